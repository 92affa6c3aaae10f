//! How one column of a file lies in one column of a table, there and back.
//!
//! Invariant: what is stored is read back as the same cell; an empty text is an empty cell, never `Some("")`.

use super::super::{
    cells::{AtWork, Wanted},
    rows::Row,
};
use super::Ids;
use crate::{
    db::{Error, Result},
    desk::{Role, Roles},
    kernel::YesNo,
};
use sea_query::Value;
use std::{fmt::Display, marker::PhantomData, str::FromStr};
use uuid::Uuid;

/// A way to lie in a table: from what a row says to what the database keeps.
pub trait Lie<Cell, Sql> {
    fn read(kept: Sql, ids: &Ids) -> Cell;
    /// # Errors
    /// When a reference points nowhere.
    fn write(cell: &Cell, ids: &Ids) -> Result<Value>;
}

/// The same value on both sides.
pub struct Same;
impl<T: Clone + Into<Value>> Lie<T, T> for Same {
    fn read(kept: T, _: &Ids) -> T {
        kept
    }
    fn write(cell: &T, _: &Ids) -> Result<Value> {
        Ok(cell.clone().into())
    }
}

/// Yes or no, where nothing said means no.
pub struct Flag;
impl Lie<YesNo, bool> for Flag {
    fn read(kept: bool, _: &Ids) -> YesNo {
        YesNo(kept)
    }
    fn write(cell: &YesNo, _: &Ids) -> Result<Value> {
        Ok(cell.0.into())
    }
}

/// Whether somebody works here still.
impl Lie<AtWork, bool> for Same {
    fn read(kept: bool, _: &Ids) -> AtWork {
        AtWork(kept)
    }
    fn write(cell: &AtWork, _: &Ids) -> Result<Value> {
        Ok(cell.0.into())
    }
}

/// How many people a firm wants.
impl Lie<Wanted, i64> for Same {
    fn read(kept: i64, _: &Ids) -> Wanted {
        Wanted(kept)
    }
    fn write(cell: &Wanted, _: &Ids) -> Result<Value> {
        Ok(cell.0.into())
    }
}

/// A text that may be missing.
pub struct Text;
impl Lie<Option<String>, Option<String>> for Text {
    fn read(kept: Option<String>, _: &Ids) -> Option<String> {
        kept.filter(|t| !t.is_empty())
    }
    fn write(cell: &Option<String>, _: &Ids) -> Result<Value> {
        Ok(cell.clone().into())
    }
}

/// A text the table must have: a missing one is kept as an empty one.
pub struct Name;
impl Lie<Option<String>, String> for Name {
    fn read(kept: String, _: &Ids) -> Option<String> {
        Some(kept).filter(|t| !t.is_empty())
    }
    fn write(cell: &Option<String>, _: &Ids) -> Result<Value> {
        Ok(cell.clone().unwrap_or_default().into())
    }
}

/// Words joined by `|`.
pub struct List;
impl<T: Display + FromStr> Lie<Vec<T>, String> for List {
    fn read(kept: String, _: &Ids) -> Vec<T> {
        crate::people::trainees::split(&kept)
    }
    fn write(cell: &Vec<T>, _: &Ids) -> Result<Value> {
        Ok(crate::people::trainees::joined(cell).into())
    }
}

/// A member's roles, kept in one order so that a membership's can be compared with them.
pub struct InOrder;
impl Lie<Vec<Role>, String> for InOrder {
    fn read(kept: String, _: &Ids) -> Vec<Role> {
        Roles::read(&kept).0
    }
    fn write(cell: &Vec<Role>, _: &Ids) -> Result<Value> {
        Ok(Roles(cell.clone()).joined().into())
    }
}

/// A reference to a record of another file.
pub struct To<R>(PhantomData<R>);
impl<R: Row> Lie<String, Uuid> for To<R> {
    fn read(kept: Uuid, ids: &Ids) -> String {
        ids.key::<R>(kept)
    }
    fn write(cell: &String, ids: &Ids) -> Result<Value> {
        Ok(ids.id::<R>(cell).ok_or(Error::Dangling)?.into())
    }
}
impl<R: Row> Lie<Option<String>, Option<Uuid>> for To<R> {
    fn read(kept: Option<Uuid>, ids: &Ids) -> Option<String> {
        kept.map(|id| ids.key::<R>(id))
    }
    fn write(cell: &Option<String>, ids: &Ids) -> Result<Value> {
        match cell {
            Some(key) => <To<R> as Lie<String, Uuid>>::write(key, ids),
            None => Ok(Option::<Uuid>::None.into()),
        }
    }
}
