//! Employers as clients: needs that are answered in time or late, people put forward with their consent, what an employer's
//! page says of both, and what a firm never reads.

use crate::{
    browser::{Caller, Reply, pairs},
    house::{House, today},
    sign_in::{holding, sign_in},
    world::{PASSWORD, Side},
};
use jalon::kernel::{Day, moment::DAY};
use serde_json::{Value, json};

/// A house, its programs at work in structure A.
struct Firm {
    house: House,
}

impl Firm {
    async fn new() -> Firm {
        Firm { house: House::new().await }
    }

    fn a(&self) -> &Side {
        &self.house.town.a
    }

    async fn done(&self, role: &'static str, address: &str, body: Value) -> String {
        let reply = self.house.api(&self.a().program(role), &format!("/api/v1{address}"), &body).await;
        assert!(matches!(reply.code(), 200 | 201), "{address} {body}: {} {}", reply.code(), reply.body);
        reply.json()["id"].as_str().unwrap().to_owned()
    }

    async fn refused(&self, role: &'static str, address: &str, body: Value) -> Reply {
        let reply = self.house.api(&self.a().program(role), &format!("/api/v1{address}"), &body).await;
        assert_eq!(reply.code(), 422, "{address} {body}: {}", reply.body);
        reply
    }

    async fn read(&self, address: &str) -> Value {
        self.house.get(&self.a().program("director"), &format!("/api/v1{address}")).await.json()
    }

    /// A need asked for so many days ago.
    async fn need(&self, days: i64, people: i64) -> String {
        let body = json!({"employer": self.a().world.employer, "job_title": format!("Poste {days}"), "people": people,
            "asked_on": today().plus_days(-days)});
        self.done("director", "/needs", body).await
    }

    /// Signed in now, with a password.
    async fn coach(&self) -> Caller {
        holding(&sign_in(&self.house, &self.a().jobcoach.email, PASSWORD).await)
    }

    async fn page(&self, address: &str) -> String {
        let reply = self.house.get(&self.a().coach(), address).await;
        assert_eq!(reply.code(), 200, "{address}");
        reply.body
    }
}

/// A need's course: answered once, closed once, and not as something it was not.
#[tokio::test]
async fn a_need_is_answered_once_and_closed_once() {
    let firm = Firm::new().await;
    let need = firm.need(3, 1).await;
    let to = |verb: &str| format!("/needs/{need}/{verb}");
    let early = firm.house.post(&firm.coach().await, &to("close"), &pairs(&[("outcome", "filled")])).await;
    assert!(early.code() == 422 && early.body.contains(&to("answer")), "the way out: {}", early.body);
    let day = |days: i64| today().plus_days(days);
    firm.refused("jobcoach", &to("answer"), json!({"answer": "nobody", "on": day(-4)})).await;
    firm.refused("jobcoach", &to("answer"), json!({"answer": "nobody", "on": day(1)})).await;
    firm.done("director", &to("answer"), json!({"answer": "nobody", "on": day(-1), "note": "Personne avant mars"})).await;
    firm.refused("jobcoach", &to("answer"), json!({"answer": "proposed"})).await;
    firm.refused("jobcoach", &to("close"), json!({"outcome": "unanswered"})).await;
    let few = firm.refused("jobcoach", &to("close"), json!({"outcome": "filled"})).await;
    assert!(few.body.contains("personnes recherchées"), "{}", few.body);
    firm.refused("jobcoach", &to("close"), json!({"outcome": "withdrawn", "on": day(-2)})).await;
    firm.done("jobcoach", &to("close"), json!({"outcome": "withdrawn"})).await;
    firm.refused("jobcoach", &to("close"), json!({"outcome": "withdrawn"})).await;
    let late = json!({"job_title": "Autre", "asked_on": day(-3)});
    firm.refused("jobcoach", &to("update"), late).await;
    let read = firm.read(&format!("/needs/{need}")).await;
    assert_eq!((read["state"].as_str(), read["answer"].as_str()), (Some("withdrawn"), Some("nobody")));
    assert_eq!(read["answered_on"].as_str(), Some(day(-1).to_string().as_str()));
    firm.house.close().await;
}

/// What is rewritten keeps in the journal what was there before; who read an older version is told what it holds by now.
#[tokio::test]
async fn a_need_is_rewritten_from_what_was_read() {
    let firm = Firm::new().await;
    let need = firm.need(3, 1).await;
    let address = format!("/needs/{need}/edit");
    let body = |title: &str, version: i64| {
        let (asked, version) = (today().plus_days(-3).to_string(), version.to_string());
        pairs(&[("job_title", title), ("asked_on", &asked), ("people", "2"), ("version", &version)])
    };
    let coach = firm.coach().await;
    assert_eq!(firm.house.post(&coach, &address, &body("Vendeuse", 1)).await.code(), 303);
    let stale = firm.house.post(&coach, &address, &body("Caissière", 1)).await;
    assert_eq!(stale.code(), 409);
    assert!(stale.body.contains("Vendeuse") && stale.body.contains("Caissière"), "both are shown");
    let mut raw = firm.house.raw().await;
    raw.enter(firm.a().here.id).await;
    let kept = raw.number("select count(*) from journal_payloads where payload like '%Poste 3%' and payload like '%Vendeuse%'").await;
    raw.close().await;
    assert_eq!(kept, 1, "what was there before stays readable");
    firm.house.close().await;
}

/// The promise is measured from the day of asking, by the number of that day; the late ones come first, in words.
#[tokio::test]
async fn a_late_answer_is_said_and_a_promise_kept_is_counted() {
    let firm = Firm::new().await;
    let (on_time, late) = (firm.need(7, 1).await, firm.need(8, 1).await);
    let list = firm.page("/needs").await;
    let place = |what: &str| list.find(&format!("/needs/{what}")).unwrap_or_else(|| panic!("{what} is listed"));
    assert!(place(&late) < place(&on_time), "the late one first");
    assert_eq!(list.matches("Réponse en retard").count(), 1, "{list}");
    assert!(list.contains("À répondre le"));
    for need in [&on_time, &late] {
        firm.done("jobcoach", &format!("/needs/{need}/answer"), json!({"answer": "nobody"})).await;
    }
    let page = firm.page(&format!("/employers/{}", firm.a().world.employer)).await;
    // The world's own candidate answered another need on its day of asking, or soon after.
    assert!(page.contains("promesse tenue") && page.contains("promesse non tenue") && page.contains("2 promesses tenues sur 3"), "{page}");
    // Decided for today: it changes nothing about what was asked before.
    let rule = json!({"rule": "need_answer_days", "value": 2, "origin": "Conseil", "effective_on": today()});
    firm.done("director", "/profile_changes", rule).await;
    assert!(firm.page(&format!("/employers/{}", firm.a().world.employer)).await.contains("2 promesses tenues sur 3"));
    let quick = firm.need(0, 1).await;
    firm.house.parts().clock.advance(3 * DAY);
    let shown = firm.house.get(&firm.coach().await, &format!("/needs/{quick}")).await;
    assert!(shown.body.contains("Réponse en retard"), "two days are promised since: {}", shown.body);
    firm.house.close().await;
}

/// Nobody is put forward without consent: the form says so, shows the way to the record, and then works.
#[tokio::test]
async fn a_person_is_put_forward_with_their_consent_only() {
    let firm = Firm::new().await;
    let (house, world) = (&firm.house, firm.a().world);
    let person = json!({"first_name": "Awa", "last_name": "Sans-Accord", "entered_on": today().plus_days(-90)});
    let person = firm.done("jobcoach", "/trainees", person).await;
    let case = json!({"trainee": person, "coach": firm.a().jobcoach.member, "opened_on": today().plus_days(-60)});
    let case = firm.done("jobcoach", "/cases", case).await;
    let coach = firm.coach().await;
    let address = format!("/needs/{}/candidates/new", world.need);
    assert!(house.get(&coach, &address).await.body.contains("Awa Sans-Accord (accord non noté)"));
    let wall = house.post(&coach, &address, &pairs(&[("case", &case)])).await;
    assert_eq!(wall.code(), 422);
    assert!(wall.body.contains(&format!("/trainees/{person}/edit")), "the way out: {}", wall.body);
    assert!(firm.read(&format!("/candidates?case={case}")).await["items"].as_array().unwrap().is_empty());
    let change = json!({"first_name": "Awa", "last_name": "Sans-Accord", "entered_on": today().plus_days(-90), "consent_on": today()});
    firm.done("jobcoach", &format!("/trainees/{person}/update"), change).await;
    let before = json!({"need": world.need, "case": case, "on": today().plus_days(-1)});
    firm.refused("jobcoach", "/candidates", before).await;
    assert_eq!(house.post(&coach, &address, &pairs(&[("case", &case)])).await.code(), 303);
    let twice = firm.refused("jobcoach", "/candidates", json!({"need": world.need, "case": case})).await;
    assert!(twice.body.contains("déjà proposée"), "{}", twice.body);
    // To propose somebody is the first answer.
    let need = firm.read(&format!("/needs/{}", world.need)).await;
    assert_eq!((need["state"].as_str(), need["answer"].as_str()), (Some("answered"), Some("proposed")));
    firm.house.close().await;
}

/// Met, hired with the job, and the need is filled; a no has a reason; a colleague's person is not ours to put forward.
#[tokio::test]
async fn what_becomes_of_a_candidate_fills_the_need() {
    let firm = Firm::new().await;
    let world = firm.a().world;
    let need = firm.need(1, 1).await;
    let one = firm.done("jobcoach", "/candidates", json!({"need": need, "case": world.case})).await;
    let result = format!("/candidates/{one}/result");
    firm.refused("jobcoach", &result, json!({"result": "firm_declined"})).await;
    firm.refused("jobcoach", &result, json!({"result": "met", "placement": world.placement})).await;
    firm.done("jobcoach", &result, json!({"result": "met"})).await;
    firm.refused("jobcoach", &result, json!({"result": "met"})).await;
    let elsewhere = json!({"result": "hired", "placement": firm.house.unknown()});
    firm.refused("jobcoach", &result, elsewhere).await;
    firm.done("jobcoach", &result, json!({"result": "hired"})).await;
    firm.refused("jobcoach", &result, json!({"result": "person_declined", "reason": "Trop loin"})).await;
    // The job is recorded later, and named once.
    firm.done("jobcoach", &result, json!({"result": "hired", "placement": world.placement})).await;
    firm.refused("jobcoach", &result, json!({"result": "hired", "placement": world.placement})).await;
    firm.done("jobcoach", &format!("/needs/{need}/close"), json!({"outcome": "filled"})).await;
    let kept = firm.read(&format!("/candidates/{one}")).await;
    assert_eq!((kept["state"].as_str(), kept["placement"].as_str()), (Some("hired"), Some(world.placement.to_string().as_str())));
    let closed = firm.refused("jobcoach", "/candidates", json!({"need": need, "case": world.ready_case})).await;
    assert!(closed.body.contains("clos"), "{}", closed.body);
    let other = format!("/needs/{}/candidates/new", world.need);
    let coach = firm.coach().await;
    let theirs = firm.a().other_case.to_string();
    assert_eq!(firm.house.post(&coach, &other, &pairs(&[("case", &theirs)])).await.code(), 403);
    firm.house.close().await;
}

/// The firm's need stands as the post's side of the matrix until the coach notes the pair.
#[tokio::test]
async fn a_need_is_a_column_of_the_matching_matrix() {
    let firm = Firm::new().await;
    let world = firm.a().world;
    let employer = firm.done("jobcoach", "/employers", json!({"name": "La Scierie"})).await;
    let body = json!({"employer": employer, "job_title": "Affûteur", "requirements": "Porter vingt kilos", "schedule": "de nuit"});
    let need = firm.done("jobcoach", "/needs", body).await;
    firm.done("jobcoach", "/candidates", json!({"need": need, "case": world.case})).await;
    let matching = firm.page(&format!("/cases/{}/matching", world.case)).await;
    for said in ["La Scierie", "Porter vingt kilos", "de nuit"] {
        assert!(matching.contains(said), "{said}: {matching}");
    }
    let form = firm.page(&format!("/cases/{}/gaps/new?pair=skills&employer={employer}", world.case)).await;
    assert!(form.contains("Porter vingt kilos"), "the form begins with it: {form}");
    let gap = json!({"case": world.case, "employer": employer, "pair": "skills", "answer": "open", "work": "Vingt-cinq kilos"});
    firm.done("jobcoach", "/gaps", gap).await;
    let matching = firm.page(&format!("/cases/{}/matching", world.case)).await;
    assert!(matching.contains("Vingt-cinq kilos") && !matching.contains("Porter vingt kilos"), "what was noted counts");
    firm.house.close().await;
}

/// Of thirty-two who say opposite things at once, exactly one is obeyed.
#[tokio::test]
async fn of_opposite_results_one_wins() {
    let firm = Firm::new().await;
    let world = firm.a().world;
    let result = format!("/api/v1/candidates/{}/result", world.candidate);
    let answer = format!("/api/v1/needs/{}/answer", world.need);
    let close = format!("/api/v1/needs/{}/close", firm.need(2, 1).await);
    let by = firm.a().program("jobcoach");
    for (address, bodies) in [
        (result, [json!({"result": "hired"}), json!({"result": "firm_declined", "reason": "Trop loin"})]),
        (answer, [json!({"answer": "nobody"}), json!({"answer": "other_service"})]),
        (close, [json!({"outcome": "withdrawn"}), json!({"outcome": "unanswered"})]),
    ] {
        let all = (0..32).map(|i| firm.house.api(&by, &address, &bodies[i % 2]));
        let codes: Vec<u16> = futures_util::future::join_all(all).await.iter().map(Reply::code).collect();
        assert_eq!(codes.iter().filter(|c| **c == 200).count(), 1, "{address}: {codes:?}");
        assert!(codes.iter().all(|c| matches!(c, 200 | 422)), "{address}: {codes:?}");
    }
    firm.house.close().await;
}

/// A supervisor and another structure see nothing of it.
#[tokio::test]
async fn needs_are_for_those_who_read_every_case() {
    let firm = Firm::new().await;
    let (house, world) = (&firm.house, firm.a().world);
    let supervisor = Caller::human("supervisor", &firm.a().supervisor);
    let stranger = Caller::human("jobcoach", &house.town.b.jobcoach);
    let of_one = [
        format!("/needs/{}", world.need),
        format!("/needs/{}/edit", world.need),
        format!("/employers/{}/needs/new", world.employer),
        format!("/employers/{}/presentation", world.employer),
        format!("/candidates/{}/result", world.candidate),
        format!("/cases/{}/candidates/new", world.case),
    ];
    for address in &of_one {
        assert_eq!(house.get(&supervisor, address).await.code(), 403, "{address}");
        assert_eq!(house.get(&stranger, address).await.code(), 404, "{address}");
    }
    assert_eq!(house.get(&supervisor, "/needs").await.code(), 403);
    let theirs = house.get(&stranger, "/needs").await;
    assert!(theirs.code() == 200 && !theirs.body.contains("Qwertal"), "{}", theirs.body);
    for list in ["/api/v1/needs", "/api/v1/candidates"] {
        assert_eq!(house.get(&firm.a().program("supervisor"), list).await.code(), 403, "{list}");
        let theirs = house.get(&house.town.b.program("jobcoach"), list).await;
        assert!(!theirs.body.contains(&world.need.to_string()) && !theirs.body.contains("Qwertal"), "{}", theirs.body);
    }
    let foreign = json!({"need": house.town.b.world.need, "case": world.case});
    assert_eq!(house.api(&firm.a().program("jobcoach"), "/api/v1/candidates", &foreign).await.code(), 404);
    firm.house.close().await;
}

/// What is printed for a firm says the promise of the structure's profile, and names nobody who is accompanied.
#[tokio::test]
async fn the_page_for_firms_promises_the_profiles_number_and_names_nobody() {
    let firm = Firm::new().await;
    let world = firm.a().world;
    let person = firm.read(&format!("/trainees/{}", world.trainee)).await;
    let rule = json!({"rule": "need_answer_days", "value": 4, "origin": "Conseil", "effective_on": today()});
    firm.done("director", "/profile_changes", rule).await;
    let address = format!("/employers/{}/presentation", world.employer);
    let page = firm.page(&format!("{address}?cost=Gratuit")).await;
    assert!(page.contains("en 4 jours au plus") && page.contains("Gratuit"), "{page}");
    assert!(page.contains(&firm.a().jobcoach.name), "who to call");
    for name in ["first_name", "last_name"] {
        let name = person[name].as_str().unwrap();
        assert!(!page.contains(name), "{name}");
    }
    assert!(firm.page(&format!("{address}?language=en")).await.contains("within 4 days"));
    // Of two decisions for one day the later one counts.
    firm.house.parts().clock.advance(DAY / 24);
    let none = json!({"rule": "need_answer_days", "value": null, "origin": "Conseil", "effective_on": today()});
    firm.done("director", "/profile_changes", none).await;
    assert!(!firm.page(&address).await.contains("Notre promesse"), "nothing is promised that is not decided");
    firm.house.close().await;
}

/// The employer's page counts who spoke with it and when, and repeats no note; it says who is in post.
#[tokio::test]
async fn the_employers_page_shows_dates_and_no_notes() {
    let firm = Firm::new().await;
    let world = firm.a().world;
    let held = |side: &str, on: Day| json!({"case": world.case, "side": side, "held_on": on, "note": "Mots du carnet"});
    firm.done("jobcoach", "/sessions", held("employer", today().plus_days(-3))).await;
    firm.done("jobcoach", "/sessions", held("tripartite", today().plus_days(-2))).await;
    firm.done("jobcoach", "/sessions", held("trainee", today().plus_days(-1))).await;
    // The world has two of its own.
    let page = firm.page(&format!("/employers/{}", world.employer)).await;
    assert!(page.contains("4 échanges depuis un an"), "{page}");
    assert!(!page.contains("Mots du carnet"));
    assert!(page.contains("en poste"));
    firm.house.close().await;
}
