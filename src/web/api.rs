//! The JSON face: one way to run an action, one way to list and give records.

use super::{Answer, Ask, Table, filters, guards::too_deep, landed::led, routes::Face, texts};
use crate::{
    db::{Row, Scope, Select, col, tables::Table as Columns},
    desk::{self, ActionRow, Audience, Once, Refusal, Refused, Said, Visit},
    kernel::signal::Signal,
};
use axum::http::{Method, StatusCode, header};
use sea_query::{ExprTrait, Order};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::openapi::{RefOr, schema::Schema};
use uuid::Uuid;

/// Records per page unless asked, and at most.
const LIMIT: u64 = 50;
const MOST: u64 = 200;

/// A kind of record that programs read: the bundle's columns, with ids instead of refs.
pub trait Record: Row + Serialize + utoipa::ToSchema + 'static {
    /// As in the address, e.g. `sessions`.
    const RESOURCE: &'static str;
    /// The column the list is paged by.
    type Column: Columns;
    const ID: Self::Column;
    /// What a list can be narrowed by: a query name and its column, both holding ids.
    const FILTERS: &'static [(&'static str, Self::Column)];
    /// The rows this visit may read.
    fn select(scope: &Scope, visit: &Visit) -> Select;
    fn id(&self) -> Uuid;
    fn version(&self) -> Option<i64> {
        None
    }
    /// Where a record that is a row no more leads.
    fn led(_: &mut Scope, _: Uuid) -> impl Future<Output = crate::db::Result<Option<Uuid>>> + Send {
        async { Ok(None) }
    }
    /// Takes out what this visit may not read.
    fn veil(&mut self, _: &Visit) {}
}

/// A [`Record`] without its type, for OpenAPI and the matrix.
pub struct Resource {
    pub name: &'static str,
    pub schema: fn() -> RefOr<Schema>,
    /// The schemas its own schema refers to, by name.
    pub schemas: fn(&mut Vec<(String, RefOr<Schema>)>),
    pub filters: Vec<&'static str>,
}

impl Table {
    /// Lists and gives a kind of record.
    pub fn resource<R: Record>(&mut self, audience: Audience, list_name: &'static str, get_name: &'static str) {
        self.endpoint(&format!("/api/v1/{}", R::RESOURCE), list_name, audience, list::<R>);
        self.endpoint(&format!("/api/v1/{}/{{id}}", R::RESOURCE), get_name, audience, give::<R>);
        let filters = R::FILTERS.iter().map(|(n, _)| *n).collect();
        self.resources.push(Resource { name: R::RESOURCE, schema: R::schema, schemas: R::schemas, filters });
    }
}

async fn list<R: Record>(mut ask: Ask) -> Result<Answer, Refusal> {
    let limit = match ask.query.get("limit") {
        "" => LIMIT,
        n => n
            .parse()
            .ok()
            .filter(|n| (1..=MOST).contains(n))
            .ok_or_else(|| Refusal::said("limit", Signal::new("err-range").with("min", 1).with("max", MOST)))?,
    };
    let known = |name: &String| name == "limit" || name == "cursor" || R::FILTERS.iter().any(|(n, _)| n == name);
    if let Some(unknown) = ask.query.0.keys().find(|k| !known(k)) {
        return Err(Refusal::said(unknown, Signal::new("err-unknown-field").with("field", unknown).with("closest", "limit")));
    }
    let cursor = uuid_of(&ask, "cursor")?;
    let mut filters = Vec::new();
    for (name, column) in R::FILTERS {
        if let Some(id) = uuid_of(&ask, name)? {
            filters.push((*column, id));
        }
    }
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let mut q = R::select(scope, &visit).order(R::ID, Order::Asc).limit(limit + 1).filter_some(cursor, |c| col(R::ID).gt(c));
    for (column, id) in filters {
        q = q.filter(col(column).eq(id));
    }
    let mut rows: Vec<R> = scope.all(&q).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(R::id);
    rows.iter_mut().for_each(|r| r.veil(&visit));
    ask.read_list(R::RESOURCE, "list");
    Ok(Answer::json(json!({"items": rows, "next": next})))
}

fn uuid_of(ask: &Ask, name: &str) -> Result<Option<Uuid>, Refusal> {
    match ask.query.get(name) {
        "" => Ok(None),
        given => given.parse::<Uuid>().map(Some).map_err(|_| Refusal::rule(name, "err-id")),
    }
}

async fn give<R: Record>(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: Uuid = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let of = |scope: &Scope, id: Uuid| R::select(scope, &visit).filter(col(R::ID).eq(id));
    let q = of(scope, id);
    let Some(mut row): Option<R> = scope.opt(&q).await? else {
        let kept = R::led(scope, id).await?.ok_or(Refusal::NotFound)?;
        let q = of(scope, kept);
        scope.opt::<R>(&q).await?.ok_or(Refusal::NotFound)?;
        return Ok(Answer::see(format!("/api/v1/{}/{kept}", R::RESOURCE)));
    };
    row.veil(&visit);
    let etag = row.version().map(|v| v.to_string());
    ask.read(R::RESOURCE, id);
    let value = serde_json::to_value(&row).unwrap_or(Value::Null);
    Ok(Answer::Json { status: StatusCode::OK, value, etag })
}

/// Runs an action for a program: reads the body, names the request, and answers with what was saved.
///
/// # Errors
/// What reading or the action refuses.
pub async fn run(mut ask: Ask, action: ActionRow) -> Result<Answer, Refusal> {
    if too_deep(&ask.body) {
        return Err(Refusal::rule("", "err-deep"));
    }
    let empty: &[u8] = b"{}";
    let sent = if ask.body.is_empty() && action.on_record() { empty } else { &ask.body };
    let mut value: Value = serde_json::from_slice(sent).map_err(|_| Refusal::rule("", "err-json"))?;
    let Some(body) = value.as_object_mut() else { return Err(Refusal::rule("", "err-json")) };
    let own_id = body.get("id").and_then(Value::as_str).map(str::to_owned);
    if action.on_record() {
        let id = ask.path.get("id").cloned().unwrap_or_default();
        if id.parse::<Uuid>().is_err() {
            return Err(Refusal::NotFound);
        }
        body.insert("id".into(), id.into());
    }
    if let Some(version) = if_match(&ask)? {
        body.insert("version".into(), version.into());
    }
    let once = once(&ask, action, own_id)?;
    let ready = (action.read_json)(value)?;
    let done = desk::perform(ask.parts.clone(), ask.visit.clone(), action.name, action.audience, ready, once).await;
    if let (Err(Refusal::Stale { .. }), Ok(id)) = (&done, ask.id::<Uuid>("id")) {
        // The refusal shows the record as it is now: whoever asks for it this way has read it too.
        ask.read(action.name, id);
    }
    let saved = match done {
        Ok(saved) => saved,
        Err(refusal) => return led(&mut ask, action, refusal).await,
    };
    let status = if action.on_record() { StatusCode::OK } else { StatusCode::CREATED };
    Ok(Answer::Json { status, etag: Some(saved.version.to_string()), value: serde_json::to_value(&saved).unwrap_or(Value::Null) })
}

/// The version of an `If-Match` header: one strong tag as we give them, or `*` for whichever there is.
fn if_match(ask: &Ask) -> Result<Option<i64>, Refusal> {
    let Some(given) = ask.headers.get(header::IF_MATCH) else { return Ok(None) };
    let given = given.to_str().unwrap_or_default().trim();
    if given == "*" {
        return Ok(None);
    }
    let version = given.strip_prefix('"').and_then(|g| g.strip_suffix('"')).unwrap_or(given).parse();
    version.map(Some).map_err(|_| Refusal::rule("If-Match", "err-if-match"))
}

/// An `Idempotency-Key`, or else the id the client made for a new record.
fn once(ask: &Ask, action: ActionRow, own_id: Option<String>) -> Result<Option<Once>, Refusal> {
    match ask.headers.get("idempotency-key").map(|v| v.to_str()) {
        Some(Ok(key)) if (1..=250).contains(&key.len()) => Ok(Some(Once { key: format!("key:{key}"), reused: Refused::Key })),
        Some(_) => Err(Refusal::Said(vec![Said::new("Idempotency-Key", Signal::new("err-long").with("max", 250))])),
        None if action.on_record() => Ok(None),
        None => Ok(own_id.map(|id| Once { key: format!("id:{id}"), reused: Refused::Id })),
    }
}

/// The list of what programs can do, readable by people.
#[derive(askama::Template)]
#[template(path = "api-docs.html")]
pub struct Docs {
    rows: Vec<(String, String, String)>,
    resources: Vec<(&'static str, String)>,
    /// What can be read besides: address and name.
    others: Vec<(String, &'static str)>,
}

/// `/api/docs`.
///
/// # Errors
/// As [`Ask::bare`].
pub async fn docs(ask: Ask) -> Result<Answer, Refusal> {
    let rows = ask.table.actions.iter().filter(|a| !a.api.is_empty());
    let rows = rows.map(|a| (format!("/api/v1{}", a.api), a.name.to_owned(), a.about.to_owned())).collect();
    let resources = ask.table.resources.iter().map(|r| (r.name, r.filters.join(", "))).collect();
    let listed = |path: &str| ask.table.resources.iter().any(|r| path.trim_start_matches("/api/v1/").split('/').next() == Some(r.name));
    let readings = ask.table.routes.iter().filter(|r| r.face == Face::Api && r.method == Method::GET && !listed(&r.path));
    let others = readings.map(|r| (r.path.clone(), r.name)).collect();
    ask.bare(texts::say(ask.visit.language, "api-title"), &Docs { rows, resources, others })
}
