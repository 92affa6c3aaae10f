//! What a side sees behind its address: two questions, and the presses given through that very address. Nothing else of the case.

use super::{Going, PulseSide, Standing, state, store};
use crate::{
    db::Scope,
    desk::{Person, Purpose, Refusal},
    kernel::{Day, Language, Moment, ids::*},
    method::{
        agreements::store::People,
        doors::{self, store::Door},
        milestones::{CHANGE_DAYS, LinkState},
        placements::store::Placement,
        sharing::write,
    },
    web::{Answer, Ask, Filled, filters},
};
use askama::Template;

/// A pulse with its address, job and people.
pub struct Ground {
    pub pulse: store::Pulse,
    pub door: Door,
    pub job: Placement,
    pub people: People,
}

impl Ground {
    pub fn state(&self, now: Moment, today: Day) -> LinkState {
        let shut = self.door.withdrawn_at.is_some() || !store::is_mailbox_of(&self.people, self.pulse.side, &self.door.recipient);
        let (first_at, stage, ended_on) = (self.pulse.first_at, self.people.stage, self.job.ended_on);
        state(Standing { created_at: self.door.created_at, first_at, shut, stage, ended_on }, now, today)
    }
}

/// # Errors
/// [`Refusal::NotFound`].
pub async fn ground(scope: &mut Scope, door: DoorId, subject: PulseId) -> Result<Ground, Refusal> {
    let door = doors::store::find(scope, door).await?.ok_or(Refusal::NotFound)?;
    let pulse = store::find(scope, subject).await?.ok_or(Refusal::NotFound)?;
    let (job, people) = write::job(scope, pulse.placement).await?;
    Ok(Ground { pulse, door, job, people })
}

/// The page of a side.
#[derive(Template)]
#[template(path = "pulses/party.html")]
pub struct PulsePage {
    pub form: Filled,
    pub structure: String,
    pub coach: String,
    pub name: String,
    /// The person's first name, for the employer.
    pub person: String,
    pub side: PulseSide,
    pub state: LinkState,
    /// What was answered through this address; nothing once it is withdrawn.
    pub going: Option<Going>,
    pub wants_call: Option<bool>,
    pub change_until: Option<Day>,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
}

impl PulsePage {
    pub fn opens(&self) -> bool {
        matches!(self.state, LinkState::Asking | LinkState::Changing)
    }
    pub fn goes(&self, going: Going) -> bool {
        self.going == Some(going)
    }
    pub fn calls(&self, yes: bool) -> bool {
        self.wants_call == Some(yes)
    }
}

/// The page behind a door: for its holder, and for the coach who looks at what they see.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn drawn(ask: &mut Ask, form: Filled, door: &Door, address: String) -> Result<PulsePage, Refusal> {
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let (language, now, today) = (ask.visit.language, ask.visit.now, ask.visit.today);
    let ground = ground(ask.scope().await?, door.id, door.subject.into()).await?;
    let state = ground.state(now, today);
    let shows = state != LinkState::Withdrawn;
    let Ground { pulse, people, .. } = ground;
    Ok(PulsePage {
        form,
        change_until: pulse.first_at.map(|at| here.zone.day(at).plus_days(CHANGE_DAYS)),
        structure: here.name,
        coach: people.coach,
        // No code stands before this page: of the person it says the first name.
        name: if pulse.side == PulseSide::Trainee { people.first_name.clone() } else { pulse.name },
        person: people.first_name,
        side: pulse.side,
        state,
        going: pulse.going.filter(|_| shows),
        wants_call: pulse.wants_call.filter(|_| shows),
        address,
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
    })
}

/// `/l/{token}/pulse`
///
/// # Errors
/// [`Refusal::NotFound`] through a door of another purpose.
pub async fn page(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let Person::Door { door, purpose: Purpose::Pulse, subject } = ask.visit.person else { return Err(Refusal::NotFound) };
    let door = doors::store::find(ask.scope().await?, door).await?.ok_or(Refusal::NotFound)?;
    let address = format!("/l/{}/{}", ask.path.get("token").map_or("", String::as_str), Purpose::Pulse.word());
    let page = drawn(&mut ask, form, &door, address).await?;
    ask.read("pulse.seen", subject);
    let title = ask.t1("link-title", "structure", &page.structure);
    ask.bare(title, &page)
}
