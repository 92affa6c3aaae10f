//! `jalon demo`: fills an empty database with an invented network, then serves it.

use super::Done;
use jalon::{
    app::App,
    config::Config,
    db::Db,
    demo,
    desk::{Parts, Readings},
    kernel::{chance::Chance, moment::Clock},
};
use std::{io::Write, path::Path, sync::Arc};
use tokio::net::TcpListener;

/// Fills the database at `url`, or a new temporary file, and serves it until SIGTERM or SIGINT.
pub async fn run(url: Option<String>) -> Done {
    let home = tempfile::Builder::new().prefix("jalon-demo-").tempdir().map_err(|e| format!("no temporary folder: {e}"))?;
    let url = url.unwrap_or_else(|| format!("sqlite://{}", home.path().join("demo.db").display()));
    // The port first: nobody should wait for a demonstration that cannot be seen.
    let (config, listener) = listening(&url, home.path()).await?;
    let app = fresh(config).await?;
    eprintln!("Données fictives: everybody and every structure here is invented.");
    let filled = demo::fill(&app.parts, |name| eprintln!("  {name}")).await;
    let accounts = filled.map_err(|t| format!("the demonstration could not be made: {}: {}", t.at, super::admin::refused(t.refusal)))?;
    print(&app.parts.config.base_url, &accounts).map_err(|e| format!("the accounts cannot be printed: {e}"))?;
    for account in accounts.iter().filter(|a| a.places.len() > 1) {
        eprintln!("{} works in {}: one switches on the account's page.", account.email, account.places.join(" and "));
    }
    eprintln!("Open the address and sign in with any of these accounts. Ctrl+C ends the demonstration.");
    super::serve::on(&app, listener).await
}

/// The configuration of a demonstration: the environment's, on this database, at the address that was taken.
async fn listening(url: &str, home: &Path) -> Result<(Config, TcpListener), String> {
    let key = key(url, home)?;
    let read = |listen: Option<String>| {
        let get = |name: &str| match name {
            "DATABASE_URL" => Some(url.to_owned()),
            "JALON_LISTEN" if listen.is_some() => listen.clone(),
            "JALON_SECRET_KEY" if key.is_some() => key.clone(),
            name => super::environment(name),
        };
        Config::read(get).map_err(|wrong| wrong.join("\njalon: "))
    };
    let listener = super::serve::listen(read(None)?.listen).await?;
    let at = listener.local_addr().map_err(|e| e.to_string())?;
    Ok((read(Some(at.to_string()))?, listener))
}

/// A key for a database that keeps none beside it, unless the environment has one.
fn key(url: &str, home: &Path) -> Result<Option<String>, String> {
    if url.starts_with("sqlite:") || super::environment("JALON_SECRET_KEY").is_some() {
        return Ok(None);
    }
    let beside = format!("sqlite://{}", home.join("demo").display());
    // Made and kept as any key is: in a file of the temporary folder that only its owner reads.
    Config::read(|name| (name == "DATABASE_URL").then(|| beside.clone())).map_err(|wrong| wrong.join("\njalon: "))?;
    eprintln!("JALON_SECRET_KEY is not set: a key was made for this demonstration and goes with it.");
    std::fs::read_to_string(home.join("demo.key")).map(Some).map_err(|e| format!("the secret key cannot be read: {e}"))
}

/// The service on a database that nothing has been put into.
async fn fresh(config: Config) -> Result<App, String> {
    let db = Db::open(&config.database_url).await.map_err(|e| e.to_string())?;
    if !db.is_untouched().await.map_err(|e| e.to_string())? {
        // Its address may hold a password, so it is not repeated.
        return Err("the database of --database is not empty; a demonstration only fills a new one".into());
    }
    db.migrate().await.map_err(|e| e.to_string())?;
    Ok(App::on(Arc::new(Parts { config, db, clock: Clock::System, chance: Chance::System, readings: Readings::default() })))
}

/// Standard output holds the address and the accounts alone, so that a script can read them.
fn print(address: &str, accounts: &[demo::Account]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{address}")?;
    for account in accounts {
        writeln!(out, "{} {} {}", account.role, account.email, account.password)?;
    }
    out.flush()
}
