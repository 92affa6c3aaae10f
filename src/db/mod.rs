//! The only room that knows there are two engines.
//!
//! Invariant: every statement on a tenant table is made by a [`Scope`] and carries its structure; every write runs in a
//! transaction that is dropped unless committed. Whether SQLite or PostgreSQL answers shows nowhere outside this room.

mod engine;
mod guards;
mod looks;
mod run;
mod scope;
mod statement;
pub mod tables;
mod tx;

pub use engine::{Db, Engine, sqlite_file};
pub use looks::{Migrated, Tables};
pub use run::Row;
pub use scope::Scope;
pub use statement::{Cells, Delete, Insert, Select, Update, col, count};
pub use tx::{Tx, statements_run};

/// What the database says when it does not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A row with this key is already there.
    #[error("a row with this key is already there")]
    Taken,
    /// The row points at one that is not there, or is pointed at by another.
    #[error("a row points at one that is not there")]
    Dangling,
    /// A state the schema does not allow.
    #[error("a rule of the schema refuses: {0}")]
    Refused(String),
    /// A write changed another number of rows than it should.
    #[error("{changed} rows changed where one should have")]
    NotOne { changed: u64 },
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    #[error("{0}")]
    Opening(String),
    #[error(transparent)]
    Other(sqlx::Error),
}

impl From<sqlx::Error> for Error {
    /// Decided by the kind of error, never by a constraint's name: SQLite gives none.
    fn from(e: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        let sqlx::Error::Database(ref d) = e else { return Error::Other(e) };
        match d.kind() {
            ErrorKind::UniqueViolation => Error::Taken,
            ErrorKind::ForeignKeyViolation => Error::Dangling,
            ErrorKind::CheckViolation | ErrorKind::NotNullViolation => Error::Refused(d.message().to_owned()),
            _ if matches!(d.code().as_deref(), Some("13" | "53100")) => Error::Full,
            _ => Error::Other(e),
        }
    }
}

pub type Result<T> = std::result::Result<T, Error>;
