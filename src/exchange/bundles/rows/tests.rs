//! The list of files against what was promised of them.

use super::*;

/// The table of `interface.md`, section 4, copied, with what the accompaniment added; a star marks what is mandatory.
const PROMISED: [(&str, &str); 29] = [
    ("members.csv", "ref*, name, email, role*, fte, in_post_from, in_post_to, active"),
    (
        "trainees.csv",
        "ref*, first_name, last_name, birth_date, sex, email, phone, entered_on*, left_on, exit_reason, hours_worked, education, criteria, \
         barriers, consent_on, attestation_on, supervisor",
    ),
    (
        "employers.csv",
        "ref*, name, siret, country, enterprise_number, establishment_number, naf, city, size, contact_name, contact_email, contact_role, \
         contact_phone, contact_language",
    ),
    ("cases.csv", "ref*, trainee*, coach*, opened_on*, closed_on, closing_reason, stage, next_contact_on"),
    (
        "plans.csv",
        "ref*, case*, purpose, starts_on*, planned_end*, ends_on, signed_trainee_on, signed_coach_on, signed_employer_on, proposed_on, \
         hours_planned, open_ended, bilan, bilan_on",
    ),
    ("objectives.csv", "ref*, plan*, text, domain, origin, opened_on*, closed_on, result, horizon_on, result_note"),
    ("sessions.csv", "ref*, case*, coach, held_on*, minutes, side*, place, attended, note, audience, recorded_at, mood, next_contact_on"),
    (
        "placements.csv",
        "ref*, case*, employer*, job_title, rome, kind*, started_on*, planned_end, trial_ends_on, ended_on, end_phase, end_initiator, \
         weekly_hours, tutor, tutor_named_on, end_form, end_causes, end_valence, end_note",
    ),
    ("milestones.csv", "placement*, kind*, due_on*, answered_on, answer, grade"),
    ("profile_changes.csv", "ref*, rule, value, base, origin*, effective_on*, decided_at*, member"),
    ("suspensions.csv", "ref*, case*, reason*, from_on*, to_on*, agreed_to_on*"),
    ("extensions.csv", "ref*, plan*, state*, reason*, new_end*, hours, requested_on*, requested_by, decided_on, decided_by, comment"),
    ("gaps.csv", "ref*, case*, employer, pair*, person, work, answer*, what, objective"),
    ("closings.csv", "case*, bilan*, supported_by_firm, both_agree, objectives_done, overruled"),
    ("handovers.csv", "ref*, case*, from_coach*, to_coach*, handed_on*, note, handed_at*"),
    ("moves.csv", "ref*, case*, from_stage*, to_stage*, moved_on*, reason, moved_at*, member"),
    (
        "needs.csv",
        "ref*, employer*, job_title*, rome, tasks, requirements, weekly_hours, workplace, schedule, people, asked_on*, wanted_from, \
         taken_by, state*, answer, answered_on, answered_by, answer_note, closed_on, closing_note",
    ),
    ("candidates.csv", "ref*, need*, case*, state*, put_on*, put_by, met_on, result_on, reason, placement, consent_on"),
    ("agreement_texts.csv", "ref*, kind*, language*, common, for_trainee, for_employer, for_coach, written_at*, member"),
    ("scans.csv", "ref*, case*, name*, sha256*, added_at*, member"),
    (
        "agreements.csv",
        "ref*, case*, kind*, employer, placement, state*, common, for_trainee, for_employer, for_coach, drafted_on*, sent_on, active_on, \
         ended_on, end_note",
    ),
    (
        "signatures.csv",
        "ref*, agreement*, party*, name, state*, shown*, text_hash*, asked_on*, said_on, said_at, channel, grade, comment, statement, \
         scan, member",
    ),
    (
        "sharings.csv",
        "ref*, placement*, whose*, kind*, session, objective, gap, wording*, text_hash*, name, state*, asked_on*, asked_by, said_on, \
         said_at, channel, grade, comment, statement, scan, ended_on, end_note, ended_by",
    ),
    ("pulses.csv", "ref*, placement*, side*, name, asked_on*, asked_by, going, wants_call, said_on, said_at, called_on, called_at, due_on"),
    (
        "frameworks.csv",
        "code*, name, kind, version, item*, label, domain, max_level, dimension, levels, help, rome, picture, about, published_on, draft",
    ),
    (
        "assessments.csv",
        "ref*, subject*, framework*, explained_on, assessed_on, sealed_on, contested, version, case, state, prepared_on, purpose, \
         explained_by, synthesis, synthesised_on, synthesised_by, said_on, said_comment, said_by_link, sealed_by, supersedes, dropped_on, dropped_reason",
    ),
    ("sources.csv", "assessment*, source*, member, asked_on*, given_on"),
    ("ratings.csv", "assessment*, source*, item*, level, support"),
    ("training_days.csv", "member*, on*, kind*, days*, note"),
];

fn columns<R: Row>() -> (&'static str, String) {
    let name = |c: &Column<R>| format!("{}{}", c.name, if (c.mandatory)() { "*" } else { "" });
    (R::FILE, R::COLUMNS.iter().map(name).collect::<Vec<_>>().join(", "))
}

#[test]
fn the_files_have_the_columns_that_were_promised() {
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { [$(columns::<$row>()),+] } }
    let ours: [(&str, String); 29] = each_file!(all!);
    assert_eq!(ours.each_ref().map(|(file, columns)| (*file, columns.as_str())), PROMISED);
}

#[test]
fn keys_and_references_name_columns_and_files_that_exist() {
    fn check<R: Row>() {
        assert!(R::KEY.iter().all(|k| R::COLUMNS.iter().any(|c| c.name == *k)), "{}", R::FILE);
        let earlier = FILES.iter().take_while(|f| **f != R::FILE).collect::<Vec<_>>();
        // What is corrected lies in the file of what corrects it.
        let known = |t: &'static str| t == R::FILE || earlier.contains(&&t);
        assert!(R::COLUMNS.iter().filter_map(|c| c.target).all(known), "{}", R::FILE);
        assert!(R::COLUMNS.iter().filter_map(|c| c.after).all(|a| R::COLUMNS.iter().any(|c| c.name == a)), "{}", R::FILE);
    }
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { $(check::<$row>();)+ } }
    each_file!(all!);
    assert_eq!(FILES.len(), PROMISED.len());
}
