//! A case that is entered: by hand, or from a row of a table.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value, json};
use sha2::{Digest, Sha256 as Hasher};

use crate::domain::answers::Answers;
use crate::domain::answers_json::to_json;
use crate::domain::date::iso_day;
use crate::domain::private::Private;
use crate::domain::register::cases::Entered;
use crate::domain::register::{Fields, Register, Sha256};

/// Where a case can have come from, as an event says it; it may also say so in words.
pub const SOURCES: [&str; 7] = ["phone", "paper", "word", "transfer", "csv", "police", "back-fill"];

/// What stood in a table and is in no answer: it stays with its case.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    pub column: String,
    pub text: String,
    /// The [`id`](super::Misfit::id) of why it could not be understood; nothing where it is kept on purpose.
    pub why: Option<String>,
}

/// A case by hand, as the register holds it: read back, it has these answers and this day.
pub fn entered(answers: &Answers, referred_on: Option<NaiveDate>, source: &str) -> Entered {
    let mut record = Fields::new();
    if let Some(day) = referred_on {
        record.insert("referred_on".into(), json!(iso_day(day)));
    }
    record.insert("referral".into(), to_json(answers));
    Entered { record: Private(record), source: Private(source.to_owned()), more: Private(Fields::new()) }
}

/// What stays beside the answers of a case.
pub fn cells(answers: &Answers) -> Vec<Kept> {
    let cells = answers.extra.get(PLACE).and_then(|import| import.get("cells")).and_then(Value::as_array);
    let text = |cell: &Value, name: &str| cell.get(name).and_then(Value::as_str).map(str::to_owned);
    let kept =
        |cell: &Value| Some(Kept { column: text(cell, "column")?, text: text(cell, "text")?, why: text(cell, "why") });
    cells.into_iter().flatten().filter_map(kept).collect()
}

/// The rows that a register holds already.
pub fn known_rows(register: &Register) -> BTreeSet<Sha256> {
    let entered = register.cases.values().filter(|case| case.is_here()).filter_map(|case| case.entered.as_ref());
    entered.filter_map(|said| said.value.more.get(ROW)?.as_str()?.parse().ok()).collect()
}

/// Puts beside the answers what is in none of them.
pub fn keep(answers: &mut Answers, kept: &[Kept]) {
    if kept.is_empty() {
        return;
    }
    let cell = |kept: &Kept| {
        let mut cell = json!({"column": kept.column, "text": kept.text});
        if let Some(why) = &kept.why {
            cell["why"] = json!(why);
        }
        cell
    };
    answers.extra.insert(PLACE.into(), json!({ "cells": kept.iter().map(cell).collect::<Vec<_>>() }));
}

/// Marks a case as made from a row: the hash of what the row says, whatever file it stands in.
pub(super) fn mark(entered: &mut Entered) -> Sha256 {
    let text = Value::Object(entered.record.0.clone()).to_string();
    let row = Sha256(Hasher::digest(text.as_bytes()).into());
    entered.more.insert(ROW.into(), json!(row));
    row
}

const ROW: &str = "row";
/// Where it stands in the `referral` object.
pub const PLACE: &str = "import";
