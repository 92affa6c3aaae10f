//! The SQL of candidates.

use super::CandidateState;
use crate::{
    db::{Cells, Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, ids::*},
    method::{
        cases::Stage,
        needs::{NeedState, store::Need},
        plans::store::of_visible_cases,
    },
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A person put forward for a need, as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Candidate {
    pub id: CandidateId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "need_id")]
    pub need: NeedId,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    pub state: CandidateState,
    pub put_on: Day,
    #[sqlx(rename = "put_by_id")]
    pub put_by: Option<MemberId>,
    pub met_on: Option<Day>,
    pub result_on: Option<Day>,
    /// Why the firm or the person said no.
    pub reason: Option<String>,
    /// The job that came of it.
    #[sqlx(rename = "placement_id")]
    pub placement: Option<PlacementId>,
    /// The person's consent as it stood when they were put forward; absent when that was before it was kept.
    pub consent_on: Option<Day>,
    pub version: i64,
}

const COLUMNS: [Candidates; 13] = [
    Candidates::Id,
    Candidates::Ref,
    Candidates::NeedId,
    Candidates::CaseId,
    Candidates::State,
    Candidates::PutOn,
    Candidates::PutById,
    Candidates::MetOn,
    Candidates::ResultOn,
    Candidates::Reason,
    Candidates::PlacementId,
    Candidates::ConsentOn,
    Candidates::Version,
];

impl Record for Candidate {
    const RESOURCE: &'static str = "candidates";
    type Column = Candidates;
    const ID: Candidates = Candidates::Id;
    const FILTERS: &'static [(&'static str, Candidates)] = &[("need", Candidates::NeedId), ("case", Candidates::CaseId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_case = col(Cases::Id).eq(col(Candidates::CaseId));
        of_visible_cases(scope.from(Candidates::Table).cols(COLUMNS).join(Cases::Table, on_case), visit)
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
pub async fn find(scope: &mut Scope, id: CandidateId) -> Result<Option<Candidate>> {
    let q = scope.from(Candidates::Table).cols(COLUMNS).filter(col(Candidates::Id).eq(id));
    scope.opt(&q).await
}

/// The candidate that a case is for a need.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case_and_need(scope: &mut Scope, case: CaseId, need: NeedId) -> Result<Option<Candidate>> {
    let one = col(Candidates::CaseId).eq(case).and(col(Candidates::NeedId).eq(need));
    let q = scope.from(Candidates::Table).cols(COLUMNS).filter(one);
    scope.opt(&q).await
}

/// Somebody put forward for a need, with their name and coach.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Person {
    #[sqlx(flatten)]
    pub candidate: Candidate,
    pub first_name: String,
    pub last_name: String,
    pub coach_id: MemberId,
    pub coach: String,
}

/// The people put forward for a need, in the order in which they were.
///
/// # Errors
/// When the database does not answer.
pub async fn of_need(scope: &mut Scope, need: NeedId) -> Result<Vec<Person>> {
    let q = scope
        .from(Candidates::Table)
        .cols(COLUMNS)
        .cols([Trainees::FirstName, Trainees::LastName])
        .cols([Cases::CoachId])
        .expr(col(Members::Name), "coach")
        .join(Cases::Table, col(Cases::Id).eq(col(Candidates::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
        .filter(col(Candidates::NeedId).eq(need))
        .order(Candidates::PutOn, Order::Asc)
        .order(Candidates::Id, Order::Asc);
    scope.all(&q).await
}

/// How many of those put forward for a need were hired.
///
/// # Errors
/// When the database does not answer.
pub async fn hired(scope: &mut Scope, need: NeedId) -> Result<i64> {
    let all = of_need(scope, need).await?;
    Ok(all.iter().filter(|p| p.candidate.state == CandidateState::Hired).count() as i64)
}

/// A need that a case was put forward for, with its firm.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Sought {
    #[sqlx(flatten)]
    pub need: Need,
    pub employer_name: String,
}

/// The needs a case was put forward for, those of the latest candidacy first.
///
/// # Errors
/// When the database does not answer.
pub async fn needs_of_case(scope: &mut Scope, case: CaseId) -> Result<Vec<Sought>> {
    use Needs as N;
    let q = scope
        .from(Needs::Table)
        .cols(N::COLUMNS.iter().copied())
        .expr(col(Employers::Name), "employer_name")
        .join(Employers::Table, col(Employers::Id).eq(col(N::EmployerId)))
        .join(Candidates::Table, col(Candidates::NeedId).eq(col(N::Id)))
        .filter(col(Candidates::CaseId).eq(case))
        .order(Candidates::PutOn, Order::Desc)
        .order(Candidates::Id, Order::Desc);
    scope.all(&q).await
}

/// A need somebody can still be put forward for, with its firm.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OpenNeed {
    pub id: NeedId,
    pub job_title: String,
    pub employer_name: String,
}

/// Open needs that a case was not put forward for yet, and the one chosen already; those asked last first.
///
/// # Errors
/// When the database does not answer.
pub async fn open_for_case(scope: &mut Scope, case: CaseId, chosen: Option<NeedId>, limit: u64) -> Result<Vec<OpenNeed>> {
    use Needs as N;
    let own = col(Candidates::NeedId).eq(col(N::Id)).and(col(Candidates::CaseId).eq(case));
    let known = scope.from(Candidates::Table).cols([Candidates::Id]).filter(own).exists();
    let free = col(N::State).is_in([NeedState::Asked, NeedState::Answered]).and(known.not());
    let q = scope
        .from(N::Table)
        .cols([N::Id, N::JobTitle])
        .expr(col(Employers::Name), "employer_name")
        .join(Employers::Table, col(Employers::Id).eq(col(N::EmployerId)))
        .filter(free.or(col(N::Id).eq(chosen)))
        .order(N::AskedOn, Order::Desc)
        .order(N::Id, Order::Desc)
        .limit(limit);
    scope.all(&q).await
}

/// Somebody a coach could put forward.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OwnCase {
    pub id: CaseId,
    pub first_name: String,
    pub last_name: String,
    pub consent_on: Option<Day>,
}

/// The open cases of a coach that were not put forward for a need yet, and the one chosen already; by name.
///
/// # Errors
/// When the database does not answer.
pub async fn cases_for_need(scope: &mut Scope, coach: MemberId, need: NeedId, chosen: Option<CaseId>, limit: u64) -> Result<Vec<OwnCase>> {
    use Cases as C;
    let own = col(Candidates::CaseId).eq(col(C::Id)).and(col(Candidates::NeedId).eq(need));
    let known = scope.from(Candidates::Table).cols([Candidates::Id]).filter(own).exists();
    let free = col(C::Stage).is_not_in([Stage::Closed, Stage::Declined]).and(known.not());
    let q = scope
        .from(C::Table)
        .cols([C::Id])
        .cols([Trainees::FirstName, Trainees::LastName, Trainees::ConsentOn])
        .join(Trainees::Table, col(Trainees::Id).eq(col(C::TraineeId)))
        .filter(col(C::CoachId).eq(coach).and(free.or(col(C::Id).eq(chosen))))
        .order(Trainees::Folded, Order::Asc)
        .order(C::Id, Order::Asc)
        .limit(limit);
    scope.all(&q).await
}

/// A job of a case at an employer's.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Job {
    pub id: PlacementId,
    pub job_title: Option<String>,
    pub started_on: Day,
}

/// The jobs of a case at an employer's, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn jobs(scope: &mut Scope, case: CaseId, employer: EmployerId) -> Result<Vec<Job>> {
    use Placements as P;
    let q = scope
        .from(P::Table)
        .cols([P::Id, P::JobTitle, P::StartedOn])
        .filter(col(P::CaseId).eq(case).and(col(P::EmployerId).eq(employer)))
        .order(P::StartedOn, Order::Desc)
        .order(P::Id, Order::Desc);
    scope.all(&q).await
}

/// Somebody is put forward.
///
/// # Errors
/// When the id is taken, or they were put forward for this need before.
pub async fn insert(scope: &mut Scope, c: &Candidate) -> Result<()> {
    let q = scope.insert(vec![
        (Candidates::Id, c.id.into()),
        (Candidates::NeedId, c.need.into()),
        (Candidates::CaseId, c.case.into()),
        (Candidates::State, c.state.into()),
        (Candidates::PutOn, c.put_on.into()),
        (Candidates::PutById, c.put_by.into()),
        (Candidates::ConsentOn, c.consent_on.into()),
    ]);
    scope.run_one(&q).await
}

/// What became of a candidate, in the state that was read.
///
/// # Errors
/// When it has left that state meanwhile.
pub async fn step(scope: &mut Scope, id: CandidateId, from: CandidateState, cells: Cells<Candidates>) -> Result<()> {
    let q = scope
        .update(Candidates::Table)
        .cells(cells)
        .set_expr(Candidates::Version, Expr::col(Candidates::Version).add(1i64))
        .filter(col(Candidates::Id).eq(id).and(col(Candidates::State).eq(from)));
    scope.run_one(&q).await
}

/// Names the job that came of a candidate who was hired before the job was recorded.
///
/// # Errors
/// When a job is named already.
pub async fn link(scope: &mut Scope, id: CandidateId, placement: PlacementId) -> Result<()> {
    let q = scope
        .update(Candidates::Table)
        .set(Candidates::PlacementId, placement)
        .set_expr(Candidates::Version, Expr::col(Candidates::Version).add(1i64))
        .filter(
            col(Candidates::Id).eq(id).and(col(Candidates::State).eq(CandidateState::Hired)).and(col(Candidates::PlacementId).is_null()),
        );
    scope.run_one(&q).await
}
