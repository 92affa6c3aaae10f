//! What an employer answers: who reads their words and their address, and who may have the question mailed anew.

use crate::{
    browser::{Caller, Letter, Reply, pairs},
    house::House,
    walk::asked,
    world::Side,
};
use axum::http::Method;
use jalon::{
    desk::LinkToken,
    kernel::{ids::LinkId, moment::DAY},
    method::milestones::LINK_DAYS,
    web::Face,
};
use serde_json::json;

const WORDS: &str = "Arrive en retard depuis que son fils est malade";

/// The address of the employer's contact as the town was built, and another one that nobody else there has.
const CONTACT: &str = "qwertal-alpha@alpha.example";
const OTHER: &str = "nouvelle@fournil.example";

async fn answered(house: &House, link: &str) {
    let typed = pairs(&[("answer", "difficulty"), ("comment", WORDS)]);
    let reply = house.post(&Caller::nobody(), &format!("/l/{link}"), &typed).await;
    assert_eq!(reply.code(), 303, "{}", reply.body);
}

/// A supervisor sees that their person's job was confirmed, not by whom and in which words.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_supervisor_reads_no_address_and_no_comment() {
    let house = House::new().await;
    let a = &house.town.a;
    contact(&house, a, OTHER).await;
    let asked_too = house.api(&a.program("jobcoach"), &format!("/api/v1/milestones/{}/ask", a.world.milestone), &json!({})).await;
    assert_eq!(asked_too.code(), 200, "{}", asked_too.body);
    contact(&house, a, CONTACT).await;
    answered(&house, &a.link).await;
    let placement = format!("/placements/{}", a.world.placement);
    let coachs = house.get(&a.coach(), &placement).await.body;
    assert!(coachs.contains(WORDS) && coachs.contains(CONTACT) && coachs.contains(OTHER), "{coachs}");

    let supervisor = Caller::human("supervisor", &a.supervisor);
    let own = house.get(&supervisor, &placement).await;
    assert_eq!(own.code(), 200);
    assert!(own.body.contains("Difficulté") || own.body.contains("difficulté"), "the answer itself is theirs to know: {}", own.body);
    assert!(!own.body.contains('@'), "{}", own.body);
    // Nor anywhere else that is open to them, as a person or as a program.
    for route in house.app.table.routes.iter().filter(|r| r.method == Method::GET && r.face != Face::Link) {
        let caller = if route.face == Face::Api { a.program("supervisor") } else { supervisor.clone() };
        let reply = house.ask(&caller, &asked(&house, route, a)).await;
        assert!(!reply.body.contains(WORDS) && !reply.body.contains(OTHER), "{}: {}", route.path, reply.body);
    }
    house.close().await;
}

/// Presses « send me a new one »; answers with the code and to whom letters were written by it.
async fn renewed(house: &House, link: &str) -> (u16, Vec<String>) {
    let here = house.town.a.here.id;
    let mails = async || {
        let mut raw = house.raw().await;
        raw.enter(here).await;
        let all = raw.texts(&format!("select recipient from mails where structure_id = {} order by id", raw.id(here))).await;
        raw.close().await;
        all
    };
    let before = mails().await.len();
    let reply = house.post(&Caller::nobody(), &format!("/l/{link}/renew"), &[]).await;
    (reply.code(), mails().await.split_off(before))
}

const NOT: (u16, Vec<String>) = (422, Vec::new());

/// The words of the links there are, the oldest first.
async fn links(house: &House) -> Vec<String> {
    let here = house.town.a.here.id;
    let mut raw = house.raw().await;
    raw.enter(here).await;
    let sql = format!("select {} from links where structure_id = {} order by created_at, id", raw.id_text("id"), raw.id(here));
    let found = raw.texts(&sql).await;
    raw.close().await;
    let word = |id: &String| LinkToken::of(&house.parts().config.key, here, LinkId(id.parse().expect("an id"))).word().to_owned();
    found.iter().map(word).collect()
}

/// The employer's contact gets another address, as somebody of the structure types it.
pub async fn contact(house: &House, side: &Side, email: &str) {
    let body = json!({"name": "Qwertal-Alpha", "contact_name": "Qwertal-Alpha contact", "contact_email": email});
    let reply = house.api(&side.program("director"), &format!("/api/v1/employers/{}/update", side.world.employer), &body).await;
    assert_eq!(reply.code(), 200, "{}", reply.body);
}

async fn ask_again(house: &House, side: &Side) -> Reply {
    // The milestone the world's link is about, not the one that waits to be asked.
    let mut raw = house.raw().await;
    raw.enter(side.here.id).await;
    let link = format!("select {} from links where id = {}", raw.id_text("milestone_id"), raw.id(side.world.link));
    let milestone = raw.texts(&link).await[0].parse::<uuid::Uuid>().expect("an id");
    raw.close().await;
    let letter = Letter::post(&format!("/api/v1/milestones/{milestone}/ask"), "application/json", "{}");
    house.send(&side.program("jobcoach"), letter).await
}

fn wait(house: &House, days: i64) {
    house.parts().clock.advance(days * DAY);
}

#[tokio::test]
async fn only_the_latest_question_is_mailed_anew() {
    let house = House::new().await;
    let a = &house.town.a;
    wait(&house, 1);
    assert_eq!(renewed(&house, &a.link).await, NOT, "it still asks");
    wait(&house, LINK_DAYS);
    assert_eq!(ask_again(&house, a).await.code(), 200);
    wait(&house, LINK_DAYS + 1);
    let [old, new] = links(&house).await.try_into().expect("two links");
    assert_eq!(old, a.link);
    assert_eq!(renewed(&house, &old).await, NOT, "the same person was asked again since");
    assert_eq!(renewed(&house, &new).await, (303, vec![CONTACT.to_owned()]));
    assert_eq!(renewed(&house, &new).await, NOT, "there is a newer one by now");
    house.close().await;
}

#[tokio::test]
async fn only_who_speaks_for_the_firm_has_it_mailed_anew() {
    let house = House::new().await;
    let a = &house.town.a;
    wait(&house, LINK_DAYS + 1);
    contact(&house, a, OTHER).await;
    assert_eq!(renewed(&house, &a.link).await, NOT, "somebody else speaks for the firm");
    contact(&house, a, CONTACT).await;
    assert_eq!(renewed(&house, &a.link).await, (303, vec![CONTACT.to_owned()]));
    house.close().await;
}

/// Two people of a firm were asked, one after the other; the first answered.
#[tokio::test]
async fn what_an_employer_confirmed_is_not_asked_anew() {
    let house = House::new().await;
    let a = &house.town.a;
    wait(&house, 1);
    contact(&house, a, OTHER).await;
    assert_eq!(ask_again(&house, a).await.code(), 200);
    let [first, second] = links(&house).await.try_into().expect("two links");
    contact(&house, a, CONTACT).await;
    answered(&house, &first).await;
    contact(&house, a, OTHER).await;
    wait(&house, LINK_DAYS + 1);
    assert_eq!(renewed(&house, &second).await, NOT, "the firm has spoken");
    house.close().await;
}

#[tokio::test]
async fn nothing_is_asked_anew_in_a_closed_case() {
    let house = House::new().await;
    let a = &house.town.a;
    wait(&house, LINK_DAYS + 1);
    house.close_case().await;
    assert_eq!(renewed(&house, &a.link).await, NOT);
    house.close().await;
}
