//! The one door to randomness: ids and secrets come from here, so that a test can make them repeat.

use super::moment::Moment;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// The system's randomness, or a repeatable sequence for tests and demonstrations.
#[derive(Debug)]
pub enum Chance {
    System,
    Seeded(AtomicU64),
}

impl Chance {
    /// A repeatable sequence; never for a service that people use.
    pub fn seeded(seed: u64) -> Self {
        Chance::Seeded(AtomicU64::new(seed))
    }

    /// Random bytes for a secret or a salt.
    ///
    /// # Panics
    /// When the system has no randomness to give: nothing safe can be done without.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match self {
            Chance::System => getrandom::fill(&mut out).expect("the system gives randomness"),
            Chance::Seeded(state) => out.iter_mut().for_each(|b| *b = splitmix(state) as u8),
        }
        out
    }

    /// A UUIDv7: time-ordered, so that new rows land at the end of their index.
    #[allow(clippy::disallowed_methods)]
    pub fn uuid(&self, now: Moment) -> Uuid {
        let millis = u64::try_from(now.0).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

fn splitmix(state: &AtomicU64) -> u64 {
    let mut z = state.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
