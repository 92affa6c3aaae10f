//! The SQL of doors: each is kept as a hash.

use super::DoorState;
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Desk, LinkToken, Purpose},
    kernel::{EmailAddress, Language, Moment, ids::*, moment::DAY},
    method::cases::Stage,
    people::accounts::folded,
};
use sea_query::ExprTrait;
use std::collections::HashSet;
use uuid::Uuid;

/// A door as its page and its coach read it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Door {
    pub id: DoorId,
    pub subject: Uuid,
    pub case_id: CaseId,
    pub recipient: String,
    pub recipient_name: String,
    pub language: Language,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub withdrawn_at: Option<Moment>,
    /// Its address is nobody's of the case any more.
    #[sqlx(skip)]
    pub astray: bool,
}

impl Door {
    pub fn state(&self, stage: Stage, now: Moment) -> DoorState {
        super::state(self.expires_at, self.withdrawn_at.is_some() || self.astray, stage, now)
    }
}

pub const COLUMNS: [Doors; 9] = [
    Doors::Id,
    Doors::Subject,
    Doors::CaseId,
    Doors::Recipient,
    Doors::RecipientName,
    Doors::Language,
    Doors::CreatedAt,
    Doors::ExpiresAt,
    Doors::WithdrawnAt,
];

/// A door whose mailbox is yet to be compared with those it may be.
///
/// # Errors
/// When the database does not answer.
pub async fn row(scope: &mut Scope, id: DoorId) -> Result<Option<Door>> {
    let q = scope.from(Doors::Table).cols(COLUMNS).filter(col(Doors::Id).eq(id));
    scope.opt(&q).await
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: DoorId) -> Result<Option<Door>> {
    let Some(mut door) = row(scope, id).await? else { return Ok(None) };
    door.astray = addresses(scope, door.case_id).await?.lack(&door.recipient);
    Ok(Some(door))
}

/// Where those of a case can be written to today. What was mailed anywhere else opens nothing any more: an address may have been
/// mistyped, and who speaks for a firm may have changed.
pub struct Addresses(HashSet<String>);

impl Addresses {
    /// Whether an address is nobody's of the case.
    pub fn lack(&self, recipient: &str) -> bool {
        !self.0.contains(&folded(recipient))
    }
}

/// # Errors
/// When the database does not answer.
pub async fn addresses(scope: &mut Scope, case: CaseId) -> Result<Addresses> {
    let person = scope.from(Trainees::Table).cols([Trainees::Email]);
    let person = person.join(Cases::Table, col(Cases::TraineeId).eq(col(Trainees::Id))).filter(col(Cases::Id).eq(case));
    let hosts = scope.from(Placements::Table).cols([Placements::EmployerId]).filter(col(Placements::CaseId).eq(case));
    let partners = scope.from(Agreements::Table).cols([Agreements::EmployerId]).filter(col(Agreements::CaseId).eq(case));
    let mut found: Vec<(Option<String>,)> = scope.all(&person).await?;
    // Either alone has its index; one or the other would walk every contact there is.
    for firms in [hosts, partners] {
        let contacts = scope.from(Contacts::Table).cols([Contacts::Email]).filter(firms.holds(col(Contacts::EmployerId)));
        found.extend(scope.all::<(Option<String>,)>(&contacts).await?);
    }
    Ok(Addresses(found.into_iter().filter_map(|(email,)| Some(folded(&email?))).collect()))
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
    shut(&mut desk.scope, new.purpose, new.subject, desk.now).await?;
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

/// Shuts every door of a purpose that leads to a thing; mails that have not left need not leave.
///
/// # Errors
/// When the database does not answer.
pub async fn shut(scope: &mut Scope, purpose: Purpose, subject: Uuid, now: Moment) -> Result<()> {
    // The things a door leads to are of several kinds, whose ids a caller may choose: one never means another.
    let there = || col(Doors::Subject).eq(subject).and(col(Doors::Purpose).eq(purpose));
    let own = scope.from(Doors::Table).cols([Doors::Id]).filter(there());
    let q = scope.update(Mails::Table).set(Mails::State, "dead").set(Mails::Error, "withdrawn");
    let q = q.filter(own.holds(col(Mails::Door)).and(col(Mails::State).eq("queued")));
    scope.run(&q).await?;
    let q = scope.update(Doors::Table).set(Doors::WithdrawnAt, now);
    let q = q.filter(there().and(col(Doors::WithdrawnAt).is_null()));
    scope.run(&q).await.map(|_| ())
}
