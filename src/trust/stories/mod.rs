//! A house with the workshop in it, on each engine at hand: bundles go in and out of it, and hands it must notice reach in.

mod bundles;
mod tampering;

use super::verify;
use crate::{
    app::App,
    config::Config,
    desk::{Here, Refusal},
    exchange::bundles::{
        Bundle,
        actions::{ImportBundle, Unfit},
        report::FileCounts,
        store,
    },
    kernel::{Day, Language, chance::Chance, moment::Clock},
    people::{
        accounts,
        employers::Country,
        structures::{Profile, StructureKind, store as structures},
    },
    web,
};
use sqlx::{Connection, Executor};
use std::path::{Path, PathBuf};

/// A service on a database of its own, with one structure.
struct House {
    app: App,
    here: Here,
    dir: tempfile::TempDir,
    url: String,
}

/// One house on SQLite and, where a server is given, one on PostgreSQL.
async fn houses() -> Vec<House> {
    let mut houses = vec![House::on(None).await];
    if let Ok(server) = std::env::var("JALON_TEST_DATABASE") {
        houses.push(House::on(Some(server)).await);
    }
    houses
}

impl House {
    async fn on(server: Option<String>) -> House {
        let dir = tempfile::tempdir().unwrap();
        let clock = Clock::at(Day::of(2026, 3, 2).unwrap());
        let url = match server {
            None => format!("sqlite://{}/jalon.db", dir.path().display()),
            Some(server) => {
                let name = format!("jalon_{}", Chance::System.uuid(clock.now()).simple());
                let mut connection = sqlx::PgConnection::connect(&server).await.unwrap();
                connection.execute(sqlx::AssertSqlSafe(format!("create database {name}"))).await.unwrap();
                format!("{}/{name}", server.rsplit_once('/').unwrap().0)
            }
        };
        let config = Config::read(|name| match name {
            "DATABASE_URL" => Some(url.clone()),
            "JALON_SECRET_KEY" => Some("5a".repeat(32)),
            _ => None,
        });
        let app = App::open(config.unwrap(), clock, Chance::seeded(7)).await.unwrap();
        let here = open(&app, "cedre").await;
        House { app, here, dir, url }
    }

    async fn import(&self, folder: &Path) -> Result<Vec<FileCounts>, Vec<String>> {
        let announced = ImportBundle::announce(&self.app.parts, &self.here, folder).await;
        let import = announced.map_err(|unfit| match unfit {
            Unfit::Wrong(errors) => errors.iter().map(ToString::to_string).collect(),
            Unfit::Broken(e) => vec![e.to_string()],
        })?;
        let records = import.records.clone();
        self.act(import).await.map_err(|refusal| vec![refusal.to_string()])?;
        Ok(records)
    }

    async fn act(&self, import: ImportBundle) -> Result<(), Refusal> {
        accounts::admin::act(&self.app.parts, self.here.clone(), import).await.map(|_| ())
    }

    /// Imports one small file.
    async fn import_file(&self, name: &str, text: &str) -> Result<Vec<FileCounts>, Vec<String>> {
        let folder = self.dir.path().join("small");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
        self.import(&folder).await
    }

    async fn bundle(&self) -> Bundle {
        let mut scope = self.app.parts.db.read_in(self.here.id).await.unwrap();
        store::load(&mut scope).await.unwrap().bundle
    }

    /// Verifies the house, and says what is wrong.
    async fn wrong(&self) -> Option<String> {
        verify::all(&self.app.parts).await.err()
    }

    /// Reaches into the database with a hand that no rule holds back.
    async fn tamper(&self, sql: &str) {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        if self.url.starts_with("sqlite") {
            let file = self.url.trim_start_matches("sqlite://");
            let options =
                sqlx::sqlite::SqliteConnectOptions::new().filename(file).foreign_keys(false).pragma("ignore_check_constraints", "on");
            sqlx::SqliteConnection::connect_with(&options).await.unwrap().execute(sql).await.unwrap();
        } else {
            let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
            let own = format!("set jalon.structure = '{}'", self.here.id);
            connection.execute(sqlx::AssertSqlSafe(own)).await.unwrap();
            connection.execute(sql).await.unwrap();
        }
    }
}

/// A structure of the network, made when it is asked for.
async fn open(app: &App, slug: &str) -> Here {
    let network = match structures::network_by_slug(&app.parts, "coorace").await.unwrap() {
        Some(network) => network,
        None => structures::create_network(&app.parts, "coorace", "Réseau", Country::Fr).await.unwrap(),
    };
    let new = structures::NewStructure {
        network,
        region: None,
        slug: slug.to_owned(),
        name: "Atelier du Cèdre".to_owned(),
        kind: StructureKind::Aci,
        country: Country::Fr,
        time_zone: "Europe/Paris".to_owned(),
        language: Language::Fr,
        profile: Profile::Rejoins,
        since: Day::FIRST,
    };
    structures::create(&app.parts, new).await.unwrap();
    web::visit::structure(&app.parts, slug).await.unwrap().unwrap()
}

fn workshop() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/atelier-du-cedre")
}
