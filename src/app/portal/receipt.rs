//! The sealed referral: send it, save it, where things stand, and the end.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use super::copies::{Left, as_text, save};
use super::delivery::{self, Delivery};
use super::journey::Step;
use super::load::Area;
use super::outcome::{Outcome, SealedReferral};
use super::own_record::{on_paper, own_record};
use super::section::whom_to_ring;
use super::status;
use crate::app::browser::{clock, page as window};
use crate::app::parts::{El, Look, act, act_once, effect, el, h2, link, live, p, page, summary_row, warning};
use crate::area::Upload;
use crate::domain::form::ids;
use crate::domain::mode::{Live, Mode};
use crate::wording::{date, say};

/// What there is to do with a sealed referral; without one, the way back.
pub fn receipt(outcome: Outcome<Live>) -> El {
    let journey = outcome.journey;
    match outcome.sealed() {
        Some(sealed) => with(outcome, sealed),
        None => page(say!("receipt-nothing-heading"), Some(journey.caption(Step::Receipt)), None)
            .with(p(say!("receipt-nothing")))
            .with(link(journey.hash(Step::Check), say!("receipt-to-check"))),
    }
}

/// The receipt, or in its place the sender's own record, for paper.
fn with(outcome: Outcome<Live>, sealed: Arc<SealedReferral<Live>>) -> El {
    let left = Left::new();
    let own = RwSignal::new(false);
    let back_to_receipt = move || {
        own.set(false);
        clock::soon(|| {
            window::focus_input("own-print");
        });
    };
    el("div", "").with(live(move || {
        Some(match own.get() {
            true => on_paper(outcome.journey, &sealed, back_to_receipt),
            false => on_screen(outcome, &sealed, left, move || own.set(true)),
        })
    }))
}

fn on_screen(
    outcome: Outcome<Live>,
    sealed: &Arc<SealedReferral<Live>>,
    left: Left,
    show_own: impl Fn() + 'static,
) -> El {
    let journey = outcome.journey;
    let area = journey.area();
    let stands = {
        let delivery = sealed.delivery.clone();
        live(move || Some(where_it_stands(delivery.get(), left.saved.get())))
    };
    let urgent = sealed.answers.choice(ids::URGENT) == Some("yes");
    let urgent = urgent
        .then(|| el("div", "").id("ring-now").with(warning(say!("receipt-urgent"))).with_all(whom_to_ring(&area)));
    let back = el("a", "govuk-back-link no-print").attribute("href", journey.hash(Step::Check));
    let print = act(Look::Secondary, say!("receipt-print"), window::print).id("print");
    let page = page(say!("receipt-heading"), Some(journey.caption(Step::Receipt)), None)
        .with_all(outcome.changed_since_sealed().then(|| warning(say!("receipt-changed"))))
        .with(el("div", "").attribute("role", "status").id("stands").with(stands))
        .with_all(urgent)
        .with(what_was_sealed(sealed, &area))
        .with_all(sealed.amend_key.is_some().then(|| p(say!("receipt-amend-key-is"))))
        .with(journey.keys.changed(&area))
        .with(upload(sealed, &area))
        .with(save(sealed, left, &area))
        .with(as_text(sealed, left))
        .with(warning(nothing_heard(&area)))
        .with(own_record(journey.leave.keep, sealed, show_own))
        .with(el("p", "govuk-body no-print").text(say!("receipt-print-what")))
        .with(el("div", "govuk-button-group no-print").with(print).with_all(finish(outcome, sealed, left)));
    el("div", "").with(back.text(say!("receipt-to-check"))).with(page)
}

/// Reference, area, time and amend key: what both papers begin with.
pub fn what_was_sealed<M: Mode>(sealed: &SealedReferral<M>, area: &Area) -> El {
    let (day, time) = &sealed.sealed_at;
    let when = say!("receipt-sealed-when", day = date::day(*day), time = time);
    let plain = |value: &str| el("dd", "govuk-summary-list__value").text(value);
    let key = sealed.amend_key.clone().map(|key| line("amend-key", say!("receipt-amend-key"), key));
    el("dl", "govuk-summary-list")
        .with(line("reference", say!("receipt-reference"), sealed.sealed.reference().to_string()))
        .with(summary_row(say!("receipt-area"), plain(area.pack.name.en())))
        .with(summary_row(say!("receipt-sealed-at"), plain(&when)))
        .with_all(key)
}

fn line(id: &'static str, label: String, value: String) -> El {
    let value = el("dd", "govuk-summary-list__value brand-reference").id(id).attribute("translate", "no").text(value);
    summary_row(label, value)
}

/// The way into the dropbox, where the area has one.
fn upload(sealed: &Arc<SealedReferral<Live>>, area: &Arc<Area>) -> AnyView {
    match area.pack.delivery.upload() {
        Upload::Offered => send(sealed.clone(), area.clone()),
        Upload::NotOffered => p(say!("receipt-no-dropbox")).into_render(),
        Upload::NotInThisVersion { .. } => p(say!("receipt-other-dropbox")).into_render(),
    }
}

/// The button that uploads, for as long as there is something to upload; the one that stops it; then the one that asks.
fn send(sealed: Arc<SealedReferral<Live>>, area: Arc<Area>) -> AnyView {
    let upload = delivery::Upload::new();
    let delivery = RwSignal::from(sealed.delivery.clone());
    let busy = Signal::derive(move || matches!(delivery.get(), Delivery::Sending | Delivery::Waiting(_)));
    let words = Memo::new(move |_| match delivery.get() {
        Delivery::Stored(_) => None,
        Delivery::NotTried | Delivery::Sending | Delivery::Waiting(_) => Some(say!("receipt-send")),
        Delivery::NotSent(_) | Delivery::Unknown => Some(say!("receipt-send-again")),
    });
    // The button that had the focus goes; what it came to is said where it stands.
    effect(move || {
        if !busy.get() && delivery.get() != Delivery::NotTried {
            clock::soon(|| {
                if window::nothing_has_focus() {
                    window::focus_text("stands");
                }
            });
        }
    });
    let stopping = sealed.clone();
    let stop = live(move || {
        let sealed = stopping.clone();
        let stop = move || upload.stop(&sealed.delivery);
        busy.get().then(|| act(Look::Secondary, say!("receipt-stop"), stop).id("stop"))
    });
    let go = live(move || {
        let (sealed, area) = (sealed.clone(), area.clone());
        match words.get() {
            None => area.pack.delivery.tells_status().then(|| status::of_sent(sealed.name.get(), area)),
            Some(words) => {
                let go = move || upload.begin(sealed.clone(), area.clone());
                Some(el("div", "no-print").with(act_once(Look::Main, words, busy, go).id("send")))
            }
        }
    });
    el("div", "").with(go).with(stop).into_render()
}

/// Ends the journey; asks once more while nothing has left the page.
fn finish(outcome: Outcome<Live>, sealed: &SealedReferral<Live>, left: Left) -> [El; 2] {
    let asked = RwSignal::new(false);
    let delivery = sealed.delivery.clone();
    let left_the_page = move || matches!(delivery.get_untracked(), Delivery::Stored(_)) || left.has();
    let finish = move || {
        if left_the_page() || asked.get_untracked() {
            outcome.finish("#/finished");
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
fn where_it_stands(delivery: Delivery, saved: Option<bool>) -> El {
    let (class, heading, text) = match delivery {
        Delivery::NotTried => ("stands", say!("stands-not-sent"), say!("stands-sealed")),
        Delivery::Sending => ("stands", say!("stands-sending"), say!("stands-sending-wait")),
        Delivery::Waiting(seconds) => ("stands", say!("stands-sending"), say!("stands-busy", seconds = seconds)),
        Delivery::Stored(text) => ("stands stands--stored", say!("stands-stored"), text),
        Delivery::Unknown => ("stands stands--trouble", say!("stands-unknown"), say!("stands-unknown-what")),
        Delivery::NotSent(why) => ("stands stands--trouble", say!("stands-failed"), why),
    };
    let saved = saved.map(|done| if done { say!("saved-done") } else { say!("saved-failed") });
    el("div", class).with(h2(heading)).with(p(text)).with_all(saved.map(|text| p(text).id("saved")))
}

fn nothing_heard(area: &Area) -> String {
    let ring = area.pack.acknowledge.as_ref().and_then(|a| a.then_ring.as_deref()).unwrap_or(&area.pack.contact.phone);
    match &area.pack.acknowledge {
        Some(acknowledge) => say!("receipt-nothing-heard", hours = acknowledge.within_working_hours, ring = ring),
        None => say!("receipt-nothing-heard-day", ring = ring),
    }
}
