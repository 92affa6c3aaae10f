//! Placements: a trainee's job at an employer's.
//!
//! Invariant: a placement that has ended ended on or after its first day.

pub mod actions;
pub mod pages;
pub mod store;

use crate::{kernel::Day, method::milestones::MilestoneKind};

words! {
    PlacementKind "kind" {
        Pmsmp "pmsmp", Trial "trial", Cddi "cddi", Cdd "cdd", Cdi "cdi", Temp "temp",
        Apprenticeship "apprenticeship", Subsidised "subsidised", IaeOther "iae_other",
    }
    EndPhase "phase" { BeforeStart "before_start", Trial "trial", AfterTrial "after_trial" }
    EndInitiator "initiator" { Worker "worker", Employer "employer", Both "both", Neither "neither" }
}

impl PlacementKind {
    /// Neither a trial nor a work-integration contract: what the figures on staying in work count.
    pub fn ordinary(self) -> bool {
        use PlacementKind::*;
        matches!(self, Cdd | Cdi | Temp | Apprenticeship | Subsidised)
    }
}

/// The milestones of a new placement, from its first day (`interface.md`, section 4): months are clamped, always from
/// the first day.
pub fn schedule(started_on: Day, trial_ends_on: Option<Day>) -> Vec<(MilestoneKind, Day)> {
    use MilestoneKind::*;
    let mut all = vec![(Signed, started_on), (Day1, started_on), (W1, started_on.plus_days(7))];
    all.extend([(M1, 1), (M3, 3), (M6, 6), (M12, 12)].map(|(kind, months)| (kind, started_on.plus_months(months))));
    all.extend(trial_ends_on.map(|end| (Trial, end)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milestones_are_laid_out_from_the_first_day_with_months_clamped() {
        let day = |s: &str| s.parse::<Day>().unwrap();
        let laid = schedule(day("2025-08-31"), Some(day("2025-09-30")));
        let on = |kind| laid.iter().find(|(k, _)| *k == kind).map(|(_, d)| d.to_string()).unwrap();
        assert_eq!(laid.len(), 8);
        assert_eq!(on(MilestoneKind::Signed), "2025-08-31");
        assert_eq!(on(MilestoneKind::W1), "2025-09-07");
        assert_eq!(on(MilestoneKind::M1), "2025-09-30");
        assert_eq!(on(MilestoneKind::M6), "2026-02-28");
        assert_eq!(on(MilestoneKind::M12), "2026-08-31");
        assert_eq!(on(MilestoneKind::Trial), "2025-09-30");
        assert_eq!(schedule(day("2025-08-31"), None).len(), 7);
    }
}
