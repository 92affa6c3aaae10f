//! From a row of the table to a request: the address filled from a world, the action's own example as its body.
//!
//! Invariant: nothing here knows an address; a part of one that cannot be filled from the world fails loudly.

use crate::{
    browser::{Caller, Letter, Reply, encoded},
    house::House,
    world::Side,
};
use axum::http::Method;
use jalon::{
    desk::{ActionRow, World},
    kernel::moment::DAY,
    method::milestones::LINK_DAYS,
    web::{Face, Route, Table},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A request that can still be changed part by part.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: Method,
    pub path: String,
    pub parts: BTreeMap<String, String>,
    pub query: Vec<(String, String)>,
    pub sent: Sent,
}

#[derive(Debug, Clone)]
pub enum Sent {
    Nothing,
    Form(Vec<(String, String)>),
    Json(Map<String, Value>),
}

impl Asked {
    pub fn address(&self) -> String {
        let mut address = self.path.clone();
        for (name, value) in &self.parts {
            address = address.replace(&format!("{{{name}}}"), value);
        }
        if self.query.is_empty() { address } else { format!("{address}?{}", encoded(&self.query)) }
    }

    /// Every id this request names.
    pub fn text(&self) -> String {
        let sent = match &self.sent {
            Sent::Nothing => String::new(),
            Sent::Form(pairs) => format!("{pairs:?}"),
            Sent::Json(map) => Value::Object(map.clone()).to_string(),
        };
        format!("{} {sent}", self.address())
    }
}

impl House {
    pub async fn ask(&self, caller: &Caller, asked: &Asked) -> Reply {
        let address = asked.address();
        match &asked.sent {
            Sent::Nothing if asked.method == Method::GET => self.send(caller, Letter::get(&address)).await,
            Sent::Nothing => self.post(caller, &address, &[]).await,
            Sent::Form(pairs) => self.post(caller, &address, pairs).await,
            Sent::Json(map) => self.api(caller, &address, &Value::Object(map.clone())).await,
        }
    }

    /// An id nobody has.
    pub fn unknown(&self) -> Uuid {
        self.parts().chance.uuid(self.parts().clock.now())
    }

    /// The world of a structure with an id that was not used yet.
    pub fn world(&self, side: &Side) -> World {
        World { fresh: self.unknown(), ..side.world }
    }
}

/// The action a route runs, shows the form of, or none.
pub fn action_of<'t>(table: &'t Table, route: &Route) -> Option<&'t ActionRow> {
    table.actions.iter().find(|a| a.name == route.name)
}

/// What must be so for an action's example to be possible: a link is renewed once it has expired, a code is typed once it left.
///
/// Answers whether the house is another afterwards.
pub async fn prepare(house: &House, route: &Route) -> bool {
    if route.name == "door.try_code" {
        let door = format!("/l/{}/code", house.town.a.shared);
        assert_eq!(house.post(&Caller::nobody(), &door, &[]).await.code(), 303);
        return true;
    }
    let late = route.name == "link.renew";
    if late {
        house.parts().clock.advance((LINK_DAYS + 1) * DAY);
    }
    late
}

/// The only director of a structure may do anything but leave it; a supervisor notes their own training, and the example is the coach's.
pub fn stays(route: &Route, caller: &Caller) -> bool {
    let own = matches!(route.name, "training.note" | "training.update" | "training.remove");
    route.name == "member.leave" && caller.label == "director" || own && caller.label == "supervisor"
}

/// The request of a route, made of a side's world.
pub fn asked(house: &House, route: &Route, side: &Side) -> Asked {
    let world = house.world(side);
    let table = &house.app.table;
    let example = action_of(table, route).map(|a| (a.example)(&world));
    let mut fields = example.and_then(|e| e.as_object().cloned()).unwrap_or_default();
    let mut parts = BTreeMap::new();
    for (before, name) in named_parts(&route.path) {
        let value = match (name.as_str(), fields.remove(&name)) {
            ("token", _) if route.path.ends_with("/agreement") => side.door.clone(),
            ("token", _) if route.path.ends_with("/consent") => side.consent.clone(),
            ("token", _) if route.path.ends_with("/code") || route.path.ends_with("/key") => side.shared.clone(),
            ("token", _) if route.path.ends_with("/shared_with_employer") => side.shared.clone(),
            ("token", _) if route.path.ends_with("/shared_with_trainee") => side.shared_with_trainee.clone(),
            ("token", _) if route.path.ends_with("/pulse") => side.pulse.clone(),
            ("token", _) if route.path.ends_with("/rating") => side.rating.clone(),
            ("token", _) if route.path.ends_with("/synthesis") => side.synthesis.clone(),
            ("token", _) if route.path.ends_with("/transfer") => side.transfer_door.clone(),
            // An action's form names the assessment by its example; beside the form, its look at the paper does not.
            ("assessment", None) if route.path.ends_with("/preview") => world.sealed_assessment.to_string(),
            ("code", _) if before == "verify" => side.attested.code.clone(),
            ("name", _) if before == "issuers" => side.attested.issuer.clone(),
            ("number", _) if before == "status" => "1".to_owned(),
            ("token", _) if before == "m" => side.mailbox.clone(),
            ("token", _) => side.link.clone(),
            (_, Some(Value::String(value))) => value,
            _ => part(&world, &before, &name).unwrap_or_else(|| panic!("{}: teach tests/suite/walk.rs what {{{name}}} is", route.path)),
        };
        parts.insert(name, value);
    }
    let runs = action_of(table, route).is_some();
    // Figures are about a period: the year in which the world's things happened.
    let year =
        if route.name.starts_with("indicator.") { json!({"from": world.today.plus_days(-365), "to": world.today}) } else { json!({}) };
    let mut query = as_form(year.as_object().expect("an object"));
    let mut sent = Sent::Nothing;
    match (route.face, route.method == Method::POST) {
        (Face::Api, true) => sent = Sent::Json(fields),
        (_, true) if runs => sent = Sent::Form(as_form(&fields)),
        (_, true) if route.name == "attestation.preview" => {
            let issue = table.actions.iter().find(|a| a.name == "attestation.issue").expect("attestations are issued");
            let mut fields = (issue.example)(&world).as_object().cloned().unwrap_or_default();
            fields.remove("assessment");
            sent = Sent::Form(as_form(&fields));
        }
        (_, true) if route.name == "attestation.verify" => sent = Sent::Form(vec![("name".into(), side.attested.holder.clone())]),
        (_, true) => sent = Sent::Form(about_the_account(route.name, side, world.fresh)),
        // A form opens filled with what its address says.
        (Face::Page, false) if runs => query = as_form(&fields),
        (Face::Api, false) => query = needed(table, &route.path, &world),
        _ => {}
    }
    Asked { method: route.method.clone(), path: route.path.clone(), parts, query, sent }
}

/// What an endpoint cannot do without in its query.
fn needed(table: &Table, path: &str, world: &World) -> Vec<(String, String)> {
    let all = table.described.iter().filter(|d| d.path == path).flat_map(|d| d.query);
    let value = |format: &str| match format {
        "date" => world.today.to_string(),
        "text" => "name".to_owned(),
        other => panic!("{path}: teach tests/suite/walk.rs what a {other} is"),
    };
    all.filter(|(_, needed, _)| *needed).map(|(name, _, format)| ((*name).to_owned(), value(format))).collect()
}

/// The named parts of an address, each with the word before it.
fn named_parts(path: &str) -> Vec<(String, String)> {
    let segments: Vec<&str> = path.split('/').collect();
    let named =
        |(i, s): (usize, &&str)| Some((segments[i.saturating_sub(1)].to_owned(), s.strip_prefix('{')?.strip_suffix('}')?.to_owned()));
    segments.iter().enumerate().filter_map(named).collect()
}

/// `/cases/{id}` is the world's case, `{plan}` its plan.
fn part(world: &World, before: &str, name: &str) -> Option<String> {
    let singular = if name == "id" { before.trim_end_matches('s') } else { name };
    let known = world.records().into_iter().find(|(n, _)| *n == singular).map(|(_, id)| id.to_string());
    known.or_else(|| match singular {
        "member" => Some(world.coach.to_string()),
        "code" => Some("JC-02".into()),
        "kind" => Some("tripartite".into()),
        "issuer_key" => Some(world.issuer_key.to_string()),
        "matter" => Some("stale".into()),
        // Nobody's one-time address.
        "word" => Some("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq".into()),
        _ => None,
    })
}

/// An action's input as a form's fields: a browser sends no nulls, and no id of a record that does not exist yet.
pub fn as_form(fields: &Map<String, Value>) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (name, value) in fields.iter().filter(|(n, _)| *n != "id") {
        let mut push = |v: &Value| match v {
            Value::Null => {}
            Value::String(s) => pairs.push((name.clone(), s.clone())),
            other => pairs.push((name.clone(), other.to_string())),
        };
        match value {
            Value::Array(all) => all.iter().for_each(push),
            one => push(one),
        }
    }
    pairs
}

/// Forms that belong to no action: they are about the account.
fn about_the_account(name: &str, side: &Side, fresh: Uuid) -> Vec<(String, String)> {
    // Another nobody each time: the limits per account are another test's subject.
    let nobody = format!("nobody-{fresh}@nowhere.example");
    let fields = match name {
        "account.sign_in" => json!({"email": nobody, "password": "not a password"}),
        "account.forgotten" => json!({"email": nobody}),
        "account.set_language" => json!({"language": "fr"}),
        "account.set_password" => json!({"old_password": "wrong", "password": "wrong too"}),
        "account.choose_password" => json!({"password": "six tables rouges"}),
        "account.switch" => json!({"place": format!("structure:{}", side.here.id)}),
        _ => json!({}),
    };
    as_form(fields.as_object().expect("an object"))
}
