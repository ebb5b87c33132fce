//! Reading an archive: every byte is accounted for, or the whole is refused.

use super::{CENTRAL, CENTRAL_LEN, END, END_LEN, Entry, LOCAL, LOCAL_LEN, MOST_ENTRIES, PADDING, UTF8};

/// Reads the files of an archive, in its order, without the padding, which is checked to be zeros.
///
/// Nothing is copied, and nothing is allocated by a number that the archive only claims.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry<'_>>, ArchiveError> {
    let (count, directory_offset) = end(bytes)?;
    let (members, directory) = bytes[..bytes.len() - END_LEN].split_at(directory_offset);
    let mut directory = Bytes { rest: directory };
    let mut members = Bytes { rest: members };
    let mut entries: Vec<Entry<'_>> = Vec::with_capacity(count);
    for _ in 0..count {
        let offset = directory_offset - members.rest.len();
        let (shared, name) = twin(&mut directory, offset)?;
        let entry = member(&mut members, shared, name)?;
        if entries.iter().any(|earlier| earlier.name == entry.name) {
            return Err(ArchiveError::SameNameTwice);
        }
        entries.push(entry);
    }
    if !members.rest.is_empty() || !directory.rest.is_empty() {
        return Err(ArchiveError::BytesUnaccountedFor);
    }
    without_padding(entries)
}

/// Why an archive is refused; every one of these means a damaged or a hostile file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// It does not end with the end-of-directory record, or that record is of several disks or has a comment.
    NoEnd,
    /// It claims more files than we ever write.
    TooManyEntries,
    /// It is cut short, or a length points outside.
    CutShort,
    /// Bytes before, between or after the parts of the archive.
    BytesUnaccountedFor,
    /// A local header differs from its twin in the directory.
    HeadersDiffer,
    /// Compressed, encrypted, with a data descriptor, or with an extension such as zip64.
    Unsupported,
    /// A name that could leave its folder, or that is not one of ours.
    BadName,
    /// Two files of one name.
    SameNameTwice,
    /// The content does not have the checksum that its header states.
    WrongChecksum,
    /// The padding is missing or is not zeros.
    BadPadding,
    /// The record or its text is missing.
    Missing,
    /// The text is not UTF-8.
    NotText,
}

/// The number of entries and the offset of the directory.
fn end(bytes: &[u8]) -> Result<(usize, usize), ArchiveError> {
    let start = bytes.len().checked_sub(END_LEN).ok_or(ArchiveError::NoEnd)?;
    let mut end = Bytes { rest: &bytes[start..] };
    if end.u32()? != END || end.u32()? != 0 {
        return Err(ArchiveError::NoEnd);
    }
    let (on_disk, count) = (end.u16()?, end.u16()?);
    let (directory_len, directory_offset) = (end.u32()? as usize, end.u32()? as usize);
    if on_disk != count || end.u16()? != 0 {
        return Err(ArchiveError::NoEnd);
    }
    if usize::from(count) > MOST_ENTRIES {
        return Err(ArchiveError::TooManyEntries);
    }
    if directory_offset > start || directory_len != start - directory_offset {
        return Err(ArchiveError::BytesUnaccountedFor);
    }
    Ok((count.into(), directory_offset))
}

/// Reads one entry of the directory: what it shares with its local header, and its name.
fn twin<'a>(directory: &mut Bytes<'a>, expected_offset: usize) -> Result<(&'a [u8], &'a str), ArchiveError> {
    let mut fixed = Bytes { rest: directory.take(CENTRAL_LEN)? };
    if fixed.u32()? != CENTRAL {
        return Err(ArchiveError::BytesUnaccountedFor);
    }
    fixed.u16()?; // made by: says nothing about the content
    let shared = fixed.take(26)?;
    let (comment, disk) = (fixed.u16()?, fixed.u16()?);
    fixed.take(6)?; // attributes: nothing is ever extracted by them
    let offset = fixed.u32()? as usize;
    if comment != 0 || disk != 0 {
        return Err(ArchiveError::Unsupported);
    }
    if offset != expected_offset {
        return Err(ArchiveError::BytesUnaccountedFor);
    }
    let name_len = u16::from_le_bytes([shared[22], shared[23]]);
    let name = std::str::from_utf8(directory.take(name_len.into())?).map_err(|_| ArchiveError::BadName)?;
    if is_harmless(name) { Ok((shared, name)) } else { Err(ArchiveError::BadName) }
}

fn member<'a>(members: &mut Bytes<'a>, shared: &[u8], name: &'a str) -> Result<Entry<'a>, ArchiveError> {
    let mut fixed = Bytes { rest: members.take(LOCAL_LEN)? };
    if fixed.u32()? != LOCAL {
        return Err(ArchiveError::BytesUnaccountedFor);
    }
    if fixed.rest != shared || members.take(name.len())? != name.as_bytes() {
        return Err(ArchiveError::HeadersDiffer);
    }
    let mut shared = Bytes { rest: shared };
    let (_version, flags, method) = (shared.u16()?, shared.u16()?, shared.u16()?);
    let _time = shared.u32()?;
    let (crc, stored, plain) = (shared.u32()?, shared.u32()?, shared.u32()?);
    let (_name_len, extra) = (shared.u16()?, shared.u16()?);
    if flags & !UTF8 != 0 || method != 0 || stored != plain || extra != 0 {
        return Err(ArchiveError::Unsupported);
    }
    let bytes = members.take(plain as usize)?;
    if crc32fast::hash(bytes) != crc {
        return Err(ArchiveError::WrongChecksum);
    }
    Ok(Entry { name, bytes })
}

fn without_padding(mut entries: Vec<Entry<'_>>) -> Result<Vec<Entry<'_>>, ArchiveError> {
    let place = entries.iter().position(|entry| entry.name == PADDING).ok_or(ArchiveError::BadPadding)?;
    let padding = entries.remove(place);
    if padding.bytes.iter().any(|byte| *byte != 0) {
        return Err(ArchiveError::BadPadding);
    }
    Ok(entries)
}

/// Letters, digits, `.`, `-`, `_`, in folders that stay below their own.
fn is_harmless(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    name.split('/').all(|part| !matches!(part, "" | "." | "..") && part.bytes().all(plain))
}

struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], ArchiveError> {
        let (taken, rest) = self.rest.split_at_checked(len).ok_or(ArchiveError::CutShort)?;
        self.rest = rest;
        Ok(taken)
    }

    fn u16(&mut self) -> Result<u16, ArchiveError> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&mut self) -> Result<u32, ArchiveError> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }
}
