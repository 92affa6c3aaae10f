//! Follow-up in employment: the contacts a job asks for, with both sides, from its first day on (`method.md`, section 6).
//!
//! Invariant: nothing of the calendar is stored. It is read from the placement, the method profile and the sessions, so that a
//! trial that moves, a contract that is renewed or a person who is stuck bends it by itself.

pub mod calendar;
pub mod pages;
pub mod store;

pub use calendar::{Job, Point, calendar};

use crate::{
    kernel::Day,
    people::profiles::{Numbers, Rule},
};

words! {
    /// Why a contact is due.
    Touch "touch" {
        BeforeStart "before_start", FirstDays "first_days", MonthOne "month_one", MonthsTwoThree "months_two_three",
        BeforeTrialEnd "before_trial_end", MonthsFourSix "months_four_six", Bilan "bilan", Status "status",
        /// Somebody said it does not go: sooner than the calendar.
        Stuck "stuck",
        /// They answered a pulse so that a contact is to follow it.
        Called "called",
    }
    /// Where the follow-up of one side stands.
    Standing "follow-up" { Ahead "ahead", Due "due", Overdue "overdue", Unreachable "unreachable", Over "over" }
}

/// What is known of the contacts with one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contacts {
    /// The last one that took place.
    pub last: Option<Day>,
    /// Tries since then that met nobody.
    pub missed: i64,
    /// The day on which somebody last said it does not go, when no contact took place since.
    pub stuck: Option<Day>,
    /// The day by which a contact is due because of what they answered to a pulse, when none took place since.
    pub called: Option<Day>,
}

/// The next contact with one side, and where it stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    pub point: Option<Point>,
    pub standing: Standing,
    pub missed: i64,
}

impl Next {
    /// Whether somebody asked for it in a pulse.
    pub fn is_called(&self) -> bool {
        self.point.is_some_and(|p| p.touch == Touch::Called)
    }
}

/// The next contact of a calendar: the first one that no contact has met. A contact meets what was planned up to half a gap after
/// it: whoever calls on Monday need not call again on Tuesday.
///
/// It is overdue once the gap has grown beyond the profile's share of the planned one; overdue with tries that met nobody is
/// unreachable, which is not lost.
pub fn next(points: &[Point], contacts: Contacts, numbers: &Numbers, today: Day) -> Next {
    let met = |p: &Point| contacts.last.is_some_and(|last| last >= p.on.plus_days(-(p.gap / 2)));
    let planned = points.iter().copied().find(|p| !met(p));
    let point = match (stuck(contacts, numbers), planned) {
        (Some(sooner), Some(p)) if sooner.on < p.on => Some(sooner),
        (Some(sooner), None) => Some(sooner),
        (_, planned) => planned,
    };
    // Whoever asked for it waits for it, even where the calendar was to come first.
    let point = contacts.called.map_or(point, |due| Some(called(due, point, numbers)));
    let standing = match point {
        None => Standing::Over,
        Some(p) if today < p.on => Standing::Ahead,
        Some(p) if today <= latest(p, numbers) => Standing::Due,
        Some(_) if contacts.missed > 0 => Standing::Unreachable,
        Some(_) => Standing::Overdue,
    };
    Next { point, standing, missed: contacts.missed }
}

/// Who is stuck is called within as many days as somebody who has just begun.
fn stuck(contacts: Contacts, numbers: &Numbers) -> Option<Point> {
    let gap = numbers.get(Rule::ContactFirstDays)?;
    contacts.stuck.map(|on| Point { on: on.plus_days(gap), touch: Touch::Stuck, gap })
}

/// What somebody asked for in a pulse: by the day it is due, or when the calendar was to come anyway.
fn called(due: Day, planned: Option<Point>, numbers: &Numbers) -> Point {
    match planned.filter(|p| p.on < due) {
        Some(sooner) => Point { touch: Touch::Called, ..sooner },
        None => Point { on: due, touch: Touch::Called, gap: numbers.get(Rule::ContactCalledDays).unwrap_or(1) },
    }
}

/// The last day on which a contact is not overdue yet.
fn latest(p: Point, numbers: &Numbers) -> Day {
    let share = numbers.get(Rule::OverdueShare).unwrap_or(100).max(100);
    p.on.plus_days(p.gap * (share - 100) / 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::structures::Profile;
    use proptest::prelude::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn job() -> Vec<Point> {
        calendar(Job { started_on: day("2026-03-02"), trial_ends_on: None, ends_on: None }, &Numbers::shipped(Profile::Rejoins))
    }

    fn at(contacts: Contacts, today: &str) -> Next {
        next(&job(), contacts, &Numbers::shipped(Profile::Rejoins), day(today))
    }

    fn met(last: &str) -> Contacts {
        Contacts { last: Some(day(last)), ..Contacts::default() }
    }

    #[test]
    fn a_contact_meets_what_was_planned_around_it() {
        assert_eq!(
            at(met("2026-03-05"), "2026-03-06").point.unwrap().on,
            day("2026-03-09"),
            "the first days are done, the first week is next"
        );
        assert_eq!(at(met("2026-03-07"), "2026-03-08").point.unwrap().on, day("2026-03-16"), "Saturday meets Monday's");
    }

    #[test]
    fn what_is_late_is_due_then_overdue_then_unreachable_and_never_lost() {
        let late = met("2026-03-09");
        assert_eq!(at(late, "2026-03-15").standing, Standing::Ahead);
        assert_eq!(at(late, "2026-03-16").standing, Standing::Due);
        assert_eq!(at(late, "2026-03-19").standing, Standing::Due, "a gap of ten days is not yet half as much again");
        assert_eq!(at(late, "2026-03-20").standing, Standing::Overdue);
        assert_eq!(at(Contacts { missed: 2, ..late }, "2026-03-20").standing, Standing::Unreachable);
    }

    #[test]
    fn who_is_stuck_is_called_sooner() {
        let stuck = Contacts { last: Some(day("2026-05-04")), stuck: Some(day("2026-05-04")), ..Contacts::default() };
        let next = at(stuck, "2026-05-05").point.unwrap();
        assert_eq!((next.touch, next.on), (Touch::Stuck, day("2026-05-07")));
    }

    #[test]
    fn who_answered_so_is_called_sooner_and_never_later_than_the_calendar() {
        let asked = |due: &str, last: &str| at(Contacts { called: Some(day(due)), ..met(last) }, "2026-05-05").point.unwrap();
        let sooner = asked("2026-05-07", "2026-05-04");
        assert_eq!((sooner.touch, sooner.on), (Touch::Called, day("2026-05-07")));
        assert_eq!(at(met("2026-05-04"), "2026-05-05").point.unwrap().on, day("2026-05-14"), "what it comes before");
        let planned = asked("2026-05-20", "2026-05-04");
        assert_eq!((planned.touch, planned.on), (Touch::Called, day("2026-05-14")), "the calendar's day, and why it stands on the day");
        let after_all = at(Contacts { called: Some(day("2027-05-07")), ..met("2027-04-01") }, "2027-05-05").point.unwrap();
        assert_eq!((after_all.touch, after_all.on), (Touch::Called, day("2027-05-07")), "once the calendar has nothing more to ask");
    }

    proptest! {
        /// Whenever they met last, the next contact lies after it, and the standing never goes back as days pass.
        #[test]
        fn the_next_contact_is_after_the_last(last in -20i64..400, today in 0i64..500) {
            let start = day("2026-03-02");
            let contacts = met(&start.plus_days(last).to_string());
            let on = |t| next(&job(), contacts, &Numbers::shipped(Profile::Rejoins), start.plus_days(t));
            let (now, later) = (on(today), on(today + 1));
            prop_assert!(now.point.is_none_or(|p| p.on > start.plus_days(last)));
            prop_assert_eq!(now.point, later.point);
            prop_assert!(now.standing <= later.standing);
        }
    }
}
