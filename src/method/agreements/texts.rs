//! The texts agreements begin with: those that ship, and those a structure wrote in their place.

use super::{AgreementKind, Parts};
use crate::kernel::Language;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// Two languages, three kinds, four parts each.
static SHIPPED: LazyLock<BTreeMap<String, BTreeMap<String, Text>>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../fixtures/agreements.json")).unwrap_or_default());

#[derive(Deserialize, Clone)]
struct Text {
    common: String,
    #[serde(default)]
    for_trainee: String,
    #[serde(default)]
    for_employer: String,
    for_coach: String,
}

/// The text that ships.
pub fn shipped(kind: AgreementKind, language: Language) -> Parts {
    let found = SHIPPED.get(language.word()).and_then(|kinds| kinds.get(kind.word())).cloned();
    found.map_or_else(Parts::default, |t| Parts {
        common: t.common,
        for_trainee: t.for_trainee,
        for_employer: t.for_employer,
        for_coach: t.for_coach,
    })
}

/// What stands between braces in a text, and what is put there.
#[derive(Debug, Clone, Default)]
pub struct Filling {
    pub person: String,
    pub coach: String,
    pub structure: String,
    pub employer: String,
    pub job: String,
    pub start: String,
}

/// Each name a text may hold between braces: in French, in English.
pub const NAMES: [(&str, &str); 6] = [
    ("personne", "person"),
    ("coach", "coach"),
    ("structure", "structure"),
    ("employeur", "employer"),
    ("poste", "job"),
    ("début", "start"),
];

impl Filling {
    fn of(&self, name: &str) -> Option<&str> {
        let at = NAMES.iter().position(|(fr, en)| *fr == name || *en == name)?;
        [&self.person, &self.coach, &self.structure, &self.employer, &self.job, &self.start].get(at).map(|s| s.as_str())
    }

    /// A part with its names filled in. What is not known yet is left as it stands, for the coach to write.
    pub fn fill(&self, part: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(part.len()), part);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let known = after.split_once('}').and_then(|(name, next)| Some((self.of(name).filter(|v| !v.is_empty())?, next)));
            match known {
                Some((value, next)) => {
                    out.push_str(value);
                    rest = next;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out + rest
    }

    /// All parts.
    pub fn fill_all(&self, parts: &Parts) -> Parts {
        Parts {
            common: self.fill(&parts.common),
            for_trainee: self.fill(&parts.for_trainee),
            for_employer: self.fill(&parts.for_employer),
            for_coach: self.fill(&parts.for_coach),
        }
    }
}

/// A name between braces that nothing can be put for.
pub fn unknown_name(part: &str) -> Option<&str> {
    let mut inside = part.split('{').skip(1).map(|after| after.split_once('}').map_or(after, |(name, _)| name));
    inside.find(|name| !NAMES.iter().any(|(fr, en)| fr == name || en == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_text_is_there_and_names_only_what_is_known() {
        for language in Language::ALL {
            for kind in AgreementKind::ALL {
                let text = shipped(*kind, *language);
                assert!(text.common.len() > 200 && text.for_coach.len() > 100, "{kind} {language}");
                for part in [&text.common, &text.for_trainee, &text.for_employer, &text.for_coach] {
                    assert_eq!(unknown_name(part), None, "{kind} {language}");
                }
                for (party, part) in
                    [(super::super::Party::Trainee, &text.for_trainee), (super::super::Party::Employer, &text.for_employer)]
                {
                    assert_eq!(part.is_empty(), !kind.parties().contains(&party), "{kind} {language} {party}");
                }
            }
        }
    }

    #[test]
    fn names_are_filled_in_and_what_is_unknown_stays() {
        let filling = Filling { person: "Awa".into(), coach: "Inès {personne}".into(), ..Filling::default() };
        assert_eq!(filling.fill("{personne} et {coach}, {poste}"), "Awa et Inès {personne}, {poste}");
        assert_eq!(filling.fill("{person} {} {nobody} {"), "Awa {} {nobody} {");
        assert_eq!(unknown_name("{personne} {nom}"), Some("nom"));
        assert_eq!(unknown_name("rien"), None);
    }
}
