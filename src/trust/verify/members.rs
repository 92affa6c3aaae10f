//! Members and what their accounts may do here: memberships repeat the member, nothing else.

use super::{Found, Wrong, none};
use crate::{
    db::{Scope, col, tables::*},
    desk::Roles,
    people::accounts,
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Member {
    id: Uuid,
    email: Option<String>,
    email_folded: Option<String>,
    roles: String,
}

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    use Members as M;
    // A structure has as many members as people at work: they are read at once.
    let q = scope.from(M::Table).cols([M::Id, M::Email, M::EmailFolded, M::Roles]).order(M::Id, Order::Asc);
    for member in scope.all::<Member>(&q).await? {
        let roles = Roles::read(&member.roles);
        if roles.0.is_empty() || roles.joined() != member.roles {
            return Err(Wrong(format!("the member {} has the roles {:?}, which are none", member.id, member.roles)));
        }
        if member.email_folded != member.email.as_deref().map(accounts::folded) {
            return Err(Wrong(format!("the member {} is not found by their address", member.id)));
        }
    }
    memberships(scope).await
}

async fn memberships(scope: &mut Scope) -> Result<(), Wrong> {
    use Memberships as J;
    let here = scope.structure();
    let joined = col(J::StructureId).eq(here).and(col(J::MemberId).eq(col(Members::Id)));
    let other = col(J::Roles).ne(col(Members::Roles)).or(col(J::Active).ne(col(Members::Active)));
    let q = scope.from(Members::Table).cols([Members::Id]).join_open(J::Table, joined).filter(other);
    none(scope, q, |id| format!("the membership of the member {id} says other roles, or another activity, than the member")).await?;
    let member = scope.from(Members::Table).cols([Members::Id]).filter(col(Members::Id).eq(col(J::MemberId))).exists();
    let q = scope.open(J::Table).expr(col(J::MemberId), "id").filter(col(J::StructureId).eq(here).and(member.not())).limit(1);
    match scope.opt::<Found>(&q).await? {
        Some(found) => Err(Wrong(format!("a membership belongs to the member {}, who is not there", found.id))),
        None => Ok(()),
    }
}
