//! The SQL of those who are asked to rate.

use super::Source;
use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{Day, ids::*},
};
use sea_query::{Expr, ExprTrait};

/// Who is asked to rate.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Asked {
    pub id: SourceId,
    #[sqlx(rename = "assessment_id")]
    pub assessment: AssessmentId,
    pub source: Source,
    #[sqlx(rename = "member_id")]
    pub member: Option<MemberId>,
    pub asked_on: Day,
    pub given_on: Option<Day>,
    /// How often was pressed behind a mailed address.
    pub presses: i64,
}

impl Asked {
    /// Somebody who is asked from that day on.
    pub fn new(id: SourceId, assessment: AssessmentId, source: Source, member: Option<MemberId>, asked_on: Day) -> Asked {
        Asked { id, assessment, source, member, asked_on, given_on: None, presses: 0 }
    }
}

const ASKED: [Sources; 7] =
    [Sources::Id, Sources::AssessmentId, Sources::Source, Sources::MemberId, Sources::AskedOn, Sources::GivenOn, Sources::Presses];

/// # Errors
/// When the database does not answer.
pub async fn source(scope: &mut Scope, id: SourceId) -> Result<Option<Asked>> {
    let q = scope.from(Sources::Table).cols(ASKED).filter(col(Sources::Id).eq(id));
    scope.opt(&q).await
}

/// Who rates in an assessment, in the order in which sources are always shown.
///
/// # Errors
/// When the database does not answer.
pub async fn sources(scope: &mut Scope, of: AssessmentId) -> Result<Vec<Asked>> {
    let q = scope.from(Sources::Table).cols(ASKED).filter(col(Sources::AssessmentId).eq(of));
    let mut found: Vec<Asked> = scope.all(&q).await?;
    found.sort_by_key(|a| a.source);
    Ok(found)
}

/// A press more behind an address.
///
/// # Errors
/// When the source is not there.
pub async fn pressed(scope: &mut Scope, of: SourceId) -> Result<()> {
    let q = scope.update(Sources::Table).set_expr(Sources::Presses, Expr::col(Sources::Presses).add(1i64));
    scope.run_one(&q.filter(col(Sources::Id).eq(of))).await
}

/// Somebody who is asked later than the others.
///
/// # Errors
/// When such a source is asked already.
pub async fn ask_too(scope: &mut Scope, of: AssessmentId, asked: &Asked) -> Result<()> {
    let q = scope.insert(vec![
        (Sources::Id, asked.id.into()),
        (Sources::AssessmentId, of.into()),
        (Sources::Source, asked.source.into()),
        (Sources::MemberId, asked.member.into()),
        (Sources::AskedOn, asked.asked_on.into()),
    ]);
    scope.run_one(&q).await
}

/// The day of the latest reminder.
///
/// # Errors
/// When the source is not there.
pub async fn reminded(scope: &mut Scope, of: SourceId, on: Day) -> Result<()> {
    scope.run_one(&scope.update(Sources::Table).set(Sources::RemindedOn, on).filter(col(Sources::Id).eq(of))).await
}

/// A source hands in, once.
///
/// # Errors
/// When it did already.
pub async fn hand_in(scope: &mut Scope, of: SourceId, on: Day) -> Result<()> {
    let q = scope.update(Sources::Table).set(Sources::GivenOn, on);
    let q = q.filter(col(Sources::Id).eq(of).and(col(Sources::GivenOn).is_null()));
    scope.run_one(&q).await
}
