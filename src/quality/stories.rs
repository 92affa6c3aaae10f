//! Small stories told in rows, for the tests of facts and figures.
//!
//! Invariant: a story says only what it is about; everything else is an ordinary 2025 seen much later.

use super::facts::{Employer, Facts, Milestone, PathRow, Period, PlacementRow, PlanRow, Rows, SessionRow};
use super::indicators::{Counts, definition};
use crate::kernel::Day;
use crate::kernel::ids::{CaseId, EmployerId, MilestoneId, PlacementId, PlanId, SessionId, TraineeId};
use crate::method::milestones::{Answer, Grade, MilestoneKind};
use crate::method::placements::PlacementKind;
use crate::method::sessions::Side;
use crate::people::trainees::ExitReason;
use uuid::Uuid;

/// A date that exists.
pub fn day(iso: &str) -> Day {
    Day::iso(iso).unwrap_or_else(|| panic!("{iso} is not a date"))
}

/// The year 2025 as it is known on that day.
pub fn seen_on(as_of: &str) -> Period {
    Period::new(day("2025-01-01"), day("2025-12-31"), day(as_of)).unwrap()
}

/// Rows in the making.
#[derive(Default)]
pub struct Story {
    pub rows: Rows,
    made: u128,
}

impl Story {
    fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(self.made)
    }

    /// A trainee enters; their first case has the same number.
    pub fn enters(&mut self, name: &str, on: &str) -> TraineeId {
        let trainee = TraineeId(self.id());
        self.rows.paths.push(PathRow { trainee, r#ref: name.into(), entered_on: day(on), left_on: None, exit_reason: None });
        trainee
    }

    /// The trainee entered last leaves.
    pub fn leaves(&mut self, on: &str, why: Option<ExitReason>) {
        let path = self.rows.paths.last_mut().unwrap();
        (path.left_on, path.exit_reason) = (Some(day(on)), why);
    }

    /// A plan of the trainee, with the signatures it has.
    pub fn plans(&mut self, trainee: TraineeId, starts: &str, by_trainee: Option<&str>, by_coach: Option<&str>) {
        let plan = PlanId(self.id());
        let (signed_trainee_on, signed_coach_on) = (by_trainee.map(day), by_coach.map(day));
        self.rows.plans.push(PlanRow { plan, trainee, starts_on: day(starts), signed_trainee_on, signed_coach_on });
    }

    /// An establishment, of the firm with that number when it has one.
    pub fn employer(&mut self, name: &str) -> EmployerId {
        let employer = EmployerId(self.id());
        self.rows.employers.push(Employer { employer, r#ref: name.into() });
        employer
    }

    /// A job in the trainee's first case, at an employer's of its own.
    pub fn works(&mut self, name: &str, trainee: TraineeId, kind: PlacementKind, from: &str, to: Option<&str>) -> PlacementId {
        let (placement, employer) = (PlacementId(self.id()), self.employer(&format!("at {name}")));
        self.rows.placements.push(PlacementRow {
            placement,
            r#ref: name.into(),
            case: CaseId(trainee.0),
            trainee,
            employer,
            siren: None,
            kind,
            started_on: day(from),
            ended_on: to.map(day),
        });
        placement
    }

    /// The job told last.
    pub fn job(&mut self) -> &mut PlacementRow {
        self.rows.placements.last_mut().unwrap()
    }

    /// A session of the trainee's first case.
    pub fn meets(&mut self, name: &str, trainee: TraineeId, side: Side, on: &str, attended: Option<bool>) {
        let session = SessionId(self.id());
        self.rows.sessions.push(SessionRow { session, r#ref: name.into(), case: CaseId(trainee.0), held_on: day(on), side, attended });
    }

    /// A milestone of a placement, answered or not.
    pub fn asks(&mut self, placement: PlacementId, kind: MilestoneKind, due: &str, answered: Option<(&str, Answer)>) {
        let milestone = MilestoneId(self.id());
        let row = self.rows.placements.iter().find(|row| row.placement == placement).unwrap();
        self.rows.milestones.push(Milestone {
            milestone,
            placement,
            placement_ref: row.r#ref.clone(),
            kind,
            due_on: day(due),
            answered_on: answered.map(|(on, _)| day(on)),
            answer: answered.map(|(_, answer)| answer),
            grade: answered.map(|_| Grade::A),
            placement_ended_on: row.ended_on,
        });
    }

    /// How the cases of a figure count, and why, by their `ref`.
    pub fn cases(&self, code: &str, period: Period) -> Vec<(String, Counts, &'static str)> {
        let answer = definition(code).unwrap().answer(&Facts::seen(self.rows.clone(), period));
        answer.cases.into_iter().map(|case| (case.r#ref, case.counts, case.because.key)).collect()
    }

    /// The only case of a figure over 2025, seen at the end of 2026.
    pub fn verdict(&self, code: &str) -> (Counts, &'static str) {
        match self.cases(code, seen_on("2026-12-31")).as_slice() {
            [(_, counts, key)] => (*counts, key),
            other => panic!("one case was expected: {other:?}"),
        }
    }
}
