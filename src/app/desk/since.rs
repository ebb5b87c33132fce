//! Above a referral: what was added to it since, and what says so without proof. Above an addition: where it belongs.

use leptos::prelude::*;

use super::additions::{Addition, Since};
use super::case::Doubtful;
use super::reading::Reading;
use super::session::Session;
use crate::app::parts::{El, Look, act, el, h2, p, summary_row, warning};
use crate::render::changes::{Before, Changed, ChangedPart, beginning};
use crate::wording::{joining as words, say, sender};

/// What is proved to have been added, newest first, with what it changes.
pub fn since(session: Session, reading: &Reading) -> Option<AnyView> {
    let all = &reading.since;
    let one = |one: &Since| {
        let note = (one.attachments > 0).then(|| p(say!("since-attachments", count = one.attachments)));
        named(session, "h3", one.number, &one.kind, &one.reference)
            .with(p(say!("since-when", date = one.referred_on, at = one.sealed_at)))
            .with_all(one.caution.clone().map(warning))
            .with_all(one.parts.iter().map(|part| rows(part, "h4", &format!("since-{}", one.number))))
            .with_all(note)
    };
    let heading = h2(say!("since-heading", count = all.len())).id("since-heading");
    let section = el("section", "desk-since").id("since").attribute("aria-labelledby", "since-heading");
    let section = section.with(heading).with(p(say!("since-intro"))).with_all(all.iter().map(one));
    (!all.is_empty()).then(|| section.view())
}

/// What names this referral and is not proved, and whom to ring.
pub fn unproved(session: Session, reading: &Reading) -> Option<AnyView> {
    let all = &reading.unproved;
    let one = |one: &Doubtful| named(session, "h3", one.number, &words::change(one.adds.what), &one.reference);
    let heading = h2(say!("unproved-heading", count = all.len())).id("unproved-heading");
    let section = el("section", "desk-since desk-since--unproved").id("unproved");
    let section =
        section.attribute("aria-labelledby", "unproved-heading").with(heading).with(p(say!("unproved-intro")));
    let section = section.with(p(sender::ring(&reading.sender.ring)).id("unproved-ring")).with_all(all.iter().map(one));
    (!all.is_empty()).then(|| section.view())
}

/// Which referral it adds to, whether that is proved, and the way there.
pub fn addition(session: Session, addition: &Addition) -> AnyView {
    let overtaken = addition.overtaken.then(|| warning(say!("since-overtaken")).id("overtaken"));
    let way = addition.referral.map(|referral| {
        act(Look::Secondary, say!("since-read-referral"), move || session.read(referral)).id("read-referral")
    });
    let caution = addition.caution.clone().map(|caution| p(caution).id("caution"));
    let class = if addition.proved { "desk-since" } else { "desk-since desk-since--unproved" };
    let section = el("section", class).attribute("aria-label", say!("since-belongs")).id("addition");
    section
        .with(warning(addition.words.clone()).id("adds-to"))
        .with_all(caution)
        .with_all(overtaken)
        .with_all(way)
        .view()
}

/// The answers of a proved addition beside what was known before.
pub fn changed(parts: &[ChangedPart]) -> Vec<AnyView> {
    parts.iter().map(|part| rows(part, "h2", "recap").view()).collect()
}

/// "Update to an earlier referral, XXXX-XXXX-XXXX", and a button that leads there; on paper the name alone.
fn named(session: Session, tag: &'static str, number: usize, kind: &str, reference: &str) -> El {
    let label = say!("ledger-read-which", reference = reference, number = number);
    let read = act(Look::Secondary, say!("ledger-read"), move || session.read(number));
    let read = read.id(format!("since-{number}-read")).attribute("aria-label", label);
    let heading =
        el(tag, "govuk-heading-s").text(format!("{kind}, ")).with(el("span", "brand-reference").text(reference));
    el("div", "desk-since__one").id(format!("since-{number}")).with(heading).with(read)
}

fn rows(part: &ChangedPart, tag: &'static str, id: &str) -> El {
    let class = if tag == "h2" { "govuk-heading-m" } else { "govuk-heading-s" };
    let rows = part.rows.iter().map(|one| row(one, id));
    el("section", "recap")
        .id(format!("{id}-{}", part.section.id()))
        .with(el(tag, class).text(part.heading.clone()))
        .with(el("dl", "govuk-summary-list").with_all(rows))
}

fn row(changed: &Changed, id: &str) -> El {
    let lines = |class: &'static str, name: String, text: &str| {
        let mut lines = text.lines();
        let first =
            el("span", class).with(el("strong", "").text(name)).text(" ").text(lines.next().unwrap_or_default());
        std::iter::once(first).chain(lines.map(|line| el("span", class).text(line)).collect::<Vec<_>>())
    };
    let value = el("dd", "govuk-summary-list__value").id(format!("{id}-{}", changed.place.element_id()));
    let (class, name) = match changed.overtaken {
        true => ("recap__line", say!("since-then")),
        false => ("recap__line desk-now", say!("since-now")),
    };
    let value = value.with_all(lines(class, name, &changed.now));
    let before = match &changed.before {
        Before::Other(was) => beginning(was),
        Before::Same => say!("since-same"),
        Before::Nothing => say!("since-nothing"),
    };
    summary_row(changed.label.clone(), value.with_all(lines("recap__line", say!("since-before"), &before)))
}
