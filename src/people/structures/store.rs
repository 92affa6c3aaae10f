//! The SQL of networks, regions and structures.

use super::{Profile, StructureKind};
use crate::{
    db::{Db, Error, Result, col, tables::*},
    desk::{Parts, Visit, journal},
    kernel::{Day, Language, ids::*, moment::Zone},
    people::employers::Country,
};
use sea_query::{Expr, ExprTrait, Order};

/// What `jalon admin structure` is told.
pub struct NewStructure {
    pub network: NetworkId,
    pub region: Option<RegionId>,
    pub slug: String,
    pub name: String,
    pub kind: StructureKind,
    pub country: Country,
    pub time_zone: String,
    pub language: Language,
    pub profile: Profile,
    /// From which day it is of this kind.
    pub since: Day,
}

/// # Errors
/// [`Error::Taken`] when the slug is in use.
pub async fn create_network(parts: &Parts, slug: &str, name: &str, country: Country) -> Result<NetworkId> {
    let id: NetworkId = parts.chance.uuid(parts.clock.now()).into();
    let mut tx = parts.db.write().await?;
    let q = tx.insert(vec![
        (Networks::Id, id.into()),
        (Networks::Slug, slug.into()),
        (Networks::Name, name.into()),
        (Networks::Country, country.into()),
    ]);
    tx.run_one(&q).await?;
    tx.commit().await?;
    Ok(id)
}

/// # Errors
/// [`Error::Taken`] when the network has a region of that slug.
pub async fn create_region(parts: &Parts, network: NetworkId, slug: &str, name: &str) -> Result<RegionId> {
    let id: RegionId = parts.chance.uuid(parts.clock.now()).into();
    let mut tx = parts.db.write().await?;
    let q = tx.insert(vec![
        (Regions::Id, id.into()),
        (Regions::NetworkId, network.into()),
        (Regions::Slug, slug.into()),
        (Regions::Name, name.into()),
    ]);
    tx.run_one(&q).await?;
    tx.commit().await?;
    Ok(id)
}

/// Creates a structure with its journal, and says so in it.
///
/// # Errors
/// [`Error::Taken`] when the slug is in use.
pub async fn create(parts: &Parts, new: NewStructure) -> Result<StructureId> {
    let now = parts.clock.now();
    let id: StructureId = parts.chance.uuid(now).into();
    let zone = Zone::named(&new.time_zone).map_err(|_| Error::Opening(format!("there is no time zone {}", new.time_zone)))?;
    let mut scope = parts.db.write_in(id).await?;
    let tx = scope.tx();
    let q = tx.insert(vec![
        (Structures::Id, id.into()),
        (Structures::NetworkId, new.network.into()),
        (Structures::RegionId, new.region.into()),
        (Structures::Slug, new.slug.clone().into()),
        (Structures::Name, new.name.clone().into()),
        (Structures::Country, new.country.into()),
        (Structures::TimeZone, new.time_zone.clone().into()),
        (Structures::Language, new.language.into()),
        (Structures::Profile, new.profile.into()),
        (Structures::CreatedAt, now.into()),
    ]);
    tx.run_one(&q).await?;
    let kind_id = parts.chance.uuid(now);
    let q = scope.insert(vec![
        (StructureKinds::Id, kind_id.into()),
        (StructureKinds::EffectiveOn, new.since.into()),
        (StructureKinds::Kind, new.kind.into()),
    ]);
    scope.run_one(&q).await?;
    crate::people::names::renew::begin(&mut scope).await?;
    journal::begin(&mut scope, &parts.config.key).await?;
    let head = journal::take_turn(&mut scope).await?;
    let (country, profile) = (new.country.to_string(), new.profile.to_string());
    let here = crate::desk::Here { id, name: new.name, slug: new.slug, zone, country, language: new.language, profile };
    let visit = Visit::operator(here, now);
    let payload = serde_json::json!({"kind": new.kind, "profile": new.profile, "time_zone": new.time_zone});
    let actor = visit.actor();
    let entry = journal::Entry {
        at: now,
        actor: &actor,
        face: visit.face.word(),
        action: "structure.create",
        subject: Some(id.0),
        payload: &payload,
    };
    journal::write(&mut scope, &parts.config.key, &parts.chance, &head, entry);
    scope.commit().await?;
    Ok(id)
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: uuid::Uuid,
}

/// # Errors
/// When the database does not answer.
pub async fn network_by_slug(parts: &Parts, slug: &str) -> Result<Option<NetworkId>> {
    let mut tx = parts.db.read().await?;
    let q = tx.from(Networks::Table).cols([Networks::Id]).filter(col(Networks::Slug).eq(slug));
    Ok(tx.opt::<IdRow>(&q).await?.map(|r| r.id.into()))
}

/// # Errors
/// When the database does not answer.
pub async fn region_by_slug(parts: &Parts, network: NetworkId, slug: &str) -> Result<Option<RegionId>> {
    let mut tx = parts.db.read().await?;
    let q = tx.from(Regions::Table).cols([Regions::Id]).filter(col(Regions::NetworkId).eq(network).and(col(Regions::Slug).eq(slug)));
    Ok(tx.opt::<IdRow>(&q).await?.map(|r| r.id.into()))
}

/// Every structure's id, in the order they were made.
///
/// # Errors
/// When the database does not answer.
pub async fn all(parts: &Parts) -> Result<Vec<(StructureId, String)>> {
    every(&parts.db).await
}

/// The same for whoever has the database alone.
///
/// # Errors
/// When the database does not answer.
pub async fn every(db: &Db) -> Result<Vec<(StructureId, String)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: StructureId,
        slug: String,
    }
    let mut tx = db.read().await?;
    let q = tx.from(Structures::Table).cols([Structures::Id, Structures::Slug]).order(Structures::Id, Order::Asc);
    Ok(tx.all::<Row>(&q).await?.into_iter().map(|r| (r.id, r.slug)).collect())
}

/// The slug of a structure.
///
/// # Errors
/// When the database does not answer.
pub async fn slug_of(parts: &Parts, id: StructureId) -> Result<Option<String>> {
    let mut tx = parts.db.read().await?;
    let q = tx.from(Structures::Table).cols([Structures::Slug]).filter(col(Structures::Id).eq(id));
    Ok(tx.opt::<(String,)>(&q).await?.map(|(slug,)| slug))
}

/// A structure as its network sees it: its name, never its people.
#[derive(sqlx::FromRow)]
pub struct Listed {
    pub name: String,
    pub country: Country,
    pub region: Option<String>,
}

/// The structures of a network, or of one of its regions.
///
/// # Errors
/// When the database does not answer.
pub async fn of_network(parts: &Parts, network: NetworkId, region: Option<RegionId>) -> Result<Vec<Listed>> {
    let mut tx = parts.db.read().await?;
    let q = tx
        .from(Structures::Table)
        .cols([Structures::Name, Structures::Country])
        .expr(col(Regions::Name), "region")
        .left_join_open(Regions::Table, col(Regions::Id).eq(col(Structures::RegionId)))
        .filter(col(Structures::NetworkId).eq(network))
        .filter_some(region, |r| col(Structures::RegionId).eq(r))
        .order(Structures::Name, Order::Asc);
    tx.all(&q).await
}

/// The kind the structure has on a day: the latest that has begun, or the first there ever was.
///
/// # Errors
/// When the database does not answer.
pub async fn kind_on(scope: &mut crate::db::Scope, day: Day) -> Result<StructureKind> {
    #[derive(sqlx::FromRow)]
    struct Row {
        kind: StructureKind,
    }
    let q = scope.from(StructureKinds::Table).cols([StructureKinds::Kind]).limit(1);
    let begun = q.clone().filter(col(StructureKinds::EffectiveOn).lte(Expr::val(day))).order(StructureKinds::EffectiveOn, Order::Desc);
    if let Some(r) = scope.opt::<Row>(&begun).await? {
        return Ok(r.kind);
    }
    Ok(scope.one::<Row>(&q.order(StructureKinds::EffectiveOn, Order::Asc)).await?.kind)
}
