//! What the follow-up reads: running jobs with the last contacts of each side.

use super::{Contacts, Job, Next, calendar, next};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    kernel::{Day, ids::*},
    method::{
        cases::{
            Stage,
            edges::{self, Edges},
        },
        pulses::waits::{self, Waits},
        sessions::Side,
    },
    people::profiles::Numbers,
};
use sea_query::{ExprTrait, Order};

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
    #[sqlx(flatten)]
    pub edges: Edges,
    #[sqlx(flatten)]
    pub waits: Waits,
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
        let edges = self.edges;
        let stuck = |last: Option<Day>| edges.stuck_on.filter(|s| !over && last.is_none_or(|l| l <= *s));
        let contacts = |last, missed, called: Option<Day>| Contacts { last, missed, stuck: stuck(last), called: called.filter(|_| !over) };
        let person = contacts(edges.met_trainee_on, edges.missed_trainee, self.waits.pulse_trainee_on);
        let firm = contacts(edges.met_employer_on, edges.missed_employer, self.waits.pulse_employer_on);
        [(Side::Trainee, next(&points, person, numbers, today)), (Side::Employer, next(&points, firm, numbers, today))]
    }
}

fn followed(scope: &Scope) -> Select {
    use Placements as P;
    scope
        .from(P::Table)
        .cols([P::Id, P::CaseId, P::StartedOn, P::PlannedEnd, P::TrialEndsOn, P::EndedOn])
        .cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Employers::Name), "employer")
        .cols(edges::COLUMNS)
        .cols(waits::COLUMNS)
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .join(Employers::Table, col(Employers::Id).eq(col(P::EmployerId)))
}

/// One job.
///
/// # Errors
/// When the database does not answer.
pub async fn of_placement(scope: &mut Scope, id: PlacementId) -> Result<Option<Followed>> {
    let q = followed(scope).filter(col(Placements::Id).eq(id));
    scope.opt(&q).await
}

/// The structure's jobs that go on or begin soon, those that began last first; what is followed is no older than a year.
///
/// # Errors
/// When the database does not answer.
pub async fn of_structure(scope: &mut Scope, today: Day, limit: u64) -> Result<Vec<Followed>> {
    use Placements as P;
    let goes_on = col(P::EndedOn).is_null().or(col(P::EndedOn).gte(today));
    let followed_still = col(P::StartedOn).gte(today.plus_months(-13)).and(col(P::StartedOn).lte(today.plus_months(1)));
    let open = col(Cases::Stage).is_not_in([Stage::Closed, Stage::Declined]);
    let q = followed(scope).filter(followed_still.and(goes_on).and(open)).order(P::StartedOn, Order::Desc).order(P::Id, Order::Desc);
    scope.all(&q.limit(limit)).await
}
