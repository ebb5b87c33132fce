//! `referral.txt`: a referral for human eyes with nothing but an editor.

use super::recap::{as_read, attached, counts, head};
use crate::domain::context::Context;
use crate::domain::record::Record;
use crate::wording::say;

/// The record as plain text, safe contact first, the marking above and below; lines end in `\n`.
pub fn text(record: &Record, area: &str, marking: &str, context: &Context) -> String {
    let mut out = String::new();
    line(&mut out, marking);
    if record.is_practice() {
        line(&mut out, &say!("practice-mark"));
    }
    for (label, value) in head(record, area) {
        line(&mut out, &format!("{label}: {value}"));
    }
    if let Some(counts) = counts(&record.answers, context) {
        line(&mut out, &counts);
    }
    for part in as_read(record, context) {
        line(&mut out, "");
        line(&mut out, &part.heading.to_uppercase());
        for row in part.rows {
            line(&mut out, "");
            line(&mut out, &row.label);
            row.answer.lines().for_each(|answer| line(&mut out, &format!("    {answer}")));
        }
    }
    let attached = attached(record);
    if !attached.is_empty() {
        line(&mut out, "");
        line(&mut out, &say!("attach-heading").to_uppercase());
        line(&mut out, "");
        attached.iter().for_each(|file| line(&mut out, &format!("    {file}")));
    }
    line(&mut out, "");
    line(&mut out, marking);
    out
}

/// The same for the sender's own system: reference, amend key and what to hide it from stand on top.
pub fn own(text: &str, reference: &str, amend_key: Option<&str>) -> String {
    let mut out = String::new();
    line(&mut out, &say!("own-text-heading"));
    line(&mut out, &say!("own-hide"));
    line(&mut out, &format!("{}: {reference}", say!("receipt-reference")));
    if let Some(amend_key) = amend_key {
        line(&mut out, &format!("{}: {amend_key}", say!("receipt-amend-key")));
        line(&mut out, &say!("receipt-amend-key-is"));
    }
    line(&mut out, "");
    out + text
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
