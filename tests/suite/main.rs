//! The integration tests: one binary, one file per subject, the same on SQLite and PostgreSQL.
//!
//! Invariant: no test knows a list of routes; each walks the table of actions and pages, so that what is added to the
//! table is tested without being named here. `JALON_TEST_DATABASE` chooses PostgreSQL (see `tests/run`).

mod absorbed;
mod accompaniment;
mod accounts;
mod agreements;
mod answers;
mod architecture;
mod assessments;
mod astray;
mod browser;
mod browser_guards;
mod bundles;
mod candidates;
mod carrying;
mod codes;
mod course;
mod demo;
mod digest;
mod doubles;
mod ends;
mod exits;
mod figures;
mod finding;
mod follow_up;
mod frameworks;
mod home;
mod house;
mod idempotency;
mod journal;
mod mails;
mod marks;
mod matrix;
mod merging;
mod needs;
mod neighbours;
mod nul;
mod pulse_ends;
mod pulses;
mod raw;
mod readme;
mod rights;
mod rounds;
mod rubbish;
mod schema;
mod sharing;
mod sides;
mod sign_in;
mod story;
mod transfers;
mod trials;
mod triangle;
mod walk;
mod walls;
mod world;
