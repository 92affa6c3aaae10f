//! Who waits for a call: the day by which a side of a job is to be contacted, kept with the job because the coach's day reads it for
//! all their cases at once (as `method/cases/edges.rs` does for sessions).
//!
//! Invariant: the two columns always say what the pulses and the sessions say; `jalon verify` counts again.

use super::{Called, Of, PulseSide};
use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{Day, Moment, ids::*},
    method::sessions::Side,
};
use sea_query::{CaseStatement, Expr, ExprTrait, Order};

/// The days by which each side of a job is to be contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Waits {
    pub pulse_trainee_on: Option<Day>,
    pub pulse_employer_on: Option<Day>,
}

pub const COLUMNS: [Placements; 2] = [Placements::PulseTraineeOn, Placements::PulseEmployerOn];

/// Whether a contact with this side took place since it asked for one: held no earlier, and noted after the answer. Of a contact that
/// came without its moment (an import's) only a later day tells.
fn met(scope: &Scope, side: PulseSide) -> Expr {
    let later = col(Sessions::RecordedAt).gte(col(Pulses::CalledAt)).and(col(Sessions::HeldOn).gte(col(Pulses::CalledOn)));
    let some_day = col(Sessions::RecordedAt).is_null().and(col(Sessions::HeldOn).gt(col(Pulses::CalledOn)));
    let held = col(Sessions::Attended).is_null().or(col(Sessions::Attended).eq(true));
    scope
        .from(Sessions::Table)
        .cols([Sessions::Id])
        .filter(col(Sessions::CaseId).eq(col(Placements::CaseId)))
        .filter(col(Sessions::Side).is_in([Side::from(side).word(), Side::Tripartite.word()]))
        .filter(held.and(later.or(some_day)))
        .exists()
}

/// Of a side's latest answer about a job, the day by which a contact is due; nothing when it asks for none, or had one.
fn due(scope: &Scope, side: PulseSide) -> Expr {
    let waiting = CaseStatement::new().case(met(scope, side).not(), col(Pulses::DueOn));
    scope
        .from(Pulses::Table)
        .expr(Expr::Case(Box::new(waiting)), "due")
        .filter(col(Pulses::PlacementId).eq(col(Placements::Id)).and(col(Pulses::Side).eq(side)))
        .filter(col(Pulses::SaidAt).is_not_null())
        .order(Pulses::SaidAt, Order::Desc)
        .order(Pulses::Id, Order::Desc)
        .limit(1)
        .value()
}

/// Each column with what the pulses and the sessions say of it.
pub fn counted(scope: &Scope) -> [(Placements, Expr); 2] {
    [(Placements::PulseTraineeOn, due(scope, PulseSide::Trainee)), (Placements::PulseEmployerOn, due(scope, PulseSide::Employer))]
}

/// Counts again.
///
/// # Errors
/// When the database does not answer.
pub async fn count_again(scope: &mut Scope, of: Of) -> Result<()> {
    let waits = || COLUMNS.iter().fold(Expr::val(false), |any: Expr, c| any.or(col(*c).is_not_null()));
    let asked = scope.from(Pulses::Table).cols([Pulses::Id]).filter(col(Pulses::PlacementId).eq(col(Placements::Id)));
    let q = counted(scope).into_iter().fold(scope.update(Placements::Table), |q, (column, counted)| q.set_expr(column, counted));
    let q = match of {
        Of::Placement(id) => q.filter(col(Placements::Id).eq(id)),
        // A contact takes a wait away and never makes one.
        Of::Case(id) => q.filter(col(Placements::CaseId).eq(id).and(waits())),
        Of::Structure => q.filter(waits().or(asked.exists())),
    };
    scope.run(&q).await.map(|_| ())
}

/// Whether somebody of a case waits, for the reading of a case.
pub fn anybody(scope: &Scope) -> Expr {
    let waits = COLUMNS.iter().fold(Expr::val(false), |any: Expr, c| any.or(col(*c).is_not_null()));
    scope.from(Placements::Table).cols([Placements::Id]).filter(col(Placements::CaseId).eq(col(Cases::Id)).and(waits)).exists()
}

/// What a side of a job asked for and did not get yet.
///
/// # Errors
/// When the database does not answer.
pub async fn of(scope: &mut Scope, job: PlacementId, side: PulseSide) -> Result<Option<Called>> {
    let waits = match side {
        PulseSide::Trainee => Placements::PulseTraineeOn,
        PulseSide::Employer => Placements::PulseEmployerOn,
    };
    let q = scope
        .from(Pulses::Table)
        .cols([Pulses::CalledOn, Pulses::CalledAt, Pulses::DueOn])
        .join(Placements::Table, col(Placements::Id).eq(col(Pulses::PlacementId)).and(col(waits).is_not_null()))
        .filter(col(Pulses::PlacementId).eq(job).and(col(Pulses::Side).eq(side)))
        .filter(col(Pulses::SaidAt).is_not_null())
        .order(Pulses::SaidAt, Order::Desc)
        .order(Pulses::Id, Order::Desc)
        .limit(1);
    let found: Option<(Option<Day>, Option<Moment>, Option<Day>)> = scope.opt(&q).await?;
    Ok(found.and_then(|(on, at, due_on)| Some(Called { on: on?, at: at?, due_on: due_on? })))
}
