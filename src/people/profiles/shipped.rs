//! The profiles that ship, read once from `fixtures/profiles.json`: numbers are data, with their origin in words.

use super::Rule;
use crate::{kernel::Language, people::structures::Profile};
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

/// A number as it ships.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    pub value: Option<i64>,
    pub origin: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    origins: HashMap<String, Words>,
    /// What every profile has unless it says otherwise.
    every: HashMap<Rule, (Option<i64>, String)>,
    profiles: HashMap<Profile, HashMap<Rule, (Option<i64>, String)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    fr: String,
    en: String,
}

#[allow(clippy::expect_used)] // part of the program; a test reads every number of it
static FILE: LazyLock<File> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../fixtures/profiles.json")).expect("the shipped profiles can be read"));

/// The number a profile ships for a rule.
pub fn number(base: Profile, rule: Rule) -> Number {
    let file = &*FILE;
    let found = file.profiles.get(&base).and_then(|own| own.get(&rule)).or_else(|| file.every.get(&rule));
    found.map_or(Number { value: None, origin: "" }, |(value, origin)| Number { value: *value, origin })
}

/// Where a shipped number comes from, in words.
pub fn origin(key: &str, language: Language) -> &'static str {
    FILE.origins.get(key).map_or("", |words| match language {
        Language::Fr => words.fr.as_str(),
        Language::En => words.en.as_str(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_ships_with_an_origin_in_both_languages() {
        for base in Profile::ALL {
            for rule in Rule::ALL {
                let key = number(*base, *rule).origin;
                assert!(!origin(key, Language::Fr).is_empty() && !origin(key, Language::En).is_empty(), "{base} {rule} {key:?}");
            }
        }
    }
}
