//! The sealed referral: send it, save it, where things stand, and the end.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::delivery::{Delivery, Why, deliver};
use super::journey::{Journey, SealedReferral, Step};
use super::load::Area;
use super::section::caption;
use crate::app::browser::{download, page};
use crate::app::parts::{Act, Look, Notice, Page, Tone};
use crate::area::{PutBase, Upload};
use crate::wording::say;

/// What there is to do with a sealed referral; without one, the way back.
#[component]
pub fn Receipt(journey: Journey) -> impl IntoView {
    match journey.sealed() {
        Some(sealed) => with(journey, sealed),
        None => view! {
            <Page heading=say!("receipt-nothing-heading") caption=caption(Step::Receipt)>
                <p class="govuk-body">{say!("receipt-nothing")}</p>
                <a class="govuk-link" href=journey.hash(Step::Check)>{say!("receipt-to-check")}</a>
            </Page>
        }
        .into_any(),
    }
}

fn with(journey: Journey, sealed: Arc<SealedReferral>) -> AnyView {
    let area = journey.area();
    let reference = sealed.sealed.reference().to_string();
    let saved = RwSignal::new(None::<bool>);
    let upload = area.pack.delivery.upload();
    let base = match &upload {
        Upload::Put(base) => Some(base.clone()),
        _ => None,
    };
    let changed =
        journey.changed_since_sealed().then(|| view! { <Notice tone=Tone::Warning text=say!("receipt-changed") /> });
    let stands = {
        let area = area.clone();
        move || where_it_stands(&journey.delivery.get(), saved.get(), &area)
    };
    view! {
        <a class="govuk-back-link no-print" href=journey.hash(Step::Check)>{say!("receipt-to-check")}</a>
        <Page heading=say!("receipt-heading") caption=caption(Step::Receipt)>
            {changed}
            <div role="status" id="stands">{stands}</div>
            <dl class="govuk-summary-list">
                {line("reference", say!("receipt-reference"), reference.clone())}
                {line("amend-key", say!("receipt-amend-key"), sealed.amend_key.clone())}
            </dl>
            <p class="govuk-body">{say!("receipt-amend-key-is")}</p>
            {base.map(|base| send(journey, sealed.clone(), base))}
            {not_offered(&upload)}
            {save(sealed, reference, saved, &area)}
            <Notice tone=Tone::Warning text=nothing_heard(&area) />
            <div class="govuk-button-group no-print">
                <Act words=say!("receipt-print") look=Look::Secondary id="print" act=page::print />
                <Finish journey=journey saved=saved />
            </div>
        </Page>
    }
    .into_any()
}

fn line(id: &'static str, label: String, value: String) -> impl IntoView {
    view! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{label}</dt>
            <dd class="govuk-summary-list__value brand-reference" id=id translate="no">{value}</dd>
        </div>
    }
}

/// The button that uploads, for as long as there is something to upload.
fn send(journey: Journey, sealed: Arc<SealedReferral>, base: PutBase) -> AnyView {
    let busy = Signal::derive(move || matches!(journey.delivery.get(), Delivery::Sending | Delivery::Waiting(_)));
    let go = move || {
        let (sealed, base) = (sealed.clone(), base.clone());
        journey.delivery.set(Delivery::Sending);
        spawn_local(deliver(journey, sealed, base));
    };
    let words = move || match journey.delivery.get() {
        Delivery::Stored => None,
        Delivery::NotTried | Delivery::Sending | Delivery::Waiting(_) => Some(say!("receipt-send")),
        Delivery::NotSent(_) | Delivery::Unknown => Some(say!("receipt-send-again")),
    };
    let words = Memo::new(move |_| words());
    (move || {
        words.get().map(|words| {
            view! { <div class="no-print"><Act words=words id="send" busy=busy act=go.clone() /></div> }
        })
    })
    .into_any()
}

fn not_offered(upload: &Upload) -> Option<AnyView> {
    let text = match upload {
        Upload::Put(_) => return None,
        Upload::NotOffered => say!("receipt-no-dropbox"),
        Upload::NotInThisVersion { .. } => say!("receipt-other-dropbox"),
    };
    Some(view! { <p class="govuk-body">{text}</p> }.into_any())
}

/// The same bytes as a file, always at hand.
fn save(sealed: Arc<SealedReferral>, reference: String, saved: RwSignal<Option<bool>>, area: &Area) -> AnyView {
    let name = format!("{reference}.age");
    let words = say!("receipt-save", name = name);
    let act = move || saved.set(Some(download::file(&name, sealed.sealed.bytes()).is_ok()));
    let email = area.pack.delivery.email.as_ref().map(|email| say!("receipt-email", email = email));
    let note = area.pack.delivery.note.as_ref().map(|note| note.en().to_owned());
    view! {
        <section class="no-print" aria-labelledby="save-heading">
            <h2 class="govuk-heading-m" id="save-heading">{say!("receipt-save-heading")}</h2>
            <p class="govuk-body">{say!("receipt-save-what")}{email.map(|text| format!(" {text}"))}</p>
            {note.map(|note| view! { <p class="govuk-body">{note}</p> })}
            <Act words=words look=Look::Secondary id="save" act=act />
        </section>
    }
    .into_any()
}

/// Ends the journey; asks once more while nothing has left the page.
#[component]
fn Finish(journey: Journey, saved: RwSignal<Option<bool>>) -> impl IntoView {
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
    view! {
        <Act words=say!("receipt-finish") look=Look::Warning id="finish" act=finish />
        <div role="alert">{move || asked.get().then(|| view! { <p class="govuk-error-message" id="finish-unsent">{say!("receipt-finish-unsent")}</p> })}</div>
    }
}

/// Where things stand, in honest words.
fn where_it_stands(delivery: &Delivery, saved: Option<bool>, area: &Area) -> AnyView {
    let (class, heading, text) = match delivery {
        Delivery::NotTried => ("stands", say!("stands-not-sent"), say!("stands-sealed")),
        Delivery::Sending => ("stands", say!("stands-sending"), say!("stands-sending-wait")),
        Delivery::Waiting(seconds) => ("stands", say!("stands-sending"), say!("stands-busy", seconds = seconds)),
        Delivery::Stored => ("stands stands--stored", say!("stands-stored"), say!("stands-stored-not-read")),
        Delivery::Unknown => ("stands stands--trouble", say!("stands-unknown"), say!("stands-unknown-what")),
        Delivery::NotSent(why) => ("stands stands--trouble", say!("stands-failed"), not_sent(*why, area)),
    };
    let saved = saved.map(|done| if done { say!("saved-done") } else { say!("saved-failed") });
    view! {
        <div class=class>
            <h2 class="govuk-heading-m">{heading}</h2>
            <p class="govuk-body">{text}</p>
            {saved.map(|text| view! { <p class="govuk-body" id="saved">{text}</p> })}
        </div>
    }
    .into_any()
}

fn not_sent(why: Why, area: &Area) -> String {
    let phone = &area.pack.contact.phone;
    match why {
        Why::Expired => say!("why-expired", phone = phone),
        Why::Refused(status) => say!("why-refused", status = status, phone = phone),
        Why::Busy => say!("why-busy"),
        Why::Mismatch => say!("why-mismatch", phone = phone),
        Why::NoRandomness => say!("seal-no-randomness"),
    }
}

fn nothing_heard(area: &Area) -> String {
    let ring = area.pack.acknowledge.as_ref().and_then(|a| a.then_ring.as_deref()).unwrap_or(&area.pack.contact.phone);
    match &area.pack.acknowledge {
        Some(acknowledge) => say!("receipt-nothing-heard", hours = acknowledge.within_working_hours, ring = ring),
        None => say!("receipt-nothing-heard-day", ring = ring),
    }
}
