//! A transaction of either engine, and how few times it troubles the engine.
//!
//! Invariant: a transaction that is not committed is undone, whenever and however it is dropped. A row that was [put](Tx::put)
//! is written before anything else of its transaction is read, changed or committed.
#![allow(clippy::disallowed_methods)] // begins and ends transactions

use super::{Error, Result, statement::Insert};
use futures_util::TryStreamExt;
use sea_query::{PostgresQueryBuilder, SqliteQueryBuilder, Value, Values};
use sea_query_sqlx::{SqlxBinder, SqlxValues};
use sqlx::{AssertSqlSafe, Either, Executor, Postgres, Sqlite, SqliteConnection, Transaction, pool::PoolConnection};
use std::sync::atomic::{AtomicU64, Ordering};

static RUN: AtomicU64 = AtomicU64::new(0);

/// How many statements this process has run, of every scope and transaction; the speed benchmark reads it.
pub fn statements_run() -> u64 {
    RUN.load(Ordering::Relaxed)
}

pub(super) fn count() {
    RUN.fetch_add(1, Ordering::Relaxed);
}

/// A transaction of either engine; rolled back when dropped.
pub struct Tx {
    pub(super) inner: Inner,
    puts: Vec<Said>,
}

pub(super) enum Inner {
    Sqlite(Lite),
    Postgres(Transaction<'static, Postgres>),
}

/// A statement in the engine's words.
pub(super) struct Said {
    pub sql: String,
    pub values: Vec<Value>,
}

impl Said {
    pub fn sqlite(s: &impl SqlxBinder) -> Said {
        let (sql, SqlxValues(Values(values))) = s.build_sqlx(SqliteQueryBuilder);
        Said { sql, values }
    }

    pub fn postgres(s: &impl SqlxBinder) -> Said {
        let (sql, SqlxValues(Values(values))) = s.build_sqlx(PostgresQueryBuilder);
        Said { sql, values }
    }
}

/// SQLite's connection. Each time it is spoken to, a thread is woken and waited for, which costs more than most statements:
/// so `BEGIN` goes along with the first statement, and rows that were put go along with the next one.
pub(super) struct Lite {
    connection: Option<PoolConnection<Sqlite>>,
    begin: &'static str,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// `BEGIN` was not said yet.
    Before,
    /// It may have been: whoever lets go of the connection must say `ROLLBACK`.
    Open,
    After,
}

impl Lite {
    pub fn new(connection: PoolConnection<Sqlite>, begin: &'static str) -> Self {
        Lite { connection: Some(connection), begin, stage: Stage::Before }
    }

    /// The statement with what must be said before it, and the connection to say it to.
    pub fn ready(&mut self, sql: String) -> Result<(AssertSqlSafe<String>, &mut SqliteConnection)> {
        let before = std::mem::replace(&mut self.stage, Stage::Open) == Stage::Before;
        let sql = if before { format!("{}; {sql}", self.begin) } else { sql };
        let connection = self.connection.as_mut().ok_or(Error::Other(sqlx::Error::PoolClosed))?;
        Ok((AssertSqlSafe(sql), connection))
    }

    /// Says all of this at once; answers with how many rows the last statement changed.
    async fn say(&mut self, statements: Vec<Said>) -> Result<u64> {
        let (mut sql, mut values) = (Vec::new(), Vec::new());
        for one in statements {
            sql.push(one.sql);
            values.extend(one.values);
        }
        let (sql, connection) = self.ready(sql.join("; "))?;
        let mut done = connection.fetch_many(sqlx::query_with(sql, SqlxValues(Values(values))));
        let mut changed = 0;
        while let Some(step) = done.try_next().await? {
            if let Either::Left(one) = step {
                changed = one.rows_affected();
            }
        }
        Ok(changed)
    }
}

impl Drop for Lite {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take().filter(|_| self.stage == Stage::Open) else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            // Closed, and undone by that.
            drop(connection.detach());
            return;
        };
        // The pool has the connection back only once nothing is open on it.
        runtime.spawn(async move {
            if sqlx::raw_sql("ROLLBACK").execute(&mut *connection).await.is_err() {
                connection.close_on_drop();
            }
        });
    }
}

impl Tx {
    pub(super) fn new(inner: Inner) -> Self {
        Tx { inner, puts: Vec::new() }
    }

    /// Writes a new row, at the latest before the next statement: a refusal is told then.
    pub fn put(&mut self, s: &Insert) {
        count();
        self.puts.push(match &self.inner {
            Inner::Sqlite(_) => Said::sqlite(&s.0),
            Inner::Postgres(_) => Said::postgres(&s.0),
        });
    }

    /// Writes the rows that were put.
    pub(super) async fn settle(&mut self) -> Result<()> {
        let puts = std::mem::take(&mut self.puts);
        match &mut self.inner {
            _ if puts.is_empty() => {}
            Inner::Sqlite(lite) => {
                lite.say(puts).await?;
            }
            Inner::Postgres(t) => {
                for put in puts {
                    sqlx::query_with(AssertSqlSafe(put.sql), SqlxValues(Values(put.values))).execute(&mut **t).await?;
                }
            }
        }
        Ok(())
    }

    /// Writes the rows that were put, then changes; answers with how many rows that changed.
    pub(super) async fn change(&mut self, s: &(impl SqlxBinder + Sync)) -> Result<u64> {
        if let Inner::Sqlite(lite) = &mut self.inner {
            let mut all = std::mem::take(&mut self.puts);
            all.push(Said::sqlite(s));
            return lite.say(all).await;
        }
        self.settle().await?;
        let Inner::Postgres(t) = &mut self.inner else { return Ok(0) };
        let Said { sql, values } = Said::postgres(s);
        Ok(sqlx::query_with(AssertSqlSafe(sql), SqlxValues(Values(values))).execute(&mut **t).await?.rows_affected())
    }

    /// Keeps what was done.
    ///
    /// # Errors
    /// When the engine refuses a row that was put, or could not make it durable: then nothing of it was done.
    pub async fn commit(mut self) -> Result<()> {
        if let Inner::Sqlite(lite) = &mut self.inner {
            let mut all = std::mem::take(&mut self.puts);
            if all.is_empty() && lite.stage == Stage::Before {
                return Ok(());
            }
            all.push(Said { sql: "COMMIT".into(), values: Vec::new() });
            lite.say(all).await?;
            lite.stage = Stage::After;
            return Ok(());
        }
        self.settle().await?;
        if let Inner::Postgres(t) = self.inner {
            t.commit().await?;
        }
        Ok(())
    }
}
