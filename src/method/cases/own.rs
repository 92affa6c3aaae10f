//! A coach's own cases as their day needs them, in one statement: the contacts that were agreed, those that running jobs ask
//! for, agreements that wait.

use super::{Stage, edges, marks, today::MOST};
use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{Day, ids::*},
    method::{
        assessments::reviews,
        follow_up::{Next, Standing, store::Followed},
        pulses::waits::{self, Waits},
        sessions::{Place, Side},
    },
    people::profiles::Numbers,
};
use sea_query::{CaseStatement, Expr, ExprTrait, Order};

/// At most so many cases with their jobs are read: a caseload is some twenty people.
const MOST_READ: u64 = 300;

/// For so many days a coach is told that another structure did not take somebody.
const REFUSED_DAYS: i64 = 14;

/// An open case of the coach.
pub struct Own {
    pub id: CaseId,
    pub first_name: String,
    pub last_name: String,
    pub phone: Option<String>,
    pub next_contact_on: Option<Day>,
    pub place: Option<Place>,
    pub agreements_waiting: i64,
    pub opened_on: Day,
    pub stage: Stage,
    /// A suspension covers today.
    pub resting: bool,
    /// About one of its milestones the sides differ.
    pub contradicted: bool,
    pub edges: edges::Edges,
    /// A transfer to which the person said yes, and that waits to be sent.
    pub to_send: Option<TransferId>,
    /// A transfer that the other structure refused these days.
    pub refused: Option<TransferId>,
    /// Something was assessed in it, or is; one of its assessments is open.
    pub assessed: bool,
    pub rating: bool,
    /// The latest look at the person's autonomy.
    pub looked_on: Option<Day>,
    /// The firms of its jobs, and when their capacity was looked at.
    pub firms: Vec<marks::Job>,
    /// Jobs that go on or begin soon.
    pub jobs: Vec<Followed>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CaseId,
    first_name: String,
    last_name: String,
    phone: Option<String>,
    next_contact_on: Option<Day>,
    place: Option<Place>,
    agreements_waiting: i64,
    opened_on: Day,
    stage: Stage,
    resting: bool,
    contradicted: bool,
    to_send: Option<TransferId>,
    refused: Option<TransferId>,
    assessed: bool,
    employer_id: Option<EmployerId>,
    #[sqlx(flatten)]
    edges: edges::Edges,
    placement_id: Option<PlacementId>,
    started_on: Option<Day>,
    planned_end: Option<Day>,
    trial_ends_on: Option<Day>,
    ended_on: Option<Day>,
    employer: Option<String>,
    #[sqlx(flatten)]
    waits: Waits,
}

impl Row {
    fn firm(&self) -> Option<marks::Job> {
        Some(marks::Job { firm: self.employer_id?, started_on: self.started_on?, looked_on: None })
    }

    fn job(&self) -> Option<Followed> {
        Some(Followed {
            id: self.placement_id?,
            case_id: self.id,
            started_on: self.started_on?,
            planned_end: self.planned_end,
            trial_ends_on: self.trial_ends_on,
            ended_on: self.ended_on,
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            employer: self.employer.clone()?,
            edges: self.edges,
            waits: self.waits,
        })
    }
}

/// The coach's open cases, those with the latest agreed contact first, each with its jobs.
///
/// # Errors
/// When the database does not answer.
pub async fn cases(scope: &mut Scope, coach: MemberId, today: Day) -> Result<Vec<Own>> {
    use Cases as C;
    // Where the last session took place is where the next one is likely to; asked for whoever is met by today.
    let place = scope
        .from(Sessions::Table)
        .cols([Sessions::Place])
        .filter(col(Sessions::CaseId).eq(col(C::Id)))
        .order(Sessions::HeldOn, Order::Desc)
        .order(Sessions::Id, Order::Desc)
        .limit(1);
    let expected = CaseStatement::new().case(col(C::NextContactOn).lte(today), place.value());
    let rest = scope.from(Suspensions::Table).cols([Suspensions::Id]).filter(col(Suspensions::CaseId).eq(col(C::Id)));
    let rest = rest.filter(col(Suspensions::FromOn).lte(today).and(col(Suspensions::ToOn).gte(today)));
    let differ = scope.from(Milestones::Table).cols([Milestones::Id]).filter(col(Milestones::CaseId).eq(col(C::Id)));
    let differ = differ.filter(col(Milestones::ContradictedOn).is_not_null().and(col(Milestones::ClearedOn).is_null()));
    // Two states of a transfer, whose words are said in a room that this one does not open (`exchange/transfers`); the tests of the
    // day would miss them.
    let transfer = || scope.from(Transfers::Table).cols([Transfers::Id]).filter(col(Transfers::CaseId).eq(col(C::Id))).limit(1);
    let to_send = transfer().filter(col(Transfers::State).eq("agreed"));
    let refused = col(Transfers::State).eq("refused").and(col(Transfers::AnsweredOn).gte(today.plus_days(-REFUSED_DAYS)));
    let goes_on = col(Placements::EndedOn).is_null().or(col(Placements::EndedOn).gte(today));
    let job = col(Placements::CaseId).eq(col(C::Id)).and(goes_on);
    let q = scope
        .from(C::Table)
        .cols([C::Id, C::NextContactOn, C::OpenedOn, C::Stage, C::AgreementsWaiting])
        .cols(edges::COLUMNS)
        .cols([Trainees::FirstName, Trainees::LastName, Trainees::Phone])
        .expr(Expr::Case(Box::new(expected)), "place")
        .expr(rest.exists(), "resting")
        .expr(differ.exists(), "contradicted")
        .expr(to_send.value(), "to_send")
        .expr(transfer().filter(refused).value(), "refused")
        .expr(reviews::any(scope), "assessed")
        .expr(col(Placements::Id), "placement_id")
        .cols([Placements::EmployerId])
        .cols([Placements::StartedOn, Placements::PlannedEnd, Placements::TrialEndsOn, Placements::EndedOn])
        .cols(waits::COLUMNS)
        .expr(col(Employers::Name), "employer")
        .join(Trainees::Table, col(Trainees::Id).eq(col(C::TraineeId)))
        .left_join(Placements::Table, job)
        .left_join(Employers::Table, col(Employers::Id).eq(col(Placements::EmployerId)))
        // As an index says it, so that years of closed cases are not walked.
        .filter(col(C::CoachId).eq(coach).and(col(C::ClosedOn).is_null()))
        .filter(col(C::Stage).ne(Stage::Declined))
        .order(C::NextContactOn, Order::Desc)
        .order(C::Id, Order::Asc)
        .limit(MOST_READ);
    let mut own: Vec<Own> = Vec::new();
    for row in scope.all::<Row>(&q).await? {
        let (job, firm) = (row.job(), row.firm());
        match own.last_mut().filter(|o| o.id == row.id) {
            Some(known) => {
                known.jobs.extend(job);
                known.firms.extend(firm);
            }
            None => own.push(Own {
                id: row.id,
                first_name: row.first_name,
                last_name: row.last_name,
                phone: row.phone,
                next_contact_on: row.next_contact_on,
                place: row.place,
                agreements_waiting: row.agreements_waiting,
                opened_on: row.opened_on,
                stage: row.stage,
                resting: row.resting,
                contradicted: row.contradicted,
                to_send: row.to_send,
                refused: row.refused,
                assessed: row.assessed,
                rating: false,
                looked_on: None,
                firms: firm.into_iter().collect(),
                edges: row.edges,
                jobs: job.into_iter().collect(),
            }),
        }
    }
    looked(scope, &mut own).await?;
    Ok(own)
}

/// When the people and the firms of these cases were looked at. Where nobody has assessed anything nothing more is read.
async fn looked(scope: &mut Scope, own: &mut [Own]) -> Result<()> {
    let cases: Vec<CaseId> = own.iter().filter(|o| o.assessed).map(|o| o.id).collect();
    for made in reviews::of_cases(scope, cases).await? {
        let Some(known) = own.iter_mut().find(|o| o.id == made.case_id) else { continue };
        known.rating |= made.is_open();
        if made.autonomy {
            known.looked_on = std::cmp::max(known.looked_on, Some(made.made_on));
        }
        for job in known.firms.iter_mut().filter(|job| Some(job.firm) == made.employer_id) {
            job.looked_on = std::cmp::max(job.looked_on, Some(made.made_on));
        }
    }
    Ok(())
}

/// A contact agreed for a day.
#[derive(Debug, Clone)]
pub struct Expected {
    pub id: CaseId,
    pub first_name: String,
    pub last_name: String,
    pub phone: Option<String>,
    pub next_contact_on: Day,
    pub place: Option<Place>,
}

impl Expected {
    pub fn days_late(&self, today: &Day) -> i64 {
        today.days_since(self.next_contact_on)
    }
}

/// Contacts agreed for today, and those of days before, the latest first.
pub fn contacts(own: &[Own], today: Day) -> (Vec<Expected>, Vec<Expected>) {
    let agreed = own.iter().filter_map(|o| Some((o, o.next_contact_on.filter(|on| *on <= today)?)));
    let expected = agreed.map(|(o, on)| Expected {
        id: o.id,
        first_name: o.first_name.clone(),
        last_name: o.last_name.clone(),
        phone: o.phone.clone(),
        next_contact_on: on,
        place: o.place,
    });
    expected.take(2 * MOST as usize).partition(|e| e.next_contact_on == today)
}

/// The contacts that running jobs ask for by today, the longest waiting first; whoever is expected today anyway is not told
/// twice, and what is followed is no older than a year. But whoever asked to be contacted stands there from that moment on, whatever
/// else the day holds.
pub fn follow_ups(own: &[Own], today: Day, numbers: &Numbers) -> Vec<(Followed, Side, Next)> {
    let followed = today.plus_months(-13)..=today.plus_months(1);
    let mut all: Vec<(Followed, Side, Next)> = Vec::new();
    for (expected, job) in own.iter().flat_map(|o| o.jobs.iter().map(|job| (o.next_contact_on == Some(today), job))) {
        let by_calendar = !expected && followed.contains(&job.started_on);
        for (side, next) in job.next(numbers, today) {
            let due = matches!(next.standing, Standing::Due | Standing::Overdue | Standing::Unreachable);
            if by_calendar && due || next.is_called() {
                all.push((job.clone(), side, next));
            }
        }
    }
    all.sort_by_key(|(_, _, next)| next.point.map(|p| p.on));
    all.truncate(MOST as usize);
    all
}

/// Somebody whose transfer wants a gesture: sending, or reading why it was refused.
pub struct Moving {
    pub transfer: TransferId,
    pub case: CaseId,
    pub name: String,
    pub refused: bool,
}

/// Transfers that the coach has to do something about.
pub fn transfers(own: &[Own]) -> Vec<Moving> {
    let all = own.iter().filter_map(|o| Some((o, o.to_send.or(o.refused)?)));
    let moving = all.map(|(o, transfer)| Moving {
        transfer,
        case: o.id,
        name: format!("{} {}", o.first_name, o.last_name),
        refused: o.to_send.is_none(),
    });
    moving.take(MOST as usize).collect()
}

/// Somebody whose agreements wait to be signed.
pub struct Unsigned {
    pub case: CaseId,
    pub name: String,
    pub waiting: i64,
}

/// Agreements that are written and not signed by all.
pub fn agreements(own: &[Own]) -> Vec<Unsigned> {
    let waiting = own.iter().filter(|o| o.agreements_waiting > 0);
    waiting
        .map(|o| Unsigned { case: o.id, name: format!("{} {}", o.first_name, o.last_name), waiting: o.agreements_waiting })
        .take(MOST as usize)
        .collect()
}
