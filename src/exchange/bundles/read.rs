//! Reads a folder into typed cells.
//!
//! Invariant: every mistake is told, and none hides another: a row with a wrong cell keeps its other cells for the checks.

use super::errors::{BundleError, sorted};
use super::rows::*;
use super::sheet::{self, Record};
use crate::kernel::{moment::Zone, text::closest};
use sha2::Digest;
use std::collections::{BTreeMap, HashSet};
use std::io::Read;
use std::path::Path;

/// What a file of a bundle says.
#[derive(Debug, Clone)]
pub struct Table<R: Row> {
    /// Its rows in order; the second row with a key is left out, being an error.
    pub rows: Vec<Taken<R>>,
    /// For each of [`Row::COLUMNS`], whether the header has it.
    pub present: Vec<bool>,
    /// Every key that could be read, even from a row that could not.
    pub keys: HashSet<String>,
    /// The keys could not be read at all, so that no reference can be said to point nowhere.
    pub blind: bool,
    /// The SHA-256 of the file's bytes, in hexadecimal, when there is a file.
    pub sha256: Option<String>,
}

/// A row and where it came from.
#[derive(Debug, Clone)]
pub struct Taken<R: Row> {
    /// The physical line where the record begins; the header is 1.
    pub line: u64,
    /// A field is absent when its column is, or when its cell is wrong.
    pub cells: R::Cells,
}

impl<R: Row> Default for Table<R> {
    fn default() -> Self {
        Table { rows: Vec::new(), present: vec![false; R::COLUMNS.len()], keys: HashSet::new(), blind: false, sha256: None }
    }
}

each_file! { per_file!
    /// What a bundle says, file by file.
    #[derive(Debug, Clone, Default)]
    Incoming of Table
}

impl Incoming {
    /// The rows that are complete.
    pub fn rows(&self) -> Bundle {
        fn complete<R: Row>(table: &Table<R>) -> Vec<R> {
            table.rows.iter().filter_map(|row| R::complete(row.cells.clone())).collect()
        }
        macro_rules! all { ([] $($field:ident $row:ident,)+) => { Bundle { $($field: complete(&self.$field),)+ } } }
        each_file!(all!)
    }
}

/// Reads a folder.
///
/// # Errors
/// Every mistake that shows without looking at another row.
pub fn read(dir: &Path, zone: &Zone) -> Result<Incoming, Vec<BundleError>> {
    match gather(dir, zone) {
        (incoming, errors) if errors.is_empty() => Ok(incoming),
        (_, errors) => Err(sorted(errors)),
    }
}

/// Reads what can be read of a folder, and the mistakes, in no order.
pub(super) fn gather(dir: &Path, zone: &Zone) -> (Incoming, Vec<BundleError>) {
    let mut errors = strangers(dir);
    let load = |name: &str| load(dir, name);
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { Incoming { $($field: table::<$row>(&load, zone, &mut errors),)+ } } }
    let incoming = each_file!(all!);
    (incoming, errors)
}

/// The files of a bundle that is held in memory, by their names.
pub type Held = BTreeMap<String, String>;

/// The same of files in memory.
pub(super) fn gather_held(files: &Held, zone: &Zone) -> (Incoming, Vec<BundleError>) {
    let unknown = |name: &&String| !FILES.contains(&name.as_str());
    let refused = |name: &String| BundleError::of_file(name, format!("one of {}", FILES.join(", ")), name);
    let mut errors: Vec<BundleError> = files.keys().filter(unknown).map(refused).collect();
    let load = |name: &str| Ok(files.get(name).map(|text| text.clone().into_bytes()));
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { Incoming { $($field: table::<$row>(&load, zone, &mut errors),)+ } } }
    let incoming = each_file!(all!);
    (incoming, errors)
}

/// A file's bytes by its name, or nothing when there is no such file.
type Load<'a> = &'a dyn Fn(&str) -> Result<Option<Vec<u8>>, BundleError>;

/// The `.csv` files that this version does not take.
fn strangers(dir: &Path) -> Vec<BundleError> {
    let entries = match std::fs::read_dir(dir).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
        Ok(entries) => entries,
        Err(e) => return vec![BundleError::of_file(&dir.to_string_lossy(), "a folder that can be read", &e.to_string())],
    };
    let name = |e: std::fs::DirEntry| (!e.path().is_dir()).then(|| e.file_name().to_string_lossy().into_owned());
    let unknown = |n: &String| n.to_lowercase().ends_with(".csv") && !FILES.contains(&n.as_str());
    entries.into_iter().filter_map(name).filter(unknown).map(|n| stranger(&n)).collect()
}

fn stranger(name: &str) -> BundleError {
    let expected = match closest(name, FILES.iter().copied()) {
        Some(file) => format!("a known file (the closest is {file})"),
        None => format!("one of {}", FILES.join(", ")),
    };
    BundleError::of_file(name, expected, name)
}

/// A file's bytes, or nothing when it is not there.
fn load(dir: &Path, name: &str) -> Result<Option<Vec<u8>>, BundleError> {
    let unread = |e: std::io::Error| BundleError::of_file(name, "a file that can be read", &e.to_string());
    let path = dir.join(name);
    let about = match std::fs::metadata(&path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        about => about.map_err(unread)?,
    };
    if !about.is_file() {
        return Err(BundleError::of_file(name, "a file", "something else of that name"));
    }
    let mut bytes = Vec::new();
    if about.len() <= sheet::LARGEST {
        // The file may grow meanwhile: one byte too many is enough to know.
        std::fs::File::open(path).and_then(|f| f.take(sheet::LARGEST + 1).read_to_end(&mut bytes)).map_err(unread)?;
    }
    if about.len().max(bytes.len() as u64) > sheet::LARGEST {
        return Err(BundleError::of_file(name, "a file of at most 64 MiB", &format!("{} bytes", about.len())));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(BundleError::of_file(name, "UTF-8", "UTF-16"));
    }
    Ok(Some(bytes))
}

fn table<R: Row>(load: Load<'_>, zone: &Zone, errors: &mut Vec<BundleError>) -> Table<R> {
    let blind = || Table { blind: true, ..Table::default() };
    let (records, sha256) = match load(R::FILE) {
        Ok(None) => return Table::default(),
        Ok(Some(bytes)) => {
            let digest = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(&bytes));
            (sheet::records(bytes), Some(digest))
        }
        Err(e) => {
            errors.push(e);
            return blind();
        }
    };
    let Some((header, rows)) = records.split_first() else {
        errors.push(BundleError::of_file(R::FILE, "a header row", ""));
        return blind();
    };
    if header.cells.len() > sheet::WIDEST {
        let read = format!("{} cells", header.cells.len());
        errors.push(BundleError::of_row(R::FILE, header.line, format!("a header of at most {} cells", sheet::WIDEST), &read));
        return blind();
    }
    let mut reading =
        Reading::<R> { zone, width: header.cells.len(), columns: Vec::new(), table: Table { sha256, ..Table::default() }, errors };
    reading.header(header, !rows.is_empty());
    rows.iter().for_each(|row| reading.row(row));
    reading.table
}

/// A file being read.
struct Reading<'a, R: Row> {
    zone: &'a Zone,
    /// How many cells the header has.
    width: usize,
    /// For each cell of the header, which column it names.
    columns: Vec<Option<usize>>,
    table: Table<R>,
    errors: &'a mut Vec<BundleError>,
}

impl<R: Row> Reading<'_, R> {
    fn wrong(&mut self, line: u64, column: &str, expected: impl Into<String>, read: &str) {
        self.errors.push(BundleError::of_cell(R::FILE, line, column, expected, read));
    }

    fn header(&mut self, header: &Record, has_rows: bool) {
        if header.open {
            self.errors.push(BundleError::of_row(R::FILE, header.line, "a closing quotation mark", "the rest of the file in one cell"));
        }
        for cell in &header.cells {
            let name = String::from_utf8_lossy(cell);
            let column = R::COLUMNS.iter().position(|c| c.name == name);
            match column {
                Some(i) if self.table.present[i] => self.wrong(header.line, &name, "each column once", &name),
                Some(i) => self.table.present[i] = true,
                None => self.unknown(header.line, &name),
            }
            self.columns.push(column.filter(|i| !self.columns.contains(&Some(*i))));
        }
        for key in R::KEY.iter().filter(|k| has_rows && !self.has(k)).collect::<Vec<_>>() {
            self.table.blind = true;
            self.wrong(header.line, key, format!("the column {key}"), "no such column");
        }
    }

    fn has(&self, name: &str) -> bool {
        R::COLUMNS.iter().zip(&self.table.present).any(|(c, present)| *present && c.name == name)
    }

    fn unknown(&mut self, line: u64, name: &str) {
        let names: Vec<&str> = R::COLUMNS.iter().map(|c| c.name).collect();
        let expected = match closest(name, names.iter().copied()) {
            Some(column) => format!("a known column (the closest is {column})"),
            None => format!("one of {}", names.join(", ")),
        };
        self.wrong(line, name, expected, name);
    }

    fn row(&mut self, record: &Record) {
        let whole = record.cells.len() == self.width;
        if record.open {
            let name = self.columns.get(record.cells.len() - 1).copied().flatten().map(|i| R::COLUMNS[i].name.to_owned());
            let error = BundleError::of_row(R::FILE, record.line, "a closing quotation mark", "the rest of the file in one cell");
            self.errors.push(BundleError { column: name, ..error });
        } else if !whole {
            let expected = format!("{} cells, as in the header", self.width);
            self.errors.push(BundleError::of_row(R::FILE, record.line, expected, &format!("{} cells", record.cells.len())));
        }
        let mut cells = R::Cells::default();
        let sound = whole && !record.open;
        let before = self.errors.len();
        for (i, bytes) in record.cells.iter().take(self.width).enumerate() {
            match self.columns[i] {
                Some(column) => self.cell(record.line, &R::COLUMNS[column], bytes, &mut cells),
                None => self.foreign(record.line, bytes),
            }
        }
        if !sound {
            // Cells of a broken row may stand in the wrong columns; only its key is believed, so that references to it hold.
            self.errors.truncate(before);
            self.table.keys.extend(R::key_of(&cells));
            return;
        }
        self.keep(record.line, cells);
    }

    fn cell(&mut self, line: u64, column: &Column<R>, bytes: &[u8], cells: &mut R::Cells) {
        match std::str::from_utf8(bytes) {
            Err(_) => self.wrong(line, column.name, "UTF-8", &String::from_utf8_lossy(bytes)),
            Ok(text) if text.contains('\0') => self.wrong(line, column.name, "no NUL byte", text),
            Ok(text) => {
                if let Err(expected) = (column.read)(cells, text, self.zone) {
                    self.wrong(line, column.name, expected, text);
                }
            }
        }
    }

    /// A cell under an unknown column: it is ignored with its column, but a byte that is no text is told anyway.
    fn foreign(&mut self, line: u64, bytes: &[u8]) {
        if std::str::from_utf8(bytes).is_err() {
            self.errors.push(BundleError::of_row(R::FILE, line, "UTF-8", &String::from_utf8_lossy(bytes)));
        }
    }

    fn keep(&mut self, line: u64, cells: R::Cells) {
        match R::key_of(&cells) {
            Some(key) if !self.table.keys.insert(key.clone()) => {
                let expected = format!("each {} once in the file", R::KEY.join(", "));
                let error = BundleError::of_row(R::FILE, line, expected, &key.replace('\0', ", "));
                // A key of one column is found in that column; a key of several is the whole row's.
                let column = (R::KEY.len() == 1).then(|| R::KEY[0].to_owned());
                self.errors.push(BundleError { column, ..error });
            }
            _ => self.table.rows.push(Taken { line, cells }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_the_workshop_reads_without_a_mistake() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/atelier-du-cedre");
        let incoming = read(&dir, &Zone::named("Europe/Paris").unwrap()).unwrap();
        assert_eq!((incoming.trainees.rows.len(), incoming.sessions.rows.len()), (12, 39));
        // S05's note holds line breaks: S06 begins two lines later.
        assert_eq!((incoming.sessions.rows[4].line, incoming.sessions.rows[5].line), (6, 9));
        assert!(!incoming.employers.present[3], "the workshop's employers have no country");
    }
}
