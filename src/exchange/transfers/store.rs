//! The SQL of proposals, on the side that makes them.

use super::{Part, TransferState, document::Frozen, receivers::Structure};
use crate::{
    db::{Result, Scope, Select, Update, col, tables::*},
    desk::Visit,
    kernel::{Day, Moment, ids::*},
    method::{agreements::Channel, milestones::Grade, plans::store::of_visible_cases},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A proposal as programs read it. Its document is nobody's to read but the receiver's.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Transfer {
    pub id: TransferId,
    #[sqlx(rename = "case_id")]
    pub case: CaseId,
    pub receiver: StructureId,
    pub receiver_name: String,
    /// Words joined by `|`.
    pub parts: String,
    pub message: String,
    /// What the person was asked, word for word.
    pub wording: String,
    /// SHA-256 of it.
    pub text_hash: String,
    pub bilan: String,
    pub proposed_on: Day,
    pub state: TransferState,
    pub said_on: Option<Day>,
    pub channel: Option<Channel>,
    pub grade: Option<Grade>,
    pub comment: Option<String>,
    pub statement: Option<String>,
    #[sqlx(rename = "scan_id")]
    pub scan: Option<ScanId>,
    /// SHA-256 of what was sent.
    pub document_hash: Option<String>,
    pub sent_on: Option<Day>,
    pub expires_on: Option<Day>,
    pub delivered_at: Option<Moment>,
    pub answered_on: Option<Day>,
    pub reason: Option<String>,
    pub version: i64,
}

impl Transfer {
    pub fn chosen(&self) -> Vec<Part> {
        crate::people::trainees::split(&self.parts)
    }
}

const COLUMNS: [Transfers; 24] = [
    Transfers::Id,
    Transfers::CaseId,
    Transfers::Receiver,
    Transfers::ReceiverName,
    Transfers::Parts,
    Transfers::Message,
    Transfers::Wording,
    Transfers::TextHash,
    Transfers::Bilan,
    Transfers::ProposedOn,
    Transfers::State,
    Transfers::SaidOn,
    Transfers::Channel,
    Transfers::Grade,
    Transfers::Comment,
    Transfers::Statement,
    Transfers::ScanId,
    Transfers::DocumentHash,
    Transfers::SentOn,
    Transfers::ExpiresOn,
    Transfers::DeliveredAt,
    Transfers::AnsweredOn,
    Transfers::Reason,
    Transfers::Version,
];

impl Record for Transfer {
    const RESOURCE: &'static str = "transfers";
    type Column = Transfers;
    const ID: Transfers = Transfers::Id;
    const FILTERS: &'static [(&'static str, Transfers)] = &[("case", Transfers::CaseId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let on_case = col(Cases::Id).eq(col(Transfers::CaseId));
        of_visible_cases(scope.from(Transfers::Table).cols(COLUMNS).join(Cases::Table, on_case), visit)
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
pub async fn find(scope: &mut Scope, id: TransferId) -> Result<Option<Transfer>> {
    let q = scope.from(Transfers::Table).cols(COLUMNS).filter(col(Transfers::Id).eq(id));
    scope.opt(&q).await
}

/// The proposal of a case that is not over, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn under_way(scope: &mut Scope, case: CaseId) -> Result<Option<TransferId>> {
    let open = TransferState::ALL.iter().filter(|s| !s.is_over()).map(|s| s.word());
    let q = scope.from(Transfers::Table).cols([Transfers::Id]).filter(col(Transfers::CaseId).eq(case));
    let found: Option<(TransferId,)> = scope.opt(&q.filter(col(Transfers::State).is_in(open))).await?;
    Ok(found.map(|(id,)| id))
}

/// A proposal beside the person's name.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Line {
    pub id: TransferId,
    pub receiver_name: String,
    pub state: TransferState,
    pub proposed_on: Day,
    pub answered_on: Option<Day>,
    pub first_name: String,
    pub last_name: String,
}

/// The proposals of the structure: those under way, or the latest that are over.
///
/// # Errors
/// When the database does not answer.
pub async fn list(scope: &mut Scope, over: bool) -> Result<Vec<Line>> {
    let states = TransferState::ALL.iter().filter(|s| s.is_over() == over).map(|s| s.word());
    let q = scope
        .from(Transfers::Table)
        .cols([Transfers::Id, Transfers::ReceiverName, Transfers::State, Transfers::ProposedOn, Transfers::AnsweredOn])
        .cols([Trainees::FirstName, Trainees::LastName])
        .join(Cases::Table, col(Cases::Id).eq(col(Transfers::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .filter(col(Transfers::State).is_in(states))
        .order(Transfers::ProposedOn, Order::Desc)
        .order(Transfers::Id, Order::Desc)
        .limit(100);
    scope.all(&q).await
}

/// A new proposal, before the person was asked.
pub struct New<'a> {
    pub id: TransferId,
    pub case: CaseId,
    pub receiver: &'a Structure,
    pub parts: &'a [Part],
    pub message: String,
    pub wording: String,
    pub bilan: String,
    pub today: Day,
    pub member: Option<MemberId>,
}

/// # Errors
/// When the id is taken, or the case has one under way.
pub async fn insert(scope: &mut Scope, new: New<'_>) -> Result<()> {
    let q = scope.insert(vec![
        (Transfers::Id, new.id.into()),
        (Transfers::CaseId, new.case.into()),
        (Transfers::Receiver, new.receiver.id.into()),
        (Transfers::ReceiverName, new.receiver.name.clone().into()),
        (Transfers::Parts, crate::people::trainees::joined(new.parts).into()),
        (Transfers::Message, new.message.into()),
        (Transfers::TextHash, crate::desk::hash_token(&new.wording).into()),
        (Transfers::Wording, new.wording.into()),
        (Transfers::Bilan, new.bilan.into()),
        (Transfers::ProposedOn, new.today.into()),
        (Transfers::MemberId, new.member.into()),
        (Transfers::State, TransferState::Waiting.into()),
    ]);
    scope.run_one(&q).await
}

fn step(q: Update, known: &Transfer, to: TransferState) -> Update {
    q.set(Transfers::State, to)
        .set_expr(Transfers::Version, Expr::col(Transfers::Version).add(1i64))
        .filter(col(Transfers::Id).eq(known.id).and(col(Transfers::State).eq(known.state)))
}

/// What the person said, and how it came.
pub struct Said {
    pub yes: bool,
    pub on: Day,
    pub at: Moment,
    pub channel: Channel,
    pub comment: Option<String>,
    pub statement: Option<String>,
    pub scan: Option<ScanId>,
    pub to: Option<MemberId>,
}

/// Keeps the person's word, once.
///
/// # Errors
/// When something was said before.
pub async fn say(scope: &mut Scope, known: &Transfer, said: Said) -> Result<()> {
    let to = if said.yes { TransferState::Agreed } else { TransferState::Declined };
    let q = scope
        .update(Transfers::Table)
        .set(Transfers::SaidOn, said.on)
        .set(Transfers::SaidAt, said.at)
        .set(Transfers::Channel, said.channel)
        .set(Transfers::Grade, said.channel.grade(said.scan.is_some()))
        .set(Transfers::Comment, said.comment)
        .set(Transfers::Statement, said.statement)
        .set(Transfers::ScanId, said.scan)
        .set(Transfers::SaidToId, said.to);
    scope.run_one(&step(q, known, to)).await
}

/// Lets the document go.
///
/// # Errors
/// When the proposal is not where it was read.
pub async fn send(scope: &mut Scope, known: &Transfer, frozen: &Frozen, today: Day) -> Result<()> {
    let q = scope
        .update(Transfers::Table)
        .set(Transfers::Document, frozen.text.clone())
        .set(Transfers::DocumentHash, frozen.hash.clone())
        .set(Transfers::SentOn, today)
        .set(Transfers::ExpiresOn, today.plus_days(super::ANSWER_DAYS));
    scope.run_one(&step(q, known, TransferState::Sent)).await
}

/// Asks back what was sent, for the carrier to tell.
///
/// # Errors
/// When the proposal is not where it was read.
pub async fn recall(scope: &mut Scope, known: &Transfer) -> Result<()> {
    let q = scope.update(Transfers::Table);
    scope.run_one(&step(q, known, TransferState::Recalled)).await
}

/// Ends a proposal. What was sent is known by its hash from then on.
///
/// # Errors
/// When the proposal is not where it was read.
pub async fn end(scope: &mut Scope, known: &Transfer, to: TransferState, on: Day, reason: Option<String>) -> Result<()> {
    let q = scope
        .update(Transfers::Table)
        .set(Transfers::Document, Option::<String>::None)
        .set(Transfers::AnsweredOn, on)
        .set(Transfers::Reason, reason);
    scope.run_one(&step(q, known, to)).await
}

/// What was sent has come.
///
/// # Errors
/// When the database does not answer.
pub async fn deliver(scope: &mut Scope, known: &Transfer, now: Moment) -> Result<()> {
    let q = scope.update(Transfers::Table).set(Transfers::DeliveredAt, now);
    scope.run_one(&step(q, known, known.state)).await
}

/// What is out, each to be looked after.
///
/// # Errors
/// When the database does not answer.
pub async fn out(scope: &mut Scope) -> Result<Vec<Transfer>> {
    let states = TransferState::ALL.iter().filter(|s| s.is_out()).map(|s| s.word());
    let q = scope.from(Transfers::Table).cols(COLUMNS).filter(col(Transfers::State).is_in(states)).limit(500);
    scope.all(&q).await
}

/// The document of a proposal that is out.
///
/// # Errors
/// When the database does not answer.
pub async fn document(scope: &mut Scope, id: TransferId) -> Result<Option<String>> {
    let q = scope.from(Transfers::Table).cols([Transfers::Document]).filter(col(Transfers::Id).eq(id));
    let found: Option<(Option<String>,)> = scope.opt(&q).await?;
    Ok(found.and_then(|(text,)| text))
}
