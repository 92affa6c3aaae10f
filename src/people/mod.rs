//! The people: accounts, structures, their method profiles, members, names, trainees, employers, merges.

pub mod accounts;
pub mod employers;
pub mod mails;
pub mod members;
pub mod merges;
pub mod names;
pub mod profiles;
pub mod structures;
pub mod trainees;
pub mod training;
