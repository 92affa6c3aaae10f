//! The SQL of training days.

use super::TrainingKind;
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Audience, Visit},
    kernel::{Day, Hundredths, ids::*},
    web::api::Record,
};
use sea_query::{ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A day, or part of one, that a member trained.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct TrainingDay {
    pub id: TrainingDayId,
    #[sqlx(rename = "member_id")]
    pub member: MemberId,
    #[sqlx(rename = "held_on")]
    pub on: Day,
    pub kind: TrainingKind,
    /// In days; half a day is 0.5.
    pub days: Hundredths,
    pub note: Option<String>,
    pub version: i64,
}

const COLUMNS: [TrainingDays; 7] = [
    TrainingDays::Id,
    TrainingDays::MemberId,
    TrainingDays::HeldOn,
    TrainingDays::Kind,
    TrainingDays::Days,
    TrainingDays::Note,
    TrainingDays::Version,
];

/// Cuts a reading to what a visit may see: those who answer for quality see everybody's days, others their own.
fn visible(q: Select, visit: &Visit) -> Select {
    match visit.member() {
        _ if visit.is_in(Audience::DECIDERS) => q,
        Some(me) => q.filter(col(TrainingDays::MemberId).eq(me)),
        // A program is trusted with what its structure knows.
        None => q,
    }
}

impl Record for TrainingDay {
    const RESOURCE: &'static str = "training_days";
    type Column = TrainingDays;
    const ID: TrainingDays = TrainingDays::Id;
    const FILTERS: &'static [(&'static str, TrainingDays)] = &[("member", TrainingDays::MemberId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        visible(scope.from(TrainingDays::Table).cols(COLUMNS), visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// A day that a visit may see.
///
/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, visit: &Visit, id: TrainingDayId) -> Result<Option<TrainingDay>> {
    let q = TrainingDay::select(scope, visit).filter(col(TrainingDays::Id).eq(id));
    scope.opt(&q).await
}

/// A day of a kind that is noted for a member already.
///
/// # Errors
/// When the database does not answer.
pub async fn noted(scope: &mut Scope, member: MemberId, on: Day, kind: TrainingKind) -> Result<Option<TrainingDayId>> {
    use TrainingDays as T;
    let same = col(T::MemberId).eq(member).and(col(T::HeldOn).eq(on)).and(col(T::Kind).eq(kind));
    let q = scope.from(T::Table).cols([T::Id]).filter(same);
    Ok(scope.opt::<(TrainingDayId,)>(&q).await?.map(|(id,)| id))
}

/// What a visit may see from a day on, the latest first, each with its member's name.
///
/// # Errors
/// When the database does not answer.
pub async fn since(scope: &mut Scope, visit: &Visit, from: Day, limit: u64) -> Result<Vec<(TrainingDay, String)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        #[sqlx(flatten)]
        day: TrainingDay,
        name: String,
    }
    let q = TrainingDay::select(scope, visit)
        .expr(col(Members::Name), "name")
        .join(Members::Table, col(Members::Id).eq(col(TrainingDays::MemberId)))
        .filter(col(TrainingDays::HeldOn).gte(from))
        .order(TrainingDays::HeldOn, Order::Desc)
        .order(TrainingDays::Id, Order::Desc)
        .limit(limit);
    Ok(scope.all::<Row>(&q).await?.into_iter().map(|r| (r.day, r.name)).collect())
}

/// # Errors
/// When the id is taken, or the member is not of the structure.
pub async fn insert(scope: &mut Scope, d: &TrainingDay) -> Result<()> {
    let q = scope.insert(vec![
        (TrainingDays::Id, d.id.into()),
        (TrainingDays::MemberId, d.member.into()),
        (TrainingDays::HeldOn, d.on.into()),
        (TrainingDays::Kind, d.kind.into()),
        (TrainingDays::Days, d.days.into()),
        (TrainingDays::Note, d.note.clone().into()),
    ]);
    scope.run_one(&q).await
}

/// # Errors
/// When it was changed meanwhile.
pub async fn update(scope: &mut Scope, d: &TrainingDay) -> Result<()> {
    let q = scope
        .update(TrainingDays::Table)
        .set(TrainingDays::HeldOn, d.on)
        .set(TrainingDays::Kind, d.kind)
        .set(TrainingDays::Days, d.days)
        .set(TrainingDays::Note, d.note.clone())
        .set(TrainingDays::Version, d.version + 1)
        .filter(col(TrainingDays::Id).eq(d.id).and(col(TrainingDays::Version).eq(d.version)));
    scope.run_one(&q).await
}

/// # Errors
/// When it was changed meanwhile.
pub async fn delete(scope: &mut Scope, d: &TrainingDay) -> Result<()> {
    let q = scope.delete(TrainingDays::Table).filter(col(TrainingDays::Id).eq(d.id).and(col(TrainingDays::Version).eq(d.version)));
    scope.run_one(&q).await
}
