//! The frameworks that ship, read once from `fixtures/frameworks`: ours and free, the same for every structure.
//!
//! Invariant: what a number of a code says never changes; better words are a file with the next number beside it.

use super::Grid;
use serde::Deserialize;
use std::sync::LazyLock;

/// A framework as it ships.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    pub code: String,
    pub number: i64,
    pub grid: Grid,
}

macro_rules! files { ($($file:literal),+ $(,)?) => {
    const FILES: &[&str] = &[$(include_str!(concat!("../../../fixtures/frameworks/", $file, ".json"))),+];
} }
files!["autonomy.1", "capacity.1", "home_services.1", "transversal.1"];

#[allow(clippy::expect_used)] // part of the program; a test reads every word of it
static ALL: LazyLock<Vec<Shipped>> =
    LazyLock::new(|| FILES.iter().map(|f| serde_json::from_str(f).expect("the shipped frameworks can be read")).collect());

/// Each of them, every version.
pub fn all() -> &'static [Shipped] {
    &ALL
}

/// One of them: that version, or the latest.
pub fn find(code: &str, number: Option<i64>) -> Option<&'static Shipped> {
    ALL.iter().filter(|s| s.code == code && number.is_none_or(|n| s.number == n)).max_by_key(|s| s.number)
}

#[cfg(test)]
mod tests {
    use super::{super::*, *};
    use sha2::Digest;

    fn both(words: &Wording) -> [&str; 2] {
        match words {
            Wording::Ours { fr, en } => [fr, en],
            Wording::Own(own) => panic!("{own:?} ships in one language"),
        }
    }

    #[test]
    fn every_word_ships_in_both_languages_and_every_grid_can_be_used() {
        for s in all() {
            assert!(check(&s.grid).is_ok(), "{}", s.code);
            let items = s.grid.items.iter().flat_map(|i| [Some(&i.label), i.domain.as_ref(), i.help.as_ref()]).flatten();
            let about = s.grid.about.as_ref().expect("each says what it is for");
            for words in items.chain(&s.grid.levels).chain([&s.grid.name, about]) {
                let [fr, en] = both(words);
                assert!(!fr.trim().is_empty() && !en.trim().is_empty(), "{words:?}");
                assert!(!fr.contains(" :") && !fr.contains(" ;") && !fr.contains(" ?"), "a wide space: {fr}");
            }
            assert!(s.grid.items.iter().all(|i| i.help.is_some() && i.picture.is_some()), "{}", s.code);
        }
    }

    /// `interface.md`, section 4, and `method.md`, section 6.
    #[test]
    fn autonomy_and_capacity_are_those_that_figures_read() {
        let codes = |code: &str| find(code, None).unwrap().grid.items.iter().map(|i| i.code.clone()).collect::<Vec<_>>();
        assert_eq!(codes("autonomy"), ["tasks", "time", "communication", "relations", "problems", "conditions"]);
        assert_eq!(codes("capacity"), ["welcome", "tutor", "instructions", "feedback", "adjustment", "team", "conflict", "rehire"]);
        for code in ["autonomy", "capacity"] {
            assert_eq!(find(code, None).unwrap().grid.max_level(), 4, "{code}");
        }
        let steps: Vec<&str> = find("home_services", None).unwrap().grid.levels.iter().map(|l| l.say(Language::En)).collect();
        assert_eq!(steps, ["not yet", "with help", "alone", "can show others"]);
    }

    /// Whoever sees this fail has changed words by which people were rated: they want a file with the next number.
    #[test]
    fn what_was_published_never_changes() {
        let prints: Vec<String> =
            FILES.iter().map(|f| data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(f.as_bytes()))[..16].to_owned()).collect();
        assert_eq!(prints, PRINTS);
    }

    const PRINTS: [&str; 4] = ["88f1d0b15afaaaf6", "b1e6a7403086a74c", "5d23f7cc057caad6", "0df9629c5ee6e443"];
}
