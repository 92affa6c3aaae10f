//! What keeps a signed-in browser from being misused: forms of other sites, and the guards on every answer.
#![allow(clippy::type_complexity)] // a table of cases reads better whole

use crate::{
    browser::{Caller, Letter, encoded, pairs},
    house::House,
    walk::{Sent, asked},
    world::PASSWORD,
};
use axum::http::Method;
use jalon::web::Face;

/// A form that another site sends in somebody's name does nothing, on every address that takes a form.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_of_other_sites_do_nothing() {
    let house = House::new().await;
    let a = house.town.a.clone();
    let before = house.state().await;
    let mut tried = 0;
    let posts = house.app.table.routes.iter().filter(|r| r.method == Method::POST && r.face == Face::Page);
    for route in posts {
        let caller = a.people().into_iter().find(|c| c.kinds.iter().any(|k| route.audience.has(*k))).expect("somebody");
        let request = asked(&house, route, &a);
        let Sent::Form(fields) = &request.sent else { unreachable!("a page takes a form") };
        let token = house.csrf(&caller);
        let other = house.csrf(&Caller::human("b", &house.town.b.jobcoach));
        let headers: &[(&'static str, &str)] = &[("sec-fetch-site", "same-origin")];
        let strangers: [(&[(&'static str, &str)], Option<&str>); 9] = [
            (&[("sec-fetch-site", "cross-site")], Some(&token)),
            (&[("sec-fetch-site", "same-site")], Some(&token)),
            (&[("sec-fetch-site", "none")], Some(&token)),
            (&[("origin", "https://evil.example")], Some(&token)),
            (&[("origin", "null")], Some(&token)),
            (headers, None),
            (headers, Some("")),
            (headers, Some(&other)),
            (&[], None),
        ];
        for (headers, csrf) in strangers {
            let mut body = fields.clone();
            body.extend(csrf.map(|t| ("csrf".to_owned(), t.to_owned())));
            let letter = Letter::post(&request.address(), "application/x-www-form-urlencoded", encoded(&body));
            let letter = headers.iter().fold(letter, |l, (n, v)| l.with(n, *v));
            let reply = house.send(&caller, letter).await;
            assert_eq!(reply.code(), 403, "{} {headers:?} {csrf:?}: {}", route.path, reply.body);
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
    assert_eq!(house.state().await, before, "nothing was changed");
    house.close().await;
}

/// No script but ours, no host but ours, nothing kept by a shared machine: on whatever is answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_carries_its_guards() {
    let house = House::new().await;
    let a = house.town.a.clone();
    let mut addresses: Vec<String> =
        house.app.table.routes.iter().filter(|r| r.method == Method::GET).map(|r| asked(&house, r, &a).address()).collect();
    addresses.extend(["/nowhere", "/api/v1/nowhere", "/api/v1/openapi.json"].map(str::to_owned));
    for caller in [Caller::nobody(), a.coach(), a.program("director")] {
        for address in &addresses {
            let reply = house.get(&caller, address).await;
            let csp = reply.header("content-security-policy");
            assert!(
                csp.starts_with("default-src 'none'") && csp.contains("frame-ancestors 'none'") && csp.contains("form-action 'self'"),
                "{address}: {csp}"
            );
            assert!(!csp.contains("unsafe") && !csp.contains("http") && !csp.contains('*'), "{address}: {csp}");
            // What verifiers fetch of a structure is everybody's, and says nothing of anybody.
            let kept = if address.starts_with("/issuers/") { "public, max-age=300" } else { "no-store" };
            assert_eq!(reply.header("cache-control"), kept, "{address}");
            assert_eq!(reply.header("x-content-type-options"), "nosniff", "{address}");
            assert_eq!(reply.header("referrer-policy"), "same-origin", "{address}");
            if reply.header("content-type").starts_with("text/html") {
                assert!(
                    !reply.body.contains("<script>") && !reply.body.contains("style=\"") && !reply.body.contains("onclick"),
                    "{address} has something inline"
                );
                let outside = reply
                    .body
                    .match_indices("src=\"")
                    .chain(reply.body.match_indices("action=\""))
                    .filter(|(i, m)| !reply.body[i + m.len()..].starts_with('/'));
                assert_eq!(outside.count(), 0, "{address} asks another host");
            }
        }
    }
    house.close().await;
}

/// Where to go after a form or a sign-in may be said in the address or the form: never to another host.
#[tokio::test]
async fn nobody_is_led_to_another_host() {
    let house = House::new().await;
    let (coach, world) = (house.town.a.coach(), house.town.a.world);
    let enter = |then: &str, kept: &str| {
        let email = house.town.a.jobcoach.email.as_str();
        pairs(&[("email", email), ("password", PASSWORD), ("then", then), ("kept", kept)])
    };
    let page = house.get(&coach, &format!("/cases/{}/sessions/new", world.case)).await;
    let kept = encoded(&pairs(&[("note", "x"), ("csrf", &page.hidden("csrf"))]));
    for evil in ["//evil.example/", "https://evil.example/", "/\\evil.example/", "/\t/evil.example/"] {
        let reply = house.post(&Caller::nobody(), "/sign-in", &enter(evil, "")).await;
        assert_eq!((reply.code(), reply.location()), (303, "/"), "{evil:?}");
        let again = house.post(&Caller::nobody(), "/sign-in", &enter(evil, &kept)).await;
        assert_eq!(again.code(), 200, "{}", again.body);
        assert!(!again.body.contains("evil.example"), "{evil:?} keeps a form");
        let logged = house.post(&coach, &format!("/cases/{}/sessions/new", world.case), &pairs(&[("note", "x"), ("then", evil)])).await;
        assert_eq!((logged.code(), logged.location()), (303, "/?said=session-log"), "{evil:?}");
        let form = form_urlencoded::Serializer::new(String::from("/employers/new?")).append_pair("then", evil).finish();
        assert!(!house.get(&coach, &form).await.body.contains("evil.example"), "{evil:?} opens a form");
    }
    house.close().await;
}

/// An address that somebody sends in a mail must not make us say that something was done, nor make the script drop a note.
#[tokio::test]
async fn only_our_own_pages_lead_to_a_notice() {
    let house = House::new().await;
    let (coach, nobody) = (house.town.a.coach(), Caller::nobody());
    for (caller, address, key) in
        [(&coach, "/account?said=account-language", "account-language"), (&nobody, "/sign-in?said=sign-out", "sign-out")]
    {
        for (site, said) in [("same-origin", true), ("cross-site", false), ("same-site", false), ("none", false)] {
            let page = house.send(caller, Letter::get(address).with("sec-fetch-site", site)).await;
            assert_eq!(page.body.contains(&format!("data-said=\"{key}\"")), said, "{site}");
            assert_eq!(page.body.contains("class=\"notice calm"), said, "{site}: {}", page.body);
        }
    }
    // Nor does the script believe the address.
    let script = house.get(&nobody, "/assets/jalon.js").await.body;
    assert!(script.contains("data-said") && !script.contains("location.search"), "{script}");
    house.close().await;
}

/// A link of another site fills in no form: one press would send somebody else's words.
#[tokio::test]
async fn other_sites_fill_in_no_form() {
    let house = House::new().await;
    let director = Caller::human("director", &house.town.a.director);
    let address = "/members/new?name=Quelqu-un&email=quelqu-un@ailleurs.example&role=director";
    for (site, filled) in [("same-origin", true), ("none", true), ("cross-site", false), ("same-site", false)] {
        let page = house.send(&director, Letter::get(address).with("sec-fetch-site", site)).await;
        assert_eq!(page.code(), 200);
        assert_eq!(page.body.contains("ailleurs.example") && page.body.contains("checked"), filled, "{site}");
    }
    house.close().await;
}
