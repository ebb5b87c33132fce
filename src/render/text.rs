//! `referral.txt`: a referral for human eyes with nothing but an editor.

use super::recap::{as_read, counts, head};
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
    line(&mut out, "");
    line(&mut out, marking);
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
