//! How many people a jobcoach accompanies, for a full-time coach: most coaches coach part of their time (`method.md`,
//! section 7).

use crate::{
    db::{Result, Scope, col, count, tables::*},
    desk::{Here, Role, Roles},
    kernel::{Day, Hundredths, ids::*},
    method::cases::Stage,
    people::profiles::{self, Numbers, Rule, store::Beside},
};
use sea_query::{Expr, ExprTrait};

/// The people of one coach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseload {
    pub coach: MemberId,
    pub name: String,
    pub people: i64,
    /// Coaching time; unknown for some.
    pub fte: Option<Hundredths>,
}

/// What the profile says of a caseload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Fine,
    /// Above the first number.
    Alert,
    /// Above the second.
    Warning,
    /// Coaching time is unknown, or none.
    Unknown,
}

impl Caseload {
    /// People for one full-time coach, in hundredths.
    pub fn per_fte(&self) -> Option<Hundredths> {
        let fte = self.fte.filter(|f| f.0 > 0)?;
        Some(Hundredths((self.people * 10_000 + fte.0 / 2) / fte.0))
    }

    pub fn level(&self, numbers: &Numbers) -> Level {
        let Some(per_fte) = self.per_fte() else { return Level::Unknown };
        let above = |rule| numbers.get(rule).is_some_and(|n| per_fte.0 > n * 100);
        match () {
            () if above(Rule::CaseloadWarning) => Level::Warning,
            () if above(Rule::CaseloadAlert) => Level::Alert,
            () => Level::Fine,
        }
    }
}

/// The open cases of the coach at hand, inside another statement.
fn people(scope: &Scope) -> Expr {
    let over = [Stage::Closed.word(), Stage::Declined.word()];
    let own = col(Cases::CoachId).eq(col(Members::Id)).and(col(Cases::Stage).is_not_in(over));
    scope.from(Cases::Table).expr(count(), "n").filter(own).value()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: MemberId,
    name: String,
    roles: String,
    fte: Option<Hundredths>,
    people: i64,
}

impl From<Row> for Caseload {
    fn from(r: Row) -> Caseload {
        Caseload { coach: r.id, name: r.name, people: r.people, fte: r.fte }
    }
}

/// A coach with so many people, and the numbers of today: one statement, because their day asks for both.
///
/// # Errors
/// When the database does not answer.
pub async fn of(scope: &mut Scope, here: &Here, me: MemberId, today: Day, people: usize) -> Result<(Option<Caseload>, Numbers)> {
    #[derive(sqlx::FromRow)]
    struct Both {
        id: MemberId,
        name: String,
        fte: Option<Hundredths>,
        #[sqlx(flatten)]
        change: Beside,
    }
    use Members as M;
    let q = scope.from(M::Table).cols([M::Id, M::Name, M::Fte]).filter(col(M::Id).eq(me));
    let rows: Vec<Both> = scope.all(&profiles::store::beside(q)).await?;
    let people = i64::try_from(people).unwrap_or(i64::MAX);
    let (mut own, mut changes) = (None, Vec::new());
    for both in rows {
        own = Some(Caseload { coach: both.id, name: both.name, people, fte: both.fte });
        changes.push(both.change);
    }
    Ok((own, profiles::store::numbers(here, today, &changes)))
}

/// The caseload of every jobcoach at work, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn all(scope: &mut Scope) -> Result<Vec<Caseload>> {
    use Members as M;
    let q = scope.from(M::Table).cols([M::Id, M::Name, M::Roles, M::Fte]).expr(people(scope), "people").filter(col(M::Active).eq(true));
    let rows: Vec<Row> = scope.all(&q).await?;
    let coaches = rows.into_iter().filter(|r| r.people > 0 || Roles::read(&r.roles).has(Role::Jobcoach));
    let mut all: Vec<Caseload> = coaches.map(Caseload::from).collect();
    all.sort_by_cached_key(|c| crate::kernel::text::fold(&c.name));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::structures::Profile;

    fn load(people: i64, fte: Option<i64>) -> Caseload {
        Caseload { coach: uuid::Uuid::nil().into(), name: String::new(), people, fte: fte.map(Hundredths) }
    }

    #[test]
    fn a_caseload_is_counted_for_a_full_time_coach() {
        let numbers = Numbers::shipped(Profile::Rejoins);
        assert_eq!(load(10, Some(50)).per_fte(), Some(Hundredths(2000)));
        assert_eq!(load(10, Some(50)).level(&numbers), Level::Fine, "twenty is not above twenty");
        assert_eq!(load(21, Some(100)).level(&numbers), Level::Alert);
        assert_eq!(load(13, Some(50)).level(&numbers), Level::Warning);
        assert_eq!(load(13, None).level(&numbers), Level::Unknown);
        assert_eq!(load(13, Some(0)).level(&numbers), Level::Unknown);
    }
}
