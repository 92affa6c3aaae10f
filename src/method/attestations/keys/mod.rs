//! What a structure signs with: its address towards verifiers, drawn by lot at the first attestation, and one key at a time.
//!
//! Invariant: at most one key has a secret half, and it is sealed; a key that signs no more has none left. A published key never
//! disappears from the structure's document, so that what it signed can be checked for good.
//!
//! A key *retires* when another takes its place, and what it signed still holds. It is *revoked* when it may have been in other
//! hands: then nothing it signed is believed, and what still stands is signed anew when it is handed out ([`super::store::signed`]).

pub mod actions;
pub mod pages;
pub mod seal;
pub mod store;

use super::credential::issuer::{Issuer, PublicKey, Signer, State};
use crate::{
    config::Key,
    db::Scope,
    desk::{Desk, Parts, Refusal, Visit},
    kernel::{Moment, ids::*},
    web::api::Record,
};
use data_encoding::HEXLOWER;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The public half of a key, as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct IssuerKey {
    pub id: IssuerKeyId,
    /// The part of its address after the number sign.
    pub name: String,
    /// 32 bytes in hexadecimal digits (Ed25519).
    pub public_key: String,
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Moment,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub retired_at: Option<Moment>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub revoked_at: Option<Moment>,
    pub revoked_reason: Option<String>,
    pub version: i64,
}

impl IssuerKey {
    pub fn is_in_force(&self) -> bool {
        self.retired_at.is_none() && self.revoked_at.is_none()
    }

    /// The key as verifiers know it; `None` when what is kept is no key.
    pub fn public(&self) -> Option<PublicKey> {
        let bytes = HEXLOWER.decode(self.public_key.as_bytes()).ok()?;
        let state = match (self.revoked_at, self.retired_at) {
            (Some(at), _) => State::Revoked(instant(at)),
            (None, Some(at)) => State::Retired(instant(at)),
            (None, None) => State::InForce,
        };
        Some(PublicKey { name: self.name.clone(), bytes: bytes.try_into().ok()?, state })
    }
}

impl Record for IssuerKey {
    const RESOURCE: &'static str = "issuer_keys";
    type Column = crate::db::tables::IssuerKeys;
    const ID: Self::Column = Self::Column::Id;
    const FILTERS: &'static [(&'static str, Self::Column)] = &[];
    fn select(scope: &Scope, _: &Visit) -> crate::db::Select {
        store::keys(scope)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// The moment as the standards write it: whole seconds in UTC.
pub fn instant(at: Moment) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1000)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// A structure that can sign now.
pub struct Signing {
    pub address: String,
    pub key: IssuerKeyId,
    pub signer: Signer,
}

/// What a structure signs with, made when it is needed for the first time.
///
/// # Errors
/// `err-key-unreadable` when the key was sealed by a service with another secret.
pub async fn begin(desk: &mut Desk) -> Result<Signing, Refusal> {
    let address = match store::address(&mut desk.scope).await? {
        Some(known) => known,
        None => store::introduce(desk).await?,
    };
    match store::in_force(&mut desk.scope).await? {
        None => make(desk, address, None).await,
        Some((key, sealed)) => unsealed(&desk.parts, desk.here().id, address, (key, &sealed)),
    }
}

/// What a structure that attested before signs with now; reads only.
///
/// # Errors
/// `err-key-unreadable`; [`Refusal::NotFound`] for a structure that never attested.
pub async fn ready(scope: &mut Scope, parts: &Parts) -> Result<Signing, Refusal> {
    let address = store::address(scope).await?.ok_or(Refusal::NotFound)?;
    let (key, sealed) = store::in_force(scope).await?.ok_or(Refusal::NotFound)?;
    unsealed(parts, scope.structure(), address, (key, &sealed))
}

fn unsealed(parts: &Parts, structure: StructureId, address: String, (key, sealed): (IssuerKey, &str)) -> Result<Signing, Refusal> {
    let unreadable = || Refusal::rule("", "err-key-unreadable").way_out("keys-see", "/issuer".to_owned());
    let secret = seal::open(&parts.config.key, (structure, key.id), sealed).ok_or_else(unreadable)?;
    Ok(Signing { signer: Signer::new(&address, &key.name, &secret), key: key.id, address })
}

/// A new key, from 32 random bytes. The caller has ended the one before.
///
/// # Errors
/// When the id is taken.
async fn make(desk: &mut Desk, address: String, id: Option<IssuerKeyId>) -> Result<Signing, Refusal> {
    let id = desk.id_or_fresh(id);
    let number = store::all(&mut desk.scope).await?.len() + 1;
    let (name, secret) = (format!("key-{number}"), desk.parts.chance.bytes::<32>());
    let signer = Signer::new(&address, &name, &secret);
    let broken = || Refusal::Broken(crate::db::Error::Opening("a key could not be sealed".into()));
    let sealed = seal::close(&desk.parts.config.key, &desk.parts.chance, (desk.here().id, id), &secret).ok_or_else(broken)?;
    store::insert(desk, (id, name), HEXLOWER.encode(&signer.public()), sealed).await?;
    Ok(Signing { address, key: id, signer })
}

/// Whether what is sealed is the secret half of what is published; asked by `jalon verify`.
pub fn agrees(key: &Key, structure: StructureId, of: &IssuerKey, sealed: &str) -> bool {
    let secret = seal::open(key, (structure, of.id), sealed);
    secret.is_some_and(|secret| HEXLOWER.encode(&Signer::new("", &of.name, &secret).public()) == of.public_key)
}

/// The structure as verifiers know it.
pub fn issuer(address: String, name: String, keys: &[IssuerKey]) -> Issuer {
    Issuer { address, name, keys: keys.iter().filter_map(IssuerKey::public).collect() }
}
