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

/// The last day of a plan that rests: pushed by the suspended days that fall into its time. A suspension that begins after the
/// end pushes nothing.
pub fn pushed(starts_on: Day, last_day: Day, rest: Rest) -> Day {
    let within = Rest { from_on: rest.from_on.max(starts_on), to_on: rest.to_on };
    if within.from_on > last_day || within.days() == 0 { last_day } else { last_day.plus_days(within.days()) }
}

/// The last day of a plan whose suspension ends earlier than agreed: what was pushed for the days that are worked again comes
/// back.
pub fn shortened(starts_on: Day, last_day: Day, rest: Rest, until: Day) -> Day {
    let begins = rest.from_on.max(starts_on);
    if begins > last_day {
        return last_day;
    }
    let kept = Rest { from_on: begins, to_on: until };
    let whole = Rest { from_on: begins, to_on: rest.to_on };
    last_day.plus_days(kept.days() - whole.days())
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
        assert_eq!(shortened(day("2026-01-01"), last, whole, day("2026-03-10")), day("2026-07-10"));
        assert_eq!(shortened(day("2026-01-01"), last, whole, day("2026-02-28")), day("2026-06-30"), "it did not take place");
    }

    /// Days of a plan on which nobody rested, counted one by one: an oracle that knows no rule.
    fn worked(starts_on: Day, last_day: Day, rests: &[Rest]) -> i64 {
        (0..=last_day.days_since(starts_on)).filter(|n| !rests.iter().any(|r| r.covers(starts_on.plus_days(*n)))).count() as i64
    }

    proptest! {
        /// Whatever is suspended, in whatever order it is agreed, and cut short or not, and with an extension in between: a plan
        /// keeps the days that were planned.
        #[test]
        fn a_plan_keeps_its_days(
            start in 0i64..70_000, length in 1i64..400, longer in 0i64..200,
            asked in prop::collection::vec((0i64..600, 1i64..90, 0i64..120), 1..6),
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
                if new.from_on > last {
                    prop_assert_eq!(pushed(starts_on, last, new), last);
                    continue;
                }
                last = pushed(starts_on, last, new);
                let until = new.to_on.min(new.from_on.plus_days(*back - 1));
                // Later suspensions stand: one that is cut short keeps those behind it within the plan.
                let cut = shortened(starts_on, last, new, until);
                if rests.iter().all(|r| r.from_on <= cut) {
                    last = cut;
                    rests.push(Rest { to_on: until, ..new });
                } else {
                    rests.push(new);
                }
                if i == 1 {
                    last = last.plus_days(longer);
                    planned += longer;
                }
            }
            prop_assert_eq!(worked(starts_on, last, &rests), planned);
        }
    }
}
