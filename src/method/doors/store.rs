//! The SQL of doors: each is kept as a hash.

use super::DoorState;
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Desk, LinkToken, Purpose},
    kernel::{EmailAddress, Language, Moment, ids::*, moment::DAY},
    method::cases::Stage,
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

/// A door as its page and its coach read it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Door {
    pub id: DoorId,
    pub subject: Uuid,
    pub case_id: CaseId,
    pub recipient: String,
    pub recipient_name: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub withdrawn_at: Option<Moment>,
}

impl Door {
    pub fn state(&self, stage: Stage, now: Moment) -> DoorState {
        super::state(self.expires_at, self.withdrawn_at.is_some(), stage, now)
    }
}

pub const COLUMNS: [Doors; 8] = [
    Doors::Id,
    Doors::Subject,
    Doors::CaseId,
    Doors::Recipient,
    Doors::RecipientName,
    Doors::CreatedAt,
    Doors::ExpiresAt,
    Doors::WithdrawnAt,
];

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: DoorId) -> Result<Option<Door>> {
    let q = scope.from(Doors::Table).cols(COLUMNS).filter(col(Doors::Id).eq(id));
    scope.opt(&q).await
}

/// The doors that lead to any of these things, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_subjects(scope: &mut Scope, subjects: &[Uuid]) -> Result<Vec<Door>> {
    let q = scope
        .from(Doors::Table)
        .cols(COLUMNS)
        .filter(col(Doors::Subject).is_in(subjects.iter().copied()))
        .order(Doors::CreatedAt, Order::Desc)
        .order(Doors::Id, Order::Desc)
        .limit(100);
    scope.all(&q).await
}

/// What a new door leads to, and whom.
pub struct NewDoor<'a> {
    pub purpose: Purpose,
    pub subject: Uuid,
    pub case: CaseId,
    pub recipient: &'a EmailAddress,
    pub name: &'a str,
    pub language: Language,
    /// How long it opens, in days.
    pub days: i64,
}

/// Opens a door; what led to the same thing before leads there no more.
///
/// # Errors
/// When the database refuses.
pub async fn open(desk: &mut Desk, new: &NewDoor<'_>) -> Result<DoorId> {
    shut(&mut desk.scope, new.subject, desk.now).await?;
    let id: DoorId = desk.fresh();
    let token = LinkToken::of(&desk.parts.config.key, desk.here().id, id);
    let q = desk.scope.insert(vec![
        (Doors::Id, id.into()),
        (Doors::TokenHash, token.hash().into()),
        (Doors::Purpose, new.purpose.into()),
        (Doors::Subject, new.subject.into()),
        (Doors::CaseId, new.case.into()),
        (Doors::Recipient, new.recipient.clone().into()),
        (Doors::RecipientName, new.name.into()),
        (Doors::Language, new.language.into()),
        (Doors::CreatedAt, desk.now.into()),
        (Doors::ExpiresAt, desk.now.plus(new.days * DAY).into()),
    ]);
    desk.scope.run_one(&q).await?;
    Ok(id)
}

/// Shuts every door that leads to a thing; mails that have not left need not leave.
///
/// # Errors
/// When the database does not answer.
pub async fn shut(scope: &mut Scope, subject: Uuid, now: Moment) -> Result<()> {
    let own = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Subject).eq(subject));
    let q = scope.update(Mails::Table).set(Mails::State, "dead").set(Mails::Error, "withdrawn");
    let q = q.filter(own.holds(col(Mails::Door)).and(col(Mails::State).eq("queued")));
    scope.run(&q).await?;
    let q = scope.update(Doors::Table).set(Doors::WithdrawnAt, now);
    let q = q.filter(col(Doors::Subject).eq(subject).and(col(Doors::WithdrawnAt).is_null()));
    scope.run(&q).await.map(|_| ())
}
