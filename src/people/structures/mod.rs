//! Networks, regions and structures: made by the operator at the command line, never by a page.
//!
//! Invariant: a structure's kind is dated; a figure uses the kind of the day it counts.

pub mod pages;
pub mod store;

words! {
    /// The kind of a structure.
    StructureKind "structure-kind" {
        Aci "aci", Ai "ai", Ei "ei", Etti "etti", Eiti "eiti", Geiq "geiq", Ges "ges", Services "services",
        Cisp "cisp", Mire "mire", TitleServices "title_services", Other "other",
    }
    /// The method profiles that ship.
    Profile "profile" { Rejoins "rejoins", Mire "mire", EmploiAccompagne "emploi-accompagne", Ips "ips" }
}
