//! The gate every request passes: who visits, may they, was it our page that asked, how large, and then the route.

use super::{
    Filled, Limits,
    answer::{Answer, Problem},
    ask::Ask,
    assets,
    guards::{Arriving, Stop, caller, from_our_page, headed, read_body, same},
    landed::{landing, led, notice},
    lock::{behind_the_lock, carrying, is_locked, late},
    openapi,
    routes::{Doing, Face, FormHandler, Route, Table},
    visit,
};
use crate::{
    desk::{self, ActionRow, Audience, Kind, Once, Parts, Ready, Refusal, Refused, Saved, Typed, Visit},
    kernel::Language,
};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{FromRequestParts, RawPathParams, Request},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request},
    middleware,
    response::Response,
    routing::{MethodFilter, MethodRouter, get, on},
};
use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Arc, OnceLock},
};

struct Gate {
    parts: Arc<Parts>,
    table: Arc<Table>,
    arriving: Arc<Arriving>,
}

/// How many of all places one caller's half-sent requests may hold: one in so many.
const SHARE: usize = 4;

/// The whole service as one router.
#[allow(clippy::disallowed_methods)] // the one place that gives addresses to handlers
pub fn router(parts: Arc<Parts>, table: Arc<Table>) -> Router {
    let gate = Arc::new(Gate { parts: parts.clone(), table: table.clone(), arriving: Arc::default() });
    let mut by_path: BTreeMap<String, MethodRouter> = BTreeMap::new();
    for route in &table.routes {
        let filter = if route.method == Method::GET { MethodFilter::GET } else { MethodFilter::POST };
        let (gate, route) = (gate.clone(), Arc::new(route.clone()));
        let path = route.path.clone();
        let serve = move |req: Request| enter(gate.clone(), route.clone(), req);
        let methods = by_path.remove(&path).unwrap_or_default();
        by_path.insert(path, methods.on(filter, serve));
    }
    let mut router = by_path.into_iter().fold(Router::new(), |r, (path, methods)| r.route(&path, methods));
    let lost = gate.clone();
    router = router.fallback(move |req: Request| lost_way(lost.clone(), req));
    // Written when somebody asks for it: most starts never need it.
    let document: Arc<OnceLock<Bytes>> = Arc::default();
    let text = move || document.get_or_init(|| openapi::document(&table).into()).clone();
    let describe = move || std::future::ready(([(header::CONTENT_TYPE, "application/json")], text()));
    router = router.route("/api/v1/openapi.json", get(describe));
    router = router.route("/assets/{file}", on(MethodFilter::GET, move |req: Request| asset(gate.clone(), req)));
    let https = parts.config.is_https();
    router
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "500")))
        .layer(middleware::map_response(move |r: Response| std::future::ready(headed(r, https))))
        .layer(tower_http::compression::CompressionLayer::new().gzip(true).quality(tower_http::CompressionLevel::Fastest))
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    let mut r = Response::new(Body::from(text));
    *r.status_mut() = status;
    r
}

async fn asset(gate: Arc<Gate>, req: Request) -> Response {
    let (mut parts, _) = req.into_parts();
    let nobody = Visit::nobody(desk::Face::Page, Language::Fr, gate.parts.clock.now());
    let mut ask = Ask::new(gate.parts.clone(), gate.table.clone(), nobody, String::new());
    ask.path = named(&mut parts).await;
    let visit = ask.visit.clone();
    match assets::show(ask).await {
        Ok(answer) => {
            let mut r = answer.respond(&visit, None);
            r.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
            r
        }
        Err(refusal) => Problem::from(refusal).respond(&visit),
    }
}

/// An address nobody answers: the same page as a record that is not there.
async fn lost_way(gate: Arc<Gate>, req: Request) -> Response {
    let api = req.uri().path().starts_with("/api/");
    let visit = if api { visit::of_api(&gate.parts, req.headers()).await } else { visit::of_page(&gate.parts, req.headers()).await };
    let face = if api { desk::Face::Api } else { desk::Face::Page };
    let visit = visit.unwrap_or_else(|_| Visit::nobody(face, Language::Fr, gate.parts.clock.now()));
    Problem::from(Refusal::NotFound).respond(&visit)
}

async fn enter(gate: Arc<Gate>, route: Arc<Route>, req: Request) -> Response {
    let (mut parts, body) = req.into_parts();
    let path = named(&mut parts).await;
    // Read before anybody is recognised: who may is asked once the last byte is here.
    let client = caller(&gate.parts, &parts);
    let limits = parts.extensions.get::<Limits>().copied().unwrap_or_default();
    let large = may_be_large(&gate, &route, &parts.headers).await;
    let body = if route.method == Method::GET { Ok(Vec::new()) } else { arrived(&gate, large, client, body, limits).await };
    let found = match route.face {
        Face::Page => visit::of_page(&gate.parts, &parts.headers).await.map(|v| (v, None)),
        Face::Api => visit::of_api(&gate.parts, &parts.headers).await.map(|v| (v, None)),
        Face::Link => {
            visit::of_link(&gate.parts, path.get("token").map_or("", String::as_str), &parts.headers).await.map(|(v, s)| (v, Some(s)))
        }
    };
    let (visit, scope) = match found {
        Ok(found) => found,
        Err(refusal) => {
            let face = if route.face == Face::Api { desk::Face::Api } else { desk::Face::Page };
            let nobody = Visit::nobody(face, visit::asked_language(&parts.headers), gate.parts.clock.now());
            return Problem::from(refusal).respond(&nobody);
        }
    };
    let mut ask = Ask::new(gate.parts.clone(), gate.table.clone(), visit, parts.uri.path().to_owned());
    // What shows goes on reading where the link was found; what writes must not hold two connections at once.
    ask.scope = scope.filter(|_| route.method == Method::GET);
    ask.path = path;
    ask.query = Typed::read(parts.uri.query().unwrap_or_default().as_bytes()).without_nul();
    ask.client = client;
    ask.headers = parts.headers;
    if route.face != Face::Api
        && let Ok(chosen) = ask.query.get("lang").parse()
        && ask.visit.account().is_none()
    {
        ask.visit.language = chosen;
    }
    let shown = ask.visit.clone();
    let notice = notice(&ask);
    match pass(&gate, &route, ask, body).await {
        Ok(answer) => answer.respond(&shown, notice),
        Err(Stop::Refused(refusal)) => Problem::from(refusal).respond(&shown),
        Err(Stop::Status(status)) => {
            let name = if status == StatusCode::PAYLOAD_TOO_LARGE { "too-large" } else { "unreadable" };
            Problem { status, name, said: Vec::new(), theirs: None, retry_after: None }.respond(&shown)
        }
    }
}

/// Whether a scan may come: from those only who may hand one in, so that nobody else fills the memory. They are asked who they
/// are a second time once it is here.
async fn may_be_large(gate: &Gate, route: &Route, headers: &HeaderMap) -> bool {
    if !matches!(&route.doing, Doing::Run(action, _) if action.large) {
        return false;
    }
    let found = match route.face {
        Face::Page => visit::of_page(&gate.parts, headers).await,
        Face::Api => visit::of_api(&gate.parts, headers).await,
        Face::Link => return false,
    };
    found.is_ok_and(|v| v.is_in(route.audience))
}

/// The whole body, once its last byte is here.
async fn arrived(gate: &Gate, large: bool, client: IpAddr, body: Body, limits: Limits) -> Result<Vec<u8>, Stop> {
    let _coming = gate.arriving.one(client, (limits.connections / SHARE).max(1))?;
    read_body(body, limits.body, large).await
}

/// What a form sent. One with a file comes in parts: the file is read into base64, and what was typed beside it is what is kept
/// over a sign-in.
async fn typed_in(ask: &mut Ask) -> Result<Typed, Stop> {
    let kind = ask.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(kind) else { return Ok(Typed::read(&ask.body)) };
    let unreadable = |_| Stop::Status(StatusCode::BAD_REQUEST);
    let body = std::mem::take(&mut ask.body);
    let stream = futures_util::stream::once(async move { Ok::<_, std::convert::Infallible>(body) });
    let mut parts = multer::Multipart::new(stream, boundary);
    let (mut typed, mut files) = (Typed::default(), Typed::default());
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().is_some();
        let bytes = part.bytes().await.map_err(unreadable)?;
        if file {
            files.0.entry(name).or_default().push(data_encoding::BASE64.encode(&bytes));
        } else {
            typed.0.entry(name).or_default().push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    ask.body = typed.encoded().into_bytes();
    typed.0.extend(files.0);
    Ok(typed)
}

async fn pass(gate: &Gate, route: &Route, mut ask: Ask, body: Result<Vec<u8>, Stop>) -> Result<Answer, Stop> {
    let allowed = route.audience == Audience::ANYONE || ask.visit.is_in(route.audience);
    if route.method == Method::GET {
        if !allowed {
            return Ok(turned_away(&ask, route)?);
        }
        if is_locked(&ask, route) {
            return Ok(behind_the_lock(ask, Filled::default()).await?);
        }
        let Doing::Show(show) = &route.doing else { return Err(Stop::Status(StatusCode::METHOD_NOT_ALLOWED)) };
        return Ok(show(ask).await?);
    }
    if route.face != Face::Api && !from_our_page(&ask.headers, &gate.parts.config.base_url) {
        return Err(Refusal::Elsewhere.into());
    }
    ask.body = body?;
    if route.face == Face::Api {
        if !allowed {
            return Ok(turned_away(&ask, route)?);
        }
        let Doing::Run(action, _) = route.doing else { return Err(Stop::Status(StatusCode::METHOD_NOT_ALLOWED)) };
        return Ok(super::api::run(ask, action).await?);
    }
    let mut typed = typed_in(&mut ask).await?;
    if !allowed && ask.visit.kinds() == [Kind::Nobody] {
        // The sign-in ended while someone was typing: they sign in again, and what they typed is still there.
        let Some(sign_in) = gate.table.sign_in.clone() else { return Err(Refusal::SignedOut.into()) };
        return Ok(sign_in(ask).await.map(|a| a.with_status(StatusCode::UNAUTHORIZED))?);
    }
    let token = typed.take("csrf").unwrap_or_default();
    if ask.visit.sign_in.is_some() && !same(&token, &ask.visit.csrf) {
        return Err(Refusal::Elsewhere.into());
    }
    if !allowed {
        return Err(Refusal::Forbidden.into());
    }
    if is_locked(&ask, route) {
        // The pass ended while someone was typing: what they typed waits for the code.
        return Ok(behind_the_lock(ask, late(typed)).await?.with_status(StatusCode::UNPROCESSABLE_ENTITY));
    }
    match &route.doing {
        Doing::Take(take) => {
            ask.query = typed.without_nul();
            Ok(take(ask).await?)
        }
        Doing::Run(action, show) => Ok(form(route.face, *action, show.clone(), ask, typed).await?),
        Doing::Show(_) => Err(Stop::Status(StatusCode::METHOD_NOT_ALLOWED)),
    }
}

/// The longest name of a showing of a form, in bytes: with what marks it as one it must still fit its column.
const ONCE: usize = 250;

/// Runs a form's action; when it is refused, shows the form again with everything typed.
async fn form(face: Face, action: ActionRow, show: Option<FormHandler>, mut ask: Ask, mut typed: Typed) -> Result<Answer, Refusal> {
    let once = typed.take("once").filter(|k| (1..=ONCE).contains(&k.len()) && !k.contains('\0'));
    let then = typed.take("then");
    let kept = if face == Face::Link { typed.take("kept") } else { None };
    for (name, value) in ask.path.iter().filter(|(n, _)| *n != "token") {
        typed.set(name, value);
    }
    let after = ask.table.afterwards.get(action.name).cloned();
    let refusal = match (run_form(&ask, action, &typed, once).await, after) {
        (Ok(saved), Some(after)) => {
            let form = Filled { typed: carrying(Typed::default(), kept), said: Vec::new() };
            return after(ask, form, saved).await;
        }
        // A mailbox that pressed for its person follows no redirect (RFC 8058): it is shown the page at once.
        (Ok(_), None) if face == Face::Link && typed.has("List-Unsubscribe") && show.is_some() => {
            let Some(show) = show else { return Err(Refusal::NotFound) };
            return show(ask, Filled::default()).await;
        }
        // Behind a mailed link there is one page, and its address is the secret: nothing else may name it.
        (Ok(_), None) if face == Face::Link => return Ok(Answer::see(landing(&ask.address, action.name))),
        (Ok(saved), None) => return Ok(Answer::see(landing(&then.unwrap_or(saved.page), action.name))),
        (Err(refusal), _) => refusal,
    };
    if face == Face::Page && matches!(refusal, Refusal::NotFound) {
        return led(&mut ask, action, refusal).await;
    }
    let Some(show) = show else { return Err(refusal) };
    if let Some(then) = then {
        typed.set("then", then);
    }
    let typed = carrying(typed, kept);
    let (filled, status) = match refusal {
        Refusal::Said(said) => (Filled::refused(typed, said), StatusCode::UNPROCESSABLE_ENTITY),
        Refusal::Stale { theirs } => (Filled::stale(typed, &theirs), StatusCode::CONFLICT),
        other => return Err(other),
    };
    Ok(show(ask, filled).await?.with_status(status))
}

async fn run_form(ask: &Ask, action: ActionRow, typed: &Typed, once: Option<String>) -> Result<Saved, Refusal> {
    let ready: Box<dyn Ready> = (action.read_form)(typed)?;
    let once = once.map(|key| Once { key: format!("form:{key}"), reused: Refused::Key });
    desk::perform(ask.parts.clone(), ask.visit.clone(), action.name, action.audience, ready, once).await
}

fn turned_away(ask: &Ask, route: &Route) -> Result<Answer, Refusal> {
    match (ask.visit.kinds() == [Kind::Nobody], route.face) {
        (true, Face::Page) => {
            let then = form_urlencoded::Serializer::new(String::new()).append_pair("then", &ask.address).finish();
            Ok(Answer::see(if ask.address == "/" { "/sign-in".to_owned() } else { format!("/sign-in?{then}") }))
        }
        (true, _) => Err(Refusal::SignedOut),
        (false, _) => Err(Refusal::Forbidden),
    }
}

async fn named(parts: &mut request::Parts) -> BTreeMap<String, String> {
    match RawPathParams::from_request_parts(parts, &()).await {
        Ok(params) => params.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
        Err(_) => BTreeMap::new(),
    }
}
