//! The method: cases, plans with their objectives, extensions and suspensions, the matching matrix, sessions, placements,
//! milestones.

pub mod cases;
pub mod extensions;
pub mod gaps;
pub mod milestones;
pub mod objectives;
pub mod placements;
pub mod plans;
pub mod sessions;
pub mod suspensions;
