//! Plans: limited in time, with a few objectives, signed by those who take part.
//!
//! Invariant: two plans of one case, both signed by trainee and coach, never share a day; the end of the last signed
//! plan is a wall for sessions.

pub mod actions;
pub mod pages;
pub mod store;

use crate::kernel::Day;

words! {
    /// What an objective is about.
    Domain "domain" { Work "work", Employer "employer", Personal "personal" }
    /// Whom an objective comes from.
    Origin "origin" { Person "person", Employer "employer", Coach "coach", Joint "joint" }
    Outcome "result" { Met "met", Partly "partly", Dropped "dropped", CarriedOver "carried_over" }
    /// Who signs.
    Signer "signer" { Trainee "trainee", Coach "coach", Employer "employer" }
}

/// How many objectives can be pursued at once (`method.md`, section 7: Leidraad Jobcoach).
pub const ACTIVE_OBJECTIVES: usize = 3;

/// The longest a plan may be drafted for, in months (`method.md`, section 7: renewals to 24, 36 with one employer).
pub const LONGEST_MONTHS: i32 = 36;

/// What the rules need of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub starts_on: Day,
    pub last_day: Day,
    /// By trainee and coach both.
    pub signed: bool,
}

impl Span {
    fn shares_a_day_with(self, other: Span) -> bool {
        self.starts_on <= other.last_day && other.starts_on <= self.last_day
    }
}

/// Whether a plan about to be signed shares a day with one that is.
pub fn overlaps(new: Span, others: &[Span]) -> Option<Span> {
    others.iter().copied().find(|o| o.signed && o.shares_a_day_with(new))
}

/// The wall: the last day of the last signed plan, once there is one.
pub fn wall(plans: &[Span]) -> Option<Day> {
    plans.iter().filter(|p| p.signed).map(|p| p.last_day).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: &str, signed: bool) -> Span {
        Span { starts_on: from.parse().unwrap(), last_day: to.parse().unwrap(), signed }
    }

    #[test]
    fn the_wall_is_the_end_of_the_last_signed_plan() {
        let plans = [span("2026-01-01", "2026-06-30", true), span("2026-07-01", "2026-12-31", false)];
        assert_eq!(wall(&plans).unwrap().to_string(), "2026-06-30");
        assert_eq!(wall(&plans[1..]), None);
    }

    #[test]
    fn signed_plans_never_share_a_day() {
        let signed = [span("2026-01-01", "2026-06-30", true)];
        assert!(overlaps(span("2026-06-30", "2026-12-31", false), &signed).is_some());
        assert!(overlaps(span("2026-07-01", "2026-12-31", false), &signed).is_none());
        assert!(overlaps(span("2026-01-01", "2026-12-31", false), &[span("2026-01-01", "2026-06-30", false)]).is_none());
    }
}
