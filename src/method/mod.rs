//! The method: cases, plans with their objectives, extensions and suspensions, the matching matrix, sessions,
//! placements with their follow-up, milestones, pulses; frameworks of skills, assessments by them, attestations from those; what is shared beyond work facts; employers’ needs, and who is put forward for them; finding all of it.

pub mod agreements;
pub mod assessments;
pub mod attestations;
pub mod candidates;
pub mod cases;
pub mod doors;
pub mod extensions;
pub mod finding;
pub mod follow_up;
pub mod frameworks;
pub mod gaps;
pub mod milestones;
pub mod needs;
pub mod objectives;
#[cfg(test)]
mod oracles;
pub mod placements;
pub mod plans;
pub mod pulses;
pub mod scans;
pub mod sessions;
pub mod sharing;
pub mod steering;
pub mod suspensions;
