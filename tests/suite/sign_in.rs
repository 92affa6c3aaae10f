//! Signing in, staying in, and getting out.

use crate::{
    browser::{Caller, Letter, Pass, Reply, encoded, pairs, unescaped},
    house::House,
    world::{self, PASSWORD},
};
use jalon::{
    kernel::moment::{HOUR, MINUTE},
    people::accounts::store::{Where, one_time_word},
    web::visit::{ABSOLUTE, IDLE},
};

pub async fn sign_in(house: &House, email: &str, password: &str) -> Reply {
    house.post(&Caller::nobody(), "/sign-in", &pairs(&[("email", email), ("password", password)])).await
}

/// The browser after an answer that set a cookie.
pub fn holding(reply: &Reply) -> Caller {
    let word = reply.set_cookie().split(';').next().and_then(|c| c.split_once('=')).expect("a cookie").1;
    Caller { label: "signed in", kinds: vec![], pass: Pass::Cookie(word.to_owned()) }
}

pub async fn is_in(house: &House, caller: &Caller) -> bool {
    house.get(caller, "/account").await.code() == 200
}

#[tokio::test]
async fn a_cookie_is_bound_to_its_host_over_https() {
    let house = House::with(|c| c.base_url = "https://jalon.example".into()).await;
    let reply = sign_in(&house, &house.town.a.jobcoach.email, PASSWORD).await;
    assert_eq!((reply.code(), reply.location()), (303, "/"));
    let cookie = reply.set_cookie();
    assert!(cookie.starts_with("__Host-jalon="), "{cookie}");
    for attribute in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(cookie.split("; ").any(|a| a == attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(is_in(&house, &holding(&reply)).await);
    assert_eq!(reply.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
    house.close().await;
}

#[tokio::test]
async fn a_cookie_over_http_is_plain_and_still_hidden_from_scripts() {
    let house = House::new().await;
    let reply = sign_in(&house, &house.town.a.jobcoach.email.to_uppercase(), PASSWORD).await;
    let cookie = reply.set_cookie();
    assert!(cookie.starts_with("jalon=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains("Secure"), "{cookie}");
    assert!(is_in(&house, &holding(&reply)).await);
    let first = house.get(&holding(&reply), "/").await;
    assert_eq!(first.code(), 200);
    house.close().await;
}

#[tokio::test]
async fn who_has_an_account_shows_nowhere() {
    let house = House::new().await;
    let coach = house.town.a.jobcoach.clone();
    let without = &house.town.a.colleague.email;
    let mut answers = Vec::new();
    for (email, password) in [("nobody@nowhere.example", PASSWORD), (coach.email.as_str(), "wrong password"), (without.as_str(), PASSWORD)]
    {
        answers.push((email.to_owned(), sign_in(&house, email, password).await));
    }
    deactivate(&house, coach.member).await;
    answers.push((coach.email.clone(), sign_in(&house, &coach.email, PASSWORD).await));
    let said = |(email, reply): &(String, Reply)| (reply.code(), reply.body.replace(email, "EMAIL"), reply.set_cookie().to_owned());
    for answer in &answers {
        assert_eq!(said(answer), said(&answers[0]));
        assert_eq!(answer.1.code(), 422);
        assert!(answer.1.set_cookie().is_empty());
    }
    // A forgotten password tells no more.
    let forgotten = |email: &str| pairs(&[("email", email)]);
    let known = house.post(&Caller::nobody(), "/forgotten", &forgotten(&coach.email)).await;
    let unknown = house.post(&Caller::nobody(), "/forgotten", &forgotten("nobody@nowhere.example")).await;
    assert_eq!((known.code(), known.body), (unknown.code(), unknown.body));
    house.close().await;
}

async fn deactivate(house: &House, member: jalon::kernel::ids::MemberId) {
    let address = format!("/api/v1/members/{member}/deactivate");
    let reply = house.api(&house.town.a.program("director"), &address, &serde_json::json!({})).await;
    assert_eq!(reply.code(), 200, "{}", reply.body);
}

#[tokio::test]
async fn an_account_is_tried_ten_times_and_told_when_to_come_back() {
    let house = House::new().await;
    for _ in 0..10 {
        assert_eq!(sign_in(&house, "nobody@nowhere.example", "x").await.code(), 422);
    }
    let reply = sign_in(&house, "nobody@nowhere.example", "x").await;
    assert_eq!(reply.code(), 429);
    assert!(reply.header("retry-after").parse::<u64>().is_ok_and(|s| (1..=13).contains(&s)), "{:?}", reply.headers);
    assert_eq!(sign_in(&house, &house.town.a.jobcoach.email, PASSWORD).await.code(), 303, "another account is not held up");
    house.close().await;
}

/// Who tries the wrong passwords of somebody else keeps themselves out, not that person.
#[tokio::test]
async fn another_address_still_gets_in_after_eleven_wrong_tries() {
    let house = House::with(|c| c.trusted_proxies = vec![[127, 0, 0, 1].into()]).await;
    let email = house.town.a.jobcoach.email.clone();
    let from = async |address: &str, password: &str| tried_from(&house, &email, &[address], password).await;
    for _ in 0..10 {
        assert_eq!(from("203.0.113.7", "x").await, 422);
    }
    assert_eq!(from("203.0.113.7", "x").await, 429);
    assert_eq!(from("203.0.113.7", PASSWORD).await, 429, "the right one waits too");
    assert_eq!(from("203.0.113.8", PASSWORD).await, 303);
    house.close().await;
}

/// Signs in through a proxy that says, one line after the other, where this comes from.
pub async fn tried_from(house: &House, email: &str, lines: &[&str], password: &str) -> u16 {
    let form = encoded(&pairs(&[("email", email), ("password", password)]));
    let mut letter = Letter::post("/sign-in", "application/x-www-form-urlencoded", form);
    letter.headers.extend(lines.iter().map(|line| ("x-forwarded-for", (*line).to_owned())));
    house.send(&Caller::nobody(), letter.with("sec-fetch-site", "same-origin")).await.code()
}

/// Asking for one-time addresses costs no password's work, and has a limit of its own.
#[tokio::test]
async fn an_address_is_held_up_after_sixty_tries() {
    let house = House::new().await;
    let mut held = None;
    for n in 0..75 {
        let reply = house.post(&Caller::nobody(), "/forgotten", &pairs(&[("email", &format!("nobody{n}@nowhere.example"))])).await;
        if reply.code() == 429 {
            held = Some((n, reply));
            break;
        }
    }
    let (n, reply) = held.expect("an end to it");
    assert!(n >= 60, "held up at {n}");
    assert!(reply.header("retry-after").parse::<u64>().is_ok_and(|s| s >= 1), "{:?}", reply.headers);
    assert_eq!(sign_in(&house, &house.town.a.jobcoach.email, PASSWORD).await.code(), 303, "signing in is not held up");
    house.close().await;
}

#[tokio::test]
async fn a_sign_in_ends_when_idle_and_at_the_days_end() {
    let house = House::new().await;
    let coach = house.town.a.coach();
    let clock = &house.parts().clock;
    clock.advance(IDLE);
    assert!(is_in(&house, &coach).await, "four hours are not more than four");
    seen(&house).await;
    clock.advance(IDLE + MINUTE);
    assert!(!is_in(&house, &coach).await, "idle for more than four hours");
    let director = Caller::human("director", &house.town.b.director);
    assert!(!is_in(&house, &director).await);
    // Somebody who never pauses still signs in again tomorrow.
    let word = world::begin(house.parts(), house.town.a.director.account, Where::Structure(house.town.a.here.id)).await;
    let busy = Caller { label: "busy", kinds: vec![], pass: Pass::Cookie(word) };
    for _ in 0..(ABSOLUTE / HOUR) {
        clock.advance(HOUR);
        assert!(is_in(&house, &busy).await);
        seen(&house).await;
    }
    clock.advance(1);
    assert!(!is_in(&house, &busy).await, "a working day has passed");
    house.close().await;
}

/// The last request is written beside its answer: waits until it is.
async fn seen(house: &House) {
    let mut raw = house.raw().await;
    let now = house.parts().clock.now().0;
    for _ in 0..200 {
        if raw.number(&format!("select count(*) from sign_ins where seen_at = {now}")).await > 0 {
            return raw.close().await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the last request was not written");
}

#[tokio::test]
async fn signing_out_ends_the_sign_in_and_takes_the_cookie() {
    let house = House::new().await;
    let coach = house.town.a.coach();
    assert!(is_in(&house, &coach).await);
    let reply = house.post(&coach, "/sign-out", &[]).await;
    assert_eq!(reply.code(), 303);
    assert!(reply.set_cookie().contains("jalon=;") && reply.set_cookie().contains("Max-Age=0"), "{}", reply.set_cookie());
    assert!(!is_in(&house, &coach).await, "the word of the cookie is worth nothing any more");
    assert_eq!(house.get(&coach, "/").await.location(), "/sign-in");
    house.close().await;
}

/// A director takes a role away or lets somebody go: the person's sign-ins end, and a new one has the new rights.
#[tokio::test]
async fn a_change_of_role_and_a_deactivation_end_sign_ins() {
    let house = House::new().await;
    let a = &house.town.a;
    let (coach, director) = (a.coach(), a.program("director"));
    let update = serde_json::json!({"name": a.jobcoach.name, "role": ["supervisor"]});
    let reply = house.api(&director, &format!("/api/v1/members/{}/update", a.jobcoach.member), &update).await;
    assert_eq!(reply.code(), 200, "{}", reply.body);
    assert!(!is_in(&house, &coach).await, "the old rights are gone with the sign-in");
    let again = holding(&sign_in(&house, &a.jobcoach.email, PASSWORD).await);
    assert_eq!(house.get(&again, "/sessions/new").await.code(), 403, "a supervisor logs no sessions");
    deactivate(&house, a.jobcoach.member).await;
    assert!(!is_in(&house, &again).await);
    assert_eq!(sign_in(&house, &a.jobcoach.email, PASSWORD).await.code(), 422);
    house.close().await;
}

/// The sign-in ended while somebody was typing: nothing is lost, and one press sends it.
#[tokio::test]
async fn a_form_typed_over_the_end_is_kept() {
    let house = House::new().await;
    let coach = house.town.a.coach();
    let address = format!("/cases/{}/sessions/new", house.town.a.world.case);
    let page = house.get(&coach, &address).await;
    house.parts().clock.advance(IDLE + MINUTE);
    let note = "Très bien au poste, « sans aide » & <seule>";
    let form = pairs(&[("csrf", &page.hidden("csrf")), ("once", &page.hidden("once")), ("note", note), ("mood", "going_well")]);
    let turned = house.post(&coach, &address, &form).await;
    assert_eq!(turned.code(), 401);
    let (then, kept) = (turned.hidden("then"), turned.hidden("kept"));
    assert_eq!(then, address);
    // A wrong password first: it is still kept.
    let enter = |password: &str, kept: &str| {
        pairs(&[("email", &house.town.a.jobcoach.email), ("password", password), ("then", &then), ("kept", kept)])
    };
    let wrong = house.post(&Caller::nobody(), "/sign-in", &enter("not this one", &kept)).await;
    assert_eq!((wrong.code(), wrong.hidden("kept")), (422, kept.clone()));
    let back = house.post(&Caller::nobody(), "/sign-in", &enter(PASSWORD, &kept)).await;
    assert_eq!(back.code(), 200, "{}", back.body);
    assert!(unescaped(&back.body).contains(note), "{}", back.body);
    let fields: Vec<(String, String)> = ["csrf", "once", "mood"]
        .map(|n| (n.to_owned(), back.hidden(n)))
        .into_iter()
        .chain([("note".to_owned(), note.to_owned())])
        .collect();
    let sent = house.post(&holding(&back), &address, &fields).await;
    assert_eq!(sent.code(), 303, "{}", sent.body);
    let case = house.get(&holding(&back), &format!("/cases/{}", house.town.a.world.case)).await;
    assert!(unescaped(&case.body).contains(note));
    house.close().await;
}

/// A forgotten password: a mail with a one-time address, a new password, and every old sign-in ends.
#[tokio::test]
async fn a_forgotten_password_is_replaced_by_mail() {
    let house = House::new().await;
    let coach = house.town.a.jobcoach.clone();
    let old = house.town.a.coach();
    let sent = house.post(&Caller::nobody(), "/forgotten", &pairs(&[("email", &coach.email)])).await;
    assert_eq!(sent.code(), 200);
    let mail = mailed(&house, &coach.email).await;
    let word = one_time_word(&house.parts().config.key, mail);
    let address = format!("/choose-password/{word}");
    for _ in 0..3 {
        assert_eq!(house.get(&Caller::nobody(), &address).await.code(), 200, "opening the address changes nothing");
    }
    assert!(is_in(&house, &old).await);
    let weak = house.post(&Caller::nobody(), &address, &pairs(&[("password", "court")])).await;
    assert_eq!(weak.code(), 422);
    let chosen = house.post(&Caller::nobody(), &address, &pairs(&[("password", "sept lampes vertes")])).await;
    assert_eq!(chosen.code(), 303, "{}", chosen.body);
    assert!(!is_in(&house, &old).await, "whoever was in is out");
    assert_eq!(sign_in(&house, &coach.email, PASSWORD).await.code(), 422);
    assert_eq!(sign_in(&house, &coach.email, "sept lampes vertes").await.code(), 303);
    assert_eq!(house.get(&Caller::nobody(), &address).await.code(), 404, "an address works once");
    house.close().await;
}

#[tokio::test]
async fn a_one_time_address_ends_after_an_hour() {
    let house = House::new().await;
    let coach = house.town.a.jobcoach.clone();
    house.post(&Caller::nobody(), "/forgotten", &pairs(&[("email", &coach.email)])).await;
    let address = format!("/choose-password/{}", one_time_word(&house.parts().config.key, mailed(&house, &coach.email).await));
    house.parts().clock.advance(HOUR);
    assert_eq!(house.get(&Caller::nobody(), &address).await.code(), 404);
    assert_eq!(house.post(&Caller::nobody(), &address, &pairs(&[("password", "sept lampes vertes")])).await.code(), 404);
    house.close().await;
}

/// The mail about a forgotten password: written beside the answer, waited for here. Answers with its id, from which its
/// secret is made only when it leaves; the row itself holds none.
pub async fn mailed(house: &House, email: &str) -> uuid::Uuid {
    let mut raw = house.raw().await;
    let id = raw.id_text("id");
    for _ in 0..200 {
        for row in raw.texts(&format!("select {id} || '|' || body from account_mails where recipient = '{email}'")).await {
            let (id, body) = row.split_once('|').expect("an id and a text");
            let id: uuid::Uuid = id.parse().unwrap();
            let word = one_time_word(&house.parts().config.key, id);
            assert!(body.contains("{link}") && !body.contains(&word), "a waiting mail holds no secret: {body}");
            // The invitation's address was used up when the password was chosen.
            let hash = jalon::desk::hash_token(&word);
            if raw.number(&format!("select count(*) from account_links where token_hash = '{hash}' and used_at is null")).await == 1 {
                raw.close().await;
                return id;
            }
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("no mail to {email}");
}
