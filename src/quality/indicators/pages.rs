//! The figures of a period, and one figure with the cases behind it.
//!
//! Invariant: what is written as a number can be opened: the tabs of a figure add up to its list, and each row leads to
//! the page that proves it.

use super::{
    Case, Counts, DEFINITIONS, Definition, Period, Subject, api,
    asked::{self, address},
    reading, sheet,
    shown::{Shown, Words, row, shown},
    store, written,
};
use crate::{
    db,
    desk::{Audience, Refusal},
    kernel::Day,
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;
use axum::http::StatusCode;

/// Cases per page.
const PAGE: usize = 50;
#[derive(Template)]
#[template(path = "indicators/list.html")]
pub struct ListPage {
    pub choice: Choice,
    /// The period in words; absent when it was refused.
    pub seen: Option<String>,
    pub cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "indicators/show.html")]
pub struct ShowPage {
    pub definition: &'static Definition,
    pub choice: Choice,
    /// Absent when the period was refused.
    pub shown: Option<Shown>,
}

/// The form that changes the period, and the periods one press away.
pub struct Choice {
    pub form: Filled,
    pub here: String,
    pub usual: Vec<Usual>,
}

pub struct Usual {
    pub key: &'static str,
    pub href: String,
    pub current: bool,
}

/// A figure of the list.
pub struct Card {
    pub definition: &'static Definition,
    pub href: String,
    pub words: Words,
}

pub fn register(t: &mut Table) {
    t.page("/indicators", "indicator.list", Audience::CASE_READERS, list);
    t.page("/indicators/{code}", "indicator.show", Audience::CASE_READERS, show);
    t.page("/indicators/{code}/cases.csv", "indicator.export", Audience::CASE_READERS, export);
    api::register(t);
}

/// The form with the period in it, or with what was typed and why it cannot be read.
fn choice(ask: &Ask, here: String) -> (Choice, Option<Period>) {
    let today = ask.visit.today;
    let mut form = Filled { typed: asked::filled(ask.query.clone(), today), said: Vec::new() };
    let period = match asked::period(&form.typed, today) {
        Ok(period) => Some(period),
        Err(refusal) => {
            if let Refusal::Said(said) = refusal {
                form.said = said;
            }
            None
        }
    };
    let usual = |(key, from, to): (&'static str, Day, Day)| {
        let period_of = Period { from, to, as_of: today };
        Usual { key, href: format!("{here}?{}", address(period_of, today)), current: period == Some(period_of) }
    };
    let usual = asked::usual(today).map(usual).into();
    (Choice { form, here, usual }, period)
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let (choice, period) = choice(&ask, "/indicators".into());
    let (language, today, title) = (ask.visit.language, ask.visit.today, ask.t("indicators-title"));
    let Some(period) = period else {
        let page = ask.page("nav-indicators", title, &ListPage { choice, seen: None, cards: Vec::new() })?;
        return Ok(page.with_status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let answers = reading::answers(ask.scope().await?, period).await?;
    let cards = DEFINITIONS.iter().zip(&answers).map(|(definition, answer)| Card {
        definition,
        href: format!("/indicators/{}?{}", definition.code, address(period, today)),
        words: Words::of(language, definition, answer),
    });
    let cards = cards.collect();
    ask.page("nav-indicators", title, &ListPage { choice, seen: Some(written::seen(language, period)), cards })
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let definition = api::named(&ask)?;
    let title = ask.t(definition.name_key);
    let (choice, period) = choice(&ask, format!("/indicators/{}", definition.code));
    let Some(period) = period else {
        let page = ask.page("nav-indicators", title, &ShowPage { definition, choice, shown: None })?;
        return Ok(page.with_status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let opened = reading::opened(ask.scope().await?, definition, period).await?;
    let only: Option<Counts> = ask.query.get("show").parse().ok();
    let wanted: Vec<&Case> = opened.answer.cases.iter().filter(|case| only.is_none_or(|o| case.counts == o)).collect();
    let pages = wanted.len().div_ceil(PAGE).max(1);
    let page = ask.query.get("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let cases: Vec<&Case> = wanted.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    let subjects: Vec<Subject> = cases.iter().map(|case| case.subject).collect();
    let names = store::names(ask.scope().await?, &subjects).await?;
    ask.read_list("indicator.show", definition.code);
    let (language, today) = (ask.visit.language, ask.visit.today);
    let rows = cases.into_iter().map(|case| row(language, case, names.get(&case.id))).collect();
    let shown = shown(language, today, definition, period, &opened, (only, page, pages), rows);
    ask.page("nav-indicators", title, &ShowPage { definition, choice, shown: Some(shown) })
}

async fn export(mut ask: Ask) -> Result<Answer, Refusal> {
    let definition = api::named(&ask)?;
    let period = asked::period(&asked::filled(ask.query.clone(), ask.visit.today), ask.visit.today)?;
    let answer = reading::answer(ask.scope().await?, definition, period).await?;
    ask.read_list("indicator.export", definition.code);
    let bytes = sheet::of_cases(ask.visit.language, definition, period, &answer.cases);
    let bytes = bytes.map_err(|e| Refusal::Broken(db::Error::Opening(format!("a list could not be written: {e}"))))?;
    let name = format!("{}_{}_{}_{}.csv", definition.code, period.from, period.to, period.as_of);
    Ok(Answer::File { kind: "text/csv; charset=utf-8", name: Some(name), bytes })
}
