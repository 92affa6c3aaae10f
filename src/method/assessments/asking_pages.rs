//! The form that asks somebody by mail to rate, and how those who are asked stand on an assessment's page.

use super::{
    AssessmentState, Source,
    asking::{AskSource, WithdrawSource, may_ask},
    links::{self, Reachable, Sent},
    party,
    reading::{self, Head},
    reminders::RemindSource,
    sources_of,
    store::{self, Asked},
    verdict::{self, SendSynthesis},
};
use crate::{
    db::{self, Scope},
    desk::{Purpose, Refusal, Visit},
    kernel::{Day, moment::Zone},
    method::{
        agreements::{Party, store::people},
        frameworks,
    },
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

pub(super) fn register(t: &mut Table) {
    super::tasks::register(t);
    t.action::<AskSource>();
    t.action::<WithdrawSource>();
    t.action::<party::RateByLink>();
    t.action::<RemindSource>();
    t.action::<SendSynthesis>();
    t.action::<verdict::AnswerSynthesis>();
    t.form::<AskSource, _, _>("/assessments/{id}/ask", ask_form);
    t.button::<WithdrawSource>("/assessments/{id}/withdraw");
    t.button::<SendSynthesis>("/assessments/{id}/send");
    t.link_form::<party::RateByLink, _, _>("/l/{token}/rating", party::page);
    t.link_form::<verdict::AnswerSynthesis, _, _>("/l/{token}/synthesis", verdict::page);
}

/// Somebody who is asked, on the assessment's page.
pub struct Line {
    pub source: Source,
    pub given_on: Option<Day>,
    /// Behind a mailed address: whom it was mailed to and when; how many items have an answer, of how many.
    pub mailed: Option<Mailed>,
    pub may_ask: bool,
    pub may_withdraw: bool,
}

/// What was mailed to somebody.
pub struct Mailed {
    pub name: String,
    pub recipient: String,
    pub on: Day,
    pub answered: i64,
    pub of: usize,
    /// Where it stands, as a text.
    pub key: &'static str,
}

impl Mailed {
    fn of(sent: &Sent, items: usize, zone: &Zone, visit: &Visit, given: bool) -> Mailed {
        let live = sent.is_live(visit.now);
        let key = match (live, sent.mail.as_deref()) {
            (false, _) if sent.withdrawn_at.is_some() => "rating-mail-withdrawn",
            (false, _) => "rating-mail-expired",
            (true, Some("dead")) if !given => "link-undelivered",
            (true, Some("queued")) => "link-leaving",
            (true, _) => "rating-mail-open",
        };
        Mailed {
            name: sent.recipient_name.clone(),
            recipient: sent.recipient.clone(),
            on: zone.day(sent.created_at),
            answered: sent.answered,
            of: items,
            key,
        }
    }
}

/// To whom a synthesis was put by mail, while it waits for their word.
///
/// # Errors
/// When the database does not answer.
pub async fn put_to(scope: &mut Scope, visit: &Visit, head: &Head) -> db::Result<Option<Mailed>> {
    let waits = matches!(head.a.state, AssessmentState::Synthesised | AssessmentState::Contested);
    let Some(zone) = visit.here.as_ref().map(|h| h.zone.clone()).filter(|_| waits && visit.reads_all()) else { return Ok(None) };
    let sent = links::sent(scope, Purpose::Synthesis, [head.a.id.0]).await?;
    Ok(sent.first().map(|d| Mailed::of(d, 0, &zone, visit, false)))
}

/// Those who are asked, with their addresses for whoever reads the case; and the eyes that can still be asked.
///
/// # Errors
/// When the database does not answer.
pub async fn lines(
    scope: &mut Scope,
    visit: &Visit,
    head: &Head,
    asked: &[Asked],
    items: usize,
    may_decide: bool,
) -> db::Result<Vec<Line>> {
    let zone = visit.here.as_ref().map(|h| h.zone.clone());
    let open = head.a.state == AssessmentState::Open;
    let sent = match visit.reads_all() && open {
        true => links::sent(scope, Purpose::Rating, asked.iter().filter(|s| s.member.is_none()).map(|s| s.id.0)).await?,
        false => Vec::new(),
    };
    let line = |s: &Asked| {
        let door = sent.iter().find(|d| d.subject == s.id.0);
        let mailed = door.zip(zone.as_ref()).map(|(d, zone)| Mailed::of(d, items, zone, visit, s.given_on.is_some()));
        let may_withdraw = may_decide && open && door.is_some_and(|d| d.is_live(visit.now));
        Line { source: s.source, given_on: s.given_on, mailed, may_ask: may_decide && may_ask(head.a.state, s), may_withdraw }
    };
    Ok(asked.iter().map(line).collect())
}

/// Eyes that an open assessment could still ask for.
pub fn others(kind: frameworks::FrameworkKind, state: AssessmentState, asked: &[Asked]) -> Vec<Source> {
    let free = |s: &&Source| !matches!(s, Source::Coach) && asked.iter().all(|a| a.source != **s);
    match state {
        AssessmentState::Open => sources_of(kind).iter().filter(free).copied().collect(),
        _ => Vec::new(),
    }
}

#[derive(Template)]
#[template(path = "assessments/ask.html")]
pub struct AskPage {
    pub form: Filled,
    pub head: Head,
    pub source: Source,
    /// Where the person is written to.
    pub email: Option<String>,
    /// Those of the firm who can be written to.
    pub contacts: Vec<Choice>,
    pub asked_before: bool,
}

impl AskPage {
    /// Whether name and address are typed here.
    pub fn types(&self) -> bool {
        matches!(self.source, Source::Client | Source::Supervisor)
    }
}

async fn ask_form(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let (id, visit) = (ask.id("id")?, ask.visit.clone());
    let source: Source = form.value("source").parse().map_err(|_| Refusal::NotFound)?;
    let scope = ask.scope().await?;
    let head = reading::head(scope, &visit, id).await?;
    let may = head.coach_id.zip(head.stage).is_some_and(|(coach, stage)| super::actions::may_decide(&visit, coach, stage));
    if !may && !form.is_refused() {
        return Err(Refusal::Forbidden);
    }
    let case = head.a.case.ok_or(Refusal::NotFound)?;
    let known = people(scope, case, head.a.employer, None).await?.ok_or(Refusal::NotFound)?;
    let asked = store::sources(scope, id).await?.into_iter().find(|s| s.source == source);
    let before = links::sent(scope, Purpose::Rating, asked.map(|s| s.id.0)).await?.into_iter().next();
    let contacts = match source {
        Source::Employer => links::contacts(scope, case, head.a.employer).await?,
        _ => Vec::new(),
    };
    if let Some(before) = before.as_ref().filter(|_| !form.is_refused() && matches!(source, Source::Client | Source::Supervisor)) {
        form.typed.default_to("name", &before.recipient_name).default_to("email", &before.recipient);
    }
    let named = |c: Reachable| Choice::named(c.id, &format!("{}, {} ({})", c.name, c.employer, c.email));
    ask.read("assessment.ask", id);
    let page = AskPage {
        form,
        source,
        email: known.email(Party::Trainee).map(|e| e.to_string()),
        contacts: contacts.into_iter().map(named).collect(),
        asked_before: before.is_some(),
        head,
    };
    ask.task("nav-trainees", ask.t("assessment-ask"), &page)
}
