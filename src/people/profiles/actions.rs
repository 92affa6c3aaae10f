//! What can be changed about the method profile: one number, or the shipped profile it is based on.

use super::{
    Rule, check,
    store::{self, ProfileChange},
};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Count, Day, Line, fixed, ids::ProfileChangeId, signal::Signal},
    people::structures::Profile,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Sets one number of the method profile from a day on. What was decided before keeps the number it was decided under.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRule {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<ProfileChangeId>,
    pub rule: Rule,
    /// Left out: the rule is switched off, where it can be.
    pub value: Option<Count>,
    /// Why, and whence: a decision, an agreement, a text.
    pub origin: Line,
    /// Today unless said otherwise; never before.
    pub effective_on: Option<Day>,
}

impl Action for SetRule {
    const NAME: &'static str = "profile.set";
    const ABOUT: &'static str = "Sets a number of the method profile from a day on";
    const API: &'static str = "/profile_changes";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        SetRule {
            id: Some(w.fresh.into()),
            rule: Rule::StaleDays,
            value: Some(Count(30)),
            origin: fixed("Réunion d’équipe"),
            effective_on: Some(w.today),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let effective_on = begins(self.effective_on, desk.today)?;
        let here = desk.here().clone();
        let numbers = store::on(&mut desk.scope, &here, effective_on).await?;
        let value = self.value.map(|v| v.0);
        check(numbers.base, self.rule, value).map_err(|why| Refusal::said("value", why))?;
        let what = (Some(self.rule), value, None);
        keep(desk, self.id, what, self.origin, effective_on, format!("/profile#{}", self.rule)).await
    }
}

/// Bases the method profile on another of those that ship, from a day on. Numbers of the structure's own stay its own.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseProfile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<ProfileChangeId>,
    pub base: Profile,
    /// Why, and whence: a decision, an agreement, a text.
    pub origin: Line,
    /// Today unless said otherwise; never before.
    pub effective_on: Option<Day>,
}

impl Action for ChooseProfile {
    const NAME: &'static str = "profile.choose";
    const ABOUT: &'static str = "Bases the method profile on another of those that ship";
    const API: &'static str = "/profile_bases";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        ChooseProfile {
            id: Some(w.fresh.into()),
            base: Profile::Mire,
            origin: fixed("Conseil d’administration"),
            effective_on: Some(w.today.plus_months(1)),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let effective_on = begins(self.effective_on, desk.today)?;
        keep(desk, self.id, (None, None, Some(self.base)), self.origin, effective_on, "/profile".into()).await
    }
}

/// From which day on a change counts.
fn begins(asked: Option<Day>, today: Day) -> Result<Day, Refusal> {
    match asked.unwrap_or(today) {
        past if past < today => Err(Refusal::said("effective_on", Signal::new("err-rule-past").with("date", today))),
        day => Ok(day),
    }
}

async fn keep(
    desk: &mut Desk,
    id: Option<ProfileChangeId>,
    (rule, value, base): (Option<Rule>, Option<i64>, Option<Profile>),
    origin: Line,
    effective_on: Day,
    page: String,
) -> Result<Saved, Refusal> {
    let id = desk.id_or_fresh(id);
    let member = desk.me();
    let change = ProfileChange { id, rule, value, base, origin: origin.into(), effective_on, decided_at: desk.now, member };
    store::insert(&mut desk.scope, &change).await?;
    Ok(Saved::new(id, 1, page))
}
