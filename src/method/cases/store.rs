//! The SQL of cases.

use super::{ClosingReason, Stage};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Refusal, Visit},
    kernel::{Day, ids::*},
    people::trainees,
    web::api::Record,
};
use sea_query::{Expr, ExprTrait};
use serde::Serialize;
use utoipa::ToSchema;

/// A case as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Case {
    pub id: CaseId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "trainee_id")]
    pub trainee: TraineeId,
    #[sqlx(rename = "coach_id")]
    pub coach: MemberId,
    pub stage: Stage,
    pub opened_on: Day,
    pub closed_on: Option<Day>,
    pub closing_reason: Option<ClosingReason>,
    pub next_contact_on: Option<Day>,
    pub version: i64,
}

pub const COLUMNS: [Cases; 10] = [
    Cases::Id,
    Cases::Ref,
    Cases::TraineeId,
    Cases::CoachId,
    Cases::Stage,
    Cases::OpenedOn,
    Cases::ClosedOn,
    Cases::ClosingReason,
    Cases::NextContactOn,
    Cases::Version,
];

impl Record for Case {
    const RESOURCE: &'static str = "cases";
    type Column = Cases;
    const ID: Cases = Cases::Id;
    const FILTERS: &'static [(&'static str, Cases)] = &[("trainee", Cases::TraineeId), ("coach", Cases::CoachId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_trainee = col(Trainees::Id).eq(col(Cases::TraineeId));
        trainees::store::visible(scope.from(Cases::Table).cols(COLUMNS).join(Trainees::Table, on_trainee), visit)
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
pub async fn find(scope: &mut Scope, id: CaseId) -> Result<Option<Case>> {
    let q = scope.from(Cases::Table).cols(COLUMNS).filter(col(Cases::Id).eq(id));
    scope.opt(&q).await
}

/// The open case a coach may write in.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none, [`Refusal::Forbidden`] in a colleague's, a rule when it is closed.
pub async fn open_of_coach(scope: &mut Scope, visit: &Visit, id: CaseId) -> std::result::Result<Case, Refusal> {
    let case = find(scope, id).await?.ok_or(Refusal::NotFound)?;
    super::may_write(visit, case.coach, case.stage, case.trainee)?;
    Ok(case)
}

/// A new case.
///
/// # Errors
/// When the id is taken, or the trainee or coach is not here.
pub async fn insert(scope: &mut Scope, id: CaseId, trainee: TraineeId, coach: MemberId, stage: Stage, opened_on: Day) -> Result<()> {
    let q = scope.insert(vec![
        (Cases::Id, id.into()),
        (Cases::TraineeId, trainee.into()),
        (Cases::CoachId, coach.into()),
        (Cases::Stage, stage.into()),
        (Cases::OpenedOn, opened_on.into()),
        (Cases::NextContactOn, Option::<Day>::None.into()),
    ]);
    scope.run_one(&q).await
}

/// Moves a case to a stage from any other open one.
///
/// # Errors
/// When the database does not answer.
pub async fn set_stage(scope: &mut Scope, id: CaseId, stage: Stage) -> Result<()> {
    let q = scope
        .update(Cases::Table)
        .set(Cases::Stage, stage)
        .set_expr(Cases::Version, Expr::col(Cases::Version).add(1i64))
        .filter(col(Cases::Id).eq(id).and(col(Cases::Stage).ne(stage)).and(col(Cases::Stage).ne(Stage::Closed.word())));
    scope.run(&q).await.map(|_| ())
}

/// # Errors
/// When the database does not answer.
pub async fn set_next_contact(scope: &mut Scope, id: CaseId, on: Option<Day>) -> Result<()> {
    let q = scope
        .update(Cases::Table)
        .set(Cases::NextContactOn, on)
        .set_expr(Cases::Version, Expr::col(Cases::Version).add(1i64))
        .filter(col(Cases::Id).eq(id));
    scope.run_one(&q).await
}

/// Puts the next contact on a day, unless an earlier one is agreed.
///
/// # Errors
/// When the database does not answer.
pub async fn bring_forward(scope: &mut Scope, id: CaseId, on: Day) -> Result<()> {
    let later = col(Cases::NextContactOn).is_null().or(col(Cases::NextContactOn).gt(on));
    let q = scope
        .update(Cases::Table)
        .set(Cases::NextContactOn, on)
        .set_expr(Cases::Version, Expr::col(Cases::Version).add(1i64))
        .filter(col(Cases::Id).eq(id).and(later));
    scope.run(&q).await.map(|_| ())
}
