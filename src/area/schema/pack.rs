//! An area pack, `areas/<id>.json`.
//!
//! What one field cannot show, only the reader knows: keys that are no keys, the same key twice, a last day before the first.

use serde_json::{Value, json};

use crate::area::keyholder::Role;
use crate::area::letters::Placeholder;
use crate::area::pack::{FORMAT, MAJOR, PackMode};
use crate::area::practice::PRACTICE_RECIPIENT;
use crate::area::rules::{Autosave, WordingSource};
use crate::domain::nation::Nation;
use crate::domain::schema::parts::{
    area_id, day, file, flag, label, label_of, large_number, list, number, object, said, sha256, shape, telling_label,
    text, words,
};
use crate::domain::schema::rules;

/// A pack of version 1.
pub fn pack() -> Value {
    let fields = [
        ("format", Value::Null),
        ("id", area_id()),
        ("version", large_number()),
        ("name", telling_label()),
        ("nation", words(Nation::ALL.map(Nation::id))),
        ("mode", words(PackMode::ALL.map(PackMode::id))),
        ("trial", flag()),
        ("min_build", shape(r"^[0-9]+\.[0-9]+\.[0-9]+$")),
        ("recipients", recipients()),
        ("delivery", delivery()),
        ("contact", contact()),
        ("acknowledge", acknowledge()),
        ("fallback", object(&[], [("note", label()), ("blank_form", text())])),
        ("instruments", list(instrument_use())),
        ("criteria", rules()),
        ("meetings", list(meeting())),
        ("agencies", list(agency())),
        ("terms", object(&[], [("victim", label()), ("perpetrator", label())])),
        ("marking", label()),
        ("legal_text", label()),
        ("immigration_questions", flag()),
        ("attachments", attachments()),
        ("drafts", object(&[], [("autosave", words(Autosave::ALL.map(Autosave::id)))])),
        ("inactivity_minutes", number()),
        ("leave_page", text()),
        ("retention_months", number()),
        ("adult_women", number()),
        ("letters", letters()),
        ("signposts", list(object(&["label"], [("label", label()), ("phone", text()), ("url", text())]))),
    ];
    let mut schema = object(&["format", "id", "version", "name", "mode", "recipients", "contact"], fields);
    schema["if"] = json!({ "properties": { "mode": { "const": PackMode::Live.id() } } });
    let no_practice_key = json!({ "properties": { "age": { "not": { "const": PRACTICE_RECIPIENT } } } });
    schema["then"] = json!({ "properties": { "recipients": { "items": no_practice_key } } });
    file(&format!("{FORMAT}@{MAJOR}"), schema)
}

/// Somebody among them reads day by day.
fn recipients() -> Value {
    let mut recipients = list(recipient());
    let readers = Role::ALL.into_iter().filter(|role| *role != Role::Recovery).map(Role::name);
    recipients["contains"] = json!({ "required": ["role"], "properties": { "role": words(readers) } });
    recipients
}

fn recipient() -> Value {
    object(
        &["role", "label", "age"],
        [
            ("role", words(Role::ALL.map(Role::name))),
            ("label", label()),
            ("age", shape("^age1(pq1[02-9ac-hj-np-z]{1952}|[02-9ac-hj-np-z]{58})$")),
            ("sign", shape("^[0-9A-Fa-f]{64}$")),
            ("from", day()),
            ("to", day()),
            ("revoked", day()),
            ("drilled", day()),
        ],
    )
}

/// A dropbox of another kind loads too; the page then offers the download alone. The reader leaves out fields of another
/// shape, and `area check` names them.
fn delivery() -> Value {
    let fields = json!({ "type": "object", "additionalProperties": text() });
    let expires = shape("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T|$)");
    let known = [("kind", text()), ("url", text()), ("fields", fields), ("token", text()), ("expires", expires)];
    let dropbox = object(&["kind", "url"], known);
    object(&[], [("dropbox", dropbox), ("email", text()), ("note", label())])
}

fn contact() -> Value {
    let at_night = object(&["label", "phone"], [("label", label()), ("phone", text())]);
    object(&["phone"], [("phone", said()), ("email", text()), ("hours", label()), ("out_of_hours", at_night)])
}

fn acknowledge() -> Value {
    object(&["within_working_hours"], [("within_working_hours", number()), ("then_ring", text())])
}

fn instrument_use() -> Value {
    let wording = words(WordingSource::ALL.map(WordingSource::id));
    object(&["use"], [("use", text()), ("sha256", sha256()), ("wording", wording), ("decided_by", label())])
}

fn meeting() -> Value {
    object(
        &["id", "label"],
        [
            ("id", text()),
            ("label", label()),
            ("localities", list(text())),
            ("postcodes", list(text())),
            ("every", label()),
            ("capacity", number()),
            ("minutes_per_case", number()),
        ],
    )
}

fn agency() -> Value {
    object(
        &["id", "label"],
        [
            ("id", text()),
            ("label", label()),
            ("switchboard", text()),
            ("mail_domains", list(text())),
            ("age", text()),
            ("return", text()),
        ],
    )
}

/// By the name of each letter. The reader leaves out a letter of another shape, and `area check` names it.
fn letters() -> Value {
    let known = Placeholder::ALL.map(Placeholder::id).join("|");
    let words = shape(&format!(r"^(?=[\s\S]*\S)([^{{}}]|\{{({known})\}})*$"));
    let text = label_of(words.clone(), words);
    let mut paragraphs = list(text.clone());
    paragraphs["minItems"] = json!(1);
    let letter = object(&["paragraphs"], [("subject", text), ("paragraphs", paragraphs)]);
    json!({ "type": "object", "propertyNames": shape("^[a-z0-9_]{1,40}$"), "additionalProperties": letter })
}

fn attachments() -> Value {
    object(&[], [("files", number()), ("total_bytes", large_number()), ("types", list(text()))])
}
