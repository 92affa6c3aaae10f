//! Training of the structure's people: which days each spent on practice analysis or on something else.
//!
//! Invariant: a day of a kind is noted once for a member; everybody notes their own, those who answer for quality anybody's.
//! The promise it is held to is the method profile's (`practice_days`: days a quarter for each permanent).

pub mod actions;
pub mod pages;
pub mod store;

use crate::kernel::Hundredths;

words! {
    /// What was done on a day of training.
    TrainingKind "training-kind" {
        /// Talking with colleagues about one's own practice, led by somebody from outside.
        PracticeAnalysis "practice_analysis",
        Other "other",
    }
}

/// Most days that one row can stand for.
pub const MOST_DAYS: Hundredths = Hundredths(31_00);
