//! The desk itself: everything an action has at hand, and the one transaction around it.

use super::{Audience, Here, Parts, Person, Ready, Refusal, Roles, Saved, Visit, hash_token, journal};
use crate::{
    db::{Error, Scope, Select, col, tables::*},
    kernel::{Day, Moment, ids::MemberId, moment::DAY},
};
use sea_query::ExprTrait;
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;

/// How long an idempotency record is kept, in days.
const KEPT_DAYS: i64 = 30;
/// How many entries of a structure's journal lie between two looks for records that are older.
const FORGOTTEN_EVERY: i64 = 500;

/// A name the caller gave to this one request, so that sending it twice does it once.
#[derive(Debug, Clone)]
pub struct Once {
    pub key: String,
    /// What to say when the key came with another body.
    pub reused: Refused,
}

/// How a reused key is refused: an `Idempotency-Key` with another body is unprocessable, a record's id is a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    Key,
    Id,
}

/// What an action works with: the visit, its structure's rows, the time, and new ids.
pub struct Desk {
    pub visit: Visit,
    pub scope: Scope,
    pub now: Moment,
    pub today: Day,
    pub parts: Arc<Parts>,
    here: Here,
    before: Option<Value>,
    found: Option<&'static str>,
}

impl Desk {
    /// Tells the journal what a record held before it is rewritten. The journal keeps each action's input; what was imported,
    /// or written by another action, would otherwise be found nowhere any more.
    ///
    /// # Errors
    /// [`Refusal::Stale`] when its version is not the one that was read, where one was said.
    pub fn rewrites(&mut self, record: &impl Serialize, version: i64, read: Option<i64>) -> Result<(), Refusal> {
        let held = serde_json::to_value(record).unwrap_or_default();
        if read.is_some_and(|v| v != version) {
            return Err(Refusal::Stale { theirs: held });
        }
        self.before = Some(held);
        Ok(())
    }

    /// Tells the journal what came of an action whose input does not say it: a code that was tried was right or wrong.
    pub fn found(&mut self, outcome: &'static str) {
        self.found = Some(outcome);
    }

    /// The structure worked in.
    pub fn here(&self) -> &Here {
        &self.here
    }

    /// A new id of any kind.
    pub fn fresh<T: From<Uuid>>(&self) -> T {
        self.parts.chance.uuid(self.now).into()
    }

    /// The client's id, or a new one.
    pub fn id_or_fresh<T: From<Uuid>>(&self, given: Option<T>) -> T {
        given.unwrap_or_else(|| self.fresh())
    }

    /// The member at work, when a member is.
    pub fn me(&self) -> Option<MemberId> {
        self.visit.member()
    }
}

/// Runs an action that was read: guard, turn, once, run, journal, commit. Runs to its end even when the client hangs up.
///
/// # Errors
/// What the action refuses; [`Refusal::Broken`] when the database does not answer. Then nothing was done.
pub async fn perform(
    parts: Arc<Parts>,
    visit: Visit,
    name: &'static str,
    audience: Audience,
    ready: Box<dyn Ready>,
    once: Option<Once>,
) -> Result<Saved, Refusal> {
    let unit = tokio::spawn(transaction(parts, visit, name, audience, ready, once));
    match unit.await {
        Ok(done) => done,
        Err(broken) => {
            tracing::error!(action = name, error = %broken, "an action did not end");
            Err(Refusal::Broken(Error::Opening("the action did not end".into())))
        }
    }
}

async fn transaction(
    parts: Arc<Parts>,
    visit: Visit,
    name: &'static str,
    audience: Audience,
    ready: Box<dyn Ready>,
    once: Option<Once>,
) -> Result<Saved, Refusal> {
    if !visit.is_in(audience) {
        return Err(if visit.kinds() == [super::Kind::Nobody] { Refusal::SignedOut } else { Refusal::Forbidden });
    }
    let here = visit.here.clone().ok_or(Refusal::Forbidden)?;
    let (now, today) = (visit.now, visit.today);
    let mut scope = parts.db.write_in(here.id).await?;
    let mut payload = ready.payload();
    let request = hash_token(&format!("{name}\n{payload}"));
    let (head, done) = begin(&mut scope, &visit, once.as_ref(), &request).await?;
    if let Some(done) = done {
        return Ok(done);
    }
    let secret = ready.secret();
    let mut desk = Desk { visit, scope, now, today, parts, here, before: None, found: None };
    let saved = ready.run(&mut desk).await.map_err(taken)?;
    let actor = desk.visit.actor();
    if let Some(words) = payload.as_object_mut() {
        words.retain(|field, _| !secret.contains(&field.as_str()));
        words.extend(desk.before.take().map(|before| ("before".into(), before)));
        words.extend(desk.found.take().map(|outcome| ("found".into(), outcome.into())));
    }
    let entry =
        journal::Entry { at: now, actor: &actor, face: desk.visit.face.word(), action: name, subject: Some(saved.id), payload: &payload };
    journal::write(&mut desk.scope, &desk.parts.config.key, &desk.parts.chance, &head, entry);
    if let Some(once) = &once {
        remember(&mut desk.scope, &actor, once, request, &saved, now);
        forget(&mut desk.scope, head.seq, now).await?;
    }
    desk.scope.commit().await.map_err(|e| taken(e.into()))?;
    Ok(saved)
}

/// A row with a client's id that is there already was made from another body, or long ago.
fn taken(r: Refusal) -> Refusal {
    match r {
        Refusal::Broken(Error::Taken) => Refusal::Used("err-id-used"),
        Refusal::Broken(Error::Dangling) => Refusal::NotFound,
        other => other,
    }
}

/// The head of the chain, and what was done when this very request came before.
#[derive(sqlx::FromRow)]
struct Start {
    seq: i64,
    hash: String,
    request_hash: Option<String>,
    answer: Option<String>,
    at: Option<Moment>,
    /// What the person may do here by now.
    #[sqlx(default)]
    roles: Option<String>,
}

/// Takes the turn; looks whether the person may still do what they came for; answers with the head of the chain and, when the request was done already, with what was saved.
async fn begin(scope: &mut Scope, visit: &Visit, once: Option<&Once>, request: &str) -> Result<(journal::Head, Option<Saved>), Refusal> {
    scope.take_turn().await?;
    // No request has an empty key.
    let key = once.map_or("", |o| o.key.as_str());
    let own = || col(Idempotency::Actor).eq(visit.actor()).and(col(Idempotency::Key).eq(key));
    let q = scope
        .from(JournalHeads::Table)
        .cols([JournalHeads::Seq, JournalHeads::Hash])
        .cols([Idempotency::RequestHash, Idempotency::Answer, Idempotency::At])
        .left_join(Idempotency::Table, own());
    let (q, roles) = with_rights(scope, visit, q);
    let start: Start = scope.one(&q).await?;
    if roles.is_some_and(|roles| start.roles.as_deref().map(|now| Roles::read(now).joined()) != Some(roles)) {
        return Err(Refusal::SignedOut);
    }
    let Some(once) = once else { return Ok((journal::Head { seq: start.seq, hash: start.hash }, None)) };
    let head = journal::Head { seq: start.seq, hash: start.hash };
    let (Some(known), Some(answer), Some(at)) = (start.request_hash, start.answer, start.at) else { return Ok((head, None)) };
    if at < visit.now.plus(-KEPT_DAYS * DAY) {
        let q = scope.delete(Idempotency::Table).filter(own());
        scope.run_one(&q).await?;
        return Ok((head, None));
    }
    match once.reused {
        _ if known == request => Ok((head, serde_json::from_str(&answer).ok())),
        Refused::Key => Err(Refusal::rule("", "err-key-used")),
        Refused::Id => Err(Refusal::Used("err-id-used")),
    }
}

/// Reads along what a member or a token may do by now; answers with what they came with.
fn with_rights(scope: &Scope, visit: &Visit, q: Select) -> (Select, Option<String>) {
    match &visit.person {
        Person::Member { account, roles, .. } => {
            use Memberships as M;
            let own = col(M::AccountId).eq(*account).and(col(M::StructureId).eq(scope.structure())).and(col(M::Active).eq(true));
            (q.expr(col(M::Roles), "roles").left_join_open(M::Table, own), Some(roles.joined()))
        }
        Person::Token { token, role } => {
            let own = col(Tokens::Id).eq(*token).and(col(Tokens::WithdrawnAt).is_null());
            (q.expr(col(Tokens::Role), "roles").left_join(Tokens::Table, own), Some(role.word().to_owned()))
        }
        _ => (q, None),
    }
}

fn remember(scope: &mut Scope, actor: &str, once: &Once, request: String, saved: &Saved, now: Moment) {
    let q = scope.insert(vec![
        (Idempotency::Actor, actor.into()),
        (Idempotency::Key, once.key.clone().into()),
        (Idempotency::RequestHash, request.into()),
        (Idempotency::Answer, serde_json::to_string(saved).unwrap_or_default().into()),
        (Idempotency::At, now.into()),
    ]);
    scope.put(&q);
}

/// Forgets the names of old requests, once in so many entries of the journal.
async fn forget(scope: &mut Scope, seq: i64, now: Moment) -> Result<(), Refusal> {
    if seq % FORGOTTEN_EVERY == 0 {
        let q = scope.delete(Idempotency::Table).filter(col(Idempotency::At).lt(now.plus(-KEPT_DAYS * DAY)));
        scope.run(&q).await?;
    }
    Ok(())
}
