//! The SQL of the structure's own frameworks; a version is one row and one document.

use super::{FrameworkKind, Grid, shipped};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Refusal, Visit},
    kernel::{Day, ids::*},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

impl<DB: sqlx::Database> sqlx::Type<DB> for Grid
where
    String: sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <String as sqlx::Type<DB>>::type_info()
    }
    fn compatible(t: &DB::TypeInfo) -> bool {
        <String as sqlx::Type<DB>>::compatible(t)
    }
}

impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for Grid
where
    &'r str: sqlx::Decode<'r, DB>,
{
    fn decode(v: <DB as sqlx::Database>::ValueRef<'r>) -> std::result::Result<Self, sqlx::error::BoxDynError> {
        Ok(serde_json::from_str(<&str as sqlx::Decode<'r, DB>>::decode(v)?)?)
    }
}

impl From<&Grid> for sea_query::Value {
    fn from(grid: &Grid) -> Self {
        serde_json::to_string(grid).unwrap_or_default().into()
    }
}

/// A version of a framework of the structure's own, as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Framework {
    pub id: FrameworkId,
    /// What its versions share.
    pub code: String,
    pub number: i64,
    pub kind: FrameworkKind,
    pub max_level: i64,
    pub grid: Grid,
    pub made_on: Day,
    #[sqlx(rename = "made_by_id")]
    pub made_by: Option<MemberId>,
    /// Without it: a draft, by which nobody is rated.
    pub published_on: Option<Day>,
    #[sqlx(rename = "published_by_id")]
    pub published_by: Option<MemberId>,
    pub version: i64,
}

const COLUMNS: [Frameworks; 11] = [
    Frameworks::Id,
    Frameworks::Code,
    Frameworks::Number,
    Frameworks::Kind,
    Frameworks::MaxLevel,
    Frameworks::Grid,
    Frameworks::MadeOn,
    Frameworks::MadeById,
    Frameworks::PublishedOn,
    Frameworks::PublishedById,
    Frameworks::Version,
];

impl Record for Framework {
    const RESOURCE: &'static str = "frameworks";
    type Column = Frameworks;
    const ID: Frameworks = Frameworks::Id;
    const FILTERS: &'static [(&'static str, Frameworks)] = &[];
    fn select(scope: &Scope, _: &Visit) -> Select {
        scope.from(Frameworks::Table).cols(COLUMNS)
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
pub async fn find(scope: &mut Scope, id: FrameworkId) -> Result<Option<Framework>> {
    let q = scope.from(Frameworks::Table).cols(COLUMNS).filter(col(Frameworks::Id).eq(id));
    scope.opt(&q).await
}

/// Every version of the structure's own frameworks, by code, the latest of each first: as many as a page can show.
///
/// # Errors
/// When the database does not answer.
pub async fn all(scope: &mut Scope) -> Result<Vec<Framework>> {
    let q = versions(scope).limit(500);
    scope.all(&q).await
}

/// The same without an end: what leaves a structure leaves it whole.
///
/// # Errors
/// When the database does not answer.
pub async fn every(scope: &mut Scope) -> Result<Vec<Framework>> {
    let q = versions(scope);
    scope.all(&q).await
}

fn versions(scope: &Scope) -> Select {
    scope.from(Frameworks::Table).cols(COLUMNS).order(Frameworks::Code, Order::Asc).order(Frameworks::Number, Order::Desc)
}

/// Every version of one framework, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_code(scope: &mut Scope, code: &str) -> Result<Vec<Framework>> {
    let q = scope.from(Frameworks::Table).cols(COLUMNS).filter(col(Frameworks::Code).eq(code)).order(Frameworks::Number, Order::Desc);
    scope.all(&q).await
}

/// A version of a framework, shipped or the structure's own.
#[derive(Debug, Clone)]
pub struct Known {
    /// Present when it is the structure's own.
    pub own: Option<Framework>,
    pub code: String,
    pub number: i64,
    pub grid: Grid,
}

impl Known {
    /// How addresses call it.
    pub fn name(&self) -> String {
        self.own.as_ref().map_or_else(|| self.code.clone(), |f| f.id.to_string())
    }

    pub fn id(&self) -> Option<FrameworkId> {
        self.own.as_ref().map(|f| f.id)
    }

    pub fn is_draft(&self) -> bool {
        self.own.as_ref().is_some_and(|f| f.published_on.is_none())
    }
}

impl From<&shipped::Shipped> for Known {
    fn from(s: &shipped::Shipped) -> Known {
        Known { own: None, code: s.code.clone(), number: s.number, grid: s.grid.clone() }
    }
}

impl From<Framework> for Known {
    fn from(f: Framework) -> Known {
        Known { code: f.code.clone(), number: f.number, grid: f.grid.clone(), own: Some(f) }
    }
}

/// A framework by what addresses call it: a version's id, or the code of one that ships.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn named(scope: &mut Scope, name: &str) -> std::result::Result<Known, Refusal> {
    if let Some(shipped) = shipped::find(name, None) {
        return Ok(shipped.into());
    }
    let id: FrameworkId = name.parse().map_err(|_| Refusal::NotFound)?;
    Ok(find(scope, id).await?.ok_or(Refusal::NotFound)?.into())
}

/// The version of a framework by which something was rated.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn used(scope: &mut Scope, (code, number): (&str, i64), own: Option<FrameworkId>) -> std::result::Result<Known, Refusal> {
    match own {
        Some(id) => Ok(find(scope, id).await?.ok_or(Refusal::NotFound)?.into()),
        None => Ok(shipped::find(code, Some(number)).ok_or(Refusal::NotFound)?.into()),
    }
}

/// What people can be rated by from now on: the latest published version of each, ours and the structure's own.
///
/// # Errors
/// When the database does not answer.
pub async fn offered(scope: &mut Scope) -> Result<Vec<Known>> {
    let latest = |s: &&shipped::Shipped| shipped::find(&s.code, None).is_some_and(|l| l.number == s.number);
    let mut offered: Vec<Known> = shipped::all().iter().filter(latest).map(Known::from).collect();
    // By code, the latest of each first.
    for own in all(scope).await?.into_iter().filter(|f| f.published_on.is_some()) {
        if offered.last().is_none_or(|known| known.code != own.code) {
            offered.push(own.into());
        }
    }
    Ok(offered)
}

/// A new draft.
///
/// # Errors
/// When the id is taken, or the framework has a draft.
pub async fn insert(scope: &mut Scope, f: &Framework) -> Result<()> {
    let q = scope.insert(vec![
        (Frameworks::Id, f.id.into()),
        (Frameworks::Code, f.code.clone().into()),
        (Frameworks::Number, f.number.into()),
        (Frameworks::Kind, f.kind.into()),
        (Frameworks::MaxLevel, f.max_level.into()),
        (Frameworks::Grid, (&f.grid).into()),
        (Frameworks::MadeOn, f.made_on.into()),
        (Frameworks::MadeById, f.made_by.into()),
    ]);
    scope.run_one(&q).await
}

/// Rewrites a draft that was read in a version. A published one is never found here.
///
/// # Errors
/// When it was changed or published meanwhile.
pub async fn rewrite(scope: &mut Scope, f: &Framework, grid: &Grid) -> Result<()> {
    let q = scope
        .update(Frameworks::Table)
        .set(Frameworks::Grid, grid)
        .set(Frameworks::MaxLevel, grid.max_level())
        .set(Frameworks::Version, f.version + 1)
        .filter(draft(f));
    scope.run_one(&q).await
}

/// # Errors
/// When it was changed or published meanwhile.
pub async fn publish(scope: &mut Scope, f: &Framework, on: Day, by: Option<MemberId>) -> Result<()> {
    let q = scope
        .update(Frameworks::Table)
        .set(Frameworks::PublishedOn, on)
        .set(Frameworks::PublishedById, by)
        .set(Frameworks::Version, f.version + 1)
        .filter(draft(f));
    scope.run_one(&q).await
}

/// # Errors
/// When it was changed or published meanwhile.
pub async fn discard(scope: &mut Scope, f: &Framework) -> Result<()> {
    let q = scope.delete(Frameworks::Table).filter(draft(f));
    scope.run_one(&q).await
}

fn draft(f: &Framework) -> Expr {
    col(Frameworks::Id).eq(f.id).and(col(Frameworks::Version).eq(f.version)).and(col(Frameworks::PublishedOn).is_null())
}
