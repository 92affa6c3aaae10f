//! `jalon indicators`: the figures of a period, or the cases behind one.

use super::Done;
use clap::{Args, ValueEnum};
use jalon::{
    app::App,
    desk::{Here, Reading, Visit},
    kernel::{Day, Language},
    quality::indicators::{Answer, CaseList, DEFINITIONS, Definition, Figures, Period, reading, sheet, typed, written},
    web::texts,
};
use std::io::Write;

#[derive(Args)]
pub struct Asked {
    #[arg(long)]
    structure: String,
    /// The first day of the period
    #[arg(long, value_parser = date)]
    from: Day,
    /// The last day of the period
    #[arg(long, value_parser = date)]
    to: Day,
    /// What happened after this day is not counted (default: today)
    #[arg(long, value_parser = date)]
    as_of: Option<Day>,
    /// Only these indicators
    #[arg(long, num_args = 1.., value_name = "C", conflicts_with = "explain")]
    code: Vec<String>,
    /// List the cases behind this indicator, with the reason of each
    #[arg(long, value_name = "C")]
    explain: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    /// The API's document, and nothing else
    Json,
    /// Commas, with the API's names
    Csv,
}

fn date(given: &str) -> Result<Day, String> {
    given.parse().map_err(|_| "expected a date such as 2026-12-31".to_owned())
}

/// Prints what was asked for on standard output.
pub async fn run(asked: Asked) -> Done {
    // What was typed is checked before the database is opened.
    let explained = asked.explain.as_deref().map(typed).transpose()?;
    let only = asked.code.iter().map(|code| typed(code)).collect::<Result<Vec<_>, _>>()?;
    let app = super::open().await?;
    let here = super::structure(&app, &asked.structure).await?;
    let visit = Visit::operator(here.clone(), app.parts.clock.now());
    let period = Period::new(asked.from, asked.to, asked.as_of.unwrap_or(visit.today));
    let period = period.map_err(|signal| texts::say_signal(Language::En, &signal))?;
    let mut scope = app.parts.db.read_in(here.id).await.map_err(|e| e.to_string())?;
    let out = match explained {
        Some(definition) => {
            let answer = reading::answer(&mut scope, definition, period).await.map_err(super::admin::refused)?;
            drop(scope);
            told(&app, &visit, &here, definition).await;
            cases(asked.format, here.language, definition, period, &answer)?
        }
        None => {
            let answers = reading::answers(&mut scope, period).await.map_err(super::admin::refused)?;
            let wanted = |answer: &Answer| only.is_empty() || only.iter().any(|d| d.code == answer.figure.code);
            let values = answers.into_iter().filter(wanted).map(|answer| answer.figure).collect();
            figures(asked.format, here.language, &Figures { as_of: period.as_of, from: period.from, to: period.to, values })?
        }
    };
    std::io::stdout().write_all(&out).map_err(|e| format!("the answer could not be written: {e}"))
}

/// The journal is told which list was read before it is shown.
async fn told(app: &App, visit: &Visit, here: &Here, definition: &'static Definition) {
    let (at, actor, face) = (visit.now, visit.actor(), visit.face.word());
    app.parts.readings.start(app.parts.clone());
    app.parts.readings.note(Reading {
        structure: here.id,
        at,
        actor,
        face,
        page: "indicator.show",
        subject: None,
        what: Some(definition.code),
    });
    app.parts.readings.flush().await;
}

fn json(document: &impl serde::Serialize) -> Result<Vec<u8>, String> {
    let text = serde_json::to_string(document).map_err(|e| e.to_string())?;
    Ok(format!("{text}\n").into_bytes())
}

fn figures(format: Format, language: Language, figures: &Figures) -> Result<Vec<u8>, String> {
    match format {
        Format::Json => json(figures),
        Format::Csv => sheet::of_figures(figures).map_err(|e| e.to_string()),
        Format::Table => {
            let definition = |code: &str| DEFINITIONS.iter().find(|d| d.code == code);
            let lines = figures.values.iter().filter_map(|figure| {
                let definition = definition(&figure.code)?;
                let value = figure.value.map(|n| written::value(language, definition.unit, n));
                let margin = written::margin(language, figure).unwrap_or_default();
                let value = value.unwrap_or_else(|| texts::say(language, &figure.status.key()));
                let name = texts::say(language, definition.name_key);
                Some(vec![figure.code.clone(), name, value, written::out_of(language, definition, figure), margin])
            });
            let keys = [
                "indicators-column-code",
                "indicators-column-name",
                "indicators-column-value",
                "indicators-calculation",
                "indicators-margin-title",
            ];
            Ok(table(language, &keys, lines.collect()))
        }
    }
}

fn cases(format: Format, language: Language, definition: &Definition, period: Period, answer: &Answer) -> Result<Vec<u8>, String> {
    match format {
        Format::Json => json(&CaseList::whole(&answer.cases, language)),
        Format::Csv => sheet::of_cases_plain(language, definition, period, &answer.cases).map_err(|e| e.to_string()),
        Format::Table => {
            let line = |case: &jalon::quality::indicators::Case| {
                vec![case.r#ref.clone(), texts::say(language, &case.counts.key()), written::because(language, &case.because)]
            };
            let keys = ["indicators-column-ref", "indicators-column-counts", "indicators-column-because"];
            Ok(table(language, &keys, answer.cases.iter().map(line).collect()))
        }
    }
}

/// Columns as wide as their widest cell, the last one free. A source's own key can neither break a line nor speak to the
/// terminal.
fn table(language: Language, keys: &[&str], lines: Vec<Vec<String>>) -> Vec<u8> {
    let heads: Vec<String> = keys.iter().map(|key| texts::say(language, key)).collect();
    let calm = |cell: &String| cell.replace(char::is_control, " ");
    let all: Vec<Vec<String>> = std::iter::once(heads).chain(lines).map(|line| line.iter().map(calm).collect()).collect();
    let wide = |column: usize| all.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..keys.len()).map(wide).collect();
    let written = |line: &Vec<String>| {
        let padded = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    all.iter().map(written).collect::<String>().into_bytes()
}
