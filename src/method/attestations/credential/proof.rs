//! Proofs: `DataIntegrityProof` with `eddsa-jcs-2022` (*EdDSA Cryptosuites 1.0*, §3.3).
//!
//! Why this suite: what is signed is the document's own JSON in canonical form (RFC 8785), so signing and verifying need no
//! JSON-LD processor and no context from the network; and any change of any byte that means something is found, terms that
//! no context defines included.

use super::issuer::{Issuer, Signer, State};
use super::{CredentialError, moment};
use ed25519_dalek::{Signature, Signer as _};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

const KIND: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-jcs-2022";
const PURPOSE: &str = "assertionMethod";

/// Why a proof is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    #[error("there is no proof of the kind we know")]
    Unknown,
    #[error("the proof’s context is not the document’s")]
    Context,
    #[error("the document’s issuer is another one")]
    Issuer,
    #[error("the key is none of the issuer’s")]
    Key,
    #[error("the key was revoked")]
    Revoked,
    #[error("the proof is dated after the key’s last day, or not at all")]
    Dated,
    #[error("the document was changed, or signed with another key")]
    Signature,
}

/// Adds a proof to a document. The document's own `proof`, if there is one, is replaced.
///
/// # Errors
/// [`CredentialError::Shape`] when it is no object.
pub fn sign(document: &Value, signer: &Signer, created: OffsetDateTime) -> Result<Value, CredentialError> {
    let mut secured = document.as_object().cloned().ok_or(CredentialError::Shape)?;
    secured.remove("proof");
    let mut proof = Map::new();
    if let Some(context) = secured.get("@context") {
        proof.insert("@context".into(), context.clone());
    }
    for (field, value) in [("type", KIND), ("cryptosuite", SUITE), ("verificationMethod", signer.method()), ("proofPurpose", PURPOSE)] {
        proof.insert(field.into(), value.into());
    }
    proof.insert("created".into(), moment(created)?.into());
    let signature = signer.key().sign(&digest(&secured, &proof)?);
    let value = format!("z{}", bs58::encode(signature.to_bytes()).into_string());
    proof.insert("proofValue".into(), value.into());
    secured.insert("proof".into(), proof.into());
    Ok(secured.into())
}

/// The hash of the proof's options, then the hash of the document (§3.3.4).
fn digest(document: &Map<String, Value>, options: &Map<String, Value>) -> Result<Vec<u8>, CredentialError> {
    let hash = |value| Ok::<_, CredentialError>(Sha256::digest(serde_json_canonicalizer::to_vec(value)?));
    Ok([hash(options)?, hash(document)?].concat())
}

/// Whether a document is what this issuer signed, with a key that is believed for the day of the proof. Whether it was
/// revoked since is the status list's answer, not the proof's.
///
/// # Errors
/// The first [`Doubt`].
pub fn verify(document: &Value, issuer: &Issuer) -> Result<(), Doubt> {
    let mut unsecured = document.as_object().cloned().ok_or(Doubt::Unknown)?;
    let Some(Value::Object(mut proof)) = unsecured.remove("proof") else { return Err(Doubt::Unknown) };
    let text = |field: &str, proof: &Map<String, Value>| proof.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    if (text("type", &proof).as_str(), text("cryptosuite", &proof).as_str(), text("proofPurpose", &proof).as_str())
        != (KIND, SUITE, PURPOSE)
    {
        return Err(Doubt::Unknown);
    }
    // The standard lets contexts be added behind the signed ones (§3.3.2, step 4). We never add any: whoever did, is refused.
    if proof.get("@context") != unsecured.get("@context") {
        return Err(Doubt::Context);
    }
    if named(unsecured.get("issuer")) != Some(issuer.address.as_str()) {
        return Err(Doubt::Issuer);
    }
    let key = issuer.find(&text("verificationMethod", &proof)).ok_or(Doubt::Key)?;
    let created = OffsetDateTime::parse(&text("created", &proof), &Rfc3339).map_err(|_| Doubt::Dated)?;
    match key.state {
        State::Revoked(_) => return Err(Doubt::Revoked),
        State::Retired(last) if created > last => return Err(Doubt::Dated),
        State::Retired(_) | State::InForce => {}
    }
    let value = text("proofValue", &proof);
    proof.remove("proofValue");
    let signature = value.strip_prefix('z').and_then(|text| bs58::decode(text).into_vec().ok());
    let signature = signature.and_then(|bytes| Signature::from_slice(&bytes).ok()).ok_or(Doubt::Signature)?;
    let digest = digest(&unsecured, &proof).map_err(|_| Doubt::Signature)?;
    let key = key.key().ok_or(Doubt::Key)?;
    // The strict reading refuses keys and signatures of small order, which hold for more than one text.
    key.verify_strict(&digest, &signature).map_err(|_| Doubt::Signature)
}

/// An issuer is an address, or a thing with one.
fn named(issuer: Option<&Value>) -> Option<&str> {
    issuer.and_then(|issuer| issuer.as_str().or_else(|| issuer.get("id").and_then(Value::as_str)))
}

#[cfg(test)]
mod tests {
    use super::super::issuer::PublicKey;
    use super::*;
    use serde_json::json;
    use time::macros::datetime;

    /// EdDSA Cryptosuites 1.0, Appendix B.2: the document, the key pair and the proof value of its example.
    #[test]
    fn the_example_of_the_standard_gives_the_proof_of_the_standard() {
        let document = json!({
            "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
            "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "type": ["VerifiableCredential", "AlumniCredential"],
            "name": "Alumni Credential",
            "description": "A minimum viable example of an Alumni Credential.",
            "issuer": "https://vc.example/issuers/5678",
            "validFrom": "2023-01-01T00:00:00Z",
            "credentialSubject": { "id": "did:example:abcdefgh", "alumniOf": "The School of Examples" }
        });
        let secret = bs58::decode("3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").into_vec().unwrap();
        let name = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        let signer = Signer::new(&format!("did:key:{name}"), name, secret[2..].try_into().unwrap());
        let key = PublicKey { name: name.into(), bytes: signer.public(), state: State::InForce };
        assert_eq!(key.multibase(), name);
        let signed = sign(&document, &signer, datetime!(2023-02-24 23:36:38 UTC)).unwrap();
        let value = "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX";
        assert_eq!(signed["proof"]["proofValue"], value);
    }

    fn issuer(state: State) -> (Signer, Issuer) {
        let signer = Signer::new("https://jalon.example/issuers/x", "key-1", &[3; 32]);
        let keys = vec![PublicKey { name: "key-1".into(), bytes: signer.public(), state }];
        (signer, Issuer { address: "https://jalon.example/issuers/x".into(), name: "X".into(), keys })
    }

    #[test]
    fn a_proof_counts_for_the_issuer_that_the_document_names() {
        let (signer, issuer) = issuer(State::InForce);
        let at = datetime!(2026-11-12 09:30 UTC);
        let own = sign(&json!({ "issuer": { "id": issuer.address } }), &signer, at).unwrap();
        assert_eq!(verify(&own, &issuer), Ok(()));
        // The other house's name over our key: the signature is right, the claim is not.
        let other = sign(&json!({ "issuer": "https://jalon.example/issuers/y" }), &signer, at).unwrap();
        assert_eq!(verify(&other, &issuer), Err(Doubt::Issuer));
    }

    #[test]
    fn a_proof_of_another_purpose_or_none_is_unknown() {
        let (signer, issuer) = issuer(State::InForce);
        let mut document = sign(&json!({ "issuer": issuer.address }), &signer, datetime!(2026-11-12 09:30 UTC)).unwrap();
        document["proof"]["proofPurpose"] = "authentication".into();
        assert_eq!(verify(&document, &issuer), Err(Doubt::Unknown));
        assert_eq!(verify(&json!({ "issuer": issuer.address }), &issuer), Err(Doubt::Unknown));
        assert_eq!(verify(&json!([document]), &issuer), Err(Doubt::Unknown));
    }

    #[test]
    fn a_context_that_is_slipped_in_is_found() {
        let (signer, issuer) = issuer(State::InForce);
        let document = json!({ "@context": ["https://a.example"], "issuer": issuer.address });
        let signed = sign(&document, &signer, datetime!(2026-11-12 09:30 UTC)).unwrap();
        assert_eq!(verify(&signed, &issuer), Ok(()));
        for contexts in [["https://b.example", "https://a.example"], ["https://a.example", "https://b.example"]] {
            let mut slipped = signed.clone();
            slipped["@context"] = json!(contexts);
            assert_eq!(verify(&slipped, &issuer), Err(Doubt::Context));
        }
    }
}
