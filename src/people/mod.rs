//! The people: accounts, structures, their method profiles, members, trainees, employers.

pub mod accounts;
pub mod employers;
pub mod mails;
pub mod members;
pub mod profiles;
pub mod structures;
pub mod trainees;
