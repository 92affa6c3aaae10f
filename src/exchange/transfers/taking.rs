//! What the carrier and the clock do with what other structures propose here: it comes, is asked back, or nobody answers.
//!
//! Invariant: each can be asked for twice, in any order, and does it once: an id that was here is never taken again.

use super::{
    ArrivalState,
    answering::open,
    arrivals::{answer, end, find},
    document, receivers,
    store::Transfer,
};
use crate::{
    db::{col, tables::*},
    desk::{Action, Audience, Desk, Refusal, Saved, World, hash_token},
    exchange::bundles,
    kernel::{Day, ids::*},
    method::{agreements::Channel, milestones::Grade},
};
use sea_query::ExprTrait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the carrier brings.
#[derive(Debug, Clone)]
pub struct Came {
    document: String,
    parts: String,
    message: String,
    wording: String,
    said: Option<(Day, Channel, Grade)>,
    sent_on: Option<Day>,
    expires_on: Option<Day>,
}

impl Came {
    pub fn of(t: &Transfer, document: String) -> Came {
        Came {
            document,
            parts: t.parts.clone(),
            message: t.message.clone(),
            wording: t.wording.clone(),
            said: t.said_on.and_then(|on| Some((on, t.channel?, t.grade?))),
            sent_on: t.sent_on,
            expires_on: t.expires_on,
        }
    }
}

/// A proposal comes. The journal keeps what it was by its hash.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeArrival {
    pub id: TransferId,
    pub sender: StructureId,
    pub document_hash: String,
    #[serde(skip)]
    #[schema(ignore)]
    came: Option<Came>,
}

impl TakeArrival {
    pub fn new(sender: StructureId, t: &Transfer, came: Came) -> TakeArrival {
        TakeArrival { id: t.id, sender, document_hash: t.document_hash.clone().unwrap_or_default(), came: Some(came) }
    }
}

impl Action for TakeArrival {
    const NAME: &'static str = "arrival.take";
    const ABOUT: &'static str = "Keeps what another structure proposes until it is answered";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        TakeArrival { id: w.fresh.into(), sender: w.receiver, document_hash: String::new(), came: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let here = desk.here().id;
        let networks = (receivers::network(&mut desk.scope, here).await?, receivers::network(&mut desk.scope, self.sender).await?);
        let came = self.came.filter(|_| networks.0.is_some() && networks.0 == networks.1).ok_or(Refusal::NotFound)?;
        if answer(&mut desk.scope, self.sender, self.id).await?.is_some() {
            return Err(Refusal::rule("id", "err-transfer-past"));
        }
        let sound = hash_token(&came.document) == self.document_hash;
        let read =
            document::read(&came.document)?.filter(|_| sound).ok_or_else(|| Refusal::rule("document_hash", "err-transfer-broken"))?;
        let person = read.rows().trainees.first().map(full_name).ok_or_else(|| Refusal::rule("id", "err-transfer-broken"))?;
        let name = desk.scope.open(Structures::Table).cols([Structures::Name]).filter(col(Structures::Id).eq(self.sender));
        let (name,): (String,) = desk.scope.one(&name).await?;
        let (on, channel, grade) = came.said.map_or((None, None, None), |(on, channel, grade)| (Some(on), Some(channel), Some(grade)));
        let q = desk.scope.insert(vec![
            (Arrivals::Id, self.id.into()),
            (Arrivals::Sender, self.sender.into()),
            (Arrivals::SenderName, name.into()),
            (Arrivals::Person, person.into()),
            (Arrivals::Parts, came.parts.into()),
            (Arrivals::Message, came.message.into()),
            (Arrivals::TextHash, hash_token(&came.wording).into()),
            (Arrivals::Wording, came.wording.into()),
            (Arrivals::SaidOn, on.into()),
            (Arrivals::Channel, channel.into()),
            (Arrivals::Grade, grade.into()),
            (Arrivals::Document, came.document.into()),
            (Arrivals::DocumentHash, self.document_hash.into()),
            (Arrivals::SentOn, came.sent_on.into()),
            (Arrivals::ExpiresOn, came.expires_on.into()),
            (Arrivals::ReceivedAt, desk.now.into()),
            (Arrivals::State, ArrivalState::Received.into()),
        ]);
        desk.scope.run_one(&q).await?;
        Ok(Saved::new(self.id, 1, format!("/arrivals/{}", self.id)))
    }
}

fn full_name(t: &bundles::rows::TraineeRow) -> String {
    let part = |name: &Option<String>| name.clone().unwrap_or_default();
    format!("{} {}", part(&t.first_name), part(&t.last_name)).trim().to_owned()
}

/// The sender asks back what it sent. What has not come yet is not to be taken when it does.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecallArrival {
    pub id: TransferId,
    pub sender: StructureId,
}

impl Action for RecallArrival {
    const NAME: &'static str = "arrival.recall";
    const ABOUT: &'static str = "Takes back what another structure proposed, unless it was answered";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        RecallArrival { id: w.arrival, sender: w.receiver }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let saved = |version| Saved::new(self.id, version, format!("/arrivals/{}", self.id));
        match find(&mut desk.scope, self.id).await? {
            Some(known) if known.sender == self.sender && known.state == ArrivalState::Received => {
                end(desk, &known, ArrivalState::Withdrawn, None, None).await?;
                Ok(saved(known.version + 1))
            }
            Some(_) => Err(Refusal::rule("id", "err-transfer-past")),
            None => {
                let q = desk.scope.insert(vec![
                    (Arrivals::Id, self.id.into()),
                    (Arrivals::Sender, self.sender.into()),
                    (Arrivals::SenderName, "".into()),
                    (Arrivals::Parts, "".into()),
                    (Arrivals::ReceivedAt, desk.now.into()),
                    (Arrivals::State, ArrivalState::Withdrawn.into()),
                    (Arrivals::AnsweredOn, desk.today.into()),
                ]);
                desk.scope.run_one(&q).await?;
                Ok(saved(1))
            }
        }
    }
}

/// Nobody answered in time. Rounds ask for it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpireArrival {
    pub id: TransferId,
}

impl Action for ExpireArrival {
    const NAME: &'static str = "arrival.expire";
    const ABOUT: &'static str = "Ends what another structure proposed once its last day is over";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        ExpireArrival { id: w.arrival }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = open(desk, self.id).await?;
        if known.expires_on.is_none_or(|last| last >= desk.today) {
            return Err(Refusal::rule("id", "err-transfer-time"));
        }
        end(desk, &known, ArrivalState::Expired, None, None).await?;
        Ok(Saved::new(known.id, known.version + 1, format!("/arrivals/{}", known.id)))
    }
}
