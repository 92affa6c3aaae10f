//! Cases: one accompaniment, joining one trainee and one coach.
//!
//! Invariant: a closed case has a closing date on or after its opening; nothing in it is opened anew.

pub mod actions;
pub mod drawing;
pub mod list;
pub mod pages;
pub mod reading;
pub mod store;
pub mod today;

use crate::{
    desk::{Refusal, Visit},
    kernel::ids::{MemberId, TraineeId},
};

words! {
    /// Where an accompaniment stands (`method.md`, section 3).
    Stage "stage" {
        Referred "referred", Intake "intake", Declined "declined", Towards "towards", InEmployment "in_employment",
        Closed "closed",
    }

    ClosingReason "closing" {
        Autonomous "autonomous", HandedOver "handed_over", TimeLimit "time_limit", Withdrew "withdrew",
        LostContact "lost_contact", Ineligible "ineligible",
    }
}

/// Whether a visit may write in a case of this coach, at this stage.
///
/// # Errors
/// [`Refusal::Forbidden`] in a colleague's, a rule when it is closed.
pub fn may_write(visit: &Visit, coach: MemberId, stage: Stage, trainee: TraineeId) -> Result<(), Refusal> {
    if !visit.coaches(coach) {
        return Err(Refusal::Forbidden);
    }
    if stage == Stage::Closed {
        return Err(Refusal::rule("case", "err-case-closed").way_out("case-new", format!("/cases/new?trainee={trainee}")));
    }
    Ok(())
}
