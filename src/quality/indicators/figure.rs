//! Figures: what a list of cases amounts to.
//!
//! Invariant: a figure is computed from its list and from nothing else, so opening it never shows another number.

use super::Definition;
use super::cases::{Case, Counts};
use crate::kernel::Day;
use serde::{Serialize, Serializer};

words! {
    /// Whether there is a figure.
    Status "figure-status" {
        Ok "ok",
        /// Nothing to divide by: no row of the period counts.
        NotApplicable "not_applicable",
        /// This version cannot record what the definition counts; never a way to say "no rows".
        NotComputable "not_computable",
    }

    /// What a figure is expressed in.
    Unit "unit" {
        /// A ratio, in percent.
        Percent "percent",
        /// A number of cases; it has no denominator.
        Count "count",
    }
}

/// The two-sided 95 % quantile of the normal law.
const Z: f64 = 1.959_963_984_540_054;

/// One value, as the API and the command line print it.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Figure {
    /// The definition's code, such as `JC-02`.
    pub code: String,
    /// The version of the definition, from 1.
    pub version: u32,
    pub status: Status,
    #[serde(serialize_with = "whole")]
    pub numerator: Option<f64>,
    /// Empty for a count.
    #[serde(serialize_with = "whole")]
    pub denominator: Option<f64>,
    /// One decimal, half away from zero.
    pub value: Option<f64>,
    /// The lower end of the Wilson 95 % interval, in percent; empty except for ratios.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

/// The answer for a period: every figure, sorted by code.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Figures {
    pub as_of: Day,
    pub from: Day,
    pub to: Day,
    pub values: Vec<Figure>,
}

impl Figure {
    /// What the cases amount to under that definition.
    pub fn of(definition: &Definition, cases: &[Case]) -> Figure {
        let numerator = cases.iter().filter(|case| case.counts == Counts::Numerator).count() as u64;
        let denominator = cases.iter().filter(|case| case.counts.in_denominator()).count() as u64;
        let figure = Figure {
            code: definition.code.to_owned(),
            version: definition.version,
            status: Status::Ok,
            numerator: Some(numerator as f64),
            denominator: None,
            value: Some(numerator as f64),
            low: None,
            high: None,
        };
        match (definition.unit, denominator) {
            (Unit::Count, _) => figure,
            (Unit::Percent, 0) => Figure { status: Status::NotApplicable, denominator: Some(0.0), value: None, ..figure },
            (Unit::Percent, d) => {
                let (low, high) = wilson(numerator, d);
                Figure { denominator: Some(d as f64), value: Some(percent(numerator, d)), low: Some(low), high: Some(high), ..figure }
            }
        }
    }
}

/// `n` out of `d` in percent with one decimal, half away from zero; exact, because it counts whole tenths.
fn percent(n: u64, d: u64) -> f64 {
    ((2_000 * n + d) / (2 * d)) as f64 / 10.0
}

/// The ends of the Wilson 95 % interval of `n` out of `d`, in percent with one decimal.
fn wilson(n: u64, d: u64) -> (f64, f64) {
    let (n, d) = (n as f64, d as f64);
    let (share, z2) = (n / d, Z * Z);
    let middle = share + z2 / (2.0 * d);
    let reach = Z * ((share * (1.0 - share) + z2 / (4.0 * d)) / d).sqrt();
    // A share of 0 or 1 touches its end exactly; the square root may miss it by a hair and print `-0.0`.
    let tenths = |x: f64| ((x / (1.0 + z2 / d)).clamp(0.0, 1.0) * 1_000.0).round() / 10.0;
    (tenths(middle - reach), tenths(middle + reach))
}

/// Whole numbers without a decimal point: `12`, not `12.0`.
fn whole<S: Serializer>(number: &Option<f64>, s: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(n) if n.fract() == 0.0 => s.serialize_some(&(*n as i64)),
        other => other.serialize(s),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_goes_away_from_zero() {
        assert_eq!([percent(1, 16), percent(13, 16), percent(7, 16), percent(1, 3), percent(2, 3)], [6.3, 81.3, 43.8, 33.3, 66.7]);
        assert_eq!([percent(0, 9), percent(9, 9), percent(1, 2_000), percent(1, 2_001)], [0.0, 100.0, 0.1, 0.0]);
    }

    #[test]
    fn the_interval_is_wilsons() {
        assert_eq!(wilson(12, 15), (54.8, 93.0));
        assert_eq!(wilson(22, 31), (53.4, 83.9));
        assert_eq!(wilson(0, 10), (0.0, 27.8));
        assert_eq!(wilson(10, 10), (72.2, 100.0));
        for d in 1..500 {
            assert!(wilson(0, d).0.is_sign_positive() && wilson(0, d).0 == 0.0 && wilson(d, d).1 == 100.0, "{d}");
        }
    }

    #[test]
    fn a_figure_is_written_as_the_interface_promises() {
        let figure = Figure {
            code: "JC-02".into(),
            version: 1,
            status: Status::Ok,
            numerator: Some(12.0),
            denominator: Some(15.0),
            value: Some(80.0),
            low: Some(54.8),
            high: Some(93.0),
        };
        let written = r#"{"code":"JC-02","version":1,"status":"ok","numerator":12,"denominator":15,"value":80.0,"low":54.8,"high":93.0}"#;
        assert_eq!(serde_json::to_string(&figure).unwrap(), written);
        let count = Figure { code: "EMP-01".into(), numerator: Some(2.3333), denominator: None, low: None, high: None, ..figure };
        let written =
            r#"{"code":"EMP-01","version":1,"status":"ok","numerator":2.3333,"denominator":null,"value":80.0,"low":null,"high":null}"#;
        assert_eq!(serde_json::to_string(&count).unwrap(), written);
    }
}
