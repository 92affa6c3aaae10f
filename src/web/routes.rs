//! The table of actions and pages: one list, many readers (router, API, OpenAPI, permission matrix).

use super::{Answer, Ask, Filled, api::Resource, guards::led_from_elsewhere, lock::Lock};
use crate::{
    db::{self, Scope},
    desk::{Action, ActionRow, Audience, Refusal, Saved, Typed},
};
use axum::http::Method;
use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc};
use utoipa::openapi::{RefOr, schema::Schema};
use uuid::Uuid;

/// What every page comes down to.
pub type Handler = Arc<dyn Fn(Ask) -> Pin<Box<dyn Future<Output = Result<Answer, Refusal>> + Send>> + Send + Sync>;
/// What every form comes down to.
pub type FormHandler = Arc<dyn Fn(Ask, Filled) -> Pin<Box<dyn Future<Output = Result<Answer, Refusal>> + Send>> + Send + Sync>;

/// The record, if any, that one leads on to which is a row no more.
pub type Successor = for<'s> fn(&'s mut Scope, Uuid) -> Pin<Box<dyn Future<Output = db::Result<Option<Uuid>>> + Send + 's>>;

/// What answers when an action is done, where that is more than its page: it is given what was kept beside the form.
pub type Afterwards = Arc<dyn Fn(Ask, Filled, Saved) -> Pin<Box<dyn Future<Output = Result<Answer, Refusal>> + Send>> + Send + Sync>;

/// Through which door a route is entered: decides how the visit is found and how a refusal is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Page,
    Api,
    /// `{token}` in the address is a mailed link.
    Link,
}

/// What a route does.
#[derive(Clone)]
pub enum Doing {
    /// Shows something.
    Show(Handler),
    /// Takes a form that belongs to no action (sign-in and what is about the account, not the structure).
    Take(Handler),
    /// Runs an action; `None` shows the refusal on a page of its own.
    Run(ActionRow, Option<FormHandler>),
}

/// One method of one address.
#[derive(Clone)]
pub struct Route {
    pub method: Method,
    pub path: String,
    /// `noun.verb`.
    pub name: &'static str,
    pub audience: Audience,
    pub face: Face,
    pub doing: Doing,
}

/// What an endpoint that belongs to no kind of record may be asked and answers, for OpenAPI.
pub struct Described {
    pub path: &'static str,
    /// Names, whether they are needed, and their format: `date`, `uuid`, `text`, or `limit` for how many rows.
    pub query: &'static [(&'static str, bool, &'static str)],
    /// The name of the answer's schema, among those that `schemas` adds.
    pub answer: String,
    pub schemas: Vec<(String, RefOr<Schema>)>,
}

/// Everything the product can do and show.
#[derive(Default)]
pub struct Table {
    pub actions: Vec<ActionRow>,
    pub routes: Vec<Route>,
    pub resources: Vec<Resource>,
    pub described: Vec<Described>,
    /// Shows the sign-in form, keeping what was typed elsewhere.
    pub sign_in: Option<Handler>,
    /// Tells where a record is led on to that is a row no more.
    pub successor: Option<Successor>,
    /// Before the mailed addresses that want a code.
    pub lock: Option<Lock>,
    /// What answers after an action, by its name.
    pub afterwards: BTreeMap<&'static str, Afterwards>,
}

fn handler<F, Fut>(f: F) -> Handler
where
    F: Fn(Ask) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
{
    Arc::new(move |ask| Box::pin(f(ask)))
}

impl Table {
    fn route(&mut self, method: Method, path: impl Into<String>, name: &'static str, audience: Audience, face: Face, doing: Doing) {
        self.routes.push(Route { method, path: path.into(), name, audience, face, doing });
    }

    /// A page.
    pub fn page<F, Fut>(&mut self, path: &str, name: &'static str, audience: Audience, f: F)
    where
        F: Fn(Ask) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        self.route(Method::GET, path, name, audience, Face::Page, Doing::Show(handler(f)));
    }

    /// A form about the account, not the structure.
    pub fn take<F, Fut>(&mut self, path: &str, name: &'static str, audience: Audience, f: F)
    where
        F: Fn(Ask) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        self.route(Method::POST, path, name, audience, Face::Page, Doing::Take(handler(f)));
    }

    /// A page behind a mailed address, which changes nothing.
    pub fn link_page<F, Fut>(&mut self, path: &str, name: &'static str, f: F)
    where
        F: Fn(Ask) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        self.route(Method::GET, path, name, Audience::LINK, Face::Link, Doing::Show(handler(f)));
    }

    /// An answer for programs.
    pub fn endpoint<F, Fut>(&mut self, path: &str, name: &'static str, audience: Audience, f: F)
    where
        F: Fn(Ask) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        self.route(Method::GET, path, name, audience, Face::Api, Doing::Show(handler(f)));
    }

    /// What an endpoint may be asked, and what it answers.
    pub fn describe<A: utoipa::ToSchema>(&mut self, path: &'static str, query: &'static [(&'static str, bool, &'static str)]) {
        let mut schemas = vec![(A::name().into_owned(), A::schema())];
        A::schemas(&mut schemas);
        self.described.push(Described { path, query, answer: A::name().into_owned(), schemas });
    }

    /// An action: its API endpoint, when it has one.
    pub fn action<A: Action>(&mut self) {
        let row = ActionRow::of::<A>();
        if !row.api.is_empty() {
            self.route(Method::POST, format!("/api/v1{}", row.api), row.name, row.audience, Face::Api, Doing::Run(row, None));
        }
        self.actions.push(row);
    }

    /// An action's form: GET shows it, POST runs it or shows it again with everything typed.
    pub fn form<A, F, Fut>(&mut self, path: &str, f: F)
    where
        A: Action,
        F: Fn(Ask, Filled) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        self.form_at::<A, F, Fut>(path, Face::Page, f);
    }

    /// The same behind a mailed link.
    pub fn link_form<A, F, Fut>(&mut self, path: &str, f: F)
    where
        A: Action,
        F: Fn(Ask, Filled) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        self.form_at::<A, F, Fut>(path, Face::Link, f);
    }

    fn form_at<A, F, Fut>(&mut self, path: &str, face: Face, f: F)
    where
        A: Action,
        F: Fn(Ask, Filled) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        let row = ActionRow::of::<A>();
        let show: FormHandler = Arc::new(move |ask, filled| Box::pin(f(ask, filled)));
        let empty = show.clone();
        let get: Handler = Arc::new(move |ask: Ask| {
            let typed = if led_from_elsewhere(&ask.headers) { Typed::default() } else { ask.query.clone() };
            empty(ask, Filled { typed, said: Vec::new() })
        });
        self.route(Method::GET, path, row.name, row.audience, face, Doing::Show(get));
        self.route(Method::POST, path, row.name, row.audience, face, Doing::Run(row, Some(show)));
    }

    /// What answers when an action is done.
    pub fn after<A, F, Fut>(&mut self, f: F)
    where
        A: Action,
        F: Fn(Ask, Filled, Saved) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        self.afterwards.insert(A::NAME, Arc::new(move |ask, form, saved| Box::pin(f(ask, form, saved))));
    }

    /// An action behind a single button.
    pub fn button<A: Action>(&mut self, path: &str) {
        let row = ActionRow::of::<A>();
        self.route(Method::POST, path, row.name, row.audience, Face::Page, Doing::Run(row, None));
    }
}
