//! The status lists: which places say that an attestation was revoked, signed whenever that changes and before a list ends.
//!
//! Invariant: a list that is served was signed by a key that is believed, and says of each place what its attestation says.

use super::{
    credential::{CredentialError, proof, status},
    keys::{self, Signing, instant},
};
use crate::{
    db::{Result as Read, Scope, col, tables::*},
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Moment, ids::*, moment::DAY},
};
use sea_query::{Expr, ExprTrait, Order};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How long a list is good, in milliseconds: a verifier keeps no older copy (ours; the standard gives no number).
const VALID: i64 = 7 * DAY;
/// How long before its end it is signed anew: a service that stood still over a long weekend misses nothing.
const RENEWED: i64 = 4 * DAY;
/// A list is full when half of its places are given, so that a free one is soon found by lot.
const FULL: i64 = status::PLACES as i64 / 2;

#[derive(Debug, Clone, sqlx::FromRow)]
struct List {
    id: StatusListId,
    number: i64,
    given: i64,
}

const COLUMNS: [StatusLists; 3] = [StatusLists::Id, StatusLists::Number, StatusLists::Given];

/// A program of ours could not write what it should: nobody's fault but ours.
pub(super) fn broken(e: &CredentialError) -> Refusal {
    Refusal::Broken(crate::db::Error::Opening(format!("an attestation could not be written: {e}")))
}

fn address(signing: &Signing, list: &List) -> String {
    format!("{}/status/{}", signing.address, list.number)
}

/// A free place for one more attestation, drawn by lot: in the order of issue, places would tell whoever compares two of them how
/// many were issued between.
///
/// # Errors
/// When the database refuses.
pub(super) async fn place(desk: &mut Desk, signing: &Signing) -> Result<(StatusListId, status::Place), Refusal> {
    let q = desk.scope.from(StatusLists::Table).cols(COLUMNS).order(StatusLists::Number, Order::Desc).limit(1);
    let latest: Option<List> = desk.scope.opt(&q).await?;
    let number = latest.as_ref().map_or(0, |list| list.number);
    let list = match latest.filter(|list| list.given < FULL) {
        Some(list) => list,
        None => create(desk, signing, number + 1).await?,
    };
    loop {
        let index = u32::from_be_bytes(desk.parts.chance.bytes()) % status::PLACES;
        let taken = col(Attestations::ListId).eq(list.id).and(col(Attestations::ListPlace).eq(i64::from(index)));
        let q = desk.scope.from(Attestations::Table).cols([Attestations::Id]).filter(taken).limit(1);
        if desk.scope.opt::<(AttestationId,)>(&q).await?.is_none() {
            let q = desk.scope.update(StatusLists::Table).set(StatusLists::Given, list.given + 1).filter(col(StatusLists::Id).eq(list.id));
            desk.scope.run_one(&q).await?;
            return Ok((list.id, status::Place { list: address(signing, &list), index }));
        }
    }
}

async fn create(desk: &mut Desk, signing: &Signing, number: i64) -> Result<List, Refusal> {
    let list = List { id: desk.fresh(), number, given: 0 };
    let (document, until) = written(desk, signing, &list).await?;
    let q = desk.scope.insert(vec![
        (StatusLists::Id, list.id.into()),
        (StatusLists::Number, number.into()),
        (StatusLists::Given, 0i64.into()),
        (StatusLists::Document, document.into()),
        (StatusLists::SignedAt, desk.now.into()),
        (StatusLists::ValidUntil, until.into()),
    ]);
    desk.scope.run_one(&q).await?;
    Ok(list)
}

async fn written(desk: &mut Desk, signing: &Signing, list: &List) -> Result<(String, Moment), Refusal> {
    let revoked = revoked(&mut desk.scope, list.id).await?;
    let until = desk.now.plus(VALID);
    let days = (instant(desk.now), instant(until));
    let document = status::list(&signing.address, &address(signing, list), &revoked, days).map_err(|e| broken(&e))?;
    let signed = proof::sign(&document, &signing.signer, instant(desk.now)).map_err(|e| broken(&e))?;
    Ok((signed.to_string(), until))
}

/// The places of a list whose attestations were revoked.
async fn revoked(scope: &mut Scope, list: StatusListId) -> Read<Vec<u32>> {
    let own = col(Attestations::ListId).eq(list).and(col(Attestations::Ending).is_not_null());
    let q = scope.from(Attestations::Table).cols([Attestations::ListPlace]).filter(own);
    Ok(scope.all::<(i64,)>(&q).await?.into_iter().filter_map(|(place,)| u32::try_from(place).ok()).collect())
}

/// Signs a list as it is by now.
///
/// # Errors
/// When the database refuses.
pub(super) async fn sign(desk: &mut Desk, signing: &Signing, id: StatusListId) -> Result<(), Refusal> {
    let q = desk.scope.from(StatusLists::Table).cols(COLUMNS).filter(col(StatusLists::Id).eq(id));
    let list: List = desk.scope.opt(&q).await?.ok_or(Refusal::NotFound)?;
    let (document, until) = written(desk, signing, &list).await?;
    let q = desk.scope.update(StatusLists::Table).set(StatusLists::Document, document).set(StatusLists::SignedAt, desk.now);
    let q = q.set_expr(StatusLists::ValidUntil, Expr::val(until)).filter(col(StatusLists::Id).eq(id));
    desk.scope.run_one(&q).await.map_err(Refusal::from)
}

/// Signs every list anew, with a key that took the place of another.
///
/// # Errors
/// When the database refuses.
pub(super) async fn sign_all(desk: &mut Desk, signing: &Signing) -> Result<(), Refusal> {
    let q = desk.scope.from(StatusLists::Table).cols([StatusLists::Id]);
    for (id,) in desk.scope.all::<(StatusListId,)>(&q).await? {
        sign(desk, signing, id).await?;
    }
    Ok(())
}

/// The list of a number, as it is served.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn served(scope: &mut Scope, number: i64) -> Read<Option<String>> {
    let q = scope.from(StatusLists::Table).cols([StatusLists::Document]).filter(col(StatusLists::Number).eq(number));
    Ok(scope.opt::<(String,)>(&q).await?.map(|(document,)| document))
}

/// The lists that end soon.
///
/// # Errors
/// When the database does not answer.
pub async fn ending(scope: &mut Scope, now: Moment) -> Read<Vec<StatusListId>> {
    let soon = col(StatusLists::ValidUntil).lt(now.plus(RENEWED));
    let q = scope.from(StatusLists::Table).cols([StatusLists::Id]).filter(soon);
    Ok(scope.all::<(StatusListId,)>(&q).await?.into_iter().map(|(id,)| id).collect())
}

/// Signs a list that ends soon once more.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignStatusList {
    pub id: StatusListId,
}

impl Action for SignStatusList {
    const NAME: &'static str = "status_list.sign";
    const ABOUT: &'static str = "Signs a status list that ends soon once more";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        SignStatusList { id: w.fresh.into() }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        if !ending(&mut desk.scope, desk.now).await?.contains(&self.id) {
            return Err(Refusal::rule("", "err-list-signed"));
        }
        let signing = keys::begin(desk).await?;
        sign(desk, &signing, self.id).await?;
        Ok(Saved::new(self.id, 1, "/issuer".to_owned()))
    }
}
