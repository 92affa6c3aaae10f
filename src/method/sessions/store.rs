//! The SQL of sessions.

use super::{Mood, NoteAudience, Place, Side, may_read_note};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Audience, Visit},
    kernel::{Day, Moment, ids::*},
    method::{
        cases::{
            self,
            edges::{self, Edges},
            store::Case,
        },
        pulses::waits,
    },
    web::api::Record,
};
use sea_query::{CaseStatement, Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A session as programs read it. The note is empty for those it is not for.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Session {
    pub id: SessionId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    #[sqlx(rename = "coach_id")]
    pub coach: Option<MemberId>,
    pub held_on: Day,
    pub minutes: Option<i64>,
    pub side: Side,
    pub place: Option<Place>,
    pub attended: Option<bool>,
    pub note: Option<String>,
    pub audience: NoteAudience,
    pub mood: Option<Mood>,
    pub next_contact_on: Option<Day>,
    pub recorded_at: Option<Moment>,
    pub version: i64,
    #[serde(skip)]
    #[sqlx(rename = "writer_id")]
    pub writer: Option<MemberId>,
    #[serde(skip)]
    pub case_coach: MemberId,
}

const COLUMNS: [Sessions; 16] = [
    Sessions::Id,
    Sessions::Ref,
    Sessions::CaseId,
    Sessions::CoachId,
    Sessions::HeldOn,
    Sessions::Minutes,
    Sessions::Side,
    Sessions::Place,
    Sessions::Attended,
    Sessions::Note,
    Sessions::Audience,
    Sessions::Mood,
    Sessions::NextContactOn,
    Sessions::RecordedAt,
    Sessions::Version,
    Sessions::WriterId,
];

impl Record for Session {
    const RESOURCE: &'static str = "sessions";
    type Column = Sessions;
    const ID: Sessions = Sessions::Id;
    const FILTERS: &'static [(&'static str, Sessions)] = &[("case", Sessions::CaseId), ("coach", Sessions::CoachId)];
    fn select(scope: &Scope, _: &Visit) -> Select {
        scope
            .from(Sessions::Table)
            .cols(COLUMNS)
            .expr(col(Cases::CoachId), "case_coach")
            .join(Cases::Table, col(Cases::Id).eq(col(Sessions::CaseId)))
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
    fn veil(&mut self, visit: &Visit) {
        if !may_read_note(visit, self.audience, self.writer, self.case_coach) {
            self.note = None;
        }
    }
}

/// Who may read sessions at all.
pub const READERS: Audience = Audience::CASE_READERS;

/// What a session is logged against, read at once.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Ground {
    #[sqlx(flatten)]
    pub case: Case,
    /// The last day of the last plan that trainee and coach signed; the calendar's last when one of them has no end.
    pub wall: Option<Day>,
    /// The day of the latest session.
    pub latest_on: Option<Day>,
    #[sqlx(flatten)]
    pub edges: Edges,
    /// Somebody of the case answered a pulse and waits for a contact.
    pub called: bool,
}

/// The wall of a case. A plan without an end is none.
fn last_end(scope: &Scope, case: CaseId) -> Select {
    let signed = col(Plans::SignedTraineeOn).is_not_null().and(col(Plans::SignedCoachOn).is_not_null());
    let end = Expr::Case(Box::new(CaseStatement::new().case(col(Plans::OpenEnded).eq(true), Day::LAST).finally(col(Plans::LastDay))));
    scope.from(Plans::Table).expr(end.max(), "wall").filter(col(Plans::CaseId).eq(case).and(signed))
}

/// The last day for which a session of a case can be noted, when it is over.
///
/// # Errors
/// When the database does not answer.
pub async fn wall(scope: &mut Scope, case: CaseId, today: Day) -> Result<Option<Day>> {
    let q = last_end(scope, case);
    let (end,): (Option<Day>,) = scope.one(&q).await?;
    Ok(end.filter(|end| *end < today))
}

/// The case of a session to log, with its plan's wall.
///
/// # Errors
/// When the database does not answer.
pub async fn ground(scope: &mut Scope, case: CaseId) -> Result<Option<Ground>> {
    let wall = last_end(scope, case);
    let latest = scope.from(Sessions::Table).expr(col(Sessions::HeldOn).max(), "latest_on").filter(col(Sessions::CaseId).eq(case));
    let q = scope
        .from(Cases::Table)
        .cols(cases::store::COLUMNS)
        .cols(edges::COLUMNS)
        .expr(wall.value(), "wall")
        .expr(latest.value(), "latest_on")
        .expr(waits::anybody(scope), "called")
        .filter(col(Cases::Id).eq(case));
    scope.opt(&q).await
}

/// A new session. An id that is taken is told when the scope goes on.
pub fn insert(scope: &mut Scope, s: &Session) {
    let q = scope.insert(vec![
        (Sessions::Id, s.id.into()),
        (Sessions::CaseId, s.case.into()),
        (Sessions::CoachId, s.coach.into()),
        (Sessions::WriterId, s.writer.into()),
        (Sessions::HeldOn, s.held_on.into()),
        (Sessions::Minutes, s.minutes.into()),
        (Sessions::Side, s.side.into()),
        (Sessions::Place, s.place.into()),
        (Sessions::Attended, s.attended.into()),
        (Sessions::Note, s.note.clone().into()),
        (Sessions::Audience, s.audience.into()),
        (Sessions::Mood, s.mood.into()),
        (Sessions::NextContactOn, s.next_contact_on.into()),
        (Sessions::RecordedAt, s.recorded_at.into()),
    ]);
    scope.put(&q);
}

/// The latest session of a case, whose side, place and length the next one is likely to share.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(scope: &mut Scope, case: CaseId) -> Result<Option<Session>> {
    let q = scope
        .from(Sessions::Table)
        .cols(COLUMNS)
        .expr(col(Cases::CoachId), "case_coach")
        .join(Cases::Table, col(Cases::Id).eq(col(Sessions::CaseId)))
        .filter(col(Sessions::CaseId).eq(case))
        .order(Sessions::HeldOn, Order::Desc)
        .order(Sessions::Id, Order::Desc)
        .limit(1);
    scope.opt(&q).await
}
