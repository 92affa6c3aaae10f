//! The readings of what those who steer look at.

use super::{Counted, Line, Matter};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Here,
    kernel::{Day, Moment, ids::*, moment::DAY, signal::Signal},
    method::{
        cases::{
            Stage,
            caseload::{self, Level},
        },
        extensions, follow_up,
        milestones::MilestoneKind,
        needs::{self, NeedState},
    },
    people::{profiles::Numbers, trainees},
};
use sea_query::{Expr, ExprTrait, Order};

/// The longest list, and the most that is counted.
pub const MOST: usize = 200;
/// Jobs whose calendar is looked at, those that began last first.
const JOBS: u64 = 3000;
/// Needs without an answer that are measured against the promise, the longest waiting first.
const NEEDS: u64 = 1000;

/// When and where it is looked at.
pub struct Look<'a> {
    pub here: &'a Here,
    pub numbers: &'a Numbers,
    pub today: Day,
    pub now: Moment,
}

/// How many there are of each matter.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(scope: &mut Scope, look: &Look<'_>) -> Result<Vec<Counted>> {
    let mut all = Vec::with_capacity(Matter::ALL.len());
    for matter in Matter::ALL.iter().copied() {
        let (lines, more) = list(scope, look, matter).await?;
        all.push(Counted { matter, count: lines.len(), more, number: matter.number(look.numbers) });
    }
    Ok(all)
}

/// The list of a matter, cut at [`MOST`], and whether it goes on.
///
/// # Errors
/// When the database does not answer.
pub async fn list(scope: &mut Scope, look: &Look<'_>, matter: Matter) -> Result<(Vec<Line>, bool)> {
    let mut lines = match matter {
        Matter::EndingLast | Matter::EndingSecond | Matter::EndingFirst => ending(scope, look, matter).await?,
        Matter::Bilans => bilans(scope, look).await?,
        Matter::Extensions => waiting(scope).await?,
        Matter::FollowUps => follow_ups(scope, look).await?,
        Matter::Questions => questions(scope, look).await?,
        Matter::Needs => promises(scope, look).await?,
        Matter::Arrivals => arrivals(scope).await?,
        Matter::Caseloads => caseloads(scope, look).await?,
        Matter::Stale => stale(scope, look).await?,
    };
    let more = lines.len() > MOST;
    lines.truncate(MOST);
    Ok((lines, more))
}

const LIMIT: u64 = MOST as u64 + 1;

/// A plan or a case with its person and coach.
#[derive(sqlx::FromRow)]
struct Found {
    id: uuid::Uuid,
    first_name: String,
    last_name: String,
    coach: String,
    on: Option<Day>,
}

impl Found {
    fn line(self, room: &str, key: &'static str) -> Line {
        let said = Signal::new(key);
        let said = match self.on {
            Some(on) => said.with("date", on),
            None => said,
        };
        Line { title: format!("{} {}", self.first_name, self.last_name), coach: self.coach, said, href: format!("/{room}/{}", self.id) }
    }
}

fn open() -> Expr {
    col(Cases::Stage).is_in([Stage::Referred, Stage::Intake, Stage::Towards, Stage::InEmployment])
}

fn with_people(q: Select) -> Select {
    q.cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Members::Name), "coach")
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
}

/// Signed plans of open cases whose bilan is not written.
fn plans(scope: &Scope) -> Select {
    use Plans as P;
    let q = scope.from(P::Table).cols([P::Id]).expr(col(P::LastDay), "on").join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)));
    with_people(q)
        .filter(col(P::Bilan).is_null().and(open()))
        .filter(col(P::SignedTraineeOn).is_not_null().and(col(P::SignedCoachOn).is_not_null()))
        .order(P::LastDay, Order::Asc)
        .order(P::Id, Order::Asc)
        .limit(LIMIT)
}

async fn ending(scope: &mut Scope, look: &Look<'_>, matter: Matter) -> Result<Vec<Line>> {
    let Some(days) = matter.number(look.numbers) else { return Ok(Vec::new()) };
    let within = col(Plans::LastDay).gte(look.today).and(col(Plans::LastDay).lte(look.today.plus_days(days)));
    let found: Vec<Found> = scope.all(&plans(scope).filter(within)).await?;
    Ok(found.into_iter().map(|f| f.line("plans", "steering-plan-ends")).collect())
}

async fn bilans(scope: &mut Scope, look: &Look<'_>) -> Result<Vec<Line>> {
    let over = col(Plans::LastDay).lt(look.today).and(col(Plans::OpenEnded).eq(false));
    let found: Vec<Found> = scope.all(&plans(scope).filter(over)).await?;
    Ok(found.into_iter().map(|f| f.line("plans", "steering-plan-ended")).collect())
}

async fn waiting(scope: &mut Scope) -> Result<Vec<Line>> {
    let all = extensions::store::waiting(scope, LIMIT).await?.into_iter();
    let line = |e: extensions::store::Waiting| Line {
        title: format!("{} {}", e.first_name, e.last_name),
        coach: e.coach,
        said: Signal::new("steering-extension-asked").with("date", e.requested_on),
        href: format!("/extensions/{}/decide", e.id),
    };
    Ok(all.map(line).collect())
}

async fn follow_ups(scope: &mut Scope, look: &Look<'_>) -> Result<Vec<Line>> {
    use follow_up::Standing;
    let jobs = follow_up::store::of_structure(scope, look.today, JOBS).await?;
    let mut late = Vec::new();
    for job in jobs {
        for (side, next) in job.next(look.numbers, look.today) {
            let key = match next.standing {
                Standing::Overdue => "steering-contact-overdue",
                Standing::Unreachable => "steering-contact-unreachable",
                _ => continue,
            };
            let Some(point) = next.point else { continue };
            let said = Signal::new(key).with("side", side.word()).with("date", point.on);
            late.push((
                point.on,
                Line {
                    title: format!("{} {}", job.first_name, job.last_name),
                    coach: job.employer.clone(),
                    said,
                    href: format!("/placements/{}", job.id),
                },
            ));
        }
    }
    late.sort_by_key(|(on, _)| *on);
    Ok(late.into_iter().map(|(_, line)| line).take(MOST + 1).collect())
}

/// Questions whose second reminder is behind them.
async fn questions(scope: &mut Scope, look: &Look<'_>) -> Result<Vec<Line>> {
    #[derive(sqlx::FromRow)]
    struct Asked {
        placement_id: PlacementId,
        kind: MilestoneKind,
        requested_on: Option<Day>,
        first_name: String,
        last_name: String,
        coach: String,
    }
    use {Links as L, Milestones as M};
    let Some(days) = Matter::Questions.number(look.numbers) else { return Ok(Vec::new()) };
    let long_ago = col(L::CreatedAt).lte(look.now.plus(-days * DAY));
    let q = scope
        .from(L::Table)
        .cols([M::PlacementId, M::Kind, M::RequestedOn])
        .join(M::Table, col(M::Id).eq(col(L::MilestoneId)).and(col(M::AnsweredOn).is_null()))
        .join(Cases::Table, col(Cases::Id).eq(col(M::CaseId)));
    let q = with_people(q)
        .filter(col(L::AnsweredAt).is_null().and(col(L::WithdrawnAt).is_null()).and(long_ago).and(open()))
        .distinct()
        .order(M::RequestedOn, Order::Asc)
        .limit(LIMIT);
    let found: Vec<Asked> = scope.all(&q).await?;
    let line = |a: Asked| Line {
        title: format!("{} {}", a.first_name, a.last_name),
        coach: a.coach,
        said: Signal::new("steering-question-asked").with("date", a.requested_on.unwrap_or(look.today)).with("step", a.kind.word()),
        href: format!("/placements/{}", a.placement_id),
    };
    Ok(found.into_iter().map(line).collect())
}

async fn promises(scope: &mut Scope, look: &Look<'_>) -> Result<Vec<Line>> {
    let promised = needs::store::promised(scope, look.here).await?;
    let asked = needs::store::open(scope, None, NEEDS).await?.into_iter().filter(|l| l.need.state == NeedState::Asked);
    let late = asked.filter_map(|l| Some((promised.by(l.need.asked_on).filter(|by| *by < look.today)?, l)));
    let line = |(by, l): (Day, needs::store::Line)| Line {
        title: l.need.job_title,
        coach: l.employer_name,
        said: Signal::new("steering-need-late").with("date", by),
        href: format!("/needs/{}", l.need.id),
    };
    Ok(late.map(line).take(MOST + 1).collect())
}

/// Who other structures propose, by the structure: the person is read where it is decided.
async fn arrivals(scope: &mut Scope) -> Result<Vec<Line>> {
    let line = |(id, sender, until): (uuid::Uuid, String, Option<Day>)| Line {
        title: sender,
        coach: String::new(),
        said: until.map_or_else(|| Signal::new("steering-arrival"), |on| Signal::new("steering-arrival-until").with("date", on)),
        href: format!("/arrivals/{id}"),
    };
    Ok(trainees::store::proposals(scope, LIMIT).await?.into_iter().map(line).collect())
}

async fn caseloads(scope: &mut Scope, look: &Look<'_>) -> Result<Vec<Line>> {
    let all = caseload::all(scope).await?.into_iter();
    let above = all.filter(|c| matches!(c.level(look.numbers), Level::Alert | Level::Warning));
    let line = |c: caseload::Caseload| Line {
        said: Signal::new("steering-caseload").with("count", c.people),
        title: c.name,
        coach: String::new(),
        href: "/steering#h-load".to_owned(),
    };
    Ok(above.map(line).collect())
}

/// Cases one of whose edges had no contact for as many days as the profile says, counted from the case's first day, or the job's
/// for the firm's edge, where there never was one. Whoever rests is left alone.
async fn stale(scope: &mut Scope, look: &Look<'_>) -> Result<Vec<Line>> {
    use Cases as C;
    let Some(days) = Matter::Stale.number(look.numbers) else { return Ok(Vec::new()) };
    let before = look.today.plus_days(-days);
    let rest = scope.from(Suspensions::Table).cols([Suspensions::Id]).filter(col(Suspensions::CaseId).eq(col(C::Id)));
    let rest = rest.filter(col(Suspensions::FromOn).lte(look.today).and(col(Suspensions::ToOn).gte(look.today))).exists();
    let alone = col(C::MetTraineeOn).lte(before).or(col(C::MetTraineeOn).is_null().and(col(C::OpenedOn).lte(before)));
    let q = scope.from(C::Table).cols([C::Id]).expr(col(C::MetTraineeOn), "on");
    let person = with_people(q).filter(open().and(alone).and(rest.clone().not())).order(C::MetTraineeOn, Order::Asc).limit(LIMIT);
    let at_work = |since: Option<Day>| {
        let running = col(Placements::CaseId).eq(col(C::Id)).and(col(Placements::StartedOn).lte(since.unwrap_or(look.today)));
        let running = running.and(col(Placements::EndedOn).is_null().or(col(Placements::EndedOn).gte(look.today)));
        scope.from(Placements::Table).cols([Placements::Id]).filter(running).exists()
    };
    let long_ago = col(C::MetEmployerOn).lte(before).and(at_work(None));
    let never = col(C::MetEmployerOn).is_null().and(at_work(Some(before)));
    let q = scope.from(C::Table).cols([C::Id]).expr(col(C::MetEmployerOn), "on").filter(col(C::Stage).eq(Stage::InEmployment));
    let firm = with_people(q).filter(long_ago.or(never).and(rest.not())).order(C::MetEmployerOn, Order::Asc).limit(LIMIT);
    let (person, firm): (Vec<Found>, Vec<Found>) = (scope.all(&person).await?, scope.all(&firm).await?);
    let keyed = |f: &Found, since: &'static str, never: &'static str| if f.on.is_some() { since } else { never };
    let person = person.into_iter().map(|f| {
        let key = keyed(&f, "steering-stale-person", "steering-stale-person-never");
        f.line("cases", key)
    });
    let firm = firm.into_iter().map(|f| {
        let key = keyed(&f, "steering-stale-firm", "steering-stale-firm-never");
        f.line("cases", key)
    });
    Ok(person.chain(firm).collect())
}
