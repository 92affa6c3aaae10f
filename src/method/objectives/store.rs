//! The SQL of objectives.

use super::{Domain, Origin, Outcome};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, ids::*},
    method::plans::store::of_visible_cases,
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// An objective as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Objective {
    pub id: ObjectiveId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "plan_id")]
    pub plan: PlanId,
    pub text: Option<String>,
    pub domain: Option<Domain>,
    pub origin: Option<Origin>,
    pub opened_on: Day,
    pub closed_on: Option<Day>,
    pub result: Option<Outcome>,
    pub version: i64,
    /// By when.
    pub horizon_on: Option<Day>,
    /// Why it was dropped or carried over.
    pub result_note: Option<String>,
}

const OBJECTIVE: [Objectives; 12] = [
    Objectives::Id,
    Objectives::Ref,
    Objectives::PlanId,
    Objectives::Text,
    Objectives::Domain,
    Objectives::Origin,
    Objectives::OpenedOn,
    Objectives::ClosedOn,
    Objectives::Result,
    Objectives::Version,
    Objectives::HorizonOn,
    Objectives::ResultNote,
];

impl Record for Objective {
    const RESOURCE: &'static str = "objectives";
    type Column = Objectives;
    const ID: Objectives = Objectives::Id;
    const FILTERS: &'static [(&'static str, Objectives)] = &[("plan", Objectives::PlanId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let q = scope
            .from(Objectives::Table)
            .cols(OBJECTIVE)
            .join(Plans::Table, col(Plans::Id).eq(col(Objectives::PlanId)))
            .join(Cases::Table, col(Cases::Id).eq(col(Plans::CaseId)));
        of_visible_cases(q, visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// The objectives of a plan.
///
/// # Errors
/// When the database does not answer.
pub async fn of_plan(scope: &mut Scope, plan: PlanId) -> Result<Vec<Objective>> {
    let q = scope
        .from(Objectives::Table)
        .cols(OBJECTIVE)
        .filter(col(Objectives::PlanId).eq(plan))
        .order(Objectives::OpenedOn, Order::Asc)
        .order(Objectives::Id, Order::Asc);
    scope.all(&q).await
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: ObjectiveId) -> Result<Option<Objective>> {
    let q = scope.from(Objectives::Table).cols(OBJECTIVE).filter(col(Objectives::Id).eq(id));
    scope.opt(&q).await
}

/// A new objective.
///
/// # Errors
/// When the id is taken.
pub async fn insert(scope: &mut Scope, o: &Objective) -> Result<()> {
    let q = scope.insert(vec![
        (Objectives::Id, o.id.into()),
        (Objectives::PlanId, o.plan.into()),
        (Objectives::Text, o.text.clone().into()),
        (Objectives::Domain, o.domain.into()),
        (Objectives::Origin, o.origin.into()),
        (Objectives::OpenedOn, o.opened_on.into()),
        (Objectives::HorizonOn, o.horizon_on.into()),
    ]);
    scope.run_one(&q).await
}

/// Ends an open objective.
///
/// # Errors
/// When it is closed already.
pub async fn close(scope: &mut Scope, id: ObjectiveId, on: Day, result: Outcome, note: Option<String>) -> Result<()> {
    let q = scope
        .update(Objectives::Table)
        .set(Objectives::ClosedOn, on)
        .set(Objectives::Result, result)
        .set(Objectives::ResultNote, note)
        .set_expr(Objectives::Version, Expr::col(Objectives::Version).add(1i64))
        .filter(col(Objectives::Id).eq(id).and(col(Objectives::ClosedOn).is_null()));
    scope.run_one(&q).await
}
