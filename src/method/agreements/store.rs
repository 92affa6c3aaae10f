//! The SQL of agreements and of what is said to them.

use super::{AgreementKind, AgreementState, Parts, Party, texts::Filling};
use crate::{
    db::{Result, Scope, Select, col, count, tables::*},
    desk::Visit,
    kernel::{Day, EmailAddress, Language, ids::*},
    method::{cases::Stage, plans::store::of_visible_cases},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// An agreement as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Agreement {
    pub id: AgreementId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    pub kind: AgreementKind,
    #[sqlx(rename = "employer_id")]
    pub employer: Option<EmployerId>,
    #[sqlx(rename = "placement_id")]
    pub placement: Option<PlacementId>,
    pub state: AgreementState,
    pub common: String,
    pub for_trainee: String,
    pub for_employer: String,
    pub for_coach: String,
    pub drafted_on: Day,
    pub sent_on: Option<Day>,
    pub active_on: Option<Day>,
    pub ended_on: Option<Day>,
    pub end_note: Option<String>,
    pub version: i64,
}

impl Agreement {
    pub fn parts(&self) -> Parts {
        Parts {
            common: self.common.clone(),
            for_trainee: self.for_trainee.clone(),
            for_employer: self.for_employer.clone(),
            for_coach: self.for_coach.clone(),
        }
    }
}

const COLUMNS: [Agreements; 17] = [
    Agreements::Id,
    Agreements::Ref,
    Agreements::CaseId,
    Agreements::Kind,
    Agreements::EmployerId,
    Agreements::PlacementId,
    Agreements::State,
    Agreements::Common,
    Agreements::ForTrainee,
    Agreements::ForEmployer,
    Agreements::ForCoach,
    Agreements::DraftedOn,
    Agreements::SentOn,
    Agreements::ActiveOn,
    Agreements::EndedOn,
    Agreements::EndNote,
    Agreements::Version,
];

impl Record for Agreement {
    const RESOURCE: &'static str = "agreements";
    type Column = Agreements;
    const ID: Agreements = Agreements::Id;
    const FILTERS: &'static [(&'static str, Agreements)] = &[("case", Agreements::CaseId), ("placement", Agreements::PlacementId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_case = col(Cases::Id).eq(col(Agreements::CaseId));
        of_visible_cases(scope.from(Agreements::Table).cols(COLUMNS).join(Cases::Table, on_case), visit)
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
pub async fn find(scope: &mut Scope, id: AgreementId) -> Result<Option<Agreement>> {
    let q = scope.from(Agreements::Table).cols(COLUMNS).filter(col(Agreements::Id).eq(id));
    scope.opt(&q).await
}

/// The agreements of a case, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(scope: &mut Scope, case: CaseId) -> Result<Vec<Agreement>> {
    let q = scope
        .from(Agreements::Table)
        .cols(COLUMNS)
        .filter(col(Agreements::CaseId).eq(case))
        .order(Agreements::DraftedOn, Order::Desc)
        .order(Agreements::Id, Order::Desc)
        .limit(100);
    scope.all(&q).await
}

/// A new draft.
///
/// # Errors
/// When the id is taken.
pub async fn insert(scope: &mut Scope, a: &Agreement) -> Result<()> {
    let q = scope.insert(vec![
        (Agreements::Id, a.id.into()),
        (Agreements::CaseId, a.case.into()),
        (Agreements::Kind, a.kind.into()),
        (Agreements::EmployerId, a.employer.into()),
        (Agreements::PlacementId, a.placement.into()),
        (Agreements::State, a.state.into()),
        (Agreements::Common, a.common.clone().into()),
        (Agreements::ForTrainee, a.for_trainee.clone().into()),
        (Agreements::ForEmployer, a.for_employer.clone().into()),
        (Agreements::ForCoach, a.for_coach.clone().into()),
        (Agreements::DraftedOn, a.drafted_on.into()),
    ]);
    scope.run_one(&q).await
}

/// Writes another text.
///
/// # Errors
/// When somebody changed it meanwhile.
pub async fn rewrite(scope: &mut Scope, known: &Agreement, parts: &Parts) -> Result<()> {
    let q = scope
        .update(Agreements::Table)
        .set(Agreements::Common, parts.common.clone())
        .set(Agreements::ForTrainee, parts.for_trainee.clone())
        .set(Agreements::ForEmployer, parts.for_employer.clone())
        .set(Agreements::ForCoach, parts.for_coach.clone());
    scope.run_one(&kept(q, known)).await
}

fn kept(q: crate::db::Update, known: &Agreement) -> crate::db::Update {
    q.set_expr(Agreements::Version, Expr::col(Agreements::Version).add(1i64))
        .filter(col(Agreements::Id).eq(known.id).and(col(Agreements::State).eq(known.state)))
}

/// Takes a step from the state that was read; the day belongs to the state.
///
/// # Errors
/// When it is not in that state any more.
pub async fn step(scope: &mut Scope, known: &Agreement, to: AgreementState, on: Day, note: Option<String>) -> Result<()> {
    let q = scope.update(Agreements::Table).set(Agreements::State, to);
    let q = match to {
        AgreementState::Draft => q,
        // What was asked first stays the day it was sent.
        AgreementState::Sent => q.set(Agreements::SentOn, known.sent_on.unwrap_or(on)).set(Agreements::ActiveOn, Option::<Day>::None),
        AgreementState::Active => q.set(Agreements::ActiveOn, on),
        AgreementState::Ended | AgreementState::Lapsed => q.set(Agreements::EndedOn, on).set(Agreements::EndNote, note),
    };
    scope.run_one(&kept(q, known)).await
}

/// Counts the agreements of a case that wait for somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn count_waiting(scope: &mut Scope, case: CaseId) -> Result<()> {
    let counted = waiting(scope);
    let q = scope.update(Cases::Table).set_expr(Cases::AgreementsWaiting, counted).filter(col(Cases::Id).eq(case));
    scope.run_one(&q).await
}

/// How many agreements of the case at hand are written and not signed by all, inside another statement.
pub fn waiting(scope: &Scope) -> Expr {
    let open = [AgreementState::Draft.word(), AgreementState::Sent.word()];
    let of_case = col(Agreements::CaseId).eq(col(Cases::Id)).and(col(Agreements::State).is_in(open));
    scope.from(Agreements::Table).expr(count(), "n").filter(of_case).value()
}

/// The people of an agreement, with the addresses they are asked at.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct People {
    pub case_id: CaseId,
    pub stage: Stage,
    pub coach_id: MemberId,
    pub trainee_id: TraineeId,
    pub first_name: String,
    pub last_name: String,
    pub trainee_email: Option<String>,
    pub coach: String,
    pub employer: Option<String>,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_language: Option<Language>,
    pub job_title: Option<String>,
    pub started_on: Option<Day>,
}

impl People {
    pub fn trainee(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// Who signs for a party.
    pub fn name(&self, party: Party) -> String {
        match party {
            Party::Trainee => self.trainee(),
            Party::Coach => self.coach.clone(),
            Party::Employer => {
                let contact = self.contact.clone().filter(|c| !c.is_empty());
                contact.or_else(|| self.employer.clone()).unwrap_or_default()
            }
        }
    }

    /// Where a party is written to.
    pub fn email(&self, party: Party) -> Option<EmailAddress> {
        let address = match party {
            Party::Trainee => self.trainee_email.as_deref(),
            Party::Employer => self.contact_email.as_deref(),
            Party::Coach => None,
        };
        address.and_then(|a| a.parse().ok())
    }

    /// What their names put into a text.
    pub fn filling(&self, structure: &str, language: Language) -> Filling {
        Filling {
            person: self.trainee(),
            coach: self.coach.clone(),
            structure: structure.to_owned(),
            employer: self.employer.clone().unwrap_or_default(),
            job: self.job_title.clone().unwrap_or_default(),
            start: self.started_on.map(|d| crate::web::texts::day(language, d)).unwrap_or_default(),
        }
    }
}

/// The people of a case, with an employer and a placement of it where there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn people(
    scope: &mut Scope,
    case: CaseId,
    employer: Option<EmployerId>,
    placement: Option<PlacementId>,
) -> Result<Option<People>> {
    let nobody = uuid::Uuid::nil();
    let first_contact = col(Contacts::EmployerId).eq(col(Employers::Id)).and(col(Contacts::Position).eq(1i64));
    let q = scope
        .from(Cases::Table)
        .expr(col(Cases::Id), "case_id")
        .cols([Cases::Stage, Cases::CoachId, Cases::TraineeId])
        .cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Trainees::Email), "trainee_email")
        .expr(col(Members::Name), "coach")
        .expr(col(Employers::Name), "employer")
        .expr(col(Contacts::Name), "contact")
        .expr(col(Contacts::Email), "contact_email")
        .expr(col(Contacts::Language), "contact_language")
        .cols([Placements::JobTitle, Placements::StartedOn])
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
        .left_join(Employers::Table, col(Employers::Id).eq(employer.map_or(nobody, |e| e.0)))
        .left_join(Contacts::Table, first_contact)
        .left_join(Placements::Table, col(Placements::Id).eq(placement.map_or(nobody, |p| p.0)).and(col(Placements::CaseId).eq(case)))
        .filter(col(Cases::Id).eq(case));
    scope.opt(&q).await
}
