//! Members of a bundle and the accounts they sign in with.
//!
//! Invariant: a bundle makes no account and sends no mail; it attaches a member to the account that has their address, and a
//! joined member's roles are their membership's.

use super::super::rows::MemberRow;
use super::{Changes, Ids};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::Roles,
    kernel::ids::*,
    people::{accounts, members},
};
use sea_query::ExprTrait;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

#[derive(Debug, Clone, sqlx::FromRow)]
struct Membership {
    account_id: AccountId,
    member_id: MemberId,
    roles: String,
}

/// Lets go of the addresses that members are about to change, so that two of them can exchange theirs.
///
/// # Errors
/// When the database does not answer.
pub async fn free_addresses(scope: &mut Scope, ids: &Ids, before: &[MemberRow], changes: &Changes<MemberRow>) -> Result<()> {
    let emails = emails(before);
    for row in changes.update.iter().filter(|row| emails.get(row.reference.as_str()) != Some(&row.email.as_deref())) {
        let Some(id) = ids.id::<MemberRow>(&row.reference) else { continue };
        let q = scope.update(Members::Table).set(Members::EmailFolded, Option::<String>::None).filter(col(Members::Id).eq(id));
        scope.run_one(&q).await?;
    }
    Ok(())
}

fn emails(rows: &[MemberRow]) -> HashMap<&str, Option<&str>> {
    rows.iter().map(|row| (row.reference.as_str(), row.email.as_deref())).collect()
}

/// Attaches members to the accounts of their addresses, and gives memberships their members' roles.
///
/// # Errors
/// When the database does not answer.
pub async fn attach(scope: &mut Scope, ids: &Ids, before: &[MemberRow], changes: &Changes<MemberRow>) -> Result<()> {
    if changes.create.is_empty() && changes.update.is_empty() {
        return Ok(());
    }
    let emails = emails(before);
    let mut joined = memberships(scope).await?;
    let away = deactivated(scope).await?;
    for row in changes.create.iter().chain(&changes.update) {
        let Some(member) = ids.id::<MemberRow>(&row.reference).map(MemberId) else { continue };
        let roles = Roles(row.role.clone());
        let known = joined.iter().position(|m| m.member_id == member);
        let account = match &row.email {
            Some(email) => accounts::store::by_email(scope.tx(), email).await?.map(|a| a.id),
            None => None,
        };
        // Whoever works here already as somebody else stays who they are.
        let account = account.filter(|a| joined.iter().all(|m| m.account_id != *a));
        let moved = emails.get(row.reference.as_str()).is_some_and(|e| *e != row.email.as_deref());
        match (known, account) {
            (None, Some(account)) if !away.contains(&member) => {
                members::store::join(scope, account, member, &roles).await?;
                joined.push(Membership { account_id: account, member_id: member, roles: roles.joined() });
            }
            (Some(at), Some(account)) if moved && !away.contains(&member) => {
                leave(scope, joined[at].account_id).await?;
                members::store::join(scope, account, member, &roles).await?;
                joined[at] = Membership { account_id: account, member_id: member, roles: roles.joined() };
            }
            (Some(at), _) if joined[at].roles != roles.joined() => {
                change(scope, joined[at].account_id, &roles).await?;
                joined[at].roles = roles.joined();
            }
            _ => {}
        }
    }
    Ok(())
}

async fn memberships(scope: &mut Scope) -> Result<Vec<Membership>> {
    use Memberships as M;
    let here = scope.structure();
    let q = scope.open(M::Table).cols([M::AccountId, M::MemberId, M::Roles]).filter(col(M::StructureId).eq(here));
    scope.all(&q).await
}

/// The members who sign in nowhere.
async fn deactivated(scope: &mut Scope) -> Result<HashSet<MemberId>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        id: Uuid,
    }
    let q = scope.from(Members::Table).cols([Members::Id]).filter(col(Members::Active).eq(false));
    Ok(scope.all::<Found>(&q).await?.into_iter().map(|f| f.id.into()).collect())
}

/// Ends what an account may do here.
async fn leave(scope: &mut Scope, account: AccountId) -> Result<()> {
    let here = scope.structure();
    let tx = scope.tx();
    let own = col(Memberships::AccountId).eq(account).and(col(Memberships::StructureId).eq(here));
    let q = tx.delete(Memberships::Table).filter(own);
    tx.run_one(&q).await?;
    accounts::store::end_sign_ins(tx, account, Some(here)).await
}

/// Gives an account other roles here; whoever is signed in signs in again.
async fn change(scope: &mut Scope, account: AccountId, roles: &Roles) -> Result<()> {
    let here = scope.structure();
    let tx = scope.tx();
    let own = col(Memberships::AccountId).eq(account).and(col(Memberships::StructureId).eq(here));
    let q = tx.update(Memberships::Table).set(Memberships::Roles, roles.joined()).filter(own);
    tx.run_one(&q).await?;
    accounts::store::end_sign_ins(tx, account, Some(here)).await
}
