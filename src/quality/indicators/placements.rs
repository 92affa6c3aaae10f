//! JC-02: a contact in the first week of a placement; EMP-01: the employers that had a placement in the period.
//!
//! Invariant: every kind of placement counts here, trials and work-integration contracts included.

use super::cases::{Because, Case, Counts, Subject, Verdict};
use crate::kernel::ids::EmployerId;
use crate::quality::facts::{Facts, Period, Placement};
use std::collections::HashMap;

/// Days from the first day at work to the first contact.
const FIRST_WEEK: i64 = 7;

/// Placements started in the period.
pub(super) fn contact_in_first_week(facts: &Facts) -> Vec<Case> {
    let period = facts.period();
    let started = facts.placements.iter().filter(|placement| period.holds(placement.started_on));
    started.map(|placement| Case::new(Subject::Placement(placement.placement), &placement.r#ref, verdict(placement, period))).collect()
}

fn verdict(placement: &Placement, period: Period) -> Verdict {
    let limit = placement.started_on.plus_days(FIRST_WEEK);
    if !period.past(limit) {
        return (Counts::Excluded, Because::new("why-too-recent").day("limit", limit));
    }
    match placement.first_contact_on {
        Some(on) if on <= limit => (Counts::Numerator, Because::new("why-contact-in-time").day("date", on).day("limit", limit)),
        Some(on) => (Counts::Denominator, Because::new("why-contact-late").day("date", on).day("limit", limit)),
        None => (Counts::Denominator, Because::new("why-no-contact").day("date", placement.started_on).day("limit", limit)),
    }
}

/// Establishments with a placement that covers a day of the period. The others are not candidates, so none is excluded.
pub(super) fn active_employers(facts: &Facts) -> Vec<Case> {
    let period = facts.period();
    let mut active: HashMap<EmployerId, Vec<&Placement>> = HashMap::new();
    for placement in facts.placements.iter().filter(|p| p.covers_some(period.from, period.last_known())) {
        active.entry(placement.employer).or_default().push(placement);
    }
    let case = |employer: EmployerId, r#ref: &str, placements: &[&Placement]| {
        let first = placements.iter().map(|p| p.started_on.max(period.from)).min().unwrap_or(period.from);
        let because = Because::new("why-employer-active").number("count", placements.len() as i64).day("date", first);
        Case::new(Subject::Employer(employer), r#ref, (Counts::Numerator, because))
    };
    facts.employers.iter().filter_map(|e| Some(case(e.employer, &e.r#ref, active.get(&e.employer)?))).collect()
}
