//! What can be changed about a trainee.

use super::{Barrier, Criterion, Education, Sex, check_stay, doubles, store};
use crate::people::merges;
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{
        Day, EmailAddress, Line, fixed,
        ids::{MemberId, TraineeId},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Everything a person's record holds; the bundle's columns (`interface.md`, section 4).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTrainee {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<TraineeId>,
    pub first_name: Line,
    pub last_name: Line,
    pub birth_date: Option<Day>,
    pub sex: Option<Sex>,
    pub email: Option<EmailAddress>,
    pub phone: Option<Line>,
    /// Today unless said otherwise.
    pub entered_on: Option<Day>,
    pub education: Option<Education>,
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    #[serde(default)]
    pub barriers: Vec<Barrier>,
    pub consent_on: Option<Day>,
    pub supervisor: Option<MemberId>,
    /// Known records of which somebody has seen that they are others, although they are alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_same_as: Vec<TraineeId>,
}

impl Action for CreateTrainee {
    const NAME: &'static str = "trainee.create";
    const ABOUT: &'static str = "Records a person who enters the structure";
    const API: &'static str = "/trainees";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        CreateTrainee {
            id: Some(w.fresh.into()),
            first_name: fixed("Awa"),
            last_name: fixed("Diallo"),
            birth_date: None,
            sex: Some(Sex::F),
            email: None,
            phone: None,
            entered_on: Some(w.today),
            education: Some(Education::CapBep),
            criteria: vec![Criterion::Rsa],
            barriers: vec![Barrier::Mobility],
            consent_on: Some(w.today),
            supervisor: None,
            not_same_as: Vec::new(),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        merges::store::not_absorbed(&mut desk.scope, self.id.map(|i| i.0)).await?;
        doubles::ask(&mut desk.scope, &self).await?;
        let id = desk.id_or_fresh(self.id);
        let entered_on = self.entered_on.unwrap_or(desk.today);
        let record = store::Write {
            first_name: self.first_name,
            last_name: self.last_name,
            birth_date: self.birth_date,
            sex: self.sex,
            email: self.email,
            phone: self.phone,
            entered_on,
            left_on: None,
            exit_reason: None,
            hours_worked: None,
            education: self.education,
            criteria: self.criteria,
            barriers: self.barriers,
            consent_on: self.consent_on,
            attestation_on: None,
            supervisor: self.supervisor,
        };
        store::insert(&mut desk.scope, id, &record).await?;
        Ok(Saved::new(id, 1, format!("/trainees/{id}")))
    }
}

/// The whole record anew, without the exit, which is `trainee.exit`'s; what is left out is emptied. `version` is the one that was read.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateTrainee {
    pub id: TraineeId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub first_name: Line,
    pub last_name: Line,
    pub birth_date: Option<Day>,
    pub sex: Option<Sex>,
    pub email: Option<EmailAddress>,
    pub phone: Option<Line>,
    pub entered_on: Day,
    pub education: Option<Education>,
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    #[serde(default)]
    pub barriers: Vec<Barrier>,
    pub consent_on: Option<Day>,
    pub attestation_on: Option<Day>,
    pub supervisor: Option<MemberId>,
}

impl Action for UpdateTrainee {
    const NAME: &'static str = "trainee.update";
    const ABOUT: &'static str = "Rewrites a person's record";
    const API: &'static str = "/trainees/{id}/update";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        let c = CreateTrainee::example(w);
        UpdateTrainee {
            id: w.trainee,
            version: None,
            first_name: c.first_name,
            last_name: c.last_name,
            birth_date: None,
            sex: c.sex,
            email: None,
            phone: None,
            entered_on: w.today.plus_days(-30),
            education: None,
            criteria: vec![],
            barriers: vec![],
            consent_on: None,
            attestation_on: None,
            supervisor: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (id, version) = (self.id, self.version);
        let known = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
        desk.rewrites(&known, known.version, version)?;
        // The exit is a gesture of its own: here only the day of entry can contradict it.
        if check_stay(self.entered_on, known.left_on).is_err() {
            return Err(Refusal::rule("entered_on", "err-entry-after-exit").way_out("exit-correct", format!("/trainees/{id}/exit")));
        }
        let record = store::Write {
            first_name: self.first_name,
            last_name: self.last_name,
            birth_date: self.birth_date,
            sex: self.sex,
            email: self.email,
            phone: self.phone,
            entered_on: self.entered_on,
            left_on: known.left_on,
            exit_reason: known.exit_reason,
            hours_worked: known.hours_worked,
            education: self.education,
            criteria: self.criteria,
            barriers: self.barriers,
            consent_on: self.consent_on,
            attestation_on: self.attestation_on,
            supervisor: self.supervisor,
        };
        store::update(&mut desk.scope, id, known.version, &record).await?;
        Ok(Saved::new(id, known.version + 1, format!("/trainees/{id}")))
    }
}
