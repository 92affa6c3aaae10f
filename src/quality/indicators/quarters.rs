//! Calendar quarters: the steps of a trend.
//!
//! Invariant: a trend holds whole quarters only; one that is not over would look like a fall.

use crate::kernel::Day;

/// A calendar quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    pub from: Day,
    pub to: Day,
}

impl Quarter {
    /// The last quarter that is over on that day, its last day included.
    pub fn last(day: Day) -> Quarter {
        let begun = Quarter::around(day);
        if begun.to <= day { begun } else { begun.earlier(1) }
    }

    fn around(day: Day) -> Quarter {
        // Back to the first month of the quarter, then to the first day of that month.
        let month = day.plus_days(1 - i64::from(day.day())).plus_months(-i32::from((day.month() - 1) % 3));
        Quarter { from: month, to: month.plus_months(2).month_end() }
    }

    /// So many quarters before.
    pub fn earlier(self, quarters: u8) -> Quarter {
        let from = self.from.plus_months(-3 * i32::from(quarters));
        Quarter { from, to: from.plus_months(2).month_end() }
    }

    /// 1 to 4.
    pub fn number(self) -> u8 {
        self.from.month().div_ceil(3)
    }

    /// The eight quarters that end with this one, the oldest first.
    pub fn eight(self) -> [Quarter; 8] {
        [7, 6, 5, 4, 3, 2, 1, 0].map(|n| self.earlier(n))
    }
}

/// The same period a year before; a period that ends with a month still does.
pub fn year_before(from: Day, to: Day) -> (Day, Day) {
    let before = to.plus_months(-12);
    (from.plus_months(-12), if to == to.month_end() { before.month_end() } else { before })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::stories::day;

    #[test]
    fn the_last_quarter_is_over() {
        let last = |on| {
            let q = Quarter::last(day(on));
            (q.number(), q.from.to_string(), q.to.to_string())
        };
        assert_eq!(last("2026-11-22"), (3, "2026-07-01".into(), "2026-09-30".into()));
        assert_eq!(last("2026-09-30"), (3, "2026-07-01".into(), "2026-09-30".into()));
        assert_eq!(last("2026-09-29"), (2, "2026-04-01".into(), "2026-06-30".into()));
        assert_eq!(last("2026-01-01"), (4, "2025-10-01".into(), "2025-12-31".into()));
    }

    #[test]
    fn eight_quarters_follow_one_another_without_a_gap() {
        let eight = Quarter::last(day("2026-11-22")).eight();
        assert_eq!(eight[0].from, day("2024-10-01"));
        assert!(eight.windows(2).all(|two| two[0].to.plus_days(1) == two[1].from));
    }

    #[test]
    fn a_year_before_keeps_the_ends_of_months() {
        assert_eq!(year_before(day("2025-01-01"), day("2025-02-28")), (day("2024-01-01"), day("2024-02-29")));
        assert_eq!(year_before(day("2024-02-29"), day("2024-03-15")), (day("2023-02-28"), day("2023-03-15")));
    }
}
