//! How an action says no: a named reason, the field it is about, and the way out. `web` alone knows status codes.

use crate::{db, kernel::signal::Signal};

/// One reason, about one field (or about the whole, when `field` is empty).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub field: String,
    pub signal: Signal,
    /// Where to go instead: a text key and an address.
    pub way_out: Option<(String, String)>,
}

impl Said {
    pub fn new(field: &str, signal: Signal) -> Said {
        Said { field: field.to_owned(), signal, way_out: None }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Fields or rules refuse; everything typed is kept.
    #[error("refused: {0:?}")]
    Said(Vec<Said>),
    /// Not there, or not theirs: the two look the same.
    #[error("not found")]
    NotFound,
    /// Signed in, in a role that may not.
    #[error("not allowed")]
    Forbidden,
    /// Not signed in.
    #[error("not signed in")]
    SignedOut,
    /// Somebody changed the record meanwhile; both texts are kept.
    #[error("changed meanwhile")]
    Stale { theirs: serde_json::Value },
    /// The same id or key with another body.
    #[error("already used: {0}")]
    Used(&'static str),
    #[error("too many tries; again in {seconds} s")]
    TooMany { seconds: u64 },
    #[error("the request was not made from our own page")]
    Elsewhere,
    #[error(transparent)]
    Broken(#[from] db::Error),
}

impl Refusal {
    /// A rule refuses, about one field.
    pub fn rule(field: &str, key: &str) -> Refusal {
        Refusal::Said(vec![Said::new(field, Signal::new(key))])
    }

    /// A rule refuses with values in its sentence.
    pub fn said(field: &str, signal: Signal) -> Refusal {
        Refusal::Said(vec![Said::new(field, signal)])
    }

    /// Adds where to go instead to the last reason.
    pub fn way_out(mut self, key: &str, href: impl Into<String>) -> Refusal {
        if let Refusal::Said(all) = &mut self
            && let Some(last) = all.last_mut()
        {
            last.way_out = Some((key.to_owned(), href.into()));
        }
        self
    }
}
