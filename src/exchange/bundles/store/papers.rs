//! Photographed papers between the database and the folder of a bundle, one at a time: a structure may have more of them than
//! fits into memory.

use super::super::{merge::Changes, papers, rows::*};
use super::{Ids, Known};
use crate::{
    db::{Error, Result, Scope, col, tables::*},
    kernel::Scan,
};
use sea_query::ExprTrait;
use std::path::Path;

/// Writes the papers of a structure into a bundle's folder.
///
/// # Errors
/// When the database does not answer, the folder cannot be written, or a paper is not what it was.
pub async fn write(scope: &mut Scope, known: &Known, dir: &Path) -> Result<()> {
    for row in &known.bundle.scans {
        let id = known.ids.id::<ScanRow>(&row.reference).ok_or(Error::Dangling)?;
        let q = scope.from(Scans::Table).cols([Scans::Content]).filter(col(Scans::Id).eq(id));
        let (content,): (String,) = scope.one(&q).await?;
        let broken = |e: &dyn std::fmt::Display| Error::Opening(format!("the paper {}: {e}", row.reference));
        let scan = Scan::kept(&content).map_err(|_| broken(&"it cannot be read"))?;
        let (dir, sha256) = (dir.to_owned(), row.sha256.clone());
        let written = tokio::task::spawn_blocking(move || papers::write(&dir, &sha256, &scan)).await;
        written.map_err(|e| broken(&e))?.map_err(|e| broken(&e))?;
    }
    Ok(())
}

/// Lays the papers of a bundle's folder into the rows that it brought.
///
/// # Errors
/// When the database refuses, or a paper is another one by now than when it was looked at.
pub async fn take(scope: &mut Scope, ids: &Ids, changes: &Changes<ScanRow>, dir: &Path) -> Result<()> {
    for row in &changes.create {
        let id = ids.id::<ScanRow>(&row.reference).ok_or(Error::Dangling)?;
        let (dir, sha256) = (dir.to_owned(), row.sha256.clone());
        let read = tokio::task::spawn_blocking(move || papers::read(&dir, &sha256)).await;
        let changed = |e: &dyn std::fmt::Display| Error::Opening(format!("the paper {} changed while it was read: {e}", row.reference));
        let scan = read.map_err(|e| changed(&e))?.map_err(|e| changed(&e))?;
        let q = scope
            .update(Scans::Table)
            .set(Scans::Kind, scan.kind)
            .set(Scans::Bytes, i64::try_from(scan.bytes.len()).unwrap_or(i64::MAX))
            .set(Scans::Content, scan.content())
            .filter(col(Scans::Id).eq(id));
        scope.run_one(&q).await?;
    }
    Ok(())
}
