//! The SQL of the matching matrix.

use super::{GapAnswer, Pair};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::ids::*,
    method::plans::store::of_visible_cases,
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// One pair of the matrix as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Gap {
    pub id: GapId,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    #[sqlx(rename = "employer_id")]
    pub employer: Option<EmployerId>,
    pub pair: Pair,
    pub person: Option<String>,
    pub work: Option<String>,
    pub answer: GapAnswer,
    /// What changes at the workplace, or who of the colleagues is coached.
    pub what: Option<String>,
    #[sqlx(rename = "objective_id")]
    pub objective: Option<ObjectiveId>,
    pub version: i64,
}

const COLUMNS: [Gaps; 10] = [
    Gaps::Id,
    Gaps::CaseId,
    Gaps::EmployerId,
    Gaps::Pair,
    Gaps::Person,
    Gaps::Work,
    Gaps::Answer,
    Gaps::What,
    Gaps::ObjectiveId,
    Gaps::Version,
];

impl Record for Gap {
    const RESOURCE: &'static str = "gaps";
    type Column = Gaps;
    const ID: Gaps = Gaps::Id;
    const FILTERS: &'static [(&'static str, Gaps)] = &[("case", Gaps::CaseId), ("employer", Gaps::EmployerId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_case = col(Cases::Id).eq(col(Gaps::CaseId));
        of_visible_cases(scope.from(Gaps::Table).cols(COLUMNS).join(Cases::Table, on_case), visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: GapId) -> Result<Option<Gap>> {
    let q = scope.from(Gaps::Table).cols(COLUMNS).filter(col(Gaps::Id).eq(id));
    scope.opt(&q).await
}

/// The matrix of a case, each pair with its employer's name.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(scope: &mut Scope, case: CaseId) -> Result<Vec<(Gap, Option<String>)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        #[sqlx(flatten)]
        gap: Gap,
        employer: Option<String>,
    }
    let q = scope
        .from(Gaps::Table)
        .cols(COLUMNS)
        .expr(col(Employers::Name), "employer")
        .left_join(Employers::Table, col(Employers::Id).eq(col(Gaps::EmployerId)))
        .filter(col(Gaps::CaseId).eq(case))
        .order(Gaps::EmployerId, Order::Asc)
        .order(Gaps::Id, Order::Asc);
    Ok(scope.all::<Row>(&q).await?.into_iter().map(|r| (r.gap, r.employer)).collect())
}

/// A new answer for a pair.
///
/// # Errors
/// When the id is taken, or the employer is not here.
pub async fn insert(scope: &mut Scope, g: &Gap) -> Result<()> {
    let q = scope.insert(vec![
        (Gaps::Id, g.id.into()),
        (Gaps::CaseId, g.case.into()),
        (Gaps::EmployerId, g.employer.into()),
        (Gaps::Pair, g.pair.into()),
        (Gaps::Person, g.person.clone().into()),
        (Gaps::Work, g.work.clone().into()),
        (Gaps::Answer, g.answer.into()),
        (Gaps::What, g.what.clone().into()),
    ]);
    scope.run_one(&q).await
}

/// Rewrites what a pair says.
///
/// # Errors
/// When it was changed meanwhile.
pub async fn update(scope: &mut Scope, g: &Gap, version: i64) -> Result<()> {
    let q = scope
        .update(Gaps::Table)
        .set(Gaps::Person, g.person.clone())
        .set(Gaps::Work, g.work.clone())
        .set(Gaps::Answer, g.answer)
        .set(Gaps::What, g.what.clone())
        .set_expr(Gaps::Version, Expr::col(Gaps::Version).add(1i64))
        .filter(col(Gaps::Id).eq(g.id).and(col(Gaps::Version).eq(version)));
    scope.run_one(&q).await
}

/// Takes a gap of this version away; nothing points at one.
///
/// # Errors
/// When it is no longer of that version.
pub async fn delete(scope: &mut Scope, id: GapId, version: i64) -> Result<()> {
    let q = scope.delete(Gaps::Table).filter(col(Gaps::Id).eq(id).and(col(Gaps::Version).eq(version)));
    scope.run_one(&q).await
}

/// Says which objective a gap of a case became.
///
/// # Errors
/// When the case has no such gap.
pub async fn answered_by(scope: &mut Scope, gap: GapId, case: CaseId, objective: ObjectiveId) -> Result<()> {
    let q = scope
        .update(Gaps::Table)
        .set(Gaps::ObjectiveId, objective)
        .set(Gaps::Answer, GapAnswer::Objective)
        .set_expr(Gaps::Version, Expr::col(Gaps::Version).add(1i64))
        .filter(col(Gaps::Id).eq(gap).and(col(Gaps::CaseId).eq(case)));
    scope.run_one(&q).await
}
