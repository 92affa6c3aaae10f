//! The answers behind milestones.
//!
//! Invariant: no answer is ever taken away. One that somebody gave here, through a link or as a coach, stands; one that came
//! from a bundle is replaced, and kept, when a bundle corrects it.

use super::super::derived::{self, Given};
use super::super::rows::{MilestoneRow, Row};
use super::{BATCH, Changes, Fresh, Ids};
use crate::{
    db::{Cells, Result, Scope, col, tables::*},
    kernel::{Day, Moment},
    method::milestones::{Answer, Grade, contradictions},
};
use sea_query::ExprTrait;
use std::collections::HashMap;
use uuid::Uuid;

/// The answers that were given here, by the milestone's key.
///
/// # Errors
/// When the database does not answer.
pub async fn given_here(scope: &mut Scope, ids: &Ids) -> Result<HashMap<String, Vec<Given>>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        milestone_id: Uuid,
        given_at: Moment,
        answer: Answer,
        grade: Grade,
    }
    use Answers as A;
    let q = scope.from(A::Table).cols([A::MilestoneId, A::GivenAt, A::Answer, A::Grade]).filter(col(A::FromBundle).eq(false));
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
pub async fn write(
    scope: &mut Scope,
    ids: &Ids,
    changes: &Changes<MilestoneRow>,
    (now, today): (Moment, Day),
    fresh: Fresh<'_>,
) -> Result<()> {
    let mut new: Vec<Cells<Answers>> = Vec::new();
    for row in &changes.create {
        let milestone = ids.id::<MilestoneRow>(&row.key());
        new.extend(milestone.and_then(|id| Some(cells(id, row, derived::given(row)?, fresh()))));
    }
    for row in &changes.update {
        let Some(id) = ids.id::<MilestoneRow>(&row.key()) else { continue };
        let given = derived::given(row);
        if told(scope, id, given).await? {
            continue;
        }
        replace(scope, id, now).await?;
        if let Some(given) = given
            && !told(scope, id, Some(given)).await?
        {
            new.push(cells(id, row, given, fresh()));
        }
    }
    for rows in new.chunks(BATCH) {
        let q = scope.insert_all(rows.to_vec());
        scope.run(&q).await?;
    }
    for id in changes.update.iter().filter_map(|row| ids.id::<MilestoneRow>(&row.key())) {
        contradictions::weigh(scope, id.into(), today).await?;
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
        (Answers::FromBundle, true.into()),
    ]
}

/// Lets the bundles' answers of a milestone stand no longer.
async fn replace(scope: &mut Scope, milestone: Uuid, now: Moment) -> Result<()> {
    use Answers as A;
    let standing = col(A::MilestoneId).eq(milestone).and(col(A::FromBundle).eq(true)).and(col(A::ReplacedAt).is_null());
    let q = scope.update(A::Table).set(A::ReplacedAt, now).filter(standing);
    scope.run(&q).await.map(|_| ())
}

/// Whether the milestone's answers say so already, and nothing that stands says more.
async fn told(scope: &mut Scope, milestone: Uuid, given: Option<Given>) -> Result<bool> {
    #[derive(sqlx::FromRow)]
    struct Found {
        given_at: Moment,
        answer: Answer,
        grade: Grade,
    }
    use Answers as A;
    let standing = col(A::MilestoneId).eq(milestone).and(col(A::ReplacedAt).is_null());
    let q = scope.from(A::Table).cols([A::GivenAt, A::Answer, A::Grade]).filter(standing);
    let standing = scope.all::<Found>(&q).await?.into_iter().map(|f| Given { answer: f.answer, grade: f.grade, at: f.given_at });
    let standing: Vec<Given> = standing.collect();
    Ok(match given {
        None => standing.is_empty(),
        Some(given) => {
            let late = standing.iter().any(|s| s.at >= given.at);
            late && derived::shown(standing.into_iter()) == Some((given.answer, given.grade))
        }
    })
}
