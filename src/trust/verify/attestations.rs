//! Attestations: each was signed by a key that is published, has its paper and its code, and is revoked in its list when it is.

use super::{Wrong, none};
use crate::{
    config::Key,
    db::{Scope, col, tables::*},
    kernel::ids::*,
    method::{
        assessments::AssessmentState as State,
        attestations::{
            credential::{issuer::Issuer, proof, status},
            keys, store,
        },
    },
};
use sea_query::{ExprTrait, Order};
use std::collections::BTreeSet;

/// How many are read at once: each brings its paper.
const FEW: u64 = 20;

#[derive(sqlx::FromRow)]
struct Whole {
    id: AttestationId,
    claims: String,
    proof: String,
    paper: String,
    paper_sha256: String,
}

pub async fn check(scope: &mut Scope, key: &Key) -> Result<(), Wrong> {
    use Attestations as A;
    let assessed = scope.from(A::Table).cols([A::Id]).join(Assessments::Table, col(Assessments::Id).eq(col(A::AssessmentId)));
    let odd = col(Assessments::State).is_not_in([State::Sealed, State::Superseded]).or(col(Assessments::TraineeId).ne(col(A::TraineeId)));
    none(scope, assessed.filter(odd), |id| format!("the attestation {id} is of an assessment that is not sealed, or of somebody else"))
        .await?;
    let q = scope.from(A::Table).cols([A::Id]).filter(col(A::Ending).is_null().and(col(A::RevokedById).is_not_null()));
    none(scope, q, |id| format!("the attestation {id} stands although somebody revoked it")).await?;
    let old = scope.from(A::Table).cols([A::ReplacesId]).filter(col(A::ReplacesId).is_not_null());
    let q = scope.from(A::Table).cols([A::Id]).filter(col(A::Ending).is_null().and(old.holds(col(A::Id))));
    none(scope, q, |id| format!("the attestation {id} stands although another one replaces it")).await?;
    let own = col(AttestationCodes::Code).eq(col(A::Code)).and(col(AttestationCodes::StructureId).eq(scope.structure()));
    let q = scope.from(A::Table).cols([A::Id]).left_join_open(AttestationCodes::Table, own).filter(col(AttestationCodes::Code).is_null());
    none(scope, q, |id| format!("the attestation {id} is not found by its code")).await?;
    let Some(address) = keys::store::address(scope).await? else {
        let q = scope.from(IssuerKeys::Table).cols([IssuerKeys::Id]);
        return none(scope, q, |id| format!("the key {id} is of a structure without an address")).await;
    };
    if let Some((known, sealed)) = keys::store::in_force(scope).await? {
        if !keys::agrees(key, scope.structure(), &known, &sealed) {
            return Err(Wrong(format!("the key {} does not open with this service's secret, or is another than it says", known.name)));
        }
    } else {
        return Err(Wrong("the structure attests, and no key of it signs".into()));
    }
    let issuer = keys::issuer(address, String::new(), &keys::store::all(scope).await?);
    papers(scope, &issuer).await?;
    lists(scope, &issuer).await
}

/// A revoked key signed what it signed; nobody else did.
fn is_signed(document: &serde_json::Value, issuer: &Issuer) -> bool {
    matches!(proof::verify(document, issuer), Ok(()) | Err(proof::Doubt::Revoked))
}

async fn papers(scope: &mut Scope, issuer: &Issuer) -> Result<(), Wrong> {
    use Attestations as A;
    let mut after: Option<AttestationId> = None;
    loop {
        let q = scope.from(A::Table).cols([A::Id, A::Claims, A::Proof, A::Paper, A::PaperSha256]).order(A::Id, Order::Asc).limit(FEW);
        let some: Vec<Whole> = scope.all(&q.filter_some(after, |id| col(A::Id).gt(id))).await?;
        let Some(last) = some.last() else { return Ok(()) };
        after = Some(last.id);
        for one in some {
            let paper = data_encoding::BASE64.decode(one.paper.as_bytes()).unwrap_or_default();
            if store::sha256(&paper) != one.paper_sha256 {
                return Err(Wrong(format!("the paper of the attestation {} is another than was issued", one.id)));
            }
            let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
            let mut document = read(&one.claims);
            if let Some(fields) = document.as_object_mut() {
                fields.insert("proof".into(), read(&one.proof));
            }
            if !is_signed(&document, issuer) {
                return Err(Wrong(format!("the attestation {} is not signed by a key of its structure", one.id)));
            }
        }
    }
}

async fn lists(scope: &mut Scope, issuer: &Issuer) -> Result<(), Wrong> {
    use StatusLists as S;
    let q = scope.from(S::Table).cols([S::Id, S::Number, S::Document]);
    for (id, number, document) in scope.all::<(StatusListId, i64, String)>(&q).await? {
        let document = serde_json::from_str(&document).unwrap_or_default();
        if proof::verify(&document, issuer).is_err() {
            return Err(Wrong(format!("the status list {number} is not signed by a key that is believed")));
        }
        let ended = col(Attestations::ListId).eq(id).and(col(Attestations::Ending).is_not_null());
        let q = scope.from(Attestations::Table).cols([Attestations::ListPlace]).filter(ended);
        let ended: BTreeSet<u32> = scope.all::<(i64,)>(&q).await?.into_iter().filter_map(|(place,)| u32::try_from(place).ok()).collect();
        if status::revoked(&document).is_none_or(|said| said != ended) {
            return Err(Wrong(format!("the status list {number} says of an attestation what is not so")));
        }
    }
    Ok(())
}
