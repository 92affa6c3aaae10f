//! Two records become one.

use super::{EmployerField, Held, Merged, TraineeField, may_merge_people, rows, store};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::ids::{EmployerId, MergeId, TraineeId},
    people::{
        employers::{self, Numbered, country_of},
        trainees,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One person was recorded twice: all that belongs to the absorbed record belongs to the kept one from now on. For thirty days it
/// can be undone.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeTrainees {
    /// The record that is kept.
    pub id: TraineeId,
    /// Its version that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub absorbed: TraineeId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absorbed_version: Option<i64>,
    /// The fields that the kept record takes from the absorbed one.
    #[serde(default)]
    pub take: Vec<TraineeField>,
}

impl Action for MergeTrainees {
    const NAME: &'static str = "trainee.merge";
    const ABOUT: &'static str = "Makes one record of two of the same person";
    const API: &'static str = "/trainees/{id}/merge";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        MergeTrainees { id: w.trainee, version: None, absorbed: w.twin, absorbed_version: None, take: vec![TraineeField::Phone] }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        apart(self.id.0, self.absorbed.0)?;
        let kept = trainees::store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let absorbed = trainees::store::find(&mut desk.scope, self.absorbed).await?.ok_or(Refusal::NotFound)?;
        let mut coaches = store::coaches(&mut desk.scope, self.id).await?;
        coaches.extend(store::coaches(&mut desk.scope, self.absorbed).await?);
        may_merge_people(&desk.visit, &coaches)?;
        desk.rewrites(&kept, kept.version, self.version)?;
        desk.rewrites(&absorbed, absorbed.version, self.absorbed_version)?;
        if let Some(need) = store::need_of_both(&mut desk.scope, self.id, self.absorbed).await? {
            return Err(Refusal::rule("absorbed", "err-merge-need").way_out("merge-see-need", format!("/needs/{need}")));
        }
        let merged = kept.with(&absorbed, &self.take);
        trainees::check_stay(merged.entered_on, merged.left_on)?;
        desk.rewrites(&serde_json::json!({"kept": kept, "absorbed": absorbed}), kept.version, None)?;
        let moved = rows::people_to(&mut desk.scope, absorbed.id.0, kept.id.0).await?;
        trainees::whole::remove(&mut desk.scope, absorbed.id).await?;
        trainees::whole::hold(&mut desk.scope, kept.version, &merged).await?;
        let (page, version) = (format!("/trainees/{}", kept.id), kept.version + 1);
        let (id, ids) = (desk.fresh::<MergeId>(), (Some(kept.id), None, absorbed.id.0));
        let reference = absorbed.r#ref.clone().unwrap_or_else(|| absorbed.id.to_string());
        let held = Held { kept, absorbed, take: self.take, moved, contacts: Vec::new() };
        note(desk, id, ids, reference, &held).await?;
        Ok(Saved::new(self.id, version, page))
    }
}

/// The same of two records of one establishment.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeEmployers {
    /// The record that is kept.
    pub id: EmployerId,
    /// Its version that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub absorbed: EmployerId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absorbed_version: Option<i64>,
    /// The fields that the kept record takes from the absorbed one.
    #[serde(default)]
    pub take: Vec<EmployerField>,
}

impl Action for MergeEmployers {
    const NAME: &'static str = "employer.merge";
    const ABOUT: &'static str = "Makes one record of two of the same establishment";
    const API: &'static str = "/employers/{id}/merge";
    // Every coach works with it: nobody but the director speaks for all of them.
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        MergeEmployers {
            id: w.employer,
            version: None,
            absorbed: w.twin_employer,
            absorbed_version: None,
            take: vec![EmployerField::Contact],
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        apart(self.id.0, self.absorbed.0)?;
        let kept = employers::store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let absorbed = employers::store::find(&mut desk.scope, self.absorbed).await?.ok_or(Refusal::NotFound)?;
        desk.rewrites(&kept, kept.version, self.version)?;
        desk.rewrites(&absorbed, absorbed.version, self.absorbed_version)?;
        if let Some(gap) = store::gap_of_both(&mut desk.scope, self.id, self.absorbed).await? {
            return Err(Refusal::rule("absorbed", "err-merge-gap").way_out("merge-see-gap", format!("/gaps/{gap}/withdraw")));
        }
        let mut merged = kept.with(&absorbed, &self.take);
        merged.country = country_of(merged.country, numbered(&merged))?;
        desk.rewrites(&serde_json::json!({"kept": kept, "absorbed": absorbed}), kept.version, None)?;
        let moved = rows::firms_to(&mut desk.scope, absorbed.id.0, kept.id.0).await?;
        let first = self.take.iter().any(|f| matches!(f, EmployerField::Contact));
        let contacts = contacts(desk, kept.id, absorbed.id, first).await?;
        employers::whole::remove(&mut desk.scope, absorbed.id).await?;
        employers::whole::hold(&mut desk.scope, kept.version, &merged).await?;
        let (page, version) = (format!("/employers/{}", kept.id), kept.version + 1);
        let (id, ids) = (desk.fresh::<MergeId>(), (None, Some(kept.id), absorbed.id.0));
        let reference = absorbed.r#ref.clone().unwrap_or_else(|| absorbed.id.to_string());
        let held = Held { kept, absorbed, take: self.take, moved, contacts };
        note(desk, id, ids, reference, &held).await?;
        Ok(Saved::new(self.id, version, page))
    }
}

/// Which numbers an establishment has.
pub(super) fn numbered(e: &employers::store::Employer) -> Numbered {
    Numbered { siret: e.siret.is_some(), enterprise: e.enterprise_number.is_some(), establishment: e.establishment_number.is_some() }
}

fn apart(kept: uuid::Uuid, absorbed: uuid::Uuid) -> Result<(), Refusal> {
    if kept == absorbed { Err(Refusal::rule("absorbed", "err-merge-itself")) } else { Ok(()) }
}

/// Puts the contacts of both in one row of places, the absorbed record's first when they are taken; answers with where they stood.
async fn contacts(desk: &mut Desk, kept: EmployerId, absorbed: EmployerId, first: bool) -> Result<Vec<super::Stood>, Refusal> {
    let own = rows::contacts(&mut desk.scope, kept).await?;
    let others = rows::contacts(&mut desk.scope, absorbed).await?;
    let stood: Vec<super::Stood> = own.iter().chain(&others).cloned().collect();
    let order = if first && !others.is_empty() { [others, own].concat() } else { [own, others].concat() };
    let placed = order.into_iter().zip(1..).map(|(c, position)| super::Stood { employer: kept.0, position, ..c });
    rows::place(&mut desk.scope, &placed.collect::<Vec<_>>()).await?;
    Ok(stood)
}

type Ids = (Option<TraineeId>, Option<EmployerId>, uuid::Uuid);

async fn note<R: Serialize, F: Serialize>(
    desk: &mut Desk,
    id: MergeId,
    ids: Ids,
    absorbed_ref: String,
    held: &Held<R, F>,
) -> Result<(), Refusal> {
    let (trainee, employer, absorbed) = ids;
    let held = serde_json::to_string(held).unwrap_or_default();
    let new = store::New { id, trainee, employer, absorbed, absorbed_ref, held, at: desk.now, by: desk.me() };
    store::insert(&mut desk.scope, new).await?;
    Ok(())
}
