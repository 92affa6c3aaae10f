//! Frameworks as a spreadsheet: the file `frameworks.csv` of a bundle, one row per item (`interface.md`, section 4).
//!
//! Invariant: every mistake is told, each with the line an editor shows; what is read is either all of a file or nothing.

use super::{Dimension, FrameworkKind, Grid, Item, MOST_ITEMS, MOST_LEVELS, Picture, Wording, check_levels};
use crate::{
    desk::{Refusal, Said},
    kernel::{Line, sheet, signal::Signal, text::closest},
};
use data_encoding::BASE64;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{collections::HashSet, str::FromStr};

/// The columns, in the order of an export.
pub const COLUMNS: &[&str] =
    &["code", "name", "kind", "version", "item", "label", "domain", "max_level", "dimension", "levels", "help", "rome", "picture", "about"];
/// Mistakes told at once.
const TOLD: usize = 30;

/// A file as forms and programs send one.
#[derive(Debug, Clone)]
pub struct File(pub Vec<u8>);

impl FromStr for File {
    type Err = Signal;
    fn from_str(s: &str) -> Result<File, Signal> {
        BASE64.decode(s.trim().as_bytes()).map(File).map_err(|_| Signal::new("err-scan-base64"))
    }
}
/// The journal keeps what was imported.
impl Serialize for File {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&BASE64.encode(&self.0))
    }
}
impl<'de> Deserialize<'de> for File {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(crate::kernel::text::Parsed::new())
    }
}
impl utoipa::PartialSchema for File {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Byte)))
            .into()
    }
}
impl utoipa::ToSchema for File {}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub line: u64,
    pub column: String,
    pub why: Signal,
}

/// The refusal of a file with mistakes.
pub fn refusal(mistakes: Vec<Mistake>) -> Refusal {
    let said = |m: Mistake| Said::new("file", m.why.with("line", m.line).with("column", m.column));
    Refusal::Said(mistakes.into_iter().take(TOLD).map(said).collect())
}

/// One row, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: u64,
    pub code: String,
    pub name: String,
    pub kind: FrameworkKind,
    pub item: String,
    pub label: String,
    pub domain: Option<String>,
    pub max_level: Option<i64>,
    pub dimension: Option<Dimension>,
    /// Joined by `|`, the lowest first.
    pub levels: Option<String>,
    pub help: Option<String>,
    pub rome: Option<String>,
    pub picture: Option<Picture>,
    pub about: Option<String>,
}

/// Reads a file into frameworks, each under its code, in the order in which they come.
///
/// # Errors
/// Every mistake, with its line.
pub fn read(bytes: Vec<u8>) -> Result<Vec<(String, Grid)>, Vec<Mistake>> {
    let at = |line, column: &str, why| Mistake { line, column: column.to_owned(), why };
    if std::str::from_utf8(&bytes).is_err() {
        return Err(vec![at(1, "", Signal::new("err-sheet-utf8"))]);
    }
    let records = sheet::records(bytes);
    let Some((header, rows)) = records.split_first() else { return Err(vec![at(1, "", Signal::new("err-sheet-empty"))]) };
    let names: Vec<String> = header.cells.iter().take(sheet::WIDEST).map(|c| String::from_utf8_lossy(c).trim().to_owned()).collect();
    let mut wrong = Vec::new();
    for name in names.iter().filter(|n| !COLUMNS.contains(&n.as_str())) {
        let near = closest(name, COLUMNS.iter().copied()).map_or_else(|| COLUMNS.join(", "), str::to_owned);
        wrong.push(at(header.line, name, Signal::new("err-sheet-column-unknown").with("closest", near)));
    }
    for needed in ["code", "name", "item", "label"].into_iter().filter(|n| !names.iter().any(|k| k == n)) {
        wrong.push(at(header.line, needed, Signal::new("err-sheet-column-missing")));
    }
    let mut read = Vec::new();
    for record in rows {
        if record.open || record.cells.len() != names.len() {
            wrong.push(at(record.line, "", Signal::new("err-sheet-cells").with("read", record.cells.len()).with("expected", names.len())));
            continue;
        }
        let cells: Vec<&str> = record.cells.iter().map(|c| std::str::from_utf8(c).unwrap_or_default()).collect();
        read.extend(Cells { line: record.line, names: &names, cells: &cells, wrong: &mut wrong }.row());
    }
    if read.is_empty() && wrong.is_empty() {
        wrong.push(at(header.line, "", Signal::new("err-sheet-empty")));
    }
    match assemble(&read) {
        Ok(grids) if wrong.is_empty() => Ok(grids),
        Ok(_) => Err(wrong),
        Err(more) => Err(wrong.into_iter().chain(more).collect()),
    }
}

struct Cells<'a> {
    line: u64,
    names: &'a [String],
    cells: &'a [&'a str],
    wrong: &'a mut Vec<Mistake>,
}

impl Cells<'_> {
    fn text(&self, column: &str) -> Option<String> {
        let at = self.names.iter().position(|n| n == column)?;
        let cell = self.cells[at];
        // An export shields what a spreadsheet would run.
        let cell = if cell.starts_with('\'') && crate::kernel::text::is_formula(cell.trim_start_matches('\'')) { &cell[1..] } else { cell };
        Some(cell.trim().to_owned()).filter(|t| !t.is_empty())
    }

    fn wrong(&mut self, column: &str, why: Signal) {
        self.wrong.push(Mistake { line: self.line, column: column.to_owned(), why });
    }

    fn line_of(&mut self, column: &str) -> Option<String> {
        let text = self.text(column)?;
        match text.parse::<Line>() {
            Ok(line) => Some(line.into()),
            Err(_) => {
                let read: String = text.chars().take(40).collect();
                self.wrong(column, Signal::new("err-sheet-cell").with("most", Line::MAX).with("read", read));
                None
            }
        }
    }

    fn needed(&mut self, column: &str) -> Option<String> {
        if self.names.iter().any(|n| n == column) && self.text(column).is_none() {
            self.wrong(column, Signal::new("err-sheet-cell-empty"));
        }
        self.line_of(column)
    }

    fn word<T: FromStr<Err = Signal>>(&mut self, column: &str) -> Option<T> {
        match self.text(column)?.parse() {
            Ok(word) => Some(word),
            Err(why) => {
                let arg = |name: &str| why.args.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).unwrap_or_default();
                let signal = Signal::new("err-sheet-word").with("read", arg("read")).with("closest", arg("closest"));
                self.wrong(column, signal);
                None
            }
        }
    }

    fn row(mut self) -> Option<Row> {
        let (code, name) = (self.needed("code"), self.needed("name"));
        let (item, label) = (self.needed("item"), self.needed("label"));
        let max_level = self.text("max_level").and_then(|n| match n.parse::<i64>() {
            Ok(n) if (1..=6).contains(&n) => Some(n),
            _ => {
                self.wrong("max_level", Signal::new("err-sheet-max").with("read", n));
                None
            }
        });
        let row = Row {
            line: self.line,
            kind: self.word("kind").unwrap_or(FrameworkKind::Skills),
            domain: self.line_of("domain"),
            max_level,
            dimension: self.word("dimension"),
            levels: self.text("levels"),
            help: self.line_of("help"),
            rome: self.line_of("rome"),
            picture: self.word("picture"),
            about: self.text("about"),
            code: code?,
            name: name?,
            item: item?,
            label: label?,
        };
        Some(row)
    }
}

/// Puts rows together that share a code. What is said of the whole (name, kind, scale) is that of its first row; a later row
/// repeats it or leaves it empty.
///
/// # Errors
/// Rows that say different things of one framework, an item that comes twice, a scale that is none.
pub fn assemble(rows: &[Row]) -> Result<Vec<(String, Grid)>, Vec<Mistake>> {
    let mut grids: Vec<(&Row, Grid)> = Vec::new();
    let (mut wrong, mut items) = (Vec::new(), HashSet::new());
    let mut told = |row: &Row, column: &str, why: Signal| wrong.push(Mistake { line: row.line, column: column.to_owned(), why });
    for row in rows {
        if !items.insert((&row.code, &row.item)) {
            told(row, "item", Signal::new("err-sheet-twice").with("read", &row.item));
            continue;
        }
        let at = grids.iter().position(|(first, _)| first.code == row.code).unwrap_or_else(|| {
            let levels = scale(row).unwrap_or_else(|why| {
                told(row, "levels", why);
                Vec::new()
            });
            grids.push((row, empty(row, levels)));
            grids.len() - 1
        });
        let (first, grid) = &mut grids[at];
        for column in differing(first, row) {
            told(row, column, Signal::new("err-sheet-differs").with("first", first.line));
        }
        grid.items.push(item(row));
        if grid.items.len() == MOST_ITEMS + 1 {
            told(row, "item", Signal::new("err-sheet-many").with("most", MOST_ITEMS));
        }
    }
    if wrong.is_empty() { Ok(grids.into_iter().map(|(row, grid)| (row.code.clone(), grid)).collect()) } else { Err(wrong) }
}

/// What a later row says differently of the whole.
fn differing(first: &Row, row: &Row) -> Vec<&'static str> {
    let other = |said: bool, column| said.then_some(column);
    let levels = row.levels.is_some() && row.levels != first.levels;
    let max = row.max_level.is_some() && row.max_level != first.max_level;
    let dimension = row.dimension.is_some() && row.dimension != first.dimension;
    [
        other(row.name != first.name, "name"),
        other(row.kind != first.kind, "kind"),
        other(levels, "levels"),
        other(max, "max_level"),
        other(dimension, "dimension"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The words of a scale; without any, its numbers.
fn scale(row: &Row) -> Result<Vec<Wording>, Signal> {
    let words: Vec<String> = match (&row.levels, row.max_level) {
        (Some(levels), _) => levels.split('|').map(|l| l.trim().to_owned()).collect(),
        (None, max) => (0..=max.unwrap_or(4)).map(|n| n.to_string()).collect(),
    };
    let said: Vec<&str> = words.iter().map(String::as_str).collect();
    if said.iter().any(|w| w.is_empty()) {
        return Err(Signal::new("err-sheet-level-empty"));
    }
    if said.iter().any(|w| w.chars().count() > Line::MAX) {
        return Err(Signal::new("err-sheet-level-long").with("most", Line::MAX));
    }
    check_levels(&said).map_err(|_| Signal::new("err-sheet-levels").with("most", MOST_LEVELS))?;
    match row.max_level {
        Some(max) if max + 1 != said.len() as i64 => {
            Err(Signal::new("err-sheet-levels-count").with("read", said.len()).with("expected", max + 1))
        }
        _ => Ok(words.into_iter().map(Wording::Own).collect()),
    }
}

fn empty(row: &Row, levels: Vec<Wording>) -> Grid {
    Grid {
        name: Wording::Own(row.name.clone()),
        about: row.about.clone().map(Wording::Own),
        kind: row.kind,
        dimension: row.dimension.unwrap_or(Dimension::Mastery),
        levels,
        items: Vec::new(),
    }
}

fn item(row: &Row) -> Item {
    Item {
        code: row.item.clone(),
        label: Wording::Own(row.label.clone()),
        domain: row.domain.clone().map(Wording::Own),
        help: row.help.clone().map(Wording::Own),
        picture: row.picture,
        rome: row.rome.clone(),
    }
}
