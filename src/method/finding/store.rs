//! The SQL of notes that are searched.

use super::{NOTES, YEAR, pattern};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Audience, Role, Visit},
    kernel::{Day, ids::*},
    method::sessions::NoteAudience,
};
use sea_query::{Expr, ExprTrait, Func, Order};

/// A session whose note may be meant.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct NoteRow {
    pub id: SessionId,
    pub case_id: CaseId,
    pub held_on: Day,
    pub note: String,
    pub audience: NoteAudience,
    pub writer_id: Option<MemberId>,
    pub coach_id: MemberId,
    pub first_name: String,
    pub last_name: String,
}

/// Whose notes a visit searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those of the cases they coach.
    Own(MemberId),
    /// Those of the structure.
    All,
}

/// Whose notes a visit may search, if anybody's.
pub fn reach(visit: &Visit) -> Option<Reach> {
    match visit.member() {
        _ if visit.is_in(Audience::DECIDERS) => Some(Reach::All),
        Some(me) if visit.has_role(Role::Jobcoach) => Some(Reach::Own(me)),
        // A program in a jobcoach's role works in every case.
        None if visit.has_role(Role::Jobcoach) => Some(Reach::All),
        _ => None,
    }
}

/// The latest notes within reach that may hold every word, so many at most, the latest first. What the visit may not read is left out already; the
/// caller looks again, and at the words.
///
/// # Errors
/// When the database does not answer.
pub async fn notes(scope: &mut Scope, visit: &Visit, reach: Reach, words: &[String], most: u64) -> Result<Vec<NoteRow>> {
    use Sessions as S;
    let latest = latest(scope, reach, visit.today.plus_days(-YEAR));
    let me = visit.member();
    let own = me.map_or_else(|| Expr::val(false), |me| col(S::WriterId).eq(me).or(col(Cases::CoachId).eq(me)));
    let mut q = scope
        .from(S::Table)
        .cols([S::Id, S::CaseId, S::HeldOn, S::Note, S::Audience, S::WriterId])
        .cols([Cases::CoachId])
        .cols([Trainees::FirstName, Trainees::LastName])
        .join(Cases::Table, col(Cases::Id).eq(col(S::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .filter(latest.holds(col(S::Id)))
        .filter(col(S::Note).is_not_null())
        .filter(col(S::Audience).ne(NoteAudience::Coach).or(own));
    for word in words {
        q = q.filter(Expr::from(Func::lower(col(S::Note))).like(pattern(word)));
    }
    scope.all(&q.order_by_value(any_day(), Order::Desc).order(S::Id, Order::Desc).limit(most)).await
}

/// The day of a session, in a way that no index of days answers: ordered by it, the engine would walk the structure's days for
/// those of one coach.
fn any_day() -> Expr {
    Func::coalesce([col(Sessions::HeldOn), col(Sessions::HeldOn)]).into()
}

/// The sessions that are searched.
fn latest(scope: &Scope, reach: Reach, since: Day) -> Select {
    use Sessions as S;
    let q = scope.from(S::Table).cols([S::Id]).filter(col(S::HeldOn).gte(since));
    let q = match reach {
        Reach::All => q.order(S::HeldOn, Order::Desc),
        Reach::Own(me) => {
            let own = scope.from(Cases::Table).cols([Cases::Id]).filter(col(Cases::CoachId).eq(me));
            q.filter(own.holds(col(S::CaseId))).order_by_value(any_day(), Order::Desc)
        }
    };
    q.limit(NOTES)
}
