//! What a page or an endpoint answers, and how a refusal becomes an answer: the one place that knows status codes.

use super::{filters, texts};
use crate::{
    db,
    desk::{Face, Refusal, Said, Visit},
    kernel::Language,
};
use askama::Template;
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};

/// How the page sits in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// With the navigation; the name of the current entry.
    App(&'static str),
    /// With the navigation, which a phone hides: nothing but the task.
    Task(&'static str),
    /// Alone: sign-in, mailed links.
    Bare,
}

/// What is said above a page after a change.
#[derive(Debug)]
pub struct Notice {
    /// Which change, for the script: it must believe no address.
    pub key: String,
    pub text: String,
}

/// What leaves.
#[derive(Debug)]
pub enum Answer {
    Page {
        status: StatusCode,
        title: String,
        body: String,
        layout: Layout,
        cookie: Option<String>,
    },
    /// After a change: look there.
    See {
        to: String,
        cookie: Option<String>,
    },
    /// What was sent belongs there, as it is.
    Again(String),
    Json {
        status: StatusCode,
        value: Value,
        etag: Option<String>,
    },
    File {
        kind: &'static str,
        name: Option<String>,
        bytes: Vec<u8>,
    },
    /// A document that programs of any site may read, and keep for so many seconds.
    Public {
        kind: &'static str,
        text: String,
        seconds: u64,
    },
    Text {
        status: StatusCode,
        kind: &'static str,
        text: String,
    },
}

impl Answer {
    pub fn see(to: impl Into<String>) -> Answer {
        Answer::See { to: to.into(), cookie: None }
    }

    pub fn json(value: Value) -> Answer {
        Answer::Json { status: StatusCode::OK, value, etag: None }
    }

    /// The same page with another status.
    pub fn with_status(self, new: StatusCode) -> Answer {
        match self {
            Answer::Page { title, body, layout, cookie, .. } => Answer::Page { status: new, title, body, layout, cookie },
            other => other,
        }
    }

    pub fn with_cookie(mut self, set: String) -> Answer {
        match &mut self {
            Answer::Page { cookie, .. } | Answer::See { cookie, .. } => *cookie = Some(set),
            _ => {}
        }
        self
    }

    /// The HTTP response; pages are set into the window here and nowhere else.
    pub(super) fn respond(self, visit: &Visit, notice: Option<Notice>) -> Response {
        match self {
            Answer::Page { status, title, body, layout, cookie } => {
                let html = frame(visit, &title, &body, layout, notice);
                with_cookie(bytes(status, "text/html; charset=utf-8", html.into_bytes()), cookie)
            }
            Answer::See { to, cookie } => with_cookie(elsewhere(StatusCode::SEE_OTHER, &to), cookie),
            Answer::Again(to) => elsewhere(StatusCode::TEMPORARY_REDIRECT, &to),
            Answer::Json { status, value, etag } => {
                let kind = if status.is_success() { "application/json" } else { "application/problem+json" };
                let mut r = bytes(status, kind, value.to_string().into_bytes());
                if let Some(etag) = etag.and_then(|e| HeaderValue::from_str(&format!("\"{e}\"")).ok()) {
                    r.headers_mut().insert(header::ETAG, etag);
                }
                r
            }
            Answer::File { kind, name, bytes: body } => {
                let mut r = bytes(StatusCode::OK, kind, body);
                if let Some(name) = name.and_then(|n| HeaderValue::from_str(&format!("attachment; filename=\"{n}\"")).ok()) {
                    r.headers_mut().insert(header::CONTENT_DISPOSITION, name);
                }
                r
            }
            Answer::Text { status, kind, text } => bytes(status, kind, text.into_bytes()),
            Answer::Public { kind, text, seconds } => {
                let mut r = bytes(StatusCode::OK, kind, text.into_bytes());
                let h = r.headers_mut();
                h.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
                h.insert(header::VARY, HeaderValue::from_static("accept"));
                if let Ok(kept) = HeaderValue::from_str(&format!("public, max-age={seconds}")) {
                    h.insert(header::CACHE_CONTROL, kept);
                }
                r
            }
        }
    }
}

fn bytes(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Response {
    let mut r = Response::new(Body::from(body));
    *r.status_mut() = status;
    r.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    r
}

fn elsewhere(status: StatusCode, to: &str) -> Response {
    let mut r = bytes(status, "text/plain", Vec::new());
    if let Ok(to) = HeaderValue::from_str(to) {
        r.headers_mut().insert(header::LOCATION, to);
    }
    r
}

fn with_cookie(mut r: Response, cookie: Option<String>) -> Response {
    if let Some(value) = cookie.and_then(|c| HeaderValue::from_str(&c).ok()) {
        r.headers_mut().append(header::SET_COOKIE, value);
    }
    r
}

#[derive(Template)]
#[template(path = "frame.html")]
struct Frame<'a> {
    title: &'a str,
    body: &'a str,
    bare: bool,
    task: bool,
    notice: Option<Notice>,
    name: &'a str,
    place: &'a str,
    nav: Vec<Entry>,
    /// Whether there is anything here for them to find.
    finds: bool,
    style: &'static str,
    script: &'static str,
}

/// An entry of the navigation.
struct Entry {
    href: &'static str,
    key: &'static str,
    icon: &'static str,
    current: bool,
}

fn frame(visit: &Visit, title: &str, body: &str, layout: Layout, notice: Option<Notice>) -> String {
    use crate::desk::{Audience, Person};
    let current = match layout {
        Layout::App(c) | Layout::Task(c) => c,
        Layout::Bare => "",
    };
    let entry = |href, key, icon, audience: Audience| visit.is_in(audience).then_some(Entry { href, key, icon, current: key == current });
    let nav = [
        entry("/", "nav-today", "day", Audience::COACHES),
        entry("/steering", "nav-steering", "day", Audience::DECIDERS),
        entry("/assessments", "nav-assessments", "ok", Audience::of(&[crate::desk::Kind::Supervisor])),
        entry("/trainees", "nav-trainees", "people", Audience::STAFF),
        entry("/employers", "nav-employers", "firm", Audience::CASE_READERS),
        entry("/indicators", "nav-indicators", "figures", Audience::CASE_READERS),
        entry("/members", "nav-members", "team", Audience::DIRECTOR),
        entry("/network", "nav-network", "figures", Audience::OFFICERS),
    ];
    let place = match (&visit.here, &visit.person) {
        (Some(here), _) => here.name.as_str(),
        (None, Person::Officer { network_name, .. }) => network_name,
        _ => "",
    };
    let nav = nav.into_iter().flatten().collect();
    let (bare, task) = (layout == Layout::Bare, matches!(layout, Layout::Task(_)));
    // The page of the search has a box of its own.
    let finds = visit.is_in(Audience::STAFF) && current != "search";
    let (style, script) = (super::assets::style(), super::assets::script());
    let page = Frame { title, body, bare, task, notice, name: visit.name(), place, nav, finds, style, script };
    let request = request_of(visit, String::new());
    page.render_with_values(&request).unwrap_or_else(|e| {
        tracing::error!(error = %e, "the frame could not be rendered");
        String::new()
    })
}

/// What templates are rendered with for this visit.
pub(super) fn request_of(visit: &Visit, once: String) -> filters::Request {
    filters::Request { language: visit.language, csrf: visit.csrf.clone(), once, today: visit.today }
}

/// A refusal with its status and words, for either face.
#[derive(Debug)]
pub struct Problem {
    pub status: StatusCode,
    /// The stable name of this kind of problem.
    pub name: &'static str,
    pub said: Vec<Said>,
    pub theirs: Option<Value>,
    pub retry_after: Option<u64>,
}

impl From<Refusal> for Problem {
    fn from(r: Refusal) -> Problem {
        let plain = |status, name| Problem { status, name, said: Vec::new(), theirs: None, retry_after: None };
        match r {
            Refusal::Said(said) => Problem { said, ..plain(StatusCode::UNPROCESSABLE_ENTITY, "refused") },
            Refusal::NotFound => plain(StatusCode::NOT_FOUND, "not-found"),
            Refusal::Forbidden => plain(StatusCode::FORBIDDEN, "forbidden"),
            Refusal::SignedOut => plain(StatusCode::UNAUTHORIZED, "signed-out"),
            Refusal::Elsewhere => plain(StatusCode::FORBIDDEN, "elsewhere"),
            Refusal::Stale { theirs } => Problem { theirs: Some(theirs), ..plain(StatusCode::CONFLICT, "stale") },
            Refusal::Used(key) => {
                let said = vec![Said::new("id", crate::kernel::signal::Signal::new(key))];
                Problem { said, ..plain(StatusCode::CONFLICT, "used") }
            }
            Refusal::TooMany { seconds } => Problem { retry_after: Some(seconds), ..plain(StatusCode::TOO_MANY_REQUESTS, "too-many") },
            Refusal::Broken(db::Error::Full) => plain(StatusCode::INSUFFICIENT_STORAGE, "full"),
            Refusal::Broken(e) => {
                tracing::error!(error = %e, "a request failed");
                plain(StatusCode::INTERNAL_SERVER_ERROR, "broken")
            }
        }
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    title_key: String,
    what_key: String,
    said: &'a [Said],
    signed_in: bool,
}

impl Problem {
    pub(super) fn respond(self, visit: &Visit) -> Response {
        let mut r = if visit.face == Face::Api { self.document(visit.language) } else { self.page(visit) };
        if let Some(seconds) = self.retry_after {
            r.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED && visit.face == Face::Api {
            r.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        r
    }

    fn page(&self, visit: &Visit) -> Response {
        let signed_in = visit.account().is_some();
        let title_key = format!("problem-{}", self.name);
        let title = texts::say(visit.language, &title_key);
        let page = ProblemPage { what_key: format!("{title_key}-what"), title_key, said: &self.said, signed_in };
        let body = page.render_with_values(&request_of(visit, String::new()));
        let layout = if signed_in { Layout::App("") } else { Layout::Bare };
        Answer::Page { status: self.status, title, body: body.unwrap_or_default(), layout, cookie: None }.respond(visit, None)
    }

    /// The RFC 9457 document.
    fn document(&self, language: Language) -> Response {
        let mut doc = json!({
            "type": format!("urn:jalon:problem:{}", self.name),
            "title": texts::say(language, &format!("problem-{}", self.name)),
            "status": self.status.as_u16(),
        });
        if !self.said.is_empty() {
            doc["errors"] = self.said.iter().map(|s| error_of(s, language)).collect();
        }
        if let Some(theirs) = &self.theirs {
            doc["current"] = theirs.clone();
        }
        Answer::Json { status: self.status, value: doc, etag: None }
            .respond(&Visit::nobody(Face::Api, language, crate::kernel::Moment(0)), None)
    }
}

fn error_of(s: &Said, language: Language) -> Value {
    let pointer = if s.field.is_empty() { String::new() } else { format!("/{}", s.field) };
    let mut error = json!({"pointer": pointer, "field": s.field, "rule": s.signal.key, "detail": texts::say_signal(language, &s.signal)});
    // Where there is a record to look at, or another way, a program is told its page.
    if let Some((_, page)) = &s.way_out {
        error["see"] = page.as_str().into();
    }
    error
}
