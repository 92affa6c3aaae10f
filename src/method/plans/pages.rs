//! A plan: drafted in one form, then its objectives and signatures on its page.

use super::{
    Domain, Origin, Outcome, Signer,
    actions::{CloseObjective, DraftPlan, OpenObjective, SignPlan},
    store::{self, Objective, Plan},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, ids::*},
    method::cases::{
        self,
        drawing::{self, Rod},
    },
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

/// How long a plan is unless said otherwise, in months (`method.md`, section 7).
const USUAL_MONTHS: i32 = 6;

#[derive(Template)]
#[template(path = "plans/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub case: CaseId,
    pub name: String,
}

#[derive(Template)]
#[template(path = "plans/show.html")]
pub struct ShowPage {
    pub plan: Plan,
    pub name: String,
    pub rod: Rod,
    pub objectives: Vec<Objective>,
    pub signatures: Vec<(Signer, Option<Day>)>,
    pub may_write: bool,
    pub form: Filled,
    pub domains: Vec<Choice>,
    pub origins: Vec<Choice>,
    pub results: Vec<Choice>,
    pub today: Day,
}

pub fn register(t: &mut Table) {
    t.resource::<Plan>(Audience::STAFF, "plan.list", "plan.read");
    t.resource::<Objective>(Audience::STAFF, "objective.list", "objective.read");
    t.action::<DraftPlan>();
    t.action::<SignPlan>();
    t.action::<OpenObjective>();
    t.action::<CloseObjective>();
    t.form::<DraftPlan, _, _>("/cases/{case}/plans/new", new);
    t.page("/plans/{id}", "plan.show", Audience::STAFF, |ask| show(ask, Filled::default()));
    t.form::<OpenObjective, _, _>("/plans/{plan}/objectives", write);
    t.form::<SignPlan, _, _>("/plans/{id}/sign", write);
    t.button::<CloseObjective>("/objectives/{id}/close");
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let head = cases::reading::head_to_write(scope, &visit, case, form.is_refused()).await?;
    // A new plan begins the day after the last signed one ends, or today.
    let last = super::wall(&store::of_case(scope, case).await?.iter().map(Plan::span).collect::<Vec<_>>());
    let starts_on = last.map(|d| d.plus_days(1)).filter(|d| *d > visit.today).unwrap_or(visit.today);
    form.typed.default_to("starts_on", starts_on);
    form.typed.default_to("planned_end", starts_on.plus_months(USUAL_MONTHS).plus_days(-1));
    let page = NewPage { form, case, name: head.full_name() };
    ask.task("nav-trainees", ask.t("plan-new"), &page)
}

/// The same page as a form of its own: for whoever may write in the case.
async fn write(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: PlanId = ask.id("id").or_else(|_| ask.id("plan"))?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let plan = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    cases::reading::head_to_write(scope, &visit, plan.case, form.is_refused()).await?;
    show(ask, form).await
}

async fn show(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: PlanId = ask.id("id").or_else(|_| ask.id("plan"))?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let plan = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let head = cases::reading::head(scope, &visit, plan.case).await?;
    let objectives = store::objectives(scope, id).await?;
    ask.read("plan.show", id);
    let signatures =
        vec![(Signer::Trainee, plan.signed_trainee_on), (Signer::Coach, plan.signed_coach_on), (Signer::Employer, plan.signed_employer_on)];
    let page = ShowPage {
        name: head.full_name(),
        rod: drawing::rod(plan.starts_on, plan.last_day(), visit.today),
        may_write: head.may_write(&visit) || form.is_refused(),
        plan,
        objectives,
        signatures,
        form,
        domains: choices!(Domain),
        origins: choices!(Origin),
        results: choices!(Outcome),
        today: visit.today,
    };
    ask.page("nav-trainees", ask.t1("plan-of", "name", &page.name), &page)
}
