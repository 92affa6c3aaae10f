//! Bundles: a structure as a folder of CSV files, the way in from spreadsheets and the way out (`interface.md`, section 4).
//!
//! Invariant: what a bundle may hold is said once, in [`rows`]; reading, merging, checking and writing only walk that list.
//!
//! The way in is [`take`]: [`read`] turns files into typed cells, [`merge`] lays them over what the structure knows, [`check`]
//! refuses what contradicts itself. The way out is [`mod@write`]. Of all these only [`store`] and [`actions`], which keep
//! what was taken, know a database.

mod absorbed;
pub mod actions;
pub mod cells;
pub mod check;
pub mod derived;
pub mod errors;
pub mod merge;
pub mod papers;
pub mod read;
pub mod report;
pub mod rows;
pub mod store;
pub mod write;

#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod stories;

pub use errors::{BundleError, BundleErrors};
pub use merge::{Changes, Merged};
pub use read::{Held, Incoming};
pub use rows::Bundle;

use crate::kernel::{moment::Zone, sheet};
use std::path::Path;

/// Reads a folder over the rows a structure has: what to create and what to update.
///
/// # Errors
/// Every mistake of the bundle at once, whether in the form of a cell or between rows, in the order of the files and lines.
pub fn take(dir: &Path, zone: &Zone, known: &Bundle) -> Result<Merged, Vec<BundleError>> {
    over(&read::gather(dir, zone), known)
}

/// Reads files in memory, as [`write::held`] made them.
///
/// # Errors
/// Every mistake that shows without looking at another row.
pub fn read_held(files: &Held, zone: &Zone) -> Result<Incoming, Vec<BundleError>> {
    match read::gather_held(files, zone) {
        (incoming, errors) if errors.is_empty() => Ok(incoming),
        (_, errors) => Err(errors::sorted(errors)),
    }
}

/// Lays what was read of a folder over the rows a structure has.
fn over((incoming, errors): &(Incoming, Vec<BundleError>), known: &Bundle) -> Result<Merged, Vec<BundleError>> {
    let mut errors = errors.clone();
    match merge::merge(known, incoming) {
        Ok(merged) if errors.is_empty() => Ok(merged),
        Ok(_) => Err(errors::sorted(errors)),
        Err(more) => {
            errors.extend(more);
            Err(errors::sorted(errors))
        }
    }
}
