//! What contradicts itself in an accompaniment's course.

use super::{Span, shared};
use crate::exchange::bundles::{
    errors::BundleError,
    merge::{Layer, Layers},
    read::Taken,
    rows::*,
};
use crate::kernel::Day;
use crate::method::{extensions::ExtensionState, gaps::Pair};
use crate::people::{profiles::Rule, structures::Profile};
use std::collections::{BTreeMap, HashMap, HashSet};

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    stages(&layers.cases, errors);
    numbers(&layers.profile_changes, errors);
    rests(&layers.suspensions, errors);
    decisions(&layers.extensions, errors);
    pairs(&layers.gaps, errors);
    answered(layers, errors);
    closed(layers, errors);
    steps(layers, errors);
}

pub(super) fn wrong<R: Row>(row: &Taken<R>, column: &str, expected: impl Into<String>, read: impl ToString) -> BundleError {
    BundleError::of_cell(R::FILE, row.line, column, expected, &read.to_string())
}

/// A case that waits for its beginning has no end.
fn stages(cases: &Layer<CaseRow>, errors: &mut Vec<BundleError>) {
    for row in cases.rows.iter().filter(|_| cases.says("stage")) {
        if let (Some(Some(said)), Some(Some(_))) = (row.cells.stage, row.cells.closed_on) {
            errors.push(wrong(row, "stage", "an empty cell, because the case has a closing date", said.stage()));
        }
    }
}

/// A change of the profile is of a number or of what the profile is based on, within its bounds, and is never rewritten.
fn numbers(changes: &Layer<ProfileChangeRow>, errors: &mut Vec<BundleError>) {
    for row in &changes.rows {
        let cells = &row.cells;
        let (Some(rule), Some(value), Some(base)) = (cells.rule, cells.value, cells.base) else { continue };
        match (rule, base) {
            (None, None) => errors.push(wrong(row, "rule", "a rule, unless the row has a base", "")),
            (Some(_), Some(base)) => errors.push(wrong(row, "base", "an empty cell beside a rule", base)),
            (None, Some(_)) if value.is_some() => {
                errors.push(wrong(row, "value", "an empty cell without a rule", value.unwrap_or_default()))
            }
            (Some(rule), None) => errors.extend(bound(rule, value).map(|(expected, read)| wrong(row, "value", expected, read))),
            _ => {}
        }
        if let Some(long) = cells.origin.as_deref().filter(|o| o.chars().count() > LONGEST_ORIGIN) {
            errors.push(wrong(row, "origin", format!("at most {LONGEST_ORIGIN} characters"), long));
        }
        let known = cells.reference.as_deref().and_then(|key| changes.known.get(key));
        let same = |known: &ProfileChangeRow| ProfileChangeRow::complete(cells.clone()).is_none_or(|new| new == *known);
        if let Some(known) = known.filter(|k| !same(k)) {
            errors.push(wrong(row, "ref", "a ref that is not known yet: a change of the profile is never rewritten", &known.reference));
        }
    }
}

/// The longest reason for a number, in characters.
const LONGEST_ORIGIN: usize = 200;

/// What is expected of a number instead, and what was read; a rule that some profile can be without can be switched off.
fn bound(rule: Rule, value: Option<i64>) -> Option<(String, String)> {
    let (least, most) = rule.bounds();
    match value {
        None if Profile::ALL.iter().any(|base| rule.can_be_none(*base)) => None,
        None => Some((format!("a number from {least} to {most}: this rule cannot be switched off"), String::new())),
        Some(n) if (least..=most).contains(&n) => None,
        Some(n) => Some((format!("a number from {least} to {most}"), n.to_string())),
    }
}

/// A rest ends on the day before it begins, when it did not take place, or later; not later than agreed; and shares no day
/// with another one of its case.
fn rests(suspensions: &Layer<SuspensionRow>, errors: &mut Vec<BundleError>) {
    let mut cases: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for row in suspensions.untouched().filter(|row| row.from_on <= row.to_on) {
        let span = Span { start: row.from_on, end: row.to_on, reference: &row.reference, line: None };
        cases.entry(row.case.clone()).or_default().push(span);
    }
    for row in &suspensions.rows {
        let SuspensionCells { reference, case, from_on, to_on, agreed_to_on, .. } = &row.cells;
        let Some(to) = *to_on else { continue };
        if let Some(agreed) = agreed_to_on.filter(|agreed| *agreed < to) {
            errors.push(wrong(row, "to_on", format!("a date on or before agreed_to_on, {agreed}"), to));
        }
        let Some(from) = *from_on else { continue };
        if to < from.plus_days(-1) {
            errors.push(wrong(row, "to_on", format!("a date on or after the day before from_on, {from}"), to));
        }
        if let (Some(reference), Some(case), true) = (reference, case, from <= to) {
            let span = Span { start: from, end: to, reference, line: Some(row.line) };
            cases.entry(case.clone()).or_default().push(span);
        }
    }
    cases.into_values().for_each(|spans| shared(spans, (SuspensionRow::FILE, "from_on", "the suspension"), errors));
}

/// What waits has no day of decision; what does not wait has one.
fn decisions(extensions: &Layer<ExtensionRow>, errors: &mut Vec<BundleError>) {
    for row in &extensions.rows {
        match (row.cells.state, row.cells.decided_on) {
            (Some(ExtensionState::Requested), Some(Some(day))) => {
                errors.push(wrong(row, "decided_on", "an empty cell, as long as the request waits", day));
            }
            (Some(state), Some(None)) if state != ExtensionState::Requested => {
                errors.push(wrong(row, "decided_on", format!("a date, because it is {state}"), ""));
            }
            _ => {}
        }
    }
}

/// A pair has one answer for one case and one employer, or none yet.
fn pairs(gaps: &Layer<GapRow>, errors: &mut Vec<BundleError>) {
    let of = |row: &GapRow| ((row.case.clone(), row.employer.clone(), row.pair), row.reference.clone());
    let mut taken: HashMap<(String, Option<String>, Pair), String> = gaps.untouched().map(of).collect();
    for row in &gaps.rows {
        let GapCells { reference: Some(reference), case: Some(case), employer: Some(employer), pair: Some(pair), .. } = &row.cells else {
            continue;
        };
        if let Some(other) = taken.insert((case.clone(), employer.clone(), *pair), reference.clone()) {
            let expected = format!("a pair that has no other answer for this case and employer (the gap {other} has one)");
            errors.push(wrong(row, "pair", expected, pair));
        }
    }
}

/// A gap became an objective of its own case.
fn answered(layers: &Layers, errors: &mut Vec<BundleError>) {
    let plans = layers.plans.after(|p| p.case.clone(), |c| c.case.clone());
    let objectives = layers.objectives.after(|o| o.plan.clone(), |c| c.plan.clone());
    let case_of = |objective: &str| plans.get(objectives.get(objective)?.as_ref()?)?.as_ref();
    for row in &layers.gaps.rows {
        let (Some(case), Some(Some(objective))) = (&row.cells.case, &row.cells.objective) else { continue };
        if case_of(objective).is_some_and(|other| other != case) {
            errors.push(wrong(row, "objective", format!("an objective of the case {case}"), objective));
        }
    }
    // An objective or a plan that the bundle moves may leave behind a gap that the bundle does not hold.
    let left: HashSet<&String> = layers
        .gaps
        .untouched()
        .filter_map(|gap| gap.objective.as_ref().filter(|o| case_of(o).is_some_and(|other| *other != gap.case)))
        .collect();
    let plans_left: HashSet<&String> = left.iter().filter_map(|o| objectives.get(*o)?.as_ref()).collect();
    let expected = "the case of a gap that became an objective of it";
    for row in &layers.objectives.rows {
        if let (Some(reference), Some(plan)) = (&row.cells.reference, &row.cells.plan)
            && left.contains(reference)
        {
            errors.push(wrong(row, "plan", format!("a plan of {expected}"), plan));
        }
    }
    for row in &layers.plans.rows {
        if let (Some(reference), Some(case)) = (&row.cells.reference, &row.cells.case)
            && plans_left.contains(reference)
        {
            errors.push(wrong(row, "case", expected, case));
        }
    }
}

/// A closing is of a case that is closed.
fn closed(layers: &Layers, errors: &mut Vec<BundleError>) {
    let ends: HashMap<String, Option<Option<Day>>> = layers.cases.after(|c| c.closed_on, |c| c.closed_on);
    for row in &layers.closings.rows {
        let Some(case) = &row.cells.case else { continue };
        if ends.get(case) == Some(&Some(None)) {
            errors.push(wrong(row, "case", "a case with a closing date", case));
        }
    }
    let kept: HashSet<&str> = layers.closings.untouched().map(|c| c.case.as_str()).collect();
    for row in &layers.cases.rows {
        let (Some(case), Some(None)) = (&row.cells.reference, row.cells.closed_on) else { continue };
        if kept.contains(case.as_str()) {
            errors.push(wrong(row, "closed_on", "a date, because the case has its closing", ""));
        }
    }
}

/// Nobody hands a case over to themselves, and no move leads where it began.
fn steps(layers: &Layers, errors: &mut Vec<BundleError>) {
    for row in &layers.handovers.rows {
        if let (Some(from), Some(to)) = (&row.cells.from_coach, &row.cells.to_coach)
            && from == to
        {
            errors.push(wrong(row, "to_coach", "another coach than from_coach", to));
        }
    }
    for row in &layers.moves.rows {
        if let (Some(from), Some(to)) = (row.cells.from_stage, row.cells.to_stage)
            && from == to
        {
            errors.push(wrong(row, "to_stage", "another stage than from_stage", to));
        }
    }
}
