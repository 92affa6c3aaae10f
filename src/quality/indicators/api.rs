//! Figures for programs: the values of a period, the cases behind one, and what a definition says.
//!
//! Invariant: the documents are those of `interface.md`, section 3, and the command line prints the same ones.

use super::{Case, Counts, DEFINITIONS, Definition, Direction, Figures, Period, Unit, asked, definition, reading, written};
use crate::{
    desk::{Audience, Refusal},
    kernel::{Language, signal::Signal, text::closest},
    quality::facts::Fact,
    web::{Answer, Ask, Table, texts},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The most cases in one answer when a limit is given.
const MOST: usize = 200;

/// A row behind a figure, as programs read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CaseLine {
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
    pub r#ref: String,
    pub counts: Counts,
    /// Why, in one sentence of the language asked for.
    pub because: String,
}

/// The list behind a figure; whole unless a limit was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CaseList {
    pub items: Vec<CaseLine>,
    /// The cursor of what follows.
    #[schema(value_type = Option<String>, format = Uuid, required)]
    pub next: Option<Uuid>,
}

/// What a definition says, in the language asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
struct DefinitionTexts {
    code: &'static str,
    version: u32,
    /// What is counted.
    fact: Fact,
    unit: Unit,
    direction: Direction,
    name: String,
    explains: String,
    not_said: String,
    numerator: String,
    /// Empty for a count.
    denominator: Option<String>,
    exclusions: Option<String>,
}

impl CaseLine {
    pub fn of(case: &Case, language: Language) -> CaseLine {
        let because = written::because(language, &case.because);
        CaseLine { id: case.id, r#ref: case.r#ref.clone(), counts: case.counts, because }
    }
}

impl CaseList {
    /// Every case.
    pub fn whole(cases: &[Case], language: Language) -> CaseList {
        CaseList { items: cases.iter().map(|case| CaseLine::of(case, language)).collect(), next: None }
    }
}

pub(super) fn register(t: &mut Table) {
    const PERIOD: &[(&str, bool, &str)] = &[("from", true, "date"), ("to", true, "date"), ("as_of", false, "date")];
    const LIST: &[(&str, bool, &str)] =
        &[("from", true, "date"), ("to", true, "date"), ("as_of", false, "date"), ("limit", false, "limit"), ("cursor", false, "uuid")];
    t.endpoint("/api/v1/indicators", "indicator.list", Audience::CASE_READERS, values);
    t.describe::<Figures>("/api/v1/indicators", PERIOD);
    t.endpoint("/api/v1/indicators/{code}", "indicator.read", Audience::CASE_READERS, texts_of);
    t.describe::<DefinitionTexts>("/api/v1/indicators/{code}", &[]);
    t.endpoint("/api/v1/indicators/{code}/cases", "indicator.cases", Audience::CASE_READERS, cases);
    t.describe::<CaseList>("/api/v1/indicators/{code}/cases", LIST);
}

/// The definition named in the address.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(super) fn named(ask: &Ask) -> Result<&'static Definition, Refusal> {
    ask.path.get("code").and_then(|code| definition(code)).ok_or(Refusal::NotFound)
}

/// The period of the query, when every name in it is known.
fn period(ask: &Ask, also: &[&str]) -> Result<Period, Refusal> {
    let known: Vec<&str> = asked::FIELDS.iter().chain(also).copied().collect();
    if let Some(unknown) = ask.query.0.keys().find(|name| !known.contains(&name.as_str())) {
        let all = known.join(", ");
        let closest = closest(unknown, known).unwrap_or(&all);
        return Err(Refusal::said(unknown, Signal::new("err-unknown-field").with("field", unknown).with("closest", closest)));
    }
    asked::period(&ask.query, ask.visit.today)
}

/// JSON in the order in which `interface.md` writes it, byte for byte what the command line prints.
fn document(value: &impl Serialize) -> Result<Answer, Refusal> {
    let text = serde_json::to_string(value);
    let text = text.map_err(|e| Refusal::Broken(crate::db::Error::Opening(format!("a document could not be written: {e}"))))?;
    Ok(Answer::Text { status: axum::http::StatusCode::OK, kind: "application/json", text })
}

async fn values(mut ask: Ask) -> Result<Answer, Refusal> {
    let period = period(&ask, &[])?;
    let answers = reading::answers(ask.scope().await?, period).await?;
    let values = answers.into_iter().map(|answer| answer.figure).collect();
    document(&Figures { as_of: period.as_of, from: period.from, to: period.to, values })
}

async fn cases(mut ask: Ask) -> Result<Answer, Refusal> {
    let definition = named(&ask)?;
    let period = period(&ask, &["limit", "cursor"])?;
    let limit = match ask.query.get("limit") {
        "" => None,
        given => {
            let fits = given.parse().ok().filter(|n| (1..=MOST).contains(n));
            Some(fits.ok_or_else(|| Refusal::said("limit", Signal::new("err-range").with("min", 1).with("max", MOST)))?)
        }
    };
    let cursor = match ask.query.get("cursor") {
        "" => None,
        given => Some(given.parse::<Uuid>().map_err(|_| Refusal::rule("cursor", "err-id"))?),
    };
    let answer = reading::answer(ask.scope().await?, definition, period).await?;
    ask.read_list("indicator.cases", definition.code);
    let list = cut(&answer.cases, limit, cursor, ask.visit.language).ok_or_else(|| Refusal::rule("cursor", "err-id"))?;
    document(&list)
}

/// So many cases after the one the cursor names; nothing when it names none of the list.
fn cut(cases: &[Case], limit: Option<usize>, cursor: Option<Uuid>, language: Language) -> Option<CaseList> {
    let start = match cursor {
        Some(id) => cases.iter().position(|case| case.id == id)? + 1,
        None => 0,
    };
    let rest = &cases[start..];
    let shown = &rest[..limit.unwrap_or(rest.len()).min(rest.len())];
    let next = shown.last().filter(|_| shown.len() < rest.len()).map(|case| case.id);
    Some(CaseList { next, ..CaseList::whole(shown, language) })
}

async fn texts_of(ask: Ask) -> Result<Answer, Refusal> {
    let d = named(&ask)?;
    let say = |key: &str| texts::say(ask.visit.language, key);
    document(&DefinitionTexts {
        code: d.code,
        version: d.version,
        fact: d.fact,
        unit: d.unit,
        direction: d.direction,
        name: say(d.name_key),
        explains: say(d.explains_key),
        not_said: say(d.not_said_key),
        numerator: say(d.numerator_key),
        denominator: d.denominator_key.map(say),
        exclusions: d.exclusions_key.map(say),
    })
}

/// The definition of a code typed at the command line.
///
/// # Errors
/// One sentence that names the closest code.
pub fn typed(code: &str) -> Result<&'static Definition, String> {
    let codes = DEFINITIONS.iter().map(|definition| definition.code);
    let near = || match closest(code, codes.clone()) {
        Some(near) => format!("there is no indicator \"{code}\"; did you mean {near}?"),
        None => format!("there is no indicator \"{code}\"; there are {}", codes.clone().collect::<Vec<_>>().join(", ")),
    };
    definition(code).ok_or_else(near)
}

#[cfg(test)]
mod tests {
    use super::super::{Because, Subject};
    use super::*;
    use crate::kernel::ids::TraineeId;

    fn cases(n: u128) -> Vec<Case> {
        let case = |n| {
            Case::new(
                Subject::Trainee(TraineeId(Uuid::from_u128(n))),
                &n.to_string(),
                (Counts::Numerator, Because::new("why-not-ordinary")),
            )
        };
        (1..=n).map(case).collect()
    }

    #[test]
    fn a_list_is_read_page_by_page_without_a_gap() {
        let cases = cases(5);
        let mut cursor = None;
        let mut read = Vec::new();
        loop {
            let page = cut(&cases, Some(2), cursor, Language::Fr).unwrap();
            read.extend(page.items.into_iter().map(|line| line.id));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(read, cases.iter().map(|case| case.id).collect::<Vec<_>>());
        assert_eq!(cut(&cases, None, None, Language::Fr).unwrap().items.len(), 5);
        assert_eq!(cut(&cases, None, Some(Uuid::nil()), Language::Fr), None);
    }

    #[test]
    fn a_wrong_code_names_the_closest() {
        assert!(typed("RET-3").unwrap_err().ends_with("did you mean RET-03?"));
        assert!(typed("xyz").unwrap_err().contains("EMP-01, JC-02"));
        assert_eq!(typed("JC-08").unwrap().code, "JC-08");
    }
}
