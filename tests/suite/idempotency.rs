//! Sending twice does once, through every face.

use crate::{
    browser::{Letter, Reply},
    house::{House, Spare},
    walk::{Sent, action_of, asked},
};
use axum::http::Method;
use jalon::web::Face;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

async fn sessions(house: &House) -> i64 {
    let a = house.town.a.here.id;
    let mut raw = house.raw().await;
    raw.enter(a).await;
    let count = raw.number(&format!("select count(*) from sessions where structure_id = {}", raw.id(a))).await;
    raw.close().await;
    count
}

async fn log(house: &House, key: Option<&str>, body: &Value) -> Reply {
    let mut letter = Letter::post("/api/v1/sessions", "application/json", body.to_string());
    if let Some(key) = key {
        letter = letter.with("idempotency-key", key);
    }
    house.send(&house.town.a.program("jobcoach"), letter).await
}

fn session(house: &House, note: &str) -> Value {
    json!({"case": house.town.a.world.case, "note": note})
}

/// Every action of the API, sent twice under one key: one answer, one entry in the journal.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_action_sent_twice_under_one_key_is_done_once() {
    let mut spare = Spare::default();
    let routes = spare.house().await.app.table.routes.clone();
    for route in routes.iter().filter(|r| r.face == Face::Api && r.method == Method::POST) {
        let house = spare.house().await;
        let side = house.town.a.clone();
        let caller = side.programs().into_iter().find(|c| c.kinds.iter().any(|k| route.audience.has(*k))).expect("a program");
        let request = asked(house, route, &side);
        let Sent::Json(body) = &request.sent else { unreachable!("programs send JSON") };
        let body = Value::Object(body.clone()).to_string();
        let send = || Letter::post(&request.address(), "application/json", body.clone()).with("idempotency-key", "deux-fois");
        let first = house.send(&caller, send()).await;
        assert!(first.status.is_success(), "{} {}", route.path, first.body);
        let after = house.state().await;
        let second = house.send(&caller, send()).await;
        assert_eq!((first.code(), &first.body), (second.code(), &second.body), "{}", route.path);
        assert_eq!(house.state().await, after, "{} was done twice", route.path);
        let action = action_of(&house.app.table, route).expect("an action");
        if !action.on_record() {
            // Without a key, the id the client made names the request.
            let again = Letter::post(&request.address(), "application/json", body.clone());
            let mut changed: Value = serde_json::from_str(&body).unwrap();
            changed["id"] = house.unknown().to_string().into();
            let fresh = |v: &Value| Letter::post(&request.address(), "application/json", v.to_string());
            // The id was used under a key: a conflict, unless a rule speaks first (an address that is a member's already).
            assert!(matches!(house.send(&caller, again).await.code(), 409 | 422), "{}", route.path);
            assert_eq!(house.state().await, after, "{}: the id was used under a key", route.path);
            let one = house.send(&caller, fresh(&changed)).await;
            if one.status.is_success() {
                let two = house.send(&caller, fresh(&changed)).await;
                assert_eq!((one.code(), &one.body), (two.code(), &two.body), "{}", route.path);
            }
        }
        spare.used().await;
    }
    spare.close().await;
}

#[tokio::test]
async fn a_key_with_another_body_is_refused() {
    let house = House::new().await;
    let before = sessions(&house).await;
    assert_eq!(log(&house, Some("clé"), &session(&house, "Première")).await.code(), 422, "a key is plain text");
    assert_eq!(log(&house, Some("key-1"), &session(&house, "Première")).await.code(), 201);
    let other = log(&house, Some("key-1"), &session(&house, "Seconde")).await;
    assert_eq!(other.code(), 422);
    assert_eq!(other.json()["errors"][0]["rule"], "err-key-used");
    assert_eq!(log(&house, Some(""), &session(&house, "Vide")).await.code(), 422);
    assert_eq!(log(&house, Some(&"k".repeat(251)), &session(&house, "Longue")).await.code(), 422);
    assert_eq!(sessions(&house).await, before + 1);
    // A key is its caller's own: another program may use the same word.
    let theirs = house.town.b.program("jobcoach");
    let body = json!({"case": house.town.b.world.case, "note": "Chez Bravo Zyxwvu"}).to_string();
    let letter = Letter::post("/api/v1/sessions", "application/json", body).with("idempotency-key", "key-1");
    assert_eq!(house.send(&theirs, letter).await.code(), 201);
    house.close().await;
}

#[tokio::test]
async fn a_clients_id_with_another_body_is_a_conflict() {
    let house = House::new().await;
    let before = sessions(&house).await;
    let mut body = session(&house, "Première");
    body["id"] = house.unknown().to_string().into();
    let first = log(&house, None, &body).await;
    assert_eq!(first.code(), 201);
    assert_eq!(first.json()["id"], body["id"]);
    let again = log(&house, None, &body).await;
    assert_eq!((again.code(), again.body), (201, first.body));
    body["note"] = "Seconde".into();
    assert_eq!(log(&house, None, &body).await.code(), 409);
    assert_eq!(log(&house, Some("another-key"), &body).await.code(), 409, "a key does not free an id");
    assert_eq!(sessions(&house).await, before + 1);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_at_once_are_one() {
    let house = Arc::new(House::new().await);
    let before = sessions(&house).await;
    let body = session(&house, "Seize fois");
    let mut all = JoinSet::new();
    for _ in 0..16 {
        let (house, body) = (house.clone(), body.clone());
        all.spawn(async move { log(&house, Some("seize"), &body).await });
    }
    let answers = all.join_all().await;
    assert!(answers.iter().all(|r| r.code() == 201 && r.body == answers[0].body), "{answers:?}");
    assert_eq!(sessions(&house).await, before + 1);
    Arc::into_inner(house).expect("every request has ended").close().await;
}

#[tokio::test]
async fn a_form_pressed_twice_logs_one_session() {
    let house = House::new().await;
    let coach = house.town.a.coach();
    let address = format!("/cases/{}/sessions/new", house.town.a.world.case);
    let before = sessions(&house).await;
    let page = house.get(&coach, &address).await;
    let once = page.hidden("once");
    let form = |note: &str| vec![("csrf".into(), page.hidden("csrf")), ("once".into(), once.clone()), ("note".into(), note.to_owned())];
    let (first, second) = (house.post(&coach, &address, &form("Deux fois")).await, house.post(&coach, &address, &form("Deux fois")).await);
    assert_eq!((first.code(), first.location()), (303, second.location()));
    assert_eq!(second.code(), 303);
    assert_eq!(sessions(&house).await, before + 1);
    // The same showing with another note is not the same session: nothing typed is lost, and nothing is done unseen.
    let other = house.post(&coach, &address, &form("Autre chose")).await;
    assert_eq!(other.code(), 422);
    assert!(other.body.contains("Autre chose"));
    assert_eq!(sessions(&house).await, before + 1);
    // A page shown anew has another name.
    assert_ne!(house.get(&coach, &address).await.hidden("once"), once);
    house.close().await;
}

/// A form's name is stored with a mark before it: the longest taken fits with it, a longer one is as good as none.
#[tokio::test]
async fn a_form_of_any_name_is_taken() {
    let house = House::new().await;
    let coach = house.town.a.coach();
    let address = format!("/cases/{}/sessions/new", house.town.a.world.case);
    for length in [1, 250, 251, 255, 256, 5000] {
        let form = [("once".to_owned(), "k".repeat(length)), ("note".to_owned(), format!("Note {length}"))];
        let reply = house.post(&coach, &address, &form).await;
        assert_eq!(reply.code(), 303, "{length}: {}", reply.body);
    }
    house.close().await;
}
