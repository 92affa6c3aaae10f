//! The pulse: two questions by a mailed address to one side of a job. A press says how it goes or asks for a call, bends the calendar
//! of that side, and stands on the coach's day until a contact follows it.

use crate::{
    answers::contact,
    browser::{Caller, Letter, Reply, pairs},
    finding::Desk,
    house::today,
};
use jalon::{
    desk::LinkToken,
    kernel::moment::{DAY, MINUTE},
};
use serde_json::{Value, json};

impl Desk {
    fn minutes(&self, n: i64) {
        self.house.parts().clock.advance(n * MINUTE);
    }

    /// Presses a minute later, as anybody who holds the address.
    pub async fn press(&self, door: &str, name: &str, value: &str) -> Reply {
        self.minutes(1);
        self.house.post(&Caller::nobody(), &format!("/l/{door}/pulse"), &pairs(&[(name, value)])).await
    }

    pub async fn pressed(&self, door: &str, name: &str, value: &str) {
        let reply = self.press(door, name, value).await;
        assert_eq!(reply.code(), 303, "{name}={value}: {}", reply.body);
    }

    pub async fn page(&self, door: &str) -> String {
        let reply = self.house.get(&Caller::nobody(), &format!("/l/{door}/pulse")).await;
        assert_eq!(reply.code(), 200, "{}", reply.body);
        reply.body
    }

    async fn known_pulse(&self, id: impl std::fmt::Display) -> Value {
        self.read(&format!("/pulses/{id}")).await
    }

    pub async fn next(&self, side: &str) -> Value {
        let all = self.read(&format!("/placements/{}/follow_up", self.a().world.placement)).await;
        all["next"].as_array().unwrap().iter().find(|n| n["side"] == side).unwrap().clone()
    }

    /// Logs a contact a minute later.
    async fn met(&self, side: &str, more: Value) {
        self.minutes(1);
        let mut all = json!({"case": self.a().world.case, "note": "Point", "held_on": today(), "side": side, "next_contact_on": today().plus_days(9)});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.done("jobcoach", "/sessions", all).await;
    }

    /// What the coach's day says of their follow-up.
    pub async fn day(&self) -> String {
        let page = self.house.get(&self.a().coach(), "/").await;
        assert_eq!(page.code(), 200);
        page.body.split("id=\"h-follow\"").nth(1).map(|rest| rest.split("</section>").next().unwrap().to_owned()).unwrap_or_default()
    }

    pub async fn ask(&self, side: &str) -> Reply {
        self.post("jobcoach", &format!("/placements/{}/pulse", self.a().world.placement), json!({"side": side})).await
    }

    /// Asks a side, and answers with the pulse and the word of its door.
    pub async fn asked(&self, side: &str) -> (String, String) {
        let reply = self.ask(side).await;
        assert_eq!(reply.code(), 200, "{}", reply.body);
        let id = reply.json()["id"].as_str().unwrap().to_owned();
        let here = self.a().here.id;
        let mut raw = self.house.raw().await;
        raw.enter(here).await;
        let sql = format!("select {} from doors where subject = {}", raw.id_text("id"), raw.id(id.parse::<uuid::Uuid>().unwrap()));
        let door: uuid::Uuid = raw.texts(&sql).await[0].parse().unwrap();
        raw.close().await;
        (id, LinkToken::of(&self.house.parts().config.key, here, door).word().to_owned())
    }

    pub async fn counted(&self, sql: &str) -> i64 {
        let mut raw = self.house.raw().await;
        raw.enter(self.a().here.id).await;
        let n = raw.number(&sql.replace("{own}", &raw.id(self.a().here.id))).await;
        raw.close().await;
        n
    }
}

/// In whose town each side has a mailbox of its own, so that both can be written to on one day.
pub async fn apart() -> Desk {
    let desk = Desk::new().await;
    let body = json!({"first_name": "Qwertal-Alpha first_name", "last_name": "Qwertal-Alpha last_name", "email": "personne@boite.example", "supervisor": desk.a().supervisor.member,
        "entered_on": desk.read(&format!("/trainees/{}", desk.a().world.trainee)).await["entered_on"]});
    desk.done("director", &format!("/trainees/{}/update", desk.a().world.trainee), body).await;
    desk
}

#[tokio::test]
async fn two_presses_without_a_code_bend_the_calendar_and_a_good_word_straightens_it() {
    let desk = Desk::new().await;
    let (a, coach) = (desk.a().clone(), desk.a().coach());
    let place = format!("/placements/{}", a.world.placement);
    desk.met("tripartite", json!({})).await;
    let planned = desk.next("employer").await;
    assert_eq!(planned["standing"], "ahead", "{planned}");
    let kept = || async {
        let mut all = desk.house.state().await;
        all.retain(|table, _| !table.contains("journal"));
        all
    };
    let (before, short) = (kept().await, desk.house.get(&Caller::nobody(), &format!("/l/{}", a.pulse)).await);
    assert_eq!((short.code(), short.location()), (303, &*format!("/l/{}/pulse", a.pulse)));
    for _ in 0..3 {
        let page = desk.page(&a.pulse).await;
        assert!(page.contains("Comment ça va au travail avec Qwertal-Alpha first_name") && page.contains("Oui, appelez-moi"), "{page}");
        let head = Letter { method: axum::http::Method::HEAD, ..Letter::get(&format!("/l/{}/pulse?going=stuck&call=yes", a.pulse)) };
        assert!(desk.house.send(&Caller::nobody(), head).await.body.is_empty());
    }
    assert!(desk.house.get(&Caller::nobody(), &format!("/l/{}/pulse?lang=en", a.pulse)).await.body.contains("Yes, please call me"));
    assert_eq!(kept().await, before, "opening it changes nothing but what the journal says");
    for (name, value) in [("going", "perhaps"), ("call", "perhaps"), ("other", "x")] {
        assert_eq!(desk.press(&a.pulse, name, value).await.code(), 422, "{name}={value}");
    }
    assert_eq!(desk.known_pulse(a.world.pulse).await["said_on"], Value::Null);
    assert_eq!(desk.day().await, "");

    desk.pressed(&a.pulse, "going", "stuck").await;
    let bent = desk.next("employer").await;
    assert_eq!((&bent["touch"], &bent["on"]), (&json!("called"), &json!(today().plus_days(2))), "sooner than {planned}");
    assert_ne!(desk.next("trainee").await["touch"], "called", "the other side's calendar stays");
    let day = desk.day().await;
    assert!(
        day.contains("emandé dans sa réponse") && day.contains(&format!("/cases/{}/sessions/new?side=employer", a.world.case)),
        "{day}"
    );
    desk.pressed(&a.pulse, "call", "no").await;
    let known = desk.known_pulse(a.world.pulse).await;
    assert_eq!((&known["going"], &known["wants_call"], &known["due_on"]), (&json!("stuck"), &json!(false), &bent["on"]));
    assert!(desk.page(&a.pulse).await.contains("Vous pouvez changer vos réponses"));
    for page in [place.clone(), format!("/cases/{}", a.world.case)] {
        let body = desk.house.get(&coach, &page).await.body;
        assert!(body.contains("Ça bloque") && body.contains("Pas besoin d’un appel"), "{page}: {body}");
    }

    desk.pressed(&a.pulse, "going", "well").await;
    assert_eq!(desk.next("employer").await, planned, "as before");
    assert_eq!(desk.day().await, "");
    desk.pressed(&a.pulse, "call", "yes").await;
    assert_eq!(desk.next("employer").await["touch"], "called", "a wish to be called is enough");
    desk.house.parts().readings.flush().await;
    let said = "select count(*) from journal_entries where structure_id = {own} and action = 'pulse.answer'";
    assert_eq!(desk.counted(said).await, 4, "every press is in the journal");
    desk.house.close().await;
}

/// A contact with that side, held no earlier and noted after the answer, is what it asked for; nothing else is.
#[tokio::test]
async fn a_contact_after_the_answer_takes_it_off_the_day() {
    let desk = Desk::new().await;
    let door = desk.a().pulse.clone();
    desk.met("tripartite", json!({})).await;
    desk.pressed(&door, "going", "stuck").await;
    let called = || async { desk.next("employer").await["touch"] == "called" };
    for (side, more, why) in [
        ("trainee", json!({}), "the other side"),
        ("third_party", json!({}), "somebody else"),
        ("employer", json!({"attended": "no"}), "nobody was met"),
        ("employer", json!({"held_on": today().plus_days(-1)}), "held before the answer"),
    ] {
        desk.met(side, more).await;
        assert!(called().await && desk.day().await.contains("emandé dans sa réponse"), "{why}");
    }
    desk.met("employer", json!({})).await;
    assert!(!called().await && desk.day().await.is_empty());
    desk.pressed(&door, "call", "no").await;
    assert!(!called().await, "called back already, and asking for nothing new");
    desk.pressed(&door, "call", "yes").await;
    assert!(called().await, "and asking anew");
    desk.met("tripartite", json!({})).await;
    assert!(!called().await);
    desk.house.close().await;
}

/// A difficulty is shown, and bends nothing unless the profile says so.
#[tokio::test]
async fn a_difficulty_is_the_profiles_business() {
    let desk = Desk::new().await;
    let a = desk.a().clone();
    desk.met("tripartite", json!({})).await;
    let planned = desk.next("employer").await;
    desk.pressed(&a.pulse, "going", "difficulty").await;
    assert_eq!((desk.next("employer").await, desk.day().await), (planned, String::new()));
    let page = desk.house.get(&a.coach(), &format!("/cases/{}", a.world.case)).await.body;
    assert!(page.contains("Il y a une difficulté"), "{page}");
    let own = json!({"rule": "contact_difficulty_days", "value": 4, "origin": "Conseil", "effective_on": today()});
    desk.done("director", "/profile_changes", own).await;
    assert_ne!(desk.next("employer").await["touch"], "called", "what was answered before keeps its number");
    desk.pressed(&a.pulse, "going", "difficulty").await;
    let next = desk.next("employer").await;
    assert_eq!(desk.known_pulse(a.world.pulse).await["due_on"], json!(today().plus_days(4)), "{next}");
    let off = json!({"rule": "contact_called_days", "value": null, "origin": "Conseil", "effective_on": today()});
    assert_eq!(desk.post("director", "/profile_changes", off).await.code(), 422, "whoever asks for a call gets one");
    desk.house.close().await;
}

/// What is refused when asking names its rule and a way out.
#[tokio::test]
async fn a_side_is_asked_once_at_a_time_on_the_days_of_its_job() {
    let desk = apart().await;
    let (a, job) = (desk.a().clone(), desk.a().world.placement);
    let refused = |reply: Reply, rule: &str| {
        assert_eq!(reply.code(), 422, "{rule}: {}", reply.body);
        let said = reply.json()["errors"][0].clone();
        assert!(said["rule"] == rule && said["see"] != Value::Null, "{rule}: {said}");
    };
    refused(desk.ask("employer").await, "err-pulse-open");
    assert_eq!(desk.ask("tripartite").await.code(), 422);
    let button = desk.house.post(&a.coach(), &format!("/placements/{job}/pulse"), &pairs(&[("side", "trainee")])).await;
    assert_eq!((button.code(), button.location().starts_with(&format!("/placements/{job}"))), (303, true), "{}", button.body);
    let page = desk.house.get(&a.coach(), &format!("/placements/{job}")).await.body;
    assert!(!page.contains("Demander à la personne") && !page.contains("Demander à l’employeur"), "both sides wait: {page}");
    let sent = "select count(*) from mails where structure_id = {own} and recipient = 'personne@boite.example'";
    assert_eq!(desk.counted(sent).await, 1);
    desk.done("jobcoach", &format!("/pulses/{}/withdraw", a.world.pulse), json!({})).await;
    refused(desk.post("jobcoach", &format!("/pulses/{}/withdraw", a.world.pulse), json!({})).await, "err-withdrawn-already");
    let unwritten = json!({"name": "Qwertal-Alpha", "contact_name": "Qwertal-Alpha contact"});
    desk.done("director", &format!("/employers/{}/update", a.world.employer), unwritten).await;
    refused(desk.ask("employer").await, "err-pulse-no-email");
    contact(&desk.house, &a, "personne@boite.example").await;
    refused(desk.ask("employer").await, "err-mailed-today");
    desk.sql("update mail_wishes set wanted = false, said_at = 1 where address = 'personne@boite.example'").await;
    desk.house.parts().clock.advance(DAY);
    refused(desk.ask("employer").await, "err-mails-refused");
    let early = json!({"case": a.world.case, "employer": a.world.employer, "kind": "cdd", "started_on": today().plus_days(8), "job_title": "Vendeuse"});
    let early = desk.post("jobcoach", "/placements", early).await;
    assert_eq!(early.code(), 201, "{}", early.body);
    let early = format!("/placements/{}/pulse", early.json()["id"].as_str().unwrap());
    refused(desk.post("jobcoach", &early, json!({"side": "trainee"})).await, "err-pulse-early");
    desk.done("jobcoach", &format!("/placements/{job}/end"), json!({"ended_on": today().plus_days(-1)})).await;
    refused(desk.ask("trainee").await, "err-pulse-over");
    desk.house.close().await;
}

/// 32 hands at once, on either engine: twenty presses are kept, and the pulse, the calendar and the journal say one thing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hands_at_once_leave_one_answer() {
    let desk = Desk::new().await;
    let door = format!("/l/{}/pulse", desk.a().pulse);
    let words = [("going", "well"), ("going", "stuck"), ("call", "yes"), ("call", "no")];
    let presses: Vec<_> = (0..32).map(|i| pairs(&words[i % 4..=i % 4])).collect();
    let (nobody, house) = (Caller::nobody(), &desk.house);
    let replies = futures_util::future::join_all(presses.iter().map(|p| house.post(&nobody, &door, p))).await;
    let kept = replies.iter().filter(|r| r.code() == 303).count();
    assert_eq!(
        (kept, replies.iter().filter(|r| r.code() == 422).count()),
        (20, 12),
        "{:?}",
        replies.iter().map(Reply::code).collect::<Vec<_>>()
    );
    let known = desk.known_pulse(desk.a().world.pulse).await;
    assert_eq!(known["version"], 21);
    let asks = known["going"] == "stuck" || known["wants_call"] == true;
    assert_eq!(desk.next("employer").await["touch"] == "called", asks, "{known}");
    desk.house.close().await;
}
