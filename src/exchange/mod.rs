//! What goes in and out: bundles of CSV files, mail, and what the clock does by itself.

pub mod bundles;
pub mod catch_up;
pub mod mail;
pub mod rounds;
