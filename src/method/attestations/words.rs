//! The words of an attestation that are the same on every one, in the attestation's own language and not in the reader's.
//!
//! No sentence agrees with the person's gender. Days stay on one line with their months.

use crate::{
    kernel::{Day, Language},
    method::assessments::Source,
    web::texts::{self, say, say_with},
};
use std::{collections::BTreeSet, sync::LazyLock};
use time::Date;

/// What does not change from one attestation to the next.
pub struct Words {
    pub title: String,
    pub birth_date: String,
    pub framework: String,
    pub version: String,
    pub purpose: String,
    pub skills: String,
    /// What the column of levels means.
    pub steps: String,
    pub skill: String,
    pub level: String,
    pub said_by: String,
    /// How a level came about.
    pub synthesis: String,
    pub comment: String,
    pub issue: String,
    pub signature: String,
    pub verify: String,
    /// Before the address.
    pub how: String,
    pub promise: String,
    /// What a screen reader says of the drawn code; the address follows.
    pub code_image: String,
    /// A text file cannot begin or end with a space.
    pub colon: &'static str,
}

static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Fr));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::En));

/// The words of a language.
pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    }
}

impl Words {
    fn read(language: Language) -> Words {
        Words {
            title: say(language, "paper-title"),
            birth_date: say(language, "paper-birth-date"),
            framework: say(language, "paper-framework"),
            version: say(language, "paper-version"),
            purpose: say(language, "paper-purpose"),
            skills: say(language, "paper-skills"),
            steps: say(language, "paper-steps"),
            skill: say(language, "paper-skill"),
            level: say(language, "paper-level"),
            said_by: say(language, "paper-said-by"),
            synthesis: say(language, "paper-synthesis"),
            comment: say(language, "paper-comment"),
            issue: say(language, "paper-issue"),
            signature: say(language, "paper-signature"),
            verify: say(language, "paper-verify"),
            how: say(language, "paper-how"),
            promise: say(language, "paper-promise"),
            code_image: say(language, "paper-code-image"),
            colon: match language {
                Language::Fr => "\u{202f}: ",
                Language::En => ": ",
            },
        }
    }
}

/// A source, short enough for a column.
fn source(source: Source) -> &'static str {
    match source {
        Source::Myself => "paper-source-self",
        Source::Supervisor => "paper-source-supervisor",
        Source::Employer => "paper-source-employer",
        Source::Client => "paper-source-client",
        Source::Coach => "paper-source-coach",
    }
}

/// Several sources, each once, the person first and the coach last.
pub fn sources(language: Language, all: &[Source]) -> String {
    let all: BTreeSet<&Source> = all.iter().collect();
    all.into_iter().map(|each| say(language, source(*each))).collect::<Vec<_>>().join(", ")
}

/// A day in words. The day stays with its month, and the month with its year.
pub fn day(language: Language, on: Date) -> String {
    texts::day(language, Day(on)).replace(' ', "\u{a0}")
}

/// Who attests what of whom: the sentence that the whole paper stands for.
pub fn statement(language: Language, structure: &str, (first, last): (Date, Date)) -> String {
    let (from, to) = (day(language, first), day(language, last));
    match first == last {
        true => say_with(language, "paper-statement-day", &[("structure", &structure), ("day", &from)]),
        false => say_with(language, "paper-statement", &[("structure", &structure), ("from", &from), ("to", &to)]),
    }
}

/// Where and when it is attested, as a letter begins.
pub fn place_and_day(language: Language, place: &str, on: Date) -> String {
    say_with(language, "paper-place-and-day", &[("place", &place), ("day", &day(language, on))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn days_are_said_as_people_say_them() {
        assert_eq!(day(Language::Fr, date!(2026 - 07 - 01)), "1er\u{a0}juillet\u{a0}2026");
        assert_eq!(day(Language::En, date!(2026 - 07 - 01)), "1\u{a0}July\u{a0}2026");
        let same = (date!(2026 - 02 - 03), date!(2026 - 02 - 03));
        assert!(statement(Language::Fr, "X", same).contains("évaluées le\u{a0}3\u{a0}février\u{a0}2026."));
    }

    #[test]
    fn sources_are_named_once_and_in_one_order() {
        assert_eq!(sources(Language::Fr, &[Source::Coach, Source::Myself, Source::Coach]), "personne, jobcoach");
    }
}
