//! No two plans of a case, both signed by trainee and coach, share a day.

use super::{PAGE, Wrong};
use crate::{
    db::{Scope, Select, col, tables::*},
    kernel::Day,
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Signed {
    id: Uuid,
    case_id: Uuid,
    starts_on: Day,
    last_day: Day,
}

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    let mut last: Option<Signed> = None;
    // The plan of the case at hand that reaches furthest: whatever starts before its end shares a day with it.
    let mut furthest: Option<(Uuid, Day, Uuid)> = None;
    loop {
        let page: Vec<Signed> = scope.all(&after(scope, last.as_ref())).await?;
        let more = page.len() as u64 == PAGE;
        for plan in page {
            match furthest {
                Some((case, end, other)) if case == plan.case_id && plan.starts_on <= end => {
                    return Err(Wrong(format!("the signed plans {other} and {} of the case {case} share a day", plan.id)));
                }
                Some((case, end, _)) if case == plan.case_id && end >= plan.last_day => {}
                _ => furthest = Some((plan.case_id, plan.last_day, plan.id)),
            }
            last = Some(plan);
        }
        if !more {
            return Ok(());
        }
    }
}

fn after(scope: &Scope, last: Option<&Signed>) -> Select {
    use Plans as P;
    let both = col(P::SignedTraineeOn).is_not_null().and(col(P::SignedCoachOn).is_not_null());
    let later = |l: &Signed| {
        let case = || col(P::CaseId).eq(l.case_id);
        let start = || case().and(col(P::StartsOn).eq(l.starts_on));
        col(P::CaseId).gt(l.case_id).or(case().and(col(P::StartsOn).gt(l.starts_on))).or(start().and(col(P::Id).gt(l.id)))
    };
    scope
        .from(P::Table)
        .cols([P::Id, P::CaseId, P::StartsOn, P::LastDay])
        .filter(both)
        .filter_some(last, later)
        .order(P::CaseId, Order::Asc)
        .order(P::StartsOn, Order::Asc)
        .order(P::Id, Order::Asc)
        .limit(PAGE)
}
