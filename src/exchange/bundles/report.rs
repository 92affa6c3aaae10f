//! How many records a bundle creates, updates and leaves alone: what a dry run announces and an import is held to.

use super::merge::{Changes, Merged};
use super::rows::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What becomes of one file's records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileCounts {
    /// The file's name, e.g. `trainees.csv`.
    pub file: String,
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
}

/// The counts of every file that has records, in the order of [`FILES`].
pub fn counts(merged: &Merged) -> Vec<FileCounts> {
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { [$(of(&merged.$field)),+] } }
    each_file!(all!).into_iter().filter(|c| c.created + c.updated + c.unchanged > 0).collect()
}

fn of<R: Row>(changes: &Changes<R>) -> FileCounts {
    let Changes { create, update, unchanged } = changes;
    FileCounts { file: R::FILE.to_owned(), created: create.len(), updated: update.len(), unchanged: *unchanged }
}

/// How many rows each file of a bundle has, without the empty ones.
pub fn rows(bundle: &Bundle) -> Vec<(&'static str, usize)> {
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { [$((<$row as Row>::FILE, bundle.$field.len())),+] } }
    each_file!(all!).into_iter().filter(|(_, rows)| *rows > 0).collect()
}
