//! SQL beside the product's doors, on either engine: to compare, to break, and to try what the schema refuses.
#![allow(clippy::disallowed_methods)] // what the product's doors forbid is what these tests try

use jalon::{
    db::tables::{open_tables, tenant_tables},
    kernel::ids::StructureId,
};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::collections::BTreeMap;
use uuid::Uuid;

pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    pub async fn open(url: &str) -> Raw {
        match url.strip_prefix("sqlite://") {
            Some(file) => {
                let options =
                    SqliteConnectOptions::new().filename(file).foreign_keys(true).busy_timeout(std::time::Duration::from_secs(10));
                Raw::Sqlite(SqliteConnection::connect_with(&options).await.unwrap())
            }
            None => Raw::Postgres(PgConnection::connect(url).await.unwrap()),
        }
    }

    pub async fn close(self) {
        match self {
            Raw::Sqlite(c) => c.close().await.unwrap(),
            Raw::Postgres(c) => c.close().await.unwrap(),
        }
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self, Raw::Postgres(_))
    }

    /// How many rows a statement changed, or why it was refused.
    pub async fn run(&mut self, sql: &str) -> Result<u64, sqlx::Error> {
        match self {
            Raw::Sqlite(c) => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(|d| d.rows_affected()),
            Raw::Postgres(c) => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(|d| d.rows_affected()),
        }
    }

    /// A statement that must succeed.
    pub async fn must(&mut self, sql: &str) -> u64 {
        self.run(sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"))
    }

    /// The first column of every row, as text; nulls are left out.
    pub async fn texts(&mut self, sql: &str) -> Vec<String> {
        let found: Result<Vec<Option<String>>, _> = match self {
            Raw::Sqlite(c) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(c).await,
            Raw::Postgres(c) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(c).await,
        };
        found.unwrap_or_else(|e| panic!("{sql}: {e}")).into_iter().flatten().collect()
    }

    pub async fn number(&mut self, sql: &str) -> i64 {
        let found = match self {
            Raw::Sqlite(c) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(c).await,
            Raw::Postgres(c) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(c).await,
        };
        found.unwrap_or_else(|e| panic!("{sql}: {e}"))
    }

    /// An id as this engine writes it in SQL.
    pub fn id(&self, id: impl Into<Uuid>) -> String {
        let id = id.into();
        if self.is_postgres() { format!("'{id}'::uuid") } else { format!("x'{}'", id.simple()) }
    }

    /// An id column as the text an id is written with.
    pub fn id_text(&self, column: &str) -> String {
        if self.is_postgres() { format!("{column}::text") } else { format!("lower(hex({column}))") }
    }

    /// Works inside one structure from now on (PostgreSQL; SQLite has no second wall).
    pub async fn enter(&mut self, structure: StructureId) {
        if self.is_postgres() {
            self.must(&format!("set jalon.structure = '{structure}'")).await;
        }
    }

    /// Takes away what keeps the service from rewriting its journal.
    pub async fn unlock_journal(&mut self) {
        let locks: &[&str] = match self {
            Raw::Sqlite(_) => &["drop trigger journal_no_update", "drop trigger journal_no_delete"],
            Raw::Postgres(_) => &["drop trigger journal_append_only on journal_entries"],
        };
        for lock in locks {
            self.must(lock).await;
        }
    }

    /// Every row of one structure, per table.
    pub async fn rows_of(&mut self, structure: StructureId) -> BTreeMap<String, String> {
        self.enter(structure).await;
        let own = format!("structure_id = {}", self.id(structure));
        let tables = tenant_tables().into_iter().map(|(t, mut columns)| {
            columns.push("structure_id".into());
            (t, columns, own.clone())
        });
        let found = self.rows(tables.collect()).await;
        found.into_iter().map(|(table, rows)| (format!("{table} of {structure}"), rows)).collect()
    }

    /// Every row that belongs to no structure, per table.
    pub async fn open_rows(&mut self) -> BTreeMap<String, String> {
        let tables = open_tables().into_iter().map(|(t, columns)| (t, columns, "1 = 1".to_owned()));
        self.rows(tables.collect()).await
    }

    async fn rows(&mut self, tables: Vec<(String, Vec<String>, String)>) -> BTreeMap<String, String> {
        let postgres = self.is_postgres();
        let one = |(table, columns, own): (String, Vec<String>, String)| {
            if postgres {
                format!("select '{table}=' || coalesce(string_agg(x::text, e'\\n' order by x::text), '') from {table} x where {own}")
            } else {
                let row = columns.iter().map(|c| format!("quote({c})")).collect::<Vec<_>>().join("||','||");
                format!(
                    "select '{table}=' || coalesce(group_concat(r, char(10)), '') from (select {row} as r from {table} where {own} order by 1)"
                )
            }
        };
        let sql = tables.into_iter().map(one).collect::<Vec<_>>().join(" union all ");
        let found = self.texts(&sql).await;
        found.iter().filter_map(|line| line.split_once('=')).map(|(t, rows)| (t.to_owned(), rows.to_owned())).collect()
    }
}
