//! Asking and recording a milestone, and the employer's one page.
//!
//! Invariant: opening the employer's page — GET, HEAD, twenty times, with scripts — changes nothing; only a press does.

use super::{
    Answer as Given, CHANGE_DAYS, LinkState, OwnGrade,
    actions::{AnswerMilestone, AskMilestone, RecordMilestone, RenewLink, WithdrawLink},
    links::{self, Link},
    store::{self, Milestone, Question},
};
use crate::{
    choices,
    desk::{Audience, Person, Refusal},
    kernel::{Day, Language, ids::*},
    method::cases,
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "milestones/ask.html")]
pub struct AskPage {
    pub form: Filled,
    pub q: Question,
}

#[derive(Template)]
#[template(path = "milestones/record.html")]
pub struct RecordPage {
    pub form: Filled,
    pub q: Question,
    pub answers: Vec<Choice>,
    pub grades: Vec<Choice>,
    pub today: Day,
}

/// The employer's page.
#[derive(Template)]
#[template(path = "milestones/link.html")]
pub struct LinkPage {
    pub form: Filled,
    pub q: Question,
    pub link: Link,
    pub structure: String,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
    pub asking: bool,
    pub changing: bool,
    pub settled: bool,
    pub expired: bool,
    /// It was on a sheet: nobody can mail it anew.
    pub handed: bool,
    /// A new link is on its way.
    pub renewed: bool,
    pub change: bool,
    pub given: Option<Given>,
    pub change_until: Option<Day>,
    pub today: Day,
}

pub fn register(t: &mut Table) {
    t.resource::<Milestone>(Audience::STAFF, "milestone.list", "milestone.read");
    t.action::<super::reminders::RemindMilestone>();
    t.action::<super::reminders::BeginPlacement>();
    super::sheets::register(t);
    super::contradictions::register(t);
    t.action::<AskMilestone>();
    t.action::<RecordMilestone>();
    t.action::<WithdrawLink>();
    t.action::<AnswerMilestone>();
    t.action::<RenewLink>();
    t.form::<AskMilestone, _, _>("/milestones/{id}/ask", ask_form);
    t.form::<RecordMilestone, _, _>("/milestones/{id}/record", record_form);
    t.button::<WithdrawLink>("/links/{id}/withdraw");
    t.link_form::<AnswerMilestone, _, _>("/l/{token}", link);
    t.link_form::<RenewLink, _, _>("/l/{token}/renew", link);
}

/// The question of the page's milestone, for whoever accompanies the person.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Forbidden`], or the case's own refusal when it is closed.
pub(super) async fn of_coach(ask: &mut Ask, form: &Filled) -> Result<Question, Refusal> {
    let id: MilestoneId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let question = store::question(scope, id).await?.ok_or(Refusal::NotFound)?;
    cases::reading::head_to_write(scope, &visit, question.case_id, form.is_refused()).await?;
    Ok(question)
}

async fn ask_form(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let q = of_coach(&mut ask, &form).await?;
    ask.read("milestone.ask", q.milestone_id);
    ask.task("nav-today", ask.t("milestone-ask-title"), &AskPage { form, q })
}

async fn record_form(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let q = of_coach(&mut ask, &form).await?;
    ask.read("milestone.record", q.milestone_id);
    let today = ask.visit.today;
    form.typed.default_to("on", today);
    let page = RecordPage { form, q, answers: choices!(Given), grades: choices!(OwnGrade), today };
    ask.task("nav-today", ask.t("milestone-record-title"), &page)
}

async fn link(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    if let Person::Door { purpose, .. } = ask.visit.person {
        // One kind of address is mailed; where it leads depends on what it is for.
        return Ok(Answer::see(format!("/l/{}/{}", ask.path.get("token").map_or("", String::as_str), purpose.word())));
    }
    let Person::Link { link } = ask.visit.person else { return Err(Refusal::NotFound) };
    let address = format!("/l/{}", ask.path.get("token").map_or("", String::as_str));
    let page = drawn(&mut ask, form, link, address).await?;
    let title = ask.t1("link-title", "structure", &page.structure);
    ask.bare(title, &page)
}

/// The page behind a link: for its holder, and for the coach who looks at what they see.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn drawn(ask: &mut Ask, form: Filled, link: LinkId, address: String) -> Result<LinkPage, Refusal> {
    let (now, today, language) = (ask.visit.now, ask.visit.today, ask.visit.language);
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let scope = ask.scope().await?;
    let link = links::find(scope, link).await?.ok_or(Refusal::NotFound)?;
    let q = store::question(scope, link.milestone_id).await?.ok_or(Refusal::NotFound)?;
    let given = link.given;
    let state = link.state(&q, now);
    Ok(LinkPage {
        asking: state == LinkState::Asking,
        changing: state == LinkState::Changing,
        settled: state == LinkState::Settled,
        expired: state == LinkState::Expired,
        handed: link.handed,
        renewed: state == LinkState::Expired && ask.query.get("said") == "link-renew",
        // A refused date is put right beside the date, not by answering again.
        change: state == LinkState::Changing && form.error("left_on").is_none() && (ask.query.has("change") || form.is_refused()),
        change_until: link.answered_at.map(|at| here.zone.day(at).plus_days(CHANGE_DAYS)),
        structure: here.name,
        address,
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
        form,
        q,
        link,
        given,
        today,
    })
}
