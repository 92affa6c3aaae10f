//! The answers behind milestones.
//!
//! Invariant: an answer given through a link is never taken away; one that came from a bundle, or was noted here, goes
//! only when the bundle corrects it.

use super::super::derived::{self, Given};
use super::super::rows::{MilestoneRow, Row};
use super::{BATCH, Changes, Fresh, Ids};
use crate::{
    db::{Cells, Result, Scope, col, tables::*},
    kernel::Moment,
    method::milestones::{Answer, Grade},
};
use sea_query::ExprTrait;
use std::collections::HashMap;
use uuid::Uuid;

/// The answers given through links, by the milestone's key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_link(scope: &mut Scope, ids: &Ids) -> Result<HashMap<String, Vec<Given>>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        milestone_id: Uuid,
        given_at: Moment,
        answer: Answer,
        grade: Grade,
    }
    use Answers as A;
    let q = scope.from(A::Table).cols([A::MilestoneId, A::GivenAt, A::Answer, A::Grade]).filter(col(A::LinkId).is_not_null());
    let mut all: HashMap<String, Vec<Given>> = HashMap::new();
    for found in scope.all::<Found>(&q).await? {
        let given = Given { answer: found.answer, grade: found.grade, at: found.given_at };
        all.entry(ids.key::<MilestoneRow>(found.milestone_id)).or_default().push(given);
    }
    Ok(all)
}

/// Writes an answer for every answered milestone a bundle creates or updates.
///
/// # Errors
/// When the database refuses.
pub async fn write(scope: &mut Scope, ids: &Ids, changes: &Changes<MilestoneRow>, fresh: Fresh<'_>) -> Result<()> {
    let mut new: Vec<Cells<Answers>> = Vec::new();
    for row in &changes.create {
        let milestone = ids.id::<MilestoneRow>(&row.key());
        new.extend(milestone.and_then(|id| Some(cells(id, row, derived::given(row)?, fresh()))));
    }
    for row in &changes.update {
        let Some(id) = ids.id::<MilestoneRow>(&row.key()) else { continue };
        let given = derived::given(row);
        correct(scope, id, given).await?;
        if let Some(given) = given
            && !told(scope, id, given).await?
        {
            new.push(cells(id, row, given, fresh()));
        }
    }
    for rows in new.chunks(BATCH) {
        let q = scope.insert_all(rows.to_vec());
        scope.run(&q).await?;
    }
    Ok(())
}

fn cells(milestone: Uuid, row: &MilestoneRow, given: Given, id: Uuid) -> Cells<Answers> {
    vec![
        (Answers::Id, id.into()),
        (Answers::MilestoneId, milestone.into()),
        (Answers::GivenAt, given.at.into()),
        (Answers::AnsweredOn, row.answered_on.into()),
        (Answers::Answer, given.answer.into()),
        (Answers::Grade, given.grade.into()),
    ]
}

/// Takes away the answers without a link that would stand above the one that corrects them.
async fn correct(scope: &mut Scope, milestone: Uuid, given: Option<Given>) -> Result<()> {
    use Answers as A;
    let own = col(A::MilestoneId).eq(milestone).and(col(A::LinkId).is_null());
    let above = match given {
        None => own,
        Some(g) => own.and(col(A::Grade).lt(g.grade).or(col(A::Grade).eq(g.grade).and(col(A::GivenAt).gte(g.at)))),
    };
    let q = scope.delete(A::Table).filter(above);
    scope.run(&q).await.map(|_| ())
}

/// Whether the milestone's answer is told already by one given through a link.
async fn told(scope: &mut Scope, milestone: Uuid, given: Given) -> Result<bool> {
    #[derive(sqlx::FromRow)]
    struct Found {
        #[sqlx(rename = "id")]
        _id: Uuid,
    }
    use Answers as A;
    let same = col(A::Answer).eq(given.answer).and(col(A::Grade).eq(given.grade)).and(col(A::GivenAt).gte(given.at));
    let q =
        scope.from(A::Table).cols([A::Id]).filter(col(A::MilestoneId).eq(milestone).and(col(A::LinkId).is_not_null()).and(same)).limit(1);
    Ok(scope.opt::<Found>(&q).await?.is_some())
}
