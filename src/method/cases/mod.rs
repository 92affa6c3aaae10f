//! Cases: one accompaniment, joining one trainee and one coach.
//!
//! Invariant: a closed case has a closing date on or after its opening; nothing in it is opened anew.

pub mod actions;
pub mod caseload;
pub mod closing;
pub mod course;
mod course_pages;
pub mod drawing;
pub mod edges;
pub mod list;
pub mod marks;
pub mod own;
pub mod pages;
pub mod reading;
pub mod stages;
pub mod stale;
pub mod steering;
pub mod store;
pub mod today;
pub mod trio;

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

    /// Why an accompaniment ended.
    ClosingReason "closing" {
        Autonomous "autonomous", HandedOver "handed_over", TimeLimit "time_limit", Withdrew "withdrew",
        LostContact "lost_contact", Ineligible "ineligible",
    }
}

impl Stage {
    /// Nothing more happens in it.
    pub fn is_over(self) -> bool {
        matches!(self, Stage::Closed | Stage::Declined)
    }
}

/// Whether a visit may write in a case of this coach, at this stage.
///
/// # Errors
/// [`Refusal::Forbidden`] in a colleague's, a rule when it is over.
pub fn may_write(visit: &Visit, coach: MemberId, stage: Stage, trainee: TraineeId) -> Result<(), Refusal> {
    if !visit.coaches(coach) {
        return Err(Refusal::Forbidden);
    }
    let over = match stage {
        Stage::Closed => "err-case-closed",
        Stage::Declined => "err-case-declined",
        _ => return Ok(()),
    };
    Err(Refusal::rule("case", over).way_out("case-new", format!("/cases/new?trainee={trainee}")))
}
