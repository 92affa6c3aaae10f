//! What coaching at work is measured by (`method.md`, section 7): its hours beside the hours of contract, and how many of its
//! contacts touch the firm.
//!
//! Only days with a job count: before one, there is nothing to set the hours against, and no firm to speak with. The hours
//! of contract stand for the hours worked, which nobody counts here.

use crate::{
    kernel::{Day, Hundredths},
    method::sessions::Side,
    people::profiles::{Numbers, Rule},
};

/// From so few contacts at work on, a share says nothing.
const TOO_FEW: i64 = 5;

/// A job of the case.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Job {
    pub started_on: Day,
    pub ended_on: Option<Day>,
    pub weekly_hours: Option<Hundredths>,
}

/// A contact that took place.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Contact {
    pub held_on: Day,
    pub minutes: Option<i64>,
    pub side: Side,
}

/// Coaching beside work, over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Hours of coaching on days with a job.
    pub coaching: Hundredths,
    /// Hours of contract; absent when a job does not say how many it has.
    pub contract: Option<Hundredths>,
    /// Contacts on days with a job, and those of them that touched the firm.
    pub contacts: i64,
    pub with_firm: i64,
}

impl Shares {
    /// Hours of coaching for a hundred of contract.
    pub fn hours(&self) -> Option<Hundredths> {
        let contract = self.contract.filter(|h| h.0 > 0)?;
        Some(Hundredths((self.coaching.0 * 10_000 + contract.0 / 2) / contract.0))
    }

    /// The share of contacts that touched the firm, in percent; nothing to say of a few.
    pub fn firm(&self) -> Option<i64> {
        (self.contacts >= TOO_FEW).then(|| self.with_firm * 100 / self.contacts)
    }

    /// More coaching than the profile's share of the hours, or more than in the plan before.
    pub fn too_much(&self, before: Option<Shares>, numbers: &Numbers) -> Option<&'static str> {
        let hours = self.hours()?;
        let grew = before.and_then(|b| b.hours()).is_some_and(|b| hours.0 > b.0);
        match numbers.get(Rule::HoursShare)? {
            most if hours.0 > most * 100 => Some("shares-hours-above"),
            _ if grew => Some("shares-hours-grow"),
            _ => None,
        }
    }

    /// Fewer contacts with the firm than the profile asks for.
    pub fn too_little_firm(&self, numbers: &Numbers) -> bool {
        matches!((self.firm(), numbers.get(Rule::EmployerShare)), (Some(share), Some(least)) if share < least)
    }
}

/// The shares between two days, both included; `None` when nobody was at work on any.
pub fn between(from: Day, until: Day, jobs: &[Job], contacts: &[Contact]) -> Option<Shares> {
    let days = |j: &Job| {
        let (first, last) = (j.started_on.max(from), j.ended_on.map_or(until, |end| end.min(until)));
        (last.days_since(first) + 1).max(0)
    };
    let jobs: Vec<&Job> = jobs.iter().filter(|j| days(j) > 0).collect();
    if jobs.is_empty() {
        return None;
    }
    let at_work = |c: &&Contact| {
        let runs = |j: &&Job| j.started_on <= c.held_on && j.ended_on.is_none_or(|end| c.held_on <= end);
        from <= c.held_on && c.held_on <= until && jobs.iter().any(runs)
    };
    let contacts: Vec<&Contact> = contacts.iter().filter(at_work).collect();
    let minutes: i64 = contacts.iter().filter_map(|c| c.minutes).sum();
    let weeks = |j: &&Job| Some(j.weekly_hours?.0 * days(j));
    let contract = jobs.iter().map(weeks).sum::<Option<i64>>().map(|by_seven| Hundredths((by_seven + 3) / 7));
    let with_firm = contacts.iter().filter(|c| matches!(c.side, Side::Employer | Side::Tripartite)).count();
    Some(Shares {
        coaching: Hundredths((minutes * 100 + 30) / 60),
        contract,
        contacts: contacts.len().try_into().unwrap_or(i64::MAX),
        with_firm: with_firm.try_into().unwrap_or(i64::MAX),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::structures::Profile;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn job(from: &str, to: Option<&str>, weekly: Option<i64>) -> Job {
        Job { started_on: day(from), ended_on: to.map(day), weekly_hours: weekly.map(|h| Hundredths(h * 100)) }
    }

    fn met(on: &str, minutes: i64, side: Side) -> Contact {
        Contact { held_on: day(on), minutes: Some(minutes), side }
    }

    #[test]
    fn hours_are_set_against_the_contract_on_days_with_a_job_only() {
        let jobs = [job("2026-01-05", Some("2026-01-18"), Some(35)), job("2026-01-12", None, Some(7))];
        let contacts = [
            met("2026-01-04", 600, Side::Trainee),
            met("2026-01-05", 90, Side::Trainee),
            met("2026-01-18", 90, Side::Employer),
            met("2026-02-02", 600, Side::Trainee),
        ];
        let found = between(day("2026-01-01"), day("2026-02-01"), &jobs, &contacts).unwrap();
        // Two weeks of 35 hours, three of 7.
        assert_eq!((found.coaching, found.contract, found.contacts), (Hundredths(300), Some(Hundredths(9100)), 2));
        assert_eq!(found.hours(), Some(Hundredths(330)));
        assert_eq!(between(day("2025-01-01"), day("2025-12-31"), &jobs, &contacts), None);
        assert_eq!(between(day("2026-03-01"), day("2026-02-01"), &jobs, &contacts), None, "not begun");
        let unknown = [jobs[0], job("2026-01-12", None, None)];
        assert_eq!(between(day("2026-01-01"), day("2026-02-01"), &unknown, &contacts).unwrap().hours(), None);
    }

    #[test]
    fn more_than_a_tenth_or_more_than_before_is_said() {
        let of = |coaching| Shares { coaching: Hundredths(coaching), contract: Some(Hundredths(10_000)), contacts: 0, with_firm: 0 };
        let numbers = Numbers::shipped(Profile::Rejoins);
        assert_eq!(of(1_000).too_much(None, &numbers), None);
        assert_eq!(of(1_001).too_much(None, &numbers), Some("shares-hours-above"));
        assert_eq!(of(500).too_much(Some(of(400)), &numbers), Some("shares-hours-grow"));
        assert_eq!(of(400).too_much(Some(of(400)), &numbers), None);
    }

    #[test]
    fn one_contact_in_five_touches_the_firm() {
        let of = |contacts, with_firm| Shares { coaching: Hundredths(0), contract: None, contacts, with_firm };
        let numbers = Numbers::shipped(Profile::Rejoins);
        assert!(of(6, 1).too_little_firm(&numbers) && !of(5, 1).too_little_firm(&numbers));
        assert!(!of(4, 0).too_little_firm(&numbers), "too few to say");
    }
}
