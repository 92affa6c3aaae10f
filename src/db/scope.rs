//! One structure's rows inside one transaction: the only giver of tenant tables.

use super::{
    Error, Result,
    run::{Change, Row},
    statement::{Cells, Delete, Insert, Select, Update},
    tables::{JournalHeads, OpenTable, TenantTable},
    tx::{Inner, Tx},
};
use crate::kernel::ids::StructureId;

/// A transaction and the structure it is cut to.
pub struct Scope {
    tx: Tx,
    structure: StructureId,
}

impl Scope {
    pub(super) fn new(tx: Tx, structure: StructureId) -> Self {
        Scope { tx, structure }
    }

    /// Whose rows these are.
    pub fn structure(&self) -> StructureId {
        self.structure
    }

    /// Starts a reading of a tenant table, cut to the structure.
    pub fn from<T: TenantTable>(&self, t: T) -> Select {
        Select::tenant(t, self.structure)
    }

    /// Starts a reading of a table that belongs to no structure, in the same transaction.
    pub fn open<T: OpenTable>(&self, t: T) -> Select {
        Select::open(t)
    }

    /// A new row of the structure.
    pub fn insert<T: TenantTable>(&self, cells: Cells<T>) -> Insert {
        Insert::tenant(self.structure, vec![cells])
    }

    /// New rows with the same columns, in one statement. The caller keeps `rows` below a few hundred.
    pub fn insert_all<T: TenantTable>(&self, rows: Vec<Cells<T>>) -> Insert {
        Insert::tenant(self.structure, rows)
    }

    pub fn update<T: TenantTable>(&self, t: T) -> Update {
        Update::tenant(t, self.structure)
    }

    pub fn delete<T: TenantTable>(&self, t: T) -> Delete {
        Delete::tenant(t, self.structure)
    }

    /// Writes to tables that belong to no structure, in the same transaction (accounts, memberships, wake-ups).
    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// # Errors
    /// See [`Tx::all`].
    pub async fn all<R: Row>(&mut self, s: &Select) -> Result<Vec<R>> {
        self.tx().all(s).await
    }

    /// # Errors
    /// See [`Tx::opt`].
    pub async fn opt<R: Row>(&mut self, s: &Select) -> Result<Option<R>> {
        self.tx().opt(s).await
    }

    /// One row that must be there.
    ///
    /// # Errors
    /// [`Error::NotOne`] when there is none; otherwise as [`Tx::opt`].
    pub async fn one<R: Row>(&mut self, s: &Select) -> Result<R> {
        self.opt(s).await?.ok_or(Error::NotOne { changed: 0 })
    }

    /// See [`Tx::put`].
    pub fn put(&mut self, s: &Insert) {
        self.tx().put(s);
    }

    /// # Errors
    /// See [`Tx::run`].
    pub async fn run(&mut self, s: &impl Change) -> Result<u64> {
        self.tx().run(s).await
    }

    /// # Errors
    /// See [`Tx::run_one`].
    pub async fn run_one(&mut self, s: &impl Change) -> Result<()> {
        self.tx().run_one(s).await
    }

    /// Takes the structure's turn to write: its writes happen one at a time on both engines, so that what a rule has read is
    /// still so when its action commits. SQLite has one writer anyway; on PostgreSQL the journal's head is the turn.
    ///
    /// # Errors
    /// [`Error::NotOne`] when the structure has no journal; otherwise as [`Tx::opt`].
    pub async fn take_turn(&mut self) -> Result<()> {
        if matches!(self.tx.inner, Inner::Sqlite(_)) {
            return Ok(());
        }
        let q = self.from(JournalHeads::Table).cols([JournalHeads::Seq]).lock();
        self.one::<(i64,)>(&q).await.map(|_| ())
    }

    /// Keeps what was done.
    ///
    /// # Errors
    /// See [`Tx::commit`].
    pub async fn commit(self) -> Result<()> {
        self.tx.commit().await
    }
}
