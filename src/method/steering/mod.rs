//! What those who steer a structure should look at: the same matters, counts and lists for their page and for the mail on Monday.
//!
//! Invariant: a count is the length of the list it opens onto ([`store::list`] is the one reading of both), and a mail holds counts
//! and addresses, never a name.

pub mod digest;
pub mod pages;
pub mod store;

use crate::{
    kernel::signal::Signal,
    people::profiles::{Numbers, Rule},
};

words! {
    /// Something to look at, the most pressing first.
    Matter "steering" {
        EndingLast "ending_last", EndingSecond "ending_second", EndingFirst "ending_first",
        Bilans "bilans", Extensions "extensions", FollowUps "follow_ups", Questions "questions", Needs "needs",
        Arrivals "arrivals", Caseloads "caseloads", Stale "stale",
    }
}

/// A line of a list: who or what, in whose hands, what is the matter, and where to look at it.
#[derive(Debug, Clone)]
pub struct Line {
    pub title: String,
    pub coach: String,
    pub said: Signal,
    pub href: String,
}

/// How many there are of something to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub matter: Matter,
    pub count: usize,
    /// There are more, which are not counted.
    pub more: bool,
    /// The number of the profile that the matter is measured by.
    pub number: Option<i64>,
}

impl Matter {
    /// The line of the profile that says when it is one.
    pub const fn rule(self) -> Option<Rule> {
        match self {
            Matter::EndingLast => Some(Rule::AlertLastDays),
            Matter::EndingSecond => Some(Rule::AlertSecondDays),
            Matter::EndingFirst => Some(Rule::AlertFirstDays),
            Matter::FollowUps => Some(Rule::OverdueShare),
            Matter::Questions => Some(Rule::ReminderSecondDays),
            Matter::Needs => Some(Rule::NeedAnswerDays),
            Matter::Caseloads => Some(Rule::CaseloadAlert),
            Matter::Stale => Some(Rule::StaleDays),
            Matter::Bilans | Matter::Extensions | Matter::Arrivals => None,
        }
    }

    pub fn number(self, numbers: &Numbers) -> Option<i64> {
        self.rule().and_then(|rule| numbers.get(rule))
    }

    /// The page of its list.
    pub fn page(self) -> String {
        format!("/steering/{self}")
    }
}
