//! The people: accounts, structures, members, trainees, employers.

pub mod accounts;
pub mod employers;
pub mod members;
pub mod structures;
pub mod trainees;
