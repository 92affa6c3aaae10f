//! Trials: what people, networks, mail servers and power do to a service, done to this one on purpose.
//!
//! Invariant: what was acknowledged is there once and whole, what was not is there whole or not at all, and whoever
//! comes next is served.

mod crash;
mod durable;
mod ground;
mod hang_up;
mod mail;
mod program;
mod slow;
mod wire;
mod writers;
