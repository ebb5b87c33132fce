//! Own cases: written here, checked as somebody writes, saved as a file for the session and for learners.

mod faults;
mod key;
mod lists;
mod sections;
mod writing;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Page;
use super::cases::NotOpened;
use super::training::Training;
use crate::app::browser::files::ChosenFile;
use crate::app::browser::{clock, download, page, route};
use crate::app::desk::register::fields::labelled;
use crate::app::parts::{El, Look, act, el, h2, inset, live, p, warning};
use crate::app::questions::file_control;
use crate::domain::practice::case::{Case, MOST_BYTES};
use crate::domain::practice::draft::CaseDraft;
use crate::wording::{practice, say};
use writing::Writing;

/// The page.
pub fn own(training: Training) -> El {
    let wrong = RwSignal::new(None::<String>);
    training.on_drop(move |files| go_on_with(training, files, wrong));
    let Some(writing) = Writing::of(training) else {
        // The checklist is on its way; the page is made again once it has come.
        return el("div", "").with(live(move || {
            let cases = training.cases.get();
            Some(if cases.here { warning(say!("trainer-no-checklist")) } else { p(say!("loading")) })
        }));
    };
    let begun = Memo::new(move |_| training.draft.with(Option::is_some));
    let form = live(move || begun.get().then(|| form(writing)));
    el("div", "").with(p(say!("own-intro"))).with(beginning(training, wrong)).with(form)
}

/// A new case, a copy of another, or a file.
fn beginning(training: Training, wrong: RwSignal<Option<String>>) -> El {
    let new = move || {
        let today = clock::today();
        if let Some(instrument) = training.cases.with_untracked(|cases| cases.instrument.clone()) {
            training.write(CaseDraft::new(&instrument, today));
        }
    };
    let copy = live(move || {
        let case = training.case()?;
        let words = say!("own-copy-of", case = case.title.en());
        Some(act(Look::Secondary, words, move || training.write(CaseDraft::of(&case))).id("own-copy"))
    });
    let open = file_control("own-open", move |files| go_on_with(training, files, wrong));
    let alert = live(move || {
        wrong.get().map(|why| el("div", "").attribute("role", "alert").id("own-wrong").with(warning(why)))
    });
    el("section", "no-print")
        .with(el("div", "govuk-button-group").with(act(Look::Secondary, say!("own-new"), new).id("own-new")).with(copy))
        .with(labelled("own-open", say!("own-open"), Some(say!("own-open-hint")), open))
        .with(alert)
}

fn go_on_with(training: Training, files: Vec<ChosenFile>, wrong: RwSignal<Option<String>>) {
    spawn_local(async move {
        for file in files.into_iter().take(1) {
            let of = |why: String| say!("unlock-of-file", file = file.name(), why = why);
            let Some(Some(instrument)) = training.cases.try_with_untracked(|cases| cases.instrument.clone()) else {
                return;
            };
            let read = if file.size() > MOST_BYTES as u64 { None } else { file.read().await.ok() };
            let draft = match read {
                None if file.size() > MOST_BYTES as u64 => Err(say!("trainer-case-too-large")),
                None => Err(say!("unlock-unreadable")),
                Some(bytes) => {
                    CaseDraft::read(&bytes, &instrument).map_err(|fault| practice::case_fault(&fault, &instrument))
                }
            };
            match draft {
                Ok(draft) => {
                    wrong.try_set(None);
                    training.write(draft);
                }
                Err(why) => drop(wrong.try_set(Some(of(why)))),
            }
        }
    });
}

fn form(writing: Writing) -> El {
    let training = writing.training;
    let use_it = move || use_in_session(writing);
    let save = move || keep(writing);
    let close = move || {
        training.draft.set(None);
        training.unsaved.set(false);
    };
    let acts = el("div", "govuk-button-group")
        .with(act(Look::Main, say!("own-use"), use_it).id("own-use"))
        .with(act(Look::Secondary, say!("trainer-own-save"), save).id("own-save"))
        .with(act(Look::Secondary, say!("own-close"), close).id("own-close"));
    let unsaved = live(move || training.unsaved.get().then(|| inset(say!("own-unsaved"))));
    el("section", "")
        .id("own-form")
        .with(h2(say!("own-writing")).id("own-writing").attribute("tabindex", "-1"))
        .with(unsaved)
        .with(faults::faults(writing))
        .with(acts)
        .with_all(sections::sections(writing))
}

/// Puts a whole case into the session; what is missing is listed otherwise.
fn use_in_session(writing: Writing) {
    let training = writing.training;
    let checked = writing.checked.get_untracked();
    let Ok(case) = checked else {
        clock::soon(|| _ = page::focus_text("own-faults"));
        return training.said.set(say!("own-not-whole"));
    };
    let put = training.cases.try_update(|cases| cases.put(Case::clone(&case)));
    match put {
        Some(Ok(case)) => {
            training.chosen.set(case.id.clone());
            training.said.set(say!("own-used", title = case.title.en()));
            route::go(Page::Session.hash());
        }
        Some(Err(NotOpened::IdOfTheSite)) => training.said.set(say!("trainer-id-of-site")),
        _ => {}
    }
}

/// Offers a whole case as a file.
pub fn save(training: Training, case: &Arc<Case>) {
    offer(training, &format!("{}.json", case.id), &case.to_bytes());
}

/// Offers what is written as a file, finished or not.
fn keep(writing: Writing) {
    let training = writing.training;
    let saved = match writing.checked.get_untracked() {
        Ok(case) => offer(training, &format!("{}.json", case.id), &case.to_bytes()),
        Err(_) => offer(training, UNFINISHED, &writing.read(CaseDraft::to_bytes)),
    };
    if saved {
        training.unsaved.set(false);
    }
}

/// The file name of a case that is not whole.
const UNFINISHED: &str = "unfinished-case.json";

fn offer(training: Training, name: &str, bytes: &[u8]) -> bool {
    let saved = download::file(name, bytes).is_ok();
    training.said.set(if saved { say!("trainer-saved", file = name) } else { say!("papers-not-offered") });
    saved
}

impl Training {
    /// Begins to write; what was begun before is gone, and a saved file of it is not.
    fn write(self, draft: CaseDraft) {
        self.draft.try_set(None);
        self.unsaved.try_set(false);
        // The form is made anew, with other values in it.
        clock::soon(move || {
            self.draft.try_set(Some(draft));
            clock::soon(|| _ = page::focus_text("own-writing"));
        });
    }
}
