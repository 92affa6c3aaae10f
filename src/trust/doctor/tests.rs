//! What the doctor says of houses that were looked after, and of careless ones.

use super::*;
use crate::kernel::Day;

fn read(url: &str, more: &[(&str, &str)]) -> Result<Config, Vec<String>> {
    Config::read(|name| match name {
        "DATABASE_URL" => Some(url.to_owned()),
        _ => more.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()),
    })
}

fn clock() -> Clock {
    Clock::at(Day::of(2026, 11, 24).unwrap())
}

fn worst(findings: &[Finding], about: &str) -> Option<Level> {
    findings.iter().filter(|f| f.about == about).map(|f| f.level).reduce(Ord::max)
}

#[tokio::test]
async fn every_mistake_of_the_configuration_is_wrong() {
    let findings = examine(read("mysql://x", &[("JALON_LISTEN", "8080")]), &clock()).await;
    assert_eq!(findings.len(), 2);
    assert_eq!(worst(&findings, "configuration"), Some(Level::Wrong));
}

#[tokio::test]
async fn a_house_that_was_looked_after_is_right_and_a_careless_one_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/jalon.db", dir.path().display());
    let before = examine(read(&url, &[]), &clock()).await;
    assert_eq!(worst(&before, "database"), Some(Level::Advice), "nothing is there yet, and a look makes nothing");
    assert!(!dir.path().join("jalon.db").exists());
    Db::open(&url).await.unwrap().migrate().await.unwrap();
    let findings = examine(read(&url, &[]), &clock()).await;
    for about in ["configuration", "secret key", "database file", "durability", "database", "clock", "outbox"] {
        assert_eq!(worst(&findings, about), Some(Level::Right), "{about} in {findings:#?}");
    }
    assert_eq!(worst(&findings, "mail"), Some(Level::Advice), "no mail server is a choice");
    let key = dir.path().join("jalon.db.key");
    std::fs::set_permissions(&key, PermissionsExt::from_mode(0o644)).unwrap();
    std::fs::set_permissions(dir.path().join("jalon.db"), PermissionsExt::from_mode(0o640)).unwrap();
    let careless = examine(read(&url, &[("JALON_SMTP_URL", "smtp://127.0.0.1:9")]), &Clock::at(Day::of(1980, 1, 1).unwrap())).await;
    for about in ["secret key", "mail", "clock"] {
        assert_eq!(worst(&careless, about), Some(Level::Wrong), "{about} in {careless:#?}");
    }
    assert_eq!(worst(&careless, "database file"), Some(Level::Advice), "{careless:#?}");
}

#[tokio::test]
async fn behind_a_proxy_that_has_no_name_all_callers_are_one() {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/jalon.db", dir.path().display());
    let public = ("JALON_BASE_URL", "https://jalon.example");
    let said = async |more: &[(&str, &str)]| worst(&examine(read(&url, more), &clock()).await, "proxy");
    assert_eq!(said(&[public]).await, Some(Level::Advice));
    assert_eq!(said(&[public, ("JALON_TRUSTED_PROXIES", "127.0.0.1")]).await, Some(Level::Right));
    assert_eq!(said(&[]).await, None, "this machine alone needs no proxy");
}
