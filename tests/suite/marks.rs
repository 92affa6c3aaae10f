//! Marks of the method that were passed: said with the number of the profile and the next gesture, and gone with what they
//! asked for.

use crate::house::{House, today};
use serde_json::{Value, json};

/// What the program of the coach sends; answers with the record's id.
async fn sent(house: &House, path: &str, body: Value) -> String {
    let reply = house.api(&house.town.a.program("jobcoach"), path, &body).await;
    assert!(reply.code() < 300, "{path}: {}", reply.body);
    reply.json()["id"].as_str().unwrap_or_default().to_owned()
}

/// A contact with a firm, and an answer to a referral, take their marks away: from the case and from the day of its coach.
#[tokio::test]
async fn what_was_to_be_done_is_said_until_it_is_done() {
    let house = House::new().await;
    let (world, coach) = (house.town.a.world, house.town.a.coach());
    let (case, day) = (format!("/cases/{}", world.referred_case), "/");
    let (intake, firm) = ("/profile#intake_months", "/profile#first_employer_contact_days");
    for path in [&*case, day] {
        let page = house.get(&coach, path).await;
        assert!(page.body.contains(intake) && page.body.contains(firm), "{path}: {}", page.body);
    }
    let log = json!({"case": world.referred_case, "note": "Point", "held_on": today(), "side": "employer"});
    sent(&house, "/api/v1/sessions", log).await;
    let page = house.get(&coach, &case).await;
    assert!(page.body.contains(intake) && !page.body.contains(firm), "{}", page.body);
    // Who steers sees the marks without the coach's gestures; who reads no sessions is told nothing of them.
    let supervisor = crate::browser::Caller::human("supervisor", &house.town.a.supervisor);
    assert!(!house.get(&supervisor, &case).await.body.contains(intake));
    let decline = json!({"reason": "Autre besoin"});
    sent(&house, &format!("/api/v1/cases/{}/decline", world.referred_case), decline).await;
    assert!(!house.get(&coach, &case).await.body.contains("/profile#intake_months"));
    assert!(!house.get(&coach, day).await.body.contains(&format!("{case}/plans/new")));
    house.close().await;
}

/// A job makes the firm's signature wanted, coaching is set beside its hours, and too much of it is said with its number.
#[tokio::test]
async fn a_plan_at_work_is_measured_by_the_profile() {
    let house = House::new().await;
    let (world, coach) = (house.town.a.world, house.town.a.coach());
    let case = world.ready_case;
    let pages = house.get(&coach, &format!("/cases/{case}")).await.body;
    let plan = pages.split("href=\"/plans/").nth(1).and_then(|rest| rest.split('"').next()).expect("a plan").to_owned();
    assert!(!pages.contains("employer_signature_days"));
    let before = house.get(&coach, &format!("/plans/{plan}")).await.body;
    assert!(!before.contains("Pendant l’emploi"), "nobody works yet: {before}");
    let job = json!({"case": case, "employer": world.employer, "kind": "cdd", "started_on": today().plus_days(-28), "weekly_hours": 10});
    sent(&house, "/api/v1/placements", job).await;
    assert!(house.get(&coach, &format!("/cases/{case}")).await.body.contains("/profile#employer_signature_days"));
    for days in 1..=6 {
        let log = json!({"case": case, "note": "Point", "held_on": today().plus_days(-days), "side": "trainee", "minutes": 60});
        sent(&house, "/api/v1/sessions", log).await;
    }
    let page = house.get(&coach, &format!("/plans/{plan}")).await.body;
    // 29 days of 10 hours a week.
    assert!(page.contains("6 h de coaching pour 41,43 h de contrat") && page.contains("14,48"), "{page}");
    assert!(page.contains("/profile#hours_share") && page.contains("/profile#employer_share"), "{page}");
    sent(&house, &format!("/api/v1/plans/{plan}/sign"), json!({"by": "employer", "on": today()})).await;
    assert!(!house.get(&coach, &format!("/cases/{case}")).await.body.contains("/profile#employer_signature_days"));
    house.close().await;
}
