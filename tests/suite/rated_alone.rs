//! Nobody learns what another source says before the ratings lie side by side: what a source changes in its answers changes no letter
//! of any page, answer, mail, file or address of anybody else.

use crate::{
    assessments::{Eyes, ITEMS},
    browser::Caller,
    walk::asked,
};
use axum::http::Method;
use jalon::web::Face;
use serde_json::json;
use std::collections::BTreeMap;

/// Everything that anybody can read, by who reads it where; without what is new at each showing.
async fn faces(eyes: &Eyes, id: &str, doors: &[(&'static str, String)]) -> BTreeMap<String, String> {
    let still = |body: &str| -> String {
        body.split('<').filter(|tag| !tag.contains("name=\"once\"") && !tag.contains("name=\"csrf\"")).collect::<Vec<_>>().join("<")
    };
    let (house, mut all) = (&eyes.house, BTreeMap::new());
    let mut side = eyes.a().clone();
    let (w, this) = (&mut side.world, id.parse().unwrap());
    for known in [&mut w.assessment, &mut w.open_assessment, &mut w.crossable_assessment, &mut w.crossed_assessment] {
        *known = this;
    }
    for known in [&mut w.synthesised_assessment, &mut w.agreed_assessment, &mut w.sealed_assessment] {
        *known = this;
    }
    let human = |label| side.people().into_iter().find(|c| c.label == label).unwrap();
    let readers = [human("director"), human("jobcoach"), human("supervisor"), side.program("jobcoach"), side.program("supervisor")];
    for route in house.app.table.routes.iter().filter(|r| r.method == Method::GET && r.face != Face::Link) {
        for (n, caller) in readers.iter().enumerate().filter(|(n, _)| (route.face == Face::Api) == (*n >= 3)) {
            let reply = house.ask(caller, &asked(house, route, &side)).await;
            all.insert(format!("{} {n} {}", route.path, caller.label), format!("{} {}", reply.code(), still(&reply.body)));
        }
    }
    let mut raw = house.raw().await;
    raw.enter(side.here.id).await;
    let own = raw.id(side.here.id);
    let sql = format!("select {} from doors where structure_id = {own} and purpose = 'rating' order by id", raw.id_text("id"));
    let ids = raw.texts(&sql).await;
    all.insert(
        "mails".into(),
        raw.texts(&format!("select subject || body from mails where structure_id = {own} order by id")).await.join("\n"),
    );
    raw.close().await;
    for (n, door) in ids.iter().enumerate() {
        let reply = house.get(&side.coach(), &format!("/doors/{door}/as_read")).await;
        assert_eq!(reply.code(), 200, "{}", reply.body);
        all.insert(format!("as read {n}"), still(&reply.body));
    }
    for (source, door) in doors {
        for more in ["", "?part=1", "?part=2", "?lang=en"] {
            all.insert(format!("{source}’s door{more}"), still(&eyes.look(door, more).await));
        }
    }
    let parts = house.parts();
    let mut scope = parts.db.read_in(side.here.id).await.unwrap();
    let bundle = jalon::exchange::bundles::store::of_case(&mut scope, side.world.case, side.world.trainee, "x").await.unwrap();
    all.insert("what a transfer takes along".into(), serde_json::to_string(&format!("{bundle:?}")).unwrap());
    all
}

/// Which readings differ.
fn changed(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    assert_eq!(before.len(), after.len());
    before.iter().filter(|(face, text)| after[*face] != **text).map(|(face, _)| face.clone()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_source_says_changes_no_letter_of_what_anybody_else_reads() {
    let eyes = Eyes::apart().await;
    let id = eyes.explained(&["coach", "supervisor", "self", "employer"]).await;
    let mut doors: Vec<(&'static str, String)> = Vec::new();
    for (source, body) in [
        ("self", json!({"source": "self"})),
        ("employer", json!({"source": "employer"})),
        ("client", json!({"source": "client", "name": "Nadia Perrin", "email": "nadia@cliente.example"})),
    ] {
        doors.push((source, eyes.asks(&id, body).await));
    }
    let words = |level: &str| -> Vec<String> { ITEMS.iter().map(|item| format!("{item}:{level}")).collect() };
    let coach = async |level: &str| eyes.done(&format!("/assessments/{id}/rate"), json!({"levels": words(level)})).await;
    for (_, door) in &doors {
        eyes.rates(door, "0").await;
    }
    coach("0").await;
    assert_eq!(eyes.supervises(&id, "0", false).await.code(), 303);
    let mut before = faces(&eyes, &id, &doors).await;
    assert!(before.len() > 200 && before.values().filter(|text| text.starts_with("200")).count() > 100, "{}", before.len());
    // Each in turn says the highest of everything instead of the lowest.
    for (source, door) in &doors {
        eyes.rates(door, "4").await;
        let after = faces(&eyes, &id, &doors).await;
        let differ = changed(&before, &after);
        assert!(!differ.is_empty() && differ.iter().all(|face| face.starts_with(&format!("{source}’s door"))), "{source}: {differ:?}");
        before = after;
    }
    for source in ["jobcoach", "supervisor"] {
        match source {
            "jobcoach" => drop(coach("4").await),
            _ => assert_eq!(eyes.supervises(&id, "4", false).await.code(), 303),
        }
        let after = faces(&eyes, &id, &doors).await;
        let differ = changed(&before, &after);
        let own = |face: &String| face.starts_with("/assessments/{id}/rate ") && face.ends_with(source);
        assert!(!differ.is_empty() && differ.iter().all(own), "{source}: {differ:?}");
        before = after;
    }
    // Nor does it show in what a source is sent whether the others have answered at all.
    let other = eyes.house.get(&Caller::nobody(), &format!("/l/{}/rating?part=1", doors[0].1)).await;
    assert_eq!(other.body.matches(" checked").count(), 1, "one's own, and no other");
    eyes.house.close().await;
}
