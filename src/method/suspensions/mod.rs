//! Suspensions: an accompaniment rests, and the plan's clock with it (`method.md`, sections 3 and 4).
//!
//! Invariant: two suspensions of one case never share a day; a plan's last day moves by exactly the days that were suspended
//! while it ran.

pub mod actions;
pub mod pages;
pub mod store;

use crate::kernel::Day;

words! {
    /// Why an accompaniment rests. No diagnosis, ever.
    SuspensionReason "suspension" {
        Illness "illness", Maternity "maternity", Parental "parental", Detention "detention", Training "training",
        Absence "absence", Other "other",
    }
}

/// Both days counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    pub from_on: Day,
    pub to_on: Day,
}

impl Rest {
    pub fn days(self) -> i64 {
        (self.to_on.days_since(self.from_on) + 1).max(0)
    }

    pub fn covers(self, day: Day) -> bool {
        self.from_on <= day && day <= self.to_on
    }

    /// One that ended before it began covers no day.
    fn shares_a_day_with(self, other: Rest) -> bool {
        self.days() > 0 && other.days() > 0 && self.from_on <= other.to_on && other.from_on <= self.to_on
    }
}

/// Which of those on file shares a day with a new one.
pub fn overlaps(new: Rest, known: &[Rest]) -> Option<Rest> {
    known.iter().copied().find(|k| k.shares_a_day_with(new))
}

/// The last day of a plan whose rests change from `before` to `after`: it keeps as many days that are worked. A rest that begins
/// after the end moves nothing, until another one pushes the end over it. An end that lay within a rest is the last day worked.
pub fn kept_end(starts_on: Day, last_day: Day, before: &[Rest], after: &[Rest]) -> Day {
    let rested = |r: &Rest| Rest { from_on: r.from_on.max(starts_on), to_on: r.to_on.min(last_day) }.days();
    let worked = last_day.days_since(starts_on) + 1 - before.iter().map(rested).sum::<i64>();
    let mut ahead: Vec<Rest> = after.iter().map(|r| Rest { from_on: r.from_on.max(starts_on), ..*r }).filter(|r| r.days() > 0).collect();
    ahead.sort_by_key(|r| r.from_on);
    let reached = |last: Day, rest: &Rest| if rest.from_on <= last { last.plus_days(rest.days()) } else { last };
    ahead.iter().fold(starts_on.plus_days(worked - 1), reached).max(starts_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn rest(from: &str, to: &str) -> Rest {
        Rest { from_on: day(from), to_on: day(to) }
    }

    fn pushed(starts_on: Day, last_day: Day, new: Rest) -> Day {
        kept_end(starts_on, last_day, &[], &[new])
    }

    #[test]
    fn a_suspension_pushes_the_end_by_its_length() {
        let last = pushed(day("2026-01-01"), day("2026-06-30"), rest("2026-03-01", "2026-03-31"));
        assert_eq!(last, day("2026-07-31"));
        assert_eq!(pushed(day("2026-01-01"), day("2026-06-30"), rest("2026-07-01", "2026-07-31")), day("2026-06-30"), "after the end");
        assert_eq!(pushed(day("2026-01-01"), day("2026-06-30"), rest("2025-12-01", "2026-01-10")), day("2026-07-10"), "begun before");
    }

    #[test]
    fn coming_back_earlier_gives_the_days_back() {
        let whole = rest("2026-03-01", "2026-03-31");
        let last = pushed(day("2026-01-01"), day("2026-06-30"), whole);
        let back = |until: &str| kept_end(day("2026-01-01"), last, &[whole], &[Rest { to_on: day(until), ..whole }]);
        assert_eq!(back("2026-03-10"), day("2026-07-10"));
        assert_eq!(back("2026-02-28"), day("2026-06-30"), "it did not take place");
    }

    #[test]
    fn an_end_that_is_pushed_over_a_later_rest_goes_on_behind_it() {
        let (start, end, later) = (day("2026-01-01"), day("2026-06-30"), rest("2026-07-06", "2026-07-19"));
        assert_eq!(kept_end(start, end, &[], &[later]), end, "it begins after the end");
        let sooner = rest("2026-03-02", "2026-03-11");
        let pushed = kept_end(start, end, &[later], &[later, sooner]);
        assert_eq!(pushed, day("2026-07-24"), "ten days, of which five fall before the later rest");
        let cut = Rest { to_on: day("2026-03-03"), ..sooner };
        assert_eq!(kept_end(start, pushed, &[later, sooner], &[later, cut]), day("2026-07-02"), "and comes back before it");
    }

    /// Days of a plan on which nobody rested, counted one by one: an oracle that knows no rule.
    fn worked(starts_on: Day, last_day: Day, rests: &[Rest]) -> i64 {
        (0..=last_day.days_since(starts_on)).filter(|n| !rests.iter().any(|r| r.covers(starts_on.plus_days(*n)))).count() as i64
    }

    proptest! {
        /// Whatever is suspended, in whatever order it is agreed, within the plan or behind it, and cut short or not, and with an
        /// extension in between: a plan keeps the days that were planned.
        #[test]
        fn a_plan_keeps_its_days(
            start in 0i64..70_000, length in 1i64..400, longer in 0i64..200,
            asked in prop::collection::vec((0i64..600, 1i64..90, 0i64..120), 1..8),
        ) {
            let starts_on = Day::FIRST.plus_days(start);
            let mut last = starts_on.plus_days(length - 1);
            let mut rests: Vec<Rest> = Vec::new();
            let mut planned = length;
            for (i, (from, days, back)) in asked.iter().enumerate() {
                let new = Rest { from_on: starts_on.plus_days(*from), to_on: starts_on.plus_days(from + days - 1) };
                if overlaps(new, &rests).is_some() {
                    continue;
                }
                let with: Vec<Rest> = rests.iter().copied().chain([new]).collect();
                last = kept_end(starts_on, last, &rests, &with);
                rests.push(Rest { to_on: new.to_on.min(new.from_on.plus_days(*back - 1)), ..new });
                last = kept_end(starts_on, last, &with, &rests);
                if i == 1 {
                    last = last.plus_days(longer);
                    planned = worked(starts_on, last, &rests);
                }
                prop_assert_eq!(worked(starts_on, last, &rests), planned);
                prop_assert!(longer > 0 || !rests.iter().any(|r| r.covers(last)), "the last day is worked");
            }
        }
    }
}
