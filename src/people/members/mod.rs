//! Members: the people at work in a structure, with their roles.
//!
//! Invariant: a member may be signed in to through at most one account, a deactivated member signs in nowhere, and a
//! structure that has a director keeps one who can sign in.

pub mod actions;
pub mod pages;
pub mod store;

pub use crate::desk::{Role, Roles};

use crate::{
    desk::{Refusal, Said},
    kernel::{Day, Hundredths, ids::MemberId, signal::Signal},
};

/// A full-time post, in hundredths.
const FULL_TIME: Hundredths = Hundredths(100);

/// At least one role, at most a full-time post, and a post that ends on or after the day it began.
///
/// # Errors
/// `err-missing` about `role`, `err-fte` about `fte`, `err-end-before-start` about `in_post_to`: all that apply.
pub fn check_post(roles: &[Role], fte: Option<Hundredths>, from: Option<Day>, to: Option<Day>) -> Result<(), Refusal> {
    let rules = [
        (roles.is_empty(), "role", "err-missing"),
        (fte.is_some_and(|f| f > FULL_TIME), "fte", "err-fte"),
        (matches!((from, to), (Some(from), Some(to)) if to < from), "in_post_to", "err-end-before-start"),
    ];
    let broken = rules.iter().filter(|(broken, ..)| *broken);
    let broken: Vec<Said> = broken.map(|(_, field, key)| Said::new(field, Signal::new(key))).collect();
    if broken.is_empty() { Ok(()) } else { Err(Refusal::Said(broken)) }
}

/// A director at work.
#[derive(Debug, Clone, Copy)]
pub struct Director {
    pub id: MemberId,
    /// Whether they have an account here: an imported member has none until they are invited.
    pub signs_in: bool,
}

/// Somebody must be left to give roles once `leaving` is no director any more, and must be able to sign in if `leaving`
/// could.
///
/// # Errors
/// `err-last-director`, about `field`, with the way out: make somebody else a director first.
pub fn check_directors(directors: &[Director], leaving: MemberId, field: &str) -> Result<(), Refusal> {
    let Some(one) = directors.iter().find(|d| d.id == leaving) else { return Ok(()) };
    if directors.iter().any(|d| d.id != leaving && (d.signs_in || !one.signs_in)) {
        return Ok(());
    }
    Err(Refusal::rule(field, "err-last-director").way_out("members-other-director", "/members"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Option<Day> {
        Some(s.parse().unwrap())
    }

    fn fields(r: Result<(), Refusal>) -> Vec<String> {
        match r {
            Ok(()) => Vec::new(),
            Err(Refusal::Said(all)) => all.into_iter().map(|s| format!("{} {}", s.field, s.signal.key)).collect(),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_post_says_every_rule_it_breaks() {
        let coach = [Role::Jobcoach];
        assert!(check_post(&coach, Some(Hundredths(100)), day("2026-01-02"), day("2026-01-02")).is_ok());
        assert!(check_post(&coach, None, None, day("2026-01-02")).is_ok());
        assert_eq!(
            fields(check_post(&[], Some(Hundredths(101)), day("2026-01-02"), day("2026-01-01"))),
            ["role err-missing", "fte err-fte", "in_post_to err-end-before-start"]
        );
    }

    #[test]
    fn the_last_director_stays_one() {
        let id = |n: u128| MemberId(uuid::Uuid::from_u128(n));
        let signs_in = |n| Director { id: id(n), signs_in: true };
        let imported = |n| Director { id: id(n), signs_in: false };
        let last = ["role err-last-director"];
        assert_eq!(fields(check_directors(&[signs_in(1)], id(1), "role")), last);
        assert_eq!(fields(check_directors(&[imported(1)], id(1), "role")), last);
        assert_eq!(fields(check_directors(&[signs_in(1), imported(2)], id(1), "role")), last, "nobody could sign in any more");
        assert!(check_directors(&[signs_in(1), signs_in(2)], id(1), "role").is_ok(), "another one stays");
        assert!(check_directors(&[imported(1), imported(2)], id(1), "role").is_ok());
        assert!(check_directors(&[signs_in(2)], id(1), "role").is_ok(), "who is no director leaves nothing");
    }
}
