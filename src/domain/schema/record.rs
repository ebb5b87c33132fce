//! `referral.json` inside a sealed file.

use serde_json::{Value, json};

use super::answers::{not_known, referral, urgent, whole};
use super::parts::{area_id, day, file, number, object, said, sha256, shape, words};
use crate::domain::instrument::Wording;
use crate::domain::mode::{Live, Mode, Practice};
use crate::domain::record::{Change, FORMAT};

/// A record of version 1 as this program writes it, whole or, when urgent or a change to an earlier one, with gaps.
pub fn record() -> Value {
    let mut schema = object(
        &["format", "submission", "kind", "mode", "area", "sealed_at", "referred_on", "build", "referral"],
        [
            ("format", Value::Null),
            ("submission", crockford(26)),
            ("kind", words(["referral"].into_iter().chain(Change::ALL.map(Change::id)))),
            ("amend_hash", sha256()),
            ("refers_to", shape("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$")),
            ("amend_key", crockford(26)),
            ("mode", words([Live::NAME, Practice::NAME])),
            ("area", area_id()),
            ("sealed_at", shape("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z$")),
            ("referred_on", day()),
            ("build", envelope_text()),
            ("instrument", instrument_ref()),
            ("referral", referral()),
        ],
    );
    let new = json!({ "properties": { "kind": { "const": "referral" } } });
    schema["allOf"] = json!([
        { "if": new, "then": { "required": ["amend_hash"] }, "else": { "required": ["refers_to", "amend_key"] } },
        { "if": { "properties": { "kind": { "const": "referral" }, "referral": { "not": urgent() } } },
          "then": { "properties": { "referral": { "$ref": "#/$defs/whole" } } } }
    ]);
    let mut schema = file(FORMAT, schema);
    schema["$defs"]["not_known"] = not_known();
    schema["$defs"]["whole"] = whole();
    schema
}

fn instrument_ref() -> Value {
    object(
        &["id", "version", "sha256", "wording"],
        [
            ("id", said()),
            ("version", number()),
            ("sha256", sha256()),
            ("wording", words(Wording::ALL.map(Wording::id))),
        ],
    )
}

fn envelope_text() -> Value {
    json!({ "type": "string", "maxLength": 200, "pattern": r"^[^\u0000-\u001f\u007f-\u009f]*$" })
}

fn crockford(length: usize) -> Value {
    shape(&format!("^[0-9A-HJKMNP-TV-Z]{{{length}}}$"))
}
