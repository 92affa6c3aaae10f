//! The SQL of needs, and of what an employer's page and the list of needs read of them.

use super::{NeedAnswer, NeedState, Promised};
use crate::{
    db::{Cells, Result, Scope, Select, col, count, tables::*},
    desk::{Here, Visit},
    kernel::{Day, Hundredths, ids::*},
    method::{candidates::CandidateState, sessions::Side},
    people::profiles::store as profiles,
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A post that an employer wants to fill, as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Need {
    pub id: NeedId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "employer_id")]
    pub employer: EmployerId,
    pub job_title: String,
    pub rome: Option<String>,
    pub tasks: Option<String>,
    pub requirements: Option<String>,
    pub weekly_hours: Option<Hundredths>,
    pub workplace: Option<String>,
    pub schedule: Option<String>,
    /// How many people are wanted.
    pub people: i64,
    pub asked_on: Day,
    pub wanted_from: Option<Day>,
    /// Who took the call.
    #[sqlx(rename = "taken_by_id")]
    pub taken_by: Option<MemberId>,
    pub state: NeedState,
    /// The first answer the firm got.
    pub answer: Option<NeedAnswer>,
    pub answered_on: Option<Day>,
    #[sqlx(rename = "answered_by_id")]
    pub answered_by: Option<MemberId>,
    pub answer_note: Option<String>,
    pub closed_on: Option<Day>,
    pub closing_note: Option<String>,
    pub version: i64,
}

const COLUMNS: [Needs; 22] = [
    Needs::Id,
    Needs::Ref,
    Needs::EmployerId,
    Needs::JobTitle,
    Needs::Rome,
    Needs::Tasks,
    Needs::Requirements,
    Needs::WeeklyHours,
    Needs::Workplace,
    Needs::Schedule,
    Needs::People,
    Needs::AskedOn,
    Needs::WantedFrom,
    Needs::TakenById,
    Needs::State,
    Needs::Answer,
    Needs::AnsweredOn,
    Needs::AnsweredById,
    Needs::AnswerNote,
    Needs::ClosedOn,
    Needs::ClosingNote,
    Needs::Version,
];

impl Record for Need {
    const RESOURCE: &'static str = "needs";
    type Column = Needs;
    const ID: Needs = Needs::Id;
    const FILTERS: &'static [(&'static str, Needs)] = &[("employer", Needs::EmployerId)];
    fn select(scope: &Scope, _: &Visit) -> Select {
        scope.from(Needs::Table).cols(COLUMNS)
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
pub async fn find(scope: &mut Scope, id: NeedId) -> Result<Option<Need>> {
    let q = scope.from(Needs::Table).cols(COLUMNS).filter(col(Needs::Id).eq(id));
    scope.opt(&q).await
}

/// A need with its firm, and how many people were put forward for it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Line {
    #[sqlx(flatten)]
    pub need: Need,
    pub employer_name: String,
    pub forward: i64,
    pub hired: i64,
}

fn lines(scope: &Scope) -> Select {
    let of_need = || scope.from(Candidates::Table).expr(count(), "n").filter(col(Candidates::NeedId).eq(col(Needs::Id)));
    let hired = of_need().filter(col(Candidates::State).eq(CandidateState::Hired));
    scope
        .from(Needs::Table)
        .cols(COLUMNS)
        .expr(col(Employers::Name), "employer_name")
        .expr(of_need().value(), "forward")
        .expr(hired.value(), "hired")
        .join(Employers::Table, col(Employers::Id).eq(col(Needs::EmployerId)))
}

/// A need with its firm.
///
/// # Errors
/// When the database does not answer.
pub async fn line(scope: &mut Scope, id: NeedId) -> Result<Option<Line>> {
    let q = lines(scope).filter(col(Needs::Id).eq(id));
    scope.opt(&q).await
}

/// Needs that are open: those without an answer first, then as they were asked; from one on.
///
/// # Errors
/// When the database does not answer.
pub async fn open(scope: &mut Scope, after: Option<(NeedState, Day, NeedId)>, limit: u64) -> Result<Vec<Line>> {
    use Needs as N;
    let mut q = lines(scope).filter(col(N::State).is_in([NeedState::Asked, NeedState::Answered]));
    // « asked » comes after « answered » in the alphabet.
    q = q.order(N::State, Order::Desc).order(N::AskedOn, Order::Asc).order(N::Id, Order::Asc).limit(limit);
    if let Some((state, day, id)) = after {
        let later = col(N::AskedOn).gt(day).or(col(N::AskedOn).eq(day).and(col(N::Id).gt(id)));
        q = q.filter(col(N::State).lt(state).or(col(N::State).eq(state).and(later)));
    }
    scope.all(&q).await
}

/// Needs that are closed, those asked last first; from one on.
///
/// # Errors
/// When the database does not answer.
pub async fn closed(scope: &mut Scope, before: Option<(Day, NeedId)>, limit: u64) -> Result<Vec<Line>> {
    let open = [NeedState::Asked, NeedState::Answered];
    latest(scope, col(Needs::State).is_not_in(open), before, limit).await
}

/// The needs of an employer, those asked last first; from one on.
///
/// # Errors
/// When the database does not answer.
pub async fn of_employer(scope: &mut Scope, id: EmployerId, before: Option<(Day, NeedId)>, limit: u64) -> Result<Vec<Line>> {
    latest(scope, col(Needs::EmployerId).eq(id), before, limit).await
}

async fn latest(scope: &mut Scope, which: Expr, before: Option<(Day, NeedId)>, limit: u64) -> Result<Vec<Line>> {
    use Needs as N;
    let mut q = lines(scope).filter(which).order(N::AskedOn, Order::Desc).order(N::Id, Order::Desc).limit(limit);
    if let Some((day, id)) = before {
        q = q.filter(col(N::AskedOn).lt(day).or(col(N::AskedOn).eq(day).and(col(N::Id).lt(id))));
    }
    scope.all(&q).await
}

/// A day on which somebody spoke with an employer: the day and with whom, never what was said.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Exchange {
    pub id: SessionId,
    pub held_on: Day,
    pub side: Side,
}

/// The sessions held with an employer since a day about people placed there, the latest first; but while a person worked only
/// for somebody else, theirs were held with that somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn exchanges(scope: &mut Scope, id: EmployerId, since: Day, limit: u64) -> Result<Vec<Exchange>> {
    use Placements as P;
    use Sessions as S;
    let that_day = || col(P::StartedOn).lte(col(S::HeldOn)).and(col(P::EndedOn).is_null().or(col(P::EndedOn).gte(col(S::HeldOn))));
    let of_case = scope.from(P::Table).cols([P::Id]).filter(col(P::CaseId).eq(col(S::CaseId)));
    let elsewhere = of_case.filter(col(P::EmployerId).ne(id)).filter(that_day()).exists();
    let held = col(S::Attended).is_null().or(col(S::Attended).eq(true));
    // From this employer's few placements to their sessions; somebody placed here twice comes once.
    let q = scope
        .from(P::Table)
        .cols([S::Id, S::HeldOn, S::Side])
        .distinct()
        .join(S::Table, col(S::CaseId).eq(col(P::CaseId)))
        .filter(col(P::EmployerId).eq(id))
        .filter(col(S::Side).is_in([Side::Employer, Side::Tripartite]).and(held).and(col(S::HeldOn).gte(since)))
        .filter(that_day().or(elsewhere.not()))
        .order(S::HeldOn, Order::Desc)
        .order(S::Id, Order::Desc)
        .limit(limit);
    scope.all(&q).await
}

/// The promise of reactivity, as it was made over time.
///
/// # Errors
/// When the database does not answer.
pub async fn promised(scope: &mut Scope, here: &Here) -> Result<Promised> {
    let changes = profiles::all(scope).await?.iter().filter_map(profiles::ProfileChange::change).collect();
    Ok(Promised { first: profiles::first(here), changes })
}

/// What is written of a need when it is recorded, and again when it is rewritten.
fn cells(n: &Need) -> Cells<Needs> {
    vec![
        (Needs::JobTitle, n.job_title.clone().into()),
        (Needs::Rome, n.rome.clone().into()),
        (Needs::Tasks, n.tasks.clone().into()),
        (Needs::Requirements, n.requirements.clone().into()),
        (Needs::WeeklyHours, n.weekly_hours.into()),
        (Needs::Workplace, n.workplace.clone().into()),
        (Needs::Schedule, n.schedule.clone().into()),
        (Needs::People, n.people.into()),
        (Needs::AskedOn, n.asked_on.into()),
        (Needs::WantedFrom, n.wanted_from.into()),
    ]
}

/// A new need.
///
/// # Errors
/// When the id is taken, or the employer is not here.
pub async fn insert(scope: &mut Scope, n: &Need) -> Result<()> {
    let mut row = cells(n);
    row.extend([
        (Needs::Id, n.id.into()),
        (Needs::EmployerId, n.employer.into()),
        (Needs::TakenById, n.taken_by.into()),
        (Needs::State, n.state.into()),
    ]);
    let q = scope.insert(row);
    scope.run_one(&q).await
}

/// Rewrites what a need asks for.
///
/// # Errors
/// When it was changed meanwhile.
pub async fn update(scope: &mut Scope, n: &Need, version: i64) -> Result<()> {
    let q = scope
        .update(Needs::Table)
        .cells(cells(n))
        .set(Needs::Version, version + 1)
        .filter(col(Needs::Id).eq(n.id).and(col(Needs::Version).eq(version)));
    scope.run_one(&q).await
}

/// What is known of a first answer.
pub struct Given {
    pub answer: NeedAnswer,
    pub on: Day,
    pub by: Option<MemberId>,
    pub note: Option<String>,
}

/// The first answer, for a need in the state it was read in.
///
/// # Errors
/// When it has left that state meanwhile.
pub async fn answer(scope: &mut Scope, id: NeedId, (from, to): (NeedState, NeedState), given: Given) -> Result<()> {
    let cells = vec![
        (Needs::Answer, given.answer.into()),
        (Needs::AnsweredOn, given.on.into()),
        (Needs::AnsweredById, given.by.into()),
        (Needs::AnswerNote, given.note.into()),
    ];
    step(scope, id, from, to, cells).await
}

/// Closes a need in the state it was read in.
///
/// # Errors
/// When it has left that state meanwhile.
pub async fn close(scope: &mut Scope, id: NeedId, (from, to): (NeedState, NeedState), on: Day, note: Option<String>) -> Result<()> {
    step(scope, id, from, to, vec![(Needs::ClosedOn, on.into()), (Needs::ClosingNote, note.into())]).await
}

async fn step(scope: &mut Scope, id: NeedId, from: NeedState, to: NeedState, cells: Cells<Needs>) -> Result<()> {
    let q = scope
        .update(Needs::Table)
        .cells(cells)
        .set(Needs::State, to)
        .set_expr(Needs::Version, Expr::col(Needs::Version).add(1i64))
        .filter(col(Needs::Id).eq(id).and(col(Needs::State).eq(from)));
    scope.run_one(&q).await
}
