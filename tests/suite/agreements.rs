//! Agreements: each reads and signs its own text, a change asks again those it concerns, and a paper is worth what it shows.

use crate::{
    browser::{Caller, Letter, Reply, pairs},
    house::{House, today},
};
use jalon::kernel::moment::DAY;
use serde_json::{Value, json};

/// The words of an agreement: each party with its present state.
async fn words(house: &House, agreement: &str) -> Vec<(String, String, Value)> {
    let all = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/signatures?agreement={agreement}")).await;
    let text = |v: &Value, name: &str| v[name].as_str().unwrap_or_default().to_owned();
    let mut said: Vec<_> =
        all.json()["items"].as_array().unwrap().iter().map(|s| (text(s, "party"), text(s, "state"), s.clone())).collect();
    said.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    said
}

fn states(words: &[(String, String, Value)]) -> Vec<(&str, &str)> {
    words.iter().map(|(party, state, _)| (party.as_str(), state.as_str())).collect()
}

async fn do_(house: &House, path: &str, body: Value) -> Reply {
    house.api(&house.town.a.program("jobcoach"), path, &body).await
}

async fn agreement_of(house: &House) -> (String, String) {
    let world = house.town.a.world;
    let one = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/signatures/{}", world.signature)).await;
    (one.json()["agreement"].as_str().unwrap().to_owned(), format!("/l/{}/agreement", house.town.a.door))
}

/// The employer opens its door, reads its own text and the coach's and not the person's, signs once; then all have signed.
#[tokio::test]
async fn an_employer_reads_its_own_part_and_signs_by_its_door() {
    let house = House::new().await;
    let (agreement, door) = agreement_of(&house).await;
    let nobody = Caller::holder();
    let short = house.get(&nobody, &format!("/l/{}", house.town.a.door)).await;
    assert_eq!((short.code(), short.location()), (303, door.as_str()), "one kind of address is mailed");
    let before = house.state().await;
    for _ in 0..3 {
        let page = house.get(&nobody, &door).await;
        assert_eq!(page.code(), 200, "{}", page.body);
        assert!(page.body.contains("leur part") && page.body.contains("commun"), "{}", page.body);
        assert!(!page.body.contains("sa part"), "the person's part is not the employer's to read");
    }
    assert_eq!(house.state().await, before, "opening it changes nothing");
    let signed = house.post(&nobody, &door, &pairs(&[("say", "signed"), ("comment", "Bienvenue")])).await;
    assert_eq!(signed.code(), 303, "{}", signed.body);
    let again = house.post(&nobody, &door, &pairs(&[("say", "refused")])).await;
    assert_eq!(again.code(), 422, "a word is given once");
    assert!(house.get(&nobody, &door).await.body.contains("Vous avez signé"));
    let said = words(&house, &agreement).await;
    assert_eq!(states(&said), [("coach", "signed"), ("employer", "signed"), ("trainee", "signed")]);
    let employers = &said[1].2;
    assert_eq!((employers["grade"].as_str(), employers["channel"].as_str()), (Some("A"), Some("link")));
    assert_eq!(employers["comment"], "Bienvenue");
    let all = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/agreements/{agreement}")).await;
    assert_eq!((all.json()["state"].as_str(), all.json()["active_on"].as_str()), (Some("active"), Some(&*today().to_string())));
    house.close().await;
}

/// The employer's part changes: the employer and the coach are asked again, the person is not. The old door shows nothing.
#[tokio::test]
async fn a_changed_part_asks_those_it_concerns_again() {
    let house = House::new().await;
    let (agreement, door) = agreement_of(&house).await;
    let known = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/agreements/{agreement}")).await.json();
    let change = |version: Value, employers: &str| {
        json!({"version": version, "common": known["common"], "for_trainee": known["for_trainee"], "for_employer": employers,
            "for_coach": known["for_coach"]})
    };
    let path = format!("/api/v1/agreements/{agreement}/amend");
    let amended = do_(&house, &path, change(known["version"].clone(), "Un tuteur le matin")).await;
    assert_eq!(amended.code(), 200, "{}", amended.body);
    let stale = do_(&house, &path, change(known["version"].clone(), "Deux tuteurs")).await;
    assert_eq!(stale.code(), 409, "nobody's words vanish: {}", stale.body);
    assert!(stale.body.contains("Un tuteur le matin"));
    let said = words(&house, &agreement).await;
    assert_eq!(
        states(&said),
        [("coach", "overtaken"), ("coach", "waiting"), ("employer", "overtaken"), ("employer", "waiting"), ("trainee", "signed")]
    );
    let page = house.get(&Caller::holder(), &door).await;
    assert!(page.code() == 200 && !page.body.contains("leur part") && !page.body.contains("Un tuteur"), "{}", page.body);
    let late = house.post(&Caller::holder(), &door, &pairs(&[("say", "signed")])).await;
    assert_eq!(late.code(), 422, "nobody signs a text that is another one by now");
    // The coach signs anew by sending, the employer beside them.
    assert_eq!(do_(&house, &format!("/api/v1/agreements/{agreement}/send"), json!({})).await.code(), 200);
    let waiting = words(&house, &agreement).await.into_iter().find(|w| w.0 == "employer" && w.1 == "waiting").unwrap().2;
    let beside = format!("/api/v1/signatures/{}/beside", waiting["id"].as_str().unwrap());
    assert_eq!(do_(&house, &beside, json!({"say": "signed"})).await.code(), 200);
    let all = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/agreements/{agreement}")).await.json();
    assert_eq!(all["state"], "active");
    assert_eq!(words(&house, &agreement).await.iter().filter(|w| w.1 == "signed").count(), 3);
    house.close().await;
}

/// A paper with a photograph is grade B, without one it needs the coach's statement and is grade C. What is no paper is
/// refused, and what was typed stays; the photograph is shown to those who read cases, as a file.
#[tokio::test]
async fn a_paper_is_worth_what_it_shows() {
    let house = House::new().await;
    let (coach, world) = (house.town.a.coach(), house.town.a.world);
    let form = format!("/signatures/{}/paper", world.signature);
    let csrf = house.csrf(&coach);
    let send = |file: &[u8], statement: &str| {
        let mut body = Vec::new();
        for (name, value) in [("csrf", csrf.as_str()), ("on", &today().to_string()), ("statement", statement)] {
            body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        body.extend(b"--xx\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"p.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
        body.extend(file);
        body.extend(b"\r\n--xx--\r\n");
        Letter::post(&form, "multipart/form-data; boundary=xx", body).with("sec-fetch-site", "same-origin")
    };
    let neither = house.send(&coach, send(b"", "")).await;
    assert_eq!(neither.code(), 422, "{}", neither.body);
    let script = house.send(&coach, send(b"<script>", "vu au bureau")).await;
    assert_eq!(script.code(), 422);
    assert!(script.body.contains("ni un JPEG") && script.body.contains("vu au bureau"), "{}", script.body);
    let large = vec![0xffu8; jalon::kernel::scan::MOST + 2 * 1024 * 1024 * 2];
    assert_eq!(house.send(&coach, send(&large, "")).await.code(), 413);
    let photo = [b"\xff\xd8\xff\xe0".to_vec(), vec![7u8; 3 * 1024 * 1024]].concat();
    let kept = house.send(&coach, send(&photo, "")).await;
    assert_eq!(kept.code(), 303, "{}", kept.body);
    let (agreement, _) = agreement_of(&house).await;
    let said = words(&house, &agreement).await;
    let signature = &said.iter().find(|w| w.0 == "employer").unwrap().2;
    assert_eq!((signature["grade"].as_str(), signature["state"].as_str()), (Some("B"), Some("signed")));
    let file = house.get(&coach, &format!("/scans/{}", signature["scan"].as_str().unwrap())).await;
    assert_eq!((file.code(), file.header("content-type")), (200, "image/jpeg"));
    assert!(file.header("content-disposition").starts_with("attachment"));
    let supervisor = house.town.a.people().into_iter().find(|p| p.label == "supervisor").unwrap();
    assert_eq!(house.get(&supervisor, &format!("/scans/{}", signature["scan"].as_str().unwrap())).await.code(), 403);
    house.close().await;
}

#[tokio::test]
async fn without_a_photograph_the_coach_states_what_was_signed() {
    let house = House::new().await;
    let world = house.town.a.world;
    let path = format!("/api/v1/signatures/{}/paper", world.signature);
    let before = do_(&house, &path, json!({"on": today().plus_days(-1), "statement": "Vu"})).await;
    assert_eq!(before.code(), 422, "nobody signed a text before it was written");
    let kept = do_(&house, &path, json!({"on": today(), "statement": "Vu au bureau"})).await;
    assert_eq!(kept.code(), 200, "{}", kept.body);
    let one = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/signatures/{}", world.signature)).await.json();
    assert_eq!((one["grade"].as_str(), one["channel"].as_str()), (Some("C"), Some("paper")));
    house.close().await;
}

/// Whoever wants to talk about it is the coach's business of today; a case that closes ends what binds its people.
#[tokio::test]
async fn to_want_to_talk_brings_the_coach_and_a_closed_case_ends_agreements() {
    let house = House::new().await;
    let (agreement, door) = agreement_of(&house).await;
    let world = house.town.a.world;
    assert!(house.get(&house.town.a.coach(), "/").await.body.contains("Conventions à signer"));
    let talk = house.post(&Caller::holder(), &door, &pairs(&[("say", "refused"), ("comment", "Le temps du tuteur")])).await;
    assert_eq!(talk.code(), 303);
    let page = house.get(&house.town.a.coach(), &format!("/agreements/{agreement}")).await;
    assert!(page.body.contains("Le temps du tuteur") && page.body.contains("Veut en parler"), "{}", page.body);
    let case = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/cases/{}", world.case)).await.json();
    assert_eq!(case["next_contact_on"].as_str(), Some(&*today().to_string()));
    let close = json!({"reason": "handed_over", "bilan": "Relais pris"});
    assert_eq!(do_(&house, &format!("/api/v1/cases/{}/close", world.case), close).await.code(), 200);
    let all = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/agreements?case={}", world.case)).await.json();
    for one in all["items"].as_array().unwrap() {
        assert_eq!(one["state"], "lapsed", "{one}");
    }
    assert!(!house.get(&Caller::holder(), &door).await.body.contains("leur part"), "a door of a closed case shows nothing");
    house.close().await;
}

/// Once they have talked, the same text is asked about again; what was said first stays to be read.
#[tokio::test]
async fn who_wanted_to_talk_is_asked_again() {
    let house = House::new().await;
    let (agreement, door) = agreement_of(&house).await;
    let talk = pairs(&[("say", "refused"), ("comment", "Parlons du tuteur")]);
    assert_eq!(house.post(&Caller::holder(), &door, &talk).await.code(), 303);
    let send = format!("/api/v1/agreements/{agreement}/send");
    assert_eq!(do_(&house, &send, json!({})).await.code(), 200);
    let said = words(&house, &agreement).await;
    assert_eq!(states(&said), [("coach", "signed"), ("employer", "overtaken"), ("employer", "waiting"), ("trainee", "signed")]);
    let beside = format!("/api/v1/signatures/{}/beside", said[2].2["id"].as_str().unwrap());
    assert_eq!(do_(&house, &beside, json!({"say": "signed"})).await.code(), 200);
    let all = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/agreements/{agreement}")).await.json();
    assert_eq!(all["state"], "active");
    let page = house.get(&house.town.a.coach(), &format!("/agreements/{agreement}")).await;
    assert!(page.body.contains("Parlons du tuteur"), "{}", page.body);
    assert_eq!(do_(&house, &send, json!({})).await.code(), 422, "nobody is asked about what is in force");
    house.close().await;
}

/// A door opens for sixty days, and of somebody who signs and somebody who changes the text at the same moment one comes first.
#[tokio::test]
async fn a_door_ends_and_one_of_two_comes_first() {
    let house = House::new().await;
    let (agreement, door) = agreement_of(&house).await;
    let known = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/agreements/{agreement}")).await.json();
    let amend = json!({"common": known["common"], "for_trainee": known["for_trainee"], "for_employer": "Autre part",
        "for_coach": known["for_coach"]});
    let path = format!("/api/v1/agreements/{agreement}/amend");
    let (nobody, answer) = (Caller::holder(), pairs(&[("say", "signed")]));
    let (signed, amended) = tokio::join!(house.post(&nobody, &door, &answer), do_(&house, &path, amend));
    assert_eq!(amended.code(), 200, "{}", amended.body);
    assert!(matches!(signed.code(), 303 | 422), "{}", signed.body);
    let said = words(&house, &agreement).await;
    assert!(states(&said).contains(&("employer", "waiting")), "the changed text waits, whoever came first: {:?}", states(&said));
    let first = house.get(&nobody, &door).await;
    assert!(!first.body.contains("Autre part"), "a door shows the text it was opened for");
    house.close().await;

    let house = House::new().await;
    let (_, door) = agreement_of(&house).await;
    house.parts().clock.advance(61 * DAY);
    assert!(!house.get(&Caller::holder(), &door).await.body.contains("leur part"));
    assert_eq!(house.post(&Caller::holder(), &door, &pairs(&[("say", "signed")])).await.code(), 422);
    house.close().await;
}

/// The director writes another text: agreements that begin afterwards have it, with the names filled in; those that exist stay.
#[tokio::test]
async fn a_structure_writes_its_own_text() {
    let house = House::new().await;
    let world = house.town.a.world;
    let director = house.town.a.program("director");
    let text = json!({"kind": "coach_trainee", "common": "{personne} et {coach} marchent ensemble.", "for_coach": "Je réponds."});
    assert_eq!(house.api(&director, "/api/v1/agreement_texts", &text).await.code(), 201);
    let wrong = json!({"kind": "coach_trainee", "common": "{prénom} commence.", "for_coach": "Je réponds."});
    let refused = house.api(&director, "/api/v1/agreement_texts", &wrong).await;
    assert!(refused.code() == 422 && refused.body.contains("prénom"), "{}", refused.body);
    let made = do_(&house, "/api/v1/agreements", json!({"case": world.case, "kind": "coach_trainee"})).await;
    assert_eq!(made.code(), 201, "{}", made.body);
    let one = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/agreements/{}", made.json()["id"].as_str().unwrap())).await;
    let common = one.json()["common"].as_str().unwrap().to_owned();
    assert!(common.ends_with("marchent ensemble.") && !common.contains('{'), "{common}");
    assert!(
        !house.get(&house.town.b.coach(), "/agreement_texts").await.body.contains("marchent ensemble"),
        "the other structure keeps its own"
    );
    house.close().await;
}
