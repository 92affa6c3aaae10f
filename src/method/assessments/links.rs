//! Those who rate behind a mailed address: where each address stands, and the SQL around it.
//!
//! Invariant: an address takes ratings while its assessment is open, of the one source it was mailed for, until it expires, is
//! withdrawn, its case is over, or its mailbox is not that source's any more; whatever it shows is that source's own.

use super::{
    AssessmentState, Source,
    store::{self, Asked, Assessment},
};
use crate::{
    db::{Result, Scope, col, count, tables::*},
    desk::{Purpose, Refusal},
    kernel::{Language, Moment, ids::*},
    method::{
        agreements::{Party, store::People, store::people},
        cases::Stage,
        doors::{self, DoorState, store::Door},
        frameworks::{self, Grid},
    },
    people::accounts::folded,
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

/// For how many days an address waits for ratings (ours): as an employer's question does.
pub const RATE_DAYS: i64 = 30;

/// Where an address stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingState {
    Rating,
    /// The ratings lie side by side: thanks.
    Crossed,
    /// Not in time, given up, or the case is over.
    Ended,
    Withdrawn,
}

/// What it depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub expires_at: Moment,
    pub withdrawn: bool,
    /// Its mailbox is not that source's any more.
    pub astray: bool,
    pub stage: Stage,
    pub assessment: AssessmentState,
}

/// Where an address stands: to a mailbox that is nobody's not even the end is told.
pub fn state(s: Standing, now: Moment) -> RatingState {
    match doors::state(s.expires_at, s.withdrawn, s.stage, now) {
        _ if s.astray => RatingState::Withdrawn,
        _ if s.assessment.is_crossed() => RatingState::Crossed,
        _ if s.assessment == AssessmentState::Dropped => RatingState::Ended,
        DoorState::Withdrawn => RatingState::Withdrawn,
        DoorState::Expired => RatingState::Ended,
        // Mailed by no one before it is explained.
        DoorState::Open if s.assessment != AssessmentState::Open => RatingState::Ended,
        DoorState::Open => RatingState::Rating,
    }
}

/// A source with its address, its assessment and the people around.
pub struct Ground {
    pub a: Assessment,
    pub asked: Asked,
    pub door: Door,
    pub people: People,
    pub grid: Grid,
}

impl Ground {
    pub fn state(&self, now: Moment) -> RatingState {
        let (withdrawn, astray) = (self.door.withdrawn_at.is_some(), self.door.astray);
        let s = Standing { expires_at: self.door.expires_at, withdrawn, astray, stage: self.people.stage, assessment: self.a.state };
        state(s, now)
    }
}

/// # Errors
/// [`Refusal::NotFound`].
pub async fn ground(scope: &mut Scope, door: DoorId, subject: SourceId) -> std::result::Result<Ground, Refusal> {
    let mut door = doors::store::row(scope, door).await?.ok_or(Refusal::NotFound)?;
    let asked = store::source(scope, subject).await?.ok_or(Refusal::NotFound)?;
    let a = store::find(scope, asked.assessment).await?.ok_or(Refusal::NotFound)?;
    let people = people(scope, door.case_id, a.employer, None).await?.ok_or(Refusal::NotFound)?;
    let grid = frameworks::store::used(scope, (&a.framework, a.number), a.framework_id).await?.grid;
    door.astray = !is_mailbox_of(scope, &a, &people, asked.source, &door.recipient).await?;
    Ok(Ground { a, asked, door, people, grid })
}

/// Whether an address is where a source is written to today. Who is known by the address alone (a client, a supervisor without
/// account) is whom it was mailed to, until the coach withdraws it.
///
/// # Errors
/// When the database does not answer.
pub async fn is_mailbox_of(scope: &mut Scope, a: &Assessment, people: &People, source: Source, recipient: &str) -> Result<bool> {
    Ok(match source {
        Source::Myself => people.email(Party::Trainee).is_some_and(|email| folded(email.as_str()) == folded(recipient)),
        Source::Employer => {
            let all = contacts(scope, people.case_id, a.employer).await?;
            all.iter().any(|c| folded(&c.email) == folded(recipient))
        }
        Source::Supervisor | Source::Client | Source::Coach => true,
    })
}

/// Somebody of a firm of the case who can be written to.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Reachable {
    pub id: ContactId,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub employer_id: EmployerId,
    pub employer: String,
}

/// Those of a case's firms, or of one of them, who can be written to; the latest job's first.
///
/// # Errors
/// When the database does not answer.
pub async fn contacts(scope: &mut Scope, case: CaseId, employer: Option<EmployerId>) -> Result<Vec<Reachable>> {
    use {Contacts as C, Placements as P};
    let q = scope
        .from(P::Table)
        .cols([C::Id, C::Name, C::Email, C::Language, C::EmployerId])
        .expr(col(Employers::Name), "employer")
        .join(Employers::Table, col(Employers::Id).eq(col(P::EmployerId)))
        .join(C::Table, col(C::EmployerId).eq(col(P::EmployerId)).and(col(C::Email).is_not_null()))
        .filter(col(P::CaseId).eq(case))
        .filter_some(employer, |e| col(P::EmployerId).eq(e))
        .order(P::StartedOn, Order::Desc)
        .order(P::Id, Order::Desc)
        .order(C::Position, Order::Asc)
        .limit(200);
    let mut found: Vec<Reachable> = Vec::new();
    for one in scope.all::<Reachable>(&q).await? {
        if found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    Ok(found)
}

/// The latest address that leads to a source, or to a synthesis, as those who organise the assessment see it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Sent {
    pub subject: Uuid,
    pub door: DoorId,
    pub recipient: String,
    pub recipient_name: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub withdrawn_at: Option<Moment>,
    /// Of its latest mail: `queued`, `sent` or `dead`.
    pub mail: Option<String>,
    /// How many items have an answer; never which.
    pub answered: i64,
}

impl Sent {
    /// Whether it takes ratings, as far as its own row tells.
    pub fn is_live(&self, now: Moment) -> bool {
        self.withdrawn_at.is_none() && now < self.expires_at
    }
}

/// The latest address of each of these.
///
/// # Errors
/// When the database does not answer.
pub async fn sent(scope: &mut Scope, purpose: Purpose, subjects: impl IntoIterator<Item = Uuid>) -> Result<Vec<Sent>> {
    let ids: Vec<Uuid> = subjects.into_iter().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mail = scope.from(Mails::Table).cols([Mails::State]).filter(col(Mails::Door).eq(col(Doors::Id)));
    let mail = mail.order(Mails::DueAt, Order::Desc).order(Mails::Id, Order::Desc).limit(1);
    let answered = scope.from(Ratings::Table).expr(count(), "n").filter(col(Ratings::SourceId).eq(col(Doors::Subject)));
    let q = scope
        .from(Doors::Table)
        .cols([Doors::Subject, Doors::Recipient, Doors::RecipientName, Doors::CreatedAt, Doors::ExpiresAt, Doors::WithdrawnAt])
        .expr(col(Doors::Id), "door")
        .expr(mail.value(), "mail")
        .expr(answered.value(), "answered")
        .filter(col(Doors::Subject).is_in(ids).and(col(Doors::Purpose).eq(purpose)))
        .order(Doors::CreatedAt, Order::Desc)
        .order(Doors::Id, Order::Desc)
        .limit(100);
    let mut latest: Vec<Sent> = Vec::new();
    for one in scope.all::<Sent>(&q).await? {
        if latest.iter().all(|known| known.subject != one.subject) {
            latest.push(one);
        }
    }
    Ok(latest)
}

/// Shuts every address that leads to an assessment: of those who rate, and of whom the synthesis is put to.
///
/// # Errors
/// When the database does not answer.
pub async fn shut(scope: &mut Scope, of: AssessmentId, now: Moment) -> Result<()> {
    for asked in store::sources(scope, of).await?.iter().filter(|s| s.member.is_none()) {
        doors::store::shut(scope, Purpose::Rating, asked.id.0, now).await?;
    }
    doors::store::shut(scope, Purpose::Synthesis, of.0, now).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::moment::DAY;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the time and the states: ratings are taken on one condition only.
        #[test]
        fn an_address_never_rates_after_its_end(
            days in -40i64..80, withdrawn: bool, astray: bool,
            stage in prop::sample::select(Stage::ALL), assessment in prop::sample::select(AssessmentState::ALL),
        ) {
            let opened = Moment(1_700_000_000_000);
            let expires_at = opened.plus(RATE_DAYS * DAY);
            let now = opened.plus(days * DAY);
            let s = Standing { expires_at, withdrawn, astray, stage, assessment };
            let good = !withdrawn && !astray && !stage.is_over() && now < expires_at && assessment == AssessmentState::Open;
            prop_assert_eq!(state(s, now) == RatingState::Rating, good);
            // Once it is over it stays so.
            if state(s, now) != RatingState::Rating {
                prop_assert_ne!(state(s, now.plus(DAY)), RatingState::Rating);
            }
            if astray {
                prop_assert_eq!(state(s, now), RatingState::Withdrawn);
            }
        }
    }
}
