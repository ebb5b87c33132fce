//! A mapping as a file: `marac-portal/mapping@1`.

use serde_json::{Map, Value, json};

use super::mapping::{Column, Dates, FORMAT, Mapping, Target};
use crate::domain::json::{self, Misread, Object};

/// Why bytes are not a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappingError {
    /// Not JSON, or not the shape of a mapping: what was met, and where.
    Malformed { line: usize, column: usize, detail: String },
    /// JSON, but not of this format.
    NotAMapping,
    /// Written by a newer version.
    NewerVersion,
}

impl Mapping {
    /// Reads a saved mapping; fields that this version does not know are kept.
    pub fn parse(bytes: &[u8]) -> Result<Mapping, MappingError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let source = json::parse(bytes).map_err(malformed)?;
        let version = source.get("format").and_then(Value::as_str).and_then(|tag| tag.strip_prefix(TAG));
        match version.map(str::parse::<u32>) {
            Some(Ok(1)) => {}
            Some(Ok(newer)) if newer > 1 => return Err(MappingError::NewerVersion),
            _ => return Err(MappingError::NotAMapping),
        }
        json::read(&source, Mapping::of).map_err(|fault| malformed(fault.in_text(bytes)))
    }

    /// The file: indented JSON, UTF-8.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(&self.to_json()).unwrap_or_default();
        text.push(b'\n');
        text
    }

    /// The same as a value.
    pub fn to_json(&self) -> Value {
        let mut object = Map::new();
        object.insert("format".into(), json!(FORMAT));
        object.insert("columns".into(), self.columns.iter().map(Column::to_json).collect());
        object.insert("left_out".into(), json!(self.left_out));
        let fixed = self.fixed.iter().map(|(target, cell)| (target.to_text(), json!(cell)));
        object.insert("fixed".into(), Value::Object(fixed.collect()));
        object.insert("dates".into(), json!(self.dates.id()));
        if let Some(year) = self.years_from {
            object.insert("years_from".into(), json!(year));
        }
        for (name, words) in LISTS.into_iter().zip([&self.yes, &self.no, &self.not_known, &self.nothing]) {
            object.insert(name.into(), json!(words));
        }
        object.extend(self.more.clone());
        Value::Object(object)
    }

    fn of(object: &Object) -> Mapping {
        let [yes, no, not_known, nothing] = LISTS.map(|name| object.texts(name));
        let years_from = object.number("years_from");
        if years_from.is_some_and(|year| !(1900..=2100).contains(&year)) {
            object.fault("years_from", "must be a year from 1900 to 2100");
        }
        object.needed("columns");
        Mapping {
            columns: object.objects("columns", Column::of),
            left_out: object.texts("left_out"),
            fixed: fixed(object),
            dates: object.choice("dates", &Dates::ALL, Dates::id).unwrap_or_default(),
            years_from,
            yes,
            no,
            not_known,
            nothing,
            more: object.without(&[&KNOWN[..], &LISTS[..]].concat()),
        }
    }
}

impl Column {
    fn to_json(&self) -> Value {
        let mut object = Map::new();
        object.insert("heading".into(), json!(self.heading));
        object.insert("to".into(), json!(self.to.to_text()));
        if let Some(dates) = self.dates {
            object.insert("dates".into(), json!(dates.id()));
        }
        if !self.words.is_empty() {
            let words = self.words.iter().map(|(word, id)| (word.clone(), json!(id)));
            object.insert("words".into(), Value::Object(words.collect()));
        }
        object.extend(self.more.clone());
        Value::Object(object)
    }

    fn of(object: &Object) -> Column {
        let to = Target::from_text(&object.text("to"));
        if to.is_none() {
            object.unknown("to");
        }
        Column {
            heading: object.text("heading"),
            to: to.unwrap_or(Target::Kept),
            dates: object.choice("dates", &Dates::ALL, Dates::id),
            words: texts(object, "words"),
            more: object.without(&["heading", "to", "dates", "words"]),
        }
    }
}

fn fixed(object: &Object) -> Vec<(Target, String)> {
    let fixed = texts(object, "fixed").into_iter().map(|(name, cell)| Some((Target::from_text(&name)?, cell)));
    let fixed: Option<Vec<_>> = fixed.collect();
    fixed.unwrap_or_else(|| {
        object.fault("fixed", "names something that is no question of the form");
        Vec::new()
    })
}

/// An object of texts.
fn texts(object: &Object, name: &str) -> Vec<(String, String)> {
    let Some(value) = object.value(name) else { return Vec::new() };
    let texts = value.as_object().map(|fields| {
        let each = fields.iter().map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned())));
        each.collect::<Option<Vec<_>>>()
    });
    texts.flatten().unwrap_or_else(|| {
        object.fault(name, "must be an object of texts");
        Vec::new()
    })
}

fn malformed(misread: Misread) -> MappingError {
    let Misread { line, column, detail } = misread;
    MappingError::Malformed { line, column, detail }
}

const TAG: &str = "marac-portal/mapping@";
const KNOWN: [&str; 6] = ["format", "columns", "left_out", "fixed", "dates", "years_from"];
const LISTS: [&str; 4] = ["yes", "no", "not_known", "nothing"];
