//! No two plans of a case, both signed by trainee and coach, share a day; no two rests of a case do.

use super::{PAGE, Wrong};
use crate::{
    db::{Scope, Select, col, tables::*},
    kernel::Day,
};
use sea_query::{Expr, ExprTrait, Order};
use uuid::Uuid;

/// Days that a row of a case takes up.
#[derive(sqlx::FromRow)]
struct Spent {
    id: Uuid,
    case_id: Uuid,
    starts_on: Day,
    last_day: Day,
}

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    apart(scope, "signed plans", plans).await?;
    apart(scope, "suspensions", suspensions).await
}

async fn apart(scope: &mut Scope, called: &str, after: impl Fn(&Scope, Option<&Spent>) -> Select) -> Result<(), Wrong> {
    let mut last: Option<Spent> = None;
    // What reaches furthest of the case at hand: whatever starts before its end shares a day with it.
    let mut furthest: Option<(Uuid, Day, Uuid)> = None;
    loop {
        let page: Vec<Spent> = scope.all(&after(scope, last.as_ref())).await?;
        let more = page.len() as u64 == PAGE;
        for spent in page {
            match furthest {
                Some((case, end, other)) if case == spent.case_id && spent.starts_on <= end => {
                    return Err(Wrong(format!("the {called} {other} and {} of the case {case} share a day", spent.id)));
                }
                Some((case, end, _)) if case == spent.case_id && end >= spent.last_day => {}
                _ => furthest = Some((spent.case_id, spent.last_day, spent.id)),
            }
            last = Some(spent);
        }
        if !more {
            return Ok(());
        }
    }
}

fn plans(scope: &Scope, last: Option<&Spent>) -> Select {
    use Plans as P;
    let both = col(P::SignedTraineeOn).is_not_null().and(col(P::SignedCoachOn).is_not_null());
    let q = scope.from(P::Table).cols([P::Id, P::CaseId, P::StartsOn, P::LastDay]).filter(both);
    let q = q.filter_some(last, |l| later(l, col(P::CaseId), col(P::StartsOn), col(P::Id)));
    q.order(P::CaseId, Order::Asc).order(P::StartsOn, Order::Asc).order(P::Id, Order::Asc).limit(PAGE)
}

/// A rest that did not take place covers no day.
fn suspensions(scope: &Scope, last: Option<&Spent>) -> Select {
    use Suspensions as S;
    let q = scope.from(S::Table).cols([S::Id, S::CaseId]).expr(col(S::FromOn), "starts_on").expr(col(S::ToOn), "last_day");
    let q = q.filter(col(S::ToOn).gte(col(S::FromOn)));
    let q = q.filter_some(last, |l| later(l, col(S::CaseId), col(S::FromOn), col(S::Id)));
    q.order(S::CaseId, Order::Asc).order(S::FromOn, Order::Asc).order(S::Id, Order::Asc).limit(PAGE)
}

/// What comes after a row, by case, start and id.
fn later(last: &Spent, case: Expr, start: Expr, id: Expr) -> Expr {
    let same_case = case.clone().eq(last.case_id);
    let same_start = same_case.clone().and(start.clone().eq(last.starts_on));
    case.gt(last.case_id).or(same_case.and(start.gt(last.starts_on))).or(same_start.and(id.gt(last.id)))
}
