//! Cells of what people are assessed by, and of their training.

use super::*;
use crate::method::{
    assessments::{AssessmentState, Source, Support},
    frameworks::{Dimension, FrameworkKind, Picture},
};
use crate::people::training::TrainingKind;
use std::fmt;

word_cells! {
    FrameworkKind = FrameworkKind::Skills; Dimension; Picture;
    AssessmentState; Source; Support;
    TrainingKind;
}

/// Which version of a framework: the first, unless it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition(pub i64);

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Cell for Edition {
    fn empty() -> Option<Self> {
        Some(Edition(1))
    }
    fn read(text: &str, zone: &Zone) -> Result<Self, String> {
        let n = i64::read(text, zone).ok().filter(|n| (1..=9999).contains(n));
        n.map(Edition).ok_or_else(|| "a whole number from 1 to 9999".to_owned())
    }
    fn write(&self, zone: &Zone) -> String {
        self.0.write(zone)
    }
}

/// Since when a version can be used; an empty cell leaves it as it is, and means the day of the import for a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since(pub Option<Day>);

impl Cell for Since {
    fn empty() -> Option<Self> {
        Some(Since(None))
    }
    fn read(text: &str, zone: &Zone) -> Result<Self, String> {
        Day::read(text, zone).map(|day| Since(Some(day)))
    }
    fn write(&self, zone: &Zone) -> String {
        self.0.write(zone)
    }
    fn same(&self, other: &Self) -> bool {
        self.0.is_none() || other.0.is_none() || self == other
    }
}

/// Who is looked at: a person or an establishment, with the `ref` of one or the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Trainee(String),
    Employer(String),
}

impl Subject {
    /// The `ref`.
    pub fn key(&self) -> &str {
        match self {
            Subject::Trainee(key) | Subject::Employer(key) => key,
        }
    }

    pub fn key_mut(&mut self) -> &mut String {
        match self {
            Subject::Trainee(key) | Subject::Employer(key) => key,
        }
    }
}

impl Cell for Subject {
    fn empty() -> Option<Self> {
        None
    }
    fn read(text: &str, zone: &Zone) -> Result<Self, String> {
        let expected = || "trainee: or employer: followed by a ref".to_owned();
        let (kind, key) = text.split_once(':').filter(|(_, key)| !key.is_empty()).ok_or_else(expected)?;
        let key = String::read(key, zone)?;
        match kind {
            "trainee" => Ok(Subject::Trainee(key)),
            "employer" => Ok(Subject::Employer(key)),
            _ => Err(expected()),
        }
    }
    fn write(&self, zone: &Zone) -> String {
        match self {
            Subject::Trainee(key) => format!("trainee:{}", key.write(zone)),
            Subject::Employer(key) => format!("employer:{}", key.write(zone)),
        }
    }
}
