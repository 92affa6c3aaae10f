//! Bundles that go into a database and come out of it.

use super::*;
use crate::{
    db::{col, count, tables::*},
    desk::Role,
    exchange::bundles::{rows::FILES, write},
    kernel::ids::MemberId,
    method::{
        cases::Stage,
        milestones::{Answer, Grade, MilestoneKind},
    },
    people::members::actions::InviteMember,
};
use sea_query::ExprTrait;
use std::collections::HashMap;

/// A file that is not there has no rows.
fn cells(path: &Path) -> Vec<HashMap<String, String>> {
    if !path.exists() {
        return Vec::new();
    }
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn done(records: &[FileCounts]) -> Vec<(usize, usize, usize)> {
    records.iter().map(|c| (c.created, c.updated, c.unchanged)).collect()
}

/// Counts the rows of a table of the structure.
macro_rules! rows {
    ($house:expr, $table:ident) => {{
        let mut scope = $house.app.parts.db.read_in($house.here.id).await.unwrap();
        let q = scope.from($table::Table).expr(count(), "n");
        scope.one::<(i64,)>(&q).await.unwrap().0
    }};
}

#[tokio::test]
async fn the_workshop_comes_out_of_the_database_as_it_went_in() {
    for house in houses().await {
        let announced = ImportBundle::announce(&house.app.parts, &house.here, &workshop()).await.unwrap();
        assert_eq!((announced.records.len(), rows!(house, Trainees)), (14, 0), "announcing changes nothing");
        house.import(&workshop()).await.unwrap();
        assert_eq!(house.wrong().await, None);
        assert_eq!((rows!(house, Milestones), rows!(house, Mails)), (28, 0), "no milestone is added, no mail leaves");
        let out = house.dir.path().join("out");
        write::write(&house.bundle().await, &out, &house.here.zone).unwrap();
        for file in FILES.iter().filter(|file| workshop().join(file).exists()) {
            let (before, after) = (cells(&workshop().join(file)), cells(&out.join(file)));
            assert_eq!(before.len(), after.len(), "{file}");
            for (before, after) in before.iter().zip(&after) {
                for (column, cell) in before {
                    let guarded = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.clone() };
                    assert_eq!(after[column], guarded, "{file}, {column}");
                }
            }
        }
        let before = house.bundle().await;
        let again = ImportBundle::announce(&house.app.parts, &house.here, &out).await.unwrap();
        assert!(again.is_nothing(), "{:?}", again.records);
        house.act(again).await.unwrap();
        assert_eq!(house.bundle().await, before, "twice is once");
        assert_eq!(house.wrong().await, None);
    }
}

#[tokio::test]
async fn what_is_done_is_what_was_announced() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let small = house.dir.path().join("one");
        std::fs::create_dir(&small).unwrap();
        std::fs::write(small.join("trainees.csv"), "ref,phone\nP01,1\n").unwrap();
        let slow = ImportBundle::announce(&house.app.parts, &house.here, &small).await.unwrap();
        house.import_file("trainees.csv", "ref,phone\nP01,1\n").await.unwrap();
        assert!(matches!(house.act(slow).await, Err(Refusal::Stale { .. })), "somebody was quicker");
    }
}

#[tokio::test]
async fn a_record_made_here_is_found_again_by_its_id() {
    for house in houses().await {
        let made = InviteMember {
            id: None,
            name: "Yann Le Goff".parse().unwrap(),
            email: "yann@cedre.example".parse().unwrap(),
            role: vec![Role::Jobcoach],
            fte: None,
        };
        let saved = accounts::admin::act(&house.app.parts, house.here.clone(), made).await.unwrap();
        let text = format!("ref,name,role\n{},Yann Le Goff-Morin,jobcoach|director\n", saved.id);
        assert_eq!(done(&house.import_file("members.csv", &text).await.unwrap()), [(0, 1, 0)]);
        let bundle = house.bundle().await;
        let [member] = &bundle.members[..] else { panic!("{:?}", bundle.members) };
        assert_eq!((member.reference.clone(), member.name.as_deref()), (saved.id.to_string(), Some("Yann Le Goff-Morin")));
        assert_eq!(member.role, [Role::Director, Role::Jobcoach]);
        assert_eq!(house.wrong().await, None, "the membership has the new role too");
    }
}

#[tokio::test]
async fn the_last_director_who_signs_in_stays_one() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let made = InviteMember {
            id: None,
            name: "Yann Le Goff".parse().unwrap(),
            email: "yann@cedre.example".parse().unwrap(),
            role: vec![Role::Director],
            fte: None,
        };
        let saved = accounts::admin::act(&house.app.parts, house.here.clone(), made).await.unwrap();
        let text = format!("ref,role\n{},jobcoach\n", saved.id);
        let said = "members.csv:2: role: expected a director, as long as no other director can sign in, read \"jobcoach\"";
        assert_eq!(house.import_file("members.csv", &text).await.unwrap_err(), [said], "M3 is a director without an account");
        assert_eq!(house.wrong().await, None);
    }
}

#[tokio::test]
async fn an_address_with_an_account_is_attached_and_no_account_is_made() {
    for house in houses().await {
        let elsewhere = House { here: open(&house.app, "ailleurs").await, ..house };
        let made = InviteMember {
            id: None,
            name: "Nadia".parse().unwrap(),
            email: "NADIA.ferrand@cedre.example".parse().unwrap(),
            role: vec![Role::Supervisor],
            fte: None,
        };
        accounts::admin::act(&elsewhere.app.parts, elsewhere.here.clone(), made).await.unwrap();
        let here = web::visit::structure(&elsewhere.app.parts, "cedre").await.unwrap().unwrap();
        let house = House { here, ..elsewhere };
        house.import(&workshop()).await.unwrap();
        let mut tx = house.app.parts.db.read().await.unwrap();
        let q = tx.from(Accounts::Table).expr(count(), "n");
        assert_eq!(tx.opt::<(i64,)>(&q).await.unwrap().unwrap().0, 1);
        let own = col(Memberships::StructureId).eq(house.here.id);
        let q = tx.from(Memberships::Table).cols([Memberships::Roles]).filter(own);
        assert_eq!(tx.all::<(String,)>(&q).await.unwrap(), [("jobcoach".to_owned(),)]);
        drop(tx);
        house.import_file("members.csv", "ref,role\nM1,quality_referent|director\n").await.unwrap();
        let mut tx = house.app.parts.db.read().await.unwrap();
        assert_eq!(tx.all::<(String,)>(&q).await.unwrap(), [("director|quality_referent".to_owned(),)]);
        drop(tx);
        assert_eq!(house.wrong().await, None);
    }
}

#[tokio::test]
async fn whoever_was_invited_before_the_import_is_not_a_second_member() {
    for house in houses().await {
        let invited = InviteMember {
            id: None,
            name: "Odile".parse().unwrap(),
            email: "Odile.Mercier@cedre.example".parse().unwrap(),
            role: vec![Role::Director, Role::Jobcoach],
            fte: None,
        };
        let saved = accounts::admin::act(&house.app.parts, house.here.clone(), invited).await.unwrap();
        let records = house.import(&workshop()).await.unwrap();
        assert_eq!((records[0].created, records[0].updated), (3, 1));
        let mut scope = house.app.parts.db.read_in(house.here.id).await.unwrap();
        let q = scope.from(Members::Table).cols([Members::Ref, Members::Name, Members::Roles]).filter(col(Members::Id).eq(saved.id));
        let kept = scope.one::<(String, String, String)>(&q).await.unwrap();
        assert_eq!(kept, ("M3".to_owned(), "Odile Mercier".to_owned(), "director".to_owned()));
        drop(scope);
        assert!(ImportBundle::announce(&house.app.parts, &house.here, &workshop()).await.unwrap().is_nothing());
        assert_eq!(house.wrong().await, None);
    }
}

#[tokio::test]
async fn two_members_may_exchange_their_addresses_but_not_share_one() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let swap = "ref,email\nM1,yann.legoff@cedre.example\nM2,nadia.ferrand@cedre.example\n";
        assert_eq!(done(&house.import_file("members.csv", swap).await.unwrap()), [(0, 2, 0)]);
        assert_eq!(house.wrong().await, None);
        let shared = house.import_file("members.csv", "ref,email\nM3,YANN.legoff@cedre.example\n").await.unwrap_err();
        let said =
            "members.csv:2: email: expected an address of this member alone (the member M1 has it), read \"YANN.legoff@cedre.example\"";
        assert_eq!(shared, [said]);
    }
}

#[tokio::test]
async fn what_is_derived_follows_what_a_bundle_moves() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let stage = async |case: &str| {
            let mut scope = house.app.parts.db.read_in(house.here.id).await.unwrap();
            let q = scope.from(Cases::Table).cols([Cases::Stage, Cases::CoachId]).filter(col(Cases::Ref).eq(case));
            scope.one::<(Stage, MemberId)>(&q).await.unwrap()
        };
        assert_eq!(stage("C01").await.0, Stage::Closed);
        let before = stage("C02").await;
        assert_eq!(before.0, Stage::InEmployment);
        house.import_file("placements.csv", "ref,ended_on\nPA02b,2026-02-28\n").await.unwrap();
        assert_eq!(stage("C02").await.0, Stage::Towards, "the case is not named, but its placement is");
        house.import_file("placements.csv", "ref,ended_on\nPA02b,\n").await.unwrap();
        house.import_file("cases.csv", "ref,coach\nC02,M2\n").await.unwrap();
        assert_ne!(stage("C02").await.1, before.1);
        assert_eq!(house.wrong().await, None, "plans and milestones have the new coach");
        house.import_file("placements.csv", "ref,case\nPA02b,C05\n").await.unwrap();
        assert_eq!(stage("C02").await.0, Stage::Towards);
        assert_eq!(house.wrong().await, None, "milestones went with their placement");
    }
}

#[tokio::test]
async fn a_spreadsheet_does_not_take_back_what_an_employer_answered() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let row = |b: &Bundle| {
            let own = |m: &&crate::exchange::bundles::rows::MilestoneRow| m.placement == "PA02b" && m.kind == MilestoneKind::M6;
            b.milestones.iter().find(own).cloned().unwrap()
        };
        // The answer that a pressed link leaves.
        let link = "insert into links (structure_id, id, token_hash, milestone_id, recipient, recipient_name, language, created_at, expires_at) \
             select structure_id, id, 'x', id, 'a@b.example', 'A', 'fr', 0, 0 from milestones where kind = 'M6' and due_on = '2026-02-28'; \
             insert into answers (structure_id, id, milestone_id, link_id, given_at, answered_on, answer, grade) \
             select structure_id, id, id, id, 1772532000000, '2026-03-03', 'in_post', 'A' from links; \
             update milestones set answered_on = '2026-03-03', answer = 'in_post', grade = 'A' where id in (select id from links)";
        house.tamper(link).await;
        assert_eq!(house.wrong().await, None);
        assert_eq!(done(&house.import(&workshop()).await.unwrap())[8], (0, 0, 28), "an empty cell does not");
        let declared = "placement,kind,due_on,answered_on,answer,grade\nPA02b,M6,2026-02-28,2026-03-05,left,C\n";
        house.import_file("milestones.csv", declared).await.unwrap();
        assert_eq!(row(&house.bundle().await).answer, Some(Answer::InPost), "a declaration does not");
        house.import_file("milestones.csv", &declared.replace(",C", ",A")).await.unwrap();
        let confirmed = row(&house.bundle().await);
        assert_eq!((confirmed.answer, confirmed.grade), (Some(Answer::Left), Some(Grade::A)), "a later confirmation does");
        house.import_file("milestones.csv", "placement,kind,due_on,answer,grade\nPA01,W1,2025-06-09,left,C\n").await.unwrap();
        assert_eq!(house.wrong().await, None, "an imported answer is corrected by the next import");
        // What a coach saw a paper for stays, whatever the spreadsheet says of it.
        let seen = "insert into answers (structure_id, id, milestone_id, given_at, answered_on, answer, grade) \
             select structure_id, id, id, 1772532000000, '2026-03-03', 'in_post', 'B' from milestones where kind = 'M1' and due_on = '2025-09-30'";
        house.tamper(seen).await;
        let answers = rows!(house, Answers);
        for declared in ["left,C", "left,A", "left,C", ",", "left,B"] {
            let day = if declared == "," { "" } else { "2025-10-01" };
            house
                .import_file(
                    "milestones.csv",
                    &format!("placement,kind,due_on,answered_on,answer,grade\nPA02b,M1,2025-09-30,{day},{declared}\n"),
                )
                .await
                .unwrap();
            assert_eq!(house.wrong().await, None, "{declared}");
        }
        assert!(rows!(house, Answers) > answers, "no answer went");
        let shown =
            house.bundle().await.milestones.iter().find(|m| m.placement == "PA02b" && m.kind == MilestoneKind::M1).cloned().unwrap();
        assert_eq!((shown.answer, shown.grade), (Some(Answer::InPost), Some(Grade::B)));
    }
}

#[tokio::test]
async fn an_employer_can_lose_and_find_a_contact_and_a_name() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        house.import_file("employers.csv", "ref,name,contact_name,contact_email,contact_role\nE1,,,,\n").await.unwrap();
        let first = |b: &Bundle| b.employers[0].clone();
        let nobody = first(&house.bundle().await);
        assert_eq!((nobody.name, nobody.contact_name, nobody.contact_email), (None, None, None));
        assert_eq!(rows!(house, Contacts), 6, "changed in place, so that links which name it stay true");
        house.import_file("employers.csv", "ref,name,contact_role\nE1,Le Fournil,gérante\n").await.unwrap();
        let found = first(&house.bundle().await);
        assert_eq!((found.name.as_deref(), found.contact_name, found.contact_role.as_deref()), (Some("Le Fournil"), None, Some("gérante")));
        assert_eq!(house.wrong().await, None);
    }
}

#[tokio::test]
async fn the_longest_texts_are_taken_or_refused_never_broken() {
    for house in houses().await {
        // Every character differs from its neighbours, so that no engine can press the text together.
        let long = |n: u32| (0..n).filter_map(|i| char::from_u32(0x20000 + i * 7919 % 40000)).collect::<String>();
        let name = long(100_000);
        house.import_file("trainees.csv", &format!("ref,first_name,last_name,entered_on\nP1,{name},{name},2025-01-01\n")).await.unwrap();
        house.import_file("employers.csv", &format!("ref,name\n{},{name}\n", long(500))).await.unwrap();
        assert_eq!(house.bundle().await.trainees[0].last_name.as_deref(), Some(name.as_str()));
        assert_eq!(house.wrong().await, None);
        let refused = house.import_file("employers.csv", &format!("ref,name\n{},x\n", long(501))).await.unwrap_err();
        assert!(refused.len() == 1 && refused[0].starts_with("employers.csv:2: ref: expected at most 500 characters"), "{refused:?}");
    }
}
