//! The journal: per structure a chain of what was done and read, by whom, when and through which face.
//!
//! Invariant: an entry holds a keyed hash of the one before it, so that none can be edited, removed, swapped or
//! inserted unseen; the head seals the last one with the key, so that the end cannot be cut off unseen; the words of an
//! entry lie beside the chain, which holds only their salted digest, so that they can be erased when a person asks for it.

use crate::{
    config::Key,
    db::{Result, Scope, col, tables::*},
    kernel::{Moment, chance::Chance},
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

/// What is about to be written.
pub struct Entry<'a> {
    pub at: Moment,
    pub actor: &'a str,
    pub face: &'a str,
    pub action: &'a str,
    pub subject: Option<Uuid>,
    pub payload: &'a serde_json::Value,
}

/// An entry as the chain holds it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Link {
    pub seq: i64,
    pub at: Moment,
    pub actor: String,
    pub face: String,
    pub action: String,
    pub subject: Option<Uuid>,
    pub digest: String,
    pub hash: String,
}

/// Where a structure's chain ends: the number of its last entry, and the seal of it. An entry's own hash would not do: whoever
/// cuts the last ones off finds that of the one before in the chain, but its seal was overwritten.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Head {
    pub seq: i64,
    pub hash: String,
}

impl Head {
    /// The head of a chain that ends with this entry.
    fn sealed(key: &Key, scope: &Scope, seq: i64, hash: &str) -> Head {
        let seal = key.mac("journal head", &[scope.structure().0.as_bytes(), &seq.to_be_bytes(), hash.as_bytes()]);
        Head { seq, hash: data_encoding::HEXLOWER.encode(&seal) }
    }
}

#[derive(sqlx::FromRow)]
struct Words {
    seq: i64,
    salt: String,
    payload: String,
}

/// Takes the structure's turn to write, and with it the head of its chain.
///
/// # Errors
/// When the structure has no journal, or the database does not answer.
pub async fn take_turn(scope: &mut Scope) -> Result<Head> {
    scope.take_turn().await?;
    let q = scope.from(JournalHeads::Table).cols([JournalHeads::Seq, JournalHeads::Hash]);
    scope.one(&q).await
}

/// Begins the chain of a new structure.
///
/// # Errors
/// When it has begun already.
pub async fn begin(scope: &mut Scope, key: &Key) -> Result<()> {
    let head = Head::sealed(key, scope, 0, "");
    let q = scope.insert(vec![(JournalHeads::Seq, head.seq.into()), (JournalHeads::Hash, head.hash.into())]);
    scope.run_one(&q).await
}

/// Writes an entry after the head.
///
/// # Errors
/// None of its own: what the database refuses is told at the latest when the scope commits, and the whole action undone.
pub fn write(scope: &mut Scope, key: &Key, chance: &Chance, head: &Head, entry: Entry<'_>) -> Head {
    let salt = data_encoding::HEXLOWER.encode(&chance.bytes::<16>());
    let payload = entry.payload.to_string();
    let mut link = Link {
        seq: head.seq + 1,
        at: entry.at,
        actor: entry.actor.to_owned(),
        face: entry.face.to_owned(),
        action: entry.action.to_owned(),
        subject: entry.subject,
        digest: digest(&salt, &payload),
        hash: String::new(),
    };
    link.hash = chained(key, scope, &head.hash, &link);
    let new = Head::sealed(key, scope, link.seq, &link.hash);
    use JournalEntries as E;
    let q = scope.insert(vec![
        (E::Seq, link.seq.into()),
        (E::At, link.at.into()),
        (E::Actor, link.actor.into()),
        (E::Face, link.face.into()),
        (E::Action, link.action.into()),
        (E::Subject, link.subject.into()),
        (E::Digest, link.digest.into()),
        (E::Hash, link.hash.into()),
    ]);
    scope.put(&q);
    let words =
        vec![(JournalPayloads::Seq, new.seq.into()), (JournalPayloads::Salt, salt.into()), (JournalPayloads::Payload, payload.into())];
    let q = scope.insert(words);
    scope.put(&q);
    let head = vec![(JournalHeads::Seq, new.seq.into()), (JournalHeads::Hash, new.hash.clone().into())];
    let q = scope.insert(head).or_replace([JournalHeads::Seq, JournalHeads::Hash]);
    scope.put(&q);
    new
}

fn digest(salt: &str, payload: &str) -> String {
    use sha2::Digest;
    data_encoding::HEXLOWER.encode(&sha2::Sha256::new().chain_update(salt).chain_update([0]).chain_update(payload).finalize())
}

fn chained(key: &Key, scope: &Scope, before: &str, link: &Link) -> String {
    let subject = link.subject.map(|s| s.to_string()).unwrap_or_default();
    let structure = scope.structure();
    let parts: [&[u8]; 9] = [
        before.as_bytes(),
        structure.0.as_bytes(),
        &link.seq.to_be_bytes(),
        &link.at.0.to_be_bytes(),
        link.actor.as_bytes(),
        link.face.as_bytes(),
        link.action.as_bytes(),
        subject.as_bytes(),
        link.digest.as_bytes(),
    ];
    data_encoding::HEXLOWER.encode(&key.mac("journal", &parts))
}

/// Walks a structure's chain from its beginning; answers with the first thing that is wrong.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(scope: &mut Scope, key: &Key) -> Result<std::result::Result<Head, String>> {
    const PAGE: u64 = 1000;
    let mut before = Head::sealed(key, scope, 0, "");
    loop {
        let links = page(scope, before.seq, PAGE).await?;
        let words = words(scope, before.seq, PAGE).await?;
        for link in &links {
            if link.seq != before.seq + 1 {
                return Ok(Err(format!("journal entry {} is missing", before.seq + 1)));
            }
            if chained(key, scope, &before.hash, link) != link.hash {
                return Ok(Err(format!("journal entry {} was changed", link.seq)));
            }
            if words.iter().any(|w| w.seq == link.seq && digest(&w.salt, &w.payload) != link.digest) {
                return Ok(Err(format!("the words of journal entry {} were changed", link.seq)));
            }
            before = Head::sealed(key, scope, link.seq, &link.hash);
        }
        if (links.len() as u64) < PAGE {
            break;
        }
    }
    let q = scope.from(JournalHeads::Table).cols([JournalHeads::Seq, JournalHeads::Hash]);
    match scope.opt::<Head>(&q).await? {
        Some(head) if head == before => Ok(Ok(head)),
        Some(head) if head.seq == before.seq => Ok(Err(format!("journal entry {} is not the last one that was written", head.seq))),
        Some(head) => Ok(Err(format!("the journal ends at entry {} but should end at {}", before.seq, head.seq))),
        None => Ok(Err("the journal has no head".into())),
    }
}

async fn page(scope: &mut Scope, after: i64, limit: u64) -> Result<Vec<Link>> {
    use JournalEntries as E;
    let q = scope
        .from(E::Table)
        .cols([E::Seq, E::At, E::Actor, E::Face, E::Action, E::Subject, E::Digest, E::Hash])
        .filter(col(E::Seq).gt(after))
        .order(E::Seq, Order::Asc)
        .limit(limit);
    scope.all(&q).await
}

async fn words(scope: &mut Scope, after: i64, limit: u64) -> Result<Vec<Words>> {
    use JournalPayloads as P;
    let q = scope
        .from(P::Table)
        .cols([P::Seq, P::Salt, P::Payload])
        .filter(col(P::Seq).gt(after).and(col(P::Seq).lte(after + limit as i64)))
        .order(P::Seq, Order::Asc);
    scope.all(&q).await
}
