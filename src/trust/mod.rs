//! Trust: what the product can prove about itself, and say about its health.

pub mod doctor;
pub mod verify;

#[cfg(test)]
mod stories;
