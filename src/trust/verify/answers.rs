//! A milestone with answers shows the latest of the best-graded side, and says whether the sides differ.

use super::{PAGE, Wrong};
use crate::{
    db::{Scope, Select, col, tables::*},
    kernel::{Day, Moment},
    method::milestones::{self, Answer, Grade},
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

#[derive(Clone, sqlx::FromRow)]
struct Told {
    id: Uuid,
    milestone_id: Uuid,
    given_at: Moment,
    answer: Answer,
    grade: Grade,
    shown: Option<Answer>,
    shown_grade: Option<Grade>,
    contradicted_on: Option<Day>,
}

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    let mut last: Option<Told> = None;
    // The answers of the milestone at hand: a page may end between two of them.
    let mut given: Vec<(Answer, Grade)> = Vec::new();
    loop {
        let page: Vec<Told> = scope.all(&after(scope, last.as_ref())).await?;
        let more = page.len() as u64 == PAGE;
        for told in page {
            if let Some(before) = last.as_ref().filter(|l| l.milestone_id != told.milestone_id) {
                agrees(before, &given)?;
                given.clear();
            }
            given.push((told.answer, told.grade));
            last = Some(told);
        }
        if !more {
            return last.map_or(Ok(()), |l| agrees(&l, &given));
        }
    }
}

fn agrees(milestone: &Told, given: &[(Answer, Grade)]) -> Result<(), Wrong> {
    if milestones::contradicted(given) != milestone.contradicted_on.is_some() {
        return Err(Wrong(format!("the milestone {} does not say whether its sides differ", milestone.milestone_id)));
    }
    if milestones::shown(given) == milestone.shown.zip(milestone.shown_grade) {
        return Ok(());
    }
    Err(Wrong(format!("the milestone {} does not show the latest answer of its best-graded side", milestone.milestone_id)))
}

/// In the order of the index: by milestone, then as they were given.
fn after(scope: &Scope, last: Option<&Told>) -> Select {
    use Answers as A;
    let later = |l: &Told| {
        let same = || col(A::MilestoneId).eq(l.milestone_id);
        let at = || same().and(col(A::GivenAt).eq(l.given_at));
        col(A::MilestoneId).gt(l.milestone_id).or(same().and(col(A::GivenAt).gt(l.given_at))).or(at().and(col(A::Id).gt(l.id)))
    };
    scope
        .from(A::Table)
        .cols([A::Id, A::MilestoneId, A::GivenAt, A::Answer, A::Grade])
        .expr(col(Milestones::Answer), "shown")
        .expr(col(Milestones::Grade), "shown_grade")
        .cols([Milestones::ContradictedOn])
        .join(Milestones::Table, col(Milestones::Id).eq(col(A::MilestoneId)))
        .filter(col(A::ReplacedAt).is_null())
        .filter_some(last, later)
        .order(A::MilestoneId, Order::Asc)
        .order(A::GivenAt, Order::Asc)
        .order(A::Id, Order::Asc)
        .limit(PAGE)
}
