//! The edge to the browser: the only module that names `web_sys`, `js_sys` or `gloo`.
//!
//! Small typed functions; no decision about a referral is taken here, nothing is logged, and nothing
//! is stored but what a person asks for: see [`storage`] and [`offline`].

mod boot;
mod panic;

pub mod fields;
pub mod page;
pub mod route;

pub mod activity;
pub mod clock;
pub mod deposit;
pub mod digest;
pub mod fetch;
pub mod files;
pub mod folder;
pub mod held;
pub mod picture;
pub mod random;

pub mod claim;
pub mod clipboard;
pub mod database;
pub mod download;
pub mod offline;
pub mod storage;

pub mod cover;
pub mod leaving;

pub mod port;
pub mod worker;

pub use boot::{build, hand_over, handed_over, keep};
pub use panic::print_locations_only;
