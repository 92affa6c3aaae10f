//! Who is put forward: on which consent, and for a need that was asked before.

use crate::house::{House, today};
use serde_json::{Value, json};

/// A firm asked before it was answered and before anybody was put forward; the consent that counted then is kept.
#[tokio::test]
async fn a_need_is_not_asked_after_somebody_was_put_forward() {
    let house = House::new().await;
    let a = &house.town.a;
    let day = |days: i64| today().plus_days(days);
    let send = async |role: &'static str, address: &str, body: Value| {
        let reply = house.api(&a.program(role), &format!("/api/v1{address}"), &body).await;
        (reply.code() < 300, reply.json()["id"].as_str().unwrap_or_default().to_owned())
    };
    let (_, need) = send("director", "/needs", json!({"employer": a.world.employer, "job_title": "Poste", "asked_on": day(-5)})).await;
    let person = json!({"first_name": "Awa", "last_name": "Diop", "entered_on": day(-90), "consent_on": day(-10)});
    let (done, person) = send("jobcoach", "/trainees", person).await;
    assert!(done);
    let case = json!({"trainee": person, "coach": a.jobcoach.member, "opened_on": day(-60)});
    let (done, case) = send("jobcoach", "/cases", case).await;
    assert!(done);
    assert!(send("director", &format!("/needs/{need}/answer"), json!({"answer": "nobody", "on": day(-1)})).await.0);
    let (done, one) = send("jobcoach", "/candidates", json!({"need": need, "case": case, "on": day(-3)})).await;
    assert!(done);
    let to = format!("/needs/{need}/update");
    assert!(!send("director", &to, json!({"job_title": "Poste", "asked_on": day(-2)})).await.0);
    assert!(send("director", &to, json!({"job_title": "Poste", "asked_on": day(-3)})).await.0);
    let taken_back = json!({"first_name": "Awa", "last_name": "Diop", "entered_on": day(-90)});
    assert!(send("jobcoach", &format!("/trainees/{person}/update"), taken_back).await.0);
    let kept = house.get(&a.program("director"), &format!("/api/v1/candidates/{one}")).await.json();
    assert_eq!(kept["consent_on"].as_str(), Some(day(-10).to_string().as_str()));
    house.close().await;
}
