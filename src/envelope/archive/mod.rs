//! The archive inside a sealed file: a zip in which every entry is stored and nothing is left to interpretation.
//!
//! Written and read by our own code, because zip libraries repair: they keep the last of two equal names, accept
//! data around the archive, and believe whichever of the two headers they read first. Layout: APPNOTE 6.3.10.

mod read;
mod write;

pub use read::{ArchiveError, read};
pub use write::Archive;

/// One file of an archive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its path, `/` between folders.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// The name of the entry of zeros that brings a sealed file to its length; always there.
pub const PADDING: &str = "padding";

/// The most entries an archive may have: three of ours and 99 attachments.
pub const MOST_ENTRIES: usize = 102;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LOCAL_LEN: usize = 30;
const CENTRAL_LEN: usize = 46;
const END_LEN: usize = 22;
/// Bit 11: names are UTF-8 (ours are ASCII).
const UTF8: u16 = 1 << 11;
