//! What others can do to an account, and what it can do about it.

use crate::{
    browser::{Caller, Pass, pairs, unescaped},
    house::House,
    sign_in::{holding, is_in, mailed, sign_in, tried_from},
    world::{self, PASSWORD},
};
use jalon::{
    kernel::moment::{HOUR, MINUTE},
    people::{
        accounts::{
            admin,
            store::{Where, one_time_word},
        },
        members::{Role, actions::InviteMember},
    },
};
use serde_json::json;

/// Two who hold the same one-time address press at the same time: one of them chose the password, and knows it.
#[tokio::test]
async fn a_one_time_address_works_for_one_of_two_at_once() {
    let house = House::new().await;
    let coach = house.town.a.jobcoach.clone();
    house.post(&Caller::nobody(), "/forgotten", &pairs(&[("email", &coach.email)])).await;
    let address = format!("/choose-password/{}", one_time_word(&house.parts().config.key, mailed(&house, &coach.email).await));
    let (first, second) = (pairs(&[("password", "sept lampes vertes")]), pairs(&[("password", "huit lampes bleues")]));
    let nobody = Caller::nobody();
    let (one, two) = tokio::join!(house.post(&nobody, &address, &first), house.post(&nobody, &address, &second));
    let mut codes = [one.code(), two.code()];
    codes.sort_unstable();
    assert_eq!(codes, [303, 404]);
    let chosen = if one.code() == 303 { "sept lampes vertes" } else { "huit lampes bleues" };
    assert_eq!(sign_in(&house, &coach.email, chosen).await.code(), 303, "the one who was told so chose it");
    house.close().await;
}

/// Whoever finds a browser signed in tries old passwords no faster than at the door.
#[tokio::test]
async fn the_old_password_is_tried_ten_times() {
    let house = House::new().await;
    let coach = house.town.a.coach();
    let change = |old: &str| pairs(&[("old_password", old), ("password", "sept lampes vertes")]);
    for _ in 0..10 {
        assert_eq!(house.post(&coach, "/account/password", &change("not this one")).await.code(), 422);
    }
    for old in ["not this one", PASSWORD] {
        let held = house.post(&coach, "/account/password", &change(old)).await;
        assert_eq!(held.code(), 429);
        assert!(held.header("retry-after").parse::<u64>().is_ok_and(|s| (1..=13).contains(&s)), "{:?}", held.headers);
    }
    let director = Caller::human("director", &house.town.a.director);
    assert_eq!(house.post(&director, "/account/password", &change(PASSWORD)).await.code(), 303, "another account is not held up");
    house.close().await;
}

/// The bodies of the mails waiting for an address that say so.
async fn waiting(house: &House, email: &str, saying: &str) -> Vec<String> {
    let mut raw = house.raw().await;
    let all = raw.texts(&format!("select body from account_mails where recipient = '{email}' and state = 'queued'")).await;
    raw.close().await;
    all.into_iter().filter(|body| body.contains(saying)).collect()
}

/// Whoever has a password is not asked before they are added: they are told, and where to leave.
#[tokio::test]
async fn who_is_added_to_a_structure_is_told_by_mail() {
    let house = House::new().await;
    let (a, b) = (&house.town.a, &house.town.b);
    let invited = json!({"name": "Jeanne", "email": a.jobcoach.email, "role": ["jobcoach"]});
    let reply = house.api(&b.program("director"), "/api/v1/members", &invited).await;
    assert_eq!(reply.code(), 201, "{}", reply.body);
    let told = waiting(&house, &a.jobcoach.email, &b.here.name).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("\n\nhttp://127.0.0.1:8080/account\n\n") && !told[0].contains("{link}"), "{}", told[0]);
    let mine = house.get(&a.coach(), "/account").await;
    assert!(unescaped(&mine.body).contains(&b.here.name), "{}", mine.body);
    // The operator tells people in person.
    let invited = InviteMember {
        id: None,
        name: "Dora".parse().unwrap(),
        email: a.director.email.parse().unwrap(),
        role: vec![Role::Jobcoach],
        fte: None,
    };
    admin::act(house.parts(), b.here.clone(), invited).await.unwrap();
    assert_eq!(waiting(&house, &a.director.email, &b.here.name).await, Vec::<String>::new());
    house.close().await;
}

/// A director cannot fill a mailbox: three one-time addresses at a time, and the earlier ones still work.
#[tokio::test]
async fn three_one_time_addresses_wait_at_most() {
    let house = House::new().await;
    let (a, coach) = (&house.town.a, &house.town.a.jobcoach);
    let address = format!("/api/v1/members/{}/send_entry", coach.member);
    let send = async || house.api(&a.program("director"), &address, &json!({})).await;
    for _ in 0..3 {
        assert_eq!(send().await.code(), 200);
    }
    let refused = send().await;
    assert_eq!((refused.code(), refused.json()["errors"][0]["rule"].as_str()), (422, Some("err-member-entries")), "{}", refused.body);
    let word = one_time_word(&house.parts().config.key, mailed(&house, &coach.email).await);
    let used = house.post(&Caller::nobody(), &format!("/choose-password/{word}"), &pairs(&[("password", "sept lampes vertes")])).await;
    assert_eq!(used.code(), 303, "{}", used.body);
    assert_eq!(send().await.code(), 200, "they were used: another may leave");
    house.close().await;
}

/// Whoever was added to a structure by mistake, or has enough of it, goes by themselves; the last director stays.
#[tokio::test]
async fn a_member_leaves_the_structure_they_work_in() {
    let house = House::new().await;
    let (a, b) = (&house.town.a, &house.town.b);
    let invited = json!({"name": "Jeanne", "email": a.jobcoach.email, "role": ["jobcoach"]});
    assert_eq!(house.api(&b.program("director"), "/api/v1/members", &invited).await.code(), 201);
    let word = world::begin(house.parts(), a.jobcoach.account, Where::Structure(b.here.id)).await;
    let there = Caller { label: "added", kinds: vec![], pass: Pass::Cookie(word) };
    let page = house.get(&there, "/account").await;
    assert!(page.body.contains("action=\"/account/leave\""), "{}", page.body);
    let left = house.post(&there, "/account/leave", &[]).await;
    assert_eq!((left.code(), left.location()), (303, "/sign-in?said=member-leave"), "{}", left.body);
    assert!(!is_in(&house, &there).await, "the sign-in there has ended");
    let own = house.get(&a.coach(), "/account").await;
    assert_eq!(own.code(), 200, "the sign-in of another structure has not");
    assert!(!unescaped(&own.body).contains(&b.here.name), "{}", own.body);
    let again = holding(&sign_in(&house, &a.jobcoach.email, PASSWORD).await);
    assert!(unescaped(&house.get(&again, "/account").await.body).contains(&a.here.name), "signing in leads where they work");
    let mut raw = house.raw().await;
    raw.enter(b.here.id).await;
    let own = format!("structure_id = {} and action = 'member.leave'", raw.id(b.here.id));
    assert_eq!(raw.number(&format!("select count(*) from journal_entries where {own}")).await, 1);
    raw.close().await;
    // The last director is told what to do first.
    let director = Caller::human("director", &a.director);
    let refused = house.post(&director, "/account/leave", &[]).await;
    assert_eq!(refused.code(), 422);
    assert!(refused.body.contains("href=\"/members\""), "{}", refused.body);
    assert!(is_in(&house, &director).await);
    // Programs leave by having their token withdrawn, officers serve no structure.
    let officer = Caller { label: "network", kinds: vec![], pass: Pass::Cookie(house.town.network_officer.clone()) };
    assert!(!house.get(&officer, "/account").await.body.contains("/account/leave"));
    assert_eq!(house.post(&officer, "/account/leave", &[]).await.code(), 403);
    house.close().await;
}

/// `jalon admin` on a house's database: whether it did it, and what it said on standard output and standard error.
async fn operator(house: &House, words: &[&str]) -> (bool, String, String) {
    let done = tokio::process::Command::new(env!("CARGO_BIN_EXE_jalon"))
        .arg("admin")
        .args(words)
        .env("DATABASE_URL", &house.parts().config.database_url)
        .env("JALON_SECRET_KEY", "07".repeat(32))
        .env("NO_COLOR", "1")
        .output()
        .await
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.success(), text(done.stdout), text(done.stderr))
}

#[tokio::test]
async fn a_withdrawn_token_opens_nothing_at_once() {
    let house = House::new().await;
    let (made, secret, said) = operator(&house, &["token", "--structure", "alpha", "--role", "jobcoach", "--name", "Tableur"]).await;
    assert!(made && secret.lines().count() == 1, "{secret} {said}");
    let id = said.lines().find_map(|l| l.strip_prefix("id ")).and_then(|l| l.split(';').next()).expect("an id").to_owned();
    let program = Caller { label: "program", kinds: vec![], pass: Pass::Bearer(secret.trim().to_owned()) };
    assert_eq!(house.get(&program, "/api/v1/cases").await.code(), 200);
    // In another structure it is nobody's.
    let (done, _, said) = operator(&house, &["token", "--structure", "bravo", "--withdraw", &id]).await;
    assert!(!done && said.contains(&id) && !said.contains("Tableur"), "{said}");
    assert_eq!(house.get(&program, "/api/v1/cases").await.code(), 200);
    let (done, said, wrong) = operator(&house, &["token", "--structure", "alpha", "--withdraw", &id]).await;
    assert!(done && said.contains(&id) && said.contains("jobcoach") && said.contains("Tableur"), "{said} {wrong}");
    assert_eq!(house.get(&program, "/api/v1/cases").await.code(), 401);
    assert_eq!(house.get(&house.town.a.program("jobcoach"), "/api/v1/cases").await.code(), 200, "the others still work");
    let (again, _, said) = operator(&house, &["token", "--structure", "alpha", "--withdraw", &id]).await;
    assert!(!again && !said.contains("Tableur"), "{said}");
    let (done, ..) = operator(&house, &["token", "--structure", "alpha", "--role", "jobcoach"]).await;
    assert!(!done, "a token still needs a name");
    house.close().await;
}

#[tokio::test]
async fn an_officer_whose_work_ends_is_out_at_once() {
    let house = House::new().await;
    let officer = Caller { label: "network", kinds: vec![], pass: Pass::Cookie(house.town.network_officer.clone()) };
    let other = Caller { label: "region", kinds: vec![], pass: Pass::Cookie(house.town.region_officer.clone()) };
    let end = ["member", "--network", "reseau", "--email", "reseau@reseau.example", "--end"];
    assert!(is_in(&house, &officer).await);
    let (done, said, wrong) = operator(&house, &end).await;
    assert!(done && said.contains("reseau@reseau.example"), "{said} {wrong}");
    assert!(!is_in(&house, &officer).await);
    assert!(is_in(&house, &other).await, "another officer stays");
    let (again, _, said) = operator(&house, &end).await;
    assert!(!again && said.contains("is no officer"), "{said}");
    // They can serve again; the old sign-in does not come back to life.
    let serve = ["member", "--network", "reseau", "--email", "reseau@reseau.example", "--name", "Noor", "--role", "network_officer"];
    let (done, _, said) = operator(&house, &serve).await;
    assert!(done, "{said}");
    assert!(!is_in(&house, &officer).await);
    let (twice, _, said) = operator(&house, &serve).await;
    assert!(!twice, "{said}");
    house.close().await;
}

/// What callers write about where they come from hides nobody: neither to us, nor to a proxy of ours that adds a line of its own.
#[tokio::test]
async fn an_address_of_ones_own_making_hides_nobody() {
    let ours: std::net::IpAddr = [127, 0, 0, 1].into();
    for proxies in [vec![], vec![ours]] {
        let trusted = proxies.contains(&ours);
        let house = House::with(|c| c.trusted_proxies = proxies).await;
        for n in 0..11 {
            let own = format!("203.0.113.{n}");
            let lines: &[&str] = if trusted { &[&own, "198.51.100.7"] } else { &[&own] };
            let code = tried_from(&house, "nobody@nowhere.example", lines, "x").await;
            assert_eq!(code, if n < 10 { 422 } else { 429 }, "{lines:?}");
        }
        house.close().await;
    }
}

/// Anybody can ask for a new password for anybody: three mails wait to be used, whoever asks.
#[tokio::test]
async fn a_forgotten_password_fills_no_mailbox() {
    let house = House::new().await;
    let email = &house.town.a.jobcoach.email;
    let before = waiting(&house, email, "{link}").await.len();
    for _ in 0..8 {
        let reply = house.post(&Caller::nobody(), "/forgotten", &pairs(&[("email", email)])).await;
        assert_eq!(reply.code(), 200, "what waits shows to nobody");
    }
    let mut sent = 0;
    for _ in 0..100 {
        sent = waiting(&house, email, "{link}").await.len() - before;
        tokio::time::sleep(std::time::Duration::from_millis(if sent < 3 { 20 } else { 2 })).await;
    }
    assert_eq!(sent, 3);
    // When they have ended, another one leaves.
    house.parts().clock.advance(HOUR + MINUTE);
    house.post(&Caller::nobody(), "/forgotten", &pairs(&[("email", email)])).await;
    for _ in 0..100 {
        sent = waiting(&house, email, "{link}").await.len() - before;
        tokio::time::sleep(std::time::Duration::from_millis(if sent < 4 { 20 } else { 0 })).await;
    }
    assert_eq!(sent, 4);
    house.close().await;
}

/// While an old password was compared, its owner chose a new one: what was right when it was read opens nothing any more, and
/// changes nothing.
#[tokio::test]
async fn a_password_that_was_changed_meanwhile_opens_nothing() {
    let house = House::new().await;
    let coach = &house.town.a.jobcoach;
    let email = &coach.email;
    let mut raw = house.raw().await;
    raw.must(if raw.is_postgres() { "begin" } else { "begin immediate" }).await;
    raw.must(&format!("update accounts set password_hash = 'another' where email = '{email}'")).await;
    let chosen = async {
        // Long enough for both to have been compared with the old one.
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        raw.must("commit").await;
        raw.close().await;
    };
    let change = pairs(&[("old_password", PASSWORD), ("password", "sept lampes vertes")]);
    let changing = house.town.a.coach();
    let (entering, changed, ()) =
        tokio::join!(sign_in(&house, email, PASSWORD), house.post(&changing, "/account/password", &change), chosen);
    assert_eq!((entering.code(), entering.set_cookie()), (422, ""), "{}", entering.body);
    assert_eq!(changed.code(), 422, "{}", changed.body);
    let mut raw = house.raw().await;
    assert_eq!(raw.texts(&format!("select password_hash from accounts where email = '{email}'")).await, ["another"]);
    raw.close().await;
    house.close().await;
}
