//! The files of an area as JSON Schema, for whoever writes one; see [`crate::domain::schema`].

mod directory;
mod pack;

pub use directory::directory;
pub use pack::pack;
