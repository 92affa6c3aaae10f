//! Secret addresses. A token names its structure and carries 128 secret bits; the database keeps only a hash.
//!
//! A link's secret is derived from the service's key and the link's id, so that a mail waiting in the outbox holds no
//! secret and a retried mail is the same mail.

use crate::{
    config::Key,
    kernel::{
        chance::Chance,
        ids::{MailWishId, StructureId},
    },
};
use data_encoding::BASE64URL_NOPAD;
use uuid::Uuid;

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
