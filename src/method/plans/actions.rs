//! What can be changed about a plan: drafted, proposed, signed, and what it brought.

use super::{Signer, Span, ceiling, overlaps, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Hundredths, Prose, fixed, ids::*, signal::Signal},
    method::{
        cases::{self, stages::Step},
        suspensions,
    },
    people::profiles::{self, Numbers, Rule},
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
    /// The last day, counted in; under a profile without an end, the day of the next review.
    pub planned_end: Day,
    /// Coaching hours forecast for the whole plan.
    pub hours_planned: Option<Hundredths>,
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
            hours_planned: Some(Hundredths(2400)),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        if self.planned_end < self.starts_on {
            return Err(Refusal::rule("planned_end", "err-end-before-start"));
        }
        // The numbers of the day on which the plan is made: it keeps them, whatever the profile becomes.
        let here = desk.here().clone();
        let numbers = profiles::store::on(&mut desk.scope, &here, desk.today).await?;
        check_length(desk, case.id, self.starts_on, self.planned_end, &numbers).await?;
        let plan = store::Plan {
            id: desk.id_or_fresh(self.id),
            r#ref: None,
            case: case.id,
            purpose: Some(self.purpose.into()),
            starts_on: self.starts_on,
            planned_end: self.planned_end,
            ends_on: None,
            signed_trainee_on: None,
            signed_coach_on: None,
            signed_employer_on: None,
            version: 1,
            proposed_on: None,
            hours_planned: self.hours_planned,
            open_ended: !numbers.limits_time(),
            bilan: None,
            bilan_on: None,
            coach: case.coach,
        };
        store::insert(&mut desk.scope, &plan).await?;
        Ok(Saved::new(plan.id, 1, format!("/plans/{}", plan.id)))
    }
}

/// Whether a plan is no longer than the profile's slice, and ends below the ceiling of the whole accompaniment.
async fn check_length(desk: &mut Desk, case: CaseId, starts_on: Day, ends_on: Day, numbers: &Numbers) -> Result<(), Refusal> {
    if let Some(months) = numbers.months(Rule::PlanMonths)
        && ends_on > starts_on.plus_months(months)
    {
        let said = Refusal::said("planned_end", Signal::new("err-plan-long").with("months", months));
        return Err(said.way_out("profile-see", "/profile#plan_months"));
    }
    below_ceiling(desk, case, starts_on, ends_on, numbers, "planned_end").await
}

/// Whether an end is below the ceiling of the whole accompaniment: a longer one for who stays with one employer.
///
/// # Errors
/// `err-plan-ceiling`, with the line of the profile.
pub async fn below_ceiling(
    desk: &mut Desk,
    case: CaseId,
    starts_on: Day,
    ends_on: Day,
    numbers: &Numbers,
    field: &str,
) -> Result<(), Refusal> {
    let employers = store::employers_on(&mut desk.scope, case, desk.today).await?;
    let rule = if employers == 1 { Rule::CeilingSameEmployerMonths } else { Rule::CeilingMonths };
    let Some(months) = numbers.months(rule) else { return Ok(()) };
    let plans = store::of_case(&mut desk.scope, case).await?;
    let first_signed = plans.iter().map(store::Plan::span).filter(|p| p.signed).map(|p: Span| p.starts_on).min();
    let suspended = suspensions::store::of_case(&mut desk.scope, case).await?.iter().map(|s| s.rest().days()).sum();
    let latest = ceiling(first_signed, starts_on, months, suspended);
    if ends_on > latest {
        let said = Signal::new("err-plan-ceiling").with("months", months).with("date", latest);
        return Err(Refusal::said(field, said).way_out("profile-see", format!("/profile#{rule}")));
    }
    Ok(())
}

/// A drafted plan is handed to those who are to sign it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposePlan {
    pub id: PlanId,
}

impl Action for ProposePlan {
    const NAME: &'static str = "plan.propose";
    const ABOUT: &'static str = "Hands a drafted plan to those who are to sign it";
    const API: &'static str = "/plans/{id}/propose";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        ProposePlan { id: w.plan }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let plan = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, plan.case).await?;
        match store::propose(&mut desk.scope, plan.id, desk.today).await {
            Err(db::Error::NotOne { .. }) => return Err(Refusal::rule("", "err-proposed-already")),
            other => other?,
        }
        Ok(Saved::new(plan.id, plan.version + 1, format!("/plans/{}", plan.id)))
    }
}

/// What a plan brought, once it has ended.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteBilan {
    pub id: PlanId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub bilan: Prose,
}

impl Action for WriteBilan {
    const NAME: &'static str = "plan.bilan";
    const ABOUT: &'static str = "Writes what a plan brought";
    const API: &'static str = "/plans/{id}/bilan";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        let bilan = "Tient le poste seule, demande de l’aide quand il le faut";
        WriteBilan { id: w.plan, version: None, bilan: fixed(bilan) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let plan = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, plan.case).await?;
        desk.rewrites(&plan, plan.version, self.version)?;
        let today = desk.today;
        store::write_bilan(&mut desk.scope, &plan, self.bilan.as_str(), today).await?;
        Ok(Saved::new(plan.id, plan.version + 1, format!("/plans/{}", plan.id)))
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
        if completes {
            cases::store::step(desk, &case, Step::Agree, on, None).await?;
        }
        Ok(Saved::new(plan.id, plan.version + 1, format!("/plans/{}", plan.id)))
    }
}
