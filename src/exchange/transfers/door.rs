//! What a person does behind the door they were mailed: read what would be sent and where, say yes or no.
//!
//! Invariant: opening the page changes nothing, a press does; a no is said once, and a yes can be taken back until it was sent.

use super::{
    Consent, TransferState, consent,
    store::{self, Transfer},
};
use crate::{
    desk::{Action, Audience, Desk, Person, Purpose, Refusal, Saved, World},
    kernel::{Day, Language, Prose, ids::TransferId},
    method::{
        agreements::{self, Channel, party::paragraphs},
        cases,
        doors::{self, DoorState},
    },
    web::{Answer, Ask, Filled, filters},
};
use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The person says yes or no through their door. Which transfer it is, the door says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerTransfer {
    pub say: Consent,
    pub comment: Option<Prose>,
}

impl Action for AnswerTransfer {
    const NAME: &'static str = "transfer.answer";
    const ABOUT: &'static str = "Says yes or no to a transfer through a mailed door";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        AnswerTransfer { say: Consent::Yes, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let Person::Door { door, purpose: Purpose::Transfer, subject } = desk.visit.person else { return Err(Refusal::NotFound) };
        let door = doors::store::find(&mut desk.scope, door).await?.ok_or(Refusal::NotFound)?;
        let transfer = store::find(&mut desk.scope, TransferId(subject)).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::find(&mut desk.scope, transfer.case).await?.ok_or(Refusal::NotFound)?;
        if matches!(transfer.state, TransferState::Waiting | TransferState::Agreed) && door.state(case.stage, desk.now) != DoorState::Open {
            return Err(Refusal::rule("", "err-link-ended"));
        }
        let said = consent::said(desk, self.say, Channel::Link, self.comment);
        consent::keep(desk, &transfer, said).await?;
        // What the person said is the coach's business of today.
        cases::store::bring_forward(&mut desk.scope, case.id, desk.today).await?;
        Ok(Saved::new(transfer.id, transfer.version + 1, String::new()))
    }
}

#[derive(Template)]
#[template(path = "transfers/door.html")]
pub struct DoorPage {
    pub form: Filled,
    pub structure: String,
    pub coach: String,
    pub name: String,
    pub state: Shows,
    /// Nothing left yet.
    pub may_revoke: bool,
    pub text: Vec<String>,
    pub hash: String,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
}

/// What the page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    Asking,
    /// Whether it was yes, and when.
    Said(bool, Day),
    Past,
}

fn shows(door: &doors::store::Door, transfer: &Transfer, stage: cases::Stage, ask: &Ask) -> Shows {
    let open = door.state(stage, ask.visit.now) == DoorState::Open;
    match (transfer.state, transfer.said_on) {
        (TransferState::Waiting, _) if open => Shows::Asking,
        (TransferState::Waiting | TransferState::Withdrawn, _) | (_, None) => Shows::Past,
        (state, Some(on)) if ask.visit.now < door.expires_at => Shows::Said(state != TransferState::Declined, on),
        _ => Shows::Past,
    }
}

/// `/l/{token}/transfer`
pub async fn page(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let Person::Door { door, purpose: Purpose::Transfer, subject } = ask.visit.person else { return Err(Refusal::NotFound) };
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let language = ask.visit.language;
    let scope = ask.scope().await?;
    let door = doors::store::find(scope, door).await?.ok_or(Refusal::NotFound)?;
    let transfer = store::find(scope, TransferId(subject)).await?.ok_or(Refusal::NotFound)?;
    let people = agreements::store::people(scope, transfer.case, None, None).await?.ok_or(Refusal::NotFound)?;
    let state = shows(&door, &transfer, people.stage, &ask);
    let open = door.state(people.stage, ask.visit.now) == DoorState::Open;
    let page = DoorPage {
        form,
        may_revoke: open && transfer.state == TransferState::Agreed,
        structure: here.name,
        coach: people.coach.clone(),
        name: people.first_name.clone(),
        text: if state == Shows::Past { Vec::new() } else { paragraphs(&transfer.wording) },
        hash: transfer.text_hash,
        state,
        address: format!("/l/{}/{}", ask.path.get("token").map_or("", String::as_str), Purpose::Transfer.word()),
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
    };
    let title = ask.t1("transfer-door-title", "structure", &page.structure);
    ask.bare(title, &page)
}
