//! Readings of sensitive pages: told to the journal in batches, so that no page ever waits for a write.

use super::{Parts, journal};
use crate::kernel::{Moment, ids::StructureId};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::sync::mpsc;
use uuid::Uuid;

/// Somebody opened something.
#[derive(Debug, Clone)]
pub struct Reading {
    pub structure: StructureId,
    pub at: Moment,
    pub actor: String,
    pub face: &'static str,
    /// `noun.verb` of the page, e.g. `case.show`.
    pub page: &'static str,
    pub subject: Option<Uuid>,
    /// What was opened when it is no record: an indicator's code.
    pub what: Option<&'static str>,
}

/// Where pages drop their readings; one task takes them out.
#[derive(Debug)]
pub struct Readings {
    tell: mpsc::UnboundedSender<Told>,
    hear: std::sync::Mutex<Option<mpsc::UnboundedReceiver<Told>>>,
}

#[derive(Debug)]
enum Told {
    Read(Reading),
    /// Write what there is and say so.
    Flush(tokio::sync::oneshot::Sender<()>),
}

impl Default for Readings {
    fn default() -> Self {
        let (tell, hear) = mpsc::unbounded_channel();
        Readings { tell, hear: std::sync::Mutex::new(Some(hear)) }
    }
}

impl Readings {
    /// Never waits and never fails: without a writer the reading is dropped, and that is logged.
    pub fn note(&self, reading: Reading) {
        if self.tell.send(Told::Read(reading)).is_err() {
            tracing::error!("a reading could not be told to the journal");
        }
    }

    /// Waits until everything read so far is in the journal.
    pub async fn flush(&self) {
        let (done, wait) = tokio::sync::oneshot::channel();
        if self.tell.send(Told::Flush(done)).is_ok() {
            let _ = wait.await;
        }
    }

    /// Starts the one task that writes: at most one chained entry per structure and second.
    pub fn start(&self, parts: Arc<Parts>) {
        let Some(mut hear) = self.hear.lock().ok().and_then(|mut h| h.take()) else { return };
        tokio::spawn(async move {
            while let Some(first) = hear.recv().await {
                let (mut readings, mut waiting) = (Vec::new(), Vec::new());
                let mut next = Some(first);
                let second = tokio::time::sleep(Duration::from_secs(1));
                tokio::pin!(second);
                // Whoever flushes does not wait for the second to pass: a service that ends writes at once.
                while let Some(told) = next {
                    match told {
                        Told::Read(r) => readings.push(r),
                        Told::Flush(done) => waiting.push(done),
                    }
                    next = if waiting.is_empty() {
                        tokio::select! { told = hear.recv() => told, () = &mut second => None }
                    } else {
                        hear.try_recv().ok()
                    };
                }
                write(&parts, readings).await;
                for done in waiting {
                    let _ = done.send(());
                }
            }
        });
    }
}

async fn write(parts: &Parts, readings: Vec<Reading>) {
    let mut by_structure: BTreeMap<StructureId, Vec<Reading>> = BTreeMap::new();
    for r in readings {
        by_structure.entry(r.structure).or_default().push(r);
    }
    for (structure, readings) in by_structure {
        if let Err(e) = write_one(parts, structure, &readings).await {
            tracing::error!(error = %e, readings = readings.len(), "readings could not be written to the journal");
        }
    }
}

async fn write_one(parts: &Parts, structure: StructureId, readings: &[Reading]) -> crate::db::Result<()> {
    let payload = serde_json::Value::Array(readings.iter().map(words).collect());
    let mut scope = parts.db.write_in(structure).await?;
    let head = journal::take_turn(&mut scope).await?;
    let entry = journal::Entry { at: parts.clock.now(), actor: "several", face: "page", action: "read", subject: None, payload: &payload };
    journal::write(&mut scope, &parts.config.key, &parts.chance, &head, entry);
    scope.commit().await
}

/// A reading as the journal keeps it.
fn words(r: &Reading) -> serde_json::Value {
    let mut words = serde_json::json!({"at": r.at, "actor": r.actor, "face": r.face, "page": r.page, "subject": r.subject});
    if let Some(what) = r.what {
        words["what"] = what.into();
    }
    words
}
