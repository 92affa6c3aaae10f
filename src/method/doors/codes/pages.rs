//! The page before a door that wants a code.
//!
//! Invariant: it says that there is something to read, whose mailbox a code goes to in outline, and nothing else; opening it
//! sends nothing.

use super::{
    Stand,
    actions::{RIGHT, SendCode, TryCode, locked},
    can_open, outline, stand, store,
};
use crate::{
    desk::{Action, LinkToken, PASS, Person, Purpose, Refusal, Saved, Typed},
    kernel::{Language, ids::*, moment::MINUTE},
    method::{agreements, doors::store::find, milestones::clock_time},
    web::{Answer, Ask, Face, Filled, Lock, Table, filters, routes::Doing, visit},
};
use askama::Template;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "doors/code.html")]
pub struct CodePage {
    pub form: Filled,
    pub structure: String,
    pub coach: String,
    /// The mailbox in outline.
    pub mailbox: String,
    /// Whether a code can open it at all.
    pub opens: bool,
    pub stand: Stand,
    /// When the code left and until when it can be typed, on the clock.
    pub sent: String,
    pub until: String,
    /// The door's own address, and those of its two forms.
    pub address: String,
    pub door: String,
    pub languages: Vec<(Language, bool)>,
    /// How long the page then stays open.
    pub minutes: i64,
}

impl CodePage {
    /// Whether the last thing typed was wrong.
    pub fn wrong(&self) -> Option<i64> {
        match self.stand {
            Stand::Waiting { left, .. } if left < super::TRIES => Some(left),
            _ => None,
        }
    }

    pub fn waits(&self) -> bool {
        matches!(self.stand, Stand::Waiting { .. })
    }
}

pub fn register(t: &mut Table) {
    t.lock = Some(Lock { show: Arc::new(|ask, form| Box::pin(page(ask, form))), keys: &[SendCode::NAME, TryCode::NAME] });
    t.action::<SendCode>();
    t.action::<TryCode>();
    t.link_form::<SendCode, _, _>("/l/{token}/code", page);
    t.link_form::<TryCode, _, _>("/l/{token}/key", page);
    t.after::<SendCode, _, _>(sent);
    t.after::<TryCode, _, _>(tried);
}

fn word(ask: &Ask) -> &str {
    ask.path.get("token").map_or("", String::as_str)
}

fn address(ask: &Ask, purpose: Purpose) -> String {
    format!("/l/{}/{}", word(ask), purpose.word())
}

async fn page(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    if let Person::Door { purpose, .. } = ask.visit.person {
        // Opened already, by another tab.
        return Ok(Answer::see(address(&ask, purpose)));
    }
    let (door, purpose, _) = locked(&ask.visit.person).ok_or(Refusal::NotFound)?;
    let own = address(&ask, purpose);
    if ask.body.is_empty() && ask.address == format!("/l/{}", word(&ask)) {
        return Ok(Answer::see(own));
    }
    // What an address would have us say is nobody's: only what was kept goes on.
    let posted = !ask.body.is_empty();
    form.typed.0.retain(|name, _| posted && ["kept", "code"].contains(&name.as_str()));
    let (now, language) = (ask.visit.now, ask.visit.language);
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let scope = ask.scope().await?;
    let door = find(scope, door).await?.ok_or(Refusal::NotFound)?;
    let people = agreements::store::people(scope, door.case_id, None, None).await?.ok_or(Refusal::NotFound)?;
    let stand = stand(store::latest(scope, door.id).await?.as_ref(), now);
    let (sent, until) = match stand {
        Stand::Waiting { sent_at, until, .. } => (clock_time(&here.zone, sent_at), clock_time(&here.zone, until)),
        _ => Default::default(),
    };
    let page = CodePage {
        form,
        structure: here.name,
        coach: people.coach.clone(),
        mailbox: outline(&door.recipient),
        opens: can_open(purpose, door.state(people.stage, now)),
        stand,
        sent,
        until,
        address: own,
        door: format!("/l/{}", word(&ask)),
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
        minutes: PASS / MINUTE,
    };
    ask.bare(ask.t1("code-title", "structure", &page.structure), &page)
}

/// A code left: the same page again, with what was kept beside it.
async fn sent(ask: Ask, form: Filled, _: Saved) -> Result<Answer, Refusal> {
    let (_, purpose, _) = locked(&ask.visit.person).ok_or(Refusal::NotFound)?;
    match form.typed.has("kept") {
        true => page(ask, form).await,
        false => Ok(Answer::see(format!("{}?said=door-send-code", address(&ask, purpose)))),
    }
}

/// A code was typed: the right one opens the door for this browser.
async fn tried(mut ask: Ask, form: Filled, saved: Saved) -> Result<Answer, Refusal> {
    let (door, purpose, subject) = locked(&ask.visit.person).ok_or(Refusal::NotFound)?;
    let own = address(&ask, purpose);
    let code = store::find(ask.scope().await?, DoorCodeId(saved.id)).await?;
    // Of the code itself, not of the press: one that is repeated later opens nothing longer.
    let used = code.filter(|c| c.door_id == door && saved.page == RIGHT).and_then(|c| c.used_at);
    let (Some(used), Some(token)) = (used, LinkToken::read(word(&ask))) else {
        return if form.typed.has("kept") { page(ask, form).await } else { Ok(Answer::see(own)) };
    };
    let cookie = visit::door_cookie(&ask.parts, &token, used.plus(PASS));
    let kept = Typed::read(form.typed.get("kept").as_bytes()).without_nul();
    if kept.0.is_empty() {
        return Ok(Answer::see(format!("{own}?said=door-try-code")).with_cookie(cookie));
    }
    // What was typed before is in its form again, one press away from being sent.
    let path = format!("/l/{{token}}/{}", purpose.word());
    let routes = ask.table.clone();
    let shows = routes.routes.iter().filter(|r| r.face == Face::Link && r.path == path).find_map(|r| match &r.doing {
        Doing::Show(show) => Some(show.clone()),
        _ => None,
    });
    let show = shows.ok_or(Refusal::NotFound)?;
    ask.visit.person = Person::Door { door, purpose, subject };
    ask.query = kept;
    Ok(show(ask).await?.with_cookie(cookie))
}
