//! The matching matrix: five pairs of person and post; what matches needs no coach, a gap asks who changes (`method.md`,
//! section 4).
//!
//! Invariant: one answer per pair for one case and one employer (or none yet); a gap that became an objective names it.

pub mod actions;
pub mod pages;
pub mod store;
pub mod withdraw;

words! {
    /// What of the person stands beside what of the post.
    Pair "pair" { Skills "skills", Learning "learning", Context "context", Culture "culture", Wishes "wishes" }
    /// Who changes.
    GapAnswer "gap" {
        Matched "matched", Objective "objective", Workplace "workplace", Colleagues "colleagues", Open "open",
    }
}
