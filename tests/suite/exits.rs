//! Exits from the structure: recorded with or without a reason, corrected, taken back; never with an accompaniment still open.

use crate::{
    house::{House, today},
    sign_in::{holding, sign_in},
    world::PASSWORD,
};
use serde_json::{Value, json};

async fn exits(house: &House) -> i64 {
    let mut raw = house.raw().await;
    raw.enter(house.town.a.here.id).await;
    let own = raw.id(house.town.a.here.id);
    let n = raw.number(&format!("select count(*) from journal_entries where action = 'trainee.exit' and structure_id = {own}")).await;
    raw.close().await;
    n
}

#[tokio::test]
async fn an_exit_is_recorded_without_a_reason_listed_completed_and_taken_back() {
    let house = House::new().await;
    let (world, director) = (house.town.a.world, house.town.a.program("director"));
    let path = format!("/api/v1/trainees/{}/exit", world.twin);
    let record = async || house.get(&director, &format!("/api/v1/trainees/{}", world.twin)).await.json();
    let human = holding(&sign_in(&house, &house.town.a.director.email, PASSWORD).await);
    for (input, field) in [
        (json!({"left_on": today().plus_days(1)}), "left_on"),
        (json!({"left_on": "2001-01-01"}), "left_on"),
        (json!({"exit_reason": "moved"}), "left_on"),
        (json!({"left_on": today(), "exit_reason": "on_holiday"}), "exit_reason"),
        (json!({"left_on": today(), "hours_worked": -1}), "hours_worked"),
        (json!({"undone": true}), "undone"),
    ] {
        let refused = house.api(&director, &path, &input).await;
        assert!(refused.code() == 422 && refused.body.contains(&format!("\"{field}\"")), "{input}: {}", refused.body);
    }
    let before = exits(&house).await;
    assert_eq!(house.api(&director, &path, &json!({"left_on": today(), "hours_worked": "455.5"})).await.code(), 200);
    let known = record().await;
    assert_eq!((known["left_on"].as_str(), &known["exit_reason"]), (Some(today().to_string().as_str()), &Value::Null));
    let line = format!("/trainees/{}/exit", world.twin);
    assert!(house.get(&human, &format!("/trainees/{}", world.twin)).await.body.contains("Raison inconnue"));
    assert!(house.get(&human, "/trainees/exits").await.body.contains(&line), "listed, to be completed");
    assert!(house.get(&human, "/trainees").await.body.contains("1 sortie sans motif connu"));
    // A record that is rewritten keeps the exit, and does not contradict it.
    let update = format!("/api/v1/trainees/{}/update", world.twin);
    let entered = |on: Value| json!({"first_name": "Gwenaëlle", "last_name": "Autrement", "entered_on": on});
    let late = house.api(&director, &update, &entered(json!(today().plus_days(1)))).await;
    assert!(late.code() == 422 && late.body.contains(&line), "the way out is the exit: {}", late.body);
    assert_eq!(house.api(&director, &update, &entered(known["entered_on"].clone())).await.code(), 200);
    assert_eq!(record().await["left_on"], known["left_on"]);
    let whole = json!({"left_on": today(), "exit_reason": "moved", "hours_worked": "455.5"});
    assert_eq!(house.api(&director, &path, &whole).await.code(), 200);
    assert!(!house.get(&human, "/trainees/exits").await.body.contains(&line), "nothing is left to complete");
    assert_eq!(house.api(&director, &path, &json!({"undone": true})).await.code(), 200);
    let known = record().await;
    assert_eq!((&known["left_on"], &known["exit_reason"], &known["hours_worked"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(exits(&house).await - before, 3, "each of them is in the journal, and nothing that was refused");
    house.close().await;
}

#[tokio::test]
async fn nobody_leaves_with_an_accompaniment_still_open_and_the_way_out_is_named() {
    let house = House::new().await;
    let (world, director) = (house.town.a.world, house.town.a.program("director"));
    let refused = house.api(&director, &format!("/api/v1/trainees/{}/exit", world.trainee), &json!({"left_on": today()})).await;
    assert!(refused.code() == 422 && refused.body.contains("/close"), "{}", refused.body);
    let human = holding(&sign_in(&house, &house.town.a.director.email, PASSWORD).await);
    let page = house.get(&human, &format!("/trainees/{}/exit", world.trainee)).await;
    assert!(page.body.contains(&format!("/cases/{}/close", world.case)), "the page says what remains before anybody presses");
    house.close().await;
}
