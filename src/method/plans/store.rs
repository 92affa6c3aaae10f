//! The SQL of plans.

use super::{
    Span,
    shares::{Contact, Job},
};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, Hundredths, ids::*},
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
    pub proposed_on: Option<Day>,
    pub hours_planned: Option<Hundredths>,
    /// Under a profile without an end: `planned_end` is the day of the next review, and no wall.
    pub open_ended: bool,
    pub bilan: Option<String>,
    pub bilan_on: Option<Day>,
    #[serde(skip)]
    #[sqlx(rename = "coach_id")]
    pub coach: MemberId,
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
        Span { starts_on: self.starts_on, last_day: self.last_day(), signed: self.signed(), open_ended: self.open_ended }
    }
}

pub const COLUMNS: [Plans; 17] = [
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
    Plans::ProposedOn,
    Plans::HoursPlanned,
    Plans::OpenEnded,
    Plans::Bilan,
    Plans::BilanOn,
    Plans::CoachId,
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
pub async fn insert(scope: &mut Scope, p: &Plan) -> Result<()> {
    let q = scope.insert(vec![
        (Plans::Id, p.id.into()),
        (Plans::CaseId, p.case.into()),
        (Plans::CoachId, p.coach.into()),
        (Plans::Purpose, p.purpose.clone().into()),
        (Plans::StartsOn, p.starts_on.into()),
        (Plans::PlannedEnd, p.planned_end.into()),
        (Plans::LastDay, p.planned_end.into()),
        (Plans::HoursPlanned, p.hours_planned.into()),
        (Plans::OpenEnded, p.open_ended.into()),
    ]);
    scope.run_one(&q).await
}

/// Says that a drafted plan was handed to those who are to sign it.
///
/// # Errors
/// When it was proposed already.
pub async fn propose(scope: &mut Scope, id: PlanId, on: Day) -> Result<()> {
    let q = scope
        .update(Plans::Table)
        .set(Plans::ProposedOn, on)
        .set_expr(Plans::Version, Expr::col(Plans::Version).add(1i64))
        .filter(col(Plans::Id).eq(id).and(col(Plans::ProposedOn).is_null()));
    scope.run_one(&q).await
}

/// Writes the bilan of a plan.
///
/// # Errors
/// When the plan was changed meanwhile.
pub async fn write_bilan(scope: &mut Scope, plan: &Plan, bilan: &str, on: Day) -> Result<()> {
    let q = scope
        .update(Plans::Table)
        .set(Plans::Bilan, bilan)
        .set(Plans::BilanOn, on)
        .set_expr(Plans::Version, Expr::col(Plans::Version).add(1i64))
        .filter(col(Plans::Id).eq(plan.id).and(col(Plans::Version).eq(plan.version)));
    scope.run_one(&q).await
}

/// The contacts of a case that took place between two days.
///
/// # Errors
/// When the database does not answer.
pub async fn contacts(scope: &mut Scope, case: CaseId, from: Day, to: Day) -> Result<Vec<Contact>> {
    let held = col(Sessions::Attended).is_null().or(col(Sessions::Attended).eq(true));
    let q = scope
        .from(Sessions::Table)
        .cols([Sessions::HeldOn, Sessions::Minutes, Sessions::Side])
        .filter(col(Sessions::CaseId).eq(case).and(held))
        .filter(col(Sessions::HeldOn).between(Expr::val(from), Expr::val(to)));
    scope.all(&q).await
}

/// The jobs of a case with their hours.
///
/// # Errors
/// When the database does not answer.
pub async fn jobs(scope: &mut Scope, case: CaseId) -> Result<Vec<Job>> {
    use Placements as P;
    scope.all(&scope.from(P::Table).cols([P::StartedOn, P::EndedOn, P::WeeklyHours]).filter(col(P::CaseId).eq(case))).await
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

/// With how many employers a person has a job on a day.
///
/// # Errors
/// When the database does not answer.
pub async fn employers_on(scope: &mut Scope, case: CaseId, day: Day) -> Result<usize> {
    use Placements as P;
    let q = scope
        .from(P::Table)
        .cols([P::EmployerId])
        .filter(col(P::CaseId).eq(case).and(col(P::StartedOn).lte(day)))
        .filter(col(P::EndedOn).is_null().or(col(P::EndedOn).gte(day)))
        .distinct();
    Ok(scope.all::<(EmployerId,)>(&q).await?.len())
}
