//! `jalon import` and `jalon export`: a structure from and to a folder of CSV files (`interface.md`, section 4).

use super::{Done, admin::refused};
use jalon::{
    app::App,
    desk::{Face, Here, Reading, Refusal},
    exchange::bundles::{
        BundleErrors,
        actions::{ImportBundle, Unfit},
        report::{self, FileCounts},
        store, write,
    },
    people::accounts::admin,
};
use serde_json::json;
use std::{io::IsTerminal, path::Path};

/// How the outcome is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Table,
    Json,
}

/// How often an import is read again because the structure changed meanwhile.
const TRIES: usize = 5;

/// `jalon import`
pub async fn import(dir: &Path, slug: &str, dry_run: bool, format: Format) -> Done {
    let app = super::open().await?;
    let here = super::structure(&app, slug).await?;
    let records = take(&app, &here, dir, dry_run, format).await?;
    match format {
        Format::Json => println!("{}", json!({"structure": slug, "dry_run": dry_run, "records": records})),
        Format::Table => table(&records, dry_run),
    }
    Ok(())
}

async fn take(app: &App, here: &Here, dir: &Path, dry_run: bool, format: Format) -> Result<Vec<FileCounts>, String> {
    for _ in 0..TRIES {
        progress(&format!("reading {}", dir.display()));
        let import = ImportBundle::announce(&app.parts, here, dir).await.map_err(|unfit| told(unfit, format))?;
        let records = import.records.clone();
        if dry_run || import.is_nothing() {
            return Ok(records);
        }
        progress(&format!("writing {} records", records.iter().map(|c| c.created + c.updated).sum::<usize>()));
        match admin::act(&app.parts, here.clone(), import).await {
            Ok(_) => return Ok(records),
            Err(Refusal::Stale { .. }) => progress("the structure changed meanwhile: again"),
            Err(refusal) => return Err(refused(refusal)),
        }
    }
    Err("nothing was imported: the structure never stood still; try again when less is written to it".into())
}

/// Prints what is wrong; answers with the sentence that ends the command.
fn told(unfit: Unfit, format: Format) -> String {
    let errors = match unfit {
        Unfit::Wrong(errors) => errors,
        Unfit::Broken(e) => return e.to_string(),
    };
    let count = errors.len();
    match format {
        Format::Table => errors.iter().for_each(|e| eprintln!("{e}")),
        Format::Json => println!("{}", json!(BundleErrors { errors })),
    }
    let mistakes = if count == 1 { "one mistake".to_owned() } else { format!("{count} mistakes") };
    format!("nothing was imported: the bundle has {mistakes}")
}

fn table(records: &[FileCounts], dry_run: bool) {
    println!("{:<18}{:>9}{:>9}{:>11}", "file", "created", "updated", "unchanged");
    for c in records {
        println!("{:<18}{:>9}{:>9}{:>11}", c.file, c.created, c.updated, c.unchanged);
    }
    if dry_run {
        println!("dry run: nothing was changed");
    }
}

/// Long work shows how far it is, to a person.
fn progress(said: &str) {
    if std::io::stderr().is_terminal() {
        eprintln!("{said} …");
    }
}

/// `jalon export`: with the notes that are for the coach only, which a director's export leaves out.
pub async fn export(dir: &Path, slug: &str) -> Done {
    let app = super::open().await?;
    let here = super::structure(&app, slug).await?;
    let mut scope = app.parts.db.read_in(here.id).await.map_err(|e| e.to_string())?;
    progress("reading the structure");
    let today = here.zone.day(app.parts.clock.now());
    let known = store::load(&mut scope, today).await.map_err(|e| e.to_string())?;
    progress("writing the files");
    write::write(&known.bundle, dir, &here.zone).map_err(|e| format!("{} cannot be written: {e}", dir.display()))?;
    store::write_papers(&mut scope, &known, dir).await.map_err(|e| format!("{} is not complete: {e}", dir.display()))?;
    drop(scope);
    journal(&app, &here).await;
    for (file, rows) in report::rows(&known.bundle) {
        println!("{file:<18}{rows:>9}");
    }
    Ok(())
}

/// Everything about everybody was read: the journal is told.
async fn journal(app: &App, here: &Here) {
    let at = app.parts.clock.now();
    app.parts.readings.start(app.parts.clone());
    app.parts.readings.note(Reading {
        structure: here.id,
        at,
        actor: "operator".into(),
        face: Face::CommandLine.word(),
        page: "bundle.export",
        subject: Some(here.id.0),
        what: None,
    });
    app.parts.readings.flush().await;
}
