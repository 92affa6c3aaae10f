//! What the follow-up reads: running jobs with the last contacts of each side.

use super::{Contacts, Job, Next, calendar, next};
use crate::{
    db::{Result, Scope, Select, col, count, tables::*},
    kernel::{Day, ids::*},
    method::{
        cases::Stage,
        sessions::{Mood, Side},
    },
    people::profiles::Numbers,
};
use sea_query::{Expr, ExprTrait, Order};

/// How many days back tries and words still tell where a job stands; what is older is late by the calendar anyway.
const RECENT: i64 = 60;

/// A job that goes on or has not ended for long, with its people and contacts.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Followed {
    pub id: PlacementId,
    pub case_id: CaseId,
    pub started_on: Day,
    pub planned_end: Option<Day>,
    pub trial_ends_on: Option<Day>,
    pub ended_on: Option<Day>,
    pub first_name: String,
    pub last_name: String,
    pub employer: String,
    with_person: Option<Day>,
    with_employer: Option<Day>,
    missed_person: i64,
    missed_employer: i64,
    stuck: Option<Day>,
}

impl Followed {
    pub fn job(&self) -> Job {
        Job { started_on: self.started_on, trial_ends_on: self.trial_ends_on, ends_on: self.ended_on.or(self.planned_end) }
    }

    /// The next contact with the person, and with the employer.
    pub fn next(&self, numbers: &Numbers, today: Day) -> [(Side, Next); 2] {
        // What was missed in a job that is over is not made up for any more.
        let over = self.ended_on.is_some_and(|end| end < today);
        let points = if over { Vec::new() } else { calendar(self.job(), numbers) };
        let contacts =
            |last: Option<Day>, missed| Contacts { last, missed, stuck: self.stuck.filter(|s| !over && last.is_none_or(|l| l <= *s)) };
        [
            (Side::Trainee, next(&points, contacts(self.with_person, self.missed_person), numbers, today)),
            (Side::Employer, next(&points, contacts(self.with_employer, self.missed_employer), numbers, today)),
        ]
    }
}

fn with(side: Side) -> Expr {
    col(Sessions::Side).is_in([side.word(), Side::Tripartite.word()])
}

fn of_case(scope: &Scope) -> Select {
    scope.from(Sessions::Table).filter(col(Sessions::CaseId).eq(col(Placements::CaseId)))
}

/// The last contact with a side that took place. Read from the latest session backwards: most cases find it at once.
fn last(scope: &Scope, side: Side) -> Select {
    use Sessions as S;
    let held = col(S::Attended).is_null().or(col(S::Attended).eq(true));
    of_case(scope).cols([S::HeldOn]).filter(with(side).and(held)).order(S::HeldOn, Order::Desc).order(S::Id, Order::Desc).limit(1)
}

/// Tries of the last weeks with a side that met nobody.
fn missed(scope: &Scope, side: Side, today: Day) -> Select {
    let recent = col(Sessions::HeldOn).gte(today.plus_days(-RECENT)).and(col(Sessions::HeldOn).gte(col(Placements::StartedOn)));
    of_case(scope).expr(count(), "missed").filter(with(side).and(col(Sessions::Attended).eq(false)).and(recent))
}

/// The last day, of the last weeks, on which somebody said it does not go.
fn stuck(scope: &Scope, today: Day) -> Select {
    let recent = col(Sessions::HeldOn).gte(today.plus_days(-RECENT));
    of_case(scope).expr(col(Sessions::HeldOn).max(), "stuck").filter(col(Sessions::Mood).eq(Mood::Stuck).and(recent))
}

fn followed(scope: &Scope, today: Day) -> Select {
    use Placements as P;
    scope
        .from(P::Table)
        .cols([P::Id, P::CaseId, P::StartedOn, P::PlannedEnd, P::TrialEndsOn, P::EndedOn])
        .cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Employers::Name), "employer")
        .expr(last(scope, Side::Trainee).value(), "with_person")
        .expr(last(scope, Side::Employer).value(), "with_employer")
        .expr(missed(scope, Side::Trainee, today).value(), "missed_person")
        .expr(missed(scope, Side::Employer, today).value(), "missed_employer")
        .expr(stuck(scope, today).value(), "stuck")
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .join(Employers::Table, col(Employers::Id).eq(col(P::EmployerId)))
}

/// One job.
///
/// # Errors
/// When the database does not answer.
pub async fn of_placement(scope: &mut Scope, id: PlacementId, today: Day) -> Result<Option<Followed>> {
    let q = followed(scope, today).filter(col(Placements::Id).eq(id));
    scope.opt(&q).await
}

/// A coach's jobs that go on or begin soon: what is followed is no older than a year.
///
/// # Errors
/// When the database does not answer.
pub async fn of_coach(scope: &mut Scope, coach: MemberId, today: Day) -> Result<Vec<Followed>> {
    use Placements as P;
    let goes_on = col(P::EndedOn).is_null().or(col(P::EndedOn).gte(today));
    // The coach's cases first, as a list: joined, SQLite would walk every job of the structure to find a coach's few.
    let own = scope
        .from(Cases::Table)
        .cols([Cases::Id])
        .filter(col(Cases::CoachId).eq(coach).and(col(Cases::Stage).is_not_in([Stage::Closed.word(), Stage::Declined.word()])));
    let q = followed(scope, today).filter(own.holds(col(P::CaseId)).and(goes_on)).limit(100);
    let all: Vec<Followed> = scope.all(&q).await?;
    let followed = today.plus_months(-13)..=today.plus_months(1);
    Ok(all.into_iter().filter(|f| followed.contains(&f.started_on)).collect())
}
