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
mod landed;
mod lock;
pub mod openapi;
pub mod routes;
pub mod texts;
#[cfg(test)]
mod texts_test;
pub mod visit;

pub use accept::{Limits, serve};
pub use answer::{Answer, Problem};
pub use ask::Ask;
pub use forms::{Choice, Filled};
pub use lock::Lock;
pub use routes::{Face, FormHandler, Handler, Route, Table};
