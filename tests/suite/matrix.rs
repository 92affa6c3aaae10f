//! Who may do what: every route of the table × every kind of person, compared with the table's audiences.
//!
//! Invariant: whoever is turned away leaves every row of both structures as it was.
#![allow(clippy::type_complexity)] // a table of cases reads better whole

use crate::{
    browser::{Caller, Pass, Reply},
    house::{House, Spare},
    walk::{Asked, action_of, asked, prepare, stays},
    world::Side,
};
use axum::http::Method;
use jalon::{
    desk::{Audience, Kind},
    web::{Face, Route},
};
use std::fmt::Write;

/// A column of the matrix.
struct Column {
    caller: Caller,
    /// Of structure B, holding addresses and ids of A.
    foreign: bool,
    /// Neither of A nor anonymous: whatever record of A they name does not exist for them.
    outside: bool,
}

/// Everybody who can stand before a route. A program has no cookie and a browser no token: each shows what they have.
fn columns(house: &House, face: Face) -> Vec<Column> {
    let town = &house.town;
    let mut all = vec![Column { caller: Caller::nobody(), foreign: false, outside: false }];
    for (side, foreign) in [(&town.a, false), (&town.b, true)] {
        let mut people = side.people();
        if face == Face::Api {
            for person in &mut people {
                match side.programs().into_iter().find(|p| p.label == person.label) {
                    Some(program) => *person = program,
                    None => person.kinds = vec![Kind::Nobody],
                }
            }
        }
        people.retain(|p| !foreign || p.label != "colleague");
        all.extend(people.into_iter().map(|caller| Column { caller, foreign, outside: foreign }));
    }
    for (label, kind, cookie) in
        [("region", Kind::RegionOfficer, &town.region_officer), ("network", Kind::NetworkOfficer, &town.network_officer)]
    {
        let kinds = vec![if face == Face::Api { Kind::Nobody } else { kind }];
        all.push(Column { caller: Caller { label, kinds, pass: Pass::Cookie(cookie.clone()) }, foreign: false, outside: true });
    }
    // What is in a mailed address opens that address only: shown as a cookie or a token it is nothing.
    let word = town.a.link.clone();
    let pass = match face {
        Face::Api => Pass::Bearer(format!("jalon_{word}")),
        Face::Page => Pass::Cookie(word),
        // Behind the doors that want one, a code was typed.
        Face::Link => Pass::Code,
    };
    let kinds = vec![if face == Face::Link { Kind::Link } else { Kind::Nobody }];
    all.push(Column { caller: Caller { label: "link", kinds, pass }, foreign: false, outside: false });
    all
}

/// What the table promises somebody.
#[derive(Debug, PartialEq, Eq)]
enum Promise {
    Allowed,
    /// In the audience; whether this record is theirs is the action's business (a colleague's case, another's trainee).
    ByRecord,
    Refused(u16),
}

fn promise(route: &Route, column: &Column, names_a_record: bool) -> Promise {
    let caller = &column.caller;
    if route.face == Face::Link {
        return if caller.kinds == [Kind::Link] { Promise::Allowed } else { Promise::Refused(404) };
    }
    let allowed = route.audience == Audience::ANYONE || caller.kinds.iter().any(|k| route.audience.has(*k));
    match (allowed, caller.kinds == [Kind::Nobody]) {
        (false, true) if route.face == Face::Page && route.method == Method::GET => Promise::Refused(303),
        (false, true) => Promise::Refused(401),
        (false, false) => Promise::Refused(403),
        (true, _) if column.outside && names_a_record => Promise::Refused(404),
        // A program in a supervisor's role supervises nobody.
        (true, _) if route.face == Face::Api && caller.label == "supervisor" => Promise::ByRecord,
        (true, _) if caller.label == "colleague" || names_an_unknown(route) || stays(route, caller) => Promise::ByRecord,
        (true, _) => Promise::Allowed,
    }
}

/// Addresses with a secret nobody was given, and assets of pages that the world has no example of.
fn names_an_unknown(route: &Route) -> bool {
    route.path.contains("{word}")
}

fn kept(route: &Route, reply: &Reply) -> bool {
    let runs = route.method == Method::POST;
    match reply.code() {
        200 | 201 => true,
        303 => !reply.location().starts_with("/sign-in") || route.name.starts_with("account.") || route.name == "member.leave",
        // Forms about the account are walked with words that are wrong on purpose.
        422 => runs && route.name.starts_with("account."),
        _ => false,
    }
}

fn check(route: &Route, column: &Column, promise: &Promise, reply: &Reply) {
    let (label, foreign) = (column.caller.label, if column.foreign { "foreign " } else { "" });
    let what = format!("{} {} for {foreign}{label}: {} {}\n{}", route.method, route.path, reply.code(), reply.location(), reply.body);
    match promise {
        Promise::Allowed => assert!(kept(route, reply), "promised, but {what}"),
        Promise::ByRecord => assert!(!reply.status.is_server_error() && reply.code() != 401, "{what}"),
        Promise::Refused(code) => {
            assert_eq!(reply.code(), *code, "forbidden, but {what}");
            if *code == 303 {
                assert!(reply.location().starts_with("/sign-in"), "{what}");
            }
        }
    }
}

fn names_a_record(asked: &Asked, side: &Side) -> bool {
    let text = asked.text();
    let mut ids = side.world.records().into_iter().map(|(_, id)| id).chain([side.here.id.0]);
    ids.any(|id| text.contains(&id.to_string()))
}

/// A link route is entered with the link, or with one nobody was given.
fn for_column(mut asked: Asked, route: &Route, column: &Column) -> Asked {
    if route.face == Face::Link && column.caller.kinds != [Kind::Link] {
        asked.parts.insert("token".into(), "A".repeat(43));
    }
    asked
}

fn request(house: &House, route: &Route, column: &Column) -> (Asked, Promise) {
    let asked = for_column(asked(house, route, &house.town.a), route, column);
    let promise = promise(route, column, names_a_record(&asked, &house.town.a));
    (asked, promise)
}

/// Those the table turns away, each with the answer, after which every row must be as before; and the columns of all
/// the others.
async fn turned_away(house: &House, route: &Route) -> (Vec<(usize, u16)>, Vec<usize>) {
    let changes = route.method == Method::POST;
    let before = if changes { house.state().await } else { Default::default() };
    let (mut refused, mut others) = (Vec::new(), Vec::new());
    for (i, column) in columns(house, route.face).iter().enumerate() {
        let (asked, promise) = request(house, route, column);
        if matches!(promise, Promise::Refused(_)) {
            let reply = house.ask(&column.caller, &asked).await;
            check(route, column, &promise, &reply);
            refused.push((i, reply.code()));
        } else {
            others.push(i);
        }
    }
    if changes {
        assert_eq!(house.state().await, before, "{} {} refused somebody and changed something", route.method, route.path);
    }
    (refused, others)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_meets_the_audience_of_every_route() {
    let mut spare = Spare::default();
    let routes = spare.house().await.app.table.routes.clone();
    let mut lines = Vec::new();
    for route in &routes {
        let late = prepare(spare.house().await, route).await;
        let (refused, met) = turned_away(spare.house().await, route).await;
        let mut codes = refused;
        for i in met {
            let house = spare.house().await;
            let column = &columns(house, route.face)[i];
            let (asked, promise) = request(house, route, column);
            let reply = house.ask(&column.caller, &asked).await;
            check(route, column, &promise, &reply);
            codes.push((i, reply.code()));
            if route.method == Method::POST && reply.code() < 400 {
                // `every_example_succeeds_through_every_face` checks what each action leaves.
                spare.again().await;
            }
        }
        codes.sort_unstable();
        let house = spare.house().await;
        let codes = columns(house, route.face).iter().zip(codes).map(|(c, (_, code))| (c.caller.label, c.foreign, code)).collect();
        if late {
            spare.again().await;
        }
        lines.push((route.clone(), codes));
    }
    spare.close().await;
    insta::assert_snapshot!("matrix", drawn(&lines));
}

fn drawn(lines: &[(Route, Vec<(&'static str, bool, u16)>)]) -> String {
    let mut text = String::new();
    // Wide enough for what may come: a new route is a new line and moves no other.
    let (width, names) = (44, 28);
    for (i, (route, codes)) in lines.iter().enumerate() {
        if i == 0 {
            let head = codes.iter().map(|(l, foreign, _)| if *foreign { format!("B:{}", short(l)) } else { short(l).to_owned() });
            writeln!(text, "{:4} {:width$} {:names$} {}", "", "", "", head.map(|h| format!("{h:>9}")).collect::<String>()).unwrap();
        }
        let cells: String = codes.iter().map(|(_, _, code)| format!("{code:>9}")).collect();
        writeln!(text, "{:4} {:width$} {:names$} {cells}", route.method.as_str(), route.path, route.name).unwrap();
    }
    text
}

fn short(label: &str) -> &str {
    match label {
        "quality_referent" => "quality",
        "supervisor" => "superv",
        "colleague" => "collea",
        other => &other[..other.len().min(8)],
    }
}

/// Each action's example does what it says for somebody of its audience, through every face it has.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_example_succeeds_through_every_face() {
    let mut spare = Spare::default();
    let routes = spare.house().await.app.table.routes.clone();
    let mut done = std::collections::BTreeSet::new();
    for route in routes.iter().filter(|r| r.method == Method::POST) {
        let house = spare.house().await;
        let Some(action) = action_of(&house.app.table, route) else { continue };
        let side = &house.town.a;
        let callers = match route.face {
            Face::Page => side.people(),
            Face::Api => side.programs(),
            Face::Link => vec![Caller::holder()],
        };
        let may = |c: &Caller| route.face == Face::Link || (c.kinds.iter().any(|k| route.audience.has(*k)) && !stays(route, c));
        let caller = callers.into_iter().find(may).unwrap_or_else(|| panic!("nobody may {} through {:?}", action.name, route.face));
        prepare(house, route).await;
        let asked = asked(house, route, side);
        let reply = house.ask(&caller, &asked).await;
        let wanted = match route.face {
            Face::Api if action.on_record() => 200,
            Face::Api => 201,
            _ => 303,
        };
        assert_eq!(reply.code(), wanted, "{} {} by {}: {}", action.name, asked.address(), caller.label, reply.body);
        if route.face == Face::Api {
            let saved = reply.json();
            assert!(
                saved["version"].as_i64().is_some_and(|v| v >= 1) && saved["page"].as_str().is_some_and(|p| p.starts_with('/')),
                "{saved}"
            );
        }
        done.insert(action.name);
        spare.used().await;
    }
    let house = spare.house().await;
    for action in house.app.table.actions.iter().filter(|a| !done.contains(a.name)) {
        assert!(action.audience.has(Kind::Operator), "{} has no face, and is not the operator's", action.name);
    }
    spare.close().await;
}
