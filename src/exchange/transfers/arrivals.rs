//! The rows of what other structures propose here.
//!
//! Invariant: this row is where it is decided, in this structure's own turn: of an answer, a recall and the last day exactly one
//! wins. With the answer the document is gone, and without a yes every word about the person.

use super::{ArrivalState, document, receivers};
use crate::{
    db::{Result, Scope, Select, Update, col, tables::*},
    desk::{Desk, Visit},
    exchange::bundles::Incoming,
    kernel::{Day, Moment, ids::*},
    method::{agreements::Channel, milestones::Grade},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A proposal as programs read it, without the document.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Arrival {
    pub id: TransferId,
    pub sender: StructureId,
    pub sender_name: String,
    /// Whom it is about, as long as that is this structure's to know.
    pub person: Option<String>,
    /// Words joined by `|`.
    pub parts: String,
    pub message: Option<String>,
    /// What the person agreed to, word for word.
    pub wording: Option<String>,
    pub text_hash: Option<String>,
    pub said_on: Option<Day>,
    pub channel: Option<Channel>,
    pub grade: Option<Grade>,
    /// SHA-256 of what was sent.
    pub document_hash: Option<String>,
    pub sent_on: Option<Day>,
    pub expires_on: Option<Day>,
    pub received_at: Moment,
    pub state: ArrivalState,
    pub answered_on: Option<Day>,
    pub reason: Option<String>,
    #[sqlx(rename = "case_id")]
    pub case: Option<CaseId>,
    pub version: i64,
}

const COLUMNS: [Arrivals; 20] = [
    Arrivals::Id,
    Arrivals::Sender,
    Arrivals::SenderName,
    Arrivals::Person,
    Arrivals::Parts,
    Arrivals::Message,
    Arrivals::Wording,
    Arrivals::TextHash,
    Arrivals::SaidOn,
    Arrivals::Channel,
    Arrivals::Grade,
    Arrivals::DocumentHash,
    Arrivals::SentOn,
    Arrivals::ExpiresOn,
    Arrivals::ReceivedAt,
    Arrivals::State,
    Arrivals::AnsweredOn,
    Arrivals::Reason,
    Arrivals::CaseId,
    Arrivals::Version,
];

impl Arrival {
    /// What the journal keeps of it with the answer: where it came from and what it was by its hash, no word about the person.
    pub(super) fn told(&self) -> serde_json::Value {
        serde_json::json!({"sender": self.sender, "document_hash": self.document_hash, "text_hash": self.text_hash, "said_on": self.said_on})
    }
}

/// What came at all: a recall that was quicker left a row that is shown to nobody.
fn came(scope: &Scope) -> Select {
    scope.from(Arrivals::Table).cols(COLUMNS).filter(col(Arrivals::SentOn).is_not_null())
}

impl Record for Arrival {
    const RESOURCE: &'static str = "arrivals";
    type Column = Arrivals;
    const ID: Arrivals = Arrivals::Id;
    const FILTERS: &'static [(&'static str, Arrivals)] = &[];
    fn select(scope: &Scope, _: &Visit) -> Select {
        came(scope)
    }
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: TransferId) -> Result<Option<Arrival>> {
    let q = came(scope).filter(col(Arrivals::Id).eq(id));
    scope.opt(&q).await
}

/// Those that wait for an answer, or the latest others.
///
/// # Errors
/// When the database does not answer.
pub async fn list(scope: &mut Scope, waiting: bool) -> Result<Vec<Arrival>> {
    let states = ArrivalState::ALL.iter().filter(|s| (**s == ArrivalState::Received) == waiting).map(|s| s.word());
    let q = came(scope).filter(col(Arrivals::State).is_in(states)).order(Arrivals::ReceivedAt, Order::Desc);
    scope.all(&q.order(Arrivals::Id, Order::Desc).limit(100)).await
}

/// What came, as long as it waits.
///
/// # Errors
/// When the database does not answer.
pub async fn document(scope: &mut Scope, id: TransferId) -> Result<Option<Incoming>> {
    let q = scope.from(Arrivals::Table).cols([Arrivals::Document]).filter(col(Arrivals::Id).eq(id));
    let found: Option<(Option<String>,)> = scope.opt(&q).await?;
    found.and_then(|(text,)| text).map_or(Ok(None), |text| document::read(&text))
}

/// What became of a proposal, for the carrier.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Answer {
    pub state: ArrivalState,
    pub reason: Option<String>,
}

/// What the receiver says of a proposal of `sender`'s.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(scope: &mut Scope, sender: StructureId, id: TransferId) -> Result<Option<Answer>> {
    let q = scope.from(Arrivals::Table).cols([Arrivals::State, Arrivals::Reason]);
    let q = q.filter(col(Arrivals::Id).eq(id).and(col(Arrivals::Sender).eq(sender)));
    scope.opt(&q).await
}

/// Those whose last day is over.
///
/// # Errors
/// When the database does not answer.
pub async fn overdue(scope: &mut Scope, today: Day) -> Result<Vec<TransferId>> {
    let late = col(Arrivals::State).eq(ArrivalState::Received).and(col(Arrivals::ExpiresOn).lt(today));
    let q = scope.from(Arrivals::Table).cols([Arrivals::Id]).filter(late).limit(500);
    Ok(scope.all::<(TransferId,)>(&q).await?.into_iter().map(|(id,)| id).collect())
}

/// Ends a proposal here and has the answer carried. Nothing of the person stays unless they were taken in.
///
/// # Errors
/// When it was answered meanwhile.
pub(super) async fn end(desk: &mut Desk, known: &Arrival, to: ArrivalState, reason: Option<String>, case: Option<CaseId>) -> Result<()> {
    let (me, today, now) = (desk.me(), desk.today, desk.now);
    let q = desk
        .scope
        .update(Arrivals::Table)
        .set(Arrivals::State, to)
        .set(Arrivals::AnsweredOn, today)
        .set(Arrivals::MemberId, me)
        .set(Arrivals::Reason, reason)
        .set(Arrivals::CaseId, case)
        .set(Arrivals::Document, Option::<String>::None);
    let nothing = || Option::<String>::None;
    let q = match to {
        ArrivalState::Accepted => q,
        _ => q.set(Arrivals::Person, nothing()).set(Arrivals::Message, nothing()).set(Arrivals::Wording, nothing()),
    };
    desk.scope.run_one(&waiting(q, known)).await?;
    receivers::errand(desk.scope.tx(), known.sender, now).await
}

fn waiting(q: Update, known: &Arrival) -> Update {
    q.set_expr(Arrivals::Version, Expr::col(Arrivals::Version).add(1i64))
        .filter(col(Arrivals::Id).eq(known.id).and(col(Arrivals::State).eq(ArrivalState::Received)))
}
