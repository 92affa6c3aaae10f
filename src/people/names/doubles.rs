//! Whether a record that is about to be made is there already.
//!
//! Invariant: what is asked about is named; whoever creates all the same says of each record that it is another one, and the journal
//! keeps that.

use crate::{
    desk::{Refusal, Said},
    kernel::{Day, signal::Signal},
};
use std::fmt::Display;

/// Records that are asked about at once.
pub const ASKED: usize = 8;
/// The field that says of records that they are others.
pub const FIELD: &str = "not_same_as";

/// A known record that may be the one that is typed.
#[derive(Debug, Clone)]
pub struct Double<I> {
    pub id: I,
    pub name: String,
    /// More than a name speaks for it.
    pub strong: bool,
}

/// Refuses while a record that may be the same was not said to be another; `page` shows one.
///
/// # Errors
/// `err-double` or `err-double-strong` for each, about [`FIELD`], with its page as the way out.
pub fn ask<I: Display + PartialEq>(doubles: &[Double<I>], others: &[I], page: &str) -> Result<(), Refusal> {
    if doubles.iter().all(|d| others.contains(&d.id)) {
        return Ok(());
    }
    let said = |d: &Double<I>| {
        let signal = Signal::new(if d.strong { "err-double-strong" } else { "err-double" }).with("name", &d.name);
        Said { field: FIELD.to_owned(), signal, way_out: Some(("double-look".to_owned(), format!("{page}/{}", d.id))) }
    };
    Err(Refusal::Said(doubles.iter().map(said).collect()))
}

/// The records that a refused form asks about.
pub fn asked<I: std::str::FromStr>(said: &[Said]) -> Vec<I> {
    let page = |s: &Said| s.way_out.as_ref().and_then(|(_, page)| page.rsplit('/').next()?.parse().ok());
    said.iter().filter(|s| s.field == FIELD).filter_map(page).collect()
}

/// One line of a comparison: what was typed beside what is known.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Text key of the field.
    pub label: &'static str,
    pub typed: String,
    pub known: String,
}

impl Beside {
    /// Nothing where neither says anything.
    pub fn new(label: &'static str, typed: &str, known: Option<&str>) -> Option<Beside> {
        let known = known.unwrap_or_default();
        let line = Beside { label, typed: typed.trim().to_owned(), known: known.to_owned() };
        Some(line).filter(|l| !l.typed.is_empty() || !l.known.is_empty())
    }

    /// What was typed, and what is known, when they are days.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        (Day::iso(&self.typed), Day::iso(&self.known))
    }

    pub fn is_same(&self) -> bool {
        use crate::kernel::text::fold;
        !self.typed.is_empty() && fold(&self.typed) == fold(&self.known)
    }
}

/// A known record beside what was typed.
#[derive(Debug, Clone)]
pub struct Shown {
    pub id: String,
    pub page: String,
    pub name: String,
    pub lines: Vec<Beside>,
}
