//! The SQL of placements, and what their page reads of milestones, answers and links.

use super::{EndForm, EndInitiator, EndPhase, EndValence, PlacementKind};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, Hundredths, Moment, ids::*},
    method::{milestones::MilestoneKind, plans::store::of_visible_cases},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A placement as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Placement {
    pub id: PlacementId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    #[sqlx(rename = "employer_id")]
    pub employer: EmployerId,
    pub job_title: Option<String>,
    pub rome: Option<String>,
    pub kind: PlacementKind,
    pub started_on: Day,
    pub planned_end: Option<Day>,
    pub trial_ends_on: Option<Day>,
    pub ended_on: Option<Day>,
    pub end_phase: Option<EndPhase>,
    pub end_initiator: Option<EndInitiator>,
    pub weekly_hours: Option<Hundredths>,
    pub tutor: Option<String>,
    pub tutor_named_on: Option<Day>,
    pub version: i64,
    pub end_form: Option<EndForm>,
    /// Joined by `|`.
    pub end_causes: String,
    pub end_valence: Option<EndValence>,
    pub end_note: Option<String>,
}

const COLUMNS: [Placements; 21] = [
    Placements::Id,
    Placements::Ref,
    Placements::CaseId,
    Placements::EmployerId,
    Placements::JobTitle,
    Placements::Rome,
    Placements::Kind,
    Placements::StartedOn,
    Placements::PlannedEnd,
    Placements::TrialEndsOn,
    Placements::EndedOn,
    Placements::EndPhase,
    Placements::EndInitiator,
    Placements::WeeklyHours,
    Placements::Tutor,
    Placements::TutorNamedOn,
    Placements::Version,
    Placements::EndForm,
    Placements::EndCauses,
    Placements::EndValence,
    Placements::EndNote,
];

impl Record for Placement {
    const RESOURCE: &'static str = "placements";
    type Column = Placements;
    const ID: Placements = Placements::Id;
    const FILTERS: &'static [(&'static str, Placements)] = &[("case", Placements::CaseId), ("employer", Placements::EmployerId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_case = col(Cases::Id).eq(col(Placements::CaseId));
        of_visible_cases(scope.from(Placements::Table).cols(COLUMNS).join(Cases::Table, on_case), visit)
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
pub async fn find(scope: &mut Scope, id: PlacementId) -> Result<Option<Placement>> {
    let q = scope.from(Placements::Table).cols(COLUMNS).filter(col(Placements::Id).eq(id));
    scope.opt(&q).await
}

/// A new placement.
///
/// # Errors
/// When the id is taken or the employer is not here.
pub async fn insert(scope: &mut Scope, p: &Placement) -> Result<()> {
    let q = scope.insert(vec![
        (Placements::Id, p.id.into()),
        (Placements::CaseId, p.case.into()),
        (Placements::EmployerId, p.employer.into()),
        (Placements::JobTitle, p.job_title.clone().into()),
        (Placements::Rome, p.rome.clone().into()),
        (Placements::Kind, p.kind.into()),
        (Placements::StartedOn, p.started_on.into()),
        (Placements::PlannedEnd, p.planned_end.into()),
        (Placements::TrialEndsOn, p.trial_ends_on.into()),
        (Placements::WeeklyHours, p.weekly_hours.into()),
        (Placements::Tutor, p.tutor.clone().into()),
        (Placements::TutorNamedOn, p.tutor_named_on.into()),
    ]);
    scope.run_one(&q).await
}

/// The milestones of a new placement, in one statement.
///
/// # Errors
/// When the placement has some already.
pub async fn lay_out(scope: &mut Scope, p: &Placement, coach: MemberId, laid: Vec<(MilestoneId, MilestoneKind, Day)>) -> Result<()> {
    let row = |(id, kind, due_on): (MilestoneId, MilestoneKind, Day)| {
        vec![
            (Milestones::Id, id.into()),
            (Milestones::PlacementId, p.id.into()),
            (Milestones::CaseId, p.case.into()),
            (Milestones::CoachId, coach.into()),
            (Milestones::Kind, kind.into()),
            (Milestones::DueOn, due_on.into()),
        ]
    };
    let q = scope.insert_all(laid.into_iter().map(row).collect());
    scope.run(&q).await.map(|_| ())
}

/// How a job ended.
pub struct End {
    pub on: Day,
    pub phase: EndPhase,
    pub initiator: Option<EndInitiator>,
    pub form: Option<EndForm>,
    pub causes: String,
    pub valence: Option<EndValence>,
    pub note: Option<String>,
}

/// Ends a placement that goes on.
///
/// # Errors
/// When it has ended already.
pub async fn end(scope: &mut Scope, id: PlacementId, end: End) -> Result<()> {
    let q = scope
        .update(Placements::Table)
        .cells(vec![
            (Placements::EndedOn, end.on.into()),
            (Placements::EndPhase, end.phase.into()),
            (Placements::EndInitiator, end.initiator.into()),
            (Placements::EndForm, end.form.into()),
            (Placements::EndCauses, end.causes.into()),
            (Placements::EndValence, end.valence.into()),
            (Placements::EndNote, end.note.into()),
        ])
        .set_expr(Placements::Version, Expr::col(Placements::Version).add(1i64))
        .filter(col(Placements::Id).eq(id).and(col(Placements::EndedOn).is_null()));
    scope.run_one(&q).await
}

/// Rewrites what was agreed of a job.
///
/// # Errors
/// When it was changed meanwhile.
pub async fn update(scope: &mut Scope, p: &Placement) -> Result<()> {
    let q = scope
        .update(Placements::Table)
        .cells(vec![
            (Placements::JobTitle, p.job_title.clone().into()),
            (Placements::Rome, p.rome.clone().into()),
            (Placements::PlannedEnd, p.planned_end.into()),
            (Placements::TrialEndsOn, p.trial_ends_on.into()),
            (Placements::WeeklyHours, p.weekly_hours.into()),
            (Placements::Tutor, p.tutor.clone().into()),
            (Placements::TutorNamedOn, p.tutor_named_on.into()),
        ])
        .set_expr(Placements::Version, Expr::col(Placements::Version).add(1i64))
        .filter(col(Placements::Id).eq(p.id).and(col(Placements::Version).eq(p.version)));
    scope.run_one(&q).await
}

/// Moves the unanswered milestone of a kind to another day; one that was answered stays where it was.
///
/// # Errors
/// When another milestone of the kind stands on that day.
pub async fn move_milestone(scope: &mut Scope, placement: PlacementId, kind: MilestoneKind, due_on: Day) -> Result<bool> {
    let own = col(Milestones::PlacementId).eq(placement).and(col(Milestones::Kind).eq(kind)).and(col(Milestones::AnsweredOn).is_null());
    let q = scope
        .update(Milestones::Table)
        .set(Milestones::DueOn, due_on)
        .set_expr(Milestones::Version, Expr::col(Milestones::Version).add(1i64))
        .filter(own);
    Ok(scope.run(&q).await? > 0)
}

/// Whether another placement of the case covers a day.
///
/// # Errors
/// When the database does not answer.
pub async fn covered(scope: &mut Scope, case: CaseId, but: PlacementId, day: Day) -> Result<bool> {
    let q = scope
        .from(Placements::Table)
        .cols([Placements::Id])
        .filter(col(Placements::CaseId).eq(case).and(col(Placements::Id).ne(but)).and(col(Placements::StartedOn).lte(day)))
        .filter(col(Placements::EndedOn).is_null().or(col(Placements::EndedOn).gt(day)))
        .limit(1);
    Ok(scope.opt::<Found>(&q).await?.is_some())
}

#[derive(sqlx::FromRow)]
struct Found {
    #[allow(dead_code)] // only whether there is one matters
    id: PlacementId,
}

/// A mailed question as the coach sees it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Sent {
    pub id: LinkId,
    pub milestone_id: MilestoneId,
    pub recipient: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub answered_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    /// Handed over on a sheet; then there is no mail.
    pub handed: bool,
    /// Of its mail: `queued`, `sent` or `dead`.
    pub mail: Option<String>,
}

/// The questions mailed about a placement, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn sent(scope: &mut Scope, id: PlacementId) -> Result<Vec<Sent>> {
    use Links as L;
    let q = scope
        .from(L::Table)
        .cols([L::Id, L::MilestoneId, L::Recipient, L::CreatedAt, L::ExpiresAt, L::AnsweredAt, L::WithdrawnAt, L::Handed])
        .expr(col(Mails::State), "mail")
        .join(Milestones::Table, col(Milestones::Id).eq(col(L::MilestoneId)))
        .left_join(Mails::Table, col(Mails::LinkId).eq(col(L::Id)))
        .filter(col(Milestones::PlacementId).eq(id))
        .order(L::CreatedAt, Order::Desc)
        .order(L::Id, Order::Desc)
        .limit(50);
    let mut all: Vec<Sent> = scope.all(&q).await?;
    // A reminder is a second mail of the same link.
    all.dedup_by_key(|s| s.id);
    Ok(all)
}
