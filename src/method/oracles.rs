//! Days and hours against tables that another program counted, for the years 2000 to 2100 (`fixtures/oracles`).
//!
//! The tables were written by Python 3.11, which shares no code with ours: `months.csv` with `dateutil.relativedelta`, a hash of
//! the results of every day of a year, one a line; `clocks.csv` with `zoneinfo` and the system's own table of zones, each change
//! found by walking the year hour by hour; `plans.csv` by walking the calendar day by day and counting the days on which nobody
//! rested, without any rule about ends: a plan keeps the days it was given, an extension (`X`) gives it those up to its end, a
//! rest (`R`) takes up the days it covers, whoever comes back early (`B`) gives the rest of them back.

use crate::{
    desk::{Here, hash_token},
    kernel::{Day, Language, Moment, moment::Zone},
    method::{
        extensions::check_caps,
        steering::digest,
        suspensions::{Rest, kept_end},
    },
    people::{
        profiles::{Change, Numbers, Rule, What},
        structures::Profile,
    },
};
use std::collections::HashMap;

fn table(name: &str) -> Vec<HashMap<String, String>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/oracles").join(name);
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn day(s: &str) -> Day {
    s.parse().unwrap()
}

#[test]
fn a_month_later_is_what_another_calendar_says_on_every_day_of_a_century() {
    let rows = table("months.csv");
    assert_eq!(rows.len(), 12 * 101);
    for row in rows {
        let (months, year) = (row["months"].parse::<i32>().unwrap(), row["year"].parse::<i32>().unwrap());
        let (first, next) = (Day::of(year, 1, 1).unwrap(), Day::of(year + 1, 1, 1).unwrap());
        let days = next.days_since(first);
        assert_eq!(days, if year % 4 == 0 && year != 2100 { 366 } else { 365 }, "{year}");
        let lines: String = (0..days).map(|n| format!("{}\n", first.plus_days(n).plus_months(months))).collect();
        assert_eq!(hash_token(&lines)[..16], row["sha256"], "{year}, {months} months later");
    }
}

/// Both changes of every year, in both countries: the wall's time around them, the day's length, and the mail on Monday.
#[test]
fn the_clocks_of_both_countries_change_when_they_do() {
    let rows = table("clocks.csv");
    assert_eq!(rows.len(), 2 * 2 * 101);
    for row in rows {
        let zone = Zone::named(&row["zone"]).unwrap();
        let at = |name: &str| Moment(row[name].parse().unwrap());
        let wall = |m: Moment| {
            let (hour, minute) = zone.hour_minute(m);
            format!("{}T{hour:02}:{minute:02}", zone.day(m))
        };
        let (change, midnight, next, six) = (at("changes_at"), at("midnight"), at("next_midnight"), at("monday_at_six"));
        assert_eq!((wall(change.plus(-1)), wall(change)), (row["wall_before"].clone(), row["wall_after"].clone()));
        let today = zone.day(change);
        assert_eq!(zone.read(&today.to_string()).unwrap(), midnight, "{today} begins");
        assert_eq!(zone.read(&today.plus_days(1).to_string()).unwrap(), next, "{today} ends");
        assert!(matches!(next.0 - midnight.0, 82_800_000 | 90_000_000), "{today} has 23 or 25 hours");
        assert_eq!((zone.day(midnight), zone.day(midnight.plus(-1))), (today, today.plus_days(-1)));
        assert_eq!((zone.day(next.plus(-1)), zone.day(next)), (today, today.plus_days(1)));
        // What is written is read back, in the hour that there is not and in the one that comes twice.
        for minutes in (-180..=180).step_by(30) {
            let m = change.plus(minutes * 60_000);
            assert_eq!(zone.read(&zone.write(m)).unwrap(), m, "{today}, {minutes} minutes from the change");
        }
        let here = Here {
            id: uuid::Uuid::nil().into(),
            name: String::new(),
            slug: String::new(),
            zone: zone.clone(),
            country: "FR".into(),
            language: Language::Fr,
            profile: Profile::Rejoins.word().into(),
        };
        assert!(!digest::is_time(&here, six.plus(-1)) && digest::is_time(&here, six), "the Monday after {today}, at six on the wall");
    }
}

/// What the steps of a row make of a plan.
fn last_day(starts_on: Day, planned_end: Day, steps: &str) -> Day {
    let mut rests: Vec<Rest> = Vec::new();
    steps.split("; ").fold(planned_end, |last, step| {
        let (kind, days) = step.split_once(' ').unwrap();
        let days: Vec<Day> = days.split(' ').map(day).collect();
        let before = rests.clone();
        match (kind, days.as_slice()) {
            ("X", [end]) => return *end,
            ("R", [from, to]) => rests.push(Rest { from_on: *from, to_on: *to }),
            ("B", [from, to, until]) => {
                let known = rests.iter_mut().find(|r| **r == Rest { from_on: *from, to_on: *to }).unwrap();
                known.to_on = *until;
            }
            _ => panic!("{step}"),
        }
        kept_end(starts_on, last, &before, &rests)
    })
}

#[test]
fn rests_extensions_and_early_returns_leave_a_plan_its_days() {
    let rows = table("plans.csv");
    let both = rows.iter().filter(|r| r["steps"].contains('R') && r["steps"].contains('X')).count();
    assert!(rows.len() > 250 && both > 100, "{} rows, {both} of them with rests and extensions", rows.len());
    for row in rows {
        let last = last_day(day(&row["starts_on"]), day(&row["planned_end"]), &row["steps"]);
        assert_eq!(last.to_string(), row["last_day"], "{} to {}: {}", row["starts_on"], row["planned_end"], row["steps"]);
    }
}

/// The profile changes in the middle of a plan: what was planned keeps its number, what is asked for from that day on has the
/// new one, and not a day sooner.
#[test]
fn a_profile_that_changes_in_mid_plan_counts_from_its_day() {
    for row in table("plans.csv") {
        let (months, then): (i64, i64) = (row["months"].parse().unwrap(), row["months_then"].parse().unwrap());
        let change = |rule, value, on| Change { what: What::Number(rule, Some(value)), origin: "Conseil".into(), effective_on: on };
        let changed_on = day(&row["changed_on"]);
        let changes = [
            change(Rule::PlanMonths, months, Day::FIRST),
            change(Rule::ExtensionMonths, months, Day::FIRST),
            change(Rule::PlanMonths, then, changed_on),
            change(Rule::ExtensionMonths, then, changed_on),
        ];
        let on = |day| Numbers::on(day, Profile::Rejoins, &changes);
        let (starts_on, planned_end) = (day(&row["starts_on"]), day(&row["planned_end"]));
        let planned = on(starts_on).months(Rule::PlanMonths).map(|m| starts_on.plus_months(m).plus_days(-1));
        assert_eq!(planned, Some(planned_end), "{starts_on}");
        let (asked, longest) = (on(day(&row["asked_on"])), day(&row["longest"]));
        assert!(check_caps(planned_end, longest, 0, &asked).is_ok(), "{row:?}");
        assert!(check_caps(planned_end, longest.plus_days(1), 0, &asked).is_err(), "{row:?}");
    }
}
