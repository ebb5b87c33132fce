//! The start page: which MARAC, 999, other duties, who can read what is sent.

use leptos::prelude::*;

use super::journey::{Journey, Step};
use super::load::Area;
use crate::app::parts::{Act, Details, Notice, Page, Tone};
use crate::area::{CannotSeal, Keyholder};
use crate::wording::{date, say};

/// What a practitioner needs to know before starting.
#[component]
pub fn Start(journey: Journey) -> impl IntoView {
    let area = journey.area();
    let name = area.pack.name.en().to_owned();
    let begin = area.sealing.is_ok().then(|| {
        view! { <Act words=say!("start-now") id="start-now" act=move || journey.go(Step::Tasks) /> }
    });
    view! {
        <Page heading=say!("start-heading", area = name)>
            <Notice tone=Tone::Warning text=say!("danger-999") />
            {cannot_seal(&area)}
            {clock(&area)}
            <p class="govuk-body">{say!("start-what")}</p>
            <p class="govuk-body">{say!("start-area", area = name)}</p>
            <h2 class="govuk-heading-m">{say!("start-duties-heading")}</h2>
            <ul class="govuk-list govuk-list--bullet">
                <li>{say!("start-duties-child")}</li>
                <li>{say!("start-duties-adult")}</li>
                <li>{say!("start-duties-police")}</li>
            </ul>
            <h2 class="govuk-heading-m">{say!("start-need-heading")}</h2>
            <ul class="govuk-list govuk-list--bullet">
                <li>{say!("start-need-contact")}</li>
                <li>{say!("start-need-answers")}</li>
                <li>{say!("start-need-time")}</li>
                <li>{say!("start-need-computer")}</li>
            </ul>
            <h2 class="govuk-heading-m">{say!("readers-heading")}</h2>
            <Readers area=area.clone() />
            <p class="govuk-body">{contact(&area)}</p>
            {begin}
        </Page>
    }
}

/// Who can read what is sent: job titles; fingerprints and dates under details.
#[component]
pub fn Readers(area: std::sync::Arc<Area>) -> impl IntoView {
    let readers: Vec<Keyholder> = area.sealing.as_ref().map(|s| s.readers.clone()).unwrap_or_default();
    let names = readers.iter().map(|k| view! { <li>{k.label.en().to_owned()}</li> }).collect::<Vec<_>>();
    let fingerprints = readers.iter().map(fingerprint).collect::<Vec<_>>();
    view! {
        <p class="govuk-body">{say!("readers-only")}</p>
        <ul class="govuk-list govuk-list--bullet" id="readers">{names}</ul>
        {left_out(&area)}
        <Details summary=say!("readers-details")>
            <p class="govuk-body">{say!("readers-check", phone = area.pack.contact.phone)}</p>
            <dl class="govuk-summary-list">{fingerprints}</dl>
        </Details>
    }
}

/// The ways to reach the area's MARAC team, in one sentence.
pub fn contact(area: &Area) -> String {
    let contact = &area.pack.contact;
    let hours = contact.hours.as_ref().map(|hours| format!(" ({})", hours.en())).unwrap_or_default();
    say!("contact-is", phone = contact.phone, hours = hours)
}

fn fingerprint(keyholder: &Keyholder) -> impl IntoView + use<> {
    let print = keyholder.recipient.fingerprint();
    let until = keyholder.to.map(|to| say!("readers-until", date = date::day(to)));
    view! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{keyholder.label.en().to_owned()}</dt>
            <dd class="govuk-summary-list__value">
                <span class="recap__line">{print.words().join(" ")}</span>
                <span class="recap__line fingerprint">{print.hex()}</span>
                {until.map(|until| view! { <span class="recap__line">{until}</span> })}
            </dd>
        </div>
    }
}

/// People whose keys are left out today, and the grace of expired ones.
fn left_out(area: &Area) -> Vec<AnyView> {
    let Ok(sealing) = &area.sealing else { return Vec::new() };
    let grace =
        sealing.grace.map(|last| say!("readers-grace", date = date::day(last), phone = area.pack.contact.phone));
    let grace = grace.map(|text| view! { <Notice tone=Tone::Warning text=text /> }.into_any());
    let notices = sealing
        .notices
        .iter()
        .map(|notice| view! { <p class="govuk-body-s">{crate::wording::area::notice(notice)}</p> }.into_any());
    grace.into_iter().chain(notices).collect()
}

/// Nothing can be sealed: why, whom to ring, the fallback and the blank form; what was typed stays.
pub fn cannot_seal(area: &Area) -> Option<AnyView> {
    let Err(CannotSeal { notices }) = &area.sealing else { return None };
    let fallback =
        area.pack.fallback.note.as_ref().map(|note| view! { <p class="govuk-body">{note.en().to_owned()}</p> });
    let form = area.pack.fallback.blank_form.clone();
    let form = form.map(|url| view! { <p class="govuk-body"><a class="govuk-link" href=url rel="noreferrer">{say!("blank-form")}</a></p> });
    let why =
        notices.iter().map(|notice| view! { <li>{crate::wording::area::notice(notice)}</li> }).collect::<Vec<_>>();
    Some(
        view! {
            <div id="cannot-seal">
                <Notice tone=Tone::Warning text=say!("cannot-seal") />
                <ul class="govuk-list govuk-list--bullet">{why}</ul>
                <p class="govuk-body">{contact(area)}</p>
                {fallback}
                {form}
            </div>
        }
        .into_any(),
    )
}

fn clock(area: &Area) -> Option<AnyView> {
    let skew = area.clock?;
    let (device, server) = (date::day(skew.device), date::day(skew.server));
    Some(view! { <Notice tone=Tone::Warning text=say!("clock-wrong", device = device, server = server) /> }.into_any())
}
