//! What follows from the rows of assessments without standing in one: the frameworks that nobody described, the version meant, who
//! rated, and where an assessment stands.

use super::super::cells::{Edition, Since};
use super::super::merge::{Layers, Merged};
use super::super::read::Incoming;
use super::super::rows::*;
use crate::kernel::{Day, YesNo};
use crate::method::{
    assessments::AssessmentState,
    frameworks::{Dimension, FrameworkKind, sheet, shipped},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The highest level of a framework that nobody described.
const USUAL_MAX: i64 = 4;

/// What a version of a framework takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    pub kind: FrameworkKind,
    pub max_level: i64,
    /// Nothing where nobody described it: then its items are those that are rated.
    pub items: Vec<String>,
}

/// Every version people can be assessed by, ours and the structure's.
pub struct Scales(HashMap<String, BTreeMap<i64, Scale>>);

impl Scales {
    /// Once a bundle lies over what is known.
    pub(in super::super) fn of(layers: &Layers) -> Scales {
        let read = layers.frameworks.rows.iter().filter_map(|row| FrameworkRow::complete(row.cells.clone()));
        Scales::from_rows(layers.frameworks.known.values().map(|row| (*row).clone()).chain(read))
    }

    /// Of these rows, and those that ship.
    pub fn from_rows(rows: impl Iterator<Item = FrameworkRow>) -> Scales {
        let mut all: HashMap<String, BTreeMap<i64, Scale>> = HashMap::new();
        for s in shipped::all() {
            let items = s.grid.items.iter().map(|i| i.code.clone()).collect();
            let scale = Scale { kind: s.grid.kind, max_level: s.grid.max_level(), items };
            all.entry(s.code.clone()).or_default().insert(s.number, scale);
        }
        for row in rows.filter(|row| !row.draft.0) {
            let max_level = row.max_level();
            let versions = all.entry(row.code).or_default();
            let scale = versions.entry(row.version.0).or_insert(Scale { kind: row.kind, max_level, items: Vec::new() });
            if !scale.items.contains(&row.item) {
                scale.items.push(row.item);
            }
        }
        Scales(all)
    }

    /// The version that is meant, and what it takes; for a code that nobody knows, what will be made of it. Nothing where a version
    /// is named that is not there.
    pub fn meant(&self, code: &str, version: Option<i64>) -> Option<(i64, Scale)> {
        let Some(versions) = self.0.get(code) else {
            let made = Scale { kind: FrameworkKind::Skills, max_level: USUAL_MAX, items: Vec::new() };
            return (version.is_none_or(|v| v == 1)).then_some((1, made));
        };
        match version {
            Some(v) => versions.get(&v).map(|scale| (v, scale.clone())),
            None => versions.last_key_value().map(|(v, scale)| (*v, scale.clone())),
        }
    }

    pub fn knows(&self, code: &str) -> bool {
        self.0.contains_key(code)
    }

    /// The same for a row being read.
    pub(in super::super) fn scale(&self, cells: &AssessmentCells) -> Option<Scale> {
        self.meant(cells.framework.as_deref()?, cells.version?).map(|(_, scale)| scale)
    }
}

impl FrameworkRow {
    /// The highest level of its scale.
    pub fn max_level(&self) -> i64 {
        let worded = self.levels.as_ref().map(|l| l.split('|').count() as i64 - 1);
        worded.or(self.max_level).unwrap_or(USUAL_MAX)
    }

    /// As the page that imports a framework reads a line.
    pub fn as_read(&self, line: u64) -> sheet::Row {
        sheet::Row {
            line,
            code: self.code.clone(),
            name: self.name.clone().unwrap_or_default(),
            kind: self.kind,
            item: self.item.clone(),
            label: self.label.clone().unwrap_or_default(),
            domain: self.domain.clone(),
            max_level: self.max_level,
            dimension: self.dimension,
            levels: self.levels.clone(),
            help: self.help.clone(),
            rome: self.rome.clone(),
            picture: self.picture,
            about: self.about.clone(),
        }
    }
}

/// Adds what follows to what a bundle changes.
pub fn settle(known: &Bundle, incoming: &Incoming, merged: &mut Merged, today: Day) {
    describe(known, incoming, merged);
    let after = merged.over(known);
    let scales = Scales::from_rows(after.frameworks.into_iter());
    let corrected: HashSet<String> = after.assessments.iter().filter_map(corrects).collect();
    let says_state = says(incoming, "state");
    let before: HashMap<&str, &AssessmentRow> = known.assessments.iter().map(|a| (a.reference.as_str(), a)).collect();
    let changes = &mut merged.assessments;
    for row in changes.create.iter_mut().chain(&mut changes.update) {
        row.version = scales.meant(&row.framework, row.version).map(|(v, _)| v);
        row.state = row.state.filter(|_| says_state).or_else(|| Some(state(row, corrected.contains(&row.reference))));
        let first = [row.explained_on, row.assessed_on, row.sealed_on].into_iter().flatten().min();
        row.prepared_on = row.prepared_on.or(first).or(Some(today));
    }
    let (same, changed): (Vec<_>, Vec<_>) =
        std::mem::take(&mut changes.update).into_iter().partition(|row| before.get(row.reference.as_str()) == Some(&row));
    changes.update = changed;
    changes.unchanged += same.len();
    who_rated(known, merged, today);
}

/// Whether the file of assessments has a column.
fn says(incoming: &Incoming, column: &str) -> bool {
    AssessmentRow::COLUMNS.iter().zip(&incoming.assessments.present).any(|(c, present)| *present && c.name == column)
}

/// The sealed assessment that a sealed one takes the place of.
fn corrects(row: &AssessmentRow) -> Option<String> {
    row.supersedes.clone().filter(|_| row.sealed_on.is_some())
}

/// Where an assessment stands, by its days.
fn state(row: &AssessmentRow, corrected: bool) -> AssessmentState {
    use AssessmentState::*;
    match row {
        _ if row.dropped_on.is_some() => Dropped,
        _ if row.sealed_on.is_some() => {
            if corrected {
                Superseded
            } else {
                Sealed
            }
        }
        _ if row.contested == Some(true) => Contested,
        _ if row.said_on.is_some() => Agreed,
        _ if row.synthesised_on.is_some() => Synthesised,
        _ if row.assessed_on.is_some() => Crossed,
        _ if row.explained_on.is_some() => Open,
        _ => Prepared,
    }
}

/// A framework that nobody described is made of what is rated by it: levels from 0 to 4, the items in the order in which they come.
fn describe(known: &Bundle, incoming: &Incoming, merged: &mut Merged) {
    let scales = Scales::from_rows(merged.over(known).frameworks.into_iter());
    let told = merged.assessments.create.iter().chain(&merged.assessments.update);
    let unknown: HashMap<&str, &str> =
        told.filter(|a| !scales.knows(&a.framework)).map(|a| (a.reference.as_str(), a.framework.as_str())).collect();
    let mut made: Vec<FrameworkRow> = Vec::new();
    for cells in incoming.ratings.rows.iter().map(|row| &row.cells) {
        let (Some(assessment), Some(item)) = (&cells.assessment, &cells.item) else { continue };
        let Some(code) = unknown.get(assessment.as_str()) else { continue };
        if !made.iter().any(|f| f.code == **code && f.item == *item) {
            made.push(undescribed(code, item));
        }
    }
    merged.frameworks.create.extend(made);
}

fn undescribed(code: &str, item: &str) -> FrameworkRow {
    let levels: Vec<String> = (0..=USUAL_MAX).map(|n| n.to_string()).collect();
    FrameworkRow {
        code: code.to_owned(),
        name: Some(code.to_owned()),
        kind: FrameworkKind::Skills,
        version: Edition(1),
        item: item.to_owned(),
        label: Some(item.to_owned()),
        domain: None,
        max_level: Some(USUAL_MAX),
        dimension: Some(Dimension::Mastery),
        levels: Some(levels.join("|")),
        help: None,
        rome: None,
        picture: None,
        about: None,
        published_on: Since(None),
        draft: YesNo(false),
    }
}

/// Whoever rated was asked: on the day of the assessment, where nothing says when.
fn who_rated(known: &Bundle, merged: &mut Merged, today: Day) {
    let after = merged.over(known);
    let mut told: HashSet<String> = after.sources.iter().map(Row::key).collect();
    let days: HashMap<&str, Option<Day>> = after.assessments.iter().map(|a| (a.reference.as_str(), a.assessed_on)).collect();
    for rating in &merged.ratings.create {
        let on = days.get(rating.assessment.as_str()).copied().flatten().unwrap_or(today);
        let (assessment, source) = (rating.assessment.clone(), rating.source);
        let row = SourceRow { assessment, source, member: None, asked_on: on, given_on: Some(on) };
        if told.insert(row.key()) {
            merged.sources.create.push(row);
        }
    }
}
