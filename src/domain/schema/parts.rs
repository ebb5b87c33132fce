//! What schemas are built of: one function for each way a reader takes a field.

use serde_json::{Map, Value, json};

/// The schema of a whole file that carries this format tag.
pub fn file(tag: &str, mut object: Value) -> Value {
    object["properties"]["format"] = json!({ "const": tag });
    let text = object.to_string();
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(tag));
    schema.extend(object.as_object().cloned().unwrap_or_default());
    let used = shared().into_iter().filter(|(name, _)| text.contains(&format!("#/$defs/{name}")));
    schema.insert("$defs".into(), used.map(|(name, schema)| (name.to_owned(), schema)).collect());
    Value::Object(schema)
}

/// An object of which these fields have to be there, and these are known.
pub fn object<const N: usize>(required: &[&str], fields: [(&str, Value); N]) -> Value {
    let fields: Map<String, Value> = fields.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    match required {
        [] => json!({ "type": "object", "properties": fields }),
        _ => json!({ "type": "object", "required": required, "properties": fields }),
    }
}

/// A list.
pub fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// Any text.
pub fn text() -> Value {
    json!({ "type": "string" })
}

/// Text that says something: more than blanks.
pub fn said() -> Value {
    shape(r"\S")
}

/// Text of so many characters, or fewer.
pub fn at_most(max: usize, mut schema: Value) -> Value {
    schema["maxLength"] = json!(max);
    schema
}

/// Text of this shape: a regular expression of ECMA-262 with the `u` flag, as JSON Schema has it.
pub fn shape(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// One of a few words.
pub fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    json!({ "enum": words.into_iter().collect::<Vec<_>>() })
}

/// True or false.
pub fn flag() -> Value {
    json!({ "type": "boolean" })
}

/// A whole number below 2^32.
pub fn number() -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
}

/// A whole number below 2^64, of which most programs hold 2^53 exactly.
pub fn large_number() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// `YYYY-MM-DD`.
pub fn day() -> Value {
    shared_part("day")
}

/// Text, or text by language.
pub fn label() -> Value {
    shared_part("label")
}

/// A label whose English text says something.
pub fn telling_label() -> Value {
    label_of(said(), text())
}

/// SHA-256 in hex; our own program writes small letters.
pub fn sha256() -> Value {
    shape("^[0-9A-Fa-f]{64}$")
}

/// The id of an area, as it stands in file names and addresses.
pub fn area_id() -> Value {
    shape("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")
}

fn shared_part(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// What many fields of a file have in common.
fn shared() -> [(&'static str, Value); 2] {
    [("label", label_of(text(), text())), ("day", written_day())]
}

/// A label of which each language has this shape.
pub fn label_of(english: Value, welsh: Value) -> Value {
    let by_language = object(&["en"], [("en", english.clone()), ("cy", welsh)]);
    json!({ "anyOf": [english, by_language] })
}

/// A pattern too, because validators are free to ignore `format`; that 29 February needs a leap year is beyond it.
fn written_day() -> Value {
    let long = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])";
    let short = "(0[469]|11)-(0[1-9]|[12][0-9]|30)";
    let february = "02-(0[1-9]|[12][0-9])";
    let mut day = shape(&format!("^[0-9]{{4}}-({long}|{short}|{february})$"));
    day["format"] = json!("date");
    day
}
