//! What remains of an absorbed record: how long it can come back, where it leads, and what a source may still call it.

use crate::{browser::Caller, bundles::import, finding::Desk};
use jalon::kernel::moment::DAY;
use serde_json::{Value, json};

/// After thirty days there is nothing left to undo with.
#[tokio::test]
async fn a_merge_can_be_undone_for_thirty_days() {
    let desk = Desk::new().await;
    let a = desk.a().world;
    desk.sql(&format!("update merges set merged_at = merged_at - {}", 30 * DAY)).await;
    let page = desk.house.get(&Caller::human("director", &desk.a().director), &format!("/merges/{}", a.merge)).await;
    assert!(page.body.contains(&format!("/merges/{}/undo", a.merge)), "the last moment is one still");
    desk.sql("update merges set merged_at = merged_at - 1").await;
    let late = desk.post("director", &format!("/merges/{}/undo", a.merge), json!({})).await;
    assert_eq!((late.code(), &late.json()["errors"][0]["rule"]), (422, &json!("err-merge-late")));
    desk.done("director", &format!("/trainees/{}/merge", a.trainee), json!({"absorbed": a.twin})).await;
    jalon::exchange::rounds::make(desk.house.parts()).await.unwrap();
    let mut raw = desk.house.raw().await;
    raw.enter(desk.a().here.id).await;
    let own = raw.id(desk.a().here.id);
    let held = format!("select count(*) from merges where held is not null and structure_id = {own}");
    assert_eq!(raw.number(&held).await, 1, "what is of no use is not kept; what can be undone is");
    raw.close().await;
    desk.house.close().await;
}

/// What was merged last is undone first; meanwhile every address leads to the record there is.
#[tokio::test]
async fn merges_are_undone_in_their_order() {
    let desk = Desk::new().await;
    let (first, second, third) =
        (desk.person("Edda", "Brandt").await, desk.person("Yuna", "Leclair").await, desk.person("Milo", "Osei").await);
    desk.done("director", &format!("/trainees/{second}/merge"), json!({"absorbed": first})).await;
    let early = desk.merge_of(&first).await;
    desk.done("director", &format!("/trainees/{third}/merge"), json!({"absorbed": second})).await;
    let late = desk.merge_of(&second).await;
    let led = desk.house.get(&desk.a().coach(), &format!("/trainees/{first}")).await;
    assert_eq!(led.location(), format!("/trainees/{third}"));
    let refused = desk.post("director", &format!("/merges/{early}/undo"), json!({})).await;
    let told = &refused.json()["errors"][0];
    assert_eq!((refused.code(), &told["rule"], &told["see"]), (422, &json!("err-merge-later"), &json!(format!("/merges/{late}"))));
    desk.done("director", &format!("/merges/{late}/undo"), json!({})).await;
    desk.done("director", &format!("/merges/{early}/undo"), json!({})).await;
    for id in [&first, &second, &third] {
        desk.read(&format!("/trainees/{id}")).await;
    }
    // Nobody takes the id of a record whose address leads elsewhere.
    desk.done("director", &format!("/trainees/{second}/merge"), json!({"absorbed": first})).await;
    let taken = desk.post("jobcoach", "/trainees", json!({"id": first, "first_name": "Ugo", "last_name": "Wambach"})).await;
    assert_eq!((taken.code(), &taken.json()["errors"][0]["rule"]), (409, &json!("err-id-used")));
    desk.house.close().await;
}

/// What was about to be written of a record when another one absorbed it is not lost: program and form are led to the kept one, with
/// all they sent; what somebody wrote there meanwhile is shown to them. Whoever does not read all learns of no merge.
#[tokio::test]
async fn what_is_written_of_an_absorbed_record_reaches_the_kept_one() {
    let desk = Desk::new().await;
    let (kept, twin) = (desk.person("Nora", "Castel").await, desk.person("Wilfrid", "Amrani").await);
    let (typed, path) = (
        json!({"first_name": "Norah", "last_name": "Castel", "phone": "0600000001", "entered_on": "2026-01-05"}),
        format!("/trainees/{twin}/update"),
    );
    desk.done("director", &format!("/trainees/{kept}/merge"), json!({"absorbed": twin})).await;
    let led = desk.post("jobcoach", &path, typed.clone()).await;
    assert_eq!((led.code(), led.location()), (307, format!("/api/v1/trainees/{kept}/update").as_str()));
    desk.done("jobcoach", &format!("/trainees/{kept}/update"), typed.clone()).await;
    let coach = desk.a().coach();
    let typed_in = [("first_name", "Norah"), ("last_name", "Castel"), ("entered_on", "2026-01-05")];
    let typed_in: Vec<(String, String)> = typed_in.map(|(n, v)| (n.to_owned(), v.to_owned())).into();
    let form = desk.house.post(&coach, &format!("/trainees/{twin}/edit"), &typed_in).await;
    assert_eq!((form.code(), form.location()), (307, format!("/trainees/{kept}/edit").as_str()), "{}", form.body);
    let blind = desk.post("supervisor", &path, typed.clone()).await;
    assert!(matches!(blind.code(), 403 | 404), "{}", blind.code());
    let none = desk.post("director", "/trainees/019a0000-0000-7000-8000-000000000000/update", typed).await;
    assert_eq!(none.code(), 404);
    desk.house.close().await;
}

/// Of two merges of one record, and of a merge and an undoing, one wins.
#[tokio::test]
async fn a_race_has_one_winner() {
    let desk = Desk::new().await;
    let people = [desk.person("Ines", "Kolar").await, desk.person("Paco", "Rivas").await, desk.person("Thilo", "Unger").await];
    let to = |kept: usize, absorbed: usize| (format!("/trainees/{}/merge", people[kept]), json!({"absorbed": people[absorbed]}));
    let ((one, first), (two, second)) = (to(0, 1), to(2, 1));
    let (a, b) = tokio::join!(desk.post("director", &one, first), desk.post("director", &two, second));
    let won = [a.code(), b.code()];
    assert!(won == [200, 404] || won == [404, 200], "{won:?}");
    let (kept, third) = if a.code() == 200 { (0, 2) } else { (2, 0) };
    let undo = format!("/merges/{}/undo", desk.merge_of(&people[1]).await);
    let (a, b) = tokio::join!(desk.post("director", &undo, json!({})), desk.post("director", &undo, json!({})));
    let won = [a.code(), b.code()];
    assert!(won == [200, 422] || won == [422, 200], "{won:?}");
    // An undoing and the absorption of the record it would leave: in whichever order they come, one after the other.
    let (one, first) = to(kept, 1);
    assert_eq!(desk.post("director", &one, first).await.code(), 200);
    let undo = format!("/merges/{}/undo", desk.merge_of(&people[1]).await);
    let (two, second) = to(third, kept);
    let (a, b) = tokio::join!(desk.post("director", &undo, json!({})), desk.post("director", &two, second));
    assert_eq!(b.code(), 200, "{}", b.body);
    let there = desk.house.get(&desk.a().program("director"), &format!("/api/v1/trainees/{}", people[1])).await.code();
    assert!((a.code(), there) == (200, 200) || (a.code(), there) == (422, 303), "{} {there}", a.code());
    desk.house.close().await;
}

/// A source goes on naming the absorbed record: it means the kept one, once, and nobody comes back as a second person.
#[tokio::test]
async fn an_import_finds_the_kept_record() {
    let desk = Desk::new().await;
    let import = async |files| import(&desk, files).await;
    let head = "ref,first_name,last_name,entered_on\n";
    let both = || format!("{head}T-1,Vera,Holm,2026-01-05\nT-2,Véra,Holmes,2026-01-05\n");
    assert_eq!(import(vec![("trainees.csv", both())]).await, (2, 0));
    let id = |all: &Value, reference: &str| {
        let found = all["items"].as_array().unwrap().iter().find(|t| t["ref"] == reference).cloned();
        found.map(|t| t["id"].as_str().unwrap().to_owned())
    };
    let all = desk.read("/trainees?limit=200").await;
    let (kept, absorbed) = (id(&all, "T-1").unwrap(), id(&all, "T-2").unwrap());
    desk.done("director", &format!("/trainees/{kept}/merge"), json!({"absorbed": absorbed})).await;
    assert_eq!(import(vec![("trainees.csv", both())]).await, (0, 0), "the kept record's own row counts");
    let case = |coach: &str| format!("ref,trainee,coach,opened_on\nC-1,T-2,{coach},2026-02-02\n");
    let coach = desk.a().jobcoach.member.to_string();
    let renamed = format!("{head}T-2,Vera,Holmström,2026-01-05\n");
    assert_eq!(import(vec![("trainees.csv", renamed.clone()), ("cases.csv", case(&coach))]).await, (1, 1));
    assert_eq!(import(vec![("trainees.csv", renamed), ("cases.csv", case(&coach))]).await, (0, 0), "nothing new the second time");
    let all = desk.read("/trainees?limit=200").await;
    assert_eq!(id(&all, "T-2"), None);
    assert_eq!(desk.read(&format!("/trainees/{kept}")).await["last_name"], "Holmström");
    let cases = desk.read(&format!("/cases?trainee={kept}")).await;
    assert_eq!(cases["items"].as_array().unwrap().len(), 1);
    desk.house.close().await;
}

/// Every column that refers to a person or an employer moves with a merge: a new one is to be said in `merges/rows.rs`.
#[tokio::test]
async fn every_reference_moves_with_a_merge() {
    use jalon::people::merges::rows;
    let desk = Desk::new().await;
    let mut raw = desk.house.raw().await;
    let own = |mut all: Vec<String>, more: &[&str]| {
        all.extend(more.iter().map(|m| (*m).to_owned()));
        all.sort();
        all
    };
    // Contacts keep their places and the keys are made anew: both are moved by hands of their own.
    for (table, known) in [
        ("trainees", own(rows::to_people(), &["trainee_keys.trainee_id"])),
        ("employers", own(rows::to_firms(), &["contacts.employer_id", "employer_keys.employer_id"])),
    ] {
        let sql = if raw.is_postgres() {
            format!(
                "select r.relname || '.' || a.attname from pg_constraint c join pg_class r on r.oid = c.conrelid \
                 join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) \
                 where c.contype = 'f' and c.confrelid = '{table}'::regclass and a.attname <> 'structure_id' order by 1"
            )
        } else {
            format!(
                "select m.name || '.' || f.\"from\" from sqlite_schema m join pragma_foreign_key_list(m.name) f \
                 where m.type = 'table' and f.\"table\" = '{table}' and f.\"from\" <> 'structure_id' order by 1"
            )
        };
        assert_eq!(own(raw.texts(&sql).await, &[]), known, "{table}");
    }
    raw.close().await;
    desk.house.close().await;
}
