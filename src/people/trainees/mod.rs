//! Trainees (*personnes accompagnées*): identity, contact, stay in the structure.
//!
//! Invariant: no social-security number, ever; a stay ends on or after the day it began.

pub mod actions;
pub mod doubles;
pub mod exits;
pub mod left;
pub mod lookup;
pub mod pages;
pub mod store;
pub mod whole;

use crate::{
    desk::Refusal,
    kernel::{Day, text::fold},
};

words! {
    Sex "sex" { F "F", M "M", X "X" }

    /// Level of education reached.
    Education "education" {
        NeverSchooled "never_schooled", BelowCap "below_cap", CapBep "cap_bep", Bac "bac", Bac2 "bac2", Bac3 "bac3",
        Bac5 "bac5", Other "other",
    }

    /// Eligibility criteria for work-integration employment, level 1 then level 2.
    Criterion "criterion" {
        Rsa "rsa", Ass "ass", Aah "aah", Deld24 "deld24",
        LowEducation "low_education", Senior "senior", Young "young", Ase "ase", Deld12 "deld12", Disabled "disabled",
        SingleParent "single_parent", Homeless "homeless", Refugee "refugee", Zrr "zrr", Qpv "qpv",
        Detention "detention", FrenchBelowA1 "french_below_a1", Mobility "mobility",
    }

    /// What stands in the way of work.
    Barrier "barrier" {
        Literacy "literacy", Rights "rights", Housing "housing", Mobility "mobility", Health "health",
        Justice "justice", Debt "debt", Availability "availability",
    }

    /// Why a stay in the structure ended (`indicators.md`, section 3).
    ExitReason "exit" {
        Cdi "cdi", CddGe6 "cdd_ge6", CddLt6 "cdd_lt6", TempGe6 "temp_ge6", TempLt6 "temp_lt6",
        CivilService "civil_service", BusinessCreation "business_creation", SubsidisedContract "subsidised_contract",
        QualifyingTraining "qualifying_training", OtherSiae "other_siae", OtherPositive "other_positive",
        Retirement "retirement", Unemployed "unemployed", Inactive "inactive", NoNews "no_news",
        Automatic "automatic", EndOfContract "end_of_contract", EndOfTrial "end_of_trial",
        SeriousMisconduct "serious_misconduct", CourtDecision "court_decision", LongIllness "long_illness",
        Death "death", EmployerTransfer "employer_transfer", Moved "moved",
    }
}

/// The text a trainee is found by: last name, then first name.
pub fn folded_name(first: &str, last: &str) -> String {
    format!("{} {}", fold(last), fold(first)).trim().to_owned()
}

/// Words of a list joined as they are stored, each once: `rsa|senior`.
pub fn joined<T: std::fmt::Display>(words: &[T]) -> String {
    let mut told: Vec<String> = Vec::new();
    for word in words.iter().map(ToString::to_string) {
        if !told.contains(&word) {
            told.push(word);
        }
    }
    told.join("|")
}

/// Reads what [`joined`] wrote; unknown words are left out.
pub fn split<T: std::str::FromStr>(joined: &str) -> Vec<T> {
    joined.split('|').filter_map(|w| w.parse().ok()).collect()
}

/// A stay ends on or after the day it began.
///
/// # Errors
/// `err-end-before-start`, about `left_on`.
pub fn check_stay(entered_on: Day, left_on: Option<Day>) -> Result<(), Refusal> {
    match left_on {
        Some(left) if left < entered_on => Err(Refusal::rule("left_on", "err-end-before-start")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_last_part_first() {
        assert_eq!(folded_name("Élodie", "D'Almeida"), "d almeida elodie");
    }

    #[test]
    fn lists_go_through_their_stored_form() {
        let list = vec![Criterion::Rsa, Criterion::FrenchBelowA1];
        assert_eq!(split::<Criterion>(&joined(&list)), list);
        assert_eq!(split::<Criterion>(""), vec![]);
        assert_eq!(joined(&[Criterion::Senior, Criterion::Rsa, Criterion::Senior]), "senior|rsa", "a word is told once");
    }

    #[test]
    fn a_stay_of_one_day_is_a_stay() {
        let day = |s: &str| s.parse::<Day>().unwrap();
        assert!(check_stay(day("2026-01-02"), Some(day("2026-01-02"))).is_ok());
        assert!(check_stay(day("2026-01-02"), Some(day("2026-01-01"))).is_err());
    }
}
