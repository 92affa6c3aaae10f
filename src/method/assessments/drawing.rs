//! Several views of one item side by side: where each source's mark stands, and who says what in words.
//!
//! Invariant: a source has one shape wherever it is drawn, and no mark stands for two of them together.

use super::{Divergence, Source, Support, View, divergences};
use crate::{kernel::Language, method::frameworks::Grid};

/// A mark on the line of an item, in hundredths of its width.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub source: Source,
    pub x: f64,
}

/// What one source says of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub source: Source,
    /// The words of the level; nothing when it was not assessed, or not said.
    pub words: Option<String>,
    pub level: Option<i64>,
    pub support: Option<Support>,
    /// The words of the level at the assessment before.
    pub before: Option<String>,
    /// By how many levels it differs from the one before.
    pub gained: Option<i64>,
}

/// An item as it is shown when the ratings lie side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub domain: Option<String>,
    pub label: String,
    pub cells: Vec<Cell>,
    pub marks: Vec<Mark>,
    /// From where to where the sources lie.
    pub span: Option<(f64, f64)>,
    pub divergence: Option<Divergence>,
}

/// Where a level stands, in hundredths.
pub fn place(level: i64, max_level: i64) -> f64 {
    10.0 + 80.0 * level as f64 / max_level.max(1) as f64
}

/// Where the marks stand; those of one level stand beside each other.
fn marks(said: &[(Source, i64)], max_level: i64) -> Vec<Mark> {
    let mark = |i: usize, source: Source, level: i64| {
        let same = |s: &[(Source, i64)]| s.iter().filter(|(_, l)| *l == level).count() as f64;
        let (before, all) = (same(&said[..i]), same(said));
        Mark { source, x: place(level, max_level) + (before - (all - 1.0) / 2.0) * 4.2 }
    };
    said.iter().enumerate().map(|(i, (source, level))| mark(i, *source, *level)).collect()
}

/// Every item of a framework, with what the sources said of it now and before.
pub fn rows(grid: &Grid, views: &[(Source, View)], before: &[(Source, View)], apart: i64, language: Language) -> Vec<Row> {
    let found = divergences(grid.items.iter().map(|i| i.code.as_str()), views, apart);
    let of_before = |source: Source, item: &str| before.iter().find(|(s, _)| *s == source).and_then(|(_, v)| v.get(item)?.0);
    let words = |level: Option<i64>| level.map(|l| grid.level(l, language).to_owned());
    let one = |item: &crate::method::frameworks::Item| {
        let cell = |(source, view): &(Source, View)| {
            let (level, support) = view.get(&item.code).copied().unwrap_or_default();
            let past = of_before(*source, &item.code);
            Cell { source: *source, words: words(level), level, support, before: words(past), gained: level.zip(past).map(|(n, b)| n - b) }
        };
        let said: Vec<(Source, i64)> = views.iter().filter_map(|(s, v)| Some((*s, v.get(&item.code)?.0?))).collect();
        let levels = || said.iter().map(|s| s.1);
        let at = |l| place(l, grid.max_level());
        Row {
            domain: item.domain.as_ref().map(|d| d.say(language).to_owned()),
            label: item.label.say(language).to_owned(),
            cells: views.iter().map(cell).collect(),
            marks: marks(&said, grid.max_level()),
            span: levels().min().zip(levels().max()).filter(|(l, h)| l < h).map(|(l, h)| (at(l), at(h))),
            divergence: found.iter().find(|d| d.item == item.code).cloned(),
        }
    };
    grid.items.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::frameworks::shipped;

    #[test]
    fn each_source_has_a_mark_of_its_own_and_nothing_stands_between_them() {
        let grid = &shipped::find("autonomy", None).unwrap().grid;
        let view = |level| View::from([("tasks".to_owned(), (level, None))]);
        let views = [(Source::Myself, view(Some(4))), (Source::Employer, view(Some(0))), (Source::Coach, view(Some(4)))];
        let before = [(Source::Coach, view(Some(1)))];
        let rows = rows(grid, &views, &before, 2, Language::Fr);
        let first = &rows[0];
        assert_eq!(rows.len(), 6);
        assert_eq!(first.span, Some((10.0, 90.0)));
        let xs: Vec<f64> = first.marks.iter().map(|m| m.x).collect();
        assert_eq!(xs, [90.0 - 2.1, 10.0, 90.0 + 2.1]);
        assert_eq!(first.cells[2].gained, Some(3));
        assert_eq!((first.cells[2].before.as_deref(), first.cells[0].before.as_deref()), (Some("transmet"), None));
        assert!(first.divergence.is_some() && rows[1].divergence.is_none() && rows[1].marks.is_empty());
    }
}
