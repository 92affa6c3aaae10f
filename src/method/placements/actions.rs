//! What can be changed about a placement.

use super::{PlacementKind, schedule, store};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Hundredths, Line, ids::*},
    method::{
        cases::{self, stages::Step},
        milestones::{self, MilestoneKind},
    },
    people::employers::{self, Country},
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
        check_ends(self.started_on, self.planned_end, self.trial_ends_on)?;
        let employer = employers::store::find(&mut desk.scope, self.employer).await?.ok_or(Refusal::NotFound)?;
        check_trial(desk, employer.country, self.trial_ends_on)?;
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
            end_form: None,
            end_causes: String::new(),
            end_valence: None,
            end_note: None,
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

/// Nothing agreed of a job ends before its first day.
fn check_ends(started_on: Day, planned_end: Option<Day>, trial_ends_on: Option<Day>) -> Result<(), Refusal> {
    for (field, end) in [("planned_end", planned_end), ("trial_ends_on", trial_ends_on)] {
        if end.is_some_and(|e| e < started_on) {
            return Err(Refusal::rule(field, "err-end-before-start"));
        }
    }
    Ok(())
}

/// Belgium has no trial period (`method.md`, section 6). An employer without a country is where the structure is.
fn check_trial(desk: &Desk, country: Option<Country>, trial_ends_on: Option<Day>) -> Result<(), Refusal> {
    let belgian = country.map_or_else(|| desk.here().country == Country::Be.word(), |c| c == Country::Be);
    if belgian && trial_ends_on.is_some() { Err(Refusal::rule("trial_ends_on", "err-no-trial")) } else { Ok(()) }
}

/// What was agreed of a job anew: the trial moves, the contract is renewed, the hours change. What is left out is emptied. Its
/// milestones and the follow-up go along.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdatePlacement {
    pub id: PlacementId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub job_title: Option<Line>,
    /// ROME code, e.g. `D1106`.
    pub rome: Option<Line>,
    pub planned_end: Option<Day>,
    pub trial_ends_on: Option<Day>,
    pub weekly_hours: Option<Hundredths>,
    pub tutor: Option<Line>,
    pub tutor_named_on: Option<Day>,
}

impl Action for UpdatePlacement {
    const NAME: &'static str = "placement.update";
    const ABOUT: &'static str = "Rewrites what was agreed of a job; its milestones move along";
    const API: &'static str = "/placements/{id}/update";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        UpdatePlacement {
            id: w.placement,
            version: None,
            job_title: "Boulangère".parse().ok(),
            rome: None,
            planned_end: Some(w.today.plus_months(12)),
            trial_ends_on: Some(w.today.plus_days(30)),
            weekly_hours: Some(Hundredths(3000)),
            tutor: None,
            tutor_named_on: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, known.case).await?;
        desk.rewrites(&known, known.version, self.version)?;
        check_ends(known.started_on, self.planned_end, self.trial_ends_on)?;
        let employer = employers::store::find(&mut desk.scope, known.employer).await?.ok_or(Refusal::NotFound)?;
        check_trial(desk, employer.country, self.trial_ends_on.filter(|_| self.trial_ends_on != known.trial_ends_on))?;
        let (was, version) = ((known.planned_end, known.trial_ends_on), known.version);
        let job = store::Placement {
            job_title: self.job_title.map(String::from),
            rome: self.rome.map(String::from),
            planned_end: self.planned_end,
            trial_ends_on: self.trial_ends_on,
            weekly_hours: self.weekly_hours,
            tutor: self.tutor.map(String::from),
            tutor_named_on: self.tutor_named_on,
            ..known
        };
        store::update(&mut desk.scope, &job).await?;
        move_along(desk, &job, case.coach, was).await?;
        Ok(Saved::new(job.id, version + 1, format!("/placements/{}", job.id)))
    }
}

/// The milestones of what changed: the trial's goes to its new last day, a contract that runs longer has a renewal to confirm.
async fn move_along(desk: &mut Desk, job: &store::Placement, coach: MemberId, was: (Option<Day>, Option<Day>)) -> Result<(), Refusal> {
    let mut laid = Vec::new();
    if let Some(end) = job.trial_ends_on.filter(|_| job.trial_ends_on != was.1) {
        let moved = store::move_milestone(&mut desk.scope, job.id, MilestoneKind::Trial, end).await?;
        let answered = milestones::store::of_placement(&mut desk.scope, job.id).await?.iter().any(|m| m.kind == MilestoneKind::Trial);
        if !moved && !answered {
            laid.push((desk.fresh(), MilestoneKind::Trial, end));
        }
    }
    if let (Some(before), Some(now)) = (was.0, job.planned_end)
        && now > before
    {
        let due = before.plus_days(1);
        let known = milestones::store::of_placement(&mut desk.scope, job.id).await?;
        if !known.iter().any(|m| m.kind == MilestoneKind::Renewed && m.due_on == due) {
            laid.push((desk.fresh(), MilestoneKind::Renewed, due));
        }
    }
    if !laid.is_empty() {
        store::lay_out(&mut desk.scope, job, coach, laid).await?;
    }
    Ok(())
}
