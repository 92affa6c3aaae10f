//! The day on which each figure turns.

use super::super::{Counts, Period, Status, figures};
use crate::kernel::ids::CaseId;
use crate::method::milestones::{Answer, MilestoneKind};
use crate::method::placements::PlacementKind;
use crate::method::sessions::Side;
use crate::people::trainees::ExitReason;
use crate::quality::stories::{Story, day, seen_on};
use Counts::{Denominator, Excluded, Numerator, Unknown};

#[test]
fn a_plan_signed_on_day_60_is_in_time_and_on_day_61_late() {
    for (by_coach, expected) in [
        (Some("2025-03-02"), (Numerator, "why-signed-in-time")),
        (Some("2025-03-03"), (Denominator, "why-signed-late")),
        (Some("2024-12-01"), (Numerator, "why-signed-in-time")),
        (None, (Denominator, "why-not-signed")),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2025-01-01");
        story.plans(awa, "2025-01-02", Some("2025-01-02"), by_coach);
        assert_eq!(story.verdict("PAR-01"), expected, "{by_coach:?}");
    }
}

#[test]
fn a_stay_that_lasts_its_60_days_counts_and_a_shorter_one_does_not() {
    for (left, expected) in [("2025-03-02", (Denominator, "why-not-signed")), ("2025-03-01", (Excluded, "why-left-before"))] {
        let mut story = Story::default();
        story.enters("Awa", "2025-01-01");
        story.leaves(left, None);
        assert_eq!(story.verdict("PAR-01"), expected, "{left}");
    }
}

#[test]
fn a_stay_waits_for_its_60_days_before_it_counts() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2025-01-01");
    story.plans(awa, "2025-01-02", Some("2025-01-02"), Some("2025-03-02"));
    let on = |as_of| story.cases("PAR-01", seen_on(as_of));
    assert_eq!(on("2024-12-31"), [], "not there yet");
    assert_eq!(on("2025-03-01"), [("Awa".to_owned(), Excluded, "why-too-recent")]);
    assert_eq!(on("2025-03-02"), [("Awa".to_owned(), Numerator, "why-signed-in-time")]);
}

#[test]
fn a_contact_on_the_seventh_day_is_in_the_first_week_and_on_the_eighth_is_not() {
    for (on, attended, expected) in [
        ("2025-05-01", Some(true), (Numerator, "why-contact-in-time")),
        ("2025-05-08", Some(true), (Numerator, "why-contact-in-time")),
        ("2025-05-08", None, (Numerator, "why-contact-in-time")),
        ("2025-05-08", Some(false), (Denominator, "why-no-contact")),
        ("2025-05-09", Some(true), (Denominator, "why-contact-late")),
        ("2025-04-30", Some(true), (Denominator, "why-no-contact")),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        story.works("job", awa, PlacementKind::Pmsmp, "2025-05-01", None);
        story.meets("session", awa, Side::ThirdParty, on, attended);
        assert_eq!(story.verdict("JC-02"), expected, "{on} {attended:?}");
    }
}

#[test]
fn a_contact_belongs_to_the_case_of_the_placement_and_the_week_must_be_over() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2024-01-01");
    story.works("job", awa, PlacementKind::Cdi, "2025-05-01", None);
    story.meets("session", awa, Side::Trainee, "2025-05-02", None);
    assert_eq!(story.cases("JC-02", seen_on("2025-05-07")), [("job".to_owned(), Excluded, "why-too-recent")]);
    assert_eq!(story.cases("JC-02", seen_on("2025-05-08")), [("job".to_owned(), Numerator, "why-contact-in-time")]);
    story.job().case = CaseId(uuid::Uuid::from_u128(999));
    assert_eq!(story.verdict("JC-02"), (Denominator, "why-no-contact"));
}

#[test]
fn sessions_in_employment_count_by_whom_they_reach() {
    for (side, attended, on, expected) in [
        (Side::Employer, Some(true), "2025-05-01", (Numerator, "why-with-employer")),
        (Side::Tripartite, None, "2025-06-30", (Numerator, "why-tripartite")),
        (Side::Trainee, Some(true), "2025-05-02", (Denominator, "why-with-trainee")),
        (Side::ThirdParty, Some(true), "2025-05-02", (Denominator, "why-with-third-party")),
        (Side::Employer, Some(false), "2025-05-02", (Excluded, "why-missed")),
        (Side::Employer, Some(true), "2025-04-30", (Excluded, "why-not-in-employment")),
        (Side::Employer, Some(true), "2025-07-01", (Excluded, "why-not-in-employment")),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        story.works("job", awa, PlacementKind::Trial, "2025-05-01", Some("2025-06-30"));
        story.meets("session", awa, side, on, attended);
        assert_eq!(story.verdict("JC-08"), expected, "{side} {on}");
    }
}

#[test]
fn an_employer_is_active_from_the_first_day_of_the_period_to_the_last_one_known() {
    for (from, to, as_of, active) in [
        ("2024-06-01", Some("2025-01-01"), "2026-12-31", 1),
        ("2024-06-01", Some("2024-12-31"), "2026-12-31", 0),
        ("2025-12-31", None, "2026-12-31", 1),
        ("2026-01-01", None, "2026-12-31", 0),
        ("2025-05-02", None, "2025-05-01", 0),
        ("2024-06-01", None, "2024-12-31", 0),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        story.works("job", awa, PlacementKind::Pmsmp, from, to);
        story.employer("nobody there");
        let figure = figures(story.rows, seen_on(as_of)).values.remove(0);
        let expected = ("EMP-01", Status::Ok, Some(f64::from(active)), None, Some(f64::from(active)), None);
        let found = (figure.code.as_str(), figure.status, figure.numerator, figure.denominator, figure.value, figure.low);
        assert_eq!(found, expected, "{from} {to:?} {as_of}");
    }
}

#[test]
fn two_establishments_of_one_firm_are_two_employers_and_two_jobs_at_one_are_one() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2024-01-01");
    for name in ["a", "b", "c"] {
        story.works(name, awa, PlacementKind::Cdd, "2025-02-01", None);
        story.job().siren = Some("442107330".into());
    }
    let employer = story.rows.placements[0].employer;
    story.job().employer = employer;
    let cases = story.cases("EMP-01", seen_on("2026-12-31"));
    assert_eq!(cases.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), ["at a", "at b"]);
}

#[test]
fn a_milestone_answered_on_the_15th_day_is_on_time_and_on_the_16th_is_not() {
    for (answered, expected) in [
        (Some("2025-06-25"), (Numerator, "why-answered-in-time")),
        (Some("2025-06-26"), (Denominator, "why-answered-outside")),
        (Some("2025-05-26"), (Numerator, "why-answered-in-time")),
        (Some("2025-05-25"), (Denominator, "why-answered-outside")),
        (None, (Denominator, "why-not-answered")),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        let job = story.works("job", awa, PlacementKind::Cdi, "2025-03-10", None);
        story.asks(job, MilestoneKind::M3, "2025-06-10", answered.map(|on| (on, Answer::Left)));
        assert_eq!(story.verdict("MIL-01"), expected, "{answered:?}");
    }
}

#[test]
fn a_milestone_counts_when_its_window_is_over_and_the_placement_lasted_until_it_was_due() {
    for (ended, expected) in [("2025-06-10", (Denominator, "why-not-answered")), ("2025-06-09", (Excluded, "why-ended-before-due"))] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        let job = story.works("job", awa, PlacementKind::Cdi, "2025-03-10", Some(ended));
        story.asks(job, MilestoneKind::M3, "2025-06-10", None);
        for other in [MilestoneKind::Signed, MilestoneKind::Trial, MilestoneKind::End] {
            story.asks(job, other, "2025-06-10", None);
        }
        assert_eq!(story.verdict("MIL-01"), expected, "{ended}");
        assert_eq!(story.cases("MIL-01", seen_on("2025-06-09")), [], "not due yet");
        if expected.0 == Denominator {
            assert_eq!(story.cases("MIL-01", seen_on("2025-06-24")), [("job M3".to_owned(), Excluded, "why-too-recent")]);
            assert_eq!(story.cases("MIL-01", seen_on("2025-06-25")), [("job M3".to_owned(), Denominator, "why-not-answered")]);
        }
    }
}

#[test]
fn silence_stays_in_the_denominator_of_the_strict_figure() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2024-01-01");
    story.works("silent", awa, PlacementKind::Cdi, "2025-01-01", None);
    assert_eq!(story.verdict("RET-03"), (Unknown, "why-unknown"));
    let figure = figures(story.rows, seen_on("2025-04-16")).values.remove(5);
    assert_eq!((figure.numerator, figure.denominator, figure.value), (Some(0.0), Some(1.0), Some(0.0)));
}

#[test]
fn a_death_on_the_anchor_takes_the_check_out_and_the_day_after_does_not() {
    for (died, why, expected) in [
        ("2025-04-01", Some(ExitReason::Death), (Excluded, "why-died")),
        ("2025-04-02", Some(ExitReason::Death), (Denominator, "why-ended")),
        ("2025-04-01", Some(ExitReason::Moved), (Denominator, "why-ended")),
        ("2025-04-01", None, (Denominator, "why-ended")),
    ] {
        let mut story = Story::default();
        let awa = story.enters("Awa", "2024-01-01");
        story.leaves(died, why);
        story.works("job", awa, PlacementKind::Cdi, "2025-01-01", Some("2025-04-01"));
        assert_eq!(story.verdict("RET-03"), expected, "{died} {why:?}");
    }
}

#[test]
fn a_check_waits_for_its_answers_and_leaves_trials_out() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2024-01-01");
    story.works("trial", awa, PlacementKind::Trial, "2025-01-01", Some("2025-01-20"));
    let job = story.works("job", awa, PlacementKind::Cdd, "2025-01-01", Some("2025-03-01"));
    story.asks(job, MilestoneKind::M3, "2025-04-01", Some(("2025-04-16", Answer::InPost)));
    let trial = ("trial".to_owned(), Excluded, "why-not-ordinary");
    let on = |as_of| story.cases("RET-03", seen_on(as_of));
    assert_eq!(on("2025-03-31"), [], "the anchor has not come");
    assert_eq!(on("2025-04-15"), [trial.clone(), ("job".to_owned(), Excluded, "why-too-recent")]);
    assert_eq!(on("2025-04-16"), [trial, ("job".to_owned(), Numerator, "why-confirmed-in-work")]);
}

#[test]
fn later_facts_change_nothing_that_was_seen_before() {
    let mut story = Story::default();
    let awa = story.enters("Awa", "2025-01-01");
    let job = story.works("job", awa, PlacementKind::Cdi, "2025-02-01", None);
    story.meets("start", awa, Side::Tripartite, "2025-02-03", None);
    story.asks(job, MilestoneKind::M3, "2025-05-01", None);
    let period = seen_on("2025-05-16");
    let before = figures(story.rows.clone(), period);
    story.leaves("2025-05-17", Some(ExitReason::Death));
    story.job().ended_on = Some(day("2025-05-17"));
    story.plans(awa, "2025-01-02", Some("2025-05-17"), Some("2025-01-02"));
    story.meets("later", awa, Side::Employer, "2025-05-17", None);
    story.works("later", awa, PlacementKind::Cdi, "2025-05-17", None);
    let milestone = &mut story.rows.milestones[0];
    (milestone.answered_on, milestone.answer) = (Some(day("2025-05-17")), Some(Answer::InPost));
    milestone.placement_ended_on = Some(day("2025-05-17"));
    assert_eq!(figures(story.rows.clone(), period), before);
    assert_ne!(figures(story.rows, seen_on("2025-05-17")).values, before.values);
}

#[test]
fn a_period_without_rows_has_no_figure_and_a_period_ends_after_it_begins() {
    let empty = figures(Story::default().rows, seen_on("2026-12-31"));
    assert_eq!(
        empty.values.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(),
        ["EMP-01", "JC-02", "JC-08", "MIL-01", "PAR-01", "RET-03"]
    );
    for figure in &empty.values[1..] {
        assert_eq!((figure.status, figure.numerator, figure.denominator), (Status::NotApplicable, Some(0.0), Some(0.0)));
        assert_eq!((figure.value, figure.low, figure.high), (None, None, None));
    }
    assert_eq!((empty.values[0].status, empty.values[0].value), (Status::Ok, Some(0.0)), "no employer at all is a count of none");
    assert!(Period::new(day("2025-01-02"), day("2025-01-01"), day("2025-01-01")).is_err());
}
