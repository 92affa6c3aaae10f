//! Employers: one establishment each, with the people to talk to there.
//!
//! Invariant: a French number (SIRET) or a Belgian one is kept only when its check digits agree, and an establishment
//! never has both: it is in one country.

pub mod actions;
pub mod doubles;
pub mod lookup;
pub mod numbers;
pub mod pages;
pub mod store;
pub mod whole;

use crate::{
    desk::{Refusal, Said},
    kernel::signal::Signal,
};

words! {
    Size "size" { Micro "micro", Small "small", Medium "medium", Large "large" }
    Country "country" { Fr "FR", Be "BE" }
}

/// Which numbers an establishment has.
#[derive(Debug, Clone, Copy, Default)]
pub struct Numbered {
    pub siret: bool,
    pub enterprise: bool,
    pub establishment: bool,
}

impl Numbered {
    fn belgian(self) -> bool {
        self.enterprise || self.establishment
    }
}

/// Where the establishment is: as said, or else as its numbers tell; nowhere known without either.
///
/// # Errors
/// `err-siret-elsewhere`, `err-belgian-elsewhere`, about each number of another country; `err-two-countries` when the
/// numbers contradict each other and no country was said.
pub fn country_of(said: Option<Country>, has: Numbered) -> Result<Option<Country>, Refusal> {
    let wrong = |fields: &[(&str, bool)], key: &str| {
        let all: Vec<Said> = fields.iter().filter(|(_, there)| *there).map(|(name, _)| Said::new(name, Signal::new(key))).collect();
        if all.is_empty() { Ok(said) } else { Err(Refusal::Said(all)) }
    };
    match said {
        Some(Country::Be) => wrong(&[("siret", has.siret)], "err-siret-elsewhere"),
        Some(Country::Fr) => {
            wrong(&[("enterprise_number", has.enterprise), ("establishment_number", has.establishment)], "err-belgian-elsewhere")
        }
        None if has.siret && has.belgian() => Err(Refusal::rule("country", "err-two-countries")),
        None if has.siret => Ok(Some(Country::Fr)),
        None if has.belgian() => Ok(Some(Country::Be)),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: Numbered = Numbered { siret: true, enterprise: false, establishment: false };
    const BELGIAN: Numbered = Numbered { siret: false, enterprise: true, establishment: true };
    const BOTH: Numbered = Numbered { siret: true, enterprise: true, establishment: false };

    fn fields(r: Result<Option<Country>, Refusal>) -> Vec<(String, String)> {
        match r {
            Err(Refusal::Said(all)) => all.into_iter().map(|s| (s.field, s.signal.key)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_numbers_tell_the_country_nobody_said() {
        assert_eq!(country_of(None, FRENCH).unwrap(), Some(Country::Fr));
        assert_eq!(country_of(None, BELGIAN).unwrap(), Some(Country::Be));
        assert_eq!(country_of(None, Numbered::default()).unwrap(), None);
        assert_eq!(country_of(Some(Country::Be), Numbered::default()).unwrap(), Some(Country::Be));
    }

    #[test]
    fn a_number_of_the_other_country_is_refused_where_it_stands() {
        assert_eq!(country_of(Some(Country::Fr), FRENCH).unwrap(), Some(Country::Fr));
        let pair = |f: &str, k: &str| (f.to_owned(), k.to_owned());
        assert_eq!(fields(country_of(Some(Country::Be), BOTH)), [pair("siret", "err-siret-elsewhere")]);
        assert_eq!(
            fields(country_of(Some(Country::Fr), BELGIAN)),
            [pair("enterprise_number", "err-belgian-elsewhere"), pair("establishment_number", "err-belgian-elsewhere")]
        );
        assert_eq!(fields(country_of(None, BOTH)), [pair("country", "err-two-countries")]);
    }
}
