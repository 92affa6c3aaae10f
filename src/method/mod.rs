//! The method: cases, plans with their objectives, extensions and suspensions, the matching matrix, sessions,
//! placements with their follow-up, milestones.

pub mod cases;
pub mod extensions;
pub mod follow_up;
pub mod gaps;
pub mod milestones;
pub mod objectives;
pub mod placements;
pub mod plans;
pub mod sessions;
pub mod suspensions;
