//! The SQL of trainees.

use super::{Barrier, Criterion, Education, ExitReason, Sex, folded_name, joined};
use crate::{
    db::{Cells, Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, EmailAddress, Hundredths, Line, ids::*},
    web::api::Record,
};
use sea_query::{ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A person's record as programs and forms read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Trainee {
    pub id: TraineeId,
    pub r#ref: Option<String>,
    pub first_name: String,
    pub last_name: String,
    pub birth_date: Option<Day>,
    pub sex: Option<Sex>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub entered_on: Day,
    pub left_on: Option<Day>,
    pub exit_reason: Option<ExitReason>,
    pub hours_worked: Option<Hundredths>,
    pub education: Option<Education>,
    /// Codes joined by `|`.
    pub criteria: String,
    /// Codes joined by `|`.
    pub barriers: String,
    pub consent_on: Option<Day>,
    pub attestation_on: Option<Day>,
    #[sqlx(rename = "supervisor_id")]
    pub supervisor: Option<MemberId>,
    pub version: i64,
}

impl Trainee {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

const COLUMNS: [Trainees; 19] = [
    Trainees::Id,
    Trainees::Ref,
    Trainees::FirstName,
    Trainees::LastName,
    Trainees::BirthDate,
    Trainees::Sex,
    Trainees::Email,
    Trainees::Phone,
    Trainees::EnteredOn,
    Trainees::LeftOn,
    Trainees::ExitReason,
    Trainees::HoursWorked,
    Trainees::Education,
    Trainees::Criteria,
    Trainees::Barriers,
    Trainees::ConsentOn,
    Trainees::AttestationOn,
    Trainees::SupervisorId,
    Trainees::Version,
];

impl Record for Trainee {
    const RESOURCE: &'static str = "trainees";
    type Column = Trainees;
    const ID: Trainees = Trainees::Id;
    const FILTERS: &'static [(&'static str, Trainees)] = &[("supervisor", Trainees::SupervisorId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        visible(scope.from(Trainees::Table).cols(COLUMNS), visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// Cuts a reading of trainees to those a visit may see: a supervisor sees the people they supervise.
pub fn visible(q: Select, visit: &Visit) -> Select {
    match visit.member() {
        _ if visit.reads_all() => q,
        Some(me) => q.filter(col(Trainees::SupervisorId).eq(me)),
        // A program in a supervisor's role supervises nobody.
        None => q.filter(col(Trainees::SupervisorId).is_null().and(col(Trainees::SupervisorId).is_not_null())),
    }
}

/// What is written of a person.
pub struct Write {
    pub first_name: Line,
    pub last_name: Line,
    pub birth_date: Option<Day>,
    pub sex: Option<Sex>,
    pub email: Option<EmailAddress>,
    pub phone: Option<Line>,
    pub entered_on: Day,
    pub left_on: Option<Day>,
    pub exit_reason: Option<ExitReason>,
    pub hours_worked: Option<Hundredths>,
    pub education: Option<Education>,
    pub criteria: Vec<Criterion>,
    pub barriers: Vec<Barrier>,
    pub consent_on: Option<Day>,
    pub attestation_on: Option<Day>,
    pub supervisor: Option<MemberId>,
}

fn cells(w: &Write) -> Cells<Trainees> {
    vec![
        (Trainees::FirstName, w.first_name.clone().into()),
        (Trainees::LastName, w.last_name.clone().into()),
        (Trainees::Folded, folded_name(w.first_name.as_str(), w.last_name.as_str()).into()),
        (Trainees::BirthDate, w.birth_date.into()),
        (Trainees::Sex, w.sex.into()),
        (Trainees::Email, w.email.clone().into()),
        (Trainees::Phone, w.phone.clone().into()),
        (Trainees::EnteredOn, w.entered_on.into()),
        (Trainees::LeftOn, w.left_on.into()),
        (Trainees::ExitReason, w.exit_reason.into()),
        (Trainees::HoursWorked, w.hours_worked.into()),
        (Trainees::Education, w.education.into()),
        (Trainees::Criteria, joined(&w.criteria).into()),
        (Trainees::Barriers, joined(&w.barriers).into()),
        (Trainees::ConsentOn, w.consent_on.into()),
        (Trainees::AttestationOn, w.attestation_on.into()),
        (Trainees::SupervisorId, w.supervisor.into()),
    ]
}

/// # Errors
/// When the id is taken or the supervisor is not a member.
pub async fn insert(scope: &mut Scope, id: TraineeId, w: &Write) -> Result<()> {
    let mut row = cells(w);
    row.push((Trainees::Id, id.into()));
    let q = scope.insert(row);
    scope.run_one(&q).await
}

/// # Errors
/// When the record is no longer of that version.
pub async fn update(scope: &mut Scope, id: TraineeId, version: i64, w: &Write) -> Result<()> {
    let q = scope
        .update(Trainees::Table)
        .cells(cells(w))
        .set(Trainees::Version, version + 1)
        .filter(col(Trainees::Id).eq(id).and(col(Trainees::Version).eq(version)));
    scope.run_one(&q).await
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: TraineeId) -> Result<Option<Trainee>> {
    let q = scope.from(Trainees::Table).cols(COLUMNS).filter(col(Trainees::Id).eq(id));
    scope.opt(&q).await
}

/// A line of the list of people.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct NameLine {
    pub id: TraineeId,
    pub first_name: String,
    pub last_name: String,
    pub folded: String,
    pub entered_on: Day,
    pub left_on: Option<Day>,
}

/// People by name, from a folded name on; `search` is the folded beginning of a last or first name.
///
/// # Errors
/// When the database does not answer.
pub async fn list(scope: &mut Scope, visit: &Visit, search: &str, after: Option<(String, TraineeId)>, limit: u64) -> Result<Vec<NameLine>> {
    use Trainees as T;
    let q = scope.from(T::Table).cols([T::Id, T::FirstName, T::LastName, T::Folded, T::EnteredOn, T::LeftOn]);
    let mut q = visible(q, visit).order(T::Folded, Order::Asc).order(T::Id, Order::Asc).limit(limit);
    if !search.is_empty() {
        // Folded text holds only letters, digits and single spaces, so no sign of `like` is in it. Each word begins a name.
        for word in search.split(' ') {
            q = q.filter(col(T::Folded).like(format!("{word}%")).or(col(T::Folded).like(format!("% {word}%"))));
        }
    }
    if let Some((name, id)) = after {
        q = q.filter(col(T::Folded).gt(name.as_str()).or(col(T::Folded).eq(name.as_str()).and(col(T::Id).gt(id))));
    }
    scope.all(&q).await
}

/// A case of a person, for their page.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CaseLine {
    pub id: CaseId,
    pub opened_on: Day,
    pub closed_on: Option<Day>,
    pub coach: String,
}

/// # Errors
/// When the database does not answer.
pub async fn cases(scope: &mut Scope, id: TraineeId) -> Result<Vec<CaseLine>> {
    let q = scope
        .from(Cases::Table)
        .cols([Cases::Id, Cases::OpenedOn, Cases::ClosedOn])
        .expr(col(Members::Name), "coach")
        .join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
        .filter(col(Cases::TraineeId).eq(id))
        .order(Cases::OpenedOn, Order::Desc);
    scope.all(&q).await
}
