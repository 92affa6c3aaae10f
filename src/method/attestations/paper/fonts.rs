//! The faces of the paper, inside the program: what a machine has installed must not change a signed paper.
//!
//! Source Sans 3 as Adobe distributes it (never cut down: its name is reserved by the licence), Noto Sans Arabic for names
//! that it lacks. Where they are from: `templates/attestations/faces/README.md`.

use super::PaperError;
use krilla::text::Font;
use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use std::sync::Arc;

/// The families, in the order in which a sign is looked for.
pub const FAMILIES: &str = "'Source Sans 3', 'Noto Sans Arabic'";

const FILES: [(&str, &[u8]); 3] = [
    ("Source Sans 3", include_bytes!("../../../../templates/attestations/faces/SourceSans3-Regular.otf")),
    ("Source Sans 3 Semibold", include_bytes!("../../../../templates/attestations/faces/SourceSans3-Semibold.otf")),
    ("Noto Sans Arabic", include_bytes!("../../../../templates/attestations/faces/NotoSansArabic-Regular.ttf")),
];

/// A collection that knows our files and nothing of the machine's.
pub fn context() -> FontContext {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for (_, bytes) in FILES {
        collection.register_fonts(Blob::new(Arc::new(bytes)), None);
    }
    FontContext { collection, source_cache: SourceCache::default() }
}

/// The same faces for the PDF, each with the bytes it was made from.
pub fn faces() -> Result<Vec<(&'static [u8], Font)>, PaperError> {
    let open =
        |(name, bytes): (&'static str, &'static [u8])| Font::new(bytes.into(), 0).map(|font| (bytes, font)).ok_or(PaperError::Face(name));
    FILES.into_iter().map(open).collect()
}
