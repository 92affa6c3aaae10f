//! `jalon verify` and `jalon doctor`: whether the data can be trusted, and whether the server is well.

use super::Done;
use jalon::{
    config::Config,
    db::Db,
    desk::{Parts, Readings},
    kernel::{chance::Chance, moment::Clock},
    trust::{
        doctor::{self, Level},
        verify,
    },
};

/// The environment, read as the service reads it.
fn environment() -> Result<Config, Vec<String>> {
    Config::read(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))
}

/// `jalon verify`. The database is not brought up to date first: that would mend what is to be found.
pub async fn verify() -> Done {
    let config = super::config()?;
    let db = Db::look(&config.database_url).await.map_err(|e| e.to_string())?;
    let parts = Parts { config, db, clock: Clock::System, chance: Chance::System, readings: Readings::default() };
    let walked = verify::all(&parts).await?;
    println!("all is right: {} structures, {} journal entries", walked.structures, walked.entries);
    Ok(())
}

/// `jalon doctor`
pub async fn doctor() -> Done {
    let findings = doctor::examine(environment(), &Clock::System).await;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.iter().filter(|f| f.level == Level::Wrong).count() {
        0 => Ok(()),
        1 => Err("one thing is wrong".into()),
        wrong => Err(format!("{wrong} things are wrong")),
    }
}
