//! The names that a bundle writes are found like those that people type.

use super::super::merge::Changes;
use super::super::rows::{EmployerRow, Row, TraineeRow};
use super::{BATCH, Ids};
use crate::{
    db::{Result, Scope, tables::*},
    people::names::{
        Named,
        store::{Keys, put, rewrite},
    },
};

/// A file whose records are found by their names.
pub trait Sought: Row {
    type Keys: Keys;
    fn named(&self) -> Named;
}

impl Sought for TraineeRow {
    type Keys = TraineeKeys;
    fn named(&self) -> Named {
        let part = |name: &Option<String>| name.clone().unwrap_or_default();
        Named::person(&part(&self.first_name), &part(&self.last_name), self.phone.as_deref(), self.email.as_deref())
    }
}

impl Sought for EmployerRow {
    type Keys = EmployerKeys;
    fn named(&self) -> Named {
        let numbers = [self.siret.as_deref(), self.enterprise_number.as_deref(), self.establishment_number.as_deref()];
        Named::firm(self.name.as_deref().unwrap_or_default(), self.city.as_deref(), &numbers)
    }
}

/// Writes the keys of what a bundle creates or updates.
///
/// # Errors
/// When the database refuses.
pub async fn write<R: Sought>(scope: &mut Scope, ids: &Ids, changes: &Changes<R>) -> Result<()> {
    for rows in changes.create.chunks(BATCH) {
        let named = rows.iter().filter_map(|row| Some((ids.id::<R>(&row.key())?, row.named())));
        put::<R::Keys>(scope, &named.collect::<Vec<_>>());
    }
    for row in &changes.update {
        if let Some(id) = ids.id::<R>(&row.key()) {
            rewrite::<R::Keys>(scope, id, &row.named()).await?;
        }
    }
    Ok(())
}
