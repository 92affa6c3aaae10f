//! What the operator does about accounts at the command line: members, officers, tokens.

use super::{Password, store};
use crate::{
    db::{Scope, Tx, Update, col, tables::*},
    desk::{self, ActionRow, Desk, Here, LinkToken, Parts, Refusal, Role, Visit},
    kernel::{Language, ids::*, moment::DAY},
};
use sea_query::{ExprTrait, Order};
use std::sync::Arc;

/// How long an operator's one-time address works.
const ONE_TIME: i64 = 7 * DAY;

/// What became of a person's account: usable at once, or at an address where they choose a password.
pub enum Given {
    Ready,
    Address(String),
}

/// The account of an address, made when there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn account_of(
    tx: &mut Tx,
    parts: &Parts,
    email: &str,
    name: &str,
    language: Language,
) -> Result<store::Account, crate::db::Error> {
    if let Some(known) = store::by_email(tx, email).await? {
        return Ok(known);
    }
    let id: AccountId = parts.chance.uuid(parts.clock.now()).into();
    store::create(tx, id, email, name, language, parts.clock.now()).await?;
    Ok(store::Account { id, email: email.to_owned(), name: name.to_owned(), password_hash: None, language, last_place: None })
}

/// Sets the given password, or opens an address where the person chooses one; an account that has a password keeps it.
///
/// # Errors
/// When the password is too easily guessed, or the database does not answer.
pub async fn give_entry(parts: &Parts, email: &str, password: Option<&str>) -> Result<Given, Refusal> {
    let now = parts.clock.now();
    let mut tx = parts.db.write().await?;
    let account = store::by_email(&mut tx, email).await?.ok_or(Refusal::NotFound)?;
    let given = match password {
        Some(typed) => {
            let password = Password::choose(typed, &account.email, &account.name).map_err(|s| Refusal::said("password", s))?;
            let hash = super::hash(password).await?;
            store::set_password(&mut tx, account.id, &hash, now).await?;
            Given::Ready
        }
        None if account.password_hash.is_some() => Given::Ready,
        None => {
            let word = store::open_one_time(&mut tx, &parts.config.key, parts.chance.uuid(now), account.id, now.plus(ONE_TIME)).await?;
            Given::Address(format!("{}/choose-password/{word}", parts.config.base_url))
        }
    };
    tx.commit().await?;
    Ok(given)
}

/// Whether somebody of this address and name could choose a password.
///
/// # Errors
/// The rule it breaks.
pub fn check_password(typed: &str, email: &str, name: &str) -> Result<(), Refusal> {
    Password::choose(typed, email, name).map(|_| ()).map_err(|s| Refusal::said("password", s))
}

/// Makes somebody an officer of a network, or of one of its regions; an ended one serves again.
///
/// # Errors
/// When they are already.
pub async fn add_officer(parts: &Parts, network: NetworkId, region: Option<RegionId>, email: &str, name: &str) -> Result<(), Refusal> {
    let mut tx = parts.db.write().await?;
    let account = account_of(&mut tx, parts, email, name, Language::Fr).await?;
    let q = serving(&tx, account.id, network, false).set(Officers::Active, true).set(Officers::RegionId, region);
    if tx.run(&q).await? == 1 {
        tx.commit().await?;
        return Ok(());
    }
    let q = tx.insert(vec![
        (Officers::Id, parts.chance.uuid(parts.clock.now()).into()),
        (Officers::AccountId, account.id.into()),
        (Officers::NetworkId, network.into()),
        (Officers::RegionId, region.into()),
        (Officers::Active, true.into()),
    ]);
    tx.run_one(&q).await?;
    tx.commit().await?;
    Ok(())
}

fn serving(tx: &Tx, account: AccountId, network: NetworkId, active: bool) -> Update {
    let own = col(Officers::AccountId).eq(account).and(col(Officers::NetworkId).eq(network));
    tx.update(Officers::Table).filter(own.and(col(Officers::Active).eq(active)))
}

/// Somebody is no officer of a network any more: their sign-ins there end. Answers with their name.
///
/// # Errors
/// [`Refusal::NotFound`] when they are none.
pub async fn end_officer(parts: &Parts, network: NetworkId, email: &str) -> Result<String, Refusal> {
    let mut tx = parts.db.write().await?;
    let account = store::by_email(&mut tx, email).await?.ok_or(Refusal::NotFound)?;
    let q = serving(&tx, account.id, network, true).set(Officers::Active, false);
    if tx.run(&q).await? == 0 {
        return Err(Refusal::NotFound);
    }
    store::end_sign_ins(&mut tx, account.id, Some(store::Where::Network(network))).await?;
    tx.commit().await?;
    Ok(account.name)
}

/// An API token that still works, without its secret.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Token {
    pub id: TokenId,
    pub name: String,
    pub role: Role,
}

/// The tokens of a structure that still work, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn tokens(parts: &Parts, here: &Here) -> Result<Vec<Token>, crate::db::Error> {
    let mut scope = parts.db.read_in(here.id).await?;
    living(&mut scope).await
}

async fn living(scope: &mut Scope) -> Result<Vec<Token>, crate::db::Error> {
    let q = scope.from(Tokens::Table).cols([Tokens::Id, Tokens::Name, Tokens::Role]);
    scope.all(&q.filter(col(Tokens::WithdrawnAt).is_null()).order(Tokens::Name, Order::Asc)).await
}

/// Makes an API token of a role; answers with it and its secret, which is kept nowhere.
///
/// # Errors
/// When the database does not answer.
pub async fn create_token(parts: &Arc<Parts>, here: Here, role: Role, name: &str) -> Result<(TokenId, String), Refusal> {
    let now = parts.clock.now();
    let token = LinkToken::random(&parts.chance, here.id);
    let mut scope = parts.db.write_in(here.id).await?;
    let head = desk::journal::take_turn(&mut scope).await?;
    let id: TokenId = parts.chance.uuid(now).into();
    let q = scope.insert(vec![
        (Tokens::Id, id.into()),
        (Tokens::Name, name.into()),
        (Tokens::Role, role.into()),
        (Tokens::TokenHash, token.hash().into()),
        (Tokens::CreatedAt, now.into()),
    ]);
    scope.run_one(&q).await?;
    journaled(&mut scope, parts, &head, "token.create", id, &serde_json::json!({"name": name, "role": role}));
    scope.commit().await?;
    Ok((id, format!("jalon_{}", token.word())))
}

/// Withdraws an API token: from now on it opens nothing. Answers with what it was.
///
/// # Errors
/// [`Refusal::NotFound`] when no token that still works has this id.
pub async fn withdraw_token(parts: &Arc<Parts>, here: &Here, id: TokenId) -> Result<Token, Refusal> {
    let mut scope = parts.db.write_in(here.id).await?;
    let head = desk::journal::take_turn(&mut scope).await?;
    let token = living(&mut scope).await?.into_iter().find(|t| t.id == id).ok_or(Refusal::NotFound)?;
    let q = scope.update(Tokens::Table).set(Tokens::WithdrawnAt, parts.clock.now()).filter(col(Tokens::Id).eq(id));
    scope.run_one(&q).await?;
    journaled(&mut scope, parts, &head, "token.withdraw", id, &serde_json::json!({"name": token.name, "role": token.role}));
    scope.commit().await?;
    Ok(token)
}

/// What the operator did about a token, in the structure's journal.
fn journaled(scope: &mut Scope, parts: &Parts, head: &desk::journal::Head, action: &str, id: TokenId, payload: &serde_json::Value) {
    let (at, face) = (parts.clock.now(), desk::Face::CommandLine.word());
    let entry = desk::journal::Entry { at, actor: "operator", face, action, subject: Some(id.0), payload };
    desk::journal::write(scope, &parts.config.key, &parts.chance, head, entry);
}

/// Runs an action as the operator of the server.
///
/// # Errors
/// What the action refuses.
pub async fn act<A: desk::Action>(parts: &Arc<Parts>, here: Here, action: A) -> Result<desk::Saved, Refusal> {
    let row = ActionRow::of::<A>();
    let visit = Visit::operator(here, parts.clock.now());
    desk::perform(parts.clone(), visit, row.name, row.audience, Box::new(action), None).await
}

/// The account of a desk's new member: found by its address, or made.
///
/// # Errors
/// When the database does not answer.
pub async fn account_for(desk: &mut Desk, email: &str, name: &str) -> Result<store::Account, crate::db::Error> {
    let (parts, language) = (desk.parts.clone(), desk.here().language);
    account_of(desk.scope.tx(), &parts, email, name, language).await
}
