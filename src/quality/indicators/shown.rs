//! One figure as its page shows it: in words, drawn, and row by row.
//!
//! Invariant: nothing is counted here; every number comes from the answer and its list.

use super::{
    Answer, Case, Counts, Definition, Period, Status, Subject, Tally,
    asked::address,
    drawing::{self, Dot, Plot},
    reading::Opened,
    store::Name,
    written,
};
use crate::{
    kernel::{Day, Language},
    web::texts,
};
use uuid::Uuid;

/// Below so many cases a ratio moves by several points with each of them: its margin is shown beside it.
const SMALL: f64 = 30.0;

/// A figure in words.
pub struct Words {
    pub status: Status,
    pub value: Option<String>,
    pub out_of: String,
    pub margin: Option<String>,
    pub small: bool,
    pub tally: Tally,
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
    pub fn icon(&self) -> &'static str {
        match self.counts {
            Counts::Numerator => "ok",
            Counts::Denominator => "close",
            Counts::Unknown => "soon",
            Counts::Excluded => "mid",
        }
    }
}

impl Words {
    pub(super) fn of(language: Language, definition: &Definition, answer: &Answer) -> Words {
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

/// A figure with one part of its list, so many pages into it.
pub(super) fn shown(
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
    let quarter = |dot: &Dot| written::quarter(language, dot.quarter);
    let (start, end) = ((value(first.value), quarter(first)), (value(plot.last.value), quarter(&plot.last)));
    let line = |step: &drawing::Step| {
        let known = &step.figure;
        let told = known.value.map(value).unwrap_or_else(|| texts::say(language, &known.status.key()));
        [written::quarter(language, step.quarter), told, written::out_of(language, definition, known)]
    };
    Some(Trend {
        said: texts::say_with(
            language,
            "indicators-trend-said",
            &[("first", &start.0), ("from", &start.1), ("last", &end.0), ("to", &end.1)],
        ),
        marks: plot.marks.iter().map(|m| value(*m)).collect(),
        first: plot.first.as_ref().map(|dot| value(dot.value)),
        last: value(plot.last.value),
        names: plot.names.iter().map(|name| written::quarter(language, name.quarter)).collect(),
        table: opened.trend.iter().map(line).collect(),
        plot,
    })
}

/// A case in words, and the page that proves it.
pub(super) fn row(language: Language, case: &Case, name: Option<&Name>) -> Row {
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
