//! Jalon.

#[macro_use]
pub mod kernel;
pub mod app;
pub mod config;
pub mod db;
pub mod desk;
pub mod exchange;
pub mod method;
pub mod people;
pub mod quality;
pub mod web;
