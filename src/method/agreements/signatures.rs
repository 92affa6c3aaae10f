//! The SQL of what is said to agreements: one row for each time a party is asked.

use super::{Channel, Party, SignatureState, store::Agreement};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Desk, Visit},
    kernel::{Day, Moment, ids::*},
    method::{milestones::Grade, plans::store::of_visible_cases},
    web::api::Record,
};
use sea_query::{ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// What one party was asked and said.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Signature {
    pub id: SignatureId,
    #[sqlx(rename = "agreement_id")]
    pub agreement: AgreementId,
    pub party: Party,
    pub name: String,
    pub state: SignatureState,
    /// SHA-256 of the text that was shown.
    pub text_hash: String,
    pub shown: String,
    pub asked_on: Day,
    pub said_on: Option<Day>,
    pub channel: Option<Channel>,
    pub grade: Option<Grade>,
    pub comment: Option<String>,
    /// What the coach states of a paper nobody scanned.
    pub statement: Option<String>,
    #[sqlx(rename = "scan_id")]
    pub scan: Option<ScanId>,
    /// An import told what was said: nobody gave this word here.
    pub from_bundle: bool,
}

const SAID: [Signatures; 15] = [
    Signatures::Id,
    Signatures::AgreementId,
    Signatures::Party,
    Signatures::Name,
    Signatures::State,
    Signatures::TextHash,
    Signatures::Shown,
    Signatures::AskedOn,
    Signatures::SaidOn,
    Signatures::Channel,
    Signatures::Grade,
    Signatures::Comment,
    Signatures::Statement,
    Signatures::ScanId,
    Signatures::FromBundle,
];

impl Record for Signature {
    const RESOURCE: &'static str = "signatures";
    type Column = Signatures;
    const ID: Signatures = Signatures::Id;
    const FILTERS: &'static [(&'static str, Signatures)] = &[("agreement", Signatures::AgreementId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        let q = scope
            .from(Signatures::Table)
            .cols(SAID)
            .join(Agreements::Table, col(Agreements::Id).eq(col(Signatures::AgreementId)))
            .join(Cases::Table, col(Cases::Id).eq(col(Agreements::CaseId)));
        of_visible_cases(q, visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: SignatureId) -> Result<Option<Signature>> {
    let q = scope.from(Signatures::Table).cols(SAID).filter(col(Signatures::Id).eq(id));
    scope.opt(&q).await
}

/// All that was asked and said, in that order.
///
/// # Errors
/// When the database does not answer.
pub async fn of(scope: &mut Scope, agreement: AgreementId) -> Result<Vec<Signature>> {
    let q = scope
        .from(Signatures::Table)
        .cols(SAID)
        .filter(col(Signatures::AgreementId).eq(agreement))
        .order(Signatures::AskedOn, Order::Asc)
        .order(Signatures::Id, Order::Asc)
        .limit(300);
    scope.all(&q).await
}

/// Asks a party about the text it is shown.
pub fn ask(desk: &mut Desk, agreement: &Agreement, party: Party, name: &str, shown: String) -> Signature {
    let new = Signature {
        id: desk.fresh(),
        agreement: agreement.id,
        party,
        name: name.to_owned(),
        state: SignatureState::Waiting,
        text_hash: super::text_hash(&shown),
        shown,
        asked_on: desk.today,
        said_on: None,
        channel: None,
        grade: None,
        comment: None,
        statement: None,
        scan: None,
        from_bundle: false,
    };
    let q = desk.scope.insert(vec![
        (Signatures::Id, new.id.into()),
        (Signatures::AgreementId, agreement.id.into()),
        (Signatures::Party, party.into()),
        (Signatures::Name, name.into()),
        (Signatures::State, new.state.into()),
        (Signatures::TextHash, new.text_hash.clone().into()),
        (Signatures::Shown, new.shown.clone().into()),
        (Signatures::AskedOn, desk.today.into()),
    ]);
    desk.scope.put(&q);
    new
}

/// What a party said, and how.
pub struct Said {
    pub state: SignatureState,
    pub on: Day,
    pub at: Moment,
    pub channel: Channel,
    pub grade: Grade,
    pub comment: Option<String>,
    pub statement: Option<String>,
    pub scan: Option<ScanId>,
    pub member: Option<MemberId>,
}

/// Keeps what a party said, once.
///
/// # Errors
/// When it said something before, or was shown another text since.
pub async fn say(scope: &mut Scope, id: SignatureId, said: Said) -> Result<()> {
    let q = scope
        .update(Signatures::Table)
        .set(Signatures::State, said.state)
        .set(Signatures::SaidOn, said.on)
        .set(Signatures::SaidAt, said.at)
        .set(Signatures::Channel, said.channel)
        .set(Signatures::Grade, said.grade)
        .set(Signatures::Comment, said.comment)
        .set(Signatures::Statement, said.statement)
        .set(Signatures::ScanId, said.scan)
        .set(Signatures::MemberId, said.member)
        .filter(col(Signatures::Id).eq(id).and(col(Signatures::State).eq(SignatureState::Waiting)));
    scope.run_one(&q).await
}

/// The text of these parties is another one: what they said of it stays, and counts no more.
///
/// # Errors
/// When the database does not answer.
pub async fn overtake(scope: &mut Scope, agreement: AgreementId, party: Party) -> Result<()> {
    let q = scope
        .update(Signatures::Table)
        .set(Signatures::State, SignatureState::Overtaken)
        .filter(col(Signatures::AgreementId).eq(agreement).and(col(Signatures::Party).eq(party)));
    scope.run(&q).await.map(|_| ())
}
