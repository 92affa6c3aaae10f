//! The list behind a figure, and the figures, as spreadsheets open them.
//!
//! Invariant: every row says by itself what it is a row of (indicator, version, period, as-of day), no name of a person
//! leaves, and no cell is run as a formula.

use super::{Case, Definition, Figures, Period, written};
use crate::{
    kernel::{Language, text::spreadsheet_cell},
    web::texts,
};

/// The heads of the list's columns, as people read them.
const HEADS: [&str; 9] = [
    "indicators-column-code",
    "indicators-column-version",
    "indicators-column-from",
    "indicators-column-to",
    "indicators-column-as-of",
    "indicators-column-id",
    "indicators-column-ref",
    "indicators-column-counts",
    "indicators-column-because",
];

/// The list as people open it: in their language, `;` between cells, and the mark by which spreadsheets know UTF-8.
///
/// # Errors
/// When it cannot be written.
pub fn of_cases(language: Language, definition: &Definition, period: Period, cases: &[Case]) -> csv::Result<Vec<u8>> {
    let heads = HEADS.map(|key| texts::say(language, key));
    let rows = cases.iter().map(|case| {
        let told = [texts::say(language, &case.counts.key()), written::because(language, &case.because)];
        [before(definition, period).to_vec(), vec![case.id.to_string(), case.r#ref.clone()], told.to_vec()].concat()
    });
    let mut out = "\u{feff}".as_bytes().to_vec();
    out.extend(written_with(b';', &heads, rows)?);
    Ok(out)
}

/// The same list as programs read it: the names of the API's fields, commas, no mark.
///
/// # Errors
/// When it cannot be written.
pub fn of_cases_plain(language: Language, definition: &Definition, period: Period, cases: &[Case]) -> csv::Result<Vec<u8>> {
    let heads = ["code", "version", "from", "to", "as_of", "id", "ref", "counts", "because"].map(str::to_owned);
    let rows = cases.iter().map(|case| {
        let own = vec![case.id.to_string(), case.r#ref.clone(), case.counts.to_string(), written::because(language, &case.because)];
        [before(definition, period).to_vec(), own].concat()
    });
    written_with(b',', &heads, rows)
}

/// The figures of a period as programs read them, an empty cell where there is no number.
///
/// # Errors
/// When it cannot be written.
pub fn of_figures(figures: &Figures) -> csv::Result<Vec<u8>> {
    let names = ["code", "version", "from", "to", "as_of", "status", "numerator", "denominator", "value", "low", "high"];
    let [from, to, as_of] = [figures.from, figures.to, figures.as_of].map(|day| day.to_string());
    let rows = figures.values.iter().map(|f| {
        let numbers = [f.numerator, f.denominator, f.value, f.low, f.high].map(|n| n.map(|n| n.to_string()).unwrap_or_default());
        let own = [f.code.clone(), f.version.to_string(), from.clone(), to.clone(), as_of.clone(), f.status.to_string()];
        [own.to_vec(), numbers.to_vec()].concat()
    });
    written_with(b',', &names.map(str::to_owned), rows)
}

fn before(definition: &Definition, period: Period) -> [String; 5] {
    let [from, to, as_of] = [period.from, period.to, period.as_of].map(|day| day.to_string());
    [definition.code.to_owned(), definition.version.to_string(), from, to, as_of]
}

fn written_with(delimiter: u8, heads: &[String], rows: impl Iterator<Item = Vec<String>>) -> csv::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(heads)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| spreadsheet_cell(cell).into_owned()))?;
    }
    writer.into_inner().map_err(|e| e.into_error().into())
}

#[cfg(test)]
mod tests {
    use super::super::{Because, Counts, Subject, definition};
    use super::*;
    use crate::{kernel::ids::PlacementId, quality::stories::seen_on};
    use uuid::Uuid;

    #[test]
    fn every_row_says_what_it_is_a_row_of_and_no_cell_is_run() {
        let subject = Subject::Placement(PlacementId(Uuid::from_u128(7)));
        let case = Case::new(subject, "=cmd|' /C calc'!A0", (Counts::Numerator, Because::new("why-not-ordinary")));
        let out = of_cases_plain(Language::Fr, definition("RET-03").unwrap(), seen_on("2026-03-31"), &[case]).unwrap();
        let mut reader = csv::Reader::from_reader(out.as_slice());
        assert_eq!(reader.headers().unwrap().iter().nth(4), Some("as_of"));
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!(row.iter().take(5).collect::<Vec<_>>(), ["RET-03", "1", "2025-01-01", "2025-12-31", "2026-03-31"]);
        assert_eq!(&row[6], "'=cmd|' /C calc'!A0");
    }

    #[test]
    fn a_spreadsheet_knows_the_encoding_and_the_separator() {
        let out = of_cases(Language::Fr, definition("RET-03").unwrap(), seen_on("2026-03-31"), &[]).unwrap();
        assert!(out.starts_with(b"\xef\xbb\xbf") && out.iter().filter(|b| **b == b';').count() == 8);
    }
}
