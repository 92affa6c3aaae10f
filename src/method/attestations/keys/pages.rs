//! What the director sees of the structure's keys.

use super::{
    IssuerKey,
    actions::{RevokeKey, RotateKey},
    store,
};
use crate::{
    desk::{Audience, Refusal},
    kernel::{Day, ids::*},
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;

/// A key with its days on the structure's calendar.
struct Line {
    key: IssuerKey,
    made_on: Day,
    ended_on: Option<Day>,
}

#[derive(Template)]
#[template(path = "attestations/keys.html")]
struct KeysPage {
    address: Option<String>,
    keys: Vec<Line>,
}

#[derive(Template)]
#[template(path = "attestations/revoke-key.html")]
struct RevokePage {
    form: Filled,
    key: IssuerKey,
}

pub fn register(t: &mut Table) {
    t.resource::<IssuerKey>(Audience::DIRECTOR, "key.list", "key.read");
    t.action::<RotateKey>();
    t.action::<RevokeKey>();
    t.page("/issuer", "key.show", Audience::DIRECTOR, show);
    t.button::<RotateKey>("/issuer/rotate");
    t.form::<RevokeKey, _, _>("/issuer_keys/{id}/revoke", revoke);
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let zone = ask.visit.here.clone().ok_or(Refusal::NotFound)?.zone;
    let scope = ask.scope().await?;
    let (address, mut all) = (store::address(scope).await?, store::all(scope).await?);
    all.reverse();
    let line =
        |key: IssuerKey| Line { made_on: zone.day(key.made_at), ended_on: key.revoked_at.or(key.retired_at).map(|at| zone.day(at)), key };
    let keys = all.into_iter().map(line).collect();
    ask.page("nav-members", ask.t("keys-title"), &KeysPage { address, keys })
}

async fn revoke(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id = ask.id::<IssuerKeyId>("id")?;
    let key = store::find(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)?;
    ask.task("nav-members", ask.t("key-revoke"), &RevokePage { form, key })
}
