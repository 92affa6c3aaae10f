//! Where a measured database lies: on the disk, because waiting for it is part of what is measured.
//!
//! Invariant: what is made here is removed at the end, and what an interrupted run left is removed by the next one.
#![allow(clippy::disallowed_methods)] // databases are created and dropped outside the product's doors

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::path::PathBuf;

pub enum Home {
    Folder(PathBuf),
    Database { server: String, name: String },
}

impl Home {
    /// A new, empty home.
    pub async fn empty(name: &str) -> Home {
        match std::env::var("JALON_TEST_DATABASE").ok().filter(|v| !v.is_empty()) {
            Some(server) => {
                let name = format!("jalon_{name}");
                tell(&server, &format!("drop database if exists {name} with (force)")).await;
                tell(&server, &format!("create database {name}")).await;
                Home::Database { server, name }
            }
            None => {
                let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
                let _ = std::fs::remove_dir_all(&folder);
                std::fs::create_dir_all(&folder).expect("a folder");
                Home::Folder(folder)
            }
        }
    }

    /// As `DATABASE_URL` says it.
    pub fn url(&self) -> String {
        match self {
            Home::Folder(folder) => format!("sqlite://{}", folder.join("jalon.db").display()),
            Home::Database { server, name } => {
                let (address, _) = server.rsplit_once('/').expect("JALON_TEST_DATABASE ends with /DATABASE");
                format!("{address}/{name}")
            }
        }
    }

    /// What time would have done by itself: the engine counts its rows and writes back what waits.
    pub async fn settle(&self) {
        match self {
            Home::Folder(_) => {
                let mut c = SqliteConnection::connect(&self.url()).await.expect("a connection");
                sqlx::raw_sql("pragma wal_checkpoint(truncate)").execute(&mut c).await.expect("written back");
                c.close().await.expect("closed");
            }
            Home::Database { .. } => tell(&self.url(), "vacuum analyze").await,
        }
    }

    pub async fn remove(&self) {
        match self {
            Home::Folder(folder) => std::fs::remove_dir_all(folder).expect("removed"),
            Home::Database { server, name } => tell(server, &format!("drop database {name} with (force)")).await,
        }
    }
}

async fn tell(server: &str, sql: &str) {
    let mut connection = PgConnection::connect(server).await.unwrap_or_else(|e| panic!("JALON_TEST_DATABASE does not answer: {e}"));
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
    connection.close().await.expect("closed");
}
