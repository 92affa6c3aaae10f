//! A whole service on a database of its own, with two structures at work in it.
//!
//! Invariant: every test ends with [`House::close`], which checks the journal and the data of every structure; a house
//! that is dropped without it fails its test.

use crate::{
    home::{self, Home},
    raw::Raw,
    world::{self, Town},
};
use jalon::{
    app::App,
    config::{Config, Key},
    db::Db,
    desk::{Parts, Readings},
    kernel::{Day, chance::Chance, moment::Clock},
};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};
use tokio::sync::OnceCell;

/// The tests' day, in both structures' time zone.
pub fn today() -> Day {
    Day::iso("2026-11-24").expect("a date")
}

pub struct House {
    pub app: App,
    pub router: axum::Router,
    pub town: Town,
    home: Home,
    closed: bool,
}

/// What every house is a copy of.
struct Model {
    home: Home,
    town: Town,
}

static MODEL: OnceCell<Model> = OnceCell::const_new();
static TRIED: AtomicBool = AtomicBool::new(false);
static NUMBER: AtomicU64 = AtomicU64::new(1);

fn config(home: &Home) -> Config {
    Config {
        database_url: home.url(),
        listen: ([127, 0, 0, 1], 8080).into(),
        base_url: "http://127.0.0.1:8080".into(),
        smtp_url: None,
        mail_from: "jalon@jalon.example".into(),
        key: Key::new([7; 32]),
        trusted_proxies: Vec::new(),
    }
}

fn parts(config: Config, db: Db, seed: u64) -> Arc<Parts> {
    Arc::new(Parts { config, db, clock: Clock::at(today()), chance: Chance::seeded(seed), readings: Readings::default() })
}

async fn model() -> &'static Model {
    MODEL
        .get_or_init(|| async {
            assert!(!TRIED.swap(true, Ordering::SeqCst), "no house could be built; the first test that failed says why");
            home::sweep().await;
            let home = Home::empty("model").await;
            let config = config(&home);
            let db = Db::open(&config.database_url).await.unwrap();
            db.migrate().await.unwrap();
            let parts = parts(config, db, 0);
            let town = world::build(&parts).await;
            parts.db.close().await;
            Model { home, town }
        })
        .await
}

impl House {
    pub async fn new() -> House {
        House::with(|_| ()).await
    }

    /// A house whose configuration is another.
    pub async fn with(change: impl FnOnce(&mut Config)) -> House {
        let model = model().await;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let home = model.home.copy(&number.to_string()).await;
        House::on(home, number, change).await
    }

    async fn on(home: Home, number: u64, change: impl FnOnce(&mut Config)) -> House {
        let mut config = config(&home);
        change(&mut config);
        let db = Db::open(&config.database_url).await.unwrap();
        // Far from the model's seed: no id is made twice.
        let app = App::on(parts(config, db, number << 32));
        let router = app.router();
        House { app, router, town: model().await.town.clone(), home, closed: false }
    }

    pub fn parts(&self) -> &Arc<Parts> {
        &self.app.parts
    }

    /// A connection beside the product's doors.
    pub async fn raw(&self) -> Raw {
        Raw::open(&self.home.url()).await
    }

    /// A connection as whoever has the data but not the product: without the journal's locks.
    pub async fn burglar(&self) -> Raw {
        let mut raw = self.raw().await;
        raw.unlock_journal().await;
        raw
    }

    /// Every row there is, per table: equal before and after means that nothing was changed.
    pub async fn state(&self) -> BTreeMap<String, String> {
        self.parts().readings.flush().await;
        let mut raw = self.raw().await;
        let mut all = raw.open_rows().await;
        for side in [&self.town.a, &self.town.b] {
            all.extend(raw.rows_of(side.here.id).await);
        }
        raw.close().await;
        all
    }

    /// The first thing that is wrong anywhere.
    pub async fn wrong(&self) -> Option<String> {
        self.parts().readings.flush().await;
        jalon::trust::verify::all(self.parts()).await.err()
    }

    /// Checks every invariant, then takes the house away.
    pub async fn close(self) {
        let wrong = self.wrong().await;
        self.leave().await;
        assert_eq!(wrong, None, "the data contradicts itself");
    }

    /// The end of a test that broke the data on purpose; the engine's own guards are put back first, so that it is the
    /// data that is found wrong.
    pub async fn close_broken(self, expected: &str) {
        self.parts().db.migrate().await.unwrap();
        let wrong = self.wrong().await;
        self.leave().await;
        let wrong = wrong.unwrap_or_else(|| panic!("nobody noticed; expected: {expected}"));
        assert!(wrong.contains(expected), "found « {wrong} », expected « {expected} »");
    }

    /// Puts everything back as it was made, every invariant checked before.
    async fn renew(mut self, checked: bool) -> Home {
        let wrong = if checked { self.wrong().await } else { None };
        self.closed = true;
        self.parts().db.close().await;
        assert_eq!(wrong, None, "the data contradicts itself");
        self.home.restore(&model().await.home).await;
        self.home.clone()
    }

    async fn leave(mut self) {
        self.closed = true;
        self.parts().db.close().await;
        self.home.remove().await;
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if !self.closed && !std::thread::panicking() {
            panic!("a test must end with house.close().await, which checks every invariant of the data");
        }
    }
}

/// A house at hand that is made new again whenever it was changed; ends with [`Spare::close`].
#[derive(Default)]
pub struct Spare {
    house: Option<House>,
    empty: Option<Home>,
}

impl Spare {
    pub async fn house(&mut self) -> &House {
        if self.house.is_none() {
            self.house = Some(match self.empty.take() {
                Some(home) => House::on(home, NUMBER.fetch_add(1, Ordering::Relaxed), |_| ()).await,
                None => House::new().await,
            });
        }
        self.house.as_ref().expect("just made")
    }

    /// What was done cannot be undone: checks every invariant, and the next one starts anew.
    pub async fn used(&mut self) {
        if let Some(house) = self.house.take() {
            self.empty = Some(house.renew(true).await);
        }
    }

    /// What was done was done before, and checked then: the next one starts anew.
    pub async fn again(&mut self) {
        if let Some(house) = self.house.take() {
            self.empty = Some(house.renew(false).await);
        }
    }

    pub async fn close(mut self) {
        if let Some(house) = self.house.take() {
            house.close().await;
        }
        if let Some(home) = self.empty.take() {
            home.remove().await;
        }
    }
}

impl Drop for Spare {
    fn drop(&mut self) {
        if (self.house.is_some() || self.empty.is_some()) && !std::thread::panicking() {
            panic!("a test must end with spare.close().await");
        }
    }
}
