//! Extensions: a longer end for a plan, asked from a complete logbook and decided by the structure (`method.md`, section 4).
//!
//! Invariant: no plan is extended more often, by more months at once or beyond the ceiling that the method profile sets on the
//! day of the request; a decision stands.

pub mod actions;
pub mod pages;
pub mod store;

use crate::{
    desk::{Refusal, Said},
    kernel::{Day, ids::*, signal::Signal},
    people::profiles::{Numbers, Rule},
};

words! {
    /// Where a request stands.
    ExtensionState "extension" { Requested "requested", Granted "granted", Denied "denied", Withdrawn "withdrawn" }
    /// What can be decided.
    Decision "decision" { Granted "granted", Denied "denied" }
}

impl From<Decision> for ExtensionState {
    fn from(d: Decision) -> ExtensionState {
        match d {
            Decision::Granted => ExtensionState::Granted,
            Decision::Denied => ExtensionState::Denied,
        }
    }
}

/// What an extension is asked from.
#[derive(Debug, Clone, Copy)]
pub struct Logbook {
    pub case: CaseId,
    pub plan: PlanId,
    /// A contact agreed for a day that has passed, with no session noted since.
    pub contact_missing: Option<Day>,
    pub open_objectives: usize,
}

/// Whether the logbook is complete: every contact that was due is logged or explained, every objective has a result.
///
/// # Errors
/// Each gap, with where to close it.
pub fn check_logbook(book: Logbook) -> Result<(), Refusal> {
    let mut said = Vec::new();
    if let Some(day) = book.contact_missing {
        let mut missing = Said::new("", Signal::new("err-logbook-contact").with("date", day));
        missing.way_out = Some(("session-log".into(), format!("/cases/{}/sessions/new?held_on={day}", book.case)));
        said.push(missing);
    }
    if book.open_objectives > 0 {
        let mut open = Said::new("", Signal::new("err-logbook-objectives").with("count", book.open_objectives));
        open.way_out = Some(("plan-open".into(), format!("/plans/{}", book.plan)));
        said.push(open);
    }
    if said.is_empty() { Ok(()) } else { Err(Refusal::Said(said)) }
}

/// Whether a new end keeps within the profile's number and length of extensions. The ceiling of the whole accompaniment is
/// checked beside it.
///
/// # Errors
/// `err-extensions-many`, `err-extension-long`, `err-extension-short`, each with its line of the profile.
pub fn check_caps(last_day: Day, new_end: Day, granted: usize, numbers: &Numbers) -> Result<(), Refusal> {
    let see = |r: Refusal, rule: Rule| r.way_out("profile-see", format!("/profile#{rule}"));
    if new_end <= last_day {
        return Err(Refusal::said("new_end", Signal::new("err-extension-short").with("date", last_day)));
    }
    if let Some(most) = numbers.get(Rule::Extensions).filter(|most| granted as i64 >= *most) {
        let said = Refusal::said("new_end", Signal::new("err-extensions-many").with("most", most));
        return Err(see(said, Rule::Extensions));
    }
    if let Some(months) = numbers.months(Rule::ExtensionMonths).filter(|m| new_end > last_day.plus_months(*m)) {
        let said = Refusal::said("new_end", Signal::new("err-extension-long").with("months", months));
        return Err(see(said, Rule::ExtensionMonths));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::structures::Profile;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn key(r: Result<(), Refusal>) -> String {
        match r {
            Err(Refusal::Said(said)) => said[0].signal.key.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn an_extension_is_capped_in_months_and_in_number() {
        let numbers = Numbers::shipped(Profile::Rejoins);
        let asked = |end, granted| check_caps(day("2026-08-31"), day(end), granted, &numbers);
        assert!(asked("2027-02-28", 2).is_ok(), "six months, clamped to the month's end");
        assert_eq!(key(asked("2027-03-01", 2)), "err-extension-long");
        assert_eq!(key(asked("2026-12-31", 3)), "err-extensions-many");
        assert_eq!(key(asked("2026-08-31", 0)), "err-extension-short");
        assert!(check_caps(day("2026-08-31"), day("2026-12-31"), 40, &Numbers::shipped(Profile::Ips)).is_ok(), "as often as needed");
    }

    #[test]
    fn the_logbook_says_everything_that_is_missing_at_once() {
        let nil = uuid::Uuid::nil();
        let book = Logbook { case: nil.into(), plan: nil.into(), contact_missing: Some(day("2026-03-01")), open_objectives: 2 };
        let Err(Refusal::Said(said)) = check_logbook(book) else { panic!("refused") };
        assert_eq!(said.len(), 2);
        assert!(said.iter().all(|s| s.way_out.is_some()));
        assert!(check_logbook(Logbook { contact_missing: None, open_objectives: 0, ..book }).is_ok());
    }
}
