//! The forms that change the course of a case: declined, closed, handed over.

use super::{
    ClosingReason,
    course::{CloseCase, DeclineCase, HandOverCase, HandOverCaseload, WelcomeCase},
    reading::{self, Head},
};
use crate::{
    choices,
    desk::{Refusal, Role, Visit},
    kernel::ids::*,
    people::{
        members,
        profiles::{Rule, pages::numbers},
    },
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "cases/decline.html")]
pub struct DeclinePage {
    pub form: Filled,
    pub head: Head,
}

#[derive(Template)]
#[template(path = "cases/close.html")]
pub struct ClosePage {
    pub form: Filled,
    pub head: Head,
    pub reasons: Vec<Choice>,
    pub yes_no: Vec<Choice>,
    /// For how long the firm alone has to have supplied the support, in months.
    pub months: i64,
    pub open_objectives: usize,
}

#[derive(Template)]
#[template(path = "cases/hand-over.html")]
pub struct HandOverPage {
    pub form: Filled,
    /// Whose case, or whose caseload.
    pub name: String,
    pub back: String,
    pub whole_caseload: bool,
    pub coaches: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    t.action::<WelcomeCase>();
    t.action::<DeclineCase>();
    t.action::<CloseCase>();
    t.action::<HandOverCase>();
    t.action::<HandOverCaseload>();
    t.button::<WelcomeCase>("/cases/{id}/welcome");
    t.form::<DeclineCase, _, _>("/cases/{id}/decline", decline);
    t.form::<CloseCase, _, _>("/cases/{id}/close", close);
    t.form::<HandOverCase, _, _>("/cases/{id}/hand_over", hand_over);
    t.form::<HandOverCaseload, _, _>("/members/{id}/hand_over", hand_over_all);
}

/// Whether a visit may move a case: its coach, or the director for them.
pub fn may_move(visit: &Visit, head: &Head) -> bool {
    !head.stage.is_over() && (visit.coaches(head.coach_id) || visit.has_role(Role::Director))
}

async fn head(ask: &mut Ask) -> Result<Head, Refusal> {
    let id: CaseId = ask.id("id")?;
    let visit = ask.visit.clone();
    let head = reading::head(ask.scope().await?, &visit, id).await?;
    if may_move(&visit, &head) || head.stage.is_over() { Ok(head) } else { Err(Refusal::Forbidden) }
}

async fn decline(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let head = head(&mut ask).await?;
    ask.read("case.decline", head.id);
    ask.task("nav-trainees", ask.t("case-decline"), &DeclinePage { form, head })
}

async fn close(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let head = head(&mut ask).await?;
    let today = ask.visit.today;
    let months = numbers(&mut ask, today).await?.get(Rule::NaturalSupportMonths).unwrap_or(0);
    let open_objectives = super::store::open_objectives(ask.scope().await?, head.id).await?;
    form.typed.default_to("closed_on", today);
    ask.read("case.close", head.id);
    let yes_no = vec![Choice::word("yes", "answer-yes".into()), Choice::word("no", "answer-no".into())];
    let page = ClosePage { form, head, reasons: choices!(ClosingReason), yes_no, months, open_objectives };
    ask.task("nav-trainees", ask.t("case-close"), &page)
}

async fn hand_over(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let head = head(&mut ask).await?;
    let coaches = coaches(&mut ask, head.coach_id, form.value("coach")).await?;
    let page = HandOverPage { form, name: head.full_name(), back: format!("/cases/{}", head.id), whole_caseload: false, coaches };
    ask.task("nav-trainees", ask.t("case-hand-over"), &page)
}

async fn hand_over_all(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: MemberId = ask.id("id")?;
    let member = members::store::find(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)?;
    let coaches = coaches(&mut ask, id, form.value("coach")).await?;
    let page = HandOverPage { form, name: member.name, back: "/steering".into(), whole_caseload: true, coaches };
    ask.task("nav-steering", ask.t("caseload-hand-over"), &page)
}

/// The other coaches at work, and whoever was chosen: what was typed stays.
async fn coaches(ask: &mut Ask, but: MemberId, chosen: &str) -> Result<Vec<Choice>, Refusal> {
    let all = members::store::active(ask.scope().await?).await?;
    let others = all.iter().filter(|m| m.roles.has(Role::Jobcoach) && (m.id != but || m.id.to_string() == chosen));
    Ok(others.map(|m| Choice::named(m.id, &m.name)).collect())
}
