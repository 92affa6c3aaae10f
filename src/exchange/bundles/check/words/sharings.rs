//! What one side lets the other read: about a job, from a note, an objective or an answer of its own case, in the words that were
//! put to whoever they belong to.

use super::{Word, evidence, hashed, new, there, word, wrong};
use crate::exchange::bundles::{errors::BundleError, merge::Layers, read::Taken, rows::*};
use crate::kernel::Day;
use crate::method::{
    agreements::Channel,
    sessions::NoteAudience,
    sharing::{SharingKind, SharingState, Whose},
};
use std::collections::{HashMap, HashSet};

/// What the rows around consents say once the bundle lies over them; nothing where a cell could not be read.
pub(super) struct Around {
    /// By placement, session, gap and scan, its case.
    pub jobs: HashMap<String, Option<String>>,
    pub notes: HashMap<String, Option<(String, NoteAudience)>>,
    gaps: HashMap<String, Option<String>>,
    scans: HashMap<String, Option<String>>,
    /// By objective, its plan; by plan, its case.
    objectives: HashMap<String, Option<String>>,
    plans: HashMap<String, Option<String>>,
}

impl Around {
    pub(super) fn of(layers: &Layers) -> Around {
        Around {
            jobs: layers.placements.after(|p| p.case.clone(), |p| p.case.clone()),
            notes: layers.sessions.after(|s| (s.case.clone(), s.audience), |s| s.case.clone().zip(s.audience)),
            gaps: layers.gaps.after(|g| g.case.clone(), |g| g.case.clone()),
            scans: layers.scans.after(|s| s.case.clone(), |s| s.case.clone()),
            objectives: layers.objectives.after(|o| o.plan.clone(), |o| o.plan.clone()),
            plans: layers.plans.after(|p| p.case.clone(), |p| p.case.clone()),
        }
    }

    fn of_session(&self, key: &str) -> Option<&String> {
        self.notes.get(key)?.as_ref().map(|(case, _)| case)
    }

    pub(super) fn of_objective(&self, key: &str) -> Option<&String> {
        self.plans.get(self.objectives.get(key)?.as_ref()?)?.as_ref()
    }
}

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    if layers.sharings.rows.is_empty() {
        return;
    }
    let around = Around::of(layers);
    for row in new(&layers.sharings) {
        hashed(row, &row.cells.wording, &row.cells.text_hash, errors);
        if row.cells.wording.as_ref().is_some_and(|words| words.trim().is_empty()) {
            errors.push(wrong(row, "wording", "the words that would be read", ""));
        }
        source(row, errors);
        own(row, &around, errors);
        spoken(row, errors);
        ended(row, errors);
    }
    once(layers, errors);
}

/// It comes from what it says it comes from, and from nothing else.
fn source(row: &Taken<SharingRow>, errors: &mut Vec<BundleError>) {
    let Some(kind) = row.cells.kind else { return };
    let why = format!("because it is of the kind {kind}");
    let columns = [
        ("session", &row.cells.session, SharingKind::Note),
        ("objective", &row.cells.objective, SharingKind::Objective),
        ("gap", &row.cells.gap, SharingKind::Adjustment),
    ];
    for (column, cell, of) in columns {
        if let Some(read) = cell {
            there(row, column, read.clone(), kind == of, &why, errors);
        }
    }
}

/// Everything it names is of one case, and a note that is read was written for its reader.
fn own(row: &Taken<SharingRow>, around: &Around, errors: &mut Vec<BundleError>) {
    let cells = &row.cells;
    let Some(Some(case)) = cells.placement.as_ref().and_then(|job| around.jobs.get(job)) else { return };
    let named = |cell: &Option<Option<String>>| cell.clone().flatten();
    let mut same = |column: &str, read: Option<String>, of: &dyn Fn(&str) -> Option<String>| {
        let Some(read) = read else { return };
        if of(&read).is_some_and(|other| other != *case) {
            errors.push(wrong(row, column, format!("one of the placement's case {case}"), read));
        }
    };
    same("session", named(&cells.session), &|key| around.of_session(key).cloned());
    same("objective", named(&cells.objective), &|key| around.of_objective(key).cloned());
    same("gap", named(&cells.gap), &|key| around.gaps.get(key).cloned().flatten());
    same("scan", named(&cells.scan), &|key| around.scans.get(key).cloned().flatten());
    let (Some(whose), Some(state), Some(session)) = (cells.whose, cells.state, named(&cells.session)) else { return };
    if let Some(Some((_, audience))) = around.notes.get(&session)
        && state.is_live()
        && !whose.may_come_from(*audience)
    {
        let expected = format!("a note that was written for its reader, the {}", whose.reader());
        errors.push(wrong(row, "session", expected, format!("{session}, for: {audience}")));
    }
}

/// Its owner's word agrees with where it stands.
fn spoken(row: &Taken<SharingRow>, errors: &mut Vec<BundleError>) {
    use SharingState as S;
    let cells = &row.cells;
    let Some(word) = word!(cells) else { return };
    evidence(row, &word, errors);
    let Some(state) = cells.state else { return };
    let day = word.said_on.map(|d| d.to_string());
    there(row, "said_on", day, !matches!(state, S::Asked | S::Withdrawn), &format!("because it is {state}"), errors);
    if let Word { channel: Some(channel), .. } = word {
        if channel == Channel::Account {
            errors.push(wrong(row, "channel", "link, beside or paper: whoever is asked has no account", channel));
        }
        if state == S::Declined && channel == Channel::Paper {
            errors.push(wrong(row, "channel", "link or beside: only a yes is kept on paper", channel));
        }
    }
}

/// An end, its day and its note agree.
fn ended(row: &Taken<SharingRow>, errors: &mut Vec<BundleError>) {
    use SharingState as S;
    let cells = &row.cells;
    let Some(state) = cells.state else { return };
    let (over, why) = (matches!(state, S::Revoked | S::Withdrawn | S::Ended), format!("because it is {state}"));
    if let Some(on) = cells.ended_on {
        there(row, "ended_on", on.map(|d: Day| d.to_string()), over, &why, errors);
    }
    for (column, cell) in [("end_note", &cells.end_note), ("ended_by", &cells.ended_by)] {
        if let Some(Some(read)) = cell.as_ref().filter(|_| !over) {
            errors.push(wrong(row, column, format!("an empty cell, {why}"), read));
        }
    }
    super::super::not_before(row, "said_on", cells.said_on.flatten(), "ended_on", cells.ended_on.flatten(), errors);
}

/// The same words are asked about once: a no is not asked away, and a yes is not asked for twice.
fn once(layers: &Layers, errors: &mut Vec<BundleError>) {
    let counts = |state: SharingState| state.is_live() || state == SharingState::Declined;
    let known = layers.sharings.known.values().filter(|s| counts(s.state));
    let mut asked: HashSet<(&str, Whose, &str)> = known.map(|s| (s.placement.as_str(), s.whose, s.text_hash.as_str())).collect();
    for row in new(&layers.sharings) {
        let SharingCells { placement: Some(job), whose: Some(whose), text_hash: Some(hash), state: Some(state), .. } = &row.cells else {
            continue;
        };
        if counts(*state) && !asked.insert((job, *whose, hash)) {
            let expected = "words that are not asked about, agreed to or declined already in another row of this placement";
            errors.push(wrong(row, "wording", expected, row.cells.wording.clone().unwrap_or_default()));
        }
    }
}
