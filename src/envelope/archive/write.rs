//! Writing an archive into a stream, its padding sized at the last moment.

use std::io::{self, Write};

use crc32fast::Hasher;

use super::{CENTRAL, CENTRAL_LEN, END, END_LEN, Entry, LOCAL, LOCAL_LEN, PADDING, UTF8};

/// The files of an archive, to be written with any amount of padding.
pub struct Archive<'a> {
    entries: Vec<Entry<'a>>,
}

impl<'a> Archive<'a> {
    /// Takes the files in the order in which they are written; the padding comes after them.
    pub fn new(entries: Vec<Entry<'a>>) -> Self {
        Archive { entries }
    }

    /// The length with empty padding.
    pub fn content_len(&self) -> u64 {
        let around = |name: &str| LOCAL_LEN + CENTRAL_LEN + 2 * name.len();
        let files: usize = self.entries.iter().map(|entry| around(entry.name) + entry.bytes.len()).sum();
        (files + around(PADDING) + END_LEN) as u64
    }

    /// Writes everything, with `padding` zeros.
    ///
    /// Errors: of `out`, and `InvalidInput` for what a zip without extensions cannot hold (4 GiB).
    pub fn write(&self, padding: u64, out: &mut impl Write) -> io::Result<()> {
        let mut directory = Vec::new();
        let mut offset = 0;
        for Entry { name, bytes } in &self.entries {
            let described = described(name, crc32fast::hash(bytes), small(bytes.len() as u64)?)?;
            offset = member(&described, name, offset, out, &mut directory)?;
            out.write_all(bytes)?;
            offset = small(u64::from(offset) + bytes.len() as u64)?;
        }
        let described = described(PADDING, crc_of_zeros(padding), small(padding)?)?;
        offset = member(&described, PADDING, offset, out, &mut directory)?;
        zeros(padding, |piece| out.write_all(piece))?;
        offset = small(u64::from(offset) + padding)?;
        out.write_all(&directory)?;
        out.write_all(&end(self.entries.len() + 1, directory.len(), offset)?)
    }
}

/// Writes a local header and notes its twin for the directory; returns the offset after it.
fn member(
    shared: &[u8; 26],
    name: &str,
    offset: u32,
    out: &mut impl Write,
    directory: &mut Vec<u8>,
) -> io::Result<u32> {
    out.write_all(&LOCAL.to_le_bytes())?;
    out.write_all(shared)?;
    out.write_all(name.as_bytes())?;
    directory.extend(CENTRAL.to_le_bytes());
    directory.extend(VERSION.to_le_bytes()); // made by
    directory.extend(shared);
    directory.extend([0; 2 + 2 + 2 + 4]); // comment, disk, attributes
    directory.extend(offset.to_le_bytes());
    directory.extend(name.as_bytes());
    small(u64::from(offset) + (LOCAL_LEN + name.len()) as u64)
}

/// The 26 bytes that a local header and its twin in the directory share.
fn described(name: &str, crc: u32, len: u32) -> io::Result<[u8; 26]> {
    let name_len = u16::try_from(name.len()).map_err(|_| too_large())?;
    let mut bytes = [0; 26];
    bytes[0..2].copy_from_slice(&VERSION.to_le_bytes());
    bytes[2..4].copy_from_slice(&UTF8.to_le_bytes());
    // 4..6: method 0, stored. 6..8: midnight. A real time would say when somebody worked on a case.
    bytes[8..10].copy_from_slice(&FIRST_OF_JANUARY_1980.to_le_bytes());
    bytes[10..14].copy_from_slice(&crc.to_le_bytes());
    bytes[14..18].copy_from_slice(&len.to_le_bytes());
    bytes[18..22].copy_from_slice(&len.to_le_bytes());
    bytes[22..24].copy_from_slice(&name_len.to_le_bytes());
    Ok(bytes)
}

fn end(entries: usize, directory_len: usize, directory_offset: u32) -> io::Result<[u8; END_LEN]> {
    let entries = u16::try_from(entries).map_err(|_| too_large())?.to_le_bytes();
    let mut bytes = [0; END_LEN];
    bytes[0..4].copy_from_slice(&END.to_le_bytes());
    bytes[8..10].copy_from_slice(&entries);
    bytes[10..12].copy_from_slice(&entries);
    bytes[12..16].copy_from_slice(&small(directory_len as u64)?.to_le_bytes());
    bytes[16..20].copy_from_slice(&directory_offset.to_le_bytes());
    Ok(bytes)
}

fn crc_of_zeros(len: u64) -> u32 {
    let mut hasher = Hasher::new();
    let counted: Result<(), std::convert::Infallible> = zeros(len, |piece| {
        hasher.update(piece);
        Ok(())
    });
    match counted {
        Ok(()) => hasher.finalize(),
    }
}

fn zeros<E>(len: u64, mut take: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
    static ZEROS: [u8; 4096] = [0; 4096];
    let mut left = len;
    while left > 0 {
        let piece = left.min(ZEROS.len() as u64) as usize;
        take(&ZEROS[..piece])?;
        left -= piece as u64;
    }
    Ok(())
}

fn small(number: u64) -> io::Result<u32> {
    u32::try_from(number).map_err(|_| too_large())
}

fn too_large() -> io::Error {
    io::ErrorKind::InvalidInput.into()
}

const VERSION: u16 = 20;
const FIRST_OF_JANUARY_1980: u16 = 1 << 5 | 1;
