//! The SQL of profile changes.

use super::{Change, Numbers, Rule, What};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Here, Visit},
    kernel::{Day, Moment, ids::*},
    people::structures::Profile,
    web::api::Record,
};
use sea_query::{Expr, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A change of the method profile as programs read it: of a number (`rule`, `value`; no value: switched off), or of the
/// shipped profile it is based on (`base`).
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct ProfileChange {
    pub id: ProfileChangeId,
    pub rule: Option<Rule>,
    pub value: Option<i64>,
    pub base: Option<Profile>,
    /// Why, in the structure's own words.
    pub origin: String,
    /// The first day on which it counts.
    pub effective_on: Day,
    pub decided_at: Moment,
    #[sqlx(rename = "member_id")]
    pub member: Option<MemberId>,
}

const COLUMNS: [ProfileChanges; 8] = [
    ProfileChanges::Id,
    ProfileChanges::Rule,
    ProfileChanges::Value,
    ProfileChanges::Base,
    ProfileChanges::Origin,
    ProfileChanges::EffectiveOn,
    ProfileChanges::DecidedAt,
    ProfileChanges::MemberId,
];

impl Record for ProfileChange {
    const RESOURCE: &'static str = "profile_changes";
    type Column = ProfileChanges;
    const ID: ProfileChanges = ProfileChanges::Id;
    const FILTERS: &'static [(&'static str, ProfileChanges)] = &[];
    fn select(scope: &Scope, _: &Visit) -> Select {
        scope.from(ProfileChanges::Table).cols(COLUMNS)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
}

impl ProfileChange {
    /// What the rules need of it; nothing when it is of a rule this version does not know.
    pub fn change(&self) -> Option<Change> {
        let what = match (self.base, self.rule) {
            (Some(base), _) => What::Base(base),
            (None, Some(rule)) => What::Number(rule, self.value),
            (None, None) => return None,
        };
        Some(Change { what, origin: self.origin.clone(), effective_on: self.effective_on })
    }
}

/// Every change of the structure, in the order of decision.
///
/// # Errors
/// When the database does not answer.
pub async fn all(scope: &mut Scope) -> Result<Vec<ProfileChange>> {
    let q =
        scope.from(ProfileChanges::Table).cols(COLUMNS).order(ProfileChanges::DecidedAt, Order::Asc).order(ProfileChanges::Id, Order::Asc);
    scope.all(&q).await
}

/// The profile a structure was made with.
pub fn first(here: &Here) -> Profile {
    here.profile.parse().unwrap_or(Profile::Rejoins)
}

/// A change read beside something else, or none.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Beside {
    change_id: Option<ProfileChangeId>,
    rule: Option<String>,
    value: Option<i64>,
    base: Option<Profile>,
    origin: Option<String>,
    effective_on: Option<Day>,
}

/// Reads every change of the structure along with a single row: that row comes once for each, or once.
pub fn beside(q: Select) -> Select {
    use ProfileChanges as P;
    q.expr(col(P::Id), "change_id")
        .cols([P::Rule, P::Value, P::Base, P::Origin, P::EffectiveOn])
        .left_join(P::Table, Expr::val(true))
        .order(P::DecidedAt, Order::Asc)
        .order(P::Id, Order::Asc)
}

impl Beside {
    fn change(&self) -> Option<Change> {
        self.change_id?;
        let what = match (self.base, self.rule.as_deref().and_then(|r| r.parse().ok())) {
            (Some(base), _) => What::Base(base),
            (None, Some(rule)) => What::Number(rule, self.value),
            (None, None) => return None,
        };
        Some(Change { what, origin: self.origin.clone()?, effective_on: self.effective_on? })
    }
}

/// The numbers in force on a day, of changes that were read beside something else, in the order of decision.
pub fn numbers(here: &Here, day: Day, read: &[Beside]) -> Numbers {
    let changes: Vec<Change> = read.iter().filter_map(Beside::change).collect();
    Numbers::on(day, first(here), &changes)
}

/// The numbers in force on a day.
///
/// # Errors
/// When the database does not answer.
pub async fn on(scope: &mut Scope, here: &Here, day: Day) -> Result<Numbers> {
    let changes: Vec<Change> = all(scope).await?.iter().filter_map(ProfileChange::change).collect();
    Ok(Numbers::on(day, first(here), &changes))
}

/// A new change.
///
/// # Errors
/// When the id is taken.
pub async fn insert(scope: &mut Scope, c: &ProfileChange) -> Result<()> {
    let q = scope.insert(vec![
        (ProfileChanges::Id, c.id.into()),
        (ProfileChanges::Rule, c.rule.into()),
        (ProfileChanges::Value, c.value.into()),
        (ProfileChanges::Base, c.base.into()),
        (ProfileChanges::Origin, c.origin.clone().into()),
        (ProfileChanges::EffectiveOn, c.effective_on.into()),
        (ProfileChanges::DecidedAt, c.decided_at.into()),
        (ProfileChanges::MemberId, c.member.into()),
    ]);
    scope.run_one(&q).await
}
