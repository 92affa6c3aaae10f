//! A file of comma-separated values as records of bytes, each with the physical line where it begins.
//!
//! Invariant: lines are those an editor shows. The reader's own count is not used: it stays behind after `\r\n`, blank lines
//! and line breaks inside quotes.

use csv::ByteRecord;

/// The largest file taken, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// The widest header taken, in cells: each that is no column's name is a mistake of its own, looked up among all that are.
pub const WIDEST: usize = 1000;

/// A record and where it begins.
#[derive(Debug, Clone)]
pub struct Record {
    /// The physical line, from 1.
    pub line: u64,
    pub cells: ByteRecord,
    /// A quotation mark was opened in the last cell and never closed: the cell has swallowed the rest of the file.
    pub open: bool,
}

/// Ends every file, so that a quotation mark left open shows: it swallows this record too. No cell may hold a NUL.
const END: &[u8] = b"\n\0";

/// Cuts a file into records; blank lines are none.
pub fn records(mut bytes: Vec<u8>) -> Vec<Record> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    let delimiter = delimiter(&bytes);
    bytes.extend_from_slice(END);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(bytes.as_slice());
    let mut lines = Lines { bytes: &bytes, at: 0, line: 1 };
    let mut records = Vec::new();
    // Bytes in memory cannot fail to be read, and a flexible reader takes every record.
    for cells in reader.byte_records().map_while(Result::ok) {
        let start = cells.position().map_or(0, csv::Position::byte) as usize;
        records.push(Record { line: lines.reach(start), cells, open: false });
    }
    close(&mut records);
    records
}

/// Takes the end's own record away, or what a cell left open has swallowed of it.
fn close(records: &mut Vec<Record>) {
    let Some(last) = records.last_mut() else { return };
    if last.cells.len() == 1 && last.cells.get(0) == Some(&END[1..]) {
        records.pop();
        return;
    }
    let kept = last.cells.len().saturating_sub(1);
    let mut cells: ByteRecord = last.cells.iter().take(kept).collect();
    let swallowed = last.cells.get(kept).unwrap_or_default();
    cells.push_field(swallowed.strip_suffix(END).unwrap_or(swallowed));
    (last.cells, last.open) = (cells, true);
}

/// A semicolon when the header has more of them than commas: no column's name holds either.
fn delimiter(bytes: &[u8]) -> u8 {
    let header = bytes.iter().skip_while(|b| matches!(b, b'\n' | b'\r')).take_while(|b| !matches!(b, b'\n' | b'\r'));
    let balance: i64 = header.map(|b| i64::from(*b == b';') - i64::from(*b == b',')).sum();
    if balance > 0 { b';' } else { b',' }
}

/// Counts physical lines while the reader walks on.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that the reader says begins at `start`: there, or after the line breaks it will skip.
    fn reach(&mut self, start: usize) -> u64 {
        let blank = self.bytes[start..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let feeds = |range: &[u8]| range.iter().filter(|b| **b == b'\n').count();
        // Inside a record only a line feed makes a line. Between records a carriage return alone does too.
        let lone = |i: &usize| self.bytes[*i] == b'\r' && self.bytes.get(i + 1) != Some(&b'\n');
        let between = start.saturating_sub(1).max(self.at)..start + blank;
        self.line += (feeds(&self.bytes[self.at..start + blank]) + between.filter(lone).count()) as u64;
        self.at = start + blank;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each record's line and cells, `!` after one left open.
    fn cut(text: &str) -> Vec<String> {
        let show = |r: &Record| {
            let cells: Vec<_> = r.cells.iter().map(|c| String::from_utf8_lossy(c)).collect();
            format!("{}:{}{}", r.line, cells.join("|"), if r.open { "!" } else { "" })
        };
        records(text.as_bytes().to_vec()).iter().map(show).collect()
    }

    #[test]
    fn a_record_begins_where_an_editor_shows_it() {
        assert_eq!(cut("a,b\n1,2\n3,4\n"), ["1:a|b", "2:1|2", "3:3|4"]);
        assert_eq!(cut("a,b\r\n1,2\r\n3,4"), ["1:a|b", "2:1|2", "3:3|4"]);
        assert_eq!(cut("\u{feff}a,b\r\n\"1\r\n\r\nx\",2\r\n3,4\r\n"), ["1:a|b", "2:1\r\n\r\nx|2", "5:3|4"]);
        assert_eq!(cut("\n\na,b\n\n\n1,2\n\n"), ["3:a|b", "6:1|2"]);
        assert_eq!(cut("a,b\r\n\r\n\r\n1,2\r\n"), ["1:a|b", "4:1|2"]);
        assert_eq!(cut("a,b\r1,2\r\r3,4\r"), ["1:a|b", "2:1|2", "4:3|4"]);
        assert_eq!(cut("a,b\n\"x\ry\",2\n3,4"), ["1:a|b", "2:x\ry|2", "3:3|4"]);
        assert_eq!(cut("a,b\n1,\"\n\n\n\"\n3,4"), ["1:a|b", "2:1|\n\n\n", "6:3|4"]);
    }

    #[test]
    fn the_readers_own_count_would_be_wrong() {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader("a,b\r\n1,2\r\n".as_bytes());
        let lines: Vec<u64> = reader.byte_records().map(|r| r.unwrap().position().unwrap().line()).collect();
        assert_ne!(lines, [1, 2], "this module's count can go once the reader's is right");
    }

    #[test]
    fn the_delimiter_is_the_headers() {
        assert_eq!(cut("a;b\n1,5;2\n"), ["1:a|b", "2:1,5|2"]);
        assert_eq!(cut("a,b\n\"x;y;z\",2\n"), ["1:a|b", "2:x;y;z|2"]);
        assert_eq!(cut("a\n1\n"), ["1:a", "2:1"]);
    }

    #[test]
    fn a_quotation_mark_left_open_shows() {
        assert_eq!(cut("a,b\n1,\"x\n3,4\n"), ["1:a|b", "2:1|x\n3,4\n!"]);
        assert_eq!(cut("a,\"b"), ["1:a|b!"]);
        assert_eq!(cut("a,b\n1,\"x\"\"\""), ["1:a|b", "2:1|x\""]);
        assert!(cut("").is_empty() && cut("\r\n\n").is_empty());
    }
}
