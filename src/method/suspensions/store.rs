//! The SQL of suspensions, and of the plan ends they move.

use super::{Rest, SuspensionReason};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, ids::*},
    method::plans::store::of_visible_cases,
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A suspension as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Suspension {
    pub id: SuspensionId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    pub reason: SuspensionReason,
    pub from_on: Day,
    /// The last suspended day.
    pub to_on: Day,
    /// The last day as first agreed.
    pub agreed_to_on: Day,
    pub version: i64,
}

const COLUMNS: [Suspensions; 8] = [
    Suspensions::Id,
    Suspensions::Ref,
    Suspensions::CaseId,
    Suspensions::Reason,
    Suspensions::FromOn,
    Suspensions::ToOn,
    Suspensions::AgreedToOn,
    Suspensions::Version,
];

impl Suspension {
    pub fn rest(&self) -> Rest {
        Rest { from_on: self.from_on, to_on: self.to_on }
    }
}

impl Record for Suspension {
    const RESOURCE: &'static str = "suspensions";
    type Column = Suspensions;
    const ID: Suspensions = Suspensions::Id;
    const FILTERS: &'static [(&'static str, Suspensions)] = &[("case", Suspensions::CaseId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_case = col(Cases::Id).eq(col(Suspensions::CaseId));
        of_visible_cases(scope.from(Suspensions::Table).cols(COLUMNS).join(Cases::Table, on_case), visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// A suspension read beside something else, or none.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Perhaps {
    rest_id: Option<SuspensionId>,
    rest_reason: Option<SuspensionReason>,
    from_on: Option<Day>,
    to_on: Option<Day>,
    agreed_to_on: Option<Day>,
}

/// Reads suspensions along with a case.
pub fn perhaps(q: Select, on: Expr) -> Select {
    use Suspensions as S;
    q.expr(col(S::Id), "rest_id").expr(col(S::Reason), "rest_reason").cols([S::FromOn, S::ToOn, S::AgreedToOn]).left_join(S::Table, on)
}

impl Perhaps {
    /// The suspension of this case, when there is one.
    pub fn suspension(self, case: CaseId) -> Option<Suspension> {
        Some(Suspension {
            id: self.rest_id?,
            r#ref: None,
            case,
            reason: self.rest_reason?,
            from_on: self.from_on?,
            to_on: self.to_on?,
            agreed_to_on: self.agreed_to_on?,
            version: 0,
        })
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: SuspensionId) -> Result<Option<Suspension>> {
    let q = scope.from(Suspensions::Table).cols(COLUMNS).filter(col(Suspensions::Id).eq(id));
    scope.opt(&q).await
}

/// The suspensions of a case, the earliest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(scope: &mut Scope, case: CaseId) -> Result<Vec<Suspension>> {
    let q = scope.from(Suspensions::Table).cols(COLUMNS).filter(col(Suspensions::CaseId).eq(case)).order(Suspensions::FromOn, Order::Asc);
    scope.all(&q).await
}

/// A new suspension.
///
/// # Errors
/// When the id is taken.
pub async fn insert(scope: &mut Scope, id: SuspensionId, case: CaseId, reason: SuspensionReason, rest: Rest) -> Result<()> {
    let q = scope.insert(vec![
        (Suspensions::Id, id.into()),
        (Suspensions::CaseId, case.into()),
        (Suspensions::Reason, reason.into()),
        (Suspensions::FromOn, rest.from_on.into()),
        (Suspensions::ToOn, rest.to_on.into()),
        (Suspensions::AgreedToOn, rest.to_on.into()),
    ]);
    scope.run_one(&q).await
}

/// Ends a suspension on a day before the one it ended on until now.
///
/// # Errors
/// When it was changed meanwhile.
pub async fn shorten(scope: &mut Scope, s: &Suspension, until: Day) -> Result<()> {
    let q = scope
        .update(Suspensions::Table)
        .set(Suspensions::ToOn, until)
        .set_expr(Suspensions::Version, Expr::col(Suspensions::Version).add(1i64))
        .filter(col(Suspensions::Id).eq(s.id).and(col(Suspensions::Version).eq(s.version)));
    scope.run_one(&q).await
}

/// Moves the end of a plan; its planned end stays what was signed.
///
/// # Errors
/// When the plan is not there.
pub async fn move_end(scope: &mut Scope, plan: PlanId, last_day: Day) -> Result<()> {
    let q = scope
        .update(Plans::Table)
        .set(Plans::EndsOn, last_day)
        .set(Plans::LastDay, last_day)
        .set_expr(Plans::Version, Expr::col(Plans::Version).add(1i64))
        .filter(col(Plans::Id).eq(plan));
    scope.run_one(&q).await
}
