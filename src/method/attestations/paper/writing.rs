//! Text into lines of glyphs: shaping, direction and line breaking by parley, kept as plain data that the pages place.
//!
//! Invariant: every glyph keeps the bytes of the text it stands for, so that what is copied or read aloud is what was
//! written, ligatures and Arabic included. Signs without a glyph are collected, never drawn.

use super::{PaperError, fonts};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, Cluster, FontContext, FontFamily, FontWeight, Layout, LayoutContext, Line as ParleyLine,
    LineHeight, OverflowWrap, Run as ParleyRun, StyleProperty,
};
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

/// How a text is written. Lengths are points.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub size: f32,
    pub leading: f32,
    pub bold: bool,
    /// Whether Arabic script turns the line around. Names in headings stay at the left whatever they are written in.
    pub turns: bool,
}

const fn style(size: f32, leading: f32, bold: bool) -> Style {
    Style { size, leading, bold, turns: false }
}

pub const TITLE: Style = style(27.0, 32.0, true);
pub const NAME: Style = style(19.0, 25.0, true);
pub const HEADING: Style = style(13.5, 18.0, true);
pub const STRONG: Style = style(10.5, 14.5, true);
pub const BODY: Style = style(10.5, 15.0, false);
pub const SPEECH: Style = Style { size: 10.5, leading: 15.5, bold: false, turns: true };
pub const CELL: Style = style(10.0, 13.5, false);
pub const SMALL: Style = style(9.0, 12.5, false);
pub const SMALL_STRONG: Style = style(9.0, 12.5, true);

/// Glyphs of one face, side by side.
pub struct Run {
    /// Which of [`fonts::faces`].
    pub face: usize,
    pub x: f32,
    pub glyphs: Vec<KrillaGlyph>,
}

/// One line, measured from its upper left corner.
pub struct Line {
    pub baseline: f32,
    /// Without the blank at its end.
    pub width: f32,
    pub runs: Vec<Run>,
}

/// A text in lines.
pub struct Text {
    pub text: String,
    pub style: Style,
    /// Whether it begins at the right.
    pub turned: bool,
    /// Whether part of it runs from right to left. The tree then tells the text once more in reading order, because not
    /// every reader puts such glyphs in order again.
    pub mixed: bool,
    pub lines: Vec<Line>,
}

impl Text {
    pub fn height(&self) -> f32 {
        self.style.leading * self.lines.len() as f32
    }

    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }
}

/// Writes texts and remembers what it could not write.
pub struct Scribe {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    faces: Vec<(&'static [u8], Font)>,
    missing: BTreeSet<char>,
}

impl Scribe {
    pub fn new() -> Result<Scribe, PaperError> {
        Ok(Scribe { fonts: fonts::context(), layouts: LayoutContext::new(), faces: fonts::faces()?, missing: BTreeSet::new() })
    }

    /// The signs that no face has, of all texts so far.
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Breaks a text into lines of at most `width`. A word that is wider is broken, nothing is ever cut off.
    pub fn lines(&mut self, text: &str, style: Style, width: f32) -> Rc<Text> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::from(fonts::FAMILIES)));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(if style.bold { 600.0 } else { 400.0 })));
        builder.push_default(LineHeight::Absolute(style.leading));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.set_base_direction(if style.turns { BaseDirection::Auto } else { BaseDirection::Ltr });
        let mut layout: Layout<()> = builder.build(text);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        let mixed = layout.lines().any(|line| line.runs().any(|run| run.is_rtl()));
        let lines = layout.lines().map(|line| self.line(&line, text)).collect();
        Rc::new(Text { text: text.to_owned(), style, turned: style.turns && layout.is_rtl(), mixed, lines })
    }

    fn line(&mut self, line: &ParleyLine<'_, ()>, text: &str) -> Line {
        let metrics = line.metrics();
        let mut x = metrics.offset;
        let mut runs = Vec::new();
        for run in line.runs() {
            let begin = x;
            let glyphs = self.glyphs(&run, text, &mut x);
            runs.push(Run { face: self.face(&run), x: begin, glyphs });
        }
        Line { baseline: metrics.baseline - metrics.block_min_coord, width: metrics.advance - metrics.hanging_advance, runs }
    }

    fn face(&self, run: &ParleyRun<'_, ()>) -> usize {
        let data = run.font().data.data();
        self.faces.iter().position(|(bytes, _)| std::ptr::eq(bytes.as_ptr(), data.as_ptr())).unwrap_or(0)
    }

    fn glyphs(&mut self, run: &ParleyRun<'_, ()>, text: &str, x: &mut f32) -> Vec<KrillaGlyph> {
        let size = run.font_size();
        let mut clusters = whole_clusters(run.clusters());
        if run.is_rtl() {
            clusters.reverse();
        }
        let mut glyphs = Vec::new();
        for (cluster, range) in clusters {
            for glyph in cluster.glyphs() {
                if glyph.id == 0 {
                    self.missing.extend(text[range.clone()].chars().filter(|c| !c.is_control()));
                }
                let id = GlyphId::new(glyph.id);
                // parley counts heights downwards, krilla upwards; only marks have one, Arabic dots among them.
                glyphs.push(KrillaGlyph::new(id, glyph.advance / size, glyph.x / size, -glyph.y / size, 0.0, range.clone(), None));
                *x += glyph.advance;
            }
        }
        glyphs
    }
}

/// The clusters that have glyphs, each with all the text they stand for: parley gives the letters of a ligature after the
/// first one clusters of their own, which are empty.
fn whole_clusters<'a>(clusters: impl Iterator<Item = Cluster<'a, ()>>) -> Vec<(Cluster<'a, ()>, Range<usize>)> {
    let mut whole: Vec<(Cluster<'a, ()>, Range<usize>)> = Vec::new();
    for cluster in clusters {
        let range = cluster.text_range();
        match whole.last_mut() {
            Some((_, before)) if cluster.is_ligature_continuation() => before.end = before.end.max(range.end),
            _ => whole.push((cluster, range)),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_wider_than_its_column_is_broken_rather_than_cut() {
        let mut scribe = Scribe::new().unwrap();
        let text = scribe.lines(&"anticonstitutionnellement".repeat(4), CELL, 120.0);
        assert!(text.lines.len() > 3);
        assert!(text.width() <= 120.0, "{}", text.width());
    }

    #[test]
    fn a_narrow_no_break_space_keeps_a_mark_with_its_word() {
        let mut scribe = Scribe::new().unwrap();
        for width in 20..200 {
            let text = scribe.lines("Voici ce que je veux\u{202f}: un mot", CELL, width as f32);
            for line in &text.lines {
                let first = line.runs.first().and_then(|run| run.glyphs.first()).unwrap();
                // In a column narrower than a word the word itself is broken.
                let begins = &text.text[first.text_range.start..];
                assert!(width < 40 || !(begins.starts_with(':') || begins.starts_with('\u{202f}')), "{width}: {begins}");
            }
        }
        assert!(scribe.missing().is_empty());
    }

    #[test]
    fn the_dot_of_a_final_nun_sits_down_in_its_bowl() {
        let mut scribe = Scribe::new().unwrap();
        let text = scribe.lines("بن", CELL, 400.0);
        let moved: Vec<f32> = text.lines[0].runs[0].glyphs.iter().map(|glyph| glyph.y_offset).filter(|y| *y != 0.0).collect();
        assert!(!moved.is_empty() && moved.iter().all(|y| *y < 0.0), "{moved:?}");
    }

    #[test]
    fn every_byte_of_a_text_belongs_to_a_glyph() {
        let mut scribe = Scribe::new().unwrap();
        for sample in ["office ﬁn fﬂ Œuvre l’été", "ليلى بن يوسف", "Łódź ąęś 12\u{202f}€", "لا إله Ελλάδα Україна"]
        {
            let text = scribe.lines(sample, CELL, 400.0);
            let mut covered = vec![false; sample.len()];
            for glyph in text.lines.iter().flat_map(|line| &line.runs).flat_map(|run| &run.glyphs) {
                covered[glyph.text_range.clone()].fill(true);
            }
            assert!(covered.iter().all(|byte| *byte), "{sample}");
        }
    }
}
