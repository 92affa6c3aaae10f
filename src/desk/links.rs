//! Secret addresses. A token names its structure and carries 128 secret bits; the database keeps only a hash.
//!
//! A link's secret is derived from the service's key and the link's id, so that a mail waiting in the outbox holds no
//! secret and a retried mail is the same mail.

use crate::{
    config::Key,
    kernel::{
        Moment,
        chance::Chance,
        ids::{MailWishId, StructureId},
        moment::MINUTE,
    },
};
use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// How long a browser that typed the right code reads what is behind the address, in milliseconds: long enough to read a text
/// and think about it, short enough for a phone that is lent (ours; no rule gives a number).
pub const PASS: i64 = 30 * MINUTE;

/// A structure and a secret, written as one word of 43 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkToken {
    pub structure: StructureId,
    word: String,
}

impl LinkToken {
    /// The token of a link or a door: their ids are of one kind and never meet.
    pub fn of(key: &Key, structure: StructureId, link: impl Into<Uuid>) -> LinkToken {
        let link: Uuid = link.into();
        let mac = key.mac("link", &[structure.0.as_bytes(), link.as_bytes()]);
        let mut secret = [0; 16];
        secret.copy_from_slice(&mac[..16]);
        LinkToken::with(structure, secret)
    }

    /// The token of the address by which somebody turns a kind of mail off.
    pub fn of_wish(key: &Key, structure: StructureId, wish: MailWishId) -> LinkToken {
        let mac = key.mac("wish", &[structure.0.as_bytes(), wish.0.as_bytes()]);
        let mut secret = [0; 16];
        secret.copy_from_slice(&mac[..16]);
        LinkToken::with(structure, secret)
    }

    /// A new random token.
    pub fn random(chance: &Chance, structure: StructureId) -> LinkToken {
        LinkToken::with(structure, chance.bytes())
    }

    fn with(structure: StructureId, secret: [u8; 16]) -> LinkToken {
        let bytes = [structure.0.as_bytes().as_slice(), &secret].concat();
        LinkToken { structure, word: BASE64URL_NOPAD.encode(&bytes) }
    }

    /// Reads a token's word; nothing when it cannot be one.
    pub fn read(word: &str) -> Option<LinkToken> {
        let bytes = BASE64URL_NOPAD.decode(word.as_bytes()).ok().filter(|b| b.len() == 32)?;
        let structure = StructureId(Uuid::from_slice(&bytes[..16]).ok()?);
        Some(LinkToken { structure, word: word.to_owned() })
    }

    /// What a browser keeps once the right code was typed: a moment, and the seal of this address and that moment. It opens this
    /// address and no other, and nobody but the service can make one.
    pub fn pass(&self, key: &Key, until: Moment) -> String {
        format!("{}.{}", until.0, BASE64URL_NOPAD.encode(&self.seal(key, until)))
    }

    /// Whether a browser's pass opens this address now.
    pub fn is_opened_by(&self, key: &Key, pass: &str, now: Moment) -> bool {
        let Some((until, seal)) = pass.split_once('.') else { return false };
        let (Ok(until), Ok(seal)) = (until.parse().map(Moment), BASE64URL_NOPAD.decode(seal.as_bytes())) else { return false };
        bool::from(self.seal(key, until).ct_eq(&seal)) && now < until && until <= now.plus(PASS)
    }

    fn seal(&self, key: &Key, until: Moment) -> [u8; 32] {
        key.mac("door pass", &[self.word.as_bytes(), &until.0.to_be_bytes()])
    }

    pub fn word(&self) -> &str {
        &self.word
    }

    /// What the database keeps and looks up. 128 secret bits need no slow hash.
    pub fn hash(&self) -> String {
        hash_token(&self.word)
    }
}

/// The hash of a secret word, as stored.
pub fn hash_token(word: &str) -> String {
    use sha2::Digest;
    data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(word.as_bytes()))
}

/// A random secret of 256 bits as a word.
pub fn secret_token(chance: &Chance) -> String {
    BASE64URL_NOPAD.encode(&chance.bytes::<32>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_opens_its_own_address_until_its_moment_and_no_longer() {
        let (key, chance) = (Key::new([7; 32]), Chance::seeded(1));
        let (one, other) = (LinkToken::random(&chance, Uuid::nil().into()), LinkToken::random(&chance, Uuid::nil().into()));
        let now = Moment(1_700_000_000_000);
        let pass = one.pass(&key, now.plus(PASS));
        assert!(one.is_opened_by(&key, &pass, now) && one.is_opened_by(&key, &pass, now.plus(PASS - 1)));
        assert!(!one.is_opened_by(&key, &pass, now.plus(PASS)), "it ends");
        assert!(!other.is_opened_by(&key, &pass, now), "of another address");
        assert!(!one.is_opened_by(&Key::new([8; 32]), &pass, now), "of another service");
        let later = pass.replacen(&now.plus(PASS).0.to_string(), &now.plus(PASS - 1).0.to_string(), 1);
        assert!(!one.is_opened_by(&key, &later, now), "with another moment");
        assert!(!one.is_opened_by(&key, &one.pass(&key, now.plus(PASS + 1)), now), "for longer than any is given");
        for rubbish in ["", ".", "9999999999999.", "x.y", &pass[..pass.len() - 1]] {
            assert!(!one.is_opened_by(&key, rubbish, now), "{rubbish:?}");
        }
    }
}
