//! The SQL of accounts, their sign-ins and their one-time addresses. None of these rows belongs to a structure.

use super::folded;
use crate::{
    config::Key,
    db::{Result, Tx, col, tables::*},
    desk::{hash_token, secret_token},
    kernel::{Language, Moment, chance::Chance, ids::*, moment::DAY},
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

/// An account as signing in reads it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub password_hash: Option<String>,
    pub language: Language,
    /// The structure or the network worked in last.
    pub last_place: Option<Uuid>,
}

/// A structure an account can work in.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Place {
    pub structure_id: StructureId,
    pub name: String,
}

/// A network an account serves as an officer.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Office {
    pub network_id: NetworkId,
    pub name: String,
}

const ACCOUNT: [Accounts; 6] =
    [Accounts::Id, Accounts::Email, Accounts::Name, Accounts::PasswordHash, Accounts::Language, Accounts::LastPlace];

/// # Errors
/// When the database does not answer.
pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>> {
    let q = tx.from(Accounts::Table).cols(ACCOUNT).filter(col(Accounts::EmailFolded).eq(folded(email)));
    tx.opt(&q).await
}

/// # Errors
/// When the database does not answer.
pub async fn by_id(tx: &mut Tx, id: AccountId) -> Result<Option<Account>> {
    let q = tx.from(Accounts::Table).cols(ACCOUNT).filter(col(Accounts::Id).eq(id));
    tx.opt(&q).await
}

/// A new account, without a password.
///
/// # Errors
/// When the address has one already.
pub async fn create(tx: &mut Tx, id: AccountId, email: &str, name: &str, language: Language, now: Moment) -> Result<()> {
    let q = tx.insert(vec![
        (Accounts::Id, id.into()),
        (Accounts::Email, email.into()),
        (Accounts::EmailFolded, folded(email).into()),
        (Accounts::Name, name.into()),
        (Accounts::Language, language.into()),
        (Accounts::CreatedAt, now.into()),
    ]);
    tx.run_one(&q).await
}

/// Sets the password and ends every sign-in and one-time address of the account.
///
/// # Errors
/// When the database does not answer.
pub async fn set_password(tx: &mut Tx, id: AccountId, hash: &str, now: Moment) -> Result<()> {
    let q = tx.update(Accounts::Table).set(Accounts::PasswordHash, hash).filter(col(Accounts::Id).eq(id));
    tx.run_one(&q).await?;
    end_sign_ins(tx, id, None).await?;
    let q = tx
        .update(AccountLinks::Table)
        .set(AccountLinks::UsedAt, now)
        .filter(col(AccountLinks::AccountId).eq(id).and(col(AccountLinks::UsedAt).is_null()));
    tx.run(&q).await?;
    Ok(())
}

/// Whether an account still has the password that was compared, as hash, and keeps it until the transaction ends: comparing
/// takes a while, in which somebody may have chosen another.
///
/// # Errors
/// When the database does not answer.
pub async fn still_has(tx: &mut Tx, id: AccountId, hash: &str) -> Result<bool> {
    let own = col(Accounts::Id).eq(id).and(col(Accounts::PasswordHash).eq(hash));
    // Written, not read: so PostgreSQL too lets nobody change it meanwhile.
    let q = tx.update(Accounts::Table).set(Accounts::PasswordHash, hash).filter(own);
    Ok(tx.run(&q).await? == 1)
}

/// # Errors
/// When the database does not answer.
pub async fn set_language(tx: &mut Tx, id: AccountId, language: Language) -> Result<()> {
    let q = tx.update(Accounts::Table).set(Accounts::Language, language).filter(col(Accounts::Id).eq(id));
    tx.run_one(&q).await
}

/// The structures where an account works now, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn places(tx: &mut Tx, id: AccountId) -> Result<Vec<Place>> {
    let q = tx
        .from(Memberships::Table)
        .cols([Memberships::StructureId])
        .cols([Structures::Name])
        .join_open(Structures::Table, col(Structures::Id).eq(col(Memberships::StructureId)))
        .filter(col(Memberships::AccountId).eq(id).and(col(Memberships::Active).eq(true)))
        .order(Structures::Name, Order::Asc);
    tx.all(&q).await
}

/// The networks an account is an officer of.
///
/// # Errors
/// When the database does not answer.
pub async fn offices(tx: &mut Tx, id: AccountId) -> Result<Vec<Office>> {
    let q = tx
        .from(Officers::Table)
        .cols([Officers::NetworkId])
        .cols([Networks::Name])
        .join_open(Networks::Table, col(Networks::Id).eq(col(Officers::NetworkId)))
        .filter(col(Officers::AccountId).eq(id).and(col(Officers::Active).eq(true)))
        .order(Networks::Name, Order::Asc);
    tx.all(&q).await
}

/// Where a new sign-in works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    Structure(StructureId),
    Network(NetworkId),
}

/// Begins a sign-in; answers with the secret of its cookie.
///
/// # Errors
/// When the database does not answer.
pub async fn begin_sign_in(tx: &mut Tx, chance: &Chance, account: AccountId, place: Where, now: Moment) -> Result<String> {
    let word = secret_token(chance);
    let (structure, network) = match place {
        Where::Structure(s) => (Some(s), None),
        Where::Network(n) => (None, Some(n)),
    };
    let q = tx.insert(vec![
        (SignIns::TokenHash, hash_token(&word).into()),
        (SignIns::AccountId, account.into()),
        (SignIns::StructureId, structure.into()),
        (SignIns::NetworkId, network.into()),
        (SignIns::CreatedAt, now.into()),
        (SignIns::SeenAt, now.into()),
    ]);
    tx.run_one(&q).await?;
    let last = structure.map(|s| s.0).or(network.map(|n| n.0));
    let q = tx.update(Accounts::Table).set(Accounts::LastPlace, last).filter(col(Accounts::Id).eq(account));
    tx.run_one(&q).await?;
    // What nobody can use any more is swept here, where a write happens anyway.
    let q = tx.delete(SignIns::Table).filter(col(SignIns::AccountId).eq(account).and(col(SignIns::CreatedAt).lt(now.plus(-2 * DAY))));
    tx.run(&q).await?;
    Ok(word)
}

/// Ends one sign-in.
///
/// # Errors
/// When the database does not answer.
pub async fn end_sign_in(tx: &mut Tx, hash: &str) -> Result<()> {
    let q = tx.delete(SignIns::Table).filter(col(SignIns::TokenHash).eq(hash));
    tx.run(&q).await?;
    Ok(())
}

/// Ends an account's sign-ins, everywhere or in one place.
///
/// # Errors
/// When the database does not answer.
pub async fn end_sign_ins(tx: &mut Tx, account: AccountId, place: Option<Where>) -> Result<()> {
    let own = col(SignIns::AccountId).eq(account);
    let which = match place {
        Some(Where::Structure(s)) => own.and(col(SignIns::StructureId).eq(s)),
        Some(Where::Network(n)) => own.and(col(SignIns::NetworkId).eq(n)),
        None => own,
    };
    let q = tx.delete(SignIns::Table).filter(which);
    tx.run(&q).await?;
    Ok(())
}

/// The secret of a one-time address, made from its id so that a waiting mail holds none.
pub fn one_time_word(key: &Key, id: Uuid) -> String {
    data_encoding::BASE64URL_NOPAD.encode(&key.mac("account", &[id.as_bytes()])[..24])
}

/// Opens a one-time address where a password is chosen; answers with its secret.
///
/// # Errors
/// When the database does not answer.
pub async fn open_one_time(tx: &mut Tx, key: &Key, id: Uuid, account: AccountId, until: Moment) -> Result<String> {
    let word = one_time_word(key, id);
    let q = tx.insert(vec![
        (AccountLinks::TokenHash, hash_token(&word).into()),
        (AccountLinks::AccountId, account.into()),
        (AccountLinks::ExpiresAt, until.into()),
    ]);
    tx.run_one(&q).await?;
    Ok(word)
}

#[derive(sqlx::FromRow)]
struct OneTime {
    account_id: AccountId,
    expires_at: Moment,
    used_at: Option<Moment>,
}

/// The account of a one-time address that still works.
///
/// # Errors
/// When the database does not answer.
pub async fn by_one_time(tx: &mut Tx, word: &str, now: Moment) -> Result<Option<Account>> {
    let q = tx
        .from(AccountLinks::Table)
        .cols([AccountLinks::AccountId, AccountLinks::ExpiresAt, AccountLinks::UsedAt])
        .filter(col(AccountLinks::TokenHash).eq(hash_token(word)));
    match tx.opt::<OneTime>(&q).await? {
        Some(found) if found.used_at.is_none() && found.expires_at > now => by_id(tx, found.account_id).await,
        _ => Ok(None),
    }
}

/// How many one-time addresses of an account still work, of those that end by `until` where that is said.
///
/// # Errors
/// When the database does not answer.
pub async fn open_one_times(tx: &mut Tx, account: AccountId, now: Moment, until: Option<Moment>) -> Result<usize> {
    // Those who count at the same moment wait for each other: otherwise each would find room for one more.
    let turn = tx.from(Accounts::Table).cols([Accounts::Id]).filter(col(Accounts::Id).eq(account)).lock();
    tx.opt::<(AccountId,)>(&turn).await?;
    let q = tx
        .from(AccountLinks::Table)
        .cols([AccountLinks::TokenHash])
        .filter(col(AccountLinks::AccountId).eq(account))
        .filter(col(AccountLinks::UsedAt).is_null().and(col(AccountLinks::ExpiresAt).gt(now)))
        .filter_some(until, |until| col(AccountLinks::ExpiresAt).lte(until));
    Ok(tx.all::<(String,)>(&q).await?.len())
}

/// Uses a one-time address up; answers whether it was there to be used, which it is for one only.
///
/// # Errors
/// When the database does not answer.
pub async fn use_one_time(tx: &mut Tx, word: &str, now: Moment) -> Result<bool> {
    let q = tx
        .update(AccountLinks::Table)
        .set(AccountLinks::UsedAt, now)
        .filter(col(AccountLinks::TokenHash).eq(hash_token(word)))
        .filter(col(AccountLinks::UsedAt).is_null().and(col(AccountLinks::ExpiresAt).gt(now)));
    Ok(tx.run(&q).await? == 1)
}

/// Puts a mail about an account into the outbox; `{link}` in `body`, where there is one, stands for the one-time address of
/// `id`.
///
/// # Errors
/// When the database does not answer.
pub async fn post(tx: &mut Tx, id: Uuid, account: &Account, subject: &str, body: &str, now: Moment) -> Result<()> {
    let q = tx.insert(vec![
        (AccountMails::Id, id.into()),
        (AccountMails::AccountId, account.id.into()),
        (AccountMails::Recipient, account.email.as_str().into()),
        (AccountMails::Subject, subject.into()),
        (AccountMails::Body, body.into()),
        (AccountMails::State, "queued".into()),
        (AccountMails::DueAt, now.into()),
    ]);
    tx.run_one(&q).await
}
