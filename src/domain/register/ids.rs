//! How events, cases and people are named: text of one exact shape each, so that equal names are equal bytes.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::crockford::ALPHABET;
use crate::domain::date::{iso_day, read_day};
use crate::domain::hex::{hex, unhex};

/// 128 random bits as 26 characters of Crockford base32, in capitals: names an event, a meeting or an action.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id([u8; 26]);

/// The SHA-256 of a file; 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sha256(pub [u8; 32]);

/// A person of the area: the public half of their signing key, Ed25519; 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Person(pub [u8; 32]);

/// A case: by the sealed file that brought it, or by the event that entered it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum CaseId {
    Body(Sha256),
    Entered(Id),
}

/// A calendar day: `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub NaiveDate);

/// A text that names nothing of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchName;

impl fmt::Display for NoSuchName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a name of this kind")
    }
}

impl Id {
    /// The 26 characters.
    pub fn as_str(&self) -> &str {
        // Only characters of the alphabet came in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Id {
    type Err = NoSuchName;

    fn from_str(text: &str) -> Result<Id, NoSuchName> {
        let bytes: [u8; 26] = text.as_bytes().try_into().map_err(|_| NoSuchName)?;
        // 26 characters would hold 130 bits.
        let fits = bytes[0] <= b'7' && bytes.iter().all(|byte| ALPHABET.contains(byte));
        if fits { Ok(Id(bytes)) } else { Err(NoSuchName) }
    }
}

impl FromStr for Sha256 {
    type Err = NoSuchName;

    fn from_str(text: &str) -> Result<Sha256, NoSuchName> {
        unhex(text).map(Sha256).ok_or(NoSuchName)
    }
}

impl Sha256 {
    /// The first 64 hex digits in a row: in `<sha256> (1).age`, in `Copy of <sha256>.age`.
    pub fn in_name(file: &str) -> Option<Sha256> {
        let runs = file.split(|c: char| !c.is_ascii_hexdigit());
        runs.filter(|run| run.len() >= 64).find_map(|run| run[run.len() - 64..].parse().ok())
    }
}

impl FromStr for Person {
    type Err = NoSuchName;

    fn from_str(text: &str) -> Result<Person, NoSuchName> {
        unhex(text).map(Person).ok_or(NoSuchName)
    }
}

impl FromStr for CaseId {
    type Err = NoSuchName;

    fn from_str(text: &str) -> Result<CaseId, NoSuchName> {
        text.parse().map(CaseId::Body).or_else(|_| text.parse().map(CaseId::Entered))
    }
}

impl FromStr for Day {
    type Err = NoSuchName;

    fn from_str(text: &str) -> Result<Day, NoSuchName> {
        read_day(text).map(Day).ok_or(NoSuchName)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CaseId::Body(sha256) => sha256.fmt(f),
            CaseId::Entered(id) => id.fmt(f),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&iso_day(self.0))
    }
}

/// JSON and debug text have the one shape of a name.
macro_rules! written_as_text {
    ($($name:ident)*) => {$(
        impl TryFrom<String> for $name {
            type Error = NoSuchName;

            fn try_from(text: String) -> Result<$name, NoSuchName> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> String {
                name.to_string()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )*};
}
written_as_text!(Id Sha256 Person CaseId Day);

/// An instant in UTC seconds: `2026-11-22T06:10:05Z`.
pub fn iso_second(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Reads [`iso_second`], and no other shape.
pub fn read_second(text: &str) -> Option<DateTime<Utc>> {
    let instant = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%SZ").ok()?.and_utc();
    // A leap second is written like any other, and is the second before it with too many parts.
    (iso_second(instant) == text && instant.timestamp_subsec_nanos() == 0).then_some(instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_shape() {
        let id = "7ZQ4N8V2K6T1X9B3M5C0WJRHFD";
        assert_eq!(id.parse::<Id>().unwrap().to_string(), id);
        for other in ["", "7zq4n8v2k6t1x9b3m5c0wjrhfd", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "7ZQ4N8V2K6T1X9B3M5C0WJRHF"] {
            assert_eq!(other.parse::<Id>(), Err(NoSuchName), "{other}");
        }
        assert_eq!("7ZQ4N8V2K6T1X9B3M5C0WJRHFU".parse::<Id>(), Err(NoSuchName), "U is no letter of it");
        assert_eq!("ab".repeat(32).parse::<CaseId>(), Ok(CaseId::Body(Sha256([0xab; 32]))));
        assert_eq!(id.parse::<CaseId>(), Ok(CaseId::Entered(id.parse().unwrap())));
        assert_eq!("AB".repeat(32).parse::<CaseId>(), Err(NoSuchName));
    }

    #[test]
    fn a_copy_of_a_file_is_known_by_the_hash_in_its_name() {
        let hash = "0f".repeat(32);
        for name in [
            "H.age",
            "H (1).age",
            "H-2.age",
            "Copy of H.age",
            "H (conflicted copy 2026-11-22).age",
            "H.sync-conflict-1.age",
        ] {
            assert_eq!(Sha256::in_name(&name.replace('H', &hash)), hash.parse().ok(), "{name}");
        }
        for name in ["", "desktop.ini", &hash[1..], &hash.to_uppercase()] {
            assert_eq!(Sha256::in_name(name), None, "{name}");
        }
    }

    #[test]
    fn an_instant_has_one_shape() {
        let instant = read_second("2026-11-22T06:10:05Z").unwrap();
        assert_eq!(iso_second(instant), "2026-11-22T06:10:05Z");
        for other in [
            "",
            "2026-11-22T06:10Z",
            "2026-11-22T06:10:05.5Z",
            "2026-11-22T06:10:05+00:00",
            "2026-11-22 06:10:05Z",
            "2026-11-22T06:10:60Z",
            "2026-02-30T06:10:05Z",
            "02026-11-22T06:10:05Z",
            "+2026-11-22T06:10:05Z",
            " 2026-11-22T06:10:05Z",
        ] {
            assert_eq!(read_second(other), None, "{other}");
        }
    }
}
