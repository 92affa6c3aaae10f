//! What can be changed about candidates: put forward, and what became of it.

use super::{CandidateResult, CandidateState, after, check_consent, store};
use crate::{
    db::{self, tables::Candidates},
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Prose, ids::*},
    method::{
        cases,
        needs::{self, NeedAnswer, NeedState, actions::past},
    },
    people::trainees,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A coach puts somebody of their own forward for a need. It answers a firm that had no answer yet.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutForward {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<CandidateId>,
    pub need: NeedId,
    pub case: CaseId,
    /// The day on which the firm was told; today unless said.
    pub on: Option<Day>,
}

impl Action for PutForward {
    const NAME: &'static str = "candidate.put_forward";
    const ABOUT: &'static str = "Puts a person forward for an employer's need, with their consent";
    const API: &'static str = "/candidates";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        PutForward { id: Some(w.fresh.into()), need: w.need, case: w.case, on: Some(w.today) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        let need = needs::actions::open(desk, self.need).await?;
        if store::of_case_and_need(&mut desk.scope, case.id, need.id).await?.is_some() {
            return Err(Refusal::rule("case", "err-candidate-twice").way_out("need-open", format!("/needs/{}", need.id)));
        }
        let put_on = past("on", self.on.unwrap_or(desk.today), need.asked_on, desk.today)?;
        let person = trainees::store::find(&mut desk.scope, case.trainee).await?.ok_or(Refusal::NotFound)?;
        check_consent(person.consent_on, put_on, person.id)?;
        if need.state == NeedState::Asked {
            needs::actions::give(desk, &need, NeedAnswer::Proposed, put_on, None).await?;
        }
        let candidate = store::Candidate {
            id: desk.id_or_fresh(self.id),
            r#ref: None,
            need: need.id,
            case: case.id,
            state: CandidateState::PutForward,
            put_on,
            put_by: desk.me(),
            met_on: None,
            result_on: None,
            reason: None,
            placement: None,
            consent_on: person.consent_on,
            version: 1,
        };
        store::insert(&mut desk.scope, &candidate).await?;
        Ok(Saved::new(candidate.id, 1, format!("/needs/{}", need.id)))
    }
}

/// What became of a candidate. Somebody hired before their job was recorded is told so again, with the job.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordResult {
    pub id: CandidateId,
    pub result: CandidateResult,
    /// Today unless said.
    pub on: Option<Day>,
    /// Why the firm or the person said no; needed then.
    pub reason: Option<Prose>,
    /// The job that came of it, when it is recorded.
    pub placement: Option<PlacementId>,
}

impl Action for RecordResult {
    const NAME: &'static str = "candidate.result";
    const ABOUT: &'static str = "Records what became of a person put forward";
    const API: &'static str = "/candidates/{id}/result";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        RecordResult { id: w.candidate, result: CandidateResult::Met, on: None, reason: None, placement: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, known.case).await?;
        let need = needs::store::find(&mut desk.scope, known.need).await?.ok_or(Refusal::NotFound)?;
        let page = format!("/needs/{}", need.id);
        if let Some(job) = self.placement {
            self.check_job(&store::jobs(&mut desk.scope, case.id, need.employer).await?, job)?;
        }
        let hired = self.result == CandidateResult::Hired;
        if let Some(job) = self.placement.filter(|_| hired && known.state == CandidateState::Hired && known.placement.is_none()) {
            moved(store::link(&mut desk.scope, known.id, job).await)?;
            return Ok(Saved::new(known.id, known.version + 1, page));
        }
        let to = after(known.state, self.result).map_err(|said| Refusal::said("result", said).way_out("need-open", page.clone()))?;
        // Closing counted who was hired.
        if hired && !need.state.is_open() {
            return Err(Refusal::rule("result", "err-need-closed").way_out("need-open", page));
        }
        if self.result.declined() && self.reason.is_none() {
            return Err(Refusal::rule("reason", "err-candidate-reason"));
        }
        let on = past("on", self.on.unwrap_or(desk.today), known.met_on.unwrap_or(known.put_on), desk.today)?;
        let mut cells = vec![(Candidates::State, to.into())];
        if self.result == CandidateResult::Met {
            cells.push((Candidates::MetOn, on.into()));
        } else {
            let reason = self.reason.filter(|_| self.result.declined()).map(String::from);
            cells.extend([
                (Candidates::ResultOn, on.into()),
                (Candidates::Reason, reason.into()),
                (Candidates::PlacementId, self.placement.into()),
            ]);
        }
        moved(store::step(&mut desk.scope, known.id, known.state, cells).await)?;
        Ok(Saved::new(known.id, known.version + 1, page))
    }
}

impl RecordResult {
    /// Whether a job can have come of it: it is the person's, at this employer's, and they were hired.
    fn check_job(&self, jobs: &[store::Job], job: PlacementId) -> Result<(), Refusal> {
        if self.result != CandidateResult::Hired {
            return Err(Refusal::rule("placement", "err-candidate-job-hired"));
        }
        if jobs.iter().any(|j| j.id == job) { Ok(()) } else { Err(Refusal::rule("placement", "err-candidate-job")) }
    }
}

/// Whoever comes second is told so.
fn moved(done: db::Result<()>) -> Result<(), Refusal> {
    match done {
        Err(db::Error::NotOne { .. }) => Err(Refusal::rule("result", "err-candidate-over")),
        other => Ok(other?),
    }
}
