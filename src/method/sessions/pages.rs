//! Logging a session: whom to note, then one form with one required field.

use super::{
    NoteAudience, Place, Side,
    actions::LogSession,
    may_read_note,
    store::{self, Session},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, ids::CaseId, text::initials},
    method::cases::{
        self,
        drawing::{self, Rod},
    },
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

/// What the form shows without being changed: most sessions are like the last one.
const USUAL_MINUTES: i64 = 45;

#[derive(Template)]
#[template(path = "sessions/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub case: CaseId,
    pub name: String,
    pub first_name: String,
    pub initials: String,
    pub side: Side,
    pub place: Option<Place>,
    pub held_on: Day,
    /// The last day that can be noted, when it is over: the last signed plan's end.
    pub wall: Option<Day>,
    pub minutes: i64,
    pub sides: Vec<Choice>,
    pub places: Vec<Choice>,
    pub audiences: Vec<Choice>,
    pub next: Vec<(Day, &'static str)>,
    pub open: bool,
    pub last: Option<Session>,
    pub rod: Option<Rod>,
}

#[derive(Template)]
#[template(path = "sessions/whom.html")]
pub struct WhomPage {
    pub cases: Vec<cases::list::Line>,
}

pub fn register(t: &mut Table) {
    t.resource::<Session>(store::READERS, "session.list", "session.read");
    t.action::<LogSession>();
    t.page("/sessions/new", "session.whom", Audience::COACHES, whom);
    t.form::<LogSession, _, _>("/cases/{case}/sessions/new", new);
}

/// Whom the session was with: the coach's own people, those expected soonest first.
async fn whom(mut ask: Ask) -> Result<Answer, Refusal> {
    let me = ask.visit.member().ok_or(Refusal::NotFound)?;
    let cases = cases::list::of_coach(ask.scope().await?, me).await?;
    ask.page("nav-log", ask.t("session-whom-title"), &WhomPage { cases })
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let today = visit.today;
    let scope = ask.scope().await?;
    let head = cases::reading::head_to_write(scope, &visit, id, form.is_refused()).await?;
    let last = store::latest(scope, id).await?.filter(|s| may_read_note(&visit, s.audience, s.writer, s.case_coach));
    let plan = cases::reading::plans(scope, id).await?.into_iter().find(|p| p.starts_on <= today && today <= p.last_day);
    let wall = store::wall(scope, id, today).await?;
    form.typed.default_to("held_on", wall.unwrap_or(today));
    form.typed.default_to("side", last.as_ref().map_or(Side::Trainee, |s| s.side));
    form.typed.default_to("minutes", last.as_ref().and_then(|s| s.minutes).filter(|m| *m > 0).unwrap_or(USUAL_MINUTES));
    form.typed.default_to("audience", NoteAudience::Structure);
    if let Some(place) = last.as_ref().and_then(|s| s.place) {
        form.typed.default_to("place", place);
    }
    ask.read("session.log", id);
    let page = NewPage {
        case: id,
        name: head.full_name(),
        first_name: head.first_name.clone(),
        initials: initials(&head.full_name()),
        side: form.value("side").parse().unwrap_or(Side::Trainee),
        place: form.value("place").parse().ok(),
        held_on: form.value("held_on").parse().unwrap_or(today),
        minutes: form.value("minutes").parse().unwrap_or(USUAL_MINUTES),
        sides: choices!(Side),
        places: choices!(Place),
        audiences: choices!(NoteAudience),
        next: vec![
            (today.plus_days(7), "session-next-7"),
            (today.plus_days(15), "session-next-15"),
            (today.plus_months(1), "session-next-month"),
        ],
        // What was refused must be seen.
        open: wall.is_some() || form.said.iter().any(|s| s.field != "note"),
        wall,
        last,
        rod: plan.map(|p| drawing::rod(p.starts_on, p.last_day, today)),
        form,
    };
    ask.task("nav-log", ask.t("session-new-title"), &page)
}
