//! The SQL of issuers and their keys.

use super::{super::codes, IssuerKey};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Desk, Parts},
    kernel::{Moment, ids::*},
};
use sea_query::{Expr, ExprTrait, Order};

const COLUMNS: [IssuerKeys; 8] = [
    IssuerKeys::Id,
    IssuerKeys::Name,
    IssuerKeys::PublicKey,
    IssuerKeys::MadeAt,
    IssuerKeys::RetiredAt,
    IssuerKeys::RevokedAt,
    IssuerKeys::RevokedReason,
    IssuerKeys::Version,
];

pub(super) fn keys(scope: &Scope) -> Select {
    scope.from(IssuerKeys::Table).cols(COLUMNS)
}

/// The address under which the structure signs, once it has attested.
///
/// # Errors
/// When the database does not answer.
pub async fn address(scope: &mut Scope) -> Result<Option<String>> {
    let own = col(Issuers::StructureId).eq(scope.structure());
    let q = scope.open(Issuers::Table).cols([Issuers::Address]).filter(own);
    Ok(scope.opt::<(String,)>(&q).await?.map(|(address,)| address))
}

/// Gives the structure its address, for good.
///
/// # Errors
/// When the database refuses.
pub(super) async fn introduce(desk: &mut Desk) -> Result<String> {
    let name = codes::draw_name(&desk.parts.chance);
    let address = format!("{}/issuers/{name}", desk.parts.config.base_url);
    let (structure, now) = (desk.here().id, desk.now);
    let tx = desk.scope.tx();
    let q = tx.insert(vec![
        (Issuers::StructureId, structure.into()),
        (Issuers::Name, name.into()),
        (Issuers::Address, address.clone().into()),
        (Issuers::Since, now.into()),
    ]);
    tx.run(&q).await?;
    Ok(address)
}

/// A structure that attests, as anybody may know it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Known {
    #[sqlx(rename = "structure_id")]
    pub structure: StructureId,
    pub address: String,
    pub name: String,
}

/// The structure of an issuer's name; nothing for one that never attested.
///
/// # Errors
/// When the database does not answer.
pub async fn named(parts: &Parts, name: &str) -> Result<Option<Known>> {
    let q = parts.db.from(Issuers::Table).cols([Issuers::StructureId, Issuers::Address]);
    let q = q.expr(col(Structures::Name), "name").join_open(Structures::Table, col(Structures::Id).eq(col(Issuers::StructureId)));
    parts.db.glance(&q.filter(col(Issuers::Name).eq(name))).await
}

/// Every key the structure ever had, the first one first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(scope: &mut Scope) -> Result<Vec<IssuerKey>> {
    let q = keys(scope).order(IssuerKeys::MadeAt, Order::Asc).order(IssuerKeys::Id, Order::Asc);
    scope.all(&q).await
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: IssuerKeyId) -> Result<Option<IssuerKey>> {
    let q = keys(scope).filter(col(IssuerKeys::Id).eq(id));
    scope.opt(&q).await
}

/// The key that signs, with its sealed half.
///
/// # Errors
/// When the database does not answer.
pub async fn in_force(scope: &mut Scope) -> Result<Option<(IssuerKey, String)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        #[sqlx(flatten)]
        key: IssuerKey,
        sealed: String,
    }
    let q = keys(scope).cols([IssuerKeys::Sealed]).filter(col(IssuerKeys::Sealed).is_not_null());
    Ok(scope.opt::<Row>(&q).await?.map(|row| (row.key, row.sealed)))
}

pub(super) async fn insert(desk: &mut Desk, (id, name): (IssuerKeyId, String), public: String, sealed: String) -> Result<()> {
    let q = desk.scope.insert(vec![
        (IssuerKeys::Id, id.into()),
        (IssuerKeys::Name, name.into()),
        (IssuerKeys::PublicKey, public.into()),
        (IssuerKeys::Sealed, sealed.into()),
        (IssuerKeys::MadeAt, desk.now.into()),
        (IssuerKeys::MadeById, desk.me().into()),
    ]);
    desk.scope.run_one(&q).await
}

/// Another key takes its place: nothing is left of its secret half.
///
/// # Errors
/// When it signs no more already.
pub(super) async fn retire(scope: &mut Scope, id: IssuerKeyId, at: Moment, by: Option<MemberId>) -> Result<()> {
    let q = scope.update(IssuerKeys::Table).set(IssuerKeys::RetiredAt, at).set(IssuerKeys::EndedById, by);
    let q = q.set(IssuerKeys::Sealed, None::<String>).set_expr(IssuerKeys::Version, Expr::col(IssuerKeys::Version).add(1i64));
    let q = q.filter(col(IssuerKeys::Id).eq(id).and(col(IssuerKeys::Sealed).is_not_null()));
    scope.run_one(&q).await
}

/// Nothing it signed is believed any more.
///
/// # Errors
/// When it was revoked already.
pub(super) async fn revoke(scope: &mut Scope, id: IssuerKeyId, reason: String, (at, by): (Moment, Option<MemberId>)) -> Result<()> {
    let q = scope.update(IssuerKeys::Table).set(IssuerKeys::RevokedAt, at).set(IssuerKeys::RevokedReason, reason);
    let q = q.set(IssuerKeys::EndedById, by).set(IssuerKeys::Sealed, None::<String>);
    let q = q.set_expr(IssuerKeys::Version, Expr::col(IssuerKeys::Version).add(1i64));
    let q = q.filter(col(IssuerKeys::Id).eq(id).and(col(IssuerKeys::RevokedAt).is_null()));
    scope.run_one(&q).await
}
