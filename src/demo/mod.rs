//! The demonstration: an invented network of French and Belgian structures, with a story per person, told relative to
//! the day it starts.
//!
//! Its records are bundles (`fixtures/demo/*/*.csv`, [`days`] in the place of dates), imported as anybody's are, as if the
//! structures had begun with Jalon [`IMPORTED`] days ago; what people did since (`since`) goes through the product's
//! actions. Nothing but the passwords changes from one start to the next on the same day.
//!
//! Invariant: everybody and everything is invented; addresses end with `.example`.

pub mod days;
mod network;
mod passwords;
mod since;
mod store;

use crate::{
    app,
    desk::{Here, Parts, Readings, Refusal},
    exchange::bundles::actions::{ImportBundle, Unfit},
    kernel::{
        Day, Language,
        chance::Chance,
        moment::{Clock, DAY},
    },
    people::{
        accounts::{self, admin},
        structures::store::{self as structures, NewStructure},
    },
    web::visit,
};
use network::{CEDRE, Cedre, Files, Place, Plot};
use since::{Event, Player};
use std::{borrow::Cow, sync::Arc};

/// How many days ago the structures' records were imported.
pub const IMPORTED: i64 = 45;

/// Somebody one can sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// What they are here to show.
    pub role: String,
    pub email: String,
    pub password: String,
    /// The structures or networks they work in; two to switch between, for some.
    pub places: Vec<String>,
}

/// Why the demonstration could not be made: where, and the reason.
#[derive(Debug)]
pub struct Trouble {
    pub at: String,
    pub refusal: Refusal,
}

/// Says where something went wrong.
fn at<E: Into<Refusal>>(place: &str) -> impl Fn(E) -> Trouble + '_ {
    move |e| Trouble { at: place.to_owned(), refusal: e.into() }
}

/// Fills an empty, migrated database; answers with who can sign in. `said` hears each structure's name when it is ready.
///
/// # Errors
/// [`Trouble`] at the first thing that is refused; what was made until then stays.
pub async fn fill(parts: &Parts, said: impl Fn(&str)) -> Result<Vec<Account>, Trouble> {
    let plot: Plot = json("network.json")?;
    let past = past(parts);
    let net = &plot.network;
    let id = structures::create_network(&past, &net.slug, &net.name, net.country).await.map_err(at(&net.slug))?;
    for region in &plot.regions {
        structures::create_region(&past, id, &region.slug, &region.name).await.map_err(at(&region.slug))?;
    }
    let table = app::table();
    for place in &plot.structures {
        let region = structures::region_by_slug(&past, id, &place.region).await.map_err(at(&place.region))?;
        let new = NewStructure {
            network: id,
            region,
            slug: place.slug.clone(),
            name: place.name.clone(),
            kind: place.kind,
            country: place.country,
            time_zone: place.time_zone.clone(),
            language: Language::Fr,
            profile: place.profile,
            since: Day::FIRST,
        };
        structures::create(&past, new).await.map_err(at(&place.slug))?;
        let here = visit::structure(&past, &place.slug).await.map_err(at(&place.slug))?;
        let here = here.ok_or(Refusal::NotFound).map_err(at(&place.slug))?;
        let today = here.zone.day(parts.clock.now());
        import(&past, &here, today).await?;
        play(&past, &table, here, today, place).await?;
        said(&place.name);
    }
    for officer in &plot.officers {
        let region = match &officer.region {
            Some(slug) => structures::region_by_slug(&past, id, slug).await.map_err(at(slug))?,
            None => None,
        };
        admin::add_officer(&past, id, region, &officer.email, &officer.name).await.map_err(at(&officer.email))?;
    }
    enter(parts, plot).await
}

/// The same service on the day of the imports.
fn past(parts: &Parts) -> Arc<Parts> {
    let chance = match &parts.chance {
        Chance::System => Chance::System,
        repeatable => Chance::seeded(u64::from_be_bytes(repeatable.bytes())),
    };
    let clock = Clock::Fixed(parts.clock.now().plus(-IMPORTED * DAY).0.into());
    Arc::new(Parts { config: parts.config.clone(), db: parts.db.clone(), clock, chance, readings: Readings::default() })
}

/// A structure's records, through the import that `jalon import` uses.
async fn import(past: &Arc<Parts>, here: &Here, today: Day) -> Result<(), Trouble> {
    let unwritten = |e: std::io::Error| at(&here.slug)(crate::db::Error::Opening(e.to_string()));
    let folder = tempfile::tempdir().map_err(unwritten)?;
    for (name, bytes) in bundle(&here.slug, today)? {
        if name == "members.csv" {
            admit(past, &bytes).await?;
        }
        std::fs::write(folder.path().join(&name), bytes).map_err(unwritten)?;
    }
    let announced = ImportBundle::announce(past, here, folder.path()).await.map_err(|unfit| match unfit {
        Unfit::Wrong(all) => {
            let all: Vec<String> = all.iter().map(ToString::to_string).collect();
            at(&here.slug)(crate::db::Error::Opening(all.join("\n")))
        }
        Unfit::Broken(e) => at(&here.slug)(e),
    })?;
    admin::act(past, here.clone(), announced).await.map(|_| ()).map_err(at(&here.slug))
}

/// A structure's files as a bundle: their days become dates. The Atelier du Cèdre keeps its own.
fn bundle(slug: &str, today: Day) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    if slug == CEDRE {
        let files = Cedre::iter().filter(|name| name.ends_with(".csv"));
        return Ok(files.filter_map(|name| Some((name.to_string(), Cedre::get(&name)?.data.into_owned()))).collect());
    }
    let own = |name: &Cow<str>| name.strip_prefix(slug)?.strip_prefix('/').filter(|n| n.ends_with(".csv")).map(str::to_owned);
    let read = |name: String| {
        let bytes = file(&format!("{slug}/{name}"))?;
        let unread = |e: csv::Error| at(&name)(crate::db::Error::Opening(e.to_string()));
        Ok((name.clone(), days::table(&bytes, today).map_err(unread)?))
    };
    Files::iter().filter_map(|name| own(&name)).map(read).collect()
}

/// Everybody at work in the demonstration could sign in: the import attaches each member to the account of their address.
async fn admit(past: &Arc<Parts>, members: &[u8]) -> Result<(), Trouble> {
    #[derive(serde::Deserialize)]
    struct Member {
        name: String,
        email: String,
    }
    let mut tx = past.db.write().await.map_err(at("accounts"))?;
    for member in csv::Reader::from_reader(members).deserialize::<Member>() {
        let member = member.map_err(|e| at("members.csv")(crate::db::Error::Opening(e.to_string())))?;
        admin::account_of(&mut tx, past, &member.email, &member.name, Language::Fr).await.map_err(at(&member.email))?;
    }
    tx.commit().await.map_err(at("accounts"))
}

/// What happened in a structure since.
async fn play(past: &Arc<Parts>, table: &crate::web::Table, here: Here, today: Day, place: &Place) -> Result<(), Trouble> {
    if place.slug == CEDRE {
        return Ok(());
    }
    let mut player = Player::new(past.clone(), table, here, today).await.map_err(at(&place.slug))?;
    let events: Vec<Event> = json(&format!("{}/since.json", place.slug))?;
    player.play(events).await
}

/// Passwords for those who show a role.
async fn enter(parts: &Parts, plot: Plot) -> Result<Vec<Account>, Trouble> {
    let mut all = Vec::new();
    for entry in plot.entries {
        let password = passwords::password(&parts.chance);
        admin::give_entry(parts, &entry.email, Some(&password)).await.map_err(at(&entry.email))?;
        let places = places(parts, &entry.email).await.map_err(at(&entry.email))?;
        all.push(Account { role: entry.role, email: entry.email, password, places });
    }
    Ok(all)
}

async fn places(parts: &Parts, email: &str) -> crate::db::Result<Vec<String>> {
    let mut tx = parts.db.read().await?;
    let Some(account) = accounts::store::by_email(&mut tx, email).await? else { return Ok(Vec::new()) };
    let structures = accounts::store::places(&mut tx, account.id).await?.into_iter().map(|p| p.name);
    let networks = accounts::store::offices(&mut tx, account.id).await?.into_iter().map(|o| o.name);
    Ok(structures.chain(networks).collect())
}

fn file(name: &str) -> Result<Cow<'static, [u8]>, Trouble> {
    Files::get(name).map(|f| f.data).ok_or_else(|| at(name)(Refusal::NotFound))
}

fn json<T: serde::de::DeserializeOwned>(name: &str) -> Result<T, Trouble> {
    serde_json::from_slice(&file(name)?).map_err(|e| at(name)(crate::db::Error::Opening(e.to_string())))
}

#[cfg(test)]
mod tests;
