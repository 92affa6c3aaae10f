//! What a new version does once for the rows that were there before it: a migration is plain SQL for both engines, and row
//! security lets it see no structure's rows.
//!
//! Invariant: each can be done again without harm, so that two processes that start together, or one that is stopped halfway,
//! leave nothing wrong.

use crate::{
    db::{Result, col, tables::*},
    desk::Parts,
    method::{cases::edges, milestones::contradictions},
    people::{names, structures},
};
use sea_query::ExprTrait;

/// The last contacts of each case, counted from its sessions.
const EDGES: &str = "edges";

/// Which milestones' sides differ.
const SIDES: &str = "sides";

/// Does what has not been done on this database yet, one structure after the other.
///
/// # Errors
/// When the database does not answer; what was done stays.
pub async fn run(parts: &Parts) -> Result<()> {
    // Names first: whoever is looked for should be found, whatever else takes its time.
    names::renew::all(&parts.db).await?;
    let (edges_done, sides_done) = (is_done(parts, EDGES).await?, is_done(parts, SIDES).await?);
    if edges_done && sides_done {
        return Ok(());
    }
    for (id, _) in structures::store::all(parts).await? {
        let mut scope = parts.db.write_in(id).await?;
        if !edges_done {
            edges::count_again(&mut scope, None).await?;
        }
        contradictions::weigh_all(&mut scope).await?;
        scope.commit().await?;
    }
    done(parts, EDGES).await?;
    done(parts, SIDES).await
}

async fn is_done(parts: &Parts, name: &str) -> Result<bool> {
    let mut tx = parts.db.read().await?;
    let q = tx.from(CatchUps::Table).cols([CatchUps::Name]).filter(col(CatchUps::Name).eq(name));
    Ok(tx.opt::<(String,)>(&q).await?.is_some())
}

async fn done(parts: &Parts, name: &str) -> Result<()> {
    let mut tx = parts.db.write().await?;
    let q = tx.insert(vec![(CatchUps::Name, name.into()), (CatchUps::DoneAt, parts.clock.now().into())]).or_ignore();
    tx.run(&q).await?;
    tx.commit().await
}
