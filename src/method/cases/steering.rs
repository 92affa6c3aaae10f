//! The day of those who steer the structure: what waits for their decision, and how the work is spread.

use super::{
    Stage,
    caseload::{self, Caseload, Level},
};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Audience, Refusal, Role},
    kernel::{Day, ids::*},
    method::{
        extensions::{self, store::Waiting},
        steering::{
            Counted,
            store::{self, Look},
        },
    },
    people::profiles::{Rule, pages::numbers},
    web::{Answer, Ask, filters},
};
use askama::Template;
use sea_query::{ExprTrait, Order};

/// How much of each list a page shows.
const MOST: u64 = 50;

#[derive(Template)]
#[template(path = "cases/steering.html")]
pub struct SteeringPage {
    pub waiting: Vec<Waiting>,
    pub caseloads: Vec<(Caseload, Level)>,
    pub ended: Vec<Ended>,
    /// The two numbers a caseload is measured by.
    pub alert: Option<i64>,
    pub warning: Option<i64>,
    pub is_director: bool,
    pub today: Day,
    /// What there is to look at, each with its list.
    pub counts: Vec<Counted>,
}

/// A plan that has ended and waits for its bilan.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Ended {
    pub id: PlanId,
    pub last_day: Day,
    pub first_name: String,
    pub last_name: String,
    pub coach: String,
}

/// Who may open the page.
pub const READERS: Audience = Audience::DECIDERS;

/// `/steering`.
///
/// # Errors
/// When the database does not answer.
pub async fn show(mut ask: Ask) -> std::result::Result<Answer, Refusal> {
    let today = ask.visit.today;
    let (now, here) = (ask.visit.now, ask.visit.here.clone().ok_or(Refusal::NotFound)?);
    let is_director = ask.visit.has_role(Role::Director);
    let numbers = numbers(&mut ask, today).await?;
    let scope = ask.scope().await?;
    let waiting = extensions::store::waiting(scope, MOST).await?;
    let caseloads = caseload::all(scope).await?.into_iter().map(|c| (c.level(&numbers), c)).map(|(l, c)| (c, l)).collect();
    let ended = ended(scope, today).await?;
    let look = Look { here: &here, numbers: &numbers, today, now };
    let counts = store::counts(scope, &look).await?.into_iter().filter(|c| c.count > 0).collect();
    ask.read_list("case.steering", "list");
    let (alert, warning) = (numbers.get(Rule::CaseloadAlert), numbers.get(Rule::CaseloadWarning));
    let page = SteeringPage { waiting, caseloads, ended, alert, warning, is_director, today, counts };
    ask.page("nav-steering", ask.t("steering-title"), &page)
}

/// The signed plans of open cases that ended without a bilan, the longest over first.
///
/// # Errors
/// When the database does not answer.
async fn ended(scope: &mut Scope, today: Day) -> Result<Vec<Ended>> {
    use Plans as P;
    let q = scope
        .from(P::Table)
        .cols([P::Id, P::LastDay])
        .cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Members::Name), "coach")
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
        .filter(col(P::LastDay).lt(today).and(col(P::Bilan).is_null()).and(col(P::OpenEnded).eq(false)))
        .filter(col(P::SignedTraineeOn).is_not_null().and(col(P::SignedCoachOn).is_not_null()))
        .filter(col(Cases::Stage).is_not_in([Stage::Closed.word(), Stage::Declined.word()]))
        .order(P::LastDay, Order::Asc)
        .order(P::Id, Order::Asc)
        .limit(MOST);
    scope.all(&q).await
}
