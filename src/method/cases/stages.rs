//! The stages of a case as a machine: which step leads where (`method.md`, section 3).
//!
//! Invariant: a stage changes by a [`Step`] only, in one statement that names the stage it came from, and each move is kept.

use super::Stage;
use crate::kernel::signal::Signal;

/// What moves a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A referral is taken up: the intake begins.
    Welcome,
    /// Nothing comes of a referral or an intake.
    Decline,
    /// A plan signed by trainee and coach ends the intake.
    Agree,
    /// A job has begun.
    Employ,
    /// The last job has ended.
    LoseJob,
    Close,
}

impl Step {
    pub const ALL: [Step; 6] = [Step::Welcome, Step::Decline, Step::Agree, Step::Employ, Step::LoseJob, Step::Close];
}

/// Where a step leads; `None` when the case is there already.
///
/// # Errors
/// The rule that refuses the step.
pub fn after(from: Stage, step: Step) -> Result<Option<Stage>, Signal> {
    use Stage::*;
    match (from, step) {
        (Closed, _) => Err(Signal::new("err-case-closed")),
        (Declined, _) => Err(Signal::new("err-case-declined")),
        (Referred, Step::Welcome) => Ok(Some(Intake)),
        (_, Step::Welcome) => Err(Signal::new("err-case-welcomed")),
        (Referred | Intake, Step::Decline) => Ok(Some(Declined)),
        (_, Step::Decline) => Err(Signal::new("err-case-under-way")),
        (Referred | Intake, Step::Agree) => Ok(Some(Towards)),
        (Towards | InEmployment, Step::Agree) => Ok(None),
        (InEmployment, Step::Employ) => Ok(None),
        (_, Step::Employ) => Ok(Some(InEmployment)),
        (InEmployment, Step::LoseJob) => Ok(Some(Towards)),
        (_, Step::LoseJob) => Ok(None),
        (_, Step::Close) => Ok(Some(Closed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_a_case_that_is_over() {
        for step in Step::ALL {
            assert!(after(Stage::Closed, step).is_err() && after(Stage::Declined, step).is_err(), "{step:?}");
        }
    }

    #[test]
    fn a_lost_job_leads_back_towards_work_and_a_second_job_forth_again() {
        assert_eq!(after(Stage::InEmployment, Step::LoseJob), Ok(Some(Stage::Towards)));
        assert_eq!(after(Stage::Towards, Step::Employ), Ok(Some(Stage::InEmployment)));
        assert_eq!(after(Stage::Towards, Step::LoseJob), Ok(None));
    }

    #[test]
    fn only_what_has_not_begun_is_declined() {
        for from in [Stage::Referred, Stage::Intake] {
            assert_eq!(after(from, Step::Decline), Ok(Some(Stage::Declined)));
        }
        for from in [Stage::Towards, Stage::InEmployment] {
            assert_eq!(after(from, Step::Decline).unwrap_err().key, "err-case-under-way");
        }
    }
}
