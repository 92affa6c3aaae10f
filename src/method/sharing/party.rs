//! What the owner of the words does behind their door: reads them as the other side would, says yes or no, takes a yes back.
//!
//! Invariant: opening the page changes nothing. It shows the words of its one sharing and nothing else of the case.

use super::{
    Consent, SharingState, Whose,
    store::Sharing,
    write::{self, Ground, With},
};
use crate::{
    desk::{Action, Audience, Desk, Person, Purpose, Refusal, Saved, World},
    kernel::{Day, Language, Prose},
    method::{
        agreements::{Channel, party::paragraphs},
        cases,
        doors::{
            self, DoorState,
            store::{Door, find as find_door},
        },
    },
    web::{Answer, Ask, Filled, filters},
};
use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The owner of the words says yes or no through their door, or takes a yes back. Which words, the door says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerSharing {
    pub consent: Consent,
    pub comment: Option<Prose>,
}

impl Action for AnswerSharing {
    const NAME: &'static str = "sharing.answer";
    const ABOUT: &'static str = "Says through a mailed door whether one's words may be read, or takes a yes back";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        AnswerSharing { consent: Consent::Agree, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let Person::Door { door, purpose: Purpose::Consent, subject } = desk.visit.person else { return Err(Refusal::NotFound) };
        let door = find_door(&mut desk.scope, door).await?.ok_or(Refusal::NotFound)?;
        let ground = write::ground(&mut desk.scope, subject.into()).await?;
        let known = &ground.sharing;
        if !opens(&door, &ground, desk) {
            return Err(Refusal::rule("", "err-link-ended"));
        }
        let with = With { comment: self.comment.map(String::from), ..With::default() };
        let version = write::say(desk, &ground, self.consent, Channel::Link, with).await?;
        if self.consent == Consent::Decline {
            // The coach had something in mind with it: their business of today.
            cases::store::bring_forward(&mut desk.scope, known.case, desk.today).await?;
        }
        Ok(Saved::new(known.id, version, String::new()))
    }
}

/// Whether something can be said through a door: a first word while it opens; a yes is taken back for as long as it is read.
fn opens(door: &Door, ground: &Ground, desk: &Desk) -> bool {
    match door.state(ground.people.stage, desk.now) {
        DoorState::Open => true,
        DoorState::Expired => ground.sharing.state == SharingState::Agreed,
        DoorState::Withdrawn => false,
    }
}

/// The owner's page.
#[derive(Template)]
#[template(path = "sharing/consent.html")]
pub struct ConsentPage {
    pub form: Filled,
    pub structure: String,
    pub coach: String,
    pub name: String,
    /// Who would read.
    pub reader: String,
    pub whose: Whose,
    pub said_on: Option<Day>,
    pub ended_on: Option<Day>,
    /// What would be read, a paragraph a line; nothing when the door shows nothing any more.
    pub text: Vec<String>,
    pub hash: String,
    pub state: ConsentState,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
}

/// What the page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentState {
    Asking,
    Agreed,
    Declined,
    Revoked,
    /// Asked no more, or the job is over.
    Past,
    Expired,
}

fn state(door: &Door, ground: &Ground, ask: &Ask) -> ConsentState {
    let opens = door.state(ground.people.stage, ask.visit.now);
    if opens == DoorState::Withdrawn || !ground.goes_on(ask.visit.today) {
        return ConsentState::Past;
    }
    match (ground.sharing.state, opens) {
        (SharingState::Asked, DoorState::Open) => ConsentState::Asking,
        (SharingState::Agreed, _) => ConsentState::Agreed,
        (_, DoorState::Expired) => ConsentState::Expired,
        (SharingState::Declined, _) => ConsentState::Declined,
        (SharingState::Revoked, _) => ConsentState::Revoked,
        _ => ConsentState::Past,
    }
}

/// The page behind a door: for its holder, and for the coach who looks at what they see.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn drawn(ask: &mut Ask, form: Filled, door: &Door, address: String) -> Result<ConsentPage, Refusal> {
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let language = ask.visit.language;
    let ground = write::ground(ask.scope().await?, door.subject.into()).await?;
    let state = state(door, &ground, ask);
    let shows = matches!(state, ConsentState::Asking | ConsentState::Agreed);
    let Sharing { whose, name, wording, text_hash, said_on, ended_on, .. } = ground.sharing;
    let reader = match whose {
        Whose::Trainee => ground.people.employer.clone().unwrap_or_default(),
        Whose::Employer => ground.people.first_name.clone(),
    };
    Ok(ConsentPage {
        form,
        structure: here.name,
        coach: ground.people.coach,
        name,
        reader,
        whose,
        said_on,
        ended_on,
        text: if shows { paragraphs(&wording) } else { Vec::new() },
        hash: text_hash,
        state,
        address,
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
    })
}

/// `/l/{token}/consent`
pub async fn page(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let Person::Door { door, purpose: Purpose::Consent, subject } = ask.visit.person else { return Err(Refusal::NotFound) };
    let door = doors::store::find(ask.scope().await?, door).await?.ok_or(Refusal::NotFound)?;
    let address = format!("/l/{}/{}", ask.path.get("token").map_or("", String::as_str), Purpose::Consent.word());
    let page = drawn(&mut ask, form, &door, address).await?;
    ask.read("sharing.consent", subject);
    let title = ask.t1("link-title", "structure", &page.structure);
    ask.bare(title, &page)
}
