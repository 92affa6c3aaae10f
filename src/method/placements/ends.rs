//! The end of a job: when, who, in which form, and why.

use super::{EndCause, EndForm, EndInitiator, EndPhase, EndValence, joined, phase, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Prose, ids::*},
    method::{
        agreements,
        cases::{self, stages::Step},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A job ends.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndPlacement {
    pub id: PlacementId,
    /// The last day worked.
    pub ended_on: Day,
    /// Read from the trial's last day unless said otherwise.
    pub end_phase: Option<EndPhase>,
    pub end_initiator: Option<EndInitiator>,
    pub end_form: Option<EndForm>,
    #[serde(default)]
    pub end_causes: Vec<EndCause>,
    /// For the person.
    pub end_valence: Option<EndValence>,
    pub end_note: Option<Prose>,
}

impl Action for EndPlacement {
    const NAME: &'static str = "placement.end";
    const ABOUT: &'static str = "Records the end of a job, with its reasons";
    const API: &'static str = "/placements/{id}/end";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        EndPlacement {
            id: w.placement,
            ended_on: w.today,
            end_phase: Some(EndPhase::AfterTrial),
            end_initiator: Some(EndInitiator::Both),
            end_form: Some(EndForm::Mutual),
            end_causes: vec![EndCause::Commute],
            end_valence: Some(EndValence::Neutral),
            end_note: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let placement = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, placement.case).await?;
        if self.ended_on < placement.started_on {
            return Err(Refusal::rule("ended_on", "err-end-before-start"));
        }
        let end = store::End {
            on: self.ended_on,
            phase: self.end_phase.unwrap_or_else(|| phase(placement.started_on, placement.trial_ends_on, self.ended_on)),
            initiator: self.end_initiator,
            form: self.end_form,
            causes: joined(&self.end_causes),
            valence: self.end_valence,
            note: self.end_note.map(String::from),
        };
        match store::end(&mut desk.scope, self.id, end).await {
            Err(db::Error::NotOne { .. }) => return Err(Refusal::rule("ended_on", "err-ended-already")),
            other => other?,
        }
        if self.ended_on <= desk.today {
            agreements::write::end_with(desk, case.id, Some(self.id), self.ended_on).await?;
        }
        // Losing a job returns the case to the way towards work, unless another job goes on.
        let over = self.ended_on <= desk.today;
        if over && !store::covered(&mut desk.scope, case.id, self.id, desk.today).await? {
            cases::store::step(desk, &case, Step::LoseJob, self.ended_on, None).await?;
        }
        Ok(Saved::new(self.id, placement.version + 1, format!("/placements/{}", self.id)))
    }
}
