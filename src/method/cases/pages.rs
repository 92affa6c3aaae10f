//! A case: the plan drawn with its time left, the trio with its last contacts, sessions, placements and milestones.

use super::{
    ClosingReason, Stage,
    actions::OpenCase,
    course_pages,
    drawing::{self, Rod},
    marks::{self, Mark},
    reading::{self, Head, PlacementRow, PlanRow, SessionRow},
    steering,
    store::Case,
    today,
    trio::{self, Trio},
};
use crate::{
    desk::{Audience, Refusal, Role, Visit},
    kernel::{Day, ids::*},
    method::{
        milestones::{Answer as Given, Grade, MilestoneKind},
        placements::PlacementKind,
        pulses::{self, Going, store::OfCase},
        sessions::{Place, Side, may_read_note},
        suspensions::store::Suspension,
    },
    people::{
        members,
        profiles::{Numbers, Rule},
        trainees,
    },
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

/// Sessions per page.
const SESSIONS: u64 = 20;

/// Answers of pulses on the page; each job's page has them all.
const PULSES: u64 = 6;

#[derive(Template)]
#[template(path = "cases/show.html")]
pub struct ShowPage {
    pub head: Head,
    pub rod: Option<Rod>,
    pub plan: Option<PlanRow>,
    pub objectives: Vec<PlanRow>,
    /// Marks of the method that were passed.
    pub marks: Vec<Mark>,
    pub other_plans: Vec<PlanRow>,
    pub stones: Vec<Stone>,
    pub trio: Trio,
    pub placements: Vec<PlacementBlock>,
    pub sessions: Vec<SessionRow>,
    pub older: Option<String>,
    /// What either side answered when it was asked how work goes; the latest first.
    pub pulses: Vec<OfCase>,
    /// Where the accompaniment rests, or will.
    pub rests: Vec<Suspension>,
    pub may_write: bool,
    /// The accompaniment is over, and this visit may say that the person leaves the structure.
    pub may_exit: bool,
    /// Its coach, or the director for them.
    pub may_move: bool,
    pub sees_sessions: bool,
    pub form: Filled,
    pub today: Day,
}

/// A dated stone under the rod.
pub struct Stone {
    pub position: String,
    pub key: String,
    pub on: Day,
    pub state: &'static str,
}

impl ShowPage {
    /// The job of today.
    pub fn job(&self) -> Option<&PlacementBlock> {
        let here = |b: &&PlacementBlock| b.started_on <= self.today && b.ended_on.is_none_or(|e| e >= self.today);
        self.placements.iter().find(here).filter(|_| self.head.closed_on.is_none())
    }
    /// Whether the next contact was agreed for a day that is over.
    pub fn contact_late(&self) -> bool {
        self.head.closed_on.is_none() && self.head.next_contact_on.is_some_and(|d| d < self.today)
    }
}

/// A placement with its milestones.
pub struct PlacementBlock {
    pub id: PlacementId,
    pub employer_id: EmployerId,
    pub employer: String,
    pub job_title: Option<String>,
    pub kind: PlacementKind,
    pub started_on: Day,
    pub ended_on: Option<Day>,
    /// The latest look at the firm's capacity.
    pub looked_on: Option<Day>,
    pub milestones: Vec<MilestoneLine>,
}

pub struct MilestoneLine {
    pub id: MilestoneId,
    pub kind: MilestoneKind,
    pub due_on: Day,
    pub requested_on: Option<Day>,
    pub answered_on: Option<Day>,
    pub answer: Option<Given>,
    pub grade: Option<Grade>,
    pub late: bool,
    /// The sides say different things, and nobody has cleared it up.
    pub contradicted: bool,
}

impl MilestoneLine {
    /// How its stone is drawn.
    pub fn state(&self) -> &'static str {
        match (self.answered_on, self.late, self.requested_on) {
            (Some(_), ..) => "done",
            (None, true, _) => "late",
            (None, false, Some(_)) => "wait",
            (None, false, None) => "todo",
        }
    }
}

#[derive(Template)]
#[template(path = "cases/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub name: String,
    pub trainee: TraineeId,
    pub coaches: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    t.resource::<Case>(Audience::STAFF, "case.list", "case.read");
    t.action::<OpenCase>();
    t.page("/", "case.today", Audience::SIGNED_IN, today::show);
    t.form::<OpenCase, _, _>("/cases/new", new);
    t.page("/cases/{id}", "case.show", Audience::STAFF, show);
    t.page("/steering", "case.steering", steering::READERS, steering::show);
    course_pages::register(t);
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let trainee: TraineeId = form.value("trainee").parse().map_err(|_| Refusal::NotFound)?;
    let me = ask.visit.member().filter(|_| ask.visit.has_role(Role::Jobcoach));
    let scope = ask.scope().await?;
    let Some(person) = trainees::store::find(scope, trainee).await? else {
        let kept = crate::people::merges::store::successor(scope, trainee.0).await?.ok_or(Refusal::NotFound)?;
        return Ok(Answer::see(format!("/cases/new?trainee={kept}")));
    };
    let coaches = members::store::active(scope).await?.into_iter().filter(|m| m.roles.has(Role::Jobcoach));
    let coaches = coaches.map(|m| Choice::named(m.id, &m.name)).collect();
    if let Some(me) = me {
        form.typed.default_to("coach", me);
    }
    form.typed.default_to("opened_on", ask.visit.today);
    let page = NewPage { form, name: person.full_name(), trainee, coaches };
    ask.task("nav-trainees", ask.t("case-new"), &page)
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: CaseId = ask.id("id")?;
    let visit = ask.visit.clone();
    let here = visit.here.clone().ok_or(Refusal::NotFound)?;
    let before = ask.query.get("before").split_once('~').and_then(|(day, id)| Some((Day::iso(day)?, id.parse().ok()?)));
    let scope = ask.scope().await?;
    let head = reading::head(scope, &visit, id).await?;
    let plans = reading::plans(scope, id).await?;
    let (rests, numbers) = reading::rests(scope, &here, id, visit.today).await?;
    let placements = reading::placements(scope, id).await?;
    let sees_sessions = visit.is_in(Audience::CASE_READERS);
    let mut sessions = match sees_sessions {
        true => reading::sessions(scope, id, before, SESSIONS + 1).await?,
        false => Vec::new(),
    };
    let pulses = if sees_sessions && head.pulsed { pulses::store::of_case(scope, id, PULSES).await? } else { Vec::new() };
    let more = sessions.len() as u64 > SESSIONS;
    sessions.truncate(SESSIONS as usize);
    let older = sessions.last().filter(|_| more).map(|s| format!("/cases/{id}?before={}~{}#sessions", s.held_on, s.id));
    veil(&mut sessions, &visit, &head);
    ask.read("case.show", id);
    let read = Read { head, plans, rests, placements, sessions, older, pulses, sees_sessions };
    let page = drawn(&visit, read, &numbers);
    ask.page("nav-trainees", page.head.full_name(), &page)
}

fn veil(sessions: &mut [SessionRow], visit: &Visit, head: &Head) {
    for s in sessions {
        if !may_read_note(visit, s.audience, s.writer_id, head.coach_id) {
            s.note = None;
        }
    }
}

/// Everything the page reads.
struct Read {
    head: Head,
    plans: Vec<PlanRow>,
    rests: Vec<Suspension>,
    placements: Vec<PlacementRow>,
    sessions: Vec<SessionRow>,
    older: Option<String>,
    pulses: Vec<OfCase>,
    sees_sessions: bool,
}

fn drawn(visit: &Visit, read: Read, numbers: &Numbers) -> ShowPage {
    let Read { head, plans, rests, placements, sessions, older, pulses, sees_sessions } = read;
    let today = visit.today;
    let current = current_plan(&plans, today);
    let trio = trio::of(&head, &placements, sees_sessions, today, numbers.get(Rule::StaleDays).unwrap_or(i64::MAX));
    let blocks = blocks(placements, today, head.closed_on);
    let plan = current.and_then(|id| plans.iter().find(|p| p.id == id).cloned());
    let stones = plan.as_ref().map(|p| stones(p, &blocks, today)).unwrap_or_default();
    let marks = if sees_sessions { marks::of_case(&head, plan.as_ref(), &blocks, &rests, numbers, today) } else { Vec::new() };
    let objectives = plans.iter().filter(|p| Some(p.id) == current && p.objective_id.is_some()).cloned().collect();
    let mut other_plans: Vec<PlanRow> = plans.into_iter().filter(|p| Some(p.id) != current).collect();
    other_plans.dedup_by_key(|p| p.id);
    let soon = numbers.get(Rule::AlertFirstDays).unwrap_or(0);
    ShowPage {
        rod: plan.as_ref().map(|p| drawing::rod(p.starts_on, p.last_day, today).soon_within(soon)),
        may_write: head.may_write(visit),
        may_exit: head.closed_on.is_some() && visit.is_in(Audience::COACHES_AND_DIRECTOR),
        may_move: course_pages::may_move(visit, &head),
        plan,
        marks,
        objectives,
        other_plans,
        stones,
        trio,
        placements: blocks,
        sessions,
        older,
        pulses,
        rests,
        sees_sessions,
        form: Filled::default(),
        today,
        head,
    }
}

/// The plan of today, or else the latest.
fn current_plan(plans: &[PlanRow], today: Day) -> Option<PlanId> {
    let signed = |p: &&PlanRow| p.signed_trainee_on.is_some() && p.signed_coach_on.is_some();
    let of_today = |p: &&PlanRow| p.starts_on <= today && today <= p.last_day;
    let by_sign = plans.iter().filter(of_today).find(signed);
    by_sign.or_else(|| plans.iter().find(of_today)).or_else(|| plans.iter().find(signed)).or(plans.first()).map(|p| p.id)
}

/// The placements with their milestones. What falls after the end of the job, or of the case, is asked of nobody any more.
fn blocks(rows: Vec<PlacementRow>, today: Day, closed_on: Option<Day>) -> Vec<PlacementBlock> {
    let mut blocks: Vec<PlacementBlock> = Vec::new();
    for r in rows {
        if blocks.last().is_none_or(|b| b.id != r.id) {
            blocks.push(PlacementBlock {
                id: r.id,
                employer_id: r.employer_id,
                employer: r.employer.clone(),
                job_title: r.job_title.clone(),
                kind: r.kind,
                started_on: r.started_on,
                ended_on: r.ended_on,
                looked_on: r.looked_on,
                milestones: Vec::new(),
            });
        }
        if let (Some(block), Some(id), Some(kind), Some(due_on)) = (blocks.last_mut(), r.milestone_id, r.milestone, r.due_on) {
            let (requested_on, answered_on, answer, grade) = (r.requested_on, r.answered_on, r.answer, r.grade);
            let over = [r.ended_on, closed_on].into_iter().flatten().min().is_some_and(|last| due_on > last);
            if answered_on.is_none() && over && kind != MilestoneKind::End {
                continue;
            }
            let late = answered_on.is_none() && due_on < today && !over && closed_on.is_none();
            let contradicted = r.contradicted_on.is_some() && r.cleared_on.is_none();
            block.milestones.push(MilestoneLine { id, kind, due_on, requested_on, answered_on, answer, grade, late, contradicted });
        }
    }
    // Signing and the first day are due on the same day: the kinds have an order of their own.
    blocks.iter_mut().for_each(|block| block.milestones.sort_by_key(|m| (m.due_on, m.kind)));
    blocks
}

/// The signature, the milestones that fall into the plan, and its end.
fn stones(plan: &PlanRow, blocks: &[PlacementBlock], today: Day) -> Vec<Stone> {
    let at = |d: Day| drawing::position(plan.starts_on, plan.last_day, d);
    let mut stones = Vec::new();
    if let (Some(a), Some(b)) = (plan.signed_trainee_on, plan.signed_coach_on) {
        stones.push(Stone { position: at(a.max(b)), key: "stone-signed".into(), on: a.max(b), state: "done" });
    }
    for m in blocks.iter().flat_map(|b| &b.milestones) {
        let shown = matches!(m.kind, MilestoneKind::Day1 | MilestoneKind::M1 | MilestoneKind::M3 | MilestoneKind::M6 | MilestoneKind::M12);
        if shown && plan.starts_on <= m.due_on && m.due_on <= plan.last_day {
            stones.push(Stone { position: at(m.due_on), key: m.kind.key(), on: m.due_on, state: m.state() });
        }
    }
    stones.push(Stone {
        position: at(plan.last_day),
        key: "stone-end".into(),
        on: plan.last_day,
        state: if plan.last_day < today { "done" } else { "todo" },
    });
    stones.sort_by_key(|s| s.on);
    stones
}

/// How a closing reads; kept here so that the template has one key to ask for.
pub fn closing_key(reason: Option<&ClosingReason>) -> String {
    reason.map_or_else(|| "unknown".to_owned(), |r| r.key())
}
