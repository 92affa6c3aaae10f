//! The form that suspends an accompaniment, and the one that ends a suspension earlier.

use super::{
    SuspensionReason,
    actions::{ResumeCase, SuspendCase},
    store::{self, Suspension},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::ids::*,
    method::cases,
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "suspensions/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub case: CaseId,
    pub name: String,
    pub reasons: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "suspensions/end.html")]
pub struct EndPage {
    pub form: Filled,
    pub name: String,
    pub suspension: Suspension,
}

pub fn register(t: &mut Table) {
    t.resource::<Suspension>(Audience::STAFF, "suspension.list", "suspension.read");
    t.action::<SuspendCase>();
    t.action::<ResumeCase>();
    t.form::<SuspendCase, _, _>("/cases/{case}/suspensions/new", new);
    t.form::<ResumeCase, _, _>("/suspensions/{id}/end", end);
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let head = cases::reading::head_to_write(ask.scope().await?, &visit, case, form.is_refused()).await?;
    form.typed.default_to("from_on", visit.today);
    ask.read("suspension.agree", case);
    let page = NewPage { form, case, name: head.full_name(), reasons: choices!(SuspensionReason) };
    ask.task("nav-trainees", ask.t("suspension-new"), &page)
}

async fn end(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: SuspensionId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let suspension = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let head = cases::reading::head_to_write(scope, &visit, suspension.case, form.is_refused()).await?;
    form.typed.default_to("back_on", visit.today);
    ask.read("suspension.end", id);
    ask.task("nav-trainees", ask.t("suspension-end"), &EndPage { form, name: head.full_name(), suspension })
}
