//! Cells: how each type of value is read from one cell of a bundle and written to one.
//!
//! Invariant: what [`Cell::write`] gives, [`Cell::read`] gives back; texts come back character for character.

use crate::kernel::{
    Day, Hundredths, Language, Moment, YesNo,
    moment::Zone,
    text::{closest, is_formula, spreadsheet_cell},
};
use crate::method::{
    agreements, candidates, cases, extensions, gaps, milestones, needs, objectives, placements, pulses, sessions, sharing, suspensions,
};
use crate::people::{employers, members, profiles, structures, trainees};

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

/// What is so only when somebody says it: an empty cell says no.
impl Cell for YesNo {
    fn empty() -> Option<Self> {
        Some(YesNo(false))
    }
    fn read(text: &str, zone: &Zone) -> Result<Self, String> {
        bool::read(text, zone).map(YesNo)
    }
    fn write(&self, zone: &Zone) -> String {
        self.0.write(zone)
    }
}

/// How many people a firm wants: one, unless it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted(pub i64);

impl Cell for Wanted {
    fn empty() -> Option<Self> {
        Some(Wanted(1))
    }
    fn read(text: &str, zone: &Zone) -> Result<Self, String> {
        let n = i64::read(text, zone).ok().filter(|n| (1..=9999).contains(n));
        n.map(Wanted).ok_or_else(|| "a whole number from 1 to 9999".to_owned())
    }
    fn write(&self, zone: &Zone) -> String {
        self.0.write(zone)
    }
}

/// A stage that no fact tells: work and an end tell the others, so that no file says them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits(cases::Stage);

impl Waits {
    /// Every stage that is said in a file.
    const WORDS: &'static [&'static str] = &[cases::Stage::Referred.word(), cases::Stage::Intake.word(), cases::Stage::Declined.word()];

    pub fn of(stage: cases::Stage) -> Option<Waits> {
        Self::WORDS.contains(&stage.word()).then_some(Waits(stage))
    }

    pub fn stage(self) -> cases::Stage {
        self.0
    }
}

impl Cell for Waits {
    fn empty() -> Option<Self> {
        None
    }
    fn read(text: &str, _: &Zone) -> Result<Self, String> {
        let said = text.parse().ok().and_then(Waits::of);
        said.ok_or_else(|| format!("one of {}, or an empty cell: its dates and its work tell every other stage", Self::WORDS.join(", ")))
    }
    fn write(&self, _: &Zone) -> String {
        self.0.word().to_owned()
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
    sessions::Side; sessions::Place; sessions::Mood;
    // A note whose audience nobody chose is read by as few people as can be.
    sessions::NoteAudience = sessions::NoteAudience::Coach;
    placements::PlacementKind; placements::EndPhase; placements::EndInitiator; placements::EndForm; placements::EndValence;
    milestones::MilestoneKind; milestones::Answer; milestones::Grade;
    cases::Stage; suspensions::SuspensionReason; extensions::ExtensionState; gaps::Pair; gaps::GapAnswer;
    profiles::Rule; structures::Profile;
    needs::NeedState; needs::NeedAnswer; candidates::CandidateState;
    agreements::AgreementKind; agreements::AgreementState; agreements::Party; agreements::SignatureState; agreements::Channel;
    sharing::Whose; sharing::SharingKind; sharing::SharingState; Language;
    pulses::PulseSide; pulses::Going;
}

mod people;
mod skills;
pub use people::{AtWork, Spoken};
pub use skills::{Edition, Since, Subject};

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
    placements::EndCause, empty Some(Vec::new());
}

#[cfg(test)]
mod tests;
