//! Every sentence a figure can say exists in both languages, with the values it is given.

use super::super::cases::{Arg, Because};
use super::super::{Counts, DEFINITIONS, Definition, Direction, Status, Unit, definition};
use super::properties::many_rows;
use crate::quality::facts::{CheckStatus, Fact, Facts};
use crate::quality::stories::seen_on;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use std::collections::BTreeSet;

const FILES: [&str; 2] = [include_str!("../../../../templates/texts/fr.ftl"), include_str!("../../../../templates/texts/en.ftl")];
const SOURCES: [&str; 7] = [
    include_str!("../paths.rs"),
    include_str!("../placements.rs"),
    include_str!("../sessions.rs"),
    include_str!("../milestones.rs"),
    include_str!("../checks.rs"),
    include_str!("../definitions.rs"),
    include_str!("../../facts/period.rs"),
];

fn bundle(text: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::default();
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(text.to_owned()).unwrap()).unwrap();
    bundle
}

/// The keys of a language that figures say.
fn keys(text: &str) -> BTreeSet<String> {
    text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).filter(|key| ours(key)).map(str::to_owned).collect()
}

/// Whether a key is about figures: the language files hold every slice's.
fn ours(key: &str) -> bool {
    let lists = ["why-", "counts-", "figure-status-", "unit-", "direction-", "fact-", "check-status-"];
    let of = |definition: &Definition| key.starts_with(&format!("indicator-{}-", definition.code.to_lowercase()));
    key == "err-period" || lists.iter().any(|start| key.starts_with(start)) || DEFINITIONS.iter().any(of)
}

/// The keys written in the code, and those that its words make.
fn wanted() -> BTreeSet<String> {
    let literals = SOURCES.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let known = |text: &&str| ["why-", "indicator-", "err-"].iter().any(|start| text.starts_with(start));
    let words = Counts::ALL.iter().map(|w| w.key()).chain(Status::ALL.iter().map(|w| w.key()));
    let words = words.chain(Unit::ALL.iter().map(|w| w.key())).chain(Direction::ALL.iter().map(|w| w.key()));
    let words = words.chain(Fact::ALL.iter().map(|w| w.key())).chain(CheckStatus::ALL.iter().map(|w| w.key()));
    literals.filter(known).map(str::to_owned).chain(words).collect()
}

fn sentence(bundle: &FluentBundle<FluentResource>, because: &Because) -> String {
    let signal = because.signal(|day| day.to_string());
    let args: FluentArgs = signal.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut errors = Vec::new();
    let pattern = bundle.get_message(&signal.key).and_then(|message| message.value()).unwrap();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", signal.key);
    text
}

#[test]
fn both_languages_have_exactly_the_texts_that_the_code_uses() {
    for file in FILES {
        assert_eq!(keys(file), wanted());
    }
}

#[test]
fn every_reason_reads_as_a_sentence_that_says_all_its_values() {
    let facts: Vec<Facts> = many_rows(300).into_iter().map(|rows| Facts::seen(rows, seen_on("2025-09-30"))).collect();
    let cases = facts.iter().flat_map(|facts| DEFINITIONS.iter().flat_map(|definition| definition.answer(facts).cases));
    let reasons: Vec<Because> = cases.map(|case| case.because).collect();
    let met: BTreeSet<&str> = reasons.iter().map(|because| because.key).collect();
    assert_eq!(met, keys(FILES[0]).iter().map(String::as_str).filter(|key| key.starts_with("why-")).collect());
    for bundle in FILES.map(bundle) {
        for because in &reasons {
            let text = sentence(&bundle, because);
            let says = |arg: &Arg| match arg {
                Arg::Day(day) => text.contains(&day.to_string()),
                Arg::Number(number) => text.contains(&number.to_string()),
                Arg::Text(word) => text.contains(word),
            };
            assert!(because.args.iter().all(|(_, arg)| says(arg)) && text.ends_with('.'), "{text}");
        }
    }
}

#[test]
fn definitions_are_found_by_their_code_and_sorted() {
    let codes: Vec<&str> = DEFINITIONS.iter().map(|definition| definition.code).collect();
    assert!(codes.is_sorted() && codes.iter().all(|code| definition(code).unwrap().code == *code));
    assert!(definition("PAR-99").is_none());
}
