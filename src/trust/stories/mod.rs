//! A house with the workshop in it, on each engine at hand: bundles go in and out of it, and hands it must notice reach in.

mod bundles;
mod course;
mod needs;
mod skills;
mod tampering;
mod words;

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
        let url = database(dir.path(), server.as_deref(), None).await;
        let app = App::open(config(&url), Clock::at(today()), Chance::seeded(7)).await.unwrap();
        let here = open(&app, "cedre").await;
        House { app, here, dir, url }
    }

    /// The same house once more, elsewhere. Nobody may be in this one any more.
    async fn copy(&self) -> House {
        let dir = tempfile::tempdir().unwrap();
        let server = self.url.starts_with("postgres").then_some(self.url.as_str());
        let url = database(dir.path(), server, Some(&self.url)).await;
        let app = App::open(config(&url), Clock::at(today()), Chance::seeded(8)).await.unwrap();
        House { app, here: self.here.clone(), dir, url }
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
        self.import_files(&[(name, text)]).await
    }

    /// Imports small files that come together.
    async fn import_files(&self, files: &[(&str, &str)]) -> Result<Vec<FileCounts>, Vec<String>> {
        let folder = self.dir.path().join("small");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).unwrap();
        for (name, text) in files {
            std::fs::write(folder.join(name), text).unwrap();
        }
        self.import(&folder).await
    }

    async fn bundle(&self) -> Bundle {
        let mut scope = self.app.parts.db.read_in(self.here.id).await.unwrap();
        store::load(&mut scope, today()).await.unwrap().bundle
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

fn today() -> Day {
    Day::of(2026, 3, 2).unwrap()
}

fn config(url: &str) -> Config {
    let read = Config::read(|name| match name {
        "DATABASE_URL" => Some(url.to_owned()),
        "JALON_SECRET_KEY" => Some("5a".repeat(32)),
        _ => None,
    });
    read.unwrap()
}

/// The address of a database of one's own: an empty one, or a copy.
async fn database(dir: &Path, server: Option<&str>, of: Option<&str>) -> String {
    let Some(server) = server else {
        let file = dir.join("jalon.db");
        if let Some(of) = of {
            std::fs::copy(crate::db::sqlite_file(of), &file).unwrap();
        }
        return format!("sqlite://{}", file.display());
    };
    let (server, own) = server.rsplit_once('/').unwrap();
    let name = format!("jalon_{}", Chance::System.uuid(Clock::at(today()).now()).simple());
    // One is not in the database that is copied while it is.
    let (from, template) = match of {
        Some(_) => ("postgres", format!(" template {own}")),
        None => (own, String::new()),
    };
    let mut connection = sqlx::PgConnection::connect(&format!("{server}/{from}")).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(format!("create database {name}{template}"))).await.unwrap();
    format!("{server}/{name}")
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
