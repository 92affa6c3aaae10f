//! The SQL of members and of what their accounts may do here.

use super::Roles;
use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{Day, Hundredths, ids::*},
};
use sea_query::{ExprTrait, Order};

/// A member as the others see them.
#[derive(Debug, Clone)]
pub struct Colleague {
    pub id: MemberId,
    pub name: String,
    pub roles: Roles,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: MemberId,
    name: String,
    roles: String,
}

/// The members at work, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn active(scope: &mut Scope) -> Result<Vec<Colleague>> {
    let q = scope
        .from(Members::Table)
        .cols([Members::Id, Members::Name, Members::Roles])
        .filter(col(Members::Active).eq(true))
        .order(Members::Name, Order::Asc);
    let rows = scope.all::<Row>(&q).await?;
    Ok(rows.into_iter().map(|r| Colleague { id: r.id, name: r.name, roles: Roles::read(&r.roles) }).collect())
}

/// What is written of a member.
pub struct Write {
    pub name: String,
    pub email: Option<String>,
    pub roles: Roles,
    pub fte: Option<Hundredths>,
    pub in_post_from: Option<Day>,
    pub in_post_to: Option<Day>,
}

/// # Errors
/// When the id or the address is taken.
pub async fn insert(scope: &mut Scope, id: MemberId, w: &Write) -> Result<()> {
    let q = scope.insert(vec![
        (Members::Id, id.into()),
        (Members::Name, w.name.clone().into()),
        (Members::Email, w.email.clone().into()),
        (Members::EmailFolded, w.email.as_deref().map(crate::people::accounts::folded).into()),
        (Members::Roles, w.roles.joined().into()),
        (Members::Fte, w.fte.into()),
        (Members::InPostFrom, w.in_post_from.into()),
        (Members::InPostTo, w.in_post_to.into()),
        (Members::Active, true.into()),
    ]);
    scope.run_one(&q).await
}

/// Lets an account work here as a member.
///
/// # Errors
/// When the account or the member is joined already.
pub async fn join(scope: &mut Scope, account: AccountId, member: MemberId, roles: &Roles) -> Result<()> {
    let structure = scope.structure();
    let tx = scope.tx();
    let q = tx.insert(vec![
        (Memberships::AccountId, account.into()),
        (Memberships::StructureId, structure.into()),
        (Memberships::MemberId, member.into()),
        (Memberships::Roles, roles.joined().into()),
        (Memberships::Active, true.into()),
    ]);
    tx.run_one(&q).await
}

/// The member with this address, when there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn by_email(scope: &mut Scope, email: &str) -> Result<Option<MemberId>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        id: MemberId,
    }
    let folded = crate::people::accounts::folded(email);
    let q = scope.from(Members::Table).cols([Members::Id]).filter(col(Members::EmailFolded).eq(folded));
    Ok(scope.opt::<Found>(&q).await?.map(|f| f.id))
}
