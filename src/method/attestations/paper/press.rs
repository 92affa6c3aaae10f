//! Draws the pages into a PDF and tells of each piece what it is.
//!
//! Invariant: every piece that means something is tagged and hangs in the tree exactly once; everything else is an artifact.

use super::super::{Attestation, words};
use super::sheets::{BOTTOM, Branch, HEIGHT, Ink, Meaning, Piece, Script, WIDTH};
use super::writing::Text;
use super::{PaperError, fonts};
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

type Faces = Vec<(&'static [u8], Font)>;

/// What was drawn of a leaf, on whatever pages.
#[derive(Default)]
struct Leaf {
    drawn: Vec<Node>,
    /// Its text in reading order, where the glyphs have another one.
    spoken: Option<String>,
}

/// Prints a script.
pub fn print(script: Script, attestation: &Attestation) -> Result<Vec<u8>, PaperError> {
    let faces = fonts::faces()?;
    let settings = SerializeSettings { enable_tagging: true, configuration: standards()?, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut leaves: Vec<Leaf> = (0..script.leaves).map(|_| Leaf::default()).collect();
    for sheet in &script.sheets {
        draw_sheet(sheet, &mut document, &faces, &mut leaves)?;
    }
    document.set_outline(outline(&script));
    document.set_metadata(metadata(attestation));
    let mut tree = TagTree::new().with_lang(Some(attestation.language.word().to_owned()));
    for branch in script.tree {
        hang(branch, &mut leaves, &mut |node| tree.push(node));
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|error| PaperError::Standard(format!("{error:?}")))
}

/// PDF/UA-1 for those who listen to it, PDF/A-2a for those who open it in twenty years.
fn standards() -> Result<Configuration, PaperError> {
    let both = ConfigurationBuilder::new().with_archival_validator(Archival::A2_A).with_accessibility_validator(Accessibility::UA1);
    both.finish().map_err(|error| PaperError::Standard(format!("{error:?}")))
}

fn metadata(attestation: &Attestation) -> Metadata {
    let words = words::of(attestation.language);
    let at = attestation.issued.to_offset(time::UtcOffset::UTC);
    let issued = DateTime::new(at.year().clamp(0, 9999) as u16).month(at.month().into()).day(at.day()).hour(at.hour());
    let issued = issued.minute(at.minute()).second(at.second()).utc_offset_hour(0).utc_offset_minute(0);
    Metadata::new()
        .title(format!("{}, {}", &words.title, attestation.holder.full_name()))
        .authors(vec![super::super::plain(&attestation.structure.name)])
        .language(attestation.language.word().to_owned())
        .creator("Jalon".to_owned())
        .document_id(attestation.verification.address.clone())
        .creation_date(issued)
}

fn outline(script: &Script) -> Outline {
    let mut outline = Outline::new();
    for (text, sheet, y) in &script.headings {
        let place = XyzDestination::new(*sheet, Point::from_xy(0.0, (*y - 12.0).max(0.0)));
        outline.push_child(OutlineNode::new(text.clone(), place));
    }
    outline
}

fn hang(branch: Branch, leaves: &mut [Leaf], push: &mut dyn FnMut(Node)) {
    match branch {
        Branch::Leaf(leaf) => match leaves[leaf].spoken.take() {
            None => leaves[leaf].drawn.drain(..).for_each(push),
            Some(text) => {
                let drawn = leaves[leaf].drawn.drain(..).collect();
                push(TagGroup::with_children(Tag::Span.with_actual_text(Some(text)), drawn).into());
            }
        },
        Branch::Node(tag, children) => {
            let mut group = TagGroup::new(tag);
            for child in children {
                hang(child, leaves, &mut |node| group.push(node));
            }
            push(group.into());
        }
    }
}

fn draw_sheet(sheet: &[(Meaning, Piece)], document: &mut Document, faces: &Faces, leaves: &mut [Leaf]) -> Result<(), PaperError> {
    let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| PaperError::Standard("page size".into()))?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    for (meaning, piece) in sheet.iter().filter(|(_, piece)| !matches!(piece, Piece::Link { .. })) {
        let identifier = begin(&mut surface, *meaning, piece);
        draw(&mut surface, piece, faces);
        surface.end_tagged();
        if let Meaning::Leaf(leaf) = meaning {
            leaves[*leaf].drawn.push(identifier.into());
            if let Piece::Line { text, .. } = piece
                && text.mixed
            {
                leaves[*leaf].spoken = Some(text.text.clone());
            }
        }
    }
    surface.finish();
    for (meaning, piece) in sheet {
        if let (Meaning::Leaf(leaf), Some(link)) = (meaning, annotation(piece)) {
            leaves[*leaf].drawn.push(page.add_tagged_annotation(link).into());
        }
    }
    page.finish();
    Ok(())
}

fn begin(surface: &mut Surface<'_>, meaning: Meaning, piece: &Piece) -> Identifier {
    let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    surface.start_tagged(match (meaning, piece) {
        (Meaning::Leaf(_), Piece::Line { .. }) => ContentTag::Span(SpanTag::empty()),
        (Meaning::Leaf(_), _) => ContentTag::Other,
        (Meaning::Ornament, _) => artifact(ArtifactType::Layout),
        (Meaning::Repeated, _) => artifact(ArtifactType::PaginationOther),
        (Meaning::Footer, _) => artifact(ArtifactType::Footer),
    })
}

fn annotation(piece: &Piece) -> Option<Annotation> {
    let Piece::Link { x, y, width, height, address, says } = piece else { return None };
    let place = Rect::from_xywh(*x, *y, *width, height.min(BOTTOM - y))?;
    let target = Target::Action(LinkAction::new(address.clone()).into());
    Some(Annotation::new_link(LinkAnnotation::new(place, target), Some(says.clone())))
}

fn draw(surface: &mut Surface<'_>, piece: &Piece, faces: &Faces) {
    match piece {
        Piece::Line { text, line, x, y, ink } => draw_line(surface, (text, *line), (*x, *y), *ink, faces),
        Piece::Block { x, y, width, height, ink } => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
            fill(surface, path, *ink);
        }
        Piece::Code { modules, across, x, y, side } => fill(surface, trace(modules, *across, (*x, *y), *side), Ink::Text),
        Piece::Link { .. } => {}
    }
}

fn draw_line(surface: &mut Surface<'_>, (text, line): (&Text, usize), (x, y): (f32, f32), ink: Ink, faces: &Faces) {
    let line = &text.lines[line];
    surface.set_fill(Some(paint(ink)));
    for run in line.runs.iter().filter(|run| !run.glyphs.is_empty()) {
        let start = Point::from_xy(x + run.x, y + line.baseline);
        surface.draw_glyphs(start, &run.glyphs, faces[run.face].1.clone(), &text.text, text.style.size, false);
    }
}

fn fill(surface: &mut Surface<'_>, path: PathBuilder, ink: Ink) {
    surface.set_fill(Some(paint(ink)));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// Dark modules as one shape. Each runs a little into the dark one below it: viewers that smooth edges would otherwise show
/// hairs of white between two rows.
fn trace(modules: &[bool], across: usize, (x, y): (f32, f32), side: f32) -> PathBuilder {
    let size = side / across as f32;
    let mut path = PathBuilder::new();
    for (row, line) in modules.chunks(across).enumerate() {
        let below = modules.chunks(across).nth(row + 1);
        let mut column = 0;
        while column < across {
            let joins = |c: usize| below.is_some_and(|below| below[c]);
            let length = line[column..].iter().enumerate().take_while(|(n, dark)| **dark && joins(column + n) == joins(column)).count();
            if length > 0 {
                let height = if joins(column) { size * 1.1 } else { size };
                let width = length as f32 * size + if line.get(column + length) == Some(&true) { size * 0.1 } else { 0.0 };
                if let Some(rect) = Rect::from_xywh(x + column as f32 * size, y + row as f32 * size, width, height) {
                    path.push_rect(rect);
                }
            }
            column += length.max(1);
        }
    }
    path
}

fn paint(ink: Ink) -> Fill {
    let color = match ink {
        Ink::Text => rgb::Color::new(0x13, 0x21, 0x1e),
        Ink::Muted => rgb::Color::new(0x4c, 0x5c, 0x57),
        Ink::Accent => rgb::Color::new(0x0a, 0x5a, 0x50),
        Ink::Rule => rgb::Color::new(0xd3, 0xdb, 0xd5),
        Ink::Pale => rgb::Color::new(0xd3, 0xdf, 0xda),
        Ink::Paper => rgb::Color::new(0xf3, 0xf5, 0xf2),
    };
    Fill { paint: color.into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}
