//! What learners hand in: codes that are typed, pasted or shown to a camera, and sealed files; what became of each.

mod book;
mod split;
mod sums;

mod files;
mod list;
mod pictures;
mod words;

use leptos::prelude::*;

pub use book::{Book, Came, Verdict, What};

use sums::Sums;

use super::training::Training;
use crate::app::browser::files::{self as inputs, ChosenFile};
use crate::app::browser::{fields, page};
use crate::app::desk::register::fields::labelled;
use crate::app::parts::{El, Look, act, el, h2, link, live, p, warning};
use crate::app::questions::{control, file_control};
use crate::wording::say;

/// The box for codes.
const BOX: &str = "hand-in-codes";

/// The page.
pub fn hand_ins(training: Training) -> El {
    let content = live(move || {
        Some(match training.case() {
            Some(case) => el("div", "")
                .with(p(say!("hand-in-of", case = case.title.en(), code = training.session.get())).id("hand-in-of"))
                .with(boxes(training))
                .with(list::ledger(training)),
            None => no_case(),
        })
    });
    el("div", "").with(content)
}

/// Takes files of whatever kind: pictures are looked through for codes, all others are opened as practice files.
pub fn take_files(training: Training, chosen: Vec<ChosenFile>) {
    let (pictures, files) = chosen.into_iter().partition(pictures::may_be);
    files::open(training, files);
    pictures::read(training, pictures);
}

/// What stands where a case is needed and none is chosen.
pub fn no_case() -> El {
    let way = link(super::Page::Session.hash().to_owned(), say!("trainer-choose-first-way"));
    el("div", "").with(warning(say!("trainer-choose-first")).id("choose-first")).with(el("p", "govuk-body").with(way))
}

fn boxes(training: Training) -> El {
    let take = move || take(training);
    let enter = move |event: leptos::ev::Event| {
        // A hand scanner ends each code so; a line end is pasted, never typed.
        if fields::is_enter(&event) {
            event.prevent_default();
            take();
        }
    };
    let codes = control("textarea", "govuk-textarea brand-reference", BOX)
        .attribute("rows", "3")
        .attribute("autocapitalize", "characters")
        .attribute("aria-describedby", format!("{BOX}-hint"))
        .on("keydown", enter);
    let picture = control("input", "govuk-file-upload", "hand-in-picture")
        .attribute("type", "file")
        .attribute("accept", "image/*")
        .attribute("capture", "environment")
        .attribute("aria-describedby", "hand-in-picture-hint")
        .on("change", move |event| {
            let chosen = inputs::chosen(&event);
            inputs::clear(&event);
            pictures::read(training, chosen);
        });
    let sealed = file_control("hand-in-files", move |chosen| files::open(training, chosen))
        .attribute("aria-describedby", "hand-in-files-hint");
    el("section", "no-print")
        .with(h2(say!("hand-in-heading")))
        .with(labelled(BOX, say!("hand-in-codes"), Some(say!("hand-in-codes-hint")), codes))
        .with(act(Look::Main, say!("hand-in-take"), take).id("hand-in-take"))
        .with(labelled("hand-in-picture", say!("hand-in-picture"), Some(say!("hand-in-picture-hint")), picture))
        .with(el("div", "brand-drop").with(labelled(
            "hand-in-files",
            say!("hand-in-files"),
            Some(say!("hand-in-files-hint")),
            sealed,
        )))
}

/// Takes what stands in the box, whatever it is; the box is empty then, and everything of it has a row.
fn take(training: Training) {
    let text = fields::text(BOX);
    let count = training.book.try_update(|book| book.enter_text(&text)).unwrap_or_default();
    fields::clear(BOX);
    page::focus(BOX);
    if count == 0 {
        return training.said.set(say!("hand-in-nothing"));
    }
    training.tell(count);
}

impl Training {
    /// Says what became of the inputs that came last.
    fn tell(self, count: usize) {
        let said = self.verdicts.with_untracked(|verdicts| {
            let last = &verdicts[verdicts.len().saturating_sub(count)..];
            match last {
                [one] => words::verdict(self, verdicts.len(), one),
                several => words::sums(&Sums::of(several)),
            }
        });
        self.said.set(said);
    }
}
