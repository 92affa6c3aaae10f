//! The environment, read once into a [`Config`]; every mistake is reported at once, by name (`interface.md`, section 2).

use std::{net::SocketAddr, path::PathBuf};

/// What one running service was told.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite://file` or `postgres://…`.
    pub database_url: String,
    pub listen: SocketAddr,
    /// Without a trailing slash.
    pub base_url: String,
    /// Absent: mails wait in the outbox.
    pub smtp_url: Option<String>,
    /// The sender of our mails.
    pub mail_from: String,
    pub key: Key,
    /// Addresses whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
}

/// 32 secret bytes; never printed.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    pub fn new(bytes: [u8; 32]) -> Self {
        Key(bytes)
    }

    /// HMAC-SHA-256 of the parts, each length-prefixed so that no two lists of parts look alike. `purpose` keeps the
    /// uses of the key apart.
    pub fn mac(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        use hmac::{Hmac, KeyInit, Mac};
        // HMAC takes keys of any length; ours has 32 bytes.
        let Ok(mut mac) = Hmac::<sha2::Sha256>::new_from_slice(&self.0) else { return [0; 32] };
        for part in std::iter::once(purpose.as_bytes()).chain(parts.iter().copied()) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

/// Where a default secret key lies: beside the SQLite file.
fn key_file(database_url: &str) -> Option<PathBuf> {
    let file = database_url.strip_prefix("sqlite://").or_else(|| database_url.strip_prefix("sqlite:"))?;
    Some(PathBuf::from(format!("{}.key", file.split('?').next().unwrap_or(file))))
}

impl Config {
    /// Reads the environment; `get` gives a variable's value when it is set.
    ///
    /// # Errors
    /// Every mistake, one sentence each.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Config, Vec<String>> {
        let mut wrong = Vec::new();
        let database_url = get("DATABASE_URL").unwrap_or_else(|| "sqlite://jalon.db".into());
        let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|p| database_url.starts_with(p));
        if !known {
            wrong.push("DATABASE_URL: expected sqlite://FILE or postgres://USER@HOST/DATABASE".to_owned());
        }
        let listen_text = get("JALON_LISTEN").unwrap_or_else(|| "127.0.0.1:8080".into());
        let listen = listen_text.parse().unwrap_or_else(|_| {
            wrong.push(format!("JALON_LISTEN: expected an address and a port such as 127.0.0.1:8080, read \"{listen_text}\""));
            SocketAddr::from(([127, 0, 0, 1], 8080))
        });
        let base_url = get("JALON_BASE_URL").unwrap_or_else(|| format!("http://{listen}")).trim_end_matches('/').to_owned();
        check_base_url(&base_url, &mut wrong);
        let smtp_url = get("JALON_SMTP_URL");
        if smtp_url.as_deref().is_some_and(|u| !u.starts_with("smtp://") && !u.starts_with("smtps://")) {
            wrong.push("JALON_SMTP_URL: expected smtp://HOST:PORT or smtps://USER:PASSWORD@HOST:PORT".to_owned());
        }
        let trusted_proxies = read_proxies(get("JALON_TRUSTED_PROXIES"), &mut wrong);
        let host = host_of(&base_url);
        // A bare number is no domain of a mail address.
        let domain = if host.parse::<std::net::IpAddr>().is_ok() { "localhost" } else { host };
        let mail_from = get("JALON_MAIL_FROM").unwrap_or_else(|| format!("Jalon <jalon@{domain}>"));
        let key = if known { read_key(get("JALON_SECRET_KEY"), &database_url, &mut wrong) } else { None };
        match key {
            Some(key) if wrong.is_empty() => Ok(Config { database_url, listen, base_url, smtp_url, mail_from, key, trusted_proxies }),
            _ => Err(wrong),
        }
    }

    /// Whether people reach the service over https.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The host of the base URL, for Message-IDs.
    pub fn host(&self) -> &str {
        host_of(&self.base_url)
    }
}

fn host_of(base_url: &str) -> &str {
    let rest = base_url.split("://").nth(1).unwrap_or("localhost");
    let authority = rest.split('/').next().unwrap_or(rest);
    authority.rsplit_once(':').map_or(authority, |(h, _)| h)
}

/// A plain http address is for this machine alone: a sign-in over it would be readable on the way.
fn check_base_url(url: &str, wrong: &mut Vec<String>) {
    let host = |rest: &str| rest.split('/').next().unwrap_or(rest).rsplit_once(':').map_or(rest.to_owned(), |(h, _)| h.to_owned());
    match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
        (Some(rest), _) if !rest.is_empty() => {}
        (_, Some(rest)) => {
            let name = host(rest);
            let loopback = name == "localhost" || name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok_and(|a| a.is_loopback());
            if !loopback {
                wrong.push(format!("JALON_BASE_URL: http is for this machine only; give the https address people use, read \"{url}\""));
            }
        }
        _ => wrong.push(format!("JALON_BASE_URL: expected an address such as https://jalon.example, read \"{url}\"")),
    }
}

fn read_proxies(given: Option<String>, wrong: &mut Vec<String>) -> Vec<std::net::IpAddr> {
    let given = given.unwrap_or_default();
    let mut out = Vec::new();
    for one in given.split(',').map(str::trim).filter(|s| !s.is_empty()) {
        match one.parse() {
            Ok(address) => out.push(std::net::IpAddr::to_canonical(&address)),
            Err(_) => wrong.push(format!("JALON_TRUSTED_PROXIES: expected addresses separated by commas, read \"{one}\"")),
        }
    }
    out
}

fn read_key(given: Option<String>, database_url: &str, wrong: &mut Vec<String>) -> Option<Key> {
    let read = |hex: &str| {
        let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(hex.trim().as_bytes()).ok()?;
        <[u8; 32]>::try_from(bytes).ok().map(Key)
    };
    let found = match (given, key_file(database_url)) {
        (Some(hex), _) => read(&hex).ok_or("JALON_SECRET_KEY: expected 64 hexadecimal digits".to_owned()),
        (None, None) => Err("JALON_SECRET_KEY: needed with PostgreSQL, the same for every process (64 hexadecimal digits)".to_owned()),
        (None, Some(file)) => {
            kept_key(&file).and_then(|hex| read(&hex).ok_or(format!("{}: expected 64 hexadecimal digits", file.display())))
        }
    };
    found.map_err(|said| wrong.push(said)).ok()
}

/// Reads the key beside the database, or makes one that only its owner can read.
fn kept_key(file: &std::path::Path) -> Result<String, String> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let said = |e: std::io::Error| format!("JALON_SECRET_KEY: not set, and {} cannot be used: {e}", file.display());
    match std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Ok(mut new) => {
            let hex = data_encoding::HEXLOWER.encode(&crate::kernel::chance::Chance::System.bytes::<32>());
            new.write_all(hex.as_bytes()).and_then(|()| new.sync_all()).map_err(said)?;
            Ok(hex)
        }
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => std::fs::read_to_string(file).map_err(said),
        Err(e) => Err(said(e)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_reported_at_once() {
        let wrong = Config::read(|name| match name {
            "DATABASE_URL" => Some("mysql://x".into()),
            "JALON_LISTEN" => Some("8080".into()),
            "JALON_BASE_URL" => Some("http://jalon.example".into()),
            "JALON_SMTP_URL" => Some("mail.example".into()),
            "JALON_TRUSTED_PROXIES" => Some("10.0.0.1, proxy".into()),
            _ => None,
        });
        let wrong = wrong.unwrap_err();
        for name in ["DATABASE_URL", "JALON_LISTEN", "JALON_BASE_URL", "JALON_SMTP_URL", "JALON_TRUSTED_PROXIES"] {
            assert!(wrong.iter().any(|w| w.starts_with(name)), "{name} in {wrong:?}");
        }
    }

    #[test]
    fn a_key_is_made_once_and_kept_private() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/jalon.db", dir.path().display());
        let read = || Config::read(|n| (n == "DATABASE_URL").then(|| url.clone())).unwrap().key.mac("x", &[]);
        assert_eq!(read(), read());
        let mode = std::fs::metadata(dir.path().join("jalon.db.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn postgresql_needs_a_key_and_a_wrong_one_is_named() {
        let url = |n: &str| (n == "DATABASE_URL").then(|| "postgres://jalon@localhost/jalon".to_owned());
        assert!(Config::read(url).unwrap_err()[0].starts_with("JALON_SECRET_KEY"));
        let short = |n: &str| if n == "JALON_SECRET_KEY" { Some("abc".into()) } else { url(n) };
        assert!(Config::read(short).unwrap_err()[0].contains("64"));
    }

    #[test]
    fn parts_cannot_be_shifted_between_each_other() {
        let key = Key::new([7; 32]);
        assert_ne!(key.mac("a", &[b"bc", b"d"]), key.mac("a", &[b"b", b"cd"]));
        assert_ne!(key.mac("link", &[b"x"]), key.mac("csrf", &[b"x"]));
    }
}
