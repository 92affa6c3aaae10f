//! Rows as the tables give them: flat, one per thing counted, without any derived column.
//!
//! Invariant: the as-of rule of `indicators.md`, section 3, is written here, once per row, and nowhere else. Only a
//! row's own dates hide it or its cells: a row does not vanish because a row it belongs to starts later.

use crate::kernel::Day;
use crate::kernel::ids::{CaseId, EmployerId, MilestoneId, PlacementId, PlanId, SessionId, TraineeId};
use crate::method::milestones::{Answer, Grade, MilestoneKind};
use crate::method::placements::PlacementKind;
use crate::method::sessions::Side;
use crate::people::trainees::ExitReason;

/// A stay of a trainee in the structure. A trainee whose entry has no date has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathRow {
    pub trainee: TraineeId,
    /// The trainee's own key in lists and exports: the source's `ref`, or the id.
    pub r#ref: String,
    /// The first day of the stay.
    pub entered_on: Day,
    /// The last day of the stay; empty while it goes on.
    pub left_on: Option<Day>,
    /// Why the stay ended; empty when nobody said.
    pub exit_reason: Option<ExitReason>,
}

/// A plan of any case of the trainee: all of them belong to the one stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    pub plan: PlanId,
    pub trainee: TraineeId,
    /// The first day of the plan.
    pub starts_on: Day,
    /// The day of the trainee's signature; it may come before the plan, the case or the stay.
    pub signed_trainee_on: Option<Day>,
    /// The day of the coach's signature; no lower bound either.
    pub signed_coach_on: Option<Day>,
}

/// A coaching session, held or missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    pub session: SessionId,
    pub r#ref: String,
    pub case: CaseId,
    pub held_on: Day,
    /// Who was met.
    pub side: Side,
    /// `Some(false)` is a missed session; empty counts as held.
    pub attended: Option<bool>,
}

/// A trainee's job at an employer's, of any kind, trials included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementRow {
    pub placement: PlacementId,
    pub r#ref: String,
    pub case: CaseId,
    /// The trainee of the case.
    pub trainee: TraineeId,
    /// The establishment.
    pub employer: EmployerId,
    /// The firm the establishment belongs to: the first nine digits of its SIRET; empty without a SIRET.
    pub siren: Option<String>,
    pub kind: PlacementKind,
    /// The first day at work.
    pub started_on: Day,
    /// The last day at work; empty while it goes on, or when nobody said.
    pub ended_on: Option<Day>,
}

/// A stake of a placement, with the placement's end beside it. It is a fact as it stands: nothing is derived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    pub milestone: MilestoneId,
    pub placement: PlacementId,
    /// The placement's `ref`: a milestone has none of its own.
    pub placement_ref: String,
    pub kind: MilestoneKind,
    /// The day the question is about; a plan for the future, visible before it comes.
    pub due_on: Day,
    /// The day of the first answer.
    pub answered_on: Option<Day>,
    /// The latest answer of the best-graded side.
    pub answer: Option<Answer>,
    /// What the answer is worth as evidence.
    pub grade: Option<Grade>,
    /// The placement's last day at work.
    pub placement_ended_on: Option<Day>,
}

/// One establishment. It has no date of its own, so T never hides it. It is a fact as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    pub employer: EmployerId,
    pub r#ref: String,
}

/// All the rows of one structure that the definitions need; a file of an export or one plain select each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    pub paths: Vec<PathRow>,
    pub plans: Vec<PlanRow>,
    pub sessions: Vec<SessionRow>,
    pub placements: Vec<PlacementRow>,
    pub milestones: Vec<Milestone>,
    pub employers: Vec<Employer>,
}

impl Rows {
    /// What was known on day `t`.
    pub fn as_of(self, t: Day) -> Rows {
        Rows {
            paths: self.paths.into_iter().filter_map(|row| row.as_of(t)).collect(),
            plans: self.plans.into_iter().filter_map(|row| row.as_of(t)).collect(),
            sessions: self.sessions.into_iter().filter_map(|row| row.as_of(t)).collect(),
            placements: self.placements.into_iter().filter_map(|row| row.as_of(t)).collect(),
            milestones: self.milestones.into_iter().filter_map(|row| row.as_of(t)).collect(),
            employers: self.employers.into_iter().filter_map(|row| row.as_of(t)).collect(),
        }
    }
}

/// A date that had come by `t`, or nothing.
fn known(date: Option<Day>, t: Day) -> Option<Day> {
    date.filter(|day| *day <= t)
}

/// Whether a dated fact is still to come on day `t`, and hides the value it carries. A value without a date stays.
fn hidden(date: Option<Day>, t: Day) -> bool {
    date.is_some_and(|day| day > t)
}

impl PathRow {
    /// As known on day `t`: absent before the entry; an exit to come is empty, and its reason with it.
    pub fn as_of(self, t: Day) -> Option<Self> {
        let exit_reason = self.exit_reason.filter(|_| !hidden(self.left_on, t));
        (self.entered_on <= t).then(|| PathRow { left_on: known(self.left_on, t), exit_reason, ..self })
    }
}

impl PlanRow {
    /// As known on day `t`: absent before its start; signatures to come are empty.
    pub fn as_of(self, t: Day) -> Option<Self> {
        let (trainee, coach) = (known(self.signed_trainee_on, t), known(self.signed_coach_on, t));
        (self.starts_on <= t).then_some(PlanRow { signed_trainee_on: trainee, signed_coach_on: coach, ..self })
    }

    /// The day on which trainee and coach had both signed this plan.
    pub fn signed_on(&self) -> Option<Day> {
        Some(self.signed_trainee_on?.max(self.signed_coach_on?))
    }
}

impl SessionRow {
    /// As known on day `t`: absent before it is held.
    pub fn as_of(self, t: Day) -> Option<Self> {
        (self.held_on <= t).then_some(self)
    }
}

impl PlacementRow {
    /// As known on day `t`: absent before its first day; an end to come is empty.
    pub fn as_of(self, t: Day) -> Option<Self> {
        (self.started_on <= t).then(|| PlacementRow { ended_on: known(self.ended_on, t), ..self })
    }

    /// Whether the trainee was in this job on that day, its last one included.
    pub fn covers(&self, day: Day) -> bool {
        self.started_on <= day && self.ended_on.is_none_or(|end| end >= day)
    }

    /// Whether the job went on after that day: the stricter reading that a check asks for.
    pub fn outlasts(&self, day: Day) -> bool {
        self.started_on <= day && self.ended_on.is_none_or(|end| end > day)
    }

    /// Whether both jobs are in one firm. An establishment without a SIRET is equal only to itself.
    pub fn same_firm(&self, other: &PlacementRow) -> bool {
        self.employer == other.employer || self.siren.is_some() && self.siren == other.siren
    }
}

impl Milestone {
    /// As known on day `t`: always there, for its due date is a plan; an answer to come is empty, with what it says.
    pub fn as_of(self, t: Day) -> Option<Self> {
        let hide = hidden(self.answered_on, t);
        Some(Milestone {
            answered_on: known(self.answered_on, t),
            answer: self.answer.filter(|_| !hide),
            grade: self.grade.filter(|_| !hide),
            placement_ended_on: known(self.placement_ended_on, t),
            ..self
        })
    }
}

impl Employer {
    /// As known on day `t`: unchanged.
    pub fn as_of(self, _: Day) -> Option<Self> {
        Some(self)
    }
}
