//! What is not compared yet when an accompaniment, or a job, is over: it is given up, and nobody is asked any more.

use super::{
    AssessmentState, Step, after, links, steps,
    store::{self, Assessment},
};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Desk, Refusal},
    kernel::{Day, ids::*},
    web::texts,
};
use sea_query::ExprTrait;

/// Gives up what a case, or a job, has not brought to its comparison, and shuts every address that led to it. What lies side by side
/// stays as it is: it was said, and can be read.
///
/// A job's end concerns the capacity of its firm alone, and only when the firm has nobody else of the case.
///
/// # Errors
/// When the database does not answer.
pub async fn end_with(desk: &mut Desk, case: CaseId, firm: Option<EmployerId>) -> std::result::Result<(), Refusal> {
    let reason = if firm.is_some() { "assessment-dropped-job" } else { "assessment-dropped-case" };
    for a in of(&mut desk.scope, case, firm).await? {
        if let Ok(to) = after(a.state, Step::Drop) {
            let why = texts::say(desk.here().language, reason);
            steps::dropped(&mut desk.scope, &a, to, why, desk.today).await?;
        }
        links::shut(&mut desk.scope, a.id, desk.now).await?;
    }
    Ok(())
}

/// The assessments of a case, or of a firm in it, that are not over.
async fn of(scope: &mut Scope, case: CaseId, firm: Option<EmployerId>) -> Result<Vec<Assessment>> {
    use AssessmentState as S;
    let over = [S::Sealed, S::Superseded, S::Dropped];
    let q = scope.from(Assessments::Table).cols(store::COLUMNS).filter(col(Assessments::CaseId).eq(case));
    let q = q.filter(col(Assessments::State).is_not_in(over)).filter_some(firm, |e| col(Assessments::EmployerId).eq(e));
    scope.all(&q).await
}

/// The firm of a job, when nobody else of its case works there on a day after.
///
/// # Errors
/// When the database does not answer.
pub async fn firm_left(scope: &mut Scope, case: CaseId, job: PlacementId, on: Day) -> Result<Option<EmployerId>> {
    use Placements as P;
    let q = scope.from(P::Table).cols([P::Id, P::EmployerId, P::EndedOn]).filter(col(P::CaseId).eq(case)).limit(200);
    let all: Vec<(PlacementId, EmployerId, Option<Day>)> = scope.all(&q).await?;
    let firm = all.iter().find(|(id, ..)| *id == job).map(|(_, firm, _)| *firm);
    let goes_on = |firm: EmployerId| all.iter().any(|(id, at, end)| *id != job && *at == firm && end.is_none_or(|end| end > on));
    Ok(firm.filter(|firm| !goes_on(*firm)))
}
