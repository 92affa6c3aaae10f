//! Milestones about which the sides differ, and questions that are handed over on paper.

use crate::{
    browser::{Caller, pairs},
    bundles::import,
    finding::Desk,
};
use jalon::{kernel::moment::DAY, method::milestones::LINK_DAYS};
use serde_json::{Value, json};

const FOUND: &str = "L’arrêt maladie avait été pris pour un départ";

async fn milestone(desk: &Desk, id: impl std::fmt::Display) -> Value {
    desk.read(&format!("/milestones/{id}")).await
}

/// The milestone that the employer was asked about, in structure A.
async fn asked(desk: &Desk) -> String {
    let all = desk.read(&format!("/milestones?placement={}", desk.a().world.placement)).await;
    let found = all["items"].as_array().unwrap().iter().find(|m| m["kind"] == "DAY1").unwrap().clone();
    found["id"].as_str().unwrap().to_owned()
}

/// Answers a minute later: of two answers in one moment nobody knows which is the latest.
async fn answer(desk: &Desk, word: &str, answer: &str) -> u16 {
    desk.house.parts().clock.advance(DAY / 1440);
    desk.house.post(&Caller::nobody(), &format!("/l/{word}"), &pairs(&[("answer", answer)])).await.code()
}

#[tokio::test]
async fn sides_that_differ_are_shown_as_one_until_the_coach_knows() {
    let desk = Desk::new().await;
    let (a, coach) = (desk.a().clone(), desk.a().coach());
    let id = asked(&desk).await;
    let place = format!("/placements/{}", a.world.placement);
    desk.done("jobcoach", &format!("/milestones/{id}/record"), json!({"answer": "left", "grade": "C"})).await;
    assert_eq!(milestone(&desk, &id).await["contradicted_on"], Value::Null, "one side contradicts nobody");
    assert_eq!(answer(&desk, &a.link, "difficulty").await, 303);
    let known = milestone(&desk, &id).await;
    assert_eq!((&known["contradicted_on"], &known["grade"]), (&json!("2026-11-24"), &json!("A")));

    // On the day, at the job and in the case, with one gesture.
    let clear = format!("/milestones/{id}/clear-up");
    for page in ["/", &place] {
        let body = desk.house.get(&coach, page).await.body;
        assert!(body.contains("se contredisent") && body.contains(&clear), "{page}: {body}");
    }
    let case = desk.house.get(&coach, &format!("/cases/{}", a.world.case)).await.body;
    assert!(case.contains("Les avis se contredisent"), "{case}");
    let both = desk.house.get(&coach, &clear).await.body;
    assert!(both.contains("Confirmé par l’employeur") && both.contains("Déclaré, sans document"), "{both}");
    let outside = desk.house.get(&Caller::human("director", &a.director), &clear).await;
    assert_eq!(outside.code(), 403, "it is the coach’s to find out");

    let stranger = desk.house.town.b.program("jobcoach");
    let theirs = desk.house.api(&stranger, &format!("/api/v1{clear}"), &json!({"note": FOUND})).await;
    assert_eq!(theirs.code(), 404);
    desk.done("jobcoach", &clear, json!({"note": FOUND})).await;
    let again = desk.post("jobcoach", &clear, json!({"note": FOUND})).await;
    assert_eq!((again.code(), &again.json()["errors"][0]["rule"]), (422, &json!("err-not-contradicted")));
    let known = milestone(&desk, &id).await;
    assert_eq!((&known["cleared_on"], &known["answer"], &known["grade"]), (&json!("2026-11-24"), &json!("difficulty"), &json!("A")));
    assert!(!desk.house.get(&coach, "/").await.body.contains(&clear));
    assert!(desk.house.get(&coach, &place).await.body.contains(FOUND));
    let supervisor = desk.house.get(&Caller::human("supervisor", &a.supervisor), &place).await;
    assert!(supervisor.code() == 200 && !supervisor.body.contains(FOUND), "{}", supervisor.body);
    let employers = desk.house.get(&Caller::nobody(), &format!("/l/{}", a.link)).await.body;
    assert!(!employers.contains(FOUND), "the other side is never told: {employers}");

    // The employer comes to agree; then somebody says otherwise again.
    assert_eq!(answer(&desk, &a.link, "left").await, 303);
    let known = milestone(&desk, &id).await;
    assert_eq!((&known["contradicted_on"], &known["cleared_on"]), (&Value::Null, &Value::Null));
    desk.house.parts().clock.advance(DAY / 1440);
    desk.done("jobcoach", &format!("/milestones/{id}/record"), json!({"answer": "in_post", "grade": "B"})).await;
    assert_eq!(milestone(&desk, &id).await["contradicted_on"], "2026-11-24");
    desk.house.close().await;
}

#[tokio::test]
async fn two_who_clear_up_at_once_do_it_once() {
    let desk = Desk::new().await;
    let address = format!("/milestones/{}/clear-up", desk.a().world.contradicted);
    let tries = (0..8).map(|n| desk.post("jobcoach", &address, json!({"note": format!("{FOUND} ({n})")})));
    let codes: Vec<u16> = futures_util::future::join_all(tries).await.iter().map(|r| r.code()).collect();
    assert_eq!((codes.iter().filter(|c| **c == 200).count(), codes.iter().filter(|c| **c == 422).count()), (1, 7), "{codes:?}");
    desk.house.close().await;
}

/// A bundle may bring the other side.
#[tokio::test]
async fn an_import_can_contradict() {
    let desk = Desk::new().await;
    let id = desk.a().world.milestone;
    let known = milestone(&desk, id).await;
    desk.done("jobcoach", &format!("/milestones/{id}/record"), json!({"answer": "in_post", "grade": "C"})).await;
    let text = |f: &str| known[f].as_str().unwrap().to_owned();
    let row = format!("{},{},{},2026-11-24,left,A\n", text("placement"), text("kind"), text("due_on"));
    let file = format!("placement,kind,due_on,answered_on,answer,grade\n{row}");
    assert_eq!(import(&desk, vec![("milestones.csv", file)]).await, (0, 1));
    assert_eq!(milestone(&desk, id).await["contradicted_on"], "2026-11-24");
    desk.house.close().await;
}

/// The word of the address in a sheet.
fn word(sheet: &str) -> String {
    let rest = sheet.split_once("/l/").expect("an address").1;
    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
}

#[tokio::test]
async fn a_sheet_is_answered_by_its_code_and_is_worth_a_document() {
    let desk = Desk::new().await;
    let (a, coach) = (desk.a().clone(), desk.a().coach());
    let id = asked(&desk).await;
    let sheet = format!("/milestones/{id}/sheet");
    assert_eq!(desk.house.get(&coach, &sheet).await.location(), format!("/milestones/{id}/ask"), "none was prepared");
    let made = desk.house.post(&coach, &format!("/milestones/{id}/hand"), &pairs(&[])).await;
    assert_eq!((made.code(), made.location().starts_with(&sheet)), (303, true), "{}", made.body);
    let page = desk.house.get(&coach, &sheet).await.body;
    assert!(
        page.contains("<svg class=\"qr\" role=\"img\" aria-label=\"Code à scanner pour répondre\"") && page.contains("<path"),
        "{page}"
    );
    let word = word(&page);
    assert!(word.len() > 30 && word != a.link, "a sheet has an address of its own: {word}");
    let english = desk.house.get(&coach, &format!("{sheet}?language=en")).await.body;
    assert!(english.contains("Scan to answer") && english.contains(&word), "{english}");
    desk.done("jobcoach", &format!("/milestones/{id}/hand"), json!({})).await;
    assert_eq!(self::word(&desk.house.get(&coach, &sheet).await.body), word, "again is the same sheet");
    for (who, code) in [(Caller::human("director", &a.director), 403), (desk.house.town.b.coach(), 404)] {
        assert_eq!(desk.house.get(&who, &sheet).await.code(), code);
    }

    let before = desk.house.state().await;
    let question = desk.house.get(&Caller::nobody(), &format!("/l/{word}")).await;
    assert!(question.code() == 200 && question.body.contains("travaille toujours chez vous"), "{}", question.body);
    assert_eq!(desk.house.state().await, before, "opening it changes nothing");
    assert_eq!(answer(&desk, &word, "in_post").await, 303);
    let known = milestone(&desk, &id).await;
    assert_eq!((&known["answer"], &known["grade"]), (&json!("in_post"), &json!("B")), "who scanned it cannot be known");
    let place = desk.house.get(&coach, &format!("/placements/{}", a.world.placement)).await.body;
    assert!(place.contains("par la feuille remise") && place.contains("Feuille à code remise"), "{place}");
    // What the firm says from its own mailbox weighs more, and then there is nothing to hand over.
    assert_eq!(answer(&desk, &a.link, "difficulty").await, 303);
    assert_eq!(milestone(&desk, &id).await["grade"], "A");
    let late = desk.post("jobcoach", &format!("/milestones/{id}/hand"), json!({})).await;
    assert_eq!((late.code(), &late.json()["errors"][0]["rule"]), (422, &json!("err-confirmed-already")));
    desk.house.close().await;
}

#[tokio::test]
async fn a_sheet_ends_and_nobody_mails_it_anew() {
    let desk = Desk::new().await;
    let (coach, id) = (desk.a().coach(), desk.a().world.milestone);
    let link = desk.done("jobcoach", &format!("/milestones/{id}/hand"), json!({})).await;
    let first = word(&desk.house.get(&coach, &format!("/milestones/{id}/sheet")).await.body);
    desk.done("jobcoach", &format!("/links/{link}/withdraw"), json!({})).await;
    assert_eq!(answer(&desk, &first, "in_post").await, 422);
    desk.done("jobcoach", &format!("/milestones/{id}/hand"), json!({})).await;
    let second = word(&desk.house.get(&coach, &format!("/milestones/{id}/sheet")).await.body);
    assert_ne!(first, second);
    desk.house.parts().clock.advance((LINK_DAYS + 1) * DAY);
    assert_eq!(answer(&desk, &second, "in_post").await, 422);
    let page = desk.house.get(&Caller::nobody(), &format!("/l/{second}")).await.body;
    assert!(!page.contains("/renew"), "there is no address to mail it to: {page}");
    let renewed = desk.house.post(&Caller::nobody(), &format!("/l/{second}/renew"), &pairs(&[])).await;
    assert_eq!(renewed.code(), 422, "{}", renewed.body);
    assert_eq!(milestone(&desk, id).await["answer"], Value::Null);
    desk.house.close().await;
}

#[tokio::test]
async fn a_document_that_was_seen_is_kept_with_what_it_says() {
    let desk = Desk::new().await;
    let (a, id) = (desk.a().clone(), desk.a().world.milestone);
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let address = format!("/milestones/{id}/record");
    let declared = desk.post("jobcoach", &address, json!({"answer": "in_post", "grade": "C", "scan": png})).await;
    assert_eq!((declared.code(), &declared.json()["errors"][0]["rule"]), (422, &json!("err-scan-grade")));
    desk.done("jobcoach", &address, json!({"answer": "in_post", "grade": "B", "scan": png})).await;
    let place = format!("/placements/{}", a.world.placement);
    let page = desk.house.get(&desk.a().coach(), &place).await.body;
    let scan = page.split_once("href=\"/scans/").expect("the photograph").1.split('"').next().unwrap().to_owned();
    assert_eq!(desk.house.get(&desk.a().coach(), &format!("/scans/{scan}")).await.code(), 200);
    let supervisor = Caller::human("supervisor", &a.supervisor);
    assert!(!desk.house.get(&supervisor, &place).await.body.contains("/scans/"));
    assert_eq!(desk.house.get(&desk.house.town.b.coach(), &format!("/scans/{scan}")).await.code(), 404);
    desk.house.close().await;
}
