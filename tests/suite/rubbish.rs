//! Bad input of every kind into every field of every route: a clear answer, everything typed kept, nothing half written.

use crate::{
    browser::{Caller, Letter, Reply, encoded, unescaped},
    house::{House, Spare},
    walk::{Asked, Sent, action_of, asked},
    world::Side,
};
use axum::http::Method;
use jalon::web::{Face, Route};
use serde_json::{Value, json};

pub fn somebody(route: &Route, side: &Side) -> Caller {
    let all = match route.face {
        Face::Page => side.people(),
        Face::Api => side.programs(),
        Face::Link => return Caller::holder(),
    };
    let may = |c: &Caller| route.audience == jalon::desk::Audience::ANYONE || c.kinds.iter().any(|k| route.audience.has(*k));
    all.into_iter().find(may).unwrap_or_else(Caller::nobody)
}

/// Values that no field wants.
fn never_wanted() -> Vec<(&'static str, Value)> {
    vec![
        ("an object", json!({"x": {"y": 1}})),
        ("a NUL", json!("a\u{0}b")),
        ("100 kB", json!("x".repeat(100_000))),
        ("a huge number", json!(1e300)),
        ("a larger number than fits", serde_json::from_str("123456789012345678901234567890").unwrap()),
        ("an array", json!(["x", "y"])),
    ]
}

/// Values that some fields take.
fn seldom_wanted() -> Vec<(&'static str, Value)> {
    vec![
        ("a number", json!(-1)),
        ("a truth", json!(true)),
        ("a far date", json!("99999-12-31")),
        ("no such day", json!("2026-02-30")),
        ("SQL", json!("'; drop table cases; --")),
        ("HTML", json!("<script>alert(1)</script>")),
        ("right to left", json!("\u{202e}\u{200b}\u{feff}")),
        ("blanks", json!("   ")),
        ("nothing", json!("")),
        ("null", Value::Null),
    ]
}

/// Never ours to break; and a program is told which field, in a document of its own kind.
pub fn check(what: &str, reply: &Reply, face: Face) {
    assert!(reply.code() < 500, "{what}: {} {}", reply.code(), reply.body);
    assert!(!reply.body.contains("panicked") && !reply.body.contains("sqlx") && !reply.body.contains("src/"), "{what}: {}", reply.body);
    if face == Face::Api && reply.code() >= 400 {
        assert_eq!(reply.header("content-type"), "application/problem+json", "{what}");
        let document = reply.json();
        assert_eq!(document["status"], reply.code(), "{what}: {document}");
        assert!(document["type"].as_str().is_some_and(|t| t.starts_with("urn:jalon:problem:")), "{what}: {document}");
    }
}

fn posts(house: &House) -> Vec<Route> {
    house.app.table.routes.iter().filter(|r| r.method == Method::POST).cloned().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_wrong_value_breaks_a_program_face() {
    let mut spare = Spare::default();
    for route in posts(spare.house().await).iter().filter(|r| r.face == Face::Api) {
        let house = spare.house().await;
        let request = asked(house, route, &house.town.a);
        let Sent::Json(fields) = &request.sent else { unreachable!("programs send JSON") };
        let caller = somebody(route, &house.town.a);
        let before = house.state().await;
        let names: Vec<&str> = fields.keys().map(String::as_str).chain(["surplus"]).collect();
        for name in &names {
            // A list of free texts wants an array of them.
            let wanted = |value: &Value| {
                value.is_array() && fields.get(*name).is_some_and(|known| known.is_array() && route.name.starts_with("framework."))
            };
            for (kind, value) in never_wanted().into_iter().filter(|(_, value)| !wanted(value)) {
                let what = format!("{} with {kind} in {name}", route.path);
                let reply = house.api(&caller, &request.address(), &with(house, fields, name, value)).await;
                check(&what, &reply, Face::Api);
                assert_eq!(reply.code(), 422, "{what}: {}", reply.body);
                let errors = reply.json()["errors"].clone();
                assert!(errors.as_array().is_some_and(|e| e.iter().any(|e| e["field"] == *name)), "{what} is named: {errors}");
            }
        }
        assert_eq!(house.state().await, before, "{}: half a row", route.path);
        for name in &names {
            for (kind, value) in seldom_wanted() {
                let reply = house.api(&caller, &request.address(), &with(house, fields, name, value)).await;
                check(&format!("{} with {kind} in {name}", route.path), &reply, Face::Api);
            }
        }
        spare.used().await;
    }
    spare.close().await;
}

/// The input with one field changed; a new record has an id of its own each time.
fn with(house: &House, fields: &serde_json::Map<String, Value>, name: &str, value: Value) -> Value {
    let mut body = fields.clone();
    body.insert(name.into(), value);
    if name != "id" && body.contains_key("id") {
        body.insert("id".into(), house.unknown().to_string().into());
    }
    Value::Object(body)
}

/// Whole bodies that are no input at all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_body_breaks_a_program_face() {
    let house = House::new().await;
    let before = house.state().await;
    let deep = format!("{}{}", "[".repeat(2000), "]".repeat(2000));
    let deep_inside = format!("{{\"note\":{}1{}}}", "[".repeat(200), "]".repeat(200));
    let bodies: Vec<(&str, Vec<u8>, u16)> = vec![
        ("an array", b"[]".to_vec(), 422),
        ("a text", b"\"x\"".to_vec(), 422),
        ("half an object", b"{\"note\":".to_vec(), 422),
        ("no JSON", b"note=x".to_vec(), 422),
        ("invalid UTF-8", b"{\"note\":\"\xff\xfe\"}".to_vec(), 422),
        ("deep arrays", deep.into_bytes(), 422),
        ("a deep field", deep_inside.into_bytes(), 422),
        ("more than a mebibyte", vec![b' '; 1024 * 1024 + 1], 413),
    ];
    for route in posts(&house).iter().filter(|r| r.face == Face::Api) {
        let caller = somebody(route, &house.town.a);
        let address = asked(&house, route, &house.town.a).address();
        let large = action_of(&house.app.table, route).is_some_and(|a| a.large);
        // Where a scan may come, a mebibyte is little.
        let much = [("more than a scan", vec![b' '; 12 * 1024 * 1024], 413)];
        let sent = bodies.iter().filter(|(_, _, status)| !large || *status != 413).chain(much.iter().filter(|_| large));
        for (kind, body, status) in sent {
            let reply = house.send(&caller, Letter::post(&address, "application/json", body.clone())).await;
            let what = format!("{} with {kind}", route.path);
            check(&what, &reply, Face::Api);
            assert_eq!(reply.code(), *status, "{what}: {}", reply.body);
        }
        let twice =
            house.send(&caller, Letter::post(&address, "application/json", "{\"surplus\":1,\"surplus\":2,\"note\":1,\"note\":2}")).await;
        check(&format!("{} with doubled fields", route.path), &twice, Face::Api);
        assert!(twice.code() >= 400);
    }
    assert_eq!(house.state().await, before, "nothing was written");
    house.close().await;
}

/// Unknown fields are refused by name, and all that is wrong is told at once.
#[tokio::test]
async fn everything_wrong_is_told_at_once() {
    let house = House::new().await;
    let body = json!({"case": "no id", "minutes": 0, "mood": "sunny", "held_on": "hier", "nots": "x"});
    let reply = house.api(&house.town.a.program("jobcoach"), "/api/v1/sessions", &body).await;
    assert_eq!(reply.code(), 422);
    let errors = reply.json()["errors"].as_array().cloned().unwrap_or_default();
    let mut fields: Vec<&str> = errors.iter().filter_map(|e| e["field"].as_str()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["case", "held_on", "minutes", "mood", "note", "nots"]);
    assert!(errors.iter().all(|e| e["pointer"] == format!("/{}", e["field"].as_str().unwrap_or_default())), "{errors:?}");
    house.close().await;
}

/// A request with hundreds of mistakes is no slip of a hand: twenty of them are told, to programs and in forms.
#[tokio::test]
async fn of_hundreds_of_mistakes_twenty_are_told() {
    let house = House::new().await;
    let side = &house.town.a;
    let body: serde_json::Map<String, Value> = (0..500).map(|n| (format!("wrong{n}"), json!("x"))).collect();
    let reply = house.api(&side.program("jobcoach"), "/api/v1/trainees", &body.clone().into()).await;
    assert_eq!((reply.code(), reply.json()["errors"].as_array().map(Vec::len)), (422, Some(20)));
    let typed: Vec<(String, String)> = body.into_iter().map(|(n, _)| (n, "x".to_owned())).collect();
    let page = house.post(&side.coach(), "/trainees/new", &typed).await;
    let told = page.body.split_once("id=\"refused\"").and_then(|(_, rest)| rest.split_once("</ul>")).expect("reasons").0;
    assert_eq!((page.code(), told.matches("<li>").count()), (422, 20));
    house.close().await;
}

fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The same through forms; what was typed in the other fields is still in the page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_wrong_value_breaks_a_form_and_nothing_typed_is_lost() {
    let mut spare = Spare::default();
    let mut kept = 0;
    for route in posts(spare.house().await).iter().filter(|r| r.face != Face::Api && !r.name.starts_with("account.")) {
        let house = spare.house().await;
        let caller = somebody(route, &house.town.a);
        let request = asked(house, route, &house.town.a);
        let Sent::Form(fields) = &request.sent else { unreachable!("a page takes a form") };
        let names: Vec<String> = match action_of(&house.app.table, route) {
            Some(action) => (action.example)(&house.town.a.world).as_object().into_iter().flatten().map(|(n, _)| n.clone()).collect(),
            None => Vec::new(),
        };
        for name in names.iter().filter(|n| !request.parts.contains_key(*n)) {
            for (kind, value) in never_wanted().into_iter().chain(seldom_wanted()) {
                let mut pairs: Vec<(String, String)> = fields.iter().filter(|(n, _)| n != name).cloned().collect();
                pairs.push((name.clone(), as_text(&value)));
                let reply = house.post(&caller, &request.address(), &pairs).await;
                let what = format!("{} with {kind} in {name}", route.path);
                check(&what, &reply, route.face);
                if reply.code() == 422 {
                    kept += still_there(&what, &reply, fields, name);
                }
            }
        }
        spare.used().await;
    }
    spare.close().await;
    assert!(kept > 200, "only {kept} typed texts were looked for");
}

/// How many of the other fields' texts were found in the page again; each must be.
fn still_there(what: &str, reply: &Reply, fields: &[(String, String)], wrong: &str) -> usize {
    let page = unescaped(&reply.body);
    // A button is pressed, not typed: which ones there are depends on what was said before.
    let tag = |at: usize| page[..at].rfind('<').map_or("", |open| &page[open..at]);
    let shown = |name: &str| page.match_indices(&format!("name=\"{name}\"")).any(|(at, _)| !tag(at).starts_with("<button"));
    let typed = fields.iter().filter(|(n, _)| n != wrong && shown(n));
    typed
        .filter(|(n, v)| {
            assert!(page.contains(v.as_str()), "{what}: « {v} » in {n} is lost\n{page}");
            true
        })
        .count()
}

/// Bodies that are hardly forms.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_body_breaks_a_form() {
    let house = House::new().await;
    for route in posts(&house).iter().filter(|r| r.face != Face::Api && r.name != "account.sign_out") {
        let caller = somebody(route, &house.town.a);
        let address = asked(&house, route, &house.town.a).address();
        let token = format!("csrf={}&", house.csrf(&caller));
        let bodies: Vec<(&str, Vec<u8>)> = vec![
            ("nothing", Vec::new()),
            ("broken percents", b"note=%zz%&%=%f&case=%ff%fe&email=%".to_vec()),
            ("invalid UTF-8", b"note=\xff\xfe&name=\xc3\x28".to_vec()),
            ("doubled fields", b"note=a&note=b&case=1&case=2&by=coach&by=trainee&answer=left&answer=left".to_vec()),
            ("brackets", b"note[]=a&note[0][x]=b".to_vec()),
            ("JSON", b"{\"note\":\"x\"}".to_vec()),
            ("ten thousand fields", "a=1&".repeat(10_000).into_bytes()),
            ("NULs", b"note=a%00b&\x00=\x00".to_vec()),
        ];
        for (kind, body) in bodies {
            let what = format!("{} with {kind}", route.path);
            let sent = [token.as_bytes(), &body].concat();
            let letter = Letter::post(&address, "application/x-www-form-urlencoded", sent).with("sec-fetch-site", "same-origin");
            check(&what, &house.send(&caller, letter).await, route.face);
        }
        let much = if action_of(&house.app.table, route).is_some_and(|a| a.large) { 12 * 1024 * 1024 } else { 1024 * 1024 + 1 };
        let large = Letter::post(&address, "application/x-www-form-urlencoded", vec![b'a'; much]).with("sec-fetch-site", "same-origin");
        assert_eq!(house.send(&caller, large).await.code(), 413, "{}", route.path);
    }
    house.close().await;
}

/// Addresses: parts that are no ids, queries that are no values.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_address_breaks_a_page() {
    let house = House::new().await;
    let a = house.town.a.clone();
    let parts =
        ["x", "%00", "%ff", "..%2f..%2fetc%2fpasswd", "00000000-0000-0000-0000-000000000000", "'--", "%F0%9F%A6%80", &"9".repeat(4000)];
    let values = [
        "",
        "%",
        "%ff",
        "%00",
        "-1",
        "x",
        "99999-99-99",
        "2026-02-30",
        "99999999999999999999999",
        "~",
        "a~b~c",
        "%27%22%3C",
        &"x".repeat(3000),
    ];
    let names = [
        "q", "after", "before", "limit", "cursor", "from", "to", "as_of", "lang", "said", "then", "case", "trainee", "change", "surplus",
        "code",
    ];
    for route in house.app.table.routes.iter().filter(|r| r.method == Method::GET) {
        let caller = somebody(route, &a);
        let usual: Asked = asked(&house, route, &a);
        for name in usual.parts.keys() {
            for part in parts {
                let mut request = usual.clone();
                request.parts.insert(name.clone(), part.to_owned());
                let reply = house.ask(&caller, &request).await;
                check(&format!("{} with {part}", route.path), &reply, route.face);
                assert!(reply.code() >= 400 || reply.code() == 303, "{} with {part}: {}", route.path, reply.code());
            }
        }
        let path = Asked { query: Vec::new(), ..usual }.address();
        for value in values {
            // A page reads what it knows and leaves the rest; a list for programs refuses the first it does not know.
            let together = names.map(|name| format!("{name}={value}")).join("&");
            let alone = names.map(|name| format!("{name}={value}"));
            let queries = if route.face == Face::Api { alone.to_vec() } else { vec![together] };
            for query in queries {
                let reply = house.get(&caller, &format!("{path}?{query}")).await;
                check(&format!("{path}?{query}"), &reply, route.face);
            }
        }
        let twice =
            encoded(&[("q".into(), "a".into()), ("q".into(), "b".into()), ("limit".into(), "1".into()), ("limit".into(), "2".into())]);
        check(&path, &house.get(&caller, &format!("{path}?{twice}")).await, route.face);
    }
    house.close().await;
}
