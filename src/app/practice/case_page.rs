//! The first page of a case: what it speaks of, who the learner is, and the story, asked for or read.

use leptos::prelude::*;

use super::interview::interview;
use super::route::Route;
use super::story::story;
use super::training::Taken;
use crate::app::browser::{clock, page as window};
use crate::app::parts::{El, Look, act, el, h2, inset, link, live, p, page, warning};
use crate::app::portal::journey::Step;
use crate::wording::say;

/// The content note, and after it the case.
pub fn case_page(taken: &Taken) -> El {
    let [title, ..] = taken.chosen.about();
    let page = page(title.to_owned(), None, None).with(warning(say!("prac-nothing-sent")));
    if !taken.agreed() { page.with(content_note(taken)) } else { page.with_all(told(taken)) }
}

fn content_note(taken: &Taken) -> El {
    let journey = taken.journey();
    let [_, note, _] = taken.chosen.about();
    let go = {
        let taken = taken.clone();
        move || {
            taken.agree();
            clock::soon(|| {
                window::focus_text("heading");
            });
        }
    };
    let other = link(Route::cases(&journey.area().pack.id), say!("prac-other-case")).id("other-case");
    el("section", "")
        .attribute("aria-labelledby", "content-note-heading")
        .with(h2(say!("prac-note-heading")).id("content-note-heading"))
        .with(inset(note.to_owned()).id("content-note"))
        .with(p(say!("prac-note-out")))
        .with(el("div", "govuk-button-group").with(act(Look::Main, say!("prac-note-go"), go).id("go-on")).with(other))
}

fn told(taken: &Taken) -> Vec<El> {
    let reads = taken.reads;
    let [_, _, role] = taken.chosen.about();
    let switch = live(move || {
        Some(match reads.get() {
            false => act(Look::Secondary, say!("prac-read-instead"), move || reads.set(true)).id("read-story"),
            true => act(Look::Secondary, say!("prac-ask-instead"), move || reads.set(false)).id("ask-story"),
        })
    });
    let both = taken.clone();
    let content = live(move || {
        Some(match reads.get() {
            false => interview(&both),
            true => story(&both.chosen.case),
        })
    });
    let to_form = link(taken.journey().hash(Step::Tasks), say!("prac-to-form"));
    let to_form = to_form.id("to-form").attribute("role", "button").attribute("class", "govuk-button");
    vec![
        h2(say!("prac-role-heading")),
        p(role.to_owned()),
        el("div", "no-print").with(switch),
        el("div", "").with(content),
        el("div", "govuk-button-group no-print").with(to_form),
    ]
}
