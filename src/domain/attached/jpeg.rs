//! The position in a JPEG photo (ITU-T T.81): in the Exif and XMP of each picture in the file.

use std::ops::Range;

use super::{Unclear, exif, xmp};

/// Takes the position out of every picture in the file, in place; true when there was one.
///
/// Phones put further pictures behind the first, each with details of its own, and sometimes a short film.
pub fn without_position(bytes: &mut [u8]) -> Result<bool, Unclear> {
    let (mut found, mut at) = (false, 0);
    loop {
        at = picture(bytes, at, &mut found)?;
        match bytes[at..].windows(3).position(|three| three == b"\xff\xd8\xff") {
            Some(next) if !holds_film(&bytes[at..at + next]) => at += next,
            None if !holds_film(&bytes[at..]) => return Ok(found),
            _ => return Err(Unclear::Film),
        }
    }
}

/// One picture; where it ends.
fn picture(bytes: &mut [u8], start: usize, found: &mut bool) -> Result<usize, Unclear> {
    let mut at = start + 2;
    let mut extended = Vec::new();
    loop {
        if bytes.get(at) != Some(&0xff) {
            return Err(Unclear::Details);
        }
        at += bytes[at..].iter().take_while(|byte| **byte == 0xff).count();
        let marker = *bytes.get(at).ok_or(Unclear::Details)?;
        at += 1;
        match marker {
            END => break,
            0x01 | 0xd0..=0xd7 => continue,
            0x00 | START => return Err(Unclear::Details),
            _ => {}
        }
        let length = bytes.get(at..at + 2).map(|two| usize::from(u16::from_be_bytes([two[0], two[1]])));
        let end = at + length.filter(|length| *length >= 2).ok_or(Unclear::Details)?;
        if end > bytes.len() {
            return Err(Unclear::Details);
        }
        if marker == APP1 {
            details(bytes, at + 2..end, &mut extended, found)?;
        }
        at = end;
        if marker == SCAN {
            at += scan(&bytes[at..]);
            // Cut short: what there is of it has been read.
            if at == bytes.len() {
                break;
            }
        }
    }
    *found |= extended_xmp(bytes, extended)?;
    Ok(at)
}

/// The length of the picture's own data, up to the next marker that is not part of it.
fn scan(bytes: &[u8]) -> usize {
    let part_of_it = |byte: u8| matches!(byte, 0x00 | 0xd0..=0xd7 | 0xff);
    let marker = bytes.windows(2).position(|two| two[0] == 0xff && !part_of_it(two[1]));
    marker.unwrap_or(bytes.len())
}

/// One segment of details: Exif, XMP, or a part of an XMP packet too long for one segment.
fn details(
    bytes: &mut [u8],
    place: Range<usize>,
    extended: &mut Vec<Range<usize>>,
    found: &mut bool,
) -> Result<(), Unclear> {
    let inside = &mut bytes[place.clone()];
    if inside.starts_with(b"Exif\0") {
        *found |= exif::without_position(inside.get_mut(6..).ok_or(Unclear::Details)?)?;
    } else if inside.starts_with(XMP) {
        *found |= xmp::without_position(&mut inside[XMP.len()..])?;
    } else if inside.starts_with(EXTENDED_XMP) {
        extended.push(place);
    }
    Ok(())
}

/// A long XMP packet: a name may begin in one part and end in the next, so they are read as one.
fn extended_xmp(bytes: &mut [u8], mut parts: Vec<Range<usize>>) -> Result<bool, Unclear> {
    const GUID: usize = 32;
    const BEFORE: usize = EXTENDED_XMP.len() + GUID + 4 + 4;
    if parts.iter().any(|part| part.len() < BEFORE) {
        return Err(Unclear::Details);
    }
    // By packet, then by the place in it.
    parts.sort_by_key(|part| {
        let header = &bytes[part.start + EXTENDED_XMP.len()..part.start + BEFORE];
        (header[..GUID].to_vec(), header[GUID + 4..].to_vec())
    });
    let contents: Vec<_> = parts.into_iter().map(|part| part.start + BEFORE..part.end).collect();
    let mut whole = contents.iter().flat_map(|part| &bytes[part.clone()]).copied().collect::<Vec<_>>();
    let found = xmp::without_position(&mut whole)?;
    let mut rest = &whole[..];
    for part in contents.into_iter().filter(|_| found) {
        let (own, after) = rest.split_at(part.len());
        bytes[part].copy_from_slice(own);
        rest = after;
    }
    Ok(found)
}

/// Whether a film begins in it: a box `ftyp` (ISO/IEC 14496-12) after its length, which is small.
fn holds_film(trailer: &[u8]) -> bool {
    trailer.windows(8).any(|eight| eight.starts_with(b"\0\0\0") && &eight[4..] == b"ftyp")
}

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const APP1: u8 = 0xe1;
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const EXTENDED_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
