//! What a merge takes, and what its undoing puts back.

use super::*;
use crate::kernel::{Day, fixed, ids::TraineeId};

fn person(first: &str, phone: Option<&str>, on: &str) -> Trainee {
    Trainee {
        id: TraineeId(Uuid::nil()),
        r#ref: Some("T1".into()),
        first_name: first.into(),
        last_name: "Diallo".into(),
        birth_date: Some(fixed::<Day>("1990-02-28")),
        sex: Some(crate::people::trainees::Sex::F),
        email: None,
        phone: phone.map(str::to_owned),
        entered_on: fixed(on),
        left_on: None,
        exit_reason: None,
        hours_worked: Some(fixed("12.5")),
        education: None,
        criteria: "rsa|senior".into(),
        barriers: String::new(),
        consent_on: None,
        attestation_on: None,
        supervisor: None,
        version: 3,
    }
}

fn held() -> Held<Trainee, TraineeField> {
    let take = vec![TraineeField::Phone, TraineeField::EnteredOn];
    let (kept, absorbed) = (person("Awa", None, "2026-01-05"), person("Hawa", Some("06"), "2025-12-01"));
    Held { kept, absorbed, take, moved: vec![("cases".into(), vec![Uuid::nil()])], contacts: Vec::new() }
}

#[test]
fn only_what_was_chosen_is_taken() {
    let held = held();
    let merged = held.kept.with(&held.absorbed, &held.take);
    assert_eq!((merged.first_name.as_str(), merged.phone.as_deref()), ("Awa", Some("06")));
    assert_eq!(merged.entered_on, held.absorbed.entered_on);
    assert_eq!((merged.r#ref.as_deref(), merged.version), (Some("T1"), 3), "the key and the version are no choice");
}

#[test]
fn undoing_puts_back_what_still_is_as_the_merge_left_it() {
    let held = held();
    let mut now = held.kept.with(&held.absorbed, &held.take);
    now.phone = Some("07".into());
    now.last_name = "Diallo-Sy".into();
    let back = now.back(&held);
    assert_eq!((back.phone.as_deref(), back.last_name.as_str()), (Some("07"), "Diallo-Sy"), "written since");
    assert_eq!(back.entered_on, held.kept.entered_on);
}

#[test]
fn what_was_held_is_read_back_as_it_was_written() {
    let held = held();
    let text = serde_json::to_string(&held).unwrap();
    let read: Held<Trainee, TraineeField> = serde_json::from_str(&text).unwrap();
    assert_eq!(plain(&read), plain(&held));
    assert_eq!(read.kept.hours_worked, held.kept.hours_worked);
}

/// Every field that can be told apart can be chosen, and every choice takes something.
#[test]
fn every_field_of_a_record_is_a_choice() {
    let fields = plain(&person("Awa", None, "2026-01-05"));
    let known: Vec<&str> =
        fields.as_object().unwrap().keys().map(String::as_str).filter(|k| !["id", "ref", "version"].contains(k)).collect();
    let mut choices = TraineeField::WORDS.to_vec();
    choices.sort_unstable();
    let mut sorted = known.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, choices);
}
