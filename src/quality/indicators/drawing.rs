//! The trend of a figure as it is drawn: positions in percent of the picture.
//!
//! Invariant: a quarter without a figure leaves a gap; the line never bridges what is not known.

use super::{Figure, Unit, quarters::Quarter};

/// One step of a trend.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub quarter: Quarter,
    pub figure: Figure,
}

/// A trend, ready to be drawn in a square of 100 by 100, and read as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// The marks of the vertical axis, the highest first, at equal distances.
    pub marks: Vec<f64>,
    /// Where the marks' lines run.
    pub grid: Vec<String>,
    /// The line, one path for each run of quarters that have a figure.
    pub path: String,
    pub dots: Vec<Dot>,
    /// Which dots bear their value: the oldest and the latest.
    pub first: Option<Dot>,
    pub last: Dot,
    /// The quarters written under the axis.
    pub names: Vec<Name>,
}

/// A quarter's figure on the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    pub x: String,
    pub y: String,
    pub value: f64,
    pub quarter: Quarter,
    pub anchor: &'static str,
    /// How far its value is written from it, in pixels: on the side that the line leaves free.
    pub shift: i8,
}

/// A quarter written under the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    pub x: String,
    pub anchor: &'static str,
    pub quarter: Quarter,
}

/// Pixels from a point to the foot of its value.
const ABOVE: i8 = -14;
const BELOW: i8 = 26;
/// Percent of the height under which a value does not fit below its point.
const ROOM: f64 = 88.0;

/// Draws the steps; nothing when fewer than two have a figure, for one point is no trend.
pub fn plot(steps: &[Step], unit: Unit) -> Option<Plot> {
    let values: Vec<f64> = steps.iter().filter_map(|step| step.figure.value).collect();
    if values.len() < 2 {
        return None;
    }
    let (low, high, mark) = axis(&values, unit);
    let far = steps.len().saturating_sub(1).max(1) as f64;
    let across = |i: usize| i as f64 * 100.0 / far;
    let down = |value: f64| 100.0 - (value - low) * 100.0 / (high - low);
    let dot = |(i, step): (usize, &Step)| {
        let value = step.figure.value?;
        let (x, y) = (across(i), down(value));
        Some(Dot { x: hundredths(x), y: hundredths(y), value, quarter: step.quarter, anchor: anchor(i, steps.len()), shift: ABOVE })
    };
    let dots: Vec<Option<Dot>> = steps.iter().enumerate().map(dot).collect();
    let path = path(&dots);
    let mut dots: Vec<Dot> = dots.into_iter().flatten().collect();
    shift_ends(&mut dots, down);
    let marks: Vec<f64> = (0..=((high - low) / mark).round() as u32).rev().map(|n| low + f64::from(n) * mark).collect();
    let last = dots.last().cloned()?;
    let named = [0, steps.len() / 2 - 1, steps.len() - 1];
    Some(Plot {
        grid: marks.iter().map(|m| hundredths(down(*m))).collect(),
        marks,
        path,
        first: dots.first().filter(|first| dots.len() > 2 || first.anchor == "start").cloned(),
        last,
        dots,
        names: named
            .iter()
            .map(|i| Name { x: hundredths(across(*i)), anchor: anchor(*i, steps.len()), quarter: steps[*i].quarter })
            .collect(),
    })
}

/// The ends of the vertical axis and the distance of its marks, of which there are three to six.
fn axis(values: &[f64], unit: Unit) -> (f64, f64, f64) {
    let (least, most) = values.iter().fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(*v), b.max(*v)));
    if unit == Unit::Count {
        // A count starts at zero, or its changes would look larger than they are.
        let mark = [1.0, 2.0, 5.0].iter().flat_map(|n| (0..9).map(move |p| n * 10f64.powi(p))).filter(|m| m * 5.0 >= most);
        let mark = mark.fold(f64::MAX, f64::min);
        return (0.0, ((most / mark).ceil() * mark).max(2.0 * mark), mark);
    }
    let (mut low, mut high) = ((least / 10.0).floor() * 10.0, (most / 10.0).ceil() * 10.0);
    while high - low < 40.0 {
        // At least forty points are shown, so that a change of two is not drawn as a cliff.
        (low, high) = ((low - 10.0).max(0.0), (high + 10.0).min(100.0));
    }
    if high - low > 50.0 {
        return ((low / 20.0).floor() * 20.0, (high / 20.0).ceil() * 20.0, 20.0);
    }
    (low, high, 10.0)
}

/// The values written at the two ends keep away from the line: below a point whose neighbour is higher, when there is
/// room for it above the axis.
fn shift_ends(dots: &mut [Dot], down: impl Fn(f64) -> f64) {
    let side = |own: f64, neighbour: f64| if neighbour > own && down(own) < ROOM { BELOW } else { ABOVE };
    if let [first, second, ..] = dots {
        first.shift = side(first.value, second.value);
    }
    if let [.., before, last] = dots {
        last.shift = side(last.value, before.value);
    }
}

fn path(dots: &[Option<Dot>]) -> String {
    let mut path = Vec::new();
    let mut drawing = false;
    for dot in dots {
        if let Some(dot) = dot {
            path.push(format!("{}{} {}", if drawing { 'L' } else { 'M' }, dot.x, dot.y));
        }
        drawing = dot.is_some();
    }
    path.join(" ")
}

fn anchor(i: usize, steps: usize) -> &'static str {
    match i {
        0 => "start",
        i if i + 1 == steps => "end",
        _ => "middle",
    }
}

fn hundredths(n: f64) -> String {
    format!("{n:.2}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::{indicators::Status, stories::day};

    fn steps(values: &[Option<f64>]) -> Vec<Step> {
        let figure = |value| Figure {
            code: "JC-02".into(),
            version: 1,
            status: Status::Ok,
            numerator: None,
            denominator: None,
            value,
            low: None,
            high: None,
        };
        let quarters = Quarter::last(day("2026-09-30")).eight();
        values.iter().zip(quarters).map(|(value, quarter)| Step { quarter, figure: figure(*value) }).collect()
    }

    #[test]
    fn what_is_not_known_leaves_a_gap() {
        let plot = plot(&steps(&[Some(50.0), Some(60.0), None, Some(70.0), None, None, Some(40.0), Some(50.0)]), Unit::Percent).unwrap();
        assert_eq!(plot.marks, [80.0, 70.0, 60.0, 50.0, 40.0, 30.0]);
        assert_eq!(plot.path, "M0.00 60.00 L14.29 40.00 M42.86 20.00 M85.71 80.00 L100.00 60.00");
        assert_eq!((plot.dots.len(), plot.last.value, plot.first.as_ref().map(|d| d.value)), (5, 50.0, Some(50.0)));
        assert_eq!((plot.first.map(|d| d.shift), plot.last.shift), (Some(BELOW), ABOVE), "away from the line");
    }

    #[test]
    fn one_point_is_no_trend() {
        assert_eq!(plot(&steps(&[None, None, None, Some(70.0), None, None, None, None]), Unit::Percent), None);
    }

    #[test]
    fn every_value_lies_on_the_picture_and_the_axis_has_few_marks() {
        for unit in [Unit::Percent, Unit::Count] {
            for (a, b) in [(0.0, 0.0), (0.0, 100.0), (100.0, 100.0), (98.0, 99.0), (3.0, 4.0), (33.3, 66.7), (5.0, 61.0)] {
                let plot = plot(&steps(&[Some(a), Some(b)]), unit).unwrap();
                assert!((3..=6).contains(&plot.marks.len()), "{a} {b}: {:?}", plot.marks);
                assert!(plot.dots.iter().all(|d| (0.0..=100.0).contains(&d.y.parse::<f64>().unwrap())), "{a} {b}: {:?}", plot.dots);
                assert!(plot.marks.iter().all(|m| unit == Unit::Count || (0.0..=100.0).contains(m)), "{:?}", plot.marks);
            }
        }
    }
}
