//! Asking for a longer end, and deciding on it.

use super::{
    Decision, ExtensionState,
    actions::{DecideExtension, RequestExtension, WithdrawExtension},
    store::{self, Extension},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, ids::*},
    method::{
        cases::{
            self,
            drawing::{self, Rod},
        },
        objectives::{self, store::Objective},
        plans::{self, store::Plan},
    },
    people::profiles::{Rule, pages::numbers},
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "extensions/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub case: CaseId,
    pub name: String,
    /// When the plan ends that would be extended.
    pub last_day: Option<Day>,
    /// The profile's longest extension, in months.
    pub months: Option<i64>,
}

#[derive(Template)]
#[template(path = "extensions/decide.html")]
pub struct DecidePage {
    pub form: Filled,
    pub name: String,
    pub request: Extension,
    pub plan: Plan,
    pub rod: Rod,
    pub objectives: Vec<Objective>,
    /// Granted before, of as many as the profile allows.
    pub granted: usize,
    pub most: Option<i64>,
    pub decisions: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    t.resource::<Extension>(Audience::STAFF, "extension.list", "extension.read");
    t.action::<RequestExtension>();
    t.action::<DecideExtension>();
    t.action::<WithdrawExtension>();
    t.form::<RequestExtension, _, _>("/cases/{case}/extension", new);
    t.form::<DecideExtension, _, _>("/extensions/{id}/decide", decide);
    t.button::<WithdrawExtension>("/extensions/{id}/withdraw");
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let numbers = numbers(&mut ask, visit.today).await?;
    let scope = ask.scope().await?;
    let head = cases::reading::head_to_write(scope, &visit, case, form.is_refused()).await?;
    let plans = plans::store::of_case(scope, case).await?;
    let plan = plans.into_iter().filter(Plan::signed).max_by_key(Plan::last_day);
    if let (Some(plan), Some(months)) = (&plan, numbers.months(Rule::ExtensionMonths)) {
        form.typed.default_to("new_end", plan.last_day().plus_months(months));
    }
    ask.read("extension.request", case);
    let last_day = plan.as_ref().map(Plan::last_day);
    let page = NewPage { form, case, name: head.full_name(), last_day, months: numbers.get(Rule::ExtensionMonths) };
    ask.task("nav-trainees", ask.t("extension-ask"), &page)
}

async fn decide(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: ExtensionId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let request = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let plan = plans::store::find(scope, request.plan).await?.ok_or(Refusal::NotFound)?;
    let head = cases::reading::head(scope, &visit, plan.case).await?;
    let objectives = objectives::store::of_plan(scope, plan.id).await?;
    let all = store::of_plan(scope, plan.id).await?;
    ask.read("extension.decide", id);
    let numbers = numbers(&mut ask, request.requested_on).await?;
    let page = DecidePage {
        form,
        name: head.full_name(),
        rod: drawing::rod(plan.starts_on, plan.last_day(), visit.today),
        granted: all.iter().filter(|e| e.state == ExtensionState::Granted).count(),
        most: numbers.get(Rule::Extensions),
        request,
        plan,
        objectives,
        decisions: choices!(Decision),
    };
    ask.task("nav-steering", ask.t("extension-decide"), &page)
}
