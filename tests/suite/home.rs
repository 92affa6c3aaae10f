//! Where a test's database lies: a file of its own, or a PostgreSQL database of its own, copied from one that was
//! migrated and filled once.
//!
//! Invariant: no two tests share a database, and what a killed run left behind is swept by the next one.
#![allow(clippy::disallowed_methods)] // databases are created and dropped outside the product's doors

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::sync::OnceCell;

/// A database to test on; it stays until [`Home::remove`].
#[derive(Debug, Clone)]
pub enum Home {
    Folder(PathBuf),
    Database { server: String, name: String },
}

impl Home {
    /// Whether the tests run on PostgreSQL, and on which server.
    pub fn server() -> Option<String> {
        std::env::var("JALON_TEST_DATABASE").ok().filter(|v| !v.is_empty())
    }

    /// A new, empty home. `name` is unique in this process.
    pub async fn empty(name: &str) -> Home {
        let name = format!("jalon_suite_{}_{name}", std::process::id());
        match Home::server() {
            None => Home::folder(&name),
            Some(server) => {
                tell(&server, &format!("create database {name}")).await;
                Home::Database { server, name }
            }
        }
    }

    /// A new home with everything this one holds. Nobody may be at work in this one.
    pub async fn copy(&self, name: &str) -> Home {
        let name = format!("jalon_suite_{}_{name}", std::process::id());
        match self {
            Home::Folder(from) => {
                let home = Home::folder(&name);
                let Home::Folder(to) = &home else { unreachable!("a folder gives a folder") };
                std::fs::copy(from.join(FILE), to.join(FILE)).unwrap();
                home
            }
            Home::Database { server, name: template } => {
                copied(server, &name, template).await;
                Home::Database { server: server.clone(), name }
            }
        }
    }

    /// Puts back what the model holds. Nobody may be at work here.
    pub async fn restore(&self, model: &Home) {
        match (self, model) {
            (Home::Folder(to), Home::Folder(from)) => {
                for leftover in ["jalon.db-wal", "jalon.db-shm"] {
                    let _ = std::fs::remove_file(to.join(leftover));
                }
                std::fs::copy(from.join(FILE), to.join(FILE)).unwrap();
            }
            (Home::Database { server, name }, Home::Database { name: model, .. }) => {
                tell(server, &format!("drop database {name}")).await;
                copied(server, name, model).await;
            }
            _ => unreachable!("a test stays on one engine"),
        }
    }

    fn folder(name: &str) -> Home {
        let folder = place().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Home::Folder(folder)
    }

    /// As `DATABASE_URL` says it.
    pub fn url(&self) -> String {
        match self {
            Home::Folder(folder) => format!("sqlite://{}", folder.join(FILE).display()),
            Home::Database { server, name } => {
                let (address, _) = server.rsplit_once('/').expect("JALON_TEST_DATABASE ends with /DATABASE");
                format!("{address}/{name}")
            }
        }
    }

    pub async fn remove(&self) {
        match self {
            Home::Folder(folder) => std::fs::remove_dir_all(folder).unwrap(),
            Home::Database { server, name } => tell(server, &format!("drop database {name}")).await,
        }
    }
}

const FILE: &str = "jalon.db";

/// Memory where there is a folder in memory: what a power cut would leave is another test's subject.
fn place() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}

/// A database like another one, file by file where the server knows how: a third of the time.
async fn copied(server: &str, name: &str, template: &str) {
    static STRATEGY: OnceCell<&'static str> = OnceCell::const_new();
    let strategy = STRATEGY.get_or_init(|| async {
        let mut connection = PgConnection::connect(server).await.unwrap();
        let version = "select current_setting('server_version_num')::int";
        let version: i32 = sqlx::query_scalar(version).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        if version >= 150_000 { " strategy file_copy" } else { "" }
    });
    tell(server, &format!("create database {name} template {template}{}", strategy.await)).await;
}

async fn tell(server: &str, sql: &str) {
    let mut connection = PgConnection::connect(server).await.unwrap_or_else(|e| panic!("JALON_TEST_DATABASE does not answer: {e}"));
    for attempt in 0.. {
        match sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await {
            Ok(_) => break,
            // A connection that is ending, or the server's own sweeper, is still inside for a moment.
            Err(e) if attempt < 100 && e.to_string().contains("being accessed") => tokio::time::sleep(Duration::from_millis(50)).await,
            Err(e) => panic!("{sql}: {e}"),
        }
    }
    connection.close().await.unwrap();
}

/// Removes the homes of runs that are over.
pub async fn sweep() {
    let over = |name: &str| {
        let pid = name.strip_prefix("jalon_suite_").and_then(|rest| rest.split('_').next());
        pid.is_some_and(|pid| !Path::new("/proc").join(pid).exists())
    };
    for entry in std::fs::read_dir(place()).unwrap().flatten() {
        if entry.file_name().to_str().is_some_and(over) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    if let Some(server) = Home::server() {
        let mut connection = PgConnection::connect(&server).await.unwrap_or_else(|e| panic!("JALON_TEST_DATABASE does not answer: {e}"));
        let names: Vec<String> = sqlx::query_scalar("select datname::text from pg_database").fetch_all(&mut connection).await.unwrap();
        for name in names.iter().filter(|n| over(n)) {
            let sql = format!("drop database if exists {name} with (force)");
            let _ = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await;
        }
    }
}
