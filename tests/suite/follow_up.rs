//! Follow-up in employment: the calendar of a job bends with its facts, and tells the coach whom to call.

use crate::house::{House, today};
use jalon::kernel::moment::DAY;
use serde_json::{Value, json};

/// The next contact of the world's job with a side.
async fn next(house: &House, side: &str) -> Value {
    let world = house.town.a.world;
    let all = house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/placements/{}/follow_up", world.placement)).await;
    assert_eq!(all.code(), 200, "{}", all.body);
    all.json()["next"].as_array().unwrap().iter().find(|n| n["side"] == side).unwrap().clone()
}

async fn log(house: &House, body: Value) {
    let mut all = json!({"case": house.town.a.world.case, "note": "Point", "held_on": today()});
    all.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
    let reply = house.api(&house.town.a.program("jobcoach"), "/api/v1/sessions", &all).await;
    assert_eq!(reply.code(), 201, "{}", reply.body);
}

/// Ten days after the first day, nobody was met since the third: the first week's call is overdue; tries that met nobody are
/// said, and whoever is met is not called again the next day.
#[tokio::test]
async fn a_job_tells_whom_to_call() {
    let house = House::new().await;
    let late = next(&house, "employer").await;
    assert_eq!((late["standing"].as_str(), late["on"].as_str()), (Some("overdue"), Some(&*today().plus_days(-3).to_string())));
    house.parts().clock.advance(12 * DAY);
    let later = today().plus_days(12);
    log(&house, json!({"side": "employer", "attended": "no", "held_on": later})).await;
    let tried = next(&house, "employer").await;
    assert_eq!((tried["standing"].as_str(), tried["missed"].as_i64()), (Some("unreachable"), Some(1)));
    log(&house, json!({"side": "tripartite", "held_on": later})).await;
    for side in ["employer", "trainee"] {
        let met = next(&house, side).await;
        assert_eq!(met["standing"], "ahead", "{side}: {met}");
    }
    house.close().await;
}

/// Somebody who is stuck is called within days, whatever the calendar says.
#[tokio::test]
async fn who_is_stuck_comes_first() {
    let house = House::new().await;
    log(&house, json!({"side": "trainee", "mood": "stuck"})).await;
    let soon = next(&house, "trainee").await;
    assert_eq!((soon["touch"].as_str(), soon["on"].as_str()), (Some("stuck"), Some(&*today().plus_days(3).to_string())));
    log(&house, json!({"side": "trainee", "mood": "going_well", "held_on": today()})).await;
    house.close().await;
}

/// The coach's day holds what is due, with its one next gesture; a job that has ended asks for nothing.
#[tokio::test]
async fn the_day_holds_the_calls_that_are_due_until_the_job_ends() {
    let house = House::new().await;
    let (world, coach) = (house.town.a.world, house.town.a.coach());
    let day = house.get(&coach, "/").await;
    assert!(!day.body.contains("Suivi dans l’emploi"), "who is expected today is not told twice");
    // Nothing more is agreed, and the second week of the job comes.
    log(&house, json!({"held_on": today()})).await;
    house.parts().clock.advance(DAY * 60);
    let coach = crate::sign_in::holding(&crate::sign_in::sign_in(&house, &house.town.a.jobcoach.email, crate::world::PASSWORD).await);
    let day = house.get(&coach, "/").await;
    assert!(day.body.contains("Suivi dans l’emploi") && day.body.contains(&format!("/cases/{}/sessions/new?side=employer", world.case)));
    let form = house.get(&coach, &format!("/cases/{}/sessions/new?side=employer", world.case)).await;
    assert!(
        form.body.contains("value=\"employer\" selected") || form.body.contains("value=\"employer\" checked"),
        "the form opens on that side: {}",
        form.body
    );
    let end = format!("/api/v1/placements/{}/end", world.placement);
    let ended = json!({"ended_on": today().plus_days(20), "end_initiator": "worker"});
    assert_eq!(house.api(&house.town.a.program("jobcoach"), &end, &ended).await.code(), 200);
    assert!(!house.get(&coach, "/").await.body.contains("Suivi dans l’emploi"));
    assert_eq!(next(&house, "employer").await["standing"], "over");
    house.close().await;
}

/// A trial that moves takes its milestone along; a contract that runs longer has a renewal to confirm; both bend the calendar.
#[tokio::test]
async fn what_changes_in_a_job_moves_its_milestones() {
    let house = House::new().await;
    let (world, coach) = (house.town.a.world, house.town.a.program("jobcoach"));
    let update = format!("/api/v1/placements/{}/update", world.placement);
    let body = json!({"trial_ends_on": today().plus_days(33), "planned_end": today().plus_months(9)});
    assert_eq!(house.api(&coach, &update, &body).await.code(), 200);
    let all = house.get(&coach, &format!("/api/v1/milestones?placement={}", world.placement)).await.json();
    let due = |kind: &str| {
        let found: Vec<Value> = all["items"].as_array().unwrap().iter().filter(|m| m["kind"] == kind).cloned().collect();
        assert_eq!(found.len(), 1, "{kind}: {all}");
        found[0]["due_on"].as_str().unwrap().to_owned()
    };
    assert_eq!(due("TRIAL"), today().plus_days(33).to_string());
    assert_eq!(due("RENEWED"), today().plus_months(6).plus_days(1).to_string());
    let follow = house.get(&coach, &format!("/api/v1/placements/{}/follow_up", world.placement)).await.json();
    let trial = follow["planned"].as_array().unwrap().iter().find(|p| p["touch"] == "before_trial_end").unwrap()["on"].clone();
    assert_eq!(trial, today().plus_days(33 - 14).to_string());
    let stale = json!({"version": 1, "trial_ends_on": null});
    assert_eq!(house.api(&coach, &update, &stale).await.code(), 409, "somebody changed it meanwhile");
    house.close().await;
}

/// The end of a job says who, in which form and why; its phase is read from the trial; Belgium has no trial.
#[tokio::test]
async fn an_end_is_recorded_with_its_reasons() {
    let house = House::new().await;
    let (world, coach) = (house.town.a.world, house.town.a.program("jobcoach"));
    let body = json!({"ended_on": today(), "end_initiator": "employer", "end_form": "trial_break", "end_causes": ["team", "commute"],
        "end_valence": "negative", "end_note": "Trop loin sans voiture"});
    let end = format!("/api/v1/placements/{}/end", world.placement);
    assert_eq!(house.api(&coach, &end, &body).await.code(), 200);
    let job = house.get(&coach, &format!("/api/v1/placements/{}", world.placement)).await.json();
    assert_eq!((job["end_phase"].as_str(), job["end_causes"].as_str()), (Some("trial"), Some("commute|team")));
    let case = house.get(&coach, &format!("/api/v1/cases/{}", world.case)).await.json();
    assert_eq!(case["stage"], "towards", "a lost job leads back towards work");
    let page = house.get(&house.town.a.coach(), &format!("/placements/{}", world.placement)).await;
    assert!(page.body.contains("Trop loin sans voiture") && page.body.contains("trajet"), "{}", page.body);
    let firm = json!({"name": "Boulangerie de la Meuse", "country": "BE", "enterprise_number": "0403.199.702"});
    let firm = house.api(&coach, "/api/v1/employers", &firm).await;
    assert_eq!(firm.code(), 201, "{}", firm.body);
    let job = json!({"case": world.case, "employer": firm.json()["id"], "kind": "cdi", "started_on": today(), "trial_ends_on": today().plus_days(30)});
    let refused = house.api(&coach, "/api/v1/placements", &job).await;
    assert!(refused.code() == 422 && refused.body.contains("Belgique"), "{}", refused.body);
    house.close().await;
}
