//! A photographed or scanned paper, as it is handed in: base64 in JSON and in our own forms.

use super::{photo, signal::Signal};
use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};
use sha2::Digest;

/// The largest scan, in bytes: what a phone's camera makes of a page.
pub const MOST: usize = 6 * 1024 * 1024;

/// A JPEG, a PNG or a PDF, told by its first bytes and not by what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

impl Scan {
    /// # Errors
    /// `err-scan-kind`, `err-scan-large`.
    pub fn of(bytes: Vec<u8>) -> Result<Scan, Signal> {
        if bytes.len() > MOST {
            return Err(Signal::new("err-scan-large").with("most", MOST / 1024 / 1024));
        }
        let kind = match bytes.as_slice() {
            [0xff, 0xd8, 0xff, ..] => "image/jpeg",
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => "image/png",
            [b'%', b'P', b'D', b'F', b'-', ..] => "application/pdf",
            _ => return Err(Signal::new("err-scan-kind")),
        };
        Ok(Scan { kind, bytes })
    }

    /// A paper as it is handed in: a photograph leaves behind what its camera wrote beside the picture.
    ///
    /// # Errors
    /// As [`Scan::of`].
    fn handed_in(bytes: Vec<u8>) -> Result<Scan, Signal> {
        let mut scan = Scan::of(bytes)?;
        let bare = match scan.kind {
            "image/jpeg" => photo::jpeg(&scan.bytes),
            "image/png" => photo::png(&scan.bytes),
            _ => None,
        };
        scan.bytes = bare.unwrap_or(scan.bytes);
        Ok(scan)
    }

    /// A paper as it is kept, to the byte.
    ///
    /// # Errors
    /// As [`Scan::of`], and `err-scan-base64`.
    pub fn kept(content: &str) -> Result<Scan, Signal> {
        Scan::of(decoded(content)?)
    }

    /// SHA-256 of its bytes, in hexadecimal digits.
    pub fn hash(&self) -> String {
        HEXLOWER.encode(&sha2::Sha256::digest(&self.bytes))
    }

    /// As it is kept: base64.
    pub fn content(&self) -> String {
        BASE64.encode(&self.bytes)
    }
}

fn decoded(content: &str) -> Result<Vec<u8>, Signal> {
    BASE64.decode(content.trim().as_bytes()).map_err(|_| Signal::new("err-scan-base64"))
}

impl std::str::FromStr for Scan {
    type Err = Signal;
    fn from_str(s: &str) -> Result<Self, Signal> {
        Scan::handed_in(decoded(s)?)
    }
}

/// In the journal a scan is its kind, its length and its hash: the paper itself is kept once.
impl Serialize for Scan {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut told = s.serialize_struct("Scan", 3)?;
        told.serialize_field("kind", self.kind)?;
        told.serialize_field("bytes", &self.bytes.len())?;
        told.serialize_field("sha256", &self.hash())?;
        told.end()
    }
}

impl<'de> Deserialize<'de> for Scan {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(super::text::Parsed::new())
    }
}

impl utoipa::PartialSchema for Scan {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Byte)))
            .into()
    }
}
impl utoipa::ToSchema for Scan {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_told_by_its_first_bytes() {
        let read = |bytes: &[u8]| BASE64.encode(bytes).parse::<Scan>().map(|s| s.kind).map_err(|e| e.key);
        assert_eq!(read(b"\x89PNG\r\n\x1a\nrest"), Ok("image/png"));
        assert_eq!(read(b"\xff\xd8\xff\xe0rest"), Ok("image/jpeg"));
        assert_eq!(read(b"%PDF-1.7"), Ok("application/pdf"));
        assert_eq!(read(b"<svg onload=alert(1)>"), Err("err-scan-kind".into()));
        assert_eq!(read(b""), Err("err-scan-kind".into()));
        assert_eq!("not base64!".parse::<Scan>().map_err(|e| e.key), Err("err-scan-base64".into()));
        assert_eq!(Scan::of(vec![0xff; MOST + 1]).map_err(|e| e.key), Err("err-scan-large".into()));
    }

    #[test]
    fn the_journal_keeps_no_bytes() {
        let told = serde_json::to_value(Scan::of(b"%PDF-1.7 secret".to_vec()).unwrap()).unwrap();
        assert_eq!((told["bytes"].as_u64(), told["sha256"].as_str().map(str::len)), (Some(15), Some(64)));
        assert!(!told.to_string().contains("secret"));
    }
}
