//! The paper: a PDF that a person is proud to hand over, and that a screen reader reads in order.
//!
//! Invariant: the same [`Attestation`] gives the same bytes; no clock, no fonts of the machine, no randomness.
//!
//! It claims PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2): krilla refuses to write what breaks a rule that a program can
//! check. The order of work: `sheets` breaks text into lines and lines into pages (what is where), `press` draws the pages
//! and builds the tree of tags (what it is). One entry of the tree may have pieces on several pages.

mod body;
mod fonts;
mod press;
mod sheets;
mod table;
mod writing;

use super::{Attestation, Flaw};

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("this cannot be attested: {0}")]
    Flaw(#[from] Flaw),
    /// Our faces hold Latin, Greek, Cyrillic and Arabic script. Rather than print empty boxes in somebody's name, the paper
    /// is refused, and says by which signs: an identity card has a spelling in Latin letters beside any other.
    #[error("no face has these signs: {0}")]
    Unwritable(String),
    #[error("the code to scan cannot hold the address: {0}")]
    Code(#[from] qrcode::types::QrError),
    #[error("a face of the program cannot be read: {0}")]
    Face(&'static str),
    /// A rule of PDF/UA or PDF/A is broken, which is a mistake of this program.
    #[error("the file would break its standard: {0}")]
    Standard(String),
}

/// Writes the paper.
///
/// # Errors
/// [`PaperError::Flaw`] for what must not be attested, [`PaperError::Unwritable`] for signs that no face has.
pub fn write(attestation: &Attestation) -> Result<Vec<u8>, PaperError> {
    attestation.check()?;
    let mut scribe = writing::Scribe::new()?;
    let script = body::compose(attestation, &mut scribe)?;
    if !scribe.missing().is_empty() {
        return Err(PaperError::Unwritable(scribe.missing().iter().collect()));
    }
    press::print(script, attestation)
}

/// The signs of a text that the paper could not show: a form asks this before somebody signs.
///
/// # Errors
/// [`PaperError::Face`] when the program's own faces cannot be read.
pub fn unwritable(text: &str) -> Result<Vec<char>, PaperError> {
    let mut scribe = writing::Scribe::new()?;
    scribe.lines(text, writing::BODY, 400.0);
    Ok(scribe.missing().iter().copied().collect())
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn contains(bytes: &[u8], text: &str) -> bool {
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    }

    #[test]
    fn every_sample_is_written_twice_alike() {
        for sample in samples::all() {
            let first = write(&sample).unwrap();
            assert_eq!(first, write(&sample).unwrap());
            assert!(first.starts_with(b"%PDF-1.7"));
        }
    }

    #[test]
    fn the_file_says_its_language_and_its_standards() {
        let (french, english) = (write(&samples::short_fr()).unwrap(), write(&samples::short_en()).unwrap());
        assert!(contains(&french, "/Lang(fr)") || contains(&french, "/Lang (fr)"));
        assert!(contains(&english, "/Lang(en)") || contains(&english, "/Lang (en)"));
        assert!(contains(&french, "pdfuaid:part") && contains(&french, "pdfaid:part"));
    }

    #[test]
    fn a_sign_without_a_face_is_named_rather_than_printed_as_a_box() {
        let mut attestation = samples::short_fr();
        attestation.holder.first_name = "美咲".into();
        match write(&attestation) {
            Err(PaperError::Unwritable(signs)) => assert_eq!(signs, "咲美"),
            other => panic!("{:?}", other.map(|bytes| bytes.len())),
        }
        assert_eq!(unwritable("Żółć, œuf, ليلى\u{202f}!").unwrap(), Vec::<char>::new());
        assert_eq!(unwritable("Merci 🙂").unwrap(), vec!['🙂']);
    }

    /// Everything as long as it may be, in the widest letter and without a place to break.
    fn longest() -> Attestation {
        use super::super::content::{LONGEST, LONGEST_NAME};
        let (name, wording) = ("W".repeat(LONGEST_NAME), "W".repeat(LONGEST));
        let mut attestation = samples::long_fr();
        for domain in &mut attestation.domains {
            domain.name.clone_from(&name);
            domain.skills.iter_mut().for_each(|skill| skill.wording.clone_from(&wording));
        }
        attestation.holder.first_name.clone_from(&name);
        attestation.holder.last_name.clone_from(&name);
        attestation.structure.name.clone_from(&name);
        attestation.structure.city.clone_from(&name);
        attestation.framework.name.clone_from(&name);
        attestation.attester.name.clone_from(&name);
        attestation.attester.role.clone_from(&name);
        attestation.purpose = wording;
        attestation.comment = Some("mot\n".repeat(700));
        let address = format!("https://jalon.example/verify/{}", "W".repeat(171));
        attestation.verification.address = address;
        attestation
    }

    #[test]
    fn nothing_is_drawn_beyond_the_margins_however_long() {
        use super::sheets::{BOTTOM, HEIGHT, LEFT, Meaning, Piece, RIGHT, TOP};
        for attestation in samples::all().into_iter().chain([longest()]) {
            attestation.check().unwrap();
            let mut scribe = writing::Scribe::new().unwrap();
            let script = body::compose(&attestation, &mut scribe).unwrap();
            for (meaning, piece) in script.sheets.iter().flatten() {
                let lowest = if *meaning == Meaning::Footer { HEIGHT - 16.0 } else { BOTTOM };
                let (x, y, width, height) = match piece {
                    Piece::Line { text, line, x, y, .. } => (*x, *y, text.lines[*line].width, text.style.leading),
                    Piece::Block { x, y, width, height, .. } | Piece::Link { x, y, width, height, .. } => (*x, *y, *width, *height),
                    Piece::Code { x, y, side, .. } => (*x, *y, *side, *side),
                };
                // The rod stands in the margin on purpose.
                assert!(x >= LEFT - 22.0 && x + width <= RIGHT + 0.1, "{x} {width}");
                assert!(y >= TOP && y + height <= lowest + 0.1, "{y} {height}");
            }
        }
        assert!(write(&longest()).is_ok());
    }
}
