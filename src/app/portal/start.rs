//! The start page: which MARAC, 999, other duties, who can read what is sent, and what it is that is to be sent.

use leptos::prelude::*;

use super::journey::{Journey, Step};
use super::keep_page;
use super::leave_code::leave_code;
use super::load::Area;
use super::readers::readers;
use crate::app::parts::{El, Look, act, bullets, el, error_summary, h2, link, live, p, page, warning};
use crate::app::questions::question;
use crate::area::CannotSeal;
use crate::domain::answers::Key;
use crate::domain::check;
use crate::domain::form::start_ids;
use crate::domain::submission::change;
use crate::wording::{area as words, date, say};

/// What a practitioner needs to know and to say before starting.
pub fn start(journey: Journey) -> El {
    let area = journey.area();
    let name = area.pack.name.en();
    let duties = [say!("start-duties-child"), say!("start-duties-adult"), say!("start-duties-police")];
    let needs =
        [say!("start-need-contact"), say!("start-need-answers"), say!("start-need-time"), say!("start-need-computer")];
    let mends = journey.form.mends();
    let page = page(say!("start-heading", area = name), None, Some(mends))
        .with(warning(say!("danger-999")))
        .with_all(cannot_seal(&area))
        .with_all(clock(&area))
        .with(p(say!("start-what")))
        .with(h2(say!("start-duties-heading")))
        .with(bullets(duties))
        .with(h2(say!("start-need-heading")))
        .with(bullets(needs))
        .with_all(area.sealing.is_ok().then(|| h2(say!("readers-heading"))))
        .with_all(readers(journey))
        .with(journey.keys.changed(&area))
        .with_all(journey.leave.keep.map(keep_page::shared))
        .with(leave_code(journey))
        .with_all(area.sealing.is_ok().then(|| begin(journey)))
        .with_all(status_link(journey));
    el("div", "").with(error_summary(mends)).with(page)
}

/// The way to ask about a referral that was sent, where the dropbox can tell.
fn status_link(journey: Journey) -> Option<El> {
    let tells = journey.area().pack.delivery.tells_status();
    tells.then(|| el("p", "govuk-body").with(link(journey.hash(Step::Status), say!("status-heading"))))
}

/// The questions that lead to the form, and the button.
fn begin(journey: Journey) -> El {
    let area = journey.area();
    let asked = |id| question(journey.form, Key::of(id).expect("a question of the start page"));
    let go = move || journey.go_on(check::start, Step::Tasks);
    let adds = journey.form.read(|draft| change(draft).is_some());
    el("section", "")
        .attribute("aria-labelledby", "begin-heading")
        .with(h2(say!("start-begin-heading")).id("begin-heading"))
        .with(asked(start_ids::IN_AREA))
        .with(when(journey, start_ids::IN_AREA, |answer| answer != "yes", {
            let area = area.clone();
            move || elsewhere(&area)
        }))
        .with(p(say!("start-age", age = area.pack.criteria.minimum_age)))
        .with(asked(start_ids::OLD_ENOUGH))
        .with(when(journey, start_ids::OLD_ENOUGH, |answer| answer == "no", move || too_young(&area)))
        .with(asked(start_ids::KIND))
        .with(asked(start_ids::REFERS_TO))
        .with(asked(start_ids::AMEND_KEY))
        .with(live(move || {
            let adds = adds.get();
            journey.leave.keep.map(|keep| keep_page::from_record(keep, adds))
        }))
        .with(act(Look::Main, say!("start-now"), go).id("start-now"))
}

/// What is said beneath a question for as long as it is answered so.
fn when(
    journey: Journey,
    id: &'static str,
    calls_for: fn(&str) -> bool,
    advice: impl Fn() -> El + Send + 'static,
) -> El {
    let key = Key::of(id).expect("a question of the start page");
    let called = journey.form.read(move |draft| draft.choice(key).is_some_and(calls_for));
    el("div", "").attribute("role", "status").with(live(move || called.get().then(&advice)))
}

/// The victim lives elsewhere, or perhaps does: the MARAC of the address hears the case.
fn elsewhere(area: &Area) -> El {
    el("div", "govuk-inset-text")
        .id("elsewhere")
        .with(p(say!("start-elsewhere")))
        .with(p(contact(area)))
        .with(el("p", "govuk-body").with(link("#/".to_owned(), say!("areas-choose-another"))))
}

/// Too young for a MARAC: the way to protect a child, at once and by people.
fn too_young(area: &Area) -> El {
    let signposts = area.pack.signposts.iter().map(|signpost| {
        let phone = signpost.phone.as_ref().map(|phone| format!(": {phone}")).unwrap_or_default();
        format!("{}{phone}", signpost.label.en())
    });
    el("div", "govuk-inset-text")
        .id("too-young")
        .with(p(say!("start-too-young")))
        .with(bullets([
            say!("start-too-young-danger"),
            say!("start-too-young-referral"),
            say!("start-too-young-adult"),
        ]))
        .with(bullets(signposts))
        .with(p(contact(area)))
}

/// The ways to reach the area's MARAC team, in one sentence.
pub fn contact(area: &Area) -> String {
    let contact = &area.pack.contact;
    let hours = contact.hours.as_ref().map(|hours| format!(" ({})", hours.en())).unwrap_or_default();
    say!("contact-is", phone = contact.phone, hours = hours)
}

/// Nothing can be sealed: why, whom to ring, the fallback and the blank form; what was typed stays.
pub fn cannot_seal(area: &Area) -> Option<El> {
    let Err(CannotSeal { notices }) = &area.sealing else { return None };
    let fallback = &area.pack.fallback;
    let note = fallback.note.as_ref().map(|note| p(note.en().to_owned()));
    let form = fallback
        .blank_form
        .clone()
        .map(|form| el("p", "govuk-body").with(link(form, say!("blank-form")).attribute("rel", "noreferrer")));
    let cannot = el("div", "")
        .id("cannot-seal")
        .with(warning(say!("cannot-seal")))
        .with(bullets(notices.iter().map(words::left_out)))
        .with(p(contact(area)))
        .with_all(note)
        .with_all(form);
    Some(cannot)
}

fn clock(area: &Area) -> Option<El> {
    let skew = area.clock?;
    let (device, server) = (date::day(skew.device), date::day(skew.server));
    Some(warning(say!("clock-wrong", device = device, server = server)))
}
