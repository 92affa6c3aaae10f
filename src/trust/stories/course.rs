//! An accompaniment's course goes into a database, comes out of it, and goes elsewhere.

use super::*;
use crate::{
    db::{col, tables::*},
    desk::Role,
    exchange::bundles::write,
    method::cases::Stage,
    people::members::actions::InviteMember,
};
use sea_query::ExprTrait;

/// Everything that a course can hold, as a bundle.
const COURSE: &[(&str, &str)] = &[
    ("members.csv", "ref,name,role\nM1,Nadia,jobcoach\nM2,Yann,jobcoach|supervisor\nM3,Odile,director\n"),
    ("trainees.csv", "ref,first_name,entered_on,supervisor\nP1,Awa,2025-01-02,M2\nP2,Bruno,2025-01-02,\n"),
    (
        "employers.csv",
        "ref,name,contact_name,contact_phone,contact_language\nE1,Le Fournil,Léa Morin,'+33 6 39 98 00 02,en\nE2,Serres du Val,,,\n",
    ),
    (
        "cases.csv",
        "ref,trainee,coach,opened_on,closed_on,closing_reason,stage,next_contact_on\nC1,P1,M1,2025-01-02,,,,2026-03-09\n\
         C2,P2,M2,2025-01-02,2025-12-01,autonomous,,\nC3,P2,M2,2026-01-02,,,referred,\nC4,P2,M2,2026-01-03,,,declined,\n",
    ),
    (
        "plans.csv",
        "ref,case,purpose,starts_on,planned_end,ends_on,signed_trainee_on,signed_coach_on,proposed_on,hours_planned,open_ended,bilan,bilan_on\n\
         L1,C1,Tenir,2025-02-01,2025-07-31,2026-01-31,2025-02-01,2025-02-01,2025-01-28,12.5,no,\"Bien, dit-elle\",2026-02-02\n\
         L2,C2,Trouver,2025-02-01,2025-07-31,,,,,,yes,,\n",
    ),
    (
        "objectives.csv",
        "ref,plan,text,opened_on,closed_on,result,horizon_on,result_note\nO1,L1,Lire,2025-02-01,2025-06-01,dropped,2025-05-01,Plus utile\n",
    ),
    ("sessions.csv", "ref,case,held_on,side,mood,next_contact_on\nS1,C1,2025-02-03,trainee,to_watch,2025-02-10\n"),
    (
        "profile_changes.csv",
        "ref,rule,value,base,origin,effective_on,decided_at,member\nK1,plan_months,9,,Conseil,2025-03-01,2025-02-01T10:00,M3\n\
         K2,plan_months,8,,'=Conseil,2025-03-01,2025-02-01T10:00,\nK3,,,mire,Conseil,2025-04-01,2025-02-02,M3\nK4,extensions,,,CA,2025-05-01,2025-02-03,M3\n",
    ),
    (
        "suspensions.csv",
        "ref,case,reason,from_on,to_on,agreed_to_on\nR1,C1,illness,2025-03-01,2025-03-10,2025-03-31\nR2,C1,training,2025-03-11,2025-03-10,2025-03-20\n",
    ),
    (
        "extensions.csv",
        "ref,plan,state,reason,new_end,hours,requested_on,requested_by,decided_on,decided_by,comment\n\
         X1,L1,granted,Encore,2026-01-31,6,2025-07-01,M1,2025-07-02,M3,\nX2,L1,denied,Encore,2026-07-31,,2026-01-10,M1,2026-01-11,M3,Non\n\
         X3,L2,granted,Papier,2026-01-31,,2025-07-01,,2025-07-01,,\nX4,L1,requested,Encore,2026-05-31,,2026-01-20,M1,,,\n",
    ),
    (
        "gaps.csv",
        "ref,case,employer,pair,person,work,answer,what,objective\nG1,C1,E1,skills,Lit peu,Un plan,objective,,O1\nG2,C1,,skills,,,open,,\n\
         G3,C1,E1,culture,,,workplace,Un tableau,\n",
    ),
    (
        "closings.csv",
        "case,bilan,supported_by_firm,both_agree,objectives_done,overruled\nC2,Elle tient seule,yes,yes,no,Le dernier objectif attendra\n",
    ),
    ("handovers.csv", "ref,case,from_coach,to_coach,handed_on,note,handed_at\nH1,C2,M1,M2,2025-03-01,Congé,2025-02-27T09:30\n"),
    (
        "moves.csv",
        "ref,case,from_stage,to_stage,moved_on,reason,moved_at,member\nV1,C2,intake,towards,2025-02-01,,2025-02-01T09:00,M1\n\
         V2,C2,towards,closed,2025-12-01,,2025-12-01T09:00,M2\nV3,C4,intake,declined,2026-01-09,Plus près,2026-01-09T09:00,M2\n",
    ),
];

fn written(files: &[(&str, &str)], folder: &Path) {
    std::fs::create_dir(folder).unwrap();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
}

/// Every file of a folder with its bytes, by name.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap());
    let mut all: Vec<_> =
        entries.map(|e| (e.file_name().to_string_lossy().into_owned(), std::fs::read_to_string(e.path()).unwrap())).collect();
    all.sort();
    all
}

async fn exported(house: &House, name: &str) -> PathBuf {
    let out = house.dir.path().join(name);
    write::write(&house.bundle().await, &out, &house.here.zone).unwrap();
    out
}

/// A folder's rows with the columns that another folder's file has, so that a file without the new ones can be compared.
fn said_in(folder: &Path, name: &str, like: &str) -> String {
    let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
    let head = reader.headers().unwrap().clone();
    let columns: Vec<usize> = like
        .lines()
        .next()
        .unwrap()
        .split(',')
        .map(|c| head.iter().position(|h| h == c).unwrap_or_else(|| panic!("{name}: {c}")))
        .collect();
    let mut written = csv::Writer::from_writer(Vec::new());
    written.write_record(columns.iter().map(|i| &head[*i])).unwrap();
    reader.records().for_each(|r| written.write_record(columns.iter().map(|i| r.as_ref().unwrap()[*i].to_owned())).unwrap());
    String::from_utf8(written.into_inner().unwrap()).unwrap()
}

#[tokio::test]
async fn a_course_comes_out_as_it_went_in_here_and_elsewhere() {
    for house in houses().await {
        let folder = house.dir.path().join("course");
        written(COURSE, &folder);
        house.import(&folder).await.unwrap();
        assert_eq!(house.wrong().await, None);
        let out = exported(&house, "out").await;
        for (name, text) in COURSE {
            assert_eq!(said_in(&out, name, text), *text, "{name}");
        }
        for again in [&folder, &out] {
            let announced = ImportBundle::announce(&house.app.parts, &house.here, again).await.unwrap();
            assert!(announced.is_nothing(), "{:?}", announced.records);
        }
        let elsewhere = House { here: open(&house.app, "ailleurs").await, ..house };
        elsewhere.import(&out).await.unwrap();
        assert_eq!(elsewhere.wrong().await, None);
        assert_eq!(files(&exported(&elsewhere, "elsewhere").await), files(&out), "row for row, file for file");
    }
}

#[tokio::test]
async fn a_plan_ends_when_its_bundle_says_whatever_rests_and_extensions_it_has() {
    for house in houses().await {
        let folder = house.dir.path().join("course");
        written(COURSE, &folder);
        house.import(&folder).await.unwrap();
        house
            .import_file("suspensions.csv", "ref,case,reason,from_on,to_on,agreed_to_on\nR9,C1,other,2026-01-01,2026-01-31,2026-01-31\n")
            .await
            .unwrap();
        house
            .import_file(
                "extensions.csv",
                "ref,plan,state,reason,new_end,requested_on,decided_on\nX9,L1,granted,Encore,2026-09-30,2026-01-02,2026-01-03\n",
            )
            .await
            .unwrap();
        let plan = house.bundle().await.plans[0].clone();
        assert_eq!(plan.ends_on.map(|d| d.to_string()).as_deref(), Some("2026-01-31"));
    }
}

#[tokio::test]
async fn a_stage_that_waits_is_kept_emptied_and_outgrown() {
    for house in houses().await {
        let folder = house.dir.path().join("course");
        written(COURSE, &folder);
        house.import(&folder).await.unwrap();
        let stage = async || {
            let mut scope = house.app.parts.db.read_in(house.here.id).await.unwrap();
            let q = scope.from(Cases::Table).cols([Cases::Stage]).filter(col(Cases::Ref).eq("C3"));
            scope.one::<(Stage,)>(&q).await.unwrap().0
        };
        assert_eq!(stage().await, Stage::Referred);
        house.import_file("cases.csv", "ref,next_contact_on\nC3,2026-04-01\n").await.unwrap();
        assert_eq!(stage().await, Stage::Referred, "a file without the column leaves it");
        house.import_file("cases.csv", "ref,stage\nC3,intake\n").await.unwrap();
        assert_eq!(stage().await, Stage::Intake);
        let job = "ref,case,employer,kind,started_on\nA1,C3,E1,cdi,2026-04-01\n";
        house.import_file("placements.csv", job).await.unwrap();
        let waits = house.import_file("cases.csv", "ref,stage\nC3,intake\n").await.unwrap();
        assert_eq!((stage().await, waits[0].unchanged), (Stage::Intake, 1), "a job to come changes nothing yet");
        house.import_file("placements.csv", "ref,started_on\nA1,2026-02-01\n").await.unwrap();
        assert_eq!(stage().await, Stage::InEmployment);
        let refused = house.import_file("cases.csv", "ref,stage\nC3,intake\n").await.unwrap_err();
        assert!(refused[0].starts_with("cases.csv:2: stage: expected an empty cell, because somebody works"), "{refused:?}");
        house.import_file("placements.csv", "ref,ended_on\nA1,2026-02-20\n").await.unwrap();
        assert_eq!(stage().await, Stage::Towards);
        let mut moves: Vec<(Stage, Stage)> =
            house.bundle().await.moves.iter().filter(|m| m.case == "C3").map(|m| (m.from_stage, m.to_stage)).collect();
        // The clock of these houses stands still.
        moves.sort();
        let steps = [(Stage::Referred, Stage::Intake), (Stage::Intake, Stage::InEmployment), (Stage::InEmployment, Stage::Towards)];
        assert_eq!(moves, steps, "what an import moves is a move");
        assert_eq!(house.wrong().await, None);
        house.import_file("cases.csv", "ref,stage\nC4,\n").await.unwrap();
        let emptied = house.import_file("cases.csv", "ref,stage\nC4,\n").await.unwrap();
        assert_eq!((emptied[0].updated, emptied[0].unchanged), (0, 1), "twice is once");
    }
}

#[tokio::test]
async fn a_contact_keeps_their_language_until_another_is_said() {
    for house in houses().await {
        let folder = house.dir.path().join("course");
        written(COURSE, &folder);
        house.import(&folder).await.unwrap();
        let contact = async |n: usize| {
            let row = house.bundle().await.employers[n].clone();
            (row.contact_phone, row.contact_language.0)
        };
        house.import_file("employers.csv", "ref,contact_language,contact_phone\nE1,,+32 460 00 00 01\n").await.unwrap();
        assert_eq!(contact(0).await, (Some("+32 460 00 00 01".into()), Some(Language::En)));
        house.import_file("employers.csv", "ref,contact_language\nE1,fr\n").await.unwrap();
        assert_eq!(contact(0).await.1, Some(Language::Fr));
        let nobody = house.import_file("employers.csv", "ref,contact_language\nE2,en\n").await.unwrap();
        assert_eq!((nobody[0].updated, contact(1).await), (0, (None, None)), "nobody speaks no language");
    }
}

#[tokio::test]
async fn whoever_was_invited_first_is_the_same_wherever_a_course_names_them() {
    for house in houses().await {
        let invited = InviteMember {
            id: None,
            name: "Yann".parse().unwrap(),
            email: "yann@cedre.example".parse().unwrap(),
            role: vec![Role::Jobcoach, Role::Supervisor],
            fte: None,
        };
        let id = accounts::admin::act(&house.app.parts, house.here.clone(), invited).await.unwrap().id.to_string();
        let others = |yann: &str| COURSE.iter().skip(1).map(|(name, text)| (*name, text.replace("M2", yann))).collect::<Vec<_>>();
        let with = |members: &'static str, others: &[(&'static str, String)], folder: &str| {
            let folder = house.dir.path().join(folder);
            let files: Vec<(&str, &str)> =
                others.iter().map(|(name, text)| (*name, text.as_str())).chain([("members.csv", members)]).collect();
            written(&files, &folder);
            folder
        };
        let first = with("ref,name,role\nM1,Nadia,jobcoach\nM3,Odile,director\n", &others(&id), "first");
        house.import(&first).await.unwrap();
        let named = "ref,name,email,role\nM2,Yann,yann@cedre.example,jobcoach|supervisor\n";
        let second = with(named, &others("M2"), "second");
        let changed = house.import(&second).await.unwrap();
        let changed: Vec<_> = changed.into_iter().filter(|c| c.created + c.updated > 0).collect();
        assert_eq!(changed, [], "only a name was learnt");
        assert_eq!(house.wrong().await, None);
    }
}
