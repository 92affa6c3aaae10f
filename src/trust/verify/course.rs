//! An accompaniment's course agrees with itself: rests, decisions, gaps, moves and closings.
//!
//! What was made here (it has no `ref`) is held to more than what a bundle tells of times before.

use super::{PAGE, Wrong, none};
use crate::{
    db::{Scope, Select, col, tables::*},
    kernel::Moment,
    method::cases::Stage,
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    rests(scope).await?;
    decisions(scope).await?;
    gaps(scope).await?;
    closings(scope).await?;
    moves(scope).await
}

async fn rests(scope: &mut Scope) -> Result<(), Wrong> {
    use Suspensions as S;
    let q = scope.from(S::Table).cols([S::Id]).filter(col(S::ToOn).gt(col(S::AgreedToOn)));
    none(scope, q, |id| format!("the suspension {id} lasts longer than was agreed")).await
}

async fn decisions(scope: &mut Scope) -> Result<(), Wrong> {
    use Extensions as E;
    let q = scope.from(E::Table).cols([E::Id]).filter(col(E::DecidedOn).lt(col(E::RequestedOn)));
    none(scope, q, |id| format!("the extension {id} was decided before it was requested")).await
}

async fn gaps(scope: &mut Scope) -> Result<(), Wrong> {
    let q = scope
        .from(Gaps::Table)
        .cols([Gaps::Id])
        .join(Objectives::Table, col(Objectives::Id).eq(col(Gaps::ObjectiveId)))
        .join(Plans::Table, col(Plans::Id).eq(col(Objectives::PlanId)))
        .filter(col(Plans::CaseId).ne(col(Gaps::CaseId)));
    none(scope, q, |id| format!("the gap {id} became an objective of another case")).await
}

async fn closings(scope: &mut Scope) -> Result<(), Wrong> {
    let case = col(Cases::Id).eq(col(Closings::CaseId));
    let q = scope.from(Closings::Table).cols([Closings::Id]).join(Cases::Table, case).filter(col(Cases::Stage).ne(Stage::Closed));
    none(scope, q, |id| format!("the closing {id} is of a case that is not closed")).await
}

#[derive(sqlx::FromRow)]
struct Moved {
    id: Uuid,
    case_id: Uuid,
    moved_at: Moment,
    /// A bundle's.
    named: Option<String>,
    to_stage: Stage,
    /// Where the case stands.
    stage: Stage,
    closing: Option<Uuid>,
}

async fn moves(scope: &mut Scope) -> Result<(), Wrong> {
    // The moves of the case at hand that no later one followed; a clock that stands still gives more than one.
    let mut latest: Vec<Moved> = Vec::new();
    loop {
        let page: Vec<Moved> = scope.all(&after(scope, latest.last())).await?;
        let more = page.len() as u64 == PAGE;
        for moved in page {
            match latest.last() {
                Some(last) if last.case_id != moved.case_id => {
                    agrees(&latest)?;
                    latest.clear();
                }
                Some(last) if last.moved_at != moved.moved_at => latest.clear(),
                _ => {}
            }
            latest.push(moved);
        }
        if !more {
            return agrees(&latest);
        }
    }
}

/// The latest move of a case, when it was made here, led to where the case stands; a case that was closed here has its closing.
fn agrees(latest: &[Moved]) -> Result<(), Wrong> {
    let Some(case) = latest.last().filter(|_| latest.iter().all(|m| m.named.is_none())) else { return Ok(()) };
    if latest.iter().all(|m| m.to_stage != case.stage) {
        return Err(Wrong(format!("the case {} is not where its latest move {} led", case.case_id, case.id)));
    }
    if case.stage == Stage::Closed && case.closing.is_none() {
        return Err(Wrong(format!("the case {} was closed here and has no closing", case.case_id)));
    }
    Ok(())
}

/// In the order of the index: by case, then as they were made.
fn after(scope: &Scope, last: Option<&Moved>) -> Select {
    use Moves as M;
    let later = |l: &Moved| {
        let same = || col(M::CaseId).eq(l.case_id);
        let at = || same().and(col(M::MovedAt).eq(l.moved_at));
        col(M::CaseId).gt(l.case_id).or(same().and(col(M::MovedAt).gt(l.moved_at))).or(at().and(col(M::Id).gt(l.id)))
    };
    scope
        .from(M::Table)
        .cols([M::Id, M::CaseId, M::MovedAt, M::ToStage])
        .expr(col(M::Ref), "named")
        .expr(col(Cases::Stage), "stage")
        .expr(col(Closings::Id), "closing")
        .join(Cases::Table, col(Cases::Id).eq(col(M::CaseId)))
        .left_join(Closings::Table, col(Closings::CaseId).eq(col(M::CaseId)))
        .filter_some(last, later)
        .order(M::CaseId, Order::Asc)
        .order(M::MovedAt, Order::Asc)
        .order(M::Id, Order::Asc)
        .limit(PAGE)
}
