//! Instants: whole milliseconds since 1970 in UTC, and the clock that gives them.

use super::{calendar::Day, signal::Signal};
use std::sync::atomic::{AtomicI64, Ordering};

/// An instant, in milliseconds since 1970-01-01T00:00Z. Both engines keep it as a `bigint`, so it sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Moment(pub i64);

/// Lengths of time in milliseconds.
pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

impl Moment {
    /// Later (or earlier) by so many milliseconds.
    pub fn plus(self, millis: i64) -> Moment {
        Moment(self.0.saturating_add(millis))
    }

    /// The day in UTC; the first or the last of the calendar for an instant beyond it.
    pub fn utc_day(self) -> Day {
        let epoch = Day(time::macros::date!(1970 - 01 - 01));
        epoch.plus_days(self.0.div_euclid(DAY))
    }

    /// As RFC 3339 in UTC with milliseconds; instants outside the years −9999..9999 are shown as their number.
    pub fn rfc3339(self) -> String {
        jiff::Timestamp::from_millisecond(self.0).map_or_else(|_| self.0.to_string(), |t| format!("{t:.3}"))
    }
}

impl From<Moment> for sea_query::Value {
    fn from(m: Moment) -> Self {
        m.0.into()
    }
}
impl sea_query::Nullable for Moment {
    fn null() -> sea_query::Value {
        sea_query::Value::BigInt(None)
    }
}
impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.rfc3339())
    }
}
impl utoipa::PartialSchema for Moment {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::DateTime)))
            .into()
    }
}
impl utoipa::ToSchema for Moment {}

/// Where the time comes from; the only reader of the system's clock.
#[derive(Debug)]
pub enum Clock {
    System,
    /// Stands still until a test moves it.
    Fixed(AtomicI64),
}

impl Clock {
    /// A clock that stands at noon UTC of the given day.
    pub fn at(day: Day) -> Self {
        let days = day.0.to_julian_day() as i64 - 2_440_588;
        Clock::Fixed(AtomicI64::new(days * DAY + 12 * HOUR))
    }

    /// Now.
    #[allow(clippy::disallowed_methods)]
    pub fn now(&self) -> Moment {
        match self {
            Clock::System => Moment(jiff::Timestamp::now().as_millisecond()),
            Clock::Fixed(at) => Moment(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock; a system clock cannot be moved.
    pub fn advance(&self, millis: i64) {
        if let Clock::Fixed(at) = self {
            at.fetch_add(millis, Ordering::SeqCst);
        }
    }
}

/// A time zone by its IANA name, e.g. `Europe/Paris`. The tables are jiff's, bundled.
#[derive(Debug, Clone)]
pub struct Zone(jiff::tz::TimeZone);

impl Zone {
    /// # Errors
    /// `err-zone` when no such zone is known.
    pub fn named(name: &str) -> Result<Zone, Signal> {
        jiff::tz::TimeZone::get(name).map(Zone).map_err(|_| Signal::new("err-zone"))
    }

    /// The civil day of an instant in this zone.
    pub fn day(&self, at: Moment) -> Day {
        let civil = self.civil(at).date();
        Day::of(i32::from(civil.year()), civil.month() as u8, civil.day() as u8).unwrap_or(Day::FIRST)
    }

    /// Hours and minutes on the wall at an instant.
    pub fn hour_minute(&self, at: Moment) -> (i8, i8) {
        let civil = self.civil(at);
        (civil.hour(), civil.minute())
    }

    fn civil(&self, at: Moment) -> jiff::civil::DateTime {
        let stamp = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.0.to_datetime(stamp)
    }

    /// Reads a date (midnight), a local date-time, or one with an offset.
    ///
    /// # Errors
    /// `err-moment` when it is none of the three.
    pub fn read(&self, s: &str) -> Result<Moment, Signal> {
        let refused = || Signal::new("err-moment");
        if let Ok(stamp) = s.parse::<jiff::Timestamp>() {
            return Ok(Moment(stamp.as_millisecond()));
        }
        // A local time inside a DST gap or fold takes jiff's "compatible" answer, as calendars do.
        let civil: jiff::civil::DateTime = s.parse().map_err(|_| refused())?;
        let zoned = self.0.to_ambiguous_zoned(civil).compatible().map_err(|_| refused())?;
        Ok(Moment(zoned.timestamp().as_millisecond()))
    }

    /// Writes an instant so that [`Zone::read`] gives it back: a date at midnight, else a local date-time; with an
    /// offset when the local time alone would be ambiguous.
    pub fn write(&self, at: Moment) -> String {
        let civil = self.civil(at);
        let local = match (civil.time(), civil.time().subsec_nanosecond()) {
            (t, _) if t == jiff::civil::Time::midnight() => civil.date().to_string(),
            (t, 0) if t.second() == 0 => civil.strftime("%Y-%m-%dT%H:%M").to_string(),
            (_, 0) => civil.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            _ => civil.strftime("%Y-%m-%dT%H:%M:%S%.3f").to_string(),
        };
        match self.read(&local) {
            Ok(back) if back == at => local,
            _ => at.rfc3339(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_and_written_back_in_its_zone() {
        let paris = Zone::named("Europe/Paris").unwrap();
        for text in ["2025-02-03T18:30", "2025-02-03", "2025-07-01T08:05:09", "2025-07-01T08:05:09.250"] {
            assert_eq!(paris.write(paris.read(text).unwrap()), text);
        }
        let offset = paris.read("2025-02-03T18:30+01:00").unwrap();
        assert_eq!(offset, paris.read("2025-02-03T18:30").unwrap());
        for wrong in ["2025-02-30", "hier", "2025-02-03 à 18 h", ""] {
            assert!(paris.read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_hour_that_happens_twice_is_written_with_its_offset() {
        let paris = Zone::named("Europe/Paris").unwrap();
        let second = paris.read("2025-10-26T02:30:00+01:00").unwrap();
        assert_eq!(paris.read(&paris.write(second)).unwrap(), second);
        assert_eq!(paris.day(second).to_string(), "2025-10-26");
    }

    #[test]
    fn a_day_begins_at_the_zones_midnight() {
        let paris = Zone::named("Europe/Paris").unwrap();
        let late = paris.read("2025-12-31T23:59:59.999").unwrap();
        assert_eq!(paris.day(late).to_string(), "2025-12-31");
        assert_eq!(paris.day(late.plus(1)).to_string(), "2026-01-01");
    }
}
