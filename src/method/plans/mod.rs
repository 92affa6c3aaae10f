//! Plans: limited in time, signed by those who take part.
//!
//! Invariant: two plans of one case, both signed by trainee and coach, never share a day; the end of the last signed
//! plan is a wall for sessions.

pub mod actions;
pub mod hours;
pub mod pages;
pub mod shares;
pub mod store;

use crate::kernel::Day;

words! {
    /// Who signs.
    Signer "signer" { Trainee "trainee", Coach "coach", Employer "employer" }
    /// Where a plan stands (`method.md`, section 4). Read from its dates, so that it ends by itself.
    PlanState "plan-state" {
        Draft "draft", Proposed "proposed", Active "active", Suspended "suspended", Ended "ended",
    }
}

/// What the rules need of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub starts_on: Day,
    pub last_day: Day,
    /// By trainee and coach both.
    pub signed: bool,
    /// Its last day is the day of a review, not an end.
    pub open_ended: bool,
}

impl Span {
    fn shares_a_day_with(self, other: Span) -> bool {
        self.starts_on <= other.last_day && other.starts_on <= self.last_day
    }
}

/// Whether a plan about to be signed shares a day with one that is.
pub fn overlaps(new: Span, others: &[Span]) -> Option<Span> {
    others.iter().copied().find(|o| o.signed && o.shares_a_day_with(new))
}

/// The wall: the last day of the last signed plan, once there is one, and unless one of them has no end.
pub fn wall(plans: &[Span]) -> Option<Day> {
    if plans.iter().any(|p| p.signed && p.open_ended) {
        return None;
    }
    plans.iter().filter(|p| p.signed).map(|p| p.last_day).max()
}

/// Where a plan stands on a day.
pub fn state(span: Span, proposed: bool, suspended: bool, today: Day) -> PlanState {
    match span.signed {
        false if proposed => PlanState::Proposed,
        false => PlanState::Draft,
        true if today > span.last_day && !span.open_ended => PlanState::Ended,
        true if suspended => PlanState::Suspended,
        true => PlanState::Active,
    }
}

/// The latest day a plan of a case may end on: so many months after the first signed one began, suspended days not counted.
pub fn ceiling(first_signed: Option<Day>, starts_on: Day, months: i32, suspended_days: i64) -> Day {
    first_signed.unwrap_or(starts_on).min(starts_on).plus_months(months).plus_days(suspended_days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: &str, signed: bool) -> Span {
        Span { starts_on: from.parse().unwrap(), last_day: to.parse().unwrap(), signed, open_ended: false }
    }

    #[test]
    fn a_plan_without_an_end_is_no_wall() {
        let endless = Span { open_ended: true, ..span("2026-01-01", "2026-06-30", true) };
        assert_eq!(wall(&[endless, span("2025-01-01", "2025-06-30", true)]), None);
        assert_eq!(state(endless, true, false, "2027-01-01".parse().unwrap()), PlanState::Active);
    }

    #[test]
    fn a_plan_ends_by_itself_the_day_after_its_last() {
        let at = |d: &str| state(span("2026-01-01", "2026-06-30", true), true, false, d.parse().unwrap());
        assert_eq!((at("2026-06-30"), at("2026-07-01")), (PlanState::Active, PlanState::Ended));
        assert_eq!(state(span("2026-01-01", "2026-06-30", false), true, false, "2027-01-01".parse().unwrap()), PlanState::Proposed);
        assert_eq!(state(span("2026-01-01", "2026-06-30", true), true, true, "2026-03-01".parse().unwrap()), PlanState::Suspended);
    }

    #[test]
    fn the_ceiling_counts_from_the_first_signed_plan_and_not_the_days_of_rest() {
        let day = |s: &str| s.parse::<Day>().unwrap();
        assert_eq!(ceiling(None, day("2026-01-31"), 24, 0), day("2028-01-31"));
        assert_eq!(ceiling(Some(day("2025-01-01")), day("2026-07-01"), 24, 31), day("2027-02-01"));
    }

    #[test]
    fn the_wall_is_the_end_of_the_last_signed_plan() {
        let plans = [span("2026-01-01", "2026-06-30", true), span("2026-07-01", "2026-12-31", false)];
        assert_eq!(wall(&plans).unwrap().to_string(), "2026-06-30");
        assert_eq!(wall(&plans[1..]), None);
    }

    #[test]
    fn signed_plans_never_share_a_day() {
        let signed = [span("2026-01-01", "2026-06-30", true)];
        assert!(overlaps(span("2026-06-30", "2026-12-31", false), &signed).is_some());
        assert!(overlaps(span("2026-07-01", "2026-12-31", false), &signed).is_none());
        assert!(overlaps(span("2026-01-01", "2026-12-31", false), &[span("2026-01-01", "2026-06-30", false)]).is_none());
    }
}
