//! Objectives: what a plan is to reach, a few at a time.
//!
//! Invariant: an objective that has ended has a result; no plan pursues more of them at once than the method profile allows.

pub mod actions;
pub mod store;

words! {
    /// What an objective is about.
    Domain "domain" { Work "work", Employer "employer", Personal "personal" }
    /// Whom an objective comes from.
    Origin "origin" { Person "person", Employer "employer", Coach "coach", Joint "joint" }
    /// How it ended.
    Outcome "result" { Met "met", Partly "partly", Dropped "dropped", CarriedOver "carried_over" }
}
