//! The third page: one referral, read, printed and its attachments saved.

use leptos::prelude::*;

use super::attachments::attachments;
use super::checklist::Checklist;
use super::reading::Reading;
use super::register::Panel;
use super::session::Session;
use super::since;
use crate::app::browser::page as document;
use crate::app::parts::{El, Look, act, details, el, h2, inset, live, p, page, recap, summary_row, warning};
use crate::area::Sender;
use crate::domain::form::Section;
use crate::render::recap::{Part, Row};
use crate::wording::{say, sender as words};

/// The page; everything on it is a text node.
#[component]
pub fn ReadPage(session: Session, reading: Reading) -> impl IntoView {
    session.on_drop(|_| ());
    let practice = || view! { <p class="desk-practice">{say!("practice-mark")}</p> };
    let [over, under, on_paper, on_paper_below] = [(); 4].map(|()| reading.practice.then(practice));
    let (marking, reference) = (reading.marking.clone(), reading.reference.clone());
    let on_screen = marking.clone();
    let is_practice = reading.practice;
    view! {
        <div class="print-sheet" class:desk-sheet--practice=is_practice>
            <div class="print-sheet__top"><p>{marking.clone()}</p>{on_paper}</div>
            <div class="print-sheet__body">
                <p class="no-print desk-back">{act(Look::Link, say!("open-back"), move || session.leave_referral()).id("back")}</p>
                <p class="brand-marking no-print" id="marking">{on_screen.clone()}</p>
                {over}
                {page(say!("open-heading"), None, None).with(content(session))}
                {under}
                <p class="brand-marking no-print" id="marking-below">{on_screen}</p>
            </div>
            <div class="print-sheet__bottom"><p>{marking}" · "{reference}</p>{on_paper_below}</div>
        </div>
    }
}

fn content(session: Session) -> AnyView {
    // What the register says of an entered case may change while it is read; its forms stay where they are.
    let above = move || session.reading.with(|reading| reading.as_ref().map(|reading| above(session, reading)));
    let below = move || session.reading.with(|reading| reading.as_ref().map(|reading| below(session, reading)));
    view! {
        <div class="govuk-button-group no-print">{act(Look::Main, say!("open-print"), document::print).id("print")}</div>
        {to_panel(session)}
        {live(above)}
        <Panel session=session />
        {live(below)}
    }
    .into_any()
}

/// Safe contact stands before everything that a person may do.
fn is_first(part: &Part) -> bool {
    part.section == Section::SafeContact
}

fn above(session: Session, reading: &Reading) -> AnyView {
    let first = reading.parts.first().filter(|part| is_first(part)).cloned();
    view! {
        {reading.addition.as_ref().map(|addition| since::addition(session, addition))}
        {loud(reading)}
        {since::since(session, reading)}
        {since::unproved(session, reading)}
        {head(reading, reading.counts.clone())}
        {sender(&reading.sender)}
        {since::changed(&reading.changed)}
        {shown(first.into_iter().collect())}
    }
    .into_any()
}

fn below(session: Session, reading: &Reading) -> AnyView {
    let first = usize::from(reading.parts.first().is_some_and(is_first));
    let mut parts = reading.parts[first..].to_vec();
    let ric = parts.iter().position(|part| part.section == Section::Ric);
    let mut ric = ric.map(|at| parts.split_off(at)).unwrap_or_default();
    let rest = if ric.is_empty() { Vec::new() } else { ric.split_off(1) };
    let notice = match reading.checklist {
        Checklist::OtherWords if !ric.is_empty() => Some(say!("open-checklist-other")),
        Checklist::NotServed if !ric.is_empty() => Some(say!("open-checklist-none")),
        _ => None,
    };
    view! {
        {shown(parts)}
        {need_to_know(reading.need_to_know.clone())}
        {notice.map(|text| warn("checklist-notice", text))}
        {shown(ric)}
        {shown(rest)}
        {beside(reading)}
        {attachments(session, reading)}
        {reading.more_than_shown.then(|| inset(say!("open-more-than-shown")).view())}
    }
    .into_any()
}

/// What a table said of this case, or somebody began to type, and no answer holds.
fn beside(reading: &Reading) -> Option<AnyView> {
    let rows = reading.beside.iter().map(|(column, text, why)| {
        let lines = text.lines().map(|line| el("span", "recap__line").text(line));
        let value = el("dd", "govuk-summary-list__value").with_all(lines);
        summary_row(column.clone(), value.with(el("span", "govuk-hint").text(why)))
    });
    (!reading.beside.is_empty()).then(|| {
        el("section", "recap")
            .id("beside")
            .with(h2(say!("beside-heading")))
            .with(el("dl", "govuk-summary-list").with_all(rows))
            .view()
    })
}

fn shown(parts: Vec<Part>) -> Vec<AnyView> {
    recap(parts, None).map(El::view).collect()
}

/// The way to what the register says, over safe contact.
fn to_panel(session: Session) -> AnyView {
    live(move || {
        let to = || {
            document::focus_text("panel-heading");
        };
        let way = || act(Look::Link, say!("read-to-register"), to).id("to-panel");
        session.looked.with(Option::is_some).then(|| el("p", "govuk-body no-print").with(way()))
    })
}

/// What nobody sees who does not need it now.
fn need_to_know(rows: Vec<Row>) -> Option<AnyView> {
    let row = |row: Row| {
        let lines = row.answer.lines().map(|line| el("span", "recap__line").text(line)).collect::<Vec<_>>();
        let id = format!("recap-{}", row.place.element_id());
        summary_row(row.label, el("dd", "govuk-summary-list__value").id(id).with_all(lines))
    };
    (!rows.is_empty()).then(|| {
        let rows = el("dl", "govuk-summary-list").with_all(rows.into_iter().map(row));
        let inside = el("div", "").with(p(say!("read-need-to-know-hint"))).with(rows);
        details(say!("read-need-to-know"), inside).id("need-to-know").view()
    })
}

/// What must be seen before anything else.
fn loud(reading: &Reading) -> AnyView {
    let gaps = (!reading.gaps.is_empty()).then(|| {
        let lines = reading.gaps.iter().map(|gap| view! { <li>{gap.clone()}</li> }).collect::<Vec<_>>();
        view! {
            <div class="govuk-inset-text" id="gaps">
                <p>{say!("open-gaps", count = reading.gaps.len())}</p>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </div>
        }
    });
    view! {
        {reading.urgent.then(|| warn("urgent", say!("open-urgent")))}
        {gaps}
        {reading.exposed.then(|| warn("exposed", say!("open-exposed")))}
    }
    .into_any()
}

fn warn(id: &'static str, text: String) -> AnyView {
    warning(text).id(id).view()
}

fn head(reading: &Reading, counts: Option<String>) -> AnyView {
    let row = |id: Option<&'static str>, label: String, value: AnyView| {
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{label}</dt>
                <dd class="govuk-summary-list__value" id=id><span class="recap__line">{value}</span></dd>
            </div>
        }
    };
    let rows = reading.head.clone().into_iter().map(|(label, value)| row(None, label, value.into_any()));
    let counts =
        counts.map(|counts| row(Some("counts"), say!("open-counts"), view! { <strong>{counts}</strong> }.into_any()));
    view! {
        <p class="desk-reference">
            <span class="desk-reference__label">{say!("open-reference")}" "</span>
            <span class="brand-reference" id="reference">{reading.reference.clone()}</span>
        </p>
        <dl class="govuk-summary-list" id="head">{rows.collect::<Vec<_>>()}{counts}</dl>
    }
    .into_any()
}

/// Whom to ring, by the area's word and not by the referral's.
fn sender(sender: &Sender) -> AnyView {
    let (ring, mail) = (words::ring(&sender.ring), words::mail(sender.mail));
    let class = if sender.is_unverified() { "desk-sender desk-sender--unverified" } else { "desk-sender" };
    view! {
        <section class=class id="sender" aria-labelledby="sender-heading">
            <h2 class="govuk-heading-s" id="sender-heading">{say!("open-sender-heading")}</h2>
            <p class="govuk-body">{say!("sender-not-proved")}</p>
            <p class="govuk-body" id="sender-ring">{ring}</p>
            {mail.map(|text| view! { <p class="govuk-body" id="sender-mail">{text}</p> })}
        </section>
    }
    .into_any()
}
