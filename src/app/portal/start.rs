//! The start page: which MARAC, 999, other duties, who can read what is sent.

use super::journey::{Journey, Step};
use super::leave_code::leave_code;
use super::load::Area;
use super::readers::readers;
use crate::app::parts::{El, Look, act, bullets, el, h2, link, p, page, warning};
use crate::area::CannotSeal;
use crate::wording::{area as words, date, say};

/// What a practitioner needs to know before starting.
pub fn start(journey: Journey) -> El {
    let area = journey.area();
    let name = area.pack.name.en();
    let begin = || act(Look::Main, say!("start-now"), move || journey.go(Step::Tasks)).id("start-now");
    let duties = [say!("start-duties-child"), say!("start-duties-adult"), say!("start-duties-police")];
    let needs =
        [say!("start-need-contact"), say!("start-need-answers"), say!("start-need-time"), say!("start-need-computer")];
    page(say!("start-heading", area = name), None, None)
        .with(warning(say!("danger-999")))
        .with_all(cannot_seal(&area))
        .with_all(clock(&area))
        .with(p(say!("start-what")))
        .with(p(say!("start-area", area = name)))
        .with(h2(say!("start-duties-heading")))
        .with(bullets(duties))
        .with(h2(say!("start-need-heading")))
        .with(bullets(needs))
        .with(h2(say!("readers-heading")))
        .with_all(readers(&area))
        .with(p(contact(&area)))
        .with(leave_code(journey))
        .with_all(area.sealing.is_ok().then(begin))
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
        .with(bullets(notices.iter().map(words::notice)))
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
