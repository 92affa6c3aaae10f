//! The demonstration's network as its files tell it: structures, officers, and who gets a password.

use crate::people::{
    employers::Country,
    structures::{Profile, StructureKind},
};
use serde::Deserialize;

/// The files of the structures that are relative to today.
#[derive(rust_embed::RustEmbed)]
#[folder = "fixtures/demo"]
pub struct Files;

/// A structure with fixed dates: the example that `jalon import` and the figures are tried with.
#[derive(rust_embed::RustEmbed)]
#[folder = "fixtures/atelier-du-cedre"]
pub struct Cedre;

/// The slug of the structure with fixed dates.
pub const CEDRE: &str = "atelier-du-cedre";

/// `network.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plot {
    pub network: Whole,
    pub regions: Vec<Part>,
    pub structures: Vec<Place>,
    pub officers: Vec<Officer>,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    pub slug: String,
    pub name: String,
    pub country: Country,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub slug: String,
    pub name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub slug: String,
    pub name: String,
    pub region: String,
    pub kind: StructureKind,
    pub country: Country,
    pub time_zone: String,
    pub profile: Profile,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    pub email: String,
    pub name: String,
    /// The network's when there is none.
    pub region: Option<String>,
}

/// Somebody who gets a password.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The role they are here to show; they may have others.
    pub role: String,
    pub email: String,
}
