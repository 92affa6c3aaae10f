//! Plans: limited in time, with a few objectives, signed by those who take part.
//!
//! Invariant: two plans of one case, both signed by trainee and coach, never share a day; the end of the last signed
//! plan is a wall for sessions.

words! {
    /// What an objective is about.
    Domain "domain" { Work "work", Employer "employer", Personal "personal" }
    /// Whom an objective comes from.
    Origin "origin" { Person "person", Employer "employer", Coach "coach", Joint "joint" }
    Outcome "result" { Met "met", Partly "partly", Dropped "dropped", CarriedOver "carried_over" }
}
