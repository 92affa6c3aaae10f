//! Needs, candidates and who stopped working go into a database and come out of it, byte for byte.

use super::*;
use crate::{
    desk::Role,
    exchange::bundles::{rows::Row, write},
    people::members::{
        actions::{DeactivateMember, InviteMember},
        store as members,
    },
};

const NEEDS: &str = "ref,employer,job_title,rome,tasks,requirements,weekly_hours,workplace,schedule,people,asked_on,wanted_from,taken_by,\
    state,answer,answered_on,answered_by,answer_note,closed_on,closing_note\n\
    N1,E1,Vente,D1106,\"Servir, ranger\",\"Rendre la monnaie\nsans se presser\",24.5,Lomme,le matin,1,2025-05-02,2025-06-01,M1,filled,\
    proposed,2025-05-05,M2,\"Une seule personne, la bonne\",2025-06-04,Tenu\n\
    N2,E1,'=Caisse,,,,,,,3,2026-02-01,,,asked,,,,,,\n\
    N3,E1,Plonge,,,,,,,1,2026-01-05,,M1,unanswered,,,,,2026-02-05,Personne n'a rappelé\n";
const CANDIDATES: &str = "ref,need,case,state,put_on,put_by,met_on,result_on,reason,placement,consent_on\n\
    K1,N1,C01,hired,2025-05-05,M1,2025-05-12,2025-05-28,,PA01,2025-01-10\n\
    K2,N1,C02,person_declined,2025-05-06,,,2025-05-07,Trop loin de l'école,,2025-01-10\n";

impl House {
    /// Writes everything into a new folder, which is given as bytes by file.
    async fn written(&self, name: &str) -> (PathBuf, Vec<(String, Vec<u8>)>) {
        let out = self.dir.path().join(name);
        write::write(&self.bundle().await, &out, &self.here.zone).unwrap();
        let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&out)
            .unwrap()
            .map(|f| f.unwrap())
            .map(|f| (f.file_name().to_string_lossy().into_owned(), std::fs::read(f.path()).unwrap()))
            .collect();
        files.sort();
        (out, files)
    }
}

#[tokio::test]
async fn needs_and_candidates_come_out_of_an_empty_structure_the_same() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let alone = house.import_file("needs.csv", NEEDS).await.unwrap_err();
        assert_eq!(alone, ["needs.csv:2: state: expected what 0 hired of 1 wanted make of it, read \"filled\""]);
        let rows = house.import_files(&[("needs.csv", NEEDS), ("candidates.csv", CANDIDATES)]).await.unwrap();
        assert_eq!(rows.iter().map(|r| (r.file.as_str(), r.created)).collect::<Vec<_>>(), [("needs.csv", 3), ("candidates.csv", 2)]);
        house.import_file("members.csv", "ref,active\nM2,no\n").await.unwrap();
        assert_eq!(house.wrong().await, None);
        let (folder, first) = house.written("first").await;
        let read = |files: &[(String, Vec<u8>)], name: &str| {
            String::from_utf8(files.iter().find(|(file, _)| file == name).unwrap().1.clone()).unwrap()
        };
        assert_eq!(read(&first, "needs.csv"), NEEDS);
        assert_eq!(read(&first, "candidates.csv"), CANDIDATES);
        assert!(read(&first, "members.csv").lines().any(|line| line.starts_with("M2,") && line.ends_with(",no")));
        assert!(ImportBundle::announce(&house.app.parts, &house.here, &folder).await.unwrap().is_nothing(), "twice is once");
        let empty = House { here: open(&house.app, "vide").await, ..house };
        empty.import(&folder).await.unwrap();
        assert_eq!(empty.written("second").await.1, first);
        assert_eq!(empty.wrong().await, None);
    }
}

#[tokio::test]
async fn what_a_firm_was_promised_has_happened() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let late = NEEDS.replace("2026-02-01", "2026-03-03");
        let said = "needs.csv:4: asked_on: expected a date up to today, 2026-03-02, read \"2026-03-03\"";
        // The first need takes two lines.
        let both = async |needs: &str, candidates: &str| {
            house.import_files(&[("needs.csv", needs), ("candidates.csv", candidates)]).await.unwrap_err()
        };
        assert_eq!(both(&late, CANDIDATES).await, [said]);
        let late = CANDIDATES.replace("2025-05-28", "2026-03-03");
        let said = "candidates.csv:2: result_on: expected a date up to today, 2026-03-02, read \"2026-03-03\"";
        assert_eq!(both(NEEDS, &late).await, [said]);
    }
}

/// Hands that reach into the database are noticed.
#[tokio::test]
async fn a_need_that_was_tampered_with_is_noticed() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        house.import_files(&[("needs.csv", NEEDS), ("candidates.csv", CANDIDATES)]).await.unwrap();
        assert_eq!(house.wrong().await, None);
        house.app.parts.db.close().await;
        for (sql, said) in [
            ("update needs set people = 2 where ref = 'N1'", "is not filled by as many as were hired"),
            ("update needs set asked_on = '2025-05-04', answered_on = '2025-06-05' where ref = 'N1'", "was closed before it was answered"),
            ("update needs set asked_on = '2025-05-06', answered_on = '2025-05-06' where ref = 'N1'", "put forward before the firm asked"),
            ("update needs set employer_id = (select id from employers where ref = 'E2') where ref = 'N1'", "at another firm"),
            (
                "update needs set state = 'unanswered', answer = null, answered_on = null where ref = 'N1'",
                "put forward for a need without an answer",
            ),
        ] {
            let copy = house.copy().await;
            copy.tamper(sql).await;
            let wrong = copy.wrong().await.unwrap_or_default();
            assert!(wrong.contains(said), "{sql}: {wrong:?}");
        }
    }
}

#[tokio::test]
async fn whoever_stopped_working_travels_as_such_and_signs_in_no_more() {
    for house in houses().await {
        let invite = |name: &str, email: &str, role: Role| InviteMember {
            id: None,
            name: name.parse().unwrap(),
            email: email.parse().unwrap(),
            role: vec![role],
            fte: None,
        };
        let act = async |made: InviteMember| accounts::admin::act(&house.app.parts, house.here.clone(), made).await.unwrap().id;
        let first = act(invite("Yann", "yann@cedre.example", Role::Director)).await;
        let coach = act(invite("Nadia", "nadia@cedre.example", Role::Jobcoach)).await;
        let signing_in = async || {
            let mut scope = house.app.parts.db.read_in(house.here.id).await.unwrap();
            members::signing_in(&mut scope).await.unwrap().len()
        };
        assert_eq!(signing_in().await, 2);
        house.import_file("members.csv", &format!("ref,active\n{coach},no\n")).await.unwrap();
        assert_eq!((signing_in().await, house.wrong().await), (1, None), "the membership went with the member");
        house.import_file("members.csv", &format!("ref,fte\n{coach},0.5\n")).await.unwrap();
        assert_eq!(signing_in().await, 1, "a column that is not there changes nothing");
        house.import_file("members.csv", &format!("ref,active\n{coach},\n")).await.unwrap();
        assert_eq!((signing_in().await, house.wrong().await), (2, None), "an empty cell says yes");
        let said = "members.csv:2: active: expected yes, as long as no other director can sign in, read \"no\"";
        assert_eq!(house.import_file("members.csv", &format!("ref,active\n{first},no\n")).await.unwrap_err(), [said]);
        let second = act(invite("Odile", "odile@cedre.example", Role::Director)).await;
        let both = format!("ref,active\n{first},no\n{second},no\n");
        assert_eq!(house.import_file("members.csv", &both).await.unwrap_err().len(), 2);
        house.import_file("members.csv", &format!("ref,active\n{first},no\n")).await.unwrap();
        let last = DeactivateMember { id: second.into(), version: None };
        assert!(accounts::admin::act(&house.app.parts, house.here.clone(), last).await.is_err(), "one is left");
        assert_eq!(house.bundle().await.members.iter().filter(|m| m.key() == first.to_string() && !m.active.0).count(), 1);
        assert_eq!(house.wrong().await, None);
    }
}
