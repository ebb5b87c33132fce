//! The parts of a case in the order in which somebody writes one.

use super::writing::Writing;
use super::{key, lists};
use crate::app::parts::{El, el, p};
use crate::domain::answers::Key;
use crate::domain::form::{Kind, Options, QUESTIONS};
use crate::wording::{form as words, message, say};

/// The parts, each folded away under its name.
pub fn sections(writing: Writing) -> Vec<El> {
    vec![
        part("about", say!("own-part-about"), about(writing)),
        part("people", say!("own-part-people"), people(writing)),
        part("story", say!("own-part-story"), story(writing)),
        part("facts", say!("own-part-facts"), facts(writing)),
        part("key", say!("own-part-key"), key::key(writing)),
        part("routes", say!("own-part-routes"), lists::routes(writing)),
        part("contact", say!("section-safe-contact"), model(writing, "safe_contact")),
        part("agreement", say!("section-agreement"), model(writing, "agreement")),
        part("reason", say!("own-part-reason"), reason(writing)),
        part("talk", say!("own-part-talk"), talk(writing)),
        part("roles", say!("paper-roles"), lists::role_cards(writing)),
    ]
}

fn part(id: &str, name: String, content: El) -> El {
    let summary = el("summary", "govuk-details__summary").id(format!("own-{id}"));
    let summary = summary.with(el("h3", "govuk-details__summary-text trainer-part__name").text(name));
    el("details", "govuk-details trainer-part").with(summary).with(el("div", "govuk-details__text").with(content))
}

fn about(writing: Writing) -> El {
    el("div", "")
        .with(writing.line("title", say!("own-title"), None))
        .with(writing.text("about", say!("own-about"), Some(say!("own-about-hint"))))
        .with(writing.text("content_note", say!("own-content-note"), Some(say!("own-content-note-hint"))))
        .with(writing.text("role", say!("own-role"), Some(say!("own-role-hint"))))
        .with(writing.line("minutes", say!("own-minutes"), None))
        .with(writing.line("as_of", say!("own-as-of"), Some(say!("own-as-of-hint"))))
}

fn people(writing: Writing) -> El {
    let at = |field: &str| format!("people.victim.{field}");
    let heading = |words: String| el("h4", "govuk-heading-s").text(words);
    el("div", "")
        .with(p(say!("own-people-invented")))
        .with(heading(say!("practice-place-victim")))
        .with(writing.line(at("name"), say!("own-name"), None))
        .with(writing.line(at("age"), say!("own-age"), None))
        .with(writing.text(at("address"), say!("own-address"), None))
        .with(writing.line(at("phone"), say!("own-phone"), Some(say!("own-phone-hint"))))
        .with(heading(say!("section-perpetrator")))
        .with(lists::people(writing, "people.perpetrators", say!("own-add-perpetrator")))
        .with(heading(say!("section-household")))
        .with(lists::people(writing, "people.household", say!("own-add-household")))
}

fn story(writing: Writing) -> El {
    el("div", "").with(writing.text("narrative", say!("own-narrative"), Some(say!("own-narrative-hint"))))
}

fn facts(writing: Writing) -> El {
    let heading = |words: String| el("h4", "govuk-heading-s").text(words);
    el("div", "")
        .with(p(say!("own-facts-intro")))
        .with(heading(say!("own-topics")))
        .with(lists::topics(writing))
        .with(heading(say!("own-facts-heading")))
        .with(lists::facts(writing))
}

/// Model answers to a part of the form: what is left empty is not compared.
fn model(writing: Writing, part: &'static str) -> El {
    let questions =
        QUESTIONS.iter().filter(|question| question.id.split_once('.').is_some_and(|(head, _)| head == part));
    let fields = questions.map(|question| {
        let label = Key::of(question.id).map(words::label).unwrap_or_default();
        match question.kind {
            Kind::Choice(Options::Fixed { set, ids }) => {
                let option = |id: &&str| {
                    let words = message(&format!("opt-{set}-{}", id.replace('_', "-")), None, &[]).unwrap_or_default();
                    ((*id).to_owned(), words)
                };
                writing.choose(question.id, label, ids.iter().map(option).collect())
            }
            Kind::LongText { .. } => writing.text(question.id, label, None),
            _ => writing.line(question.id, label, None),
        }
    });
    el("div", "")
        .with(p(say!("own-model-intro")))
        .with_all(fields.collect::<Vec<_>>())
        .with(writing.text(format!("{part}_why"), say!("own-key-why"), None))
        .with(lists::fact_names(writing, format!("uses.{part}"), say!("own-rests-on")))
}

fn reason(writing: Writing) -> El {
    el("div", "")
        .with(writing.text("reason.model", say!("own-reason"), Some(say!("own-reason-hint"))))
        .with(lists::prompts(writing))
}

fn talk(writing: Writing) -> El {
    let heading = |words: String| el("h4", "govuk-heading-s").text(words);
    el("div", "")
        .with(heading(say!("paper-traps")))
        .with(lists::points(
            writing,
            "traps",
            |number| say!("practice-place-trap", number = number),
            say!("own-add-trap"),
        ))
        .with(heading(say!("paper-discussion")))
        .with(lists::points(
            writing,
            "discussion",
            |number| say!("practice-place-discussion", number = number),
            say!("own-add-point"),
        ))
}
