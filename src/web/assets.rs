//! Styles, script, typeface and icon: embedded, named by their content, kept by browsers for a year.

use super::{Answer, Ask};
use crate::desk::Refusal;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "templates/assets"]
struct Files;

fn address(name: &str) -> String {
    let hash = Files::get(name).map(|f| data_encoding::HEXLOWER.encode(&f.metadata.sha256_hash()[..6])).unwrap_or_default();
    format!("/assets/{name}?v={hash}")
}

/// The address of the style sheet.
pub fn style() -> &'static str {
    static STYLE: LazyLock<String> = LazyLock::new(|| address("style.css"));
    &STYLE
}

/// The address of the script.
pub fn script() -> &'static str {
    static SCRIPT: LazyLock<String> = LazyLock::new(|| address("jalon.js"));
    &SCRIPT
}

/// Gives a file.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn show(ask: Ask) -> Result<Answer, Refusal> {
    let name = ask.path.get("file").ok_or(Refusal::NotFound)?;
    let file = Files::get(name).ok_or(Refusal::NotFound)?;
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("webmanifest") => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    };
    Ok(Answer::File { kind, name: None, bytes: file.data.into_owned() })
}
