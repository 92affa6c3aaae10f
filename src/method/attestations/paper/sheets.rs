//! Pages, filled from the top: what is where, and which entry of the tree of tags it belongs to.
//!
//! Lengths are points from the upper left corner of an A4 sheet. Nothing is placed below [`BOTTOM`] but the footer.

use super::writing::Text;
use krilla::tagging::TagKind;
use std::rc::Rc;

pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
pub const LEFT: f32 = 53.0;
pub const RIGHT: f32 = WIDTH - 53.0;
pub const TOP: f32 = 50.0;
pub const BOTTOM: f32 = HEIGHT - 50.0;

/// The colours of `ux/`: ink, the green of the house, and greys of the same hue. Text keeps a contrast above 5.8 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Muted,
    Accent,
    Rule,
    Pale,
    Paper,
}

/// Something to draw.
pub enum Piece {
    /// One line of a text, with the upper left corner of the line.
    Line {
        text: Rc<Text>,
        line: usize,
        x: f32,
        y: f32,
        ink: Ink,
    },
    Block {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        ink: Ink,
    },
    /// A code to scan: its dark modules, row by row, in a square.
    Code {
        modules: Vec<bool>,
        across: usize,
        x: f32,
        y: f32,
        side: f32,
    },
    /// A place that opens an address; it draws nothing.
    Link {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        address: String,
        says: String,
    },
}

/// What a piece is for those who do not see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Content: a leaf of the tree.
    Leaf(usize),
    /// Drawn for the eye only.
    Ornament,
    /// Repeated from another page.
    Repeated,
    /// The foot of the page.
    Footer,
}

/// The tree of tags, before its leaves are drawn.
pub enum Branch {
    Node(TagKind, Vec<Branch>),
    Leaf(usize),
}

/// Everything the press needs.
pub struct Script {
    pub sheets: Vec<Vec<(Meaning, Piece)>>,
    pub tree: Vec<Branch>,
    pub leaves: usize,
    /// Headings for the reader's outline: text, sheet, height.
    pub headings: Vec<(String, usize, f32)>,
}

/// Where the next thing goes.
pub struct Flow {
    pub script: Script,
    pub y: f32,
}

impl Flow {
    pub fn new() -> Flow {
        Flow { script: Script { sheets: vec![Vec::new()], tree: Vec::new(), leaves: 0, headings: Vec::new() }, y: TOP }
    }

    /// A new leaf of the tree.
    pub fn leaf(&mut self) -> usize {
        self.script.leaves += 1;
        self.script.leaves - 1
    }

    pub fn put(&mut self, meaning: Meaning, piece: Piece) {
        if let Some(sheet) = self.script.sheets.last_mut() {
            sheet.push((meaning, piece));
        }
    }

    /// Goes on at the top of a new sheet.
    pub fn turn(&mut self) {
        self.script.sheets.push(Vec::new());
        self.y = TOP;
    }

    pub fn fits(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    /// Turns the page unless so much is left. Says whether it turned.
    pub fn keep(&mut self, height: f32) -> bool {
        let turns = !self.fits(height) && self.y > TOP;
        if turns {
            self.turn();
        }
        turns
    }

    /// Places a text at a height of its own and leaves the flow where it is.
    pub fn place(&mut self, text: &Rc<Text>, (x, y): (f32, f32), ink: Ink, meaning: Meaning) {
        for line in 0..text.lines.len() {
            let y = y + line as f32 * text.style.leading;
            self.put(meaning, Piece::Line { text: text.clone(), line, x, y, ink });
        }
    }

    /// Writes a text from here on, over as many sheets as it takes, and answers its leaf.
    pub fn write(&mut self, text: &Rc<Text>, x: f32, ink: Ink) -> Branch {
        let leaf = self.leaf();
        for line in 0..text.lines.len() {
            self.keep(text.style.leading);
            let y = self.y;
            self.put(Meaning::Leaf(leaf), Piece::Line { text: text.clone(), line, x, y, ink });
            self.y += text.style.leading;
        }
        Branch::Leaf(leaf)
    }

    /// A band of colour for the eye.
    pub fn block(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), ink: Ink) {
        self.put(Meaning::Ornament, Piece::Block { x, y, width, height, ink });
    }

    /// Remembers a heading for the outline, at the height where it is about to be written.
    pub fn heading(&mut self, text: &str) {
        let place = (text.to_owned(), self.script.sheets.len() - 1, self.y);
        self.script.headings.push(place);
    }
}
