//! Coaching hours of a plan, month by month: support should fade (`method.md`, section 7).

use crate::kernel::Day;

/// One month of a plan, counted from its first day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    pub from: Day,
    pub minutes: i64,
}

/// Whether support grows, stays or fades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slope {
    Fades,
    Steady,
    Grows,
}

/// The months of a plan up to a day, each with its minutes; the last one is the month under way.
pub fn by_month(starts_on: Day, until: Day, sessions: &[(Day, i64)]) -> Vec<Month> {
    let mut months = Vec::new();
    for k in 0..120 {
        let (from, next) = (starts_on.plus_months(k), starts_on.plus_months(k + 1));
        if from > until {
            break;
        }
        let minutes = sessions.iter().filter(|(d, _)| from <= *d && *d < next).map(|(_, m)| m).sum();
        months.push(Month { from, minutes });
    }
    months
}

/// The first half of the whole months beside the second; nothing to say before there are four. A tenth more or less is steady.
pub fn slope(months: &[Month], today: Day) -> Option<Slope> {
    let whole: Vec<i64> = months.iter().filter(|m| m.from.plus_months(1) <= today).map(|m| m.minutes).collect();
    if whole.len() < 4 {
        return None;
    }
    let half = whole.len() / 2;
    let (first, last): (i64, i64) = (whole[..half].iter().sum(), whole[whole.len() - half..].iter().sum());
    Some(match last * 10 {
        more if more > first * 11 => Slope::Grows,
        less if less < first * 9 => Slope::Fades,
        _ => Slope::Steady,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn minutes_fall_into_the_months_of_the_plan_and_none_is_lost() {
        let sessions = [(day("2026-01-31"), 60), (day("2026-02-27"), 30), (day("2026-02-28"), 45), (day("2026-04-30"), 15)];
        let months = by_month(day("2026-01-31"), day("2026-04-30"), &sessions);
        let minutes: Vec<i64> = months.iter().map(|m| m.minutes).collect();
        assert_eq!(minutes, [90, 45, 0, 15]);
    }

    #[test]
    fn a_slope_needs_four_whole_months() {
        let of = |minutes: &[i64], today| {
            let months: Vec<Month> =
                (0..).zip(minutes).map(|(k, m)| Month { from: day("2026-01-01").plus_months(k), minutes: *m }).collect();
            slope(&months, day(today))
        };
        assert_eq!(of(&[100, 90, 50, 40], "2026-05-01"), Some(Slope::Fades));
        assert_eq!(of(&[100, 90, 50, 40], "2026-04-30"), None, "the fourth month is under way");
        assert_eq!(of(&[50, 50, 50, 50], "2026-05-01"), Some(Slope::Steady));
        assert_eq!(of(&[10, 10, 500, 20, 30], "2026-06-01"), Some(Slope::Grows));
    }
}
