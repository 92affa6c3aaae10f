//! What is wrong with a bundle, said so that its author finds the cell in a spreadsheet and knows what to type.
//!
//! Invariant: an error never repeats a long cell: what was read is cut to [`SHOWN`] characters.

use super::rows::FILES;
use std::fmt;

/// The most characters of a wrong cell that are shown again.
pub const SHOWN: usize = 100;

/// One mistake: where it is, what was expected there, what was read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BundleError {
    /// The file's name, e.g. `trainees.csv`.
    pub file: String,
    /// The physical line where the record begins (the header is 1); absent for a whole file.
    pub line: Option<u64>,
    /// The column's name as in the header; absent for a whole row or a whole file.
    pub column: Option<String>,
    /// In words, without a capital or a full stop.
    pub expected: String,
    /// The cell as it was in the file, or a few words on what stood there.
    pub read: String,
}

impl BundleError {
    /// A whole file is wrong.
    pub fn of_file(file: &str, expected: impl Into<String>, read: &str) -> Self {
        BundleError { file: file.to_owned(), line: None, column: None, expected: expected.into(), read: shown(read) }
    }

    /// A whole row is wrong.
    pub fn of_row(file: &str, line: u64, expected: impl Into<String>, read: &str) -> Self {
        BundleError { line: Some(line), ..Self::of_file(file, expected, read) }
    }

    /// One cell is wrong.
    pub fn of_cell(file: &str, line: u64, column: &str, expected: impl Into<String>, read: &str) -> Self {
        BundleError { column: Some(shown(column)), ..Self::of_row(file, line, expected, read) }
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A file's name, as a wrong header, can hold anything; an error stays on one line and commands no terminal.
        write!(f, "{}", self.file.escape_debug())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ": {}", column.escape_debug())?;
        }
        match self.read.as_str() {
            "" => write!(f, ": expected {}, read nothing", self.expected),
            read => write!(f, ": expected {}, read {read:?}", self.expected),
        }
    }
}

/// The document that `--format json` prints.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BundleErrors {
    pub errors: Vec<BundleError>,
}

/// In the order of the table of files (unknown ones first), then of the lines; a line's errors keep their order.
pub fn sorted(mut errors: Vec<BundleError>) -> Vec<BundleError> {
    errors.sort_by_cached_key(|e| (FILES.iter().position(|f| *f == e.file), e.file.clone(), e.line));
    errors
}

fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_reads_as_a_sentence_and_stays_on_one_line() {
        let cell = BundleError::of_cell("trainees.csv", 4, "entered_on", "a date such as 2026-12-31", "31/12/2026");
        assert_eq!(cell.to_string(), "trainees.csv:4: entered_on: expected a date such as 2026-12-31, read \"31/12/2026\"");
        let row = BundleError::of_row("plans.csv", 2, "9 cells", "a\nb");
        assert_eq!(row.to_string(), "plans.csv:2: expected 9 cells, read \"a\\nb\"");
        let odd = BundleError::of_file("\u{1b}[2J é.csv", "a known file", "");
        assert_eq!(odd.to_string(), "\\u{1b}[2J é.csv: expected a known file, read nothing");
        let file = BundleError::of_file("sessions.csv", "a header row", "");
        assert_eq!(file.to_string(), "sessions.csv: expected a header row, read nothing");
    }

    #[test]
    fn the_json_form_has_null_where_there_is_no_line_or_column() {
        let errors = vec![BundleError::of_file("x.csv", "a", "b"), BundleError::of_cell("y.csv", 7, "c", "a", "b")];
        assert_eq!(
            serde_json::to_value(BundleErrors { errors }).unwrap(),
            serde_json::json!({"errors": [
                {"file": "x.csv", "line": null, "column": null, "expected": "a", "read": "b"},
                {"file": "y.csv", "line": 7, "column": "c", "expected": "a", "read": "b"},
            ]})
        );
    }

    #[test]
    fn a_long_cell_is_cut() {
        let error = BundleError::of_file("x.csv", "a", &"é".repeat(5000));
        assert_eq!(error.read.chars().count(), SHOWN + 1);
    }

    #[test]
    fn errors_follow_the_files_then_the_lines() {
        let at = |file: &str, line| BundleError { line, ..BundleError::of_file(file, "a", "b") };
        let mixed = vec![at("plans.csv", Some(3)), at("members.csv", Some(2)), at("plans.csv", None), at("odd.csv", None)];
        let order: Vec<String> = sorted(mixed).iter().map(|e| format!("{}:{}", e.file, e.line.unwrap_or(0))).collect();
        assert_eq!(order, ["odd.csv:0", "members.csv:2", "plans.csv:0", "plans.csv:3"]);
    }
}
