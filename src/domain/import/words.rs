//! Words of a table and what they mean.

use std::collections::BTreeMap;

use crate::domain::context::Context;
use crate::domain::criteria::VISIBLE_HIGH_RISK;
use crate::domain::form::{Kind, Options, Question, option_ids};

/// A text by which two ways of writing the same are equal: letters and digits in lower case, one blank between words.
pub(super) fn folded(text: &str) -> String {
    let lower = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { text.trim().to_owned() } else { words.join(" ") }
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
        self.0.get(&folded(word)).map(String::as_str)
    }

    pub fn has(&self, id: &str) -> bool {
        self.0.values().any(|known| known == id)
    }
}
