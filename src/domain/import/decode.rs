//! The bytes of a text file as text.

use super::sheet::NoSheet;

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    /// What older programs write where the file says nothing else.
    Windows1252,
}

impl Encoding {
    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// UTF-8 with or without its mark, UTF-16 with its mark, otherwise Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), NoSheet> {
    if [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0", b"%PDF"].iter().any(|other| bytes.starts_with(other)) {
        return Err(NoSheet::OtherFile);
    }
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            String::from_utf8(rest.to_vec()).map(|text| (text, Encoding::Utf8)).map_err(|_| NoSheet::Letters)
        }
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => Ok(match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => (bytes.iter().copied().map(windows_1252).collect(), Encoding::Windows1252),
        }),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Encoding), NoSheet> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(NoSheet::Letters);
    }
    let units: Vec<u16> = pairs.map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).map(|text| (text, Encoding::Utf16)).map_err(|_| NoSheet::Letters)
}

/// The code page, in which five places hold nothing.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_is_read_from_every_encoding() {
        let utf16 = |to: fn(u16) -> [u8; 2]| "Zoë O’Hara".encode_utf16().flat_map(to).collect::<Vec<u8>>();
        for (bytes, encoding) in [
            ("Zoë O’Hara".as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xef\xbb\xbf", "Zoë O’Hara".as_bytes()].concat(), Encoding::Utf8),
            ([&b"\xff\xfe"[..], &utf16(u16::to_le_bytes)].concat(), Encoding::Utf16),
            ([&b"\xfe\xff"[..], &utf16(u16::to_be_bytes)].concat(), Encoding::Utf16),
            (b"Zo\xeb O\x92Hara".to_vec(), Encoding::Windows1252),
        ] {
            assert_eq!(decode(&bytes).unwrap(), ("Zoë O’Hara".to_owned(), encoding));
        }
    }

    #[test]
    fn what_breaks_its_own_promise_or_is_another_kind_of_file_is_refused() {
        for bytes in [&b"\xef\xbb\xbfZo\xeb"[..], b"\xff\xfea", b"\xff\xfe\x00\xd8\x00\x00"] {
            assert_eq!(decode(bytes), Err(NoSheet::Letters));
        }
        assert_eq!(decode(b"PK\x03\x04..."), Err(NoSheet::OtherFile), "an Excel file");
    }
}
