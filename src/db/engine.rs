//! Opening, migrating and beginning: the two engines behind one face.
#![allow(clippy::disallowed_methods)] // asks one question of the whole database, before there is a structure

use super::{
    Error, Result, guards,
    scope::Scope,
    tx::{Inner, Lite, Tx},
};
use crate::kernel::ids::StructureId;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions};
use std::{os::unix::fs::OpenOptionsExt, path::PathBuf, str::FromStr, time::Duration};

/// Which engine answers; for `doctor` and the tests, never for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Db(pub(super) Pools);

#[derive(Clone, Debug)]
pub(super) enum Pools {
    /// One writer, taken in turn; several readers that cannot write. One pool for both stalls writers for seconds.
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
        file: PathBuf,
    },
    Postgres(PgPool),
}

/// The mode of a new file: everybody's words are in it, and the engine makes those beside it alike.
const PRIVATE: u32 = 0o600;

/// How reading begins on SQLite.
const READ: &str = "BEGIN";
/// How writing begins on SQLite: a deferred BEGIN that upgrades fails at once under contention.
const WRITE: &str = "BEGIN IMMEDIATE";

pub(super) static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

impl Db {
    /// Opens the database of a URL (`sqlite://file` or `postgres://…`), creating a SQLite file that is not there.
    ///
    /// # Errors
    /// When it cannot be reached, or must not be used (an SQLite below 3.51.3, a PostgreSQL superuser).
    pub async fn open(url: &str) -> Result<Db> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            return Db::open_postgres(url).await;
        }
        Db::open_sqlite(sqlite_file(url)).await
    }

    /// Opens a database that is there already, as it is: a missing SQLite file is not created, nothing is migrated.
    ///
    /// # Errors
    /// As [`Db::open`], and when there is none.
    pub async fn look(url: &str) -> Result<Db> {
        let file = sqlite_file(url);
        if url.starts_with("sqlite:") && !file.exists() {
            return Err(Error::Opening(format!("there is no database {}", file.display())));
        }
        Db::open(url).await
    }

    async fn open_sqlite(file: PathBuf) -> Result<Db> {
        // A file that is there already, or cannot be made, is the engine's business.
        let _ = std::fs::OpenOptions::new().write(true).create_new(true).mode(PRIVATE).open(&file);
        let options = SqliteConnectOptions::new()
            .filename(&file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // FULL, not NORMAL: what was acknowledged survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("trusted_schema", "OFF")
            .pragma("secure_delete", "ON")
            // Per connection, in KiB: the kernel keeps the file too, and what is idle should be small.
            .pragma("cache_size", "-1024")
            .statement_cache_capacity(500)
            .disable_statement_logging();
        // The writers' queue is the pool's: fair, and without the engine's sleeping busy handler.
        let write = patient(SqlitePoolOptions::new().max_connections(1)).connect_with(options.clone()).await?;
        guards::sqlite_version(&write).await?;
        let read = patient(SqlitePoolOptions::new().max_connections(4).min_connections(1))
            .connect_with(options.pragma("query_only", "ON"))
            .await?;
        Ok(Db(Pools::Sqlite { write, read, file }))
    }

    async fn open_postgres(url: &str) -> Result<Db> {
        let options = PgConnectOptions::from_str(url)?.application_name("jalon").disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(30))
            // sqlx 0.9.0 can give a connection back inside an open transaction when a future is dropped in `begin`.
            .after_release(|c, _| Box::pin(async move { sqlx::raw_sql("ROLLBACK").execute(c).await.map(|_| true) }))
            .connect_with(options)
            .await?;
        guards::postgres_role(&pool).await?;
        Ok(Db(Pools::Postgres(pool)))
    }

    /// Brings the schema up to date; safe to run by several processes at once.
    ///
    /// # Errors
    /// When a migration fails (nothing of it is kept) or the database is newer than this program.
    pub async fn migrate(&self) -> Result<()> {
        let said = |e: sqlx::migrate::MigrateError| Error::Opening(format!("the database cannot be brought up to date: {e}"));
        match &self.0 {
            Pools::Sqlite { write, .. } => {
                MIGRATIONS.run(write).await.map_err(said)?;
                guards::sqlite(write).await
            }
            Pools::Postgres(pool) => {
                MIGRATIONS.run(pool).await.map_err(said)?;
                guards::postgres(pool).await
            }
        }
    }

    /// Whether nothing has been put into it yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_empty(&self) -> Result<bool> {
        let sql = "select count(*) from networks";
        let rows: i64 = match &self.0 {
            Pools::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await?,
            Pools::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await?,
        };
        Ok(rows == 0)
    }

    /// Whether it is blank, or ours and [empty](Db::is_empty): another program's tables are somebody's data too.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_untouched(&self) -> Result<bool> {
        let tables: Vec<String> = match &self.0 {
            Pools::Sqlite { read, .. } => sqlx::query_scalar("select name from sqlite_master where type = 'table'").fetch_all(read).await?,
            Pools::Postgres(pool) => {
                let sql = "select table_name::text from information_schema.tables where table_schema = current_schema()";
                sqlx::query_scalar(sql).fetch_all(pool).await?
            }
        };
        Ok(tables.is_empty() || tables.iter().any(|t| t == "networks") && self.is_empty().await?)
    }

    pub fn engine(&self) -> Engine {
        match &self.0 {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// The file of an SQLite database.
    pub fn file(&self) -> Option<&std::path::Path> {
        match &self.0 {
            Pools::Sqlite { file, .. } => Some(file),
            Pools::Postgres(_) => None,
        }
    }

    /// A reading transaction on the tables that belong to no structure.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(&self) -> Result<Tx> {
        Ok(Tx::new(match &self.0 {
            Pools::Sqlite { read, .. } => Inner::Sqlite(Lite::new(read.acquire().await?, READ)),
            Pools::Postgres(pool) => Inner::Postgres(pool.begin_with("BEGIN READ ONLY").await?),
        }))
    }

    /// A writing transaction on the tables that belong to no structure.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn write(&self) -> Result<Tx> {
        Ok(Tx::new(match &self.0 {
            Pools::Sqlite { write, .. } => Inner::Sqlite(Lite::new(write.acquire().await?, WRITE)),
            Pools::Postgres(pool) => Inner::Postgres(pool.begin().await?),
        }))
    }

    /// A reading scope of one structure: a consistent view of its rows and of no other's.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read_in(&self, structure: StructureId) -> Result<Scope> {
        let tx = match &self.0 {
            Pools::Sqlite { read, .. } => Inner::Sqlite(Lite::new(read.acquire().await?, READ)),
            Pools::Postgres(pool) => {
                Inner::Postgres(pool.begin_with(bound("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", structure)).await?)
            }
        };
        Ok(Scope::new(Tx::new(tx), structure))
    }

    /// A writing scope of one structure.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn write_in(&self, structure: StructureId) -> Result<Scope> {
        let tx = match &self.0 {
            Pools::Sqlite { write, .. } => Inner::Sqlite(Lite::new(write.acquire().await?, WRITE)),
            Pools::Postgres(pool) => Inner::Postgres(pool.begin_with(bound("BEGIN", structure)).await?),
        };
        Ok(Scope::new(Tx::new(tx), structure))
    }

    /// Waits for the connections to end.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { write, read, .. } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    /// The settings durability rests on, as the engine reports them, each with whether it is right.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn durability(&self) -> Result<Vec<(String, bool)>> {
        match &self.0 {
            Pools::Sqlite { write, .. } => guards::sqlite_durability(write).await,
            Pools::Postgres(pool) => guards::postgres_durability(pool).await,
        }
    }
}

/// The file of an SQLite URL.
pub fn sqlite_file(url: &str) -> PathBuf {
    let file = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")).unwrap_or(url);
    PathBuf::from(file.split('?').next().unwrap_or(file))
}

/// `BEGIN` and the structure in one round trip: a second one costs 14–18 %. A uuid prints only hexadecimal and dashes.
fn bound(begin: &str, structure: StructureId) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!("{begin}; SET LOCAL jalon.structure = '{structure}'"))
}

/// A file does not go away as a server does: its connections are not tried before each use.
fn patient(pool: SqlitePoolOptions) -> SqlitePoolOptions {
    pool.acquire_timeout(Duration::from_secs(30)).test_before_acquire(false)
}
