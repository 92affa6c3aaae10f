//! A case goes on at another structure: only with the person's yes, only the chosen parts, and each keeps its own.

use crate::{
    browser::{Caller, Reply, pairs},
    house::{House, today},
    world::Side,
};
use jalon::{exchange::transfers::carry, kernel::ids::StructureId};
use serde_json::{Value, json};

/// A house where A proposes and B takes.
pub struct Two {
    pub house: House,
}

impl Two {
    pub async fn new() -> Two {
        let two = Two { house: House::new().await };
        two.takes(&two.b().clone(), true).await;
        two
    }

    pub fn a(&self) -> &Side {
        &self.house.town.a
    }

    pub fn b(&self) -> &Side {
        &self.house.town.b
    }

    pub async fn takes(&self, side: &Side, receives: bool) {
        let word = if receives { "yes" } else { "no" };
        let said = self.house.post(&Caller::human("director", &side.director), "/transfers/receive", &pairs(&[("receives", word)])).await;
        assert_eq!(said.code(), 303, "{}", said.body);
    }

    pub async fn post(&self, side: &Side, path: &str, body: Value) -> Reply {
        self.house.api(&side.program("jobcoach"), &format!("/api/v1{path}"), &body).await
    }

    pub async fn done(&self, side: &Side, path: &str, body: Value) -> String {
        let reply = self.post(side, path, body).await;
        assert!(matches!(reply.code(), 200 | 201), "{path}: {}", reply.body);
        reply.json()["id"].as_str().unwrap().to_owned()
    }

    pub async fn read(&self, side: &Side, path: &str) -> Value {
        let reply = self.house.get(&side.program("director"), &format!("/api/v1{path}")).await;
        assert_eq!(reply.code(), 200, "{path}: {}", reply.body);
        reply.json()
    }

    /// Proposed to B with these parts, and agreed to.
    pub async fn agreed(&self, parts: Value) -> String {
        let (case, receiver) = (self.a().world.case, self.b().here.id);
        let body = json!({"case": case, "receiver": receiver, "parts": parts, "message": "Elle déménage", "bilan": "Un métier est choisi"});
        let id = self.done(self.a(), "/transfers", body).await;
        self.done(self.a(), &format!("/transfers/{id}/beside"), json!({"say": "yes"})).await;
        id
    }

    pub async fn sent(&self, parts: Value) -> String {
        let id = self.agreed(parts).await;
        self.done(self.a(), &format!("/transfers/{id}/send"), json!({})).await;
        id
    }

    /// Carries until nothing is left to carry.
    pub async fn carry(&self) -> usize {
        let mut steps = 0;
        loop {
            match carry::make(self.house.parts()).await.unwrap() {
                0 => return steps,
                n => steps += n,
            }
        }
    }

    pub async fn states(&self, id: &str) -> (String, String) {
        let state = |v: Value| v["state"].as_str().unwrap().to_owned();
        (state(self.read(self.a(), &format!("/transfers/{id}")).await), state(self.read(self.b(), &format!("/arrivals/{id}")).await))
    }

    /// Everything a structure's rows say.
    pub async fn rows(&self, structure: StructureId) -> String {
        self.house.parts().readings.flush().await;
        let mut raw = self.house.raw().await;
        let rows = raw.rows_of(structure).await;
        raw.close().await;
        rows.into_iter().map(|(table, rows)| format!("{table}: {rows}\n")).collect()
    }

    pub async fn count(&self, side: &Side, what: &str) -> i64 {
        let mut raw = self.house.raw().await;
        raw.enter(side.here.id).await;
        let own = raw.id(side.here.id);
        let n = raw.number(&format!("select count(*) from {what} and structure_id = {own}")).await;
        raw.close().await;
        n
    }

    pub async fn sql(&self, side: &Side, sql: &str) -> u64 {
        let mut raw = self.house.raw().await;
        raw.enter(side.here.id).await;
        let changed = raw.must(sql).await;
        raw.close().await;
        changed
    }

    /// Three sessions whose notes are for the coach, the team, and the person.
    pub async fn notes(&self) {
        for (audience, note) in [("coach", "confidence du coach"), ("structure", "mot de l’équipe"), ("trainee", "mot partagé")] {
            let own = json!({"case": self.a().world.case, "audience": audience, "note": note, "held_on": today().plus_days(-3)});
            self.done(self.a(), "/sessions", own).await;
        }
    }

    pub async fn accept(&self, id: &str) -> Reply {
        self.post(self.b(), &format!("/arrivals/{id}/accept"), json!({"coach": self.b().jobcoach.member})).await
    }
}

/// Proposed, agreed to, sent, read, taken: B has a case of its own under its own keys, A's is closed and keeps its past, and what
/// was sent is nowhere any more.
#[tokio::test]
async fn a_case_goes_on_elsewhere_and_each_keeps_its_own() {
    let two = Two::new().await;
    two.notes().await;
    let firms = two.count(two.b(), "employers where 1 = 1").await;
    let id = two.sent(json!(["profile", "plan", "sessions", "notes", "placements", "matching"])).await;
    assert_eq!(two.house.get(&two.b().coach(), &format!("/arrivals/{id}")).await.code(), 404, "it is not there before it comes");
    assert!(two.carry().await >= 2);
    assert_eq!(two.states(&id).await, ("sent".into(), "received".into()));
    let page = two.house.get(&two.b().coach(), &format!("/arrivals/{id}")).await;
    assert_eq!(page.code(), 200);
    for word in ["mot de l’équipe", "mot partagé", "Elle déménage", "Qwertal-Alpha"] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    assert!(!page.body.contains("confidence du coach") && !page.body.contains("Qwertal-Alpha tutor"), "{}", page.body);
    let rows = two.rows(two.b().here.id).await;
    assert!(rows.contains("mot partagé"));
    for never in ["confidence du coach", "Jeanne Qwertal", "Qwertal-Alpha coach only", "Qwertal-Alpha tutor", "Un métier est choisi"] {
        assert!(!rows.contains(never), "{never} has crossed");
    }
    let a_world = two.a().world;
    for own in
        [a_world.case.0, a_world.trainee.0, a_world.coach.0, a_world.plan.0, a_world.session.0, a_world.placement.0, a_world.employer.0]
    {
        assert!(!rows.contains(&own.to_string()) && !rows.to_lowercase().contains(&own.simple().to_string()), "an id of A has crossed");
    }
    let taken = two.accept(&id).await;
    assert_eq!(taken.code(), 200, "{}", taken.body);
    let case = taken.json()["id"].as_str().unwrap().to_owned();
    assert!(two.carry().await >= 1);
    assert_eq!(two.states(&id).await, ("accepted".into(), "accepted".into()));
    let known = two.read(two.b(), &format!("/cases/{case}")).await;
    assert_eq!((known["stage"].as_str(), known["opened_on"].as_str()), (Some("in_employment"), Some(&*today().to_string())));
    assert_eq!(known["coach"], json!(two.b().jobcoach.member));
    let plans = two.read(two.b(), &format!("/plans?case={case}")).await;
    assert_eq!(plans["items"].as_array().unwrap().len(), 1);
    assert!(plans["items"][0]["signed_coach_on"].is_null(), "the coach there has promised nothing yet");
    assert!(plans["items"][0]["signed_trainee_on"].is_string());
    assert_eq!(two.read(two.b(), &format!("/sessions?case={case}")).await["items"].as_array().unwrap().len(), 5);
    assert_eq!(two.count(two.b(), "employers where 1 = 1").await, firms, "the establishment was known by its number");
    let today_there = json!({"case": case, "audience": "structure", "note": "Premier rendez-vous", "held_on": today()});
    two.done(two.b(), "/sessions", today_there).await;
    let closed = two.read(two.a(), &format!("/cases/{}", a_world.case)).await;
    assert_eq!((closed["stage"].as_str(), closed["closing_reason"].as_str()), (Some("closed"), Some("handed_over")));
    let own = two.rows(two.a().here.id).await;
    assert!(own.contains("confidence du coach") && own.contains("Un métier est choisi"), "A keeps its past and its bilan");
    for side in [two.a(), two.b()] {
        let table = if side.here.id == two.a().here.id { "transfers" } else { "arrivals" };
        assert_eq!(two.count(side, &format!("{table} where state = 'accepted' and document is not null")).await, 0);
    }
    let hash = two.read(two.a(), &format!("/transfers/{id}")).await["document_hash"].as_str().unwrap().to_owned();
    let told = format!("journal_payloads where payload like '%{hash}%'");
    assert_eq!(two.count(two.b(), &told).await, 2, "what came and what was taken is known by its hash");
    assert_eq!(two.count(two.b(), "journal_payloads where payload like '%mot partag%'").await, 0, "and by no word of it");
    assert_eq!(two.carry().await, 0);
    assert_eq!(two.post(two.b(), &format!("/arrivals/{id}/refuse"), json!({"reason": "non"})).await.code(), 422);
    two.house.close().await;
}

/// What was not chosen is not in what is sent, part by part.
#[tokio::test]
async fn only_the_chosen_parts_leave() {
    let two = Two::new().await;
    two.notes().await;
    two.sent(json!(["sessions"])).await;
    two.carry().await;
    let mut raw = two.house.raw().await;
    raw.enter(two.b().here.id).await;
    let came = raw.texts("select document from arrivals where document like '%mot partag%'").await.concat();
    raw.close().await;
    assert!(came.contains("mot partagé") && came.contains("trainees.csv"));
    assert!(!came.contains("mot de l’équipe"), "the team's notes were not chosen");
    for file in ["plans.csv", "objectives.csv", "placements.csv", "milestones.csv", "gaps.csv", "employers.csv", "members.csv"] {
        assert!(!came.contains(file), "{file} was not chosen");
    }
    assert!(!came.contains("|mobility|") && !came.contains("rsa"), "nor was the person's situation");
    two.house.close().await;
}

/// No yes, no sending: before it, after a no, and by no other door. What the person reads names the parts and no other.
#[tokio::test]
async fn nothing_leaves_without_the_persons_yes() {
    let two = Two::new().await;
    let (side, coach) = (two.a().clone(), two.a().coach());
    let send = |id: String| async move { id };
    let waiting = side.world.transfer;
    let early = two.post(&side, &format!("/transfers/{}/send", send(waiting.to_string()).await), json!({})).await;
    assert!(early.code() == 422 && early.body.contains("accord"), "{}", early.body);
    let door = format!("/l/{}/transfer", side.transfer_door);
    let before = two.house.state().await;
    let page = two.house.get(&Caller::holder(), &door).await;
    assert_eq!(page.code(), 200, "{}", page.body);
    assert!(page.body.contains("Plan en cours") && page.body.contains("Ocre") && !page.body.contains("Emplois, étapes"), "{}", page.body);
    assert_eq!(two.house.state().await, before, "opening it changes nothing");
    let no = two.house.post(&Caller::holder(), &door, &pairs(&[("say", "no"), ("comment", "Je préfère rester")])).await;
    assert_eq!(no.code(), 303, "{}", no.body);
    assert_eq!(two.house.post(&Caller::holder(), &door, &pairs(&[("say", "yes")])).await.code(), 422, "a word is given once");
    assert_eq!(two.post(&side, &format!("/transfers/{waiting}/send"), json!({})).await.code(), 422);
    assert!(two.house.get(&coach, &format!("/transfers/{waiting}")).await.body.contains("Je préfère rester"));
    // After a no the same may be asked again, in other words.
    let case = two.read(&side, &format!("/transfers/{waiting}")).await["case"].clone();
    let again = json!({"case": case, "receiver": side.world.receiver, "bilan": "Autre essai"});
    let id = two.done(&side, "/transfers", again.clone()).await;
    let second = two.post(&side, "/transfers", again).await;
    assert!(second.code() == 422 && second.body.contains(&id), "one at a time, with the way to it: {}", second.body);
    // On paper: a statement or a scan, and not from before the question.
    let paper = |on: jalon::kernel::Day| json!({"on": on, "statement": "Classé au dossier"});
    let path = format!("/transfers/{id}/paper");
    assert_eq!(two.post(&side, &path, json!({"on": today()})).await.code(), 422);
    assert_eq!(two.post(&side, &path, paper(today().plus_days(-1))).await.code(), 422);
    assert_eq!(two.post(&side, &path, paper(today())).await.code(), 200);
    let kept = two.read(&side, &format!("/transfers/{id}")).await;
    assert_eq!((kept["state"].as_str(), kept["grade"].as_str()), (Some("agreed"), Some("C")));
    two.house.close().await;
}

/// A yes that was given by the door is taken back by it until the document leaves, and not after.
#[tokio::test]
async fn a_yes_can_be_taken_back_until_it_was_sent() {
    let two = Two::new().await;
    let side = two.a().clone();
    let (waiting, door) = (side.world.transfer, format!("/l/{}/transfer", side.transfer_door));
    let say = async |word: &str| two.house.post(&Caller::holder(), &door, &pairs(&[("say", word)])).await.code();
    let state = async || two.read(&side, &format!("/transfers/{waiting}")).await["state"].as_str().unwrap().to_owned();
    assert!(!two.house.get(&Caller::holder(), &door).await.body.contains("Je retire mon accord"));
    assert_eq!((say("yes").await, state().await), (303, "agreed".to_owned()));
    assert!(two.house.get(&Caller::holder(), &door).await.body.contains("Je retire mon accord"));
    assert_eq!(say("yes").await, 422, "it was said");
    assert_eq!((say("no").await, state().await), (303, "declined".to_owned()));
    let send = format!("/transfers/{waiting}/send");
    assert_eq!(two.post(&side, &send, json!({})).await.code(), 422, "without a yes nothing leaves");
    assert_eq!(say("yes").await, 422, "after a no somebody asks again");
    let sent = two.sent(json!(["plan"])).await;
    let beside = two.post(&side, &format!("/transfers/{sent}/beside"), json!({"say": "no"})).await;
    assert_eq!(beside.code(), 422, "it has left: {}", beside.body);
    two.house.close().await;
}

/// What is shown before sending is what is sent: a case that changed meanwhile is shown again.
#[tokio::test]
async fn the_coach_sends_what_they_saw() {
    let two = Two::new().await;
    let id = two.agreed(json!(["sessions"])).await;
    let coach = two.a().coach();
    let form = format!("/transfers/{id}/send");
    let seen = two.house.get(&coach, &form).await.hidden("seen");
    let late = json!({"case": two.a().world.case, "audience": "trainee", "note": "ajouté après", "held_on": today()});
    two.done(two.a(), "/sessions", late).await;
    let csrf = two.house.csrf(&coach);
    let stale = two.house.post(&coach, &form, &pairs(&[("csrf", &csrf), ("seen", &seen)])).await;
    assert!(stale.code() == 422 && stale.body.contains("ajouté après"), "{}", stale.body);
    let seen = two.house.get(&coach, &form).await.hidden("seen");
    assert_eq!(two.house.post(&coach, &form, &pairs(&[("csrf", &csrf), ("seen", &seen)])).await.code(), 303);
    two.house.close().await;
}

#[tokio::test]
async fn a_refusal_is_read_and_nothing_stays() {
    let two = Two::new().await;
    let id = two.sent(json!(["plan", "sessions"])).await;
    two.carry().await;
    let refused = two.post(two.b(), &format!("/arrivals/{id}/refuse"), json!({"reason": "Plus de place avant l’automne"})).await;
    assert_eq!(refused.code(), 200, "{}", refused.body);
    two.carry().await;
    let known = two.read(two.a(), &format!("/transfers/{id}")).await;
    assert_eq!((known["state"].as_str(), known["reason"].as_str()), (Some("refused"), Some("Plus de place avant l’automne")));
    let goes_on = two.read(two.a(), &format!("/cases/{}", two.a().world.case)).await;
    assert_eq!((&goes_on["closed_on"], &goes_on["next_contact_on"]), (&Value::Null, &json!(today())), "and the coach hears of it today");
    let rows = two.rows(two.b().here.id).await;
    let left = rows.lines().filter(|l| l.to_lowercase().contains("prénom") || l.contains("first_name,")).filter(|l| l.contains("Qwertal"));
    assert_eq!(left.count(), 0, "nothing of the person stays where they were refused");
    assert!(!rows.contains("Elle déménage"));
    two.house.close().await;
}
