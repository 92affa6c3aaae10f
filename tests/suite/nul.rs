//! A NUL in an address: PostgreSQL keeps none and says so late. On both engines the answer is clear and nothing is done.

use crate::{
    browser::{Caller, Pass},
    house::House,
    rubbish::{check, somebody},
    walk::{Sent, asked},
    world,
};
use axum::http::Method;
use jalon::{people::accounts::store::Where, web::Face};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_nul_in_a_part_of_an_address_finds_nothing() {
    let house = House::new().await;
    let a = &house.town.a;
    let mut tried = 0;
    let before = house.state().await;
    for route in house.app.table.routes.iter().filter(|r| r.path.contains('{')) {
        let (caller, usual) = (somebody(route, a), asked(&house, route, a));
        for (name, part) in &usual.parts {
            for nul in ["%00".to_owned(), format!("{part}%00"), format!("%00{part}"), "a%00b".to_owned()] {
                let mut request = usual.clone();
                request.parts.insert(name.clone(), nul.clone());
                let what = format!("{} {} with {nul}", route.method, route.path);
                let reply = house.ask(&caller, &request).await;
                check(&what, &reply, route.face);
                assert!((400..500).contains(&reply.code()), "{what}: {} {}", reply.code(), reply.body);
                tried += 1;
            }
        }
        if route.method == Method::POST {
            assert!(house.state().await == before, "{} {}: something was done", route.method, route.path);
        }
    }
    assert!(house.state().await == before, "something was done");
    assert!(tried > 150, "only {tried} addresses were tried");
    house.close().await;
}

/// Programs are refused; a page leaves what it cannot read, and looks for what nobody has.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_nul_in_a_query_is_nobodys_word() {
    let house = House::new().await;
    let a = &house.town.a;
    let known = |query: &(&str, bool, &str)| query.0.to_owned();
    let mut refused = 0;
    for route in house.app.table.routes.iter().filter(|r| r.method == Method::GET) {
        let (caller, usual) = (somebody(route, a), asked(&house, route, a));
        let mut names: Vec<String> =
            ["q", "after", "before", "from", "to", "lang", "said", "then", "trainee", "employer", "change"].map(String::from).into();
        if route.face == Face::Api {
            let described = house.app.table.described.iter().filter(|d| d.path == route.path).flat_map(|d| d.query.iter().map(known));
            names = ["limit", "cursor", "case", "%00"].map(String::from).into_iter().chain(described).collect();
        }
        for name in names {
            for nul in ["%00", "a%00b", "2026-11-24~%00", "%00~Diallo", &format!("{}~%00", house.unknown())] {
                let mut request = usual.clone();
                request.query.retain(|(n, _)| *n != name);
                let address = request.address();
                let joint = if address.contains('?') { '&' } else { '?' };
                let address = format!("{address}{joint}{name}={nul}");
                let reply = house.get(&caller, &address).await;
                check(&address, &reply, route.face);
                if route.face == Face::Api && request.parts.is_empty() {
                    assert!((400..500).contains(&reply.code()), "{address}: {} {}", reply.code(), reply.body);
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 100, "only {refused} queries were refused");
    house.close().await;
}

/// Every field of the forms about an account, and what any form says of itself: whose it is, which one, where to go then.
#[tokio::test]
async fn a_nul_in_a_form_about_the_account_is_refused_in_words() {
    let house = House::new().await;
    let a = &house.town.a;
    let mut tried = 0;
    let about = |name: &str| name.starts_with("account.") && name != "account.sign_out" || name == "session.log";
    for route in house.app.table.routes.iter().filter(|r| r.method == Method::POST && r.face == Face::Page && about(r.name)) {
        let usual = asked(&house, route, a);
        let Sent::Form(fields) = &usual.sent else { unreachable!("a page takes a form") };
        let more = ["once", "then", "kept", "csrf"].map(|name| (name.to_owned(), String::new()));
        for (name, value) in fields.iter().cloned().chain(more) {
            for nul in [format!("{value}\0"), "csrf=a%00b&note=\0".to_owned()] {
                let mut pairs: Vec<(String, String)> = fields.iter().filter(|(n, _)| *n != name).cloned().collect();
                pairs.push((name.clone(), nul));
                // To choose a place begins a sign-in and ends the one before.
                let word = world::begin(house.parts(), a.jobcoach.account, Where::Structure(a.here.id)).await;
                let caller = Caller { pass: Pass::Cookie(word), ..a.coach() };
                let reply = house.post(&caller, &usual.address(), &pairs).await;
                let what = format!("{} with a NUL in {name}", route.path);
                check(&what, &reply, route.face);
                assert_ne!(reply.code(), 401, "{what}");
                tried += 1;
            }
        }
    }
    assert!(tried > 50, "only {tried} forms were sent");
    house.close().await;
}
