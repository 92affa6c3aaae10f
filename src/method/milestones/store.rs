//! The SQL of milestones and their answers.

use super::{Answer, Grade, MilestoneKind, contradicted, shown};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, Moment, ids::*},
    method::plans::store::of_visible_cases,
    people::mails::{MailKind, store::refused_by_contact},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A milestone as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Milestone {
    pub id: MilestoneId,
    #[sqlx(rename = "placement_id")]
    pub placement: PlacementId,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    pub kind: MilestoneKind,
    pub due_on: Day,
    pub requested_on: Option<Day>,
    /// The first answer.
    pub answered_on: Option<Day>,
    /// The latest of the best-graded side.
    pub answer: Option<Answer>,
    pub grade: Option<Grade>,
    /// Since when one side says yes and another no.
    pub contradicted_on: Option<Day>,
    /// When the coach found out how it is, and what they wrote of it.
    pub cleared_on: Option<Day>,
    pub cleared_note: Option<String>,
    pub version: i64,
}

impl Milestone {
    /// The sides differ, and nobody has cleared it up.
    pub fn is_contradicted(&self) -> bool {
        self.contradicted_on.is_some() && self.cleared_on.is_none()
    }
}

const COLUMNS: [Milestones; 13] = [
    Milestones::Id,
    Milestones::PlacementId,
    Milestones::CaseId,
    Milestones::Kind,
    Milestones::DueOn,
    Milestones::RequestedOn,
    Milestones::AnsweredOn,
    Milestones::Answer,
    Milestones::Grade,
    Milestones::ContradictedOn,
    Milestones::ClearedOn,
    Milestones::ClearedNote,
    Milestones::Version,
];

impl Record for Milestone {
    const RESOURCE: &'static str = "milestones";
    type Column = Milestones;
    const ID: Milestones = Milestones::Id;
    const FILTERS: &'static [(&'static str, Milestones)] = &[("placement", Milestones::PlacementId), ("case", Milestones::CaseId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_case = col(Cases::Id).eq(col(Milestones::CaseId));
        of_visible_cases(scope.from(Milestones::Table).cols(COLUMNS).join(Cases::Table, on_case), visit)
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
pub async fn find(scope: &mut Scope, id: MilestoneId) -> Result<Option<Milestone>> {
    let q = scope.from(Milestones::Table).cols(COLUMNS).filter(col(Milestones::Id).eq(id));
    scope.opt(&q).await
}

/// The milestones of a placement, by date.
///
/// # Errors
/// When the database does not answer.
pub async fn of_placement(scope: &mut Scope, id: PlacementId) -> Result<Vec<Milestone>> {
    let q = scope
        .from(Milestones::Table)
        .cols(COLUMNS)
        .filter(col(Milestones::PlacementId).eq(id))
        .order(Milestones::DueOn, Order::Asc)
        .order(Milestones::Id, Order::Asc);
    let mut all: Vec<Milestone> = scope.all(&q).await?;
    // Signing and the first day are due on the same day: the kinds have an order of their own.
    all.sort_by_key(|m| (m.due_on, m.kind));
    Ok(all)
}

/// An answer that was given.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Given {
    pub milestone_id: MilestoneId,
    pub answered_on: Day,
    pub answer: Answer,
    pub grade: Grade,
    pub left_on: Option<Day>,
    pub comment: Option<String>,
    /// Through the code of a sheet that was handed over.
    pub handed: Option<bool>,
    /// The photograph of what was seen.
    pub scan_id: Option<ScanId>,
}

const GIVEN: [Answers; 6] = [Answers::MilestoneId, Answers::AnsweredOn, Answers::Answer, Answers::Grade, Answers::LeftOn, Answers::Comment];

/// Every answer about a placement's milestones, in the order they were given.
///
/// # Errors
/// When the database does not answer.
pub async fn answers_of_placement(scope: &mut Scope, id: PlacementId) -> Result<Vec<Given>> {
    let q = scope
        .from(Answers::Table)
        .cols(GIVEN)
        .cols([Links::Handed])
        .cols([AnswerPapers::ScanId])
        .join(Milestones::Table, col(Milestones::Id).eq(col(Answers::MilestoneId)))
        .left_join(Links::Table, col(Links::Id).eq(col(Answers::LinkId)))
        .left_join(AnswerPapers::Table, col(AnswerPapers::AnswerId).eq(col(Answers::Id)))
        .filter(col(Milestones::PlacementId).eq(id).and(col(Answers::ReplacedAt).is_null()))
        .order(Answers::GivenAt, Order::Asc)
        .order(Answers::Id, Order::Asc)
        .limit(200);
    scope.all(&q).await
}

/// A new answer.
pub struct NewAnswer {
    pub id: AnswerId,
    pub link: Option<LinkId>,
    pub given_at: Moment,
    pub on: Day,
    pub answer: Answer,
    pub grade: Grade,
    pub left_on: Option<Day>,
    pub comment: Option<String>,
    /// The day it becomes known here.
    pub today: Day,
}

/// Adds an answer, and shows on the milestone what is now the best-graded side's latest.
///
/// # Errors
/// When the milestone is not there.
pub async fn answer(scope: &mut Scope, m: &Milestone, new: NewAnswer) -> Result<()> {
    let (answer, grade, on) = (new.answer, new.grade, new.on);
    let mut given = standing(scope, m.id).await?;
    // An imported answer stands at its day's noon, which may still be to come; of two in one millisecond the id decides.
    given.push((new.given_at, new.id, answer, grade));
    given.sort_by_key(|g| (g.0, g.1));
    let given: Vec<(Answer, Grade)> = given.into_iter().map(|g| (g.2, g.3)).collect();
    let q = scope.insert(vec![
        (Answers::Id, new.id.into()),
        (Answers::MilestoneId, m.id.into()),
        (Answers::LinkId, new.link.into()),
        (Answers::GivenAt, new.given_at.into()),
        (Answers::AnsweredOn, on.into()),
        (Answers::Answer, answer.into()),
        (Answers::Grade, grade.into()),
        (Answers::LeftOn, new.left_on.into()),
        (Answers::Comment, new.comment.into()),
    ]);
    scope.put(&q);
    let (answer, grade) = shown(&given).unwrap_or((answer, grade));
    // A new word reopens what was cleared up, or settles it.
    let since = contradicted(&given).then(|| m.contradicted_on.unwrap_or(new.today));
    let q = scope
        .update(Milestones::Table)
        .set(Milestones::ContradictedOn, since)
        .set(Milestones::ClearedOn, Option::<Day>::None)
        .set(Milestones::ClearedNote, Option::<String>::None)
        .set(Milestones::Answer, answer)
        .set(Milestones::Grade, grade)
        .set(Milestones::AnsweredOn, m.answered_on.unwrap_or(on))
        .set_expr(Milestones::Version, Expr::col(Milestones::Version).add(1i64))
        .filter(col(Milestones::Id).eq(m.id).and(col(Milestones::Version).eq(m.version)));
    scope.run_one(&q).await
}

/// When each answer of a milestone that stands was given, which it is, and what it says, in their order.
///
/// # Errors
/// When the database does not answer.
pub async fn standing(scope: &mut Scope, id: MilestoneId) -> Result<Vec<(Moment, AnswerId, Answer, Grade)>> {
    let q = scope
        .from(Answers::Table)
        .cols([Answers::GivenAt, Answers::Id, Answers::Answer, Answers::Grade])
        .filter(col(Answers::MilestoneId).eq(id).and(col(Answers::ReplacedAt).is_null()))
        .order(Answers::GivenAt, Order::Asc)
        .order(Answers::Id, Order::Asc);
    scope.all(&q).await
}

/// Keeps with an answer the paper it was read from.
///
/// # Errors
/// When the database refuses.
pub async fn paper(scope: &mut Scope, answer: AnswerId, scan: ScanId) -> Result<()> {
    let q = scope.insert(vec![(AnswerPapers::AnswerId, answer.into()), (AnswerPapers::ScanId, scan.into())]);
    scope.run_one(&q).await
}

/// Notes that the employer was asked.
///
/// # Errors
/// When the milestone is not there.
pub async fn requested(scope: &mut Scope, id: MilestoneId, on: Day) -> Result<()> {
    let q = scope
        .update(Milestones::Table)
        .set(Milestones::RequestedOn, on)
        .set_expr(Milestones::Version, Expr::col(Milestones::Version).add(1i64))
        .filter(col(Milestones::Id).eq(id));
    scope.run_one(&q).await
}

/// Everything a question to an employer is made of.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Question {
    pub milestone_id: MilestoneId,
    pub case_id: CaseId,
    pub placement_id: PlacementId,
    pub kind: MilestoneKind,
    pub due_on: Day,
    pub requested_on: Option<Day>,
    pub started_on: Day,
    pub first_name: String,
    pub last_name: String,
    pub coach_id: MemberId,
    pub coach: String,
    pub stage: crate::method::cases::Stage,
    pub employer: String,
    pub contact_id: Option<ContactId>,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_language: Option<crate::kernel::Language>,
    pub contact_phone: Option<String>,
    /// Present when the contact wants no questions by mail.
    pub wanted: Option<bool>,
}

impl Question {
    pub fn is_refused(&self) -> bool {
        self.wanted == Some(false)
    }
}

/// The question of a milestone.
///
/// # Errors
/// When the database does not answer.
pub async fn question(scope: &mut Scope, id: MilestoneId) -> Result<Option<Question>> {
    use Milestones as M;
    let first_contact = col(Contacts::EmployerId).eq(col(Employers::Id)).and(col(Contacts::Position).eq(1i64));
    let q = scope
        .from(M::Table)
        .cols([M::CaseId, M::PlacementId, M::Kind, M::DueOn, M::RequestedOn])
        .expr(col(M::Id), "milestone_id")
        .cols([Placements::StartedOn])
        .cols([Trainees::FirstName, Trainees::LastName])
        .cols([Cases::CoachId, Cases::Stage])
        .expr(col(Members::Name), "coach")
        .expr(col(Employers::Name), "employer")
        .expr(col(Contacts::Id), "contact_id")
        .expr(col(Contacts::Name), "contact")
        .expr(col(Contacts::Email), "contact_email")
        .expr(col(Contacts::Language), "contact_language")
        .expr(col(Contacts::Phone), "contact_phone")
        .cols([MailWishes::Wanted])
        .join(Placements::Table, col(Placements::Id).eq(col(M::PlacementId)))
        .join(Employers::Table, col(Employers::Id).eq(col(Placements::EmployerId)))
        .join(Cases::Table, col(Cases::Id).eq(col(M::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
        .left_join(Contacts::Table, first_contact)
        .left_join(MailWishes::Table, refused_by_contact(MailKind::Questions))
        .filter(col(M::Id).eq(id));
    scope.opt(&q).await
}
