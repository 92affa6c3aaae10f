//! Facts: flat, documented rows, one per thing counted, that a definition reads column by column (`indicators.md`,
//! section 2). `store` loads [`Rows`]; [`Facts::seen`] cuts them to what was known on T and derives the other columns.
//!
//! Invariant: a definition never sees a date after T. [`Facts`] can only be made by [`Facts::seen`], which applies the
//! as-of rule before it derives anything, so no definition has to think of it.

mod checks;
mod period;
mod rows;
pub mod store;
#[cfg(test)]
mod tests;

pub use checks::{Check, CheckStatus, Evidence, TOLERANCE, checks};
pub use period::Period;
pub use rows::{Employer, Milestone, PathRow, PlacementRow, PlanRow, Rows, SessionRow};

use crate::kernel::Day;
use crate::kernel::ids::{CaseId, EmployerId, PlacementId, SessionId, TraineeId};
use crate::method::placements::PlacementKind;
use crate::method::sessions::Side;
use crate::people::trainees::ExitReason;
use std::collections::HashMap;

words! {
    /// What a definition counts.
    Fact "fact" {
        Path "path", Session "session", Placement "placement", Check "check", Milestone "milestone", Employer "employer",
    }
}

/// A stay of a trainee in the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    pub trainee: TraineeId,
    pub r#ref: String,
    pub entered_on: Day,
    pub left_on: Option<Day>,
    pub exit_reason: Option<ExitReason>,
    /// The first day on which one plan of the stay had both the trainee's and the coach's signatures.
    pub plan_signed_on: Option<Day>,
}

/// A coaching session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub session: SessionId,
    pub r#ref: String,
    pub case: CaseId,
    pub held_on: Day,
    pub side: Side,
    /// It took place: a session marked as missed counts in no definition.
    pub held: bool,
    /// A placement of the case covers the day.
    pub in_employment: bool,
}

/// A trainee's job at an employer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    pub placement: PlacementId,
    pub r#ref: String,
    pub case: CaseId,
    pub trainee: TraineeId,
    pub employer: EmployerId,
    /// The firm's nine digits; empty without a SIRET.
    pub siren: Option<String>,
    pub kind: PlacementKind,
    /// Neither a trial nor a work-integration contract.
    pub ordinary: bool,
    pub started_on: Day,
    pub ended_on: Option<Day>,
    /// The first held session of the case on or after the first day at work, whoever was met.
    pub first_contact_on: Option<Day>,
}

impl Placement {
    /// Whether the trainee was in this job on a day of [`from`, `to`], its first and last days included.
    pub fn covers_some(&self, from: Day, to: Day) -> bool {
        from <= to && self.started_on <= to && self.ended_on.is_none_or(|end| end >= from)
    }
}

/// Everything the definitions may look at, as one period sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    period: Period,
    pub paths: Vec<Path>,
    pub sessions: Vec<Session>,
    pub placements: Vec<Placement>,
    pub checks: Vec<Check>,
    pub milestones: Vec<Milestone>,
    pub employers: Vec<Employer>,
}

impl Facts {
    /// The rows as known on the period's as-of day, with their derived columns, in the order of the rows.
    pub fn seen(rows: Rows, period: Period) -> Facts {
        let rows = rows.as_of(period.as_of);
        Facts {
            period,
            checks: checks(&rows.placements, &rows.milestones, &rows.paths),
            sessions: sessions(&rows),
            placements: placements(&rows),
            paths: paths(rows.paths, &rows.plans),
            milestones: rows.milestones,
            employers: rows.employers,
        }
    }

    /// Looks at the same facts, known on the same day, through another window; `from` comes no later than `to`.
    pub fn look_at(&mut self, from: Day, to: Day) {
        self.period = Period { from, to, ..self.period };
    }

    /// The period these facts were cut for.
    pub fn period(&self) -> Period {
        self.period
    }
}

fn paths(rows: Vec<PathRow>, plans: &[PlanRow]) -> Vec<Path> {
    let mut signed: HashMap<TraineeId, Day> = HashMap::new();
    for (trainee, on) in plans.iter().filter_map(|plan| Some((plan.trainee, plan.signed_on()?))) {
        signed.entry(trainee).and_modify(|first| *first = on.min(*first)).or_insert(on);
    }
    let path = |row: PathRow| Path {
        plan_signed_on: signed.get(&row.trainee).copied(),
        trainee: row.trainee,
        r#ref: row.r#ref,
        entered_on: row.entered_on,
        left_on: row.left_on,
        exit_reason: row.exit_reason,
    };
    rows.into_iter().map(path).collect()
}

fn sessions(rows: &Rows) -> Vec<Session> {
    let mut jobs: HashMap<CaseId, Vec<&PlacementRow>> = HashMap::new();
    rows.placements.iter().for_each(|p| jobs.entry(p.case).or_default().push(p));
    let session = |row: &SessionRow| Session {
        session: row.session,
        r#ref: row.r#ref.clone(),
        case: row.case,
        held_on: row.held_on,
        side: row.side,
        held: row.attended != Some(false),
        in_employment: jobs.get(&row.case).is_some_and(|jobs| jobs.iter().any(|job| job.covers(row.held_on))),
    };
    rows.sessions.iter().map(session).collect()
}

fn placements(rows: &Rows) -> Vec<Placement> {
    let mut contacts: HashMap<CaseId, Vec<Day>> = HashMap::new();
    for row in rows.sessions.iter().filter(|row| row.attended != Some(false)) {
        contacts.entry(row.case).or_default().push(row.held_on);
    }
    let first = |row: &PlacementRow| contacts.get(&row.case)?.iter().copied().filter(|day| *day >= row.started_on).min();
    let placement = |row: &PlacementRow| Placement {
        placement: row.placement,
        r#ref: row.r#ref.clone(),
        case: row.case,
        trainee: row.trainee,
        employer: row.employer,
        siren: row.siren.clone(),
        kind: row.kind,
        ordinary: row.kind.ordinary(),
        started_on: row.started_on,
        ended_on: row.ended_on,
        first_contact_on: first(row),
    };
    rows.placements.iter().map(placement).collect()
}
