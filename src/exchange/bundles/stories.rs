//! A bundle comes in, goes over what is known, goes out and comes back.

use super::rows::*;
use super::*;
use crate::kernel::{Hundredths, Moment};
use crate::method::sessions::{NoteAudience, Side};
use proptest::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

fn paris() -> Zone {
    Zone::named("Europe/Paris").unwrap()
}

fn workshop() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/atelier-du-cedre")
}

/// What a structure knows once it has taken a folder.
fn taken(dir: &Path, known: &Bundle) -> Bundle {
    take(dir, &paris(), known).unwrap_or_else(|e| panic!("{e:?}")).over(known)
}

/// Takes one file over what is known.
fn with(name: &str, bytes: impl AsRef<[u8]>, known: &Bundle) -> Result<Merged, Vec<BundleError>> {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(name), bytes).unwrap();
    take(dir.path(), &paris(), known)
}

/// Every cell of a file by column, record by record.
fn cells(path: &Path) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_workshop_goes_out_as_it_came_in() {
    let known = taken(&workshop(), &Bundle::default());
    let out = tempfile::tempdir().unwrap();
    let copy = out.path().join("copy");
    write::write(&known, &copy, &paris()).unwrap();
    for file in FILES {
        let (before, after) = (cells(&workshop().join(file)), cells(&copy.join(file)));
        assert_eq!(before.len(), after.len(), "{file}");
        for (before, after) in before.iter().zip(&after) {
            for (column, cell) in before {
                // The source was written by hand: what looks like a formula leaves with its apostrophe.
                let guarded = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.clone() };
                assert_eq!(after[column], guarded, "{file}, {column}");
            }
        }
    }
    assert_eq!(taken(&copy, &Bundle::default()), known);
    assert!(write::write(&known, &copy, &paris()).is_err(), "a folder with files is not written into");
}

#[test]
fn what_goes_out_is_its_owners_alone_in_whatever_folder() {
    use std::os::unix::fs::PermissionsExt;
    let open = tempfile::tempdir().unwrap();
    fs::set_permissions(open.path(), PermissionsExt::from_mode(0o755)).unwrap();
    write::write(&taken(&workshop(), &Bundle::default()), open.path(), &paris()).unwrap();
    let modes = fs::read_dir(open.path()).unwrap().map(|f| f.unwrap().metadata().unwrap().permissions().mode() & 0o777);
    assert!(modes.into_iter().all(|mode| mode == 0o600));
}

#[test]
fn twice_is_once() {
    let first = take(&workshop(), &paris(), &Bundle::default()).unwrap();
    assert_eq!((first.trainees.create.len(), first.milestones.create.len(), first.members.update.len()), (12, 28, 0));
    let known = first.over(&Bundle::default());
    let second = take(&workshop(), &paris(), &known).unwrap();
    assert!(second.is_nothing());
    assert_eq!((second.trainees.unchanged, second.milestones.unchanged, second.sessions.unchanged), (12, 28, 39));
}

#[test]
fn a_missing_column_leaves_and_an_empty_cell_empties() {
    let known = taken(&workshop(), &Bundle::default());
    let merged = with("trainees.csv", "ref,phone\nP01,\nP02,\n", &known).unwrap();
    let [awa] = &merged.trainees.update[..] else { panic!("{merged:?}") };
    assert_eq!((awa.phone.as_deref(), awa.first_name.as_deref(), awa.hours_worked), (None, Some("Awa"), Some(Hundredths(52_000))));
    assert_eq!((merged.trainees.unchanged, merged.trainees.create.len()), (1, 0));
    let new = with("sessions.csv", "ref,case,held_on,side\nS99,C01,2026-01-01,trainee\n", &known).unwrap();
    let [session] = &new.sessions.create[..] else { panic!("{new:?}") };
    assert_eq!((session.audience, session.side, session.recorded_at), (NoteAudience::Coach, Side::Trainee, None));
}

#[test]
fn a_new_row_needs_its_mandatory_columns_once_said() {
    let known = taken(&workshop(), &Bundle::default());
    let errors = with("trainees.csv", "ref,phone\nP01,\nP98,1\nP99,2\n", &known).unwrap_err();
    assert_eq!(
        errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["trainees.csv:1: entered_on: expected the column entered_on, because line 3 is a new record, read \"no such column\""]
    );
}

#[test]
fn contradictions_are_seen_against_what_is_known_and_told_in_the_bundle() {
    let known = taken(&workshop(), &Bundle::default());
    let told = |name: &str, text: &str| match with(name, text, &known) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(|e| format!("{}:{}", e.line.unwrap_or(0), e.column.clone().unwrap_or_default())).collect(),
    };
    assert_eq!(told("trainees.csv", "ref,entered_on\nP01,2025-06-02\n"), ["2:left_on"], "she left on 2025-06-01");
    assert_eq!(told("trainees.csv", "ref,entered_on,left_on\nP01,2025-06-02,\n"), Vec::<String>::new());
    assert_eq!(told("milestones.csv", "placement,kind,due_on,answered_on\nPA01,DAY1,2025-06-02,2025-06-01\n"), ["2:answered_on"]);
    assert_eq!(told("placements.csv", "ref,started_on\nPA01,2025-06-11\n"), ["2:started_on"], "a week's check was answered on 2025-06-10");
    let plan = "ref,case,starts_on,planned_end,signed_trainee_on,signed_coach_on\nPL99,C01,2025-12-05,2026-02-02,2025-12-05,2025-12-05\n";
    assert_eq!(told("plans.csv", plan), ["2:starts_on"], "PL01 ends on 2025-12-05");
    assert_eq!(told("plans.csv", &plan.replace("C01,2025-12-05", "C01,2025-12-06")), Vec::<String>::new());
    assert_eq!(told("plans.csv", "ref,ends_on\nPL02a,2025-08-10\n"), ["2:starts_on"], "PL02b starts that day");
    assert_eq!(told("cases.csv", "ref,coach\nC01,M2\n"), Vec::<String>::new(), "M2 is known");
}

#[test]
fn history_is_taken_as_it_was() {
    let known = taken(&workshop(), &Bundle::default());
    for (name, late) in [
        ("sessions.csv", "ref,case,held_on,side\nS99,C03,2030-01-01,trainee\n"),
        ("placements.csv", "ref,case,employer,kind,started_on,ended_on,tutor_named_on\nPA99,C03,E1,cdd,2026-01-01,2030-01-01,2020-01-01\n"),
        ("trainees.csv", "ref,attestation_on\nP01,2020-01-01\n"),
        ("plans.csv", "ref,case,starts_on,planned_end,signed_trainee_on\nPL99,C03,2030-01-01,2030-02-01,2020-01-01\n"),
    ] {
        assert!(with(name, late, &known).is_ok(), "{late}");
    }
}

#[test]
fn a_spreadsheets_file_with_semicolons_and_a_mark_reads_the_same() {
    let plain = with(
        "employers.csv",
        "ref,name,siret,size\nE1,\"Le \"\"Fournil\"\", nord\",442 107 330 00015,small\nE2,a;b,,\n",
        &Bundle::default(),
    );
    let sheet = "\u{feff}ref;name;siret;size\r\nE1;\"Le \"\"Fournil\"\", nord\";442 107 330 00015;small\r\n\r\nE2;\"a;b\";;\r\n";
    let read = with("employers.csv", sheet, &Bundle::default()).unwrap();
    assert_eq!(plain.as_ref(), Ok(&read));
    assert_eq!(read.employers.create[0].siret.as_deref(), Some("442 107 330 00015"), "kept as typed");
}

#[test]
fn only_a_header_is_no_file_and_other_files_are_ignored() {
    for (name, text) in
        [("trainees.csv", "ref,first_name\n"), ("ratings.csv", "assessment,source\n"), ("notes.txt", "x"), ("expected.json", "{}")]
    {
        assert!(with(name, text, &Bundle::default()).is_ok_and(|m| m == Merged::default()), "{name}");
    }
}

#[test]
fn the_moment_of_writing_comes_back_to_the_millisecond() {
    let dates = ["2025-02-03T18:30", "2025-10-26T02:30:00+01:00", "2025-10-26T02:30:00+02:00", "2025-07-01", "2025-07-01T08:05:09.250Z"];
    let rows: String = dates.iter().enumerate().map(|(i, at)| format!("S{i},C01,2025-01-01,trainee,{at}\n")).collect();
    let known = taken(&workshop(), &Bundle::default());
    let merged = with("sessions.csv", format!("ref,case,held_on,side,recorded_at\n{rows}"), &known).unwrap();
    let moments = |b: &[SessionRow]| b.iter().map(|s| s.recorded_at.unwrap()).collect::<Vec<Moment>>();
    let read = moments(&merged.sessions.create);
    assert_eq!(read[2].0 + 3_600_000, read[1].0, "the hour that happens twice");
    let out = tempfile::tempdir().unwrap();
    write::write(&Bundle { sessions: merged.sessions.create, ..Bundle::default() }, out.path(), &paris()).unwrap();
    assert_eq!(moments(&taken(out.path(), &known).sessions[39..]), read);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Quotes, delimiters, line breaks, apostrophes, formulas, any Unicode: texts come out character for character.
    #[test]
    fn any_text_survives(name in "[^\0]{1,20}", city in "['=+@\t\r\n\",; \u{feff}-]{1,8}", reference in "[^\0]{1,9}") {
        let row = EmployerRow {
            reference, name: Some(name), city: Some(city), siret: None, country: None, enterprise_number: None,
            establishment_number: None, naf: None, size: None, contact_name: None, contact_email: None, contact_role: None,
        };
        let before = Bundle { employers: vec![row], ..Bundle::default() };
        let out = tempfile::tempdir().unwrap();
        write::write(&before, out.path(), &paris()).unwrap();
        prop_assert_eq!(taken(out.path(), &Bundle::default()), before);
    }
}
