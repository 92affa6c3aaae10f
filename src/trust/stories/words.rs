//! What people agreed to goes into a database and comes out of it with its papers, byte for byte; and nothing of it is made up.

use super::*;
use crate::{
    db::{col, tables::*},
    exchange::bundles::{papers, write},
    method::agreements::text_hash,
};
use sea_query::ExprTrait;

/// A paper, as a scanner hands it out.
const PAPER: &[u8] = b"%PDF-1.4\nun papier";

fn hash_of(bytes: &[u8]) -> String {
    crate::kernel::Scan::of(bytes.to_vec()).unwrap().hash()
}

/// A row of `signatures.csv`: its agreement, party and state; what was said begins with its day.
fn signature(key: &str, of: &str, name: &str, shown: &str, said: &str) -> String {
    let parts: Vec<&str> = of.split(',').collect();
    format!("{key},{},{},{name},{},\"{shown}\",{},2025-06-03,{said}\n", parts[0], parts[1], parts[2], text_hash(shown))
}

fn signatures() -> String {
    let coach = "2025-06-03,2025-06-03T09:00,account,A,,,,M1";
    let head = "ref,agreement,party,name,state,shown,text_hash,asked_on,said_on,said_at,channel,grade,comment,statement,scan,member\n";
    let rows = [
        signature(
            "S1",
            "G1,trainee,signed",
            "Awa Diallo",
            "Ensemble\n\nJe viens\n\nJe réponds",
            "2025-06-04,2025-06-04T10:00,link,A,'=Oui,,,",
        ),
        signature(
            "S2",
            "G1,employer,signed",
            "Léa Morin",
            "Ensemble\n\nNous appelons\n\nJe réponds",
            "2025-06-04,2025-06-06T09:00,paper,B,,,R1,M1",
        ),
        signature("S3", "G1,coach,signed", "Nadia Ferrand", "Ensemble\n\nJe viens\n\nNous appelons\n\nJe réponds", coach),
        signature("S4", "G2,trainee,waiting", "Awa Diallo", "À deux\n\nJe réponds", ",,,,,,,"),
        signature("S5", "G2,coach,signed", "Nadia Ferrand", "À deux\n\nJe réponds", coach),
    ];
    format!("{head}{}", rows.concat())
}

fn sharings() -> String {
    let row =
        |key: &str, wording: &str, rest: &str| format!("{key},PA01,trainee,words,,,,{wording},{},Awa Diallo,{rest}\n", text_hash(wording));
    let head = "ref,placement,whose,kind,session,objective,gap,wording,text_hash,name,state,asked_on,asked_by,said_on,said_at,channel,grade,\
        comment,statement,scan,ended_on,end_note,ended_by\n";
    let agreed = "agreed,2025-06-05,M1,2025-06-05,2025-06-05T11:00,beside,B,Oui,,,,,";
    let revoked = "revoked,2025-06-05,,2025-06-05,2025-06-06T11:00,paper,C,,Papier au dossier,,2025-07-01,Plus maintenant,M1";
    format!("{head}{}{}", row("H1", "J'arrive à 9 h le mardi", agreed), row("H2", "Mon dos", revoked))
}

/// Somebody who would like a call, a firm for which all is well, and one that was asked and has not answered.
const PULSES: &str = "ref,placement,side,name,asked_on,asked_by,going,wants_call,said_on,said_at,called_on,called_at,due_on\n\
    U1,PA01,trainee,Awa Diallo,2025-06-09,M1,stuck,yes,2025-06-11,2025-06-11T18:05,2025-06-10,2025-06-10T07:30,2025-06-12\n\
    U2,PA01,employer,Léa Morin,2025-06-09,M1,well,,2025-06-09,2025-06-09T12:00,,,\n\
    U3,PA01,employer,Léa Morin,2025-07-09,,,,,,,,\n";

/// An agreement of the three in force, one that waits for the person, two consents, a text and a paper.
fn words() -> Vec<(&'static str, String)> {
    let agreements = "ref,case,kind,employer,placement,state,common,for_trainee,for_employer,for_coach,drafted_on,sent_on,active_on,ended_on,\
        end_note\n\
        G1,C01,tripartite,E1,PA01,active,Ensemble,Je viens,Nous appelons,Je réponds,2025-06-02,2025-06-03,2025-06-04,,\n\
        G2,C01,coach_trainee,,,sent,À deux,,,Je réponds,2025-06-02,2025-06-03,,,\n";
    let text = "ref,kind,language,common,for_trainee,for_employer,for_coach,written_at,member\n\
        T1,coach_trainee,fr,{personne} et {coach},,,Je réponds,2025-01-05T10:00,M3\n";
    let paper = format!("R1,C01,papier-1.pdf,{},2025-06-06T09:00,M1", hash_of(PAPER));
    vec![
        ("agreement_texts.csv", text.to_owned()),
        ("scans.csv", format!("ref,case,name,sha256,added_at,member\n{paper}\n")),
        ("agreements.csv", agreements.to_owned()),
        ("signatures.csv", signatures()),
        ("sharings.csv", sharings()),
        ("pulses.csv", PULSES.to_owned()),
    ]
}

/// A new folder with these files, and a paper of these bytes under the hash of [`PAPER`], if any.
fn folder(house: &House, name: &str, paper: Option<&[u8]>) -> PathBuf {
    let dir = house.dir.path().join(name);
    std::fs::create_dir(&dir).unwrap();
    for (file, text) in words() {
        std::fs::write(dir.join(file), text).unwrap();
    }
    if let Some(bytes) = paper {
        std::fs::create_dir(dir.join(papers::FOLDER)).unwrap();
        std::fs::write(dir.join(papers::FOLDER).join(format!("{}.pdf", hash_of(PAPER))), bytes).unwrap();
    }
    dir
}

/// Every file of a structure, its papers among them, by path inside the folder.
async fn exported(house: &House, name: &str) -> (PathBuf, Vec<(String, Vec<u8>)>) {
    let out = house.dir.path().join(name);
    let mut scope = house.app.parts.db.read_in(house.here.id).await.unwrap();
    let known = store::load(&mut scope, today()).await.unwrap();
    write::write(&known.bundle, &out, &house.here.zone).unwrap();
    store::write_papers(&mut scope, &known, &out).await.unwrap();
    let folders = [out.clone(), out.join(papers::FOLDER)];
    let paths = folders.iter().flat_map(|f| std::fs::read_dir(f).unwrap().map(|e| e.unwrap().path())).filter(|p| p.is_file());
    let name = |p: &PathBuf| p.strip_prefix(&out).unwrap().to_string_lossy().into_owned();
    let mut files: Vec<_> = paths.map(|p| (name(&p), std::fs::read(&p).unwrap())).collect();
    files.sort();
    (out, files)
}

#[tokio::test]
async fn what_was_agreed_comes_out_of_an_empty_structure_the_same_with_its_papers() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        house.import(&folder(&house, "words", Some(PAPER))).await.unwrap();
        assert_eq!(house.wrong().await, None);
        let mut scope = house.app.parts.db.read_in(house.here.id).await.unwrap();
        let q = scope.from(Cases::Table).cols([Cases::AgreementsWaiting]).filter(col(Cases::Ref).eq("C01"));
        assert_eq!(scope.one::<(i64,)>(&q).await.unwrap().0, 1, "the day knows what waits");
        let q = scope.from(Signatures::Table).cols([Signatures::FromBundle]).filter(col(Signatures::Ref).eq("S1"));
        assert!(scope.one::<(bool,)>(&q).await.unwrap().0, "an import told it, and says so");
        let q = scope.from(Signatures::Table).cols([Signatures::FromBundle]).filter(col(Signatures::Ref).eq("S4"));
        assert!(!scope.one::<(bool,)>(&q).await.unwrap().0, "nobody has said anything yet");
        let q = scope.from(Scans::Table).cols([Scans::Kind, Scans::Content]);
        let (kind, content) = scope.one::<(String, String)>(&q).await.unwrap();
        assert_eq!((kind.as_str(), crate::kernel::Scan::kept(&content).unwrap().bytes.as_slice()), ("application/pdf", PAPER));
        drop(scope);
        let (out, first) = exported(&house, "first").await;
        for (name, text) in words() {
            let read = &first.iter().find(|(file, _)| file == name).unwrap().1;
            assert_eq!(String::from_utf8_lossy(read), text, "{name}");
        }
        assert!(first.iter().any(|(name, bytes)| name.starts_with("scans/") && bytes == PAPER));
        let again = ImportBundle::announce(&house.app.parts, &house.here, &out).await.unwrap();
        assert!(again.is_nothing(), "twice is once: {:?}", again.records);
        let empty = House { here: open(&house.app, "vide").await, ..house };
        empty.import(&out).await.unwrap();
        assert_eq!(exported(&empty, "second").await.1, first);
        assert_eq!(empty.wrong().await, None);
    }
}

#[tokio::test]
async fn without_its_paper_nothing_is_imported() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let (hash, other) = (hash_of(PAPER), b"%PDF-1.4\nun autre".as_slice());
        let expected =
            format!("scans.csv:2: sha256: expected the hash of a paper in the folder scans: scans/{hash}.jpg, .png or .pdf, read ");
        for (name, paper, read) in [
            ("none", None, "no such file".to_owned()),
            ("other", Some(other), format!("a file with the hash {}", hash_of(other))),
            ("words", Some(b"MZ un programme".as_slice()), "a file that is no JPEG, PNG or PDF of at most 6 MiB".to_owned()),
        ] {
            let told = house.import(&folder(&house, name, paper)).await.unwrap_err();
            assert_eq!(told, [format!("{expected}{read:?}")]);
            assert!(house.bundle().await.agreements.is_empty(), "all or nothing");
        }
        // What was looked at is what is taken.
        let dir = folder(&house, "late", Some(PAPER));
        let announced = ImportBundle::announce(&house.app.parts, &house.here, &dir).await.unwrap();
        std::fs::write(dir.join(papers::FOLDER).join(format!("{hash}.pdf")), other).unwrap();
        assert!(house.act(announced).await.is_err());
        assert!(house.bundle().await.agreements.is_empty() && house.bundle().await.scans.is_empty(), "all or nothing");
    }
}

#[tokio::test]
async fn nobody_has_said_yet_what_they_will_say() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let dir = folder(&house, "words", Some(PAPER));
        let late = words().into_iter().find(|(name, _)| *name == "sharings.csv").unwrap().1.replace("2025-07-01", "2026-03-03");
        std::fs::write(dir.join("sharings.csv"), late).unwrap();
        let said = "sharings.csv:3: ended_on: expected a date up to today, 2026-03-02, read \"2026-03-03\"";
        assert_eq!(house.import(&dir).await.unwrap_err(), [said]);
    }
}
