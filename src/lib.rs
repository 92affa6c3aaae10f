//! Jalon.

#[macro_use]
pub mod kernel;
pub mod exchange;
pub mod method;
pub mod people;
pub mod quality;
