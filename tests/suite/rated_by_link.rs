//! Those without an account rate behind a mailed address: one source each, a page at a time, until the ratings lie side by side.

use crate::{
    assessments::{Eyes, ITEMS, levels},
    browser::{Caller, Letter, Reply, pairs},
    house::today,
    sign_in::{holding, sign_in},
    world::PASSWORD,
};
use jalon::{
    desk::LinkToken,
    kernel::moment::{DAY, SECOND},
    method::assessments::links::RATE_DAYS,
};
use serde_json::{Value, json};

/// Where the person is written to, apart from their firm.
pub const PERSON: &str = "personne@boite.example";

impl Eyes {
    /// In whose town the person has a mailbox of their own.
    pub async fn apart() -> Eyes {
        let eyes = Eyes::new().await;
        eyes.person_writes_from(PERSON).await;
        eyes
    }

    pub async fn person_writes_from(&self, email: &str) {
        let trainee = self.a().world.trainee;
        let known = self.house.get(&self.a().program("director"), &format!("/api/v1/trainees/{trainee}")).await.json();
        let body = json!({"first_name": known["first_name"], "last_name": known["last_name"], "email": (!email.is_empty()).then_some(email), "supervisor": known["supervisor"],
            "entered_on": known["entered_on"]});
        self.done(&format!("/trainees/{trainee}/update"), body).await;
    }

    /// The coach, who signs in again when days have passed.
    pub async fn coach(&self) -> Caller {
        holding(&sign_in(&self.house, &self.a().jobcoach.email, PASSWORD).await)
    }

    /// Asks by mail; answers with the word of the address.
    pub async fn asks(&self, id: &str, body: Value) -> String {
        self.house.parts().clock.advance(SECOND);
        self.done(&format!("/assessments/{id}/ask"), body).await;
        self.latest("rating").await
    }

    /// The word of the latest address of a purpose.
    pub async fn latest(&self, purpose: &str) -> String {
        let here = self.a().here.id;
        let mut raw = self.house.raw().await;
        raw.enter(here).await;
        let sql = format!(
            "select {} from doors where structure_id = {} and purpose = '{purpose}' order by created_at desc, id desc limit 1",
            raw.id_text("id"),
            raw.id(here)
        );
        let door: uuid::Uuid = raw.texts(&sql).await[0].parse().unwrap();
        raw.close().await;
        LinkToken::of(&self.house.parts().config.key, here, door).word().to_owned()
    }

    pub async fn look(&self, door: &str, more: &str) -> String {
        let reply = self.house.get(&Caller::nobody(), &format!("/l/{door}/rating{more}")).await;
        assert_eq!(reply.code(), 200, "{}", reply.body);
        reply.body
    }

    pub async fn press(&self, door: &str, typed: &[(&str, &str)]) -> Reply {
        self.house.post(&Caller::nobody(), &format!("/l/{door}/rating"), &pairs(typed)).await
    }

    /// Rates every item at once, as a program that holds the address would, and says it is done.
    pub async fn rates(&self, door: &str, level: &str) {
        let mut typed: Vec<(String, String)> = ITEMS.iter().map(|item| (format!("levels:{item}"), level.to_owned())).collect();
        typed.push(("done".into(), "yes".into()));
        let reply = self.house.post(&Caller::nobody(), &format!("/l/{door}/rating"), &typed).await;
        assert_eq!(reply.code(), 303, "{}", reply.body);
    }

    pub async fn counted(&self, sql: &str) -> i64 {
        let mut raw = self.house.raw().await;
        raw.enter(self.a().here.id).await;
        let n = raw.number(&sql.replace("{own}", &raw.id(self.a().here.id))).await;
        raw.close().await;
        n
    }

    fn days(&self, n: i64) {
        self.house.parts().clock.advance(n * DAY);
    }
}

const CLIENT: [(&str, &str); 2] = [("name", "Nadia Perrin"), ("email", "nadia@cliente.example")];

fn client() -> Value {
    json!({"source": "client", "name": CLIENT[0].1, "email": CLIENT[1].1})
}

/// One item a page, in words and steps; each press is kept, nothing is lost by leaving, and the last word counts until the comparison.
#[tokio::test]
async fn the_person_rates_one_item_at_a_time() {
    let eyes = Eyes::apart().await;
    let id = eyes.explained(&["coach", "self"]).await;
    let door = eyes.asks(&id, json!({"source": "self"})).await;
    let kept = || async {
        let mut all = eyes.house.state().await;
        all.retain(|table, _| !table.contains("journal"));
        all
    };
    let before = kept().await;
    for more in ["", "?lang=en", "?part=3", "?part=99", "?levels:tasks=4&done=yes", "?part=abc"] {
        eyes.look(&door, more).await;
        let head = Letter { method: axum::http::Method::HEAD, ..Letter::get(&format!("/l/{door}/rating{more}")) };
        assert!(eyes.house.send(&Caller::nobody(), head).await.body.is_empty());
    }
    assert_eq!(kept().await, before, "opening it changes nothing");
    let first = eyes.look(&door, "").await;
    assert!(first.contains("Question 1 sur 6") && first.contains("<h1>Faire les tâches du poste</h1>"), "{first}");
    assert_eq!((first.matches("name=\"levels:tasks\"").count(), first.matches("levels:time").count()), (7, 0), "five steps and two more");
    assert!(first.contains("Je ne sais pas") && first.contains("Le coach le fait") && !first.contains(" checked"));
    assert!(first.contains("data-says") && first.contains("hidden>"), "what needs a script is hidden without one");
    assert!(first.contains("Personne n’aide") && !first.contains("part="), "who helps; and nothing before the first");
    assert!(eyes.look(&door, "?lang=en").await.contains("Question 1 of 6"));
    let nothing = eyes.press(&door, &[("levels:tasks", "")]).await;
    assert!(nothing.code() == 422 && nothing.body.contains("Choisissez une réponse") && nothing.body.contains("Question 1 sur 6"));
    let helper = eyes.press(&door, &[("levels:tasks", ""), ("supports:tasks", "colleague")]).await;
    assert!(helper.code() == 422 && helper.body.contains("value=\"colleague\" checked"), "{}", helper.body);
    for wrong in [("levels:tasks", "9"), ("levels:nothing", "1"), ("levels:tasks", "deux"), ("supports:tasks", "mother")] {
        assert_eq!(eyes.press(&door, &[wrong]).await.code(), 422, "{wrong:?}");
    }
    let done = eyes.press(&door, &[("levels:tasks", "3"), ("supports:tasks", "colleague")]).await;
    assert_eq!((done.code(), done.location()), (303, format!("/l/{door}/rating?said=assessment-rate-by-link").as_str()));
    let second = eyes.look(&door, "").await;
    assert!(second.contains("Question 2 sur 6") && second.contains("part=1"), "{second}");
    let back = eyes.look(&door, "?part=1").await;
    assert!(back.contains("value=\"3\" checked") && back.contains("value=\"colleague\" checked"), "{back}");
    let early = eyes.press(&door, &[("done", "yes")]).await;
    assert!(early.code() == 422 && early.body.contains("5 compétences sans réponse"), "{}", early.body);
    for item in &ITEMS[1..] {
        assert_eq!(eyes.press(&door, &[(&format!("levels:{item}"), "none")]).await.code(), 303);
    }
    let all = eyes.look(&door, "").await;
    assert!(all.contains("Vos réponses") && all.contains("Agit et informe") && all.contains("C’est fini, j’envoie"), "{all}");
    let page = eyes.page(&eyes.a().coach(), &id).await;
    assert!(page.contains("6 réponses sur 6") && page.contains(PERSON) && !page.contains("Agit et informe"), "{page}");
    assert_eq!(eyes.press(&door, &[("done", "yes")]).await.code(), 303);
    let sent = eyes.look(&door, "").await;
    assert!(sent.contains("C’est envoyé") && !sent.contains("j’envoie"), "{sent}");
    // They change their mind; the source is handed in already, and stays so.
    assert_eq!(eyes.press(&door, &[("levels:tasks", "1")]).await.code(), 303);
    assert_eq!(eyes.refused(&format!("/assessments/{id}/ask"), json!({"source": "self"})).await, "err-source-has-given");
    eyes.done(&format!("/assessments/{id}/rate"), json!({"levels": levels("0"), "done": true})).await;
    eyes.done(&format!("/assessments/{id}/cross"), json!({})).await;
    let items = eyes.house.get(&eyes.a().program("jobcoach"), &format!("/api/v1/assessments/{id}/ratings")).await.json();
    let own: Vec<&Value> = items["items"].as_array().unwrap().iter().filter(|r| r["source"] == "self").collect();
    let tasks = own.iter().find(|r| r["item"] == "tasks").unwrap();
    assert_eq!((own.len(), tasks["level"].as_i64(), tasks["support"].as_str()), (6, Some(1), Some("colleague")), "{items}");
    let late = eyes.press(&door, &[("levels:time", "4")]).await;
    assert!(late.code() == 422 && late.body.contains("déjà comparées") && late.body.contains("value=\"4\" checked"), "{}", late.body);
    let over = eyes.look(&door, "?part=1").await;
    assert!(over.contains("C’est terminé, merci") && !over.contains("levels:") && !over.contains("Propose avant"), "{over}");
    eyes.house.close().await;
}

/// A firm, a client, a supervisor without account: heading by heading, in the words of a first name only.
#[tokio::test]
async fn others_rate_heading_by_heading_and_learn_a_first_name() {
    let eyes = Eyes::apart().await;
    let id = eyes.explained(&["coach", "employer"]).await;
    let firm = eyes.asks(&id, json!({"source": "employer"})).await;
    let page = eyes.look(&firm, "").await;
    assert!(page.contains("Page 1 sur ") && page.contains("levels:tasks") && page.contains("levels:time"), "{page}");
    let last = format!("{} last_name", "Qwertal-Alpha");
    assert!(page.contains("Le travail de Qwertal-Alpha first_name") && !page.contains(&last), "{page}");
    assert_eq!(eyes.press(&firm, &[("levels:tasks", "2"), ("levels:time", "")]).await.code(), 303);
    let half = eyes.look(&firm, "").await;
    assert!(half.contains("Page 1 sur ") && half.contains("Il manque une réponse") && half.contains("value=\"2\" checked"), "{half}");
    assert_eq!(eyes.press(&firm, &[("levels:time", "2")]).await.code(), 303);
    assert!(eyes.look(&firm, "").await.contains("Page 2 sur "));
    // Asked later than the others, by name and address.
    let door = eyes.asks(&id, client()).await;
    assert!(eyes.look(&door, "").await.contains("Page 1 sur "));
    eyes.rates(&door, "2").await;
    eyes.rates(&firm, "3").await;
    eyes.done(&format!("/assessments/{id}/cross"), json!({})).await;
    let page = eyes.page(&eyes.a().coach(), &id).await;
    assert!(page.contains("Le client") && page.contains("L’employeur") && page.contains("dumbbells"), "{page}");
    eyes.house.close().await;
}

/// The capacity of a firm, by the firm and by the person; and a supervisor whom the record does not name.
#[tokio::test]
async fn a_firm_rates_how_it_welcomes_and_a_supervisor_needs_no_account() {
    let eyes = Eyes::apart().await;
    let w = eyes.a().world;
    let body = json!({"case": w.case, "framework": "capacity", "employer": w.employer, "sources": ["employer", "self"]});
    let id = eyes.done("/assessments", body).await["id"].as_str().unwrap().to_owned();
    eyes.done(&format!("/assessments/{id}/explain"), json!({"purpose": "Voir ce qui aide"})).await;
    let firm = eyes.asks(&id, json!({"source": "employer"})).await;
    let page = eyes.look(&firm, "").await;
    assert!(page.contains("L’accueil dans votre entreprise") && !page.contains("supports:"), "{page}");
    let person = eyes.asks(&id, json!({"source": "self"})).await;
    assert!(eyes.look(&person, "").await.contains("Question 1 sur 8"));
    assert_eq!(eyes.refused(&format!("/assessments/{id}/ask"), client()).await, "err-source-kind");
    // The person's record names nobody who supervises them.
    let known = eyes.house.get(&eyes.a().program("director"), &format!("/api/v1/trainees/{}", w.trainee)).await.json();
    let bare =
        json!({"first_name": known["first_name"], "last_name": known["last_name"], "email": PERSON, "entered_on": known["entered_on"]});
    eyes.done(&format!("/trainees/{}/update", w.trainee), bare).await;
    let id = eyes.explained(&["coach", "supervisor"]).await;
    let mailed = json!({"source": "supervisor", "name": "Léo Marchal", "email": "leo@chantier.example"});
    let door = eyes.asks(&id, mailed).await;
    eyes.rates(&door, "2").await;
    assert!(eyes.page(&eyes.a().coach(), &id).await.contains("Léo Marchal"));
    eyes.house.close().await;
}

/// Each reason why nobody can be asked, in words, with what is left to do.
#[tokio::test]
async fn who_cannot_be_asked_is_said_with_the_reason() {
    let eyes = Eyes::apart().await;
    let id = eyes.prepared(&["coach", "supervisor", "self"]).await;
    let ask = format!("/assessments/{id}/ask");
    assert_eq!(eyes.refused(&ask, json!({"source": "self"})).await, "err-assessment-explain-first");
    eyes.done(&format!("/assessments/{id}/explain"), json!({"purpose": "Voir"})).await;
    let supervisor = eyes.house.get(&eyes.supervisor(), &format!("{ask}?source=client")).await;
    assert_eq!(supervisor.code(), 403, "only the coach organises");
    assert_eq!(eyes.refused(&ask, json!({"source": "coach"})).await, "err-source-signs-in");
    assert_eq!(eyes.refused(&ask, json!({"source": "supervisor"})).await, "err-source-signs-in");
    assert_eq!(eyes.refused(&ask, json!({"source": "self", "email": "autre@boite.example"})).await, "err-source-known");
    assert_eq!(eyes.refused(&ask, json!({"source": "client", "email": "nadia@cliente.example"})).await, "err-missing");
    let with_contact = json!({"source": "self", "contact": eyes.a().world.contact});
    assert_eq!(eyes.refused(&ask, with_contact).await, "err-source-contact");
    let foreign = json!({"source": "employer", "contact": eyes.house.town.b.world.contact});
    assert_eq!(eyes.send("jobcoach", &ask, foreign).await.code(), 404);
    // One mailbox is one pair of eyes.
    for taken in [PERSON, eyes.a().jobcoach.email.as_str(), eyes.a().supervisor.email.as_str()] {
        let typed = json!({"source": "client", "name": "Nadia", "email": taken.to_uppercase()});
        assert_eq!(eyes.refused(&ask, typed).await, "err-source-mailbox", "{taken}");
    }
    eyes.asks(&id, client()).await;
    assert_eq!(eyes.refused(&ask, client()).await, "err-mailed-today");
    eyes.days(1);
    let door = eyes.asks(&id, client()).await;
    let stop = "update mail_wishes set wanted = false, said_at = 1 where address = 'nadia@cliente.example'";
    let mut raw = eyes.house.raw().await;
    raw.enter(eyes.a().here.id).await;
    raw.must(stop).await;
    raw.close().await;
    eyes.days(1);
    assert_eq!(eyes.refused(&ask, client()).await, "err-mails-refused");
    eyes.rates(&door, "1").await;
    eyes.person_writes_from("").await;
    assert_eq!(eyes.refused(&ask, json!({"source": "self"})).await, "err-source-no-email");
    let form = pairs(&[("source", "client"), ("name", "Nadia Perrin"), ("email", "pas une adresse")]);
    let reply = eyes.house.post(&eyes.coach().await, &ask, &form).await;
    assert!(reply.code() == 422 && reply.body.contains("pas une adresse") && reply.body.contains("Nadia Perrin"), "{}", reply.body);
    eyes.house.close().await;
}

/// After its days, withdrawn, overtaken, with its mailbox or its case: an address shows no answer and takes none.
#[tokio::test]
async fn an_address_dies_with_what_it_is_about() {
    let eyes = Eyes::apart().await;
    let dead = async |door: &str, why: &str| {
        let page = eyes.look(door, "?part=1").await;
        assert!(!page.contains("levels:") && !page.contains("Agit et informe"), "{why}: {page}");
        let late = eyes.press(door, &[("levels:tasks", "3")]).await;
        assert!(late.code() == 422 && late.body.contains("value=\"3\" checked"), "{why}: {}", late.body);
    };
    let id = eyes.explained(&["coach", "self", "employer"]).await;
    let to = |verb: &str| format!("/assessments/{id}/{verb}");
    let first = eyes.asks(&id, json!({"source": "self"})).await;
    assert_eq!(eyes.press(&first, &[("levels:tasks", "3")]).await.code(), 303);
    for other in ["pulse", "synthesis", "agreement"] {
        assert_eq!(eyes.house.get(&Caller::holder(), &format!("/l/{first}/{other}")).await.code(), 404, "only its one purpose");
    }
    eyes.days(1);
    let second = eyes.asks(&id, json!({"source": "self"})).await;
    dead(&first, "overtaken").await;
    assert!(eyes.look(&second, "?part=1").await.contains("value=\"3\" checked"), "what was answered is there behind the new one");
    eyes.person_writes_from("neuve@boite.example").await;
    dead(&second, "somebody else's mailbox").await;
    eyes.person_writes_from(PERSON).await;
    assert_eq!(eyes.press(&second, &[("levels:time", "1")]).await.code(), 303, "put right");
    let firm = eyes.asks(&id, json!({"source": "employer"})).await;
    eyes.done(&to("withdraw"), json!({"source": "employer"})).await;
    dead(&firm, "withdrawn").await;
    assert_eq!(eyes.refused(&to("withdraw"), json!({"source": "employer"})).await, "err-withdrawn-already");
    let waits = "select count(*) from mails where structure_id = {own} and state = 'queued' and door in (select id from doors where withdrawn_at is not null)";
    assert_eq!(eyes.counted(waits).await, 0, "what leads nowhere need not leave");
    eyes.days(RATE_DAYS - 1);
    assert_eq!(eyes.press(&second, &[("levels:relations", "1")]).await.code(), 303, "its last day");
    eyes.days(1);
    dead(&second, "expired").await;
    let third = eyes.asks(&id, json!({"source": "self"})).await;
    eyes.house.close_case().await;
    dead(&third, "closed").await;
    let read = eyes.read(&id).await;
    assert_eq!(
        (read["state"].as_str(), read["dropped_on"].as_str()),
        (Some("dropped"), Some(today().plus_days(RATE_DAYS + 1).to_string().as_str()))
    );
    assert!(read["dropped_reason"].as_str().unwrap().contains("terminé"), "{read}");
    eyes.house.close().await;
}

/// Given up by the coach: nobody rates any more.
#[tokio::test]
async fn what_is_given_up_asks_nobody() {
    let eyes = Eyes::apart().await;
    let id = eyes.explained(&["coach", "self"]).await;
    let door = eyes.asks(&id, json!({"source": "self"})).await;
    eyes.done(&format!("/assessments/{id}/drop"), json!({"reason": "Elle préfère attendre"})).await;
    assert_eq!(eyes.press(&door, &[("levels:tasks", "3")]).await.code(), 422);
    let page = eyes.look(&door, "").await;
    assert!(page.contains("Ce lien n’est plus valable") && !page.contains("préfère attendre"), "{page}");
    eyes.house.close().await;
}
