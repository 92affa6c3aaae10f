//! Asking for a code, and typing it.

use super::{Digits, Stand, TRIES, can_open, is_right, may_send, stand, store};
use crate::{
    desk::{Action, Address, Audience, Desk, Letter, Person, Purpose, Refusal, Saved, World},
    kernel::{ids::*, signal::Signal, text::fixed},
    method::{
        agreements::{self, store::People},
        doors::store::{Door, find},
        milestones::clock_time,
    },
    web::texts as say,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What came of a code that was tried: told to the journal, and as the page of what was saved to whoever answers the press.
pub const RIGHT: &str = "right";
/// The same.
pub const WRONG: &str = "wrong";

/// Mails a code to whom a door was mailed. Which door, the address says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendCode {}

/// Types the code of a door. A wrong one is no refusal: it is counted, and what counts is kept.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TryCode {
    pub code: Digits,
}

/// The door that somebody stands before, as long as a code opens it.
async fn before(desk: &mut Desk) -> Result<(Door, People), Refusal> {
    let (door, purpose) = match desk.visit.person {
        Person::Locked { door, purpose, .. } => (door, purpose),
        // Their other tab has opened it.
        Person::Door { purpose, .. } if purpose.wants_code() => return Err(Refusal::rule("", "err-code-open")),
        _ => return Err(Refusal::NotFound),
    };
    let door = find(&mut desk.scope, door).await?.ok_or(Refusal::NotFound)?;
    let people = agreements::store::people(&mut desk.scope, door.case_id, None, None).await?.ok_or(Refusal::NotFound)?;
    if !can_open(purpose, door.state(people.stage, desk.now)) {
        return Err(Refusal::rule("", "err-link-ended"));
    }
    Ok((door, people))
}

impl Action for SendCode {
    const NAME: &'static str = "door.send_code";
    const ABOUT: &'static str = "Mails the code that a mailed address wants";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        SendCode {}
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (door, people) = before(desk).await?;
        let zone = desk.here().zone.clone();
        if let Err(next) = may_send(&store::recent(&mut desk.scope, door.id, desk.now).await?, desk.now) {
            // A day later is said as such: an hour alone would be today's.
            let key = if zone.day(next) == desk.today { "err-code-later" } else { "err-code-tomorrow" };
            let said = Signal::new(key).with("time", clock_time(&zone, next)).with("coach", people.coach);
            return Err(Refusal::said("", said));
        }
        let id: DoorCodeId = desk.fresh();
        let letter = letter(desk, &door, &people, clock_time(&zone, desk.now.plus(super::LIVES)));
        let mail = desk.post(letter).await?;
        store::insert(desk, id, door.id, mail).await?;
        Ok(Saved::new(door.id, 1, String::new()))
    }
}

/// The code, until when it can be typed, and nothing of what it opens: not even the address, so that this mail alone, forwarded,
/// opens nothing.
fn letter(desk: &Desk, door: &Door, people: &People, until: String) -> Letter {
    let language = desk.visit.language;
    let structure = desk.here().name.as_str();
    let said: [(&str, &dyn std::fmt::Display); 5] =
        [("contact", &door.recipient_name), ("structure", &structure), ("coach", &people.coach), ("code", &"{code}"), ("time", &until)];
    Letter {
        recipient: door.recipient.clone(),
        subject: say::say_with(language, "mail-code-subject", &[("structure", &structure)]),
        body: say::say_with(language, "mail-code-body", &said),
        // The address is not in the body; the mail is held back when the door is.
        link: Some(Address::Door(door.id)),
        unasked: None,
    }
}

impl Action for TryCode {
    const NAME: &'static str = "door.try_code";
    const ABOUT: &'static str = "Types the code that a mailed address wants";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;
    const SECRET: &'static [&'static str] = &["code"];

    fn example(_: &World) -> Self {
        TryCode { code: fixed("000 000") }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (door, _) = before(desk).await?;
        let latest = store::latest(&mut desk.scope, door.id).await?;
        let (Some(code), Stand::Waiting { .. }) = (&latest, stand(latest.as_ref(), desk.now)) else {
            // Nothing to count: there is nothing that could be guessed.
            return Err(Refusal::rule("code", "err-code-over"));
        };
        let outcome = if is_right(&desk.parts.config.key, desk.here().id, code, &self.code) {
            store::used(&mut desk.scope, code, desk.now).await?;
            RIGHT
        } else {
            let void = (code.wrong + 1 >= TRIES).then_some(desk.now);
            store::wrong(&mut desk.scope, code, void).await?;
            WRONG
        };
        desk.found(outcome);
        Ok(Saved::new(code.id, code.wrong + 1, outcome.to_owned()))
    }
}

/// What whoever holds a locked door holds, for pages.
pub(super) fn locked(person: &Person) -> Option<(DoorId, Purpose, uuid::Uuid)> {
    match person {
        Person::Locked { door, purpose, subject } => Some((*door, *purpose, *subject)),
        _ => None,
    }
}
