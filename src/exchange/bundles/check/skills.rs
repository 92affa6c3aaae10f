//! What contradicts itself in frameworks, assessments and ratings.
//!
//! Invariant: a published version and a sealed assessment are never rewritten by a bundle, nor what was rated here; a rating is of
//! an item that its framework has, at a level of its scale.

use super::course::wrong;
use crate::exchange::bundles::{
    cells::{Edition, Subject},
    derived::skills::{Scale, Scales},
    errors::BundleError,
    merge::{Layer, Layers},
    read::Taken,
    rows::*,
};
use crate::kernel::text::closest;
use crate::method::{
    assessments::AssessmentState,
    frameworks::{sheet, shipped},
};
use std::collections::{HashMap, HashSet};

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    frameworks(&layers.frameworks, errors);
    subjects(layers, errors);
    assessments(&layers.assessments, errors);
    corrections(&layers.assessments, errors);
    asked(layers, errors);
    ratings(layers, errors);
}

/// Nothing is added to a version that is known, nothing of it changed; a new one is whole, and its code is not one of ours.
fn frameworks(layer: &Layer<FrameworkRow>, errors: &mut Vec<BundleError>) {
    let known: HashSet<(String, i64)> = layer.known.values().map(|row| row.edition()).collect();
    let mut new: Vec<(&Taken<FrameworkRow>, (String, i64))> = Vec::new();
    for row in &layer.rows {
        let (Some(code), Some(Edition(version))) = (&row.cells.code, row.cells.version) else { continue };
        if shipped::find(code, None).is_some() {
            errors.push(wrong(row, "code", "a code of your own: this framework comes with the program", code));
        } else if known.contains(&(code.clone(), version)) {
            settled(layer, row, errors);
        } else {
            new.push((row, (code.clone(), version)));
        }
    }
    let mut told = HashSet::new();
    for (_, edition) in &new {
        if told.insert(edition.clone()) {
            whole(new.iter().filter(|(_, of)| of == edition).map(|(row, _)| *row), errors);
        }
    }
}

/// A row of a known version says what is known.
fn settled(layer: &Layer<FrameworkRow>, row: &Taken<FrameworkRow>, errors: &mut Vec<BundleError>) {
    let Some(told) = FrameworkRow::complete(row.cells.clone()) else { return };
    let known = layer.known.get(&told.key());
    let other = match known {
        None => Some("item"),
        Some(known) => FrameworkRow::COLUMNS.iter().find(|c| !(c.same)(known, &told)).map(|c| c.name),
    };
    if let Some(column) = other {
        let expected = format!("what is known of version {}, or another version: one that is known is never rewritten", told.version);
        errors.push(wrong(row, column, expected, &told.item));
    }
}

/// The rows of a new version make a framework; the mistakes are told at their lines, in the words of the page that imports one.
fn whole<'a>(rows: impl Iterator<Item = &'a Taken<FrameworkRow>>, errors: &mut Vec<BundleError>) {
    let mut read = Vec::new();
    for row in rows {
        let Some(told) = FrameworkRow::complete(row.cells.clone()) else { continue };
        let missing = [("name", told.name.is_none()), ("label", told.label.is_none())];
        for (column, _) in missing.into_iter().filter(|(_, missing)| *missing) {
            errors.push(wrong(row, column, "a value, because this version is new", ""));
        }
        read.push(told.as_read(row.line));
    }
    for mistake in sheet::assemble(&read).err().unwrap_or_default() {
        let said: Vec<String> = mistake.why.args.iter().map(|(name, value)| format!("{name} {value}")).collect();
        let expected = format!("{} ({})", reason(&mistake.why.key), said.join(", "));
        errors.push(BundleError::of_cell(FrameworkRow::FILE, mistake.line, &mistake.column, expected, ""));
    }
}

/// What a framework's mistake says, in the language of bundles.
fn reason(key: &str) -> &'static str {
    match key.strip_prefix("err-sheet-").unwrap_or_default() {
        "twice" => "an item that this version has once",
        "differs" => "what the first row of this version says of the whole",
        "many" => "at most 100 items in a version",
        "level-empty" => "words for each level",
        "level-long" => "shorter words for each level",
        "levels-count" => "as many words as the scale has levels",
        _ => "a scale of two to seven levels, each in words of its own",
    }
}

/// Who is looked at is known, and is what the framework looks at.
fn subjects(layers: &Layers, errors: &mut Vec<BundleError>) {
    let scales = Scales::of(layers);
    for row in &layers.assessments.rows {
        let Some(subject) = &row.cells.subject else { continue };
        let (held, file) = match subject {
            Subject::Trainee(key) => (layers.trainees.holds(key), TraineeRow::FILE),
            Subject::Employer(key) => (layers.employers.holds(key), EmployerRow::FILE),
        };
        if !held {
            errors.push(wrong(row, "subject", format!("a ref of {file} or of the structure"), subject.key()));
        }
        let Some(Scale { kind, .. }) = scales.scale(&row.cells) else { continue };
        let firm = matches!(subject, Subject::Employer(_));
        if kind.is_of_employer() != firm {
            let who = if kind.is_of_employer() { "employer" } else { "trainee" };
            errors.push(wrong(row, "subject", format!("{who}: and a ref, because the framework looks at one"), subject.key()));
        }
    }
}

/// What an assessment's days and its state say of each other.
fn assessments(layer: &Layer<AssessmentRow>, errors: &mut Vec<BundleError>) {
    for row in &layer.rows {
        frozen(layer, row, errors);
        let Some(a) = AssessmentRow::complete(row.cells.clone()) else { continue };
        let state = a.state.filter(|_| layer.says("state"));
        let under_way = state.is_some_and(|s| !s.is_crossed());
        if a.assessed_on.is_none() && !under_way {
            errors.push(wrong(row, "assessed_on", "a date, unless the state says that nothing was laid side by side yet", ""));
        }
        let mut pair = |column: &str, told: bool, wanted: bool, why: &str| {
            if told != wanted {
                let expected = if wanted { format!("a value, {why}") } else { format!("an empty cell, {why}") };
                errors.push(wrong(row, column, expected, ""));
            }
        };
        pair("synthesis", a.synthesis.is_some(), a.synthesised_on.is_some(), "as synthesised_on says");
        pair("dropped_reason", a.dropped_reason.is_some(), a.dropped_on.is_some(), "as dropped_on says");
        if let Some(state) = state {
            let over = matches!(state, AssessmentState::Sealed | AssessmentState::Superseded);
            pair("sealed_on", a.sealed_on.is_some(), over, &format!("because the state is {state}"));
            pair("dropped_on", a.dropped_on.is_some(), state == AssessmentState::Dropped, &format!("because the state is {state}"));
        } else if a.sealed_on.is_some() && a.dropped_on.is_some() {
            errors.push(wrong(row, "dropped_on", "an empty cell, because it was sealed", ""));
        }
    }
}

/// Whether what is known of an assessment stays as it is: it is over, or was made here, where its steps are taken.
fn is_settled(known: &AssessmentRow) -> bool {
    known.state.is_some_and(AssessmentState::is_over) || known.reference.parse::<uuid::Uuid>().is_ok()
}

fn frozen(layer: &Layer<AssessmentRow>, row: &Taken<AssessmentRow>, errors: &mut Vec<BundleError>) {
    let known = row.cells.reference.as_ref().and_then(|key| layer.known.get(key)).filter(|known| is_settled(known));
    let (Some(known), Some(told)) = (known, AssessmentRow::complete(row.cells.clone())) else { return };
    // Its version and its state follow from the rest where nothing says them.
    let told_by_itself = |c: &Column<AssessmentRow>| match c.name {
        "version" => told.version.is_none(),
        "state" => told.state.is_none(),
        "prepared_on" => told.prepared_on.is_none(),
        _ => false,
    };
    if let Some(column) = AssessmentRow::COLUMNS.iter().find(|c| !(c.same)(known, &told) && !told_by_itself(c)) {
        let expected = format!("a ref that is not known yet, or what is known of it: it is never rewritten (see {})", column.name);
        errors.push(wrong(row, "ref", expected, &known.reference));
    }
}

/// What is corrected stands above, and once.
fn corrections(layer: &Layer<AssessmentRow>, errors: &mut Vec<BundleError>) {
    let goes_on = |dropped: bool, of: &Option<String>| of.clone().filter(|_| !dropped);
    let mut corrected: HashMap<String, String> =
        layer.untouched().filter_map(|row| Some((goes_on(row.dropped_on.is_some(), &row.supersedes)?, row.reference.clone()))).collect();
    let mut above: HashSet<&str> = layer.known.keys().map(String::as_str).collect();
    for row in &layer.rows {
        let (Some(own), Some(of)) = (&row.cells.reference, &row.cells.supersedes) else { continue };
        if let Some(first) = of.as_ref().filter(|first| !above.contains(first.as_str()) || *first == own) {
            errors.push(wrong(row, "supersedes", "an assessment that stands above this row, or is known", first));
        }
        let first = goes_on(row.cells.dropped_on.is_some_and(|d| d.is_some()), of);
        let other = first.as_ref().and_then(|first| corrected.insert(first.clone(), own.clone())).filter(|other| other != own);
        if let (Some(first), Some(other)) = (first, other) {
            errors.push(wrong(row, "supersedes", format!("an assessment that {other} does not correct already"), &first));
        }
        above.insert(own);
    }
}

/// Nobody is added to those who were asked here, and their days are not moved.
fn asked(layers: &Layers, errors: &mut Vec<BundleError>) {
    for row in &layers.sources.rows {
        let (Some(told), Some(of)) = (SourceRow::complete(row.cells.clone()), settled_of(layers, &row.cells.assessment)) else { continue };
        if layers.sources.known.get(&told.key()).is_none_or(|known| !same(*known, &told)) {
            errors.push(wrong(row, "source", "what is known: nothing is added to this assessment or rewritten in it", of));
        }
    }
}

fn settled_of<'a>(layers: &Layers<'a>, assessment: &Option<String>) -> Option<&'a str> {
    let known = layers.assessments.known.get(assessment.as_ref()?).filter(|known| is_settled(known))?;
    Some(known.reference.as_str())
}

fn same<R: Row>(one: &R, other: &R) -> bool {
    R::COLUMNS.iter().all(|c| (c.same)(one, other))
}

/// Ratings are of items their framework has, within its scale, and of an assessment that was laid side by side.
fn ratings(layers: &Layers, errors: &mut Vec<BundleError>) {
    let scales = Scales::of(layers);
    let told: HashMap<&str, &Taken<AssessmentRow>> =
        layers.assessments.rows.iter().filter_map(|row| Some((row.cells.reference.as_deref()?, row))).collect();
    for row in &layers.ratings.rows {
        let Some(told_rating) = RatingRow::complete(row.cells.clone()) else { continue };
        if let Some(of) = settled_of(layers, &row.cells.assessment) {
            if layers.ratings.known.get(&told_rating.key()).is_none_or(|known| !same(*known, &told_rating)) {
                errors.push(wrong(row, "level", "what is known: nothing is added to this assessment or rewritten in it", of));
            }
            continue;
        }
        let cells = match (told.get(told_rating.assessment.as_str()), layers.assessments.known.get(&told_rating.assessment)) {
            (Some(row), _) => row.cells.clone(),
            (None, Some(known)) => AssessmentCells {
                framework: Some(known.framework.clone()),
                version: Some(known.version),
                assessed_on: Some(known.assessed_on),
                ..AssessmentCells::default()
            },
            // A dangling reference is told already.
            _ => continue,
        };
        if cells.assessed_on == Some(None) {
            errors.push(wrong(
                row,
                "assessment",
                "an assessment with an assessed_on: before it nothing rated is told",
                &told_rating.assessment,
            ));
        }
        let Some(scale) = scales.scale(&cells) else { continue };
        if !scale.items.is_empty() && !scale.items.contains(&told_rating.item) {
            let expected = match closest(&told_rating.item, scale.items.iter().map(String::as_str)) {
                Some(near) => format!("an item of the framework (the closest is {near})"),
                None => "an item of the framework".to_owned(),
            };
            errors.push(wrong(row, "item", expected, &told_rating.item));
        }
        if let Some(level) = told_rating.level.filter(|l| *l > scale.max_level) {
            errors.push(wrong(row, "level", format!("a level from 0 to {}, or an empty cell", scale.max_level), level));
        }
        if let Some(support) = told_rating.support.filter(|_| !scale.kind.asks_support()) {
            errors.push(wrong(row, "support", "an empty cell: only autonomy asks who supplies the support", support));
        }
    }
}
