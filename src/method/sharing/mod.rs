//! Sharing: what one side of the trio lets the other read beyond work facts (`method.md`, section 5). Each thing is asked about
//! alone, with the very words that will be read; whoever they belong to says yes or no, and takes it back when they want.
//!
//! Invariant: nothing is read through a door but what was agreed to, in the words that were agreed to, while the job and the
//! accompaniment go on; not a moment longer. Both sides are protected alike: what a firm confides is its own.

pub mod actions;
pub mod as_read;
pub mod beside;
pub mod pages;
pub mod party;
pub mod reaches;
pub mod shared;
pub mod sources;
pub mod store;
pub(crate) mod write;

use crate::{
    desk::{Purpose, Refusal},
    kernel::Day,
    method::{agreements::Party, cases::Stage, sessions::NoteAudience},
};

words! {
    /// To whom the words belong; the other side would read them.
    Whose "whose" { Trainee "trainee", Employer "employer" }
    /// What the words are about.
    SharingKind "sharing-kind" {
        Note "note", Objective "objective", Adjustment "adjustment",
        /// Written for this purpose.
        Words "words",
    }
    /// Where a sharing stands.
    SharingState "sharing" {
        Asked "asked", Agreed "agreed", Declined "declined",
        /// Taken back by whoever had agreed.
        Revoked "revoked",
        /// No longer asked about.
        Withdrawn "withdrawn",
        /// With the agreement of the three, the job or the accompaniment.
        Ended "ended",
    }
    /// What somebody says of words that are theirs.
    Consent "consent" { Agree "agree", Decline "decline" }
}

impl Whose {
    /// Whoever is asked, as a party of agreements.
    pub const fn owner(self) -> Party {
        match self {
            Whose::Trainee => Party::Trainee,
            Whose::Employer => Party::Employer,
        }
    }

    /// Whoever would read.
    pub const fn reader(self) -> Party {
        match self {
            Whose::Trainee => Party::Employer,
            Whose::Employer => Party::Trainee,
        }
    }

    /// What the reader's door is for.
    pub const fn purpose(self) -> Purpose {
        match self {
            Whose::Trainee => Purpose::SharedWithEmployer,
            Whose::Employer => Purpose::SharedWithTrainee,
        }
    }

    /// Whether a note written for this audience may be put to the reader. Whoever wrote it for fewer did not write it for them:
    /// other words are written instead.
    pub fn may_come_from(self, audience: NoteAudience) -> bool {
        match self {
            Whose::Trainee => audience == NoteAudience::Employer,
            Whose::Employer => audience >= NoteAudience::Trainee,
        }
    }
}

impl SharingState {
    /// Somebody can still say something about it.
    pub const fn is_live(self) -> bool {
        matches!(self, SharingState::Asked | SharingState::Agreed)
    }
}

/// Whether anything can be shared about a job on a day: the accompaniment goes on, and the job has not ended.
pub fn goes_on(stage: Stage, ended_on: Option<Day>, today: Day) -> bool {
    !stage.is_over() && ended_on.is_none_or(|end| end >= today)
}

/// What becomes of a sharing once its owner speaks.
///
/// # Errors
/// `err-sharing-said` when there is nothing to say any more: they said it, or it is over.
pub fn after(state: SharingState, said: Consent) -> Result<SharingState, Refusal> {
    match (state, said) {
        // Said once more, a yes stays what it is.
        (SharingState::Asked | SharingState::Agreed, Consent::Agree) => Ok(SharingState::Agreed),
        (SharingState::Asked, Consent::Decline) => Ok(SharingState::Declined),
        (SharingState::Agreed, Consent::Decline) => Ok(SharingState::Revoked),
        _ => Err(Refusal::rule("", "err-sharing-said")),
    }
}

/// What becomes of a sharing that its coach ends: what was agreed to is taken back, what was asked is asked no more.
///
/// # Errors
/// `err-sharing-said` when it is over.
pub fn ended_by_coach(state: SharingState) -> Result<SharingState, Refusal> {
    match state {
        SharingState::Asked => Ok(SharingState::Withdrawn),
        SharingState::Agreed => Ok(SharingState::Revoked),
        _ => Err(Refusal::rule("id", "err-sharing-said")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_can_be_taken_back_and_a_no_cannot_be_pressed_into_a_yes() {
        use SharingState::*;
        assert_eq!(after(Asked, Consent::Agree).ok(), Some(Agreed));
        assert_eq!(after(Agreed, Consent::Decline).ok(), Some(Revoked));
        for over in [Declined, Revoked, Withdrawn, Ended] {
            assert!(after(over, Consent::Agree).is_err() && after(over, Consent::Decline).is_err(), "{over}");
            assert!(ended_by_coach(over).is_err() && !over.is_live(), "{over}");
        }
        assert_eq!(after(Agreed, Consent::Agree).ok(), Some(Agreed), "a yes that is said again stays");
    }

    #[test]
    fn a_note_goes_no_further_than_it_was_written_for() {
        let from = |whose: Whose| NoteAudience::ALL.iter().filter(|a| whose.may_come_from(**a)).copied().collect::<Vec<_>>();
        assert_eq!(from(Whose::Trainee), [NoteAudience::Employer]);
        assert_eq!(from(Whose::Employer), [NoteAudience::Trainee, NoteAudience::Employer]);
    }

    #[test]
    fn on_the_last_day_of_a_job_it_still_goes_on() {
        let day = |s: &str| s.parse::<Day>().unwrap();
        let today = day("2026-11-24");
        assert!(goes_on(Stage::InEmployment, Some(today), today) && goes_on(Stage::InEmployment, None, today));
        assert!(!goes_on(Stage::InEmployment, Some(day("2026-11-23")), today));
        assert!(!goes_on(Stage::Closed, None, today) && !goes_on(Stage::Declined, None, today));
    }
}
