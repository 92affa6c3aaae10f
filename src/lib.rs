//! Jalon: a multi-tenant case tracker for job coaching. This page is the map of the house.
//!
//! > Every change is an **action**; an action runs for a **visit** (who, where, in which role), inside a **scope** (one
//! > structure, one transaction), obeys the **rules**, is written to the **journal**, and only then is committed.
//! > Every figure is a **definition** that a person can read and a list of **cases** that a person can open.
//!
//! The rooms, each of which uses only rooms above it (`tests/suite/architecture.rs` reads the `use` lines):
//!
//! | room | holds |
//! |---|---|
//! | [`kernel`] | ids, days, moments, texts, words: no I/O |
//! | [`config`] | the environment, read once |
//! | [`db`] | the only room that knows there are two engines: [`db::Scope`] gives one structure's rows and no other's |
//! | [`desk`] | where actions run: [`desk::Action`], [`desk::perform()`], journal, outbox, idempotency, links |
//! | [`web`] | pages, forms, the JSON API: [`web::Table`] is the one list that the router, OpenAPI and the tests read |
//! | [`people`] | accounts, structures and their method profiles, members and their training days, trainees, employers; names they are found by, merges |
//! | [`method`] | cases, agreements, doors (mailed addresses) with their codes, what is shared beyond work facts, plans, objectives, extensions, suspensions, gaps, sessions, placements, follow-up, milestones, pulses, frameworks, assessments, attestations, needs, candidates; finding all of it |
//! | [`quality`] | facts, and the figures that open onto them |
//! | [`exchange`] | bundles of CSV files in and out, transfers of cases to other structures, mail delivery, rounds (what the clock does by itself), catch-ups |
//! | [`trust`] | verification of the journal and the data, the doctor |
//! | [`app`] | one running service, and one line per slice |
//! | [`demo`] | the demonstration: an invented network, told relative to today |
//!
//! A **slice** is one noun (`sessions`, `plans` …) with the same files everywhere: `mod.rs` (things and rules, pure),
//! `actions.rs` (changes), `store.rs` (SQL), `pages.rs` (what people see); its templates have the same name.
//!
//! A request: `web::accept` takes the connection → `web::gate` finds the visit and checks the audience → a page reads
//! through its scope and returns a template, or an action goes to `desk::perform`, which opens the transaction, runs
//! it, writes the journal and commits → `web::answer` makes the response.
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::panic))]

#[macro_use]
pub mod kernel;
pub mod app;
pub mod config;
pub mod db;
pub mod demo;
pub mod desk;
pub mod exchange;
pub mod method;
pub mod people;
pub mod quality;
pub mod trust;
pub mod web;

// A page is some thousand small allocations, and a third of its cost with the system's allocator.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;
