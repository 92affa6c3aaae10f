//! The demonstration's files agree with themselves, whatever day they are told on.

use super::*;
use crate::{
    exchange::bundles::{self, Bundle},
    kernel::moment::Zone,
};
use std::collections::HashSet;

fn plot() -> Plot {
    json("network.json").unwrap()
}

/// The slugs of the structures whose days are relative.
fn slugs() -> Vec<String> {
    plot().structures.into_iter().map(|p| p.slug).filter(|s| s != CEDRE).collect()
}

/// A structure's records as they are on a day.
fn told(slug: &str, today: Day) -> Bundle {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in bundle(slug, today).unwrap() {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let zone = Zone::named("Europe/Paris").unwrap();
    let merged = bundles::take(folder.path(), &zone, &Bundle::default());
    merged.unwrap_or_else(|wrong| panic!("{slug} on {today}: {wrong:#?}")).over(&Bundle::default())
}

fn day(s: &str) -> Day {
    Day::iso(s).unwrap()
}

#[test]
fn the_records_contradict_themselves_on_no_day_of_two_years() {
    // Every fifth day meets every weekday, every end of a month, and a 29 February.
    for shift in (0..730).step_by(5) {
        for slug in slugs() {
            told(&slug, day("2027-06-01").plus_days(shift));
        }
    }
}

#[test]
fn nothing_was_known_before_it_happened() {
    let today = day("2026-11-24");
    let imported = today.plus_days(-IMPORTED);
    let facts = |b: &Bundle| {
        let mut all: Vec<(String, Option<Day>)> = Vec::new();
        let mut add = |name: &str, key: &str, day: Option<Day>| all.push((format!("{name} of {key}"), day));
        b.members.iter().for_each(|r| add("in_post_to", &r.reference, r.in_post_to));
        for r in &b.trainees {
            [Some(r.entered_on), r.left_on, r.consent_on, r.attestation_on].into_iter().for_each(|d| add("stay", &r.reference, d));
        }
        b.cases.iter().for_each(|r| [Some(r.opened_on), r.closed_on].into_iter().for_each(|d| add("case", &r.reference, d)));
        for r in &b.plans {
            [r.signed_trainee_on, r.signed_coach_on, r.signed_employer_on].into_iter().for_each(|d| add("signature", &r.reference, d));
        }
        b.objectives.iter().for_each(|r| [Some(r.opened_on), r.closed_on].into_iter().for_each(|d| add("objective", &r.reference, d)));
        b.sessions.iter().for_each(|r| add("held_on", &r.reference, Some(r.held_on)));
        b.placements
            .iter()
            .for_each(|r| [Some(r.started_on), r.ended_on, r.tutor_named_on].into_iter().for_each(|d| add("job", &r.reference, d)));
        b.milestones.iter().for_each(|r| add("answered_on", &r.placement, r.answered_on));
        b.plans.iter().for_each(|r| [r.proposed_on, r.bilan_on].into_iter().for_each(|d| add("plan", &r.reference, d)));
        b.suspensions.iter().for_each(|r| add("rest", &r.reference, Some(r.from_on)));
        b.extensions.iter().for_each(|r| [Some(r.requested_on), r.decided_on].into_iter().for_each(|d| add("extension", &r.reference, d)));
        b.handovers.iter().for_each(|r| add("handover", &r.reference, Some(r.handed_on)));
        b.moves.iter().for_each(|r| add("move", &r.reference, Some(r.moved_on)));
        b.needs.iter().for_each(|r| [Some(r.asked_on), r.answered_on, r.closed_on].into_iter().for_each(|d| add("need", &r.reference, d)));
        for r in &b.candidates {
            [Some(r.put_on), r.met_on, r.result_on].into_iter().for_each(|d| add("candidate", &r.reference, d));
        }
        all
    };
    for slug in slugs() {
        let late = facts(&told(&slug, today)).into_iter().filter(|(_, day)| day.is_some_and(|d| d > imported)).collect::<Vec<_>>();
        assert_eq!(late, [], "{slug}: what happened since the import is told by since.json");
    }
}

#[test]
fn a_name_means_one_record() {
    for slug in slugs() {
        let bundle = told(&slug, day("2026-11-24"));
        let mut names: Vec<String> = Vec::new();
        names.extend(bundle.members.iter().map(|r| r.reference.clone()));
        names.extend(bundle.trainees.iter().map(|r| r.reference.clone()));
        names.extend(bundle.employers.iter().map(|r| r.reference.clone()));
        names.extend(bundle.cases.iter().map(|r| r.reference.clone()));
        names.extend(bundle.plans.iter().map(|r| r.reference.clone()));
        names.extend(bundle.objectives.iter().map(|r| r.reference.clone()));
        names.extend(bundle.placements.iter().map(|r| r.reference.clone()));
        names.extend(bundle.needs.iter().map(|r| r.reference.clone()));
        let once: HashSet<&String> = names.iter().collect();
        assert_eq!(once.len(), names.len(), "{slug}");
    }
}

#[test]
fn everybody_is_invented() {
    let plot = plot();
    let mut addresses: Vec<String> = plot.officers.into_iter().map(|o| o.email).collect();
    for slug in slugs() {
        let bundle = told(&slug, day("2026-11-24"));
        addresses.extend(bundle.members.iter().filter_map(|r| r.email.clone()));
        addresses.extend(bundle.trainees.iter().filter_map(|r| r.email.clone()));
        addresses.extend(bundle.employers.iter().filter_map(|r| r.contact_email.clone()));
        let contacts = bundle.employers.iter().filter_map(|r| r.contact_phone.clone());
        for phone in bundle.trainees.iter().filter_map(|r| r.phone.clone()).chain(contacts) {
            // The numbers that the French regulator keeps for fiction, and a Belgian block that is not in use.
            assert!(["+33 6 39 98 ", "+32 460 00 "].iter().any(|p| phone.starts_with(p)), "{phone}");
        }
        // No firm has reached these numbers yet, in France or in Belgium.
        let firms = bundle.employers.iter().flat_map(|r| [r.siret.clone(), r.enterprise_number.clone()]).flatten();
        firms.for_each(|n| assert!(n.starts_with("999") || n.starts_with("1999"), "{n}"));
    }
    assert!(addresses.len() > 40);
    addresses.iter().for_each(|a| assert!(a.ends_with(".example"), "{a}"));
}
