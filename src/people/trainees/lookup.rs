//! People as they are sought by name: their own first, for whoever accompanies or supervises some.

use super::store::{LINE, NameLine};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Role, Visit},
    kernel::ids::MemberId,
    people::names::store::{Finder, Hit},
};
use sea_query::{Expr, ExprTrait};

/// At most so many of somebody's own people are compared one by one.
const OWN: u64 = 300;

/// The people somebody may mean, their own first.
///
/// # Errors
/// When the database does not answer.
pub async fn sought(scope: &mut Scope, visit: &Visit, finder: &mut Finder<'_>) -> Result<Vec<Hit<NameLine>>> {
    if !visit.reads_all() {
        let own = own(scope, visit).await?;
        return Ok(compared(own, finder));
    }
    let from = scope.from(TraineeKeys::Table).cols(LINE).expr(is_own(scope, visit), "own");
    let base = from.join(Trainees::Table, col(Trainees::Id).eq(col(TraineeKeys::TraineeId)));
    let mut hits = finder.find::<TraineeKeys, NameLine>(scope, &base).await?;
    if finder.full || hits.is_empty() {
        // More people than are told bear such a name, or nobody: one's own are looked through by themselves.
        let own = if finder.full { own_called(scope, visit, finder).await? } else { own(scope, visit).await? };
        let own = compared(own, finder);
        hits.retain(|h| own.iter().all(|o| o.record.id != h.record.id));
        hits.extend(own);
    }
    hits.sort_by_key(|h| !h.record.own);
    Ok(hits)
}

/// Those of one's own people whom what was typed may mean, the likeliest first.
fn compared(own: Vec<NameLine>, finder: &mut Finder<'_>) -> Vec<Hit<NameLine>> {
    let mut hits: Vec<Hit<NameLine>> = own
        .into_iter()
        .filter_map(|p| Some(Hit { why: finder.sought.meets(&p.folded, &mut finder.ear)?, record: NameLine { own: true, ..p } }))
        .collect();
    hits.sort_by(|a, b| (a.why, &a.record.folded).cmp(&(b.why, &b.record.folded)));
    hits
}

/// Whether somebody accompanies or supervises the person of a row.
fn is_own(scope: &Scope, visit: &Visit) -> Expr {
    let Some(me) = visit.member() else { return Expr::val(false) };
    let held = held(scope, me).cols([Cases::TraineeId]).filter(col(Cases::TraineeId).eq(col(Trainees::Id))).exists();
    let supervised = col(Trainees::SupervisorId).is_not_null().and(col(Trainees::SupervisorId).eq(me));
    match (visit.has_role(Role::Jobcoach), visit.has_role(Role::Supervisor)) {
        (true, true) => held.or(supervised),
        (true, false) => held,
        (false, true) => supervised,
        (false, false) => Expr::val(false),
    }
}

/// A reading of the open accompaniments a coach holds.
fn held(scope: &Scope, me: MemberId) -> Select {
    scope.from(Cases::Table).filter(col(Cases::CoachId).eq(me).and(col(Cases::ClosedOn).is_null()))
}

/// The people of whom a coach holds an open accompaniment.
fn held_people(scope: &Scope, me: MemberId) -> Select {
    held(scope, me).cols(LINE).join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId))).limit(OWN)
}

/// The people whom a supervisor supervises.
fn supervised(scope: &Scope, me: MemberId) -> Select {
    scope.from(Trainees::Table).cols(LINE).filter(col(Trainees::SupervisorId).eq(me)).limit(OWN)
}

/// The people whose accompaniment a coach holds, or whom a supervisor supervises.
async fn own(scope: &mut Scope, visit: &Visit) -> Result<Vec<NameLine>> {
    let Some(me) = visit.member() else { return Ok(Vec::new()) };
    let mut own = Vec::new();
    if visit.has_role(Role::Jobcoach) {
        own = scope.all::<NameLine>(&held_people(scope, me)).await?;
    }
    if visit.has_role(Role::Supervisor) {
        own.extend(scope.all::<NameLine>(&supervised(scope, me)).await?);
    }
    Ok(each_once(own))
}

/// Those of them in whose name every word stands that was typed: the others are not handed over.
async fn own_called(scope: &mut Scope, visit: &Visit, finder: &Finder<'_>) -> Result<Vec<NameLine>> {
    let Some(me) = visit.member() else { return Ok(Vec::new()) };
    let called = |q: Select| finder.sought.words.iter().fold(q, |q, word| q.filter(col(Trainees::Folded).like(format!("%{word}%"))));
    let mut own = Vec::new();
    if visit.has_role(Role::Jobcoach) {
        own = scope.all::<NameLine>(&called(held_people(scope, me))).await?;
    }
    if visit.has_role(Role::Supervisor) {
        own.extend(scope.all::<NameLine>(&called(supervised(scope, me))).await?);
    }
    Ok(each_once(own))
}

fn each_once(mut own: Vec<NameLine>) -> Vec<NameLine> {
    own.sort_by_key(|p| p.id);
    own.dedup_by_key(|p| p.id);
    own
}
