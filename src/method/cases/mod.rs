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
