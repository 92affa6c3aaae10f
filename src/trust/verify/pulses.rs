//! Pulses: each job says who waits for a contact as its pulses and sessions say it, and each address leads to a pulse of its case.

use super::{Wrong, none};
use crate::{
    db::{Scope, col, tables::*},
    desk::Purpose,
    kernel::Day,
    method::pulses::{Going, waits},
};
use sea_query::{Expr, ExprTrait, Func};

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    // The calendar's first day stands for none: `null` differs from nothing.
    let said = |e: Expr| Func::coalesce([e, Expr::val(Day::FIRST)]);
    let wrong = waits::counted(scope).into_iter().map(|(column, counted)| Expr::from(said(col(column))).ne(said(counted)));
    let q = scope.from(Placements::Table).cols([Placements::Id]).filter(wrong.fold(Expr::val(false), |all: Expr, one| all.or(one)));
    none(scope, q, |id| format!("the placement {id} does not say who waits for a contact as its pulses and sessions do")).await?;
    let good = col(Pulses::Going).is_null().or(col(Pulses::Going).eq(Going::Well));
    let quiet = good.and(col(Pulses::WantsCall).is_null().or(col(Pulses::WantsCall).eq(false)));
    let q = scope.from(Pulses::Table).cols([Pulses::Id]).filter(quiet.and(col(Pulses::CalledOn).is_not_null()));
    none(scope, q, |id| format!("the pulse {id} asks for a contact that nobody asked for")).await?;
    let loud = col(Pulses::Going).eq(Going::Stuck).or(col(Pulses::WantsCall).eq(true));
    let q = scope.from(Pulses::Table).cols([Pulses::Id]).filter(loud.and(col(Pulses::CalledOn).is_null()));
    none(scope, q, |id| format!("the pulse {id} asks for no contact where somebody asked for one")).await?;
    let job = col(Placements::Id).eq(col(Pulses::PlacementId)).and(col(Placements::CaseId).eq(col(Doors::CaseId)));
    let there = scope.from(Pulses::Table).cols([Pulses::Id]).join(Placements::Table, job).filter(col(Pulses::Id).eq(col(Doors::Subject)));
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Purpose).eq(Purpose::Pulse).and(there.exists().not()));
    none(scope, q, |id| format!("the door {id} leads to a pulse that is not there, or of another case")).await
}
