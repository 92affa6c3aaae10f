//! The database against the list of tables in Rust, and the guards of the engine.

use super::Wrong;
use crate::db::{Db, Migrated, Tables, tables};

/// Every table and column is where the program believes it is, and the engine guards what it was asked to guard.
pub async fn check(db: &Db) -> Result<(), Wrong> {
    match db.migrated().await? {
        Migrated::Fully => {}
        Migrated::Behind(waiting) => {
            return Err(Wrong(format!("the database is {waiting} migrations behind this program: run jalon migrate")));
        }
        Migrated::Ahead => return Err(Wrong("the database was brought up to date by a newer program".into())),
    }
    if let Some(said) = difference(&listed(), &db.schema().await?) {
        return Err(Wrong(said));
    }
    if let Some(planted) = db.planted().await? {
        return Err(Wrong(format!("the {planted} is unknown to this program")));
    }
    if let Some(said) = db.unguarded().await?.into_iter().next() {
        return Err(Wrong(said));
    }
    db.broken().await?.map_or(Ok(()), |said| Err(Wrong(said)))
}

/// The tables as the program lists them; a tenant table has the one column that no store can name.
fn listed() -> Tables {
    let open = tables::open_tables().into_iter().map(|(table, columns)| (table, columns.into_iter().collect()));
    let own = |columns: Vec<String>| columns.into_iter().chain(["structure_id".to_owned()]).collect();
    open.chain(tables::tenant_tables().into_iter().map(|(table, columns)| (table, own(columns)))).collect()
}

fn difference(listed: &Tables, real: &Tables) -> Option<String> {
    for (table, columns) in listed {
        let Some(found) = real.get(table) else { return Some(format!("the table {table} is missing")) };
        if let Some(column) = columns.difference(found).next() {
            return Some(format!("the column {table}.{column} is missing"));
        }
        if let Some(column) = found.difference(columns).next() {
            return Some(format!("the column {table}.{column} is unknown to this program"));
        }
    }
    let stranger = real.keys().find(|table| !listed.contains_key(*table));
    stranger.map(|table| format!("the table {table} is unknown to this program"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_named() {
        let listed = listed();
        assert_eq!(difference(&listed, &listed), None);
        assert!(listed["members"].contains("structure_id") && !listed["networks"].contains("structure_id"));
        let mut real = listed.clone();
        real.remove("trainees");
        assert_eq!(difference(&listed, &real).unwrap(), "the table trainees is missing");
        let mut real = listed.clone();
        real.get_mut("cases").unwrap().remove("stage");
        real.get_mut("plans").unwrap().insert("odd".into());
        assert_eq!(difference(&listed, &real).unwrap(), "the column cases.stage is missing");
        let mut real = listed.clone();
        real.entry("odd".into()).or_default().insert("id".into());
        assert_eq!(difference(&listed, &real).unwrap(), "the table odd is unknown to this program");
    }
}
