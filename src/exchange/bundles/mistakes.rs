//! Wrong bundles, each with the places where it must be told wrong.
//!
//! Invariant: the places are complete: a mistake that drags others behind it fails here.

use super::rows::Bundle;
use super::*;
use std::fs;

mod needs;
mod words;

/// A folder with these files, as bytes.
fn folder(files: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

/// A small bundle that is right; a test replaces or adds files.
fn right() -> Vec<(&'static str, Vec<u8>)> {
    let files = [
        ("members.csv", "ref,name,role\nM1,Nadia,jobcoach\n"),
        ("trainees.csv", "ref,first_name,entered_on\nP1,Awa,2025-01-01\n"),
        ("employers.csv", "ref,name\nE1,Le Fournil\n"),
        ("cases.csv", "ref,trainee,coach,opened_on\nC1,P1,M1,2025-01-02\n"),
        ("placements.csv", "ref,case,employer,kind,started_on\nA1,C1,E1,cdi,2025-03-01\n"),
    ];
    files.map(|(name, text)| (name, text.as_bytes().to_vec())).to_vec()
}

/// Each error as `file:line:column`, a dash for what it has not.
fn places(files: &[(&'static str, Vec<u8>)], known: &Bundle) -> Vec<String> {
    let place = |e: &BundleError| {
        assert!(!e.expected.is_empty() && !e.to_string().contains('\n'), "{e}");
        let line = e.line.map_or("-".to_owned(), |l| l.to_string());
        format!("{}:{line}:{}", e.file, e.column.as_deref().unwrap_or("-"))
    };
    let dir = folder(files);
    match take(dir.path(), &Zone::named("Europe/Paris").unwrap(), known) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(place).collect(),
    }
}

fn check(name: &'static str, bytes: &[u8], expected: &[&str]) {
    let mut files = right();
    files.retain(|(other, _)| *other != name);
    files.push((name, bytes.to_vec()));
    assert_eq!(places(&files, &Bundle::default()), expected, "{name}\n{}", String::from_utf8_lossy(bytes));
}

/// Checks a list of `file, text, places`; the places are separated by spaces.
macro_rules! mistakes { ($($name:literal, $text:expr, $places:literal;)+) => { $(
    check($name, AsRef::<[u8]>::as_ref(&$text), &$places.split_whitespace().collect::<Vec<_>>());
)+ } }

#[test]
fn a_header_of_a_million_cells_is_one_mistake() {
    check("members.csv", format!("ref,name,role{}\nM1\n", ",x".repeat(1_000_000)).as_bytes(), &["members.csv:1:-"]);
}

#[test]
fn the_small_bundle_is_right() {
    assert_eq!(places(&right(), &Bundle::default()), Vec::<String>::new());
}

#[test]
fn cells_that_cannot_be_read() {
    mistakes! {
        "trainees.csv", "ref,entered_on\nP1,31/12/2025\n", "trainees.csv:2:entered_on";
        "trainees.csv", "ref,entered_on\nP1,2025-02-30\n", "trainees.csv:2:entered_on";
        "trainees.csv", "ref,entered_on\nP1,1899-12-31\n", "trainees.csv:2:entered_on";
        "trainees.csv", "ref,entered_on,birth_date\nP1,2025-01-01,2101-01-01\n", "trainees.csv:2:birth_date";
        "trainees.csv", "ref,entered_on\nP1, 2025-01-01\n", "trainees.csv:2:entered_on";
        "trainees.csv", "ref,entered_on\nP1,\n", "trainees.csv:2:entered_on";
        "trainees.csv", "ref,entered_on\nP1,2025-01-01\n,2025-01-01\n", "trainees.csv:3:ref";
        "trainees.csv", "ref,entered_on,sex\nP1,2025-01-01,f\n", "trainees.csv:2:sex";
        "trainees.csv", "ref,entered_on,hours_worked\nP1,2025-01-01,-3\n", "trainees.csv:2:hours_worked";
        "trainees.csv", "ref,entered_on,hours_worked\nP1,2025-01-01,\"1,234\"\n", "trainees.csv:2:hours_worked";
        "trainees.csv", "ref,entered_on,criteria\nP1,2025-01-01,rsa|rsb\n", "trainees.csv:2:criteria";
        "trainees.csv", "ref,entered_on,barriers\nP1,2025-01-01,health|\n", "trainees.csv:2:barriers";
        "trainees.csv", "ref,entered_on,first_name\nP1,2025-01-01,A\0wa\n", "trainees.csv:2:first_name";
        "trainees.csv", b"ref,entered_on,first_name\nP1,2025-01-01,Am\xe9lie\n", "trainees.csv:2:first_name";
        "trainees.csv", format!("ref,entered_on,first_name\nP1,2025-01-01,{}\n", "é".repeat(100_001)), "trainees.csv:2:first_name";
        "members.csv", "ref,role\nM1,\n", "members.csv:2:role";
        "members.csv", "ref,role\nM1,coach\n", "members.csv:2:role";
        "members.csv", "ref,role,fte\nM1,jobcoach,-0.5\n", "members.csv:2:fte";
        "sessions.csv", "ref,case,held_on,side,minutes\nS1,C1,2025-02-01,trainee,-5\n", "sessions.csv:2:minutes";
        "sessions.csv", "ref,case,held_on,side,attended\nS1,C1,2025-02-01,trainee,oui\n", "sessions.csv:2:attended";
        "sessions.csv", "ref,case,held_on,side,place\nS1,C1,2025-02-01,trainee,telephone\n", "sessions.csv:2:place";
        "sessions.csv", "ref,case,held_on,side,recorded_at\nS1,C1,2025-02-01,trainee,2025-02-01T25:00\n", "sessions.csv:2:recorded_at";
        "sessions.csv", "ref,case,held_on,side\nS1,C1,2025-02-01,\n", "sessions.csv:2:side";
        "trainees.csv", "ref,entered_on,sex\nP1,hier,f\nP2,2025-13-01,F\n", "trainees.csv:2:entered_on trainees.csv:2:sex trainees.csv:3:entered_on";
    }
}

#[test]
fn files_headers_and_rows_that_cannot_be_read() {
    mistakes! {
        "trainees.csv", "ref,entered_on,firstname\nP1,2025-01-01,Awa\n", "trainees.csv:1:firstname";
        "trainees.csv", "ref,entered_on,entered_on\nP1,2025-01-01,2025-01-01\n", "trainees.csv:1:entered_on";
        "trainees.csv", "ref,first_name\nP1,Awa\n", "trainees.csv:1:entered_on";
        "trainees.csv", "first_name,entered_on\nAwa,2025-01-01\n", "trainees.csv:1:ref";
        "trainees.csv", "", "trainees.csv:-:-";
        "trainees.csv", "\n\r\n", "trainees.csv:-:-";
        "trainees.csv", b"\xff\xfer\0e\0f\0", "trainees.csv:-:-";
        "trainees.csv", "ref,entered_on\nP1,2025-01-01\nP2\nP3,hier,x\n", "trainees.csv:3:- trainees.csv:4:-";
        "trainees.csv", "ref,entered_on\nP1,2025-01-01\n   \n", "trainees.csv:3:-";
        "trainees.csv", "ref,entered_on\nP1\n", "trainees.csv:2:-";
        "trainees.csv", "ref,entered_on\nP1,2025-01-01\nP1,2025-01-01\n", "trainees.csv:3:ref";
        "trainees.csv", "ref,entered_on,last_name\nP1,2025-01-01,\"Diallo\nP2,2025-01-01,Roux\n", "trainees.csv:2:last_name";
        "trainees.csv", "ref;entered_on\r\nP1;2025-01-01\r\n\r\nP2;\"31\n12\"\r\nP3;x\r\n", "trainees.csv:4:entered_on trainees.csv:6:entered_on";
        "milestones.csv", "placement,kind,due_on\nA1,M1,2025-04-01\nA1,M1,2025-04-01\n", "milestones.csv:3:-";
        "milestones.csv", "placement,due_on\nA1,2025-04-01\n", "milestones.csv:1:kind";
        "trainee.csv", "ref\n", "trainee.csv:-:-";
        "Trainees.CSV", "ref\n", "Trainees.CSV:-:-";
        "assessments.csv", "ref,subject,framework,assessed_on\nB1,trainee:P9,metiers,2025-01-01\n", "assessments.csv:2:subject";
        "assessments.csv", "ref,subject\nB1,P1\n", "assessments.csv:1:framework assessments.csv:2:subject";
        "training_days.csv", "member,on\nM1,2025-01-01\n", "training_days.csv:1:kind";
    }
}

#[test]
fn rows_that_contradict_themselves_or_each_other() {
    mistakes! {
        "members.csv", "ref,role,in_post_from,in_post_to\nM1,jobcoach,2025-02-01,2025-01-31\n", "members.csv:2:in_post_to";
        "members.csv", "ref,role,email\nM1,jobcoach,nadia at cedre\n", "members.csv:2:email";
        "trainees.csv", "ref,entered_on,left_on\nP1,2025-02-01,2025-01-31\n", "trainees.csv:2:left_on";
        "employers.csv", "ref,siret\nE1,44210733000016\n", "employers.csv:2:siret";
        "employers.csv", "ref,country,enterprise_number\nE1,BE,0403170702\n", "employers.csv:2:enterprise_number";
        "employers.csv", "ref,country,establishment_number\nE1,BE,0403170701\n", "employers.csv:2:establishment_number";
        "employers.csv", "ref,country\nE1,DE\n", "employers.csv:2:country";
        "cases.csv", "ref,trainee,coach,opened_on,closed_on\nC1,P1,M1,2025-02-01,2025-01-31\n", "cases.csv:2:closed_on";
        "cases.csv", "ref,trainee,coach,opened_on\nC1,P9,M9,2025-02-01\n", "cases.csv:2:trainee cases.csv:2:coach";
        "cases.csv", "ref,trainee,coach,opened_on\nC1,P1,,2025-02-01\n", "cases.csv:2:coach";
        "plans.csv", "ref,case,starts_on,planned_end,ends_on\nL1,C1,2025-02-01,2025-01-31,2025-01-30\n", "plans.csv:2:planned_end plans.csv:2:ends_on";
        "plans.csv", "ref,case,starts_on,planned_end\nL1,C1,2025-02-01,\n", "plans.csv:2:planned_end";
        "objectives.csv", "ref,plan,opened_on\nO1,L1,2025-02-01\n", "objectives.csv:2:plan";
        "sessions.csv", "ref,case,coach,held_on,side\nS1,C1,,2025-02-01,trainee\nS2,C1,M9,2025-02-01,trainee\n", "sessions.csv:3:coach";
        "placements.csv", "ref,case,employer,kind,started_on,planned_end,trial_ends_on,ended_on\nA1,C1,E1,cdd,2025-03-01,2025-02-28,2025-02-27,2025-02-26\n",
            "placements.csv:2:planned_end placements.csv:2:trial_ends_on placements.csv:2:ended_on";
        "milestones.csv", "placement,kind,due_on,answered_on\nA1,SIGNED,2025-03-01,2025-02-01\nA1,TUTOR,2025-03-01,2025-02-01\nA1,DAY1,2025-03-01,2025-02-28\n",
            "milestones.csv:4:answered_on";
        "milestones.csv", "placement,kind,due_on\nA9,M1,2025-04-01\n", "milestones.csv:2:placement";
        // A row with two mistakes of different kinds tells both, and no mistake is made up from a cell that could not be read.
        "trainees.csv", "ref,entered_on,left_on,sex\nP1,2025-02-01,2025-01-31,?\nP2,x,2025-01-31,F\n",
            "trainees.csv:2:sex trainees.csv:2:left_on trainees.csv:3:entered_on";
    }
}

#[test]
fn signed_plans_of_one_case_share_no_day() {
    const HEAD: &str = "ref,case,starts_on,planned_end,ends_on,signed_trainee_on,signed_coach_on\n";
    let plans = |rows: &str| format!("{HEAD}{rows}");
    mistakes! {
        "plans.csv", plans("L1,C1,2025-01-01,2025-06-30,,2025-01-01,2025-01-01\nL2,C1,2025-06-30,2025-12-31,,2025-01-01,2025-01-01\n"), "plans.csv:3:starts_on";
        "plans.csv", plans("L2,C1,2025-06-30,2025-12-31,,2025-01-01,2025-01-01\nL1,C1,2025-01-01,2025-06-30,,2025-01-01,2025-01-01\n"), "plans.csv:3:starts_on";
        "plans.csv", plans("L1,C1,2025-01-01,2025-06-30,,2025-01-01,2025-01-01\nL2,C1,2025-07-01,2025-12-31,,2025-01-01,2025-01-01\n"), "";
        "plans.csv", plans("L1,C1,2025-01-01,2025-06-30,2025-03-31,2025-01-01,2025-01-01\nL2,C1,2025-04-01,2025-12-31,,2025-01-01,2025-01-01\n"), "";
        "plans.csv", plans("L1,C1,2025-01-01,2025-03-31,2025-06-30,2025-01-01,2025-01-01\nL2,C1,2025-04-01,2025-12-31,,2025-01-01,2025-01-01\n"), "plans.csv:3:starts_on";
        "plans.csv", plans("L1,C1,2025-01-01,2025-06-30,,2025-01-01,2025-01-01\nL2,C1,2025-02-01,2025-12-31,,2025-01-01,\n"), "";
    }
}

#[test]
fn a_course_that_contradicts_itself() {
    mistakes! {
        "cases.csv", "ref,trainee,coach,opened_on,closed_on,stage\nC1,P1,M1,2025-01-02,2025-02-01,declined\n", "cases.csv:2:stage";
        "cases.csv", "ref,trainee,coach,opened_on,stage\nC1,P1,M1,2025-01-02,in_employment\n", "cases.csv:2:stage";
        "cases.csv", "ref,trainee,coach,opened_on,stage\nC1,P1,M1,2025-01-02,\nC2,P1,M1,2025-01-02,referred\n", "";
        "trainees.csv", "ref,entered_on,supervisor\nP1,2025-01-01,M9\n", "trainees.csv:2:supervisor";
        "plans.csv", "ref,case,starts_on,planned_end,open_ended\nL1,C1,2025-02-01,2025-03-01,\nL2,C1,2025-02-01,2025-03-01,oui\n", "plans.csv:3:open_ended";
        "suspensions.csv", "ref,case,reason,from_on,to_on,agreed_to_on\nR1,C1,illness,2025-02-10,2025-02-20,2025-02-20\n\
            R2,C1,other,2025-02-20,2025-02-25,2025-02-25\nR3,C1,other,2025-02-15,2025-02-14,2025-02-16\n", "suspensions.csv:3:from_on";
        "suspensions.csv", "ref,case,reason,from_on,to_on,agreed_to_on\nR1,C1,illness,2025-02-10,2025-02-08,2025-02-20\n", "suspensions.csv:2:to_on";
        "suspensions.csv", "ref,case,reason,from_on,to_on,agreed_to_on\nR1,C1,illness,2025-02-10,2025-02-21,2025-02-20\n", "suspensions.csv:2:to_on";
        "suspensions.csv", "ref,case,reason,from_on,to_on,agreed_to_on\nR1,C1,illness,2025-02-10,2025-02-09,2025-02-09\n", "suspensions.csv:2:agreed_to_on";
        "suspensions.csv", "ref,case,reason,from_on,to_on\nR1,C1,illness,2025-02-10,2025-02-09\n", "suspensions.csv:1:agreed_to_on";
        "closings.csv", "case,bilan\nC1,Tout va bien\n", "closings.csv:2:case";
        "handovers.csv", "ref,case,from_coach,to_coach,handed_on,handed_at\nH1,C1,M1,M1,2025-02-01,2025-02-01\n", "handovers.csv:2:to_coach";
        "moves.csv", "ref,case,from_stage,to_stage,moved_on,moved_at\nV1,C1,intake,intake,2025-02-01,2025-02-01\nV2,C1,intake,done,2025-02-01,2025-02-01\n",
            "moves.csv:2:to_stage moves.csv:3:to_stage";
        "gaps.csv", "ref,case,employer,pair,answer\nG1,C1,E1,skills,open\nG2,C1,,skills,open\nG3,C1,E1,skills,matched\n", "gaps.csv:4:pair";
    }
}

#[test]
fn numbers_of_the_method_that_cannot_be() {
    const HEAD: &str = "ref,rule,value,base,origin,effective_on,decided_at\n";
    let rows = |rows: &str| format!("{HEAD}{rows}");
    mistakes! {
        "profile_changes.csv", rows("K1,plan_months,9,,Conseil,2025-01-01,2025-01-01\nK2,,,mire,Conseil,2025-01-01,2025-01-01\n"), "";
        "profile_changes.csv", rows("K1,,,,Conseil,2025-01-01,2025-01-01\n"), "profile_changes.csv:2:rule";
        "profile_changes.csv", rows("K1,plan_months,9,mire,Conseil,2025-01-01,2025-01-01\n"), "profile_changes.csv:2:base";
        "profile_changes.csv", rows("K1,,9,mire,Conseil,2025-01-01,2025-01-01\n"), "profile_changes.csv:2:value";
        "profile_changes.csv", rows("K1,plan_months,999,,Conseil,2025-01-01,2025-01-01\n"), "profile_changes.csv:2:value";
        "profile_changes.csv", rows("K1,plan_months,,,Conseil,2025-01-01,2025-01-01\n"), "profile_changes.csv:2:value";
        "profile_changes.csv", rows("K1,extensions,,,Conseil,2025-01-01,2025-01-01\n"), "";
        "profile_changes.csv", rows(&format!("K1,plan_months,9,,{},2025-01-01,2025-01-01\n", "é".repeat(201))), "profile_changes.csv:2:origin";
        "profile_changes.csv", rows("K1,plan_month,9,,Conseil,2025-01-01,2025-01-01\n"), "profile_changes.csv:2:rule";
    }
}

/// The small bundle with two plans, each of its own case, and their objectives.
fn with_plans() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = right();
    files.retain(|(name, _)| *name != "cases.csv");
    for (name, text) in [
        ("cases.csv", "ref,trainee,coach,opened_on\nC1,P1,M1,2025-01-02\nC2,P1,M1,2025-01-02\n"),
        ("plans.csv", "ref,case,starts_on,planned_end\nL1,C1,2025-02-01,2025-07-31\nL2,C2,2025-02-01,2025-07-31\n"),
        ("objectives.csv", "ref,plan,opened_on\nO1,L1,2025-02-01\nO2,L2,2025-02-01\n"),
    ] {
        files.push((name, text.as_bytes().to_vec()));
    }
    files
}

#[test]
fn extensions_and_gaps_that_contradict_their_plan() {
    for (name, text, told) in [
        ("extensions.csv", "L1,granted,2025-12-31,2025-07-01,2025-07-02", ""),
        ("extensions.csv", "L1,granted,2025-12-31,2025-07-01,2025-06-30", "extensions.csv:2:decided_on"),
        ("extensions.csv", "L1,denied,2025-12-31,2025-07-01,", "extensions.csv:2:decided_on"),
        ("extensions.csv", "L1,requested,2025-12-31,2025-07-01,2025-07-02", "extensions.csv:2:decided_on"),
        ("gaps.csv", "C1,skills,objective,O1", ""),
        ("gaps.csv", "C1,skills,objective,O2", "gaps.csv:2:objective"),
        ("gaps.csv", "C1,skills,objective,O9", "gaps.csv:2:objective"),
    ] {
        let head =
            if name == "gaps.csv" { "ref,case,pair,answer,objective" } else { "ref,plan,state,new_end,requested_on,decided_on,reason" };
        let end = if name == "gaps.csv" { "" } else { ",Encore un mois" };
        let mut files = with_plans();
        files.push((name, format!("{head}\nX1,{text}{end}\n").into_bytes()));
        assert_eq!(places(&files, &Bundle::default()).join(" "), told, "{text}");
    }
}

#[test]
fn what_is_known_is_not_contradicted_from_afar() {
    let mut files = with_plans();
    files.retain(|(name, _)| *name != "cases.csv");
    for (name, text) in [
        ("cases.csv", "ref,trainee,coach,opened_on,closed_on\nC1,P1,M1,2025-01-02,2025-09-01\nC2,P1,M1,2025-01-02,\n"),
        ("gaps.csv", "ref,case,pair,answer,objective\nG1,C1,skills,objective,O1\n"),
        ("closings.csv", "case,bilan\nC1,Tout va bien\n"),
        ("profile_changes.csv", "ref,rule,value,origin,effective_on,decided_at\nK1,plan_months,9,Conseil,2025-01-01,2025-01-01\n"),
    ] {
        files.push((name, text.as_bytes().to_vec()));
    }
    let dir = folder(&files);
    let known = take(dir.path(), &Zone::named("Europe/Paris").unwrap(), &Bundle::default()).unwrap().over(&Bundle::default());
    let told = |name: &'static str, text: &str| places(&[(name, text.as_bytes().to_vec())], &known).join(" ");
    assert_eq!(told("objectives.csv", "ref,plan\nO1,L2\n"), "objectives.csv:2:plan");
    assert_eq!(told("plans.csv", "ref,case\nL1,C2\n"), "plans.csv:2:case");
    assert_eq!(told("plans.csv", "ref,case\nL2,C1\n"), "");
    assert_eq!(told("cases.csv", "ref,closed_on\nC1,\n"), "cases.csv:2:closed_on");
    assert_eq!(told("cases.csv", "ref,closed_on\nC1,2025-09-02\n"), "");
    assert_eq!(told("profile_changes.csv", "ref,value\nK1,10\n"), "profile_changes.csv:2:ref");
    assert_eq!(told("profile_changes.csv", "ref,value\nK1,9\n"), "");
}

#[test]
fn everything_wrong_in_a_bundle_is_told_at_once() {
    let mut files = right();
    files[1].1 = b"ref,entered_on\nP1,2025-01-01\nP2\n".to_vec();
    files[3].1 = b"ref,trainee,coach,opened_on\nC1,P1,M1,x\nC2,P2,M2,2025-01-02\n".to_vec();
    files.push(("plans.csv", b"ref,case,starts_on,planned_end\nL1,C1,2025-02-01,2025-01-01\nL2,C3,2025-02-01,2025-03-01\n".to_vec()));
    files.push(("sesions.csv", Vec::new()));
    let told = [
        "sesions.csv:-:-",
        "trainees.csv:3:-",
        "cases.csv:2:opened_on",
        "cases.csv:3:coach",
        "plans.csv:2:planned_end",
        "plans.csv:3:case",
    ];
    assert_eq!(places(&files, &Bundle::default()), told);
}

#[test]
fn a_file_beyond_64_mib_is_refused_whole() {
    let dir = folder(&[]);
    fs::File::create(dir.path().join("trainees.csv")).unwrap().set_len(sheet::LARGEST + 1).unwrap();
    let errors = read::read(dir.path(), &Zone::named("Europe/Paris").unwrap()).unwrap_err();
    assert_eq!((errors.len(), errors[0].line, errors[0].expected.as_str()), (1, None, "a file of at most 64 MiB"));
}

#[test]
fn a_folder_that_is_not_there_is_one_mistake() {
    let errors = read::read(Path::new("/nowhere/at/all"), &Zone::named("Europe/Paris").unwrap()).unwrap_err();
    assert_eq!((errors.len(), errors[0].expected.as_str()), (1, "a folder that can be read"));
}

#[test]
fn a_mistake_names_the_closest_valid_one() {
    let told = |name: &'static str, text: &str| {
        let dir = folder(&[(name, text.as_bytes().to_vec())]);
        let errors = take(dir.path(), &Zone::named("Europe/Paris").unwrap(), &Bundle::default()).unwrap_err();
        errors[0].to_string()
    };
    assert_eq!(
        told("trainees.csv", "ref,entered_on,firstname\nP1,2025-01-01,Awa\n"),
        "trainees.csv:1: firstname: expected a known column (the closest is first_name), read \"firstname\""
    );
    assert_eq!(
        told("trainees.csv", "ref,entered_on,exit_reason\nP1,2025-01-01,cdd_ge_6\n"),
        "trainees.csv:2: exit_reason: expected a known value (the closest is cdd_ge6), read \"cdd_ge_6\""
    );
    assert_eq!(told("trainee.csv", ""), "trainee.csv: expected a known file (the closest is trainees.csv), read \"trainee.csv\"");
}
