//! The lists of a case: people, topics with their facts, routes, prompts, traps, points to discuss, role cards.

use super::writing::Writing;
use crate::app::parts::{El, el, live, p};
use crate::domain::practice::case::How;
use crate::domain::practice::code::ROUTES;
use crate::wording::{practice, say};

/// Rows of a list with the way to one more; `row` makes one.
fn list(
    writing: Writing,
    name: &'static str,
    first: &'static str,
    add: String,
    row: impl Fn(Writing, usize) -> El + Send + 'static,
) -> El {
    let rows = live(move || {
        let rows = (0..writing.rows(name)).map(|at| {
            let remove = writing.remove(name, at, say!("own-remove", number = at + 1));
            el("div", "trainer-row").with(row(writing, at)).with(p(String::new()).with(remove))
        });
        Some(el("div", "").with_all(rows.collect::<Vec<_>>()))
    });
    el("div", "").with(rows).with(writing.add(name, first, add))
}

/// The alleged perpetrators, or the household.
pub fn people(writing: Writing, name: &'static str, add: String) -> El {
    list(writing, name, "name", add, move |writing, at| {
        let field = |field: &str| format!("{name}[{at}].{field}");
        let relationship = match name {
            "people.perpetrators" => {
                let options = RELATIONSHIPS.map(|id| (id.to_owned(), words("relationship", id)));
                writing.choose(field("relationship"), say!("own-relationship"), options.to_vec())
            }
            _ => writing.line(field("relationship"), say!("own-relationship"), None),
        };
        let lives = YES_NO.map(|id| (id.to_owned(), words("ynd", id))).to_vec();
        let lives = (name == "people.perpetrators")
            .then(|| writing.choose(field("lives_with_victim"), say!("own-lives-with"), lives));
        el("div", "")
            .with(writing.line(field("name"), say!("own-name"), None))
            .with(writing.line(field("age"), say!("own-age"), None))
            .with(relationship)
            .with_all(lives)
    })
}

/// What a learner may ask about.
pub fn topics(writing: Writing) -> El {
    list(writing, "topics", "ask", say!("own-add-topic"), |writing, at| {
        writing.text(format!("topics[{at}].ask"), say!("own-topic", number = at + 1), Some(say!("own-topic-hint")))
    })
}

/// What is learned by asking.
pub fn facts(writing: Writing) -> El {
    list(writing, "facts", "text", say!("own-add-fact"), |writing, at| {
        let field = |field: &str| format!("facts[{at}].{field}");
        let topics = (0..writing.rows("topics")).map(|topic| {
            let (id, ask) =
                (writing.words(&format!("topics[{topic}].id")), writing.words(&format!("topics[{topic}].ask")));
            (id, say!("own-topic-option", number = topic + 1, ask = short(&ask)))
        });
        let hows = How::ALL.map(|how| (how.id().to_owned(), practice::how(how))).to_vec();
        el("div", "")
            .with(writing.text(field("text"), say!("own-fact", number = at + 1), Some(say!("own-fact-hint"))))
            .with(writing.choose(field("topic"), say!("own-fact-topic"), topics.collect()))
            .with(writing.choose(field("how"), say!("own-fact-how"), hows))
    })
}

/// Which routes the case has, under rules that ask for so many Yes.
pub fn routes(writing: Writing) -> El {
    let names = || ROUTES.map(|id| (id.to_owned(), practice::route(id))).to_vec();
    list(writing, "routes", "when.yes_at_least", say!("own-add-routes"), move |writing, at| {
        let field = |field: &str| format!("routes[{at}].{field}");
        el("div", "")
            .with(writing.line(field("when.yes_at_least"), say!("own-yes-at-least"), None))
            .with(writing.named(field("routes"), say!("own-routes"), names()))
            .with(writing.named(field("accept"), say!("own-routes-accept"), names()))
            .with(writing.text(field("why"), say!("own-key-why"), None))
    })
}

/// What a good reason answers.
pub fn prompts(writing: Writing) -> El {
    list(writing, "reason.prompts", "text", say!("own-add-prompt"), |writing, at| {
        let field = |field: &str| format!("reason.prompts[{at}].{field}");
        el("div", "").with(writing.line(field("text"), say!("own-prompt"), None)).with(writing.text(
            field("looks_for"),
            say!("own-looks-for"),
            None,
        ))
    })
}

/// Traps, or points to discuss.
pub fn points(writing: Writing, name: &'static str, label: fn(usize) -> String, add: String) -> El {
    list(writing, name, "text", add, move |writing, at| {
        el("div", "").with(writing.text(format!("{name}[{at}].text"), label(at + 1), None)).with(fact_names(
            writing,
            format!("{name}[{at}].facts"),
            say!("own-rests-on"),
        ))
    })
}

/// What one agency brings to the mock MARAC.
pub fn role_cards(writing: Writing) -> El {
    list(writing, "mock_marac", "label", say!("own-add-role"), |writing, at| {
        let field = |field: &str| format!("mock_marac[{at}].{field}");
        el("div", "")
            .with(writing.line(field("label"), say!("own-role-label"), None))
            .with(writing.line(field("agency"), say!("own-role-agency"), Some(say!("own-role-agency-hint"))))
            .with(writing.text(field("knows"), say!("own-role-knows"), None))
            .with(writing.text(field("can_offer"), say!("own-role-can-offer"), None))
    })
}

/// The facts on which something rests: a box to tick for each fact that is written.
pub fn fact_names(writing: Writing, at: String, legend: String) -> El {
    let ticks = live(move || {
        let facts: Vec<(String, String)> = (0..writing.rows("facts"))
            .map(|fact| {
                let (id, text) =
                    (writing.words(&format!("facts[{fact}].id")), writing.words(&format!("facts[{fact}].text")));
                (id, say!("own-fact-option", number = fact + 1, text = short(&text)))
            })
            .collect();
        Some(match facts.is_empty() {
            true => p(say!("own-no-facts")),
            false => writing.named(at.clone(), legend.clone(), facts),
        })
    });
    el("div", "").with(ticks)
}

fn words(set: &str, id: &str) -> String {
    crate::wording::message(&format!("opt-{set}-{}", id.replace('_', "-")), None, &[]).unwrap_or_default()
}

/// So much of a text as tells it from others.
fn short(text: &str) -> String {
    let cut: String = text.chars().take(70).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

const RELATIONSHIPS: [&str; 8] =
    ["partner", "former_partner", "parent", "child", "sibling", "other_family", "several", "other"];
const YES_NO: [&str; 3] = ["yes", "no", "dont_know"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relationship_has_its_words_and_a_long_text_is_cut_between_characters() {
        assert!(RELATIONSHIPS.iter().all(|id| !words("relationship", id).is_empty()));
        assert!(YES_NO.iter().all(|id| !words("ynd", id).is_empty()));
        assert_eq!(short("short"), "short");
        assert_eq!(short(&"é".repeat(80)), format!("{}…", "é".repeat(70)));
    }
}
