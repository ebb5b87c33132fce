//! The register of an area at the desk: a folder of sealed, signed events, and what is done with it.

mod area;
mod book;
mod docket;
mod going;
mod intake;
mod not_done;
mod reader;
mod shelf;
mod unsaid;
mod work;

mod begin;
pub mod fields;
mod panel;

pub use begin::{Begin, Standing, Unsaid, areas};
pub use book::{Book, key};
pub use not_done::NotDone;
pub use panel::Panel;
pub use shelf::Shelf;
pub use unsaid::{Typed, unfinished};
pub use work::now;
