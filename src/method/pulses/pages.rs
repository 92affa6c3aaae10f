//! Where pulses are registered, and how they are shown on the pages of jobs and cases.

use super::{
    PulseSide,
    actions::{AnswerPulse, AskPulse, WithdrawPulse, may_ask},
    party,
    store::{Pulse, Sent},
};
use crate::{
    desk::Visit,
    kernel::Day,
    method::{agreements::store::People, milestones::LinkState, placements::store::Placement, sessions::store::READERS},
    web::Table,
};

pub fn register(t: &mut Table) {
    t.resource::<Pulse>(READERS, "pulse.list", "pulse.read");
    t.action::<AskPulse>();
    t.action::<AnswerPulse>();
    t.action::<WithdrawPulse>();
    t.button::<AskPulse>("/placements/{id}/pulse");
    t.button::<WithdrawPulse>("/pulses/{id}/withdraw");
    t.link_form::<AnswerPulse, _, _>("/l/{token}/pulse", party::page);
}

/// A pulse on the page of its job.
pub struct Line {
    pub pulse: Pulse,
    pub recipient: Option<String>,
    /// Where it stands, as a text; nothing to add to an answer that stands.
    pub key: Option<&'static str>,
    /// Whether it can be withdrawn.
    pub live: bool,
}

/// What is shown of the pulses of a job.
pub struct Pulsed {
    pub lines: Vec<Line>,
    /// The sides that can be asked now.
    pub to_ask: Vec<PulseSide>,
}

/// The pulses of a job as a visit sees them.
pub fn pulsed(sent: Vec<Sent>, job: &Placement, people: &People, visit: &Visit) -> Pulsed {
    let today: Day = visit.today;
    let line = |s: Sent| {
        let state = s.state(job, people, visit.now, today);
        let mail = s.mail.as_deref();
        let key = match (state, s.pulse.said_on) {
            (_, Some(_)) => None,
            (LinkState::Asking, None) if mail == Some("dead") => Some("link-undelivered"),
            (LinkState::Asking, None) if mail == Some("queued") => Some("link-leaving"),
            (LinkState::Asking, None) => Some("link-sent"),
            (LinkState::Withdrawn, None) => Some("pulse-withdrawn"),
            (_, None) => Some("pulse-expired"),
        };
        Line { recipient: s.recipient, key, live: matches!(state, LinkState::Asking | LinkState::Changing), pulse: s.pulse }
    };
    let asking = |side: PulseSide| sent.iter().any(|s| s.pulse.side == side && s.state(job, people, visit.now, today) == LinkState::Asking);
    let to_ask = PulseSide::ALL.iter().copied().filter(|side| may_ask(job, today).is_ok() && !asking(*side)).collect();
    Pulsed { to_ask, lines: sent.into_iter().map(line).collect() }
}
