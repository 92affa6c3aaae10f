//! What can be changed about a plan: drafted, signed, given objectives.

use super::{ACTIVE_OBJECTIVES, Domain, LONGEST_MONTHS, Origin, Outcome, Signer, overlaps, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Line, Prose, fixed, ids::*, signal::Signal},
    method::cases::{self, Stage},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A plan limited in time, before its signatures.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftPlan {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PlanId>,
    pub case: CaseId,
    pub purpose: Prose,
    pub starts_on: Day,
    /// The last day, counted in.
    pub planned_end: Day,
}

impl Action for DraftPlan {
    const NAME: &'static str = "plan.draft";
    const ABOUT: &'static str = "Drafts a plan limited in time";
    const API: &'static str = "/plans";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        DraftPlan {
            id: Some(w.fresh.into()),
            case: w.case,
            purpose: fixed("Tenir le poste"),
            starts_on: w.today.plus_months(7),
            planned_end: w.today.plus_months(13),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        if self.planned_end < self.starts_on {
            return Err(Refusal::rule("planned_end", "err-end-before-start"));
        }
        if self.planned_end > self.starts_on.plus_months(LONGEST_MONTHS) {
            return Err(Refusal::said("planned_end", Signal::new("err-plan-long").with("months", LONGEST_MONTHS)));
        }
        let id = desk.id_or_fresh(self.id);
        store::insert(&mut desk.scope, id, case.id, case.coach, self.purpose.as_str(), self.starts_on, self.planned_end).await?;
        Ok(Saved::new(id, 1, format!("/plans/{id}")))
    }
}

/// Somebody signed, on paper or beside the coach.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignPlan {
    pub id: PlanId,
    pub by: Signer,
    /// Today unless said otherwise.
    pub on: Option<Day>,
}

impl Action for SignPlan {
    const NAME: &'static str = "plan.sign";
    const ABOUT: &'static str = "Records a signature under a plan";
    const API: &'static str = "/plans/{id}/sign";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SignPlan { id: w.plan, by: Signer::Employer, on: Some(w.today) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let plan = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, plan.case).await?;
        let on = self.on.unwrap_or(desk.today);
        if on > desk.today {
            return Err(Refusal::rule("on", "err-future"));
        }
        let others: Vec<_> =
            store::of_case(&mut desk.scope, case.id).await?.iter().filter(|p| p.id != plan.id).map(store::Plan::span).collect();
        let completes = match self.by {
            Signer::Trainee => plan.signed_coach_on.is_some(),
            Signer::Coach => plan.signed_trainee_on.is_some(),
            Signer::Employer => false,
        };
        if completes && let Some(other) = overlaps(plan.span(), &others) {
            let said = Signal::new("err-plans-overlap").with("from", other.starts_on).with("to", other.last_day);
            return Err(Refusal::said("by", said).way_out("plan-new", format!("/cases/{}/plans/new", case.id)));
        }
        match store::sign(&mut desk.scope, plan.id, self.by, on).await {
            Err(db::Error::NotOne { .. }) => return Err(Refusal::rule("by", "err-signed-already")),
            other => other?,
        }
        if completes && matches!(case.stage, Stage::Referred | Stage::Intake) {
            // A signed plan ends the intake (`method.md`, section 3).
            cases::store::set_stage(&mut desk.scope, case.id, Stage::Towards).await?;
        }
        Ok(Saved::new(plan.id, plan.version + 1, format!("/plans/{}", plan.id)))
    }
}

/// What the plan is for, in one sentence the person understands.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenObjective {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<ObjectiveId>,
    pub plan: PlanId,
    pub text: Line,
    pub domain: Domain,
    pub origin: Origin,
}

impl Action for OpenObjective {
    const NAME: &'static str = "objective.open";
    const ABOUT: &'static str = "Adds an objective to a plan";
    const API: &'static str = "/objectives";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        OpenObjective {
            id: Some(w.fresh.into()),
            plan: w.plan,
            text: fixed("Lire un plan de nettoyage"),
            domain: Domain::Work,
            origin: Origin::Joint,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let plan = store::find(&mut desk.scope, self.plan).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, plan.case).await?;
        let open = store::objectives(&mut desk.scope, plan.id).await?.iter().filter(|o| o.closed_on.is_none()).count();
        if open >= ACTIVE_OBJECTIVES {
            return Err(Refusal::said("text", Signal::new("err-objectives").with("most", ACTIVE_OBJECTIVES)));
        }
        let id = desk.id_or_fresh(self.id);
        let objective = store::Objective {
            id,
            r#ref: None,
            plan: plan.id,
            text: Some(self.text.into()),
            domain: Some(self.domain),
            origin: Some(self.origin),
            opened_on: desk.today,
            closed_on: None,
            result: None,
            version: 1,
        };
        store::insert_objective(&mut desk.scope, &objective).await?;
        Ok(Saved::new(id, 1, format!("/plans/{}", plan.id)))
    }
}

/// How an objective ended.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseObjective {
    pub id: ObjectiveId,
    pub result: Outcome,
}

impl Action for CloseObjective {
    const NAME: &'static str = "objective.close";
    const ABOUT: &'static str = "Ends an objective with its result";
    const API: &'static str = "/objectives/{id}/close";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        CloseObjective { id: w.objective, result: Outcome::Met }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let objective = store::find_objective(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let plan = store::find(&mut desk.scope, objective.plan).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, plan.case).await?;
        match store::close_objective(&mut desk.scope, self.id, desk.today.max(objective.opened_on), self.result).await {
            Err(db::Error::NotOne { .. }) => return Err(Refusal::rule("result", "err-objective-closed")),
            other => other?,
        }
        Ok(Saved::new(self.id, objective.version + 1, format!("/plans/{}", plan.id)))
    }
}
