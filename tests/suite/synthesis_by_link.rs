//! What comes after the ratings, by mail: reminders to those who have not finished, the word of the person on the synthesis, and what
//! waits for whom.

use crate::{
    assessments::{Eyes, levels},
    browser::{Caller, Reply, pairs},
    house::today,
    rated_by_link::PERSON,
};
use jalon::{exchange::rounds, kernel::moment::DAY};
use serde_json::json;

impl Eyes {
    /// An assessment by the coach and the person that has a synthesis; with the word of the person's address to it.
    async fn synthesised(&self, text: &str) -> (String, String) {
        let id = self.explained(&["coach", "self"]).await;
        let door = self.asks(&id, json!({"source": "self"})).await;
        self.rates(&door, "3").await;
        let to = |verb: &str| format!("/assessments/{id}/{verb}");
        self.done(&to("rate"), json!({"levels": levels("1"), "done": true})).await;
        self.done(&to("cross"), json!({})).await;
        self.done(&to("synthesise"), json!({"synthesis": text})).await;
        self.house.parts().clock.advance(DAY);
        self.done(&to("send"), json!({})).await;
        (id, self.latest("synthesis").await)
    }

    async fn says(&self, door: &str, typed: &[(&str, &str)]) -> Reply {
        self.house.post(&Caller::holder(), &format!("/l/{door}/synthesis"), &pairs(typed)).await
    }

    async fn reads(&self, door: &str) -> String {
        let reply = self.house.get(&Caller::holder(), &format!("/l/{door}/synthesis")).await;
        assert_eq!(reply.code(), 200);
        reply.body
    }

    async fn mails_about(&self, door: &str) -> i64 {
        let hash = jalon::desk::LinkToken::read(door).unwrap().hash();
        self.counted(&format!(
            "select count(*) from mails where structure_id = {{own}} and door in (select id from doors where token_hash = '{hash}')"
        ))
        .await
    }
}

/// Behind a code; contested with words, agreed to later, sealed; each word is the person's own.
#[tokio::test]
async fn the_person_says_what_they_think_of_the_synthesis_behind_a_code() {
    let eyes = Eyes::apart().await;
    let (id, door) = eyes.synthesised("Le rythme tient.\nLa caisse se travaille.").await;
    let locked = eyes.house.get(&Caller::nobody(), &format!("/l/{door}/synthesis")).await;
    assert!(!locked.body.contains("rythme") && locked.body.contains("protégée"), "{}", locked.body);
    let alone = eyes.house.post(&Caller::nobody(), &format!("/l/{door}/synthesis"), &pairs(&[("say", "agreed")])).await;
    assert_eq!(alone.code(), 422, "without the code nothing is said");
    assert_eq!(eyes.read(&id).await["state"], "synthesised");
    let page = eyes.reads(&door).await;
    assert!(page.contains("Le rythme tient.") && page.contains("La caisse se travaille.") && !page.contains("Agit et informe"), "{page}");
    let bare = eyes.says(&door, &[("say", "contested"), ("comment", " ")]).await;
    assert!(bare.code() == 422 && bare.body.contains("href=\"#comment\""), "{}", bare.body);
    assert_eq!(eyes.says(&door, &[("say", "contested"), ("comment", "Je tiens la caisse")]).await.code(), 303);
    let read = eyes.read(&id).await;
    assert_eq!((read["state"].as_str(), read["said_by_link"].as_bool()), (Some("contested"), Some(true)));
    let case = eyes.house.get(&eyes.a().program("director"), &format!("/api/v1/cases/{}", eyes.a().world.case)).await.json();
    assert!(case["next_contact_on"].as_str().unwrap() <= today().plus_days(1).to_string().as_str(), "the coach's business of today");
    let page = eyes.reads(&door).await;
    assert!(page.contains("Vous avez contesté ce texte") && page.contains("Je tiens la caisse") && !page.contains("je conteste"), "{page}");
    assert_eq!(eyes.says(&door, &[("say", "agreed")]).await.code(), 303);
    let read = eyes.read(&id).await;
    assert_eq!(
        (read["state"].as_str(), read["said_comment"].as_str()),
        (Some("agreed"), Some("Je tiens la caisse")),
        "what was said first is kept"
    );
    assert!(eyes.reads(&door).await.contains("Vous avez dit oui"));
    assert_eq!(eyes.says(&door, &[("say", "contested"), ("comment", "Non")]).await.code(), 422, "said is said");
    eyes.done(&format!("/assessments/{id}/seal"), json!({})).await;
    let page = eyes.page(&eyes.coach().await, &id).await;
    assert!(page.contains("Dit par son propre lien"), "{page}");
    eyes.house.close().await;
}

/// Other words are another question: the older address says so, and keeps what was typed.
#[tokio::test]
async fn a_synthesis_that_was_rewritten_is_not_agreed_to_by_the_older_address() {
    let eyes = Eyes::apart().await;
    let (id, door) = eyes.synthesised("La caisse pas encore").await;
    eyes.done(&format!("/assessments/{id}/synthesise"), json!({"synthesis": "La caisse, avec un collègue"})).await;
    let late = eyes.says(&door, &[("say", "contested"), ("comment", "Je la tiens seule")]).await;
    assert!(late.code() == 422 && late.body.contains("Ce texte a changé") && late.body.contains("Je la tiens seule"), "{}", late.body);
    assert!(!late.body.contains("collègue") && !late.body.contains("pas encore"), "neither the older words nor the new ones");
    assert_eq!(eyes.read(&id).await["state"], "synthesised");
    eyes.house.parts().clock.advance(DAY);
    eyes.done(&format!("/assessments/{id}/send"), json!({})).await;
    let next = eyes.latest("synthesis").await;
    assert!(eyes.reads(&next).await.contains("avec un collègue"));
    eyes.person_writes_from("autre@boite.example").await;
    assert_eq!(eyes.says(&next, &[("say", "agreed")]).await.code(), 422, "a mailbox that is not theirs any more");
    eyes.person_writes_from(PERSON).await;
    eyes.house.parts().clock.advance(31 * DAY);
    assert_eq!(eyes.says(&next, &[("say", "agreed")]).await.code(), 422, "expired");
    eyes.house.close().await;
}

/// Reminded twice, by the same address; never who has finished, nor once it is compared, nor while the accompaniment rests. Then it is
/// on the coach's day, with one gesture.
#[tokio::test]
async fn who_has_not_finished_is_reminded_twice_and_then_stands_on_the_coachs_day() {
    let eyes = Eyes::apart().await;
    let id = eyes.explained(&["coach", "self"]).await;
    let day = async || {
        let page = eyes.house.get(&eyes.coach().await, "/").await.body;
        page.split("id=\"h-rate\"").nth(1).map(|rest| rest.split("</section>").next().unwrap().to_owned()).unwrap_or_default()
    };
    assert!(day().await.contains(&format!("/assessments/{id}/ask?source=self")), "asked for, and not written to: {}", day().await);
    let door = eyes.asks(&id, json!({"source": "self"})).await;
    eyes.done(&format!("/assessments/{id}/rate"), json!({"levels": levels("1"), "done": true})).await;
    assert!(!day().await.contains(&id), "{}", day().await);
    let mut counts = Vec::new();
    for _ in 0..14 {
        rounds::make(eyes.house.parts()).await.unwrap();
        rounds::make(eyes.house.parts()).await.unwrap();
        counts.push(eyes.mails_about(&door).await);
        eyes.house.parts().clock.advance(DAY);
    }
    assert_eq!(counts, [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3]);
    assert!(day().await.contains("la personne") && day().await.contains("Redemander"), "{}", day().await);
    let second = eyes.asks(&id, json!({"source": "self"})).await;
    eyes.rates(&second, "2").await;
    assert!(day().await.contains("Tous les regards sont rendus"), "{}", day().await);
    for _ in 0..5 {
        eyes.house.parts().clock.advance(DAY);
        rounds::make(eyes.house.parts()).await.unwrap();
    }
    assert_eq!(eyes.mails_about(&second).await, 1, "who has finished is left alone");
    eyes.done(&format!("/assessments/{id}/cross"), json!({})).await;
    assert!(!day().await.contains(&id));
    eyes.house.close().await;
}

/// What waits for the supervisor is the page they come to.
#[tokio::test]
async fn a_supervisor_finds_what_waits_for_their_view() {
    let eyes = Eyes::new().await;
    let id = eyes.explained(&["coach", "supervisor"]).await;
    let mine = async || {
        let home = eyes.house.get(&eyes.supervisor(), "/").await;
        assert_eq!((home.code(), home.location()), (303, "/assessments"));
        eyes.house.get(&eyes.supervisor(), "/assessments").await.body
    };
    let page = mine().await;
    assert!(page.contains(&format!("/assessments/{id}/rate")), "{page}");
    assert_eq!(eyes.supervises(&id, "2", true).await.code(), 303);
    assert!(!mine().await.contains(&id), "handed in");
    let coach = eyes.house.get(&eyes.a().coach(), "/assessments").await;
    assert_eq!(coach.code(), 403);
    eyes.house.close().await;
}

/// A firm that nobody works at any more is not rated for what it did; another view of the case goes on.
#[tokio::test]
async fn the_end_of_a_job_gives_up_the_capacity_of_its_firm() {
    let eyes = Eyes::apart().await;
    let w = eyes.a().world;
    let body = json!({"case": w.case, "framework": "capacity", "employer": w.employer, "sources": ["employer", "self"]});
    let id = eyes.done("/assessments", body).await["id"].as_str().unwrap().to_owned();
    eyes.done(&format!("/assessments/{id}/explain"), json!({"purpose": "Voir ce qui aide"})).await;
    let door = eyes.asks(&id, json!({"source": "employer"})).await;
    let other = eyes.explained(&["coach", "self"]).await;
    let end = json!({"ended_on": today(), "end_causes": []});
    eyes.done(&format!("/placements/{}/end", w.placement), end).await;
    assert_eq!((eyes.read(&id).await["state"].clone(), eyes.read(&other).await["state"].clone()), (json!("dropped"), json!("open")));
    assert!(eyes.look(&door, "").await.contains("Ce lien n’est plus valable"));
    eyes.house.close().await;
}

/// When autonomy and the capacity of the firm are due again, the case says so with the number it goes by.
#[tokio::test]
async fn the_case_says_when_the_next_look_is_due() {
    let eyes = Eyes::new().await;
    let w = eyes.a().world;
    let case = async || eyes.house.get(&eyes.coach().await, &format!("/cases/{}", w.case)).await.body;
    let page = case().await;
    assert!(page.contains("La capacité de l’employeur n’a pas encore été évaluée") && page.contains("framework=capacity"), "{page}");
    let form = format!("/cases/{}/assessments/new?framework=autonomy&sources=self&sources=coach", w.case);
    let filled = eyes.house.get(&eyes.a().coach(), &form).await.body;
    assert!(filled.contains("value=\"autonomy\" selected") && filled.contains("value=\"self\" checked"), "{filled}");
    eyes.prepared(&["coach", "self"]).await;
    assert!(!case().await.contains("évaluation de l’autonomie à faire"), "one was prepared today");
    eyes.house.parts().clock.advance(190 * DAY);
    let page = case().await;
    assert!(page.contains("Nouvelle évaluation de l’autonomie à faire") && page.contains("/profile#review"), "{page}");
    let day = eyes.house.get(&eyes.coach().await, "/").await.body;
    assert!(day.contains("Nouvelle évaluation de l’autonomie à faire"), "{day}");
    eyes.house.close().await;
}
