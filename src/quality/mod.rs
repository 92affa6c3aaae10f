//! The quality process: facts, and the figures that open onto them.

pub mod facts;
pub mod indicators;
