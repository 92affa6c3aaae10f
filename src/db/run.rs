//! Running statements: rendered for the engine at hand, counted, decoded. The only file that speaks to sqlx about rows.
#![allow(clippy::disallowed_methods)] // the one file that runs statements

use super::{
    Error, Result,
    engine::{Inner, Tx},
    statement::{Cells, Delete, Insert, Select, Update},
    tables::OpenTable,
};
use sea_query::{PostgresQueryBuilder, SqliteQueryBuilder};
use sea_query_sqlx::SqlxBinder;
use sqlx::{AssertSqlSafe, FromRow, postgres::PgRow, sqlite::SqliteRow};
use std::sync::atomic::{AtomicU64, Ordering};

/// A row both drivers can decode; `#[derive(sqlx::FromRow)]` gives it.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

static RUN: AtomicU64 = AtomicU64::new(0);

/// How many statements this process has run, of every scope and transaction; the speed benchmark reads it.
pub fn statements_run() -> u64 {
    RUN.load(Ordering::Relaxed)
}

/// Anything that changes rows.
pub trait Change {
    type Inner: SqlxBinder + Sync;
    fn inner(&self) -> &Self::Inner;
}
macro_rules! changes { ($($t:ident = $inner:ty),*) => { $(impl Change for $t { type Inner = $inner; fn inner(&self) -> &$inner { &self.0 } })* } }
changes!(Insert = sea_query::InsertStatement, Update = sea_query::UpdateStatement, Delete = sea_query::DeleteStatement);

macro_rules! on {
    ($tx:expr, $stmt:expr, $sql:ident, $values:ident, $conn:ident => $body:expr) => {{
        RUN.fetch_add(1, Ordering::Relaxed);
        match &mut $tx.0 {
            Inner::Sqlite(t) => {
                let (sql, $values) = $stmt.build_sqlx(SqliteQueryBuilder);
                let ($sql, $conn) = (AssertSqlSafe(sql), &mut **t);
                $body
            }
            Inner::Postgres(t) => {
                let (sql, $values) = $stmt.build_sqlx(PostgresQueryBuilder);
                let ($sql, $conn) = (AssertSqlSafe(sql), &mut **t);
                $body
            }
        }
    }};
}

impl Tx {
    /// Every row.
    ///
    /// # Errors
    /// When the database does not answer, or a row does not fit its type.
    pub async fn all<R: Row>(&mut self, s: &Select) -> Result<Vec<R>> {
        Ok(on!(self, s.q, sql, v, c => sqlx::query_as_with(sql, v).fetch_all(c).await)?)
    }

    /// The row, when there is one.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn opt<R: Row>(&mut self, s: &Select) -> Result<Option<R>> {
        Ok(on!(self, s.q, sql, v, c => sqlx::query_as_with(sql, v).fetch_optional(c).await)?)
    }

    /// How many rows were changed.
    ///
    /// # Errors
    /// When the schema refuses, or the database does not answer.
    pub async fn run(&mut self, s: &impl Change) -> Result<u64> {
        Ok(on!(self, s.inner(), sql, v, c => sqlx::query_with(sql, v).execute(c).await.map(|d| d.rows_affected()))?)
    }

    /// Changes exactly one row.
    ///
    /// # Errors
    /// [`Error::NotOne`] when it was another number; otherwise as [`Tx::run`].
    pub async fn run_one(&mut self, s: &impl Change) -> Result<()> {
        match self.run(s).await? {
            1 => Ok(()),
            changed => Err(Error::NotOne { changed }),
        }
    }

    /// Starts a reading of a table that belongs to no structure.
    pub fn from<T: OpenTable>(&self, t: T) -> Select {
        Select::open(t)
    }
    pub fn insert<T: OpenTable>(&self, cells: Cells<T>) -> Insert {
        Insert::open(vec![cells])
    }
    pub fn update<T: OpenTable>(&self, t: T) -> Update {
        Update::open(t)
    }
    pub fn delete<T: OpenTable>(&self, t: T) -> Delete {
        Delete::open(t)
    }
}
