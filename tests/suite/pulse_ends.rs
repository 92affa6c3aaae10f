//! When a pulse's address answers no more: after its days, withdrawn, overtaken, with its mailbox, its job or its case; and what it
//! tells nobody.

use crate::{answers::contact, finding::Desk, house::today, pulses::apart};
use jalon::{
    kernel::moment::DAY,
    method::pulses::{ASK_DAYS, DOOR_DAYS},
};
use serde_json::json;

async fn is_dead(desk: &Desk, door: &str, why: &str) {
    let page = desk.page(door).await;
    assert!(!page.contains("appelez-moi") && !page.contains("Ça bloque"), "{why}: {page}");
    assert_eq!(desk.press(door, "going", "stuck").await.code(), 422, "{why}");
}

/// A first answer in its days, another one in fourteen more; then nothing.
#[tokio::test]
async fn an_address_answers_in_its_days_only() {
    let desk = apart().await;
    let (_, other) = desk.asked("trainee").await;
    desk.house.parts().clock.advance((ASK_DAYS - 1) * DAY);
    desk.pressed(&other, "going", "well").await;
    desk.house.parts().clock.advance(DAY);
    is_dead(&desk, &desk.a().pulse.clone(), "expired").await;
    desk.house.parts().clock.advance((DOOR_DAYS - ASK_DAYS - 2) * DAY);
    desk.pressed(&other, "going", "difficulty").await;
    desk.house.parts().clock.advance(DAY);
    assert_eq!(desk.press(&other, "going", "stuck").await.code(), 422, "settled");
    let page = desk.page(&other).await;
    assert!(page.contains("Il y a une difficulté") && !page.contains("appelez-moi"), "what was answered stays: {page}");
    assert_eq!(desk.ask("employer").await.code(), 200, "what expired can be asked anew");
    desk.house.close().await;
}

/// Withdrawn, overtaken, a mailbox that is that side's no more, a job or a case that is over: nothing answers, and what was asked for
/// before stands on no day.
#[tokio::test]
async fn an_address_dies_with_what_it_is_about() {
    let desk = apart().await;
    let a = desk.a().clone();
    desk.pressed(&a.pulse, "going", "stuck").await;
    let (id, door) = desk.asked("trainee").await;
    desk.done("jobcoach", &format!("/pulses/{id}/withdraw"), json!({})).await;
    is_dead(&desk, &door, "withdrawn").await;
    assert_eq!(
        desk.counted("select count(*) from mails where structure_id = {own} and state = 'dead'").await,
        1,
        "its mail need not leave"
    );
    // An answer that can be changed is overtaken by a new question; it stands until that one is answered.
    let (_, second) = desk.asked("employer").await;
    is_dead(&desk, &a.pulse, "overtaken").await;
    assert_eq!(desk.next("employer").await["touch"], "called");
    desk.pressed(&second, "call", "no").await;
    assert_ne!(desk.next("employer").await["touch"], "called", "the later answer counts");
    // An address of the firm that was typed into the person's record, and put right, speaks for the person no more.
    desk.house.parts().clock.advance(DAY);
    let (_, third) = desk.asked("trainee").await;
    desk.pressed(&third, "going", "stuck").await;
    contact(&desk.house, &a, "personne@boite.example").await;
    is_dead(&desk, &second, "another mailbox").await;
    desk.done(
        "director",
        &format!("/trainees/{}/update", a.world.trainee),
        json!({"first_name": "A", "last_name": "B", "email": "autre@boite.example", "entered_on": today().plus_days(-230)}),
    )
    .await;
    is_dead(&desk, &third, "the other side's mailbox").await;
    desk.house.parts().clock.advance(DAY);
    let (_, fourth) = desk.asked("trainee").await;
    desk.pressed(&fourth, "going", "stuck").await;
    let last = today().plus_days(1);
    desk.done("jobcoach", &format!("/placements/{}/end", a.world.placement), json!({"ended_on": last})).await;
    is_dead(&desk, &fourth, "the job is over").await;
    assert_eq!(desk.next("trainee").await["standing"], "over");
    desk.house.close().await;
}

#[tokio::test]
async fn a_closed_case_asks_nobody() {
    let desk = apart().await;
    let a = desk.a().clone();
    desk.pressed(&a.pulse, "call", "yes").await;
    let (_, door) = desk.asked("trainee").await;
    desk.house.close_case().await;
    is_dead(&desk, &a.pulse, "closed").await;
    is_dead(&desk, &door, "closed").await;
    assert_eq!(desk.day().await, "");
    let open = "select count(*) from doors where structure_id = {own} and purpose = 'pulse' and withdrawn_at is null";
    assert_eq!(desk.counted(open).await, 0);
    desk.house.close().await;
}
