//! What can be changed about a case.

use super::{Stage, store};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Role, Saved, World},
    kernel::{
        Day, YesNo,
        ids::{CaseId, MemberId, TraineeId},
    },
    people::{members, trainees},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An accompaniment begins.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenCase {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<CaseId>,
    pub trainee: TraineeId,
    /// The jobcoach; oneself unless said otherwise.
    pub coach: Option<MemberId>,
    /// Today unless said otherwise.
    pub opened_on: Option<Day>,
    /// `yes`: somebody sent the person; the intake begins when they are welcomed.
    pub referred: Option<YesNo>,
}

impl Action for OpenCase {
    const NAME: &'static str = "case.open";
    const ABOUT: &'static str = "Opens an accompaniment of a trainee by a jobcoach";
    const API: &'static str = "/cases";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        OpenCase { id: Some(w.fresh.into()), trainee: w.trainee, coach: Some(w.coach), opened_on: Some(w.today), referred: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let trainee = trainees::store::find(&mut desk.scope, self.trainee).await?.ok_or(Refusal::NotFound)?;
        let opened_on = self.opened_on.unwrap_or(desk.today);
        if opened_on > desk.today {
            return Err(Refusal::rule("opened_on", "err-future"));
        }
        let own = desk.visit.has_role(Role::Jobcoach).then(|| desk.me()).flatten();
        let coach = self.coach.or(own).ok_or_else(|| Refusal::rule("coach", "err-missing"))?;
        let colleagues = members::store::active(&mut desk.scope).await?;
        if !colleagues.iter().any(|m| m.id == coach && m.roles.has(Role::Jobcoach)) {
            return Err(Refusal::rule("coach", "err-not-a-coach"));
        }
        let stage = if self.referred.is_some_and(|r| r.0) { Stage::Referred } else { Stage::Intake };
        let id = desk.id_or_fresh(self.id);
        store::insert(&mut desk.scope, id, trainee.id, coach, stage, opened_on).await?;
        Ok(Saved::new(id, 1, format!("/cases/{id}")))
    }
}
