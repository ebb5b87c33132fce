//! The `marac` program: the command line, and the server that puts the site and the dropbox on one address.
//!
//! Only this module names axum, tokio and `std::fs`. `serve` never holds an identity and cannot open anything.

pub mod cli;
pub mod register;
pub mod serve;

mod clock;
mod files;
mod http;
mod inputs;
mod outside;
mod parallel;

/// The version of this program, as a record names it: its number, and the commit it was built from (`MARAC_COMMIT`).
fn build() -> String {
    format!("{}+{}", env!("CARGO_PKG_VERSION"), option_env!("MARAC_COMMIT").unwrap_or("native"))
}
