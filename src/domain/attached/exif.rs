//! The position in a block of Exif (CIPA DC-008: a TIFF structure), taken out in place.

use std::ops::Range;

use super::Unclear;

/// Takes the position out: its directory is filled with zeros and no longer named. Everything else stays where it is.
///
/// True when there was one. What cannot be read for certain is [`Unclear`].
pub fn without_position(tiff: &mut [u8]) -> Result<bool, Unclear> {
    let mut found = Found::default();
    let block = Block::of(tiff)?;
    let first = block.u32(4).ok_or(Unclear::Details)?;
    found.kept.push(0..8);
    found.directory(&block, first as usize)?;
    let shared = |gone: &Range<usize>| found.kept.iter().any(|kept| kept.start < gone.end && gone.start < kept.end);
    if found.gone.iter().any(shared) {
        return Err(Unclear::Details);
    }
    let big_endian = block.big_endian;
    for gone in &found.gone {
        tiff[gone.clone()].fill(0);
    }
    // The last first: taking one out moves those after it.
    for (directory, entry) in found.named.iter().rev() {
        take_out(tiff, *directory, *entry, big_endian);
    }
    Ok(found.positions)
}

/// What was found in a block, before anything is changed.
#[derive(Default)]
struct Found {
    /// Places that belong to something else than the position.
    kept: Vec<Range<usize>>,
    /// Places that hold the position.
    gone: Vec<Range<usize>>,
    /// Where the position is named: a directory and the number of its entry.
    named: Vec<(usize, usize)>,
    /// The directories that were read, so that a block which points in circles ends.
    read: Vec<usize>,
    entries: usize,
    /// More than the version of the format was in it.
    positions: bool,
}

impl Found {
    /// Reads a chain of directories and those that they name.
    fn directory(&mut self, block: &Block<'_>, start: usize) -> Result<(), Unclear> {
        let mut waiting = vec![start];
        while let Some(at) = waiting.pop() {
            // A pointer to nowhere: nobody can read anything there.
            if at == 0 || at + 2 > block.bytes.len() || self.read.contains(&at) {
                continue;
            }
            self.read.push(at);
            let entries = self.table(block, at)?;
            for number in 0..entries {
                let entry = block.entry(at, number)?;
                match entry.tag {
                    GPS => self.position(block, at, number, &entry)?,
                    EXIF | INTEROPERABILITY | SUB_DIRECTORIES => {
                        waiting.extend(block.pointers(&entry)?);
                        self.kept.extend(entry.elsewhere(block));
                    }
                    _ => self.kept.extend(entry.elsewhere(block)),
                }
            }
            let next = at + 2 + entries * ENTRY;
            waiting.extend(block.u32(next).map(|next| next as usize));
            self.kept.push(at..(next + 4).min(block.bytes.len()));
        }
        Ok(())
    }

    /// The directory with the position, which an entry names.
    fn position(&mut self, block: &Block<'_>, directory: usize, number: usize, entry: &Entry) -> Result<(), Unclear> {
        let mut positions = false;
        let mut gone = Vec::new();
        for at in block.pointers(entry)? {
            if at + 2 > block.bytes.len() {
                continue;
            }
            let entries = self.table(block, at)?;
            gone.push(at..at + 2 + entries * ENTRY);
            for number in 0..entries {
                let value = block.entry(at, number)?;
                positions |= value.tag != GPS_VERSION;
                // A value of unknown length, or one that is not in the block: we would not know what to take out.
                let length = value.length().ok_or(Unclear::Details)?;
                if length > 4 {
                    gone.push(value.elsewhere(block).ok_or(Unclear::Details)?);
                }
            }
        }
        // A camera without a fix writes the version alone: that says nothing, and stays.
        if positions {
            self.positions = true;
            self.gone.extend(gone);
            self.named.push((directory, number));
        } else {
            self.kept.extend(gone);
        }
        Ok(())
    }

    /// The number of entries of the directory at a place.
    fn table(&mut self, block: &Block<'_>, at: usize) -> Result<usize, Unclear> {
        let entries = usize::from(block.u16(at).ok_or(Unclear::Details)?);
        self.entries += entries;
        let whole = at + 2 + entries * ENTRY <= block.bytes.len();
        let sane = self.entries <= MOST_ENTRIES && self.read.len() <= MOST_DIRECTORIES;
        if whole && sane { Ok(entries) } else { Err(Unclear::Details) }
    }
}

/// Moves the entries after this one up, and with them the pointer to the next directory.
fn take_out(tiff: &mut [u8], directory: usize, entry: usize, big_endian: bool) {
    let count = [tiff[directory], tiff[directory + 1]];
    let count = if big_endian { u16::from_be_bytes(count) } else { u16::from_le_bytes(count) };
    let at = directory + 2 + entry * ENTRY;
    let end = (directory + 2 + usize::from(count) * ENTRY + 4).min(tiff.len());
    tiff.copy_within(at + ENTRY..end, at);
    tiff[end - ENTRY..end].fill(0);
    let count = count - 1;
    tiff[directory..directory + 2].copy_from_slice(&if big_endian { count.to_be_bytes() } else { count.to_le_bytes() });
}

struct Block<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

struct Entry {
    tag: u16,
    kind: u16,
    count: u32,
    /// Where its value, or the place of its value, stands.
    value: usize,
}

impl<'a> Block<'a> {
    fn of(bytes: &'a [u8]) -> Result<Block<'a>, Unclear> {
        match bytes.get(..4) {
            Some(b"II*\0") => Ok(Block { bytes, big_endian: false }),
            Some(b"MM\0*") => Ok(Block { bytes, big_endian: true }),
            _ => Err(Unclear::Details),
        }
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let two = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big_endian { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    }

    fn u32(&self, at: usize) -> Option<u32> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
    }

    fn entry(&self, directory: usize, number: usize) -> Result<Entry, Unclear> {
        let at = directory + 2 + number * ENTRY;
        let read =
            || Some(Entry { tag: self.u16(at)?, kind: self.u16(at + 2)?, count: self.u32(at + 4)?, value: at + 8 });
        read().ok_or(Unclear::Details)
    }

    /// The places that an entry points to.
    fn pointers(&self, entry: &Entry) -> Result<Vec<usize>, Unclear> {
        if ![LONG, DIRECTORY].contains(&entry.kind) || entry.count == 0 || entry.count as usize > MOST_DIRECTORIES {
            return Err(Unclear::Details);
        }
        let from = if entry.count == 1 { Some(entry.value) } else { self.u32(entry.value).map(|at| at as usize) };
        let one = |number: usize| Some(self.u32(from?.checked_add(number * 4)?)? as usize);
        (0..entry.count as usize).map(one).collect::<Option<_>>().ok_or(Unclear::Details)
    }
}

impl Entry {
    /// The length of its value, if its kind is one that we know.
    fn length(&self) -> Option<u64> {
        let one = match self.kind {
            1 | 2 | 6 | 7 | 129 => 1,
            3 | 8 => 2,
            LONG | 9 | 11 | DIRECTORY => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        Some(one * u64::from(self.count))
    }

    /// Where its value stands, if that is outside the entry and inside the block.
    fn elsewhere(&self, block: &Block<'_>) -> Option<Range<usize>> {
        let length = usize::try_from(self.length()?).ok().filter(|length| *length > 4)?;
        let start = block.u32(self.value)? as usize;
        let end = start.checked_add(length)?;
        (end <= block.bytes.len()).then_some(start..end)
    }
}

const ENTRY: usize = 12;
const GPS: u16 = 0x8825;
const EXIF: u16 = 0x8769;
const INTEROPERABILITY: u16 = 0xa005;
const SUB_DIRECTORIES: u16 = 0x014a;
const GPS_VERSION: u16 = 0;
const LONG: u16 = 4;
const DIRECTORY: u16 = 13;
/// Far more than a camera writes: a block with more was made to keep us busy.
const MOST_ENTRIES: usize = 4096;
const MOST_DIRECTORIES: usize = 64;
