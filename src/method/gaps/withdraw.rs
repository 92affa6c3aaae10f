//! An answer of the matrix is taken back: it was noted twice, or by mistake.

use super::store;
use crate::{
    desk::{Action, Audience, Desk, Refusal, Role, Saved, World},
    kernel::ids::*,
    method::cases,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Takes back what was noted of a pair; the journal keeps what it said.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawGap {
    pub id: GapId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

impl Action for WithdrawGap {
    const NAME: &'static str = "gap.withdraw";
    const ABOUT: &'static str = "Takes back a pair of the matching matrix";
    const API: &'static str = "/gaps/{id}/withdraw";
    // A director puts double records right, in closed cases too, where nobody writes any more.
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        WithdrawGap { id: w.gap, version: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        if !desk.visit.has_role(Role::Director) {
            cases::store::open_of_coach(&mut desk.scope, &desk.visit, known.case).await?;
        }
        desk.rewrites(&known, known.version, self.version)?;
        store::delete(&mut desk.scope, known.id, known.version).await?;
        Ok(Saved::new(known.id, known.version + 1, format!("/cases/{}/matching", known.case)))
    }
}
