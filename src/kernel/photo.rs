//! What a camera writes into a photograph beside the picture: where it was taken, when, by which device, a smaller picture of the
//! same. None of it is what a signed paper says, and the place can be somebody's home: it is left out before the paper is kept.
//!
//! Invariant: the picture itself stays, byte for byte, and stands as it stood.

use img_parts::{Bytes, ImageEXIF, jpeg::Jpeg, png::Png};

/// What says how colours are meant; a picture without it looks different.
const COLOURS: [u8; 2] = [0xe2, 0xee];
/// The density of a JPEG's points.
const DENSITY: u8 = 0xe0;
/// Words and other matter that a camera or a program adds to a PNG.
const ADDED: [&[u8; 4]; 5] = [b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"];

/// A JPEG without what was written beside the picture, but for how it is turned. Nothing when it cannot be read as one.
pub fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut photo = Jpeg::from_bytes(Bytes::copy_from_slice(up_to_the_end(bytes))).ok()?;
    let turned = photo.exif().and_then(|exif| turning(&exif));
    photo.segments_mut().retain(|part| match part.marker() {
        // Colours are profiles; the same mark also bears whole other pictures.
        0xe2 => part.contents().starts_with(b"ICC_PROFILE\0"),
        marker @ (0xe0..=0xef | 0xfe) => marker == DENSITY && part.contents().starts_with(b"JFIF\0") || COLOURS.contains(&marker),
        _ => true,
    });
    if let Some(turned) = turned {
        photo.set_exif(Some(only_turning(turned)));
    }
    Some(photo.encoder().bytes().to_vec())
}

/// A PNG without what was written beside the picture. Nothing when it cannot be read as one.
pub fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    picture.chunks_mut().retain(|part| !ADDED.contains(&&part.kind()));
    Some(picture.encoder().bytes().to_vec())
}

/// How a photograph is to be turned, 2 to 8; 1, as it lies, needs no saying.
fn turning(exif: &[u8]) -> Option<u16> {
    let read = exif::Reader::new().read_raw(exif.to_vec()).ok()?;
    let said = read.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?.value.get_uint(0)?;
    u16::try_from(said).ok().filter(|turn| (2..=8).contains(turn))
}

/// An Exif block that says nothing else: TIFF 6.0, big-endian, one directory with one entry.
fn only_turning(turned: u16) -> Bytes {
    let mut block = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend(turned.to_be_bytes());
    block.extend([0; 6]);
    block.into()
}

/// A JPEG up to the end of its picture: telephones put films and further pictures, with their own places, behind it (ITU-T T.81,
/// annex B). The whole when no end is found.
fn up_to_the_end(bytes: &[u8]) -> &[u8] {
    let mut at = 2;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == 0xff)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0xd9) => return &bytes[..at + 2],
            // Filling, a byte of the picture that looks like a mark, a mark without a length.
            Some(0xff) => at += 1,
            Some(0x00 | 0x01 | 0xd0..=0xd8) => at += 2,
            Some(_) => match bytes.get(at + 2..at + 4) {
                Some(&[high, low]) => at += 2 + usize::from(u16::from_be_bytes([high, low])),
                _ => break,
            },
            None => break,
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mark of a JPEG with its length.
    fn part(marker: u8, contents: &[u8]) -> Vec<u8> {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), contents].concat()
    }

    fn exif(turned: u16) -> Vec<u8> {
        let mut block = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01".to_vec();
        block.extend(turned.to_be_bytes());
        block.extend(b"\0\0\x01\x0f\0\x02\0\0\0\x0c\0\0\0\x26\0\0\0\0Montre 47,4\0");
        block
    }

    fn photograph(turned: u16) -> Vec<u8> {
        let mut photo = vec![0xff, 0xd8];
        photo.extend(part(0xe0, b"JFIF\0\x01\x01"));
        photo.extend(part(0xe1, &exif(turned)));
        photo.extend(part(0xe1, b"http://ns.adobe.com/xap/1.0/\0<place>Montreuil</place>"));
        photo.extend(part(0xe2, b"MPF\0 another picture"));
        photo.extend(part(0xe2, b"ICC_PROFILE\0\x01\x01colours"));
        photo.extend(part(0xed, b"Photoshop 3.0 caption"));
        photo.extend(part(0xee, b"Adobe\0\x64\0\0\0\0\x01"));
        photo.extend(part(0xfe, b"a comment"));
        photo.extend(part(0xdb, b"table \xff\xd9 inside"));
        photo.extend(part(0xda, b"scan"));
        photo.extend(b"the picture \xff\x00 \xff\xd0 itself\xff\xd9");
        photo.extend(b"\0\0\0\x18ftypmp42 a film of Montreuil \xff\xd8\xff\xe1 47.4");
        photo
    }

    fn holds(bytes: &[u8], words: &str) -> bool {
        bytes.windows(words.len()).any(|w| w == words.as_bytes())
    }

    #[test]
    fn a_photograph_says_nothing_but_its_picture_and_how_it_is_turned() {
        let kept = jpeg(&photograph(6)).unwrap();
        for gone in ["Montre", "47", "caption", "comment", "another picture", "film", "xap"] {
            assert!(!holds(&kept, gone), "{gone}");
        }
        for there in ["JFIF", "ICC_PROFILE", "Adobe", "inside", "itself"] {
            assert!(holds(&kept, there), "{there}");
        }
        assert!(kept.ends_with(b"the picture \xff\x00 \xff\xd0 itself\xff\xd9"));
        let said = Jpeg::from_bytes(kept.clone().into()).unwrap().exif().unwrap();
        assert_eq!(turning(&said), Some(6), "it stands as it stood");
        assert_eq!(jpeg(&kept).unwrap(), kept, "a second time changes nothing");
        assert!(Jpeg::from_bytes(jpeg(&photograph(1)).unwrap().into()).unwrap().exif().is_none());
    }

    #[test]
    fn a_png_loses_its_words() {
        let chunk = |kind: &[u8; 4], contents: &'static [u8]| img_parts::png::PngChunk::new(*kind, Bytes::from_static(contents));
        let chunks =
            [chunk(b"IHDR", b"0000000000000"), chunk(b"tEXt", b"Place\0Montreuil"), chunk(b"IDAT", b"picture"), chunk(b"IEND", b"")];
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        chunks.into_iter().for_each(|c| bytes.extend(c.encoder().bytes()));
        let kept = png(&bytes).unwrap();
        assert!(!holds(&kept, "Montreuil") && holds(&kept, "picture"));
    }

    #[test]
    fn what_is_no_picture_is_left_as_it_is() {
        assert_eq!((jpeg(b"\xff\xd8\xff"), png(b"\x89PNG\r\n\x1a\nrest")), (None, None));
        for cut in 0..photograph(6).len() {
            let _ = jpeg(&photograph(6)[..cut]);
        }
    }
}
