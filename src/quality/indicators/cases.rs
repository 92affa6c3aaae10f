//! The cases behind a figure: what was counted, how, and why, so that each can be opened and read.
//!
//! Invariant: every row whose window date falls in the period is in the list exactly once, the excluded ones too, with
//! the rule that excluded them.

use crate::kernel::Day;
use crate::kernel::ids::{CaseId, EmployerId, MilestoneId, PlacementId, SessionId, TraineeId};
use crate::kernel::signal::Signal;
use uuid::Uuid;

words! {
    /// Where a case counts. The denominator of a ratio is `numerator` + `denominator` + `unknown`.
    Counts "counts" {
        /// In the numerator, hence in the denominator too.
        Numerator "numerator",
        /// In the denominator only.
        Denominator "denominator",
        /// In the denominator only, because nobody knows: a strict figure counts it, and shows that it does not know.
        Unknown "unknown",
        /// Nowhere: a rule took out a row of the period.
        Excluded "excluded",
    }
}

impl Counts {
    /// A row that counts either way: in the numerator when `met`.
    pub fn met(met: bool) -> Self {
        if met { Counts::Numerator } else { Counts::Denominator }
    }

    /// Whether a ratio's denominator counts it.
    pub fn in_denominator(self) -> bool {
        self != Counts::Excluded
    }
}

/// How many cases of a list count where; together they are the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub numerator: usize,
    pub denominator: usize,
    pub unknown: usize,
    pub excluded: usize,
}

impl Tally {
    pub fn of(cases: &[Case]) -> Tally {
        cases.iter().fold(Tally::default(), |mut tally, case| {
            *match case.counts {
                Counts::Numerator => &mut tally.numerator,
                Counts::Denominator => &mut tally.denominator,
                Counts::Unknown => &mut tally.unknown,
                Counts::Excluded => &mut tally.excluded,
            } += 1;
            tally
        })
    }

    /// How many of the list count there.
    pub fn at(self, counts: Counts) -> usize {
        match counts {
            Counts::Numerator => self.numerator,
            Counts::Denominator => self.denominator,
            Counts::Unknown => self.unknown,
            Counts::Excluded => self.excluded,
        }
    }

    /// The whole list, the excluded included.
    pub fn all(self) -> usize {
        self.counted() + self.excluded
    }

    /// What the figure rests on: the denominator of a ratio, the number of a count.
    pub fn counted(self) -> usize {
        self.numerator + self.denominator + self.unknown
    }
}

/// What a case opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    Trainee(TraineeId),
    Session { session: SessionId, case: CaseId },
    Placement(PlacementId),
    Milestone { milestone: MilestoneId, placement: PlacementId },
    Employer(EmployerId),
}

impl Subject {
    /// The id of the row that is counted.
    pub fn id(self) -> Uuid {
        match self {
            Subject::Trainee(id) => id.0,
            Subject::Session { session, .. } => session.0,
            Subject::Placement(id) => id.0,
            Subject::Milestone { milestone, .. } => milestone.0,
            Subject::Employer(id) => id.0,
        }
    }
}

/// A row behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The counted row's id; unique in its list.
    pub id: Uuid,
    pub subject: Subject,
    /// The row's key in the source and in exports; a milestone shows its placement's and its kind.
    pub r#ref: String,
    pub counts: Counts,
    pub because: Because,
}

impl Case {
    pub fn new(subject: Subject, r#ref: &str, (counts, because): Verdict) -> Self {
        Case { id: subject.id(), subject, r#ref: r#ref.to_owned(), counts, because }
    }
}

/// Where a row counts, and why.
pub type Verdict = (Counts, Because);

/// A value of a reason's sentence. A date stays a date until the page's language is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Day(Day),
    Number(i64),
    Text(String),
}

/// Why a case counts as it does: the key of a sentence (`why-…`) and its values, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

impl Because {
    pub fn new(key: &'static str) -> Self {
        Because { key, args: Vec::new() }
    }

    /// Adds a date.
    pub fn day(self, name: &'static str, day: Day) -> Self {
        self.with(name, Arg::Day(day))
    }

    /// Adds a count.
    pub fn number(self, name: &'static str, number: i64) -> Self {
        self.with(name, Arg::Number(number))
    }

    /// Adds a `ref`.
    pub fn text(self, name: &'static str, text: &str) -> Self {
        self.with(name, Arg::Text(text.to_owned()))
    }

    fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// The sentence's key and values, with dates written as the reader's language does.
    pub fn signal(&self, write: impl Fn(Day) -> String) -> Signal {
        self.args.iter().fold(Signal::new(self.key), |signal, (name, arg)| match arg {
            Arg::Day(day) => signal.with(name, write(*day)),
            Arg::Number(number) => signal.with(name, number),
            Arg::Text(text) => signal.with(name, text),
        })
    }
}
