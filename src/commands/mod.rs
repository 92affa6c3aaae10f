//! One file per command; each answers with nothing, or with the one sentence that is shown before exit code 1.

pub mod admin;
pub mod bundles;
pub mod demo;
pub mod indicators;
pub mod serve;
pub mod trust;

use jalon::{
    app::App,
    config::Config,
    desk::Here,
    kernel::{chance::Chance, moment::Clock},
};
use std::process::ExitCode;

/// What a command answers.
pub type Done = Result<(), String>;

/// Shown below `--help`.
pub const ENVIRONMENT: &str = "Environment:
  DATABASE_URL           sqlite://FILE (default sqlite://jalon.db) or postgres://USER@HOST/DATABASE
  JALON_LISTEN           address and port to listen on (default 127.0.0.1:8080)
  JALON_BASE_URL         address people use (default http:// + JALON_LISTEN); https unless it is this machine
  JALON_SMTP_URL         smtp://HOST:PORT or smtps://USER:PASSWORD@HOST:PORT; absent: mails wait in the outbox
  JALON_MAIL_FROM        sender of mails (default Jalon <jalon@HOST of JALON_BASE_URL>)
  JALON_SECRET_KEY       64 hexadecimal digits; absent: kept beside the SQLite file; mandatory with PostgreSQL
  JALON_TRUSTED_PROXIES  addresses, separated by commas, whose X-Forwarded-For is believed
  RUST_LOG               what is logged (default warn,jalon=info)";

/// Says what went wrong on standard error, and exits with 1.
pub fn failed(said: &str) -> ExitCode {
    eprintln!("jalon: {said}");
    ExitCode::FAILURE
}

/// A variable of the environment, when it says something.
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

/// The configuration from the environment.
pub fn config() -> Result<Config, String> {
    Config::read(environment).map_err(|wrong| wrong.join("\njalon: "))
}

/// The service's parts on the configured database, brought up to date.
pub async fn open() -> Result<App, String> {
    App::open(config()?, Clock::System, Chance::System).await.map_err(|e| e.to_string())
}

/// `jalon migrate`
pub async fn migrate() -> Done {
    open().await.map(|_| ())
}

/// A structure by its slug.
pub async fn structure(app: &App, slug: &str) -> Result<Here, String> {
    let found = jalon::web::visit::structure(&app.parts, slug).await.map_err(|e| e.to_string())?;
    found.ok_or_else(|| format!("there is no structure \"{slug}\""))
}
