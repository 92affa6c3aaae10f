//! The method: cases, plans, sessions, placements, milestones.

pub mod cases;
pub mod milestones;
pub mod placements;
pub mod plans;
pub mod sessions;
