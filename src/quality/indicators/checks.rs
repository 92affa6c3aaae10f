//! RET-03: in work three months after the start of an ordinary placement, strictly.
//!
//! Invariant: an unknown situation stays in the denominator and is shown as unknown; silence is never a success.

use super::cases::{Because, Case, Counts, Subject, Verdict};
use crate::quality::facts::{Check, Evidence, Facts, Period, TOLERANCE};

/// Checks whose anchor, three months after the first day at work, falls in the period.
pub(super) fn in_work_at_3_months(facts: &Facts) -> Vec<Case> {
    in_work(facts, 3)
}

fn in_work(facts: &Facts, months: u8) -> Vec<Case> {
    let period = facts.period();
    let anchored = facts.checks.iter().filter(|check| check.months == months && period.holds(check.anchor_on));
    anchored.map(|check| Case::new(Subject::Placement(check.placement), &check.r#ref, verdict(check, period))).collect()
}

fn verdict(check: &Check, period: Period) -> Verdict {
    let anchor = check.anchor_on;
    let (first, last) = (anchor.plus_days(-TOLERANCE), anchor.plus_days(TOLERANCE));
    if !check.ordinary {
        return (Counts::Excluded, Because::new("why-not-ordinary"));
    }
    if let Some(died_on) = check.died_before {
        return (Counts::Excluded, Because::new("why-died").day("date", died_on).day("anchor", anchor));
    }
    if !period.past(last) {
        return (Counts::Excluded, Because::new("why-too-recent").day("limit", last));
    }
    match &check.evidence {
        Evidence::Confirmed { on, .. } => (Counts::Numerator, Because::new("why-confirmed-in-work").day("date", *on).day("anchor", anchor)),
        Evidence::OtherPlacement { r#ref } => {
            (Counts::Numerator, Because::new("why-other-placement").text("ref", r#ref).day("anchor", anchor))
        }
        Evidence::Ended { on } => (Counts::Denominator, Because::new("why-ended").day("date", *on).day("anchor", anchor)),
        Evidence::Left { on, .. } => (Counts::Denominator, Because::new("why-answered-left").day("date", *on).day("anchor", anchor)),
        Evidence::Nothing => (Counts::Unknown, Because::new("why-unknown").day("anchor", anchor).day("from", first).day("to", last)),
    }
}
