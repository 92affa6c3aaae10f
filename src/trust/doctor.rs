//! What is right, what is wrong and what to do about it, for whoever runs the server.
//!
//! Invariant: only what keeps Jalon from serving correctly is [`Level::Wrong`]; a choice that could be better is advice.

use crate::{
    config::Config,
    db::{Db, Engine, Migrated, col, count, sqlite_file, tables::*},
    kernel::{
        Moment,
        moment::{Clock, SECOND, Zone},
    },
    people::{mails::store::REFUSED, structures},
};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use sea_query::ExprTrait;
use std::{fmt, os::unix::fs::PermissionsExt, path::Path, time::Duration};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Right,
    /// Jalon serves, but could be looked after better.
    Advice,
    /// Jalon cannot serve correctly.
    Wrong,
}

/// One line of the doctor's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub level: Level,
    /// What was looked at.
    pub about: &'static str,
    /// What was found and, unless it is right, what to do.
    pub said: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Right => "right",
            Level::Advice => "advice",
            Level::Wrong => "WRONG",
        };
        write!(f, "{level:<7}{:<15}{}", self.about, self.said)
    }
}

/// The findings so far.
#[derive(Debug, Default)]
struct Sheet(Vec<Finding>);

impl Sheet {
    fn note(&mut self, level: Level, about: &'static str, said: impl Into<String>) {
        self.0.push(Finding { level, about, said: said.into() });
    }
}

/// Looks at everything that can be looked at. A configuration with mistakes leaves nothing else to look at.
pub async fn examine(config: Result<Config, Vec<String>>, clock: &Clock) -> Vec<Finding> {
    let mut sheet = Sheet::default();
    match config {
        Err(wrong) => wrong.into_iter().for_each(|said| sheet.note(Level::Wrong, "configuration", said)),
        Ok(config) => {
            sheet.note(Level::Right, "configuration", format!("people reach this service at {}", config.base_url));
            key_file(&mut sheet, &config);
            database_file(&mut sheet, &config.database_url);
            proxy(&mut sheet, &config);
            disk(&mut sheet, &config.database_url);
            let db = database(&mut sheet, &config.database_url).await;
            time(&mut sheet, clock, db.as_ref()).await;
            smtp(&mut sheet, &config).await;
            if let Some(db) = &db {
                if let Err(e) = outbox(&mut sheet, db, config.smtp_url.is_some()).await {
                    sheet.note(Level::Wrong, "outbox", format!("it cannot be read: {e}"));
                }
                db.close().await;
            }
        }
    }
    sheet.0
}

/// Whoever reads the key can sign in as anybody's link.
fn key_file(sheet: &mut Sheet, config: &Config) {
    let file = format!("{}.key", sqlite_file(&config.database_url).display());
    // With a key from the environment there is no file, and a file of an earlier day is still a secret.
    let Ok(about) = std::fs::metadata(&file) else { return };
    match about.permissions().mode() & 0o777 {
        mode if mode & 0o077 == 0 => sheet.note(Level::Right, "secret key", format!("{file} is its owner's alone")),
        mode => sheet.note(Level::Wrong, "secret key", format!("{file} can be read by others (mode {mode:o}): chmod 600 {file}")),
    }
}

/// Whoever reads an SQLite file reads everybody's record.
fn database_file(sheet: &mut Sheet, url: &str) {
    let file = sqlite_file(url);
    let Some(about) = std::fs::metadata(&file).ok().filter(|_| url.starts_with("sqlite:")) else { return };
    let file = file.display();
    match about.permissions().mode() & 0o777 {
        mode if mode & 0o077 == 0 => sheet.note(Level::Right, "database file", format!("{file} is its owner's alone")),
        mode => {
            let said = format!("{file} can be read by others (mode {mode:o}): chmod 600 {file} {file}-wal {file}-shm");
            sheet.note(Level::Advice, "database file", said);
        }
    }
}

/// We speak no https: who is reached by it stands behind a proxy, whose word about the callers must be believed.
fn proxy(sheet: &mut Sheet, config: &Config) {
    match config.trusted_proxies.is_empty() {
        _ if !config.is_https() => {}
        false => sheet.note(Level::Right, "proxy", "what it says of the callers is believed"),
        true => {
            let said =
                "JALON_TRUSTED_PROXIES is not set: behind a proxy all callers count as one, and one who tries many passwords keeps out all";
            sheet.note(Level::Advice, "proxy", said);
        }
    }
}

/// An SQLite database on a full disk takes nothing more.
fn disk(sheet: &mut Sheet, url: &str) {
    if !url.starts_with("sqlite:") {
        return;
    }
    let file = sqlite_file(url);
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match rustix::fs::statvfs(folder) {
        Err(e) => sheet.note(Level::Wrong, "disk", format!("the folder {} cannot be used: {e}", folder.display())),
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize) >> 20;
            let share = disk.f_bavail.saturating_mul(100) / std::cmp::max(disk.f_blocks, 1);
            let said = format!("{free} MiB ({share} %) are free in {}", folder.display());
            match share {
                10.. => sheet.note(Level::Right, "disk", said),
                _ => sheet.note(Level::Advice, "disk", format!("{said}: make room before it is full")),
            }
        }
    }
}

/// Opens the database as it is.
async fn database(sheet: &mut Sheet, url: &str) -> Option<Db> {
    if url.starts_with("sqlite:") && !sqlite_file(url).exists() {
        sheet.note(Level::Advice, "database", format!("{} is not there yet: jalon migrate creates it", sqlite_file(url).display()));
        return None;
    }
    let db = match Db::look(url).await {
        Ok(db) => db,
        Err(e) => {
            sheet.note(Level::Wrong, "database", format!("{e}: see that the server runs and that DATABASE_URL is its address"));
            return None;
        }
    };
    match schema(sheet, &db).await {
        Ok(true) => Some(db),
        Ok(false) => None,
        Err(e) => {
            sheet.note(Level::Wrong, "database", format!("it does not answer: {e}"));
            None
        }
    }
}

/// Whether the database can be asked further.
async fn schema(sheet: &mut Sheet, db: &Db) -> crate::db::Result<bool> {
    let engine = match db.engine() {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    for (setting, right) in db.durability().await? {
        match right {
            true => sheet.note(Level::Right, "durability", setting),
            false => {
                sheet.note(Level::Wrong, "durability", format!("{setting}: what was acknowledged can be lost; set it back to its default"))
            }
        }
    }
    match db.migrated().await? {
        Migrated::Fully => sheet.note(Level::Right, "database", format!("{engine} answers and is up to date")),
        Migrated::Behind(waiting) => {
            sheet.note(
                Level::Advice,
                "database",
                format!("{engine} answers; {waiting} migrations wait: jalon migrate, or the next start, does them"),
            );
            return Ok(false);
        }
        Migrated::Ahead => {
            sheet.note(Level::Wrong, "database", format!("{engine} answers, but a newer Jalon was here: run that version"));
            return Ok(false);
        }
    }
    for said in db.unguarded().await? {
        sheet.note(Level::Wrong, "walls", format!("{said}: jalon migrate puts it back"));
    }
    Ok(true)
}

/// The year this version was made in: no clock that is right shows an earlier one.
const MADE_IN: i32 = 2025;

async fn time(sheet: &mut Sheet, clock: &Clock, db: Option<&Db>) {
    let now = clock.now();
    let year = Zone::named("UTC").map_or(0, |utc| utc.day(now).year());
    match year {
        MADE_IN..=2100 => sheet.note(Level::Right, "clock", now.rfc3339()),
        _ => sheet.note(Level::Wrong, "clock", format!("{} cannot be: set this machine's clock", now.rfc3339())),
    }
    let Some(db) = db else { return };
    match db.clock().await {
        Ok(None) => {}
        Ok(Some(theirs)) => compare(sheet, now, theirs),
        Err(e) => sheet.note(Level::Wrong, "clock", format!("the database's clock cannot be read: {e}")),
    }
}

fn compare(sheet: &mut Sheet, ours: Moment, theirs: Moment) {
    let apart = theirs.0.abs_diff(ours.0) / SECOND as u64;
    match apart {
        0..=5 => sheet.note(Level::Right, "clock", "the database's clock agrees"),
        _ => sheet.note(Level::Advice, "clock", format!("the database's clock is {apart} s apart: let both machines follow a time server")),
    }
}

/// How long a mail server may take to greet.
const PATIENCE: Duration = Duration::from_secs(5);

async fn smtp(sheet: &mut Sheet, config: &Config) {
    let Some(url) = &config.smtp_url else {
        sheet.note(Level::Advice, "mail", "no mail server: mails wait in the outbox until JALON_SMTP_URL is set");
        return;
    };
    // The address may hold a password: it is not shown.
    let mailer: AsyncSmtpTransport<Tokio1Executor> = match AsyncSmtpTransport::<Tokio1Executor>::from_url(url) {
        Ok(builder) => builder.timeout(Some(PATIENCE)).build(),
        Err(e) => return sheet.note(Level::Wrong, "mail", format!("JALON_SMTP_URL cannot be read: {e}")),
    };
    match tokio::time::timeout(PATIENCE * 2, mailer.test_connection()).await {
        Ok(Ok(true)) => sheet.note(Level::Right, "mail", "the mail server answers"),
        Ok(Ok(false)) => sheet.note(Level::Wrong, "mail", "the mail server hung up: ask whoever runs it"),
        Ok(Err(e)) => {
            sheet.note(Level::Wrong, "mail", format!("the mail server does not answer ({e}): see JALON_SMTP_URL; mails wait meanwhile"))
        }
        Err(_) => sheet.note(Level::Wrong, "mail", "the mail server does not answer in time: see JALON_SMTP_URL; mails wait meanwhile"),
    }
}

#[derive(sqlx::FromRow)]
struct Counted {
    n: i64,
}

async fn outbox(sheet: &mut Sheet, db: &Db, can_leave: bool) -> crate::db::Result<()> {
    let (mut waiting, mut dead) = (0, 0);
    let mut tx = db.read().await?;
    for (state, n) in [("queued", &mut waiting), ("dead", &mut dead)] {
        let q = tx.from(AccountMails::Table).expr(count(), "n").filter(col(AccountMails::State).eq(state));
        *n += tx.opt::<Counted>(&q).await?.map_or(0, |c| c.n);
    }
    drop(tx);
    for (structure, _) in structures::store::every(db).await? {
        let mut scope = db.read_in(structure).await?;
        for (state, n) in [("queued", &mut waiting), ("dead", &mut dead)] {
            // What its reader did not want any more, what was taken back and what came too late is no fault of the server's.
            let meant = col(Mails::Error).is_null().or(col(Mails::Error).is_not_in([REFUSED, "withdrawn", "expired"]));
            let q = scope.from(Mails::Table).expr(count(), "n").filter(col(Mails::State).eq(state).and(meant));
            *n += scope.one::<Counted>(&q).await?.n;
        }
    }
    match (waiting, can_leave) {
        (0, _) => sheet.note(Level::Right, "outbox", "no mail waits"),
        (n, true) => sheet.note(Level::Right, "outbox", format!("{n} mails wait for jalon serve to send them")),
        (n, false) => sheet.note(Level::Advice, "outbox", format!("{n} mails wait for a mail server")),
    }
    if dead > 0 {
        sheet.note(Level::Advice, "outbox", format!("{dead} mails were given up: the mail server refused them for good"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
