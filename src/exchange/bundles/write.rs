//! Writes a structure as a folder that imports elsewhere.
//!
//! Invariant: what is written is read back the same; no file that exists is replaced.

use super::rows::*;
use crate::kernel::moment::Zone;
use std::fs::{self, OpenOptions};
use std::io::{self, Error, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

/// Writes a bundle into a new folder that only its owner can open (an empty one will do, whoever can open it: the files are
/// their owner's alone); a file without rows is not written.
///
/// # Errors
/// When the folder holds anything, or cannot be written.
pub fn write(bundle: &Bundle, dir: &Path, zone: &Zone) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
    if fs::read_dir(dir)?.next().is_some() {
        return Err(Error::new(ErrorKind::AlreadyExists, format!("{} is not empty", dir.display())));
    }
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { $(table(&bundle.$field, dir, zone)?;)+ } }
    each_file!(all!);
    Ok(())
}

fn table<R: Row>(rows: &[R], dir: &Path, zone: &Zone) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut writer = csv::Writer::from_writer(OpenOptions::new().write(true).create_new(true).mode(0o600).open(dir.join(R::FILE))?);
    writer.write_record(R::COLUMNS.iter().map(|c| c.name))?;
    for row in rows {
        writer.write_record(R::COLUMNS.iter().map(|c| (c.write)(row, zone)))?;
    }
    writer.flush()
}
