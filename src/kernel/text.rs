//! Texts people type: what is accepted, how they are folded for finding, which known word is closest to a wrong one.

use super::signal::Signal;
use std::{fmt, marker::PhantomData, str::FromStr};
use unicode_normalization::UnicodeNormalization;

/// Reads any `FromStr` type from a JSON or form string, keeping its [`Signal`] as the error.
pub struct Parsed<T>(PhantomData<T>);

impl<T> Parsed<T> {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Parsed(PhantomData)
    }
}

impl<T: FromStr<Err = Signal>> serde::de::Visitor<'_> for Parsed<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }
    fn visit_str<E: serde::de::Error>(self, s: &str) -> Result<T, E> {
        s.parse().map_err(E::custom)
    }
}

/// A text of ours that is known to be accepted: what examples are made of.
pub fn fixed<T: FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| unreachable!("{text:?} is accepted"))
}

/// Declares a text newtype from a function that checks and cleans what was typed.
macro_rules! texts { ($($(#[$about:meta])* $name:ident, max $max:literal, $read:path;)*) => { $(
    $(#[$about])*
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct $name(String);
    impl $name {
        /// The longest accepted, in characters.
        pub const MAX: usize = $max;
        pub fn as_str(&self) -> &str { &self.0 }
    }
    impl FromStr for $name {
        type Err = Signal;
        fn from_str(s: &str) -> Result<Self, Signal> { $read(s, $max).map(Self) }
    }
    impl From<$name> for String { fn from(t: $name) -> String { t.0 } }
    impl From<$name> for sea_query::Value { fn from(t: $name) -> Self { t.0.into() } }
    impl sea_query::Nullable for $name { fn null() -> sea_query::Value { sea_query::Value::String(None) } }
    impl fmt::Display for $name { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) } }
    impl serde::Serialize for $name {
        fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(&self.0) }
    }
    impl<'de> serde::Deserialize<'de> for $name {
        fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> { d.deserialize_str(Parsed::new()) }
    }
    impl utoipa::PartialSchema for $name {
        fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
            utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::String)
                .min_length(Some(1)).max_length(Some($max)).into()
        }
    }
    impl utoipa::ToSchema for $name {}
)* } }

texts! {
    /// One line: a name, a job title, a city. 1 to 200 characters, no line break, not blank; outer spaces are dropped.
    Line, max 200, line;
    /// Several lines: a note, a purpose. 1 to 20,000 characters, not blank; kept as typed, but for marks that would make
    /// it read as other words: they come along with what is copied from a telephone, and nobody sees them.
    Prose, max 20_000, prose;
    /// A mail address: one `@`, no space, at most 254 characters; outer spaces are dropped, case is kept.
    EmailAddress, max 254, email;
}

fn line(s: &str, max: usize) -> Result<String, Signal> {
    let s = s.trim();
    if s.chars().any(|c| c.is_control() || turns(c)) {
        return Err(Signal::new("err-control"));
    }
    measured(s, max)
}

/// Marks that turn the direction of writing: in a name they make it read as another one, in words that somebody agrees to, as
/// other words.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn prose(s: &str, max: usize) -> Result<String, Signal> {
    // Forms send CRLF; a note keeps one kind of line break.
    let s = s.replace("\r\n", "\n").replace(turns, "");
    if s.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
        return Err(Signal::new("err-control"));
    }
    if s.trim().is_empty() {
        return Err(Signal::new("err-missing"));
    }
    measured(&s, max)
}

fn email(s: &str, max: usize) -> Result<String, Signal> {
    let s = s.trim();
    let refused = || Signal::new("err-email");
    let (local, host) = s.split_once('@').ok_or_else(refused)?;
    // `?`, `&` and `%` would say more than an address in a `mailto:`.
    let odd = |c: char| c.is_whitespace() || c.is_control() || turns(c) || "<>,;\"?&%\\".contains(c);
    // A letter that looks like another, or becomes it in lower case, would give two people one account.
    let foreign = |c: char| !c.is_ascii() && c.to_lowercase().any(|l| l.is_ascii());
    if !local.is_ascii() || host.chars().any(foreign) {
        return Err(refused());
    }
    if local.is_empty() || host.contains('@') || !host.contains('.') || host.ends_with('.') || host.starts_with('.') || s.chars().any(odd) {
        return Err(refused());
    }
    measured(s, max)
}

fn measured(s: &str, max: usize) -> Result<String, Signal> {
    match s.chars().count() {
        0 => Err(Signal::new("err-missing")),
        n if n > max => Err(Signal::new("err-long").with("max", max)),
        _ => Ok(s.to_owned()),
    }
}

/// The longest folded text, in characters: two of them fit an index row of PostgreSQL (2,704 bytes) in any alphabet.
pub const FOLDED: usize = 300;

/// Folds a text for finding: accents, case and punctuation are dropped (`D'Almeida` and `d almeida` become `d almeida`).
/// What goes on beyond [`FOLDED`] characters is cut.
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    if let Some((end, _)) = out.char_indices().nth(FOLDED) {
        out.truncate(end);
    }
    out.trim_end().to_owned()
}

/// The known word most like the wrong one, when one is like it at all.
pub fn closest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = fold(wrong);
    known
        .into_iter()
        .map(|k| (likeness(&wrong, &fold(k)), k))
        .filter(|(likeness, _)| *likeness > 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, k)| k)
}

/// From 0 to 1; a word that holds the other (`telephone`, `phone`) is nearly the same to whoever typed it.
fn likeness(a: &str, b: &str) -> f64 {
    let within = a.len().min(b.len()) > 2 && (a.contains(b) || b.contains(a));
    strsim::jaro_winkler(a, b).max(if within { 0.9 } else { 0.0 })
}

/// Whether a spreadsheet would run a text as a formula, apostrophes before its sign not counted. The wide signs of East Asian
/// keyboards are signs too, and some programs skip a line break before one.
pub fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell as a spreadsheet should get it: one apostrophe before a text that it would run as a formula (`interface.md`,
/// section 4).
pub fn spreadsheet_cell(text: &str) -> std::borrow::Cow<'_, str> {
    match is_formula(text) {
        true => format!("'{text}").into(),
        false => text.into(),
    }
}

/// The initials drawn in a face: at most two letters.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let pick = |w: &&str| w.chars().next().into_iter().flat_map(char::to_uppercase).collect::<String>();
    match words.as_slice() {
        [] => String::new(),
        [one] => pick(one),
        [first, .., last] => pick(first) + &pick(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_accents_case_and_marks() {
        assert_eq!(fold("D’Almeida, Élodie"), "d almeida elodie");
        assert_eq!(fold("Cœur"), "coeur");
        assert_eq!(fold("  Łukasz-Øst "), "lukasz ost");
        assert_eq!(fold(&"\u{fdfa}".repeat(200)).chars().count(), FOLDED, "one character here folds into eighteen");
    }

    #[test]
    fn the_closest_word_is_named_only_when_it_is_close() {
        assert_eq!(closest("telephone", ["phone", "video", "home"]), Some("phone"));
        assert_eq!(closest("zzz", ["phone", "video"]), None);
    }

    #[test]
    fn words_read_as_they_were_typed() {
        let turned: Prose = "Oui,\u{202e} non \u{2068}Awa\u{2069}\r\nà demain".parse().unwrap();
        assert_eq!(turned.as_str(), "Oui, non Awa\nà demain");
        assert!("\u{202e}\u{2066}".parse::<Prose>().is_err(), "nothing is left");
    }

    #[test]
    fn a_line_is_one_line_and_an_address_has_one_at() {
        assert_eq!("  Awa ".parse::<Line>().map(String::from), Ok("Awa".into()));
        assert!("a\nb".parse::<Line>().is_err());
        assert!("\u{0}".parse::<Prose>().is_err());
        assert!("a@b".parse::<EmailAddress>().is_err());
        assert!("a@b.example\nBcc: x@y.example".parse::<EmailAddress>().is_err());
        assert!("lea@fournil.example".parse::<EmailAddress>().is_ok());
    }

    #[test]
    fn a_spreadsheet_runs_no_text_of_ours() {
        for (text, cell) in [("=1+1", "'=1+1"), ("'=x", "''=x"), ("-3", "'-3"), ("\tx", "'\tx"), ("'tis", "'tis"), ("a=b", "a=b"), ("", "")]
            .into_iter()
            .chain([("＝1+1", "'＝1+1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("\n=1", "'\n=1")])
        {
            assert_eq!(spreadsheet_cell(text), cell);
        }
    }

    #[test]
    fn initials_take_the_first_and_the_last_word() {
        assert_eq!(initials("Samira Benali"), "SB");
        assert_eq!(initials("élodie"), "É");
    }

    #[test]
    fn an_address_is_nobody_elses_and_nothing_but_an_address() {
        for right in ["mark@maison.example", "Mark.O'Neil+x@maison.example", "mark@maïson.example"] {
            assert!(right.parse::<EmailAddress>().is_ok(), "{right}");
        }
        // U+212A is a K to the eye and `k` in lower case.
        for wrong in [
            "mar\u{212a}@maison.example",
            "mark@\u{212a}.example",
            "é@maison.example",
            "a?bcc=b@x.example",
            "a&b@x.example",
            "a%40@x.example",
        ] {
            assert!(wrong.parse::<EmailAddress>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_reads_in_one_direction() {
        assert!("Awa \u{202e}ollaiD".parse::<Line>().is_err());
        assert!("Awa Diallo".parse::<Line>().is_ok());
    }
}
