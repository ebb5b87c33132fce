//! The interview: a fact is learned by asking about its topic, and by nothing else.

use leptos::prelude::*;

use super::facts::fact;
use super::training::Taken;
use crate::app::browser::{clock, page as window};
use crate::app::parts::{El, Look, act, el, h2, live, live_text, p};
use crate::domain::practice::case::{Case, Topic};
use crate::wording::say;

/// The questions that can be asked, and what was said to each.
pub fn interview(taken: &Taken) -> El {
    let (case, asked) = (taken.chosen.case.clone(), taken.asked);
    let all = case.topics.len();
    let so_far = live_text(move || say!("prac-asked-of", asked = asked.with(Vec::len), all = all));
    let rows = case.topics.iter().map(|topic| row(taken, topic)).collect::<Vec<_>>();
    el("section", "")
        .id("interview")
        .attribute("aria-labelledby", "interview-heading")
        .with(h2(say!("prac-interview-heading")).id("interview-heading"))
        .with(p(say!("prac-interview")))
        .with(el("p", "govuk-body").attribute("role", "status").with(so_far))
        .with(el("ul", "govuk-list practice-topics").with_all(rows))
}

fn row(taken: &Taken, topic: &Topic) -> El {
    let (case, asked, id) = (taken.chosen.case.clone(), taken.asked, topic.id.clone());
    let answer_id = format!("said-{id}");
    let question = topic.ask.en().to_owned();
    let was_asked = {
        let id = id.clone();
        Memo::new(move |_| asked.with(|asked| asked.contains(&id)))
    };
    let ask = {
        let (id, to) = (id.clone(), answer_id.clone());
        move || {
            asked.update(|asked| asked.push(id.clone()));
            let to = to.clone();
            clock::soon(move || {
                window::focus(&to);
            });
        }
    };
    let ask = StoredValue::new_local(ask);
    let words = question.clone();
    let button_id = format!("ask-{id}");
    let control = live(move || {
        let (words, button_id) = (words.clone(), button_id.clone());
        Some(match was_asked.get() {
            false => act(Look::Secondary, say!("prac-ask", question = words), move || ask.with_value(|ask| ask()))
                .id(button_id),
            true => el("p", "govuk-body govuk-!-font-weight-bold").text(words),
        })
    });
    let answer =
        live(move || was_asked.get().then(|| said(&case, &id).id(answer_id.clone()).attribute("tabindex", "-1")));
    el("li", "practice-topic").with(control).with(answer)
}

/// What is learned under a topic.
pub fn said(case: &Case, topic: &str) -> El {
    el("ul", "govuk-list").with_all(case.facts.iter().filter(|fact| fact.topic == topic).map(fact))
}
