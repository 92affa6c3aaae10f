//! What templates may say: texts, dates and numbers in the visit's language.
//!
//! A template never builds a sentence; it names a text and gives it values.

use super::{Choice, texts};
use crate::kernel::{Day, Language, signal::Signal};
use askama::Values;
use std::{any::Any, fmt::Display};

/// What every template of a request is rendered with.
#[derive(Debug, Clone)]
pub struct Request {
    pub language: Language,
    pub csrf: String,
    /// A new name for this showing of a form, so that sending it twice does it once.
    pub once: String,
    pub today: Day,
}

impl Values for Request {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == "request").then_some(self as &dyn Any)
    }
}

fn request(v: &dyn Values) -> askama::Result<&Request> {
    askama::get_value::<Request>(v, "request")
}

/// `{{ "key"|t }}`
#[askama::filter_fn]
pub fn t(key: impl Display, v: &dyn Values) -> askama::Result<String> {
    Ok(texts::say(request(v)?.language, &key.to_string()))
}

/// `{{ "key"|t1("count", n) }}`
#[askama::filter_fn]
pub fn t1<V: Display>(key: impl Display, v: &dyn Values, name: &str, value: V) -> askama::Result<String> {
    Ok(texts::say_with(request(v)?.language, &key.to_string(), &[(name, &value)]))
}

/// `{{ "key"|t2("name", a, "count", n) }}`
#[askama::filter_fn]
pub fn t2<A: Display, B: Display>(key: impl Display, v: &dyn Values, n1: &str, v1: A, n2: &str, v2: B) -> askama::Result<String> {
    Ok(texts::say_with(request(v)?.language, &key.to_string(), &[(n1, &v1), (n2, &v2)]))
}

/// What a signal says.
#[askama::filter_fn]
pub fn say(signal: &Signal, v: &dyn Values) -> askama::Result<String> {
    Ok(texts::say_signal(request(v)?.language, signal))
}

/// With a capital: what stands alone begins with one.
#[askama::filter_fn]
pub fn capital(text: impl Display, _: &dyn Values) -> askama::Result<String> {
    let text = text.to_string();
    let mut rest = text.chars();
    Ok(rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect()))
}

/// Choices by their labels.
#[askama::filter_fn]
pub fn listed(choices: &[Choice], v: &dyn Values) -> askama::Result<String> {
    let r = request(v)?;
    let label = |c: &Choice| if c.literal { c.label.clone() } else { texts::say(r.language, &c.label) };
    Ok(choices.iter().map(label).collect::<Vec<_>>().join(", "))
}

/// `24 novembre 2026`
#[askama::filter_fn]
pub fn day(d: &Day, v: &dyn Values) -> askama::Result<String> {
    Ok(texts::day(request(v)?.language, *d))
}

/// `24 novembre`, with the year when it is not this one.
#[askama::filter_fn]
pub fn near(d: &Day, v: &dyn Values) -> askama::Result<String> {
    let r = request(v)?;
    Ok(if d.year() == r.today.year() { texts::day_month(r.language, *d) } else { texts::day(r.language, *d) })
}

/// `mardi 24 novembre`
#[askama::filter_fn]
pub fn weekday(d: &Day, v: &dyn Values) -> askama::Result<String> {
    Ok(texts::weekday(request(v)?.language, *d))
}

/// `24 nov. 2026`
#[askama::filter_fn]
pub fn short(d: &Day, v: &dyn Values) -> askama::Result<String> {
    Ok(texts::day_short(request(v)?.language, *d))
}

/// `0,5` in French, `0.5` in English.
#[askama::filter_fn]
pub fn decimal(n: impl Display, v: &dyn Values) -> askama::Result<String> {
    Ok(texts::decimal(request(v)?.language, n))
}

/// The code of the language, for `lang=`.
#[askama::filter_fn]
pub fn code(_: &str, v: &dyn Values) -> askama::Result<String> {
    Ok(request(v)?.language.word().to_owned())
}

/// `{{ ""|csrf }}`: the token a form carries back.
#[askama::filter_fn]
pub fn csrf(_: &str, v: &dyn Values) -> askama::Result<String> {
    Ok(request(v)?.csrf.clone())
}

/// `{{ ""|once }}`: the name of this showing of a form.
#[askama::filter_fn]
pub fn once(_: &str, v: &dyn Values) -> askama::Result<String> {
    Ok(request(v)?.once.clone())
}
