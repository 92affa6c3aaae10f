//! What the clock does by itself: questions are asked again after three and ten days, jobs that were agreed begin; and nobody is
//! written to twice on one day.

use crate::{
    house::{House, today},
    sign_in::{holding, sign_in},
    world::PASSWORD,
};
use jalon::{exchange::rounds, kernel::moment::DAY};
use serde_json::json;

async fn mails(house: &House) -> i64 {
    let mut raw = house.raw().await;
    raw.enter(house.town.a.here.id).await;
    let own = raw.id(house.town.a.here.id);
    let n = raw.number(&format!("select count(*) from mails where link_id is not null and structure_id = {own}")).await;
    raw.close().await;
    n
}

/// The world's question left once. It is asked again twice, and then it is the coach's.
#[tokio::test]
async fn a_question_is_asked_again_twice_and_no_more() {
    let house = House::new().await;
    assert_eq!(mails(&house).await, 1);
    let mut counts = Vec::new();
    for _ in 0..14 {
        rounds::make(house.parts()).await.unwrap();
        rounds::make(house.parts()).await.unwrap();
        counts.push(mails(&house).await);
        house.parts().clock.advance(DAY);
    }
    assert_eq!(counts, [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3]);
    let coach = holding(&sign_in(&house, &house.town.a.jobcoach.email, PASSWORD).await);
    let day = house.get(&coach, "/").await;
    assert!(day.body.contains("Premier jour"), "the question is on the coach's list");
    house.close().await;
}

/// The contact's address changed while a question was open: the new one is reminded of at its own pace, not every day.
#[tokio::test]
async fn a_changed_address_is_not_written_to_every_day() {
    let house = House::new().await;
    let mut raw = house.raw().await;
    raw.enter(house.town.a.here.id).await;
    raw.must("update contacts set email = 'neuve@fournil.example'").await;
    raw.close().await;
    let mut counts = Vec::new();
    for _ in 0..9 {
        rounds::make(house.parts()).await.unwrap();
        counts.push(mails(&house).await);
        house.parts().clock.advance(DAY);
    }
    assert_eq!(counts, [1, 1, 1, 2, 2, 2, 3, 3, 3]);
    house.close().await;
}

#[tokio::test]
async fn an_answered_or_withdrawn_question_is_left_alone() {
    let house = House::new().await;
    let (world, coach) = (house.town.a.world, house.town.a.program("jobcoach"));
    let away = house.api(&coach, &format!("/api/v1/links/{}/withdraw", world.link), &json!({})).await;
    assert_eq!(away.code(), 200, "{}", away.body);
    house.parts().clock.advance(5 * DAY);
    rounds::make(house.parts()).await.unwrap();
    assert_eq!(mails(&house).await, 1);
    house.close().await;
}

/// One contact, two questions: the second is refused today, by the rule and not by chance; a month holds so many.
#[tokio::test]
async fn nobody_gets_two_mails_on_one_day_nor_more_in_a_month_than_the_profile_allows() {
    let house = House::new().await;
    let (world, coach) = (house.town.a.world, house.town.a.program("jobcoach"));
    let ask = format!("/api/v1/milestones/{}/ask", world.milestone);
    assert_eq!(house.api(&coach, &ask, &json!({})).await.code(), 200);
    let again = house.api(&coach, &ask, &json!({})).await;
    assert!(again.code() == 422 && again.body.contains("aujourd’hui"), "{}", again.body);
    let set = json!({"rule": "mails_per_month", "value": 2, "origin": "Demande d’une entreprise", "effective_on": today()});
    assert_eq!(house.api(&house.town.a.program("director"), "/api/v1/profile_changes", &set).await.code(), 201);
    house.parts().clock.advance(DAY);
    let third = house.api(&coach, &ask, &json!({})).await;
    assert!(third.code() == 422 && third.body.contains("2 courriels"), "{}", third.body);
    house.close().await;
}

/// A job agreed for next week: on its first day the case is in employment, without anybody's press, and only then.
#[tokio::test]
async fn a_job_agreed_before_begins_on_its_day() {
    let house = House::new().await;
    let (world, side) = (house.town.a.world, &house.town.a);
    let job = json!({"case": world.ready_case, "employer": world.employer, "kind": "cdd", "started_on": today().plus_days(7)});
    assert_eq!(house.api(&side.program("jobcoach"), "/api/v1/placements", &job).await.code(), 201);
    let stage = async || {
        rounds::make(house.parts()).await.unwrap();
        let case = house.get(&side.program("director"), &format!("/api/v1/cases/{}", world.ready_case)).await.json();
        case["stage"].as_str().unwrap().to_owned()
    };
    assert_eq!(stage().await, "towards");
    house.parts().clock.advance(7 * DAY);
    assert_eq!(stage().await, "in_employment");
    assert_eq!(stage().await, "in_employment", "twice is once");
    house.close().await;
}
