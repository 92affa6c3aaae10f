//! Assessments: nobody is rated before it was explained, each source looks alone, and what is sealed stays.

use crate::{
    browser::{Caller, Reply, pairs},
    house::{House, today},
    world::Side,
};
use jalon::kernel::ids::AssessmentId;
use serde_json::{Value, json};

/// A house; the coach and the supervisor of structure A at work on an assessment by the shipped framework of autonomy.
pub struct Eyes {
    pub house: House,
}

pub const ITEMS: [&str; 6] = ["tasks", "time", "communication", "relations", "problems", "conditions"];

pub fn levels(level: &str) -> Vec<String> {
    ITEMS.iter().map(|item| format!("{item}:{level}")).collect()
}

impl Eyes {
    pub async fn new() -> Eyes {
        Eyes { house: House::new().await }
    }

    pub fn a(&self) -> &Side {
        &self.house.town.a
    }

    pub async fn send(&self, role: &'static str, address: &str, body: Value) -> Reply {
        self.house.api(&self.a().program(role), &format!("/api/v1{address}"), &body).await
    }

    pub async fn done(&self, address: &str, body: Value) -> Value {
        let reply = self.send("jobcoach", address, body).await;
        assert!(matches!(reply.code(), 200 | 201), "{address}: {} {}", reply.code(), reply.body);
        reply.json()
    }

    pub async fn refused(&self, address: &str, body: Value) -> String {
        let reply = self.send("jobcoach", address, body).await;
        assert_eq!(reply.code(), 422, "{address}: {}", reply.body);
        reply.json()["errors"][0]["rule"].as_str().unwrap_or_default().to_owned()
    }

    pub async fn prepared(&self, sources: &[&str]) -> String {
        let body = json!({"case": self.a().world.case, "framework": "autonomy", "sources": sources});
        self.done("/assessments", body).await["id"].as_str().unwrap().to_owned()
    }

    pub async fn explained(&self, sources: &[&str]) -> String {
        let id = self.prepared(sources).await;
        self.done(&format!("/assessments/{id}/explain"), json!({"purpose": "Voir où nous en sommes"})).await;
        id
    }

    pub fn supervisor(&self) -> Caller {
        Caller::human("supervisor", &self.a().supervisor)
    }

    /// The supervisor rates on their page.
    pub async fn supervises(&self, id: &str, level: &str, done: bool) -> Reply {
        let mut typed: Vec<(String, String)> = ITEMS.iter().map(|item| (format!("levels:{item}"), level.to_owned())).collect();
        if done {
            typed.push(("done".into(), "yes".into()));
        }
        self.house.post(&self.supervisor(), &format!("/assessments/{id}/rate"), &typed).await
    }

    pub async fn read(&self, id: &str) -> Value {
        self.house.get(&self.a().program("director"), &format!("/api/v1/assessments/{id}")).await.json()
    }

    pub async fn ratings(&self, role: &'static str, id: &str) -> usize {
        let reply = self.house.get(&self.a().program(role), &format!("/api/v1/assessments/{id}/ratings")).await;
        assert_eq!(reply.code(), 200, "{}", reply.body);
        reply.json()["items"].as_array().unwrap().len()
    }

    pub async fn page(&self, caller: &Caller, id: &str) -> String {
        let reply = self.house.get(caller, &format!("/assessments/{id}")).await;
        assert_eq!(reply.code(), 200);
        reply.body
    }
}

/// The whole course, each step refused while its turn has not come.
#[tokio::test]
async fn an_assessment_goes_its_way_and_no_step_is_skipped() {
    let eyes = Eyes::new().await;
    assert_eq!(
        eyes.refused("/assessments", json!({"case": eyes.a().world.case, "framework": "autonomy", "sources": ["coach"]})).await,
        "err-sources-two"
    );
    let draft = json!({"case": eyes.a().world.case, "framework": eyes.a().world.draft_framework, "sources": ["coach", "self"]});
    assert_eq!(eyes.refused("/assessments", draft).await, "err-assessment-draft");
    let id = eyes.prepared(&["coach", "supervisor"]).await;
    let again = json!({"case": eyes.a().world.case, "framework": "autonomy", "sources": ["coach", "self"]});
    assert_eq!(eyes.refused("/assessments", again).await, "err-assessment-running");
    let to = |verb: &str| format!("/assessments/{id}/{verb}");
    let rating = json!({"levels": levels("1"), "done": true});
    assert_eq!(eyes.refused(&to("rate"), rating.clone()).await, "err-assessment-explain-first", "purpose and process first");
    assert_eq!(eyes.supervises(&id, "3", true).await.code(), 422);
    let early = json!({"purpose": "Avant", "on": today().plus_days(-1)});
    assert_eq!(eyes.refused(&to("explain"), early).await, "err-assessment-explain-early");
    eyes.done(&to("explain"), json!({"purpose": "Voir où nous en sommes"})).await;
    // A part is kept; handing in wants an answer to each.
    assert_eq!(eyes.refused(&to("rate"), json!({"levels": ["tasks:2"], "done": true})).await, "err-rating-missing");
    assert_eq!(eyes.refused(&to("rate"), json!({"levels": ["tasks:5"]})).await, "err-rating-level");
    assert_eq!(eyes.refused(&to("rate"), json!({"levels": ["tâches:1"]})).await, "err-rating-item");
    assert_eq!(eyes.refused(&to("rate"), json!({"levels": ["tasks:1", "tasks:2"]})).await, "err-rating-twice");
    eyes.done(&to("rate"), json!({"levels": ["tasks:2"], "supports": ["tasks:colleague"]})).await;
    eyes.done(&to("rate"), json!({"levels": &levels("1")[1..], "done": true})).await;
    assert_eq!(eyes.refused(&to("rate"), rating.clone()).await, "err-source-given", "once");
    assert_eq!(eyes.refused(&to("cross"), json!({})).await, "err-cross-two", "the coach alone is not enough");
    assert_eq!(eyes.refused(&to("synthesise"), json!({"synthesis": "Vite"})).await, "err-assessment-cross-first");
    assert_eq!(eyes.supervises(&id, "3", true).await.code(), 303);
    eyes.done(&to("cross"), json!({})).await;
    assert_eq!(eyes.refused(&to("rate"), rating).await, "err-assessment-crossed");
    assert_eq!(eyes.refused(&to("say"), json!({"say": "agreed"})).await, "err-assessment-synthesise-first");
    assert_eq!(eyes.refused(&to("synthesise"), json!({"synthesis": "  "})).await, "err-missing");
    eyes.done(&to("synthesise"), json!({"synthesis": "Le rythme tient"})).await;
    assert_eq!(eyes.refused(&to("seal"), json!({})).await, "err-assessment-say-first");
    assert_eq!(eyes.refused(&to("say"), json!({"say": "contested"})).await, "err-contest-comment");
    let before = eyes.read(&id).await["version"].clone();
    eyes.done(&to("synthesise"), json!({"synthesis": "Le rythme tient, la caisse pas encore"})).await;
    let stale = eyes.send("jobcoach", &to("say"), json!({"say": "agreed", "version": before})).await;
    assert_eq!(stale.code(), 409, "nobody agrees to words they have not read");
    eyes.done(&to("say"), json!({"say": "contested", "comment": "Je tiens la caisse"})).await;
    assert_eq!(eyes.refused(&to("synthesise"), json!({"synthesis": "Autre"})).await, "err-assessment-said");
    eyes.done(&to("seal"), json!({})).await;
    for (verb, body) in [
        ("rate", json!({})),
        ("synthesise", json!({"synthesis": "x"})),
        ("say", json!({"say": "agreed"})),
        ("drop", json!({"reason": "x"})),
    ] {
        assert_eq!(eyes.refused(&to(verb), body).await, "err-assessment-sealed", "{verb}");
    }
    let read = eyes.read(&id).await;
    let said = (read["contested"].as_bool(), read["said_comment"].as_str(), read["synthesis"].as_str());
    assert_eq!(said, (Some(true), Some("Je tiens la caisse"), Some("Le rythme tient, la caisse pas encore")));
    eyes.house.close().await;
}

/// Before the crossing nobody reads anybody else: not the coach, not the supervisor, not those who steer, on no face; and what a
/// source gets is the same to the letter whether others have answered or not.
#[tokio::test]
async fn no_source_sees_another_before_the_crossing() {
    let eyes = Eyes::new().await;
    let id = eyes.explained(&["coach", "supervisor", "self"]).await;
    let rate = format!("/assessments/{id}/rate");
    // What differs from one showing of a page to the next: the form's own marks.
    let still = |body: &str| -> String {
        body.split('<').filter(|tag| !tag.contains("name=\"once\"") && !tag.contains("name=\"csrf\"")).collect::<Vec<_>>().join("<")
    };
    let alone = eyes.house.get(&eyes.supervisor(), &rate).await.body;
    eyes.done(&rate, json!({"levels": levels("0"), "supports": ["tasks:coach"], "done": true})).await;
    let after = eyes.house.get(&eyes.supervisor(), &rate).await.body;
    assert_eq!(still(&after), still(&alone), "the coach’s answers show in nothing");
    assert!(after.contains("supports:tasks") && !after.contains(" checked"), "nothing is chosen for anybody");
    assert_eq!(eyes.supervises(&id, "4", true).await.code(), 303);
    for role in ["director", "quality_referent", "jobcoach"] {
        assert_eq!(eyes.ratings(role, &id).await, 0, "{role}");
        let list = eyes.house.get(&eyes.a().program(role), "/api/v1/assessments").await.body;
        assert!(!list.contains("\"level\""), "{role}: {list}");
    }
    let people = [eyes.a().coach(), eyes.supervisor(), Caller::human("director", &eyes.a().director)];
    for caller in &people {
        let page = eyes.page(caller, &id).await;
        assert!(
            !page.contains("dumbbells") && !page.contains("Décide en autonomie") && !page.contains("Le coach le fait"),
            "{}: {page}",
            caller.label
        );
    }
    // The table of each is filled with their own answers, and of no other.
    let coach = eyes.house.get(&eyes.a().coach(), &rate).await.body;
    assert_eq!((coach.matches("value=\"0\" checked").count(), coach.matches("value=\"4\" checked").count()), (6, 0));
    let own = eyes.house.get(&eyes.supervisor(), &rate).await.body;
    assert_eq!((own.matches("value=\"0\" checked").count(), own.matches("value=\"4\" checked").count()), (0, 6));
    let director = eyes.house.get(&Caller::human("director", &eyes.a().director), &rate).await;
    assert_eq!(director.code(), 403, "who steers rates nobody");
    // Afterwards all is there for those who read the case.
    eyes.done(&format!("/assessments/{id}/cross"), json!({})).await;
    assert_eq!(eyes.ratings("director", &id).await, 12, "what was not handed in stays unread");
    let page = eyes.page(&eyes.a().coach(), &id).await;
    assert!(page.contains("dumbbells") && page.contains("Le coach le fait") && page.contains("Décide en autonomie"), "{page}");
    eyes.house.close().await;
}

/// What somebody began and did not hand in is read by nobody, ever.
#[tokio::test]
async fn a_part_that_was_not_handed_in_is_nobodys() {
    let eyes = Eyes::new().await;
    let id = eyes.explained(&["coach", "supervisor", "self"]).await;
    let rate = format!("/assessments/{id}/rate");
    assert_eq!(eyes.supervises(&id, "3", false).await.code(), 303);
    let page = eyes.house.get(&eyes.supervisor(), &rate).await.body;
    assert_eq!(page.matches("value=\"3\" checked").count(), 6, "kept for later");
    eyes.done(&rate, json!({"levels": levels("1"), "done": true})).await;
    assert_eq!(eyes.refused(&format!("/assessments/{id}/cross"), json!({})).await, "err-cross-two");
    eyes.done(&format!("/assessments/{id}/drop"), json!({"reason": "Elle préfère attendre"})).await;
    assert_eq!(eyes.ratings("director", &id).await, 0);
    assert_eq!(eyes.refused(&rate, json!({"levels": levels("1")})).await, "err-assessment-dropped");
    // A form that is refused keeps what was typed.
    let next = eyes.explained(&["coach", "supervisor"]).await;
    let typed = pairs(&[("levels:tasks", "2"), ("levels:time", "none"), ("supports:tasks", "colleague"), ("done", "yes")]);
    let reply = eyes.house.post(&eyes.supervisor(), &format!("/assessments/{next}/rate"), &typed).await;
    assert!(reply.code() == 422 && reply.body.contains("4 compétences sans réponse"), "{}", reply.body);
    assert_eq!(reply.body.matches(" checked").count(), 2, "{}", reply.body);
    assert!(reply.body.contains("value=\"colleague\" selected"));
    eyes.house.close().await;
}

/// Sealed, it is corrected by another one only, which takes its place when it is sealed itself; the one before stands beside.
#[tokio::test]
async fn a_sealed_assessment_is_corrected_by_another() {
    let eyes = Eyes::new().await;
    let seal = async |id: &str, level: &str| {
        let to = |verb: &str| format!("/assessments/{id}/{verb}");
        eyes.done(&to("rate"), json!({"levels": levels(level), "done": true})).await;
        assert_eq!(eyes.supervises(id, level, true).await.code(), 303);
        eyes.done(&to("cross"), json!({})).await;
        eyes.done(&to("synthesise"), json!({"synthesis": "Vu ensemble"})).await;
        eyes.done(&to("say"), json!({"say": "agreed"})).await;
        eyes.done(&to("seal"), json!({})).await;
    };
    let first = eyes.explained(&["coach", "supervisor"]).await;
    seal(&first, "1").await;
    let unsealed = eyes.a().world.crossed_assessment;
    let body =
        |of: &Value| json!({"case": eyes.a().world.case, "framework": "autonomy", "sources": ["coach", "supervisor"], "supersedes": of});
    assert_eq!(eyes.refused("/assessments", body(&json!(unsealed))).await, "err-assessment-corrects-other");
    let second = eyes.done("/assessments", body(&json!(first))).await["id"].as_str().unwrap().to_owned();
    assert_eq!(eyes.read(&first).await["state"], "sealed", "until the other one is sealed");
    eyes.done(&format!("/assessments/{second}/explain"), json!({"purpose": "Corriger"})).await;
    seal(&second, "2").await;
    assert_eq!(
        (eyes.read(&first).await["state"].clone(), eyes.read(&second).await["state"].clone()),
        (json!("superseded"), json!("sealed"))
    );
    assert_eq!(eyes.refused("/assessments", body(&json!(first))).await, "err-assessment-superseded");
    // The next one shows what was said before; not what was superseded.
    let third = eyes.explained(&["coach", "supervisor"]).await;
    eyes.done(&format!("/assessments/{third}/rate"), json!({"levels": levels("3"), "done": true})).await;
    assert_eq!(eyes.supervises(&third, "0", true).await.code(), 303);
    eyes.done(&format!("/assessments/{third}/cross"), json!({})).await;
    let page = eyes.page(&eyes.a().coach(), &third).await;
    assert!(page.contains("avant : propose avant d’agir") || page.contains("avant\u{202f}: propose avant d’agir"), "{page}");
    assert!(!page.contains("transmet</span>"), "not the superseded one");
    assert_eq!(page.matches("class=\"apart\"").count(), 6, "three levels apart: to be talked over");
    eyes.house.close().await;
}

/// The capacity of an employer is looked at where somebody has a job, and through the eyes that see it.
#[tokio::test]
async fn an_employers_capacity_is_of_an_employer_of_the_case() {
    let eyes = Eyes::new().await;
    let w = eyes.a().world;
    let body = |employer: Value, sources: Value| json!({"case": w.case, "framework": "capacity", "employer": employer, "sources": sources});
    assert_eq!(eyes.refused("/assessments", body(Value::Null, json!(["coach", "employer"]))).await, "err-assessment-employer");
    assert_eq!(eyes.refused("/assessments", body(json!(w.employer), json!(["coach", "client"]))).await, "err-source-kind");
    let foreign = eyes.house.town.b.world.employer;
    assert_eq!(eyes.send("jobcoach", "/assessments", body(json!(foreign), json!(["coach", "employer"]))).await.code(), 404);
    let id =
        eyes.done("/assessments", body(json!(w.employer), json!(["coach", "employer", "self"]))).await["id"].as_str().unwrap().to_owned();
    let read = eyes.read(&id).await;
    assert_eq!((read["trainee"].is_null(), read["employer"].as_str()), (true, Some(w.employer.to_string().as_str())));
    let stray = json!({"case": w.case, "framework": "autonomy", "employer": w.employer, "sources": ["coach", "self"]});
    assert_eq!(eyes.refused("/assessments", stray).await, "err-assessment-not-employer");
    let _: AssessmentId = id.parse().unwrap();
    eyes.house.close().await;
}
