//! The SQL of codes. There is no column for the digits.

use super::LIVES;
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::Desk,
    kernel::{Moment, ids::*, moment::DAY},
};
use sea_query::{Expr, ExprTrait, Order};

/// A code that was mailed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Code {
    pub id: DoorCodeId,
    pub door_id: DoorId,
    pub sent_at: Moment,
    pub expires_at: Moment,
    /// How often it was guessed at in vain.
    pub wrong: i64,
    pub used_at: Option<Moment>,
    pub voided_at: Option<Moment>,
}

const COLUMNS: [DoorCodes; 7] =
    [DoorCodes::Id, DoorCodes::DoorId, DoorCodes::SentAt, DoorCodes::ExpiresAt, DoorCodes::Wrong, DoorCodes::UsedAt, DoorCodes::VoidedAt];

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: DoorCodeId) -> Result<Option<Code>> {
    let q = scope.from(DoorCodes::Table).cols(COLUMNS).filter(col(DoorCodes::Id).eq(id));
    scope.opt(&q).await
}

/// The code of a door that can still be typed, or the latest one: of two that were asked for at once, the one that voided the
/// other may have been asked for first.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(scope: &mut Scope, door: DoorId) -> Result<Option<Code>> {
    let q = scope
        .from(DoorCodes::Table)
        .cols(COLUMNS)
        .filter(col(DoorCodes::DoorId).eq(door))
        .order_by_value(col(DoorCodes::UsedAt).is_null().and(col(DoorCodes::VoidedAt).is_null()), Order::Desc)
        .order(DoorCodes::SentAt, Order::Desc)
        .order(DoorCodes::Id, Order::Desc)
        .limit(1);
    scope.opt(&q).await
}

/// When the codes of the last 24 hours left for a door.
///
/// # Errors
/// When the database does not answer.
pub async fn recent(scope: &mut Scope, door: DoorId, now: Moment) -> Result<Vec<Moment>> {
    let q = scope
        .from(DoorCodes::Table)
        .cols([DoorCodes::SentAt])
        .filter(col(DoorCodes::DoorId).eq(door).and(col(DoorCodes::SentAt).gt(now.plus(-DAY))));
    Ok(scope.all::<(Moment,)>(&q).await?.into_iter().map(|row| row.0).collect())
}

/// Keeps that a code left, in this mail; the one before it is void.
///
/// # Errors
/// When the database refuses.
pub async fn insert(desk: &mut Desk, id: DoorCodeId, door: DoorId, mail: MailId) -> Result<()> {
    let alive = col(DoorCodes::UsedAt).is_null().and(col(DoorCodes::VoidedAt).is_null());
    let q = desk.scope.update(DoorCodes::Table).set(DoorCodes::VoidedAt, desk.now);
    let q = q.filter(col(DoorCodes::DoorId).eq(door).and(alive));
    desk.scope.run(&q).await?;
    let q = desk.scope.insert(vec![
        (DoorCodes::Id, id.into()),
        (DoorCodes::DoorId, door.into()),
        (DoorCodes::MailId, mail.into()),
        (DoorCodes::SentAt, desk.now.into()),
        (DoorCodes::ExpiresAt, desk.now.plus(LIVES).into()),
    ]);
    desk.scope.run_one(&q).await
}

fn alive(scope: &Scope, code: &Code) -> crate::db::Update {
    let alive = col(DoorCodes::UsedAt).is_null().and(col(DoorCodes::VoidedAt).is_null());
    scope.update(DoorCodes::Table).filter(col(DoorCodes::Id).eq(code.id).and(alive))
}

/// It was typed: it opens nothing any more.
///
/// # Errors
/// When it was used or voided since it was read.
pub async fn used(scope: &mut Scope, code: &Code, now: Moment) -> Result<()> {
    let q = alive(scope, code).set(DoorCodes::UsedAt, now);
    scope.run_one(&q).await
}

/// Something else was typed; `void` when that was once too often.
///
/// # Errors
/// When it was used or voided since it was read.
pub async fn wrong(scope: &mut Scope, code: &Code, void: Option<Moment>) -> Result<()> {
    let q = alive(scope, code).set_expr(DoorCodes::Wrong, Expr::col(DoorCodes::Wrong).add(1i64)).set(DoorCodes::VoidedAt, void);
    scope.run_one(&q).await
}
