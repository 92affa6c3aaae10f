//! One running service: the doors to the outside, and the table that every slice adds itself to.

use crate::{
    config::Config,
    db::{Db, Error},
    desk::{Parts, Readings},
    exchange,
    kernel::{chance::Chance, moment::Clock},
    method, people, quality,
    web::{self, Table},
};
use axum::http::StatusCode;
use std::sync::Arc;

/// What one service owns.
pub struct App {
    pub parts: Arc<Parts>,
    pub table: Arc<Table>,
}

/// Everything the product can do and show: one line per slice.
pub fn table() -> Table {
    let mut t = Table::default();
    people::accounts::pages::register(&mut t);
    people::accounts::places::register(&mut t);
    people::structures::pages::register(&mut t);
    people::profiles::pages::register(&mut t);
    people::members::pages::register(&mut t);
    people::mails::pages::register(&mut t);
    people::training::pages::register(&mut t);
    people::trainees::pages::register(&mut t);
    people::employers::pages::register(&mut t);
    people::merges::pages::register(&mut t);
    method::cases::pages::register(&mut t);
    method::plans::pages::register(&mut t);
    method::extensions::pages::register(&mut t);
    method::suspensions::pages::register(&mut t);
    method::gaps::pages::register(&mut t);
    method::needs::pages::register(&mut t);
    method::needs::firm::register(&mut t);
    method::candidates::pages::register(&mut t);
    method::placements::pages::register(&mut t);
    method::frameworks::pages::register(&mut t);
    method::assessments::pages::register(&mut t);
    method::attestations::pages::register(&mut t);
    method::follow_up::pages::register(&mut t);
    method::agreements::pages::register(&mut t);
    method::scans::register(&mut t);
    method::sharing::pages::register(&mut t);
    method::sharing::as_read::register(&mut t);
    method::doors::codes::pages::register(&mut t);
    method::milestones::pages::register(&mut t);
    method::pulses::pages::register(&mut t);
    method::sessions::pages::register(&mut t);
    method::finding::pages::register(&mut t);
    method::steering::pages::register(&mut t);
    quality::indicators::pages::register(&mut t);
    exchange::bundles::actions::register(&mut t);
    exchange::transfers::pages::register(&mut t);
    exchange::transfers::arrival_pages::register(&mut t);
    t.page("/health", "service.health", crate::desk::Audience::ANYONE, health);
    t.page("/api/docs", "service.api", crate::desk::Audience::ANYONE, web::api::docs);
    t
}

async fn health(ask: web::Ask) -> Result<web::Answer, crate::desk::Refusal> {
    // A service that cannot read is not well.
    ask.parts.db.is_empty().await?;
    let text = format!("{{\"status\":\"ok\",\"version\":\"{}\"}}", env!("CARGO_PKG_VERSION"));
    Ok(web::Answer::Text { status: StatusCode::OK, kind: "application/json", text })
}

impl App {
    /// Opens the database of a configuration and brings it up to date, schema and rows.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn open(config: Config, clock: Clock, chance: Chance) -> Result<App, Error> {
        let db = Db::open(&config.database_url).await?;
        db.migrate().await?;
        let parts = Arc::new(Parts { config, db, clock, chance, readings: Readings::default() });
        exchange::catch_up::run(&parts).await?;
        Ok(App::on(parts))
    }

    /// A service on parts that are ready.
    pub fn on(parts: Arc<Parts>) -> App {
        App { parts, table: Arc::new(table()) }
    }

    /// The service's router; starts the task that writes readings.
    pub fn router(&self) -> axum::Router {
        self.parts.readings.start(self.parts.clone());
        web::gate::router(self.parts.clone(), self.table.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refs(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) => {
                found.extend(map.get("$ref").and_then(|r| r.as_str()).map(str::to_owned));
                map.values().for_each(|v| refs(v, found));
            }
            serde_json::Value::Array(all) => all.iter().for_each(|v| refs(v, found)),
            _ => {}
        }
    }

    /// A photograph is longer than any form: whoever takes one says so, or a telephone's is turned away at the gate.
    #[test]
    fn whoever_takes_a_photograph_takes_all_of_it() {
        let table = table();
        let takes = |a: &&crate::desk::ActionRow| serde_json::to_value((a.schema)()).unwrap()["properties"].get("scan").is_some();
        let (taking, others): (Vec<&crate::desk::ActionRow>, Vec<_>) = table.actions.iter().partition(takes);
        assert!(taking.len() >= 4);
        assert_eq!(taking.iter().filter(|a| !a.large).map(|a| a.name).collect::<Vec<_>>(), [""; 0]);
        assert_eq!(others.iter().filter(|a| a.large).map(|a| a.name).collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn the_description_of_the_api_points_at_nothing_that_is_not_there() {
        let document: serde_json::Value = serde_json::from_str(&web::openapi::document(&table())).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        let mut found = Vec::new();
        refs(&document, &mut found);
        assert!(found.len() > 50);
        let missing: std::collections::BTreeSet<&String> = found.iter().filter(|r| document.pointer(&r[1..]).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
