//! The sender's own record: printed, copied or saved for the agency's own system. Nothing of it is shown before it is asked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::copies::{Copying, part};
use super::journey::{Journey, Step};
use super::keep::Keep;
use super::outcome::SealedReferral;
use super::receipt::what_was_sealed;
use super::sheet::Sheet;
use crate::app::browser::held::Held;
use crate::app::browser::{clock, download, page as window};
use crate::app::parts::{El, Look, act, effect, el, live, p, page, recap, summary_row, warning};
use crate::domain::form::Section;
use crate::domain::mode::Live;
use crate::render;
use crate::wording::say;

/// The part of the receipt, with three ways to keep the record; `show` leads to the one on paper.
pub fn own_record(keep: Option<Keep>, sealed: &Arc<SealedReferral<Live>>, show: impl Fn() + 'static) -> El {
    let saved = RwSignal::new(None::<bool>);
    let said = live(move || saved.get().map(|well| p(if well { say!("own-saved") } else { say!("saved-failed") })));
    let text = sealed.clone();
    let copying = Copying {
        id: "own",
        act: say!("own-copy"),
        copied: say!("own-copied"),
        refused: say!("own-refused"),
        fold: say!("own-fold"),
        label: say!("own-text"),
        text: Arc::new(move || text.own.text.0.clone()),
    };
    let reference = sealed.sealed.reference().to_string();
    let under_passphrase =
        keep.map(|keep| Sheet::new(keep, "own-look", Some((reference, Held::of(&sealed.own.file)))).view());
    let file = sealed.clone();
    let save = move || {
        let name = format!("{}-own-record.json", file.sealed.reference());
        saved.set(Some(download::file(&name, &file.own.file).is_ok()));
    };
    part("own", say!("own-heading"))
        .with(p(say!("own-what")))
        .with(warning(say!("own-hide")))
        .with(p(say!("own-print-what")))
        .with(act(Look::Secondary, say!("own-print"), show).id("own-print"))
        .with(p(say!("own-copy-what")))
        .with_all(copying.controls(RwSignal::new(None)))
        .with(p(say!("own-save-what")))
        .with(act(Look::Secondary, say!("own-save"), save).id("own-save"))
        .with(el("div", "").attribute("role", "status").id("own-saved").with(said))
        .with_all(under_passphrase)
}

/// The record as it is printed, safe contact first; the marking is on every sheet, as on all pages of a journey.
///
/// The browser is asked to print once it stands.
pub fn on_paper(journey: Journey, sealed: &SealedReferral<Live>, back: impl Fn() + 'static) -> El {
    let area = journey.area();
    let (parts, counts) = journey.form.context(|context| {
        let parts = render::recap::recap(&sealed.answers, context, &Section::AS_READ);
        (parts, render::recap::counts(&sealed.answers, context))
    });
    let readers = area.sealing.iter().flat_map(|sealing| &sealing.readers).map(|reader| reader.label.en());
    let readers = readers.map(|reader| el("span", "recap__line").text(reader));
    let value = || el("dd", "govuk-summary-list__value");
    let head = what_was_sealed(sealed, &area)
        .with(summary_row(say!("own-readers"), value().with_all(readers)))
        .with_all(counts.map(|counts| summary_row(say!("own-counts"), value().text(counts))));
    let acts = el("div", "govuk-button-group no-print")
        .with(act(Look::Main, say!("own-page-print"), window::print).id("print"))
        .with(act(Look::Secondary, say!("own-page-back"), back).id("own-back"));
    let page = page(say!("own-page-heading"), Some(journey.caption(Step::Receipt)), None)
        .with(acts)
        .with(warning(say!("own-hide")))
        .with(head)
        .with_all(sealed.amend_key.is_some().then(|| p(say!("receipt-amend-key-is"))))
        .with(el("div", "brand-own").with_all(recap(parts, None)));
    // After the page's own effect, which moves focus to the heading.
    effect(|| clock::soon(window::print));
    page
}
