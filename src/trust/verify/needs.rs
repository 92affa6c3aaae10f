//! Needs agree with those put forward for them, and these with their jobs.

use super::{Wrong, none};
use crate::{
    db::{Scope, col, count, tables::*},
    method::{candidates::CandidateState, needs::NeedState},
};
use sea_query::ExprTrait;

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    use Candidates as C;
    use Needs as N;
    let need = || col(N::Id).eq(col(C::NeedId));
    let q = scope.from(N::Table).cols([N::Id]).filter(col(N::ClosedOn).lt(col(N::AnsweredOn)));
    none(scope, q, |id| format!("the need {id} was closed before it was answered")).await?;
    let asked = col(C::PutOn).lt(col(N::AskedOn));
    let q = scope.from(C::Table).cols([C::Id]).join(N::Table, need()).filter(asked);
    none(scope, q, |id| format!("the candidate {id} was put forward before the firm asked")).await?;
    let q = scope.from(C::Table).cols([C::Id]).join(N::Table, need()).filter(col(N::AnsweredOn).is_null());
    none(scope, q, |id| format!("the candidate {id} was put forward for a need without an answer")).await?;
    let other = col(Placements::CaseId).ne(col(C::CaseId)).or(col(Placements::EmployerId).ne(col(N::EmployerId)));
    let job = col(Placements::Id).eq(col(C::PlacementId));
    let q = scope.from(C::Table).cols([C::Id]).join(N::Table, need()).join(Placements::Table, job).filter(other);
    none(scope, q, |id| format!("the candidate {id} has a job of somebody else or at another firm")).await?;
    filled(scope).await
}

/// As many were hired as the state says.
async fn filled(scope: &mut Scope) -> Result<(), Wrong> {
    use Needs as N;
    let hired = |scope: &Scope| {
        let own = col(Candidates::NeedId).eq(col(N::Id)).and(col(Candidates::State).eq(CandidateState::Hired));
        scope.from(Candidates::Table).expr(count(), "n").filter(own).value()
    };
    let (some, all) = (hired(scope), hired(scope));
    let short = col(N::State).eq(NeedState::Filled).and(all.lt(col(N::People)));
    let partly = col(N::State).eq(NeedState::Partly);
    let not_partly = partly.and(some.clone().lt(1i64).or(some.gte(col(N::People))));
    let q = scope.from(N::Table).cols([N::Id]).filter(short.or(not_partly));
    none(scope, q, |id| format!("the need {id} is not filled by as many as were hired")).await
}
