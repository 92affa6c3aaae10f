//! Keys are made, and ended, by the director; the first one is made by itself with the first attestation.

use super::{super::lists, make, store};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Prose, fixed, ids::*},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where keys are shown.
const PAGE: &str = "/issuer";

/// Another key takes the place of the one that signs. What was signed stays good.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RotateKey {
    /// Of the new key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<IssuerKeyId>,
}

impl Action for RotateKey {
    const NAME: &'static str = "key.rotate";
    const ABOUT: &'static str = "Makes a new key to sign attestations with; what the one before signed stays good";
    const API: &'static str = "/issuer_keys";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        RotateKey { id: Some(w.fresh.into()) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let address = store::address(&mut desk.scope).await?.ok_or_else(|| Refusal::rule("", "err-key-none"))?;
        // The secret half is not opened: whoever lost the service's own key begins again here.
        if let Some((old, _)) = store::in_force(&mut desk.scope).await? {
            let by = desk.me();
            store::retire(&mut desk.scope, old.id, desk.now, by).await?;
        }
        let signing = make(desk, address, self.id).await?;
        lists::sign_all(desk, &signing).await?;
        Ok(Saved::new(signing.key, 1, PAGE.to_owned()))
    }
}

/// A key may have been in other hands: nothing it signed is believed any more. If it still signed, another takes its place at once.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeKey {
    pub id: IssuerKeyId,
    pub reason: Prose,
}

impl Action for RevokeKey {
    const NAME: &'static str = "key.revoke";
    const ABOUT: &'static str = "Revokes a key that may have been in other hands: nothing it signed is believed any more";
    const API: &'static str = "/issuer_keys/{id}/revoke";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        RevokeKey { id: w.issuer_key, reason: fixed("Une copie de la base et du secret a été perdue") }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let key = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        if key.revoked_at.is_some() {
            return Err(Refusal::rule("", "err-key-revoked"));
        }
        let address = store::address(&mut desk.scope).await?.ok_or(Refusal::NotFound)?;
        let by = (desk.now, desk.me());
        store::revoke(&mut desk.scope, key.id, self.reason.into(), by).await?;
        if key.is_in_force() {
            let signing = make(desk, address, None).await?;
            lists::sign_all(desk, &signing).await?;
        }
        Ok(Saved::new(key.id, key.version + 1, PAGE.to_owned()))
    }
}
