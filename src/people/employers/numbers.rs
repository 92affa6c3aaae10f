//! The numbers that name an establishment, in France and in Belgium, and their check digits.
//!
//! Invariant: a number is judged by its digits; the text that was typed is kept, but for the spaces around it.

use crate::kernel::{Line, signal::Signal, text::Parsed};
use std::{fmt, str::FromStr};

/// Whether a text is a SIRET: 14 digits, spaces allowed, whose Luhn sum is a multiple of 10.
///
/// La Poste ran out of numbers: under its SIREN 356000000 the plain sum of the digits is a multiple of 5 instead (its head
/// office alone, 35600000000048, keeps to Luhn). Source: INSEE, the Sirene repertory's notes.
pub fn siret(text: &str) -> bool {
    let Some(digits) = digits(text, &[]).filter(|d| d.len() == 14) else { return false };
    // Zero is a multiple of everything; no firm is called nothing.
    if digits[..9].iter().all(|d| *d == 0) {
        return false;
    }
    let post = digits[..9] == [3, 5, 6, 0, 0, 0, 0, 0, 0];
    let luhn: u32 = digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 0 { *d } else { d * 2 / 10 + d * 2 % 10 }).sum();
    luhn.is_multiple_of(10) || post && digits.iter().sum::<u32>().is_multiple_of(5)
}

/// Whether a text is a Belgian enterprise number: 10 digits, the first 0 or 1, the last two being 97 − (the first eight mod 97).
/// Spaces, dots and a leading `BE` are allowed. Source: Banque-Carrefour des Entreprises.
pub fn belgian_enterprise(text: &str) -> bool {
    belgian(text).is_some_and(|first| first < 2)
}

/// Whether a text is a Belgian establishment unit's number: as an enterprise's, the first digit being 2 to 8.
pub fn belgian_establishment(text: &str) -> bool {
    belgian(text).is_some_and(|first| (2..=8).contains(&first))
}

/// The first digit of a Belgian number whose check digits agree.
fn belgian(text: &str) -> Option<u32> {
    let text = text.trim();
    let bare = match text.get(..2) {
        Some(prefix) if prefix.eq_ignore_ascii_case("BE") => &text[2..],
        _ => text,
    };
    let digits = digits(bare, &['.']).filter(|d| d.len() == 10)?;
    let number = |part: &[u32]| part.iter().fold(0, |n, d| n * 10 + d);
    let (body, check) = (number(&digits[..8]), number(&digits[8..]));
    (body > 0 && check == 97 - body % 97).then_some(digits[0])
}

/// The digits of a text made of digits, spaces (of any width) and the marks allowed.
fn digits(text: &str, marks: &[char]) -> Option<Vec<u32>> {
    let spaced = |c: &char| !matches!(c, ' ' | '\u{a0}' | '\u{202f}') && !marks.contains(c);
    text.chars().filter(spaced).map(|c| c.to_digit(10)).collect()
}

/// Declares a number that is kept as it was typed, once its check digits agree.
macro_rules! numbers { ($($(#[$about:meta])* $name:ident, $right:path, $refusal:literal;)*) => { $(
    $(#[$about])*
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct $name(Line);
    impl FromStr for $name {
        type Err = Signal;
        fn from_str(s: &str) -> Result<Self, Signal> {
            let typed: Line = s.parse()?;
            if $right(typed.as_str()) { Ok($name(typed)) } else { Err(Signal::new($refusal)) }
        }
    }
    impl fmt::Display for $name { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
    impl From<$name> for sea_query::Value { fn from(n: $name) -> Self { n.0.into() } }
    impl sea_query::Nullable for $name { fn null() -> sea_query::Value { sea_query::Value::String(None) } }
    impl serde::Serialize for $name {
        fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { self.0.serialize(s) }
    }
    impl<'de> serde::Deserialize<'de> for $name {
        fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> { d.deserialize_str(Parsed::new()) }
    }
    impl utoipa::PartialSchema for $name {
        fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> { <Line as utoipa::PartialSchema>::schema() }
    }
    impl utoipa::ToSchema for $name {}
)* } }

numbers! {
    /// A French establishment's number; see [`siret`].
    Siret, siret, "err-siret";
    /// A Belgian firm's number; see [`belgian_enterprise`].
    EnterpriseNumber, belgian_enterprise, "err-enterprise-number";
    /// A Belgian establishment unit's number; see [`belgian_establishment`].
    EstablishmentNumber, belgian_establishment, "err-establishment-number";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_has_fourteen_digits_and_agrees_with_luhn() {
        for right in ["44210733000015", "442 107 330 00015", "73282932000074", "38847120300033"] {
            assert!(siret(right), "{right}");
        }
        for wrong in [
            "44210733000016",
            "4421073300001",
            "442107330000150",
            "",
            "4421073300001A",
            "00000000000000",
            "442.107.330.00015",
            "٤٤٢١٠٧٣٣٠٠٠٠١٥",
        ] {
            assert!(!siret(wrong), "{wrong}");
        }
    }

    #[test]
    fn la_poste_counts_by_five() {
        assert!(siret("35600000000048"), "the head office keeps to Luhn");
        assert!(siret("35600000049837"), "a post office whose digits sum to a multiple of 5");
        assert!(!siret("35600000049838"));
        assert!(!siret("35600100049836"), "the exception is La Poste's alone");
    }

    #[test]
    fn belgian_numbers_agree_with_97() {
        for right in ["0403170701", "0403.170.701", "BE 0403.170.701", "be0403170701"] {
            assert!(belgian_enterprise(right), "{right}");
            assert!(!belgian_establishment(right), "{right}");
        }
        for wrong in ["0403170702", "403170701", "2403170701", "0000000097", "", "FR0403170701", "BE", "é", "0403-170-701"] {
            assert!(!belgian_enterprise(wrong), "{wrong}");
        }
        // 97 − 21000000 mod 97 = 97 − 73 … worked by hand: 21000000 = 97 × 216494 + 82, so the check is 15.
        assert!(belgian_establishment("2.100.000.015") && !belgian_establishment("2.100.000.016"));
        assert!(!belgian_enterprise("2.100.000.015") && !belgian_establishment("9.000.000.087"));
    }

    #[test]
    fn a_right_number_is_kept_as_typed_and_a_wrong_one_names_its_reason() {
        assert_eq!(" 442 107 330 00015 ".parse::<Siret>().map(|n| n.to_string()), Ok("442 107 330 00015".into()));
        assert_eq!("be 0403.170.701".parse::<EnterpriseNumber>().map(|n| n.to_string()), Ok("be 0403.170.701".into()));
        assert_eq!("44210733000016".parse::<Siret>(), Err(Signal::new("err-siret")));
        assert_eq!("2.100.000.015".parse::<EnterpriseNumber>(), Err(Signal::new("err-enterprise-number")));
        assert_eq!("0403170701".parse::<EstablishmentNumber>(), Err(Signal::new("err-establishment-number")));
        assert_eq!("1".repeat(201).parse::<Siret>().map_err(|s| s.key), Err("err-long".into()));
    }
}
