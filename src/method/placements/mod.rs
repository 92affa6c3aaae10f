//! Placements: a trainee's job at an employer's.
//!
//! Invariant: a placement that has ended ended on or after its first day.

pub mod actions;
pub mod ends;
pub mod over;
pub mod pages;
pub mod store;

use crate::{kernel::Day, method::milestones::MilestoneKind};

words! {
    PlacementKind "kind" {
        Pmsmp "pmsmp", Trial "trial", Cddi "cddi", Cdd "cdd", Cdi "cdi", Temp "temp",
        Apprenticeship "apprenticeship", Subsidised "subsidised", IaeOther "iae_other",
    }
    EndPhase "phase" { BeforeStart "before_start", Trial "trial", AfterTrial "after_trial" }
    /// Who ended it.
    EndInitiator "initiator" { Worker "worker", Employer "employer", Both "both", Neither "neither" }
    /// In which legal form it ended.
    EndForm "end-form" {
        TrialBreak "trial_break", Resignation "resignation", Dismissal "dismissal", Mutual "mutual",
        ContractEnd "contract_end", Medical "medical", Abandonment "abandonment", Transfer "transfer", Other "other",
    }
    /// Why it ended; several can be.
    EndCause "end-cause" {
        Commute "commute", Schedule "schedule", Tasks "tasks", Pace "pace", Team "team", Guidance "guidance", Pay "pay",
        Family "family", Housing "housing", Absence "absence", Skills "skills", Activity "activity", BetterJob "better_job",
        Training "training", Other "other",
    }
    /// Whether an end is good news for the person.
    EndValence "valence" { Positive "positive", Neutral "neutral", Negative "negative" }
}

/// The phase in which a job ended, when nobody says otherwise.
pub fn phase(started_on: Day, trial_ends_on: Option<Day>, ended_on: Day) -> EndPhase {
    match trial_ends_on {
        _ if ended_on < started_on => EndPhase::BeforeStart,
        Some(end) if ended_on <= end => EndPhase::Trial,
        _ => EndPhase::AfterTrial,
    }
}

/// Causes as stored and as read by programs: joined by `|`, in the order of the list.
pub fn joined(causes: &[EndCause]) -> String {
    EndCause::ALL.iter().filter(|c| causes.contains(c)).map(|c| c.word()).collect::<Vec<_>>().join("|")
}

/// Reads what [`joined`] wrote.
pub fn causes(joined: &str) -> Vec<EndCause> {
    joined.split('|').filter_map(|w| w.parse().ok()).collect()
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
    fn an_end_falls_into_the_trial_up_to_its_last_day() {
        let day = |s: &str| s.parse::<Day>().unwrap();
        let of = |end| phase(day("2026-03-02"), Some(day("2026-04-01")), day(end));
        assert_eq!((of("2026-04-01"), of("2026-04-02")), (EndPhase::Trial, EndPhase::AfterTrial));
        assert_eq!(phase(day("2026-03-02"), None, day("2026-03-03")), EndPhase::AfterTrial);
        assert_eq!(causes(&joined(&[EndCause::Team, EndCause::Commute])), [EndCause::Commute, EndCause::Team]);
    }

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
