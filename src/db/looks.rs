//! What `verify` and `doctor` ask of an engine: its real tables, its guards, its own checks, its clock.
//!
//! Invariant: nothing here changes anything.
#![allow(clippy::disallowed_methods)] // about the engine itself, not about anybody's rows

use super::{
    Db, Result,
    engine::{MIGRATIONS, Pools},
    tables,
};
use crate::kernel::Moment;
use std::collections::{BTreeMap, BTreeSet};

/// Each table with its columns.
pub type Tables = BTreeMap<String, BTreeSet<String>>;

/// How far the schema of a database has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Migrated {
    /// As this program wants it.
    Fully,
    /// So many migrations wait.
    Behind(usize),
    /// A newer program was here.
    Ahead,
}

const SQLITE_COLUMNS: &str = "select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c \
     where t.type = 'table' and t.name not like 'sqlite%' and t.name <> '_sqlx_migrations'";
const POSTGRES_COLUMNS: &str = "select c.table_name::text, c.column_name::text from information_schema.columns c \
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name \
     where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and t.table_name <> '_sqlx_migrations'";

/// The tenant tables of PostgreSQL that row security does not force to their structure by our one policy.
const POSTGRES_UNCUT: &str = "select c.relname::text from pg_class c \
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'structure_id' and not a.attisdropped \
     where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace \
     and not (c.relrowsecurity and c.relforcerowsecurity \
         and (select count(*) from pg_policy p where p.polrelid = c.oid) = 1 \
         and exists (select 1 from pg_policies p where p.schemaname = current_schema() and p.tablename = c.relname \
             and p.policyname = 'own' and p.cmd = 'ALL' and p.qual like '(structure_id = %jalon.structure%')) order by 1";

const SQLITE_APPEND_ONLY: &str = "select count(*) from sqlite_master where type = 'trigger' and tbl_name = 'journal_entries' \
     and name in ('journal_no_update', 'journal_no_delete')";
const POSTGRES_APPEND_ONLY: &str = "select count(*) from pg_trigger where tgrelid = to_regclass('journal_entries') \
     and tgname = 'journal_append_only' and tgenabled in ('O', 'A')";

/// What the engine would run by itself besides our own guards.
const SQLITE_PLANTED: &str = "select type || ' ' || name from sqlite_master \
     where type in ('trigger', 'view') and name not in ('journal_no_update', 'journal_no_delete') order by 1";
const POSTGRES_PLANTED: &str = "select 'trigger ' || tgname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid \
     where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal and t.tgname <> 'journal_append_only' \
     union all select 'rule ' || rulename::text from pg_rewrite r join pg_class c on c.oid = r.ev_class \
     where c.relnamespace = current_schema()::regnamespace order by 1";

impl Db {
    /// What was planted in the database to be run whenever the service reads or writes: its kind and its name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn planted(&self) -> Result<Option<String>> {
        Ok(match &self.0 {
            Pools::Sqlite { read, .. } => sqlx::query_scalar(SQLITE_PLANTED).fetch_optional(read).await?,
            Pools::Postgres(pool) => sqlx::query_scalar(POSTGRES_PLANTED).fetch_optional(pool).await?,
        })
    }

    /// The tables as the database really has them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn schema(&self) -> Result<Tables> {
        let found: Vec<(String, String)> = match &self.0 {
            Pools::Sqlite { read, .. } => sqlx::query_as(SQLITE_COLUMNS).fetch_all(read).await?,
            Pools::Postgres(pool) => sqlx::query_as(POSTGRES_COLUMNS).fetch_all(pool).await?,
        };
        let mut tables = Tables::new();
        for (table, column) in found {
            tables.entry(table).or_default().insert(column);
        }
        Ok(tables)
    }

    /// What should keep rows apart, or the journal as it was written, and does not: one sentence each.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn unguarded(&self) -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        let journal = match &self.0 {
            Pools::Sqlite { read, .. } => sqlx::query_scalar::<_, i64>(SQLITE_APPEND_ONLY).fetch_one(read).await? == 2,
            Pools::Postgres(pool) => {
                let uncut: Vec<String> = sqlx::query_scalar(POSTGRES_UNCUT).fetch_all(pool).await?;
                let tenant = uncut.into_iter().filter(|t| !tables::OPEN.contains(&t.as_str()));
                wrong.extend(tenant.map(|t| format!("row security does not keep the structures of the table {t} apart")));
                sqlx::query_scalar::<_, i64>(POSTGRES_APPEND_ONLY).fetch_one(pool).await? == 1
            }
        };
        if !journal {
            wrong.push("nothing in the database keeps the journal from being rewritten".to_owned());
        }
        Ok(wrong)
    }

    /// What the engine itself finds broken: damaged pages, rows that point at nothing. PostgreSQL checks as it writes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn broken(&self) -> Result<Option<String>> {
        let Pools::Sqlite { read, .. } = &self.0 else { return Ok(None) };
        let sound: String = sqlx::query_scalar("pragma integrity_check(1)").fetch_one(read).await?;
        if sound != "ok" {
            return Ok(Some(format!("the database file is not sound: {sound}")));
        }
        let dangling = "select \"table\", \"parent\" from pragma_foreign_key_check limit 1";
        let dangling: Option<(String, String)> = sqlx::query_as(dangling).fetch_optional(read).await?;
        Ok(dangling.map(|(table, parent)| format!("a row of {table} points at a row of {parent} that is not there")))
    }

    /// Whether the schema is this program's.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn migrated(&self) -> Result<Migrated> {
        let there = match &self.0 {
            Pools::Sqlite { read, .. } => {
                sqlx::query_scalar::<_, i64>("select count(*) from sqlite_master where name = '_sqlx_migrations'").fetch_one(read).await?
            }
            Pools::Postgres(pool) => sqlx::query_scalar("select count(to_regclass('_sqlx_migrations'))").fetch_one(pool).await?,
        };
        let done: Vec<i64> = match &self.0 {
            _ if there == 0 => Vec::new(),
            Pools::Sqlite { read, .. } => sqlx::query_scalar("select version from _sqlx_migrations where success").fetch_all(read).await?,
            Pools::Postgres(pool) => sqlx::query_scalar("select version from _sqlx_migrations where success").fetch_all(pool).await?,
        };
        if done.iter().any(|version| MIGRATIONS.iter().all(|m| m.version != *version)) {
            return Ok(Migrated::Ahead);
        }
        Ok(match MIGRATIONS.iter().filter(|m| !done.contains(&m.version)).count() {
            0 => Migrated::Fully,
            waiting => Migrated::Behind(waiting),
        })
    }

    /// The time on the database server's clock; SQLite has none of its own.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn clock(&self) -> Result<Option<Moment>> {
        let Pools::Postgres(pool) = &self.0 else { return Ok(None) };
        let sql = "select (extract(epoch from clock_timestamp()) * 1000)::bigint";
        Ok(Some(Moment(sqlx::query_scalar(sql).fetch_one(pool).await?)))
    }
}
