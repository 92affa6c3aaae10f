//! Attestations of skills, from sealed assessments, for the person (`method.md`, section 6): a paper to hand over, and the same as a
//! credential that the structure signs; anybody who was handed either can ask whether it is genuine and still stands.
//!
//! Invariant: what was issued is never rewritten, neither a word nor a byte of the paper; it stands, or was revoked on a day. Paper
//! and credential say the same, and what is public says nothing that is not on them.
//!
//! What becomes of an attestation when its person is merged into another record: it follows them, and keeps the name it was made
//! out to. It never travels in a bundle, because its address and its key stay here; nor does a key, ever.

pub mod actions;
pub mod codes;
pub mod content;
pub mod credential;
pub mod issuing;
pub mod keys;
pub mod lists;
pub mod pages;
pub mod paper;
pub mod public;
#[cfg(test)]
mod samples;
pub mod store;
pub mod verifying;
pub mod words;

pub use content::{Attestation, Attester, Domain, Flaw, Framework, Holder, Skill, Structure, Verification, plain};

use crate::{
    desk::{Refusal, Role, Visit},
    kernel::{Day, ids::MemberId, signal::Signal},
    method::assessments::{AssessmentState, Source, View, store::Assessment},
};
use std::collections::BTreeSet;

words! {
    /// Why an attestation stands no more.
    Ending "attestation-ending" {
        /// Somebody said why.
        Withdrawn "withdrawn",
        /// Another one took its place.
        Replaced "replaced",
    }
}

/// Whether this visit may attest in the structure's name, or revoke what it attested: the coach of the case, and the director. A
/// case that is over is no hindrance: most people ask for their attestation when they leave.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_attest(visit: &Visit, coach: Option<MemberId>) -> Result<(), Refusal> {
    let own = coach.is_some_and(|coach| visit.coaches(coach));
    if own || visit.has_role(Role::Director) { Ok(()) } else { Err(Refusal::Forbidden) }
}

/// Whether an assessment can be attested: one of a person, sealed, and about which they said what they think.
///
/// # Errors
/// `err-attest-firm`, `err-attest-superseded`, `err-attest-sealed`, `err-attest-unsaid`.
pub fn may_be_attested(a: &Assessment) -> Result<(), Signal> {
    if a.trainee.is_none() || a.employer.is_some() {
        return Err(Signal::new("err-attest-firm"));
    }
    match (a.state, a.contested, &a.said_comment) {
        (AssessmentState::Superseded, ..) => Err(Signal::new("err-attest-superseded")),
        (AssessmentState::Sealed, Some(false), _) | (AssessmentState::Sealed, Some(true), Some(_)) => Ok(()),
        // What a bundle told may lack the person's word.
        (AssessmentState::Sealed, ..) => Err(Signal::new("err-attest-unsaid")),
        _ => Err(Signal::new("err-attest-sealed")),
    }
}

/// The levels of an item that can be attested, with the sources that rated it: what some source said, where two did. Nobody
/// attests a level that nobody gave, so no mean is made by the back door.
pub fn attestable(item: &str, views: &[(Source, View)]) -> Option<(BTreeSet<i64>, Vec<Source>)> {
    let said: Vec<(Source, i64)> = views.iter().filter_map(|(source, view)| Some((*source, view.get(item)?.0?))).collect();
    let sources: Vec<Source> = said.iter().map(|(source, _)| *source).collect();
    content::is_crossed(&sources).then(|| (said.into_iter().map(|(_, level)| level).collect(), sources))
}

/// Whether the day on which the person chose is possible: not before the seal, not in the future.
///
/// # Errors
/// `err-future`, `err-attest-early`.
pub fn check_agreed(on: Day, sealed_on: Option<Day>, today: Day) -> Result<(), Signal> {
    if on > today {
        return Err(Signal::new("err-future"));
    }
    match sealed_on.filter(|sealed| on < *sealed) {
        Some(sealed) => Err(Signal::new("err-attest-early").with("date", sealed)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(levels: &[(&str, Option<i64>)]) -> View {
        levels.iter().map(|(item, level)| ((*item).to_owned(), (*level, None))).collect()
    }

    #[test]
    fn only_what_two_sources_rated_is_attested_at_a_level_that_one_of_them_gave() {
        let views = [
            (Source::Supervisor, view(&[("a", Some(3)), ("b", Some(2)), ("c", None)])),
            (Source::Coach, view(&[("a", Some(1)), ("b", Some(2)), ("c", Some(4)), ("d", Some(4))])),
        ];
        let (levels, sources) = attestable("a", &views).unwrap();
        assert_eq!((levels, sources), (BTreeSet::from([1, 3]), vec![Source::Supervisor, Source::Coach]), "never the 2 between them");
        assert_eq!(attestable("b", &views).unwrap().0, BTreeSet::from([2]));
        assert!(attestable("c", &views).is_none() && attestable("d", &views).is_none() && attestable("x", &views).is_none());
    }

    #[test]
    fn the_person_chooses_after_the_seal_and_not_tomorrow() {
        let day = |text| Day::iso(text).unwrap();
        let (sealed, today) = (day("2026-11-20"), day("2026-11-24"));
        assert!(check_agreed(sealed, Some(sealed), today).is_ok() && check_agreed(today, None, today).is_ok());
        assert_eq!(check_agreed(day("2026-11-19"), Some(sealed), today).unwrap_err().key, "err-attest-early");
        assert_eq!(check_agreed(day("2026-11-25"), Some(sealed), today).unwrap_err().key, "err-future");
    }
}
