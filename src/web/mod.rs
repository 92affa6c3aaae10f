//! The faces: pages, forms, the JSON API. The only room that knows HTTP.
//!
//! Invariant: a route cannot be added without saying who may use it, and every error becomes an answer in one place.

mod accept;
mod answer;
pub mod api;
mod ask;
mod assets;
pub mod filters;
pub mod forms;
pub mod gate;
pub mod guards;
pub mod openapi;
mod routes;
pub mod texts;
#[cfg(test)]
mod texts_test;
pub mod visit;

pub use accept::{Limits, serve};
pub use answer::{Answer, Problem};
pub use ask::Ask;
pub use forms::{Choice, Filled};
pub use routes::{Face, Handler, Route, Table};
