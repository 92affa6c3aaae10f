//! Nothing of one structure is seen, touched or guessed from another, through any face.
//!
//! Invariant: an id of structure B, wherever structure A puts it, is answered exactly like an id nobody has.

use crate::{
    browser::{Caller, Reply, encoded},
    house::{House, Spare},
    walk::{Asked, Sent, action_of, asked},
    world::Side,
};
use axum::http::Method;
use jalon::{
    desk::ActionRow,
    web::{Face, Route},
};
use serde_json::Value;
use uuid::Uuid;

/// Every id of a structure's world, and its own.
fn ids(side: &Side) -> Vec<Uuid> {
    let people = [&side.director, &side.quality_referent, &side.jobcoach, &side.colleague, &side.supervisor];
    let mut all: Vec<Uuid> = side.world.records().into_iter().map(|(_, id)| id).collect();
    all.extend(people.iter().map(|p| p.member.0));
    all.extend([side.other_case.0, side.other_trainee.0, side.here.id.0]);
    all
}

fn callers(face: Face, side: &Side) -> Vec<Caller> {
    match face {
        Face::Page => side.people(),
        Face::Api => side.programs(),
        // Its address is the pass.
        Face::Link => vec![Caller::holder()],
    }
}

/// What of B is in a text: its word in any spelling, or one of its ids.
fn leaked(text: &str, b: &Side) -> Option<String> {
    let folded = text.to_lowercase();
    let words = ["zyxwvu", "bravo"].map(str::to_owned).into_iter();
    let ids = ids(b).into_iter().flat_map(|id| [id.to_string(), id.simple().to_string()]);
    words.chain(ids).find(|w| folded.contains(w))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_a_can_fetch_holds_a_word_of_b() {
    let house = House::new().await;
    let (a, b) = (house.town.a.clone(), house.town.b.clone());
    assert!(leaked(&house.get(&b.coach(), &format!("/cases/{}", b.world.case)).await.body, &b).is_some(), "B sees its own words");
    let mut seen = 0;
    for route in house.app.table.routes.iter().filter(|r| r.method == Method::GET) {
        for caller in callers(route.face, &a) {
            let mut asked = asked(&house, route, &a);
            for query in
                [vec![], vec![("q", "zyx")], vec![("q", "")], vec![("limit", "200")], vec![("from", "2020-01-01"), ("to", "2026-12-31")]]
            {
                asked.query.retain(|(n, _)| !["q", "limit", "from", "to"].contains(&n.as_str()));
                asked.query.extend(query.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
                let reply = house.ask(&caller, &asked).await;
                let text = format!("{:?} {}", reply.headers, reply.body);
                assert_eq!(leaked(&text, &b), None, "{} for {}: {text}", asked.address(), caller.label);
                seen += usize::from(reply.code() == 200);
            }
        }
    }
    assert!(seen > 100, "only {seen} pages were seen");
    house.close().await;
}

/// What A's people do, all of it, leaves nothing of B in A's journal, in A's mails or anywhere else in A's rows.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_row_of_a_holds_a_word_of_b() {
    let house = House::new().await;
    let (a, b) = (house.town.a.clone(), house.town.b.clone());
    for route in house.app.table.routes.iter().filter(|r| r.method == Method::POST && r.name != "link.renew") {
        for caller in callers(route.face, &a) {
            house.ask(&caller, &asked(&house, route, &a)).await;
        }
    }
    house.parts().readings.flush().await;
    let mut raw = house.raw().await;
    let rows = raw.rows_of(a.here.id).await;
    assert!(rows.iter().any(|(t, r)| t.starts_with("journal_payloads") && r.to_lowercase().contains("qwertal")), "A's own words are there");
    assert!(rows.iter().any(|(t, r)| t.starts_with("mails") && !r.is_empty()), "A has mails");
    for (table, rows) in rows {
        assert_eq!(leaked(&rows, &b), None, "{table}: {rows}");
    }
    let own = "select account_id from memberships where structure_id =";
    let to_a = format!("select subject || body || recipient from account_mails where account_id in ({own} {})", raw.id(a.here.id));
    let mails = raw.texts(&to_a).await;
    assert!(!mails.is_empty(), "A's people were mailed");
    for mail in mails {
        assert_eq!(leaked(&mail, &b), None, "{mail}");
    }
    raw.close().await;
    house.close().await;
}

/// What is the same in two answers, whatever ids were asked for and however often a record was rewritten meanwhile.
fn shape(reply: &Reply) -> String {
    let mut text = format!("{} {} {}\n", reply.code(), reply.header("content-type"), reply.location());
    text.push_str(&reply.body);
    let mut shaped = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let id = rest.as_bytes()[0].is_ascii_hexdigit() && rest.get(..36).is_some_and(|head| Uuid::try_parse(head).is_ok());
        match rest.strip_prefix("\"version\":") {
            _ if id => {
                shaped.push_str("ID");
                rest = &rest[36..];
            }
            Some(after) => {
                shaped.push_str("VERSION");
                rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            }
            None => {
                let next = rest.chars().next().map_or(1, char::len_utf8);
                shaped.push_str(&rest[..next]);
                rest = &rest[next..];
            }
        }
    }
    shaped
}

/// A request with one place where an id can be put.
struct Place {
    what: String,
    asked: Asked,
    put: fn(&mut Asked, &str, &str),
    name: String,
    /// B's ids to try there.
    theirs: Vec<Uuid>,
    /// Whether it is a place for ids at all: those are tried by everybody, the others by one.
    reference: bool,
}

/// B's record that stands where A's does; all of B's when it cannot be told.
fn counterpart(house: &House, name: &str, value: Option<&str>) -> (Vec<Uuid>, bool) {
    let (a, b) = (&house.town.a, &house.town.b);
    let (ours, theirs) = (a.world.records(), b.world.records());
    let by_value = ours.iter().position(|(_, id)| value == Some(id.to_string().as_str())).map(|i| theirs[i].1);
    let by_name = match name {
        "supervisor" => Some(b.supervisor.member.0),
        "member" => Some(b.jobcoach.member.0),
        other => theirs.iter().find(|(n, _)| *n == other).map(|(_, id)| *id),
    };
    let reference = by_value.or(by_name);
    (reference.map_or_else(|| vec![b.world.case.0], |id| vec![id]), reference.is_some())
}

fn places(house: &House, route: &Route) -> Vec<Place> {
    let asked = asked(house, route, &house.town.a);
    let mut all = Vec::new();
    let mut add = |what: String, name: &str, value: Option<&str>, put: fn(&mut Asked, &str, &str)| {
        let (theirs, reference) = counterpart(house, name, value);
        all.push(Place { what, asked: asked.clone(), put, name: name.to_owned(), theirs, reference });
    };
    for (name, value) in asked.parts.iter().filter(|(n, _)| !["token", "word"].contains(&n.as_str())) {
        add(format!("{{{name}}}"), name, Some(value), |a, n, id| {
            a.parts.insert(n.into(), id.into());
        });
    }
    let action = action_of(&house.app.table, route);
    for name in query_names(house, route, action) {
        let value = asked.query.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone());
        add(format!("?{name}="), &name, value.as_deref(), |a, n, id| {
            a.query.retain(|(known, _)| known != n);
            a.query.push((n.into(), if n == "after" { format!("{id}~") } else { id.into() }));
        });
    }
    if let Some(action) = action.filter(|_| route.method == Method::POST) {
        let example = (action.example)(&house.world(&house.town.a));
        for (name, value) in example.as_object().into_iter().flatten() {
            // A client names its new record itself: that id is a promise, not a reference, and is tried below.
            add(format!("field {name}"), name, value.as_str(), put_field);
        }
    }
    all
}

fn put_field(asked: &mut Asked, name: &str, id: &str) {
    match &mut asked.sent {
        Sent::Json(map) => {
            let many = map.get(name).is_some_and(Value::is_array);
            map.insert(name.into(), if many { vec![id].into() } else { id.into() });
        }
        Sent::Form(pairs) => {
            pairs.retain(|(n, _)| n != name);
            pairs.push((name.into(), id.into()));
        }
        Sent::Nothing => {}
    }
}

fn query_names(house: &House, route: &Route, action: Option<&ActionRow>) -> Vec<String> {
    if route.method != Method::GET {
        return Vec::new();
    }
    let listed = house.app.table.resources.iter().find(|r| route.path == format!("/api/v1/{}", r.name));
    let mut names: Vec<String> = listed.map(|r| r.filters.iter().map(|f| (*f).to_owned()).collect()).unwrap_or_default();
    let example = action.map(|a| (a.example)(&house.town.a.world));
    names.extend(example.iter().filter_map(Value::as_object).flat_map(|m| m.keys().cloned()));
    let usual: &[&str] =
        if route.face == Face::Api { &["cursor"] } else { &["id", "case", "trainee", "employer", "plan", "after", "before"] };
    names.extend(usual.iter().map(|n| (*n).to_owned()));
    names.sort();
    names.dedup();
    names
}

/// Puts an id into a place and sends it.
async fn tried(house: &House, caller: &Caller, place: &Place, id: Uuid) -> Reply {
    let mut asked = place.asked.clone();
    (place.put)(&mut asked, &place.name, &id.to_string());
    if let Sent::Json(map) = &mut asked.sent
        && place.name != "id"
        && map.contains_key("id")
    {
        map.insert("id".into(), house.unknown().to_string().into());
    }
    house.ask(caller, &asked).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_id_of_b_is_answered_like_an_id_nobody_has_to_people() {
    compared(|route| route.face != Face::Api).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_id_of_b_is_answered_like_an_id_nobody_has_to_programs() {
    compared(|route| route.face == Face::Api).await;
}

/// Puts each id of B, and one nobody has, into every place of some routes, and compares the answers.
async fn compared(routes: fn(&Route) -> bool) {
    let mut spare = Spare::default();
    let house = spare.house().await;
    let (a, b) = (house.town.a.clone(), house.town.b.clone());
    // Every house is a copy of one model: B's rows are the same in all of them, and stay so.
    let before = house.raw().await.rows_of(b.here.id).await;
    let table = house.app.table.clone();
    let mut compared = 0;
    for route in table.routes.iter().filter(|r| routes(r) && !r.name.starts_with("account.")) {
        let house = spare.house().await;
        let mut turned_away = std::collections::BTreeSet::new();
        for place in places(house, route) {
            let may = |c: &Caller| route.face == Face::Link || c.kinds.iter().any(|k| route.audience.has(*k));
            let (inside, outside): (Vec<Caller>, Vec<Caller>) = callers(route.face, &a).into_iter().partition(may);
            // Whoever is not in the audience is turned away before anything is read: once is enough.
            let outside = outside.into_iter().filter(|c| turned_away.insert(c.label));
            let inside = inside.into_iter().take(if place.reference { usize::MAX } else { 1 });
            for caller in inside.chain(outside) {
                for id in &place.theirs {
                    let house = spare.house().await;
                    // Its neighbour, so that it sorts where theirs does.
                    let unknown = Uuid::from_u128(id.as_u128() + 1);
                    let (theirs, nobodys) = (tried(house, &caller, &place, *id).await, tried(house, &caller, &place, unknown).await);
                    compared += 1;
                    if shape(&theirs) != shape(&nobodys) {
                        // Perhaps the first of the two changed something of A: then both are asked of a new house.
                        spare.used().await;
                        let theirs = tried(spare.house().await, &caller, &place, *id).await;
                        spare.again().await;
                        let nobodys = tried(spare.house().await, &caller, &place, unknown).await;
                        spare.again().await;
                        assert_eq!(shape(&theirs), shape(&nobodys), "{} {} as {}: {}", route.method, route.path, caller.label, place.what);
                    }
                }
            }
        }
        if route.method == Method::POST {
            let house = spare.house().await;
            assert_eq!(house.raw().await.rows_of(b.here.id).await, before, "{} {} changed B", route.method, route.path);
        }
    }
    let house = spare.house().await;
    assert_eq!(house.raw().await.rows_of(b.here.id).await, before, "a page changed B");
    spare.close().await;
    assert!(compared > 800, "only {compared} places were tried");
}

/// Ids may be in lists as well: pages of names and cursors never step over the wall.
#[tokio::test]
async fn a_cursor_of_b_gives_only_rows_of_a() {
    let house = House::new().await;
    let (a, b) = (&house.town.a, &house.town.b);
    for resource in &house.app.table.resources {
        for id in ids(b) {
            let address = format!("/api/v1/{}?{}", resource.name, encoded(&[("cursor".into(), id.to_string())]));
            // The director lists everything that is listed, the structure's keys too.
            let reply = house.get(&a.program("director"), &address).await;
            assert_eq!(reply.code(), 200, "{address}: {}", reply.body);
            assert_eq!(leaked(&reply.body, b), None, "{address}");
        }
    }
    house.close().await;
}
