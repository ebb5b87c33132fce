//! A register on disk: a folder that several people may share, on a network or through a program that syncs it.
//!
//! Nobody locks it and nothing in it is ever changed: files appear, whole, and a purge takes some away. What is half
//! there is tried again next time; a copy under another name is the same event.

mod folder;

mod bodies;
mod events;
mod pen;
mod purge;

pub use bodies::Bodies;
pub use events::{EventFile, Unread};
pub use folder::Folder;
pub use pen::{NotWritten, Pen};
pub use purge::{NotPurged, Swept};
