//! What the demonstration looks up to act as its people: records by the names its files give them.

use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Person, Purpose, Roles},
    kernel::ids::*,
    people::accounts,
};
use sea_query::{ExprTrait, Order};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Named {
    id: Uuid,
    r#ref: Option<String>,
}

/// Every record an import named, by its `ref`. The demonstration's files give no name twice.
///
/// # Errors
/// When the database does not answer.
pub async fn refs(scope: &mut Scope) -> Result<HashMap<String, Uuid>> {
    let mut found = HashMap::new();
    macro_rules! all { ($($table:ident),+) => { $(
        let q = scope.from($table::Table).cols([$table::Id, $table::Ref]).filter(col($table::Ref).is_not_null());
        let rows: Vec<Named> = scope.all(&q).await?;
        found.extend(rows.into_iter().filter_map(|row| Some((row.r#ref?, row.id))));
    )+ } }
    all!(Members, Trainees, Employers, Cases, Plans, Objectives, Placements, Needs);
    Ok(found)
}

#[derive(sqlx::FromRow)]
struct Colleague {
    name: String,
    email: Option<String>,
    roles: String,
}

/// A member as whoever is signed in; nothing when they have no account.
///
/// # Errors
/// When the database does not answer.
pub async fn person(scope: &mut Scope, id: MemberId) -> Result<Option<Person>> {
    let q = scope.from(Members::Table).cols([Members::Name, Members::Email, Members::Roles]).filter(col(Members::Id).eq(id));
    let Some(found) = scope.opt::<Colleague>(&q).await? else { return Ok(None) };
    let account = accounts::store::by_email(scope.tx(), found.email.as_deref().unwrap_or_default()).await?;
    let roles = Roles::read(&found.roles);
    Ok(account.map(|account| Person::Member { account: account.id, member: id, name: found.name, roles }))
}

#[derive(sqlx::FromRow)]
struct Mailed {
    id: LinkId,
}

/// The link last mailed about a milestone.
///
/// # Errors
/// When the database does not answer.
pub async fn link(scope: &mut Scope, milestone: MilestoneId) -> Result<Option<LinkId>> {
    let q = scope
        .from(Links::Table)
        .cols([Links::Id])
        .filter(col(Links::MilestoneId).eq(milestone))
        .order(Links::CreatedAt, Order::Desc)
        .limit(1);
    Ok(scope.opt::<Mailed>(&q).await?.map(|m| m.id))
}

/// The door that leads to a thing.
///
/// # Errors
/// When the database does not answer.
pub async fn door(scope: &mut Scope, purpose: Purpose, subject: Uuid) -> Result<Option<DoorId>> {
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Subject).eq(subject).and(col(Doors::Purpose).eq(purpose)));
    Ok(scope.opt::<(DoorId,)>(&q.limit(1)).await?.map(|(id,)| id))
}
