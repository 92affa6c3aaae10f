//! What the engines refuse by themselves: the second wall, rows that point into another structure, a rewritten journal.

use crate::{house::House, raw::Raw};
use jalon::db::{
    Engine, Select,
    tables::{Cases, Members, OPEN, Sessions, TenantTable, Trainees, open_tables, tenant_tables},
};
use std::collections::{BTreeMap, BTreeSet};

#[derive(sqlx::FromRow)]
struct Text {
    text: Option<String>,
}

async fn forgotten<T: TenantTable>(house: &House, table: T, column: T) -> Vec<String> {
    let mut scope = house.parts().db.read_in(house.town.a.here.id).await.unwrap();
    let q = Select::forgotten(table).expr(jalon::db::col(column), "text");
    scope.all::<Text>(&q).await.unwrap().into_iter().filter_map(|t| t.text).collect()
}

/// A predicate is left out on purpose. On SQLite B's rows come: the predicate is what holds. On PostgreSQL none does:
/// the second wall holds without it.
#[tokio::test]
async fn a_forgotten_predicate_meets_the_second_wall() {
    let house = House::new().await;
    let read = [
        forgotten(&house, Trainees::Table, Trainees::LastName).await,
        forgotten(&house, Sessions::Table, Sessions::Note).await,
        forgotten(&house, Members::Table, Members::Name).await,
        forgotten(&house, Cases::Table, Cases::Stage).await,
    ];
    let second_wall = house.parts().db.engine() == Engine::Postgres;
    for texts in &read[..3] {
        assert!(texts.iter().any(|t| t.contains("Qwertal")), "A's rows are read: {texts:?}");
        assert_eq!(texts.iter().any(|t| t.contains("Zyxwvu")), !second_wall, "{texts:?}");
    }
    assert_eq!(read[3].len(), if second_wall { 7 } else { 16 });
    house.close().await;
}

#[tokio::test]
async fn without_a_structure_postgresql_shows_nothing() {
    let house = House::new().await;
    let mut raw = house.raw().await;
    if raw.is_postgres() {
        for (table, _) in tenant_tables() {
            assert_eq!(raw.number(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
        raw.enter(house.town.a.here.id).await;
        assert_eq!(raw.number("select count(*) from cases").await, 7);
        let b = house.town.b.here.id;
        assert_eq!(raw.must(&format!("update cases set version = 9 where structure_id = {}", raw.id(b))).await, 0);
        let row = format!("'{b}', '{}', date '2021-01-01', 'aci'", house.unknown());
        let insert = format!("insert into structure_kinds (structure_id, id, effective_on, kind) values ({row})");
        let refused = raw.run(&insert).await.expect_err("a row for another structure");
        assert_eq!(refused.as_database_error().and_then(|e| e.code()).as_deref(), Some("42501"), "{refused}");
        let unforced = "select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid \
             where a.attname = 'structure_id' and c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace and not (c.relforcerowsecurity and c.relrowsecurity) order by 1";
        assert_eq!(raw.texts(unforced).await, OPEN.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
    }
    raw.close().await;
    house.close().await;
}

/// Each reference of a table: its columns and the table they lead to.
async fn references(raw: &mut Raw, table: &str) -> Vec<(String, Vec<String>)> {
    let sql = if raw.is_postgres() {
        format!(
            "select c.confrelid::regclass::text || ':' || string_agg(a.attname, ',' order by a.attnum) from pg_constraint c \
             join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) \
             where c.contype = 'f' and c.conrelid = '{table}'::regclass group by c.oid, c.confrelid"
        )
    } else {
        format!("select \"table\" || ':' || group_concat(\"from\") from pragma_foreign_key_list('{table}') group by id")
    };
    let found = raw.texts(&sql).await;
    let one = |line: &String| line.split_once(':').map(|(to, columns)| (to.to_owned(), columns.split(',').map(str::to_owned).collect()));
    found.iter().filter_map(one).collect()
}

/// Every reference between rows of structures carries the structure, and trying to lead one elsewhere fails.
#[tokio::test]
async fn no_row_can_point_into_another_structure() {
    let house = House::new().await;
    let (a, b) = (&house.town.a, &house.town.b);
    let mut raw = house.raw().await;
    raw.enter(a.here.id).await;
    let tenant: BTreeSet<String> = tenant_tables().into_iter().map(|(t, _)| t).collect();
    let theirs: BTreeMap<&str, uuid::Uuid> = b.world.records().into_iter().collect();
    let mut tried = 0;
    let named: BTreeMap<String, Vec<String>> = tenant_tables().into_iter().map(|(t, c)| (t, c.into_iter().collect())).collect();
    for table in &tenant {
        let found = references(&mut raw, table).await;
        for column in named[table].iter().filter(|c| c.ends_with("_id")) {
            assert!(found.iter().any(|(_, columns)| columns.contains(column)), "nothing holds {table}.{column} to a row that is there");
        }
        for (to, columns) in found {
            if to == "structures" {
                continue;
            }
            assert!(tenant.contains(&to), "{table} points at {to}, which belongs to no structure");
            assert!(columns.contains(&"structure_id".to_owned()), "{table} points at {to} by {columns:?} alone");
            let singular = if to == "members" { "coach" } else { to.trim_end_matches('s') };
            let (Some(column), Some(id)) = (columns.iter().find(|c| *c != "structure_id"), theirs.get(singular)) else { continue };
            let (own, id) = (raw.id(a.here.id), raw.id(*id));
            if raw.number(&format!("select count(*) from {table} where structure_id = {own}")).await == 0 {
                continue;
            }
            // One row: of two with the same key, the second would be refused for another reason.
            let row = if raw.is_postgres() { "ctid" } else { "rowid" };
            let one = format!("{row} = (select {row} from {table} where structure_id = {own} limit 1)");
            let sql = format!("update {table} set {column} = {id} where {one}");
            let refused = raw.run(&sql).await.expect_err(&sql);
            let kind = refused.as_database_error().map(|e| e.kind());
            assert!(matches!(kind, Some(sqlx::error::ErrorKind::ForeignKeyViolation)), "{sql}: {refused}");
            tried += 1;
        }
    }
    assert!(tried >= 15, "only {tried} references were tried");
    raw.close().await;
    house.close().await;
}

#[tokio::test]
async fn the_journal_is_append_only_for_sql_too() {
    let house = House::new().await;
    let mut raw = house.raw().await;
    raw.enter(house.town.a.here.id).await;
    for sql in ["update journal_entries set actor = 'nobody'", "delete from journal_entries", "delete from journal_entries where seq = 1"] {
        assert!(raw.run(sql).await.is_err(), "{sql}");
    }
    raw.close().await;
    house.close().await;
}

/// `db::tables` and the database say the same, both ways.
#[tokio::test]
async fn the_schema_in_rust_is_the_schema_there_is() {
    let house = House::new().await;
    let mut raw = house.raw().await;
    let sql = if raw.is_postgres() {
        "select (table_name || '.' || column_name)::text from information_schema.columns where table_schema = current_schema()"
    } else {
        "select m.name || '.' || c.name from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table'"
    };
    let real: BTreeSet<String> =
        raw.texts(sql).await.into_iter().filter(|c| !c.starts_with("_sqlx") && !c.starts_with("sqlite_")).collect();
    let mut told = BTreeSet::new();
    for (table, columns) in open_tables() {
        told.extend(columns.into_iter().map(|c| format!("{table}.{c}")));
    }
    for (table, columns) in tenant_tables() {
        told.insert(format!("{table}.structure_id"));
        told.extend(columns.into_iter().map(|c| format!("{table}.{c}")));
    }
    assert_eq!(told, real);
    raw.close().await;
    house.close().await;
}
