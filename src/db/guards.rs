//! What each engine is asked to refuse by itself, and the settings we refuse to run without.
#![allow(clippy::disallowed_methods)] // about the engine itself, not about anybody's rows

use super::{Error, Result, tables};
use sqlx::{AssertSqlSafe, PgPool, SqlitePool};

/// SQLite below 3.51.3 can corrupt a WAL database used by several connections.
pub(super) async fn sqlite_version(pool: &SqlitePool) -> Result<()> {
    let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(pool).await?;
    let parts: Vec<u32> = version.split('.').map(|p| p.parse().unwrap_or(0)).collect();
    if parts < vec![3, 51, 3] {
        return Err(Error::Opening(format!("SQLite {version} is too old: 3.51.3 is the first that keeps a WAL database safe")));
    }
    Ok(())
}

/// The journal cannot be rewritten by the service itself.
pub(super) async fn sqlite(pool: &SqlitePool) -> Result<()> {
    for verb in ["update", "delete"] {
        let sql = format!(
            "create trigger if not exists journal_no_{verb} before {verb} on journal_entries \
             begin select raise(abort, 'the journal is append-only'); end"
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(pool).await?;
    }
    Ok(())
}

/// Forced row security on every tenant table, and an append-only journal.
pub(super) async fn postgres(pool: &PgPool) -> Result<()> {
    let mut tx = pool.begin().await?;
    // Several processes may migrate at once; this part is repeated by each.
    sqlx::raw_sql("select pg_advisory_xact_lock(7461001)").execute(&mut *tx).await?;
    let found: Vec<String> = sqlx::query_scalar(
        "select table_name::text from information_schema.columns where table_schema = current_schema() and column_name = 'structure_id' order by 1",
    )
    .fetch_all(&mut *tx)
    .await?;
    for table in found.iter().filter(|t| !tables::OPEN.contains(&t.as_str())) {
        let sql = format!(
            "alter table {table} enable row level security; alter table {table} force row level security; \
             drop policy if exists own on {table}; \
             create policy own on {table} using (structure_id = nullif(current_setting('jalon.structure', true), '')::uuid)"
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *tx).await?;
    }
    // Looked up by its beginning, a key compares by its bytes, as on SQLite: a language's order may skip spaces and signs.
    let sorted: Vec<String> = sqlx::query_scalar(
        "select table_name::text from information_schema.columns where table_schema = current_schema() and column_name = 'key' \
         and table_name in ('trainee_keys', 'employer_keys', 'spellings') and collation_name is distinct from 'C' order by 1",
    )
    .fetch_all(&mut *tx)
    .await?;
    for table in sorted {
        let sql = format!("alter table {table} alter column key type text collate \"C\"");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *tx).await?;
    }
    let journal = "create or replace function journal_append_only() returns trigger language plpgsql as \
         $$ begin raise exception 'the journal is append-only' using errcode = '23514'; end $$; \
         create or replace trigger journal_append_only before update or delete on journal_entries \
         for each row execute function journal_append_only()";
    sqlx::raw_sql(journal).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

/// A role that row security does not bind sees every structure: we do not serve as one.
pub(super) async fn postgres_role(pool: &PgPool) -> Result<()> {
    let unbound: bool =
        sqlx::query_scalar("select rolsuper or rolbypassrls from pg_roles where rolname = current_user").fetch_one(pool).await?;
    if unbound {
        let said = "the PostgreSQL role is a superuser or bypasses row security: give Jalon a role of its own (see the README)";
        return Err(Error::Opening(said.into()));
    }
    Ok(())
}

pub(super) async fn sqlite_durability(pool: &SqlitePool) -> Result<Vec<(String, bool)>> {
    let mut out = Vec::new();
    for (name, wanted) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
        let sql = format!("select cast({name} as text) from pragma_{name}");
        let found: String = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(pool).await?;
        out.push((format!("{name} = {found}"), found == wanted));
    }
    Ok(out)
}

pub(super) async fn postgres_durability(pool: &PgPool) -> Result<Vec<(String, bool)>> {
    let mut out = Vec::new();
    for name in ["fsync", "full_page_writes", "synchronous_commit"] {
        let found: String = sqlx::query_scalar("select current_setting($1)").bind(name).fetch_one(pool).await?;
        let right = found == "on" || found == "remote_apply" || found == "remote_write";
        out.push((format!("{name} = {found}"), right));
    }
    Ok(out)
}
