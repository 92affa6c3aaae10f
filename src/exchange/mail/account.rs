//! The outbox of mails about accounts, which belong to no structure.

use super::{BATCH, LEASE, Transport, letter, state, structure::written_at, wait};
use crate::{
    db::{Result, col, tables::*},
    desk::Parts,
    people::accounts::store::one_time_word,
};
use sea_query::{ExprTrait, Order};
use std::sync::Arc;

/// Sends what is due; answers with how many letters were tried.
pub(super) async fn deliver(parts: &Arc<Parts>, transport: &Transport) -> Result<usize> {
    let now = parts.clock.now();
    let q = |tx: &crate::db::Tx| {
        tx.from(AccountMails::Table)
            .cols([AccountMails::Id, AccountMails::Recipient, AccountMails::Subject, AccountMails::Body, AccountMails::Attempts])
            .filter(col(AccountMails::State).eq("queued").and(col(AccountMails::DueAt).lte(now)))
            .order(AccountMails::DueAt, Order::Asc)
            .limit(BATCH)
    };
    // Looked at first without taking the writer: most of the time there is nothing.
    let mut tx = parts.db.read().await?;
    let some = !tx.all::<letter::Outgoing>(&q(&tx)).await?.is_empty();
    drop(tx);
    if !some {
        return Ok(0);
    }
    let mut tx = parts.db.write().await?;
    let mut taken: Vec<letter::Outgoing> = Vec::new();
    for letter in tx.all::<letter::Outgoing>(&q(&tx)).await? {
        // The number of tries decides between two processes that saw the same letter.
        let q = tx
            .update(AccountMails::Table)
            .set(AccountMails::DueAt, now.plus(LEASE))
            .set(AccountMails::Attempts, letter.attempts + 1)
            .filter(col(AccountMails::Id).eq(letter.id).and(col(AccountMails::Attempts).eq(letter.attempts)));
        if tx.run(&q).await? == 1 {
            taken.push(letter);
        }
    }
    tx.commit().await?;
    for letter in &taken {
        // A letter without a one-time address is about the account itself.
        let address = if letter.body.contains("{link}") {
            format!("{}/choose-password/{}", parts.config.base_url, one_time_word(&parts.config.key, letter.id))
        } else {
            format!("{}/account", parts.config.base_url)
        };
        let outcome = letter::send(&parts.config, transport, letter, &letter::Secrets { link: &address, stop: None, code: None }).await;
        settle(parts, letter, outcome).await?;
    }
    Ok(taken.len())
}

async fn settle(parts: &Parts, letter: &letter::Outgoing, outcome: std::result::Result<(), letter::Unsent>) -> Result<()> {
    let now = parts.clock.now();
    let mut tx = parts.db.write().await?;
    let q = tx.update(AccountMails::Table).filter(col(AccountMails::Id).eq(letter.id));
    let q = match outcome {
        Ok(()) => q.set(AccountMails::State, "sent").set(AccountMails::SentAt, now).set(AccountMails::Error, Option::<String>::None),
        Err(letter::Unsent { said, nobody }) => {
            let state = state(written_at(&letter.id).unwrap_or(now), now, letter.attempts, nobody);
            tracing::warn!(mail = %letter.id, error = %said, state, "a mail did not leave");
            q.set(AccountMails::State, state).set(AccountMails::DueAt, now.plus(wait(letter.attempts))).set(AccountMails::Error, said)
        }
    };
    tx.run_one(&q).await?;
    tx.commit().await
}
