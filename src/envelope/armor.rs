//! ASCII armor: a sealed file as text, and back out of whatever a mail program made of it.

use std::borrow::Cow;

use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{Engine, prelude::BASE64_STANDARD};

/// Writes a sealed file as text: base64 in lines of 64 between two marker lines (age specification, ASCII armor).
pub fn armor(binary: &[u8]) -> String {
    let encoded = BASE64_STANDARD.encode(binary);
    let mut text = String::with_capacity(encoded.len() + encoded.len() / COLUMNS + 80);
    text.push_str("-----BEGIN AGE ENCRYPTED FILE-----\n");
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(COLUMNS));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str("-----END AGE ENCRYPTED FILE-----\n");
    text
}

/// Finds the armored file in a text and decodes it.
///
/// The armor may be quoted (`> `), quoted-printable (`=3D`, soft line breaks), indented, wrapped anew, and have any
/// text around it: age authenticates every byte inside, so nothing is lost by reading generously here.
pub fn dearmor(text: &str) -> Result<Vec<u8>, ArmorError> {
    let after_begin = after_marker(text, "BEGIN").ok_or(ArmorError::NoArmor)?.1;
    let body = match after_marker(after_begin, "END") {
        Some((end, _)) => &after_begin[..end],
        None => return Err(ArmorError::NoEnd),
    };
    let encoded = unwrapped(body)?;
    if encoded.is_empty() {
        return Err(ArmorError::Garbled);
    }
    TOLERANT.decode(encoded).map_err(|_| ArmorError::Garbled)
}

/// The binary of a file that is either binary already or armored; other files come back as they are.
pub fn binary_of(file: &[u8]) -> Result<Cow<'_, [u8]>, ArmorError> {
    if file.starts_with(b"age-encryption.org/") {
        return Ok(Cow::Borrowed(file));
    }
    let text = match file {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        _ if file.windows(RARE_WORD.len()).any(|window| window == RARE_WORD) => String::from_utf8_lossy(file),
        _ => return Ok(Cow::Borrowed(file)),
    };
    match dearmor(&text) {
        Err(ArmorError::NoArmor) => Ok(Cow::Borrowed(file)),
        dearmored => dearmored.map(Cow::Owned),
    }
}

/// Why a text gave no sealed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArmorError {
    /// No line that begins an armored file.
    NoArmor,
    /// The line that ends it is missing: not everything was copied.
    NoEnd,
    /// Between the two lines stands something that is not base64.
    Garbled,
}

/// Joins the lines of a body, without what mail programs put around and between them.
fn unwrapped(body: &str) -> Result<String, ArmorError> {
    let mut joined = String::with_capacity(body.len());
    for line in body.lines() {
        // A `=` at the end of a line is a soft break or base64's own padding; neither carries anything.
        let line = line.trim_start_matches(is_quoting).trim_end_matches(|c| is_blank(c) || c == '=');
        joined.extend(line.chars().filter(|c| !is_blank(*c)));
    }
    let mut encoded = String::with_capacity(joined.len());
    let mut rest = joined.as_str();
    while let Some(equals) = rest.find('=') {
        encoded.push_str(&rest[..equals]);
        let code = rest.get(equals + 1..equals + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code.map(char::from).ok_or(ArmorError::Garbled)? {
            '=' | '\r' | '\n' | '-' => {}
            c if is_blank(c) => {}
            c => encoded.push(c),
        }
        rest = &rest[equals + 3..];
    }
    encoded.push_str(rest);
    Ok(encoded)
}

/// Finds `BEGIN AGE ENCRYPTED FILE` or `END ...`: where its line's dashes begin, and what follows them.
fn after_marker<'a>(text: &'a str, first_word: &str) -> Option<(usize, &'a str)> {
    let mut from = 0;
    while let Some(found) = text[from..].find(first_word) {
        let start = from + found;
        let words = ["AGE", "ENCRYPTED", "FILE"];
        let after = words.iter().try_fold(&text[start + first_word.len()..], |rest, word| {
            rest.trim_start_matches(|c| is_quoting(c) || c == '\r' || c == '\n').strip_prefix(word)
        });
        if let Some(rest) = after {
            let before = text[..start].trim_end_matches("=2D").trim_end_matches('-');
            let before = before.strip_suffix("=2D").unwrap_or(before);
            return Some((before.len(), rest.trim_start_matches('-').trim_start_matches("=2D")));
        }
        from = start + first_word.len();
    }
    None
}

/// The text of a file that a Windows program saved as "Unicode".
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// What may stand before a line's own text: quoting and indentation.
fn is_quoting(c: char) -> bool {
    c == '>' || c == '|' || is_blank(c)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

const COLUMNS: usize = 64;
const RARE_WORD: &[u8] = b"ENCRYPTED";
const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);
