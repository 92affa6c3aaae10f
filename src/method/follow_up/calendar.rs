//! The calendar of a job: on which days a contact is due with either side.

use super::Touch;
use crate::{
    kernel::Day,
    people::profiles::{Numbers, Rule},
};

/// What the calendar needs of a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    pub started_on: Day,
    pub trial_ends_on: Option<Day>,
    /// Its last day, or the day its contract runs to: nothing is due after it. A renewal moves it.
    pub ends_on: Option<Day>,
}

/// A contact that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    pub on: Day,
    pub touch: Touch,
    /// Days since the one planned before it.
    pub gap: i64,
}

/// The contacts of a job, in order, one a day at most; a rule that is switched off asks for none.
pub fn calendar(job: Job, numbers: &Numbers) -> Vec<Point> {
    let mut all = planned(job, numbers);
    // What says more wins the day: a three-way bilan is also the month's contact.
    all.sort_by_key(|(on, touch)| (*on, rank(*touch)));
    all.dedup_by_key(|(on, _)| *on);
    let mut before: Option<Day> = None;
    let mut points = Vec::with_capacity(all.len());
    for (on, touch) in all {
        let gap = on.days_since(before.unwrap_or_else(|| on.plus_days(-first_gap(numbers))));
        before = Some(on);
        if job.ends_on.is_none_or(|end| on <= end) {
            points.push(Point { on, touch, gap });
        }
    }
    points
}

fn rank(touch: Touch) -> u8 {
    match touch {
        Touch::Bilan => 0,
        Touch::BeforeTrialEnd => 1,
        Touch::Status => 2,
        _ => 3,
    }
}

/// The first contact has none before it: as long as it comes before the first day.
fn first_gap(numbers: &Numbers) -> i64 {
    numbers.get(Rule::ContactBeforeStartDays).or(numbers.get(Rule::ContactMonthOneDays)).unwrap_or(7)
}

fn planned(job: Job, numbers: &Numbers) -> Vec<(Day, Touch)> {
    let start = job.started_on;
    let mut all = Vec::new();
    all.extend(numbers.get(Rule::ContactBeforeStartDays).map(|n| (start.plus_days(-n), Touch::BeforeStart)));
    all.extend(numbers.get(Rule::ContactFirstDays).map(|n| (start.plus_days(n), Touch::FirstDays)));
    let (month_one, month_three, month_six) = (start.plus_months(1), start.plus_months(3), start.plus_months(6));
    if let Some(days) = numbers.get(Rule::ContactMonthOneDays) {
        all.extend(every(start, days, month_one).map(|d| (d, Touch::MonthOne)));
    }
    if let Some(days) = numbers.get(Rule::ContactMonthsTwoThreeDays) {
        all.extend(every(month_one, days, month_three).map(|d| (d, Touch::MonthsTwoThree)));
    }
    if let Some(months) = numbers.months(Rule::ContactMonthsFourSixMonths) {
        let months = (1..).map(|k| start.plus_months(3 + k * months.max(1))).take_while(|d| *d < month_six);
        all.extend(months.map(|d| (d, Touch::MonthsFourSix)));
    }
    let trial = job.trial_ends_on.zip(numbers.get(Rule::ContactBeforeTrialEndDays)).map(|(end, n)| end.plus_days(-n));
    all.extend(trial.filter(|d| *d > start).map(|d| (d, Touch::BeforeTrialEnd)));
    for (rule, touch) in [
        (Rule::BilanFirstMonths, Touch::Bilan),
        (Rule::BilanSecondMonths, Touch::Bilan),
        (Rule::StatusFirstMonths, Touch::Status),
        (Rule::StatusSecondMonths, Touch::Status),
    ] {
        all.extend(numbers.months(rule).map(|m| (start.plus_months(m), touch)));
    }
    all
}

/// Every so many days after a day, before another.
fn every(after: Day, days: i64, before: Day) -> impl Iterator<Item = Day> {
    (1..).map(move |k| after.plus_days(k * days.max(1))).take_while(move |d| *d < before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::structures::Profile;
    use proptest::prelude::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn of(job: Job) -> Vec<String> {
        calendar(job, &Numbers::shipped(Profile::Rejoins)).iter().map(|p| format!("{} {}", p.on, p.touch)).collect()
    }

    /// The defaults of `method.md`, section 6, written out by hand for one job.
    #[test]
    fn a_job_is_followed_often_at_first_and_then_less() {
        let job = Job { started_on: day("2026-01-31"), trial_ends_on: Some(day("2026-03-31")), ends_on: None };
        assert_eq!(
            of(job),
            [
                "2026-01-24 before_start",
                "2026-02-03 first_days",
                "2026-02-07 month_one",
                "2026-02-14 month_one",
                "2026-02-21 month_one",
                "2026-03-14 months_two_three",
                "2026-03-17 before_trial_end",
                "2026-03-28 months_two_three",
                "2026-04-11 months_two_three",
                "2026-04-25 months_two_three",
                "2026-04-30 bilan",
                "2026-05-31 months_four_six",
                "2026-06-30 months_four_six",
                "2026-07-31 bilan",
                "2026-10-31 status",
                "2027-01-31 status",
            ]
        );
    }

    #[test]
    fn a_contract_that_ends_asks_for_nothing_after_and_a_renewal_for_more() {
        let until = |end: &str| of(Job { started_on: day("2026-01-05"), trial_ends_on: None, ends_on: Some(day(end)) });
        assert_eq!(until("2026-01-12").last().unwrap(), "2026-01-12 month_one");
        assert!(until("2026-07-05").len() > until("2026-04-05").len());
    }

    #[test]
    fn a_rule_that_is_switched_off_asks_for_nothing() {
        use crate::people::profiles::{Change, What};
        let off = |rule| Change { what: What::Number(rule, None), origin: "x".into(), effective_on: day("2026-01-01") };
        let all: Vec<Change> = [Rule::ContactMonthOneDays, Rule::StatusFirstMonths, Rule::StatusSecondMonths].map(off).to_vec();
        let numbers = Numbers::on(day("2026-01-02"), Profile::Rejoins, &all);
        let points = calendar(Job { started_on: day("2026-01-05"), trial_ends_on: None, ends_on: None }, &numbers);
        assert!(points.iter().all(|p| !matches!(p.touch, Touch::MonthOne | Touch::Status)) && points.len() > 5);
    }

    proptest! {
        /// Whatever the first day: one contact a day at most, in order, and the gaps add up to the whole.
        #[test]
        fn points_are_in_order_and_their_gaps_add_up(start in 0i64..73_000, trial in proptest::option::of(1i64..200)) {
            let started_on = Day::FIRST.plus_days(start);
            let job = Job { started_on, trial_ends_on: trial.map(|t| started_on.plus_days(t)), ends_on: None };
            let points = calendar(job, &Numbers::shipped(Profile::Rejoins));
            prop_assert!(points.windows(2).all(|w| w[0].on < w[1].on && w[1].gap == w[1].on.days_since(w[0].on)));
            prop_assert!(points.iter().all(|p| p.gap > 0));
            prop_assert_eq!(points.last().unwrap().on, started_on.plus_months(12));
        }
    }
}
