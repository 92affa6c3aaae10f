//! What is drawn of a case: the plan as a surveyor's rod, one band per month, and its stones.
//!
//! Invariant: a position is a share of the plan's days, so a stone stands at its true date.

use crate::kernel::Day;

/// A plan's end is near from so many days on, unless the method profile says otherwise.
const SOON: i64 = 60;

/// One band of the rod, in percent of its length.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    pub x: String,
    pub width: String,
    pub class: &'static str,
}

/// Where a month of the plan begins, and the text that names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub x: String,
    pub key: String,
}

/// A plan drawn: elapsed bands, remaining bands, and how much of it is past.
#[derive(Debug, Clone, PartialEq)]
pub struct Rod {
    pub bands: Vec<Band>,
    pub past: String,
    pub soon: bool,
    /// Whole days left, today not counted; negative when it is over.
    pub days_left: i64,
    pub months: Vec<u8>,
    pub marks: Vec<Mark>,
    pub starts_on: Day,
    pub last_day: Day,
}

impl Rod {
    /// The same, its end near from so many days on.
    pub fn soon_within(mut self, days: i64) -> Rod {
        self.soon = self.days_left <= days;
        self
    }
}

/// Draws a plan as seen on a day.
pub fn rod(starts_on: Day, last_day: Day, today: Day) -> Rod {
    let days = (last_day.days_since(starts_on) + 1).max(1);
    let share = |d: Day| d.days_since(starts_on).clamp(0, days) as f64 * 100.0 / days as f64;
    let mut bands = Vec::new();
    let mut months = Vec::new();
    let mut marks = Vec::new();
    let past = share(today);
    for k in 0.. {
        let (from, to) = (starts_on.plus_months(k), starts_on.plus_months(k + 1));
        if from > last_day || k >= 36 {
            break;
        }
        months.push(from.month());
        let (a, b) = (share(from), share(to));
        marks.push(Mark { x: percent(a), key: format!("month-short-{}", from.month()) });
        let odd = k % 2 == 0;
        let mut push = |from: f64, to: f64, class| {
            if to > from {
                bands.push(Band { x: percent(from), width: percent(to - from), class });
            }
        };
        push(a, b.min(past), if odd { "b1" } else { "b2" });
        push(a.max(past), b, if odd { "r1" } else { "r2" });
    }
    let days_left = last_day.days_since(today);
    Rod { bands, past: percent(past), soon: days_left <= SOON, days_left, months, marks, starts_on, last_day }
}

/// Where a day stands on the rod, in percent, kept inside so that its stone is drawn whole.
pub fn position(starts_on: Day, last_day: Day, day: Day) -> String {
    let days = (last_day.days_since(starts_on) + 1).max(1);
    percent((day.days_since(starts_on).clamp(0, days) as f64 * 100.0 / days as f64).clamp(1.4, 98.6))
}

fn percent(share: f64) -> String {
    let hundredths = (share * 100.0).round() as i64;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn a_rod_has_a_band_a_month_and_splits_today() {
        let rod = rod(day("2026-07-01"), day("2026-12-31"), day("2026-11-24"));
        assert_eq!(rod.months, vec![7, 8, 9, 10, 11, 12]);
        assert_eq!(rod.days_left, 37);
        assert!(rod.soon);
        assert_eq!(rod.bands.iter().filter(|b| b.class.starts_with('b')).count(), 5);
        assert_eq!(rod.bands.iter().filter(|b| b.class.starts_with('r')).count(), 2);
        assert_eq!(rod.past, "79.35%");
    }

    #[test]
    fn a_rod_before_its_start_and_after_its_end_is_whole() {
        let all = |today| rod(day("2026-01-31"), day("2026-04-29"), day(today));
        assert!(all("2026-01-01").bands.iter().all(|b| b.class.starts_with('r')));
        assert!(all("2026-06-01").bands.iter().all(|b| b.class.starts_with('b')));
        assert!(all("2026-06-01").days_left < 0);
    }

    #[test]
    fn a_one_day_plan_can_be_drawn() {
        let rod = rod(day("2026-02-28"), day("2026-02-28"), day("2026-02-28"));
        assert_eq!(rod.bands.len(), 1);
    }
}
