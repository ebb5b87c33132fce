//! A checklist as data: items, answers, follow-ups, triggers, outcome rules (format 5).

use chrono::NaiveDate;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::instrument_json;
use super::json::{self, Fault};
use super::label::Label;

/// A checklist such as the Dash RIC, read from `public/instruments/<id>.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Instrument {
    pub format: String,
    pub id: String,
    pub version: u32,
    pub title: Label,
    pub effective: Effective,
    pub source: Label,
    pub licence: String,
    pub wording: Wording,
    pub note: Label,
    pub items: Vec<Item>,
    pub outcomes: Vec<Outcome>,
    pub extra: Map<String, Value>,
    /// SHA-256 of the file, lower-case hex; names the exact wording in a record.
    pub sha256: String,
}

/// From when, and until when, a checklist is in use.
#[derive(Clone, Debug, PartialEq)]
pub struct Effective {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// Whose wording a file carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    Licensed,
    Paraphrase,
}

/// One question of a checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: String,
    pub number: u32,
    pub kind: ItemKind,
    /// A few words for lists and print.
    pub short: Label,
    pub text: Label,
    pub why: Label,
    pub weight: u32,
    pub high_risk: bool,
    /// Whether to ask who said so, if not the victim.
    pub source: bool,
    pub options: Vec<ItemOption>,
    pub follow_ups: Vec<FollowUp>,
    pub triggers: Vec<Trigger>,
}

/// How an item is answered. This version asks `tri_state` items; a file with others is refused by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    TriState,
    YesNo,
    Ordinal,
    Matrix,
    Multi,
    Narrative,
}

/// A sub-option that may be ticked beside a Yes.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemOption {
    pub id: String,
    pub text: Label,
}

/// A prompt for detail, shown on some answers.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    pub on: Vec<Tri>,
    pub text: Label,
}

/// What an answer sets off elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    pub on: Vec<Tri>,
    /// Only where one of these sub-options is ticked; nothing named: whatever is ticked.
    pub options: Vec<String>,
    pub effect: Effect,
}

/// The effect of a trigger.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    ShowGuidance { text: Label },
    OfferInstrument { instrument: String },
    Prefill { field: String, value: Prefill },
    RequireField { field: String },
}

/// What an answer puts into a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prefill {
    /// This text, or the choice with this id.
    Value(String),
    /// The detail that was written beside the answer.
    Detail,
    /// The sub-options that are ticked, then the detail.
    OptionsAndDetail,
}

/// A rule that turns answers into a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub id: String,
    pub rule: OutcomeRule,
}

/// The arithmetic of an outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum OutcomeRule {
    YesAtLeast { count: u32 },
    WeightedAtLeast { sum: u32 },
    AnyFlagged,
    PractitionerGrade { grades: Vec<Label> },
}

/// Yes, no or don't know. Not answered is the absence of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tri {
    Yes,
    No,
    DontKnow,
}

/// Why an instrument file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstrumentError {
    /// Not JSON, or not tagged as a checklist; where the reader stopped.
    Malformed { line: usize, column: usize },
    /// A field that is missing or does not hold what its place calls for; its path, as `items[3].id`.
    Field(String),
    /// A newer major version of the format.
    NewerFormat,
    /// Items whose ids or numbers repeat or are out of order; the first such number.
    Order(u32),
    /// An item of a kind that this version does not ask; its number.
    Kind(u32),
}

/// The tag that an instrument file carries.
pub const FORMAT: &str = "marac-portal/instrument@1";

impl Instrument {
    /// Reads and checks a file.
    pub fn parse(bytes: &[u8]) -> Result<Instrument, InstrumentError> {
        Instrument::parse_hashed(bytes, super::hex::hex(&Sha256::digest(bytes)))
    }

    /// The same of a file whose SHA-256 is known: lower-case hex, or empty where nobody could compute it.
    pub fn parse_hashed(bytes: &[u8], sha256: String) -> Result<Instrument, InstrumentError> {
        let value = json::parse(bytes).map_err(|e| InstrumentError::Malformed { line: e.line, column: e.column })?;
        let format = value.get("format").and_then(Value::as_str).unwrap_or_default();
        if format.starts_with("marac-portal/instrument@") && format != FORMAT {
            return Err(InstrumentError::NewerFormat);
        }
        if format != FORMAT {
            return Err(InstrumentError::Malformed { line: 1, column: 1 });
        }
        let read = json::read(&value, instrument_json::read);
        let mut read = read.map_err(|Fault { path, .. }| InstrumentError::Field(path))?;
        for (index, item) in read.items.iter().enumerate() {
            let repeated = read.items[..index].iter().any(|earlier| earlier.id == item.id);
            if repeated || item.number != index as u32 + 1 {
                return Err(InstrumentError::Order(item.number));
            }
            if item.kind != ItemKind::TriState {
                return Err(InstrumentError::Kind(item.number));
            }
        }
        read.sha256 = sha256;
        Ok(read)
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }
}

impl Item {
    /// The prompts for detail on an answer, in order.
    pub fn prompts(&self, answer: Tri) -> Vec<&str> {
        self.follow_ups.iter().filter(|f| f.on.contains(&answer)).map(|f| f.text.en()).collect()
    }

    /// The guidance to show on an answer, in order.
    pub fn guidance(&self, answer: Tri) -> Vec<&str> {
        self.triggers
            .iter()
            .filter(|t| t.on.contains(&answer))
            .filter_map(|t| match &t.effect {
                Effect::ShowGuidance { text } => Some(text.en()),
                _ => None,
            })
            .collect()
    }
}

impl Wording {
    /// Both.
    pub const ALL: [Wording; 2] = [Wording::Licensed, Wording::Paraphrase];

    /// `licensed` or `paraphrase`.
    pub fn id(self) -> &'static str {
        match self {
            Wording::Licensed => "licensed",
            Wording::Paraphrase => "paraphrase",
        }
    }

    /// The wording with this id.
    pub fn from_id(id: &str) -> Option<Wording> {
        Wording::ALL.into_iter().find(|wording| wording.id() == id)
    }
}

impl Tri {
    /// All three, in the order they are offered.
    pub const ALL: [Tri; 3] = [Tri::Yes, Tri::No, Tri::DontKnow];

    /// `yes`, `no` or `dont_know`.
    pub fn id(self) -> &'static str {
        match self {
            Tri::Yes => "yes",
            Tri::No => "no",
            Tri::DontKnow => "dont_know",
        }
    }

    /// The answer with this id.
    pub fn from_id(id: &str) -> Option<Tri> {
        Tri::ALL.into_iter().find(|tri| tri.id() == id)
    }
}
