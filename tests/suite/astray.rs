//! Addresses that are nobody's any more: a mistyped one that was put right, somebody who speaks for a firm no longer. What was
//! mailed there opens nothing, and each thing's address opens that thing alone.

use crate::{
    answers::contact,
    browser::{Caller, pairs},
    finding::Desk,
};
use jalon::kernel::ids::StructureId;
use serde_json::{Value, json};

/// The person's record with another address.
async fn correct(desk: &Desk, email: &str) {
    let address = format!("/trainees/{}", desk.a().world.trainee);
    let known = desk.read(&address).await;
    let change = json!({"first_name": known["first_name"], "last_name": known["last_name"], "email": email, "entered_on": known["entered_on"], "version": known["version"]});
    desk.done("director", &format!("{address}/update"), change).await;
}

#[tokio::test]
async fn a_person_whose_address_was_put_right_is_not_spoken_for() {
    let desk = Desk::new().await;
    let (a, holder) = (desk.a().clone(), Caller::holder());
    let consent = format!("/l/{}/consent", a.consent);
    // In this town a person and their firm have one mailbox.
    contact(&desk.house, &a, "successeur@alpha.example").await;
    assert!(desk.house.get(&holder, &consent).await.body.contains("Qwertal-Alpha wording"));
    let usual = desk.read(&format!("/trainees/{}", a.world.trainee)).await["email"].as_str().unwrap().to_owned();
    correct(&desk, "autre.personne@boite.example").await;
    for (door, words) in [(consent.clone(), "consent=agree"), (format!("/l/{}/transfer", a.transfer_door), "consent=agree")] {
        let page = desk.house.get(&holder, &door).await.body;
        assert!(!page.contains("Qwertal-Alpha wording") && !page.contains("déménage"), "{door}: {page}");
        let pressed = desk.house.post(&holder, &door, &pairs(&[words.split_once('=').unwrap()])).await;
        assert_eq!(pressed.code(), 422, "{door}: {}", pressed.body);
    }
    let own = format!("/l/{}/shared_with_trainee", a.shared_with_trainee);
    assert!(!desk.house.get(&holder, &own).await.body.contains("Qwertal-Alpha confides"));
    // The coach sees what still stands open, and it opens again once the address is theirs after all.
    let seen = desk.house.get(&desk.a().coach(), &format!("/cases/{}/as_person", a.world.case)).await.body;
    assert!(!seen.contains("Ouvert") && !seen.contains("Ouverte"), "{seen}");
    correct(&desk, &usual.to_uppercase()).await;
    let yes = desk.house.post(&holder, &consent, &pairs(&[("consent", "agree")])).await;
    assert_eq!(yes.code(), 303, "an address is the same in capitals: {}", yes.body);
    desk.house.close().await;
}

#[tokio::test]
async fn who_spoke_for_a_firm_answers_and_reads_no_more() {
    let desk = Desk::new().await;
    let a = desk.a().clone();
    // In this town a person and their firm have one mailbox.
    correct(&desk, "autre.personne@boite.example").await;
    let shared = format!("/l/{}/shared_with_employer", a.shared);
    assert!(!desk.house.get(&Caller::holder(), &shared).await.body.contains("plus rien à lire"));
    contact(&desk.house, &a, "successeur@alpha.example").await;
    let link = format!("/l/{}", a.link);
    let page = desk.house.get(&Caller::nobody(), &link).await.body;
    assert!(page.contains("Cette question est retirée") && !page.contains("travaille toujours"), "{page}");
    assert_eq!(desk.house.post(&Caller::nobody(), &link, &pairs(&[("answer", "left")])).await.code(), 422);
    let before = desk.house.get(&Caller::holder(), &shared).await;
    assert!(before.code() == 200 && before.body.contains("plus rien à lire"), "{}", before.body);
    desk.house.close().await;
}

/// An id that a caller chose for one thing shuts no door to another one.
#[tokio::test]
async fn a_chosen_id_shuts_nothing_else() {
    let desk = Desk::new().await;
    let a = desk.a().clone();
    let shared = format!("/l/{}/shared_with_employer", a.shared);
    let open = desk.house.get(&Caller::holder(), &shared).await.body;
    assert!(!open.contains("plus rien à lire"), "{open}");
    let job = a.world.placement;
    let same = json!({"id": job, "placement": job, "wording": "Sous un numéro choisi"});
    desk.done("jobcoach", "/sharings", same).await;
    desk.done("jobcoach", &format!("/sharings/{job}/end"), json!({"note": "Retirée"})).await;
    let after = desk.house.get(&Caller::holder(), &shared).await.body;
    assert!(!after.contains("plus rien à lire"), "{after}");
    desk.house.close().await;
}

/// Two structures know a transfer by one id: nobody chooses it, and an answer is read by whoever sent what it answers.
#[tokio::test]
async fn a_transfers_answer_is_its_senders() {
    let desk = Desk::new().await;
    let a = desk.a().clone();
    let chosen = json!({"id": a.world.fresh, "case": a.world.case, "receiver": a.world.receiver, "bilan": "Le métier est choisi"});
    let refused = desk.post("jobcoach", "/transfers", chosen).await;
    assert_eq!((refused.code(), &refused.json()["errors"][0]["field"]), (422, &json!("id")));
    let arrival = desk.read(&format!("/arrivals/{}", a.world.arrival)).await;
    assert_ne!(arrival["state"], Value::Null, "{arrival}");
    let mut raw = desk.house.raw().await;
    raw.enter(a.here.id).await;
    let sql = format!("select {} from arrivals where id = {}", raw.id_text("sender"), raw.id(a.world.arrival.0));
    let sender: StructureId = raw.texts(&sql).await.remove(0).parse::<uuid::Uuid>().unwrap().into();
    raw.close().await;
    let mut scope = desk.house.parts().db.read_in(a.here.id).await.unwrap();
    let mut answer = async |by| jalon::exchange::transfers::arrivals::answer(&mut scope, by, a.world.arrival).await.unwrap().is_some();
    assert!(answer(sender).await && !answer(a.here.id).await && !answer(desk.house.town.b.here.id).await);
    drop(scope);
    desk.house.close().await;
}
