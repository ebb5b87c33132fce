//! The header of an age file, read without any key: what a server may check, and what is checked before age sees a file.
//!
//! The grammar is that of the age specification (<https://c2sp.org/age#header>), without the legacy stanza endings.

use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};

use super::padding;
use super::practice_mark::{MARK, is_practice};
use crate::domain::mode::{Live, Mode};

/// The most bytes that a header may have: age takes seconds over a header of 95 kB.
pub const MOST: usize = 16 * 1024;

/// Checks the beginning of a file and its total length for what our writer produces of a live referral, without any identity.
///
/// `header` is the file or its first [`MOST`] bytes. Passing means well-formed, not genuine: only opening proves that.
pub fn looks_complete(header: &[u8], total_len: u64) -> Result<HeaderInfo, Malformed> {
    looks_complete_in::<Live>(header, total_len)
}

/// The same of a file that is meant in a mode: practice files carry a mark, and no others do.
pub fn looks_complete_in<M: Mode>(header: &[u8], total_len: u64) -> Result<HeaderInfo, Malformed> {
    let info = survey(header)?;
    if info.practice != is_practice::<M>() {
        return Err(Malformed::OtherMode);
    }
    if has_our_length(info.len, total_len) { Ok(info) } else { Err(Malformed::WrongLength) }
}

/// The same for the beginning of a file alone, whatever its length.
pub(crate) fn survey(header: &[u8]) -> Result<HeaderInfo, Malformed> {
    let parsed = parse(header)?;
    let mut info = HeaderInfo { len: parsed.len, classic: 0, post_quantum: 0, practice: false };
    for stanza in &parsed.stanzas {
        match stanza.kind {
            CLASSIC if stanza.is_native(32) => info.classic += 1,
            POST_QUANTUM if stanza.is_native(1120) => info.post_quantum += 1,
            CLASSIC | POST_QUANTUM => return Err(Malformed::Garbled),
            MARK => info.practice = true,
            // age adds one stanza with a random name that ends so, to keep readers tolerant.
            kind if kind.ends_with("-grease") => {}
            _ => return Err(Malformed::UnknownStanza),
        }
    }
    if info.classic + info.post_quantum == 0 {
        return Err(Malformed::NoRecipient);
    }
    Ok(info)
}

/// What a well-formed header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderInfo {
    /// Bytes up to the end of the MAC line.
    pub len: usize,
    /// Stanzas of type `X25519`.
    pub classic: usize,
    /// Stanzas of type `mlkem768x25519`.
    pub post_quantum: usize,
    /// It says that it is practice.
    pub practice: bool,
}

/// Why a file is not one that our writer produces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It does not begin as an age file does.
    NotAge,
    /// It is of a later age version.
    UnknownVersion,
    /// It ends inside the header.
    Incomplete,
    /// The header does not end within [`MOST`] bytes.
    TooLong,
    /// The header breaks age's grammar.
    Garbled,
    /// A stanza of a type we never write, such as a passphrase or an SSH key.
    UnknownStanza,
    /// No stanza that anybody could open.
    NoRecipient,
    /// A length that our writer never produces: cut short, or not padded.
    WrongLength,
    /// Marked as practice where a live file is looked for, or not marked where practice is.
    OtherMode,
}

/// Whether a file of this length, after a header of that length, can be ours.
pub(crate) fn has_our_length(header_len: usize, total_len: u64) -> bool {
    let stream = total_len.checked_sub(header_len as u64 + padding::NONCE_LEN);
    padding::is_bucket(total_len) && stream.and_then(padding::plain_len).is_some()
}

/// A parsed header.
pub(crate) struct Header<'a> {
    pub stanzas: Vec<Stanza<'a>>,
    /// Bytes up to the end of the MAC line.
    pub len: usize,
}

impl Header<'_> {
    /// Whether the file is encrypted with a passphrase.
    pub fn is_passphrase(&self) -> bool {
        self.stanzas.iter().any(|stanza| stanza.kind == "scrypt")
    }
}

/// One stanza; what only its owner can read is kept as a length.
pub(crate) struct Stanza<'a> {
    pub kind: &'a str,
    pub arguments: Vec<&'a str>,
    pub body_len: usize,
}

impl Stanza<'_> {
    /// One argument, a share of that many bytes, and a body that holds a wrapped file key.
    fn is_native(&self, share: usize) -> bool {
        let [argument] = self.arguments[..] else {
            return false;
        };
        self.body_len == 32 && BASE64_STANDARD_NO_PAD.decode(argument).is_ok_and(|bytes| bytes.len() == share)
    }
}

/// Reads the header at the front of `file`, looking at no more than [`MOST`] bytes.
pub(crate) fn parse(file: &[u8]) -> Result<Header<'_>, Malformed> {
    let mut lines = Lines { rest: &file[..file.len().min(MOST)], read: 0, capped: file.len() >= MOST };
    version(file, &mut lines)?;
    let mut stanzas = Vec::new();
    loop {
        let line = lines.next()?;
        if let Some(mac) = line.strip_prefix("--- ") {
            let complete = !stanzas.is_empty() && decoded_len(mac)? == 32;
            return if complete { Ok(Header { stanzas, len: lines.read }) } else { Err(Malformed::Garbled) };
        }
        stanzas.push(stanza(line.strip_prefix("-> ").ok_or(Malformed::Garbled)?, &mut lines)?);
    }
}

fn version(file: &[u8], lines: &mut Lines<'_>) -> Result<(), Malformed> {
    if file.starts_with(MAGIC) {
        return if lines.next()?.as_bytes() == VERSION_LINE { Ok(()) } else { Err(Malformed::UnknownVersion) };
    }
    let cut_short = !file.is_empty() && MAGIC.starts_with(file);
    Err(if cut_short { Malformed::Incomplete } else { Malformed::NotAge })
}

fn stanza<'a>(line: &'a str, lines: &mut Lines<'a>) -> Result<Stanza<'a>, Malformed> {
    let mut words = line.split(' ');
    let kind = words.next().unwrap_or_default();
    let arguments: Vec<&str> = words.collect();
    let visible = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic());
    if !visible(kind) || !arguments.iter().all(|word| visible(word)) {
        return Err(Malformed::Garbled);
    }
    let mut body_len = 0;
    loop {
        let line = lines.next()?;
        body_len += decoded_len(line)?;
        match line.len() {
            COLUMNS => {}
            shorter if shorter < COLUMNS => {
                return Ok(Stanza { kind, arguments, body_len });
            }
            _ => return Err(Malformed::Garbled),
        }
    }
}

/// The bytes in a piece of canonical base64 without padding.
fn decoded_len(text: &str) -> Result<usize, Malformed> {
    BASE64_STANDARD_NO_PAD.decode(text).map(|bytes| bytes.len()).map_err(|_| Malformed::Garbled)
}

struct Lines<'a> {
    rest: &'a [u8],
    read: usize,
    capped: bool,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a str, Malformed> {
        let ended = if self.capped { Malformed::TooLong } else { Malformed::Incomplete };
        let end = self.rest.iter().position(|byte| *byte == b'\n').ok_or(ended)?;
        let line = std::str::from_utf8(&self.rest[..end]).map_err(|_| Malformed::Garbled)?;
        self.rest = &self.rest[end + 1..];
        self.read += end + 1;
        Ok(line)
    }
}

const MAGIC: &[u8] = b"age-encryption.org/";
const VERSION_LINE: &[u8] = b"age-encryption.org/v1";
const CLASSIC: &str = "X25519";
pub(super) const POST_QUANTUM: &str = "mlkem768x25519";
const COLUMNS: usize = 64;
