//! The SQL of members and of what their accounts may do here.

use super::{Director, Role, Roles};
use crate::{
    db::{Cells, Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, EmailAddress, Hundredths, ids::*},
    people::accounts,
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A member as programs and forms read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Member {
    pub id: MemberId,
    pub r#ref: Option<String>,
    pub name: String,
    pub email: Option<String>,
    /// Roles joined by `|`.
    #[sqlx(rename = "roles")]
    pub role: String,
    pub fte: Option<Hundredths>,
    pub in_post_from: Option<Day>,
    pub in_post_to: Option<Day>,
    /// Whether they work here now; the others sign in no more.
    pub active: bool,
    pub version: i64,
}

impl Member {
    pub fn roles(&self) -> Roles {
        Roles::read(&self.role)
    }
}

const COLUMNS: [Members; 10] = [
    Members::Id,
    Members::Ref,
    Members::Name,
    Members::Email,
    Members::Roles,
    Members::Fte,
    Members::InPostFrom,
    Members::InPostTo,
    Members::Active,
    Members::Version,
];

impl Record for Member {
    const RESOURCE: &'static str = "members";
    type Column = Members;
    const ID: Members = Members::Id;
    const FILTERS: &'static [(&'static str, Members)] = &[];
    fn select(scope: &Scope, _: &Visit) -> Select {
        scope.from(Members::Table).cols(COLUMNS)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: MemberId) -> Result<Option<Member>> {
    let q = scope.from(Members::Table).cols(COLUMNS).filter(col(Members::Id).eq(id));
    scope.opt(&q).await
}

/// Everybody who works or worked here: a structure has tens.
///
/// # Errors
/// When the database does not answer.
pub async fn all(scope: &mut Scope) -> Result<Vec<Member>> {
    let q = scope.from(Members::Table).cols(COLUMNS).order(Members::Name, Order::Asc).order(Members::Id, Order::Asc);
    scope.all(&q).await
}

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

/// The members at work who can sign in.
///
/// # Errors
/// When the database does not answer.
pub async fn signing_in(scope: &mut Scope) -> Result<Vec<MemberId>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        id: MemberId,
    }
    let own = col(Memberships::StructureId).eq(scope.structure()).and(col(Memberships::MemberId).eq(col(Members::Id)));
    let q = scope
        .from(Members::Table)
        .cols([Members::Id])
        .left_join_open(Memberships::Table, own)
        .filter(col(Members::Active).eq(true).and(col(Memberships::Active).eq(true)));
    Ok(scope.all::<Found>(&q).await?.into_iter().map(|f| f.id).collect())
}

/// The directors at work, and which of them can sign in.
///
/// # Errors
/// When the database does not answer.
pub async fn directors(scope: &mut Scope) -> Result<Vec<Director>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        id: MemberId,
        roles: String,
        signs_in: Option<bool>,
    }
    let own = col(Memberships::StructureId).eq(scope.structure()).and(col(Memberships::MemberId).eq(col(Members::Id)));
    let q = scope
        .from(Members::Table)
        .cols([Members::Id, Members::Roles])
        .expr(col(Memberships::Active), "signs_in")
        .left_join_open(Memberships::Table, own)
        .filter(col(Members::Active).eq(true));
    let rows = scope.all::<Found>(&q).await?.into_iter().filter(|r| Roles::read(&r.roles).has(Role::Director));
    Ok(rows.map(|r| Director { id: r.id, signs_in: r.signs_in == Some(true) }).collect())
}

/// What is written of a member. The address is written once: it is the account's key.
pub struct Write {
    pub name: String,
    pub roles: Roles,
    pub fte: Option<Hundredths>,
    pub in_post_from: Option<Day>,
    pub in_post_to: Option<Day>,
}

fn cells(w: &Write) -> Cells<Members> {
    vec![
        (Members::Name, w.name.clone().into()),
        (Members::Roles, w.roles.joined().into()),
        (Members::Fte, w.fte.into()),
        (Members::InPostFrom, w.in_post_from.into()),
        (Members::InPostTo, w.in_post_to.into()),
    ]
}

/// # Errors
/// When the id or the address is taken.
pub async fn insert(scope: &mut Scope, id: MemberId, email: &EmailAddress, w: &Write) -> Result<()> {
    let mut row = cells(w);
    row.extend([
        (Members::Id, id.into()),
        (Members::Email, email.clone().into()),
        (Members::EmailFolded, accounts::folded(email.as_str()).into()),
        (Members::Active, true.into()),
    ]);
    let q = scope.insert(row);
    scope.run_one(&q).await
}

/// # Errors
/// When the record is no longer of that version.
pub async fn update(scope: &mut Scope, id: MemberId, version: i64, w: &Write) -> Result<()> {
    let q = scope.update(Members::Table).cells(cells(w)).set(Members::Version, version + 1);
    let q = q.filter(col(Members::Id).eq(id).and(col(Members::Version).eq(version)));
    scope.run_one(&q).await
}

/// # Errors
/// When the record is no longer of that version, or is so already.
pub async fn set_active(scope: &mut Scope, id: MemberId, version: i64, active: bool) -> Result<()> {
    let q = scope
        .update(Members::Table)
        .set(Members::Active, active)
        .set(Members::Version, version + 1)
        .filter(col(Members::Id).eq(id).and(col(Members::Version).eq(version)))
        .filter(col(Members::Active).ne(active));
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

fn joined(scope: &Scope, member: MemberId) -> Expr {
    col(Memberships::StructureId).eq(scope.structure()).and(col(Memberships::MemberId).eq(member))
}

/// The account a member signs in with, when they have one.
///
/// # Errors
/// When the database does not answer.
pub async fn account(scope: &mut Scope, member: MemberId) -> Result<Option<AccountId>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        account_id: AccountId,
    }
    let q = scope.open(Memberships::Table).cols([Memberships::AccountId]).filter(joined(scope, member));
    Ok(scope.opt::<Found>(&q).await?.map(|f| f.account_id))
}

/// Says what a member's account may do here from now on, and ends its sign-ins in this structure.
///
/// # Errors
/// When the database does not answer.
pub async fn set_rights(scope: &mut Scope, member: MemberId, roles: &Roles, active: bool) -> Result<()> {
    let Some(account) = account(scope, member).await? else { return Ok(()) };
    let (structure, own) = (scope.structure(), joined(scope, member));
    let tx = scope.tx();
    let q = tx.update(Memberships::Table).set(Memberships::Roles, roles.joined()).set(Memberships::Active, active).filter(own);
    tx.run_one(&q).await?;
    accounts::store::end_sign_ins(tx, account, Some(accounts::store::Where::Structure(structure))).await
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
    let folded = accounts::folded(email);
    let q = scope.from(Members::Table).cols([Members::Id]).filter(col(Members::EmailFolded).eq(folded));
    Ok(scope.opt::<Found>(&q).await?.map(|f| f.id))
}
