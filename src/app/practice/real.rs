//! "This was real": the way out for somebody who used the bookmark of a training for a real case.

use leptos::prelude::*;

use super::training::Taken;
use crate::app::browser::{self, clock, leaving};
use crate::app::parts::{El, Look, act, bullets, el, h2, link, p, page, warning};
use crate::app::portal::journey::Step;
use crate::domain::answers::Answers;
use crate::domain::answers_json::to_list;
use crate::domain::check;
use crate::wording::{form as words, say};

/// What will happen, what cannot be taken, and the button.
pub fn real(taken: &Taken) -> El {
    let journey = taken.journey();
    let (answers, lost) = answers(taken);
    let files = journey.attached.files.with_untracked(Vec::len);
    let lost = lost.into_iter().chain((files > 0).then(|| say!("prac-real-files", count = files))).collect::<Vec<_>>();
    let not_taken = (!lost.is_empty())
        .then(|| el("div", "govuk-inset-text").id("not-taken").with(p(say!("prac-real-lost"))).with(bullets(lost)));
    let training = taken.training;
    let area = journey.area().pack.id.clone();
    let go = move || {
        leaving::warn(false);
        browser::keep("");
        training.hand_over();
        browser::route::replace(&format!("#/a/{area}/1"));
        let text = to_list(&answers).to_string();
        // Once this click is over: the page it stands on goes.
        clock::soon(move || super::super::hand_over(&text));
    };
    let area = journey.area();
    page(say!("prac-real-heading"), None, None)
        .with(warning(say!("danger-999")))
        .with(p(say!("prac-real")))
        .with(bullets([say!("prac-real-confirm"), say!("prac-real-not-sent"), say!("prac-real-copies")]))
        .with(h2(say!("prac-real-check-heading")))
        .with(p(say!("prac-real-check", area = area.pack.name.en())))
        .with_all(not_taken)
        .with(act(Look::Warning, say!("prac-real-go"), go).id("was-real"))
        .with(el("p", "govuk-body").with(link(journey.hash(Step::Tasks), say!("prac-real-no"))))
}

/// What of the form can be read, and the questions in which something stands that cannot.
fn answers(taken: &Taken) -> (Answers, Vec<String>) {
    let form = taken.journey().form;
    form.draft.with_untracked(|draft| {
        let answers = form.context(|context| check::readable(draft, context));
        let lost = draft.keys().into_iter().filter(|key| draft.holds(*key) && !answers.values.contains_key(key));
        let lost = lost.map(words::label).collect();
        (answers, lost)
    })
}
