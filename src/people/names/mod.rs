//! Names: how people and firms are found by what somebody remembers of them, and which two records may be one.
//!
//! Invariant: the keys of a record follow from the record alone ([`Named::keys`]); whatever writes a name writes its keys in the
//! same transaction, and `jalon verify` compares them.

pub mod doubles;
pub mod likeness;
pub mod renew;
pub mod sound;
pub mod store;

pub use likeness::{Ear, like, same};

use crate::kernel::text::fold;
use std::collections::BTreeSet;

/// The fewest letters that are looked up.
pub const FEWEST: usize = 2;
/// Letters of a key: what goes on beyond is compared in the record itself.
const KEY: usize = 80;
/// Words of what is looked up; more tell nothing more.
const ASKED: usize = 4;
/// Words of a name that it can be found from.
const BEGINNINGS: usize = 10;
/// From so many letters on, one of them can be wrong.
const TYPO: usize = 4;
/// A word longer than this is no name that somebody misspells.
const LONGEST: usize = 24;

/// Why a record was found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Every word is there as it was typed.
    Exact,
    /// Every word begins one of the name's.
    Beginning,
    /// A letter is missing, added, another, or in the wrong place.
    Typo,
    /// It is said alike.
    Sound,
}

impl Why {
    /// The text that says so; nothing where it shows by itself.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Why::Exact | Why::Beginning => None,
            Why::Typo => Some("found-typo"),
            Why::Sound => Some("found-sound"),
        }
    }

    /// The word programs read.
    pub fn word(self) -> &'static str {
        match self {
            Why::Exact => "exact",
            Why::Beginning => "beginning",
            Why::Typo => "typo",
            Why::Sound => "sound",
        }
    }
}

/// What a record is found by.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Folded; parts whose words may be written together: the last name and the first, or a firm's name and its city.
    pub parts: Vec<String>,
    /// Digits alone: a telephone, a SIRET, an enterprise number.
    pub numbers: Vec<String>,
    pub mails: Vec<String>,
}

impl Named {
    /// A person.
    pub fn person(first: &str, last: &str, phone: Option<&str>, email: Option<&str>) -> Named {
        Named {
            parts: vec![fold(last), fold(first)],
            numbers: phone.map(telephone).into_iter().collect(),
            mails: email.map(mail).into_iter().collect(),
        }
    }

    /// A firm.
    pub fn firm(name: &str, city: Option<&str>, numbers: &[Option<&str>]) -> Named {
        Named {
            parts: vec![fold(name), fold(city.unwrap_or_default())],
            numbers: numbers.iter().flatten().map(|n| digits(n)).collect(),
            mails: Vec::new(),
        }
    }

    /// Every beginning it is looked up by.
    pub fn keys(&self) -> BTreeSet<String> {
        let words = self.words();
        let from = |words: &[String], at: usize| key(&[&words[at..], &words[..at]].concat().join(" "));
        let mut keys: BTreeSet<String> = (0..words.len().min(BEGINNINGS)).map(|at| from(&words, at)).collect();
        for (at, joined) in self.joined() {
            let mut one = words.clone();
            one.splice(at..at + 2, [joined]);
            keys.insert(from(&one, at));
        }
        keys.extend(self.numbers.iter().filter(|n| n.len() >= FEWEST).map(|n| key(n)));
        keys.extend(self.mails.iter().map(|m| key(m)));
        keys
    }

    fn words(&self) -> Vec<String> {
        self.parts.iter().flat_map(|p| p.split(' ')).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    }

    /// Two words of one part written as one, with the place of the first: *Ben Ali, Benali*.
    fn joined(&self) -> Vec<(usize, String)> {
        let (mut all, mut before) = (Vec::new(), 0);
        for part in &self.parts {
            let words: Vec<&str> = part.split(' ').filter(|w| !w.is_empty()).collect();
            all.extend(words.windows(2).enumerate().map(|(i, two)| (before + i, two.concat())));
            before += words.len();
        }
        all.truncate(BEGINNINGS);
        all
    }

    /// The words somebody may misspell.
    pub fn spellings(&self) -> BTreeSet<String> {
        let words = self.words().into_iter().take(BEGINNINGS).chain(self.joined().into_iter().map(|(_, w)| w));
        words.filter(|w| (FEWEST..=LONGEST).contains(&w.chars().count()) && !w.chars().all(|c| c.is_ascii_digit())).collect()
    }
}

/// A key ends with a space, so that whole words are a beginning too.
fn key(text: &str) -> String {
    let mut key: String = text.chars().take(KEY).collect();
    key.push(' ');
    key
}

/// The digits of a number, without what stands between them.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A telephone as it is dialled at home: `+33 6 12…` is `06 12…`.
pub fn telephone(text: &str) -> String {
    let all = digits(text);
    let abroad = text.trim_start().starts_with('+') || all.starts_with("00");
    let bare = all.trim_start_matches("00");
    match ["33", "32"].iter().find_map(|c| bare.strip_prefix(c)).filter(|rest| abroad && rest.len() >= 8) {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => all,
    }
}

/// A mail address as it is compared.
pub fn mail(text: &str) -> String {
    text.trim().to_lowercase()
}

/// A word without each of its letters in turn, and the word: two words that are one slip apart share one of these.
pub fn slips(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut all = BTreeSet::from([word.to_owned()]);
    if letters.len() >= TYPO - 1 {
        all.extend((0..letters.len()).map(|i| letters[..i].iter().chain(&letters[i + 1..]).collect::<String>()));
    }
    all
}

/// The key of a word's sound, told from spellings by its sign.
pub fn sounding(word: &str) -> Option<String> {
    Some(sound::code(word)).filter(|c| c.chars().count() >= 2).map(|c| format!("~{c}"))
}

/// What somebody typed to find a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    pub words: Vec<String>,
    /// The digits, when nothing but a number was typed.
    pub number: Option<String>,
    pub mail: Option<String>,
    /// The words, and the words with two of them written as one.
    readings: Vec<Vec<String>>,
}

impl Sought {
    /// Nothing for fewer than [`FEWEST`] letters.
    pub fn read(typed: &str) -> Option<Sought> {
        let folded = fold(typed);
        if folded.chars().filter(|c| *c != ' ').count() < FEWEST {
            return None;
        }
        let words: Vec<String> = folded.split(' ').take(ASKED).map(|w| w.chars().take(KEY).collect()).collect();
        let bare = typed.trim();
        let bare = bare.strip_prefix("BE").or_else(|| bare.strip_prefix("be")).unwrap_or(bare);
        let numeric = bare.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '+' | '-' | '/' | '(' | ')'));
        let number = numeric.then(|| telephone(bare)).filter(|n| n.len() >= FEWEST);
        let mail = typed.contains('@').then(|| mail(typed));
        Some(Sought { readings: readings(&words), words, number, mail })
    }

    /// A folded name that is compared with another.
    fn name(folded: &str) -> Sought {
        let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        Sought { readings: readings(&words), words, number: None, mail: None }
    }
}

fn readings(words: &[String]) -> Vec<Vec<String>> {
    let mut all = vec![words.to_vec()];
    for at in 1..words.len() {
        let mut one = words.to_vec();
        one.splice(at - 1..=at, [words[at - 1..=at].concat()]);
        all.push(one);
    }
    all
}

#[cfg(test)]
mod tests;
