//! Photographed papers beside a bundle's files: in the folder `scans`, each called by the hash of its bytes, so that one that was
//! exchanged or cut short shows, and two rows about the same paper share it.
//!
//! They are files of their own because a cell of six megabytes opens in no spreadsheet; they travel because without them a
//! signature of grade B would be a mere statement where it arrives.

use super::errors::BundleError;
use super::read::Table;
use super::rows::{Row, ScanRow};
use crate::{kernel::Scan, method::scans::extension};
use std::{
    collections::HashSet,
    fs::{self, DirBuilder, OpenOptions},
    io::{Error, ErrorKind, Read, Result, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// The folder of papers inside a bundle's folder.
pub const FOLDER: &str = "scans";

/// The endings that a paper's file can have.
const ENDINGS: [&str; 3] = ["jpg", "png", "pdf"];

/// How a hash is written: 64 hexadecimal digits, small. Nothing else ever becomes part of a path.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// Reads a paper by its hash.
///
/// # Errors
/// What stands there instead, in a few words.
pub fn read(dir: &Path, sha256: &str) -> std::result::Result<Scan, String> {
    if !is_hash(sha256) {
        return Err("no hash".to_owned());
    }
    let there = |ending: &str| Some(dir.join(FOLDER).join(format!("{sha256}.{ending}"))).filter(|p| p.is_file());
    let path: PathBuf = ENDINGS.into_iter().find_map(there).ok_or("no such file")?;
    let mut bytes = Vec::new();
    // One byte too many is enough to know.
    let most = crate::kernel::scan::MOST as u64 + 1;
    fs::File::open(path).and_then(|f| f.take(most).read_to_end(&mut bytes)).map_err(|e| e.to_string())?;
    let scan = Scan::of(bytes).map_err(|_| "a file that is no JPEG, PNG or PDF of at most 6 MiB")?;
    if scan.hash() == sha256 { Ok(scan) } else { Err(format!("a file with the hash {}", scan.hash())) }
}

/// Looks whether the paper of each new row is there.
///
/// # Errors
/// Every row whose paper is not.
pub fn check(dir: &Path, table: &Table<ScanRow>, new: &[ScanRow]) -> std::result::Result<(), Vec<BundleError>> {
    let new: HashSet<&str> = new.iter().map(|row| row.reference.as_str()).collect();
    let mut wrong = Vec::new();
    for row in &table.rows {
        let (Some(key), Some(sha256)) = (&row.cells.reference, &row.cells.sha256) else { continue };
        if let Some(read) = new.contains(key.as_str()).then(|| read(dir, sha256).err()).flatten() {
            let expected = format!("the hash of a paper in the folder {FOLDER}: {FOLDER}/{sha256}.jpg, .png or .pdf");
            wrong.push(BundleError::of_cell(ScanRow::FILE, row.line, "sha256", expected, &read));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// Writes a paper into a bundle's folder, for its owner alone; one that is there already is the same.
///
/// # Errors
/// When the folder cannot be written, or the bytes are not those that the hash says.
pub fn write(dir: &Path, sha256: &str, scan: &Scan) -> Result<()> {
    if scan.hash() != sha256 {
        return Err(Error::new(ErrorKind::InvalidData, format!("the paper {sha256} is not what it was when it was kept")));
    }
    let folder = dir.join(FOLDER);
    DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    let path = folder.join(format!("{sha256}.{}", extension(scan.kind)));
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => file.write_all(&scan.bytes),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(e),
    }
}
