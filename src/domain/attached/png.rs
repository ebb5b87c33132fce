//! The position in a PNG picture (ISO/IEC 15948): in its Exif and XMP.

use std::ops::Range;

use super::{Unclear, exif, xmp};

/// Takes the position out, in place; true when there was one.
pub fn without_position(bytes: &mut [u8]) -> Result<bool, Unclear> {
    let (mut found, mut at) = (false, SIGNATURE);
    loop {
        let header = bytes.get(at..at + 8).ok_or(Unclear::Details)?;
        let length = u32::from_be_bytes([header[0], header[1], header[2], header[3]]) as usize;
        let kind = at + 4..at + 8;
        let content = at + 8..(at + 8).checked_add(length).ok_or(Unclear::Details)?;
        let end = content.end.checked_add(4).filter(|end| *end <= bytes.len()).ok_or(Unclear::Details)?;
        if chunk(bytes, kind.clone(), content.clone())? {
            let sum = crc32fast::hash(&bytes[kind.start..content.end]);
            bytes[content.end..end].copy_from_slice(&sum.to_be_bytes());
            found = true;
        }
        if &bytes[kind] == b"IEND" {
            return Ok(found);
        }
        at = end;
    }
}

/// One chunk; true when a position was taken out of it.
fn chunk(bytes: &mut [u8], kind: Range<usize>, content: Range<usize>) -> Result<bool, Unclear> {
    let kind: [u8; 4] = bytes[kind].try_into().map_err(|_| Unclear::Details)?;
    let content = &mut bytes[content];
    match &kind {
        b"eXIf" => exif::without_position(content),
        b"tEXt" | b"zTXt" | b"iTXt" => text(&kind, content),
        _ => Ok(false),
    }
}

fn text(kind: &[u8; 4], content: &mut [u8]) -> Result<bool, Unclear> {
    let keyword = content.split(|byte| *byte == 0).next().unwrap_or_default();
    // Exif or XMP as some programs wrote it before PNG had a place for it: in hexadecimal digits, mostly compressed.
    if keyword.to_ascii_lowercase().starts_with(b"raw profile type ")
        && keyword[17..] != *b"icc"
        && keyword[17..] != *b"icm"
    {
        return Err(Unclear::Details);
    }
    // Some programs write each detail as a text of its own, such as `exif:GPSLatitude`.
    if keyword.windows(3).any(|three| three.eq_ignore_ascii_case(b"gps")) {
        let value = keyword.len() + 1;
        let value = content.get_mut(value..).filter(|_| kind == b"tEXt").ok_or(Unclear::Details)?;
        value.fill(b' ');
        return Ok(true);
    }
    if keyword != b"XML:com.adobe.xmp" {
        return Ok(false);
    }
    // The keyword's end, then whether what follows is compressed; only `iTXt` can be otherwise (PNG section 11.3.4.5).
    let compressed = content.get(keyword.len() + 1).is_none_or(|flag| *flag != 0);
    if kind != b"iTXt" || compressed { Err(Unclear::Details) } else { xmp::without_position(content) }
}

const SIGNATURE: usize = 8;
