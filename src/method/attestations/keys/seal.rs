//! The secret half of a key, sealed with the service's own: who steals the database alone cannot sign.
//!
//! ChaCha20-Poly1305 (RFC 8439, through `ring`), with a key derived for this one record, twelve random bytes as the nonce, and the
//! names of structure and record bound in, so that a seal moved to another row does not open.

use crate::{config::Key, kernel::chance::Chance, kernel::ids::*};
use data_encoding::BASE64;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// Of which structure and which key.
pub type Whose = (StructureId, IssuerKeyId);

fn lock(key: &Key, (structure, id): Whose) -> Option<LessSafeKey> {
    let derived = key.mac("issuer key", &[structure.0.as_bytes(), id.0.as_bytes()]);
    UnboundKey::new(&CHACHA20_POLY1305, &derived).ok().map(LessSafeKey::new)
}

fn bound((structure, id): Whose) -> Aad<Vec<u8>> {
    Aad::from([structure.0.as_bytes().as_slice(), id.0.as_bytes()].concat())
}

/// Seals 32 secret bytes. `None` only when the cipher cannot work at all.
pub fn close(key: &Key, chance: &Chance, whose: Whose, secret: &[u8; 32]) -> Option<String> {
    let nonce = chance.bytes::<NONCE_LEN>();
    let mut sealed = secret.to_vec();
    lock(key, whose)?.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound(whose), &mut sealed).ok()?;
    Some(BASE64.encode(&[nonce.as_slice(), &sealed].concat()))
}

/// What was sealed; `None` when it was sealed by another service, for another row, or was changed.
pub fn open(key: &Key, whose: Whose, sealed: &str) -> Option<[u8; 32]> {
    let bytes = BASE64.decode(sealed.as_bytes()).ok().filter(|b| b.len() > NONCE_LEN)?;
    let (nonce, rest) = bytes.split_at(NONCE_LEN);
    let mut rest = rest.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let secret = lock(key, whose)?.open_in_place(nonce, bound(whose), &mut rest).ok()?;
    <[u8; 32]>::try_from(&*secret).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn only_the_same_service_opens_it_and_for_the_same_row() {
        let (key, chance) = (Key::new([7; 32]), Chance::seeded(1));
        let whose = |s: u128, k: u128| (StructureId(Uuid::from_u128(s)), IssuerKeyId(Uuid::from_u128(k)));
        let sealed = close(&key, &chance, whose(1, 2), &[9; 32]).unwrap();
        assert_eq!(open(&key, whose(1, 2), &sealed), Some([9; 32]));
        assert!(!sealed.contains(&BASE64.encode(&[9; 32])[..20]));
        assert_ne!(sealed, close(&key, &chance, whose(1, 2), &[9; 32]).unwrap(), "a nonce is used once");
        assert_eq!(open(&key, whose(2, 2), &sealed), None, "another structure");
        assert_eq!(open(&key, whose(1, 3), &sealed), None, "another key");
        assert_eq!(open(&Key::new([8; 32]), whose(1, 2), &sealed), None, "another service");
        let mut bytes = BASE64.decode(sealed.as_bytes()).unwrap();
        bytes[20] ^= 1;
        assert_eq!(open(&key, whose(1, 2), &BASE64.encode(&bytes)), None, "one bit");
        for rubbish in ["", "é", "AAAA", &sealed[..8]] {
            assert_eq!(open(&key, whose(1, 2), rubbish), None);
        }
    }
}
