//! The figures of a period, and one figure with the cases behind it.
//!
//! Invariant: what is written as a number can be opened: the tabs of a figure add up to its list, and each row leads to
//! the page that proves it.

use super::{
    Counts, DEFINITIONS, Definition, Figure, Period, Status, Subject, Tally, api,
    asked::{self, address},
    drawing::{self, Plot},
    reading::{self, Opened},
    sheet,
    store::{self, Name},
    written,
};
use crate::{
    db,
    desk::{Audience, Refusal},
    kernel::{Day, Language},
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;
use axum::http::StatusCode;
use uuid::Uuid;

/// Cases per page.
const PAGE: usize = 50;
/// Below so many cases a ratio moves by several points with each of them: its margin is shown beside it.
const SMALL: f64 = 30.0;

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

/// A figure in words.
pub struct Words {
    pub status: Status,
    pub value: Option<String>,
    pub out_of: String,
    pub margin: Option<String>,
    pub small: bool,
    pub tally: Tally,
}

/// A figure of the list.
pub struct Card {
    pub definition: &'static Definition,
    pub href: String,
    pub words: Words,
}

/// One figure, opened.
pub struct Shown {
    pub period: Period,
    pub seen: String,
    pub address: String,
    pub words: Words,
    pub year_before: Option<String>,
    pub trend: Option<Trend>,
    pub tabs: Vec<Tab>,
    pub rows: Vec<Row>,
    pub earlier: Option<String>,
    pub later: Option<String>,
    /// The as-of day has not come yet: delays that still run are counted as over.
    pub ahead: bool,
}

pub struct Trend {
    pub plot: Plot,
    pub said: String,
    pub marks: Vec<String>,
    pub first: Option<String>,
    pub last: String,
    pub names: Vec<String>,
    /// Quarter, value, and what it is out of.
    pub table: Vec<[String; 3]>,
}

pub struct Tab {
    pub key: &'static str,
    pub href: String,
    pub count: usize,
    pub current: bool,
}

pub struct Row {
    pub name: String,
    pub milestone_key: Option<String>,
    /// The source's own key, when it has one.
    pub own_key: Option<String>,
    pub href: String,
    pub counts: Counts,
    pub because: String,
}

impl Row {
    fn icon(&self) -> &'static str {
        match self.counts {
            Counts::Numerator => "ok",
            Counts::Denominator => "close",
            Counts::Unknown => "soon",
            Counts::Excluded => "mid",
        }
    }
}

pub fn register(t: &mut Table) {
    t.page("/indicators", "indicator.list", Audience::CASE_READERS, list);
    t.page("/indicators/{code}", "indicator.show", Audience::CASE_READERS, show);
    t.page("/indicators/{code}/cases.csv", "indicator.export", Audience::CASE_READERS, export);
    api::register(t);
}

impl Words {
    fn of(language: Language, definition: &Definition, answer: &super::Answer) -> Words {
        let figure = &answer.figure;
        Words {
            status: figure.status,
            value: figure.value.map(|n| written::value(language, definition.unit, n)),
            out_of: written::out_of(language, definition, figure),
            margin: written::margin(language, figure),
            small: figure.denominator.is_some_and(|d| d < SMALL),
            tally: Tally::of(&answer.cases),
        }
    }
}

/// The form with the period in it, or with what was typed and why it cannot be read.
fn choice(ask: &Ask, here: String) -> (Choice, Option<Period>) {
    let today = ask.visit.today;
    let mut form = Filled { typed: ask.query.clone(), said: Vec::new() };
    if ["from", "to"].iter().all(|name| form.value(name).trim().is_empty()) {
        let (from, to) = asked::year_to(today);
        form.typed.set("from", from).set("to", to);
    }
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
    let wanted: Vec<&super::Case> = opened.answer.cases.iter().filter(|case| only.is_none_or(|o| case.counts == o)).collect();
    let pages = wanted.len().div_ceil(PAGE).max(1);
    let page = ask.query.get("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let cases: Vec<&super::Case> = wanted.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
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
    let period = asked::period(&ask.query, ask.visit.today)?;
    let answer = reading::answer(ask.scope().await?, definition, period).await?;
    ask.read_list("indicator.export", definition.code);
    let bytes = sheet::of_cases(ask.visit.language, definition, period, &answer.cases);
    let bytes = bytes.map_err(|e| Refusal::Broken(db::Error::Opening(format!("a list could not be written: {e}"))))?;
    let name = format!("{}_{}_{}_{}.csv", definition.code, period.from, period.to, period.as_of);
    Ok(Answer::File { kind: "text/csv; charset=utf-8", name: Some(name), bytes })
}

fn shown(
    language: Language,
    today: Day,
    definition: &Definition,
    period: Period,
    opened: &Opened,
    (only, page, pages): (Option<Counts>, usize, usize),
    rows: Vec<Row>,
) -> Shown {
    let figure = &opened.answer.figure;
    let words = Words::of(language, definition, &opened.answer);
    let address = address(period, today);
    let list = |only: Option<Counts>, page: usize| {
        let only = only.map(|o| format!("&show={o}")).unwrap_or_default();
        let page = if page > 1 { format!("&page={page}") } else { String::new() };
        format!("/indicators/{}?{address}{only}{page}#cases", definition.code)
    };
    Shown {
        seen: written::seen(language, period),
        period,
        tabs: tabs(words.tally, only, |only| list(only, 1)),
        words,
        year_before: written::compared(language, definition.unit, &opened.year_before, figure),
        trend: trend(language, definition, opened),
        rows,
        earlier: (page > 1).then(|| list(only, page - 1)),
        later: (page < pages).then(|| list(only, page + 1)),
        ahead: period.as_of > today,
        address,
    }
}

/// The whole list, then its parts: those that have cases, and the one that is open.
fn tabs(tally: Tally, only: Option<Counts>, href: impl Fn(Option<Counts>) -> String) -> Vec<Tab> {
    let part = |(counts, key): (Counts, &'static str)| Tab {
        key,
        href: href(Some(counts)),
        count: tally.at(counts),
        current: only == Some(counts),
    };
    let parts = [
        (Counts::Numerator, "indicators-tab-numerator"),
        (Counts::Denominator, "indicators-tab-denominator"),
        (Counts::Unknown, "indicators-tab-unknown"),
        (Counts::Excluded, "indicators-tab-excluded"),
    ];
    let all = Tab { key: "indicators-tab-all", href: href(None), count: tally.all(), current: only.is_none() };
    std::iter::once(all).chain(parts.into_iter().map(part).filter(|tab| tab.count > 0 || tab.current)).collect()
}

fn trend(language: Language, definition: &Definition, opened: &Opened) -> Option<Trend> {
    let plot = drawing::plot(&opened.trend, definition.unit)?;
    let value = |n: f64| written::value(language, definition.unit, n);
    let first = plot.first.as_ref().or(plot.dots.first())?;
    let ends = [("first", value(first.value)), ("from", written::quarter(language, first.quarter))];
    let ends = ends.into_iter().chain([("last", value(plot.last.value)), ("to", written::quarter(language, plot.last.quarter))]);
    let ends: Vec<(&str, String)> = ends.collect();
    let args: Vec<(&str, &dyn std::fmt::Display)> = ends.iter().map(|(name, text)| (*name, text as &dyn std::fmt::Display)).collect();
    let line = |step: &drawing::Step| {
        let known: &Figure = &step.figure;
        let told = known.value.map(value).unwrap_or_else(|| crate::web::texts::say(language, &known.status.key()));
        [written::quarter(language, step.quarter), told, written::out_of(language, definition, known)]
    };
    Some(Trend {
        said: crate::web::texts::say_with(language, "indicators-trend-said", &args),
        marks: plot.marks.iter().map(|m| value(*m)).collect(),
        first: plot.first.as_ref().map(|dot| value(dot.value)),
        last: value(plot.last.value),
        names: plot.names.iter().map(|name| written::quarter(language, name.quarter)).collect(),
        table: opened.trend.iter().map(line).collect(),
        plot,
    })
}

fn row(language: Language, case: &super::Case, name: Option<&Name>) -> Row {
    let href = match case.subject {
        Subject::Trainee(id) => format!("/trainees/{id}"),
        Subject::Session { case, .. } => format!("/cases/{case}#sessions"),
        Subject::Placement(id) | Subject::Milestone { placement: id, .. } => format!("/placements/{id}"),
        Subject::Employer(id) => format!("/employers/{id}"),
    };
    // A record made here has its id for a key, which tells a reader nothing.
    let own = case.r#ref.split(' ').next().is_some_and(|key| key.parse::<Uuid>().is_err());
    Row {
        name: name.map_or_else(|| case.r#ref.clone(), |n| n.text.clone()),
        milestone_key: name.and_then(|n| n.milestone).map(|kind| kind.key()),
        own_key: own.then(|| case.r#ref.clone()),
        href,
        counts: case.counts,
        because: written::because(language, &case.because),
    }
}
