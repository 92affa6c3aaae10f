//! The accompaniment: the numbers of the method profile and the rules that read them, plans that end, extensions that are
//! decided, rests that stop the clock, cases that are handed over and closed.

use crate::{
    browser::{Caller, Reply, pairs},
    house::{House, today},
    sign_in::{holding, sign_in},
    world::{PASSWORD, Side},
};
use jalon::kernel::Day;
use serde_json::{Value, json};

/// The whole of a house, its programs at work in structure A.
struct Works {
    house: House,
}

impl Works {
    async fn new() -> Works {
        Works { house: House::new().await }
    }

    fn a(&self) -> &Side {
        &self.house.town.a
    }

    async fn done(&self, role: &'static str, address: &str, body: Value) -> Value {
        let reply = self.house.api(&self.a().program(role), address, &body).await;
        assert!(matches!(reply.code(), 200 | 201), "{address} {body}: {} {}", reply.code(), reply.body);
        reply.json()
    }

    /// What was refused: the field, the sentence, and where the way out leads.
    async fn refused(&self, role: &'static str, address: &str, body: Value) -> Reply {
        let reply = self.house.api(&self.a().program(role), address, &body).await;
        assert_eq!(reply.code(), 422, "{address} {body}: {}", reply.body);
        reply
    }

    async fn read(&self, address: &str) -> Value {
        self.house.get(&self.a().program("director"), &format!("/api/v1{address}")).await.json()
    }

    /// The last day of the plan of a case.
    async fn last_day(&self, case: impl std::fmt::Display) -> Day {
        let plan = &self.read(&format!("/plans?case={case}")).await["items"][0];
        let day = if plan["ends_on"].is_null() { &plan["planned_end"] } else { &plan["ends_on"] };
        day.as_str().unwrap().parse().unwrap()
    }
}

/// A number counts from its day on; the rule that refuses says where it stands; what was decided before stays.
#[tokio::test]
async fn a_rule_reads_the_number_of_its_day() {
    let works = Works::new().await;
    let case = works.a().world.referred_case;
    let plan = |months: i32| json!({"case": case, "purpose": "Tenir", "starts_on": today(), "planned_end": today().plus_months(months)});
    let long = works.refused("jobcoach", "/api/v1/plans", plan(9)).await;
    assert!(long.body.contains("6 mois"), "{}", long.body);
    let set = json!({"rule": "plan_months", "value": 9, "origin": "Conseil", "effective_on": today()});
    works.done("director", "/api/v1/profile_changes", set).await;
    works.done("jobcoach", "/api/v1/plans", plan(9)).await;
    // Decided for a day to come: it does not count yet.
    let set = json!({"rule": "plan_months", "value": 3, "origin": "Conseil", "effective_on": today().plus_days(1)});
    works.done("director", "/api/v1/profile_changes", set).await;
    works.done("jobcoach", "/api/v1/plans", plan(8)).await;
    works.house.parts().clock.advance(jalon::kernel::moment::DAY);
    works.refused("jobcoach", "/api/v1/plans", plan(8)).await;
    let profile = works.read(&format!("/profile?on={}", today())).await;
    let of = |name: &str| profile["rules"].as_array().unwrap().iter().find(|r| r["rule"] == name).unwrap().clone();
    assert_eq!((of("plan_months")["value"].as_i64(), of("plan_months")["origin"].as_str()), (Some(9), Some("Conseil")));
    assert!(of("extensions")["origin"].as_str().unwrap().len() > 10, "what ships says whence");
    works.house.close().await;
}

#[tokio::test]
async fn a_number_is_the_directors_and_never_of_yesterday() {
    let works = Works::new().await;
    let set = |rule: &str, value: Value, on: Day| json!({"rule": rule, "value": value, "origin": "Conseil", "effective_on": on});
    let past = works.refused("director", "/api/v1/profile_changes", set("stale_days", json!(20), today().plus_days(-1))).await;
    assert!(past.body.contains("effective_on"));
    works.refused("director", "/api/v1/profile_changes", set("ceiling_months", Value::Null, today())).await;
    works.refused("director", "/api/v1/profile_changes", set("small_cell", Value::Null, today())).await;
    works.refused("director", "/api/v1/profile_changes", set("stale_days", json!(0), today())).await;
    works.done("director", "/api/v1/profile_changes", set("contact_first_days", Value::Null, today())).await;
    let body = set("stale_days", json!(20), today());
    for role in ["jobcoach", "quality_referent", "supervisor"] {
        assert_eq!(works.house.api(&works.a().program(role), "/api/v1/profile_changes", &body).await.code(), 403, "{role}");
    }
    let page = works.house.get(&Caller::human("director", &works.a().director), "/profile").await;
    assert!(page.body.contains("Pas de règle"), "{}", page.body);
    works.house.close().await;
}

/// Under the one profile without an end, a plan says so and a session meets no wall.
#[tokio::test]
async fn only_a_profile_without_an_end_has_no_wall() {
    let works = Works::new().await;
    let case = works.a().world.referred_case;
    let base = json!({"base": "ips", "origin": "Convention", "effective_on": today()});
    works.done("director", "/api/v1/profile_bases", base).await;
    let plan = json!({"case": case, "purpose": "Tenir", "starts_on": today().plus_days(-100), "planned_end": today().plus_days(-10)});
    let plan = works.done("jobcoach", "/api/v1/plans", plan).await["id"].as_str().unwrap().to_owned();
    for by in ["trainee", "coach"] {
        works.done("jobcoach", &format!("/api/v1/plans/{plan}/sign"), json!({"by": by})).await;
    }
    works.done("jobcoach", "/api/v1/sessions", json!({"case": case, "note": "Après la revue"})).await;
    let page = works.house.get(&works.a().coach(), &format!("/plans/{plan}")).await;
    assert!(page.body.contains("Sans date de fin"), "{}", page.body);
    works.house.close().await;
}

/// A session after the end is refused with the way out; the request is refused until the logbook is complete, then decided.
#[tokio::test]
async fn a_plan_is_extended_from_a_complete_logbook_by_those_who_decide() {
    let works = Works::new().await;
    let world = works.a().world;
    let request = |end: Day| json!({"case": world.case, "new_end": end, "reason": "Un changement de poste"});
    // Its objective has no result, and a contact of today will be late tomorrow.
    works.house.parts().clock.advance(jalon::kernel::moment::DAY);
    let missing = works.refused("jobcoach", "/api/v1/extensions", request(today().plus_days(150))).await;
    let said = missing.json()["errors"].as_array().unwrap().len();
    assert_eq!(said, 2, "{}", missing.body);
    works.done("jobcoach", "/api/v1/sessions", json!({"case": world.case, "note": "Point fait"})).await;
    works.done("jobcoach", &format!("/api/v1/objectives/{}/close", world.objective), json!({"result": "met"})).await;
    works.refused("jobcoach", "/api/v1/extensions", request(today().plus_months(10))).await;
    let asked = works.done("jobcoach", "/api/v1/extensions", request(today().plus_days(200))).await["id"].as_str().unwrap().to_owned();
    works.refused("jobcoach", "/api/v1/extensions", request(today().plus_days(200))).await;
    let decide = format!("/api/v1/extensions/{asked}/decide");
    assert_eq!(works.house.api(&works.a().program("jobcoach"), &decide, &json!({"decision": "granted"})).await.code(), 403);
    works.refused("quality_referent", &decide, json!({"decision": "denied"})).await;
    let before = works.last_day(world.case).await;
    assert!(before < today().plus_days(200));
    works.done("quality_referent", &decide, json!({"decision": "granted"})).await;
    assert_eq!(works.last_day(world.case).await, today().plus_days(200));
    works.refused("director", &decide, json!({"decision": "denied", "comment": "Trop tard"})).await;
    works.house.close().await;
}

#[tokio::test]
async fn a_session_after_the_end_is_refused_with_the_way_to_more_time_and_nothing_typed_is_lost() {
    let works = Works::new().await;
    let (house, case) = (&works.house, works.a().world.case);
    works.house.parts().clock.advance(140 * jalon::kernel::moment::DAY);
    let coach = holding(&sign_in(house, &works.a().jobcoach.email, PASSWORD).await);
    let address = format!("/cases/{case}/sessions/new");
    let form = pairs(&[("note", "Ce que j’ai vu ce matin")]);
    let wall = house.post(&coach, &address, &form).await;
    assert_eq!(wall.code(), 422);
    assert!(wall.body.contains(&format!("/cases/{case}/extension")) && wall.body.contains("Ce que j’ai vu ce matin"), "{}", wall.body);
    let way_out = house.get(&coach, &format!("/cases/{case}/extension")).await;
    assert!(way_out.body.contains(&format!("/cases/{case}/plans/new")), "or a new plan");
    works.house.close().await;
}

/// The world's plan rests for 15 days: its end has moved by 15, and comes back when the rest is cut short.
#[tokio::test]
async fn a_rest_stops_the_clock_of_the_plan() {
    let works = Works::new().await;
    let world = works.a().world;
    assert_eq!(works.last_day(world.case).await, today().plus_days(90 + 15));
    let again = json!({"case": world.case, "reason": "training", "from_on": today().plus_days(34), "to_on": today().plus_days(40)});
    works.refused("jobcoach", "/api/v1/suspensions", again).await;
    let back = format!("/api/v1/suspensions/{}/end", world.suspension);
    works.refused("jobcoach", &back, json!({"back_on": today().plus_days(35)})).await;
    works.done("jobcoach", &back, json!({"back_on": today().plus_days(25)})).await;
    assert_eq!(works.last_day(world.case).await, today().plus_days(90 + 5));
    let page = works.house.get(&works.a().coach(), &format!("/plans/{}", world.plan)).await;
    assert!(page.body.contains("fin signée"), "the end that was signed stays readable");
    works.house.close().await;
}

/// Closing as autonomous asks the test; it can be overruled in writing; nothing is added afterwards.
#[tokio::test]
async fn autonomous_is_tested_and_a_closed_case_stays_closed() {
    let works = Works::new().await;
    let world = works.a().world;
    let close = format!("/api/v1/cases/{}/close", world.case);
    let body = |more: Value| {
        let mut all = json!({"reason": "autonomous", "bilan": "Elle tient le poste"});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let tested = works.refused("jobcoach", &close, body(json!({"both_agree": "yes"}))).await;
    for part in ["supported_by_firm", "reason", "overruled"] {
        assert!(tested.json()["errors"].as_array().unwrap().iter().any(|e| e["field"] == part), "{part}: {}", tested.body);
    }
    works.refused("jobcoach", &close, json!({"reason": "withdrew", "bilan": "x", "overruled": "y"})).await;
    works.done("jobcoach", &close, body(json!({"overruled": "Contrat signé ailleurs, elle part"}))).await;
    works.refused("jobcoach", "/api/v1/sessions", json!({"case": world.case, "note": "Encore"})).await;
    works.refused("director", &close, body(json!({"overruled": "x"}))).await;
    let case = works.read(&format!("/cases/{}", world.case)).await;
    assert_eq!((case["stage"].as_str(), case["closing_reason"].as_str()), (Some("closed"), Some("autonomous")));
    works.house.close().await;
}

/// Everything that waits for a coach goes along; the one who left cannot write any more, the new one can.
#[tokio::test]
async fn a_caseload_is_handed_over_at_once() {
    let works = Works::new().await;
    let (house, side) = (&works.house, works.a());
    let (jeanne, karim) = (side.jobcoach.member, side.colleague.member);
    let own = Caller::human("jobcoach", &side.jobcoach);
    let log = format!("/cases/{}/sessions/new", side.world.case);
    assert_eq!(house.get(&own, &log).await.code(), 200);
    let over = format!("/api/v1/members/{jeanne}/hand_over");
    works.refused("director", &over, json!({"coach": jeanne})).await;
    works.refused("director", &over, json!({"coach": side.supervisor.member})).await;
    works.done("director", &over, json!({"coach": karim, "note": "Elle préfère le matin"})).await;
    assert_eq!(house.get(&own, &log).await.code(), 403);
    let next = Caller::human("colleague", &side.colleague);
    assert_eq!(house.get(&next, &log).await.code(), 200);
    let cases = works.read(&format!("/cases?coach={jeanne}&limit=200")).await;
    assert!(cases["items"].as_array().unwrap().is_empty(), "{cases}");
    let day = house.get(&next, "/").await;
    assert!(day.body.contains(&side.world.case.to_string()), "what was expected of the first is expected of the next");
    let mut raw = house.raw().await;
    raw.enter(side.here.id).await;
    let left = raw.number(&format!("select count(*) from milestones where coach_id = {}", raw.id(jeanne))).await;
    let kept = raw.number(&format!("select count(*) from handovers where from_coach_id = {}", raw.id(jeanne))).await;
    raw.close().await;
    assert_eq!(left, 0);
    assert_eq!(kept, 6, "who coached before stays on record");
    works.refused("director", &over, json!({"coach": karim})).await;
    works.house.close().await;
}

/// A referral waits until it is welcomed; one that is declined takes nothing more; one under way is closed, not declined.
#[tokio::test]
async fn a_referral_is_welcomed_or_declined() {
    let works = Works::new().await;
    let world = works.a().world;
    let stage = async || works.read(&format!("/cases/{}", world.referred_case)).await["stage"].as_str().unwrap().to_owned();
    assert_eq!(stage().await, "referred");
    works.done("jobcoach", &format!("/api/v1/cases/{}/welcome", world.referred_case), json!({})).await;
    assert_eq!(stage().await, "intake");
    works.refused("jobcoach", &format!("/api/v1/cases/{}/welcome", world.referred_case), json!({})).await;
    works.refused("jobcoach", &format!("/api/v1/cases/{}/decline", world.case), json!({"reason": "Trop loin"})).await;
    works.done("jobcoach", &format!("/api/v1/cases/{}/decline", world.referred_case), json!({"reason": "Trop loin"})).await;
    let late = works.refused("jobcoach", "/api/v1/sessions", json!({"case": world.referred_case, "note": "x"})).await;
    assert!(late.body.contains("sans suite"), "{}", late.body);
    works.house.close().await;
}

/// A gap of the matrix becomes an objective, or says what changes at the workplace.
#[tokio::test]
async fn a_gap_says_who_changes() {
    let works = Works::new().await;
    let world = works.a().world;
    let note = |pair: &str, answer: &str| json!({"case": world.case, "employer": world.employer, "pair": pair, "answer": answer});
    works.refused("jobcoach", "/api/v1/gaps", note("culture", "matched")).await;
    works.refused("jobcoach", "/api/v1/gaps", note("skills", "workplace")).await;
    let gap = works.done("jobcoach", "/api/v1/gaps", note("skills", "open")).await["id"].as_str().unwrap().to_owned();
    let objective = json!({"plan": world.plan, "text": "Lire un plan", "domain": "work", "origin": "joint", "gap": gap});
    let objective = works.done("jobcoach", "/api/v1/objectives", objective).await["id"].as_str().unwrap().to_owned();
    let read = works.read(&format!("/gaps/{gap}")).await;
    assert_eq!((read["answer"].as_str(), read["objective"].as_str()), (Some("objective"), Some(objective.as_str())));
    works.house.close().await;
}

/// Of thirty-two who decide at once, half to grant and half to deny, exactly one is obeyed.
#[tokio::test]
async fn of_opposite_decisions_one_wins() {
    let works = Works::new().await;
    let id = works.a().world.extension;
    let decide = format!("/api/v1/extensions/{id}/decide");
    let by = works.a().program("director");
    let bodies = [json!({"decision": "granted"}), json!({"decision": "denied", "comment": "Non"})];
    let all = (0..32).map(|i| works.house.api(&by, &decide, &bodies[i % 2]));
    let codes: Vec<u16> = futures_util::future::join_all(all).await.iter().map(Reply::code).collect();
    assert_eq!(codes.iter().filter(|c| **c == 200).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|c| matches!(c, 200 | 422)), "{codes:?}");
    works.house.close().await;
}
