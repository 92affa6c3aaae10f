//! A document as people read it, before it leaves and where it came.

use crate::exchange::bundles::{Bundle, rows::*};

/// A case as the receiver reads it.
pub struct Shown {
    pub person: Option<TraineeRow>,
    pub plan: Option<(PlanRow, Vec<ObjectiveRow>)>,
    /// The latest first.
    pub sessions: Vec<SessionRow>,
    pub jobs: Vec<Job>,
    /// Each with its employer's name, where it has one.
    pub gaps: Vec<(GapRow, Option<String>)>,
}

/// A job with its employer and milestones.
pub struct Job {
    pub row: PlacementRow,
    pub employer: String,
    pub milestones: Vec<MilestoneRow>,
}

impl Shown {
    pub fn of(bundle: Bundle) -> Shown {
        let Bundle { trainees, employers, plans, objectives, mut sessions, placements, milestones, gaps, .. } = bundle;
        let name = |key: &String| employers.iter().find(|e| e.reference == *key).and_then(|e| e.name.clone()).unwrap_or_default();
        let job = |row: PlacementRow| {
            let milestones = milestones.iter().filter(|m| m.placement == row.reference).cloned().collect();
            Job { employer: name(&row.employer), milestones, row }
        };
        sessions.sort_by_key(|s| std::cmp::Reverse(s.held_on));
        Shown {
            person: trainees.into_iter().next(),
            jobs: placements.into_iter().map(job).collect(),
            gaps: gaps.into_iter().map(|g| (g.clone(), g.employer.as_ref().map(name))).collect(),
            plan: plans.into_iter().next().map(|p| (p, objectives)),
            sessions,
        }
    }

    /// The text keys of what is told of the person's situation.
    pub fn profile(&self) -> Vec<String> {
        let Some(person) = &self.person else { return Vec::new() };
        let education = person.education.iter().map(|e| e.key());
        education.chain(person.criteria.iter().map(|c| c.key())).chain(person.barriers.iter().map(|b| b.key())).collect()
    }
}
