//! Civil dates and the arithmetic the method uses: months are clamped, always from the original day
//! (`indicators.md`, section 3).

use super::signal::Signal;
use std::{fmt, str::FromStr};
use time::{Date, Duration, Month};

/// A civil date between 1900 and 2100, without a time or a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    /// The first accepted day.
    pub const FIRST: Day = Day(time::macros::date!(1900 - 01 - 01));
    /// The last accepted day.
    pub const LAST: Day = Day(time::macros::date!(2100 - 12 - 31));

    /// The day of that year, month and day of the month, when it exists (any year `time` knows).
    pub fn of(year: i32, month: u8, day: u8) -> Option<Day> {
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(year, month, day).ok().map(Day)
    }

    /// So many days later (earlier when negative); stops at the calendar's ends.
    pub fn plus_days(self, days: i64) -> Day {
        Day(self.0.saturating_add(Duration::days(days)))
    }

    /// The same day so many months later, clamped to the month's last day: 31 January + 1 = 28 or 29 February.
    pub fn plus_months(self, months: i32) -> Day {
        let index = self.0.year() * 12 + i32::from(u8::from(self.0.month())) - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u8 + 1);
        let Ok(month) = Month::try_from(month) else { return self };
        let last = month.length(year);
        Date::from_calendar_date(year, month, self.0.day().min(last)).map_or(self, Day)
    }

    /// Whole days from `earlier` to this day; negative when it is later.
    pub fn days_since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).whole_days()
    }

    /// The last day of this day's month.
    pub fn month_end(self) -> Day {
        let last = self.0.month().length(self.0.year());
        Day(self.0.replace_day(last).unwrap_or(self.0))
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }
    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }
    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }
    /// 1 (Monday) to 7.
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_from_monday()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for Day {
    type Err = Signal;
    /// Reads `2026-12-31`, or `31/12/2026` as people type it here.
    fn from_str(s: &str) -> Result<Self, Signal> {
        let s = s.trim();
        let (parts, order) = match (s.split('-').collect::<Vec<_>>(), s.split('/').collect::<Vec<_>>()) {
            (iso, _) if iso.len() == 3 => (iso, [0, 1, 2]),
            (_, typed) if typed.len() == 3 => (typed, [2, 1, 0]),
            _ => return Err(Signal::new("err-date")),
        };
        Day::read(&parts, order).ok_or_else(|| Signal::new("err-date"))
    }
}

impl Day {
    /// Reads `2026-12-31` only, as files and programs write it.
    pub fn iso(s: &str) -> Option<Day> {
        let parts: Vec<&str> = s.split('-').collect();
        if parts.len() == 3 { Day::read(&parts, [0, 1, 2]) } else { None }
    }

    fn read(parts: &[&str], order: [usize; 3]) -> Option<Day> {
        let number = |i: usize, width: std::ops::RangeInclusive<usize>| {
            let part = parts[order[i]];
            (width.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
        };
        let short = if order[0] == 0 { 2..=2 } else { 1..=2 };
        let day = Day::of(number(0, 4..=4)?.into(), number(1, short.clone())? as u8, number(2, short)? as u8)?;
        (Day::FIRST..=Day::LAST).contains(&day).then_some(day)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(super::text::Parsed::new())
    }
}
impl From<Day> for sea_query::Value {
    fn from(d: Day) -> Self {
        d.0.into()
    }
}
impl sea_query::Nullable for Day {
    fn null() -> sea_query::Value {
        sea_query::Value::TimeDate(None)
    }
}
impl<DB: sqlx::Database> sqlx::Type<DB> for Day
where
    Date: sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <Date as sqlx::Type<DB>>::type_info()
    }
    fn compatible(t: &DB::TypeInfo) -> bool {
        <Date as sqlx::Type<DB>>::compatible(t)
    }
}
impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for Day
where
    Date: sqlx::Decode<'r, DB>,
{
    fn decode(v: <DB as sqlx::Database>::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        <Date as sqlx::Decode<'r, DB>>::decode(v).map(Self)
    }
}
impl utoipa::PartialSchema for Day {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Date)))
            .into()
    }
}
impl utoipa::ToSchema for Day {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn months_are_clamped_from_the_original_day() {
        assert_eq!(day("2025-08-31").plus_months(1), day("2025-09-30"));
        assert_eq!(day("2025-08-31").plus_months(6), day("2026-02-28"));
        assert_eq!(day("2024-02-29").plus_months(12), day("2025-02-28"));
        assert_eq!(day("2026-03-31").plus_months(-1), day("2026-02-28"));
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for wrong in ["2025-02-30", "30/02/2025", "1899-12-31", "2101-01-01", "2025-1-1", "fin déc.", "2025-02-03T10:00", ""] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
        assert_eq!(day("3/4/2026"), day("2026-04-03"));
        assert_eq!(Day::iso("03/04/2026"), None);
    }

    proptest! {
        /// jiff counts months by its own code: an independent oracle.
        #[test]
        fn months_agree_with_another_calendar(y in 1950i32..2090, m in 1u8..=12, d in 1u8..=31, k in -120i32..120) {
            let Some(start) = Day::of(y, m, d) else { return Ok(()) };
            let other = jiff::civil::date(y as i16, m as i8, d as i8).checked_add(jiff::Span::new().months(k)).unwrap();
            prop_assert_eq!(start.plus_months(k).to_string(), other.to_string());
        }
    }
}
