//! What changes the course of a case: welcomed, declined, closed, handed over.

use super::{
    ClosingReason, Stage, closing,
    stages::Step,
    store::{self, Case, Closing},
};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Role, Saved, World},
    kernel::{
        Day, Prose, YesNo, fixed,
        ids::{CaseId, MemberId},
        signal::Signal,
    },
    method::agreements,
    people::{
        members,
        profiles::{self, Rule},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The intake of a person who was referred begins.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WelcomeCase {
    pub id: CaseId,
}

impl Action for WelcomeCase {
    const NAME: &'static str = "case.welcome";
    const ABOUT: &'static str = "Begins the intake of a person who was referred";
    const API: &'static str = "/cases/{id}/welcome";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        WelcomeCase { id: w.referred_case }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = store::open_of_coach(&mut desk.scope, &desk.visit, self.id).await?;
        let today = desk.today;
        store::step(desk, &case, Step::Welcome, today, None).await?;
        Ok(saved(&case))
    }
}

/// Nothing comes of a referral or an intake.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineCase {
    pub id: CaseId,
    /// Why, in words the person may read.
    pub reason: Prose,
}

impl Action for DeclineCase {
    const NAME: &'static str = "case.decline";
    const ABOUT: &'static str = "Ends a referral or an intake without an accompaniment";
    const API: &'static str = "/cases/{id}/decline";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        DeclineCase { id: w.referred_case, reason: fixed("Une autre structure est plus proche") }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = store::open_of_coach(&mut desk.scope, &desk.visit, self.id).await?;
        store::must_stay(&mut desk.scope, case.id).await?;
        let today = desk.today;
        store::step(desk, &case, Step::Decline, today, Some(self.reason.into())).await?;
        store::keep_contacts(&mut desk.scope, case.id, Some(None), None).await?;
        agreements::write::end_with(desk, case.id, None, today).await?;
        Ok(saved(&case))
    }
}

/// An accompaniment ends, with its reason and bilan. Closing as `autonomous` asks the closing test, or a reason to overrule it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseCase {
    pub id: CaseId,
    pub reason: ClosingReason,
    /// What was reached, and what comes next.
    pub bilan: Prose,
    /// Today unless said otherwise.
    pub closed_on: Option<Day>,
    /// For as long as the method profile asks, only manager and colleagues supplied the support.
    pub supported_by_firm: Option<YesNo>,
    /// The person and the employer both agree.
    pub both_agree: Option<YesNo>,
    /// Why it is closed as autonomous although the test is not passed.
    pub overruled: Option<Prose>,
}

impl Action for CloseCase {
    const NAME: &'static str = "case.close";
    const ABOUT: &'static str = "Closes an accompaniment with its reason and bilan";
    const API: &'static str = "/cases/{id}/close";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        CloseCase {
            id: w.case,
            reason: ClosingReason::HandedOver,
            bilan: fixed("Le relais est pris par la mission locale"),
            closed_on: Some(w.today),
            supported_by_firm: None,
            both_agree: None,
            overruled: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = of_coach_or_director(desk, self.id).await?;
        let on = self.closed_on.unwrap_or(desk.today);
        if on > desk.today {
            return Err(Refusal::rule("closed_on", "err-future"));
        }
        if on < case.opened_on {
            return Err(Refusal::said("closed_on", Signal::new("err-before-case").with("date", case.opened_on)));
        }
        store::must_stay(&mut desk.scope, case.id).await?;
        let here = desk.here().clone();
        let months = profiles::store::on(&mut desk.scope, &here, on).await?.get(Rule::NaturalSupportMonths).unwrap_or(0);
        let open_objectives = store::open_objectives(&mut desk.scope, case.id).await?;
        let yes = |answer: Option<YesNo>| answer.is_some_and(|a| a.0);
        let test = closing::Test { supported_by_firm: yes(self.supported_by_firm), both_agree: yes(self.both_agree), open_objectives };
        closing::check(self.reason, test, self.overruled.is_some(), months)?;
        store::step(desk, &case, Step::Close, on, None).await?;
        let tested = (self.reason == ClosingReason::Autonomous).then_some(test);
        let kept = Closing {
            bilan: self.bilan.into(),
            supported_by_firm: tested.map(|t| t.supported_by_firm),
            both_agree: tested.map(|t| t.both_agree),
            objectives_done: tested.map(|t| t.open_objectives == 0),
            overruled: self.overruled.map(String::from),
        };
        store::keep_closing(desk, case.id, self.reason, kept).await?;
        agreements::write::end_with(desk, case.id, None, on).await?;
        Ok(saved(&case))
    }
}

/// Another coach goes on with a case. Who coached it before stays on record.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverCase {
    pub id: CaseId,
    pub coach: MemberId,
    /// What the next coach should know; for coaches only.
    pub note: Option<Prose>,
}

impl Action for HandOverCase {
    const NAME: &'static str = "case.hand_over";
    const ABOUT: &'static str = "Gives an accompaniment to another jobcoach";
    const API: &'static str = "/cases/{id}/hand_over";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        HandOverCase { id: w.case, coach: w.colleague, note: "Préfère être appelée le matin".parse().ok() }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = of_coach_or_director(desk, self.id).await?;
        receiving(desk, case.coach, self.coach).await?;
        let today = desk.today;
        store::hand_over(desk, &case, self.coach, today, self.note.map(String::from)).await?;
        Ok(saved(&case))
    }
}

/// Everything a coach has under way goes to another: they leave, or are away for long.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverCaseload {
    /// The coach who gives their cases away.
    pub id: MemberId,
    pub coach: MemberId,
    pub note: Option<Prose>,
}

impl Action for HandOverCaseload {
    const NAME: &'static str = "caseload.hand_over";
    const ABOUT: &'static str = "Gives all accompaniments of a jobcoach to another";
    const API: &'static str = "/members/{id}/hand_over";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        HandOverCaseload { id: w.coach, coach: w.colleague, note: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        members::store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        receiving(desk, self.id, self.coach).await?;
        let today = desk.today;
        let note = self.note.map(String::from);
        let all = store::under_way_of(&mut desk.scope, self.id).await?;
        if all.is_empty() {
            return Err(Refusal::rule("coach", "err-caseload-empty"));
        }
        for case in &all {
            store::hand_over(desk, case, self.coach, today, note.clone()).await?;
        }
        Ok(Saved::new(self.id, 1, "/steering".into()))
    }
}

fn saved(case: &Case) -> Saved {
    Saved::new(case.id, case.version + 1, format!("/cases/{}", case.id))
}

/// A case that its own coach, or the director for them, may move.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none, [`Refusal::Forbidden`] in a colleague's, a rule when it is over.
pub async fn of_coach_or_director(desk: &mut Desk, id: CaseId) -> Result<Case, Refusal> {
    let case = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    if desk.visit.has_role(Role::Director) {
        return match case.stage {
            Stage::Closed => Err(Refusal::rule("case", "err-case-closed")),
            Stage::Declined => Err(Refusal::rule("case", "err-case-declined")),
            _ => Ok(case),
        };
    }
    super::may_write(&desk.visit, case.coach, case.stage, case.trainee)?;
    Ok(case)
}

/// Whether a member can take cases over: a jobcoach at work, and another than before.
async fn receiving(desk: &mut Desk, from: MemberId, to: MemberId) -> Result<(), Refusal> {
    if from == to {
        return Err(Refusal::rule("coach", "err-same-coach"));
    }
    let colleagues = members::store::active(&mut desk.scope).await?;
    if !colleagues.iter().any(|m| m.id == to && m.roles.has(Role::Jobcoach)) {
        return Err(Refusal::rule("coach", "err-not-a-coach"));
    }
    Ok(())
}
