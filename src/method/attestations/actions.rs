//! An attestation is issued, and revoked.

use super::{
    Ending, Verification, codes,
    credential::{document, proof},
    issuing::{self, Choices},
    keys, lists, may_attest, paper,
    store::{self, IssuedAttestation, NewAttestation},
};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Language, Line, Prose, YesNo, fixed, ids::*},
    method::{assessments::Rated, cases},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the person chose to show of a sealed assessment, in the structure's name.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueAttestation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<AttestationId>,
    pub assessment: AssessmentId,
    pub language: Language,
    /// `item:level`, one of the levels that a source gave; what is left out, or `item:none`, is not shown.
    #[serde(default)]
    pub levels: Vec<Rated>,
    /// Whether the birth date stands on it.
    pub birth_date: Option<YesNo>,
    /// Why the assessment was made, at most 600 characters.
    pub purpose: Prose,
    /// What the person wants to add, at most 3,000 characters.
    pub comment: Option<Prose>,
    /// Where it is made out.
    pub place: Line,
    /// The day on which the person chose, with the paper before them.
    pub agreed_on: Day,
    /// The attestation that stands no more from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<AttestationId>,
}

impl IssueAttestation {
    /// What was chosen, as the paper wants it.
    pub fn choices(&self) -> Choices {
        Choices {
            language: self.language,
            levels: self.levels.clone(),
            birth_date: self.birth_date.is_some_and(|yes| yes.0),
            purpose: self.purpose.as_str().to_owned(),
            comment: self.comment.as_ref().map(|words| words.as_str().to_owned()),
            place: self.place.as_str().to_owned(),
            agreed_on: self.agreed_on,
        }
    }
}

pub(super) fn page(id: AttestationId) -> String {
    format!("/attestations/{id}")
}

impl Action for IssueAttestation {
    const NAME: &'static str = "attestation.issue";
    const ABOUT: &'static str = "Attests what a person chose to show of a sealed assessment: a paper, and a signed credential";
    const API: &'static str = "/attestations";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        IssueAttestation {
            id: Some(w.fresh.into()),
            assessment: w.sealed_assessment,
            language: Language::Fr,
            levels: ["punctual:3", "instruction:0", "team:none"].iter().filter_map(|r| r.parse().ok()).collect(),
            birth_date: None,
            purpose: fixed("Préparer la recherche d’un emploi"),
            comment: Some(fixed("J’ai aimé travailler avec l’équipe")),
            place: fixed("Tourcoing"),
            agreed_on: w.today,
            replaces: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let ground = issuing::ground(&mut desk.scope, &desk.visit, self.assessment).await?;
        let old = replaced(desk, &self, ground.person.id).await?;
        let (code, here) = (codes::draw(&desk.parts.chance), desk.here().clone());
        let address = format!("{}/verify/{code}", desk.parts.config.base_url);
        let signing = keys::begin(desk).await?;
        let about = (signing.address.clone(), Verification { code: code.clone(), address });
        let attestation = issuing::compose(&ground, &here, &self.choices(), issuing::issued(&here, desk.now), about)?;
        let paper = paper::write(&attestation).map_err(|e| issuing::printing(&e))?;
        let (list, place) = lists::place(desk, &signing).await?;
        let claims = document(&attestation, &place).map_err(|e| lists::broken(&e))?;
        let credential = proof::sign(&claims, &signing.signer, keys::instant(desk.now)).map_err(|e| lists::broken(&e))?;
        let new = NewAttestation {
            id: desk.id_or_fresh(self.id),
            code,
            assessment: self.assessment,
            trainee: ground.person.id,
            case: ground.a.case,
            language: self.language,
            skills: attestation.skills().count(),
            place: self.place.as_str(),
            agreed_on: self.agreed_on,
            signed_by: ground.attester.id,
            replaces: self.replaces,
            paper,
            credential,
            list: (list, place.index),
        };
        let id = new.id;
        store::insert(desk, &signing, new).await?;
        if let Some(old) = old {
            let who = (desk.today, desk.me());
            let list = store::revoke(&mut desk.scope, &old, Ending::Replaced, None, who).await?;
            lists::sign(desk, &signing, list).await?;
        }
        Ok(Saved::new(id, 1, page(id)))
    }
}

/// The attestation whose place a new one takes: of the same person, and one that stands.
async fn replaced(desk: &mut Desk, new: &IssueAttestation, person: TraineeId) -> Result<Option<IssuedAttestation>, Refusal> {
    let Some(id) = new.replaces else { return Ok(None) };
    let old = store::find(&mut desk.scope, id).await?.filter(|old| old.trainee == person).ok_or(Refusal::NotFound)?;
    match old.ending {
        None => Ok(Some(old)),
        Some(_) => Err(Refusal::rule("replaces", "err-attestation-ended").way_out("attestation-see", page(id))),
    }
}

/// It stands no more: whoever asks hears so from now on. The paper and the credential stay what they are.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeAttestation {
    pub id: AttestationId,
    /// The version that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// Why; it is told to nobody outside.
    pub reason: Prose,
}

impl Action for RevokeAttestation {
    const NAME: &'static str = "attestation.revoke";
    const ABOUT: &'static str = "Revokes an attestation: whoever asks about it hears that it stands no more";
    const API: &'static str = "/attestations/{id}/revoke";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        RevokeAttestation { id: w.attestation, version: None, reason: fixed("Le nom de la personne a changé") }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let a = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        may_revoke(desk, &a).await?;
        if a.ending.is_some() {
            return Err(Refusal::rule("", "err-attestation-ended").way_out("attestation-see", page(a.id)));
        }
        if self.version.is_some_and(|read| read != a.version) {
            return Err(Refusal::Stale { theirs: serde_json::to_value(&a).unwrap_or_default() });
        }
        let who = (desk.today, desk.me());
        let list = store::revoke(&mut desk.scope, &a, Ending::Withdrawn, Some(self.reason.into()), who).await?;
        let signing = keys::begin(desk).await?;
        lists::sign(desk, &signing, list).await?;
        Ok(Saved::new(a.id, a.version + 1, page(a.id)))
    }
}

async fn may_revoke(desk: &mut Desk, a: &IssuedAttestation) -> Result<(), Refusal> {
    let coach = match a.case {
        Some(case) => cases::store::find(&mut desk.scope, case).await?.map(|case| case.coach),
        None => None,
    };
    may_attest(&desk.visit, coach)
}
