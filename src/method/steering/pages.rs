//! The list behind each number of the page of those who steer.

use super::{
    Line, Matter,
    digest::SendDigest,
    store::{self, Look},
};
use crate::{
    desk::{Audience, Refusal},
    people::profiles::pages::numbers,
    web::{Answer, Ask, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "steering/list.html")]
pub struct ListPage {
    pub matter: Matter,
    pub lines: Vec<Line>,
    pub more: bool,
    pub number: Option<i64>,
    /// Where the profile says that number.
    pub rule: Option<String>,
}

pub fn register(t: &mut Table) {
    t.action::<SendDigest>();
    t.page("/steering/{matter}", "case.steering_list", Audience::DECIDERS, list);
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let matter: Matter = ask.path.get("matter").and_then(|m| m.parse().ok()).ok_or(Refusal::NotFound)?;
    let (today, now) = (ask.visit.today, ask.visit.now);
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let numbers = numbers(&mut ask, today).await?;
    let scope = ask.scope().await?;
    let (lines, more) = store::list(scope, &Look { here: &here, numbers: &numbers, today, now }, matter).await?;
    ask.read_list("case.steering", "list");
    let rule = matter.rule().map(|rule| format!("/profile#{rule}"));
    let page = ListPage { matter, lines, more, number: matter.number(&numbers), rule };
    ask.page("nav-steering", ask.t(&matter.key()), &page)
}
