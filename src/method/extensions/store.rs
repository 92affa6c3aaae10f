//! The SQL of extensions.

use super::ExtensionState;
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, Hundredths, ids::*},
    method::{cases::Stage, plans::store::of_visible_cases},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A request for a longer end, and what was decided, as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Extension {
    pub id: ExtensionId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "plan_id")]
    pub plan: PlanId,
    pub state: ExtensionState,
    pub reason: String,
    pub new_end: Day,
    pub hours: Option<Hundredths>,
    pub requested_on: Day,
    #[sqlx(rename = "requested_by_id")]
    pub requested_by: Option<MemberId>,
    pub decided_on: Option<Day>,
    #[sqlx(rename = "decided_by_id")]
    pub decided_by: Option<MemberId>,
    pub comment: Option<String>,
    pub version: i64,
}

const COLUMNS: [Extensions; 13] = [
    Extensions::Id,
    Extensions::Ref,
    Extensions::PlanId,
    Extensions::State,
    Extensions::Reason,
    Extensions::NewEnd,
    Extensions::Hours,
    Extensions::RequestedOn,
    Extensions::RequestedById,
    Extensions::DecidedOn,
    Extensions::DecidedById,
    Extensions::Comment,
    Extensions::Version,
];

impl Record for Extension {
    const RESOURCE: &'static str = "extensions";
    type Column = Extensions;
    const ID: Extensions = Extensions::Id;
    const FILTERS: &'static [(&'static str, Extensions)] = &[("plan", Extensions::PlanId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let q = scope.from(Extensions::Table).cols(COLUMNS).join(Plans::Table, col(Plans::Id).eq(col(Extensions::PlanId)));
        of_visible_cases(q.join(Cases::Table, col(Cases::Id).eq(col(Plans::CaseId))), visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: ExtensionId) -> Result<Option<Extension>> {
    let q = scope.from(Extensions::Table).cols(COLUMNS).filter(col(Extensions::Id).eq(id));
    scope.opt(&q).await
}

/// The requests for a plan, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_plan(scope: &mut Scope, plan: PlanId) -> Result<Vec<Extension>> {
    let q = scope
        .from(Extensions::Table)
        .cols(COLUMNS)
        .filter(col(Extensions::PlanId).eq(plan))
        .order(Extensions::RequestedOn, Order::Desc)
        .order(Extensions::Id, Order::Desc);
    scope.all(&q).await
}

/// A request that waits for a decision, with whom it is about.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Waiting {
    pub id: ExtensionId,
    pub requested_on: Day,
    pub new_end: Day,
    pub first_name: String,
    pub last_name: String,
    pub coach: String,
}

/// What waits for a decision, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(scope: &mut Scope, limit: u64) -> Result<Vec<Waiting>> {
    use Extensions as E;
    let q = scope
        .from(E::Table)
        .cols([E::Id, E::RequestedOn, E::NewEnd])
        .cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Members::Name), "coach")
        .join(Plans::Table, col(Plans::Id).eq(col(E::PlanId)))
        .join(Cases::Table, col(Cases::Id).eq(col(Plans::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
        .filter(col(E::State).eq(ExtensionState::Requested))
        // In a case that is over nothing is left to decide.
        .filter(col(Cases::Stage).is_not_in([Stage::Closed, Stage::Declined]))
        .order(E::RequestedOn, Order::Asc)
        .order(E::Id, Order::Asc)
        .limit(limit);
    scope.all(&q).await
}

/// A new request.
///
/// # Errors
/// When the id is taken.
pub async fn insert(scope: &mut Scope, e: &Extension) -> Result<()> {
    let q = scope.insert(vec![
        (Extensions::Id, e.id.into()),
        (Extensions::PlanId, e.plan.into()),
        (Extensions::State, e.state.into()),
        (Extensions::Reason, e.reason.clone().into()),
        (Extensions::NewEnd, e.new_end.into()),
        (Extensions::Hours, e.hours.into()),
        (Extensions::RequestedOn, e.requested_on.into()),
        (Extensions::RequestedById, e.requested_by.into()),
    ]);
    scope.run_one(&q).await
}

/// Ends the wait of a request: granted, denied or withdrawn.
///
/// # Errors
/// When it no longer waits.
pub async fn decide(
    scope: &mut Scope,
    id: ExtensionId,
    state: ExtensionState,
    on: Day,
    by: Option<MemberId>,
    comment: Option<String>,
) -> Result<()> {
    let q = scope
        .update(Extensions::Table)
        .set(Extensions::State, state)
        .set(Extensions::DecidedOn, on)
        .set(Extensions::DecidedById, by)
        .set(Extensions::Comment, comment)
        .set_expr(Extensions::Version, Expr::col(Extensions::Version).add(1i64))
        .filter(col(Extensions::Id).eq(id).and(col(Extensions::State).eq(ExtensionState::Requested)));
    scope.run_one(&q).await
}
