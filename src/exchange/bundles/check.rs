//! Rows that contradict themselves, or each other, once a bundle lies over what a structure knows.
//!
//! Invariant: only what cannot have happened is refused, and only at a row of the bundle. An import is history: what today's
//! rules would refuse for being late passes.

use super::errors::BundleError;
use super::merge::{Layer, Layers};
use super::read::Taken;
use super::rows::*;
use crate::kernel::{Day, EmailAddress};
use crate::method::milestones::MilestoneKind;
use crate::people::employers::numbers;
use std::collections::{BTreeMap, HashMap};

mod course;
mod needs;
mod skills;
mod words;

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    references(layers, errors);
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { $(ends(&layers.$field, errors);)+ } }
    each_file!(all!);
    keys(layers, errors);
    addresses(&layers.members, errors);
    establishments(&layers.employers, errors);
    answers(layers, errors);
    overlaps(&layers.plans, errors);
    course::check(layers, errors);
    needs::check(layers, errors);
    words::check(layers, errors);
    skills::check(layers, errors);
}

/// Every reference finds its row.
fn references(layers: &Layers, errors: &mut Vec<BundleError>) {
    macro_rules! all { ([] $($field:ident $row:ident,)+) => {{
        let holds = |file: &str, key: &str| match file { $(<$row as Row>::FILE => layers.$field.holds(key),)+ _ => false };
        $(dangling(&layers.$field, &holds, errors);)+
    }} }
    each_file!(all!);
}

fn dangling<R: Row>(layer: &Layer<R>, holds: &dyn Fn(&str, &str) -> bool, errors: &mut Vec<BundleError>) {
    for row in &layer.rows {
        for column in R::COLUMNS {
            let (Some(target), Some(text)) = (column.target, (column.text)(&row.cells)) else { continue };
            if !holds(target, text) {
                let expected = format!("a ref of {target} or of the structure");
                errors.push(BundleError::of_cell(R::FILE, row.line, column.name, expected, text));
            }
        }
    }
}

/// Nothing ends before it starts. Told at the end's column.
fn ends<R: Row>(layer: &Layer<R>, errors: &mut Vec<BundleError>) {
    for (end, from) in R::COLUMNS.iter().filter_map(|c| Some((c, c.after?))) {
        let Some(start) = R::COLUMNS.iter().find(|c| c.name == from) else { continue };
        for row in &layer.rows {
            not_before(row, from, (start.day)(&row.cells), end.name, (end.day)(&row.cells), errors);
        }
    }
}

fn not_before<R: Row>(row: &Taken<R>, from: &str, start: Option<Day>, to: &str, end: Option<Day>, errors: &mut Vec<BundleError>) {
    let (Some(start), Some(end)) = (start, end) else { return };
    if end < start {
        let expected = format!("a date on or after {from}, {start}");
        errors.push(BundleError::of_cell(R::FILE, row.line, to, expected, &end.to_string()));
    }
}

/// The longest `ref`, in characters: it leads an index, and PostgreSQL takes 2,704 bytes of one.
pub const LONGEST_REF: usize = 500;

/// A `ref` is short enough to be found by.
fn keys(layers: &Layers, errors: &mut Vec<BundleError>) {
    fn short<R: Row>(layer: &Layer<R>, errors: &mut Vec<BundleError>) {
        let [column] = R::KEY else { return };
        for row in &layer.rows {
            if let Some(key) = R::key_of(&row.cells).filter(|key| key.chars().nth(LONGEST_REF).is_some()) {
                let expected = format!("at most {LONGEST_REF} characters");
                errors.push(BundleError::of_cell(R::FILE, row.line, column, expected, &key));
            }
        }
    }
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { $(short(&layers.$field, errors);)+ } }
    each_file!(all!);
}

/// A member's address is what an account is found by: no two members have one.
fn addresses(members: &Layer<MemberRow>, errors: &mut Vec<BundleError>) {
    let folded = |email: &str| crate::people::accounts::folded(email);
    let untouched = members.untouched().filter_map(|row| Some((folded(row.email.as_deref()?), row.reference.as_str())));
    let mut holders: HashMap<String, &str> = untouched.collect();
    for row in &members.rows {
        let Some(Some(email)) = &row.cells.email else { continue };
        if email.parse::<EmailAddress>().is_err() {
            errors.push(BundleError::of_cell(MemberRow::FILE, row.line, "email", "a mail address", email));
            continue;
        }
        let own = row.cells.reference.as_deref().unwrap_or_default();
        if let Some(other) = holders.insert(folded(email), own) {
            let expected = format!("an address of this member alone (the member {other} has it)");
            errors.push(BundleError::of_cell(MemberRow::FILE, row.line, "email", expected, email));
        }
    }
}

/// An establishment's numbers agree with their check digits.
fn establishments(employers: &Layer<EmployerRow>, errors: &mut Vec<BundleError>) {
    for row in &employers.rows {
        let mut judge = |column: &str, number: &Option<Option<String>>, right: fn(&str) -> bool, expected: &str| {
            let number = number.as_ref().and_then(Option::as_deref);
            if let Some(number) = number.filter(|n| !right(n)) {
                errors.push(BundleError::of_cell(EmployerRow::FILE, row.line, column, expected, number));
            }
        };
        let EmployerCells { siret, enterprise_number, establishment_number, .. } = &row.cells;
        judge("siret", siret, numbers::siret, "a SIRET: 14 digits whose key agrees");
        let belgian = numbers::belgian_enterprise;
        judge("enterprise_number", enterprise_number, belgian, "a Belgian enterprise number: 10 digits whose key agrees");
        let unit = numbers::belgian_establishment;
        judge("establishment_number", establishment_number, unit, "a Belgian establishment number: 10 digits whose key agrees");
    }
}

/// Nothing but a signature or a tutor's naming is answered before the first day of work.
fn answers(layers: &Layers, errors: &mut Vec<BundleError>) {
    let bound = |kind: MilestoneKind| !matches!(kind, MilestoneKind::Signed | MilestoneKind::Tutor);
    let known = layers.placements.known.iter().map(|(key, row)| (key.as_str(), Some(row.started_on)));
    // The bundle's own dates come last, so that they replace the known ones; a wrong one leaves no date to compare with.
    let read = layers.placements.rows.iter().filter_map(|row| Some((row.cells.reference.as_deref()?, row.cells.started_on)));
    let starts: HashMap<&str, Option<Day>> = known.chain(read).collect();
    for row in &layers.milestones.rows {
        let (Some(placement), Some(kind), Some(Some(answered))) = (&row.cells.placement, row.cells.kind, row.cells.answered_on) else {
            continue;
        };
        let start = starts.get(placement.as_str()).copied().flatten();
        if bound(kind) {
            not_before(row, "the placement's started_on", start, "answered_on", Some(answered), errors);
        }
    }
    // A placement that the bundle moves may contradict an answer that the bundle does not hold.
    let mut earliest: HashMap<&str, Day> = HashMap::new();
    for row in layers.milestones.untouched().filter(|row| bound(row.kind)) {
        let Some(answered) = row.answered_on else { continue };
        earliest.entry(&row.placement).and_modify(|day| *day = answered.min(*day)).or_insert(answered);
    }
    for row in &layers.placements.rows {
        let (Some(reference), Some(start)) = (&row.cells.reference, row.cells.started_on) else { continue };
        if let Some(answered) = earliest.get(reference.as_str()).filter(|day| **day < start) {
            let expected = format!("a date on or before {answered}, when a milestone of this placement was answered");
            errors.push(BundleError::of_cell(PlacementRow::FILE, row.line, "started_on", expected, &start.to_string()));
        }
    }
}

/// The days a row of a case takes up, and where it stands in the bundle, if it does.
struct Span<'a> {
    start: Day,
    end: Day,
    reference: &'a str,
    line: Option<u64>,
}

/// Two plans of one case, both signed by trainee and coach, share no day.
fn overlaps(plans: &Layer<PlanRow>, errors: &mut Vec<BundleError>) {
    let mut cases: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for row in plans.untouched().filter(|row| row.signed_trainee_on.is_some() && row.signed_coach_on.is_some()) {
        let span = Span { start: row.starts_on, end: row.ends_on.unwrap_or(row.planned_end), reference: &row.reference, line: None };
        cases.entry(&row.case).or_default().push(span);
    }
    for row in &plans.rows {
        if let Some((case, span)) = signed(row) {
            cases.entry(case).or_default().push(span);
        }
    }
    cases.into_values().for_each(|spans| shared(spans, (PlanRow::FILE, "starts_on", "the signed plan"), errors));
}

/// A plan of the bundle, when it is signed by both and its dates could be read.
fn signed(row: &Taken<PlanRow>) -> Option<(&str, Span<'_>)> {
    let cells = &row.cells;
    (cells.signed_trainee_on?.is_some() && cells.signed_coach_on?.is_some()).then_some(())?;
    let (start, end) = (cells.starts_on?, cells.ends_on?.or(cells.planned_end)?);
    // A plan that ends before it starts takes up no day, and is refused for that already.
    let span = Span { start, end, reference: cells.reference.as_deref().unwrap_or_default(), line: Some(row.line) };
    (start <= end).then_some((cells.case.as_deref()?, span))
}

/// Walks the days one case's rows take up by their start, keeping the row that reaches furthest: whatever starts before its
/// end overlaps. Told at a column of a file, whose rows are called so.
fn shared(mut spans: Vec<Span>, (file, column, called): (&str, &str, &str), errors: &mut Vec<BundleError>) {
    spans.sort_by_key(|s| (s.start, s.line));
    let mut furthest: Option<&Span> = None;
    for span in &spans {
        if let Some(other) = furthest.filter(|f| span.start <= f.end) {
            // The later row of the two when both are in the bundle.
            let (at, with) = if span.line > other.line { (span, other) } else { (other, span) };
            if let Some(line) = at.line {
                let expected = format!("no day shared with {called} {} of the same case ({} to {})", with.reference, with.start, with.end);
                errors.push(BundleError::of_cell(file, line, column, expected, &format!("{} to {}", at.start, at.end)));
            }
        }
        if furthest.is_none_or(|f| f.end < span.end) {
            furthest = Some(span);
        }
    }
}
