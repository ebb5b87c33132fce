//! The sealed bytes in the sender's own hands: as a file, as text to paste, as a text file.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

use super::load::Area;
use super::outcome::SealedReferral;
use crate::app::browser::held::Held;
use crate::app::browser::worker::Worker;
use crate::app::browser::{clipboard, download, fields};
use crate::app::parts::{El, Look, act, details, el, h2, live, p};
use crate::app::questions::control;
use crate::domain::mode::Live;
use crate::wording::say;

/// Whether the bytes have left the page by the sender's own hand; `None` while not tried.
#[derive(Clone, Copy)]
pub struct Left {
    pub saved: RwSignal<Option<bool>>,
    pub copied: RwSignal<Option<bool>>,
}

impl Left {
    /// Nothing was tried yet.
    pub fn new() -> Left {
        Left { saved: RwSignal::new(None), copied: RwSignal::new(None) }
    }

    /// As far as the browser told us.
    pub fn has(self) -> bool {
        self.saved.get_untracked() == Some(true) || self.copied.get_untracked() == Some(true)
    }
}

/// The same bytes as a file, always at hand.
pub fn save(sealed: &Arc<SealedReferral<Live>>, left: Left, area: &Area) -> El {
    let delivery = &area.pack.delivery;
    let name = format!("{}.age", sealed.sealed.reference());
    let words = say!("receipt-save", name = name);
    let sealed = sealed.clone();
    let save = move || left.saved.set(Some(download::file(&name, sealed.sealed.bytes()).is_ok()));
    let email = delivery.email.as_ref().map(|email| format!(" {}", say!("receipt-email", email = email)));
    part("save", say!("receipt-save-heading"))
        .with(p(say!("receipt-save-what") + &email.unwrap_or_default()))
        .with_all(delivery.note.as_ref().map(|note| p(note.en().to_owned())))
        .with(act(Look::Secondary, words, save).id("save"))
}

/// The same bytes as text, for where no file can go.
pub fn as_text(sealed: &Arc<SealedReferral<Live>>, left: Left) -> El {
    let name = format!("{}.age.txt", sealed.sealed.reference());
    let words = say!("receipt-armor-save", name = name);
    let bytes = sealed.clone();
    let copying = Copying {
        id: "armor",
        act: say!("receipt-armor-copy"),
        copied: say!("receipt-armor-copied"),
        refused: say!("receipt-armor-refused"),
        fold: say!("receipt-armor-fold"),
        label: say!("receipt-armor-text"),
        text: Arc::new(move || bytes.pasted.clone()),
    };
    let short = !sealed.pasted.is_empty();
    let sealed = sealed.clone();
    let save = move || spawn_local(save_text(name.clone(), sealed.clone(), left));
    part("armor", say!("receipt-armor-heading"))
        .with(p(say!("receipt-armor-what")))
        .with_all(if short { copying.controls(left.copied) } else { vec![p(say!("receipt-armor-too-long"))] })
        .with(act(Look::Secondary, words, save).id("save-text"))
}

/// A part of the receipt that is not for its paper.
pub fn part(id: &'static str, heading: String) -> El {
    let heading_id = format!("{id}-heading");
    el("section", "no-print").attribute("aria-labelledby", &heading_id).with(h2(heading).id(heading_id))
}

async fn save_text(name: String, sealed: Arc<SealedReferral<Live>>, left: Left) {
    let asked = async {
        let (_, text) =
            Worker::start().await.ok()?.ask_held(&json!("Armor"), vec![Held::of(sealed.sealed.bytes())]).await.ok()?;
        download::held(&name, &text).ok()
    };
    // The receipt may have been left meanwhile.
    let _ = left.saved.try_set(Some(asked.await.is_some()));
}

/// A text that goes on the clipboard, and stands folded below for where the clipboard is closed to pages.
pub struct Copying {
    pub id: &'static str,
    pub act: String,
    pub copied: String,
    pub refused: String,
    pub fold: String,
    pub label: String,
    pub text: Arc<dyn Fn() -> String + Send + Sync>,
}

impl Copying {
    /// The button, what came of it, and the fold; the text is in the page only while unfolded.
    pub fn controls(self, copied: RwSignal<Option<bool>>) -> Vec<El> {
        let Copying { id, act: words, copied: done, refused, fold, label, text } = self;
        let copy = text.clone();
        let copy = move || {
            let asked = clipboard::copy(&copy());
            spawn_local(async move {
                let _ = copied.try_set(Some(asked.await.is_ok()));
            });
        };
        let said = live(move || copied.get().map(|well| p(if well { done.clone() } else { refused.clone() })));
        let unfolded = RwSignal::new(false);
        let text = live(move || {
            let (label, text) = (label.clone(), text.clone());
            let field = format!("{id}-text");
            let area = |field: &str| {
                control("textarea", "govuk-textarea brand-copy", field)
                    .attribute("readonly", "")
                    .attribute("rows", "8")
                    .attribute("wrap", "off")
                    .live_value(move || text())
            };
            unfolded.get().then(|| {
                let label = el("label", "govuk-label govuk-label--s").attribute("for", &field).text(label);
                el("div", "").with(label).with(area(&field))
            })
        });
        let fold = details(fold, text)
            .id(format!("{id}-fold"))
            .on("toggle", move |event| unfolded.set(fields::is_unfolded(&event)));
        vec![
            act(Look::Secondary, words, copy).id(format!("{id}-copy")),
            el("div", "").attribute("role", "status").id(format!("{id}-said")).with(said),
            fold,
        ]
    }
}
