//! The language files against everything that asks for a text.
//!
//! Invariant: what is asked for is found by reading the sources, so a new page, word, refusal or action is checked
//! without being listed here.

mod sources;

use super::texts;
use crate::{desk::Role, kernel::Language};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use sources::{Asked, Given, Source};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

type Names = BTreeSet<String>;

/// Texts that no source asks for, each with its reason to stay.
const KEPT: [&str; 1] = [
    // The first line of each file, where the union of two branches begins.
    "app",
];

/// Names of problems that are not arms of `From<Refusal>`.
const GATE_PROBLEMS: [&str; 2] = ["too-large", "unreadable"];

fn file(language: Language) -> String {
    sources::read(&format!("templates/texts/{}.ftl", language.word()))
}

/// The texts of a language with the values their sentences need.
fn messages(language: Language) -> BTreeMap<String, Names> {
    let resource = FluentResource::try_new(file(language)).unwrap_or_else(|(_, e)| panic!("{language}: {e:?}"));
    let message = |e: &Entry<&str>| match e {
        Entry::Message(m) => {
            let mut names = Names::new();
            m.value.iter().for_each(|p| collect(p, &mut names));
            Some((m.id.name.to_owned(), names))
        }
        _ => None,
    };
    resource.entries().filter_map(message).collect()
}

fn collect(pattern: &Pattern<&str>, names: &mut Names) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, names);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, names: &mut Names) {
    let mut inline = |i: &InlineExpression<&str>| match i {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, names),
        other => panic!("a text uses {other:?}, which this test does not read yet"),
    };
    match expression {
        Expression::Inline(i) => inline(i),
        Expression::Select { selector, variants } => {
            inline(selector);
            variants.iter().for_each(|v| collect(&v.value, names));
        }
    }
}

/// What the sources ask for by name, and what they put together from lists.
struct Wanted {
    asked: Vec<Asked>,
    made: Names,
}

static WANTED: LazyLock<Wanted> = LazyLock::new(|| {
    let families: Names = texts::keys(Language::Fr).iter().map(|k| sources::family(k).to_owned()).collect();
    let rust = sources::rust();
    let problems: Names = rust.iter().flat_map(Source::problems).chain(GATE_PROBLEMS.map(str::to_owned)).collect();
    let mut made: Names = rust.iter().flat_map(Source::words).collect();
    made.extend(problems.iter().flat_map(|p| [format!("problem-{p}"), format!("problem-{p}-what")]));
    made.extend(rust.iter().flat_map(Source::actions).map(|a| format!("said-{}", a.replace(['.', '_'], "-"))));
    made.extend(rust.iter().flat_map(Source::said).map(|s| format!("said-{s}")));
    made.extend(rust.iter().flat_map(Source::mails).flat_map(|m| [format!("{m}-subject"), format!("{m}-body")]));
    made.extend((1..=12).flat_map(|m| [format!("month-{m}"), format!("month-short-{m}")]));
    made.extend((1..=7).map(|d| format!("weekday-{d}")));
    // Not texts, though they look like some.
    let names: Names = problems.into_iter().chain(rust.iter().flat_map(|s| s.lists().into_iter().chain(s.mails()))).collect();
    let mut asked: Vec<Asked> = rust.iter().flat_map(|s| s.asked(&families)).filter(|a| !names.contains(&a.key)).collect();
    asked.extend(sources::templates().iter().flat_map(Source::shown));
    Wanted { asked, made }
});

#[test]
fn both_languages_have_the_same_texts_once() {
    let (fr, en) = (texts::keys(Language::Fr), texts::keys(Language::En));
    for (language, keys) in [(Language::Fr, &fr), (Language::En, &en)] {
        let mut seen = Names::new();
        let twice: Vec<&String> = keys.iter().filter(|k| !seen.insert((*k).clone())).collect();
        assert!(twice.is_empty(), "twice in {language}.ftl: {twice:?}");
        assert_eq!(seen, messages(language).into_keys().collect(), "{language}.ftl is read otherwise by Fluent");
    }
    let missing = |here: &[String], there: &[String]| here.iter().filter(|k| !there.contains(k)).cloned().collect::<Vec<_>>();
    assert_eq!(missing(&fr, &en), Vec::<String>::new(), "in French only");
    assert_eq!(missing(&en, &fr), Vec::<String>::new(), "in English only");
}

#[test]
fn both_languages_give_a_text_the_same_values() {
    let (fr, en) = (messages(Language::Fr), messages(Language::En));
    let other: Vec<_> = fr.iter().filter(|(k, names)| en.get(*k) != Some(names)).map(|(k, n)| (k, n, en.get(k))).collect();
    assert!(other.is_empty(), "{other:#?}");
}

#[test]
fn every_text_asked_for_exists_and_needs_what_it_is_given() {
    for language in [Language::Fr, Language::En] {
        let messages = messages(language);
        let unknown: Names = WANTED.made.iter().filter(|k| !messages.contains_key(*k)).cloned().collect();
        assert!(unknown.is_empty(), "missing in {language}.ftl: {unknown:#?}");
        let wrong: Vec<String> = WANTED.asked.iter().filter_map(|a| wrong(a, messages.get(&a.key))).collect();
        assert!(wrong.is_empty(), "{language}.ftl: {wrong:#?}");
    }
}

fn wrong(asked: &Asked, needs: Option<&Names>) -> Option<String> {
    let Some(needs) = needs else { return Some(format!("{}: there is no text \"{}\"", asked.at, asked.key)) };
    let fits = match &asked.given {
        Given::Exactly(names) => needs == names,
        Given::Among(names) => needs.is_subset(names),
    };
    (!fits).then(|| format!("{}: \"{}\" needs {needs:?}, is given {:?}", asked.at, asked.key, asked.given))
}

#[test]
fn every_text_is_asked_for() {
    let used: BTreeSet<&str> = WANTED.asked.iter().map(|a| &a.key).chain(&WANTED.made).map(String::as_str).chain(KEPT).collect();
    let unused: Vec<String> = texts::keys(Language::Fr).into_iter().filter(|k| !used.contains(k.as_str())).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:#?}");
}

#[test]
fn every_text_can_be_said_with_numbers_and_with_words() {
    let numbers = [0, 1, 2, 21].map(FluentValue::from);
    let samples = numbers.into_iter().chain(["Zoé", "24 novembre 2026"].map(FluentValue::from));
    for language in [Language::Fr, Language::En] {
        let mut bundle = FluentBundle::new(vec![language.word().parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(FluentResource::try_new(file(language)).unwrap()).unwrap();
        for sample in samples.clone() {
            for (key, names) in messages(language) {
                let args: FluentArgs = names.iter().map(|n| (n.as_str(), sample.clone())).collect();
                let mut errors = Vec::new();
                let pattern = bundle.get_message(&key).and_then(|m| m.value()).unwrap_or_else(|| panic!("{key} is empty"));
                let said = bundle.format_pattern(pattern, Some(&args), &mut errors);
                assert!(errors.is_empty() && !said.trim().is_empty() && !said.contains(['{', '}']), "{key}: {said} {errors:?}");
            }
        }
    }
}

#[test]
fn a_mail_carries_its_link_alone_between_blank_lines() {
    // The HTML letter turns that paragraph into its button.
    for language in [Language::Fr, Language::En] {
        let bodies: Vec<String> = texts::keys(language).into_iter().filter(|k| k.starts_with("mail-") && k.ends_with("-body")).collect();
        assert!(bodies.len() >= 2, "{bodies:?}");
        for key in bodies {
            let body = texts::say_with(language, &key, &[("link", &"{link}"), ("code", &"{code}")]);
            // The mail with a code has no link: whoever is forwarded it could open nothing with it.
            let (alone, never) = if key == "mail-code-body" { ("{code}", "{link}") } else { ("{link}", "{code}") };
            assert!(body.split("\n\n").any(|p| p.trim() == alone) && !body.contains(never), "{key}: {body}");
        }
    }
}

#[test]
fn french_marks_keep_their_narrow_space() {
    let torn = |line: &&str| {
        let spaced = |space: char| [':', ';', '?', '!', '»', '%'].iter().any(|m| line.contains(&format!("{space}{m}")));
        spaced(' ') || spaced('\u{a0}') || line.contains("« ") || line.contains("«\u{a0}") || line.contains('\'') || line.contains('!')
    };
    let text = file(Language::Fr);
    let lines: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).filter(torn).collect();
    assert!(lines.is_empty(), "U+202F goes before : ; ? » % and after «, ’ is no ', and nothing is exclaimed: {lines:#?}");
}

#[test]
fn the_sources_are_read_as_the_compiler_reads_them() {
    let real = Language::ALL.iter().map(|w| w.key()).chain(Role::ALL.iter().map(|w| w.key()));
    assert!(real.into_iter().all(|k| WANTED.made.contains(&k)), "a list of words was not found");
    let gate: Names = sources::rust().iter().filter(|s| s.path == "src/web/gate.rs").flat_map(Source::literals).collect();
    assert!(GATE_PROBLEMS.iter().all(|p| gate.contains(*p)), "the gate names its problems otherwise");
    let asked = |key: &str| WANTED.asked.iter().any(|a| a.key == key);
    assert!(["sign-in-title", "plan-purpose", "err-wall", "stone-end", "problem-home"].iter().all(|k| asked(k)));
    assert!(["said-session-log", "said-sign-out", "problem-stale-what", "mail-invited-body"].iter().all(|k| WANTED.made.contains(*k)));
    let two = WANTED.asked.iter().find(|a| a.key == "plan-left-until").map(|a| a.given.clone());
    assert_eq!(two, Some(Given::Exactly(["date", "days"].map(str::to_owned).into())));
}
