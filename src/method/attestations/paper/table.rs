//! The table of skills: one row each, grouped by domain, its head repeated on every sheet.
//!
//! A row is never cut between two sheets ([`super::super::LONGEST`] keeps it short enough), and a domain's name never
//! stands alone at the foot of one. The level is told by its words; the bands beside them repeat it for the eye.

use super::super::{Attestation, Domain, Skill, plain, words};
use super::sheets::{Branch, Flow, Ink, LEFT, Meaning, Piece, RIGHT};
use super::writing::{CELL, SMALL, SMALL_STRONG, STRONG, Scribe, Text};
use krilla::tagging::{TableHeaderScope, Tag, TagId, TagKind};
use std::num::NonZeroU32;
use std::rc::Rc;

/// Where each column begins, and how wide it is.
const COLUMNS: [(f32, f32); 3] = [(LEFT, 234.0), (LEFT + 243.0, 138.0), (LEFT + 391.0, RIGHT - LEFT - 391.0)];
/// How wide the bands of a level are together, and how high.
pub const BANDS: f32 = 29.4;
const BAND: f32 = 5.0;
/// Above and below the words of a row.
const AIR: f32 = 3.5;

/// Above the name of a domain.
const GAP: f32 = 9.5;

/// The level for the eye: as many painted bands as it is steps, like the rod that the house is named after.
fn draw_level(flow: &mut Flow, (level, of): (usize, usize), (x, y): (f32, f32)) {
    let width = (BANDS + 1.0) / of as f32;
    for step in 0..of {
        let ink = if step <= level { Ink::Accent } else { Ink::Pale };
        flow.block((x + step as f32 * width, y), (width - 1.0, BAND), ink);
    }
}

/// Writes the table and answers its branch of the tree.
pub fn write(attestation: &Attestation, scribe: &mut Scribe, flow: &mut Flow) -> Branch {
    let words = words::of(attestation.language);
    let titles = [&words.skill, &words.level, &words.said_by];
    let head = Head { cells: std::array::from_fn(|n| scribe.lines(titles[n], SMALL_STRONG, COLUMNS[n].1)) };
    let mut row = Vec::new();
    let leaves: [usize; 3] = std::array::from_fn(|_| flow.leaf());
    flow.keep(140.0);
    head.draw(flow, |n| Meaning::Leaf(leaves[n]));
    for (n, leaf) in leaves.into_iter().enumerate() {
        let cell = Tag::TH(TableHeaderScope::Column).with_id(Some(column(n)));
        row.push(Branch::Node(cell.into(), vec![Branch::Leaf(leaf)]));
    }
    let mut parts = vec![node(Tag::THead, vec![node(Tag::TR, row)])];
    for (number, domain) in attestation.domains.iter().enumerate() {
        parts.push(write_domain((number, domain), attestation, &head, scribe, flow));
    }
    let summary = Some(format!("{}{}{}", &words.steps, words.colon, steps(attestation).join(", ")));
    Branch::Node(Tag::Table.with_summary(summary).into(), parts)
}

/// The steps in words, in their order.
pub fn steps(attestation: &Attestation) -> Vec<String> {
    attestation.scale.iter().map(|level| plain(level)).collect()
}

fn node(tag: impl Into<TagKind>, children: Vec<Branch>) -> Branch {
    Branch::Node(tag.into(), children)
}

fn column(n: usize) -> TagId {
    TagId::from(format!("column-{}", n + 1).into_bytes())
}

struct Head {
    cells: [Rc<Text>; 3],
}

impl Head {
    fn draw(&self, flow: &mut Flow, meaning: impl Fn(usize) -> Meaning) {
        let y = flow.y;
        for (n, text) in self.cells.iter().enumerate() {
            flow.place(text, (COLUMNS[n].0, y), Ink::Muted, meaning(n));
        }
        flow.y += self.cells.iter().map(|text| text.height()).fold(0.0, f32::max) + 4.0;
        let y = flow.y;
        flow.block((LEFT, y), (RIGHT - LEFT, 1.2), Ink::Accent);
        flow.y += 1.2;
    }

    /// Turns the page unless the height is left, and repeats the head, which is no content a second time.
    fn keep(&self, flow: &mut Flow, height: f32) {
        if flow.keep(height) {
            self.draw(flow, |_| Meaning::Repeated);
        }
    }
}

fn write_domain(
    (number, domain): (usize, &Domain),
    attestation: &Attestation,
    head: &Head,
    scribe: &mut Scribe,
    flow: &mut Flow,
) -> Branch {
    let id = TagId::from(format!("domain-{}", number + 1).into_bytes());
    let title = scribe.lines(&plain(&domain.name), STRONG, RIGHT - LEFT);
    let rows: Vec<Row> = domain.skills.iter().map(|skill| Row::new(skill, attestation, scribe)).collect();
    let first = rows.first().map_or(0.0, Row::height);
    head.keep(flow, GAP + title.height() + 3.0 + first);
    flow.y += GAP;
    let name = flow.write(&title, LEFT, Ink::Accent);
    flow.y += 3.0;
    let cell = Tag::TH(TableHeaderScope::Column).with_id(Some(id.clone())).with_col_span(NonZeroU32::new(3));
    let mut parts = vec![node(Tag::TR, vec![node(cell, vec![name])])];
    for (n, row) in rows.iter().enumerate() {
        head.keep(flow, row.height());
        parts.push(row.write(flow, &id, TagId::from(format!("skill-{}-{}", number + 1, n + 1).into_bytes())));
    }
    node(Tag::TBody, parts)
}

struct Row {
    /// Which step of how many.
    level: (usize, usize),
    cells: [Rc<Text>; 3],
}

impl Row {
    fn new(skill: &Skill, attestation: &Attestation, scribe: &mut Scribe) -> Row {
        let language = attestation.language;
        let wording = scribe.lines(&plain(&skill.wording), CELL, COLUMNS[0].1);
        let level = scribe.lines(&plain(attestation.level(skill)), CELL, COLUMNS[1].1 - BANDS - 7.0);
        let views = scribe.lines(&words::sources(language, &skill.sources), SMALL, COLUMNS[2].1);
        Row { level: (skill.level, attestation.scale.len()), cells: [wording, level, views] }
    }

    fn height(&self) -> f32 {
        self.cells.iter().map(|text| text.height()).fold(0.0, f32::max) + 2.0 * AIR
    }

    fn write(&self, flow: &mut Flow, domain: &TagId, id: TagId) -> Branch {
        let top = flow.y;
        flow.block((LEFT, top), (RIGHT - LEFT, 0.5), Ink::Rule);
        draw_level(flow, self.level, (COLUMNS[1].0, top + AIR + 4.6));
        let inks = [Ink::Text, Ink::Text, Ink::Muted];
        let mut cells = Vec::new();
        for (n, text) in self.cells.iter().enumerate() {
            let leaf = flow.leaf();
            let x = COLUMNS[n].0 + if n == 1 { BANDS + 7.0 } else { 0.0 };
            flow.place(text, (x, top + AIR), inks[n], Meaning::Leaf(leaf));
            let tag: TagKind = if n == 0 {
                Tag::TH(TableHeaderScope::Row).with_id(Some(id.clone())).with_headers(Some([column(0), domain.clone()])).into()
            } else {
                Tag::TD.with_headers(Some([column(n), domain.clone(), id.clone()])).into()
            };
            cells.push(Branch::Node(tag, vec![Branch::Leaf(leaf)]));
        }
        flow.y += self.height();
        node(Tag::TR, cells)
    }
}

/// A place that opens an address, over a text that was just placed.
pub fn link(flow: &mut Flow, leaf: usize, (x, y): (f32, f32), text: &Text, (address, says): (&str, String)) {
    let (width, height) = (text.width(), text.height());
    flow.put(Meaning::Leaf(leaf), Piece::Link { x, y, width, height, address: address.to_owned(), says });
}
