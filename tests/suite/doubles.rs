//! Who is recorded already is asked about before anybody is recorded twice, and whoever says that it is another is believed.

use crate::{browser::pairs, finding::Desk, house::today};
use serde_json::{Value, json};

async fn asked(desk: &Desk, address: &str, body: Value) -> Vec<(String, String)> {
    let reply = desk.house.api(&desk.a().program("jobcoach"), &format!("/api/v1{address}"), &body).await;
    assert_eq!(reply.code(), 422, "{body}: {}", reply.body);
    let told = reply.json()["errors"].as_array().unwrap().clone();
    assert!(told.iter().all(|e| e["field"] == "not_same_as"), "{}", reply.body);
    told.iter().map(|e| (e["rule"].as_str().unwrap().to_owned(), e["see"].as_str().unwrap().to_owned())).collect()
}

fn person(first: &str, last: &str, more: Value) -> Value {
    let mut body = json!({"first_name": first, "last_name": last});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

#[tokio::test]
async fn a_person_who_may_be_known_is_asked_about() {
    let desk = Desk::new().await;
    let more = json!({"birth_date": "1994-05-06", "phone": "06 12 34 56 78", "email": "nour@maison.example"});
    let id = desk.done("jobcoach", "/trainees", person("Nour", "Belkacem", more)).await;
    let page = format!("/trainees/{id}");
    let weak = vec![("err-double".to_owned(), page.clone())];
    let strong = vec![("err-double-strong".to_owned(), page.clone())];
    for (body, told) in [
        (person("Nour", "Belkacem", json!({})), &weak),
        (person("Belkacem", "Nour", json!({})), &weak),
        (person("Nour", "Belkassem", json!({})), &weak),
        (person("Noûr", "BEL KACEM", json!({"birth_date": "1994-05-06"})), &strong),
        (person("Nour", "Belkacem", json!({"phone": "+33 6 12 34 56 78"})), &strong),
        // A day typed wrong does not hide the same address.
        (person("Nour", "Belkacem", json!({"birth_date": "1994-06-05", "email": "NOUR@maison.example"})), &strong),
    ] {
        assert_eq!(&asked(&desk, "/trainees", body.clone()).await, told, "{body}");
    }
    // Born on another day, or of another name.
    desk.done("jobcoach", "/trainees", person("Nour", "Belkacem", json!({"birth_date": "2001-01-01"}))).await;
    desk.done("jobcoach", "/trainees", person("Samir", "Belkacem", json!({"phone": "06 12 34 56 78"}))).await;
    desk.house.close().await;
}

/// Who creates all the same names whom they have ruled out, all of them, and the journal keeps it.
#[tokio::test]
async fn who_is_another_is_named_and_kept_in_the_journal() {
    let desk = Desk::new().await;
    let first = desk.person("Lila", "Moreno").await;
    let second = desk.done("jobcoach", "/trainees", person("Lila", "Moreno", json!({"not_same_as": [first]}))).await;
    let told = asked(&desk, "/trainees", person("Lila", "Moreno", json!({"not_same_as": [first]}))).await;
    assert_eq!(told.len(), 2, "one was ruled out, the other not: both are shown");
    desk.done("jobcoach", "/trainees", person("Lila", "Moreno", json!({"not_same_as": [second, first]}))).await;
    let mut raw = desk.house.raw().await;
    raw.enter(desk.a().here.id).await;
    let kept = format!("select count(*) from journal_payloads where payload like '%not_same_as%{first}%'");
    assert_eq!(raw.number(&kept).await, 2);
    raw.close().await;
    desk.house.close().await;
}

/// The form comes back with everything typed, the known record beside it, and one tick to go on.
#[tokio::test]
async fn the_form_shows_both_side_by_side() {
    let desk = Desk::new().await;
    let more = json!({"phone": "06 99 88 77 66", "email": "secret-de-b@maison.example"});
    let other = desk.house.api(&desk.house.town.b.program("jobcoach"), "/api/v1/trainees", &person("Ilham", "Tahiri", more)).await;
    assert_eq!(other.code(), 201);
    let known = desk.done("jobcoach", "/trainees", person("Ilham", "Tahiri", json!({"phone": "06 11 22 33 44"}))).await;
    let coach = desk.a().coach();
    let day = today().to_string();
    let mut typed =
        pairs(&[("first_name", "Ilham"), ("last_name", "Tahirri"), ("entered_on", &day), ("phone", "07 00 00 00 01"), ("criteria", "rsa")]);
    let back = desk.house.post(&coach, "/trainees/new", &typed).await;
    assert_eq!(back.code(), 422);
    for held in ["Tahirri", "07 00 00 00 01", "06 11 22 33 44", &format!("href=\"/trainees/{known}\""), "value=\"rsa\" checked"] {
        assert!(back.body.contains(held), "{held}: {}", back.body);
    }
    assert!(!back.body.contains("secret-de-b"), "another structure's people are nobody here");
    typed.push(("not_same_as".into(), known.clone()));
    let made = desk.house.post(&coach, "/trainees/new", &typed).await;
    assert!(made.code() == 303 && made.location().starts_with("/trainees/"), "{} {}", made.code(), made.body);
    desk.house.close().await;
}

#[tokio::test]
async fn a_firm_that_may_be_known_is_asked_about() {
    let desk = Desk::new().await;
    let body = json!({"name": "Imprimerie des Fossés", "city": "Reims", "siret": "552 100 554 00013"});
    let id = desk.done("jobcoach", "/employers", body).await;
    let page = format!("/employers/{id}");
    for (body, rule) in [
        (json!({"name": "Tout autre chose", "siret": "55210055400013"}), "err-double-strong"),
        (json!({"name": "Imprimerie des Fosses", "city": "REIMS"}), "err-double-strong"),
        (json!({"name": "Imprimerie des Faussés"}), "err-double"),
    ] {
        assert_eq!(asked(&desk, "/employers", body.clone()).await, [(rule.to_owned(), page.clone())], "{body}");
    }
    desk.done("jobcoach", "/employers", json!({"name": "Imprimerie des Fossés", "city": "Colmar"})).await;
    let typed = pairs(&[("name", "Imprimerie des Fossés"), ("city", "Reims"), ("contact_name", "Ada Noël")]);
    let back = desk.house.post(&desk.a().coach(), "/employers/new", &typed).await;
    assert!(back.code() == 422 && back.body.contains("Ada Noël") && back.body.contains(&page), "{}", back.body);
    desk.house.close().await;
}
