//! What of a case stands on several pages: its facts, and answers of the form in words, also beside their models.

use serde_json::{Map, Value as Json};

use crate::app::parts::{El, el};
use crate::domain::answers::Key;
use crate::domain::context::Context;
use crate::domain::criteria::Rules;
use crate::domain::form::Kind;
use crate::domain::instrument::Instrument;
use crate::domain::practice::case::{Case, Fact};
use crate::domain::practice::marking::{Mark, MarkedField, mark_fields};
use crate::wording::{form as words, practice, say};

/// The facts with these ids.
pub fn facts(case: &Case, ids: &[String]) -> El {
    let facts = ids.iter().filter_map(|id| case.fact(id)).map(fact);
    el("ul", "govuk-list govuk-list--bullet").with_all(facts)
}

/// A fact, and of what kind it is.
pub fn fact(fact: &Fact) -> El {
    let how = el("strong", "practice-how").text(practice::how(fact.how) + ":");
    el("li", "").with(how).text(" ").text(fact.text.en())
}

/// A case on its own day under the national rules: a trainer talks about those of the area.
pub fn nationally(case: &Case, instrument: &Instrument) -> Context {
    Context { instrument: instrument.clone(), rules: Rules::default(), agencies: Vec::new(), today: case.as_of }
}

/// A choice in the words of the form; anything else as it stands.
pub fn in_words(id: &str, value: &str, context: &Context) -> String {
    match Key::of(id).map(|key| &key.question().kind) {
        Some(Kind::Choice(_) | Kind::Choices(_)) => words::option_of(id, value, context),
        _ => value.to_owned(),
    }
}

/// The questions of a part of the form: each with what was given, the model, and how the two stand, all in words.
/// `answers` as in a record.
pub fn beside_models(part: &str, key: &Map<String, Json>, answers: &Json, context: &Context) -> Vec<[String; 4]> {
    let given = |id: &str| {
        let field = id.strip_prefix(part)?.strip_prefix('.')?;
        answers[part][field].as_str().map(str::to_owned)
    };
    let row = |field: MarkedField| {
        let mark = match (&field.given, field.agrees) {
            (None, _) => practice::mark(Mark::NotAnswered),
            (_, Some(true)) => practice::mark(Mark::Agreed),
            (_, Some(false)) => practice::mark(Mark::CheckTheFact),
            (_, None) => say!("prac-mark-compare"),
        };
        let label = Key::of(&field.id).map(words::label).unwrap_or_else(|| field.id.clone());
        let given = field.given.map_or_else(|| practice::answer(None), |given| in_words(&field.id, &given, context));
        [label, given, in_words(&field.id, &field.key, context), mark]
    };
    mark_fields(part, key, given).into_iter().map(row).collect()
}
