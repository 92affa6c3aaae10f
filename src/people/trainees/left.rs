//! The SQL of exits: when somebody left and why, who left without a known reason, and what keeps somebody here.

use super::{
    ExitReason,
    store::{CaseLine, LINE, NameLine, cases},
};
use crate::{
    db::{Result, Scope, col, count, tables::*},
    kernel::{Day, Hundredths, ids::TraineeId},
};
use sea_query::{Expr, ExprTrait, Order};

/// When somebody left, why, and after how many hours of work; nothing of it while they are here.
pub struct Left {
    pub on: Option<Day>,
    pub reason: Option<ExitReason>,
    pub hours: Option<Hundredths>,
}

/// # Errors
/// When the record is no longer of that version.
pub async fn leave(scope: &mut Scope, id: TraineeId, version: i64, left: &Left) -> Result<()> {
    let q = scope
        .update(Trainees::Table)
        .set(Trainees::LeftOn, left.on)
        .set(Trainees::ExitReason, left.reason)
        .set(Trainees::HoursWorked, left.hours)
        .set(Trainees::Version, version + 1)
        .filter(col(Trainees::Id).eq(id).and(col(Trainees::Version).eq(version)));
    scope.run_one(&q).await
}

fn of_left_unknown() -> Expr {
    col(Trainees::LeftOn).is_not_null().and(col(Trainees::ExitReason).is_null())
}

/// Those who left without a known reason, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn left_unknown(scope: &mut Scope, most: u64) -> Result<Vec<NameLine>> {
    let q = scope.from(Trainees::Table).cols(LINE).filter(of_left_unknown()).order(Trainees::LeftOn, Order::Desc).limit(most);
    scope.all(&q).await
}

/// How many they are.
///
/// # Errors
/// When the database does not answer.
pub async fn count_left_unknown(scope: &mut Scope) -> Result<i64> {
    let q = scope.from(Trainees::Table).expr(count(), "n").filter(of_left_unknown());
    Ok(scope.one::<(i64,)>(&q).await?.0)
}

/// The accompaniments that were neither closed nor declined.
///
/// # Errors
/// When the database does not answer.
pub async fn open_cases(scope: &mut Scope, id: TraineeId) -> Result<Vec<CaseLine>> {
    Ok(cases(scope, id).await?.into_iter().filter(|c| c.closed_on.is_none() && c.stage != DECLINED).collect())
}

/// The stage of a case that nobody began, as `method::cases` calls it.
const DECLINED: &str = "declined";
