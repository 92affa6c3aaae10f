//! What stands on the paper, from the structure's name to the code to scan.

use super::super::{Attestation, plain, words};
use super::sheets::{BOTTOM, Branch, Flow, HEIGHT, Ink, LEFT, Meaning, Piece, RIGHT, Script, TOP};
use super::writing::{BODY, HEADING, NAME, SMALL, SMALL_STRONG, SPEECH, STRONG, Scribe, TITLE};
use super::{PaperError, table};
use krilla::geom::Rect;
use krilla::tagging::{BBox, Tag, TagKind};
use qrcode::{Color, EcLevel, QrCode};
use std::num::NonZeroU16;

const ACROSS: f32 = RIGHT - LEFT;
/// The side of the code to scan, 27 mm: read at arm's length.
const CODE: f32 = 76.0;
/// What the code leaves to the texts beside it.
const BESIDE: f32 = ACROSS - CODE - 26.0;

/// Sets the whole paper.
pub fn compose(attestation: &Attestation, scribe: &mut Scribe) -> Result<Script, PaperError> {
    let mut flow = Flow::new();
    let code = code(&attestation.verification.address, &mut flow)?;
    let mut tree = head(attestation, scribe, &mut flow);
    tree.extend(facts(attestation, scribe, &mut flow));
    tree.extend(skills(attestation, scribe, &mut flow));
    tree.extend(comment(attestation, scribe, &mut flow));
    tree.extend(signature(attestation, scribe, &mut flow));
    tree.extend(check(attestation, code, scribe, &mut flow));
    flow.script.tree = tree;
    let mut script = flow.script;
    feet(attestation, scribe, &mut script);
    Ok(script)
}

fn node(tag: impl Into<TagKind>, children: Vec<Branch>) -> Branch {
    Branch::Node(tag.into(), children)
}

fn heading_tag(level: u16, text: &str) -> TagKind {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(text.to_owned())).into()
}

/// The structure, the title, the person, and the sentence that the paper stands for.
fn head(attestation: &Attestation, scribe: &mut Scribe, flow: &mut Flow) -> Vec<Branch> {
    let words = words::of(attestation.language);
    let mut tree = Vec::new();
    let structure = plain(&attestation.structure.name);
    let top = flow.y;
    let name = scribe.lines(&structure, STRONG, BESIDE);
    tree.push(node(Tag::P, vec![flow.write(&name, LEFT, Ink::Accent)]));
    let city = scribe.lines(&plain(&attestation.structure.city), BODY, BESIDE);
    tree.push(node(Tag::P, vec![flow.write(&city, LEFT, Ink::Muted)]));
    flow.y += 18.0;
    flow.heading(&words.title);
    let title = scribe.lines(&words.title, TITLE, BESIDE);
    tree.push(node(heading_tag(1, &words.title), vec![flow.write(&title, LEFT, Ink::Text)]));
    flow.y += 6.0;
    let person = scribe.lines(&attestation.holder.full_name(), NAME, BESIDE);
    tree.push(node(Tag::P, vec![flow.write(&person, LEFT, Ink::Accent)]));
    if let Some(born) = attestation.holder.birth_date {
        let born = format!("{}{}{}", words.birth_date, words.colon, words::day(attestation.language, born));
        let born = scribe.lines(&born, BODY, ACROSS);
        tree.push(node(Tag::P, vec![flow.write(&born, LEFT, Ink::Muted)]));
    }
    rod(flow, (top + 3.0, flow.y - 3.0));
    flow.y = flow.y.max(top + CODE) + 12.0;
    let sentence = words::statement(attestation.language, &structure, attestation.period);
    let sentence = scribe.lines(&sentence, BODY, ACROSS);
    tree.push(node(Tag::P, vec![flow.write(&sentence, LEFT, Ink::Text)]));
    tree
}

/// The rod in the margin, planted beside the name: a *jalon*.
fn rod(flow: &mut Flow, (top, bottom): (f32, f32)) {
    const BANDS: usize = 7;
    let height = (bottom - top) / BANDS as f32;
    for band in 0..BANDS {
        let ink = if band % 2 == 0 { Ink::Accent } else { Ink::Pale };
        flow.block((LEFT - 22.0, top + band as f32 * height), (5.0, height), ink);
    }
}

/// The framework and the purpose, side by side: a small label over what it labels.
fn facts(attestation: &Attestation, scribe: &mut Scribe, flow: &mut Flow) -> Vec<Branch> {
    let words = words::of(attestation.language);
    let framework = &attestation.framework;
    let edition = format!("{}, {}\u{a0}{}", plain(&framework.name), words.version, plain(&framework.version));
    flow.y += 12.0;
    let width = (ACROSS - 24.0) / 2.0;
    let pairs = [(&words.framework, edition), (&words.purpose, plain(&attestation.purpose))];
    let set = pairs.map(|(label, value)| (scribe.lines(label, SMALL, width), scribe.lines(&value, BODY, width)));
    let height = set.iter().map(|(label, value)| label.height() + value.height()).fold(0.0, f32::max);
    flow.keep(height);
    let top = flow.y;
    let mut tree = Vec::new();
    for (n, (label, value)) in set.iter().enumerate() {
        let x = LEFT + n as f32 * (width + 24.0);
        let leaves = (flow.leaf(), flow.leaf());
        flow.place(label, (x, top), Ink::Muted, Meaning::Leaf(leaves.0));
        flow.place(value, (x, top + label.height()), Ink::Text, Meaning::Leaf(leaves.1));
        tree.push(node(Tag::P, vec![Branch::Leaf(leaves.0)]));
        tree.push(node(Tag::P, vec![Branch::Leaf(leaves.1)]));
    }
    flow.y = top + height;
    tree
}

fn heading(text: &str, scribe: &mut Scribe, flow: &mut Flow) -> Branch {
    flow.heading(text);
    let line = scribe.lines(text, HEADING, ACROSS);
    let leaf = flow.write(&line, LEFT, Ink::Text);
    flow.y += 3.0;
    node(heading_tag(2, text), vec![leaf])
}

fn skills(attestation: &Attestation, scribe: &mut Scribe, flow: &mut Flow) -> Vec<Branch> {
    let words = words::of(attestation.language);
    flow.y += 17.0;
    let mut tree = vec![heading(&words.skills, scribe, flow)];
    let steps = format!("{}{}{}.", &words.steps, words.colon, table::steps(attestation).join(" · "));
    for note in [&steps, &words.synthesis] {
        let note = scribe.lines(note, SMALL, ACROSS);
        tree.push(node(Tag::P, vec![flow.write(&note, LEFT, Ink::Muted)]));
    }
    flow.y += 10.0;
    tree.push(table::write(attestation, scribe, flow));
    tree
}

/// The person's words, paragraph by paragraph, beside a line that says: these are not the structure's.
fn comment(attestation: &Attestation, scribe: &mut Scribe, flow: &mut Flow) -> Vec<Branch> {
    let said = attestation.comment.as_deref().unwrap_or_default();
    let paragraphs: Vec<String> = said.lines().map(plain).filter(|line| !line.is_empty()).collect();
    if paragraphs.is_empty() {
        return Vec::new();
    }
    flow.y += 14.0;
    flow.keep(60.0);
    let title = heading(&words::of(attestation.language).comment, scribe, flow);
    flow.y += 2.0;
    let mut spoken = Vec::new();
    for paragraph in paragraphs {
        let text = scribe.lines(&paragraph, SPEECH, ACROSS - 16.0);
        let leaf = flow.leaf();
        let (bar, x) = if text.turned { (RIGHT - 2.0, LEFT) } else { (LEFT, LEFT + 16.0) };
        for line in 0..text.lines.len() {
            flow.keep(SPEECH.leading);
            let y = flow.y;
            flow.block((bar, y), (2.0, SPEECH.leading), Ink::Accent);
            flow.put(Meaning::Leaf(leaf), Piece::Line { text: text.clone(), line, x, y, ink: Ink::Text });
            flow.y += SPEECH.leading;
        }
        spoken.push(node(Tag::P, vec![Branch::Leaf(leaf)]));
        flow.y += 5.0;
    }
    vec![title, node(Tag::BlockQuote, spoken)]
}

/// Who attests, and room for a signature in ink. It is kept together with the box below it, because a signature alone on a
/// page signs nothing.
fn signature(attestation: &Attestation, scribe: &mut Scribe, flow: &mut Flow) -> Vec<Branch> {
    let lines = signers(attestation, scribe);
    let height = lines.iter().map(|(text, _)| text.height()).sum::<f32>().max(54.0);
    // A comment keeps its distance by itself.
    flow.y += if attestation.comment.is_some() { 13.0 } else { 22.0 };
    flow.keep(height + 14.0 + BOX);
    let top = flow.y;
    let mut tree = Vec::new();
    for (text, ink) in &lines {
        tree.push(node(Tag::P, vec![flow.write(text, LEFT, *ink)]));
    }
    let column = LEFT + ACROSS / 2.0 + 12.0;
    let label = scribe.lines(&words::of(attestation.language).signature, SMALL, RIGHT - column);
    let leaf = flow.leaf();
    flow.place(&label, (column, top), Ink::Muted, Meaning::Leaf(leaf));
    tree.push(node(Tag::P, vec![Branch::Leaf(leaf)]));
    flow.block((column, top + height - 3.0), (RIGHT - column, 0.7), Ink::Muted);
    flow.y = top + height + 14.0;
    tree
}

fn signers(attestation: &Attestation, scribe: &mut Scribe) -> Vec<(std::rc::Rc<super::writing::Text>, Ink)> {
    let words = words::of(attestation.language);
    let width = ACROSS / 2.0 - 12.0;
    let place = words::place_and_day(attestation.language, &plain(&attestation.structure.city), attestation.issued.date());
    vec![
        (scribe.lines(&words.issue, SMALL, width), Ink::Muted),
        (scribe.lines(&plain(&attestation.attester.name), STRONG, width), Ink::Text),
        (scribe.lines(&plain(&attestation.attester.role), BODY, width), Ink::Text),
        (scribe.lines(&place, BODY, width), Ink::Text),
    ]
}

/// What is kept free for the box below the signature: with an address of usual length it has three lines.
const BOX: f32 = 60.0;

/// How to check, on the last page; the drawn code on the first one is told of here, where its address is.
fn check(attestation: &Attestation, image: usize, scribe: &mut Scribe, flow: &mut Flow) -> Vec<Branch> {
    const INSET: f32 = 12.0;
    let words = words::of(attestation.language);
    let (x, width, at) = (LEFT + INSET, ACROSS - 2.0 * INSET, &attestation.verification.address);
    let title = scribe.lines(&words.verify, STRONG, width);
    let how = scribe.lines(&format!("{}{}", &words.how, words.colon.trim_end()), SMALL, width);
    let address = scribe.lines(at, SMALL_STRONG, width - how.width() - 4.0);
    let promise = scribe.lines(&words.promise, SMALL, width);
    let middle = how.height().max(address.height());
    let height = title.height() + middle + promise.height() + 2.0 * INSET - 4.0;
    flow.keep(height);
    let top = flow.y;
    flow.block((LEFT, top), (ACROSS, height), Ink::Paper);
    flow.heading(&words.verify);
    flow.y += INSET - 2.0;
    let heading = node(heading_tag(2, &words.verify), vec![flow.write(&title, x, Ink::Text)]);
    let leaves = (flow.leaf(), flow.leaf());
    let (beside, y) = (x + how.width() + 4.0, flow.y);
    flow.place(&how, (x, y), Ink::Text, Meaning::Leaf(leaves.0));
    flow.place(&address, (beside, y), Ink::Accent, Meaning::Leaf(leaves.1));
    table::link(flow, leaves.1, (beside, y), &address, (at, words.verify.clone()));
    flow.y += middle;
    let link = node(Tag::Link, vec![Branch::Leaf(leaves.1)]);
    let promise = node(Tag::P, vec![flow.write(&promise, x, Ink::Muted)]);
    flow.y = top + height;
    let says = format!("{} {at}", words.code_image);
    let figure = node(Tag::Figure(Some(says)).with_bbox(code_place().map(|place| BBox::new(0, place))), vec![Branch::Leaf(image)]);
    vec![heading, node(Tag::P, vec![Branch::Leaf(leaves.0), link]), figure, promise]
}

/// Where the code is, on the first page.
fn code_place() -> Option<Rect> {
    Rect::from_xywh(RIGHT - CODE, TOP + 3.0, CODE, CODE)
}

/// The code to scan, in the upper right corner of the first page. White is left around it as readers ask (four modules,
/// ISO/IEC 18004): the margin on two sides, [`BESIDE`] on the third.
fn code(address: &str, flow: &mut Flow) -> Result<usize, PaperError> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)?;
    let leaf = flow.leaf();
    let modules = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    let (x, y) = (RIGHT - CODE, TOP + 3.0);
    flow.put(Meaning::Leaf(leaf), Piece::Code { modules, across: code.width(), x, y, side: CODE });
    Ok(leaf)
}

/// The foot of each page: which attestation this is, and which page of how many.
fn feet(attestation: &Attestation, scribe: &mut Scribe, script: &mut Script) {
    let words = words::of(attestation.language);
    let all = script.sheets.len();
    let left = format!("{}, {}", &words.title, plain(&attestation.verification.code));
    let left = scribe.lines(&left, SMALL, ACROSS - 60.0);
    let y = BOTTOM + (HEIGHT - BOTTOM - SMALL.leading) / 2.0 - 4.0;
    for (n, sheet) in script.sheets.iter_mut().enumerate() {
        let number = scribe.lines(&format!("{}\u{a0}/\u{a0}{all}", n + 1), SMALL, 60.0);
        let place = |text: &std::rc::Rc<super::writing::Text>, x: f32| Piece::Line { text: text.clone(), line: 0, x, y, ink: Ink::Muted };
        sheet.push((Meaning::Footer, place(&left, LEFT)));
        sheet.push((Meaning::Footer, place(&number, RIGHT - number.width())));
    }
}
