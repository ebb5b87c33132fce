//! The page on which work is saved and gone on with, the question at the start, and what of it stands on every page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value as Json;

use super::journey::{Journey, Step};
use super::keep::Keep;
use super::sheet::Sheet;
use crate::app::browser::storage;
use crate::app::parts::{El, details, el, link, live, live_text, page};
use crate::app::questions::radio;
use crate::wording::say;

/// The page, within a journey or before one.
pub fn keep_page(keep: Keep, journey: Option<Journey>) -> El {
    let back = journey.map(|journey| {
        el("a", "govuk-back-link").attribute("href", journey.hash(Step::Tasks)).text(say!("back-to-tasks"))
    });
    el("div", "")
        .with_all(back)
        .with(page(say!("keep-heading"), None, None).with(Sheet::new(keep, "look", None).view()))
}

/// Whether somebody else uses this computer; where nobody does, what can be kept on it stands beneath.
pub fn shared(keep: Keep) -> El {
    let answer = |id: &str, label: String, own: bool| {
        radio(id.to_owned(), "shared", label, move || keep.own.with(|is| *is == own), move || keep.own.set(own.into()))
    };
    let radios = el("div", "govuk-radios govuk-radios--inline")
        .with(answer("shared", say!("keep-shared-yes"), false))
        .with(answer("shared-no", say!("keep-shared-no"), true));
    let fieldset = el("fieldset", "govuk-fieldset")
        .attribute("aria-describedby", "shared-hint")
        .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(say!("keep-shared")))
        .with(el("div", "govuk-hint").id("shared-hint").text(say!("keep-shared-hint")))
        .with(radios);
    let beneath = live(move || keep.own.with(|is| *is == true).then(|| Sheet::new(keep, "look", None).view()));
    el("div", "").with(el("div", "govuk-form-group").with(fieldset)).with(beneath)
}

/// The way to start from the sender's own record: of the referral that is added to, or of an earlier one of the same person.
pub fn from_record(keep: Keep, adds: bool) -> El {
    let wanted = RwSignal::new(false);
    let (summary, look) =
        if adds { (say!("own-record-summary"), "before-look") } else { (say!("again-summary"), "again-look") };
    let sheet = live(move || wanted.get().then(|| Sheet::new(keep, look, None).view()));
    details(summary, sheet).id("from-record").on("toggle", move |_| wanted.set(true))
}

/// That this device keeps a draft, where it does.
pub fn kept_here(to: String) -> AnyView {
    let keeps = RwSignal::new(Json::Null);
    spawn_local(async move { drop(keeps.try_set(storage::keeps_drafts().await.into())) });
    live(move || {
        let way = || el("p", "govuk-body").id("kept-here").with(link(to.clone(), say!("keep-here")));
        keeps.with(|keeps| *keeps == true).then(way)
    })
}

/// What stands in the bar: the way to that page, and when the work was stored last.
pub fn in_bar(keep: Keep, journey: Option<Journey>) -> El {
    let to = journey.map_or_else(|| "#/keep".to_owned(), |journey| journey.hash(Step::Keep));
    let stored = live_text(move || {
        keep.stored.with(|stored| match (stored[0].as_str(), stored[1] == true) {
            _ if stored.is_null() => String::new(),
            (Some(time), true) if stored[2] == true => say!("keep-saved", time = time),
            (Some(time), true) => say!("keep-saved-before", time = time),
            (Some(time), false) => say!("keep-not-saved", time = time),
            (None, _) => say!("keep-not-saved-yet"),
        })
    });
    // Told aloud only when it fails: nobody wants to hear it every few seconds.
    let trouble = move || keep.stored.with(|stored| (stored[1] == false).then(|| "alert".to_owned()));
    let newer = {
        let to = to.clone();
        live(move || {
            keep.newer.with(|newer| *newer == true).then(|| link(to.clone(), say!("keep-new-version")).id("newer"))
        })
    };
    el("span", "brand-bar__keep")
        .with(newer)
        .with(link(to, say!("keep")).id("keep"))
        .with(el("span", "").id("stored").live_attribute("role", trouble).with(stored))
}

/// What a person must know of what is kept, until it was seen.
pub fn notice(keep: Keep) -> AnyView {
    live(move || {
        let sheet = keep.notice.get();
        let seen = move || keep.notice.set(Json::Null);
        sheet.is_array().then(|| Sheet::of(keep, sheet, seen).view())
    })
}
