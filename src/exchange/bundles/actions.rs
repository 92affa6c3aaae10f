//! What a bundle changes: everything it holds in one action, or nothing.
//!
//! Invariant: what was announced is what is done. An import is first laid over the structure without writing; the action
//! does it again in its own transaction and refuses when the counts are no longer the same.

use super::merge::{self, Merged};
use super::report::{self, FileCounts};
use super::rows::*;
use super::{BundleError, Incoming, derived, over, papers, read, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Here, Kind, Parts, Refusal, Saved, World},
    kernel::Day,
    web::Table,
};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use utoipa::ToSchema;
use uuid::Uuid;

/// Adds this room's actions to the table.
pub fn register(t: &mut Table) {
    t.action::<ImportBundle>();
}

/// A file of a bundle, as the journal remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileSeen {
    /// Its name, e.g. `trainees.csv`.
    pub file: String,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

/// A bundle that was read. The journal keeps the counts and what the files were, not their rows.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportBundle {
    pub files: Vec<FileSeen>,
    /// What is to happen to the records of each file.
    pub records: Vec<FileCounts>,
    #[serde(skip)]
    #[schema(ignore)]
    incoming: Incoming,
    /// Where its papers are.
    #[serde(skip)]
    #[schema(ignore)]
    folder: PathBuf,
}

impl Action for ImportBundle {
    const NAME: &'static str = "bundle.import";
    const ABOUT: &'static str = "Imports a bundle of CSV files";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::of(&[Kind::Director, Kind::Operator]);

    fn example(_: &World) -> Self {
        ImportBundle::default()
    }

    async fn run(mut self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let mut known = store::load(&mut desk.scope, desk.today).await?;
        known.lead(&mut self.incoming);
        known.meet(&self.incoming);
        let merged = settle(&known, &self.incoming, merge::merge(&known.bundle, &self.incoming), desk.today);
        let counts = merged.as_ref().map(report::counts).unwrap_or_default();
        let Some(merged) = merged.ok().filter(|_| counts == self.records) else {
            return Err(Refusal::Stale { theirs: serde_json::json!(counts) });
        };
        let (parts, now) = (desk.parts.clone(), desk.now);
        let fresh = move || -> Uuid { parts.chance.uuid(now) };
        let (today, usual) = (desk.today, desk.here().language);
        let ended = store::apply(&mut desk.scope, known, &merged, (today, now), usual, &fresh, &self.folder).await?;
        for (case, job, on) in ended {
            crate::method::agreements::write::end_with(desk, case, job, on).await?;
        }
        Ok(Saved::new(desk.here().id, 1, "/".into()))
    }
}

type Settled = Result<Merged, Vec<BundleError>>;

fn settle(known: &store::Known, incoming: &Incoming, merged: Settled, today: Day) -> Settled {
    let mut merged = merged?;
    derived::past(incoming, today)?;
    derived::waiting(&known.bundle, incoming, &merged, today)?;
    derived::directors(&known.bundle, &known.signing_in, incoming, &merged)?;
    derived::weigh(&known.bundle, &known.given_here, &mut merged);
    derived::skills::settle(&known.bundle, incoming, &mut merged, today);
    known.tell_moved(&mut merged);
    Ok(merged)
}

/// Why a folder cannot be imported.
#[derive(Debug)]
pub enum Unfit {
    /// Every mistake of the bundle, in the order of the files and lines.
    Wrong(Vec<BundleError>),
    Broken(db::Error),
}

impl From<db::Error> for Unfit {
    fn from(e: db::Error) -> Self {
        Unfit::Broken(e)
    }
}

impl ImportBundle {
    /// Reads a folder and lays it over a structure, changing nothing: the action that would import it, with what it would do.
    ///
    /// # Errors
    /// [`Unfit::Wrong`] with every mistake of the bundle; [`Unfit::Broken`] when the database does not answer.
    pub async fn announce(parts: &Parts, here: &Here, dir: &Path) -> Result<ImportBundle, Unfit> {
        let (folder, zone) = (dir.to_owned(), here.zone.clone());
        let reading = tokio::task::spawn_blocking(move || read::gather(&folder, &zone));
        let mut read = reading.await.map_err(|e| db::Error::Opening(format!("the folder could not be read: {e}")))?;
        let mut scope = parts.db.read_in(here.id).await?;
        let today = here.zone.day(parts.clock.now());
        let mut known = store::load(&mut scope, today).await?;
        known.lead(&mut read.0);
        known.meet(&read.0);
        let merged = settle(&known, &read.0, over(&read, &known.bundle), today).map_err(Unfit::Wrong)?;
        papers::check(dir, &read.0.scans, &merged.scans.create).map_err(Unfit::Wrong)?;
        Ok(ImportBundle { files: seen(&read.0), records: report::counts(&merged), incoming: read.0, folder: dir.to_owned() })
    }

    /// Whether the structure knows all of it already.
    pub fn is_nothing(&self) -> bool {
        self.records.iter().all(|c| c.created + c.updated == 0)
    }
}

fn seen(incoming: &Incoming) -> Vec<FileSeen> {
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { [$((<$row as Row>::FILE, &incoming.$field.sha256)),+] } }
    let files = each_file!(all!).into_iter();
    files.filter_map(|(file, sha256)| Some(FileSeen { file: file.to_owned(), sha256: sha256.clone()? })).collect()
}
