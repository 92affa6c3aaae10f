//! The period a figure speaks of, and the day on which it looks.
//!
//! Invariant: an interval is closed, both ends included, and a date after the as-of day is in no period.

use crate::kernel::{Day, signal::Signal};

/// P = [`from`, `to`], civil dates in the structure's time zone, seen on `as_of` (`indicators.md`, section 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day that counts.
    pub from: Day,
    /// The last day that counts.
    pub to: Day,
    /// T: what happened after this day is not known yet. It may fall before, inside or after the period.
    pub as_of: Day,
}

impl Period {
    /// # Errors
    /// `err-period` when the last day comes before the first.
    pub fn new(from: Day, to: Day, as_of: Day) -> Result<Period, Signal> {
        if to < from { Err(Signal::new("err-period")) } else { Ok(Period { from, to, as_of }) }
    }

    /// Whether the date that must fall in P does, and is known by T.
    pub fn holds(self, day: Day) -> bool {
        (self.from..=self.to).contains(&day) && self.past(day)
    }

    /// Whether the day has come by T: a delay that ends on it is over.
    pub fn past(self, day: Day) -> bool {
        day <= self.as_of
    }

    /// The last day of P that T knows; before [`Period::from`] when T knows none.
    pub fn last_known(self) -> Day {
        self.to.min(self.as_of)
    }
}
