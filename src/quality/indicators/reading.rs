//! Reading the figures of a structure: the rows once, then everything that is computed from them.
//!
//! Invariant: one reading sees one state of the database, so that a figure, its cases and its trend agree.

use super::{Answer, DEFINITIONS, Definition, Figure, Period, drawing::Step, quarters::Quarter, quarters::year_before};
use crate::{
    db::{Error, Scope},
    desk::Refusal,
    quality::facts::{Facts, store},
};

/// One figure with what is shown around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub answer: Answer,
    /// The same period a year before, known on the same day.
    pub year_before: Figure,
    /// The last eight whole quarters of the period, known on the same day.
    pub trend: Vec<Step>,
}

/// Every figure of a period with its cases, sorted by code.
///
/// # Errors
/// When the database does not answer, or the service is stopping.
pub async fn answers(scope: &mut Scope, period: Period) -> Result<Vec<Answer>, Refusal> {
    let rows = store::rows(scope).await?;
    apart(move || {
        let facts = Facts::seen(rows, period);
        DEFINITIONS.iter().map(|definition| definition.answer(&facts)).collect()
    })
    .await
}

/// One figure of a period with its cases.
///
/// # Errors
/// As [`answers`].
pub async fn answer(scope: &mut Scope, definition: &'static Definition, period: Period) -> Result<Answer, Refusal> {
    let rows = store::rows(scope).await?;
    apart(move || definition.answer(&Facts::seen(rows, period))).await
}

/// One figure with its cases, a year before, and its trend. The facts are derived once: only the window moves.
///
/// # Errors
/// As [`answers`].
pub async fn opened(scope: &mut Scope, definition: &'static Definition, period: Period) -> Result<Opened, Refusal> {
    let rows = store::rows(scope).await?;
    apart(move || {
        let mut facts = Facts::seen(rows, period);
        let answer = definition.answer(&facts);
        let mut during = |from, to| {
            facts.look_at(from, to);
            definition.answer(&facts).figure
        };
        let (from, to) = year_before(period.from, period.to);
        let year_before = during(from, to);
        let quarters = Quarter::last(period.last_known()).eight();
        let trend = quarters.map(|quarter| Step { quarter, figure: during(quarter.from, quarter.to) });
        Opened { answer, year_before, trend: trend.into() }
    })
    .await
}

/// Large structures take a while to count: other pages are answered meanwhile.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|broken| Refusal::Broken(Error::Opening(format!("the figures could not be computed: {broken}"))))
}
