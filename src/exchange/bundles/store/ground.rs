//! What the rows of a bundle say of each other once it was taken.

use super::super::{
    cells::Waits,
    derived::{self, skills::Scales},
    rows::*,
};
use super::{Ids, Known};
use crate::{
    db::{Error, Result},
    kernel::Day,
    method::cases::Stage,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What the rows around a row say of it.
pub struct Ground {
    pub(super) ids: Ids,
    /// By case, its coach.
    coaches: HashMap<String, String>,
    /// By placement, its case.
    cases: HashMap<String, String>,
    stages: HashMap<String, Stage>,
    /// What people are assessed by.
    pub(super) scales: Scales,
    pub(super) today: Day,
}

impl Ground {
    /// As everything will stand once the changes are made.
    pub(super) fn of(known: Known, after: &Bundle, today: Day) -> Ground {
        let employed = derived::in_employment(&after.placements, today);
        let stage = |c: &CaseRow| {
            let key = c.reference.as_str();
            (key.to_owned(), derived::stage(c.stage.map(Waits::stage), c.closed_on.is_some(), employed.contains(key)))
        };
        Ground {
            coaches: after.cases.iter().map(|c| (c.reference.clone(), c.coach.clone())).collect(),
            cases: after.placements.iter().map(|p| (p.reference.clone(), p.case.clone())).collect(),
            stages: after.cases.iter().map(stage).collect(),
            scales: Scales::from_rows(after.frameworks.iter().cloned()),
            today,
            ids: known.ids,
        }
    }

    pub(super) fn stage(&self, case: &str) -> Stage {
        self.stages.get(case).copied().unwrap_or(Stage::Towards)
    }

    pub(super) fn case(&self, placement: &str) -> Result<&str> {
        self.cases.get(placement).map(String::as_str).ok_or(Error::Dangling)
    }

    pub(super) fn coach(&self, case: &str) -> Result<Uuid> {
        self.coaches.get(case).and_then(|coach| self.ids.id::<MemberRow>(coach)).ok_or(Error::Dangling)
    }
}
