//! Lays a bundle over what a structure knows: the same key updates, an unknown key creates, an absent key is left alone.
//!
//! Invariant: merging a bundle over its own result changes nothing.

use super::check;
use super::errors::{BundleError, sorted};
use super::read::{Incoming, Table, Taken};
use super::rows::*;
use std::collections::HashMap;

/// What a file of a bundle changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes<R> {
    /// Rows nobody knew, in the file's order.
    pub create: Vec<R>,
    /// Known rows as they are to be, complete, in the file's order.
    pub update: Vec<R>,
    /// How many rows of the file say what is known already.
    pub unchanged: usize,
}

impl<R> Default for Changes<R> {
    fn default() -> Self {
        Changes { create: Vec::new(), update: Vec::new(), unchanged: 0 }
    }
}

each_file! { per_file!
    /// What a bundle changes, file by file, each after those it refers to.
    #[derive(Debug, Clone, PartialEq, Default)]
    Merged of Changes
}

/// A file laid over what is known: the bundle's rows with their missing columns filled, and the known rows by key.
pub(super) struct Layer<'a, R: Row> {
    pub rows: Vec<Taken<R>>,
    pub known: HashMap<String, &'a R>,
    table: &'a Table<R>,
}

macro_rules! layers { ([] $($field:ident $row:ident,)+) => {
    /// Every file laid over what is known.
    pub(super) struct Layers<'a> { $(pub $field: Layer<'a, $row>,)+ }
} }
each_file!(layers!);

/// Merges what was read over the structure's rows. Known rows carry as references the texts that the structure's own rows
/// have as `ref` (their `ref`, or their id as text).
///
/// # Errors
/// Every new row that misses a mandatory column, and every contradiction in a row of the bundle.
pub fn merge(known: &Bundle, incoming: &Incoming) -> Result<Merged, Vec<BundleError>> {
    let mut errors = Vec::new();
    macro_rules! lay { ([] $($field:ident $row:ident,)+) => {
        Layers { $($field: Layer::<$row>::lay(&known.$field, &incoming.$field, &mut errors),)+ }
    } }
    let layers = each_file!(lay!);
    check::check(&layers, &mut errors);
    if !errors.is_empty() {
        return Err(sorted(errors));
    }
    macro_rules! settle { ([] $($field:ident $row:ident,)+) => { Merged { $($field: layers.$field.settle(),)+ } } }
    Ok(each_file!(settle!))
}

impl Merged {
    /// Whether everything was known already.
    pub fn is_nothing(&self) -> bool {
        macro_rules! none { ([] $($field:ident $row:ident,)+) => { $(self.$field.create.is_empty() && self.$field.update.is_empty())&&+ } }
        each_file!(none!)
    }

    /// The structure's rows once these changes are made.
    pub fn over(&self, known: &Bundle) -> Bundle {
        macro_rules! all { ([] $($field:ident $row:ident,)+) => { Bundle { $($field: self.$field.over(&known.$field),)+ } } }
        each_file!(all!)
    }
}

impl<R: Row> Changes<R> {
    fn over(&self, known: &[R]) -> Vec<R> {
        let update: HashMap<String, &R> = self.update.iter().map(|row| (row.key(), row)).collect();
        let kept = known.iter().map(|row| update.get(&row.key()).copied().unwrap_or(row));
        kept.chain(&self.create).cloned().collect()
    }
}

impl<'a, R: Row> Layer<'a, R> {
    fn lay(known: &'a [R], table: &'a Table<R>, errors: &mut Vec<BundleError>) -> Self {
        let known: HashMap<String, &R> = known.iter().map(|row| (row.key(), row)).collect();
        let missing: Vec<&Column<R>> = R::COLUMNS.iter().zip(&table.present).filter(|(_, present)| !**present).map(|(c, _)| c).collect();
        // Said once per column, not once per row: it is the header that is to be mended.
        let mut told: Vec<&str> = Vec::new();
        let fill = |row: &Taken<R>| {
            let mut row = row.clone();
            let key = R::key_of(&row.cells);
            let base = key.as_ref().and_then(|k| known.get(k)).copied();
            for column in &missing {
                let filled = (column.fill)(&mut row.cells, base);
                if !filled && key.is_some() && !told.contains(&column.name) {
                    told.push(column.name);
                    let expected = format!("the column {}, because line {} is a new record", column.name, row.line);
                    errors.push(BundleError::of_cell(R::FILE, 1, column.name, expected, "no such column"));
                }
            }
            row
        };
        let rows = table.rows.iter().map(fill).collect();
        Layer { rows, known, table }
    }

    /// Whether a reference finds its row, in the bundle or in the structure.
    pub(super) fn holds(&self, key: &str) -> bool {
        self.table.blind || self.table.keys.contains(key) || self.known.contains_key(key)
    }

    /// Where the bundle has a row, if it does.
    pub(super) fn line(&self, key: &str) -> Option<u64> {
        self.rows.iter().find(|row| R::key_of(&row.cells).as_deref() == Some(key)).map(|row| row.line)
    }

    /// Whether every row of the file could be read so far that its key is known.
    pub(super) fn is_whole(&self) -> bool {
        let read = self.rows.iter().filter(|row| R::key_of(&row.cells).is_some()).count();
        !self.table.blind && read == self.rows.len() && read == self.table.keys.len()
    }

    /// Whether the bundle has this column: what it does not say is filled with what is known.
    pub(super) fn says(&self, column: &str) -> bool {
        R::COLUMNS.iter().zip(&self.table.present).any(|(c, present)| *present && c.name == column)
    }

    /// What every row says once the bundle lies over it, by key; nothing where a cell of the bundle could not be read.
    pub(super) fn after<V>(&self, known: impl Fn(&R) -> V, read: impl Fn(&R::Cells) -> Option<V>) -> HashMap<String, Option<V>> {
        let before = self.known.iter().map(|(key, row)| (key.clone(), Some(known(row))));
        // The bundle's rows come last, so that they replace the known ones.
        before.chain(self.rows.iter().filter_map(|row| Some((R::key_of(&row.cells)?, read(&row.cells))))).collect()
    }

    /// The known rows that the bundle leaves alone, in no order.
    pub(super) fn untouched(&self) -> impl Iterator<Item = &'a R> + '_ {
        self.known.iter().filter(|(key, _)| !self.table.keys.contains(*key)).map(|(_, row)| *row)
    }

    fn settle(self) -> Changes<R> {
        let mut changes = Changes::default();
        // Without errors every row is complete.
        for row in self.rows.into_iter().filter_map(|row| R::complete(row.cells)) {
            match self.known.get(&row.key()) {
                None => changes.create.push(row),
                Some(known) if R::COLUMNS.iter().all(|c| (c.same)(known, &row)) => changes.unchanged += 1,
                Some(_) => changes.update.push(row),
            }
        }
        changes
    }
}
