//! What the gate asks of a request before anybody reads it: where it comes from, whether our own page sent it, how large and
//! how deep it is; and the headers every answer carries.

use crate::desk::{Parts, Refusal};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request},
    response::Response,
};
use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Why a request goes no further.
pub(super) enum Stop {
    Refused(Refusal),
    Status(StatusCode),
}
impl From<Refusal> for Stop {
    fn from(r: Refusal) -> Self {
        Stop::Refused(r)
    }
}

/// The largest body, in bytes.
const BODY: usize = 1024 * 1024;
/// The same where a scan may come: it is a third longer in base64, and other fields come with it.
const LARGE_BODY: usize = crate::kernel::scan::MOST / 3 * 4 + BODY;
/// The deepest JSON.
const DEPTH: usize = 32;

/// The caller's address as the accept loop saw it.
#[derive(Debug, Clone, Copy)]
pub struct Caller(pub IpAddr);

/// No outside host, no inline script or style, nothing kept by caches, nothing framed.
pub(super) fn headed(mut r: Response, https: bool) -> Response {
    const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                       manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    let h = r.headers_mut();
    let open = h.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    let mut put = |name: HeaderName, value: &'static str| h.insert(name, HeaderValue::from_static(value));
    put(header::CONTENT_SECURITY_POLICY, CSP);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Not `no-referrer`: browsers then send `Origin: null` with our own forms.
    put(header::REFERRER_POLICY, "same-origin");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), if open { "cross-origin" } else { "same-origin" });
    put(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    put(HeaderName::from_static("x-robots-tag"), "noindex");
    if https {
        put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    if !h.contains_key(header::CACHE_CONTROL) {
        h.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    r
}

/// Behind a proxy we trust, the address it saw; otherwise the one at the other end of the wire.
pub(super) fn caller(parts: &Parts, req: &request::Parts) -> IpAddr {
    let direct = req.extensions.get::<Caller>().map_or(IpAddr::from([127, 0, 0, 1]), |c| c.0);
    if !parts.config.trusted_proxies.contains(&direct) {
        return direct;
    }
    let lines: Vec<&str> = req.headers.get_all("x-forwarded-for").iter().map(|v| v.to_str().unwrap_or("?")).collect();
    forwarded(direct, &lines.join(","), &parts.config.trusted_proxies)
}

/// The address that the last proxy of ours saw. From the right: what stands left of an entry nobody can read, the caller
/// may have written.
fn forwarded(direct: IpAddr, line: &str, ours: &[IpAddr]) -> IpAddr {
    let mut nearest = direct;
    for entry in line.rsplit(',').map(str::trim).filter(|e| !e.is_empty()) {
        let read = entry.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|a| a.ip()));
        match read.map(|a: IpAddr| a.to_canonical()) {
            Some(address) if ours.contains(&address) => nearest = address,
            Some(address) => return address,
            None => return nearest,
        }
    }
    nearest
}

/// An address of ours to go to: never another host, however a browser reads slashes.
pub fn own_address(to: &str) -> Option<&str> {
    let odd = |c: char| c == '\\' || c.is_control();
    (to.starts_with('/') && !to.starts_with("//") && !to.contains(odd)).then_some(to)
}

/// Whether a form was sent by one of our own pages, as browsers tell it. A caller that tells nothing is no browser, and
/// has no cookie of somebody else's to misuse; a signed-in one still needs the form's token.
pub(super) fn from_our_page(headers: &HeaderMap, base_url: &str) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    match text(header::ORIGIN) {
        None => true,
        Some(origin) if origin == base_url => true,
        // On this machine the address may be written in several ways; over https there is one.
        Some(origin) => {
            let own = |authority| base_url.starts_with("http://") && text(header::HOST) == Some(authority);
            origin.strip_prefix("http://").is_some_and(own)
        }
    }
}

/// Whether a link of another site led here: what it would have us write into a form, nobody here typed.
pub(super) fn led_from_elsewhere(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok());
    matches!(site, Some("cross-site" | "same-site"))
}

/// Whether two form tokens are of one sign-in.
pub(super) fn same(a: &str, b: &str) -> bool {
    use subtle::ConstantTimeEq;
    let secret = |t: &'_ str| t.split('.').next().unwrap_or_default().to_owned();
    let (a, b) = (secret(a), secret(b));
    !b.is_empty() && bool::from(a.as_bytes().ct_eq(b.as_bytes()))
}

/// Which callers are sending right now, and how many requests each: whoever lets many trickle in would hold every place.
#[derive(Debug, Default)]
pub(super) struct Arriving(Mutex<HashMap<IpAddr, usize>>);

/// A request on its way; dropped, it has come.
pub(super) struct Coming {
    all: Arc<Arriving>,
    caller: IpAddr,
}

impl Arriving {
    /// One more request of this caller.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] when `most` of theirs are on their way already.
    pub fn one(self: &Arc<Self>, caller: IpAddr, most: usize) -> Result<Coming, Refusal> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = all.entry(caller).or_default();
        if *own >= most {
            return Err(Refusal::TooMany { seconds: 5 });
        }
        *own += 1;
        Ok(Coming { all: self.clone(), caller })
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        let mut all = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        match all.get_mut(&self.caller) {
            Some(own) if *own > 1 => *own -= 1,
            _ => {
                all.remove(&self.caller);
            }
        }
    }
}

pub(super) async fn read_body(body: Body, patience: Duration, large: bool) -> Result<Vec<u8>, Stop> {
    let most = if large { LARGE_BODY } else { BODY };
    match tokio::time::timeout(patience, axum::body::to_bytes(body, most)).await {
        Ok(Ok(bytes)) => Ok(bytes.to_vec()),
        Ok(Err(e)) => {
            let large = std::error::Error::source(&e).is_some_and(|s| s.is::<http_body_util::LengthLimitError>());
            Err(Stop::Status(if large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::BAD_REQUEST }))
        }
        Err(_) => Err(Stop::Status(StatusCode::REQUEST_TIMEOUT)),
    }
}

/// Whether JSON text nests deeper than any of our inputs could.
pub(super) fn too_deep(text: &[u8]) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for b in text {
        match b {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_at(base: &str, pairs: &[(&'static str, &'static str)]) -> bool {
        let mut h = HeaderMap::new();
        for (k, v) in pairs {
            h.insert(*k, HeaderValue::from_static(v));
        }
        from_our_page(&h, base)
    }

    fn asked(pairs: &[(&'static str, &'static str)]) -> bool {
        asked_at("https://jalon.example", pairs)
    }

    #[test]
    fn the_callers_address_is_the_one_our_proxy_saw() {
        let ip = |s: &str| s.parse::<IpAddr>().unwrap();
        let (proxy, ours) = (ip("127.0.0.1"), [ip("127.0.0.1"), ip("10.0.0.1")]);
        let seen = |line: &str| forwarded(proxy, line, &ours).to_string();
        assert_eq!(seen("203.0.113.7"), "203.0.113.7");
        assert_eq!(seen("9.9.9.9, 203.0.113.7"), "203.0.113.7", "the left was written by the caller");
        assert_eq!(seen("9.9.9.9, 203.0.113.7:4711, 10.0.0.1"), "203.0.113.7");
        assert_eq!(seen("203.0.113.7, ::ffff:10.0.0.1"), "203.0.113.7", "our own proxy, written as IPv6");
        assert_eq!(seen("9.9.9.9, unknown"), "127.0.0.1");
        assert_eq!(seen("9.9.9.9, ?, 10.0.0.1"), "10.0.0.1");
        assert_eq!(seen(""), "127.0.0.1");
    }

    #[test]
    fn only_our_own_addresses_are_gone_to() {
        assert_eq!(own_address("/cases/1?x=2#y"), Some("/cases/1?x=2#y"));
        for wrong in ["", "x", "//evil.example", "/\\evil.example", "/\t/evil.example", "/a\\b", "https://evil.example"] {
            assert_eq!(own_address(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn only_our_own_pages_send_forms() {
        assert!(asked(&[("sec-fetch-site", "same-origin")]));
        assert!(asked(&[("origin", "https://jalon.example")]));
        assert!(asked_at("http://localhost:8080", &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]));
        assert!(!asked(&[("origin", "http://jalon.example"), ("host", "jalon.example")]), "without its encryption it is not ours");
        for wrong in ["cross-site", "same-site", "none"] {
            assert!(!asked(&[("sec-fetch-site", wrong), ("origin", "https://jalon.example")]));
        }
        assert!(!asked(&[("origin", "null"), ("host", "jalon.example")]));
        assert!(!asked(&[("origin", "https://evil.example"), ("host", "jalon.example")]));
    }

    #[test]
    fn depth_is_counted_outside_strings() {
        assert!(!too_deep(br#"{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}"#));
        assert!(too_deep("[".repeat(33).as_bytes()));
    }
}
