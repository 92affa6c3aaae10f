//! What goes in and out: bundles of CSV files, and mail.

pub mod bundles;
pub mod mail;
