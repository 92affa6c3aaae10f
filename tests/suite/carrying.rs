//! What is carried between two structures is decided once, and whatever stops on the way goes on where it stopped.

use crate::{browser::Caller, transfers::Two};
use jalon::{
    exchange::{rounds, transfers::carry},
    kernel::moment::DAY,
};
use serde_json::json;

/// Asked back before it came: it never comes, however late somebody brings it.
#[tokio::test]
async fn what_was_asked_back_before_it_came_is_not_taken() {
    let two = Two::new().await;
    let id = two.sent(json!([])).await;
    two.done(two.a(), &format!("/transfers/{id}/withdraw"), json!({})).await;
    two.carry().await;
    let known = two.read(two.a(), &format!("/transfers/{id}")).await;
    assert_eq!(known["state"], "withdrawn");
    assert_eq!(two.house.get(&two.b().coach(), &format!("/arrivals/{id}")).await.code(), 404, "B never learns of it");
    assert!(!two.house.get(&two.b().coach(), "/transfers").await.body.contains(&id));
    assert_eq!(two.accept(&id).await.code(), 404);
    two.house.close().await;
}

/// An answer that was quicker than the recall stands; a recall that was quicker leaves nothing to answer.
#[tokio::test]
async fn of_an_answer_and_a_recall_one_wins() {
    let two = Two::new().await;
    let id = two.sent(json!([])).await;
    two.carry().await;
    assert_eq!(two.accept(&id).await.code(), 200);
    two.done(two.a(), &format!("/transfers/{id}/withdraw"), json!({})).await;
    two.carry().await;
    assert_eq!(two.states(&id).await, ("accepted".into(), "accepted".into()));
    two.house.close().await;
    let two = Two::new().await;
    let id = two.sent(json!([])).await;
    two.carry().await;
    two.done(two.a(), &format!("/transfers/{id}/withdraw"), json!({})).await;
    two.carry().await;
    assert_eq!(two.accept(&id).await.code(), 422, "it was taken back");
    assert_eq!(two.states(&id).await, ("withdrawn".into(), "withdrawn".into()));
    two.house.close().await;
}

/// Both at once, and two carriers: whoever wins, both sides say the same, and the case is in one place.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_once_there_is_one_winner() {
    for _ in 0..3 {
        let two = Two::new().await;
        let id = two.sent(json!(["sessions"])).await;
        two.carry().await;
        let (withdrawn, parts) = (format!("/transfers/{id}/withdraw"), two.house.parts().clone());
        let (accepted, recalled, one, other) =
            tokio::join!(two.accept(&id), two.post(two.a(), &withdrawn, json!({})), carry::make(&parts), carry::make(&parts),);
        assert!(one.is_ok() && other.is_ok());
        assert!(matches!(recalled.code(), 200 | 422), "{}", recalled.body);
        two.carry().await;
        rounds::make(&parts).await.unwrap();
        let (here, there) = two.states(&id).await;
        assert_eq!(here, there);
        assert_eq!(here == "accepted", accepted.code() == 200, "{here}: {}", accepted.body);
        let closed = !two.read(two.a(), &format!("/cases/{}", two.a().world.case)).await["closed_on"].is_null();
        assert_eq!(closed, here == "accepted");
        let cases = two.count(two.b(), &format!("cases where ref like '{id}/%'")).await;
        assert_eq!(cases, i64::from(here == "accepted"));
        two.house.close().await;
    }
}

/// Whoever carries may stop anywhere and lose what it knew: a round goes on, nothing is doubled.
#[tokio::test]
async fn whatever_stops_on_the_way_goes_on() {
    let two = Two::new().await;
    let id = two.sent(json!(["plan"])).await;
    // The errand is lost before anything was carried.
    assert_eq!(two.sql(two.a(), "delete from errands").await, 1);
    assert_eq!(two.carry().await, 0);
    rounds::make(two.house.parts()).await.unwrap();
    assert_eq!(two.states(&id).await, ("sent".into(), "received".into()));
    // It stopped between the two: B has it, A does not know.
    assert_eq!(two.sql(two.a(), "update transfers set delivered_at = null where message = 'Elle déménage'").await, 1);
    rounds::make(two.house.parts()).await.unwrap();
    assert!(!two.read(two.a(), &format!("/transfers/{id}")).await["delivered_at"].is_null());
    assert_eq!(two.count(two.b(), "arrivals where state = 'received' and sent_on is not null").await, 2, "the world's and this one, once");
    // It stopped after the answer, and another carrier holds the errand for some minutes.
    assert_eq!(two.accept(&id).await.code(), 200);
    two.sql(two.a(), "update errands set due_at = due_at + 300000").await;
    assert_eq!(two.carry().await, 0, "one carrier at a time");
    two.house.parts().clock.advance(301_000);
    assert!(two.carry().await > 0);
    assert_eq!(two.states(&id).await, ("accepted".into(), "accepted".into()));
    assert_eq!(two.count(two.a(), "closings where 1 = 1").await, 1);
    rounds::make(two.house.parts()).await.unwrap();
    assert_eq!(two.count(two.a(), "closings where 1 = 1").await, 1, "twice is once");
    two.house.close().await;
}

#[tokio::test]
async fn an_unanswered_proposal_ends_on_both_sides() {
    let two = Two::new().await;
    let id = two.sent(json!(["sessions"])).await;
    two.carry().await;
    two.house.parts().clock.advance(30 * DAY);
    rounds::make(two.house.parts()).await.unwrap();
    assert_eq!(two.states(&id).await, ("sent".into(), "received".into()), "the last day counts");
    two.house.parts().clock.advance(DAY);
    let late = two.accept(&id).await;
    assert!(late.code() == 422 && late.body.contains("délai"), "{}", late.body);
    rounds::make(two.house.parts()).await.unwrap();
    two.carry().await;
    assert_eq!(two.states(&id).await, ("expired".into(), "expired".into()));
    assert_eq!(two.count(two.b(), "arrivals where state = 'expired' and (document is not null or person is not null)").await, 0);
    two.house.close().await;
}

/// The coach's day says what a transfer waits for, those who steer the other structure find it among what they look at, and the
/// case is not closed under its eyes.
#[tokio::test]
async fn a_transfer_stands_on_the_day_of_whoever_has_the_next_gesture() {
    let two = Two::new().await;
    let case = two.a().world.case;
    let (coach, director) = (two.a().coach(), Caller::human("director", &two.b().director));
    let waiting = async || two.house.get(&director, "/steering/arrivals").await.body;
    let before = waiting().await;
    let id = two.agreed(json!(["plan"])).await;
    assert!(two.house.get(&coach, "/").await.body.contains(&format!("/transfers/{id}/send")));
    let close = json!({"reason": "withdrew", "bilan": "Déménage"});
    let refused = two.post(two.a(), &format!("/cases/{case}/close"), close.clone()).await;
    let told = &refused.json()["errors"][0];
    assert_eq!((refused.code(), &told["rule"], &told["see"]), (422, &json!("err-case-on-its-way"), &json!(format!("/transfers/{id}"))));
    two.done(two.a(), &format!("/transfers/{id}/send"), json!({})).await;
    assert!(!two.house.get(&coach, "/").await.body.contains(&format!("/transfers/{id}")), "the other structure has it");
    two.carry().await;
    let after = waiting().await;
    assert!(!before.contains(&id) && after.contains(&format!("/arrivals/{id}")) && after.contains(&two.a().here.name), "{after}");
    let refused = two.post(two.b(), &format!("/arrivals/{id}/refuse"), json!({"reason": "Plus de place"})).await;
    assert_eq!(refused.code(), 200, "{}", refused.body);
    two.carry().await;
    assert!(!waiting().await.contains(&id));
    assert!(two.house.get(&coach, "/").await.body.contains(&format!("/transfers/{id}\"")), "it was refused, and says why");
    assert_eq!(two.post(two.a(), &format!("/cases/{case}/close"), close).await.code(), 200);
    two.house.close().await;
}
