//! A plan: drafted in one form, then its objectives, signatures, hours, extensions and bilan on its page.

use super::{
    PlanState, Signer,
    actions::{DraftPlan, ProposePlan, SignPlan, WriteBilan},
    hours::{self, Month, Slope},
    shares::{self, Shares},
    store::{self, Plan},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, Hundredths, ids::*},
    method::{
        cases::{
            self,
            drawing::{self, Rod},
        },
        extensions::{self, ExtensionState, store::Extension},
        objectives::{
            Domain, Origin, Outcome,
            actions::{CloseObjective, OpenObjective},
            store::{self as objectives, Objective},
        },
        suspensions,
    },
    people::profiles::{Rule, pages::numbers},
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "plans/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub case: CaseId,
    pub name: String,
    /// The profile's length of a plan, in months.
    pub months: Option<i64>,
    /// Under this profile a plan has a review and no end.
    pub endless: bool,
}

#[derive(Template)]
#[template(path = "plans/show.html")]
pub struct ShowPage {
    pub plan: Plan,
    pub name: String,
    pub state: PlanState,
    pub rod: Rod,
    pub objectives: Vec<Objective>,
    pub signatures: Vec<(Signer, Option<Day>)>,
    pub extensions: Vec<Extension>,
    pub months: Vec<Bar>,
    pub spent: Hundredths,
    pub slope: Option<&'static str>,
    /// Coaching beside work, once there is a job.
    pub shares: Option<Measured>,
    pub may_write: bool,
    pub may_extend: bool,
    pub form: Filled,
    pub domains: Vec<Choice>,
    pub origins: Vec<Choice>,
    pub results: Vec<Choice>,
    pub today: Day,
}

/// Coaching beside work, as the profile measures it.
pub struct Measured {
    pub of: Shares,
    /// Why it is too much.
    pub too_much: Option<&'static str>,
    pub too_little_firm: bool,
}

/// One month's hours, drawn as a share of the fullest.
pub struct Bar {
    pub from: Day,
    pub hours: Hundredths,
    /// 0 to 100.
    pub share: i64,
}

pub fn register(t: &mut Table) {
    t.resource::<Plan>(Audience::STAFF, "plan.list", "plan.read");
    t.resource::<Objective>(Audience::STAFF, "objective.list", "objective.read");
    t.action::<DraftPlan>();
    t.action::<ProposePlan>();
    t.action::<SignPlan>();
    t.action::<WriteBilan>();
    t.action::<OpenObjective>();
    t.action::<CloseObjective>();
    t.form::<DraftPlan, _, _>("/cases/{case}/plans/new", new);
    t.page("/plans/{id}", "plan.show", Audience::STAFF, |ask| show(ask, Filled::default()));
    t.form::<OpenObjective, _, _>("/plans/{plan}/objectives", write);
    t.form::<SignPlan, _, _>("/plans/{id}/sign", write);
    t.form::<WriteBilan, _, _>("/plans/{id}/bilan", write);
    t.button::<ProposePlan>("/plans/{id}/propose");
    t.button::<CloseObjective>("/objectives/{id}/close");
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let numbers = numbers(&mut ask, visit.today).await?;
    let scope = ask.scope().await?;
    let head = cases::reading::head_to_write(scope, &visit, case, form.is_refused()).await?;
    // A new plan begins the day after the last signed one ends, or today.
    let last = store::of_case(scope, case).await?.iter().filter(|p| p.signed()).map(Plan::last_day).max();
    let starts_on = last.map(|d| d.plus_days(1)).filter(|d| *d > visit.today).unwrap_or(visit.today);
    let months = numbers.months(Rule::PlanMonths).unwrap_or(6);
    form.typed.default_to("starts_on", starts_on);
    form.typed.default_to("planned_end", starts_on.plus_months(months).plus_days(-1));
    let months = numbers.get(Rule::PlanMonths);
    let page = NewPage { form, case, name: head.full_name(), months, endless: !numbers.limits_time() };
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
    let today = visit.today;
    let scope = ask.scope().await?;
    let plan = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let head = cases::reading::head(scope, &visit, plan.case).await?;
    let objectives = objectives::of_plan(scope, id).await?;
    let extensions = extensions::store::of_plan(scope, id).await?;
    let rests = suspensions::store::of_case(scope, plan.case).await?;
    let until = plan.last_day().min(today);
    let (jobs, before) = (store::jobs(scope, plan.case).await?, before(&store::of_case(scope, plan.case).await?, &plan));
    let from = before.as_ref().map_or(plan.starts_on, |b| b.starts_on);
    let contacts = store::contacts(scope, plan.case, from, until).await?;
    let numbers = numbers(&mut ask, today).await?;
    ask.read("plan.show", id);
    let minutes: Vec<(Day, i64)> = contacts.iter().filter_map(|c| Some((c.held_on, c.minutes?))).collect();
    let months = hours::by_month(plan.starts_on, until, &minutes);
    let of_before = before.and_then(|b| shares::between(b.starts_on, b.last_day().min(plan.starts_on.plus_days(-1)), &jobs, &contacts));
    let of_plan = shares::between(plan.starts_on, until, &jobs, &contacts);
    let waits = extensions.iter().any(|e| e.state == ExtensionState::Requested);
    let may_write = head.may_write(&visit) || form.is_refused();
    let page = ShowPage {
        name: head.full_name(),
        state: super::state(plan.span(), plan.proposed_on.is_some(), rests.iter().any(|r| r.rest().covers(today)), today),
        rod: drawing::rod(plan.starts_on, plan.last_day(), today),
        may_write,
        may_extend: may_write && plan.signed() && !plan.open_ended && !waits,
        signatures: vec![
            (Signer::Trainee, plan.signed_trainee_on),
            (Signer::Coach, plan.signed_coach_on),
            (Signer::Employer, plan.signed_employer_on),
        ],
        spent: as_hours(months.iter().map(|m| m.minutes).sum()),
        slope: hours::slope(&months, today).map(said),
        shares: of_plan.map(|of| Measured {
            of,
            too_much: of.too_much(of_before, &numbers),
            too_little_firm: of.too_little_firm(&numbers),
        }),
        months: bars(&months),
        plan,
        objectives,
        extensions,
        form,
        domains: choices!(Domain),
        origins: choices!(Origin),
        results: choices!(Outcome),
        today,
    };
    ask.page("nav-trainees", ask.t1("plan-of", "name", &page.name), &page)
}

/// The signed plan that ended before this one began.
fn before(all: &[Plan], plan: &Plan) -> Option<Plan> {
    all.iter().filter(|p| p.signed() && p.starts_on < plan.starts_on).max_by_key(|p| p.starts_on).cloned()
}

fn as_hours(minutes: i64) -> Hundredths {
    Hundredths((minutes * 100 + 30) / 60)
}

fn bars(months: &[Month]) -> Vec<Bar> {
    let most = months.iter().map(|m| m.minutes).max().unwrap_or(0).max(1);
    months.iter().map(|m| Bar { from: m.from, hours: as_hours(m.minutes), share: m.minutes * 100 / most }).collect()
}

fn said(slope: Slope) -> &'static str {
    match slope {
        Slope::Fades => "hours-fade",
        Slope::Steady => "hours-steady",
        Slope::Grows => "hours-grow",
    }
}
