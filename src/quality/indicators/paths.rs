//! PAR-01: a plan signed within 60 days of the entry.
//!
//! Invariant: a stay counts once its 60 days are over and it lasted them; before that it is neither a yes nor a no.

use super::cases::{Because, Case, Counts, Subject, Verdict};
use crate::quality::facts::{Facts, Path, Period};

/// Days from the entry to the signatures.
const DELAY: i64 = 60;

/// Stays entered in the period.
pub(super) fn signed_in_time(facts: &Facts) -> Vec<Case> {
    let period = facts.period();
    let entered = facts.paths.iter().filter(|path| period.holds(path.entered_on));
    entered.map(|path| Case::new(Subject::Trainee(path.trainee), &path.r#ref, verdict(path, period))).collect()
}

fn verdict(path: &Path, period: Period) -> Verdict {
    let limit = path.entered_on.plus_days(DELAY);
    if let Some(left_on) = path.left_on.filter(|left_on| *left_on < limit) {
        return (Counts::Excluded, Because::new("why-left-before").day("date", left_on).day("limit", limit));
    }
    if !period.past(limit) {
        return (Counts::Excluded, Because::new("why-too-recent").day("limit", limit));
    }
    match path.plan_signed_on {
        Some(on) if on <= limit => (Counts::Numerator, Because::new("why-signed-in-time").day("date", on).day("limit", limit)),
        Some(on) => (Counts::Denominator, Because::new("why-signed-late").day("date", on).day("limit", limit)),
        None => (Counts::Denominator, Because::new("why-not-signed").day("limit", limit)),
    }
}
