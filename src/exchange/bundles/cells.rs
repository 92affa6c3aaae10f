//! Cells: how each type of value is read from one cell of a bundle and written to one.
//!
//! Invariant: what [`Cell::write`] gives, [`Cell::read`] gives back; texts come back character for character.

use crate::kernel::{
    Day, Hundredths, Moment,
    moment::Zone,
    text::{closest, is_formula, spreadsheet_cell},
};
use crate::method::{cases, milestones, objectives, placements, sessions};
use crate::people::{employers, members, trainees};

/// The longest text, in characters.
pub const LONGEST: usize = 100_000;

/// A value that one cell holds. Its type says whether the cell may be empty.
pub trait Cell: Clone + PartialEq {
    /// What an empty cell means, or `None` when the cell must be filled.
    fn empty() -> Option<Self>;
    /// Reads a cell that is not empty; the error says what was expected.
    fn read(text: &str, zone: &Zone) -> Result<Self, String>;
    /// As it stands in an exported file.
    fn write(&self, zone: &Zone) -> String;
    /// The text of a reference to another row.
    fn text(&self) -> Option<&str> {
        None
    }
    /// The day, for a date.
    fn day(&self) -> Option<Day> {
        None
    }
    /// Whether the two mean the same; a list means the same in any order.
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl<T: Cell> Cell for Option<T> {
    fn empty() -> Option<Self> {
        Some(None)
    }
    fn read(text: &str, zone: &Zone) -> Result<Self, String> {
        T::read(text, zone).map(Some)
    }
    fn write(&self, zone: &Zone) -> String {
        self.as_ref().map_or_else(String::new, |v| v.write(zone))
    }
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(Cell::text)
    }
    fn day(&self) -> Option<Day> {
        self.as_ref().and_then(Cell::day)
    }
}

/// A text as its author wrote it. A spreadsheet would run what begins like a formula, so an exported text that does gets one
/// apostrophe, which an import takes away. The text is measured without it.
impl Cell for String {
    fn empty() -> Option<Self> {
        None
    }
    fn read(text: &str, _: &Zone) -> Result<Self, String> {
        let text = if guarded(text) { &text[1..] } else { text };
        match text.chars().nth(LONGEST) {
            None => Ok(text.to_owned()),
            Some(_) => Err("at most 100,000 characters".to_owned()),
        }
    }
    fn write(&self, _: &Zone) -> String {
        spreadsheet_cell(self).into_owned()
    }
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

fn guarded(text: &str) -> bool {
    text.starts_with('\'') && is_formula(text)
}

impl Cell for Day {
    fn empty() -> Option<Self> {
        None
    }
    fn read(text: &str, _: &Zone) -> Result<Self, String> {
        Day::iso(text).ok_or_else(|| wrong_day(text).to_owned())
    }
    fn write(&self, _: &Zone) -> String {
        self.to_string()
    }
    fn day(&self) -> Option<Day> {
        Some(*self)
    }
}

/// An ISO date that is refused is either outside the calendar's years or not in any calendar.
fn wrong_day(text: &str) -> &'static str {
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<u16>().ok();
    let shaped = text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    match (part(0..4), part(5..7), part(8..10)) {
        (Some(y), Some(m), Some(d)) if shaped && Day::of(y.into(), m as u8, d as u8).is_some() => "a date from 1900-01-01 to 2100-12-31",
        _ if shaped => "a date that exists",
        _ => "a date such as 2026-12-31",
    }
}

impl Cell for Moment {
    fn empty() -> Option<Self> {
        None
    }
    fn read(text: &str, zone: &Zone) -> Result<Self, String> {
        let at = zone.read(text).map_err(|_| "a date, a local date-time such as 2026-12-31T18:30, or one with an offset")?;
        if (Day::FIRST..=Day::LAST).contains(&zone.day(at)) { Ok(at) } else { Err("a date from 1900-01-01 to 2100-12-31".to_owned()) }
    }
    fn write(&self, zone: &Zone) -> String {
        zone.write(*self)
    }
}

impl Cell for Hundredths {
    fn empty() -> Option<Self> {
        None
    }
    fn read(text: &str, _: &Zone) -> Result<Self, String> {
        text.parse().map_err(|_| "a number that is not negative, with at most two decimals".to_owned())
    }
    fn write(&self, _: &Zone) -> String {
        self.to_string()
    }
}

/// Minutes. Nine digits are enough for any session, and keep every sum of them within 64 bits.
impl Cell for i64 {
    fn empty() -> Option<Self> {
        None
    }
    fn read(text: &str, _: &Zone) -> Result<Self, String> {
        let whole = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let expected = || "a whole number that is not negative, of at most 9 digits".to_owned();
        if whole { text.parse().map_err(|_| expected()) } else { Err(expected()) }
    }
    fn write(&self, _: &Zone) -> String {
        self.to_string()
    }
}

impl Cell for bool {
    fn empty() -> Option<Self> {
        None
    }
    fn read(text: &str, _: &Zone) -> Result<Self, String> {
        match text {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err("yes or no".to_owned()),
        }
    }
    fn write(&self, _: &Zone) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

fn word<T: std::str::FromStr>(text: &str, words: &[&str]) -> Result<T, String> {
    text.parse().map_err(|_| match closest(text, words.iter().copied()) {
        Some(closest) => format!("a known value (the closest is {closest})"),
        None => format!("one of {}", words.join(", ")),
    })
}

/// Closed lists: one word per cell. After `=`, what an empty cell means.
macro_rules! word_cells { ($($name:path $(= $empty:expr)?;)+) => { $(
    impl Cell for $name {
        fn empty() -> Option<Self> { None$(.or(Some($empty)))? }
        fn read(text: &str, _: &Zone) -> Result<Self, String> { word(text, <$name>::WORDS) }
        fn write(&self, _: &Zone) -> String { self.word().to_owned() }
    }
)+ } }

word_cells! {
    trainees::Sex; trainees::Education; trainees::ExitReason;
    employers::Size; employers::Country;
    cases::ClosingReason;
    objectives::Domain; objectives::Origin; objectives::Outcome;
    sessions::Side; sessions::Place;
    // A note whose audience nobody chose is read by as few people as can be.
    sessions::NoteAudience = sessions::NoteAudience::Coach;
    placements::PlacementKind; placements::EndPhase; placements::EndInitiator;
    milestones::MilestoneKind; milestones::Answer; milestones::Grade;
}

/// Lists of words joined by `|`, kept in the order typed; a word said twice is kept once.
macro_rules! list_cells { ($($name:path, empty $empty:expr;)+) => { $(
    impl Cell for Vec<$name> {
        fn empty() -> Option<Self> { $empty }
        fn read(text: &str, _: &Zone) -> Result<Self, String> {
            let mut kept = Vec::new();
            for each in text.split('|') {
                let one = word(each, <$name>::WORDS)?;
                if !kept.contains(&one) { kept.push(one) }
            }
            Ok(kept)
        }
        fn write(&self, _: &Zone) -> String { self.iter().map(|w| w.word()).collect::<Vec<_>>().join("|") }
        fn same(&self, other: &Self) -> bool { self.len() == other.len() && self.iter().all(|w| other.contains(w)) }
    }
)+ } }

list_cells! {
    members::Role, empty None;
    trainees::Criterion, empty Some(Vec::new());
    trainees::Barrier, empty Some(Vec::new());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::members::Role;

    fn zone() -> Zone {
        Zone::named("Europe/Paris").unwrap()
    }
    fn read<T: Cell>(text: &str) -> Result<T, String> {
        T::read(text, &zone())
    }

    #[test]
    fn a_text_that_looks_like_a_formula_travels_behind_one_apostrophe() {
        for (kept, exported) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("+33 6", "'+33 6"),
            ("-2 h", "'-2 h"),
            ("@a", "'@a"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("＝1+1", "'＝1+1"),
            ("\n=1", "'\n=1"),
            ("'tis", "'tis"),
            ("''", "''"),
            ("a=b", "a=b"),
            (" =1", " =1"),
        ] {
            assert_eq!(kept.to_owned().write(&zone()), exported);
            assert_eq!(read::<String>(exported).as_deref(), Ok(kept));
        }
        assert_eq!(read::<String>("=1+1").as_deref(), Ok("=1+1"), "a foreign file is kept as it is");
    }

    #[test]
    fn the_longest_text_can_still_be_exported_and_read_back() {
        let longest = format!("={}", "é".repeat(LONGEST - 1));
        assert_eq!(read::<String>(&longest.write(&zone())), Ok(longest.clone()));
        assert!(read::<String>(&format!("{longest}é")).is_err());
    }

    #[test]
    fn a_wrong_date_is_told_apart() {
        assert_eq!(read::<Day>("31/12/2026"), Err("a date such as 2026-12-31".into()));
        assert_eq!(read::<Day>("2025-02-29"), Err("a date that exists".into()));
        assert_eq!(read::<Day>("2025-99-01"), Err("a date that exists".into()));
        assert_eq!(read::<Day>("1899-12-31"), Err("a date from 1900-01-01 to 2100-12-31".into()));
        assert_eq!(read::<Moment>("2101-01-01T10:00"), Err("a date from 1900-01-01 to 2100-12-31".into()));
    }

    #[test]
    fn numbers_are_never_negative() {
        assert_eq!(read::<i64>("0"), Ok(0));
        for wrong in ["-1", "+1", "1.5", "1e3", "٣", " 1", "9999999999"] {
            assert!(read::<i64>(wrong).is_err(), "{wrong}");
        }
        assert!(read::<Hundredths>("-0.5").is_err());
    }

    #[test]
    fn lists_keep_their_order_and_mean_the_same_in_any_other() {
        let roles: Vec<Role> = read("supervisor|director|supervisor").unwrap();
        assert_eq!(roles, [Role::Supervisor, Role::Director]);
        assert!(
            roles.same(&vec![Role::Director, Role::Supervisor]) && !roles.same(&vec![Role::Director]) && !vec![Role::Director].same(&roles)
        );
        assert_eq!(read::<Vec<Role>>("director|"), Err("one of director, quality_referent, jobcoach, supervisor".into()));
        assert_eq!(read::<Vec<Role>>("job coach"), Err("a known value (the closest is jobcoach)".into()));
        assert_eq!(Vec::<Role>::empty(), None, "a member has a role");
    }
}
