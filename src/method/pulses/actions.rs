//! What can be done about pulses: asked, answered behind the mailed address, withdrawn.

use super::{Going, Of, PulseSide, called, party, store, waits};
use crate::{
    desk::{Action, Audience, Desk, Person, Purpose, Refusal, Saved, World},
    kernel::{Day, Language, YesNo, ids::*},
    method::{
        agreements::{Party, store::People},
        cases,
        doors::{
            self,
            mailing::{self, About},
            store::NewDoor,
        },
        milestones::{LINK_ANSWERS, LinkState},
        placements::store::Placement,
        sharing::{store::Of as Job, write},
    },
    people::profiles,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Asks one side of a job by mail how it goes, and whether it would like a call.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskPulse {
    /// The job.
    pub id: PlacementId,
    pub side: PulseSide,
}

impl Action for AskPulse {
    const NAME: &'static str = "pulse.ask";
    const ABOUT: &'static str = "Asks the person or the employer by mail how work goes, and whether they would like a call";
    const API: &'static str = "/placements/{id}/pulse";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        AskPulse { id: w.placement, side: PulseSide::Trainee }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (job, people) = write::job(&mut desk.scope, self.id).await?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, job.case).await?;
        may_ask(&job, desk.today)?;
        let here = format!("/placements/{}", job.id);
        for known in store::of_placement(&mut desk.scope, job.id).await?.iter().filter(|s| s.pulse.side == self.side) {
            if known.state(&job, &people, desk.now, desk.today) == LinkState::Asking {
                return Err(Refusal::rule("side", "err-pulse-open").way_out("placement-open", here));
            }
        }
        let (party, name) = (self.side.party(), people.name(self.side.party()));
        let email = people.email(party).ok_or_else(|| nobody(&job, &people, self.side))?;
        // An answer that can still be changed is overtaken by the new question.
        store::shut(desk, Job::Placement(job.id), Some(self.side)).await?;
        let id = store::insert(desk, job.id, self.side, &name).await?;
        let language = language(&people, party, desk.here().language);
        let days = super::DOOR_DAYS;
        let (about, greeted) = match self.side {
            PulseSide::Trainee => (About::PulseOfTrainee, people.first_name.as_str()),
            PulseSide::Employer => (About::PulseOfEmployer, name.as_str()),
        };
        let door = NewDoor { purpose: Purpose::Pulse, subject: id.0, case: job.case, recipient: &email, name: greeted, language, days };
        mailing::mail(desk, &door, about, &people).await.map_err(|refused| called_instead(refused, &job, self.side))?;
        Ok(Saved::new(id, 1, here))
    }
}

fn language(people: &People, party: Party, usual: Language) -> Language {
    people.contact_language.filter(|_| party == Party::Employer).unwrap_or(usual)
}

/// Whether a job can be asked about: on its days, and no others.
///
/// # Errors
/// `err-pulse-early` before its first day, `err-pulse-over` after its last.
pub fn may_ask(job: &Placement, today: Day) -> Result<(), Refusal> {
    let rule = match () {
        () if job.started_on > today => "err-pulse-early",
        () if job.ended_on.is_some_and(|end| end < today) => "err-pulse-over",
        () => return Ok(()),
    };
    Err(Refusal::rule("id", rule).way_out("placement-open", format!("/placements/{}", job.id)))
}

fn nobody(job: &Placement, people: &People, side: PulseSide) -> Refusal {
    match side {
        PulseSide::Trainee => {
            Refusal::rule("side", "err-pulse-no-email").way_out("pulse-add-email", format!("/trainees/{}/edit", people.trainee_id))
        }
        PulseSide::Employer => {
            Refusal::rule("side", "err-pulse-no-email").way_out("pulse-add-email", format!("/employers/{}/edit", job.employer))
        }
    }
}

/// Whoever cannot be written to is called: the form that notes it is the way out where a rule names none.
fn called_instead(refused: Refusal, job: &Placement, side: PulseSide) -> Refusal {
    match &refused {
        Refusal::Said(all) if all.last().is_some_and(|said| said.way_out.is_none()) => {
            refused.way_out("session-log", format!("/cases/{}/sessions/new?side={side}", job.case))
        }
        _ => refused,
    }
}

/// One press behind the mailed address: how it goes, or whether to be called. What the other question was answered stays.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerPulse {
    pub going: Option<Going>,
    pub call: Option<YesNo>,
}

impl Action for AnswerPulse {
    const NAME: &'static str = "pulse.answer";
    const ABOUT: &'static str = "Says through a mailed door how work goes, or whether one would like a call";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        AnswerPulse { going: Some(Going::Well), call: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let Person::Door { door, purpose: Purpose::Pulse, subject } = desk.visit.person else { return Err(Refusal::NotFound) };
        let ground = party::ground(&mut desk.scope, door, subject.into()).await?;
        match ground.state(desk.now, desk.today) {
            LinkState::Asking | LinkState::Changing => {}
            LinkState::Settled => return Err(Refusal::rule("", "err-link-settled")),
            LinkState::Expired | LinkState::Withdrawn => return Err(Refusal::rule("", "err-link-ended")),
        }
        let known = &ground.pulse;
        if known.presses >= LINK_ANSWERS {
            return Err(Refusal::rule("", "err-link-often"));
        }
        let pressed = (self.going, self.call.map(|c| c.0));
        if pressed == (None, None) {
            return Err(Refusal::rule("", "err-pulse-nothing"));
        }
        let after = (pressed.0.or(known.going), pressed.1.or(known.wants_call));
        let here = desk.here().clone();
        let numbers = profiles::store::on(&mut desk.scope, &here, desk.today).await?;
        let waiting = waits::of(&mut desk.scope, known.placement, known.side).await?;
        let called = called(pressed, after, waiting, known.called(), &numbers, (desk.now, desk.today));
        let said = store::Said { going: after.0, wants_call: after.1, on: desk.today, at: desk.now, called };
        store::say(&mut desk.scope, known, said).await?;
        waits::count_again(&mut desk.scope, Of::Placement(known.placement)).await?;
        Ok(Saved::new(known.id, known.version + 1, String::new()))
    }
}

/// A mailed pulse stops answering at once; what was answered stays.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawPulse {
    pub id: PulseId,
}

impl Action for WithdrawPulse {
    const NAME: &'static str = "pulse.withdraw";
    const ABOUT: &'static str = "Withdraws the mailed questions of a pulse";
    const API: &'static str = "/pulses/{id}/withdraw";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        WithdrawPulse { id: w.pulse }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let (job, people) = write::job(&mut desk.scope, known.placement).await?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, job.case).await?;
        let sent = store::of_placement(&mut desk.scope, job.id).await?.into_iter().find(|s| s.pulse.id == self.id);
        let state = sent.map_or(LinkState::Withdrawn, |s| s.state(&job, &people, desk.now, desk.today));
        if !matches!(state, LinkState::Asking | LinkState::Changing) {
            let said = Refusal::rule("id", "err-withdrawn-already");
            return Err(said.way_out("placement-open", format!("/placements/{}", job.id)));
        }
        doors::store::shut(&mut desk.scope, Purpose::Pulse, self.id.0, desk.now).await?;
        Ok(Saved::new(self.id, known.version, format!("/placements/{}", job.id)))
    }
}
