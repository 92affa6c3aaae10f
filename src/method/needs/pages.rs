//! Employers' needs: the open ones with the late first, one need with who was put forward, and the forms of its course.

use super::{
    NeedAnswer, NeedOutcome, NeedState, Promise, Promised,
    actions::{AnswerNeed, CloseNeed, RecordNeed, UpdateNeed},
    promise,
    store::{self, Line, Need},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, ids::*},
    method::candidates::{self, CandidateState, store::Person},
    people::employers,
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

/// Needs per page.
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "needs/list.html")]
pub struct ListPage {
    /// Whether the closed ones are shown.
    pub closed: bool,
    pub needs: Vec<Shown>,
    pub next: Option<String>,
}

/// A need with what became of the promise to answer, and by when it was to be kept.
pub struct Shown {
    pub line: Line,
    pub promise: Option<(Promise, Day)>,
}

impl Shown {
    pub fn of(line: Line, promised: &Promised, today: Day) -> Shown {
        let n = &line.need;
        let asked = super::Asked { on: n.asked_on, answered_on: n.answered_on, closed_on: n.closed_on, state: n.state };
        let promise = promised.by(asked.on).map(|by| (promise(asked, by, today), by));
        Shown { line, promise }
    }

    pub fn is(&self, wanted: Promise) -> bool {
        self.promise.is_some_and(|(p, _)| p == wanted)
    }
}

#[derive(Template)]
#[template(path = "needs/show.html")]
pub struct ShowPage {
    pub shown: Shown,
    pub people: Vec<OnTheWay>,
    pub may_write: bool,
    /// Who coaches people can put one forward.
    pub may_put_forward: bool,
}

/// Somebody put forward, and whether this visit writes what becomes of it.
pub struct OnTheWay {
    pub person: Person,
    pub may_write: bool,
}

#[derive(Template)]
#[template(path = "needs/edit.html")]
pub struct EditPage {
    pub form: Filled,
    pub employer: String,
    pub back: String,
    /// Present when a known need is rewritten.
    pub known: bool,
}

#[derive(Template)]
#[template(path = "needs/answer.html")]
pub struct AnswerPage {
    pub form: Filled,
    pub line: Line,
    pub answers: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "needs/close.html")]
pub struct ClosePage {
    pub form: Filled,
    pub line: Line,
    pub outcomes: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    t.resource::<Need>(Audience::CASE_READERS, "need.list", "need.read");
    t.action::<RecordNeed>();
    t.action::<UpdateNeed>();
    t.action::<AnswerNeed>();
    t.action::<CloseNeed>();
    t.page("/needs", "need.open", Audience::CASE_READERS, list);
    t.page("/needs/{id}", "need.show", Audience::CASE_READERS, show);
    t.form::<RecordNeed, _, _>("/employers/{employer}/needs/new", new);
    t.form::<UpdateNeed, _, _>("/needs/{id}/edit", edit);
    t.form::<AnswerNeed, _, _>("/needs/{id}/answer", answer);
    t.form::<CloseNeed, _, _>("/needs/{id}/close", close);
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let today = ask.visit.today;
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let closed = ask.query.get("show") == "closed";
    let mut after = ask.query.get("after").split('~').map(str::to_owned);
    let (state, day, id) = (after.next(), after.next(), after.next());
    let state: Option<NeedState> = state.and_then(|s| s.parse().ok());
    let place = day.and_then(|d| Day::iso(&d)).zip(id.and_then(|i| i.parse().ok()));
    let scope = ask.scope().await?;
    let promised = store::promised(scope, &here).await?;
    let mut lines = if closed {
        store::closed(scope, place, PAGE + 1).await?
    } else {
        store::open(scope, state.zip(place).map(|(s, (d, i))| (s, d, i)), PAGE + 1).await?
    };
    let more = lines.len() as u64 > PAGE;
    lines.truncate(PAGE as usize);
    let next = lines.last().filter(|_| more).map(|l| {
        let show = if closed { "show=closed&" } else { "" };
        format!("/needs?{show}after={}~{}~{}", l.need.state, l.need.asked_on, l.need.id)
    });
    let mut needs: Vec<Shown> = lines.into_iter().map(|l| Shown::of(l, &promised, today)).collect();
    // The oldest come first; where the promise was changed, a later one can be late before.
    needs.sort_by_key(|s| !s.is(Promise::Late));
    ask.page("nav-employers", ask.t("needs-title"), &ListPage { closed, needs, next })
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: NeedId = ask.id("id")?;
    let visit = ask.visit.clone();
    let here = visit.here.clone().ok_or(Refusal::NotFound)?;
    let scope = ask.scope().await?;
    let line = store::line(scope, id).await?.ok_or(Refusal::NotFound)?;
    let promised = store::promised(scope, &here).await?;
    let people = candidates::store::of_need(scope, id).await?;
    ask.read("need.show", id);
    let open = line.need.state.is_open();
    let page = ShowPage {
        people: people.into_iter().map(|person| OnTheWay { may_write: visit.coaches(person.coach_id), person }).collect(),
        may_write: open && visit.is_in(Audience::COACHES_AND_DIRECTOR),
        may_put_forward: open && visit.is_in(Audience::COACHES),
        shown: Shown::of(line, &promised, visit.today),
    };
    ask.page("nav-employers", page.shown.line.need.job_title.clone(), &page)
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: EmployerId = ask.id("employer")?;
    let today = ask.visit.today;
    let employer = employers::store::find(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)?;
    form.typed.default_to("asked_on", today).default_to("people", 1);
    let page = EditPage { form, employer: employer.name, back: format!("/employers/{id}"), known: false };
    ask.task("nav-employers", ask.t("need-new"), &page)
}

/// A need that is still open, for a form; whoever was refused because it was closed meanwhile keeps what they typed.
async fn open(ask: &mut Ask, form: &Filled) -> Result<Line, Refusal> {
    let id: NeedId = ask.id("id")?;
    let line = store::line(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)?;
    if line.need.state.is_open() || form.is_refused() {
        return Ok(line);
    }
    Err(Refusal::rule("", "err-need-closed").way_out("need-open", format!("/needs/{id}")))
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let line = open(&mut ask, &form).await?;
    let n = &line.need;
    if !form.is_refused() {
        form.typed.set("version", n.version).set("job_title", &n.job_title).set("people", n.people).set("asked_on", n.asked_on);
        let hours = n.weekly_hours.map(|h| h.to_string());
        let wanted = n.wanted_from.map(|d| d.to_string());
        let texts = [("rome", &n.rome), ("tasks", &n.tasks), ("requirements", &n.requirements), ("workplace", &n.workplace)];
        for (field, value) in texts.into_iter().chain([("schedule", &n.schedule), ("weekly_hours", &hours), ("wanted_from", &wanted)]) {
            form.typed.set(field, value.clone().unwrap_or_default());
        }
    }
    ask.read("need.update", n.id);
    let page = EditPage { form, back: format!("/needs/{}", n.id), employer: line.employer_name, known: true };
    ask.task("nav-employers", ask.t("need-edit"), &page)
}

async fn answer(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let today = ask.visit.today;
    let line = open(&mut ask, &form).await?;
    form.typed.default_to("on", today);
    ask.task("nav-employers", ask.t("need-give-answer"), &AnswerPage { form, line, answers: choices!(NeedAnswer) })
}

async fn close(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let today = ask.visit.today;
    let line = open(&mut ask, &form).await?;
    form.typed.default_to("on", today);
    ask.task("nav-employers", ask.t("need-close"), &ClosePage { form, line, outcomes: choices!(NeedOutcome) })
}
