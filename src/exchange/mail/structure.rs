//! The outbox of each structure: wake-ups tell which one has something to send.

use super::{BATCH, LEASE, Transport, letter, state, wait};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{LinkToken, Parts},
    kernel::{Moment, ids::*},
    method::doors::codes::digits,
    people::mails::store::REFUSED,
};
use sea_query::{ExprTrait, Order};
use std::sync::Arc;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Woken {
    structure_id: StructureId,
}

#[derive(sqlx::FromRow)]
struct Taken {
    #[sqlx(flatten)]
    letter: letter::Outgoing,
    link_id: Option<LinkId>,
    door: Option<DoorId>,
    due_at: Moment,
    /// Of a mail that holds a code, and when it is too late for it.
    code_id: Option<DoorCodeId>,
    expires_at: Option<Moment>,
    voided_at: Option<Moment>,
    /// Of a mail nobody asked for.
    wish_id: Option<MailWishId>,
    wanted: Option<bool>,
}

/// Sends what is due in every structure; answers with how many letters were tried.
pub(super) async fn deliver(parts: &Arc<Parts>, transport: &Transport) -> Result<usize> {
    let now = parts.clock.now();
    let mut tx = parts.db.read().await?;
    let q = tx
        .from(WakeUps::Table)
        .cols([WakeUps::StructureId])
        .filter(col(WakeUps::DueAt).lte(now))
        .order(WakeUps::DueAt, Order::Asc)
        .limit(BATCH);
    let woken: Vec<Woken> = tx.all(&q).await?;
    drop(tx);
    let mut tried = 0;
    for w in woken {
        tried += one(parts, transport, w.structure_id, now).await?;
    }
    Ok(tried)
}

async fn one(parts: &Arc<Parts>, transport: &Transport, structure: StructureId, now: Moment) -> Result<usize> {
    let taken = take(parts, structure, now).await?;
    let mut outcomes = Vec::new();
    for t in &taken {
        let secret = t.link_id.map(Uuid::from).or(t.door.map(Uuid::from));
        let link = secret.map(|id| LinkToken::of(&parts.config.key, structure, id));
        let address = link.map(|l| format!("{}/l/{}", parts.config.base_url, l.word())).unwrap_or_default();
        let stop = t.wish_id.map(|id| LinkToken::of_wish(&parts.config.key, structure, id));
        let stop = stop.map(|l| format!("{}/m/{}", parts.config.base_url, l.word()));
        let code = t.code_id.zip(t.door).map(|(code, door)| digits(&parts.config.key, structure, door, code));
        let secrets = letter::Secrets { link: &address, stop: stop.as_deref(), code: code.as_deref() };
        // No transaction is open while the server is spoken to.
        outcomes.push(letter::send(&parts.config, transport, &t.letter, &secrets).await);
    }
    settle(parts, structure, &taken, outcomes).await?;
    Ok(taken.len())
}

impl Taken {
    /// Why it need not leave any more.
    fn idle(&self, now: Moment) -> Option<&'static str> {
        let late = self.expires_at.is_some_and(|at| at <= now) || self.voided_at.is_some();
        match self.wanted {
            Some(false) => Some(REFUSED),
            _ => late.then_some("expired"),
        }
    }
}

/// Takes what is due for the length of a lease, so that no other process sends it too. What was refused since it was written
/// never leaves, nor does a code that opens nothing any more.
async fn take(parts: &Parts, structure: StructureId, now: Moment) -> Result<Vec<Taken>> {
    let mut scope = parts.db.write_in(structure).await?;
    scope.take_turn().await?;
    let q = scope
        .from(Mails::Table)
        .cols([Mails::Id, Mails::Recipient, Mails::Subject, Mails::Body, Mails::Attempts, Mails::LinkId, Mails::Door, Mails::DueAt])
        .cols([UnaskedMails::WishId])
        .cols([MailWishes::Wanted])
        .expr(col(DoorCodes::Id), "code_id")
        .cols([DoorCodes::ExpiresAt, DoorCodes::VoidedAt])
        .left_join(UnaskedMails::Table, col(UnaskedMails::Id).eq(col(Mails::Id)))
        .left_join(MailWishes::Table, col(MailWishes::Id).eq(col(UnaskedMails::WishId)))
        .left_join(DoorCodes::Table, col(DoorCodes::MailId).eq(col(Mails::Id)))
        .filter(col(Mails::State).eq("queued").and(col(Mails::DueAt).lte(now)))
        .order(Mails::DueAt, Order::Asc)
        .limit(BATCH);
    let (taken, idle): (Vec<Taken>, Vec<Taken>) = scope.all::<Taken>(&q).await?.into_iter().partition(|t| t.idle(now).is_none());
    for t in &idle {
        let q = scope.update(Mails::Table).set(Mails::State, "dead").set(Mails::Error, t.idle(now)).filter(col(Mails::Id).eq(t.letter.id));
        scope.run_one(&q).await?;
    }
    for t in &taken {
        let q = scope
            .update(Mails::Table)
            .set(Mails::DueAt, now.plus(LEASE))
            .set(Mails::Attempts, t.letter.attempts + 1)
            .filter(col(Mails::Id).eq(t.letter.id));
        scope.run_one(&q).await?;
    }
    set_alarm(&mut scope).await?;
    scope.commit().await?;
    Ok(taken)
}

async fn settle(
    parts: &Parts,
    structure: StructureId,
    taken: &[Taken],
    outcomes: Vec<std::result::Result<(), letter::Unsent>>,
) -> Result<()> {
    if taken.is_empty() {
        return Ok(());
    }
    let now = parts.clock.now();
    let mut scope = parts.db.write_in(structure).await?;
    scope.take_turn().await?;
    for (t, outcome) in taken.iter().zip(outcomes) {
        let q = scope.update(Mails::Table);
        let q = match outcome {
            Ok(()) => q.set(Mails::State, "sent").set(Mails::SentAt, now).set(Mails::Error, Option::<String>::None),
            Err(letter::Unsent { said, nobody }) => {
                // How long a letter waits counts from when it was first due: its id tells.
                let state = state(written_at(&t.letter.id).unwrap_or(t.due_at), now, t.letter.attempts, nobody);
                tracing::warn!(mail = %t.letter.id, error = %said, state, "a mail did not leave");
                q.set(Mails::State, state).set(Mails::DueAt, now.plus(wait(t.letter.attempts))).set(Mails::Error, said)
            }
        };
        // Withdrawn meanwhile stays withdrawn.
        let q = q.filter(col(Mails::Id).eq(t.letter.id).and(col(Mails::State).eq("queued")));
        scope.run(&q).await?;
    }
    set_alarm(&mut scope).await?;
    scope.commit().await
}

/// When a UUIDv7 was made.
pub(super) fn written_at(id: &uuid::Uuid) -> Option<Moment> {
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    Some(Moment(i64::try_from(seconds).ok()? * 1000 + i64::from(nanos) / 1_000_000))
}

#[derive(sqlx::FromRow)]
struct Next {
    due_at: Moment,
}

/// Sets the structure's wake-up to its next letter, or clears it.
async fn set_alarm(scope: &mut Scope) -> Result<()> {
    let q = scope.from(Mails::Table).cols([Mails::DueAt]).filter(col(Mails::State).eq("queued")).order(Mails::DueAt, Order::Asc).limit(1);
    let next = scope.opt::<Next>(&q).await?;
    let own = col(WakeUps::StructureId).eq(scope.structure());
    let tx = scope.tx();
    match next {
        Some(n) => tx.run(&tx.update(WakeUps::Table).set(WakeUps::DueAt, n.due_at).filter(own)).await?,
        None => tx.run(&tx.delete(WakeUps::Table).filter(own)).await?,
    };
    Ok(())
}
