//! The `marac` program: the command line, and the server that puts the site and the dropbox on one address.
//!
//! Only this module names axum, tokio and `std::fs`. `serve` never holds an identity and cannot open anything.

pub mod cli;
pub mod serve;

mod clock;
mod files;
