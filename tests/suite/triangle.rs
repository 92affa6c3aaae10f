//! The walls inside the triangle: what can reach an employer without an account is work facts and its own agreement, and what can
//! reach the person is their own, whatever is written in the case and wherever the question stands.
//!
//! Invariant: every text of the world holds its structure's word followed by the field it was typed into, so that a page or a
//! mail says by itself which fields it tells.

use crate::{
    browser::{Caller, pairs},
    house::{House, today},
};
use jalon::{desk::LinkToken, kernel::moment::DAY};
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
    let (a, nobody) = (&house.town.a, Caller::holder());
    let mut texts = Vec::new();
    for path in [
        format!("/l/{}", a.link),
        format!("/l/{}?change=1", a.link),
        format!("/l/{}?lang=en", a.link),
        format!("/l/{}/agreement", a.door),
        format!("/l/{}/agreement?lang=en", a.door),
        format!("/l/{}/shared_with_employer", a.shared),
        format!("/l/{}/shared_with_employer?lang=en&asked=1", a.shared),
        format!("/l/{}/pulse", a.pulse),
        format!("/l/{}/pulse?lang=en", a.pulse),
    ] {
        let reply = house.get(&nobody, &path).await;
        assert_eq!(reply.code(), 200, "{path}");
        texts.push((path, reply.body));
    }
    texts.extend(without_a_code(house, &[format!("/l/{}/agreement", a.door), format!("/l/{}/shared_with_employer", a.shared)]).await);
    for path in
        [format!("/l/{}", a.link), format!("/l/{}/renew", a.link), format!("/l/{}/agreement", a.door), format!("/l/{}/pulse", a.pulse)]
    {
        let reply = house
            .post(&nobody, &path, &pairs(&[("say", "perhaps"), ("going", "perhaps"), ("answer", "perhaps"), ("left_on", "jamais")]))
            .await;
        texts.push((format!("POST {path}"), reply.body));
    }
    let mut raw = house.raw().await;
    raw.enter(a.here.id).await;
    let own = raw.id(a.here.id);
    // The person's own mails go to the person.
    let purposes = "('consent', 'shared_with_trainee', 'transfer')";
    let theirs = format!(
        "select d.id from doors d left join pulses p on p.structure_id = d.structure_id and p.id = d.subject \
         where d.structure_id = {own} and (d.purpose in {purposes} or p.side = 'trainee')"
    );
    let sql = format!("select subject || '\n' || body from mails where structure_id = {own} and (door is null or door not in ({theirs}))");
    let mails = raw.texts(&sql).await;
    raw.close().await;
    assert!(mails.len() >= 2, "the employer was written to");
    texts.extend(mails.into_iter().map(|mail| ("a mail".to_owned(), mail)));
    texts
}

/// What a locked door may tell: who coaches, for which structure.
const LOCKED: [&str; 2] = ["coach", "structure"];

/// Every text of these doors for whoever holds their addresses and has typed no code: it tells who coaches, and nothing else of
/// anybody.
async fn without_a_code(house: &House, doors: &[String]) -> Vec<(String, String)> {
    let (nobody, mut texts) = (Caller::nobody(), Vec::new());
    let press = pairs(&[("say", "signed"), ("consent", "agree"), ("comment", "peut-être")]);
    for door in doors {
        let base = door.rsplit_once('/').expect("a purpose").0;
        for path in [base.to_owned(), door.clone(), format!("{door}?lang=en&asked=1"), format!("{base}/code"), format!("{base}/key")] {
            texts.push((path.clone(), house.get(&nobody, &path).await.body));
        }
        texts.push((format!("POST {door}"), house.post(&nobody, door, &press).await.body));
        texts.push((format!("POST {base}/key"), house.post(&nobody, &format!("{base}/key"), &pairs(&[("code", "000000")])).await.body));
    }
    for (from, text) in &texts {
        let more: Vec<String> = told(text).into_iter().filter(|field| !LOCKED.contains(&field.as_str())).collect();
        assert!(more.is_empty(), "without a code, {from} tells {more:?}:\n{text}");
    }
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
    assert_eq!(house.post(&Caller::holder(), &format!("/l/{}", a.link), &answer).await.code(), 303);
    only_work_facts(&house, "after the answer").await;
    let sign = pairs(&[("say", "signed")]);
    assert_eq!(house.post(&Caller::holder(), &format!("/l/{}/agreement", a.door), &sign).await.code(), 303);
    only_work_facts(&house, "once signed").await;
    house.parts().clock.advance(90 * DAY);
    only_work_facts(&house, "once expired").await;
    house.close_case().await;
    only_work_facts(&house, "once the case is closed").await;
    house.close().await;
}

/// The fields a person's doors and mails may tell: themselves; who coaches, for which structure; the firm; the words that are
/// theirs; and, of an agreement, the common text, their own part and the coach's.
const OWN: [&str; 10] =
    ["first_name", "last_name", "coach", "structure", "name", "wording", "commun", "sa part", "for_trainee", "for_coach"];

/// Every text that can reach the person.
async fn reaches_the_person(house: &House, doors: &[String]) -> Vec<(String, String)> {
    let nobody = Caller::holder();
    let mut texts = without_a_code(house, doors).await;
    for door in doors {
        for path in [door.clone(), format!("{door}?lang=en&asked=1")] {
            let reply = house.get(&nobody, &path).await;
            assert_eq!(reply.code(), 200, "{path}");
            texts.push((path, reply.body));
        }
        let rubbish = pairs(&[("say", "perhaps"), ("consent", "perhaps"), ("comment", "peut-être")]);
        texts.push((format!("POST {door}"), house.post(&nobody, door, &rubbish).await.body));
    }
    let mut raw = house.raw().await;
    raw.enter(house.town.a.here.id).await;
    let own = raw.id(house.town.a.here.id);
    let theirs = format!(
        "select d.id from doors d left join signatures s on s.structure_id = d.structure_id and s.id = d.subject \
         left join pulses p on p.structure_id = d.structure_id and p.id = d.subject \
         where d.structure_id = {own} and (d.purpose in ('consent', 'shared_with_trainee') or s.party = 'trainee' or p.side = 'trainee')"
    );
    let mails = format!("select subject || '\n' || body from mails where structure_id = {own} and door in ({theirs})");
    let mails = raw.texts(&mails).await;
    raw.close().await;
    assert!(mails.len() >= 3, "the person was written to");
    texts.extend(mails.into_iter().map(|mail| ("a mail".to_owned(), mail)));
    texts
}

async fn only_their_own(house: &House, doors: &[String], when: &str) {
    for (from, text) in reaches_the_person(house, doors).await {
        let more: Vec<String> = told(&text).into_iter().filter(|field| !OWN.contains(&field.as_str())).collect();
        assert!(more.is_empty(), "{when}, {from} tells {more:?}:\n{text}");
    }
}

/// Notes for fewer readers, what the firm confided and has not agreed to, the firm's part of the agreement, other people: none of
/// it reaches the person, before and after they answer, once their doors expired, and once the case is closed.
#[tokio::test]
async fn a_person_is_told_their_own_and_no_more() {
    let house = House::new().await;
    let (a, coach) = (&house.town.a, house.town.a.program("jobcoach"));
    for (audience, side) in [("coach", "trainee"), ("structure", "tripartite"), ("trainee", "employer"), ("employer", "employer")] {
        let body = json!({"case": a.world.case, "note": format!("{WORD} note_{audience}"), "audience": audience, "side": side, "held_on": today()});
        assert_eq!(house.api(&coach, "/api/v1/sessions", &body).await.code(), 201);
    }
    let confided = json!({"placement": a.world.placement, "whose": "employer", "wording": format!("{WORD} confidence")});
    assert_eq!(house.api(&coach, "/api/v1/sharings", &confided).await.code(), 201);
    let send = format!("/api/v1/agreements/{}/send", a.world.agreement);
    assert_eq!(house.api(&coach, &send, &json!({"mail_trainee": true})).await.code(), 200);
    let mut raw = house.raw().await;
    raw.enter(a.here.id).await;
    let (own, id) = (raw.id(a.here.id), raw.id_text("d.id"));
    let sql = format!(
        "select {id} from doors d join signatures s on s.structure_id = d.structure_id and s.id = d.subject \
         where d.structure_id = {own} and s.party = 'trainee'"
    );
    let door: uuid::Uuid = raw.texts(&sql).await[0].parse().unwrap();
    raw.close().await;
    let agreement = LinkToken::of(&house.parts().config.key, a.here.id, door);
    let doors = [
        format!("/l/{}/consent", a.consent),
        format!("/l/{}/shared_with_trainee", a.shared_with_trainee),
        format!("/l/{}/agreement", agreement.word()),
    ];
    let nobody = Caller::holder();
    let first = house.get(&nobody, &doors[0]).await.body;
    assert!(told(&first).contains("wording") && told(&first).contains("coach"), "their own words are told: {:?}", told(&first));
    only_their_own(&house, &doors, "before the answer").await;
    assert_eq!(house.post(&nobody, &doors[0], &pairs(&[("consent", "agree")])).await.code(), 303);
    assert_eq!(house.post(&nobody, &doors[2], &pairs(&[("say", "refused")])).await.code(), 303);
    only_their_own(&house, &doors, "after the answer").await;
    assert_eq!(house.post(&nobody, &doors[0], &pairs(&[("consent", "decline")])).await.code(), 303);
    only_their_own(&house, &doors, "once taken back").await;
    house.parts().clock.advance(100 * DAY);
    only_their_own(&house, &doors, "once expired").await;
    house.close_case().await;
    only_their_own(&house, &doors, "once the case is closed").await;
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

/// What each side answered to its pulse is told to the other by no page, mail or file: not behind any address of theirs, before and
/// after the answers, nor in what is sent when the case goes on elsewhere; while those who read the case see both.
#[tokio::test]
async fn neither_side_reads_the_others_pulse() {
    let desk = crate::pulses::apart().await;
    let a = desk.a().clone();
    let (_, own) = desk.asked("trainee").await;
    let theirs = format!("/l/{}/pulse", a.pulse);
    let face = |address: &str| [address.to_owned(), format!("{address}?lang=en&change=1")];
    let employers =
        [theirs.clone(), format!("/l/{}", a.link), format!("/l/{}/agreement", a.door), format!("/l/{}/shared_with_employer", a.shared)];
    let persons = [
        format!("/l/{own}/pulse"),
        format!("/l/{}/consent", a.consent),
        format!("/l/{}/shared_with_trainee", a.shared_with_trainee),
        format!("/l/{}/transfer", a.transfer_door),
    ];
    let seen = || async {
        desk.house.parts().readings.flush().await;
        let mut texts = Vec::new();
        for address in employers.iter().chain(&persons).flat_map(|address| face(address)) {
            let page = desk.house.get(&Caller::holder(), &address).await.body;
            let once = page
                .split("name=\"once\" value=\"")
                .enumerate()
                .map(|(i, part)| if i == 0 { part } else { part.split_once('"').unwrap().1 });
            texts.push((address, once.collect::<String>()));
        }
        texts
    };
    // Each side's faces are the same whatever the other one answers, to the letter.
    let before = seen().await;
    desk.pressed(&own, "going", "stuck").await;
    desk.pressed(&own, "call", "yes").await;
    let mine = |(address, _): &&(String, String)| address.starts_with(&persons[0]);
    let changed = |before: &[(String, String)], after: &[(String, String)]| -> Vec<String> {
        before.iter().zip(after).filter(|(b, a)| b.1 != a.1).map(|(b, _)| b.0.clone()).collect()
    };
    let after = seen().await;
    let own_faces: Vec<String> = after.iter().filter(mine).map(|(address, _)| address.clone()).collect();
    assert_eq!(changed(&before, &after), own_faces, "only the person's own page tells what they pressed");
    desk.pressed(&a.pulse, "going", "difficulty").await;
    let last = seen().await;
    assert_eq!(changed(&after, &last), face(&theirs), "and the employer's own what they pressed");
    for (page, words) in [
        (format!("/placements/{}", a.world.placement), ["Ça bloque", "Il y a une difficulté"]),
        (format!("/cases/{}", a.world.case), ["Souhaite un appel", "Il y a une difficulté"]),
    ] {
        let body = desk.house.get(&a.coach(), &page).await.body;
        assert!(words.iter().all(|word| body.contains(word)), "{page}: {body}");
        let supervisor = desk.house.get(&Caller::human("supervisor", &a.supervisor), &page).await;
        assert!(supervisor.code() == 200 && !words.iter().any(|word| supervisor.body.contains(word)), "{page}: {}", supervisor.body);
    }
    let mails = "select count(*) from mails where structure_id = {own} and (body like '%bloque%' or body like '%difficult%' or body like '%stuck%')";
    assert_eq!(desk.counted(mails).await, 0, "no mail repeats an answer");
    // What would go to another structure: every part chosen, no pulse in it.
    let mut raw = desk.house.raw().await;
    raw.enter(a.here.id).await;
    let documents = raw.texts(&format!("select coalesce(document, '') from transfers where structure_id = {}", raw.id(a.here.id))).await;
    raw.close().await;
    assert!(!documents.is_empty() && documents.iter().all(|d| !d.contains("pulses.csv")), "{documents:?}");
    let mut scope = desk.house.parts().db.read_in(a.here.id).await.unwrap();
    let bundle = jalon::exchange::bundles::store::of_case(&mut scope, a.world.case, a.world.trainee, "x").await.unwrap();
    drop(scope);
    assert!(bundle.pulses.is_empty() && !bundle.placements.is_empty(), "a transfer takes no pulse along");
    desk.house.close().await;
}
