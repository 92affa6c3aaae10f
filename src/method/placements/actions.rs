//! What can be changed about a placement.

use super::{EndInitiator, EndPhase, PlacementKind, schedule, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Hundredths, Line, ids::*},
    method::cases::{self, stages::Step},
    people::employers,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A job begins, or is agreed for a day to come. Its milestones are laid out from its first day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatePlacement {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PlacementId>,
    pub case: CaseId,
    pub employer: EmployerId,
    pub kind: PlacementKind,
    pub started_on: Day,
    pub job_title: Option<Line>,
    /// ROME code, e.g. `D1106`.
    pub rome: Option<Line>,
    pub planned_end: Option<Day>,
    pub trial_ends_on: Option<Day>,
    pub weekly_hours: Option<Hundredths>,
    pub tutor: Option<Line>,
    pub tutor_named_on: Option<Day>,
}

impl Action for CreatePlacement {
    const NAME: &'static str = "placement.create";
    const ABOUT: &'static str = "Records a job with its milestones";
    const API: &'static str = "/placements";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        CreatePlacement {
            id: Some(w.fresh.into()),
            case: w.case,
            employer: w.employer,
            kind: PlacementKind::Cdd,
            started_on: w.today.plus_days(-10),
            job_title: "Aide-boulangère".parse().ok(),
            rome: "D1102".parse().ok(),
            planned_end: Some(w.today.plus_months(6)),
            trial_ends_on: Some(w.today.plus_days(20)),
            weekly_hours: Some(Hundredths(2800)),
            tutor: None,
            tutor_named_on: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        for (field, end) in [("planned_end", self.planned_end), ("trial_ends_on", self.trial_ends_on)] {
            if end.is_some_and(|e| e < self.started_on) {
                return Err(Refusal::rule(field, "err-end-before-start"));
            }
        }
        employers::store::find(&mut desk.scope, self.employer).await?.ok_or(Refusal::NotFound)?;
        let placement = store::Placement {
            id: desk.id_or_fresh(self.id),
            r#ref: None,
            case: case.id,
            employer: self.employer,
            job_title: self.job_title.map(String::from),
            rome: self.rome.map(String::from),
            kind: self.kind,
            started_on: self.started_on,
            planned_end: self.planned_end,
            trial_ends_on: self.trial_ends_on,
            ended_on: None,
            end_phase: None,
            end_initiator: None,
            weekly_hours: self.weekly_hours,
            tutor: self.tutor.map(String::from),
            tutor_named_on: self.tutor_named_on,
            version: 1,
        };
        store::insert(&mut desk.scope, &placement).await?;
        let laid = schedule(self.started_on, self.trial_ends_on).into_iter().map(|(kind, due)| (desk.fresh(), kind, due)).collect();
        store::lay_out(&mut desk.scope, &placement, case.coach, laid).await?;
        if self.started_on <= desk.today {
            cases::store::step(desk, &case, Step::Employ, self.started_on, None).await?;
        }
        Ok(Saved::new(placement.id, 1, format!("/placements/{}", placement.id)))
    }
}

/// A job ends.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndPlacement {
    pub id: PlacementId,
    /// The last day worked.
    pub ended_on: Day,
    pub end_phase: Option<EndPhase>,
    pub end_initiator: Option<EndInitiator>,
}

impl Action for EndPlacement {
    const NAME: &'static str = "placement.end";
    const ABOUT: &'static str = "Records the end of a job";
    const API: &'static str = "/placements/{id}/end";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        EndPlacement { id: w.placement, ended_on: w.today, end_phase: Some(EndPhase::AfterTrial), end_initiator: Some(EndInitiator::Both) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let placement = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, placement.case).await?;
        if self.ended_on < placement.started_on {
            return Err(Refusal::rule("ended_on", "err-end-before-start"));
        }
        match store::end(&mut desk.scope, self.id, self.ended_on, self.end_phase, self.end_initiator).await {
            Err(db::Error::NotOne { .. }) => return Err(Refusal::rule("ended_on", "err-ended-already")),
            other => other?,
        }
        // Losing a job returns the case to the way towards work, unless another job goes on.
        let over = self.ended_on <= desk.today;
        if over && !store::covered(&mut desk.scope, case.id, self.id, desk.today).await? {
            cases::store::step(desk, &case, Step::LoseJob, self.ended_on, None).await?;
        }
        Ok(Saved::new(self.id, placement.version + 1, format!("/placements/{}", self.id)))
    }
}
