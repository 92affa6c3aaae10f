//! An attestation of skills: what a structure says, once and for a person, of what they can do.
//!
//! Invariant: an [`Attestation`] that passed [`Attestation::check`] can be written on paper and into a credential, and both
//! say the same; nothing in here reads a clock, a random number or a database.
//!
//! What it may say comes from `method.md` §6: it is made from *sealed* assessments, whose sources were crossed: at least two,
//! one of them not the coach, and never an average. So what is attested of a skill is a level that one of the sources gave, in the
//! framework's words, with the kinds of those who rated it; there is no number anywhere.

use crate::{kernel::Language, method::assessments::Source};
use std::collections::BTreeSet;
use time::{Date, OffsetDateTime};

/// The longest name of somebody or something, in characters.
pub const LONGEST_NAME: usize = 200;

/// The longest wording of a skill or a purpose, in characters. A row of the table is never cut between
/// two pages, so it has to fit on one.
pub const LONGEST: usize = 600;

/// The longest comment of the person, in characters: about two thirds of a page.
pub const LONGEST_COMMENT: usize = 3_000;

/// One skill, at the level that was agreed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// As the framework words it.
    pub wording: String,
    /// Its place on the scale, from 0: for drawings and ids, never to be added up.
    pub level: usize,
    /// Those who rated it in the assessment; what each of them said stays with the assessment.
    pub sources: Vec<Source>,
}

/// Skills that belong together, in the framework's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    pub name: String,
    pub skills: Vec<Skill>,
}

/// Whom it is about. The holder decides with each attestation whether their birth date is on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub first_name: String,
    pub last_name: String,
    pub birth_date: Option<Date>,
}

impl Holder {
    /// First name, then last name, as people are called here.
    pub fn full_name(&self) -> String {
        format!("{} {}", plain(&self.first_name), plain(&self.last_name))
    }
}

/// The structure that attests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    pub name: String,
    pub city: String,
    /// The address that stands for it towards verifiers, `{base}/issuers/{slug}`; see [`super::credential::issuer`].
    pub address: String,
}

/// The framework of the assessments, in the version that was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    pub name: String,
    pub version: String,
}

/// The person who attests in the structure's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attester {
    pub name: String,
    pub role: String,
}

/// Where anybody can ask whether this paper is genuine and still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// As it is typed: `7QK4-M2XD-9TFA`.
    pub code: String,
    /// The whole address, `https://jalon.example/verify/7QK4-M2XD-9TFA`.
    pub address: String,
}

/// What both outputs are made from. Nothing else goes into either, so neither shows more than the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    pub language: Language,
    pub holder: Holder,
    pub structure: Structure,
    pub framework: Framework,
    /// The purpose of the assessments, as it was explained to the person.
    pub purpose: String,
    /// The first and the last day on which something was assessed.
    pub period: (Date, Date),
    /// The words of every level of the framework, from the first to the last.
    pub scale: Vec<String>,
    pub domains: Vec<Domain>,
    /// What the person wants to add, in their words.
    pub comment: Option<String>,
    pub attester: Attester,
    /// The moment of issue, with the structure's offset: its day is the one that the paper shows.
    pub issued: OffsetDateTime,
    pub verification: Verification,
}

/// Why an attestation cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    #[error("{0} is empty")]
    Empty(&'static str),
    #[error("{field} has {length} characters, at most {most} are possible")]
    TooLong { field: &'static str, length: usize, most: usize },
    #[error("there is no skill in it")]
    NoSkill,
    #[error("“{0}” has fewer than two sources, or the coach alone")]
    Uncrossed(String),
    #[error("the period ends before it begins, or after the day of issue")]
    Period,
    #[error("“{0}” has a level that the framework does not know")]
    Level(String),
}

impl Attestation {
    /// Every skill with its domain, in the order of the paper.
    pub fn skills(&self) -> impl Iterator<Item = (&Domain, &Skill)> {
        self.domains.iter().flat_map(|domain| domain.skills.iter().map(move |skill| (domain, skill)))
    }

    /// The rules that a sealed assessment already obeys, asked once more: what is signed cannot be called back from those
    /// who hold a copy.
    ///
    /// # Errors
    /// The first [`Flaw`] met, in the order of the paper.
    pub fn check(&self) -> Result<(), Flaw> {
        for (field, text) in self.names() {
            filled(field, text, LONGEST_NAME)?;
        }
        filled("purpose", &self.purpose, LONGEST)?;
        for (domain, skill) in self.skills() {
            filled("domain", &domain.name, LONGEST_NAME)?;
            filled("skill", &skill.wording, LONGEST)?;
        }
        if self.comment.as_ref().is_some_and(|words| words.chars().count() > LONGEST_COMMENT) {
            let length = self.comment.as_ref().map_or(0, |words| words.chars().count());
            return Err(Flaw::TooLong { field: "comment", length, most: LONGEST_COMMENT });
        }
        if self.skills().next().is_none() {
            return Err(Flaw::NoSkill);
        }
        if let Some((_, skill)) = self.skills().find(|(_, skill)| !is_crossed(&skill.sources)) {
            return Err(Flaw::Uncrossed(skill.wording.clone()));
        }
        for level in &self.scale {
            filled("level", level, LONGEST_NAME)?;
        }
        if let Some((_, skill)) = self.skills().find(|(_, skill)| skill.level >= self.scale.len()) {
            return Err(Flaw::Level(skill.wording.clone()));
        }
        if self.period.1 < self.period.0 || self.issued.date() < self.period.1 {
            return Err(Flaw::Period);
        }
        Ok(())
    }

    /// The words of a skill's level.
    pub fn level(&self, skill: &Skill) -> &str {
        self.scale.get(skill.level).map_or("", String::as_str)
    }

    fn names(&self) -> [(&'static str, &str); 10] {
        [
            ("structure", &self.structure.name),
            ("city", &self.structure.city),
            ("first_name", &self.holder.first_name),
            ("last_name", &self.holder.last_name),
            ("framework", &self.framework.name),
            ("version", &self.framework.version),
            ("attester", &self.attester.name),
            ("role", &self.attester.role),
            ("code", &self.verification.code),
            ("address", &self.verification.address),
        ]
    }
}

fn filled(field: &'static str, text: &str, most: usize) -> Result<(), Flaw> {
    let length = plain(text).chars().count();
    match length {
        0 => Err(Flaw::Empty(field)),
        _ if length > most => Err(Flaw::TooLong { field, length, most }),
        _ => Ok(()),
    }
}

/// At least two different sources, one of them not the coach (`method.md` §6).
pub fn is_crossed(sources: &[Source]) -> bool {
    sources.iter().collect::<BTreeSet<_>>().len() >= 2
}

/// One line: runs of blanks become one; control characters go, and so do those that turn the order of letters around, which
/// could make a name read as another one. Narrow and plain no-break spaces stay as they are.
pub fn plain(text: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    let is_hidden = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let words = text.split(is_blank).map(|word| word.chars().filter(|c| !is_hidden(*c)).collect::<String>());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn every_sample_can_be_attested() {
        for sample in samples::all() {
            assert_eq!(sample.check(), Ok(()));
        }
    }

    #[test]
    fn a_skill_that_one_source_rated_is_not_attested() {
        let mut attestation = samples::short_fr();
        attestation.domains[0].skills[0].sources = vec![Source::Coach, Source::Coach];
        assert!(matches!(attestation.check(), Err(Flaw::Uncrossed(_))));
        attestation.domains[0].skills[0].sources = vec![Source::Coach, Source::Employer];
        assert_eq!(attestation.check(), Ok(()));
    }

    #[test]
    fn a_level_beyond_the_scale_is_not_attested() {
        let mut attestation = samples::short_fr();
        attestation.domains[0].skills[0].level = attestation.scale.len();
        assert!(matches!(attestation.check(), Err(Flaw::Level(_))));
    }

    #[test]
    fn nothing_is_attested_before_it_was_assessed() {
        let mut attestation = samples::short_fr();
        attestation.period.1 = attestation.issued.date().next_day().unwrap();
        assert_eq!(attestation.check(), Err(Flaw::Period));
    }

    #[test]
    fn an_empty_name_and_a_wording_beyond_all_measure_are_named() {
        let mut attestation = samples::short_fr();
        attestation.holder.last_name = " \n ".into();
        assert_eq!(attestation.check(), Err(Flaw::Empty("last_name")));
        attestation.holder.last_name = "é".repeat(LONGEST_NAME + 1);
        assert!(matches!(attestation.check(), Err(Flaw::TooLong { field: "last_name", length: 201, .. })));
    }

    #[test]
    fn one_line_keeps_the_spaces_that_do_not_break() {
        assert_eq!(plain("  A\u{202f}:\n b\u{7}\t c "), "A\u{202f}: b c");
        assert_eq!(plain("Anna \u{202e}annA\u{202c}"), "Anna annA");
    }
}
