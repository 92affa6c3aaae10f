//! Employers by name: in a list, and as they are sought.

use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{ids::EmployerId, text::fold},
    people::names::{
        self, Sought,
        store::{Finder, Hit},
    },
};
use sea_query::{ExprTrait, Order};

/// An employer in a list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct NameLine {
    pub id: EmployerId,
    pub name: String,
    pub city: Option<String>,
    pub folded: String,
}

impl names::store::Found for NameLine {
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn folded(&self) -> String {
        format!("{} {}", self.folded, fold(self.city.as_deref().unwrap_or_default())).trim_end().to_owned()
    }
}

const LINE: [Employers; 4] = [Employers::Id, Employers::Name, Employers::City, Employers::Folded];

/// Employers by name, from a folded name on.
///
/// # Errors
/// When the database does not answer.
pub async fn list(scope: &mut Scope, after: Option<(String, EmployerId)>, limit: u64) -> Result<Vec<NameLine>> {
    use Employers as E;
    let q = scope.from(E::Table).cols(LINE);
    let mut q = q.order(E::Folded, Order::Asc).order(E::Id, Order::Asc).limit(limit);
    if let Some((name, id)) = after {
        q = q.filter(col(E::Folded).gt(name.as_str()).or(col(E::Folded).eq(name.as_str()).and(col(E::Id).gt(id))));
    }
    scope.all(&q).await
}

/// The employers somebody may mean.
///
/// # Errors
/// When the database does not answer.
pub async fn sought(scope: &mut Scope, finder: &mut Finder<'_>) -> Result<Vec<Hit<NameLine>>> {
    let from = scope.from(EmployerKeys::Table).cols(LINE);
    let base = from.join(Employers::Table, col(Employers::Id).eq(col(EmployerKeys::EmployerId)));
    finder.find::<EmployerKeys, NameLine>(scope, &base).await
}

/// At most `limit` employers whom what was typed may mean, the likeliest first: for a form that looks one up. The first by name
/// when nothing was typed.
///
/// # Errors
/// When the database does not answer.
pub async fn by_name(scope: &mut Scope, typed: &str, limit: u64) -> Result<Vec<NameLine>> {
    let Some(sought) = Sought::read(typed) else { return list(scope, None, limit).await };
    let hits = self::sought(scope, &mut Finder::new(&sought)).await?;
    Ok(hits.into_iter().map(|h| h.record).take(limit as usize).collect())
}
