//! The quality process: facts, and the figures that open onto them.
//!
//! Invariant: a figure is the length of a list of cases that can be opened, computed the same way for every structure.

pub mod facts;
pub mod indicators;
#[cfg(test)]
mod stories;
