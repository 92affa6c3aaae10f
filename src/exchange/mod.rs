//! What goes in and out: bundles of CSV files, cases that go on at another structure, mail, and what the clock does by itself.

pub mod bundles;
pub mod catch_up;
pub mod mail;
pub mod rounds;
pub mod transfers;
