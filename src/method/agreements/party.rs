//! What a party does behind its door: read the text that is its own, sign it, or say that it wants to talk about it.
//!
//! Invariant: opening the page changes nothing; one press does, once. The page shows the text of its signature and no other
//! word of the case.

use super::{
    AgreementState, Channel, Party, Say, SignatureState,
    signatures::{self, Signature},
    store::{self, Agreement, People},
    write::{self, With},
};
use crate::{
    desk::{Action, Audience, Desk, Person, Purpose, Refusal, Saved, World},
    kernel::{Day, Language, Prose},
    method::{
        cases,
        doors::{self, DoorState},
    },
    web::{Answer, Ask, Filled, filters},
};
use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A party says yes or no through its door. Which text it is, the door says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerAgreement {
    pub say: Say,
    /// What they want to talk about.
    pub comment: Option<Prose>,
}

impl Action for AnswerAgreement {
    const NAME: &'static str = "agreement.answer";
    const ABOUT: &'static str = "Signs an agreement through a mailed door, or says why not";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        AnswerAgreement { say: Say::Signed, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let Person::Door { door, purpose: Purpose::Agreement, subject } = desk.visit.person else { return Err(Refusal::NotFound) };
        let door = doors::store::find(&mut desk.scope, door).await?.ok_or(Refusal::NotFound)?;
        let asked = signatures::find(&mut desk.scope, subject.into()).await?.ok_or(Refusal::NotFound)?;
        let agreement = store::find(&mut desk.scope, asked.agreement).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::find(&mut desk.scope, agreement.case).await?.ok_or(Refusal::NotFound)?;
        if asked.state != SignatureState::Waiting {
            return Err(Refusal::rule("", "err-agreement-said"));
        }
        if door.state(case.stage, desk.now) != DoorState::Open || agreement.state.is_over() {
            return Err(Refusal::rule("", "err-link-ended"));
        }
        let with = With { comment: self.comment.map(String::from), ..With::default() };
        write::say(desk, &asked, self.say, Channel::Link, Some(with)).await?;
        write::settle(desk, agreement.id).await?;
        if self.say == Say::Refused {
            // Who wants to talk about it is the coach's business of today.
            cases::store::bring_forward(&mut desk.scope, agreement.case, desk.today).await?;
        }
        Ok(Saved::new(asked.id, 1, String::new()))
    }
}

/// A party's page.
#[derive(Template)]
#[template(path = "agreements/party.html")]
pub struct PartyPage {
    pub form: Filled,
    pub structure: String,
    pub coach: String,
    pub name: String,
    pub party: Party,
    pub said: Option<(SignatureState, Day)>,
    /// What is signed, a paragraph a line; nothing when the door shows nothing any more.
    pub text: Vec<String>,
    pub hash: String,
    pub state: PartyState,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
}

/// What the page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyState {
    Asking,
    Said,
    /// The text changed since, or the agreement is over.
    Past,
    Expired,
}

fn state(door: &doors::store::Door, asked: &Signature, agreement: &Agreement, people: &People, ask: &Ask) -> PartyState {
    match asked.state {
        SignatureState::Overtaken => PartyState::Past,
        SignatureState::Signed | SignatureState::Refused if ask.visit.now < door.expires_at && !people.stage.is_over() => PartyState::Said,
        SignatureState::Signed | SignatureState::Refused => PartyState::Expired,
        SignatureState::Waiting if agreement.state.is_over() => PartyState::Past,
        SignatureState::Waiting => match door.state(people.stage, ask.visit.now) {
            DoorState::Open => PartyState::Asking,
            DoorState::Withdrawn => PartyState::Past,
            DoorState::Expired => PartyState::Expired,
        },
    }
}

/// The page behind a door: for its holder, and for the coach who looks at what they see.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn drawn(ask: &mut Ask, form: Filled, door: &doors::store::Door, address: String) -> Result<PartyPage, Refusal> {
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let language = ask.visit.language;
    let scope = ask.scope().await?;
    let asked = signatures::find(scope, door.subject.into()).await?.ok_or(Refusal::NotFound)?;
    let agreement = store::find(scope, asked.agreement).await?.ok_or(Refusal::NotFound)?;
    let people = store::people(scope, agreement.case, agreement.employer, agreement.placement).await?.ok_or(Refusal::NotFound)?;
    let state = state(door, &asked, &agreement, &people, ask);
    let shows = matches!(state, PartyState::Asking | PartyState::Said) && agreement.state != AgreementState::Draft;
    Ok(PartyPage {
        form,
        structure: here.name,
        coach: people.coach.clone(),
        name: asked.name.clone(),
        party: asked.party,
        said: asked.said_on.map(|on| (asked.state, on)),
        text: if shows { paragraphs(&asked.shown) } else { Vec::new() },
        hash: asked.text_hash,
        state,
        address,
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
    })
}

/// `/l/{token}/agreement`
pub async fn page(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let Person::Door { door, purpose: Purpose::Agreement, .. } = ask.visit.person else { return Err(Refusal::NotFound) };
    let door = doors::store::find(ask.scope().await?, door).await?.ok_or(Refusal::NotFound)?;
    let address = format!("/l/{}/{}", ask.path.get("token").map_or("", String::as_str), Purpose::Agreement.word());
    let page = drawn(&mut ask, form, &door, address).await?;
    let title = ask.t1("agreement-party-title", "structure", &page.structure);
    ask.bare(title, &page)
}

/// A text line by line, without the empty ones.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}
