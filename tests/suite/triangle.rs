//! The walls inside the triangle: what can reach an employer without an account is work facts and its own agreement, whatever is
//! written in the case and wherever the question stands.
//!
//! Invariant: every text of the world holds its structure's word followed by the field it was typed into, so that a page or a
//! mail says by itself which fields it tells.

use crate::{
    browser::{Caller, pairs},
    house::{House, today},
};
use jalon::kernel::moment::DAY;
use serde_json::json;
use std::collections::BTreeSet;

const WORD: &str = "Qwertal-Alpha";

/// The fields an employer's link, mail and page may tell: the person's first name, the post and its tutor; who coaches, for which
/// structure; themselves; and, of an agreement, the common text, their own part and the coach's.
const WORK_FACTS: [&str; 10] =
    ["first_name", "job_title", "tutor", "coach", "structure", "name", "contact_name", "commun", "leur part", "for_coach"];

/// Which fields a text tells.
fn told(text: &str) -> BTreeSet<String> {
    let text = crate::browser::unescaped(text);
    let mut fields = BTreeSet::new();
    for (at, _) in text.match_indices(WORD) {
        let before = &text[..at];
        if before.ends_with("Jeanne ") {
            fields.insert("coach".to_owned());
        } else if before.ends_with("Atelier ") {
            fields.insert("structure".to_owned());
        } else {
            let after = text[at + WORD.len()..].trim_start_matches(' ');
            let known = ["leur part", "sa part"].into_iter().find(|k| after.starts_with(k)).map(str::to_owned);
            let next = || after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            fields.insert(known.unwrap_or_else(next));
        }
    }
    fields
}

/// Every text that can reach the employer's contact.
async fn reaches(house: &House) -> Vec<(String, String)> {
    let (a, nobody) = (&house.town.a, Caller::nobody());
    let mut texts = Vec::new();
    for path in [
        format!("/l/{}", a.link),
        format!("/l/{}?change=1", a.link),
        format!("/l/{}?lang=en", a.link),
        format!("/l/{}/agreement", a.door),
        format!("/l/{}/agreement?lang=en", a.door),
    ] {
        let reply = house.get(&nobody, &path).await;
        assert_eq!(reply.code(), 200, "{path}");
        texts.push((path, reply.body));
    }
    for path in [format!("/l/{}", a.link), format!("/l/{}/renew", a.link), format!("/l/{}/agreement", a.door)] {
        let reply = house.post(&nobody, &path, &pairs(&[("say", "perhaps"), ("answer", "perhaps"), ("left_on", "jamais")])).await;
        texts.push((format!("POST {path}"), reply.body));
    }
    let mut raw = house.raw().await;
    raw.enter(a.here.id).await;
    let own = raw.id(a.here.id);
    // What the person is asked through a door of their own is theirs.
    let theirs = format!("select id from doors where purpose <> 'agreement' and structure_id = {own}");
    let sql = format!("select subject || '\n' || body from mails where (door is null or door not in ({theirs})) and structure_id = {own}");
    let mails = raw.texts(&sql).await;
    raw.close().await;
    assert!(mails.len() >= 2, "the employer was written to");
    texts.extend(mails.into_iter().map(|mail| ("a mail".to_owned(), mail)));
    texts
}

async fn only_work_facts(house: &House, when: &str) {
    for (from, text) in reaches(house).await {
        let more: Vec<String> = told(&text).into_iter().filter(|field| !WORK_FACTS.contains(&field.as_str())).collect();
        assert!(more.is_empty(), "{when}, {from} tells {more:?}:\n{text}");
    }
}

/// Notes for every audience, gaps, a plan and its objectives, a person's whole record: none of it reaches the employer, before
/// the answer and after it, once the door expired, and once the case is closed.
#[tokio::test]
async fn an_employer_is_told_work_facts_and_no_more() {
    let house = House::new().await;
    let (a, coach) = (&house.town.a, house.town.a.program("jobcoach"));
    let pages = house.get(&a.coach(), &format!("/cases/{}", a.world.case)).await.body;
    assert!(told(&pages).contains("note") && told(&pages).contains("last_name"), "the coach's page tells more: {:?}", told(&pages));
    for audience in ["coach", "structure", "trainee", "employer"] {
        let note = format!("{WORD} note_{audience}");
        let body = json!({"case": a.world.case, "note": note, "audience": audience, "held_on": today()});
        assert_eq!(house.api(&coach, "/api/v1/sessions", &body).await.code(), 201);
    }
    only_work_facts(&house, "before the answer").await;
    let answer = pairs(&[("answer", "difficulty"), ("comment", "Le rythme")]);
    assert_eq!(house.post(&Caller::nobody(), &format!("/l/{}", a.link), &answer).await.code(), 303);
    only_work_facts(&house, "after the answer").await;
    let sign = pairs(&[("say", "signed")]);
    assert_eq!(house.post(&Caller::nobody(), &format!("/l/{}/agreement", a.door), &sign).await.code(), 303);
    only_work_facts(&house, "once signed").await;
    house.parts().clock.advance(90 * DAY);
    only_work_facts(&house, "once expired").await;
    house.close_case().await;
    only_work_facts(&house, "once the case is closed").await;
    house.close().await;
}

/// What is printed for a firm names nobody who is accompanied.
#[tokio::test]
async fn the_presentation_names_nobody() {
    let house = House::new().await;
    let a = &house.town.a;
    let page = house.get(&a.coach(), &format!("/employers/{}/presentation", a.world.employer)).await;
    let known = ["coach", "structure", "name"];
    let more: Vec<String> = told(&page.body).into_iter().filter(|f| !known.contains(&f.as_str())).collect();
    assert!(more.is_empty() && page.code() == 200, "{more:?}");
    house.close().await;
}
