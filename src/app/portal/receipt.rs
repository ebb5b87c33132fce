//! The sealed referral: send it, save it, where things stand, and the end.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;
use leptos::task::spawn_local;

use super::delivery::{Delivery, Why, deliver};
use super::journey::{Journey, SealedReferral, Step};
use super::load::Area;
use crate::app::browser::{download, page as window};
use crate::app::parts::{El, Look, act, act_once, el, h2, link, live, p, page, summary_row, warning};
use crate::area::{PutBase, Upload};
use crate::wording::say;

/// What there is to do with a sealed referral; without one, the way back.
pub fn receipt(journey: Journey) -> El {
    match journey.sealed() {
        Some(sealed) => with(journey, sealed),
        None => page(say!("receipt-nothing-heading"), Some(journey.caption(Step::Receipt)), None)
            .with(p(say!("receipt-nothing")))
            .with(link(journey.hash(Step::Check), say!("receipt-to-check"))),
    }
}

fn with(journey: Journey, sealed: Arc<SealedReferral>) -> El {
    let area = journey.area();
    let saved = RwSignal::new(None::<bool>);
    let stands = {
        let area = area.clone();
        live(move || Some(where_it_stands(&journey.delivery.get(), saved.get(), &area)))
    };
    let back = el("a", "govuk-back-link no-print").attribute("href", journey.hash(Step::Check));
    let sealed_as = el("dl", "govuk-summary-list")
        .with(line("reference", say!("receipt-reference"), sealed.sealed.reference().to_string()))
        .with_all(sealed.amend_key.clone().map(|key| line("amend-key", say!("receipt-amend-key"), key)));
    let print = act(Look::Secondary, say!("receipt-print"), window::print).id("print");
    let page = page(say!("receipt-heading"), Some(journey.caption(Step::Receipt)), None)
        .with_all(journey.changed_since_sealed().then(|| warning(say!("receipt-changed"))))
        .with(el("div", "").attribute("role", "status").id("stands").with(stands))
        .with(sealed_as)
        .with_all(sealed.amend_key.is_some().then(|| p(say!("receipt-amend-key-is"))))
        .with(upload(journey, &sealed, &area))
        .with(save(sealed, saved, &area))
        .with(warning(nothing_heard(&area)))
        .with(el("div", "govuk-button-group no-print").with(print).with_all(finish(journey, saved)));
    el("div", "").with(back.text(say!("receipt-to-check"))).with(page)
}

fn line(id: &'static str, label: String, value: String) -> El {
    let value = el("dd", "govuk-summary-list__value brand-reference").id(id).attribute("translate", "no").text(value);
    summary_row(label, value)
}

/// The way into the dropbox, where the area has one.
fn upload(journey: Journey, sealed: &Arc<SealedReferral>, area: &Area) -> AnyView {
    match area.pack.delivery.upload() {
        Upload::Put(base) => send(journey, sealed.clone(), base),
        Upload::NotOffered => p(say!("receipt-no-dropbox")).into_render(),
        Upload::NotInThisVersion { .. } => p(say!("receipt-other-dropbox")).into_render(),
    }
}

/// The button that uploads, for as long as there is something to upload.
fn send(journey: Journey, sealed: Arc<SealedReferral>, base: PutBase) -> AnyView {
    let busy = Signal::derive(move || matches!(journey.delivery.get(), Delivery::Sending | Delivery::Waiting(_)));
    let words = Memo::new(move |_| match journey.delivery.get() {
        Delivery::Stored => None,
        Delivery::NotTried | Delivery::Sending | Delivery::Waiting(_) => Some(say!("receipt-send")),
        Delivery::NotSent(_) | Delivery::Unknown => Some(say!("receipt-send-again")),
    });
    live(move || {
        let (sealed, base) = (sealed.clone(), base.clone());
        let go = move || {
            journey.delivery.set(Delivery::Sending);
            spawn_local(deliver(journey, sealed.clone(), base.clone()));
        };
        words.get().map(|words| el("div", "no-print").with(act_once(Look::Main, words, busy, go).id("send")))
    })
}

/// The same bytes as a file, always at hand.
fn save(sealed: Arc<SealedReferral>, saved: RwSignal<Option<bool>>, area: &Area) -> El {
    let delivery = &area.pack.delivery;
    let name = format!("{}.age", sealed.sealed.reference());
    let words = say!("receipt-save", name = name);
    let save = move || saved.set(Some(download::file(&name, sealed.sealed.bytes()).is_ok()));
    let email = delivery.email.as_ref().map(|email| format!(" {}", say!("receipt-email", email = email)));
    el("section", "no-print")
        .attribute("aria-labelledby", "save-heading")
        .with(h2(say!("receipt-save-heading")).id("save-heading"))
        .with(p(say!("receipt-save-what") + &email.unwrap_or_default()))
        .with_all(delivery.note.as_ref().map(|note| p(note.en().to_owned())))
        .with(act(Look::Secondary, words, save).id("save"))
}

/// Ends the journey; asks once more while nothing has left the page.
fn finish(journey: Journey, saved: RwSignal<Option<bool>>) -> [El; 2] {
    let asked = RwSignal::new(false);
    let left_the_page =
        move || journey.delivery.get_untracked() == Delivery::Stored || saved.get_untracked() == Some(true);
    let finish = move || {
        if left_the_page() || asked.get_untracked() {
            journey.finish();
        } else {
            asked.set(true);
        }
    };
    let unsent = || el("p", "govuk-error-message").id("finish-unsent").text(say!("receipt-finish-unsent"));
    [
        act(Look::Warning, say!("receipt-finish"), finish).id("finish"),
        el("div", "").attribute("role", "alert").with(live(move || asked.get().then(unsent))),
    ]
}

/// Where things stand, in honest words.
fn where_it_stands(delivery: &Delivery, saved: Option<bool>, area: &Area) -> El {
    let (class, heading, text) = match delivery {
        Delivery::NotTried => ("stands", say!("stands-not-sent"), say!("stands-sealed")),
        Delivery::Sending => ("stands", say!("stands-sending"), say!("stands-sending-wait")),
        Delivery::Waiting(seconds) => ("stands", say!("stands-sending"), say!("stands-busy", seconds = seconds)),
        Delivery::Stored => ("stands stands--stored", say!("stands-stored"), say!("stands-stored-not-read")),
        Delivery::Unknown => ("stands stands--trouble", say!("stands-unknown"), say!("stands-unknown-what")),
        Delivery::NotSent(why) => ("stands stands--trouble", say!("stands-failed"), not_sent(*why, area)),
    };
    let saved = saved.map(|done| if done { say!("saved-done") } else { say!("saved-failed") });
    el("div", class).with(h2(heading)).with(p(text)).with_all(saved.map(|text| p(text).id("saved")))
}

fn not_sent(why: Why, area: &Area) -> String {
    let phone = &area.pack.contact.phone;
    match why {
        Why::Expired => say!("why-expired", phone = phone),
        Why::Refused(status) => say!("why-refused", status = status, phone = phone),
        Why::Busy => say!("why-busy"),
        Why::Mismatch => say!("why-mismatch", phone = phone),
        Why::NoRandomness => say!("why-no-randomness"),
    }
}

fn nothing_heard(area: &Area) -> String {
    let ring = area.pack.acknowledge.as_ref().and_then(|a| a.then_ring.as_deref()).unwrap_or(&area.pack.contact.phone);
    match &area.pack.acknowledge {
        Some(acknowledge) => say!("receipt-nothing-heard", hours = acknowledge.within_working_hours, ring = ring),
        None => say!("receipt-nothing-heard-day", ring = ring),
    }
}
