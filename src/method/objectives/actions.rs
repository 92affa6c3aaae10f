//! What can be changed about an objective: opened, ended with its result.

use super::{Domain, Origin, Outcome, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Line, fixed, ids::*, signal::Signal},
    method::{cases, gaps, plans},
    people::profiles::{self, Rule},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something to reach, in one sentence the person understands.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenObjective {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<ObjectiveId>,
    pub plan: PlanId,
    pub text: Line,
    pub domain: Domain,
    pub origin: Origin,
    /// By when; within the plan.
    pub horizon_on: Option<Day>,
    /// The gap between person and post that it answers.
    pub gap: Option<GapId>,
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
            horizon_on: None,
            gap: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let plan = plans::store::find(&mut desk.scope, self.plan).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, plan.case).await?;
        if let Some(horizon) = self.horizon_on
            && !(plan.starts_on..=plan.last_day()).contains(&horizon)
        {
            let said = Signal::new("err-horizon").with("from", plan.starts_on).with("to", plan.last_day());
            return Err(Refusal::said("horizon_on", said));
        }
        let here = desk.here().clone();
        let numbers = profiles::store::on(&mut desk.scope, &here, desk.today).await?;
        let open = store::of_plan(&mut desk.scope, plan.id).await?.iter().filter(|o| o.closed_on.is_none()).count();
        if let Some(most) = numbers.get(Rule::PriorityObjectives).filter(|most| open as i64 >= *most) {
            let said = Refusal::said("text", Signal::new("err-objectives").with("most", most));
            return Err(said.way_out("profile-see", "/profile#priority_objectives"));
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
            horizon_on: self.horizon_on,
            result_note: None,
        };
        store::insert(&mut desk.scope, &objective).await?;
        if let Some(gap) = self.gap {
            gaps::store::answered_by(&mut desk.scope, gap, plan.case, id).await.map_err(|_| Refusal::NotFound)?;
        }
        Ok(Saved::new(id, 1, format!("/plans/{}", plan.id)))
    }
}

/// How an objective ended.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseObjective {
    pub id: ObjectiveId,
    pub result: Outcome,
    /// Why; needed when it is dropped.
    pub note: Option<Line>,
}

impl Action for CloseObjective {
    const NAME: &'static str = "objective.close";
    const ABOUT: &'static str = "Ends an objective with its result";
    const API: &'static str = "/objectives/{id}/close";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        CloseObjective { id: w.objective, result: Outcome::Met, note: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let objective = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let plan = plans::store::find(&mut desk.scope, objective.plan).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, plan.case).await?;
        if self.result == Outcome::Dropped && self.note.is_none() {
            return Err(Refusal::rule("note", "err-objective-why"));
        }
        let (on, note) = (desk.today.max(objective.opened_on), self.note.map(String::from));
        match store::close(&mut desk.scope, self.id, on, self.result, note).await {
            Err(db::Error::NotOne { .. }) => return Err(Refusal::rule("result", "err-objective-closed")),
            other => other?,
        }
        Ok(Saved::new(self.id, objective.version + 1, format!("/plans/{}", plan.id)))
    }
}
