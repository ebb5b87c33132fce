//! The area pack: one JSON file an area edits without a rebuild.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::contact::{Acknowledge, Agency, Contact, Fallback, Meeting, Signpost, Terms};
use super::delivery::Delivery;
use super::keyholder::{Keyholder, Written};
use super::rules::{Attachments, Drafts, InstrumentUse};
use crate::domain::criteria::Rules;
use crate::domain::json::Object;
use crate::domain::label::Label;
use crate::domain::nation::Nation;

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
#[derive(Clone, Debug)]
pub struct Contents {
    /// Names the file, the route and the key files: lower-case letters, digits and hyphens, at most 40.
    pub id: String,
    /// Grows with every change of the pack.
    pub version: u64,
    pub name: Label,
    pub nation: Option<Nation>,
    pub mode: PackMode,
    /// Made by the first start of `marac serve`: keys and passphrase lie on one computer.
    pub trial: bool,
    pub min_build: Option<Version>,
    pub(super) recipients: Vec<Written>,
    pub delivery: Delivery,
    pub contact: Contact,
    pub acknowledge: Option<Acknowledge>,
    pub fallback: Fallback,
    /// Default: `dash-ric@1` in our own paraphrase.
    pub instruments: Vec<InstrumentUse>,
    pub criteria: Rules,
    pub meetings: Vec<Meeting>,
    pub agencies: Vec<Agency>,
    pub terms: Terms,
    /// Stands on every page of paper and screen, as in `OFFICIAL-SENSITIVE when complete`.
    pub marking: Option<Label>,
    pub legal_text: Option<Label>,
    pub immigration_questions: bool,
    pub attachments: Attachments,
    pub drafts: Drafts,
    /// Default: 10.
    pub inactivity_minutes: u32,
    /// Where the Leave button goes.
    pub leave_page: Option<String>,
    /// Default: 84.
    pub retention_months: u32,
    /// Women of 16 and over who live in the area; the data return works out from it how many cases to expect.
    pub adult_women: Option<u32>,
    pub signposts: Vec<Signpost>,
}

/// What a pack is for: referrals about real people, or training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackMode {
    Live,
    Practice,
}

impl PackMode {
    /// Both, in the order of the format.
    pub const ALL: [PackMode; 2] = [PackMode::Live, PackMode::Practice];

    /// The word in a pack.
    pub fn id(self) -> &'static str {
        match self {
            PackMode::Live => "live",
            PackMode::Practice => "practice",
        }
    }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl Contents {
    pub(super) fn read(json: &Object) -> Contents {
        json.needed("recipients");
        Contents {
            id: json.text("id"),
            version: json.needed("version").and(json.large_number("version")).unwrap_or_default(),
            name: json.label("name"),
            nation: json.choice("nation", &Nation::ALL, Nation::id),
            mode: json.needed_choice("mode", &PackMode::ALL, PackMode::id, PackMode::Practice),
            trial: json.flag("trial"),
            min_build: json
                .word("min_build")
                .and_then(|text| text.parse().map_err(|detail: String| json.fault("min_build", &detail)).ok()),
            recipients: json.objects("recipients", Written::read),
            delivery: Delivery::read(&json.object("delivery")),
            contact: Contact::read(&json.object("contact")),
            acknowledge: json.object_if_given("acknowledge").map(|acknowledge| Acknowledge::read(&acknowledge)),
            fallback: Fallback::read(&json.object("fallback")),
            instruments: match json.value("instruments") {
                Some(_) => json.objects("instruments", InstrumentUse::read),
                None => InstrumentUse::default_list(),
            },
            criteria: Rules::read(&json.object("criteria")),
            meetings: json.objects("meetings", Meeting::read),
            agencies: json.objects("agencies", Agency::read),
            terms: Terms::read(&json.object("terms")),
            marking: json.label_if_given("marking"),
            legal_text: json.label_if_given("legal_text"),
            immigration_questions: json.flag("immigration_questions"),
            attachments: Attachments::read(&json.object("attachments")),
            drafts: Drafts::read(&json.object("drafts")),
            inactivity_minutes: json.number("inactivity_minutes").filter(|minutes| *minutes > 0).unwrap_or(10),
            leave_page: json.text_if_given("leave_page"),
            retention_months: json.number("retention_months").unwrap_or(84),
            adult_women: json.number("adult_women"),
            signposts: json.objects("signposts", Signpost::read),
        }
    }
}
