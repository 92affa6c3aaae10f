//! Placements: a trainee's job at an employer's.
//!
//! Invariant: a placement that has ended ended on or after its first day.

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
