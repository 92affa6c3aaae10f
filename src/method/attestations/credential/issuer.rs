//! The structure towards verifiers: one address for good, and the keys it signed with.
//!
//! **Why an address and not `did:key`.** The keys are published at `{base}/issuers/{structure}`, as a controlled identifier
//! document (W3C *Controlled Identifiers 1.0*), and a key is called `{that address}#{name}`. A `did:key` *is* its key: a structure
//! that changes keys would become another issuer, a stolen key could never be called back, and nothing would tie the key to
//! the structure. `did:web` is the same fetch over the same https with one more spelling of the address. The price: without
//! the service, a verifier needs a kept copy of this document, which anybody may keep.
//!
//! **Rotation.** A key that is followed by another one stays in the document and in `assertionMethod`, so that what it signed
//! verifies for ever; [`super::proof::verify`] refuses only what it claims to have signed after its last day. It is published
//! without `expires`, because verifiers that look at it compare with today. **A stolen key** is `revoked` and leaves
//! `assertionMethod`: whoever holds it can date a proof back, so nothing it signed is believed any more and every attestation
//! that still stands is issued anew.

use super::{CredentialError, moment};
use ed25519_dalek::{SigningKey, VerifyingKey};
use serde_json::{Value, json};
use time::OffsetDateTime;

/// The contexts of the document. `did/v1` defines the words of controlled identifiers and is known to every verifier without a
/// download; it does not make the address a DID.
pub const CONTEXTS: [&str; 3] =
    ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

/// The two bytes that say “an Ed25519 public key follows” (multicodec 0xed, as a varint).
const ED25519_PUBLIC: [u8; 2] = [0xed, 0x01];

/// What became of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It signs.
    InForce,
    /// Another one took its place at that moment; what it signed before is good.
    Retired(OffsetDateTime),
    /// It may have been in other hands; nothing it signed is believed.
    Revoked(OffsetDateTime),
}

/// A key as everybody may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// Its name within the structure, the part after `#`: `key-2026-11`. Never used twice.
    pub name: String,
    pub bytes: [u8; 32],
    pub state: State,
}

impl PublicKey {
    /// As `Multikey` writes it: base58btc, with `z` before it.
    pub fn multibase(&self) -> String {
        let bytes = [ED25519_PUBLIC.as_slice(), &self.bytes].concat();
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// The key, where the bytes are a point of the curve.
    pub fn key(&self) -> Option<VerifyingKey> {
        VerifyingKey::from_bytes(&self.bytes).ok()
    }
}

/// A structure's key with its secret half: made from 32 random bytes that the caller draws, keeps sealed, and hands over here.
pub struct Signer {
    method: String,
    key: SigningKey,
}

impl Signer {
    /// The signer of an issuer's address and a key's name.
    pub fn new(address: &str, name: &str, secret: &[u8; 32]) -> Signer {
        Signer { method: format!("{address}#{name}"), key: SigningKey::from_bytes(secret) }
    }

    /// The address of the verification method, as proofs name it.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The half that is published.
    pub fn public(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    pub(super) fn key(&self) -> &SigningKey {
        &self.key
    }
}

/// The structure and all its keys, from the first one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    pub address: String,
    pub name: String,
    pub keys: Vec<PublicKey>,
}

impl Issuer {
    /// The key that a verification method names.
    pub fn find(&self, method: &str) -> Option<&PublicKey> {
        let name = method.strip_prefix(&self.address)?.strip_prefix('#')?;
        self.keys.iter().find(|key| key.name == name)
    }

    /// What is served at the issuer's address (`application/json`; `application/ld+json` is true as well).
    ///
    /// # Errors
    /// [`CredentialError::Moment`] outside of four-digit years.
    pub fn document(&self) -> Result<Value, CredentialError> {
        let methods = self.keys.iter().map(|key| self.method(key)).collect::<Result<Vec<_>, _>>()?;
        let believed = self.keys.iter().filter(|key| !matches!(key.state, State::Revoked(_)));
        let believed: Vec<String> = believed.map(|key| format!("{}#{}", self.address, key.name)).collect();
        Ok(json!({
            "@context": CONTEXTS,
            "id": self.address,
            "type": ["Profile"],
            "name": self.name,
            "verificationMethod": methods,
            "assertionMethod": believed,
        }))
    }

    fn method(&self, key: &PublicKey) -> Result<Value, CredentialError> {
        let mut method = json!({
            "id": format!("{}#{}", self.address, key.name),
            "type": "Multikey",
            "controller": self.address,
            "publicKeyMultibase": key.multibase(),
        });
        if let State::Revoked(at) = key.state {
            method["revoked"] = moment(at)?.into();
        }
        Ok(method)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_retired_key_still_asserts_and_a_stolen_one_does_not() {
        let key = |name: &str, state| PublicKey { name: name.into(), bytes: [1; 32], state };
        let at = datetime!(2027-01-01 00:00 UTC);
        let keys = vec![key("a", State::Retired(at)), key("b", State::Revoked(at)), key("c", State::InForce)];
        let issuer = Issuer { address: "https://jalon.example/issuers/x".into(), name: "X".into(), keys };
        let document = issuer.document().unwrap();
        let asserts = json!(["https://jalon.example/issuers/x#a", "https://jalon.example/issuers/x#c"]);
        assert_eq!(document["assertionMethod"], asserts);
        assert_eq!(document["verificationMethod"][1]["revoked"], "2027-01-01T00:00:00Z");
        assert_eq!(document["verificationMethod"].as_array().map(Vec::len), Some(3));
        assert!(issuer.find("https://jalon.example/issuers/xy#a").is_none());
    }
}
