//! The bytes of the file that was asked for.

use super::found::Found;
use super::{Format, Options, What};
use crate::domain::answers::Key;
use crate::domain::form::{Section, ids};
use crate::domain::problem::Place;
use crate::domain::register::cases::{Decided, Decision};
use crate::render::document::Document;
use crate::render::outputs::letters::{self, Letter};
use crate::render::outputs::{Case, Occasion, agenda, case_list, research, whole};
use crate::render::recap::recap;
use crate::render::table::{Table, TooMuch};
use crate::wording::{form, say};

/// The file, or why it cannot be made.
pub fn written(options: &Options, found: &[Found], occasion: &Occasion) -> Result<Vec<u8>, String> {
    let cases: Vec<Case> = found.iter().map(Found::case).collect();
    let receiver = options.receiver.as_deref().unwrap_or_default();
    let agency = form::option_of(ids::AGENCY, receiver, occasion.context);
    let document = match options.what {
        What::Caselist => return table(&case_list::case_list(&cases, occasion), options.format),
        What::Agenda => return table(&agenda::agenda(&cases, occasion), options.format),
        What::Idva => whole::idva_extract(&cases, occasion),
        What::Research => research::research_form(&cases, &agency, occasion),
        What::Transfer => whole::transfer(one(&cases)?, receiver, occasion),
        What::Acknowledgement | What::Query | What::Notaccepted => letter(options.what, one(found)?, occasion)?,
    };
    self::document(&document, options.format)
}

fn letter(what: What, found: &Found, occasion: &Occasion) -> Result<Document, String> {
    let agency = match found.answers.choice(ids::AGENCY) {
        Some("other") => found.answers.text("referrer.agency_other").unwrap_or_default().to_owned(),
        Some(id) => form::option_of(ids::AGENCY, id, occasion.context),
        None => String::new(),
    };
    let signed = say!("letter-signed");
    let letter = Letter { occasion, reference: &found.reference, agency: &agency, signed: &signed };
    match (what, found.decided()) {
        (What::Query, decided) => {
            let asked = asked(found, decided, occasion);
            if asked.is_empty() { Err(say!("cli-export-nothing-missing")) } else { Ok(letters::query(&letter, &asked)) }
        }
        (What::Notaccepted, Some(decided)) if decided.decision == Decision::NotCriteria => {
            Ok(letters::not_accepted(&letter, &decided.reason, ""))
        }
        (What::Notaccepted, _) => Err(say!("cli-export-not-turned-away")),
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

fn one<T>(of: &[T]) -> Result<&T, String> {
    match of {
        [one] => Ok(one),
        _ => Err(say!("cli-export-one")),
    }
}

/// A table as a file.
pub fn table(table: &Table, format: Format) -> Result<Vec<u8>, String> {
    match format {
        Format::Csv => Ok(table.to_csv()),
        Format::Xlsx => table.to_xlsx().map_err(|error| match error {
            TooMuch::RowsOrColumns => say!("cli-export-too-much"),
            TooMuch::Unwritten => say!("cli-export-unwritten"),
        }),
        Format::Docx | Format::Html => document(&Document::of_table(table), format),
    }
}

fn document(document: &Document, format: Format) -> Result<Vec<u8>, String> {
    match format {
        Format::Html => Ok(document.to_html().into_bytes()),
        Format::Docx => document.to_docx().map_err(|_| say!("cli-export-unwritten")),
        Format::Csv | Format::Xlsx => Err(say!("cli-export-no-table")),
    }
}
