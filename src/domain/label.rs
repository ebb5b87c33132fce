//! Text of a data file: one language, or several.

use serde::{Deserialize, Serialize};

/// `"text"` or `{"en": "...", "cy": "..."}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Label {
    One(String),
    ByLanguage {
        en: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cy: Option<String>,
    },
}

impl Label {
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
