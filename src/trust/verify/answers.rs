//! A milestone with answers shows the latest of the best-graded side.

use super::{PAGE, Wrong};
use crate::{
    db::{Scope, Select, col, tables::*},
    exchange::bundles::derived::{Given, best},
    kernel::Moment,
    method::milestones::{Answer, Grade},
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Told {
    id: Uuid,
    milestone_id: Uuid,
    given_at: Moment,
    answer: Answer,
    grade: Grade,
    shown: Option<Answer>,
    shown_grade: Option<Grade>,
}

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    let mut last: Option<(Uuid, Uuid)> = None;
    // The answers of the milestone at hand: a page may end between two of them.
    let mut side: Vec<Told> = Vec::new();
    loop {
        let page: Vec<Told> = scope.all(&after(scope, last)).await?;
        let more = page.len() as u64 == PAGE;
        last = page.last().map(|t| (t.milestone_id, t.id));
        for told in page {
            if side.first().is_some_and(|first| first.milestone_id != told.milestone_id) {
                agrees(&side)?;
                side.clear();
            }
            side.push(told);
        }
        if !more {
            return agrees(&side);
        }
    }
}

/// Two answers of one instant and one grade are both the latest.
fn agrees(side: &[Told]) -> Result<(), Wrong> {
    let given = |t: &Told| Given { answer: t.answer, grade: t.grade, at: t.given_at };
    let Some(best) = best(side.iter().map(given)) else { return Ok(()) };
    let shown = |t: &Told| t.grade == best.grade && t.given_at == best.at && t.shown == Some(t.answer) && t.shown_grade == Some(t.grade);
    match side {
        [first, ..] if !side.iter().any(shown) => {
            Err(Wrong(format!("the milestone {} does not show the latest answer of its best-graded side", first.milestone_id)))
        }
        _ => Ok(()),
    }
}

fn after(scope: &Scope, last: Option<(Uuid, Uuid)>) -> Select {
    use Answers as A;
    let later = |(milestone, id): (Uuid, Uuid)| {
        col(A::MilestoneId).gt(milestone).or(col(A::MilestoneId).eq(milestone).and(col(A::Id).gt(id)))
    };
    scope
        .from(A::Table)
        .cols([A::Id, A::MilestoneId, A::GivenAt, A::Answer, A::Grade])
        .expr(col(Milestones::Answer), "shown")
        .expr(col(Milestones::Grade), "shown_grade")
        .join(Milestones::Table, col(Milestones::Id).eq(col(A::MilestoneId)))
        .filter_some(last, later)
        .order(A::MilestoneId, Order::Asc)
        .order(A::Id, Order::Asc)
        .limit(PAGE)
}
