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
use std::collections::HashMap;

/// Lets go of the addresses that members are about to change, so that two of them can exchange theirs.
///
/// # Errors
/// When the database does not answer.
pub async fn free_addresses(scope: &mut Scope, ids: &Ids, before: &[MemberRow], changes: &Changes<MemberRow>) -> Result<()> {
    let before = by_ref(before);
    for row in changes.update.iter().filter(|row| before.get(row.reference.as_str()).is_some_and(|b| b.email != row.email)) {
        let Some(id) = ids.id::<MemberRow>(&row.reference) else { continue };
        let q = scope.update(Members::Table).set(Members::EmailFolded, Option::<String>::None).filter(col(Members::Id).eq(id));
        scope.run_one(&q).await?;
    }
    Ok(())
}

fn by_ref(rows: &[MemberRow]) -> HashMap<&str, &MemberRow> {
    rows.iter().map(|row| (row.reference.as_str(), row)).collect()
}

/// Attaches members to the accounts of their addresses, and gives memberships their members' roles.
///
/// # Errors
/// When the database does not answer.
pub async fn attach(scope: &mut Scope, ids: &Ids, before: &[MemberRow], changes: &Changes<MemberRow>) -> Result<()> {
    let before = by_ref(before);
    for row in changes.create.iter().chain(&changes.update) {
        let Some(id) = ids.id::<MemberRow>(&row.reference).map(MemberId) else { continue };
        let Some(member) = members::store::find(scope, id).await? else { continue };
        let before = before.get(row.reference.as_str());
        let joined = members::store::account(scope, id).await?;
        let moved = before.is_some_and(|b| b.email != row.email);
        let account = match &row.email {
            // A joined member keeps their account unless their address is now somebody else's.
            Some(email) if member.active && (joined.is_none() || moved) => free_account(scope, email).await?,
            _ => None,
        };
        match (joined, account) {
            (joined, Some(account)) => {
                if let Some(old) = joined {
                    leave(scope, old).await?;
                }
                members::store::join(scope, account, id, &member.roles()).await?;
            }
            (Some(_), None) if before.is_some_and(|b| Roles(b.role.clone()).joined() != member.role || b.active.0 != member.active) => {
                members::store::set_rights(scope, id, &member.roles(), member.active).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The account of an address, unless it works here already: whoever does stays who they are.
async fn free_account(scope: &mut Scope, email: &str) -> Result<Option<AccountId>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        #[sqlx(rename = "member_id")]
        _member: MemberId,
    }
    let Some(account) = accounts::store::by_email(scope.tx(), email).await? else { return Ok(None) };
    let own = col(Memberships::AccountId).eq(account.id).and(col(Memberships::StructureId).eq(scope.structure()));
    let q = scope.open(Memberships::Table).cols([Memberships::MemberId]).filter(own);
    Ok(scope.opt::<Found>(&q).await?.is_none().then_some(account.id))
}

/// Ends what an account may do here.
async fn leave(scope: &mut Scope, account: AccountId) -> Result<()> {
    let here = scope.structure();
    let tx = scope.tx();
    let own = col(Memberships::AccountId).eq(account).and(col(Memberships::StructureId).eq(here));
    let q = tx.delete(Memberships::Table).filter(own);
    tx.run_one(&q).await?;
    accounts::store::end_sign_ins(tx, account, Some(accounts::store::Where::Structure(here))).await
}
