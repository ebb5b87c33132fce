//! A key that is made and not saved yet: its file, and of a recovery key its paper.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::paper::{self, Sheet};
use super::work::{Work, mend};
use crate::app::browser::{clock, page};
use crate::app::clerk::NewKey;
use crate::app::parts::{El, Look, act, el, live, p, warning};
use crate::area::ceremony::Made;
use crate::wording::say;

/// The key, as long as its page stands.
pub struct Ready {
    pub key: NewKey,
    /// The identity file, locked.
    pub file: Vec<u8>,
    /// Of a recovery key: what a camera reads.
    pub line: Option<Zeroizing<String>>,
    /// The same for a person who types.
    pub groups: Vec<Zeroizing<String>>,
}

/// The ways to save it, and on.
pub fn made(work: Work, at: usize, ready: &Ready) -> El {
    let keys = work.keys;
    let (saved, printed) = (RwSignal::new(false), RwSignal::new(ready.line.is_none()));
    let name = ready.key.file_name.clone();
    let save = {
        let (name, file) = (name.clone(), ready.file.clone());
        move || {
            if work.save("key-save", &name, &file) {
                saved.set(true);
            }
        }
    };
    let go_on = {
        let made = Made {
            age: ready.key.age.clone(),
            sign: ready.key.sign.clone(),
            file_name: name.clone(),
            on: clock::today(),
        };
        move || {
            let mends = match (saved.get_untracked(), printed.get_untracked()) {
                (false, _) => vec![mend("key-save", say!("keys-made-save-first"))],
                (_, false) => vec![mend("paper-print", say!("keys-made-print-first"))],
                _ => Vec::new(),
            };
            if mends.is_empty() {
                let made = made.clone();
                keys.change(move |ceremony| ceremony.people[at].made = Some(made));
            }
            work.mends.set(mends);
        }
    };
    let print = move || {
        printed.set(true);
        page::print();
    };
    let area = keys.ceremony.with_untracked(|all| all.as_ref().map(|all| all.area.name.clone())).unwrap_or_default();
    let intro = if ready.line.is_some() { say!("keys-made-recovery") } else { say!("keys-made") };
    let on_paper = ready.line.as_ref().map(|line| {
        let sheet = Sheet { area, key: &ready.key, line, groups: &ready.groups };
        el("div", "")
            .with(el("h3", "govuk-heading-m no-print").text(say!("keys-paper-heading")))
            .with(el("div", "no-print").with(p(say!("keys-paper-intro"))).with(warning(say!("keys-paper-printer"))))
            .with(act(Look::Secondary, say!("keys-paper-print"), print).id("paper-print"))
            .with(paper::sheet(sheet))
    });
    el("div", "")
        .with(
            el("div", "no-print")
                .with(
                    el("h3", "govuk-heading-m")
                        .id("made-heading")
                        .attribute("tabindex", "-1")
                        .text(say!("keys-made-heading")),
                )
                .with(p(intro))
                .with(el("p", "govuk-body govuk-!-font-weight-bold brand-typed").id("key-file").text(name))
                .with(act(Look::Main, say!("keys-made-save"), save).id("key-save"))
                .with(live(move || saved.get().then(|| p(say!("keys-made-saved")).attribute("role", "status")))),
        )
        .with_all(on_paper)
        .with(
            el("div", "no-print")
                .with(p(say!("keys-made-next")))
                .with(act(Look::Main, say!("keys-made-go-on"), go_on).id("made-go-on")),
        )
}
