//! Checks: was the trainee in work so many months after a placement's first day, as far as anyone knows?
//!
//! Invariant: evidence is looked for in the order of `indicators.md`, section 3, and its absence is `unknown`, never
//! a yes: a placement's own lack of an end proves nothing.

use super::rows::{Milestone, PathRow, PlacementRow};
use crate::kernel::Day;
use crate::kernel::ids::{PlacementId, TraineeId};
use crate::method::milestones::{Answer, Grade, MilestoneKind};
use crate::people::trainees::ExitReason;
use std::collections::HashMap;

words! {
    /// What is known of a trainee's work on the day of a check.
    CheckStatus "check-status" { In "in", Out "out", Unknown "unknown" }
}

/// How many days before and after its anchor a check accepts an answer.
pub const TOLERANCE: i64 = 15;

/// The checks that exist, in months, with the milestone that asks the question.
pub const MONTHS: [(u8, MilestoneKind); 4] =
    [(1, MilestoneKind::M1), (3, MilestoneKind::M3), (6, MilestoneKind::M6), (12, MilestoneKind::M12)];

/// What a check's status rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// The milestone was answered `in_post` or `difficulty` close enough to the anchor.
    Confirmed {
        on: Day,
        grade: Option<Grade>,
    },
    /// Another ordinary placement of the trainee, in any case, went on after the anchor.
    OtherPlacement {
        r#ref: String,
    },
    /// This placement had ended by the anchor.
    Ended {
        on: Day,
    },
    /// The milestone was answered `left` close enough to the anchor.
    Left {
        on: Day,
        grade: Option<Grade>,
    },
    Nothing,
}

/// One placement × one number of months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub placement: PlacementId,
    pub trainee: TraineeId,
    /// The placement's `ref`.
    pub r#ref: String,
    /// 1, 3, 6 or 12.
    pub months: u8,
    /// The same day of the month so many months after the first day at work, clamped to the month's last day.
    pub anchor_on: Day,
    pub status: CheckStatus,
    /// Why the status is what it is.
    pub evidence: Evidence,
    /// The placement is neither a trial nor a work-integration contract.
    pub ordinary: bool,
    /// In work on the anchor, in the same firm.
    pub same_employer: bool,
    /// The day of the trainee's death, when it came on or before the anchor.
    pub died_before: Option<Day>,
    /// What the answer is worth, when the status rests on one.
    pub grade: Option<Grade>,
}

/// Every check of every placement, from rows that the as-of rule has already cut.
pub fn checks(placements: &[PlacementRow], milestones: &[Milestone], paths: &[PathRow]) -> Vec<Check> {
    let mut jobs: HashMap<TraineeId, Vec<&PlacementRow>> = HashMap::new();
    placements.iter().for_each(|p| jobs.entry(p.trainee).or_default().push(p));
    let mut asked: HashMap<PlacementId, Vec<&Milestone>> = HashMap::new();
    milestones.iter().for_each(|m| asked.entry(m.placement).or_default().push(m));
    let mut deaths: HashMap<TraineeId, Day> = HashMap::new();
    for path in paths.iter().filter(|p| p.exit_reason == Some(ExitReason::Death)) {
        if let Some(on) = path.left_on {
            deaths.entry(path.trainee).and_modify(|first| *first = on.min(*first)).or_insert(on);
        }
    }
    let empty = Vec::new();
    let of_placement = |placement| {
        let known = Known {
            placement,
            jobs: jobs.get(&placement.trainee).unwrap_or(&empty),
            asked: asked.get(&placement.placement).map_or(&[], Vec::as_slice),
            death: deaths.get(&placement.trainee).copied(),
        };
        MONTHS.map(|(months, kind)| known.check(months, kind))
    };
    placements.iter().flat_map(of_placement).collect()
}

/// All that one placement's checks look at.
struct Known<'a> {
    placement: &'a PlacementRow,
    /// Every placement of the trainee, this one included.
    jobs: &'a [&'a PlacementRow],
    asked: &'a [&'a Milestone],
    death: Option<Day>,
}

impl Known<'_> {
    fn check(&self, months: u8, kind: MilestoneKind) -> Check {
        let placement = self.placement;
        let anchor_on = placement.started_on.plus_months(i32::from(months));
        let evidence = self.evidence(kind, anchor_on);
        let (status, grade) = match &evidence {
            Evidence::Confirmed { grade, .. } => (CheckStatus::In, *grade),
            Evidence::OtherPlacement { .. } => (CheckStatus::In, None),
            Evidence::Ended { .. } => (CheckStatus::Out, None),
            Evidence::Left { grade, .. } => (CheckStatus::Out, *grade),
            Evidence::Nothing => (CheckStatus::Unknown, None),
        };
        let stayed = |job: &&PlacementRow| job.kind.ordinary() && job.outlasts(anchor_on) && job.same_firm(placement);
        Check {
            placement: placement.placement,
            trainee: placement.trainee,
            r#ref: placement.r#ref.clone(),
            months,
            anchor_on,
            status,
            evidence,
            ordinary: placement.kind.ordinary(),
            same_employer: status == CheckStatus::In && self.jobs.iter().any(stayed),
            died_before: self.death.filter(|on| *on <= anchor_on),
            grade,
        }
    }

    fn evidence(&self, kind: MilestoneKind, anchor: Day) -> Evidence {
        if let Some((on, grade)) = self.answered(kind, anchor, &[Answer::InPost, Answer::Difficulty]) {
            return Evidence::Confirmed { on, grade };
        }
        let another = |job: &&&PlacementRow| job.placement != self.placement.placement && job.kind.ordinary();
        if let Some(job) = self.jobs.iter().filter(another).find(|job| job.outlasts(anchor)) {
            return Evidence::OtherPlacement { r#ref: job.r#ref.clone() };
        }
        if let Some(on) = self.placement.ended_on.filter(|end| *end <= anchor) {
            return Evidence::Ended { on };
        }
        match self.answered(kind, anchor, &[Answer::Left]) {
            Some((on, grade)) => Evidence::Left { on, grade },
            None => Evidence::Nothing,
        }
    }

    /// The latest such answer within the tolerance. An import may hold two milestones of one kind: either can answer.
    fn answered(&self, kind: MilestoneKind, anchor: Day, answers: &[Answer]) -> Option<(Day, Option<Grade>)> {
        let window = anchor.plus_days(-TOLERANCE)..=anchor.plus_days(TOLERANCE);
        let fits = |m: &&&Milestone| m.kind == kind && m.answer.is_some_and(|a| answers.contains(&a));
        let dated = self.asked.iter().filter(fits).filter_map(|m| Some((m.answered_on?, m.grade)));
        dated.filter(|(on, _)| window.contains(on)).max_by_key(|(on, _)| *on)
    }
}
