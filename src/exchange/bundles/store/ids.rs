//! Which record a key names, and which key a record has.

use super::super::rows::Row;
use std::collections::HashMap;
use uuid::Uuid;

/// The records of every file, by key and by id.
#[derive(Default)]
pub struct Ids(HashMap<&'static str, OfFile>);

#[derive(Default)]
struct OfFile {
    ids: HashMap<String, Uuid>,
    keys: HashMap<Uuid, String>,
}

impl Ids {
    /// Notes a record; false when another one has its key.
    pub fn learn<R: Row>(&mut self, key: String, id: Uuid) -> bool {
        let file = self.0.entry(R::FILE).or_default();
        file.keys.insert(id, key.clone());
        file.ids.insert(key, id).is_none()
    }

    /// Gives a record another key.
    pub fn rename<R: Row>(&mut self, old: &str, new: &str) -> Option<Uuid> {
        let file = self.0.get_mut(R::FILE)?;
        let id = file.ids.remove(old)?;
        file.ids.insert(new.to_owned(), id);
        file.keys.insert(id, new.to_owned());
        Some(id)
    }

    pub fn id<R: Row>(&self, key: &str) -> Option<Uuid> {
        self.0.get(R::FILE)?.ids.get(key).copied()
    }

    /// The key of a record; its id where it is not known, so that what dangles shows.
    pub fn key<R: Row>(&self, id: Uuid) -> String {
        let known = self.0.get(R::FILE).and_then(|file| file.keys.get(&id));
        known.cloned().unwrap_or_else(|| id.to_string())
    }
}
