//! Columns that repeat or sum up others, for the sake of an index.

use super::{Wrong, none};
use crate::{
    db::{Scope, col, tables::*},
    kernel::Day,
    method::{
        agreements,
        cases::{Stage, edges},
    },
};
use sea_query::{Expr, ExprTrait, Func};

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    cases(scope).await?;
    plans(scope).await?;
    milestones(scope).await?;
    let there = scope.from(Milestones::Table).cols([Milestones::Id]).filter(col(Milestones::Id).eq(col(Links::MilestoneId))).exists();
    let q = scope.from(Links::Table).cols([Links::Id]).filter(there.not());
    none(scope, q, |id| format!("the link {id} asks about a milestone that is not there")).await?;
    let there = scope.from(Milestones::Table).cols([Milestones::Id]).filter(col(Milestones::Id).eq(col(Answers::MilestoneId))).exists();
    let q = scope.from(Answers::Table).cols([Answers::Id]).filter(there.not());
    none(scope, q, |id| format!("the answer {id} is about a milestone that is not there")).await
}

async fn cases(scope: &mut Scope) -> Result<(), Wrong> {
    use Cases as C;
    let closed = || col(C::Stage).eq(Stage::Closed);
    let open_end = closed().and(col(C::ClosedOn).is_null()).or(closed().not().and(col(C::ClosedOn).is_not_null()));
    let q = scope.from(C::Table).cols([C::Id]).filter(open_end);
    none(scope, q, |id| format!("the case {id} is closed without a closing date, or has one and is not closed")).await?;
    // The calendar's first day stands for none: `null` differs from nothing.
    let said = |e: Expr| Func::coalesce([e, Expr::val(Day::FIRST)]);
    let wrong = edges::counted(scope).into_iter().map(|(column, counted)| match column {
        C::MissedTrainee | C::MissedEmployer => col(column).ne(counted),
        _ => Expr::from(said(col(column))).ne(said(counted)),
    });
    let q = scope.from(C::Table).cols([C::Id]).filter(wrong.fold(Expr::val(false), |all: Expr, one| all.or(one)));
    none(scope, q, |id| format!("the case {id} does not say of its last contacts what its sessions say")).await?;
    let q = scope.from(C::Table).cols([C::Id]).filter(col(C::AgreementsWaiting).ne(agreements::store::waiting(scope)));
    none(scope, q, |id| format!("the case {id} counts other agreements than wait for somebody")).await
}

async fn plans(scope: &mut Scope) -> Result<(), Wrong> {
    use Plans as P;
    let case = || col(Cases::Id).eq(col(P::CaseId));
    let q = scope.from(P::Table).cols([P::Id]).join(Cases::Table, case()).filter(col(P::CoachId).ne(col(Cases::CoachId)));
    none(scope, q, |id| format!("the plan {id} names another coach than its case")).await?;
    let last = Func::coalesce([col(P::EndsOn), col(P::PlannedEnd)]);
    let q = scope.from(P::Table).cols([P::Id]).filter(col(P::LastDay).ne(last));
    none(scope, q, |id| format!("the last day of the plan {id} is not its end")).await?;
    let q = scope.from(P::Table).cols([P::Id]).filter(col(P::LastDay).lt(col(P::StartsOn)));
    none(scope, q, |id| format!("the plan {id} ends before it starts")).await
}

async fn milestones(scope: &mut Scope) -> Result<(), Wrong> {
    use Milestones as M;
    let q = scope
        .from(M::Table)
        .cols([M::Id])
        .join(Placements::Table, col(Placements::Id).eq(col(M::PlacementId)))
        .join(Cases::Table, col(Cases::Id).eq(col(Placements::CaseId)))
        .filter(col(M::CaseId).ne(col(Placements::CaseId)).or(col(M::CoachId).ne(col(Cases::CoachId))));
    none(scope, q, |id| format!("the milestone {id} names another case than its placement, or another coach than its case")).await
}
