//! The languages: one Fluent file each in `templates/texts`, embedded; a third language is one more file.

use crate::kernel::{Day, Language, signal::Signal};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{collections::HashMap, fmt::Display, sync::LazyLock};

#[derive(rust_embed::RustEmbed)]
#[folder = "templates/texts"]
struct Files;

/// One language's sentences. Those without arguments are kept ready made.
struct Texts {
    bundle: FluentBundle<FluentResource>,
    plain: HashMap<String, String>,
}

static FR: LazyLock<Texts> = LazyLock::new(|| load("fr"));
static EN: LazyLock<Texts> = LazyLock::new(|| load("en"));

/// # Panics
/// When a language's embedded file is missing or does not parse: a build that the tests refuse.
#[allow(clippy::panic)] // a language without its texts is no product; the tests load every one
fn load(code: &str) -> Texts {
    let file = Files::get(&format!("{code}.ftl")).expect("the language's file is embedded");
    let source = String::from_utf8(file.data.into_owned()).expect("the language's file is UTF-8");
    let resource = FluentResource::try_new(source).unwrap_or_else(|(_, e)| panic!("{code}.ftl: {e:?}"));
    let keys: Vec<String> = resource
        .entries()
        .filter_map(|e| match e {
            fluent_syntax::ast::Entry::Message(m) => Some(m.id.name.to_owned()),
            _ => None,
        })
        .collect();
    let mut bundle = FluentBundle::new_concurrent(vec![code.parse().expect("a language code")]);
    // Isolation marks are invisible characters that break searching and copying names.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap_or_else(|e| panic!("{code}.ftl: {e:?}"));
    let plain = keys.iter().filter_map(|k| {
        let mut errors = Vec::new();
        let said = bundle.format_pattern(bundle.get_message(k)?.value()?, None, &mut errors).into_owned();
        errors.is_empty().then(|| (k.clone(), said))
    });
    let plain = plain.collect();
    Texts { bundle, plain }
}

fn of(language: Language) -> &'static Texts {
    match language {
        Language::Fr => &FR,
        Language::En => &EN,
    }
}

/// A sentence without arguments. An unknown key shows itself, and the tests refuse it.
pub fn say(language: Language, key: &str) -> String {
    of(language).plain.get(key).cloned().unwrap_or_else(|| say_with(language, key, &[]))
}

/// Whether there is such a sentence.
pub fn has(language: Language, key: &str) -> bool {
    of(language).bundle.has_message(key)
}

/// A sentence with its arguments; a number among them chooses the plural.
pub fn say_with(language: Language, key: &str, args: &[(&str, &dyn Display)]) -> String {
    let texts = of(language);
    let Some(pattern) = texts.bundle.get_message(key).and_then(|m| m.value()) else {
        tracing::error!(key, "no such text");
        return key.to_owned();
    };
    let mut given = FluentArgs::new();
    for (name, value) in args {
        given.set(*name, value_of(&value.to_string()));
    }
    texts.bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
}

/// A number only when it would be written back the same: somebody's own key may be `007` or twenty digits long.
fn value_of(text: &str) -> FluentValue<'static> {
    match text.parse::<i32>() {
        Ok(n) if n.to_string() == text => FluentValue::from(n),
        _ => FluentValue::from(text.to_owned()),
    }
}

/// What a signal says. Dates among its arguments are written out.
pub fn say_signal(language: Language, signal: &Signal) -> String {
    let written: Vec<(String, String)> = signal.args.iter().map(|(name, value)| (name.clone(), argument(language, value))).collect();
    let args: Vec<(&str, &dyn Display)> = written.iter().map(|(n, v)| (n.as_str(), v as &dyn Display)).collect();
    if args.is_empty() { say(language, &signal.key) } else { say_with(language, &signal.key, &args) }
}

fn argument(language: Language, value: &str) -> String {
    Day::iso(value).map_or_else(|| value.to_owned(), |d| day(language, d))
}

/// `24 novembre 2026`, `1er juillet 2026`; `24 November 2026`.
pub fn day(language: Language, d: Day) -> String {
    format!("{} {} {}", ordinal(language, d), say(language, &format!("month-{}", d.month())), d.year())
}

/// `24 novembre`: when the year is plain.
pub fn day_month(language: Language, d: Day) -> String {
    format!("{} {}", ordinal(language, d), say(language, &format!("month-{}", d.month())))
}

/// `mardi 24 novembre`.
pub fn weekday(language: Language, d: Day) -> String {
    format!("{} {}", say(language, &format!("weekday-{}", d.weekday())), day_month(language, d))
}

/// `24 nov. 2026`: for tables.
pub fn day_short(language: Language, d: Day) -> String {
    format!("{} {} {}", ordinal(language, d), say(language, &format!("month-short-{}", d.month())), d.year())
}

fn ordinal(language: Language, d: Day) -> String {
    match (language, d.day()) {
        (Language::Fr, 1) => "1er".to_owned(),
        (_, n) => n.to_string(),
    }
}

/// A decimal as people of the language write it.
pub fn decimal(language: Language, n: impl Display) -> String {
    match language {
        Language::Fr => n.to_string().replace('.', ","),
        Language::En => n.to_string(),
    }
}

/// Every key of a language, for the test that compares the files.
pub fn keys(language: Language) -> Vec<String> {
    let file = Files::get(&format!("{}.ftl", language.word())).map(|f| f.data.into_owned()).unwrap_or_default();
    let source = String::from_utf8(file).unwrap_or_default();
    let line = |l: &str| l.split_once(" =").map(|(k, _)| k.to_owned());
    source.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(line).collect()
}
