//! The definitions that this version computes, so that a page can show what a figure means beside it.
//!
//! Invariant: codes are unique and sorted, and a version that was used never changes meaning: a change is a new version.

use super::{Unit, cases::Case, checks, milestones, paths, placements, sessions};
use crate::quality::facts::{Fact, Facts};

words! {
    /// Which way is better.
    Direction "direction" { Up "up", Down "down" }
}

/// A published definition. Texts are keys; the sentences are in the language files.
#[derive(Debug, Clone, Copy)]
pub struct Definition {
    /// Its name in every list, export and report.
    pub code: &'static str,
    /// From 1.
    pub version: u32,
    /// What is counted, one row each.
    pub fact: Fact,
    pub unit: Unit,
    pub direction: Direction,
    pub name_key: &'static str,
    /// What it says, in one sentence.
    pub explains_key: &'static str,
    /// What it does not say.
    pub not_said_key: &'static str,
    /// What the numerator counts.
    pub numerator_key: &'static str,
    /// What the denominator counts; a count has none.
    pub denominator_key: Option<&'static str>,
    /// What a rule takes out; a definition that lists no excluded case has none.
    pub exclusions_key: Option<&'static str>,
    /// The cases of the facts' period; [`Definition::answer`] adds the figure.
    pub(super) cases: fn(&Facts) -> Vec<Case>,
}

/// The definition of that code, when this version has it.
pub fn definition(code: &str) -> Option<&'static Definition> {
    DEFINITIONS.iter().find(|definition| definition.code == code)
}

/// Every definition, sorted by code. Each line says denominator · numerator.
pub static DEFINITIONS: [Definition; 6] = [
    // — · distinct employers (establishments) with a placement covering a day of P.
    Definition {
        code: "EMP-01",
        version: 1,
        fact: Fact::Employer,
        unit: Unit::Count,
        direction: Direction::Up,
        name_key: "indicator-emp-01-name",
        explains_key: "indicator-emp-01-explains",
        not_said_key: "indicator-emp-01-not-said",
        numerator_key: "indicator-emp-01-numerator",
        denominator_key: None,
        exclusions_key: None,
        cases: placements::active_employers,
    },
    // placements started in P, 7 days ago or more · a held session of the case in [started_on, started_on + 7 d].
    Definition {
        code: "JC-02",
        version: 1,
        fact: Fact::Placement,
        unit: Unit::Percent,
        direction: Direction::Up,
        name_key: "indicator-jc-02-name",
        explains_key: "indicator-jc-02-explains",
        not_said_key: "indicator-jc-02-not-said",
        numerator_key: "indicator-jc-02-numerator",
        denominator_key: Some("indicator-jc-02-denominator"),
        exclusions_key: Some("indicator-jc-02-exclusions"),
        cases: placements::contact_in_first_week,
    },
    // sessions held in P, in employment · side employer or tripartite.
    Definition {
        code: "JC-08",
        version: 1,
        fact: Fact::Session,
        unit: Unit::Percent,
        direction: Direction::Up,
        name_key: "indicator-jc-08-name",
        explains_key: "indicator-jc-08-explains",
        not_said_key: "indicator-jc-08-not-said",
        numerator_key: "indicator-jc-08-numerator",
        denominator_key: Some("indicator-jc-08-denominator"),
        exclusions_key: Some("indicator-jc-08-exclusions"),
        cases: sessions::reach_the_employer,
    },
    // milestones due in P, 15 days ago or more, placement not ended before · answered within 15 days either way.
    Definition {
        code: "MIL-01",
        version: 1,
        fact: Fact::Milestone,
        unit: Unit::Percent,
        direction: Direction::Up,
        name_key: "indicator-mil-01-name",
        explains_key: "indicator-mil-01-explains",
        not_said_key: "indicator-mil-01-not-said",
        numerator_key: "indicator-mil-01-numerator",
        denominator_key: Some("indicator-mil-01-denominator"),
        exclusions_key: Some("indicator-mil-01-exclusions"),
        cases: milestones::answered_in_time,
    },
    // paths entered in P, 60 days ago or more, not left before · a plan signed by both within 60 days.
    Definition {
        code: "PAR-01",
        version: 1,
        fact: Fact::Path,
        unit: Unit::Percent,
        direction: Direction::Up,
        name_key: "indicator-par-01-name",
        explains_key: "indicator-par-01-explains",
        not_said_key: "indicator-par-01-not-said",
        numerator_key: "indicator-par-01-numerator",
        denominator_key: Some("indicator-par-01-denominator"),
        exclusions_key: Some("indicator-par-01-exclusions"),
        cases: paths::signed_in_time,
    },
    // checks of ordinary placements with anchor in P, 15 days ago or more, excluding death · status in.
    Definition {
        code: "RET-03",
        version: 1,
        fact: Fact::Check,
        unit: Unit::Percent,
        direction: Direction::Up,
        name_key: "indicator-ret-03-name",
        explains_key: "indicator-ret-03-explains",
        not_said_key: "indicator-ret-03-not-said",
        numerator_key: "indicator-ret-03-numerator",
        denominator_key: Some("indicator-ret-03-denominator"),
        exclusions_key: Some("indicator-ret-03-exclusions"),
        cases: checks::in_work_at_3_months,
    },
];
