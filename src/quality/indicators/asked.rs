//! The period somebody asks for, on a page or by the API.
//!
//! Invariant: what cannot be read is refused by the name of its field, all fields at once; nothing is guessed.

use super::{Period, quarters::Quarter};
use crate::{
    desk::{Refusal, Said, Typed},
    kernel::{Day, signal::Signal},
};

/// The names of a period's fields.
pub const FIELDS: [&str; 3] = ["from", "to", "as_of"];

/// The period asked for; seen today unless another day is given.
///
/// # Errors
/// Every field that is missing or cannot be read; `err-period` when the end comes before the start.
pub fn period(typed: &Typed, today: Day) -> Result<Period, Refusal> {
    let mut said = Vec::new();
    let mut read = |name: &str, usual: Option<Day>| {
        let day = match (typed.get(name).trim(), usual) {
            ("", Some(usual)) => Ok(usual),
            ("", None) => Err(Signal::new("err-missing")),
            (given, _) => given.parse::<Day>(),
        };
        day.map_err(|signal| said.push(Said::new(name, signal))).ok()
    };
    let [from, to, as_of] = [read("from", None), read("to", None), read("as_of", Some(today))];
    match (from, to, as_of) {
        (Some(from), Some(to), Some(as_of)) => Period::new(from, to, as_of).map_err(|signal| Refusal::said("to", signal)),
        _ => Err(Refusal::Said(said)),
    }
}

/// Whoever asked for no period on a page gets the year so far.
pub fn filled(mut typed: Typed, today: Day) -> Typed {
    if ["from", "to"].iter().all(|name| typed.get(name).trim().is_empty()) {
        let (from, to) = year_to(today);
        typed.set("from", from).set("to", to);
    }
    typed
}

/// The year so far.
fn year_to(today: Day) -> (Day, Day) {
    (Day::of(today.year(), 1, 1).unwrap_or(today), today)
}

/// The periods that are one press away: their text and their days.
pub fn usual(today: Day) -> [(&'static str, Day, Day); 3] {
    let (new_year, _) = year_to(today);
    let quarter = Quarter::last(today);
    [
        ("indicators-this-year", new_year, today),
        ("indicators-last-quarter", quarter.from, quarter.to),
        ("indicators-last-year", new_year.plus_months(-12), new_year.plus_days(-1)),
    ]
}

/// A period as an address carries it; the as-of day only when it is not today.
pub fn address(period: Period, today: Day) -> String {
    let seen = if period.as_of == today { String::new() } else { format!("&as_of={}", period.as_of) };
    format!("from={}&to={}{seen}", period.from, period.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::stories::day;

    fn asked(query: &str) -> Result<Period, Vec<(String, String)>> {
        period(&Typed::read(query.as_bytes()), day("2026-11-22")).map_err(|refusal| match refusal {
            Refusal::Said(said) => said.into_iter().map(|s| (s.field, s.signal.key)).collect(),
            other => panic!("{other}"),
        })
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let wrong = |field: &str, key: &str| (field.to_owned(), key.to_owned());
        assert_eq!(asked(""), Err(vec![wrong("from", "err-missing"), wrong("to", "err-missing")]));
        let all = vec![wrong("from", "err-date"), wrong("to", "err-missing"), wrong("as_of", "err-date")];
        assert_eq!(asked("from=2026-02-30&as_of=demain"), Err(all));
        assert_eq!(asked("from=2026-02-01&to=2026-01-31"), Err(vec![wrong("to", "err-period")]));
    }

    #[test]
    fn a_period_is_seen_today_unless_said_otherwise() {
        assert_eq!(asked("from=2026-01-01&to=31/03/2026&as_of=").unwrap().as_of, day("2026-11-22"));
        let seen = asked("from=2026-01-01&to=2026-03-31&as_of=2026-04-15").unwrap();
        assert_eq!(address(seen, day("2026-11-22")), "from=2026-01-01&to=2026-03-31&as_of=2026-04-15");
        assert_eq!(address(seen, day("2026-04-15")), "from=2026-01-01&to=2026-03-31");
    }

    #[test]
    fn a_page_without_a_period_shows_the_year_so_far() {
        let filled = |query: &str| period(&filled(Typed::read(query.as_bytes()), day("2026-11-22")), day("2026-11-22"));
        let year = filled("show=excluded").unwrap();
        assert_eq!((year.from, year.to), (day("2026-01-01"), day("2026-11-22")));
        assert!(filled("from=2026-03-01&to=").is_err(), "half a period is no period");
    }

    #[test]
    fn the_usual_periods_are_whole() {
        let days = usual(day("2026-11-22")).map(|(_, from, to)| format!("{from} {to}"));
        assert_eq!(days, ["2026-01-01 2026-11-22", "2026-07-01 2026-09-30", "2025-01-01 2025-12-31"]);
    }
}
