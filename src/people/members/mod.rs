//! Members: the people at work in a structure, with their roles.
//!
//! Invariant: a member may be signed in to through at most one account, and a deactivated member signs in nowhere.

pub mod actions;
pub mod store;

pub use crate::desk::{Role, Roles};
