//! Sessions: contacts that took place, or should have.
//!
//! Invariant: a session's note is read only by those in its audience; audiences are nested
//! (coach ⊂ structure ⊂ trainee ⊂ employer).

pub mod actions;
pub mod pages;
pub mod store;

use crate::{
    desk::{Audience, Refusal, Visit},
    kernel::{Day, ids::*, signal::Signal},
};

words! {
    /// With whom.
    Side "side" { Trainee "trainee", Employer "employer", Tripartite "tripartite", ThirdParty "third_party" }
    /// Where.
    Place "place" {
        Workplace "workplace", Structure "structure", Phone "phone", Video "video", Home "home", Outside "outside",
    }
    /// Who may read a note, from the fewest to the most.
    NoteAudience "audience" { Coach "coach", Structure "structure", Trainee "trainee", Employer "employer" }
    /// How it goes for a side.
    Mood "mood" { GoingWell "going_well", ToWatch "to_watch", Stuck "stuck" }
}

/// Whether a visit may read a note: for the coach only, its writer and the case's coach; otherwise whoever reads cases.
pub fn may_read_note(visit: &Visit, audience: NoteAudience, writer: Option<MemberId>, coach: MemberId) -> bool {
    let me = visit.member();
    match audience {
        NoteAudience::Coach => me.is_some() && (me == writer || me == Some(coach)),
        _ => visit.is_in(Audience::CASE_READERS),
    }
}

/// When a session can have been held: not before its case, not after the wall, not in the future.
///
/// # Errors
/// `err-future`, `err-before-case`, `err-wall` (with the way out: a new signed plan).
pub fn check_day(held_on: Day, today: Day, case: CaseId, opened_on: Day, wall: Option<Day>) -> Result<(), Refusal> {
    if held_on > today {
        return Err(Refusal::rule("held_on", "err-future"));
    }
    if held_on < opened_on {
        return Err(Refusal::said("held_on", Signal::new("err-before-case").with("date", opened_on)));
    }
    match wall {
        Some(end) if held_on > end => {
            let said = Refusal::said("held_on", Signal::new("err-wall").with("date", end));
            Err(said.way_out("extension-or-plan", format!("/cases/{case}/extension")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn checked(held: &str, wall: Option<&str>) -> Result<(), String> {
        let case = CaseId(uuid::Uuid::nil());
        check_day(day(held), day("2026-11-24"), case, day("2026-01-05"), wall.map(day)).map_err(|r| match r {
            Refusal::Said(said) => said[0].signal.key.clone(),
            other => other.to_string(),
        })
    }

    #[test]
    fn a_session_stays_between_its_case_and_the_wall() {
        assert_eq!(checked("2026-06-30", Some("2026-06-30")), Ok(()));
        assert_eq!(checked("2026-07-01", Some("2026-06-30")), Err("err-wall".into()));
        assert_eq!(checked("2026-07-01", None), Ok(()), "before the first signed plan, sessions are free");
        assert_eq!(checked("2026-01-04", None), Err("err-before-case".into()));
        assert_eq!(checked("2026-11-25", None), Err("err-future".into()));
    }
}
