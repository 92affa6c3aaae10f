//! The carrier: brings a proposal from one structure to another, and the answer back.
//!
//! Invariant: each step is one action in one structure's own transaction and can be done again without harm, by any number of
//! processes. Where it stops, whatever stops it, the next look goes on: what is out is read from the sender's row, what became of
//! it from the receiver's, and both rows have the same id.

use super::{
    ArrivalState, TransferState, arrivals,
    store::{self, Transfer},
    taking::{Came, ExpireArrival, RecallArrival, TakeArrival},
};
use crate::{
    db::{self, Scope, col, tables::*},
    desk::{Action, ActionRow, Audience, Desk, Here, Parts, Ready, Refusal, Saved, Visit, World, perform},
    kernel::{Day, Moment, ids::*, moment::MINUTE},
    method::{
        agreements,
        cases::{
            self, ClosingReason,
            stages::Step,
            store::{Case, Closing},
        },
    },
    people::structures,
    web::visit,
};
use sea_query::{ExprTrait, Order};
use serde::{Deserialize, Serialize};
use std::{sync::Arc, time::Duration};
use utoipa::ToSchema;

/// How often the carrier looks for errands.
const EVERY: Duration = Duration::from_secs(2);
/// How long one carrier has an errand for itself; one that stopped halfway is taken up again after that.
const LEASE: i64 = 5 * MINUTE;

/// What was sent has come.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliverTransfer {
    pub id: TransferId,
}

impl Action for DeliverTransfer {
    const NAME: &'static str = "transfer.deliver";
    const ABOUT: &'static str = "Notes that a transfer has come to where it was sent";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        DeliverTransfer { id: w.agreed_transfer }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let transfer = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        if !transfer.state.is_out() || transfer.delivered_at.is_some() {
            return Err(Refusal::rule("id", "err-transfer-past"));
        }
        let now = desk.now;
        store::deliver(&mut desk.scope, &transfer, now).await?;
        Ok(Saved::new(transfer.id, transfer.version + 1, format!("/transfers/{}", transfer.id)))
    }
}

/// The answer has come back. A case that was taken over is closed here, unless somebody closed it before.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleTransfer {
    pub id: TransferId,
    pub outcome: ArrivalState,
    pub reason: Option<String>,
}

impl Action for SettleTransfer {
    const NAME: &'static str = "transfer.settle";
    const ABOUT: &'static str = "Keeps the answer to a transfer; closes the case when it was taken over";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        SettleTransfer { id: w.agreed_transfer, outcome: ArrivalState::Expired, reason: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let transfer = store::find(&mut desk.scope, self.id).await?.filter(|t| t.state.is_out()).ok_or(Refusal::NotFound)?;
        let outcome = self.outcome.outcome().ok_or_else(|| Refusal::rule("outcome", "err-transfer-past"))?;
        let today = desk.today;
        store::end(&mut desk.scope, &transfer, outcome, today, self.reason).await?;
        let case = cases::store::find(&mut desk.scope, transfer.case).await?.ok_or(Refusal::NotFound)?;
        match outcome {
            _ if case.stage.is_over() => {}
            TransferState::Refused | TransferState::Expired => {
                // It goes on here, and somebody should tell the person: the coach's business of today.
                cases::store::bring_forward(&mut desk.scope, case.id, today).await?;
            }
            TransferState::Accepted => close(desk, &transfer, &case, today).await?,
            _ => {}
        }
        Ok(Saved::new(transfer.id, transfer.version + 1, format!("/transfers/{}", transfer.id)))
    }
}

/// Closes the case as handed over, with the bilan that was written when it was proposed.
async fn close(desk: &mut Desk, transfer: &Transfer, case: &Case, on: Day) -> Result<(), Refusal> {
    // A clock set back, or a case opened for a day to come: it does not end before it began.
    let on = Ord::max(on, case.opened_on);
    cases::store::step(desk, case, Step::Close, on, None).await?;
    let kept = Closing { bilan: transfer.bilan.clone(), supported_by_firm: None, both_agree: None, objectives_done: None, overruled: None };
    cases::store::keep_closing(desk, case.id, ClosingReason::HandedOver, kept).await?;
    agreements::write::end_with(desk, case.id, None, on).await
}

/// Looks for errands now and again until the service stops.
pub async fn run(parts: Arc<Parts>) {
    loop {
        if let Err(e) = make(&parts).await {
            tracing::error!(error = %e, "nothing could be carried between structures");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Does the errands that are due; answers with how many steps were made.
///
/// # Errors
/// When the database does not answer.
pub async fn make(parts: &Arc<Parts>) -> db::Result<usize> {
    let now = parts.clock.now();
    let mut tx = parts.db.read().await?;
    let q = tx.from(Errands::Table).cols([Errands::StructureId]).filter(col(Errands::DueAt).lte(now));
    let due: Vec<(StructureId,)> = tx.all(&q.order(Errands::DueAt, Order::Asc).limit(20)).await?;
    drop(tx);
    let mut steps = 0;
    for (structure,) in due {
        steps += errand(parts, structure, now).await?;
    }
    Ok(steps)
}

/// One structure's errand, had by one carrier at a time. What is told meanwhile makes it due again.
async fn errand(parts: &Arc<Parts>, structure: StructureId, now: Moment) -> db::Result<usize> {
    let own = || col(Errands::StructureId).eq(structure);
    let leased = now.plus(LEASE);
    let mut tx = parts.db.write().await?;
    let q = tx.update(Errands::Table).set(Errands::DueAt, leased).filter(own().and(col(Errands::DueAt).lte(now)));
    let mine = tx.run(&q).await? == 1;
    tx.commit().await?;
    if !mine {
        return Ok(0);
    }
    let (steps, whole) = of_structure(parts, structure).await?;
    if whole {
        let mut tx = parts.db.write().await?;
        let q = tx.delete(Errands::Table).filter(own().and(col(Errands::DueAt).eq(leased)));
        tx.run(&q).await?;
        tx.commit().await?;
    }
    Ok(steps)
}

/// What a structure has out, each carried as far as it goes; and whether all of it could be.
///
/// # Errors
/// When the database does not answer.
pub async fn of_structure(parts: &Arc<Parts>, structure: StructureId) -> db::Result<(usize, bool)> {
    let Some(here) = place(parts, structure).await? else { return Ok((0, true)) };
    let mut scope = parts.db.read_in(structure).await?;
    let out = store::out(&mut scope).await?;
    drop(scope);
    let (mut steps, mut whole) = (0, true);
    for transfer in out {
        let Some(there) = place(parts, transfer.receiver).await? else { continue };
        let sides =
            Sides { parts, here: Visit::operator(here.clone(), parts.clock.now()), there: Visit::operator(there, parts.clock.now()) };
        match sides.carry(&transfer).await {
            Ok(made) => steps += made,
            Err(e) => {
                whole = false;
                tracing::error!(transfer = %transfer.id, error = %e, "a transfer could not be carried");
            }
        }
    }
    Ok((steps, whole))
}

/// A structure to work in.
async fn place(parts: &Arc<Parts>, id: StructureId) -> db::Result<Option<Here>> {
    match structures::store::slug_of(parts, id).await? {
        Some(slug) => visit::structure(parts, &slug).await,
        None => Ok(None),
    }
}

/// The two structures of a transfer, each visited on its own.
struct Sides<'a> {
    parts: &'a Arc<Parts>,
    here: Visit,
    there: Visit,
}

impl Sides<'_> {
    async fn carry(&self, t: &Transfer) -> Result<usize, Refusal> {
        let mut steps = 0;
        let mut state = self.answer(t.id).await?.map(|a| a.state);
        if state.is_none() && t.state == TransferState::Sent {
            let mut scope = self.scope(&self.here).await?;
            let document = store::document(&mut scope, t.id).await?.ok_or(Refusal::NotFound)?;
            let sender = scope.structure();
            drop(scope);
            steps += self.done(&self.there, TakeArrival::new(sender, t, Came::of(t, document))).await?;
            state = self.answer(t.id).await?.map(|a| a.state);
        }
        if t.state == TransferState::Recalled && state.is_none_or(|s| s == ArrivalState::Received) {
            let sender = self.here.here.as_ref().ok_or(Refusal::NotFound)?.id;
            steps += self.done(&self.there, RecallArrival { id: t.id, sender }).await?;
        }
        if t.delivered_at.is_none() && state == Some(ArrivalState::Received) {
            steps += self.done(&self.here, DeliverTransfer { id: t.id }).await?;
        }
        let Some(answer) = self.answer(t.id).await?.filter(|a| a.state != ArrivalState::Received) else { return Ok(steps) };
        steps += self.done(&self.here, SettleTransfer { id: t.id, outcome: answer.state, reason: answer.reason }).await?;
        Ok(steps)
    }

    async fn scope(&self, visit: &Visit) -> Result<Scope, Refusal> {
        let here = visit.here.as_ref().ok_or(Refusal::NotFound)?;
        Ok(self.parts.db.read_in(here.id).await?)
    }

    /// What the receiver's row says by now.
    async fn answer(&self, id: TransferId) -> Result<Option<arrivals::Answer>, Refusal> {
        let sender = self.here.here.as_ref().ok_or(Refusal::NotFound)?.id;
        Ok(arrivals::answer(&mut self.scope(&self.there).await?, sender, id).await?)
    }

    /// One step. What another carrier did meanwhile is no error.
    async fn done<A: Action>(&self, visit: &Visit, action: A) -> Result<usize, Refusal> {
        match act(self.parts, visit, action).await {
            Ok(_) => Ok(1),
            Err(Refusal::Broken(e)) => Err(Refusal::Broken(e)),
            Err(_) => Ok(0),
        }
    }
}

async fn act<A: Action>(parts: &Arc<Parts>, visit: &Visit, action: A) -> Result<Saved, Refusal> {
    let row = ActionRow::of::<A>();
    let ready: Box<dyn Ready> = Box::new(action);
    perform(parts.clone(), visit.clone(), row.name, row.audience, ready, None).await
}

/// What the clock does by itself for a structure: proposals that nobody answered end, and what an errand might have missed is
/// carried.
///
/// # Errors
/// When the database does not answer.
pub async fn round(parts: &Arc<Parts>, visit: &Visit, structure: StructureId) -> db::Result<usize> {
    let mut scope = parts.db.read_in(structure).await?;
    let late = arrivals::overdue(&mut scope, visit.today).await?;
    drop(scope);
    let mut steps = 0;
    for id in late {
        match act(parts, visit, ExpireArrival { id }).await {
            Ok(_) => steps += 1,
            Err(Refusal::Broken(e)) => tracing::error!(arrival = %id, error = %e, "a proposal could not be ended"),
            Err(_) => {}
        }
    }
    Ok(steps + of_structure(parts, structure).await?.0)
}
