//! Which structures take accompaniments from others, and which has something for another one to hear of: what every structure of a
//! network may know.
//!
//! Invariant: of a structure that does not take any, nothing is told; of one that does, its name.

use crate::{
    db::{Result, Scope, Tx, col, tables::*},
    kernel::{Moment, ids::*},
};
use sea_query::{ExprTrait, Order};

/// A structure as others know it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Structure {
    pub id: StructureId,
    pub name: String,
}

/// The other structures of this one's network that take accompaniments; nothing is told of any other.
///
/// # Errors
/// When the database does not answer.
pub async fn receivers(scope: &mut Scope) -> Result<Vec<Structure>> {
    let here = scope.structure();
    let Some(network) = network(scope, here).await? else { return Ok(Vec::new()) };
    let q = scope
        .open(Structures::Table)
        .cols([Structures::Id, Structures::Name])
        .join_open(Receivers::Table, col(Receivers::StructureId).eq(col(Structures::Id)))
        .filter(col(Structures::NetworkId).eq(network).and(col(Structures::Id).ne(here)))
        .order(Structures::Name, Order::Asc)
        .order(Structures::Id, Order::Asc)
        .limit(1000);
    scope.all(&q).await
}

/// The network of a structure.
///
/// # Errors
/// When the database does not answer.
pub async fn network(scope: &mut Scope, of: StructureId) -> Result<Option<NetworkId>> {
    let q = scope.open(Structures::Table).cols([Structures::NetworkId]).filter(col(Structures::Id).eq(of));
    let found: Option<(NetworkId,)> = scope.opt(&q).await?;
    Ok(found.map(|(id,)| id))
}

/// Whether this structure takes accompaniments from others.
///
/// # Errors
/// When the database does not answer.
pub async fn receives(scope: &mut Scope) -> Result<bool> {
    let here = scope.structure();
    let q = scope.open(Receivers::Table).cols([Receivers::StructureId]).filter(col(Receivers::StructureId).eq(here));
    let found: Option<(StructureId,)> = scope.opt(&q).await?;
    Ok(found.is_some())
}

/// Says whether it does.
///
/// # Errors
/// When the database refuses.
pub async fn set_receives(scope: &mut Scope, receives: bool, now: Moment) -> Result<()> {
    let here = scope.structure();
    let tx = scope.tx();
    let q = tx.delete(Receivers::Table).filter(col(Receivers::StructureId).eq(here));
    if !receives {
        return tx.run(&q).await.map(|_| ());
    }
    let q = tx.insert(vec![(Receivers::StructureId, here.into()), (Receivers::Since, now.into())]).or_ignore();
    tx.run(&q).await.map(|_| ())
}

/// Tells the carrier that a structure has something for another one to hear of. One statement: what is told while the carrier is
/// at work there is not lost.
///
/// # Errors
/// When the database refuses.
pub async fn errand(tx: &mut Tx, structure: StructureId, at: Moment) -> Result<()> {
    let q = tx.insert(vec![(Errands::StructureId, structure.into()), (Errands::DueAt, at.into())]).or_replace([Errands::DueAt]);
    tx.run(&q).await.map(|_| ())
}
