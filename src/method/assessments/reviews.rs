//! When autonomy, and a firm's capacity, are to be looked at again: at the start, after so many months, then so many times a year
//! (`method.md`, section 7).

use super::AssessmentState;
use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{Day, ids::*},
    method::frameworks::FrameworkKind,
    people::profiles::{Numbers, Rule},
};
use sea_query::{Expr, ExprTrait, Func, Order};

/// An assessment made so many months before its day counts for that day (ours): nobody is asked twice in a month.
const EARLY_MONTHS: i32 = 1;

/// A look that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// Whose capacity; the person's autonomy without one.
    pub firm: Option<EmployerId>,
    /// Nobody has looked yet.
    pub first: bool,
}

/// By when the next one is to be made, and the number that says so. `last` is the day on which the latest was made, or prepared.
pub fn next(start: Day, last: Option<Day>, numbers: &Numbers) -> Option<(Rule, Day)> {
    let marks = [Rule::ReviewFirstMonths, Rule::ReviewSecondMonths];
    let Some(last) = last else { return numbers.months(Rule::ReviewFirstMonths).map(|_| (Rule::ReviewFirstMonths, start)) };
    let mark = |rule: Rule| Some((rule, start.plus_months(numbers.months(rule)?)));
    let ahead = marks.into_iter().filter_map(mark).find(|(_, by)| last < by.plus_months(-EARLY_MONTHS));
    let each = numbers.get(Rule::ReviewsPerYear).and_then(|n| i32::try_from(n).ok()).filter(|n| (1..=12).contains(n));
    ahead.or_else(|| each.map(|n| (Rule::ReviewsPerYear, last.plus_months(12 / n))))
}

/// The one that is due on a day. Where nobody has looked yet it is said for as long as the first months last: a start that is long
/// over is not made up for.
pub fn due(start: Day, last: Option<Day>, firm: Option<EmployerId>, numbers: &Numbers, today: Day) -> Option<(Review, Rule, Day)> {
    let (rule, by) = next(start, last, numbers)?;
    let within = || numbers.months(Rule::ReviewSecondMonths).is_some_and(|months| today <= start.plus_months(months));
    let told = by < today && (last.is_some() || within());
    told.then_some((Review { firm, first: last.is_none() }, rule, by))
}

fn made() -> Expr {
    Func::coalesce([col(Assessments::AssessedOn), col(Assessments::PreparedOn)]).into()
}

/// Whether an assessment is of somebody's autonomy: by the framework that ships, or one of the structure's own of that kind.
fn of_autonomy(scope: &Scope) -> Expr {
    use Assessments as A;
    let own = scope.from(Frameworks::Table).cols([Frameworks::Id]).filter(col(Frameworks::Id).eq(col(A::FrameworkId)));
    let own = own.filter(col(Frameworks::Kind).eq(FrameworkKind::Autonomy)).exists();
    col(A::FrameworkId).is_null().and(col(A::Framework).eq("autonomy")).or(own)
}

/// The day of the latest look at the autonomy of a case's person, for the reading of cases.
pub fn last_autonomy(scope: &Scope) -> Expr {
    use Assessments as A;
    let q = scope.from(A::Table).expr(made(), "made").filter(col(A::CaseId).eq(col(Cases::Id)));
    q.filter(col(A::DroppedOn).is_null().and(of_autonomy(scope))).order_by_value(made(), Order::Desc).limit(1).value()
}

/// Whether anything was assessed in a case, or is, for the reading of cases.
pub fn any(scope: &Scope) -> Expr {
    scope.from(Assessments::Table).cols([Assessments::Id]).filter(col(Assessments::CaseId).eq(col(Cases::Id))).exists()
}

/// An assessment of a case that was not given up.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Made {
    pub case_id: CaseId,
    pub employer_id: Option<EmployerId>,
    pub state: AssessmentState,
    pub made_on: Day,
    pub autonomy: bool,
}

impl Made {
    /// Whether sources rate in it.
    pub fn is_open(&self) -> bool {
        self.state == AssessmentState::Open
    }
}

/// The assessments of these cases.
///
/// # Errors
/// When the database does not answer.
pub async fn of_cases(scope: &mut Scope, cases: Vec<CaseId>) -> Result<Vec<Made>> {
    use Assessments as A;
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let q = scope
        .from(A::Table)
        .cols([A::CaseId, A::EmployerId, A::State])
        .expr(made(), "made_on")
        .expr(of_autonomy(scope), "autonomy")
        .filter(col(A::CaseId).is_in(cases).and(col(A::DroppedOn).is_null()))
        .limit(2000);
    scope.all(&q).await
}

/// The day of the latest look at the capacity of a job's firm within its case, for the reading of jobs.
pub fn last_capacity(scope: &Scope) -> Expr {
    use Assessments as A;
    let q = scope.from(A::Table).expr(made(), "made").filter(col(A::CaseId).eq(col(Placements::CaseId)));
    let q = q.filter(col(A::EmployerId).eq(col(Placements::EmployerId)).and(col(A::DroppedOn).is_null()));
    q.order_by_value(made(), Order::Desc).limit(1).value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::structures::Profile;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn a_look_at_the_start_after_three_months_after_six_and_twice_a_year() {
        let numbers = Numbers::shipped(Profile::Rejoins);
        let by = |last: Option<&str>| next(day("2026-01-10"), last.map(day), &numbers).map(|(rule, by)| (rule, by.to_string()));
        let at = |rule, day: &str| Some((rule, day.to_owned()));
        assert_eq!(by(None), at(Rule::ReviewFirstMonths, "2026-01-10"));
        assert_eq!(by(Some("2026-01-12")), at(Rule::ReviewFirstMonths, "2026-04-10"));
        assert_eq!(by(Some("2026-03-09")), at(Rule::ReviewFirstMonths, "2026-04-10"), "too early for it");
        assert_eq!(by(Some("2026-03-10")), at(Rule::ReviewSecondMonths, "2026-07-10"), "a month before counts");
        assert_eq!(by(Some("2026-06-20")), at(Rule::ReviewsPerYear, "2026-12-20"));
        assert_eq!(by(Some("2027-02-01")), at(Rule::ReviewsPerYear, "2027-08-01"));
    }

    #[test]
    fn it_is_told_from_the_day_after_and_a_start_that_is_long_over_is_not() {
        let numbers = Numbers::shipped(Profile::Rejoins);
        let told = |last: Option<&str>, today| due(day("2026-01-10"), last.map(day), None, &numbers, day(today)).map(|(r, ..)| r.first);
        assert_eq!((told(None, "2026-01-10"), told(None, "2026-01-11")), (None, Some(true)));
        assert_eq!((told(None, "2026-07-10"), told(None, "2026-07-11")), (Some(true), None));
        assert_eq!((told(Some("2026-01-12"), "2026-04-10"), told(Some("2026-01-12"), "2028-04-11")), (None, Some(false)));
    }
}
