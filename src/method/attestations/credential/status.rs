//! Revocation that everybody can see without asking about anybody: *Bitstring Status List 1.0*.
//!
//! One bit per attestation of a structure, in a list that the structure signs like any credential. A verifier fetches the whole
//! list, so that the service does not learn whose attestation was looked at. Why not `1EdTechRevocationList`: it names each
//! revoked credential, and most verifiers do not know it.
//!
//! A place is drawn at random by the caller, among those not yet given, and never given twice: places in the order of issue
//! would tell two employers who compare how many were issued between theirs.

use super::{CredentialError, moment};
use data_encoding::BASE64URL_NOPAD;
use flate2::{Compression, GzBuilder};
use flate2::{read::GzDecoder, write::GzEncoder};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use time::OffsetDateTime;

/// How many places a list has: the least that the standard allows (16 KiB), so that one person hides among many.
pub const PLACES: u32 = 131_072;

/// A credential's place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The address of the list: `{issuer}/status/1`. A structure that filled one begins the next.
    pub list: String,
    /// Below [`PLACES`].
    pub index: u32,
}

impl Place {
    /// What the credential says of it.
    pub fn entry(&self) -> Value {
        json!({
            "id": format!("{}#{}", self.list, self.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": self.index.to_string(),
            "statusListCredential": self.list,
        })
    }
}

/// The list as a credential, still to be signed with [`super::proof::sign`]. `until` is when a verifier must fetch it anew; the
/// rounds sign it again before. Places beyond the list are ignored: none is ever given.
///
/// # Errors
/// [`CredentialError::Moment`] outside of four-digit years.
pub fn list(
    issuer: &str,
    address: &str,
    revoked: &[u32],
    (from, until): (OffsetDateTime, OffsetDateTime),
) -> Result<Value, CredentialError> {
    Ok(json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": moment(from)?,
        "validUntil": moment(until)?,
        "credentialSubject": {
            "id": format!("{address}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encode(revoked),
        },
    }))
}

/// Bits from the left, gzip, base64url, and `u` before it (§3.3, §3.4).
fn encode(revoked: &[u32]) -> String {
    let mut bits = vec![0u8; (PLACES / 8) as usize];
    for index in revoked.iter().filter(|index| **index < PLACES) {
        bits[(index / 8) as usize] |= 0x80 >> (index % 8);
    }
    // Without a moment and a system in its head, the same list has the same bytes. Writing into memory cannot fail.
    let mut gzip: GzEncoder<Vec<u8>> = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    let packed = gzip.write_all(&bits).and_then(|()| gzip.finish()).unwrap_or_default();
    format!("u{}", BASE64URL_NOPAD.encode(&packed))
}

/// The places that a list's document says are revoked; nothing when it cannot be read.
pub fn revoked(document: &Value) -> Option<BTreeSet<u32>> {
    let encoded = document.pointer("/credentialSubject/encodedList")?.as_str()?.strip_prefix('u')?;
    let packed = BASE64URL_NOPAD.decode(encoded.as_bytes()).ok()?;
    let mut bits = Vec::new();
    GzDecoder::new(packed.as_slice()).take(u64::from(PLACES / 8)).read_to_end(&mut bits).ok()?;
    let set = |index: &u32| bits.get((index / 8) as usize).is_some_and(|byte| byte & (0x80 >> (index % 8)) != 0);
    Some((0..PLACES).filter(set).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_bit_counted_from_the_left() {
        let encoded = encode(&[0, 9, PLACES - 1, PLACES]);
        let packed = BASE64URL_NOPAD.decode(encoded.strip_prefix('u').unwrap().as_bytes()).unwrap();
        let mut bits = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
        assert_eq!(bits.len(), 16_384);
        assert_eq!((bits[0], bits[1], bits[16_383]), (0b1000_0000, 0b0100_0000, 1));
        let document = json!({ "credentialSubject": { "encodedList": encoded } });
        assert_eq!(revoked(&document), Some(BTreeSet::from([0, 9, PLACES - 1])));
        assert_eq!(revoked(&json!({ "credentialSubject": { "encodedList": "u%%" } })), None);
        assert_eq!(bits.iter().map(|byte| byte.count_ones()).sum::<u32>(), 3);
    }
}
