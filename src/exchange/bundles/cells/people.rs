//! Cells of members and contacts whose emptiness says something.

use super::*;

/// Whether somebody works here still: an empty cell says yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtWork(pub bool);

impl Cell for AtWork {
    fn empty() -> Option<Self> {
        Some(AtWork(true))
    }
    fn read(text: &str, zone: &Zone) -> Result<Self, String> {
        bool::read(text, zone).map(AtWork)
    }
    fn write(&self, zone: &Zone) -> String {
        self.0.write(zone)
    }
}

/// The language a contact is written to in. Whoever is there has one, so that an empty cell leaves it as it is; without a
/// contact there is none to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spoken(pub Option<Language>);

impl Cell for Spoken {
    fn empty() -> Option<Self> {
        Some(Spoken(None))
    }
    fn read(text: &str, _: &Zone) -> Result<Self, String> {
        word(text, Language::WORDS).map(|said| Spoken(Some(said)))
    }
    fn write(&self, _: &Zone) -> String {
        self.0.map_or_else(String::new, |language| language.word().to_owned())
    }
    fn same(&self, other: &Self) -> bool {
        self.0.is_none() || other.0.is_none() || self == other
    }
}
