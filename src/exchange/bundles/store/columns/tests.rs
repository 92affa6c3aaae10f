//! The columns of the files against those of the tables.

use super::*;
use sea_query::Iden;

/// The columns of a table that its file does not carry.
fn stays<R: Kept>() -> String {
    let name = |c: &R::Table| c.unquoted().to_owned();
    let travels: Vec<String> = R::TRAVELS.iter().map(name).collect();
    let stays: Vec<String> = R::Table::COLUMNS.iter().map(name).filter(|c| !travels.contains(c)).collect();
    stays.join(" ")
}

/// A new column travels, or is said here to stay: otherwise an export would lose it unseen. `ref` and `id` are the key.
#[test]
fn a_column_travels_or_is_known_to_stay() {
    assert_eq!(stays::<MemberRow>(), "id ref email_folded version");
    assert_eq!(stays::<TraineeRow>(), "id ref folded version");
    assert_eq!(stays::<EmployerRow>(), "id ref folded version");
    // The stage travels where nothing else tells it; the others are counted from sessions and agreements.
    let counted = "met_trainee_on met_employer_on missed_trainee missed_employer stuck_on agreements_waiting";
    assert_eq!(stays::<CaseRow>(), format!("id ref stage version {counted}"));
    assert_eq!(stays::<PlanRow>(), "id ref coach_id last_day version");
    assert_eq!(stays::<ObjectiveRow>(), "id ref version");
    assert_eq!(stays::<SessionRow>(), "id ref writer_id version");
    // Counted from pulses and sessions.
    assert_eq!(stays::<PlacementRow>(), "id ref version pulse_trainee_on pulse_employer_on");
    assert_eq!(stays::<MilestoneRow>(), "id case_id coach_id requested_on version contradicted_on cleared_on cleared_note");
    assert_eq!(stays::<ProfileChangeRow>(), "id ref");
    assert_eq!(stays::<SuspensionRow>(), "id ref version");
    assert_eq!(stays::<ExtensionRow>(), "id ref version");
    assert_eq!(stays::<GapRow>(), "id ref version");
    assert_eq!(stays::<ClosingRow>(), "id");
    assert_eq!(stays::<HandoverRow>(), "id ref");
    assert_eq!(stays::<MoveRow>(), "id ref");
    assert_eq!(stays::<NeedRow>(), "id ref version");
    assert_eq!(stays::<CandidateRow>(), "id ref version");
    // That a bundle told a word is so of every word that comes with one. A paper lies in a file of its own, which tells its kind
    // and length; a consent's case is its placement's.
    assert_eq!(stays::<AgreementTextRow>(), "id ref");
    assert_eq!(stays::<ScanRow>(), "id kind bytes content ref");
    assert_eq!(stays::<AgreementRow>(), "id ref version");
    assert_eq!(stays::<SignatureRow>(), "id ref from_bundle");
    assert_eq!(stays::<SharingRow>(), "id case_id version ref from_bundle");
    // The first press counts for how long its address takes another one, and that address does not travel.
    assert_eq!(stays::<PulseRow>(), "id ref first_at presses version from_bundle");
    // Both follow from the framework; a version of a framework is one document, whose items are the file's rows.
    assert_eq!(stays::<AssessmentRow>(), "id ref framework_id max_level from_bundle version");
    // Presses are counted for how long an address takes another one.
    assert_eq!(stays::<SourceRow>(), "id reminded_on presses");
    assert_eq!(stays::<TrainingDayRow>(), "id version");
}
