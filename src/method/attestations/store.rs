//! The SQL of attestations.
//!
//! Invariant: the paper, the claims and the code are written once; what changes later is whether it stands.

use super::{
    Ending,
    credential::{issuer::Issuer, proof},
    keys::{Signing, instant},
    lists::broken,
};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Desk, Parts, Refusal, Visit},
    kernel::{Day, Language, Moment, ids::*},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// An attestation as programs read it. What it says is its credential, at an address of its own.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct IssuedAttestation {
    pub id: AttestationId,
    /// What stands on the paper, to ask about it at `/verify/{code}`.
    pub code: String,
    #[sqlx(rename = "assessment_id")]
    pub assessment: AssessmentId,
    #[sqlx(rename = "trainee_id")]
    pub trainee: TraineeId,
    #[sqlx(rename = "case_id")]
    pub case: Option<CaseId>,
    pub language: Language,
    /// How many skills it shows.
    pub skills: i64,
    pub place: String,
    /// The day on which the person chose what it shows.
    pub agreed_on: Day,
    pub issued_on: Day,
    #[sqlx(rename = "signed_by_id")]
    pub signed_by: MemberId,
    #[sqlx(rename = "key_id")]
    pub key: IssuerKeyId,
    /// The one before, whose place it took.
    #[sqlx(rename = "replaces_id")]
    pub replaces: Option<AttestationId>,
    /// Why it stands no more; absent while it stands.
    pub ending: Option<Ending>,
    pub revoked_on: Option<Day>,
    pub reason: Option<String>,
    /// SHA-256 of the paper.
    pub paper_sha256: String,
    pub version: i64,
}

use Attestations as A;

const COLUMNS: [A; 18] = [
    A::Id,
    A::Code,
    A::AssessmentId,
    A::TraineeId,
    A::CaseId,
    A::Language,
    A::Skills,
    A::Place,
    A::AgreedOn,
    A::IssuedOn,
    A::SignedById,
    A::KeyId,
    A::ReplacesId,
    A::Ending,
    A::RevokedOn,
    A::Reason,
    A::PaperSha256,
    A::Version,
];

impl Record for IssuedAttestation {
    const RESOURCE: &'static str = "attestations";
    type Column = A;
    const ID: A = A::Id;
    const FILTERS: &'static [(&'static str, A)] = &[("trainee", A::TraineeId), ("assessment", A::AssessmentId)];
    fn select(scope: &Scope, _: &Visit) -> Select {
        scope.from(A::Table).cols(COLUMNS)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: AttestationId) -> Result<Option<IssuedAttestation>> {
    let q = scope.from(A::Table).cols(COLUMNS).filter(col(A::Id).eq(id));
    scope.opt(&q).await
}

/// # Errors
/// When the database does not answer.
pub async fn coded(scope: &mut Scope, code: &str) -> Result<Option<IssuedAttestation>> {
    let q = scope.from(A::Table).cols(COLUMNS).filter(col(A::Code).eq(code));
    scope.opt(&q).await
}

/// The structure a code belongs to.
///
/// # Errors
/// When the database does not answer.
pub async fn structure_of(parts: &Parts, code: &str) -> Result<Option<StructureId>> {
    let q = parts.db.from(AttestationCodes::Table).cols([AttestationCodes::StructureId]).filter(col(AttestationCodes::Code).eq(code));
    Ok(parts.db.glance::<(StructureId,)>(&q).await?.map(|(id,)| id))
}

/// Somebody's attestations, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_trainee(scope: &mut Scope, id: TraineeId) -> Result<Vec<IssuedAttestation>> {
    let q = scope.from(A::Table).cols(COLUMNS).filter(col(A::TraineeId).eq(id));
    let mut found: Vec<IssuedAttestation> = scope.all(&q.limit(200)).await?;
    found.sort_by_key(|a| std::cmp::Reverse((a.issued_on, a.id)));
    Ok(found)
}

/// Those that were made from an assessment, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_assessment(scope: &mut Scope, id: AssessmentId) -> Result<Vec<IssuedAttestation>> {
    let q = scope.from(A::Table).cols(COLUMNS).filter(col(A::AssessmentId).eq(id));
    let mut found: Vec<IssuedAttestation> = scope.all(&q.limit(200)).await?;
    found.sort_by_key(|a| std::cmp::Reverse((a.issued_on, a.id)));
    Ok(found)
}

/// Where somebody attested last: most structures do it in one place.
///
/// # Errors
/// When the database does not answer.
pub async fn usual_place(scope: &mut Scope, trainee: TraineeId) -> Result<Option<String>> {
    Ok(of_trainee(scope, trainee).await?.into_iter().next().map(|a| a.place))
}

/// The paper, as it was printed.
///
/// # Errors
/// When the database does not answer.
pub async fn paper(scope: &mut Scope, id: AttestationId) -> Result<Option<Vec<u8>>> {
    let q = scope.from(A::Table).cols([A::Paper]).filter(col(A::Id).eq(id));
    let found = scope.opt::<(String,)>(&q).await?;
    Ok(found.and_then(|(text,)| data_encoding::BASE64.decode(text.as_bytes()).ok()))
}

/// The credential: what it says, and with what it was signed, and when.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Credential {
    pub claims: String,
    pub proof: String,
    pub key_id: IssuerKeyId,
}

impl Credential {
    /// What was signed, without the proof.
    pub fn claims(&self) -> Value {
        serde_json::from_str(&self.claims).unwrap_or_default()
    }

    fn secured(&self) -> Value {
        let mut document = self.claims();
        document["proof"] = serde_json::from_str(&self.proof).unwrap_or_default();
        document
    }
}

/// # Errors
/// When the database does not answer.
pub async fn credential(scope: &mut Scope, id: AttestationId) -> Result<Option<Credential>> {
    let q = scope.from(A::Table).cols([A::Claims, A::Proof, A::KeyId]).filter(col(A::Id).eq(id));
    scope.opt(&q).await
}

/// The credential with its proof. One whose key was revoked gets a new one, from the key that signs now, dated to the moment it is
/// handed out: what it says has not changed, only whose word it is.
///
/// # Errors
/// [`Refusal::NotFound`]; `err-key-unreadable`.
pub async fn signed(
    scope: &mut Scope,
    parts: &Parts,
    issuer: &Issuer,
    id: AttestationId,
    now: Moment,
) -> std::result::Result<Value, Refusal> {
    let kept = credential(scope, id).await?.ok_or(Refusal::NotFound)?;
    let secured = kept.secured();
    if proof::verify(&secured, issuer) != Err(proof::Doubt::Revoked) {
        return Ok(secured);
    }
    let signing = super::keys::ready(scope, parts).await?;
    proof::sign(&kept.claims(), &signing.signer, instant(now)).map_err(|e| broken(&e))
}

/// What a new attestation is.
pub struct NewAttestation<'a> {
    pub id: AttestationId,
    pub code: String,
    pub assessment: AssessmentId,
    pub trainee: TraineeId,
    pub case: Option<CaseId>,
    pub language: Language,
    pub skills: usize,
    pub place: &'a str,
    pub agreed_on: Day,
    pub signed_by: MemberId,
    pub replaces: Option<AttestationId>,
    pub paper: Vec<u8>,
    /// The claims with their proof.
    pub credential: Value,
    pub list: (StatusListId, u32),
}

/// # Errors
/// When the id is taken.
pub async fn insert(desk: &mut Desk, signing: &Signing, mut new: NewAttestation<'_>) -> Result<()> {
    let structure = desk.here().id;
    let proof = new.credential.as_object_mut().and_then(|o| o.remove("proof")).unwrap_or_default();
    let q = desk.scope.insert(vec![
        (A::Id, new.id.into()),
        (A::Code, new.code.clone().into()),
        (A::AssessmentId, new.assessment.into()),
        (A::TraineeId, new.trainee.into()),
        (A::CaseId, new.case.into()),
        (A::Language, new.language.into()),
        (A::Skills, (new.skills as i64).into()),
        (A::Place, new.place.into()),
        (A::AgreedOn, new.agreed_on.into()),
        (A::IssuedOn, desk.today.into()),
        (A::IssuedAt, desk.now.into()),
        (A::SignedById, new.signed_by.into()),
        (A::Claims, new.credential.to_string().into()),
        (A::Proof, proof.to_string().into()),
        (A::KeyId, signing.key.into()),
        (A::ListId, new.list.0.into()),
        (A::ListPlace, i64::from(new.list.1).into()),
        (A::ReplacesId, new.replaces.into()),
        (A::PaperSha256, sha256(&new.paper).into()),
        (A::Paper, data_encoding::BASE64.encode(&new.paper).into()),
    ]);
    desk.scope.run_one(&q).await?;
    let tx = desk.scope.tx();
    let q = tx.insert(vec![(AttestationCodes::Code, new.code.into()), (AttestationCodes::StructureId, structure.into())]);
    tx.run(&q).await?;
    // The record says when somebody had their first one; a figure counts it.
    let first = col(Trainees::Id).eq(new.trainee).and(col(Trainees::AttestationOn).is_null());
    let q = desk.scope.update(Trainees::Table).set(Trainees::AttestationOn, desk.today).filter(first);
    let q = q.set_expr(Trainees::Version, Expr::col(Trainees::Version).add(1i64));
    desk.scope.run(&q).await.map(|_| ())
}

/// As bytes are compared by people: 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes))
}

/// It stands no more; answers with the list that has to say so.
///
/// # Errors
/// When it was revoked meanwhile.
pub async fn revoke(
    scope: &mut Scope,
    a: &IssuedAttestation,
    ending: Ending,
    reason: Option<String>,
    who: (Day, Option<MemberId>),
) -> Result<StatusListId> {
    let q = scope
        .update(A::Table)
        .set(A::Ending, ending)
        .set(A::RevokedOn, who.0)
        .set(A::RevokedById, who.1)
        .set(A::Reason, reason)
        .set_expr(A::Version, Expr::col(A::Version).add(1i64))
        .filter(col(A::Id).eq(a.id).and(col(A::Ending).is_null()).and(col(A::Version).eq(a.version)));
    scope.run_one(&q).await?;
    let q = scope.from(A::Table).cols([A::ListId]).filter(col(A::Id).eq(a.id));
    Ok(scope.one::<(StatusListId,)>(&q).await?.0)
}

/// Which attestation took the place of one.
///
/// # Errors
/// When the database does not answer.
pub async fn successor(scope: &mut Scope, id: AttestationId) -> Result<Option<AttestationId>> {
    let q = scope.from(A::Table).cols([A::Id]).filter(col(A::ReplacesId).eq(id)).order(A::Id, Order::Desc).limit(1);
    Ok(scope.opt::<(AttestationId,)>(&q).await?.map(|(id,)| id))
}
