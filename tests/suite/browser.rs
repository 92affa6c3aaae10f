//! Requests as browsers and programs send them, in this process.

use crate::{
    house::House,
    world::{Human, Side},
};
use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use futures_util::{StreamExt, stream};
use jalon::{
    desk::{Kind, LinkToken, PASS, hash_token},
    web::{guards::Caller as Address, visit},
};
use serde_json::Value;
use std::future::Future;
use tokio::sync::oneshot;
use tower::ServiceExt;

/// How somebody shows who they are.
#[derive(Debug, Clone, PartialEq)]
pub enum Pass {
    Nothing,
    /// The word of a sign-in's cookie.
    Cookie(String),
    /// What a program sends after `Bearer`.
    Bearer(String),
    /// The cookie of whoever has just typed the right code of the very address they ask for.
    Code,
}

/// Somebody at the door.
#[derive(Debug, Clone)]
pub struct Caller {
    pub label: &'static str,
    /// What kinds of person the product should see in them.
    pub kinds: Vec<Kind>,
    pub pass: Pass,
}

impl Caller {
    pub fn nobody() -> Caller {
        Caller { label: "nobody", kinds: vec![Kind::Nobody], pass: Pass::Nothing }
    }

    /// Holds mailed addresses, and has typed the codes they want.
    pub fn holder() -> Caller {
        Caller { pass: Pass::Code, ..Caller::nobody() }
    }

    pub fn human(label: &'static str, human: &Human) -> Caller {
        Caller { label, kinds: vec![human.role.into()], pass: Pass::Cookie(human.cookie.clone()) }
    }
}

impl Side {
    /// Everybody who signs in here.
    pub fn people(&self) -> Vec<Caller> {
        vec![
            Caller::human("director", &self.director),
            Caller::human("quality_referent", &self.quality_referent),
            Caller::human("jobcoach", &self.jobcoach),
            Caller::human("colleague", &self.colleague),
            Caller::human("supervisor", &self.supervisor),
        ]
    }

    /// A program for each role.
    pub fn programs(&self) -> Vec<Caller> {
        let caller = |(role, token): &(jalon::desk::Role, String)| Caller {
            label: role.word(),
            kinds: vec![(*role).into()],
            pass: Pass::Bearer(token.clone()),
        };
        self.tokens.iter().map(caller).collect()
    }

    pub fn program(&self, label: &str) -> Caller {
        self.programs().into_iter().find(|c| c.label == label).expect("a role")
    }

    pub fn coach(&self) -> Caller {
        Caller::human("jobcoach", &self.jobcoach)
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn code(&self) -> u16 {
        self.status.as_u16()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("no JSON ({e}): {}", self.body))
    }

    /// The words of a cookie that was set.
    pub fn set_cookie(&self) -> &str {
        self.header("set-cookie")
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&start).unwrap_or_else(|| panic!("no field {name} in {}", self.body)).1;
        unescaped(rest.split('"').next().unwrap_or_default())
    }
}

/// HTML as a browser reads it.
pub fn unescaped(html: &str) -> String {
    [
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(html.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// A request before it is sent.
#[derive(Debug, Clone)]
pub struct Letter {
    pub method: Method,
    pub address: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Letter {
    pub fn get(address: &str) -> Letter {
        Letter { method: Method::GET, address: address.into(), headers: Vec::new(), body: Vec::new() }
    }

    pub fn post(address: &str, kind: &str, body: impl Into<Vec<u8>>) -> Letter {
        Letter { method: Method::POST, address: address.into(), headers: vec![("content-type", kind.into())], body: body.into() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Letter {
        self.headers.retain(|(n, _)| *n != name);
        self.headers.push((name, value.into()));
        self
    }
}

/// Pairs as a browser sends them.
pub fn encoded(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

impl House {
    /// Sends a request as it is, with the caller's pass and nothing else.
    pub async fn send(&self, caller: &Caller, mut letter: Letter) -> Reply {
        let body = Body::from(std::mem::take(&mut letter.body));
        self.deliver(caller, letter, body).await
    }

    /// The same over a slow line: something happens while half of the body is still on its way.
    pub async fn send_slowly(&self, caller: &Caller, mut letter: Letter, meanwhile: impl Future<Output = ()>) -> Reply {
        let mut first = std::mem::take(&mut letter.body);
        let second = first.split_off(first.len() / 2);
        let (arrived, half) = oneshot::channel();
        let (done, rest) = oneshot::channel();
        let second = stream::once(async move {
            arrived.send(()).expect("somebody waits for it");
            rest.await.map(|()| second)
        });
        let body = Body::from_stream(stream::once(async { Ok(first) }).chain(second));
        let happening = async {
            half.await.expect("half of it was read");
            meanwhile.await;
            done.send(()).expect("the rest is waited for");
        };
        tokio::join!(self.deliver(caller, letter, body), happening).0
    }

    async fn deliver(&self, caller: &Caller, letter: Letter, body: Body) -> Reply {
        let mut request = Request::builder().method(letter.method).uri(&letter.address).header(header::HOST, "127.0.0.1:8080");
        for (name, value) in &letter.headers {
            request = request.header(*name, value);
        }
        request = match &caller.pass {
            Pass::Nothing => request,
            Pass::Cookie(word) => request.header(header::COOKIE, format!("{}={word}", visit::cookie_name(self.parts().config.is_https()))),
            Pass::Code => match self.door_cookie(&letter.address) {
                Some(cookie) => request.header(header::COOKIE, cookie),
                None => request,
            },
            Pass::Bearer(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
        };
        let mut request = request.body(body).unwrap_or_else(|e| panic!("{}: {e}", letter.address));
        request.extensions_mut().insert(Address([127, 0, 0, 1].into()));
        let answer = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let (head, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Reply { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The cookie of a mailed address; the two forms of the code are there for who has none.
    fn door_cookie(&self, address: &str) -> Option<String> {
        let path = address.split('?').next()?;
        let token = LinkToken::read(path.strip_prefix("/l/")?.split('/').next()?)?;
        let until = self.parts().clock.now().plus(PASS);
        let whole = visit::door_cookie(self.parts(), &token, until);
        let before = path.ends_with("/code") || path.ends_with("/key");
        (!before).then(|| whole.split(';').next().unwrap_or_default().to_owned())
    }

    pub async fn get(&self, caller: &Caller, address: &str) -> Reply {
        self.send(caller, Letter::get(address)).await
    }

    /// The token of this caller's forms.
    pub fn csrf(&self, caller: &Caller) -> String {
        match &caller.pass {
            Pass::Cookie(word) => visit::csrf_token(self.parts(), &hash_token(word)),
            _ => String::new(),
        }
    }

    /// A form as one of our own pages sends it.
    pub async fn post(&self, caller: &Caller, address: &str, pairs: &[(String, String)]) -> Reply {
        let mut pairs = pairs.to_vec();
        if !pairs.iter().any(|(n, _)| n == "csrf") {
            pairs.push(("csrf".into(), self.csrf(caller)));
        }
        let letter = Letter::post(address, "application/x-www-form-urlencoded", encoded(&pairs));
        self.send(caller, letter.with("sec-fetch-site", "same-origin")).await
    }

    /// A program's request.
    pub async fn api(&self, caller: &Caller, address: &str, body: &Value) -> Reply {
        self.send(caller, Letter::post(address, "application/json", body.to_string())).await
    }

    /// The director of structure A closes its case, as directors do.
    pub async fn close_case(&self) {
        let (director, case) = (self.town.a.program("director"), self.town.a.world.case);
        let body = serde_json::json!({"reason": "handed_over", "bilan": "Le relais est pris"});
        let reply = self.api(&director, &format!("/api/v1/cases/{case}/close"), &body).await;
        assert!(matches!(reply.code(), 200 | 201), "{}", reply.body);
    }
}

/// Pairs from literals.
pub fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}
