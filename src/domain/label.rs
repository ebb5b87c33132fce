//! Text of a data file: one language, or several.

use serde_json::{Map, Value};

/// `"text"` or `{"en": "...", "cy": "..."}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    One(String),
    ByLanguage { en: String, cy: Option<String> },
}

impl Label {
    /// Reads either form; `None` for anything else.
    pub fn from_json(value: &Value) -> Option<Label> {
        if let Some(text) = value.as_str() {
            return Some(Label::One(text.to_owned()));
        }
        let fields = value.as_object()?;
        let cy = fields.get("cy").filter(|cy| !cy.is_null());
        Some(Label::ByLanguage {
            en: fields.get("en")?.as_str()?.to_owned(),
            cy: if let Some(cy) = cy { Some(cy.as_str()?.to_owned()) } else { None },
        })
    }

    /// The label as it stands in a file.
    pub fn to_json(&self) -> Value {
        match self {
            Label::One(text) => text.as_str().into(),
            Label::ByLanguage { en, cy } => {
                let mut fields = Map::new();
                fields.insert("en".into(), en.as_str().into());
                if let Some(cy) = cy {
                    fields.insert("cy".into(), cy.as_str().into());
                }
                Value::Object(fields)
            }
        }
    }

    /// The English text.
    pub fn en(&self) -> &str {
        match self {
            Label::One(text) | Label::ByLanguage { en: text, .. } => text,
        }
    }
}

impl Default for Label {
    fn default() -> Self {
        Label::One(String::new())
    }
}
