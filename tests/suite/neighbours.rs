//! Who can be proposed to at all, and who is recognised there.

use crate::transfers::Two;
use jalon::{exchange::transfers::receivers, kernel::ids::StructureId};
use serde_json::json;

/// A structure is offered to others only as long as it wants to be, and in its own network only.
#[tokio::test]
async fn only_those_who_want_to_be_are_seen() {
    let two = Two::new().await;
    let (form, coach) = (format!("/cases/{}/transfers/new", two.a().world.case), two.a().coach());
    let b = two.b().clone();
    assert!(two.house.get(&coach, &form).await.body.contains("Zyxwvu"));
    two.takes(&b, false).await;
    assert!(!two.house.get(&coach, &form).await.body.contains("Zyxwvu"));
    let body = |to: StructureId| json!({"case": two.a().world.case, "receiver": to, "bilan": "Un métier est choisi"});
    let closed = two.post(two.a(), "/transfers", body(b.here.id)).await;
    let unknown = two.post(two.a(), "/transfers", body(StructureId(two.house.unknown()))).await;
    assert_eq!((closed.code(), closed.body), (unknown.code(), unknown.body), "one that takes nothing is like one that is not there");
    // Of another network.
    two.takes(&b, true).await;
    let (parts, network) = (two.house.parts().clone(), two.house.unknown());
    let mut raw = two.house.raw().await;
    let id = raw.id(network);
    raw.must(&format!("insert into networks (id, slug, name, country) values ({id}, 'ailleurs', 'Ailleurs', 'FR')")).await;
    let own = raw.id(b.here.id);
    raw.must(&format!("update structures set region_id = null, network_id = {id} where id = {own}")).await;
    raw.close().await;
    assert_eq!(two.post(two.a(), "/transfers", body(b.here.id)).await.code(), 422);
    assert!(!two.house.get(&coach, &form).await.body.contains("Zyxwvu"));
    let mut scope = parts.db.read_in(two.a().here.id).await.unwrap();
    assert!(receivers::receivers(&mut scope).await.unwrap().iter().all(|s| s.id != b.here.id));
    drop(scope);
    two.house.close().await;
}

/// Somebody whom B knows already: it is asked, and the known record stays as it is.
#[tokio::test]
async fn a_person_known_there_is_recognised() {
    let two = Two::new().await;
    let person = two.read(two.a(), &format!("/trainees/{}", two.a().world.trainee)).await;
    let same = json!({"first_name": person["first_name"], "last_name": person["last_name"], "email": "autre@bravo.example"});
    let known = two.done(two.b(), "/trainees", same).await;
    let id = two.sent(json!([])).await;
    two.carry().await;
    let asked = two.accept(&id).await;
    assert!(asked.code() == 422 && asked.body.contains(&known), "{}", asked.body);
    let page = two.house.get(&two.b().coach(), &format!("/arrivals/{id}/accept")).await;
    assert!(page.body.contains(&known), "{}", page.body);
    let stranger = json!({"coach": two.b().jobcoach.member, "trainee": two.a().world.trainee});
    assert_eq!(two.post(two.b(), &format!("/arrivals/{id}/accept"), stranger).await.code(), 404);
    let join = json!({"coach": two.b().jobcoach.member, "trainee": known});
    let joined = two.post(two.b(), &format!("/arrivals/{id}/accept"), join).await;
    assert_eq!(joined.code(), 200, "{}", joined.body);
    let case = two.read(two.b(), &format!("/cases/{}", joined.json()["id"].as_str().unwrap())).await;
    assert_eq!(case["trainee"], json!(known));
    assert_eq!(two.read(two.b(), &format!("/trainees/{known}")).await["email"], "autre@bravo.example");
    two.carry().await;
    two.house.close().await;
}

/// What was not decided yet is not decided by going elsewhere: an intake goes on as an intake.
#[tokio::test]
async fn an_intake_goes_on_as_an_intake() {
    let two = Two::new().await;
    let case = two.a().world.referred_case;
    let body = json!({"case": case, "receiver": two.b().here.id, "bilan": "Orientation vers vous"});
    let id = two.done(two.a(), "/transfers", body).await;
    two.done(two.a(), &format!("/transfers/{id}/beside"), json!({"say": "yes"})).await;
    two.done(two.a(), &format!("/transfers/{id}/send"), json!({})).await;
    two.carry().await;
    let taken = two.accept(&id).await;
    assert_eq!(taken.code(), 200, "{}", taken.body);
    let there = two.read(two.b(), &format!("/cases/{}", taken.json()["id"].as_str().unwrap())).await;
    assert_eq!(there["stage"], "intake");
    two.carry().await;
    assert_eq!(two.read(two.a(), &format!("/cases/{case}")).await["stage"], "closed");
    two.house.close().await;
}
