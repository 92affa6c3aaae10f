//! JC-08: contacts that reach the employer, among the sessions held while the person is in employment.
//!
//! Invariant: a missed session counts nowhere.

use super::cases::{Because, Case, Counts, Subject, Verdict};
use crate::method::sessions::Side;
use crate::quality::facts::{Facts, Session};

/// Sessions dated in the period.
pub(super) fn reach_the_employer(facts: &Facts) -> Vec<Case> {
    let period = facts.period();
    let dated = facts.sessions.iter().filter(|session| period.holds(session.held_on));
    let subject = |session: &Session| Subject::Session { session: session.session, case: session.case };
    dated.map(|session| Case::new(subject(session), &session.r#ref, verdict(session))).collect()
}

fn verdict(session: &Session) -> Verdict {
    let (counts, key) = match session {
        Session { held: false, .. } => (Counts::Excluded, "why-missed"),
        Session { in_employment: false, .. } => (Counts::Excluded, "why-not-in-employment"),
        Session { side: Side::Employer, .. } => (Counts::Numerator, "why-with-employer"),
        Session { side: Side::Tripartite, .. } => (Counts::Numerator, "why-tripartite"),
        Session { side: Side::Trainee, .. } => (Counts::Denominator, "why-with-trainee"),
        Session { side: Side::ThirdParty, .. } => (Counts::Denominator, "why-with-third-party"),
    };
    (counts, Because::new(key).day("date", session.held_on))
}
