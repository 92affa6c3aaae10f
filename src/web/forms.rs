//! Forms: one field macro file (`templates/fields.html`) and what it needs: typed values, reasons, choices.

use crate::desk::{Refusal, Said, Typed};

/// A form as it is shown: empty, or with what was typed and why it was refused.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    pub typed: Typed,
    pub said: Vec<Said>,
}

impl Filled {
    /// A form with what was typed and the reasons of a refusal.
    pub fn refused(typed: Typed, refusal: Refusal) -> Result<Filled, Refusal> {
        match refusal {
            Refusal::Said(said) => Ok(Filled { typed, said }),
            other => Err(other),
        }
    }

    pub fn value(&self, field: &str) -> &str {
        self.typed.get(field)
    }

    pub fn is(&self, field: &str, value: &str) -> bool {
        self.typed.is(field, value)
    }

    /// Why a field was refused.
    pub fn error(&self, field: &str) -> Option<&Said> {
        self.said.iter().find(|s| s.field == field)
    }

    /// Reasons about fields the form does not show are told at its head.
    pub fn others(&self, shown: &[&str]) -> Vec<&Said> {
        self.said.iter().filter(|s| !shown.contains(&s.field.as_str())).collect()
    }

    pub fn is_refused(&self) -> bool {
        !self.said.is_empty()
    }
}

/// One thing to choose from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    /// A text key, unless `literal`.
    pub label: String,
    pub literal: bool,
}

impl Choice {
    /// A word of a closed list.
    pub fn word(value: &str, key: String) -> Choice {
        Choice { value: value.to_owned(), label: key, literal: false }
    }

    /// A record by its own name.
    pub fn named(value: impl ToString, name: &str) -> Choice {
        Choice { value: value.to_string(), label: name.to_owned(), literal: true }
    }
}

/// Every word of a list as a choice.
#[macro_export]
macro_rules! choices {
    ($list:ty) => {
        <$list>::ALL.iter().map(|w| $crate::web::Choice::word(w.word(), w.key())).collect::<Vec<_>>()
    };
}
