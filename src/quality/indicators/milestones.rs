//! MIL-01: milestones of the follow-up answered on time.
//!
//! Invariant: any answer counts, good or bad news alike; only its date matters.

use super::cases::{Because, Case, Counts, Subject, Verdict};
use crate::method::milestones::MilestoneKind;
use crate::quality::facts::{Facts, Milestone, Period, TOLERANCE};

/// Milestones of the first week, then of 1, 3, 6 and 12 months, due in the period.
pub(super) fn answered_in_time(facts: &Facts) -> Vec<Case> {
    use MilestoneKind::{M1, M3, M6, M12, W1};
    let period = facts.period();
    let due = facts.milestones.iter().filter(|m| matches!(m.kind, W1 | M1 | M3 | M6 | M12) && period.holds(m.due_on));
    let case = |m: &Milestone| {
        let subject = Subject::Milestone { milestone: m.milestone, placement: m.placement };
        Case::new(subject, &format!("{} {}", m.placement_ref, m.kind), verdict(m, period))
    };
    due.map(case).collect()
}

fn verdict(milestone: &Milestone, period: Period) -> Verdict {
    let due = milestone.due_on;
    let (first, last) = (due.plus_days(-TOLERANCE), due.plus_days(TOLERANCE));
    if let Some(ended_on) = milestone.placement_ended_on.filter(|ended_on| *ended_on < due) {
        return (Counts::Excluded, Because::new("why-ended-before-due").day("date", ended_on).day("due", due));
    }
    if !period.past(last) {
        return (Counts::Excluded, Because::new("why-too-recent").day("limit", last));
    }
    match milestone.answered_on {
        Some(on) if (first..=last).contains(&on) => {
            (Counts::Numerator, Because::new("why-answered-in-time").day("date", on).day("due", due))
        }
        Some(on) => (Counts::Denominator, Because::new("why-answered-outside").day("date", on).day("from", first).day("to", last)),
        None => (Counts::Denominator, Because::new("why-not-answered").day("due", due).day("limit", last)),
    }
}
