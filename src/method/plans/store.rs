//! The SQL of plans and objectives.

use super::{Domain, Origin, Outcome, Span};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, ids::*},
    people::trainees,
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A plan as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Plan {
    pub id: PlanId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    pub purpose: Option<String>,
    pub starts_on: Day,
    pub planned_end: Day,
    pub ends_on: Option<Day>,
    pub signed_trainee_on: Option<Day>,
    pub signed_coach_on: Option<Day>,
    pub signed_employer_on: Option<Day>,
    pub version: i64,
}

impl Plan {
    pub fn last_day(&self) -> Day {
        self.ends_on.unwrap_or(self.planned_end)
    }

    /// By trainee and coach both.
    pub fn signed(&self) -> bool {
        self.signed_trainee_on.is_some() && self.signed_coach_on.is_some()
    }

    pub fn span(&self) -> Span {
        Span { starts_on: self.starts_on, last_day: self.last_day(), signed: self.signed() }
    }
}

const COLUMNS: [Plans; 11] = [
    Plans::Id,
    Plans::Ref,
    Plans::CaseId,
    Plans::Purpose,
    Plans::StartsOn,
    Plans::PlannedEnd,
    Plans::EndsOn,
    Plans::SignedTraineeOn,
    Plans::SignedCoachOn,
    Plans::SignedEmployerOn,
    Plans::Version,
];

/// Joins a reading that holds cases to what a visit may see of them.
pub fn of_visible_cases(q: Select, visit: &Visit) -> Select {
    trainees::store::visible(q.join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId))), visit)
}

impl Record for Plan {
    const RESOURCE: &'static str = "plans";
    type Column = Plans;
    const ID: Plans = Plans::Id;
    const FILTERS: &'static [(&'static str, Plans)] = &[("case", Plans::CaseId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        of_visible_cases(scope.from(Plans::Table).cols(COLUMNS).join(Cases::Table, col(Cases::Id).eq(col(Plans::CaseId))), visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

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
}

const OBJECTIVE: [Objectives; 10] = [
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

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: PlanId) -> Result<Option<Plan>> {
    let q = scope.from(Plans::Table).cols(COLUMNS).filter(col(Plans::Id).eq(id));
    scope.opt(&q).await
}

/// The plans of a case.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(scope: &mut Scope, case: CaseId) -> Result<Vec<Plan>> {
    let q = scope.from(Plans::Table).cols(COLUMNS).filter(col(Plans::CaseId).eq(case)).order(Plans::StartsOn, Order::Asc);
    scope.all(&q).await
}

/// A new plan, unsigned.
///
/// # Errors
/// When the id is taken.
pub async fn insert(
    scope: &mut Scope,
    id: PlanId,
    case: CaseId,
    coach: MemberId,
    purpose: &str,
    starts_on: Day,
    planned_end: Day,
) -> Result<()> {
    let q = scope.insert(vec![
        (Plans::Id, id.into()),
        (Plans::CaseId, case.into()),
        (Plans::CoachId, coach.into()),
        (Plans::Purpose, purpose.into()),
        (Plans::StartsOn, starts_on.into()),
        (Plans::PlannedEnd, planned_end.into()),
        (Plans::LastDay, planned_end.into()),
    ]);
    scope.run_one(&q).await
}

/// Writes a signature where there is none.
///
/// # Errors
/// When it is there already.
pub async fn sign(scope: &mut Scope, id: PlanId, signer: super::Signer, on: Day) -> Result<()> {
    let column = match signer {
        super::Signer::Trainee => Plans::SignedTraineeOn,
        super::Signer::Coach => Plans::SignedCoachOn,
        super::Signer::Employer => Plans::SignedEmployerOn,
    };
    let q = scope
        .update(Plans::Table)
        .set(column, on)
        .set_expr(Plans::Version, Expr::col(Plans::Version).add(1i64))
        .filter(col(Plans::Id).eq(id).and(col(column).is_null()));
    scope.run_one(&q).await
}

/// The objectives of a plan.
///
/// # Errors
/// When the database does not answer.
pub async fn objectives(scope: &mut Scope, plan: PlanId) -> Result<Vec<Objective>> {
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
pub async fn find_objective(scope: &mut Scope, id: ObjectiveId) -> Result<Option<Objective>> {
    let q = scope.from(Objectives::Table).cols(OBJECTIVE).filter(col(Objectives::Id).eq(id));
    scope.opt(&q).await
}

/// A new objective.
///
/// # Errors
/// When the id is taken.
pub async fn insert_objective(scope: &mut Scope, o: &Objective) -> Result<()> {
    let q = scope.insert(vec![
        (Objectives::Id, o.id.into()),
        (Objectives::PlanId, o.plan.into()),
        (Objectives::Text, o.text.clone().into()),
        (Objectives::Domain, o.domain.into()),
        (Objectives::Origin, o.origin.into()),
        (Objectives::OpenedOn, o.opened_on.into()),
    ]);
    scope.run_one(&q).await
}

/// Ends an open objective.
///
/// # Errors
/// When it is closed already.
pub async fn close_objective(scope: &mut Scope, id: ObjectiveId, on: Day, result: Outcome) -> Result<()> {
    let q = scope
        .update(Objectives::Table)
        .set(Objectives::ClosedOn, on)
        .set(Objectives::Result, result)
        .set_expr(Objectives::Version, Expr::col(Objectives::Version).add(1i64))
        .filter(col(Objectives::Id).eq(id).and(col(Objectives::ClosedOn).is_null()));
    scope.run_one(&q).await
}
