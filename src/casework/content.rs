//! What a case of a register holds: what was sent, with what was added and corrected over it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::answers::Answers;
use crate::domain::answers_json::from_json;
use crate::domain::date::read_day;
use crate::domain::joining::Tie;
use crate::domain::record::Record;
use crate::domain::register::{Case, CaseId, Sha256, corrected};
use crate::envelope::tie;
use crate::wording::say;

/// Brings what was inside the sealed files of a register.
pub trait Records {
    /// The record in the sealed file with this hash.
    fn record(&self, body: Sha256) -> Result<Record, Closed>;

    /// How that file hangs together with others; the record may come without its amend key, and this still knows its hash.
    fn tie(&self, _body: Sha256, record: &Record) -> Tie {
        tie(&record.kind)
    }
}

/// A case that could be looked into.
#[derive(Clone, Debug)]
pub struct Content {
    pub answers: Answers,
    /// The day of the referral, where what was sent or entered says it.
    pub referred_on: Option<NaiveDate>,
}

/// A case of a register, and what it holds as far as it could be looked into.
pub type Looked<'r> = (CaseId, &'r Case, Result<Content, Closed>);

/// Why there is nothing to say of what a case holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Closed {
    /// Its sealed file has not arrived.
    NotHere,
    Unopened,
    /// What was entered is no referral.
    NoRecord,
    /// The event that brought it has not arrived.
    NotBrought,
}

impl Closed {
    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Closed::NotHere => "not_here",
            Closed::Unopened => "not_opened",
            Closed::NoRecord => "no_record",
            Closed::NotBrought => "not_brought",
        }
    }

    /// Why, in a few words.
    pub fn words(self) -> String {
        match self {
            Closed::NotHere => say!("cli-list-body-missing"),
            Closed::Unopened => say!("cli-list-body-unopened"),
            Closed::NoRecord => say!("cli-list-no-record"),
            Closed::NotBrought => say!("cli-list-not-brought"),
        }
    }
}

impl Content {
    /// Looks into a case.
    pub fn of(records: &impl Records, id: CaseId, case: &Case) -> Result<Content, Closed> {
        let now = Content::uncorrected(records, id, case)?;
        let settled =
            case.corrections.iter().filter_map(|(field, said)| Some((field.as_str(), &said.agreed()?.value.0)));
        Ok(Content { answers: corrected(&now.answers, settled).0, ..now })
    }

    /// The same as it was sent, with what was added to it since.
    pub fn uncorrected(records: &impl Records, id: CaseId, case: &Case) -> Result<Content, Closed> {
        let record = |body: Sha256| records.record(body);
        let first = match (id, &case.entered) {
            _ if !case.is_here() => return Err(Closed::NotBrought),
            (CaseId::Body(body), _) => Content::of_record(record(body)?),
            (CaseId::Entered(_), Some(entered)) => {
                Content::of_entered(&entered.value.record).ok_or(Closed::NoRecord)?
            }
            (CaseId::Entered(_), None) => return Err(Closed::NotBrought),
        };
        let mut additions: Vec<Record> = case.additions.iter().map(|body| record(*body)).collect::<Result<_, _>>()?;
        additions.sort_by(|a, b| a.sealed_at.cmp(&b.sealed_at));
        let now = additions.iter().fold(first.answers, |answers, addition| answers.changed_by(&addition.answers));
        Ok(Content { answers: now, ..first })
    }

    /// What a record holds.
    pub fn of_record(record: Record) -> Content {
        Content { referred_on: read_day(&record.referred_on), answers: record.answers }
    }

    /// A record, or its `referral` object alone.
    fn of_entered(record: &Map<String, Value>) -> Option<Content> {
        let json = Value::Object(record.clone());
        if let Ok(record) = Record::read(json.to_string().as_bytes()) {
            return Some(Content::of_record(record));
        }
        let referred_on = json.get("referred_on").and_then(Value::as_str).and_then(read_day);
        let answers = from_json(json.get("referral").unwrap_or(&json)).ok()?;
        Some(Content { answers, referred_on })
    }
}
