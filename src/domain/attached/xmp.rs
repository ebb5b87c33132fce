//! The position in a packet of XMP (ISO 16684-1): properties such as `exif:GPSLatitude`, as attribute or element.

use std::ops::Range;

use super::Unclear;

/// Writes blanks over every property whose name begins with GPS, so that the packet keeps its length.
///
/// True when there was one. What cannot be read for certain is [`Unclear`].
pub fn without_position(xmp: &mut [u8]) -> Result<bool, Unclear> {
    // XMP in a photo is UTF-8; in another encoding the names would not be found.
    if contains_wide(xmp) {
        return Err(Unclear::Details);
    }
    let (mut at, mut found) = (0, false);
    while let Some(name) = next_name(xmp, at) {
        at = name.end;
        if let Some(property) = property(xmp, &name)? {
            at = property.end;
            xmp[property].fill(b' ');
            found = true;
        }
    }
    Ok(found)
}

/// The next name of the form `prefix:GPS...`, from `from` on.
fn next_name(xmp: &[u8], from: usize) -> Option<Range<usize>> {
    let found = xmp.get(from..)?.windows(4).position(|four| four.eq_ignore_ascii_case(b":gps"))?;
    let colon = from + found;
    let before = xmp[..colon].iter().rev().take_while(|byte| is_name(**byte)).count();
    let after = xmp[colon + 1..].iter().take_while(|byte| is_name(**byte)).count();
    Some(colon - before..colon + 1 + after)
}

/// The property of that name with its value; none where the name stands in a text.
fn property(xmp: &[u8], name: &Range<usize>) -> Result<Option<Range<usize>>, Unclear> {
    let Some(before) = name.start.checked_sub(1).map(|at| xmp[at]) else { return Ok(None) };
    let rest = &xmp[name.end..];
    match before {
        b'<' => {
            let closed = position(rest, b">").ok_or(Unclear::Details)?;
            if rest[..closed].ends_with(b"/") {
                return Ok(Some(name.start - 1..name.end + closed + 1));
            }
            let end = [b"</", &xmp[name.clone()]].concat();
            let last = position(rest, &end).ok_or(Unclear::Details)?;
            let closed = position(&rest[last..], b">").ok_or(Unclear::Details)?;
            Ok(Some(name.start - 1..name.end + last + closed + 1))
        }
        // An end without a beginning.
        b'/' => Err(Unclear::Details),
        _ if before.is_ascii_whitespace() && !xmp[name.clone()].starts_with(b"xmlns:") => {
            let blanks = |bytes: &[u8]| bytes.len() - bytes.trim_ascii_start().len();
            let equals = blanks(rest);
            if rest.get(equals) != Some(&b'=') {
                return Ok(None);
            }
            let quote = equals + 1 + blanks(&rest[equals + 1..]);
            match rest.get(quote) {
                Some(mark @ (b'"' | b'\'')) => {
                    let value = position(&rest[quote + 1..], &[*mark]).ok_or(Unclear::Details)?;
                    Ok(Some(name.start..name.end + quote + 1 + value + 1))
                }
                _ => Err(Unclear::Details),
            }
        }
        _ => Ok(None),
    }
}

fn position(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn contains_wide(xmp: &[u8]) -> bool {
    xmp.windows(5).any(|five| five.eq_ignore_ascii_case(b"g\0p\0s"))
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') || byte >= 0x80
}
