//! Indicators: published definitions, and the figures they give from the facts of a period.
//!
//! Invariant: a definition yields cases, and its figure is computed from them (`indicators.md`, sections 3 and 4); no
//! figure exists that nobody can open.

mod api;
mod asked;
mod cases;
mod checks;
mod definitions;
mod drawing;
mod figure;
mod milestones;
pub mod pages;
mod paths;
mod placements;
mod quarters;
pub mod reading;
mod sessions;
pub mod sheet;
mod shown;
mod store;
#[cfg(test)]
mod tests;
pub mod written;

pub use super::facts::Period;
pub use api::{CaseLine, CaseList, typed};
pub use cases::{Arg, Because, Case, Counts, Subject, Tally, Verdict};
pub use definitions::{DEFINITIONS, Definition, Direction, definition};
pub use figure::{Figure, Figures, Status, Unit};

use super::facts::{Facts, Rows};

/// A figure and the list behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub figure: Figure,
    /// In the order of the facts.
    pub cases: Vec<Case>,
}

impl Definition {
    /// The figure for the facts' period, with its cases.
    pub fn answer(&self, facts: &Facts) -> Answer {
        let cases = (self.cases)(facts);
        Answer { figure: Figure::of(self, &cases), cases }
    }
}

/// Every figure of a period, sorted by code.
pub fn figures(rows: Rows, period: Period) -> Figures {
    let facts = Facts::seen(rows, period);
    let values = DEFINITIONS.iter().map(|definition| definition.answer(&facts).figure).collect();
    Figures { as_of: period.as_of, from: period.from, to: period.to, values }
}
