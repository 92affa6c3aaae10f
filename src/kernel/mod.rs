//! What every room may use and nothing outside can disturb: ids, instants, civil dates, texts and words.
//!
//! Invariant: nothing here does I/O, reads a clock or draws a random number by itself; [`moment::Clock`] and
//! [`chance::Chance`] are the two doors, and only `App` opens them.

pub mod calendar;
pub mod chance;
pub mod ids;
pub mod moment;
pub mod numbers;
mod photo;
pub mod scan;
pub mod sheet;
pub mod signal;
pub mod text;
#[macro_use]
pub mod words;

pub use calendar::Day;
pub use moment::Moment;
pub use numbers::{Count, Hundredths, Minutes, YesNo};
pub use scan::Scan;
pub use text::{EmailAddress, Line, Prose, fixed};
pub use words::Language;
