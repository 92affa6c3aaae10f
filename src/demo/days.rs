//! Days as the demonstration's files write them: `T` is today, and steps follow, read from left to right.
//!
//! `+7` and `-40` are days, `M+1` and `M-3` months (clamped to the month's end), `w` goes back to a working day, and a
//! last `T18:30` is an hour on that day's wall: `T-40wM+1` is a month after the working day at or before 40 days ago.
//!
//! Invariant: a text that is not wholly such a day comes out as it went in.

use crate::kernel::{Day, moment::Zone};
use serde_json::Value;

/// A day read, and the hour when one is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub day: Day,
    /// As `18:30`.
    pub hour: Option<String>,
}

/// Reads a day relative to `today`; nothing when the text is something else.
pub fn read(text: &str, today: Day) -> Option<Told> {
    let (steps, hour) = match text.strip_prefix('T')?.split_once('T') {
        Some((steps, hour)) => (steps, Some(clock(hour)?)),
        None => (text.strip_prefix('T')?, None),
    };
    let (mut day, mut rest) = (today, steps);
    while !rest.is_empty() {
        (day, rest) = step(day, rest)?;
    }
    Some(Told { day, hour })
}

fn step(day: Day, text: &str) -> Option<(Day, &str)> {
    if let Some(rest) = text.strip_prefix('w') {
        return Some((day.plus_days(-i64::from(day.weekday().saturating_sub(5))), rest));
    }
    match text.strip_prefix('M') {
        Some(months) => number(months).map(|(n, rest)| (day.plus_months(n), rest)),
        None => number(text).map(|(n, rest)| (day.plus_days(n.into()), rest)),
    }
}

/// A number with its sign, and what comes after it.
fn number(text: &str) -> Option<(i32, &str)> {
    let digits = text.strip_prefix(['+', '-'])?;
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let n: i32 = digits[..end].parse().ok().filter(|n| *n < 10_000)?;
    Some((if text.starts_with('-') { -n } else { n }, &digits[end..]))
}

/// An hour as `18:30`.
fn clock(text: &str) -> Option<String> {
    let (hour, minute) = text.split_once(':')?;
    let within =
        |part: &str, most: u8| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()) && part.parse::<u8>().is_ok_and(|n| n < most);
    (within(hour, 24) && within(minute, 60)).then(|| text.to_owned())
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.hour {
            Some(hour) => write!(f, "{}T{hour}", self.day),
            None => self.day.fmt(f),
        }
    }
}

/// The text with its day, when it is one.
pub fn told(text: &str, today: Day) -> String {
    read(text, today).map_or_else(|| text.to_owned(), |t| t.to_string())
}

/// A CSV file with its days.
///
/// # Errors
/// When it is no CSV.
pub fn table(file: &[u8], today: Day) -> Result<Vec<u8>, csv::Error> {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(file);
    let mut written = csv::Writer::from_writer(Vec::new());
    for row in rows.records() {
        written.write_record(row?.iter().map(|cell| told(cell, today)))?;
    }
    written.into_inner().map_err(|e| e.into_error().into())
}

/// A JSON value with its days.
pub fn value(given: &Value, today: Day) -> Value {
    match given {
        Value::String(text) => told(text, today).into(),
        Value::Array(all) => all.iter().map(|v| value(v, today)).collect(),
        Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), value(v, today))).collect(),
        other => other.clone(),
    }
}

/// The instant that a day with its hour tells, in a zone.
pub fn moment(text: &str, today: Day, zone: &Zone) -> Option<crate::kernel::Moment> {
    zone.read(&read(text, today)?.to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(today: &str, text: &str) -> String {
        told(text, Day::iso(today).unwrap())
    }

    #[test]
    fn a_day_is_counted_from_today() {
        assert_eq!(on("2026-11-24", "T"), "2026-11-24");
        assert_eq!(on("2026-11-24", "T-40"), "2026-10-15");
        assert_eq!(on("2026-11-24", "T+12"), "2026-12-06");
        assert_eq!(on("2026-11-24", "T-40T18:30"), "2026-10-15T18:30");
    }

    #[test]
    fn months_are_clamped_and_steps_are_taken_in_order() {
        assert_eq!(on("2026-03-31", "TM-1"), "2026-02-28");
        assert_eq!(on("2026-03-31", "TM-1M+1"), "2026-03-28");
        assert_eq!(on("2026-03-31", "T-1M-1+7"), "2026-03-07");
        assert_eq!(on("2026-08-31", "TM+6"), "2027-02-28");
    }

    #[test]
    fn a_working_day_is_at_most_two_days_back() {
        assert_eq!(on("2026-11-28", "Tw"), "2026-11-27", "Saturday");
        assert_eq!(on("2026-11-29", "TwT09:15"), "2026-11-27T09:15", "Sunday");
        assert_eq!(on("2026-11-30", "Tw"), "2026-11-30", "Monday");
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        for text in
            ["", "Tarik", "T-", "T-4x", "TM", "TM4", "T18", "T-1T25:00", "T-1T9:00", "T-99999", "2026-01-05", " T", "t", "Tout va bien"]
        {
            assert_eq!(on("2026-11-24", text), text);
        }
    }

    #[test]
    fn a_table_keeps_its_texts_and_quotation_marks() {
        let file = "ref,held_on,note\nS1,T-1,\"« T-1 », dit-elle\nT\"\n";
        let written = table(file.as_bytes(), Day::iso("2026-11-24").unwrap()).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), "ref,held_on,note\nS1,2026-11-23,\"« T-1 », dit-elle\nT\"\n");
    }

    proptest! {
        /// Two sessions keep their order whatever weekday the demonstration starts on.
        #[test]
        fn going_back_to_a_working_day_never_swaps_two_days(shift in 0i64..14, earlier in 0i32..500, apart in 0i32..9) {
            let today = Day::iso("2026-11-24").unwrap().plus_days(shift);
            let day = |ago: i32| read(&format!("T-{ago}w"), today).unwrap().day;
            prop_assert!(day(earlier + apart) <= day(earlier));
            prop_assert!(day(earlier).weekday() <= 5);
        }
    }
}
