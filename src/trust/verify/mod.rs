//! Walks the whole database and says the first thing that is wrong.
//!
//! Invariant: it writes nothing and mends nothing, and never holds a whole table in memory.

mod agreements;
mod answers;
mod assessments;
mod attestations;
mod codes;
mod course;
mod days;
mod derived;
mod frameworks;
mod keys;
mod members;
mod merges;
mod names;
mod needs;
mod pulses;
mod schema;
mod sharing;
mod transfers;

use crate::{
    db::{Error, Result as Asked, Scope, Select},
    desk::{Parts, journal},
    kernel::ids::StructureId,
    people::structures,
};
use std::result::Result;
use uuid::Uuid;

/// How many rows are read at once.
const PAGE: u64 = 1000;

/// What was walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Walked {
    pub structures: usize,
    /// Journal entries.
    pub entries: i64,
}

/// The first thing that is wrong, in one sentence; `?` turns a database that does not answer into one.
pub struct Wrong(String);

impl From<Error> for Wrong {
    fn from(e: Error) -> Self {
        Wrong(format!("the database does not answer: {e}"))
    }
}

/// Checks the schema, then every structure: its journal's chain and every invariant that the schema cannot say.
///
/// # Errors
/// The first thing that is wrong, in one sentence without a full stop.
pub async fn all(parts: &Parts) -> Result<Walked, String> {
    walk(parts).await.map_err(|Wrong(said)| said)
}

async fn walk(parts: &Parts) -> Result<Walked, Wrong> {
    schema::check(&parts.db).await?;
    let mut walked = Walked::default();
    for (id, slug) in structures::store::all(parts).await? {
        let entries = structure(parts, id).await.map_err(|Wrong(said)| Wrong(format!("structure {slug}: {said}")))?;
        walked.structures += 1;
        walked.entries += entries;
    }
    Ok(walked)
}

/// One structure, as it stands at one instant; answers with the length of its journal.
async fn structure(parts: &Parts, id: StructureId) -> Result<i64, Wrong> {
    let mut scope = parts.db.read_in(id).await?;
    let scope = &mut scope;
    let head = journal::verify(scope, &parts.config.key).await?.map_err(Wrong)?;
    members::check(scope).await?;
    derived::check(scope).await?;
    days::check(scope).await?;
    course::check(scope).await?;
    needs::check(scope).await?;
    frameworks::check(scope).await?;
    assessments::check(scope).await?;
    attestations::check(scope, &parts.config.key).await?;
    names::check(scope).await?;
    merges::check(scope).await?;
    answers::check(scope).await?;
    agreements::check(scope).await?;
    codes::check(scope).await?;
    sharing::check(scope).await?;
    pulses::check(scope).await?;
    transfers::check(scope).await?;
    Ok(head.seq)
}

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
}

/// Refuses when a reading finds a row; the reading has a column `id`.
async fn none(scope: &mut Scope, q: Select, wrong: impl FnOnce(Uuid) -> String) -> Result<(), Wrong> {
    let found: Asked<Option<Found>> = scope.opt(&q.limit(1)).await;
    found?.map_or(Ok(()), |f| Err(Wrong(wrong(f.id))))
}
