//! The area pack: one JSON file an area edits without a rebuild.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::contact::{Acknowledge, Agency, Contact, Fallback, Meeting, Signpost, Terms};
use super::delivery::Delivery;
use super::keyholder::{Keyholder, Written};
use super::rules::{Attachments, Drafts, InstrumentUse};
use crate::domain::criteria::Rules;
use crate::domain::label::Label;

/// The format tag of an area pack, without its major version.
pub(super) const FORMAT: &str = "marac-portal/area";
/// The newest major version this build reads.
pub(super) const MAJOR: u32 = 1;

/// An area pack that has loaded: every rule of "does not load" holds for it.
///
/// Only [`Pack::parse`] makes one. Read the fields of [`Contents`] on it directly. Serialising gives back what was
/// parsed, fields this build does not know included.
#[derive(Clone, Debug)]
pub struct Pack {
    pub(super) contents: Contents,
    pub(super) keyholders: Vec<Keyholder>,
    pub(super) source: Value,
}

/// What an area pack says, apart from its recipients; absent fields have the defaults given.
#[derive(Clone, Debug, Deserialize)]
pub struct Contents {
    /// Names the file, the route and the key files: lower-case letters, digits and hyphens, at most 40.
    pub id: String,
    /// Grows with every change of the pack.
    pub version: u64,
    pub name: Label,
    #[serde(default)]
    pub nation: Option<Nation>,
    pub mode: PackMode,
    /// Made by the first start of `marac serve`: keys and passphrase lie on one computer.
    #[serde(default)]
    pub trial: bool,
    #[serde(default)]
    pub min_build: Option<Version>,
    pub(super) recipients: Vec<Written>,
    #[serde(default)]
    pub delivery: Delivery,
    pub contact: Contact,
    #[serde(default)]
    pub acknowledge: Option<Acknowledge>,
    #[serde(default)]
    pub fallback: Fallback,
    /// Default: `dash-ric@1` in our own paraphrase.
    #[serde(default = "InstrumentUse::default_list")]
    pub instruments: Vec<InstrumentUse>,
    #[serde(default)]
    pub criteria: Rules,
    #[serde(default)]
    pub meetings: Vec<Meeting>,
    #[serde(default)]
    pub agencies: Vec<Agency>,
    #[serde(default)]
    pub terms: Terms,
    /// Stands on every page of paper and screen, as in `OFFICIAL-SENSITIVE when complete`.
    #[serde(default)]
    pub marking: Option<Label>,
    #[serde(default)]
    pub legal_text: Option<Label>,
    #[serde(default)]
    pub immigration_questions: bool,
    #[serde(default)]
    pub attachments: Attachments,
    #[serde(default)]
    pub drafts: Drafts,
    /// Default: 10.
    #[serde(default = "ten")]
    pub inactivity_minutes: u32,
    /// Where the Leave button goes.
    #[serde(default)]
    pub leave_page: Option<String>,
    /// Default: 84.
    #[serde(default = "eighty_four")]
    pub retention_months: u32,
    /// Templates by name; read by later versions.
    #[serde(default)]
    pub letters: Option<Value>,
    #[serde(default)]
    pub signposts: Vec<Signpost>,
}

/// Whose law and forms apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nation {
    England,
    Wales,
    Scotland,
    NorthernIreland,
}

/// What a pack is for: referrals about real people, or training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackMode {
    Live,
    Practice,
}

/// Whether somebody vouches for the pack with the area's offline key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Check the fingerprint by phone; signing is not built yet.
    Unsigned,
}

impl Pack {
    /// The people named in the pack, valid today or not; see [`Pack::recipients_on`].
    pub fn keyholders(&self) -> &[Keyholder] {
        &self.keyholders
    }

    /// Always [`Signature::Unsigned`] in this version.
    pub fn signature(&self) -> Signature {
        Signature::Unsigned
    }

    /// The version the pack asks for, when `build` (`0.1.0` or `0.1.0+<hash>`) is older.
    pub fn needs_newer_than(&self, build: &str) -> Option<Version> {
        let own = build.split(['+', '-']).next().and_then(|number| number.parse().ok());
        self.min_build.filter(|needed| own.is_none_or(|own: Version| own < *needed))
    }
}

impl Deref for Pack {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.contents
    }
}

impl Serialize for Pack {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.source.serialize(serializer)
    }
}

/// `major.minor.patch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Version(pub u32, pub u32, pub u32);

impl FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Version, String> {
        let numbers: Option<Vec<u32>> = text.split('.').map(|part| part.parse().ok()).collect();
        match numbers.as_deref() {
            Some([major, minor, patch]) => Ok(Version(*major, *minor, *patch)),
            _ => Err(format!("\"{text}\" is not a version such as 0.3.0")),
        }
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Version, String> {
        text.parse()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

fn ten() -> u32 {
    10
}

fn eighty_four() -> u32 {
    84
}
