//! What words to be shared can come from: a note, an objective, a change at the workplace.

use super::{SharingKind, Whose};
use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{Day, ids::*},
    method::sessions::NoteAudience,
};
use sea_query::{Expr, ExprTrait, Order};

/// What something to be shared comes from: its case, what is written there, and for whom it was written.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Source {
    pub case_id: CaseId,
    pub words: Option<String>,
    pub audience: Option<NoteAudience>,
}

/// A session's note.
///
/// # Errors
/// When the database does not answer.
pub async fn note(scope: &mut Scope, id: SessionId) -> Result<Option<Source>> {
    let q = scope.from(Sessions::Table).cols([Sessions::CaseId, Sessions::Audience]).expr(col(Sessions::Note), "words");
    scope.opt(&q.filter(col(Sessions::Id).eq(id))).await
}

/// An objective.
///
/// # Errors
/// When the database does not answer.
pub async fn objective(scope: &mut Scope, id: ObjectiveId) -> Result<Option<Source>> {
    let q = scope
        .from(Objectives::Table)
        .cols([Plans::CaseId])
        .expr(col(Objectives::Text), "words")
        .expr(Expr::val(Option::<String>::None), "audience")
        .join(Plans::Table, col(Plans::Id).eq(col(Objectives::PlanId)));
    scope.opt(&q.filter(col(Objectives::Id).eq(id))).await
}

/// An answer of the matching matrix.
///
/// # Errors
/// When the database does not answer.
pub async fn gap(scope: &mut Scope, id: GapId) -> Result<Option<Source>> {
    let q = scope.from(Gaps::Table).cols([Gaps::CaseId]).expr(col(Gaps::What), "words");
    let q = q.expr(Expr::val(Option::<String>::None), "audience");
    scope.opt(&q.filter(col(Gaps::Id).eq(id))).await
}

/// Something that could be shared, with the words it would begin with.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Offer {
    pub id: uuid::Uuid,
    pub words: Option<String>,
    pub on: Option<Day>,
}

/// How many of each are offered.
const OFFERED: u64 = 10;

/// What a coach can begin with: notes written for the reader, objectives that are still pursued, changes at the workplace.
///
/// # Errors
/// When the database does not answer.
pub async fn offers(scope: &mut Scope, case: CaseId, employer: EmployerId, whose: Whose) -> Result<[(SharingKind, Vec<Offer>); 3]> {
    let audiences = NoteAudience::ALL.iter().filter(|a| whose.may_come_from(**a)).map(|a| a.word());
    let notes = scope
        .from(Sessions::Table)
        .cols([Sessions::Id])
        .expr(col(Sessions::Note), "words")
        .expr(col(Sessions::HeldOn), "on")
        .filter(col(Sessions::CaseId).eq(case).and(col(Sessions::Audience).is_in(audiences)).and(col(Sessions::Note).is_not_null()))
        .order(Sessions::HeldOn, Order::Desc)
        .order(Sessions::Id, Order::Desc)
        .limit(OFFERED);
    let notes = scope.all(&notes).await?;
    if whose == Whose::Employer {
        return Ok([(SharingKind::Note, notes), (SharingKind::Objective, Vec::new()), (SharingKind::Adjustment, Vec::new())]);
    }
    // By its plans: a join would begin with all objectives of the structure.
    let plans = scope.from(Plans::Table).cols([Plans::Id]).filter(col(Plans::CaseId).eq(case));
    let objectives = scope
        .from(Objectives::Table)
        .cols([Objectives::Id])
        .expr(col(Objectives::Text), "words")
        .expr(col(Objectives::OpenedOn), "on")
        .filter(plans.holds(col(Objectives::PlanId)).and(col(Objectives::ClosedOn).is_null()))
        .order(Objectives::OpenedOn, Order::Desc)
        .order(Objectives::Id, Order::Desc)
        .limit(OFFERED);
    let gaps = scope
        .from(Gaps::Table)
        .cols([Gaps::Id])
        .expr(col(Gaps::What), "words")
        .expr(Expr::val(Option::<Day>::None), "on")
        .filter(col(Gaps::CaseId).eq(case).and(col(Gaps::EmployerId).eq(employer)).and(col(Gaps::What).is_not_null()))
        .order(Gaps::Pair, Order::Asc)
        .limit(OFFERED);
    let objectives = scope.all(&objectives).await?;
    Ok([(SharingKind::Note, notes), (SharingKind::Objective, objectives), (SharingKind::Adjustment, scope.all(&gaps).await?)])
}
