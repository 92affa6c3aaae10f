//! Members: the people at work in a structure, with their roles.
//!
//! Invariant: a member may be signed in to through at most one account, and a deactivated member signs in nowhere.

words! {
    /// What a member does in the structure (`method.md`, section 2). One person can hold several roles.
    Role "role" {
        Director "director",
        QualityReferent "quality_referent",
        Jobcoach "jobcoach",
        Supervisor "supervisor",
    }
}
