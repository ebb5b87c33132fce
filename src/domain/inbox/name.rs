//! How objects in a dropbox are called: a sealed file by its random name, and its marks after it.

use std::fmt;
use std::str::FromStr;

/// The random name of a sealed file: 32 lower-case hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(String);

/// What an object in the store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// `<name>.age`: the sealed file.
    File(FileName),
    /// `<name>.<mark>`: what is known of it.
    Mark(FileName, Mark),
}

/// One thing that is known of a sealed file; made once, never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// `claim-<n>`: somebody has taken it over for a while; the highest number counts.
    Claim(u32),
    /// `release-<n>`: they have given up the claim of this number.
    Release(u32),
    /// `accepted`: it stands in a register.
    Accepted,
    /// `notified`: people were told that it has come.
    Notified,
    /// `alarmed`: people were told that it has waited too long.
    Alarmed,
}

impl FileName {
    /// The 32 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The object that holds the sealed file.
    pub fn file(&self) -> String {
        format!("{}.age", self.0)
    }

    /// The object that is this mark of it.
    pub fn mark(&self, mark: Mark) -> String {
        format!("{}.{mark}", self.0)
    }
}

impl FromStr for FileName {
    type Err = ();

    /// Reads the 32 digits, with or without `.age`.
    fn from_str(text: &str) -> Result<FileName, ()> {
        let digits = text.strip_suffix(".age").unwrap_or(text);
        let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        if digits.len() == 32 && digits.bytes().all(hex) { Ok(FileName(digits.to_owned())) } else { Err(()) }
    }
}

impl Key {
    /// Whether that is how the object of a sealed file is called: one spelling for one object.
    pub fn is_file(object: &str) -> bool {
        matches!(Key::parse(object), Some(Key::File(_)))
    }

    /// Reads the name of an object; nothing where it is none of ours.
    pub fn parse(key: &str) -> Option<Key> {
        let (name, ending) = key.split_once('.')?;
        let name = name.parse().ok()?;
        if ending == "age" { Some(Key::File(name)) } else { Some(Key::Mark(name, ending.parse().ok()?)) }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mark::Claim(number) => write!(f, "claim-{number}"),
            Mark::Release(number) => write!(f, "release-{number}"),
            Mark::Accepted => f.write_str("accepted"),
            Mark::Notified => f.write_str("notified"),
            Mark::Alarmed => f.write_str("alarmed"),
        }
    }
}

impl FromStr for Mark {
    type Err = ();

    fn from_str(text: &str) -> Result<Mark, ()> {
        let numbered = |beginning| text.strip_prefix(beginning).and_then(|number: &str| number.parse().ok());
        let mark = match text {
            "accepted" => Mark::Accepted,
            "notified" => Mark::Notified,
            "alarmed" => Mark::Alarmed,
            _ => numbered("claim-").map(Mark::Claim).or(numbered("release-").map(Mark::Release)).ok_or(())?,
        };
        // One spelling: no `claim-01`, no `claim-+1`.
        if mark.to_string() == text { Ok(mark) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: &str = "00112233445566778899aabbccddeeff";

    #[test]
    fn a_file_and_its_marks_are_told_apart_by_their_names() {
        let name: FileName = DIGITS.parse().unwrap();
        assert_eq!(Key::parse(&name.file()), Some(Key::File(name.clone())));
        for mark in [Mark::Claim(1), Mark::Claim(12), Mark::Release(3), Mark::Accepted, Mark::Notified, Mark::Alarmed] {
            assert_eq!(Key::parse(&name.mark(mark)), Some(Key::Mark(name.clone(), mark)));
        }
        let purged = format!("{DIGITS}.purged-2026-11-22");
        for other in [&purged, "x.age", ".tmp", "", "00112233445566778899AABBCCDDEEFF.age"] {
            assert_eq!(Key::parse(other), None, "{other}");
        }
        for ending in
            ["", "claim", "claim-", "claim-01", "claim-+1", "claim--1", "release-x", "accepted.age", "age.age"]
        {
            assert_eq!(Key::parse(&format!("{DIGITS}.{ending}")), None, "{ending}");
        }
    }

    #[test]
    fn a_name_is_read_with_and_without_its_ending() {
        assert_eq!(format!("{DIGITS}.age").parse::<FileName>(), DIGITS.parse::<FileName>());
        for bad in ["", "../etc/passwd", &DIGITS[1..], &format!("{DIGITS}0"), &format!("{DIGITS}.age.age")] {
            assert!(bad.parse::<FileName>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_object_has_one_spelling() {
        assert!(Key::is_file("00112233445566778899aabbccddeeff.age"));
        for name in [
            "00112233445566778899AABBCCDDEEFF.age",
            "00112233445566778899aabbccddeeff",
            "00112233445566778899aabbccddeef.age",
            "00112233445566778899aabbccddeeff0.age",
            "00112233445566778899aabbccddeeff.age/status",
            "../00112233445566778899aabbccddee.age",
            "",
        ] {
            assert!(!Key::is_file(name), "{name}");
        }
    }
}
