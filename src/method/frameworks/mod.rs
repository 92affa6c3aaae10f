//! Frameworks of skills: domains, their items, and a scale whose every level has words (`method.md`, section 6).
//!
//! Invariant: a published version never changes; whoever wants another wording makes a new version, and what was rated by
//! the old one keeps it. Those that ship are the same for every structure and are changed by nobody: a structure starts its
//! own from a copy.

pub mod actions;
pub mod drafts;
pub mod pages;
pub mod sheet;
pub mod shipped;
pub mod store;

use crate::{
    desk::{Refusal, Said},
    kernel::{Language, signal::Signal},
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use utoipa::ToSchema;

/// Most items of a framework: what somebody can still rate in one sitting, with room to spare.
pub const MOST_ITEMS: usize = 100;
/// Most levels of a scale.
pub const MOST_LEVELS: usize = 7;

words! {
    /// What a framework looks at: what somebody can do, how far they decide alone, or what an establishment does to integrate.
    FrameworkKind "framework-kind" { Skills "skills", Autonomy "autonomy", Capacity "capacity" }
    /// What the levels of a scale measure.
    Dimension "dimension" { Mastery "mastery", Frequency "frequency", Performance "performance", Autonomy "autonomy" }
    /// A drawing that stands beside an item for whoever does not read with ease.
    Picture "picture" {
        Tasks "tasks", Time "time", Talk "talk", Listen "listen", Team "team", Alert "alert", Scale "scale", Door "door",
        Tutor "tutor", Read "read", Tools "tools", Handshake "handshake", Plan "plan", Clean "clean", Safety "safety",
        Laundry "laundry", Meal "meal", Lock "lock", Care "care", Move "move", Note "note", Count "count", Check "check",
    }
}

impl FrameworkKind {
    /// Whether an employer is looked at, and not a person.
    pub const fn is_of_employer(self) -> bool {
        matches!(self, FrameworkKind::Capacity)
    }

    /// Whether each rating also says who supplies the support.
    pub const fn asks_support(self) -> bool {
        matches!(self, FrameworkKind::Autonomy)
    }
}

/// Words of a framework: a structure's own, or ours in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Wording {
    Own(String),
    Ours { fr: String, en: String },
}

impl Wording {
    pub fn say(&self, language: Language) -> &str {
        match (self, language) {
            (Wording::Own(words), _) => words,
            (Wording::Ours { fr, .. }, Language::Fr) => fr,
            (Wording::Ours { en, .. }, Language::En) => en,
        }
    }

    /// The same in one language, as a structure's own words.
    fn settle(&mut self, language: Language) {
        *self = Wording::Own(self.say(language).to_owned());
    }
}

/// Something that is rated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What ratings call it; told apart from the others of its framework.
    pub code: String,
    pub label: Wording,
    /// Under which heading it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Wording>,
    /// What is meant, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Wording>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// A code of the French catalogue of trades, e.g. `K1304`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rome: Option<String>,
}

/// What a version of a framework says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    pub name: Wording,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Wording>,
    pub kind: FrameworkKind,
    pub dimension: Dimension,
    /// The words of each level from 0 on; "not assessed" can always be said beside them.
    pub levels: Vec<Wording>,
    pub items: Vec<Item>,
}

impl Grid {
    /// The highest level.
    pub fn max_level(&self) -> i64 {
        self.levels.len() as i64 - 1
    }

    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.code == code)
    }

    /// The words of a level.
    pub fn level(&self, level: i64, language: Language) -> &str {
        usize::try_from(level).ok().and_then(|l| self.levels.get(l)).map_or("", |w| w.say(language))
    }

    /// The items under their headings, in order; those of one heading that stand apart are shown apart.
    pub fn domains(&self) -> Vec<(Option<&Wording>, Vec<&Item>)> {
        let mut found: Vec<(Option<&Wording>, Vec<&Item>)> = Vec::new();
        for item in &self.items {
            match found.last_mut() {
                Some((domain, items)) if *domain == item.domain.as_ref() => items.push(item),
                _ => found.push((item.domain.as_ref(), vec![item])),
            }
        }
        found
    }

    /// The same in one language, for a structure to make its own.
    pub fn settled(mut self, language: Language) -> Grid {
        self.name.settle(language);
        let items = self.items.iter_mut().flat_map(|i| [Some(&mut i.label), i.domain.as_mut(), i.help.as_mut()]).flatten();
        self.about.iter_mut().chain(&mut self.levels).chain(items).for_each(|w| w.settle(language));
        self
    }
}

/// Whether a framework can be used to rate anything.
///
/// # Errors
/// Each reason why not: `err-grid-items`, `err-grid-items-most`, `err-grid-twice`, and what [`check_levels`] refuses.
pub fn check(grid: &Grid) -> Result<(), Refusal> {
    let mut said = Vec::new();
    if grid.items.is_empty() {
        said.push(Said::new("items", Signal::new("err-grid-items")));
    }
    if grid.items.len() > MOST_ITEMS {
        said.push(Said::new("items", Signal::new("err-grid-items-most").with("most", MOST_ITEMS)));
    }
    let mut codes = HashSet::new();
    for item in grid.items.iter().filter(|i| !codes.insert(i.code.as_str())) {
        said.push(Said::new("items", Signal::new("err-grid-twice").with("item", &item.code)));
    }
    let levels: Vec<&str> = grid.levels.iter().map(|l| l.say(Language::Fr)).collect();
    said.extend(check_levels(&levels).err().map(|signal| Said::new("levels", signal)));
    if said.is_empty() { Ok(()) } else { Err(Refusal::Said(said)) }
}

/// Whether these words make a scale: two levels cannot be told apart by the same words.
///
/// # Errors
/// `err-grid-levels`, `err-grid-levels-same`.
pub fn check_levels(levels: &[&str]) -> Result<(), Signal> {
    if !(2..=MOST_LEVELS).contains(&levels.len()) {
        return Err(Signal::new("err-grid-levels").with("most", MOST_LEVELS));
    }
    let mut known = HashSet::new();
    match levels.iter().find(|l| !known.insert(l.trim().to_lowercase())) {
        Some(same) => Err(Signal::new("err-grid-levels-same").with("level", same)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(words: &str) -> Wording {
        Wording::Own(words.into())
    }

    fn item(code: &str, domain: Option<&str>) -> Item {
        Item { code: code.into(), label: own(code), domain: domain.map(own), help: None, picture: None, rome: None }
    }

    fn grid(levels: &[&str], items: Vec<Item>) -> Grid {
        let levels = levels.iter().map(|l| own(l)).collect();
        Grid { name: own("Vente"), about: None, kind: FrameworkKind::Skills, dimension: Dimension::Mastery, levels, items }
    }

    fn refused(grid: &Grid) -> Vec<String> {
        match check(grid) {
            Err(Refusal::Said(said)) => said.into_iter().map(|s| s.signal.key).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_reason_why_a_grid_cannot_be_used_is_told() {
        assert_eq!(refused(&grid(&["non", "oui"], vec![item("a", None)])), Vec::<String>::new());
        assert_eq!(refused(&grid(&["non"], vec![])), ["err-grid-items", "err-grid-levels"]);
        assert_eq!(
            refused(&grid(&["non", "Oui", "oui "], vec![item("a", None), item("a", None)])),
            ["err-grid-twice", "err-grid-levels-same"]
        );
        let many: Vec<Item> = (0..=MOST_ITEMS).map(|n| item(&n.to_string(), None)).collect();
        assert_eq!(refused(&grid(&["1", "2", "3", "4", "5", "6", "7", "8"], many)), ["err-grid-items-most", "err-grid-levels"]);
    }

    #[test]
    fn items_stand_under_their_headings_in_order() {
        let items = vec![item("a", Some("Un")), item("b", Some("Un")), item("c", None), item("d", Some("Un"))];
        let grid = grid(&["non", "oui"], items);
        let shown: Vec<(Option<&str>, usize)> =
            grid.domains().iter().map(|(d, items)| (d.map(|d| d.say(Language::Fr)), items.len())).collect();
        assert_eq!(shown, [(Some("Un"), 2), (None, 1), (Some("Un"), 1)]);
    }

    #[test]
    fn a_copy_speaks_one_language() {
        let ours = shipped::find("transversal", None).expect("it ships").grid.clone();
        let english = ours.items[0].label.say(Language::En).to_owned();
        let copy = ours.settled(Language::En);
        assert_eq!(copy.items[0].label, own(&english));
        assert!(!serde_json::to_string(&copy).unwrap().contains("\"fr\""));
    }
}
