//! How far a ceremony is, and the way to save that.

use leptos::prelude::*;

use super::work::Work;
use crate::app::browser::clock;
use crate::app::parts::{El, Look, act, el, live, p};
use crate::area::ceremony::{Ceremony, Person};
use crate::wording::say;

/// The people and what is done for each of them.
pub fn steps(work: Work) -> El {
    let keys = work.keys;
    let list = live(move || {
        keys.ceremony.with(|ceremony| {
            let all = ceremony.as_ref()?.people.iter().map(line);
            Some(el("ol", "govuk-list govuk-list--number").id("steps").with_all(all))
        })
    });
    let save = move || {
        let Some((name, text)) = keys.ceremony.with_untracked(|ceremony| ceremony.as_ref().map(file)) else { return };
        if work.save("progress-save", &name, text.as_bytes()) {
            keys.saved();
        }
    };
    let state = live(move || {
        Some(p(if keys.unsaved.get() { say!("keys-progress-unsaved") } else { say!("keys-progress-saved") }))
    });
    el("section", "desk-register no-print")
        .attribute("aria-label", say!("keys-steps"))
        .with(list)
        .with(state)
        .with(act(Look::Secondary, say!("keys-progress-save"), save).id("progress-save"))
}

fn file(ceremony: &Ceremony) -> (String, String) {
    (ceremony.file_name(clock::today()), ceremony.to_file())
}

fn line(person: &Person) -> El {
    let state = match (&person.made, person.drilled, person.paper_drilled) {
        (None, ..) => say!("keys-step-none"),
        (Some(_), None, _) => say!("keys-step-made"),
        (Some(_), Some(_), None) if person.has_paper() => say!("keys-step-paper"),
        _ => say!("keys-step-tried"),
    };
    el("li", "").text(say!("keys-step", label = person.label, state = state))
}
