//! Who was at a meeting: the agencies of the area and others, the chair, the confidentiality statement.

use leptos::prelude::*;

use super::room::{Room, focus_soon};
use crate::app::desk::register::Book;
use crate::app::desk::register::fields::{choose, text, tick};
use crate::app::parts::{El, Look, act, details, el, h2, live, warning};
use crate::domain::private::Private;
use crate::domain::register::cases::Retracted;
use crate::domain::register::meetings::{Attended, Meeting, Part};
use crate::domain::register::{Id, Settled, What};
use crate::wording::say;

/// One line of the list, as it is typed. What it holds outlives the line on the screen.
#[derive(Clone)]
struct Line {
    /// By its id in the pack; in words for those that are not in it.
    agency: ArcRwSignal<String>,
    /// Of the pack, or said before: it is not typed again.
    known: Option<String>,
    name: ArcRwSignal<String>,
    part: ArcRwSignal<String>,
    signed: ArcRwSignal<bool>,
    sent: ArcRwSignal<bool>,
    /// What stands, and the events that say so.
    before: Option<Attended>,
    events: Vec<Id>,
    conflict: bool,
}

/// The part of the page.
pub fn attendance(room: Room, meeting: Id) -> El {
    let session = room.session;
    let said = Memo::new(move |_| {
        let said = |book: &Option<Book>| Some(book.as_ref()?.meeting(meeting)?.attended.clone());
        session.book.with(said).unwrap_or_default()
    });
    let lines = RwSignal::new_local(Vec::<Line>::new());
    Effect::new(move |_| lines.set(Line::all(room, said.get())));
    let watched = StoredValue::new(0);
    Effect::new(move |_| {
        // Each line that there ever is, by its place: what stands there then may be lost.
        for at in watched.get_value()..lines.with(Vec::len) {
            session.may_lose(move || lines.try_with_untracked(|lines| lines.get(at)?.unsaid(meeting)).flatten());
            watched.set_value(at + 1);
        }
    });
    let summary = move || {
        let count =
            |part| said.with(|said| said.iter().filter(|one| one.agreed().is_some_and(|one| one.part == part)).count());
        Some(el("p", "govuk-body").id("attendance-counts").text(say!(
            "attendance-counts",
            present = count(Part::Present),
            observers = count(Part::Observer),
            apologies = count(Part::Apologies),
            absent = count(Part::Absent)
        )))
    };
    let rows = move || {
        let rows = lines.get().into_iter().enumerate().map(|(at, line)| line.row(at));
        Some(el("div", "").id("attendance").with_all(rows))
    };
    let add = move || {
        let at = lines.with_untracked(Vec::len);
        lines.update(|lines| lines.push(Line::of(String::new(), None, None)));
        focus_soon(format!("attendance-{at}-agency"));
    };
    let save = move || {
        let (mut say, mut take_back) = (Vec::new(), Vec::new());
        lines.with_untracked(|lines| {
            for line in lines {
                line.changes(meeting, &mut say, &mut take_back);
            }
        });
        if say.is_empty() && take_back.is_empty() {
            return session.said.set(say!("attendance-nothing"));
        }
        let work = async move {
            if !take_back.is_empty() {
                let reason = Private(say!("attendance-corrected"));
                let what = Retracted { case: None, meeting: Some(meeting), reason, more: Default::default() };
                session.take_back(What::Retracted(what), take_back).await?;
            }
            if say.is_empty() { Ok(()) } else { session.say_in_register(say).await }
        };
        room.work(work, Some("attendance-save".into()), || ());
    };
    let inside = el("div", "").with(live(rows)).with(
        el("div", "govuk-button-group")
            .with(act(Look::Secondary, say!("attendance-save"), save).id("attendance-save"))
            .with(act(Look::Link, say!("attendance-add"), add).id("attendance-add")),
    );
    el("section", "sitting__part")
        .attribute("aria-labelledby", "attendance-heading")
        .with(h2(say!("attendance-heading")).id("attendance-heading").attribute("tabindex", "-1"))
        .with(opening(room, meeting))
        .with(live(summary))
        .with(details(say!("attendance-who"), inside).id("attendance-who"))
}

/// Who leads the meeting, and that the statement was read out: both are part of its plan.
fn opening(room: Room, meeting: Id) -> El {
    let (chair, statement) = (RwSignal::new(String::new()), RwSignal::new(false));
    let stands = Memo::new(move |_| room.plan(meeting).map(|plan| (plan.chair, plan.statement)));
    Effect::new(move |_| {
        let (led_by, read_out) = stands.get().unwrap_or_default();
        chair.set(led_by.map(|chair| chair.0).unwrap_or_default());
        statement.set(read_out);
    });
    let save = move || {
        let Some(plan) = untrack(|| room.plan(meeting)) else { return };
        let named = Some(chair.get_untracked().trim().to_owned()).filter(|chair| !chair.is_empty()).map(Private);
        let next = Meeting { chair: named, statement: statement.get_untracked(), ..plan.clone() };
        if next != plan {
            room.say(vec![What::Meeting(next)], None);
        }
    };
    let chair =
        el("div", "").with(text("attendance-chair", say!("meetings-chair"), None, chair)).on("change", move |_| save());
    let statement = tick("attendance-statement", say!("attendance-statement"), statement);
    let statement = el("div", "").with(statement).on("change", move |_| save());
    el("div", "").with(chair).with(statement)
}

impl Line {
    /// The agencies of the area in their order, each with what was said of it; then everybody else who was named.
    fn all(room: Room, said: Vec<Settled<Attended>>) -> Vec<Line> {
        let of = |one: &Settled<Attended>| one.values().next().map(|one| one.agency.clone()).unwrap_or_default();
        let (mut lines, mut rest) = (Vec::new(), said);
        for (id, label) in room.session.agencies() {
            let (own, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|one| of(one) == id);
            rest = others;
            if own.is_empty() {
                lines.push(Line::of(id.clone(), Some(label.clone()), None));
            }
            lines.extend(own.iter().map(|one| Line::of(id.clone(), Some(label.clone()), Some(one))));
        }
        lines.extend(rest.iter().map(|one| Line::of(of(one), Some(of(one)), Some(one))));
        lines
    }

    fn of(agency: String, known: Option<String>, said: Option<&Settled<Attended>>) -> Line {
        let before = said.and_then(Settled::agreed).cloned();
        let first = said.and_then(|said| said.values().next());
        Line {
            agency: ArcRwSignal::new(agency),
            known,
            name: ArcRwSignal::new(first.map(|one| one.name.0.clone()).unwrap_or_default()),
            // Where people differ, somebody has to choose.
            part: ArcRwSignal::new(before.as_ref().map(|one| part_id(one.part).to_owned()).unwrap_or_default()),
            signed: ArcRwSignal::new(before.as_ref().is_some_and(|one| one.signed)),
            sent: ArcRwSignal::new(before.as_ref().is_some_and(|one| one.sent_information)),
            before,
            events: said.map(|said| said.events().collect()).unwrap_or_default(),
            conflict: said.is_some_and(Settled::is_conflict),
        }
    }

    fn row(self, at: usize) -> El {
        let id = |name: &str| format!("attendance-{at}-{name}");
        let parts = PARTS.map(|part| (part_id(part).to_owned(), part_words(part)));
        let parts = std::iter::once((String::new(), say!("attendance-not-said"))).chain(parts).collect();
        let legend = self.known.clone().unwrap_or_else(|| say!("attendance-other"));
        let agency =
            self.known.is_none().then(|| text(&id("agency"), say!("attendance-agency"), None, self.agency.into()));
        let conflict = self.conflict.then(|| warning(say!("attendance-conflict")));
        el("fieldset", "govuk-fieldset sitting__who")
            .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(legend))
            .with_all(conflict)
            .with(
                el("div", "sitting__fields")
                    .with_all(agency)
                    .with(choose(&id("part"), say!("attendance-part"), parts, self.part.into()))
                    .with(text(&id("name"), say!("attendance-name"), None, self.name.into()))
                    .with(tick(&id("signed"), say!("attendance-signed"), self.signed.into()))
                    .with(tick(&id("sent"), say!("attendance-sent"), self.sent.into())),
            )
    }

    /// What has to be said, and which events taken back, so that the register says what stands here.
    fn changes(&self, meeting: Id, say: &mut Vec<What>, take_back: &mut Vec<Id>) {
        let now = self.now(meeting);
        let same_fact = |a: &Attended, b: &Attended| a.agency == b.agency && a.name == b.name;
        match (&self.before, now) {
            (None, None) => {}
            (Some(before), Some(now)) if *before == now => {}
            (before, now) => {
                if before.as_ref().is_some_and(|before| now.as_ref().is_none_or(|now| !same_fact(before, now))) {
                    take_back.extend(&self.events);
                }
                say.extend(now.map(What::Attended));
            }
        }
    }

    fn unsaid(&self, meeting: Id) -> Option<What> {
        self.now(meeting).filter(|now| self.before.as_ref() != Some(now)).map(What::Attended)
    }

    fn now(&self, meeting: Id) -> Option<Attended> {
        let part = self.part.get_untracked();
        let part = PARTS.into_iter().find(|one| part_id(*one) == part)?;
        let (agency, name) =
            (self.agency.get_untracked().trim().to_owned(), self.name.get_untracked().trim().to_owned());
        let more = self.before.as_ref().map(|before| before.more.clone()).unwrap_or_default();
        (!agency.is_empty() || !name.is_empty()).then(|| Attended {
            meeting,
            agency,
            name: Private(name),
            part,
            signed: self.signed.get_untracked(),
            sent_information: self.sent.get_untracked(),
            more,
        })
    }
}

const PARTS: [Part; 4] = [Part::Present, Part::Observer, Part::Apologies, Part::Absent];

fn part_id(part: Part) -> &'static str {
    match part {
        Part::Present => "present",
        Part::Observer => "observer",
        Part::Apologies => "apologies",
        Part::Absent => "absent",
    }
}

fn part_words(part: Part) -> String {
    match part {
        Part::Present => say!("attendance-present"),
        Part::Observer => say!("attendance-observer"),
        Part::Apologies => say!("attendance-apologies"),
        Part::Absent => say!("attendance-absent"),
    }
}
