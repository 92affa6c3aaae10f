//! The coach's day: who needs me today, what is late, which plans are about to end.

use super::{
    Stage,
    caseload::{self, Caseload, Level},
    drawing::{Rod, rod},
    marks::{self, Marked},
    own::{self, Expected, Moving, Own, Unsigned},
    stale::{self, Stale},
    steering::{self, Ended},
};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Audience, Refusal, Role},
    kernel::{Day, ids::*},
    method::{
        assessments::tasks::{self, Gesture, Task},
        follow_up::{Next, Standing, store::Followed},
        milestones::MilestoneKind,
        sessions::Side,
    },
    people::{
        mails::{MailKind, store::refused_by_contact},
        profiles::{Numbers, Rule},
    },
    web::{Answer, Ask, filters},
};
use askama::Template;
use sea_query::{Expr, ExprTrait, Order};

/// How much of each list a page shows.
pub(super) const MOST: u64 = 30;

#[derive(Template)]
#[template(path = "cases/today.html")]
pub struct TodayPage {
    pub today: Day,
    pub first_name: String,
    pub expected: Vec<Expected>,
    pub late: Vec<Expected>,
    /// Nobody spoke with them for long, and no contact is agreed.
    pub stale: Vec<Stale>,
    /// Marks of the method that were passed.
    pub marks: Vec<Marked>,
    pub milestones: Vec<Waiting>,
    /// About these the sides say different things.
    pub contradicted: Vec<Waiting>,
    /// Contacts that running jobs ask for, by side.
    pub follow_ups: Vec<(Followed, Side, Next)>,
    /// Agreements that are written and not signed by all.
    pub agreements: Vec<Unsigned>,
    /// What open assessments ask for.
    pub assessments: Vec<Task>,
    /// Transfers to send, and those that were refused.
    pub transfers: Vec<Moving>,
    pub ending: Vec<Ending>,
    /// Plans that ended and wait for their bilan.
    pub ended: Vec<Ended>,
    pub caseload: Option<(Caseload, Level)>,
    pub nobody: bool,
}

/// A milestone whose date has passed without an answer.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Waiting {
    pub id: MilestoneId,
    pub case_id: CaseId,
    pub kind: MilestoneKind,
    pub due_on: Day,
    pub requested_on: Option<Day>,
    pub first_name: String,
    pub last_name: String,
    pub employer: String,
    /// The firm's contact.
    pub phone: Option<String>,
    /// Present when they want no questions by mail.
    pub wanted: Option<bool>,
}

impl Waiting {
    /// They are called instead.
    pub fn is_refused(&self) -> bool {
        self.wanted == Some(false)
    }
}

#[derive(Debug, Clone, sqlx::FromRow)]
struct EndingRow {
    id: PlanId,
    case_id: CaseId,
    starts_on: Day,
    last_day: Day,
    first_name: String,
    last_name: String,
}

/// A plan about to end.
pub struct Ending {
    pub case: CaseId,
    pub name: String,
    pub rod: Rod,
    /// The narrowest of the profile's alerts that it is within: at the second and the last, those who steer are told too.
    pub alert: Rule,
}

impl Ending {
    pub fn is_loud(&self) -> bool {
        self.alert != Rule::AlertFirstDays
    }
    pub fn is_last(&self) -> bool {
        self.alert == Rule::AlertLastDays
    }
}

/// Which alert a plan with so many days left is within.
fn alert(days_left: i64, numbers: &Numbers) -> Rule {
    let within = |rule: &Rule| numbers.get(*rule).is_some_and(|days| days_left <= days);
    [Rule::AlertLastDays, Rule::AlertSecondDays].into_iter().find(within).unwrap_or(Rule::AlertFirstDays)
}

/// `/`: the coach's day, or the page that fits the role.
///
/// # Errors
/// When the database does not answer.
pub async fn show(mut ask: Ask) -> std::result::Result<Answer, Refusal> {
    if ask.visit.has_role(Role::Jobcoach) {
        return day(ask).await;
    }
    let visit = ask.visit.clone();
    let waits = visit.has_role(Role::Supervisor) && !tasks::of_supervisor(ask.scope().await?, &visit).await?.is_empty();
    let page = match () {
        () if ask.visit.is_in(Audience::OFFICERS) => "/network",
        () if ask.visit.is_in(steering::READERS) => "/steering",
        () if waits => "/assessments",
        () => "/trainees",
    };
    Ok(Answer::see(page))
}

async fn day(mut ask: Ask) -> std::result::Result<Answer, Refusal> {
    let me = ask.visit.member().ok_or(Refusal::NotFound)?;
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let (today, now) = (ask.visit.today, ask.visit.now);
    let first_name = ask.visit.name().split(' ').next().unwrap_or_default().to_owned();
    let scope = ask.scope().await?;
    let own = own::cases(scope, me, today).await?;
    let (expected, late) = own::contacts(&own, today);
    let (milestones, contradicted) = (milestones(scope, me, today).await?, contradicted(scope, me, &own).await?);
    let (member, numbers) = caseload::of(scope, &here, me, today, own.len()).await?;
    let (ending, ended) = ending(scope, me, today, &numbers).await?;
    let follow_ups = own::follow_ups(&own, today, &numbers);
    let (agreements, transfers) = (own::agreements(&own), own::transfers(&own));
    let rating: Vec<(CaseId, String)> =
        own.iter().filter(|o| o.rating).map(|o| (o.id, format!("{} {}", o.first_name, o.last_name))).collect();
    let assessments = tasks::of_coach(scope, &rating, &numbers, now, &here.zone).await?;
    let mut stale = stale::of(&own, numbers.get(Rule::StaleDays).map(|days| today.plus_days(-days)), today);
    // Whom a job asks to call is told of once.
    stale.retain(|s| !follow_ups.iter().any(|(f, ..)| f.case_id == s.id));
    let marks = marks::of_day(&own, &numbers, today);
    let caseload = member.map(|c| (c.level(&numbers), c)).map(|(level, c)| (c, level));
    let nobody = expected.is_empty()
        && late.is_empty()
        && milestones.is_empty()
        && contradicted.is_empty()
        && ending.is_empty()
        && ended.is_empty()
        && follow_ups.is_empty()
        && agreements.is_empty()
        && assessments.is_empty()
        && transfers.is_empty()
        && stale.is_empty()
        && marks.is_empty();
    let title = crate::web::texts::weekday(ask.visit.language, today);
    let title = title[..1].to_uppercase() + &title[1..];
    ask.page(
        "nav-today",
        title,
        &TodayPage {
            today,
            first_name,
            expected,
            late,
            stale,
            marks,
            milestones,
            contradicted,
            follow_ups,
            agreements,
            assessments,
            transfers,
            ending,
            ended,
            caseload,
            nobody,
        },
    )
}

async fn milestones(scope: &mut Scope, coach: MemberId, today: Day) -> Result<Vec<Waiting>> {
    let not_ended_before = col(Placements::EndedOn).is_null().or(col(Placements::EndedOn).gte(col(Milestones::DueOn)));
    let unanswered = col(Milestones::AnsweredOn).is_null().and(col(Milestones::DueOn).lt(today)).and(not_ended_before);
    scope.all(&waiting(scope, coach).filter(unanswered).order(Milestones::DueOn, Order::Desc)).await
}

/// Milestones about which the sides differ. Few days have one: the cases have said whether this one has.
async fn contradicted(scope: &mut Scope, coach: MemberId, own: &[Own]) -> Result<Vec<Waiting>> {
    let cases: Vec<CaseId> = own.iter().filter(|c| c.contradicted).map(|c| c.id).collect();
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let differ = col(Milestones::CaseId).is_in(cases).and(col(Milestones::ContradictedOn).is_not_null());
    scope.all(&waiting(scope, coach).filter(differ.and(col(Milestones::ClearedOn).is_null()))).await
}

fn waiting(scope: &Scope, coach: MemberId) -> Select {
    use Milestones as M;
    scope
        .from(M::Table)
        .cols([M::Id, M::CaseId, M::Kind, M::DueOn, M::RequestedOn])
        .cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Employers::Name), "employer")
        .expr(col(Contacts::Phone), "phone")
        .cols([MailWishes::Wanted])
        .join(Placements::Table, col(Placements::Id).eq(col(M::PlacementId)))
        .join(Employers::Table, col(Employers::Id).eq(col(Placements::EmployerId)))
        .join(Cases::Table, col(Cases::Id).eq(col(M::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .left_join(Contacts::Table, col(Contacts::EmployerId).eq(col(Employers::Id)).and(col(Contacts::Position).eq(1i64)))
        .left_join(MailWishes::Table, refused_by_contact(MailKind::Questions))
        .filter(col(M::CoachId).eq(coach).and(col(Cases::Stage).ne(Stage::Closed.word())))
        .limit(MOST)
}

/// Plans about to end, and those that ended and wait for their bilan: one statement for both.
async fn ending(scope: &mut Scope, coach: MemberId, today: Day, numbers: &Numbers) -> Result<(Vec<Ending>, Vec<Ended>)> {
    use Plans as P;
    let soon = numbers.get(Rule::AlertFirstDays).unwrap_or(0);
    let q = scope
        .from(P::Table)
        .cols([P::Id, P::CaseId, P::StartsOn, P::LastDay])
        .cols([Trainees::FirstName, Trainees::LastName])
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .filter(col(P::CoachId).eq(coach))
        .filter(col(P::LastDay).lte(Expr::val(today.plus_days(soon))))
        .filter(col(P::LastDay).gte(Expr::val(today)).or(col(P::Bilan).is_null().and(col(P::OpenEnded).eq(false))))
        .filter(col(P::SignedTraineeOn).is_not_null().and(col(P::SignedCoachOn).is_not_null()))
        .filter(col(Cases::Stage).is_not_in([Stage::Closed.word(), Stage::Declined.word()]))
        .order(P::LastDay, Order::Desc)
        .limit(2 * MOST);
    let rows: Vec<EndingRow> = scope.all(&q).await?;
    let (mut ahead, over): (Vec<EndingRow>, Vec<EndingRow>) = rows.into_iter().partition(|r| r.last_day >= today);
    ahead.reverse();
    let drawn = |r: EndingRow| Ending {
        case: r.case_id,
        name: format!("{} {}", r.first_name, r.last_name),
        rod: rod(r.starts_on, r.last_day, today).soon_within(soon),
        alert: alert(r.last_day.days_since(today), numbers),
    };
    let ended =
        |r: EndingRow| Ended { id: r.id, last_day: r.last_day, first_name: r.first_name, last_name: r.last_name, coach: String::new() };
    Ok((ahead.into_iter().map(drawn).collect(), over.into_iter().map(ended).collect()))
}
