//! Numbers with a unit: minutes, exact hundredths, yes or no. Each reads from JSON and from what a person typed.

use super::signal::Signal;
use std::{fmt, str::FromStr};

macro_rules! numeric {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                self.give(s)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Loose;
                impl serde::de::Visitor<'_> for Loose {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(stringify!($name))
                    }
                    fn visit_str<E: serde::de::Error>(self, s: &str) -> Result<$name, E> {
                        s.parse().map_err(E::custom)
                    }
                    fn visit_bool<E: serde::de::Error>(self, b: bool) -> Result<$name, E> {
                        b.to_string().parse().map_err(E::custom)
                    }
                    fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<$name, E> {
                        n.to_string().parse().map_err(E::custom)
                    }
                    fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<$name, E> {
                        n.to_string().parse().map_err(E::custom)
                    }
                    fn visit_f64<E: serde::de::Error>(self, n: f64) -> Result<$name, E> {
                        n.to_string().parse().map_err(E::custom)
                    }
                }
                d.deserialize_any(Loose)
            }
        }
    };
}

/// A duration of 1 to 1,440 minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(pub i64);

impl Minutes {
    fn give<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_i64(self.0)
    }
}
impl FromStr for Minutes {
    type Err = Signal;
    fn from_str(s: &str) -> Result<Self, Signal> {
        let n: i64 = s.trim().parse().map_err(|_| Signal::new("err-whole-number"))?;
        if (1..=1440).contains(&n) { Ok(Minutes(n)) } else { Err(Signal::new("err-range").with("min", 1).with("max", 1440)) }
    }
}
numeric!(Minutes);
impl From<Minutes> for sea_query::Value {
    fn from(m: Minutes) -> Self {
        m.0.into()
    }
}
impl sea_query::Nullable for Minutes {
    fn null() -> sea_query::Value {
        sea_query::Value::BigInt(None)
    }
}
impl utoipa::PartialSchema for Minutes {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .minimum(Some(1.0))
            .maximum(Some(1440.0))
            .into()
    }
}
impl utoipa::ToSchema for Minutes {}

/// A whole number from 0 to 9,999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub i64);

impl Count {
    fn give<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_i64(self.0)
    }
}
impl FromStr for Count {
    type Err = Signal;
    fn from_str(s: &str) -> Result<Self, Signal> {
        let n: i64 = s.trim().parse().map_err(|_| Signal::new("err-whole-number"))?;
        if (0..=9999).contains(&n) { Ok(Count(n)) } else { Err(Signal::new("err-range").with("min", 0).with("max", 9999)) }
    }
}
numeric!(Count);
impl utoipa::PartialSchema for Count {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .minimum(Some(0.0))
            .maximum(Some(9999.0))
            .into()
    }
}
impl utoipa::ToSchema for Count {}

/// An exact decimal with at most two places, not negative (hours, FTE, days), kept as hundredths: `0.5` is `50`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i64);

impl Hundredths {
    fn give<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64(self.0 as f64 / 100.0)
    }
}
impl FromStr for Hundredths {
    type Err = Signal;
    fn from_str(s: &str) -> Result<Self, Signal> {
        let s = s.trim().replace(',', ".");
        if s.starts_with('-') {
            return Err(Signal::new("err-negative"));
        }
        let refused = || Signal::new("err-number");
        let (whole, part) = s.split_once('.').unwrap_or((&s, ""));
        let part = part.trim_end_matches('0');
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || part.len() > 2 || !digits(whole) || !digits(part) {
            return Err(refused());
        }
        let cents: i64 = format!("{part:0<2}").parse().map_err(|_| refused())?;
        Ok(Hundredths(whole.parse::<i64>().map_err(|_| refused())? * 100 + cents))
    }
}
impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            p if p % 10 == 0 => write!(f, "{whole}.{}", p / 10),
            p => write!(f, "{whole}.{p:02}"),
        }
    }
}
numeric!(Hundredths);
impl From<Hundredths> for sea_query::Value {
    fn from(h: Hundredths) -> Self {
        h.0.into()
    }
}
impl sea_query::Nullable for Hundredths {
    fn null() -> sea_query::Value {
        sea_query::Value::BigInt(None)
    }
}
impl<DB: sqlx::Database> sqlx::Type<DB> for Hundredths
where
    i64: sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <i64 as sqlx::Type<DB>>::type_info()
    }
    fn compatible(t: &DB::TypeInfo) -> bool {
        <i64 as sqlx::Type<DB>>::compatible(t)
    }
}
impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for Hundredths
where
    i64: sqlx::Decode<'r, DB>,
{
    fn decode(v: <DB as sqlx::Database>::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        <i64 as sqlx::Decode<'r, DB>>::decode(v).map(Self)
    }
}
impl utoipa::PartialSchema for Hundredths {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::Number).minimum(Some(0.0)).into()
    }
}
impl utoipa::ToSchema for Hundredths {}

/// `yes` or `no`; JSON booleans and a ticked box (`on`) are understood too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YesNo(pub bool);

impl YesNo {
    fn give<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bool(self.0)
    }
}
impl FromStr for YesNo {
    type Err = Signal;
    fn from_str(s: &str) -> Result<Self, Signal> {
        match s.trim() {
            "yes" | "true" | "on" => Ok(YesNo(true)),
            "no" | "false" => Ok(YesNo(false)),
            _ => Err(Signal::new("err-yes-no")),
        }
    }
}
numeric!(YesNo);
impl utoipa::PartialSchema for YesNo {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <bool as utoipa::PartialSchema>::schema()
    }
}
impl utoipa::ToSchema for YesNo {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_exact_and_read_a_comma() {
        for (typed, kept) in [("0.5", 50), ("0,5", 50), ("35", 3500), ("1.05", 105), ("007", 700), ("1.500", 150)] {
            assert_eq!(typed.parse::<Hundredths>(), Ok(Hundredths(kept)), "{typed}");
        }
        for wrong in ["", "-1", "1.005", "1e3", "٣", "abc", "1.2.3", "9999999999"] {
            assert!(wrong.parse::<Hundredths>().is_err(), "{wrong}");
        }
        assert_eq!(["0.5", "1.05", "35"].map(|s| s.parse::<Hundredths>().unwrap().to_string()), ["0.5", "1.05", "35"]);
    }

    #[test]
    fn minutes_have_a_range() {
        assert!("0".parse::<Minutes>().is_err() && "1441".parse::<Minutes>().is_err());
        assert_eq!(serde_json::from_str::<Minutes>("45").unwrap(), Minutes(45));
        assert_eq!(serde_json::from_str::<Minutes>("\"45\"").unwrap(), Minutes(45));
    }
}
