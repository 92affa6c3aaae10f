//! Mail delivery: takes letters out of the outbox and hands them to an SMTP server until it takes them.
//!
//! Invariant: a letter keeps its Message-ID however often it is tried, and no secret lies in the database: the address
//! in a letter is made when the letter leaves.

mod account;
mod letter;
mod structure;

use crate::{
    desk::Parts,
    kernel::{
        Moment,
        moment::{DAY, MINUTE},
    },
};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use std::{sync::Arc, time::Duration};

/// The way to the SMTP server.
pub type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// How long a try may take before another process may try.
const LEASE: i64 = 5 * MINUTE;
/// After so long without success a letter is given up, and `doctor` and the placement's page say so.
const GIVE_UP: i64 = 3 * DAY;
/// A mailbox that is said not to be there is believed after so many tries: a server that was set up wrong says so too.
const NOBODY: i64 = 3;
/// How often the outbox is looked at.
const EVERY: Duration = Duration::from_secs(2);
/// Letters taken at a time, so that a stop is never far.
const BATCH: u64 = 20;

/// A transport of a configuration's SMTP address.
///
/// # Errors
/// When the address cannot be read.
pub fn transport(url: &str) -> Result<Transport, String> {
    let builder = Transport::from_url(url).map_err(|e| format!("JALON_SMTP_URL: {e}"))?;
    Ok(builder.timeout(Some(Duration::from_secs(30))).build())
}

/// When to try again after so many tries: 1, 2, 4 … minutes, at most every 4 hours.
fn wait(attempts: i64) -> i64 {
    MINUTE << attempts.clamp(0, 8).min(7) as u32
}

/// What becomes of a letter that was written then, had been tried so often before, and did not leave.
fn state(written: Moment, now: Moment, attempts: i64, nobody: bool) -> &'static str {
    if now.0 - written.0 > GIVE_UP || nobody && attempts + 1 >= NOBODY { "dead" } else { "queued" }
}

/// Sends what is due, once. Answers with how many letters left.
///
/// # Errors
/// When the database does not answer.
pub async fn deliver(parts: &Arc<Parts>, transport: &Transport) -> crate::db::Result<usize> {
    Ok(account::deliver(parts, transport).await? + structure::deliver(parts, transport).await?)
}

/// Sends what is due, again and again, until the service stops.
pub async fn run(parts: Arc<Parts>, transport: Transport) {
    loop {
        match deliver(&parts, &transport).await {
            // There may be more than one batch.
            Ok(sent) if sent >= BATCH as usize => continue,
            Ok(_) => {}
            Err(e) => tracing::error!(error = %e, "the outbox could not be read"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_grow_apart_and_stay_below_four_hours() {
        assert_eq!([0, 1, 2].map(wait), [MINUTE, 2 * MINUTE, 4 * MINUTE]);
        assert_eq!(wait(60), 128 * MINUTE);
        assert!(transport("smtp://127.0.0.1:2525").is_ok());
        assert!(transport("mail").is_err());
    }

    #[test]
    fn a_letter_is_given_up_after_days_or_when_there_is_nobody() {
        let state = |days, attempts, nobody| state(Moment(0), Moment(days * DAY), attempts, nobody);
        assert_eq!((state(3, 90, false), state(4, 90, false)), ("queued", "dead"));
        assert_eq!((state(0, 1, true), state(0, 2, true)), ("queued", "dead"));
    }
}
