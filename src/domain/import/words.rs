//! Words of a table and what they mean.

use std::collections::{BTreeMap, BTreeSet};

use super::mapping::Mapping;
use crate::domain::context::Context;
use crate::domain::criteria::VISIBLE_HIGH_RISK;
use crate::domain::form::{Kind, Options, Question, option_ids};

/// A text by which two ways of writing the same are equal: letters and digits in lower case, one blank between words.
pub(super) fn folded(text: &str) -> String {
    let lower = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { text.trim().to_owned() } else { words.join(" ") }
}

/// The words of a mapping, ready to be compared.
pub(super) struct Meanings {
    yes: BTreeSet<String>,
    no: BTreeSet<String>,
    not_known: BTreeSet<String>,
    nothing: BTreeSet<String>,
}

impl Meanings {
    pub fn of(mapping: &Mapping) -> Meanings {
        let set = |words: &[String]| words.iter().map(|word| spoken(word)).collect();
        let Mapping { yes, no, not_known, nothing, .. } = mapping;
        Meanings { yes: set(yes), no: set(no), not_known: set(not_known), nothing: set(nothing) }
    }

    /// `yes` or `no`.
    pub fn answer(&self, text: &str) -> Option<&'static str> {
        if is_among(text, &self.yes) {
            return Some("yes");
        }
        is_among(text, &self.no).then_some("no")
    }

    pub fn is_not_known(&self, text: &str) -> bool {
        is_among(text, &self.not_known)
    }

    pub fn is_nothing(&self, text: &str) -> bool {
        is_among(text, &self.nothing)
    }
}

fn is_among(text: &str, words: &BTreeSet<String>) -> bool {
    is_short(text) && words.contains(&spoken(text))
}

/// In lower case, one blank between words; signs count: "N/A" is nothing and "N; A" may be somebody.
fn spoken(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text can be a word at all: a story is not compared with words.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= 200
}

/// The options of a question, by their ids and by what a person reads.
#[derive(Clone, Debug, Default)]
pub(super) struct Offered(BTreeMap<String, String>);

impl Offered {
    pub fn of(question: &Question, context: &Context, label: &dyn Fn(&str, &str) -> String) -> Offered {
        let (Kind::Choice(options) | Kind::Choices(options)) = question.kind else { return Offered::default() };
        let by_count = (options == Options::Routes).then_some(VISIBLE_HIGH_RISK);
        let ids: Vec<&str> = option_ids(options, context).into_iter().chain(by_count).collect();
        let words = ids.iter().flat_map(|id| [(folded(&label(question.id, id)), *id), (folded(id), *id)]);
        Offered(words.map(|(word, id)| (word, id.to_owned())).collect())
    }

    /// The option that a word names.
    pub fn find(&self, word: &str) -> Option<&str> {
        is_short(word).then(|| self.0.get(&folded(word)).map(String::as_str)).flatten()
    }

    pub fn has(&self, id: &str) -> bool {
        self.0.values().any(|known| known == id)
    }
}
