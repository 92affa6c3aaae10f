//! The SQL of what one side lets the other read.

use super::{SharingKind, SharingState, Whose};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, Moment, ids::*},
    method::{agreements::Channel, cases::Stage, milestones::Grade, plans::store::of_visible_cases},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// One thing that somebody is asked to let the other side read.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Sharing {
    pub id: SharingId,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    #[sqlx(rename = "placement_id")]
    pub placement: PlacementId,
    pub whose: Whose,
    pub kind: SharingKind,
    #[sqlx(rename = "session_id")]
    pub session: Option<SessionId>,
    #[sqlx(rename = "objective_id")]
    pub objective: Option<ObjectiveId>,
    #[sqlx(rename = "gap_id")]
    pub gap: Option<GapId>,
    /// The words that would be read, as they were shown.
    pub wording: String,
    /// SHA-256 of them.
    pub text_hash: String,
    /// Who was asked.
    pub name: String,
    pub state: SharingState,
    pub asked_on: Day,
    #[sqlx(rename = "asked_by_id")]
    pub asked_by: Option<MemberId>,
    pub said_on: Option<Day>,
    pub channel: Option<Channel>,
    pub grade: Option<Grade>,
    pub comment: Option<String>,
    /// What the coach states of a paper nobody scanned.
    pub statement: Option<String>,
    #[sqlx(rename = "scan_id")]
    pub scan: Option<ScanId>,
    pub ended_on: Option<Day>,
    pub end_note: Option<String>,
    pub version: i64,
    /// An import told what was said: nobody gave this word here.
    pub from_bundle: bool,
}

const COLUMNS: [Sharings; 24] = [
    Sharings::Id,
    Sharings::CaseId,
    Sharings::PlacementId,
    Sharings::Whose,
    Sharings::Kind,
    Sharings::SessionId,
    Sharings::ObjectiveId,
    Sharings::GapId,
    Sharings::Wording,
    Sharings::TextHash,
    Sharings::Name,
    Sharings::State,
    Sharings::AskedOn,
    Sharings::AskedById,
    Sharings::SaidOn,
    Sharings::Channel,
    Sharings::Grade,
    Sharings::Comment,
    Sharings::Statement,
    Sharings::ScanId,
    Sharings::EndedOn,
    Sharings::EndNote,
    Sharings::Version,
    Sharings::FromBundle,
];

impl Record for Sharing {
    const RESOURCE: &'static str = "sharings";
    type Column = Sharings;
    const ID: Sharings = Sharings::Id;
    const FILTERS: &'static [(&'static str, Sharings)] = &[("case", Sharings::CaseId), ("placement", Sharings::PlacementId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_case = col(Cases::Id).eq(col(Sharings::CaseId));
        of_visible_cases(scope.from(Sharings::Table).cols(COLUMNS).join(Cases::Table, on_case), visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: SharingId) -> Result<Option<Sharing>> {
    let q = scope.from(Sharings::Table).cols(COLUMNS).filter(col(Sharings::Id).eq(id));
    scope.opt(&q).await
}

/// Where something is shared, beyond the case itself.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    Case(CaseId),
    Placement(PlacementId),
}

impl Of {
    fn own(self) -> Expr {
        match self {
            Of::Case(case) => col(Sharings::CaseId).eq(case),
            Of::Placement(job) => col(Sharings::PlacementId).eq(job),
        }
    }
}

/// All that was asked, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(scope: &mut Scope, of: Of) -> Result<Vec<Sharing>> {
    let q = scope.from(Sharings::Table).cols(COLUMNS).filter(of.own());
    let q = q.order(Sharings::AskedOn, Order::Desc).order(Sharings::Id, Order::Desc).limit(300);
    scope.all(&q).await
}

/// What a reader reads: agreed to, while the job and the case go on.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Item {
    pub id: SharingId,
    pub kind: SharingKind,
    pub wording: String,
    pub said_on: Option<Day>,
    pub state: SharingState,
    pub stage: Stage,
    pub ended_on: Option<Day>,
    pub employer: String,
}

/// What whoever is not `whose` may read on a day, in the order it was asked. The only reading that a door shows from; with
/// `asked`, what it would show were everything that waits agreed to, for the coach.
///
/// # Errors
/// When the database does not answer.
pub async fn readable(scope: &mut Scope, of: Of, whose: Whose, today: Day, asked: bool) -> Result<Vec<Item>> {
    let states: &[SharingState] = if asked { &[SharingState::Agreed, SharingState::Asked] } else { &[SharingState::Agreed] };
    let q = scope
        .from(Sharings::Table)
        .cols([Sharings::Id, Sharings::Kind, Sharings::Wording, Sharings::SaidOn, Sharings::State])
        .cols([Cases::Stage])
        .cols([Placements::EndedOn])
        .expr(col(Employers::Name), "employer")
        .join(Cases::Table, col(Cases::Id).eq(col(Sharings::CaseId)))
        .join(Placements::Table, col(Placements::Id).eq(col(Sharings::PlacementId)))
        .join(Employers::Table, col(Employers::Id).eq(col(Placements::EmployerId)))
        .filter(of.own().and(col(Sharings::Whose).eq(whose)).and(col(Sharings::State).is_in(states.iter().map(|s| s.word()))))
        .order(Sharings::AskedOn, Order::Asc)
        .order(Sharings::Id, Order::Asc)
        .limit(300);
    let all: Vec<Item> = scope.all(&q).await?;
    Ok(all.into_iter().filter(|i| super::goes_on(i.stage, i.ended_on, today)).collect())
}

/// Asks about something.
///
/// # Errors
/// When the id is taken.
pub async fn insert(scope: &mut Scope, s: &Sharing) -> Result<()> {
    let q = scope.insert(vec![
        (Sharings::Id, s.id.into()),
        (Sharings::CaseId, s.case.into()),
        (Sharings::PlacementId, s.placement.into()),
        (Sharings::Whose, s.whose.into()),
        (Sharings::Kind, s.kind.into()),
        (Sharings::SessionId, s.session.into()),
        (Sharings::ObjectiveId, s.objective.into()),
        (Sharings::GapId, s.gap.into()),
        (Sharings::Wording, s.wording.clone().into()),
        (Sharings::TextHash, s.text_hash.clone().into()),
        (Sharings::Name, s.name.clone().into()),
        (Sharings::State, s.state.into()),
        (Sharings::AskedOn, s.asked_on.into()),
        (Sharings::AskedById, s.asked_by.into()),
    ]);
    scope.run_one(&q).await
}

/// What its owner said, and how.
pub struct Said {
    pub state: SharingState,
    pub on: Day,
    pub at: Moment,
    pub channel: Channel,
    pub grade: Grade,
    pub comment: Option<String>,
    pub statement: Option<String>,
    pub scan: Option<ScanId>,
}

fn still(scope: &Scope, known: &Sharing) -> crate::db::Update {
    scope
        .update(Sharings::Table)
        .set_expr(Sharings::Version, Expr::col(Sharings::Version).add(1i64))
        .filter(col(Sharings::Id).eq(known.id).and(col(Sharings::State).eq(known.state)))
}

/// Keeps the first word of its owner.
///
/// # Errors
/// When it is not asked any more.
pub async fn say(scope: &mut Scope, known: &Sharing, said: Said) -> Result<()> {
    let q = still(scope, known)
        .set(Sharings::State, said.state)
        .set(Sharings::SaidOn, said.on)
        .set(Sharings::SaidAt, said.at)
        .set(Sharings::Channel, said.channel)
        .set(Sharings::Grade, said.grade)
        .set(Sharings::Comment, said.comment)
        .set(Sharings::Statement, said.statement)
        .set(Sharings::ScanId, said.scan);
    scope.run_one(&q).await
}

/// Lets it end: nobody reads it from now on.
///
/// # Errors
/// When it is not in the state that was read.
pub async fn end(scope: &mut Scope, known: &Sharing, to: SharingState, on: Day, note: Option<String>, by: Option<MemberId>) -> Result<()> {
    let q =
        still(scope, known).set(Sharings::State, to).set(Sharings::EndedOn, on).set(Sharings::EndNote, note).set(Sharings::EndedById, by);
    scope.run_one(&q).await
}
