//! What a coach or the director does: propose a case elsewhere, send it once the person agreed, ask it back; and say whether this
//! structure takes any.

use super::{
    Asked, Part, TransferState,
    document::{self, Frozen},
    in_order,
    receivers::{self, Structure},
    store::{self, Transfer},
    wording,
};
use crate::{
    desk::{Action, Audience, Desk, Purpose, Refusal, Saved, World},
    exchange::bundles::{self, Bundle, cells::Waits},
    kernel::{Line, Prose, YesNo, fixed, ids::*},
    method::{
        agreements,
        cases::{self, Stage, course::of_coach_or_director, store::Case},
        doors,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A case is to go on elsewhere. Nothing is sent yet: the person is asked first.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeTransfer {
    pub case: CaseId,
    /// A structure of the same network that takes accompaniments.
    pub receiver: StructureId,
    /// What is sent beside identity and contact.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Why, and what they should know; the person reads it too.
    pub message: Option<Prose>,
    /// What was reached here: the case is closed with it once it is taken there.
    pub bilan: Prose,
}

impl Action for ProposeTransfer {
    const NAME: &'static str = "transfer.propose";
    const ABOUT: &'static str = "Prepares the transfer of a case to another structure, for the person to agree to";
    const API: &'static str = "/transfers";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        ProposeTransfer {
            case: w.case,
            receiver: w.receiver,
            parts: vec![Part::Plan, Part::Sessions],
            message: Some(fixed("La personne déménage près de chez vous")),
            bilan: fixed("Le métier est choisi, la recherche commence"),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = of_coach_or_director(desk, self.case).await?;
        if let Some(open) = store::under_way(&mut desk.scope, case.id).await? {
            return Err(Refusal::rule("case", "err-transfer-open").way_out("transfer-see", format!("/transfers/{open}")));
        }
        let receiver = receiver(desk, self.receiver).await?.ok_or_else(|| Refusal::rule("receiver", "err-transfer-receiver"))?;
        let parts = in_order(&self.parts);
        if parts.contains(&Part::Notes) && !parts.contains(&Part::Sessions) {
            return Err(Refusal::rule("parts", "err-transfer-notes"));
        }
        let people = agreements::store::people(&mut desk.scope, case.id, None, None).await?.ok_or(Refusal::NotFound)?;
        let here = desk.here().clone();
        let message = self.message.map(String::from).unwrap_or_default();
        let person = people.trainee();
        let asked = Asked { sender: &here.name, receiver: &receiver.name, person: &person, parts: &parts, message: &message };
        let wording = wording(here.language, &asked);
        // Two structures know it by one id, so it is never one that somebody chose.
        let id = desk.fresh();
        let (today, member) = (desk.today, desk.me());
        let new =
            store::New { id, case: case.id, receiver: &receiver, parts: &parts, message, wording, bilan: self.bilan.into(), today, member };
        store::insert(&mut desk.scope, new).await?;
        Ok(Saved::new(id, 1, page(id)))
    }
}

fn page(id: TransferId) -> String {
    format!("/transfers/{id}")
}

/// The structure, as long as it takes accompaniments and is of this network. Any other answers like one that is not there.
async fn receiver(desk: &mut Desk, id: StructureId) -> Result<Option<Structure>, Refusal> {
    Ok(receivers::receivers(&mut desk.scope).await?.into_iter().find(|s| s.id == id))
}

/// A proposal with its case, for whoever may move that.
///
/// # Errors
/// [`Refusal::NotFound`], or as [`of_coach_or_director`].
pub(super) async fn at_hand(desk: &mut Desk, id: TransferId) -> Result<(Transfer, Case), Refusal> {
    let transfer = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    let case = of_coach_or_director(desk, transfer.case).await?;
    Ok((transfer, case))
}

/// What would be read there: the chosen parts as they stand.
///
/// # Errors
/// When the database does not answer.
pub async fn parts_of(scope: &mut crate::db::Scope, t: &Transfer, today: crate::kernel::Day) -> Result<(Bundle, Frozen), Refusal> {
    let case = cases::store::find(scope, t.case).await?.ok_or(Refusal::NotFound)?;
    let mut whole = bundles::store::of_case(scope, case.id, case.trainee, &t.id.to_string()).await?;
    if matches!(case.stage, Stage::Referred | Stage::Intake) {
        // Nobody decided yet whether it begins: the intake goes on there.
        whole.cases.iter_mut().for_each(|row| row.stage = Waits::of(Stage::Intake));
    }
    let bundle = document::chosen(whole, &t.chosen(), today);
    let frozen = document::freeze(&bundle)?;
    Ok((bundle, frozen))
}

/// What the person agreed to is sent.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendTransfer {
    pub id: TransferId,
    /// The SHA-256 of what was shown before sending: another one by now is shown again. A program may leave it out.
    pub seen: Option<Line>,
}

impl Action for SendTransfer {
    const NAME: &'static str = "transfer.send";
    const ABOUT: &'static str = "Sends the parts of a case that the person agreed to";
    const API: &'static str = "/transfers/{id}/send";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        SendTransfer { id: w.agreed_transfer, seen: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (transfer, _) = at_hand(desk, self.id).await?;
        match transfer.state {
            TransferState::Agreed => {}
            TransferState::Waiting | TransferState::Declined => return Err(Refusal::rule("id", "err-transfer-consent")),
            _ => return Err(Refusal::rule("id", "err-transfer-past")),
        }
        if receiver(desk, transfer.receiver).await?.is_none() {
            return Err(Refusal::rule("id", "err-transfer-receiver"));
        }
        let today = desk.today;
        let (_, frozen) = parts_of(&mut desk.scope, &transfer, today).await?;
        if self.seen.is_some_and(|seen| seen.as_str() != frozen.hash) {
            return Err(Refusal::rule("seen", "err-transfer-changed"));
        }
        store::send(&mut desk.scope, &transfer, &frozen, today).await?;
        let (here, now) = (desk.here().id, desk.now);
        receivers::errand(desk.scope.tx(), here, now).await?;
        Ok(Saved::new(transfer.id, transfer.version + 1, page(transfer.id)))
    }
}

/// A proposal is dropped, or asked back once it was sent. Whether the answer there was quicker shows when it is carried.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawTransfer {
    pub id: TransferId,
}

impl Action for WithdrawTransfer {
    const NAME: &'static str = "transfer.withdraw";
    const ABOUT: &'static str = "Drops a transfer, or asks it back as long as nobody answered";
    const API: &'static str = "/transfers/{id}/withdraw";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        WithdrawTransfer { id: w.transfer }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let transfer = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        // A case that was closed meanwhile keeps nobody from asking back what was sent of it.
        let case = cases::store::find(&mut desk.scope, transfer.case).await?.ok_or(Refusal::NotFound)?;
        super::pages::may_move(&desk.visit, case.coach)?;
        let today = desk.today;
        match transfer.state {
            TransferState::Waiting | TransferState::Agreed => {
                doors::store::shut(&mut desk.scope, Purpose::Transfer, transfer.id.0, desk.now).await?;
                store::end(&mut desk.scope, &transfer, TransferState::Withdrawn, today, None).await?;
            }
            TransferState::Sent => {
                store::recall(&mut desk.scope, &transfer).await?;
                let (here, now) = (desk.here().id, desk.now);
                receivers::errand(desk.scope.tx(), here, now).await?;
            }
            _ => return Err(Refusal::rule("id", "err-transfer-past")),
        }
        Ok(Saved::new(transfer.id, transfer.version + 1, page(transfer.id)))
    }
}

/// Whether other structures of the network may propose accompaniments to this one.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveTransfers {
    pub receives: YesNo,
}

impl Action for ReceiveTransfers {
    const NAME: &'static str = "transfer.receive";
    const ABOUT: &'static str = "Says whether this structure takes accompaniments from others of its network";
    // A director's own word on a page: what the network may see of a structure is no program's business.
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(_: &World) -> Self {
        // Nobody is offered anything because of an example.
        ReceiveTransfers { receives: YesNo(false) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (now, here) = (desk.now, desk.here().id);
        receivers::set_receives(&mut desk.scope, self.receives.0, now).await?;
        Ok(Saved::new(here, 1, "/transfers".into()))
    }
}
