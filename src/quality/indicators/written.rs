//! Figures and reasons in words, the same on pages, in files and at the command line.
//!
//! Invariant: a number is written once, here; no template rounds or joins anything.

use super::{Because, Definition, Figure, Period, Unit, quarters::Quarter};
use crate::{
    kernel::{Language, signal::Signal},
    quality::facts::Fact,
    web::texts,
};
use std::fmt::Display;

/// A number in the unit of its definition: `77,8 %` in French, `77.8%` in English, `6`.
pub fn value(language: Language, unit: Unit, n: f64) -> String {
    let n = texts::decimal(language, n);
    match (unit, language) {
        (Unit::Count, _) => n,
        // A narrow space that no line breaks at, as French typography asks.
        (Unit::Percent, Language::Fr) => format!("{n}\u{202f}%"),
        (Unit::Percent, Language::En) => format!("{n}%"),
    }
}

/// `22 placements sur 31`; for a count, `6 employeurs`.
pub fn out_of(language: Language, definition: &Definition, figure: &Figure) -> String {
    let (n, d) = (figure.numerator.unwrap_or_default(), figure.denominator.unwrap_or_default());
    let key = match definition.fact {
        Fact::Path => "indicators-of-paths",
        Fact::Session => "indicators-of-sessions",
        Fact::Placement => "indicators-of-placements",
        Fact::Check => "indicators-of-checks",
        Fact::Milestone => "indicators-of-milestones",
        Fact::Employer => "indicators-count-employers",
    };
    texts::say_signal(language, &Signal::new(key).with("numerator", n).with("denominator", d))
}

/// `de 45,3 à 93,7 %`; nothing for what has no interval.
pub fn margin(language: Language, figure: &Figure) -> Option<String> {
    let (low, high) = (texts::decimal(language, figure.low?), value(language, Unit::Percent, figure.high?));
    Some(texts::say_with(language, "indicators-margin", &[("low", &low), ("high", &high)]))
}

/// `64 %, soit +7 points`: another period's figure, and how far this one is from it.
pub fn compared(language: Language, unit: Unit, then: &Figure, now: &Figure) -> Option<String> {
    let before = then.value?;
    let known = value(language, unit, before);
    let Some(value) = now.value else { return Some(known) };
    // In tenths, because 77.8 − 75.0 is not 2.8 in binary.
    let tenths = (value * 10.0).round() as i64 - (before * 10.0).round() as i64;
    let sign = if tenths < 0 { "−" } else { "+" };
    let size = texts::decimal(language, tenths.unsigned_abs() as f64 / 10.0);
    let key = match unit {
        Unit::Percent => "indicators-compared-percent",
        Unit::Count => "indicators-compared-count",
    };
    Some(texts::say_signal(language, &Signal::new(key).with("value", known).with("change", format!("{sign}{size}"))))
}

/// Why a case counts as it does. What a source calls its own rows is never taken for a date or a number.
pub fn because(language: Language, because: &Because) -> String {
    let signal = because.signal(|day| texts::day(language, day));
    let args: Vec<(&str, &dyn Display)> = signal.args.iter().map(|(name, text)| (name.as_str(), text as &dyn Display)).collect();
    texts::say_with(language, &signal.key, &args)
}

/// `Du 1er janvier 2026 au 22 novembre 2026, vu le 22 novembre 2026.`
pub fn seen(language: Language, period: Period) -> String {
    let [from, to, date] = [period.from, period.to, period.as_of].map(|day| texts::day(language, day));
    texts::say_with(language, "indicators-seen", &[("from", &from), ("to", &to), ("date", &date)])
}

/// `T3 2026`
pub fn quarter(language: Language, quarter: Quarter) -> String {
    texts::say_with(language, "indicators-quarter", &[("number", &quarter.number()), ("year", &quarter.from.year())])
}
