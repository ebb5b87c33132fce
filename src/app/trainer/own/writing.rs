//! The controls of a case that is being written: each is called as its place in the file, and tells the draft what was
//! done there.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::browser::{clock, page};
use crate::app::desk::register::fields::labelled;
use crate::app::parts::{El, Look, act, el};
use crate::app::questions::{checkbox, control};
use crate::app::trainer::training::Training;
use crate::domain::instrument::Instrument;
use crate::domain::practice::CaseFault;
use crate::domain::practice::case::Case;
use crate::domain::practice::draft::{CaseDraft, CaseMsg};

/// What the controls share.
#[derive(Clone, Copy)]
pub struct Writing {
    pub training: Training,
    pub instrument: StoredValue<Arc<Instrument>>,
    /// The case, or what is still missing or wrong.
    pub checked: Memo<Result<Arc<Case>, Vec<CaseFault>>>,
    /// Grows with every row that comes or goes: lists are made anew then, and no control is while somebody types in it.
    pub shape: RwSignal<usize>,
}

impl Writing {
    /// Over the draft of the session; nothing before the checklist has come.
    pub fn of(training: Training) -> Option<Writing> {
        let instrument = training.instrument()?;
        let held = instrument.clone();
        let checked = Memo::new(move |_| {
            let checked = training.draft.with(|draft| draft.as_ref().map(|draft| draft.check(&held)));
            checked.unwrap_or_else(|| Err(Vec::new())).map(Arc::new)
        });
        Some(Writing { training, instrument: StoredValue::new(instrument), checked, shape: RwSignal::new(0) })
    }

    /// Reads something off the draft, now.
    pub fn read<T: Default>(self, read: impl FnOnce(&CaseDraft) -> T) -> T {
        self.training.draft.with_untracked(|draft| draft.as_ref().map(read)).unwrap_or_default()
    }

    /// What stands in a place, now.
    pub fn words(self, at: &str) -> String {
        self.read(|draft| draft.text(at))
    }

    /// How many rows a list has; followed.
    pub fn rows(self, list: &str) -> usize {
        self.shape.track();
        self.read(|draft| draft.rows(list))
    }

    /// Applies what somebody did.
    pub fn send(self, msg: CaseMsg) {
        let changes_rows = matches!(msg, CaseMsg::Added { .. } | CaseMsg::Removed { .. });
        self.training.draft.update(|draft| {
            if let Some(draft) = draft {
                draft.apply(msg);
            }
        });
        self.training.unsaved.set(true);
        if changes_rows {
            self.shape.update(|shape| *shape += 1);
        }
    }

    /// One line of text.
    pub fn line(self, at: impl Into<String>, label: String, hint: Option<String>) -> El {
        self.typed("input", "govuk-input", at.into(), label, hint)
    }

    /// Several lines of text.
    pub fn text(self, at: impl Into<String>, label: String, hint: Option<String>) -> El {
        self.typed("textarea", "govuk-textarea", at.into(), label, hint)
    }

    fn typed(self, tag: &'static str, class: &'static str, at: String, label: String, hint: Option<String>) -> El {
        let words = self.words(&at);
        let input = control(tag, class, &at);
        let input = match tag {
            "textarea" => input.attribute("rows", "3").text(words),
            _ => input.attribute("type", "text").attribute("value", words),
        };
        let hint = hint.filter(|hint| !hint.is_empty());
        let place = at.clone();
        let input = input.on("input", move |event| {
            self.send(CaseMsg::Wrote { at: place.clone(), words: event_target_value(&event) });
        });
        let input = if hint.is_some() { input.attribute("aria-describedby", format!("{at}-hint")) } else { input };
        labelled_once(&at, label, hint, input)
    }

    /// One of several, or none yet.
    pub fn choose(self, at: impl Into<String>, label: String, options: Vec<(String, String)>) -> El {
        let at = at.into();
        let now = self.words(&at);
        let blank = (String::new(), String::new());
        let option = |(id, words): (String, String)| {
            let option = el("option", "").attribute("value", id.clone()).text(words);
            if id == now { option.attribute("selected", "") } else { option }
        };
        let place = at.clone();
        let select = control("select", "govuk-select desk-narrow", &at)
            .on("change", move |event| {
                self.send(CaseMsg::Wrote { at: place.clone(), words: event_target_value(&event) });
            })
            .with_all(std::iter::once(blank).chain(options).map(option));
        labelled(&at, label, None, select)
    }

    /// Several of a few, under a legend.
    pub fn named(self, at: impl Into<String>, legend: String, options: Vec<(String, String)>) -> El {
        let at = at.into();
        let tick = |(nth, (id, words)): (usize, (String, String))| {
            let (place, own, held) = (at.clone(), id.clone(), at.clone());
            let is = move || {
                self.training
                    .draft
                    .with(|draft| draft.as_ref().is_some_and(|draft| draft.names(&held).contains(&own.as_str())))
            };
            // The first carries the place.
            let control = if nth == 0 { at.clone() } else { format!("{at}-{id}") };
            checkbox(control, words, is, move |on| {
                self.send(CaseMsg::Named { at: place.clone(), id: id.clone(), on });
            })
        };
        let ticks =
            el("div", "govuk-checkboxes govuk-checkboxes--small").with_all(options.into_iter().enumerate().map(tick));
        let legend = el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(legend);
        el("fieldset", "govuk-fieldset govuk-form-group").with(legend).with(ticks)
    }

    /// Adds a row to a list, and leads to it: `first` is the field of a row that takes focus.
    pub fn add(self, list: &'static str, first: &'static str, words: String) -> El {
        let add = move || {
            let at = self.read(|draft| draft.rows(list));
            self.send(CaseMsg::Added { list: list.to_owned() });
            clock::soon(move || _ = page::focus_input(&format!("{list}[{at}].{first}")));
        };
        act(Look::Secondary, words, add).id(format!("own-add-{}", list.replace('.', "-")))
    }

    /// Takes a row out of a list; `what` says which to those who do not see it.
    pub fn remove(self, list: &'static str, at: usize, what: String) -> El {
        let remove = move || {
            self.send(CaseMsg::Removed { list: list.to_owned(), at });
            clock::soon(move || _ = page::focus_input(&format!("own-add-{}", list.replace('.', "-"))));
        };
        act(Look::Link, what, remove).id(format!("own-remove-{}-{at}", list.replace('.', "-")))
    }
}

fn labelled_once(id: &str, label: String, hint: Option<String>, control: El) -> El {
    el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", id).text(label))
        .with_all(hint.map(|hint| el("div", "govuk-hint").id(format!("{id}-hint")).text(hint)))
        .with(control)
}
