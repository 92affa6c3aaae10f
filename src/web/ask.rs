//! One request as a page sees it: who visits, the address's parts, and the structure's rows to read.

use super::{
    answer::{Answer, Layout, request_of},
    routes::Table,
    texts,
};
use crate::{
    db::Scope,
    desk::{Parts, Reading, Refusal, Typed, Visit},
    kernel::signal::Signal,
};
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use std::{collections::BTreeMap, fmt::Display, net::IpAddr, str::FromStr, sync::Arc};
use uuid::Uuid;

/// A request on its way to a page.
pub struct Ask {
    pub parts: Arc<Parts>,
    pub table: Arc<Table>,
    pub visit: Visit,
    /// The address without its query.
    pub address: String,
    /// The parts of the address that have a name.
    pub path: BTreeMap<String, String>,
    pub query: Typed,
    pub headers: HeaderMap,
    /// The caller's address, as far as it can be believed.
    pub client: IpAddr,
    /// What was sent, for requests that send something.
    pub body: Vec<u8>,
    pub(super) scope: Option<Scope>,
}

impl Ask {
    pub(super) fn new(parts: Arc<Parts>, table: Arc<Table>, visit: Visit, address: String) -> Ask {
        let client = IpAddr::from([127, 0, 0, 1]);
        Ask {
            parts,
            table,
            visit,
            address,
            path: BTreeMap::new(),
            query: Typed::default(),
            headers: HeaderMap::new(),
            client,
            body: Vec::new(),
            scope: None,
        }
    }

    /// The structure's rows, for reading; opened at the first call.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a visit outside every structure.
    pub async fn scope(&mut self) -> Result<&mut Scope, Refusal> {
        if self.scope.is_none() {
            let here = self.visit.here.as_ref().ok_or(Refusal::NotFound)?;
            self.scope = Some(self.parts.db.read_in(here.id).await?);
        }
        self.scope.as_mut().ok_or(Refusal::NotFound)
    }

    /// A named part of the address; what cannot be an id is not found.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Refusal> {
        self.path.get(name).and_then(|v| v.parse().ok()).ok_or(Refusal::NotFound)
    }

    /// A value of the query that may be absent.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn asked<T: FromStr<Err = Signal>>(&self, name: &str) -> Result<Option<T>, Refusal> {
        match self.query.get(name) {
            "" => Ok(None),
            given => given.parse().map(Some).map_err(|s| Refusal::said(name, s)),
        }
    }

    /// Tells the journal that a sensitive page was read.
    pub fn read(&self, page: &'static str, subject: impl Into<Uuid>) {
        self.note(page, Some(subject.into()), None);
    }

    /// Tells the journal that a sensitive list was read, by the code of what it lies behind.
    pub fn read_list(&self, page: &'static str, what: &'static str) {
        self.note(page, None, Some(what));
    }

    fn note(&self, page: &'static str, subject: Option<Uuid>, what: Option<&'static str>) {
        if let Some(here) = &self.visit.here {
            let (at, actor, face) = (self.visit.now, self.visit.actor(), self.visit.face.word());
            self.parts.readings.note(Reading { structure: here.id, at, actor, face, page, subject, what });
        }
    }

    /// A sentence in the visit's language.
    pub fn t(&self, key: &str) -> String {
        texts::say(self.visit.language, key)
    }

    /// A sentence with one value.
    pub fn t1(&self, key: &str, name: &str, value: impl Display) -> String {
        texts::say_with(self.visit.language, key, &[(name, &value)])
    }

    /// A page in the window with its navigation.
    ///
    /// # Errors
    /// When the template fails, which the tests refuse.
    pub fn page(&self, nav: &'static str, title: String, template: &impl Template) -> Result<Answer, Refusal> {
        self.laid(Layout::App(nav), title, template)
    }

    /// A form that is the phone's only task.
    ///
    /// # Errors
    /// As [`Ask::page`].
    pub fn task(&self, nav: &'static str, title: String, template: &impl Template) -> Result<Answer, Refusal> {
        self.laid(Layout::Task(nav), title, template)
    }

    /// A page alone in the window.
    ///
    /// # Errors
    /// As [`Ask::page`].
    pub fn bare(&self, title: String, template: &impl Template) -> Result<Answer, Refusal> {
        self.laid(Layout::Bare, title, template)
    }

    /// What a template says, to be set into another page.
    ///
    /// # Errors
    /// As [`Ask::page`].
    pub fn rendered(&self, template: &impl Template) -> Result<String, Refusal> {
        let once = self.parts.chance.uuid(self.visit.now).to_string();
        let body = template.render_with_values(&request_of(&self.visit, once));
        body.map_err(|e| Refusal::Broken(crate::db::Error::Opening(format!("a page could not be rendered: {e}"))))
    }

    fn laid(&self, layout: Layout, title: String, template: &impl Template) -> Result<Answer, Refusal> {
        let body = self.rendered(template)?;
        Ok(Answer::Page { status: StatusCode::OK, title, body, layout, cookie: None })
    }
}
