//! One record becomes two again, as they were.

use super::{Held, Merged, actions::numbered, may_merge_people, rows, store};
use crate::{
    db::Error,
    desk::{Action, Audience, Desk, Refusal, Role, Saved, World},
    kernel::ids::MergeId,
    people::{
        employers::{self, country_of, store::Employer},
        merges::{EmployerField, TraineeField},
        trainees::{self, store::Trainee},
    },
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

/// Two records that were merged are two again. What was written into the kept one since stays there.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoMerge {
    pub id: MergeId,
}

impl Action for UndoMerge {
    const NAME: &'static str = "merge.undo";
    const ABOUT: &'static str = "Makes two records again of one that was merged";
    const API: &'static str = "/merges/{id}/undo";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        UndoMerge { id: w.merge }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let merge = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let page = match (merge.trainee_id, merge.employer_id) {
            (Some(kept), _) => {
                let coaches = store::coaches(&mut desk.scope, kept).await?;
                may_merge_people(&desk.visit, &coaches)?;
                people(desk, &merge).await?
            }
            _ if desk.visit.has_role(Role::Director) => firms(desk, &merge).await?,
            _ => return Err(Refusal::Forbidden),
        };
        let (now, me) = (desk.now, desk.me());
        store::undone(&mut desk.scope, &merge, now, me).await?;
        Ok(Saved::new(merge.id, merge.version + 1, page))
    }
}

async fn people(desk: &mut Desk, merge: &store::Merge) -> Result<String, Refusal> {
    let held: Held<Trainee, TraineeField> = held(desk, merge).await?;
    same_record(desk, merge, held.kept.id.0).await?;
    let now = trainees::store::find(&mut desk.scope, held.kept.id).await?.ok_or(Refusal::NotFound)?;
    desk.rewrites(&now, now.version, None)?;
    let back = now.back(&held);
    trainees::check_stay(back.entered_on, back.left_on)?;
    trainees::whole::restore(&mut desk.scope, &held.absorbed).await.map_err(taken)?;
    trainees::whole::hold(&mut desk.scope, now.version, &back).await?;
    rows::people_back(&mut desk.scope, &held.moved, held.kept.id.0, held.absorbed.id.0).await?;
    Ok(format!("/trainees/{}", held.kept.id))
}

async fn firms(desk: &mut Desk, merge: &store::Merge) -> Result<String, Refusal> {
    let held: Held<Employer, EmployerField> = held(desk, merge).await?;
    same_record(desk, merge, held.kept.id.0).await?;
    let now = employers::store::find(&mut desk.scope, held.kept.id).await?.ok_or(Refusal::NotFound)?;
    desk.rewrites(&now, now.version, None)?;
    let back = now.back(&held);
    country_of(back.country, numbered(&back))?;
    employers::whole::restore(&mut desk.scope, &held.absorbed).await.map_err(taken)?;
    employers::whole::hold(&mut desk.scope, now.version, &back).await?;
    rows::firms_back(&mut desk.scope, &held.moved, held.kept.id.0, held.absorbed.id.0).await?;
    rows::place(&mut desk.scope, &held.contacts).await?;
    Ok(format!("/employers/{}", held.kept.id))
}

/// What both records held, while it is not too late.
async fn held<R: DeserializeOwned, F: DeserializeOwned>(desk: &mut Desk, merge: &store::Merge) -> Result<Held<R, F>, Refusal> {
    if merge.undone_at.is_some() {
        return Err(Refusal::rule("", "err-merge-undone"));
    }
    if !merge.is_fresh(desk.now) {
        return Err(Refusal::rule("", "err-merge-late"));
    }
    let broken = |e: serde_json::Error| Refusal::Broken(Error::Opening(format!("what a merge held cannot be read: {e}")));
    serde_json::from_str(merge.held.as_deref().unwrap_or_default()).map_err(broken)
}

/// The kept record may have been absorbed itself since: what was merged last is undone first.
async fn same_record(desk: &mut Desk, merge: &store::Merge, kept: uuid::Uuid) -> Result<(), Refusal> {
    if merge.kept() == kept {
        return Ok(());
    }
    let later = store::of_absorbed(&mut desk.scope, kept).await?;
    let refusal = Refusal::rule("", "err-merge-later");
    Err(match later {
        Some(later) => refusal.way_out("merge-see-later", format!("/merges/{}", later.id)),
        None => refusal,
    })
}

/// Another record has the id or the `ref` of the one that was absorbed by now.
fn taken(e: Error) -> Refusal {
    match e {
        Error::Taken => Refusal::rule("", "err-merge-taken"),
        other => other.into(),
    }
}
