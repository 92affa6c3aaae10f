//! The SQL of trainees.

use super::{Barrier, Criterion, Education, ExitReason, Sex, folded_name, joined};
use crate::{
    db::{Cells, Result, Scope, Select, col, count, tables::*},
    desk::Visit,
    kernel::{Day, EmailAddress, Hundredths, Line, ids::*},
    people::names::{self, Named},
    web::api::Record,
};
use sea_query::{ExprTrait, Order};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A person's record as programs and forms read it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, sqlx::FromRow)]
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

/// What a person's record is found by.
pub fn named(t: &Trainee) -> Named {
    Named::person(&t.first_name, &t.last_name, t.phone.as_deref(), t.email.as_deref())
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
    async fn led(scope: &mut Scope, id: uuid::Uuid) -> Result<Option<uuid::Uuid>> {
        crate::people::merges::store::successor(scope, id).await
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

impl Write {
    /// What the person is found by.
    pub fn named(&self) -> Named {
        let (phone, email) = (self.phone.as_ref().map(Line::as_str), self.email.as_ref().map(EmailAddress::as_str));
        Named::person(self.first_name.as_str(), self.last_name.as_str(), phone, email)
    }
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
    scope.run_one(&q).await?;
    names::store::put::<TraineeKeys>(scope, &[(id.0, w.named())]);
    Ok(())
}

/// # Errors
/// When the record is no longer of that version.
pub async fn update(scope: &mut Scope, id: TraineeId, version: i64, w: &Write) -> Result<()> {
    let q = scope
        .update(Trainees::Table)
        .cells(cells(w))
        .set(Trainees::Version, version + 1)
        .filter(col(Trainees::Id).eq(id).and(col(Trainees::Version).eq(version)));
    scope.run_one(&q).await?;
    names::store::rewrite::<TraineeKeys>(scope, id.0, &w.named()).await
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
    /// Whether it is one of those who look.
    #[sqlx(default)]
    pub own: bool,
}

pub(super) const LINE: [Trainees; 6] =
    [Trainees::Id, Trainees::FirstName, Trainees::LastName, Trainees::Folded, Trainees::EnteredOn, Trainees::LeftOn];

impl names::store::Found for NameLine {
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn folded(&self) -> String {
        self.folded.clone()
    }
}

/// People by name, from a folded name on.
///
/// # Errors
/// When the database does not answer.
pub async fn list(scope: &mut Scope, visit: &Visit, after: Option<(String, TraineeId)>, limit: u64) -> Result<Vec<NameLine>> {
    use Trainees as T;
    let q = scope.from(T::Table).cols(LINE);
    let mut q = visible(q, visit).order(T::Folded, Order::Asc).order(T::Id, Order::Asc).limit(limit);
    if let Some((name, id)) = after {
        q = q.filter(col(T::Folded).gt(name.as_str()).or(col(T::Folded).eq(name.as_str()).and(col(T::Id).gt(id))));
    }
    scope.all(&q).await
}

/// How many people other structures propose to this one, and nobody answered yet.
///
/// # Errors
/// When the database does not answer.
pub async fn proposed(scope: &mut Scope) -> Result<i64> {
    let q = scope.from(Arrivals::Table).expr(count(), "n").filter(col(Arrivals::State).eq("received"));
    let (n,): (i64,) = scope.one(&q).await?;
    Ok(n)
}

/// Those proposals: each with who makes it and its last day, the first to end first.
///
/// # Errors
/// When the database does not answer.
pub async fn proposals(scope: &mut Scope, limit: u64) -> Result<Vec<(uuid::Uuid, String, Option<Day>)>> {
    use Arrivals as A;
    let q = scope.from(A::Table).cols([A::Id, A::SenderName, A::ExpiresOn]).filter(col(A::State).eq("received"));
    scope.all(&q.order(A::ExpiresOn, Order::Asc).limit(limit)).await
}

/// A case of a person, for their page.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CaseLine {
    pub id: CaseId,
    pub opened_on: Day,
    pub closed_on: Option<Day>,
    pub stage: String,
    pub coach: String,
}

/// # Errors
/// When the database does not answer.
pub async fn cases(scope: &mut Scope, id: TraineeId) -> Result<Vec<CaseLine>> {
    let q = scope
        .from(Cases::Table)
        .cols([Cases::Id, Cases::OpenedOn, Cases::ClosedOn, Cases::Stage])
        .expr(col(Members::Name), "coach")
        .join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
        .filter(col(Cases::TraineeId).eq(id))
        .order(Cases::OpenedOn, Order::Desc);
    scope.all(&q).await
}
