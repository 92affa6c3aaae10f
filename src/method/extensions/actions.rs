//! What can be changed about extensions: requested, decided, withdrawn.

use super::{Decision, ExtensionState, Logbook, check_caps, check_logbook, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Hundredths, Prose, fixed, ids::*, signal::Signal},
    method::{
        cases, objectives,
        plans::{self, store::Plan},
        suspensions,
    },
    people::profiles,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A longer end is asked for the last signed plan of a case.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestExtension {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<ExtensionId>,
    pub case: CaseId,
    pub new_end: Day,
    /// Why the time was not enough, and what more of it is for.
    pub reason: Prose,
    /// Coaching hours forecast until the new end.
    pub hours: Option<Hundredths>,
}

impl Action for RequestExtension {
    const NAME: &'static str = "extension.request";
    const ABOUT: &'static str = "Asks for a longer end of the last signed plan";
    const API: &'static str = "/extensions";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        RequestExtension {
            id: Some(w.fresh.into()),
            case: w.ready_case,
            new_end: w.today.plus_days(150),
            reason: fixed("Un changement de poste demande encore trois mois"),
            hours: Some(Hundredths(1200)),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        let plan = last_signed(desk, case.id).await?;
        if plan.open_ended {
            return Err(Refusal::rule("new_end", "err-extension-endless").way_out("profile-see", "/profile"));
        }
        let known = store::of_plan(&mut desk.scope, plan.id).await?;
        if known.iter().any(|e| e.state == ExtensionState::Requested) {
            return Err(Refusal::rule("new_end", "err-extension-waits").way_out("plan-open", format!("/plans/{}", plan.id)));
        }
        let open = objectives::store::of_plan(&mut desk.scope, plan.id).await?.iter().filter(|o| o.closed_on.is_none()).count();
        let contact_missing = case.next_contact_on.filter(|agreed| *agreed < desk.today);
        check_logbook(Logbook { case: case.id, plan: plan.id, contact_missing, open_objectives: open })?;
        let here = desk.here().clone();
        let numbers = profiles::store::on(&mut desk.scope, &here, desk.today).await?;
        let granted = known.iter().filter(|e| e.state == ExtensionState::Granted).count();
        check_caps(plan.last_day(), self.new_end, granted, &numbers)?;
        plans::actions::below_ceiling(desk, case.id, plan.starts_on, self.new_end, &numbers, "new_end").await?;
        let request = store::Extension {
            id: desk.id_or_fresh(self.id),
            r#ref: None,
            plan: plan.id,
            state: ExtensionState::Requested,
            reason: self.reason.into(),
            new_end: self.new_end,
            hours: self.hours,
            requested_on: desk.today,
            requested_by: desk.me(),
            decided_on: None,
            decided_by: None,
            comment: None,
            version: 1,
        };
        store::insert(&mut desk.scope, &request).await?;
        Ok(Saved::new(request.id, 1, format!("/plans/{}", plan.id)))
    }
}

/// The plan that an extension would be of.
async fn last_signed(desk: &mut Desk, case: CaseId) -> Result<Plan, Refusal> {
    let plans = plans::store::of_case(&mut desk.scope, case).await?;
    let last = plans.into_iter().filter(Plan::signed).max_by_key(Plan::last_day);
    last.ok_or_else(|| Refusal::rule("new_end", "err-extension-no-plan").way_out("plan-new", format!("/cases/{case}/plans/new")))
}

/// The structure grants or denies.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideExtension {
    pub id: ExtensionId,
    pub decision: Decision,
    /// Why; needed for a denial.
    pub comment: Option<Prose>,
}

impl Action for DecideExtension {
    const NAME: &'static str = "extension.decide";
    const ABOUT: &'static str = "Grants or denies an extension";
    const API: &'static str = "/extensions/{id}/decide";
    const AUDIENCE: Audience = Audience::DECIDERS;

    fn example(w: &World) -> Self {
        DecideExtension { id: w.extension, decision: Decision::Granted, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let request = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let plan = plans::store::find(&mut desk.scope, request.plan).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::find(&mut desk.scope, plan.case).await?.ok_or(Refusal::NotFound)?;
        if case.stage.is_over() {
            return Err(Refusal::rule("decision", "err-case-closed").way_out("case-open", format!("/cases/{}", case.id)));
        }
        if self.decision == Decision::Denied && self.comment.is_none() {
            return Err(Refusal::rule("comment", "err-denied-why"));
        }
        let (today, me) = (desk.today, desk.me());
        end_wait(desk, request.id, self.decision.into(), today, me, self.comment.map(String::from)).await?;
        if self.decision == Decision::Granted {
            // A suspension agreed while the request waited has moved the end: it must not be moved back.
            if request.new_end <= plan.last_day() {
                return Err(Refusal::said("decision", Signal::new("err-extension-short").with("date", plan.last_day())));
            }
            suspensions::store::move_end(&mut desk.scope, plan.id, request.new_end).await?;
        }
        Ok(Saved::new(request.id, request.version + 1, "/steering".into()))
    }
}

/// The coach takes a request back.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawExtension {
    pub id: ExtensionId,
}

impl Action for WithdrawExtension {
    const NAME: &'static str = "extension.withdraw";
    const ABOUT: &'static str = "Takes back a request for an extension";
    const API: &'static str = "/extensions/{id}/withdraw";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        WithdrawExtension { id: w.extension }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let request = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let plan = plans::store::find(&mut desk.scope, request.plan).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, plan.case).await?;
        let (today, me) = (desk.today, desk.me());
        end_wait(desk, request.id, ExtensionState::Withdrawn, today, me, None).await?;
        Ok(Saved::new(request.id, request.version + 1, format!("/plans/{}", plan.id)))
    }
}

async fn end_wait(
    desk: &mut Desk,
    id: ExtensionId,
    state: ExtensionState,
    on: Day,
    by: Option<MemberId>,
    comment: Option<String>,
) -> Result<(), Refusal> {
    match store::decide(&mut desk.scope, id, state, on, by, comment).await {
        Err(db::Error::NotOne { .. }) => Err(Refusal::rule("decision", "err-decided-already")),
        other => Ok(other?),
    }
}
