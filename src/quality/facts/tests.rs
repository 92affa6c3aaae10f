//! What is known on a day, and what a check may rest on.

use super::{CheckStatus, Facts, Period, TOLERANCE, checks};
use crate::kernel::ids::{CaseId, PlacementId};
use crate::method::milestones::{Answer, Grade, MilestoneKind};
use crate::method::placements::PlacementKind;
use crate::method::sessions::Side;
use crate::people::trainees::ExitReason;
use crate::quality::stories::{Story, day, seen_on};

/// A check's status at 3 months, and whether it is at the same employer.
fn at_3_months(story: &Story, placement: PlacementId) -> (CheckStatus, bool) {
    let facts = Facts::seen(story.rows.clone(), seen_on("2026-12-31"));
    let check = facts.checks.into_iter().find(|c| c.placement == placement && c.months == 3).unwrap();
    (check.status, check.same_employer)
}

#[test]
fn a_row_dated_after_the_day_is_absent() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2025-03-02");
    story.plans(awa, "2025-03-02", None, None);
    story.works("job", awa, PlacementKind::Cdi, "2025-03-02", None);
    story.meets("session", awa, Side::Trainee, "2025-03-02", None);
    let before = story.rows.clone().as_of(day("2025-03-01"));
    assert!(before.paths.is_empty() && before.plans.is_empty() && before.placements.is_empty() && before.sessions.is_empty());
    assert_eq!(before.employers.len(), 1, "an employer has no date of its own");
    assert_eq!(story.rows.clone().as_of(day("2025-03-02")), story.rows);
}

#[test]
fn a_fact_dated_after_the_day_is_empty_with_the_value_it_carries() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2025-01-01");
    story.leaves("2025-06-30", Some(ExitReason::Cdi));
    story.plans(awa, "2025-01-10", Some("2025-01-10"), Some("2025-06-30"));
    let job = story.works("job", awa, PlacementKind::Cdi, "2025-02-01", Some("2025-06-30"));
    story.asks(job, MilestoneKind::M6, "2025-08-01", Some(("2025-06-30", Answer::Left)));
    let before = story.rows.clone().as_of(day("2025-06-29"));
    assert_eq!((before.paths[0].left_on, before.paths[0].exit_reason), (None, None));
    assert_eq!((before.plans[0].signed_trainee_on, before.plans[0].signed_coach_on), (Some(day("2025-01-10")), None));
    assert_eq!((before.placements[0].ended_on, before.milestones[0].placement_ended_on), (None, None));
    assert_eq!((before.milestones[0].answered_on, before.milestones[0].answer, before.milestones[0].grade), (None, None, None));
    assert_eq!(before.milestones[0].due_on, day("2025-08-01"), "a plan for the future stays visible");
    assert_eq!(story.rows.clone().as_of(day("2025-06-30")), story.rows);
}

#[test]
fn the_signature_that_counts_is_the_first_pair_on_one_plan_that_has_begun() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2025-01-01");
    let signed = |story: &Story, as_of| Facts::seen(story.rows.clone(), seen_on(as_of)).paths[0].plan_signed_on;
    story.plans(awa, "2025-01-05", Some("2025-01-05"), None);
    story.plans(awa, "2025-01-06", None, Some("2025-01-06"));
    assert_eq!(signed(&story, "2026-12-31"), None, "two halves on two plans are no signed plan");
    story.plans(awa, "2025-04-01", Some("2025-02-01"), Some("2025-01-20"));
    story.plans(awa, "2025-03-01", Some("2025-03-03"), Some("2025-03-01"));
    assert_eq!(signed(&story, "2025-03-02"), None);
    assert_eq!(signed(&story, "2025-03-31"), Some(day("2025-03-03")), "the plan of April is not there yet");
    assert_eq!(signed(&story, "2025-04-01"), Some(day("2025-02-01")));
}

#[test]
fn anchors_are_clamped_to_the_months_last_day_from_the_first_day_at_work() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2024-01-01");
    story.works("job", awa, PlacementKind::Cdi, "2024-11-30", None);
    let anchors: Vec<_> = checks(&story.rows.placements, &[], &[]).iter().map(|c| (c.months, c.anchor_on)).collect();
    let expected = [(1, "2024-12-30"), (3, "2025-02-28"), (6, "2025-05-30"), (12, "2025-11-30")];
    assert_eq!(anchors, expected.map(|(months, on)| (months, day(on))));
}

#[test]
fn a_missing_end_is_no_evidence_but_an_answer_is() {
    for (answered, status) in [
        (None, CheckStatus::Unknown),
        (Some(("2025-04-01", Answer::InPost)), CheckStatus::In),
        (Some(("2025-04-01", Answer::Difficulty)), CheckStatus::In),
        (Some(("2025-04-01", Answer::Left)), CheckStatus::Out),
        (Some(("2025-03-17", Answer::InPost)), CheckStatus::In),
        (Some(("2025-03-16", Answer::InPost)), CheckStatus::Unknown),
        (Some(("2025-04-16", Answer::InPost)), CheckStatus::In),
        (Some(("2025-04-17", Answer::InPost)), CheckStatus::Unknown),
        (Some(("2025-04-17", Answer::Left)), CheckStatus::Unknown),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        let job = story.works("job", awa, PlacementKind::Cdi, "2025-01-01", None);
        story.asks(job, MilestoneKind::M3, "2025-04-01", answered);
        story.asks(job, MilestoneKind::M1, "2025-04-01", Some(("2025-04-01", Answer::Left)));
        assert_eq!(at_3_months(&story, job), (status, status == CheckStatus::In), "{answered:?}");
    }
    assert_eq!(TOLERANCE, 15);
}

#[test]
fn an_end_on_the_anchor_is_out_and_the_day_after_is_unknown_until_someone_answers() {
    for (end, answered, status, same) in [
        ("2025-04-01", None, CheckStatus::Out, false),
        ("2025-04-02", None, CheckStatus::Unknown, false),
        ("2025-04-01", Some(("2025-04-01", Answer::InPost)), CheckStatus::In, false),
        ("2025-04-02", Some(("2025-04-01", Answer::InPost)), CheckStatus::In, true),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        let job = story.works("job", awa, PlacementKind::Cdd, "2025-01-01", Some(end));
        story.asks(job, MilestoneKind::M3, "2025-04-01", answered);
        assert_eq!(at_3_months(&story, job), (status, same), "{end} {answered:?}");
    }
}

#[test]
fn another_job_of_the_same_person_is_evidence_when_it_is_ordinary_and_goes_on_after_the_anchor() {
    for (kind, from, to, status) in [
        (PlacementKind::Temp, "2025-04-01", None, CheckStatus::In),
        (PlacementKind::Temp, "2025-04-02", None, CheckStatus::Out),
        (PlacementKind::Temp, "2025-02-01", Some("2025-04-02"), CheckStatus::In),
        (PlacementKind::Temp, "2025-02-01", Some("2025-04-01"), CheckStatus::Out),
        (PlacementKind::Cddi, "2025-02-01", None, CheckStatus::Out),
        (PlacementKind::Pmsmp, "2025-02-01", None, CheckStatus::Out),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        let job = story.works("job", awa, PlacementKind::Cdd, "2025-01-01", Some("2025-03-01"));
        story.works("other", awa, kind, from, to);
        story.job().case = CaseId(uuid::Uuid::from_u128(999));
        assert_eq!(at_3_months(&story, job), (status, false), "{kind} {from} {to:?}");
    }
    let mut story = Story::default();
    let (awa, bruno) = (story.enters("Awa", "2024-01-01"), story.enters("Bruno", "2024-01-01"));
    let job = story.works("job", awa, PlacementKind::Cdd, "2025-01-01", Some("2025-03-01"));
    story.works("other", bruno, PlacementKind::Cdi, "2025-01-01", None);
    assert_eq!(at_3_months(&story, job).0, CheckStatus::Out, "someone else's job says nothing");
}

#[test]
fn the_same_firm_is_the_same_siren_and_a_firm_without_one_is_only_itself() {
    for (mine, other, same) in
        [(Some("442107330"), Some("442107330"), true), (Some("442107330"), Some("513902189"), false), (None, None, false)]
    {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        let job = story.works("job", awa, PlacementKind::Cdd, "2025-01-01", Some("2025-03-01"));
        story.job().siren = mine.map(str::to_owned);
        story.works("other", awa, PlacementKind::Cdi, "2025-03-02", None);
        story.job().siren = other.map(str::to_owned);
        assert_eq!(at_3_months(&story, job), (CheckStatus::In, same), "{mine:?} {other:?}");
        let employer = story.rows.placements[0].employer;
        story.job().employer = employer;
        assert_eq!(at_3_months(&story, job), (CheckStatus::In, true), "one establishment is itself, numbers or not");
    }
}

#[test]
fn a_trial_in_the_same_firm_is_not_staying_with_the_same_employer() {
    for (kind, same) in [(PlacementKind::Cddi, false), (PlacementKind::Cdd, true)] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        let job = story.works("job", awa, PlacementKind::Cdd, "2025-01-01", Some("2025-03-01"));
        story.asks(job, MilestoneKind::M3, "2025-04-01", Some(("2025-04-01", Answer::InPost)));
        let employer = story.job().employer;
        story.works("other", awa, kind, "2025-03-02", None);
        story.job().employer = employer;
        assert_eq!(at_3_months(&story, job), (CheckStatus::In, same), "{kind}");
    }
}

#[test]
fn the_grade_is_that_of_the_answer_the_status_rests_on() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2024-01-01");
    let job = story.works("job", awa, PlacementKind::Cdi, "2025-01-01", None);
    story.asks(job, MilestoneKind::M3, "2025-04-01", Some(("2025-03-20", Answer::Left)));
    story.asks(job, MilestoneKind::M3, "2025-04-02", Some(("2025-04-02", Answer::InPost)));
    story.rows.milestones[1].grade = Some(Grade::C);
    let facts = Facts::seen(story.rows, seen_on("2026-12-31"));
    let check = facts.checks.iter().find(|check| check.months == 3).unwrap();
    assert_eq!((check.status, check.grade), (CheckStatus::In, Some(Grade::C)), "of two milestones of a kind, the one that says yes");
}

#[test]
fn another_window_changes_nothing_of_what_is_known() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2025-01-01");
    let job = story.works("job", awa, PlacementKind::Cdi, "2025-02-01", Some("2025-06-30"));
    story.asks(job, MilestoneKind::M3, "2025-05-01", Some(("2025-05-02", Answer::InPost)));
    let year = seen_on("2025-05-31");
    let quarter = Period { from: day("2025-04-01"), to: day("2025-06-30"), ..year };
    let mut facts = Facts::seen(story.rows.clone(), year);
    facts.look_at(quarter.from, quarter.to);
    assert_eq!(facts, Facts::seen(story.rows, quarter));
}
