//! Where actions run: for a visit, inside a scope, into the journal, and only then committed.
//!
//! Invariant: one action = one transaction = its journal entry + its outbox mails + its idempotency record. Nothing of
//! it stays when any of them fails.

mod action;
mod audience;
pub mod journal;
mod links;
mod outbox;
mod perform;
mod readings;
mod refusal;
mod typed;
mod visit;

pub use action::{Action, ActionRow, Ready, Saved, World, read_form, refused_fields};
pub use audience::{Audience, Kind, Role, Roles};
pub use links::{LinkToken, PASS, hash_token, secret_token};
pub use outbox::{Address, Letter};
pub use perform::{Desk, Once, Refused, perform};
pub use readings::{Reading, Readings};
pub use refusal::{Refusal, Said};
pub use typed::Typed;
pub use visit::{Face, Here, Person, Purpose, Visit};

use crate::{
    config::Config,
    db::Db,
    kernel::{chance::Chance, moment::Clock},
};

/// The doors to the outside: the only ways to time, randomness, data and configuration.
#[derive(Debug)]
pub struct Parts {
    pub config: Config,
    pub db: Db,
    pub clock: Clock,
    pub chance: Chance,
    pub readings: Readings,
}
