//! A practice case as data: a story, what is said when somebody asks, and the key with its reasons.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

pub use super::routes::{RepeatWhen, RouteKey, When};
use super::{CaseFault, case_json, checks};
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::json;
use crate::domain::label::Label;

/// An invented case, read from `practice/<id>.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Also the name of its file: small letters, digits, hyphens.
    pub id: String,
    pub version: u32,
    pub title: Label,
    /// A sentence for whoever chooses a case.
    pub about: Label,
    /// What it speaks of, and that nobody has to read it.
    pub content_note: Label,
    /// Who the learner is in it.
    pub role: Label,
    pub minutes: u32,
    /// The day on which it is played.
    pub as_of: NaiveDate,
    pub people: People,
    pub narrative: Label,
    pub topics: Vec<Topic>,
    pub facts: Vec<Fact>,
    /// One for every item of the checklist, in its order.
    pub key: Vec<KeyedItem>,
    pub routes: Vec<RouteKey>,
    /// Model answers, by the ids of the form below `safe_contact.`.
    pub safe_contact: Map<String, Json>,
    pub safe_contact_why: Label,
    /// Model answers, by the ids of the form below `agreement.`.
    pub agreement: Map<String, Json>,
    pub agreement_why: Label,
    pub reason: Reason,
    pub traps: Vec<Point>,
    pub discussion: Vec<Point>,
    pub mock_marac: Vec<RoleCard>,
    pub uses: Uses,
    /// Fields that this version does not know; they survive being read and written.
    pub extra: Map<String, Json>,
}

/// The people of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub victim: Person,
    pub perpetrators: Vec<Person>,
    pub household: Vec<Person>,
}

/// One of them; what is not known is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// As it is said: `34`, `4 months`.
    pub age: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    /// Of a perpetrator, an option of `perpetrators.relationship`; else in words.
    pub relationship: Option<String>,
    /// An option of `perpetrators.lives_with_victim`.
    pub lives_with_victim: Option<String>,
    pub note: Option<String>,
}

/// What a learner may ask about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    pub id: String,
    /// The question as it could be asked.
    pub ask: Label,
}

/// What is learned by asking about a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub id: String,
    pub topic: String,
    pub how: How,
    pub text: Label,
}

/// What kind of thing was learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It happened, or is so.
    Said,
    /// Asked, and answered with no.
    Denied,
    /// It could not be asked, or is not known.
    NotKnown,
}

/// The key of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedItem {
    pub item: String,
    pub answer: Tri,
    /// Other answers that stand.
    pub accept: Vec<Tri>,
    /// The facts it rests on; for Don't know there may be none.
    pub facts: Vec<String>,
    pub why: Label,
}

/// The reason for the referral, as it could be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    pub model: Label,
    pub prompts: Vec<Prompt>,
}

/// A question that a good reason answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    pub id: String,
    pub text: Label,
    /// What there is to be found of it in this case.
    pub looks_for: Label,
}

/// Something to know or to talk about, and the facts it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    pub text: Label,
    pub facts: Vec<String>,
}

/// What one agency brings to the mock MARAC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleCard {
    pub agency: String,
    pub label: Label,
    pub knows: Label,
    pub can_offer: Label,
}

/// The facts on which the rest of the key rests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    pub safe_contact: Vec<String>,
    pub agreement: Vec<String>,
    pub routes: Vec<String>,
    pub reason: Vec<String>,
}

/// The tag that a case carries.
pub const FORMAT: &str = "marac-portal/practice-case@1";
/// Characters of a line of text.
pub const LINE: usize = 300;
/// Characters of any longer text.
pub const TEXT: usize = 4_000;
/// Bytes of a whole file.
pub const MOST_BYTES: usize = 256 * 1024;

impl Case {
    /// Reads a file and checks it as a whole; every fault with its place.
    pub fn read(text: &[u8], instrument: &Instrument) -> Result<Case, Vec<CaseFault>> {
        let value = Case::parsed(text, instrument).map_err(|fault| vec![fault])?;
        let case = json::read(&value, case_json::read).map_err(|fault| {
            let path = fault.path.clone();
            let json::Misread { line, detail, .. } = fault.in_text(text);
            vec![CaseFault::Field { path, line, detail }]
        });
        case?.checked(instrument)
    }

    /// The case, if everything of it stands as it should.
    pub fn checked(mut self, instrument: &Instrument) -> Result<Case, Vec<CaseFault>> {
        let faults = checks::faults(&self, instrument);
        if !faults.is_empty() {
            return Err(faults);
        }
        let number = |keyed: &KeyedItem| instrument.item(&keyed.item).map(|item| item.number);
        self.key.sort_by_key(number);
        Ok(self)
    }

    /// The JSON of a file of this format, whatever else it says.
    pub(super) fn parsed(text: &[u8], instrument: &Instrument) -> Result<Json, CaseFault> {
        if text.len() > MOST_BYTES {
            return Err(CaseFault::TooLarge { most: MOST_BYTES, bytes: text.len() });
        }
        let value = json::parse(text).map_err(|misread| CaseFault::of_text(text, misread, instrument))?;
        match value.get("format").and_then(Json::as_str) {
            Some(FORMAT) => Ok(value),
            Some(newer) if newer.starts_with("marac-portal/practice-case@") => Err(CaseFault::NewerVersion),
            _ => Err(CaseFault::NotACase { line: 1, column: 1 }),
        }
    }

    /// The file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&case_json::write(self)).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// What a short code says of the case it belongs to: the first 8 bits of the SHA-256 of `<id>@<version>`.
    pub fn mark(&self) -> u8 {
        Sha256::digest(format!("{}@{}", self.id, self.version))[0]
    }

    /// The fact with this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// The key of this item.
    pub fn keyed(&self, item: &str) -> Option<&KeyedItem> {
        self.key.iter().find(|keyed| keyed.item == item)
    }

    /// How many items are keyed Yes.
    pub fn yes(&self) -> u32 {
        self.key.iter().filter(|keyed| keyed.answer == Tri::Yes).count() as u32
    }
}

impl How {
    /// All three.
    pub const ALL: [How; 3] = [How::Said, How::Denied, How::NotKnown];

    /// `said`, `denied` or `not_known`.
    pub fn id(self) -> &'static str {
        match self {
            How::Said => "said",
            How::Denied => "denied",
            How::NotKnown => "not_known",
        }
    }

    /// What an answer of the key has to rest on.
    pub fn under(answer: Tri) -> How {
        match answer {
            Tri::Yes => How::Said,
            Tri::No => How::Denied,
            Tri::DontKnow => How::NotKnown,
        }
    }
}
