//! Running statements: rendered for the engine at hand, counted, decoded. The only file that speaks to sqlx about rows.
#![allow(clippy::disallowed_methods)] // the one file that runs statements

use super::{
    Error, Result,
    engine::{Db, Pools},
    statement::{Cells, Delete, Insert, Select, Update},
    tables::OpenTable,
    tx::{Inner, Tx, count},
};
use sea_query::{PostgresQueryBuilder, SqliteQueryBuilder};
use sea_query_sqlx::SqlxBinder;
use sqlx::{AssertSqlSafe, FromRow, postgres::PgRow, sqlite::SqliteRow};

/// A row both drivers can decode; `#[derive(sqlx::FromRow)]` gives it.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// Anything that changes rows.
pub trait Change {
    type Inner: SqlxBinder + Sync;
    fn inner(&self) -> &Self::Inner;
}
macro_rules! changes { ($($t:ident = $inner:ty),*) => { $(impl Change for $t { type Inner = $inner; fn inner(&self) -> &$inner { &self.0 } })* } }
changes!(Insert = sea_query::InsertStatement, Update = sea_query::UpdateStatement, Delete = sea_query::DeleteStatement);

/// Asks the engine at hand for rows, once everything that was put is written.
macro_rules! ask {
    ($tx:expr, $stmt:expr, $fetch:ident) => {{
        count();
        $tx.settle().await?;
        match &mut $tx.inner {
            Inner::Sqlite(lite) => {
                let (sql, values) = $stmt.build_sqlx(SqliteQueryBuilder);
                let (sql, connection) = lite.ready(sql)?;
                sqlx::query_as_with(sql, values).$fetch(connection).await?
            }
            Inner::Postgres(t) => {
                let (sql, values) = $stmt.build_sqlx(PostgresQueryBuilder);
                sqlx::query_as_with(AssertSqlSafe(sql), values).$fetch(&mut **t).await?
            }
        }
    }};
}

impl Db {
    /// One row of a table that belongs to no structure, without a transaction.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn glance<R: Row>(&self, s: &Select) -> Result<Option<R>> {
        count();
        Ok(match &self.0 {
            Pools::Sqlite { read, .. } => {
                let (sql, values) = s.q.build_sqlx(SqliteQueryBuilder);
                sqlx::query_as_with(AssertSqlSafe(sql), values).fetch_optional(read).await?
            }
            Pools::Postgres(pool) => {
                let (sql, values) = s.q.build_sqlx(PostgresQueryBuilder);
                sqlx::query_as_with(AssertSqlSafe(sql), values).fetch_optional(pool).await?
            }
        })
    }

    /// Starts a reading of a table that belongs to no structure.
    pub fn from<T: OpenTable>(&self, t: T) -> Select {
        Select::open(t)
    }
}

impl Tx {
    /// Every row.
    ///
    /// # Errors
    /// When the database does not answer, or a row does not fit its type.
    pub async fn all<R: Row>(&mut self, s: &Select) -> Result<Vec<R>> {
        Ok(ask!(self, s.q, fetch_all))
    }

    /// The row, when there is one.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn opt<R: Row>(&mut self, s: &Select) -> Result<Option<R>> {
        Ok(ask!(self, s.q, fetch_optional))
    }

    /// How many rows were changed.
    ///
    /// # Errors
    /// When the schema refuses, or the database does not answer.
    pub async fn run(&mut self, s: &impl Change) -> Result<u64> {
        count();
        self.change(s.inner()).await
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
