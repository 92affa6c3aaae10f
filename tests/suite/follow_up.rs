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
