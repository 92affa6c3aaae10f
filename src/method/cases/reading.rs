//! What a case's page reads, of its own slice and of those it shows: one statement each.

use super::{ClosingReason, Stage};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Here, Refusal, Visit},
    kernel::{Day, ids::*},
    method::{
        assessments::reviews,
        milestones::{Answer, Grade, MilestoneKind},
        objectives::{Domain, Origin, Outcome},
        placements::PlacementKind,
        pulses,
        sessions::{Mood, NoteAudience, Place, Side},
        suspensions::{self, store::Suspension},
    },
    people::{
        profiles::{self, Numbers, store::Beside},
        trainees,
    },
};
use sea_query::{ExprTrait, Order};

/// The head of a case's page: the case, its person and its coach.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Head {
    pub id: CaseId,
    pub trainee_id: TraineeId,
    pub coach_id: MemberId,
    pub stage: Stage,
    pub opened_on: Day,
    pub closed_on: Option<Day>,
    pub closing_reason: Option<ClosingReason>,
    pub next_contact_on: Option<Day>,
    pub first_name: String,
    pub last_name: String,
    pub phone: Option<String>,
    pub coach: String,
    /// The day of the last contact with the person, and with the employer.
    pub with_person: Option<Day>,
    pub with_employer: Option<Day>,
    pub agreements_waiting: i64,
    /// Somebody answered a pulse.
    pub pulsed: bool,
    /// The latest look at the person's autonomy.
    pub looked_on: Option<Day>,
}

impl Head {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// Whether a page offers this visit to write in the case.
    pub fn may_write(&self, visit: &Visit) -> bool {
        super::may_write(visit, self.coach_id, self.stage, self.trainee_id).is_ok()
    }
}

/// The head, when this visit may see the case.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none, or it is not theirs to see.
pub async fn head(scope: &mut Scope, visit: &Visit, id: CaseId) -> std::result::Result<Head, Refusal> {
    use Cases as C;
    let q = scope
        .from(C::Table)
        .cols([
            C::Id,
            C::TraineeId,
            C::CoachId,
            C::Stage,
            C::OpenedOn,
            C::ClosedOn,
            C::ClosingReason,
            C::NextContactOn,
            C::AgreementsWaiting,
        ])
        .cols([Trainees::FirstName, Trainees::LastName, Trainees::Phone])
        .expr(col(Members::Name), "coach")
        .expr(col(C::MetTraineeOn), "with_person")
        .expr(col(C::MetEmployerOn), "with_employer")
        .expr(pulses::store::answered(scope), "pulsed")
        .expr(reviews::last_autonomy(scope), "looked_on")
        .join(Trainees::Table, col(Trainees::Id).eq(col(C::TraineeId)))
        .join(Members::Table, col(Members::Id).eq(col(C::CoachId)))
        .filter(col(C::Id).eq(id));
    scope.opt(&trainees::store::visible(q, visit)).await?.ok_or(Refusal::NotFound)
}

/// The head for a form of the case, when this visit may write in it. In a case that was closed while they typed, they find
/// their words again beside the reason.
///
/// # Errors
/// As [`head`] and [`super::may_write`].
pub async fn head_to_write(scope: &mut Scope, visit: &Visit, id: CaseId, refused: bool) -> std::result::Result<Head, Refusal> {
    let head = head(scope, visit, id).await?;
    match super::may_write(visit, head.coach_id, head.stage, head.trainee_id) {
        Err(Refusal::Said(_)) if refused => Ok(head),
        other => other.map(|()| head),
    }
}

/// Where a case rests or will, and the numbers of the day: one statement for both.
///
/// # Errors
/// When the database does not answer.
pub async fn rests(scope: &mut Scope, here: &Here, id: CaseId, today: Day) -> Result<(Vec<Suspension>, Numbers)> {
    #[derive(sqlx::FromRow)]
    struct Row {
        #[sqlx(flatten)]
        rest: suspensions::store::Perhaps,
        #[sqlx(flatten)]
        change: Beside,
    }
    let to_come = col(Suspensions::CaseId).eq(col(Cases::Id)).and(col(Suspensions::ToOn).gte(today));
    let q = suspensions::store::perhaps(scope.from(Cases::Table).filter(col(Cases::Id).eq(id)), to_come);
    let (mut rests, mut changes): (Vec<Suspension>, Vec<Beside>) = (Vec::new(), Vec::new());
    for row in scope.all::<Row>(&profiles::store::beside(q)).await? {
        if let Some(rest) = row.rest.suspension(id).filter(|r| rests.iter().all(|known| known.id != r.id)) {
            rests.push(rest);
        }
        changes.push(row.change);
    }
    Ok((rests, profiles::store::numbers(here, today, &changes)))
}

/// A plan with one of its objectives, or with none.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PlanRow {
    pub id: PlanId,
    pub purpose: Option<String>,
    pub starts_on: Day,
    pub planned_end: Day,
    pub last_day: Day,
    pub signed_trainee_on: Option<Day>,
    pub signed_coach_on: Option<Day>,
    pub signed_employer_on: Option<Day>,
    pub objective_id: Option<ObjectiveId>,
    pub text: Option<String>,
    pub domain: Option<Domain>,
    pub origin: Option<Origin>,
    pub result: Option<Outcome>,
    pub closed_on: Option<Day>,
}

/// The plans of a case with their objectives, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn plans(scope: &mut Scope, id: CaseId) -> Result<Vec<PlanRow>> {
    use Plans as P;
    let q = scope
        .from(P::Table)
        .cols([P::Id, P::Purpose, P::StartsOn, P::PlannedEnd, P::LastDay, P::SignedTraineeOn, P::SignedCoachOn, P::SignedEmployerOn])
        .expr(col(Objectives::Id), "objective_id")
        .cols([Objectives::Text, Objectives::Domain, Objectives::Origin, Objectives::Result, Objectives::ClosedOn])
        .left_join(Objectives::Table, col(Objectives::PlanId).eq(col(P::Id)))
        .filter(col(P::CaseId).eq(id))
        .order(P::StartsOn, Order::Desc)
        .order(P::Id, Order::Desc)
        .order(Objectives::OpenedOn, Order::Asc)
        .order(Objectives::Id, Order::Asc)
        .limit(200);
    scope.all(&q).await
}

/// A session as the case's page shows it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SessionRow {
    pub id: SessionId,
    pub held_on: Day,
    pub minutes: Option<i64>,
    pub side: Side,
    pub place: Option<Place>,
    pub attended: Option<bool>,
    pub note: Option<String>,
    pub audience: NoteAudience,
    pub mood: Option<Mood>,
    pub next_contact_on: Option<Day>,
    pub writer_id: Option<MemberId>,
    pub coach: Option<String>,
}

/// The sessions of a case, the latest first, from one on.
///
/// # Errors
/// When the database does not answer.
pub async fn sessions(scope: &mut Scope, id: CaseId, before: Option<(Day, SessionId)>, limit: u64) -> Result<Vec<SessionRow>> {
    use Sessions as S;
    let mut q = scope
        .from(S::Table)
        .cols([S::Id, S::HeldOn, S::Minutes, S::Side, S::Place, S::Attended, S::Note, S::Audience, S::Mood, S::NextContactOn, S::WriterId])
        .expr(col(Members::Name), "coach")
        .left_join(Members::Table, col(Members::Id).eq(col(S::CoachId)))
        .filter(col(S::CaseId).eq(id))
        .order(S::HeldOn, Order::Desc)
        .order(S::Id, Order::Desc)
        .limit(limit);
    if let Some((day, last)) = before {
        q = q.filter(col(S::HeldOn).lt(day).or(col(S::HeldOn).eq(day).and(col(S::Id).lt(last))));
    }
    scope.all(&q).await
}

/// A placement with its employer, the person to call there and one of its milestones.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PlacementRow {
    pub id: PlacementId,
    pub employer_id: EmployerId,
    pub employer: String,
    pub contact: Option<String>,
    pub contact_phone: Option<String>,
    pub job_title: Option<String>,
    pub kind: PlacementKind,
    pub started_on: Day,
    pub planned_end: Option<Day>,
    pub trial_ends_on: Option<Day>,
    pub ended_on: Option<Day>,
    pub tutor: Option<String>,
    /// The latest look at the firm's capacity within the case.
    pub looked_on: Option<Day>,
    pub milestone_id: Option<MilestoneId>,
    pub milestone: Option<MilestoneKind>,
    pub due_on: Option<Day>,
    pub requested_on: Option<Day>,
    pub answered_on: Option<Day>,
    pub answer: Option<Answer>,
    pub grade: Option<Grade>,
    pub contradicted_on: Option<Day>,
    pub cleared_on: Option<Day>,
}

/// The placements of a case with their milestones, the latest placement first.
///
/// # Errors
/// When the database does not answer.
pub async fn placements(scope: &mut Scope, id: CaseId) -> Result<Vec<PlacementRow>> {
    use Placements as P;
    let first_contact = col(Contacts::EmployerId).eq(col(P::EmployerId)).and(col(Contacts::Position).eq(1i64));
    let q = scope
        .from(P::Table)
        .cols([P::Id, P::EmployerId, P::JobTitle, P::Kind, P::StartedOn, P::PlannedEnd, P::TrialEndsOn, P::EndedOn, P::Tutor])
        .expr(col(Employers::Name), "employer")
        .expr(col(Contacts::Name), "contact")
        .expr(col(Contacts::Phone), "contact_phone")
        .expr(reviews::last_capacity(scope), "looked_on")
        .expr(col(Milestones::Id), "milestone_id")
        .expr(col(Milestones::Kind), "milestone")
        .cols([Milestones::DueOn, Milestones::RequestedOn, Milestones::AnsweredOn, Milestones::Answer, Milestones::Grade])
        .cols([Milestones::ContradictedOn, Milestones::ClearedOn])
        .join(Employers::Table, col(Employers::Id).eq(col(P::EmployerId)))
        .left_join(Contacts::Table, first_contact)
        .left_join(Milestones::Table, col(Milestones::PlacementId).eq(col(P::Id)))
        .filter(col(P::CaseId).eq(id))
        .order(P::StartedOn, Order::Desc)
        .order(P::Id, Order::Desc)
        .order(Milestones::DueOn, Order::Asc)
        .limit(300);
    scope.all(&q).await
}
