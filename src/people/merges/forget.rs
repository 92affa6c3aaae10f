//! What a merge held is forgotten once it can no longer be undone.

use super::store;
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::ids::MergeId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Empties what both records held; where the absorbed one leads stays. Rounds ask for it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgetMerge {
    pub id: MergeId,
}

impl Action for ForgetMerge {
    const NAME: &'static str = "merge.forget";
    const ABOUT: &'static str = "Forgets what two merged records held once it can no longer be undone";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        ForgetMerge { id: w.merge }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let merge = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        if merge.held.is_none() || merge.is_fresh(desk.now) {
            return Err(Refusal::rule("", "err-merge-fresh"));
        }
        store::forget(&mut desk.scope, &merge).await?;
        Ok(Saved::new(merge.id, merge.version + 1, format!("/merges/{}", merge.id)))
    }
}
