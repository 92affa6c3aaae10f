//! Cells there and back.

use super::*;
use crate::people::members::Role;

fn zone() -> Zone {
    Zone::named("Europe/Paris").unwrap()
}
fn read<T: Cell>(text: &str) -> Result<T, String> {
    T::read(text, &zone())
}

#[test]
fn a_text_that_looks_like_a_formula_travels_behind_one_apostrophe() {
    for (kept, exported) in [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("+33 6", "'+33 6"),
        ("-2 h", "'-2 h"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1+1", "'＝1+1"),
        ("\n=1", "'\n=1"),
        ("'tis", "'tis"),
        ("''", "''"),
        ("a=b", "a=b"),
        (" =1", " =1"),
    ] {
        assert_eq!(kept.to_owned().write(&zone()), exported);
        assert_eq!(read::<String>(exported).as_deref(), Ok(kept));
    }
    assert_eq!(read::<String>("=1+1").as_deref(), Ok("=1+1"), "a foreign file is kept as it is");
}

#[test]
fn the_longest_text_can_still_be_exported_and_read_back() {
    let longest = format!("={}", "é".repeat(LONGEST - 1));
    assert_eq!(read::<String>(&longest.write(&zone())), Ok(longest.clone()));
    assert!(read::<String>(&format!("{longest}é")).is_err());
}

#[test]
fn a_wrong_date_is_told_apart() {
    assert_eq!(read::<Day>("31/12/2026"), Err("a date such as 2026-12-31".into()));
    assert_eq!(read::<Day>("2025-02-29"), Err("a date that exists".into()));
    assert_eq!(read::<Day>("2025-99-01"), Err("a date that exists".into()));
    assert_eq!(read::<Day>("1899-12-31"), Err("a date from 1900-01-01 to 2100-12-31".into()));
    assert_eq!(read::<Moment>("2101-01-01T10:00"), Err("a date from 1900-01-01 to 2100-12-31".into()));
}

#[test]
fn numbers_are_never_negative() {
    assert_eq!(read::<i64>("0"), Ok(0));
    for wrong in ["-1", "+1", "1.5", "1e3", "٣", " 1", "9999999999"] {
        assert!(read::<i64>(wrong).is_err(), "{wrong}");
    }
    assert!(read::<Hundredths>("-0.5").is_err());
}

#[test]
fn lists_keep_their_order_and_mean_the_same_in_any_other() {
    let roles: Vec<Role> = read("supervisor|director|supervisor").unwrap();
    assert_eq!(roles, [Role::Supervisor, Role::Director]);
    assert!(
        roles.same(&vec![Role::Director, Role::Supervisor]) && !roles.same(&vec![Role::Director]) && !vec![Role::Director].same(&roles)
    );
    assert_eq!(read::<Vec<Role>>("director|"), Err("one of director, quality_referent, jobcoach, supervisor".into()));
    assert_eq!(read::<Vec<Role>>("job coach"), Err("a known value (the closest is jobcoach)".into()));
    assert_eq!(Vec::<Role>::empty(), None, "a member has a role");
}
