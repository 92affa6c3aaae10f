//! What a job or a case bound ends with it, whoever tells that it is over: an end noted in advance, or a bundle.

use crate::{bundles::import, finding::Desk};
use jalon::{exchange::rounds, kernel::moment::DAY};
use serde_json::{Value, json};

/// The states of a case's agreements and of what was asked to be shared in it.
async fn bound(desk: &Desk) -> (Vec<String>, Vec<String>) {
    let case = desk.a().world.case;
    let states = |all: Value| {
        let of = |one: &Value| one["state"].as_str().unwrap_or_default().to_owned();
        let mut all: Vec<String> = all["items"].as_array().unwrap().iter().map(of).collect();
        all.sort();
        all.dedup();
        all
    };
    let agreements = states(desk.read(&format!("/agreements?case={case}&limit=200")).await);
    (agreements, states(desk.read(&format!("/sharings?case={case}&limit=200")).await))
}

/// A last day that was noted before it came ends nothing until it is over; then agreements, consents and the stage follow by
/// themselves, once.
#[tokio::test]
async fn an_end_that_was_noted_before_comes_by_itself() {
    let desk = Desk::new().await;
    let world = desk.a().world;
    let last = crate::house::today().plus_days(5);
    desk.done("jobcoach", &format!("/placements/{}/end", world.placement), json!({"ended_on": last})).await;
    let stage = async || desk.read(&format!("/cases/{}", world.case)).await["stage"].as_str().unwrap().to_owned();
    let (before, at_work) = (bound(&desk).await, stage().await);
    let live = |all: &(Vec<String>, Vec<String>)| all.0.iter().any(|s| s == "sent") && all.1.iter().any(|s| s == "asked" || s == "agreed");
    assert!(live(&before), "{before:?}");
    assert_eq!(at_work, "in_employment");
    desk.house.parts().clock.advance(5 * DAY);
    rounds::make(desk.house.parts()).await.unwrap();
    assert_eq!((bound(&desk).await, stage().await), (before, at_work), "the last day is a day of work");
    desk.house.parts().clock.advance(DAY);
    rounds::make(desk.house.parts()).await.unwrap();
    let after = bound(&desk).await;
    assert!(!live(&after), "{after:?}");
    assert_eq!(stage().await, "towards");
    let moved = "select count(*) from journal_entries where action = 'placement.leave'";
    let mut raw = desk.house.raw().await;
    raw.enter(desk.a().here.id).await;
    let once = raw.number(moved).await;
    rounds::make(desk.house.parts()).await.unwrap();
    assert_eq!((once, raw.number(moved).await), (1, 1), "what is done is not done again");
    raw.close().await;
    desk.house.close().await;
}

/// A bundle that closes a case that is known here ends what bound its people.
#[tokio::test]
async fn a_case_that_a_bundle_closes_binds_nobody() {
    let desk = Desk::new().await;
    let case = desk.read(&format!("/cases/{}", desk.a().world.case)).await;
    let cell = |name: &str| case[name].as_str().unwrap().to_owned();
    let today = crate::house::today();
    let row = format!("{},{},{},{},{today},withdrew\n", cell("id"), cell("trainee"), cell("coach"), cell("opened_on"));
    let file = format!("ref,trainee,coach,opened_on,closed_on,closing_reason\n{row}");
    assert_eq!(import(&desk, vec![("cases.csv", file)]).await, (0, 1));
    let (agreements, sharings) = bound(&desk).await;
    assert!(agreements.iter().all(|s| ["lapsed", "ended"].contains(&s.as_str())), "{agreements:?}");
    assert!(!sharings.is_empty() && !sharings.iter().any(|s| s == "asked" || s == "agreed"), "{sharings:?}");
    desk.house.close().await;
}
