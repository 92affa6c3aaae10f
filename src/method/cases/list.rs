//! Lists of cases: a coach's own, those expected soonest first.

use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{Day, ids::*},
    method::cases::Stage,
};
use sea_query::{ExprTrait, Order};

/// A case in a list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Line {
    pub id: CaseId,
    pub first_name: String,
    pub last_name: String,
    pub next_contact_on: Option<Day>,
}

/// The open cases of a coach; a full-time coach has about twenty.
///
/// # Errors
/// When the database does not answer.
pub async fn of_coach(scope: &mut Scope, coach: MemberId) -> Result<Vec<Line>> {
    let q = scope
        .from(Cases::Table)
        .cols([Cases::Id, Cases::NextContactOn])
        .cols([Trainees::FirstName, Trainees::LastName])
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .filter(col(Cases::CoachId).eq(coach))
        .filter(col(Cases::Stage).is_not_in([Stage::Closed.word(), Stage::Declined.word()]))
        .order(Cases::NextContactOn, Order::Asc)
        .limit(100);
    scope.all(&q).await
}
