//! The bytes of an output, in the format that was asked for.

use serde::{Deserialize, Serialize};

use super::found::Found;
use super::sitting::Sitting;
use crate::area::Pack;
use crate::domain::answers::Key;
use crate::domain::context::Context;
use crate::domain::form::{Section, ids};
use crate::domain::problem::Place;
use crate::domain::register::cases::{Decided, Decision};
use crate::render::document::Document;
use crate::render::outputs::letters::{self, Letter};
use crate::render::outputs::{Case, Include, Meeting, Occasion, Output, agenda, case_list, research, whole};
use crate::render::recap::recap;
use crate::render::table::{Table, TooMuch};
use crate::wording::{area, form, say};

/// What is to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    pub output: Output,
    pub format: Format,
    /// Whom it is for, by the id or the name of an agency.
    pub receiver: Option<String>,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Csv,
    Xlsx,
    Docx,
    Html,
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotMade {
    /// It is about one case, and several or none were given.
    One,
    /// Nothing is missing that could be asked for.
    NothingMissing,
    /// Nobody has decided that the case is not heard, or people differ.
    NotTurnedAway,
    /// More rows than Excel holds.
    TooMuch,
    /// The library could not put it together.
    Unwritten,
    /// A document is no table.
    NoTable,
    /// It is about a meeting, and none was named, or people differ on it.
    NoMeeting,
    /// Sealed files alone know of no meeting and no action.
    NoRegister,
}

/// The file, or why it cannot be made.
///
/// `sitting`: what the register knows of meetings and actions, where there is one.
pub fn make(
    wanted: &Wanted,
    found: &[Found],
    sitting: Option<Sitting>,
    occasion: &Occasion,
) -> Result<Vec<u8>, NotMade> {
    let cases: Vec<Case> = found.iter().map(Found::case).collect();
    let receiver = wanted.receiver.as_deref().unwrap_or_default();
    let agency = form::option_of(ids::AGENCY, receiver, occasion.context);
    let document = match wanted.output {
        Output::CaseList => return table(&case_list::case_list(&cases, occasion), wanted.format),
        Output::Agenda => return table(&agenda::agenda(&cases, occasion), wanted.format),
        Output::ActionLog => {
            let sitting = sitting.ok_or(NotMade::NoRegister)?;
            return table(&sitting.action_log(found, occasion), wanted.format);
        }
        Output::Minutes => sitting.ok_or(NotMade::NoRegister)?.minutes(found, occasion)?,
        Output::IdvaExtract => whole::idva_extract(&cases, occasion),
        Output::ResearchForm => research::research_form(&cases, &agency, occasion),
        Output::Transfer => whole::transfer(one(&cases)?, receiver, occasion),
        Output::Acknowledgement | Output::Query | Output::NotAccepted => letter(wanted.output, one(found)?, occasion)?,
    };
    self::document(&document, wanted.format)
}

/// For what an output is made; `meeting`: whose list it is.
pub fn occasion<'a>(pack: &'a Pack, context: &'a Context, meeting: Option<Meeting>, include: Include) -> Occasion<'a> {
    Occasion {
        area: pack.name.en(),
        phone: &pack.contact.phone,
        letters: pack.letters(),
        marking: area::marked(pack, area::marking(Some(pack))),
        meeting,
        include,
        context,
    }
}

impl Wanted {
    /// Made for somebody else and full of what a case holds: nobody makes it without saying for whom.
    pub fn needs_receiver(&self) -> bool {
        matches!(self.output, Output::IdvaExtract | Output::ResearchForm | Output::Transfer)
    }

    /// Whether it leaves the MARAC team: it is for somebody, or a letter to whoever referred.
    pub fn goes_out(&self) -> bool {
        self.receiver.is_some() || self.output.is_letter()
    }

    /// Letters tell of none.
    pub fn tells_of_cases(&self) -> bool {
        !self.output.is_letter()
    }
}

impl Format {
    /// The formats that an output comes in; the first is the usual one.
    pub fn of(output: Output) -> &'static [Format] {
        match output.is_table() {
            true => &[Format::Docx, Format::Html, Format::Xlsx, Format::Csv],
            false => &[Format::Docx, Format::Html],
        }
    }

    /// The ending of a file name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Docx => "docx",
            Format::Html => "html",
        }
    }
}

impl NotMade {
    /// What a person can do about it.
    pub fn words(self) -> String {
        match self {
            NotMade::One => say!("cli-export-one"),
            NotMade::NothingMissing => say!("cli-export-nothing-missing"),
            NotMade::NotTurnedAway => say!("cli-export-not-turned-away"),
            NotMade::TooMuch => say!("cli-export-too-much"),
            NotMade::Unwritten => say!("cli-export-unwritten"),
            NotMade::NoTable => say!("cli-export-no-table"),
            NotMade::NoMeeting => say!("cli-export-which-meeting"),
            NotMade::NoRegister => say!("cli-export-no-register"),
        }
    }
}

/// The agency that referred a case: to whom its letters go.
pub fn referred_by(found: &Found, context: &Context) -> String {
    match found.answers.choice(ids::AGENCY) {
        Some("other") => found.answers.text("referrer.agency_other").unwrap_or_default().to_owned(),
        Some(id) => form::option_of(ids::AGENCY, id, context),
        None => String::new(),
    }
}

fn letter(output: Output, found: &Found, occasion: &Occasion) -> Result<Document, NotMade> {
    let agency = referred_by(found, occasion.context);
    let signed = say!("letter-signed");
    let letter = Letter { occasion, reference: &found.reference, agency: &agency, signed: &signed };
    match (output, found.decided()) {
        (Output::Query, decided) => {
            let asked = asked(found, decided, occasion);
            if asked.is_empty() { Err(NotMade::NothingMissing) } else { Ok(letters::query(&letter, &asked)) }
        }
        (Output::NotAccepted, Some(decided)) if decided.decision == Decision::NotCriteria => {
            Ok(letters::not_accepted(&letter, &decided.reason, ""))
        }
        (Output::NotAccepted, _) => Err(NotMade::NotTurnedAway),
        _ => Ok(letters::acknowledgement(&letter)),
    }
}

/// What a person decided to ask for; otherwise every must-have that is not there.
fn asked(found: &Found, decided: Option<&Decided>, occasion: &Occasion) -> Vec<Place> {
    let named = decided.map(|decided| decided.asked.as_slice()).unwrap_or_default();
    if !named.is_empty() {
        return named.iter().map(|id| Key::of(id).map_or_else(|| Place::Item(id.clone()), Place::Question)).collect();
    }
    let rows = recap(&found.answers, occasion.context, &Section::ALL).into_iter().flat_map(|part| part.rows);
    rows.filter(|row| row.missing).map(|row| row.place).collect()
}

fn one<T>(of: &[T]) -> Result<&T, NotMade> {
    match of {
        [one] => Ok(one),
        _ => Err(NotMade::One),
    }
}

/// A table as a file.
pub fn table(table: &Table, format: Format) -> Result<Vec<u8>, NotMade> {
    match format {
        Format::Csv => Ok(table.to_csv()),
        Format::Xlsx => table.to_xlsx().map_err(|error| match error {
            TooMuch::RowsOrColumns => NotMade::TooMuch,
            TooMuch::Unwritten => NotMade::Unwritten,
        }),
        Format::Docx | Format::Html => document(&Document::of_table(table), format),
    }
}

fn document(document: &Document, format: Format) -> Result<Vec<u8>, NotMade> {
    match format {
        Format::Html => Ok(document.to_html().into_bytes()),
        Format::Docx => document.to_docx().map_err(|_| NotMade::Unwritten),
        Format::Csv | Format::Xlsx => Err(NotMade::NoTable),
    }
}
