//! The SQL of cases.

use super::{
    ClosingReason, Stage,
    edges::Edges,
    stages::{self, Step},
};
use crate::{
    db::{Result, Scope, Select, col, count, tables::*},
    desk::{Desk, Refusal, Visit},
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

/// Takes a step: one statement that names the stage it came from, and the move is kept. A case that is where the step leads
/// already stays as it is.
///
/// # Errors
/// The rule that refuses the step; [`Refusal::Stale`] cannot happen while the structure's turn is held.
pub async fn step(desk: &mut Desk, case: &Case, step: Step, on: Day, reason: Option<String>) -> std::result::Result<Stage, Refusal> {
    let way_out = |r: Refusal| r.way_out("case-new", format!("/cases/new?trainee={}", case.trainee));
    let next = stages::after(case.stage, step).map_err(|why| way_out(Refusal::said("case", why)))?;
    let Some(next) = next else { return Ok(case.stage) };
    let q = desk
        .scope
        .update(Cases::Table)
        .set(Cases::Stage, next)
        .set_expr(Cases::Version, Expr::col(Cases::Version).add(1i64))
        .filter(col(Cases::Id).eq(case.id).and(col(Cases::Stage).eq(case.stage)));
    let q = if next == Stage::Closed { q.set(Cases::ClosedOn, on) } else { q };
    desk.scope.run_one(&q).await?;
    let row = desk.scope.insert(vec![
        (Moves::Id, desk.fresh::<uuid::Uuid>().into()),
        (Moves::CaseId, case.id.into()),
        (Moves::FromStage, case.stage.into()),
        (Moves::ToStage, next.into()),
        (Moves::MovedOn, on.into()),
        (Moves::Reason, reason.into()),
        (Moves::MovedAt, desk.now.into()),
        (Moves::MemberId, desk.me().into()),
    ]);
    desk.scope.put(&row);
    Ok(next)
}

/// What is kept of a closing beside the case's own columns.
pub struct Closing {
    pub bilan: String,
    pub supported_by_firm: Option<bool>,
    pub both_agree: Option<bool>,
    pub objectives_done: Option<bool>,
    pub overruled: Option<String>,
}

/// Writes how a case was closed, beside the step that closed it.
///
/// # Errors
/// When it was closed before.
pub async fn keep_closing(desk: &mut Desk, case: CaseId, reason: ClosingReason, closing: Closing) -> Result<()> {
    let q = desk.scope.update(Cases::Table).set(Cases::ClosingReason, reason).set(Cases::NextContactOn, Option::<Day>::None);
    desk.scope.run_one(&q.filter(col(Cases::Id).eq(case))).await?;
    let q = desk.scope.insert(vec![
        (Closings::Id, desk.fresh::<uuid::Uuid>().into()),
        (Closings::CaseId, case.into()),
        (Closings::Bilan, closing.bilan.into()),
        (Closings::SupportedByFirm, closing.supported_by_firm.into()),
        (Closings::BothAgree, closing.both_agree.into()),
        (Closings::ObjectivesDone, closing.objectives_done.into()),
        (Closings::Overruled, closing.overruled.into()),
    ]);
    desk.scope.run_one(&q).await
}

/// A case that another structure was asked to go on with does not end under its eyes: the proposal is taken back first.
///
/// # Errors
/// A rule that leads to the proposal.
pub async fn must_stay(scope: &mut Scope, case: CaseId) -> std::result::Result<(), Refusal> {
    use Transfers as T;
    // As `TransferState::is_over` says it, in a room that this one does not open.
    let under_way = col(T::State).is_in(["waiting", "agreed", "sent", "recalled"]);
    let q = scope.from(T::Table).cols([T::Id]).filter(col(T::CaseId).eq(case).and(under_way)).limit(1);
    match scope.opt::<(TransferId,)>(&q).await? {
        Some((id,)) => Err(Refusal::rule("", "err-case-on-its-way").way_out("transfer-see", format!("/transfers/{id}"))),
        None => Ok(()),
    }
}

/// How many objectives of a case have no result.
///
/// # Errors
/// When the database does not answer.
pub async fn open_objectives(scope: &mut Scope, case: CaseId) -> Result<usize> {
    let q = scope
        .from(Objectives::Table)
        .expr(count(), "n")
        .join(Plans::Table, col(Plans::Id).eq(col(Objectives::PlanId)))
        .filter(col(Plans::CaseId).eq(case).and(col(Objectives::ClosedOn).is_null()));
    let (n,): (i64,) = scope.one(&q).await?;
    Ok(n.try_into().unwrap_or(0))
}

/// Gives a case to another coach, with what waits for one: plans and milestones are listed by coach.
///
/// # Errors
/// When the case changed hands meanwhile.
pub async fn hand_over(desk: &mut Desk, case: &Case, to: MemberId, on: Day, note: Option<String>) -> Result<()> {
    let own = col(Cases::Id).eq(case.id).and(col(Cases::CoachId).eq(case.coach));
    let q = desk.scope.update(Cases::Table).set(Cases::CoachId, to);
    let q = q.set_expr(Cases::Version, Expr::col(Cases::Version).add(1i64)).filter(own);
    desk.scope.run_one(&q).await?;
    let q = desk.scope.update(Plans::Table).set(Plans::CoachId, to).filter(col(Plans::CaseId).eq(case.id));
    desk.scope.run(&q).await?;
    let q = desk.scope.update(Milestones::Table).set(Milestones::CoachId, to).filter(col(Milestones::CaseId).eq(case.id));
    desk.scope.run(&q).await?;
    let row = desk.scope.insert(vec![
        (Handovers::Id, desk.fresh::<uuid::Uuid>().into()),
        (Handovers::CaseId, case.id.into()),
        (Handovers::FromCoachId, case.coach.into()),
        (Handovers::ToCoachId, to.into()),
        (Handovers::HandedOn, on.into()),
        (Handovers::Note, note.into()),
        (Handovers::HandedAt, desk.now.into()),
    ]);
    desk.scope.put(&row);
    Ok(())
}

/// The cases of a coach that go on.
///
/// # Errors
/// When the database does not answer.
pub async fn under_way_of(scope: &mut Scope, coach: MemberId) -> Result<Vec<Case>> {
    let over = [Stage::Closed.word(), Stage::Declined.word()];
    let q = scope.from(Cases::Table).cols(COLUMNS).filter(col(Cases::CoachId).eq(coach).and(col(Cases::Stage).is_not_in(over)));
    scope.all(&q).await
}

/// Keeps what is known of a case’s contacts: the next one that is agreed, and the last ones of each edge.
///
/// # Errors
/// When the database does not answer.
pub async fn keep_contacts(scope: &mut Scope, id: CaseId, next: Option<Option<Day>>, edges: Option<Edges>) -> Result<()> {
    let mut q = scope.update(Cases::Table).filter(col(Cases::Id).eq(id));
    if let Some(on) = next {
        q = q.set(Cases::NextContactOn, on).set_expr(Cases::Version, Expr::col(Cases::Version).add(1i64));
    }
    if let Some(edges) = edges {
        q = q
            .set(Cases::MetTraineeOn, edges.met_trainee_on)
            .set(Cases::MetEmployerOn, edges.met_employer_on)
            .set(Cases::MissedTrainee, edges.missed_trainee)
            .set(Cases::MissedEmployer, edges.missed_employer)
            .set(Cases::StuckOn, edges.stuck_on);
    }
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
