//! A source goes on naming records that were merged here: it means the kept ones.
//!
//! Invariant: where a bundle names both, the kept record's own row says what it holds; somebody chose so.

use super::cells::Subject;
use super::read::{Incoming, Table};
use super::rows::Row;
use std::collections::HashMap;

/// The keys of absorbed records, each with that of the record it is by now.
#[derive(Debug, Default)]
pub struct Absorbed {
    pub people: HashMap<String, String>,
    pub firms: HashMap<String, String>,
}

impl Absorbed {
    /// Has a bundle name kept records only.
    pub fn lead(&self, incoming: &mut Incoming) {
        own(&mut incoming.trainees, &self.people, |cells| &mut cells.reference);
        own(&mut incoming.employers, &self.firms, |cells| &mut cells.reference);
        let mean = |names: &HashMap<String, String>, key: &mut String| {
            if let Some(kept) = names.get(key.as_str()) {
                key.clone_from(kept);
            }
        };
        incoming.cases.rows.iter_mut().filter_map(|r| r.cells.trainee.as_mut()).for_each(|key| mean(&self.people, key));
        incoming.placements.rows.iter_mut().filter_map(|r| r.cells.employer.as_mut()).for_each(|key| mean(&self.firms, key));
        incoming.gaps.rows.iter_mut().filter_map(|r| r.cells.employer.as_mut()?.as_mut()).for_each(|key| mean(&self.firms, key));
        incoming.needs.rows.iter_mut().filter_map(|r| r.cells.employer.as_mut()).for_each(|key| mean(&self.firms, key));
        for subject in incoming.assessments.rows.iter_mut().filter_map(|r| r.cells.subject.as_mut()) {
            let names = if matches!(subject, Subject::Trainee(_)) { &self.people } else { &self.firms };
            mean(names, subject.key_mut());
        }
        incoming.agreements.rows.iter_mut().filter_map(|r| r.cells.employer.as_mut()?.as_mut()).for_each(|key| mean(&self.firms, key));
    }
}

/// The rows of a file whose records may be absorbed ones.
fn own<R: Row>(table: &mut Table<R>, names: &HashMap<String, String>, key: impl Fn(&mut R::Cells) -> &mut Option<String>) {
    let keys = &mut table.keys;
    table.rows.retain_mut(|row| {
        let key = key(&mut row.cells);
        let Some(kept) = key.as_ref().and_then(|k| names.get(k)) else { return true };
        *key = Some(kept.clone());
        keys.insert(kept.clone())
    });
    keys.retain(|key| !names.contains_key(key));
}
