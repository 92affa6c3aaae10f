//! What follows from the rows of a bundle without standing in one: a case's stage, which answer a milestone shows, and which
//! member made here is meant.
//!
//! Invariant: an answer that somebody gave here is never undone by a bundle that says less.

use super::cells::AtWork;
use super::errors::BundleError;
use super::merge::Merged;
use super::read::{Incoming, Taken};
use super::rows::*;
use crate::desk::{Role, Roles};
use crate::kernel::{Day, Moment, moment::DAY};
use crate::method::{
    cases::Stage,
    milestones::{self, Answer, Grade, MilestoneKind},
};
use crate::people::accounts::folded;
use std::collections::{HashMap, HashSet};

pub mod skills;

/// An answer somebody gave to a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    pub answer: Answer,
    pub grade: Grade,
    pub at: Moment,
}

/// What a milestone shows of these answers, in whatever order they come.
pub fn shown(given: impl Iterator<Item = Given>) -> Option<(Answer, Grade)> {
    let mut given: Vec<Given> = given.collect();
    given.sort_by_key(|g| g.at);
    let in_order: Vec<_> = given.iter().map(|g| (g.answer, g.grade)).collect();
    milestones::shown(&in_order)
}

/// What a row of `milestones.csv` says was answered, when it says all of it. Its day is taken at noon UTC.
pub fn given(row: &MilestoneRow) -> Option<Given> {
    Some(Given { answer: row.answer?, grade: row.grade?, at: noon(row.answered_on?) })
}

fn noon(day: Day) -> Moment {
    let epoch = Day(time::macros::date!(1970 - 01 - 01));
    Moment(day.days_since(epoch) * DAY + DAY / 2)
}

/// Lets the answers given here (by milestone) stand where the bundle's are worth less.
pub fn weigh(known: &Bundle, given_here: &HashMap<String, Vec<Given>>, merged: &mut Merged) {
    if given_here.is_empty() {
        return;
    }
    let before: HashMap<String, &MilestoneRow> = known.milestones.iter().map(|row| (row.key(), row)).collect();
    let changes = &mut merged.milestones;
    let weighed = std::mem::take(&mut changes.update).into_iter().map(|mut row| {
        let key = row.key();
        let said = given_here.get(&key);
        let shown = said.and_then(|said| shown(said.iter().copied().chain(given(&row))));
        if let Some((answer, grade)) = shown {
            (row.answer, row.grade) = (Some(answer), Some(grade));
            row.answered_on = row.answered_on.or_else(|| before.get(&key).and_then(|b| b.answered_on));
        }
        row
    });
    let (same, changed): (Vec<_>, Vec<_>) = weighed.partition(|row| before.get(&row.key()) == Some(&row));
    changes.update = changed;
    changes.unchanged += same.len();
}

/// The members who were made here before a bundle named them, each with the `ref` that it gives them. A source cannot know
/// their ids: their address tells that they are the same. `made_here` says which keys are ids.
pub fn named_anew(known: &Bundle, incoming: &Incoming, made_here: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let unnamed = |m: &&MemberRow| made_here(&m.reference) && !incoming.members.keys.contains(&m.reference);
    let address = |m: &MemberRow| Some((folded(m.email.as_deref()?), m.reference.clone()));
    let mut waiting: HashMap<String, String> = known.members.iter().filter(unnamed).filter_map(address).collect();
    let taken: HashSet<&str> = known.members.iter().map(|m| m.reference.as_str()).collect();
    let name = |row: &Taken<MemberRow>| {
        let (reference, email) = (row.cells.reference.as_deref()?, row.cells.email.as_ref()?.as_deref()?);
        let id = (!taken.contains(reference)).then(|| waiting.remove(&folded(email)))??;
        Some((id, reference.to_owned()))
    };
    incoming.members.rows.iter().filter_map(name).collect()
}

/// The milestones that wait for an answer and whose day a bundle moves, by their place among the known ones: of a kind that
/// comes once in a job, known on a day that the bundle does not say, and in the bundle on one day that is not known. Taken for
/// another milestone, the employer would be asked twice. One that was answered stays where it was, as when a trial's end moves.
pub fn moved(known: &Bundle, incoming: &Incoming) -> Vec<(usize, MilestoneRow)> {
    let said = &incoming.milestones.keys;
    let days: HashSet<String> = known.milestones.iter().map(Row::key).collect();
    let mut waiting: HashMap<(&str, MilestoneKind), Vec<usize>> = HashMap::new();
    for (at, row) in known.milestones.iter().enumerate() {
        if row.kind.comes_once() && row.answered_on.is_none() && !said.contains(&row.key()) {
            waiting.entry((&row.placement, row.kind)).or_default().push(at);
        }
    }
    let mut new: HashMap<(&str, MilestoneKind), Vec<MilestoneRow>> = HashMap::new();
    for cells in incoming.milestones.rows.iter().map(|row| &row.cells) {
        let (Some(placement), Some(kind), Some(due_on)) = (&cells.placement, cells.kind, cells.due_on) else { continue };
        let row = MilestoneRow { placement: placement.clone(), kind, due_on, answered_on: None, answer: None, grade: None };
        if waiting.contains_key(&(placement.as_str(), kind)) && !days.contains(&row.key()) {
            new.entry((placement, kind)).or_default().push(row);
        }
    }
    let one = |(job, mut rows): (_, Vec<MilestoneRow>)| match (waiting.get(&job).map(Vec::as_slice), rows.len()) {
        (Some(&[at]), 1) => Some((at, rows.remove(0))),
        _ => None,
    };
    new.into_iter().filter_map(one).collect()
}

/// Refuses to leave nobody who gives roles: where directors sign in, a bundle must leave one of those who do a director.
///
/// # Errors
/// Every row that ends a director's role or their work, when no other is left.
pub fn directors(known: &Bundle, signing_in: &HashSet<String>, incoming: &Incoming, merged: &Merged) -> Result<(), Vec<BundleError>> {
    let directs = |m: &&MemberRow| m.role.contains(&Role::Director) && signing_in.contains(&m.reference);
    let before: HashSet<&str> = known.members.iter().filter(directs).map(|m| m.reference.as_str()).collect();
    if before.is_empty() || merged.over(known).members.iter().any(|m| m.active.0 && directs(&m)) {
        return Ok(());
    }
    let expected = "a director, as long as no other director can sign in";
    let ended = |row: &Taken<MemberRow>| {
        let reference = row.cells.reference.as_deref().filter(|r| before.contains(r))?;
        let read = known.members.iter().find(|m| m.reference == reference)?;
        let directs = row.cells.role.as_ref().is_none_or(|roles| roles.contains(&Role::Director));
        if directs && row.cells.active == Some(AtWork(false)) {
            let expected = "yes, as long as no other director can sign in";
            return Some(BundleError::of_cell(MemberRow::FILE, row.line, "active", expected, "no"));
        }
        let said = row.cells.role.as_ref().map(|roles| Roles(roles.clone()).joined()).unwrap_or_else(|| Roles(read.role.clone()).joined());
        Some(BundleError::of_cell(MemberRow::FILE, row.line, "role", expected, &said))
    };
    Err(incoming.members.rows.iter().filter_map(ended).collect())
}

/// The cases that have a placement covering a day, by their key.
pub fn in_employment(placements: &[PlacementRow], on: Day) -> HashSet<&str> {
    let covers = |p: &&PlacementRow| p.started_on <= on && p.ended_on.is_none_or(|end| end >= on);
    placements.iter().filter(covers).map(|p| p.case.as_str()).collect()
}

/// Refuses a stage from before the work where somebody is at work.
///
/// # Errors
/// Every such row.
pub fn waiting(known: &Bundle, incoming: &Incoming, merged: &Merged, today: Day) -> Result<(), Vec<BundleError>> {
    let said = |row: &Taken<CaseRow>| Some((row.line, row.cells.reference.clone()?, row.cells.stage??));
    let said: Vec<_> = incoming.cases.rows.iter().filter_map(said).collect();
    if said.is_empty() {
        return Ok(());
    }
    let after = merged.over(known);
    let employed = in_employment(&after.placements, today);
    let expected = format!("an empty cell, because somebody works in this case on {today}");
    let wrong = said.iter().filter(|(_, case, _)| employed.contains(case.as_str()));
    let wrong = wrong.map(|(line, _, said)| BundleError::of_cell(CaseRow::FILE, *line, "stage", expected.clone(), said.stage().word()));
    let wrong: Vec<_> = wrong.collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// Refuses needs, candidates, agreements, consents and pulses of days to come: what a firm was promised is measured by them, and nobody
/// has said anything yet that they will say.
///
/// # Errors
/// Every such cell.
pub fn past(incoming: &Incoming, today: Day) -> Result<(), Vec<BundleError>> {
    let mut wrong = Vec::new();
    let mut judge = |file: &str, line: u64, days: &[(&str, Option<Day>)]| {
        for (column, day) in days.iter().filter_map(|(column, day)| Some((column, day.filter(|d| *d > today)?))) {
            wrong.push(BundleError::of_cell(file, line, column, format!("a date up to today, {today}"), &day.to_string()));
        }
    };
    for Taken { line, cells } in &incoming.needs.rows {
        let days = [("asked_on", cells.asked_on), ("answered_on", cells.answered_on.flatten()), ("closed_on", cells.closed_on.flatten())];
        judge(NeedRow::FILE, *line, &days);
    }
    for Taken { line, cells } in &incoming.candidates.rows {
        let days = [("put_on", cells.put_on), ("met_on", cells.met_on.flatten()), ("result_on", cells.result_on.flatten())];
        judge(CandidateRow::FILE, *line, &days);
    }
    for Taken { line, cells } in &incoming.agreements.rows {
        let (drafted, sent) = (("drafted_on", cells.drafted_on), ("sent_on", cells.sent_on.flatten()));
        let days = [drafted, sent, ("active_on", cells.active_on.flatten()), ("ended_on", cells.ended_on.flatten())];
        judge(AgreementRow::FILE, *line, &days);
    }
    for Taken { line, cells } in &incoming.signatures.rows {
        judge(SignatureRow::FILE, *line, &[("asked_on", cells.asked_on), ("said_on", cells.said_on.flatten())]);
    }
    for Taken { line, cells } in &incoming.sharings.rows {
        let days = [("asked_on", cells.asked_on), ("said_on", cells.said_on.flatten()), ("ended_on", cells.ended_on.flatten())];
        judge(SharingRow::FILE, *line, &days);
    }
    for Taken { line, cells } in &incoming.pulses.rows {
        let days = [("asked_on", cells.asked_on), ("said_on", cells.said_on.flatten()), ("called_on", cells.called_on.flatten())];
        judge(PulseRow::FILE, *line, &days);
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// The stage of a case once a bundle was taken: work and an end tell it, and a case that waits for neither has the one it
/// was given.
pub fn stage(waits: Option<Stage>, closed: bool, employed: bool) -> Stage {
    match waits {
        _ if closed => Stage::Closed,
        _ if employed => Stage::InEmployment,
        Some(waiting) => waiting,
        None => Stage::Towards,
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge::Changes;
    use super::*;
    use crate::method::milestones::MilestoneKind;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn row(answer: Option<Answer>, grade: Option<Grade>, on: Option<&str>) -> MilestoneRow {
        MilestoneRow { placement: "A".into(), kind: MilestoneKind::M1, due_on: day("2026-02-01"), answered_on: on.map(day), answer, grade }
    }

    #[test]
    fn noon_is_noon() {
        assert_eq!(noon(day("2026-02-01")).rfc3339(), "2026-02-01T12:00:00.000Z");
    }

    #[test]
    fn an_employers_answer_stands_against_an_older_spreadsheet() {
        let answered = row(Some(Answer::InPost), Some(Grade::A), Some("2026-02-02"));
        let known = Bundle { milestones: vec![answered.clone()], ..Bundle::default() };
        let given_here = HashMap::from([(answered.key(), vec![given(&answered).unwrap()])]);
        let weighed = |update: MilestoneRow| {
            let mut merged = Merged { milestones: Changes { update: vec![update], ..Changes::default() }, ..Merged::default() };
            weigh(&known, &given_here, &mut merged);
            (merged.milestones.update, merged.milestones.unchanged)
        };
        assert_eq!(weighed(row(None, None, None)), (vec![], 1), "an empty cell does not take an employer's word back");
        let declared = row(Some(Answer::Left), Some(Grade::C), Some("2026-02-02"));
        assert_eq!(weighed(declared), (vec![], 1), "a declaration does not outweigh it");
        let later = row(Some(Answer::Left), Some(Grade::A), Some("2026-02-09"));
        assert_eq!(weighed(later.clone()), (vec![later], 0), "a later confirmation does");
    }

    #[test]
    fn a_stage_follows_the_end_then_the_work_then_what_was_decided() {
        assert_eq!(stage(None, false, false), Stage::Towards);
        assert_eq!(stage(None, false, true), Stage::InEmployment);
        assert_eq!(stage(None, true, true), Stage::Closed);
        assert_eq!(stage(Some(Stage::Intake), false, false), Stage::Intake);
        assert_eq!(stage(Some(Stage::Intake), false, true), Stage::InEmployment);
        assert_eq!(stage(Some(Stage::Declined), true, false), Stage::Closed);
    }
}
