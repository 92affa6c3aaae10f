//! What contradicts itself between firms' needs, those put forward for them, and what came of it: what the actions refuse on a
//! page, an import refuses at its cell.

use super::{course::wrong, not_before};
use crate::exchange::bundles::{
    errors::BundleError,
    merge::{Layer, Layers},
    rows::*,
};
use crate::kernel::Day;
use crate::method::{
    candidates::CandidateState,
    needs::{NeedOutcome, NeedState, hired_enough},
};
use std::collections::HashMap;

mod around;

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    courses(&layers.needs, errors);
    ways(&layers.candidates, errors);
    twice(&layers.candidates, errors);
    around::check(layers, errors);
    counted(layers, errors);
}

/// A need's answer, its end and its state tell the same.
fn courses(needs: &Layer<NeedRow>, errors: &mut Vec<BundleError>) {
    for row in &needs.rows {
        let cells = &row.cells;
        if cells.job_title.as_ref().is_some_and(|title| title.trim().is_empty()) {
            errors.push(wrong(row, "job_title", "what the post is called", ""));
        }
        not_before(row, "answered_on", cells.answered_on.flatten(), "closed_on", cells.closed_on.flatten(), errors);
        if let (Some(answer), Some(on)) = (cells.answer, cells.answered_on) {
            match (answer, on) {
                (Some(answer), None) => errors.push(wrong(row, "answered_on", "a date, because there is an answer", answer)),
                (None, Some(on)) => errors.push(wrong(row, "answer", "what the firm was told on its answered_on", on)),
                _ => {}
            }
            if on.is_none() {
                let empty = "an empty cell, as long as the firm has no answer";
                errors.extend(cells.answer_note.iter().flatten().map(|note| wrong(row, "answer_note", empty, note)));
                errors.extend(cells.answered_by.iter().flatten().map(|by| wrong(row, "answered_by", empty, by)));
            }
        }
        let Some(state) = cells.state else { continue };
        match cells.answered_on {
            Some(Some(on)) if matches!(state, NeedState::Asked | NeedState::Unanswered) => {
                errors.push(wrong(row, "state", format!("answered, filled, partly or withdrawn, because of the answer of {on}"), state));
            }
            Some(None) if matches!(state, NeedState::Answered | NeedState::Filled | NeedState::Partly) => {
                errors.push(wrong(row, "answered_on", format!("a date, because it is {state}"), ""));
            }
            _ => {}
        }
        match cells.closed_on {
            Some(Some(on)) if state.is_open() => {
                errors.push(wrong(row, "closed_on", format!("an empty cell, as long as it is {state}"), on));
            }
            Some(None) if !state.is_open() => errors.push(wrong(row, "closed_on", format!("a date, because it is {state}"), "")),
            _ => {}
        }
        if state.is_open() {
            let empty = format!("an empty cell, as long as it is {state}");
            errors.extend(cells.closing_note.iter().flatten().map(|note| wrong(row, "closing_note", empty.as_str(), note)));
        }
    }
}

/// A candidate's days, reason and job agree with what became of them.
fn ways(candidates: &Layer<CandidateRow>, errors: &mut Vec<BundleError>) {
    use CandidateState as S;
    for row in &candidates.rows {
        let cells = &row.cells;
        not_before(row, "met_on", cells.met_on.flatten(), "result_on", cells.result_on.flatten(), errors);
        let Some(state) = cells.state else { continue };
        let mut day = |column: &str, said: Option<Option<Day>>, wanted: Option<bool>| match (said, wanted) {
            (Some(Some(on)), Some(false)) => errors.push(wrong(row, column, format!("an empty cell, as long as it is {state}"), on)),
            (Some(None), Some(true)) => errors.push(wrong(row, column, format!("a date, because it is {state}"), "")),
            _ => {}
        };
        // Somebody is hired or declined with a meeting or without one.
        let met = match state {
            S::PutForward => Some(false),
            S::Met => Some(true),
            _ => None,
        };
        day("met_on", cells.met_on, met);
        day("result_on", cells.result_on, Some(state.is_over()));
        let declined = matches!(state, S::FirmDeclined | S::PersonDeclined);
        match &cells.reason {
            Some(Some(reason)) if !declined => {
                errors.push(wrong(row, "reason", format!("an empty cell, because it is {state}"), reason));
            }
            Some(reason) if declined && reason.as_deref().is_none_or(|r| r.trim().is_empty()) => {
                errors.push(wrong(row, "reason", format!("why, because it is {state}"), ""));
            }
            _ => {}
        }
        if let Some(Some(job)) = cells.placement.as_ref().filter(|_| state != S::Hired) {
            errors.push(wrong(row, "placement", format!("an empty cell, because it is {state}"), job));
        }
    }
}

/// Nobody is put forward twice for one need.
fn twice(candidates: &Layer<CandidateRow>, errors: &mut Vec<BundleError>) {
    let of = |row: &CandidateRow| ((row.need.clone(), row.case.clone()), row.reference.clone());
    let mut taken: HashMap<(String, String), String> = candidates.untouched().map(of).collect();
    for row in &candidates.rows {
        let CandidateCells { reference: Some(reference), need: Some(need), case: Some(case), .. } = &row.cells else { continue };
        if let Some(other) = taken.insert((need.clone(), case.clone()), reference.clone()) {
            let expected = format!("a case that was not put forward for the need {need} yet (the candidate {other} is)");
            errors.push(wrong(row, "case", expected, case));
        }
    }
}

/// A need is filled, or filled in part, by as many of those put forward as were hired. Told where the bundle says otherwise: at
/// the need, or at each candidate that it takes from a need which it leaves alone.
fn counted(layers: &Layers, errors: &mut Vec<BundleError>) {
    let ways = layers.candidates.after(|c| Some((c.need.clone(), c.state)), |c| Some(c.need.clone().zip(c.state)));
    // A cell that could not be read makes no count wrong.
    if !layers.candidates.is_whole() || ways.values().flatten().any(Option::is_none) {
        return;
    }
    let mut hired: HashMap<&str, i64> = HashMap::new();
    for (need, _) in ways.values().flatten().flatten().filter(|(_, state)| *state == CandidateState::Hired) {
        *hired.entry(need).or_default() += 1;
    }
    let short = |need: &str, state: NeedState, wanted: i64| {
        let outcome = match state {
            NeedState::Filled => NeedOutcome::Filled,
            NeedState::Partly => NeedOutcome::Partly,
            _ => return None,
        };
        let hired = hired.get(need).copied().unwrap_or_default();
        (!hired_enough(outcome, hired, wanted)).then_some(hired)
    };
    for row in &layers.needs.rows {
        let (Some(need), Some(state), Some(wanted)) = (&row.cells.reference, row.cells.state, row.cells.people) else { continue };
        if let Some(hired) = short(need, state, wanted.0) {
            errors.push(wrong(row, "state", format!("what {hired} hired of {} wanted make of it", wanted.0), state));
        }
    }
    for need in layers.needs.untouched() {
        let Some(hired) = short(&need.reference, need.state, need.people.0) else { continue };
        for row in &layers.candidates.rows {
            let was = row.cells.reference.as_ref().and_then(|key| layers.candidates.known.get(key)).map(|known| &known.need);
            if row.cells.need.as_ref() == Some(&need.reference) || was == Some(&need.reference) {
                let expected =
                    format!("what leaves the need {} {}: {hired} hired of {} wanted do not", need.reference, need.state, need.people.0);
                errors.push(wrong(row, "state", expected, row.cells.state.map_or("", CandidateState::word)));
            }
        }
    }
}
