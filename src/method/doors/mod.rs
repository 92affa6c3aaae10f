//! Doors: mailed addresses for those without an account, each leading one person to one thing. (An employer's question about a
//! milestone has a link of its own, [`crate::method::milestones`].)
//!
//! Invariant: a door opens for its one purpose only, until it expires, is withdrawn, its case is over, or the address it was
//! mailed to is no longer one of its case; opening it changes nothing.

pub mod codes;
pub mod mailing;
pub mod store;

use crate::{kernel::Moment, method::cases::Stage};

/// Where a door stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoorState {
    Open,
    Expired,
    Withdrawn,
}

/// Where a door stands, given where its case stands.
pub fn state(expires_at: Moment, withdrawn: bool, stage: Stage, now: Moment) -> DoorState {
    match () {
        () if withdrawn => DoorState::Withdrawn,
        () if now >= expires_at || stage.is_over() => DoorState::Expired,
        () => DoorState::Open,
    }
}
