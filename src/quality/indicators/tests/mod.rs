//! The definitions against an example worked out by hand, against stories at their boundaries, and against chance.

mod example;
mod properties;
mod reading;
mod stories;
mod texts;
