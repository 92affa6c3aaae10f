//! What can be changed about suspensions: agreed, and ended earlier.

use super::{Rest, SuspensionReason, kept_end, overlaps, store};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, ids::*, signal::Signal},
    method::{
        cases,
        plans::{self, store::Plan},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest rest that can be agreed at once, in months: a year and a half covers a parental leave with what goes before it.
const LONGEST_MONTHS: i32 = 18;

/// An accompaniment rests from one day to another, both counted in. The end of the plan that runs then moves by as many days.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuspendCase {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<SuspensionId>,
    pub case: CaseId,
    pub reason: SuspensionReason,
    pub from_on: Day,
    pub to_on: Day,
}

impl Action for SuspendCase {
    const NAME: &'static str = "suspension.agree";
    const ABOUT: &'static str = "Suspends an accompaniment; the plan's end moves by as many days";
    const API: &'static str = "/suspensions";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SuspendCase {
            id: Some(w.fresh.into()),
            case: w.case,
            reason: SuspensionReason::Illness,
            from_on: w.today.plus_days(40),
            to_on: w.today.plus_days(54),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        let rest = Rest { from_on: self.from_on, to_on: self.to_on };
        if rest.to_on < rest.from_on {
            return Err(Refusal::rule("to_on", "err-end-before-start"));
        }
        if rest.to_on > rest.from_on.plus_months(LONGEST_MONTHS) {
            return Err(Refusal::said("to_on", Signal::new("err-suspension-long").with("months", LONGEST_MONTHS)));
        }
        if rest.from_on < case.opened_on {
            return Err(Refusal::said("from_on", Signal::new("err-before-case").with("date", case.opened_on)));
        }
        let known: Vec<Rest> = store::of_case(&mut desk.scope, case.id).await?.iter().map(store::Suspension::rest).collect();
        if let Some(other) = overlaps(rest, &known) {
            let said = Signal::new("err-suspensions-overlap").with("from", other.from_on).with("to", other.to_on);
            return Err(Refusal::said("from_on", said));
        }
        let id = desk.id_or_fresh(self.id);
        store::insert(&mut desk.scope, id, case.id, self.reason, rest).await?;
        if let Some(plan) = running(desk, case.id, rest.from_on).await? {
            let after: Vec<Rest> = known.iter().copied().chain([rest]).collect();
            move_end(desk, &plan, kept_end(plan.starts_on, plan.last_day(), &known, &after)).await?;
        }
        Ok(Saved::new(id, 1, format!("/cases/{}", case.id)))
    }
}

/// An accompaniment goes on earlier than agreed, or the suspension did not take place.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeCase {
    pub id: SuspensionId,
    /// The first day on which the accompaniment goes on.
    pub back_on: Day,
}

impl Action for ResumeCase {
    const NAME: &'static str = "suspension.end";
    const ABOUT: &'static str = "Ends a suspension earlier; the plan's end comes back by as many days";
    const API: &'static str = "/suspensions/{id}/end";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        ResumeCase { id: w.suspension, back_on: w.today.plus_days(22) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, known.case).await?;
        let until = self.back_on.plus_days(-1);
        if until >= known.to_on {
            return Err(Refusal::said("back_on", Signal::new("err-suspension-later").with("date", known.to_on)));
        }
        if self.back_on < known.from_on {
            return Err(Refusal::said("back_on", Signal::new("err-suspension-before").with("date", known.from_on)));
        }
        desk.rewrites(&known, known.version, None)?;
        let all = store::of_case(&mut desk.scope, case.id).await?;
        let before: Vec<Rest> = all.iter().map(store::Suspension::rest).collect();
        let cut = |s: &store::Suspension| if s.id == known.id { Rest { to_on: until, ..s.rest() } } else { s.rest() };
        let after: Vec<Rest> = all.iter().map(cut).collect();
        store::shorten(&mut desk.scope, &known, until).await?;
        if let Some(plan) = running(desk, case.id, known.from_on).await? {
            move_end(desk, &plan, kept_end(plan.starts_on, plan.last_day(), &before, &after)).await?;
        }
        Ok(Saved::new(known.id, known.version + 1, format!("/cases/{}", case.id)))
    }
}

/// The plan whose clock stands still: the last signed one. A suspension within an earlier plan moves no end, because the next
/// plan goes on.
async fn running(desk: &mut Desk, case: CaseId, day: Day) -> Result<Option<Plan>, Refusal> {
    let plans = plans::store::of_case(&mut desk.scope, case).await?;
    let last = plans.into_iter().filter(Plan::signed).max_by_key(Plan::last_day);
    Ok(last.filter(|p| !p.open_ended && p.last_day() >= day))
}

async fn move_end(desk: &mut Desk, plan: &Plan, last_day: Day) -> Result<(), Refusal> {
    if last_day > Day::LAST {
        return Err(Refusal::rule("to_on", "err-date"));
    }
    if last_day != plan.last_day() {
        store::move_end(&mut desk.scope, plan.id, last_day).await?;
    }
    Ok(())
}
