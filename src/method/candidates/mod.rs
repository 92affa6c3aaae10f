//! Candidates: people put forward for an employer's need, and what became of it.
//!
//! Invariant: nobody is put forward without their recorded consent, nor twice for one need; who was turned down, or turned it
//! down, has a reason.

pub mod actions;
pub mod pages;
pub mod store;

use crate::{
    desk::Refusal,
    kernel::{Day, ids::TraineeId, signal::Signal},
};

words! {
    /// Where a candidate stands.
    CandidateState "candidate" {
        PutForward "put_forward", Met "met", Hired "hired", FirmDeclined "firm_declined", PersonDeclined "person_declined",
    }
    /// What became of it.
    CandidateResult "candidate" {
        Met "met", Hired "hired", FirmDeclined "firm_declined", PersonDeclined "person_declined",
    }
}

impl CandidateState {
    /// Nothing more is decided.
    pub const fn is_over(self) -> bool {
        !matches!(self, CandidateState::PutForward | CandidateState::Met)
    }
}

impl From<CandidateResult> for CandidateState {
    fn from(r: CandidateResult) -> CandidateState {
        match r {
            CandidateResult::Met => CandidateState::Met,
            CandidateResult::Hired => CandidateState::Hired,
            CandidateResult::FirmDeclined => CandidateState::FirmDeclined,
            CandidateResult::PersonDeclined => CandidateState::PersonDeclined,
        }
    }
}

impl CandidateResult {
    /// Whether somebody said no, which asks why.
    pub const fn declined(self) -> bool {
        matches!(self, CandidateResult::FirmDeclined | CandidateResult::PersonDeclined)
    }
}

/// Where a result leads: people meet once, and one of the three others ends it, with or without a meeting.
///
/// # Errors
/// `err-candidate-over`, `err-candidate-met`.
pub fn after(from: CandidateState, result: CandidateResult) -> Result<CandidateState, Signal> {
    match (from, result) {
        (CandidateState::Met, CandidateResult::Met) => Err(Signal::new("err-candidate-met")),
        (from, _) if from.is_over() => Err(Signal::new("err-candidate-over")),
        (_, result) => Ok(result.into()),
    }
}

/// Whether a person may be put forward on a day: what a firm is told of them needs their consent first.
///
/// # Errors
/// `err-candidate-consent`, `err-candidate-consent-later`, each with the way to the record.
pub fn check_consent(consent_on: Option<Day>, put_on: Day, trainee: TraineeId) -> Result<(), Refusal> {
    let said = match consent_on {
        Some(day) if day <= put_on => return Ok(()),
        Some(day) => Signal::new("err-candidate-consent-later").with("date", day),
        None => Signal::new("err-candidate-consent"),
    };
    Err(Refusal::said("case", said).way_out("candidate-consent-record", format!("/trainees/{trainee}/edit#consent_on")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_ends_it_and_a_meeting_comes_once_before() {
        use CandidateResult as R;
        use CandidateState as S;
        for result in R::ALL {
            assert_eq!(after(S::PutForward, *result), Ok((*result).into()));
            assert_eq!(after(S::Met, *result).is_ok(), *result != R::Met, "{result}");
            for over in [S::Hired, S::FirmDeclined, S::PersonDeclined] {
                assert_eq!(after(over, *result).unwrap_err().key, "err-candidate-over", "{over} {result}");
            }
        }
    }

    #[test]
    fn consent_comes_first() {
        let day = |s: &str| s.parse::<Day>().unwrap();
        let check = |consent| check_consent(consent, day("2026-03-02"), uuid::Uuid::nil().into());
        assert!(check(Some(day("2026-03-02"))).is_ok());
        for without in [None, Some(day("2026-03-03"))] {
            let Err(Refusal::Said(said)) = check(without) else { panic!("refused") };
            assert!(said[0].way_out.as_ref().is_some_and(|(_, to)| to.starts_with("/trainees/")));
        }
    }
}
