//! Writes a structure as a folder that imports elsewhere.
//!
//! Invariant: what is written is read back the same; no file that exists is replaced.

use super::read::Held;
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

/// The same files in memory.
///
/// # Errors
/// When a row cannot be written, which none of our own is.
pub fn held(bundle: &Bundle, zone: &Zone) -> io::Result<Held> {
    let mut files = Held::new();
    fn one<R: Row>(rows: &[R], zone: &Zone, files: &mut Held) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::new();
        csv_of(rows, &mut bytes, zone)?;
        files.insert(R::FILE.to_owned(), String::from_utf8(bytes).map_err(|e| Error::new(ErrorKind::InvalidData, e))?);
        Ok(())
    }
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { $(one(&bundle.$field, zone, &mut files)?;)+ } }
    each_file!(all!);
    Ok(files)
}

fn table<R: Row>(rows: &[R], dir: &Path, zone: &Zone) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    csv_of(rows, OpenOptions::new().write(true).create_new(true).mode(0o600).open(dir.join(R::FILE))?, zone)
}

fn csv_of<R: Row>(rows: &[R], to: impl io::Write, zone: &Zone) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(R::COLUMNS.iter().map(|c| c.name))?;
    for row in rows {
        writer.write_record(R::COLUMNS.iter().map(|c| (c.write)(row, zone)))?;
    }
    writer.flush()
}
