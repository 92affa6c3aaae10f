//! Rounds: what nobody presses a button for. Once in a while each structure is looked at, and what is due is done as an action, in
//! the journal like everything else.
//!
//! Invariant: a round can run twice, or in two processes at once: each action looks again, in its structure's turn, whether it is
//! still due.

use super::transfers::carry;
use crate::{
    desk::{Action, ActionRow, Parts, Refusal, Visit, perform},
    method::{
        assessments::reminders::{self as assessments, RemindSource},
        attestations::lists::{self, SignStatusList},
        milestones::reminders::{self, BeginPlacement, RemindMilestone},
        placements::over::{self, LeavePlacement},
        steering::digest::{self, SendDigest},
    },
    people::{
        merges::{self, forget::ForgetMerge},
        profiles, structures,
    },
    web::visit,
};
use serde_json::json;
use std::{sync::Arc, time::Duration};

/// How often a round is made.
const EVERY: Duration = Duration::from_secs(15 * 60);

/// Makes a round now and again until the service stops.
pub async fn run(parts: Arc<Parts>) {
    loop {
        if let Err(e) = make(&parts).await {
            tracing::error!(error = %e, "a round could not be made");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Makes one round; answers with how many things were done.
///
/// # Errors
/// When the database does not answer. What one structure refuses keeps no other waiting.
pub async fn make(parts: &Arc<Parts>) -> crate::db::Result<usize> {
    let mut done = 0;
    for (_, slug) in structures::store::all(parts).await? {
        let Some(here) = visit::structure(parts, &slug).await? else { continue };
        let visit = Visit::operator(here.clone(), parts.clock.now());
        let mut scope = parts.db.read_in(here.id).await?;
        let numbers = profiles::store::on(&mut scope, &here, visit.today).await?;
        let begun = reminders::beginning(&mut scope, visit.today).await?;
        let left = over::left(&mut scope, visit.today).await?;
        let asked = reminders::waiting(&mut scope, &numbers, visit.now).await?;
        let rating = assessments::waiting(&mut scope, &numbers, (visit.now, visit.today)).await?;
        let merged = merges::store::stale(&mut scope, visit.now).await?;
        let told = if digest::is_time(&here, visit.now) { digest::due(&mut scope, visit.today).await? } else { Vec::new() };
        let lists = lists::ending(&mut scope, visit.now).await?;
        drop(scope);
        for id in begun {
            done += one::<BeginPlacement>(parts, &visit, id.0).await;
        }
        for id in left {
            done += one::<LeavePlacement>(parts, &visit, id.0).await;
        }
        for id in asked {
            done += one::<RemindMilestone>(parts, &visit, id.0).await;
        }
        for id in rating {
            done += one::<RemindSource>(parts, &visit, id.0).await;
        }
        for id in merged {
            done += one::<ForgetMerge>(parts, &visit, id.0).await;
        }
        for id in told {
            done += one::<SendDigest>(parts, &visit, id.0).await;
        }
        for id in lists {
            done += one::<SignStatusList>(parts, &visit, id.0).await;
        }
        done += carry::round(parts, &visit, here.id).await?;
    }
    Ok(done)
}

/// Does one thing; a rule that speaks against it is a reason to wait, not an error.
async fn one<A: Action>(parts: &Arc<Parts>, visit: &Visit, id: uuid::Uuid) -> usize {
    let row = ActionRow::of::<A>();
    let done = match (row.read_json)(json!({"id": id})) {
        Ok(ready) => perform(parts.clone(), visit.clone(), row.name, row.audience, ready, None).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok(_) => 1,
        Err(Refusal::Broken(e)) => {
            tracing::error!(action = row.name, error = %e, "something due could not be done");
            0
        }
        Err(_) => 0,
    }
}
