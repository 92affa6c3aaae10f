//! The SQL of an assessment's course: each step is one row that is still as it was read.

use super::{AssessmentState, store::Assessment};
use crate::{
    db::{Cells, Result, Scope, col, tables::*},
    kernel::{Day, ids::*},
};
use sea_query::{Expr, ExprTrait};

use Assessments as A;

/// # Errors
/// When it was moved meanwhile.
async fn step(scope: &mut Scope, a: &Assessment, to: AssessmentState, cells: Cells<A>) -> Result<()> {
    let q = scope
        .update(A::Table)
        .cells(cells)
        .set(A::State, to)
        .set_expr(A::Version, Expr::col(A::Version).add(1i64))
        .filter(col(A::Id).eq(a.id).and(col(A::State).eq(a.state)).and(col(A::Version).eq(a.version)));
    scope.run_one(&q).await
}

type To = AssessmentState;
type Who = (Day, Option<MemberId>);

pub async fn explained(scope: &mut Scope, a: &Assessment, to: To, purpose: String, (on, by): Who) -> Result<()> {
    step(scope, a, to, vec![(A::Purpose, purpose.into()), (A::ExplainedOn, on.into()), (A::ExplainedById, by.into())]).await
}

pub async fn dropped(scope: &mut Scope, a: &Assessment, to: To, reason: String, on: Day) -> Result<()> {
    step(scope, a, to, vec![(A::DroppedOn, on.into()), (A::DroppedReason, reason.into())]).await
}

pub async fn crossed(scope: &mut Scope, a: &Assessment, to: To, on: Day) -> Result<()> {
    step(scope, a, to, vec![(A::AssessedOn, on.into())]).await
}

pub async fn synthesised(scope: &mut Scope, a: &Assessment, to: To, synthesis: String, (on, by): Who) -> Result<()> {
    let cells = vec![(A::Synthesis, synthesis.into()), (A::SynthesisedOn, on.into()), (A::SynthesisedById, by.into())];
    step(scope, a, to, cells).await
}

pub async fn said(scope: &mut Scope, a: &Assessment, to: To, comment: Option<String>, (on, by_link): (Day, bool)) -> Result<()> {
    let contested = to == AssessmentState::Contested;
    let cells =
        vec![(A::Contested, contested.into()), (A::SaidComment, comment.into()), (A::SaidOn, on.into()), (A::SaidByLink, by_link.into())];
    step(scope, a, to, cells).await
}

/// Seals it; the one it corrects is superseded from now on.
pub async fn sealed(scope: &mut Scope, a: &Assessment, to: To, (on, by): Who) -> Result<()> {
    if let Some(old) = a.supersedes {
        let q = scope
            .update(A::Table)
            .set(A::State, AssessmentState::Superseded)
            .set_expr(A::Version, Expr::col(A::Version).add(1i64))
            .filter(col(A::Id).eq(old).and(col(A::State).eq(AssessmentState::Sealed)));
        scope.run_one(&q).await?;
    }
    step(scope, a, to, vec![(A::SealedOn, on.into()), (A::SealedById, by.into())]).await
}
