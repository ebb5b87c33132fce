//! The minutes: of each case what became of it and what was said, and the actions that were agreed.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::room::Room;
use super::{actions, carry};
use crate::app::desk::register::key;
use crate::app::desk::register::unfinished;
use crate::app::parts::{El, Look, act, el, folded, h2, live, live_text, p, warning};
use crate::app::questions::{control, radio};
use crate::casework::Docket;
use crate::domain::private::Private;
use crate::domain::register::meetings::{Minuted, MinutedOutcome};
use crate::domain::register::{CaseId, Id, What};
use crate::wording::{meetings, say};

/// Minutes of one case as they are typed: they outlive what is drawn of them.
#[derive(Clone)]
pub struct Draft {
    case: CaseId,
    meeting: Id,
    outcome: ArcRwSignal<Option<MinutedOutcome>>,
    text: ArcRwSignal<String>,
    /// What the register says; nothing where nobody wrote anything, or people differ.
    stands: ArcRwSignal<Option<Minuted>>,
    /// An action that is being typed.
    pub action: ArcRwSignal<String>,
}

/// The part of the page.
pub fn minutes(room: Room, meeting: Id) -> El {
    let cases = Memo::new(move |_| {
        let cases = |docket: &Docket| docket.cases.iter().map(|one| (one.case, one.gone)).collect::<Vec<_>>();
        room.docket.with(|docket| docket.as_ref().map(cases))
    });
    let forms = move || {
        let cases = cases.get()?;
        if cases.is_empty() {
            return Some(p(say!("minuting-none")));
        }
        let forms = (1..).zip(cases).filter_map(|(number, (case, gone))| form(room, meeting, case, number, gone));
        Some(el("div", "").with_all(forms.collect::<Vec<_>>()))
    };
    el("section", "sitting__part")
        .attribute("aria-labelledby", "minutes-heading")
        .with(h2(say!("minuting-heading")).id("minutes-heading").attribute("tabindex", "-1"))
        .with(carry::all(room))
        .with(live(forms))
}

fn form(room: Room, meeting: Id, case: CaseId, number: usize, gone: bool) -> Option<El> {
    let draft = room.drafts.with_value(|drafts| drafts.get(&case).cloned())?;
    let key = key(case);
    let shown = room.of_case(case);
    let (of_summary, called) = (draft.clone(), shown.called.clone());
    let summary = live_text(move || {
        let outcome = of_summary.stands.with(|stands| stands.as_ref().map(|stands| meetings::minuted(stands.outcome)));
        let place = if gone { say!("minuting-gone") } else { number.to_string() };
        let state = if of_summary.is_changed() {
            say!("minuting-not-written")
        } else {
            outcome.unwrap_or_else(|| say!("minuting-nothing"))
        };
        say!("minuting-of", place = place, reference = called, state = state)
    });
    let radios = OUTCOMES.map(|outcome| {
        let (is, choose) = (draft.clone(), draft.clone());
        let id = format!("minutes-{key}-{}", outcome_id(outcome));
        let choose = move || {
            choose.outcome.set(Some(outcome));
            choose.save(room);
        };
        radio(
            id,
            &format!("minutes-{key}-outcome"),
            meetings::minuted(outcome),
            move || is.outcome.get() == Some(outcome),
            choose,
        )
    });
    let outcome = el("fieldset", "govuk-fieldset govuk-form-group")
        .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(say!("minuting-outcome")))
        .with(el("div", "govuk-radios govuk-radios--small govuk-radios--inline").with_all(radios));
    let id = format!("minutes-{key}-text");
    let (shows, typed, left) = (draft.clone(), draft.clone(), draft.clone());
    let text = control("textarea", "govuk-textarea", &id)
        .attribute("rows", "8")
        .live_value(move || shows.text.get())
        .on("input", move |event| typed.text.set(event_target_value(&event)))
        .on("change", move |_| _ = left.save(room));
    let text = el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", id).text(say!("minuting-text")))
        .with(text);
    let (asks, saved) = (draft.clone(), draft.clone());
    let asks = move || {
        let lacks = asks.outcome.with(Option::is_none) && asks.text.with(|text| !text.trim().is_empty());
        lacks.then(|| p(say!("minuting-outcome-first")).attribute("role", "status"))
    };
    let save = move || {
        if !saved.save(room) {
            let words = if saved.is_changed() { say!("minuting-outcome-first") } else { say!("minuting-nothing-new") };
            room.session.said.set(words);
        }
    };
    let inside = el("div", "govuk-details__text")
        .with(sides(room, case))
        .with(outcome)
        .with(text)
        .with(live(asks))
        .with(act(Look::Secondary, say!("minuting-save"), save).id(format!("minutes-{key}-save")))
        .with(carry::of_case(room, case))
        .with(actions::of_case(room, meeting, case, draft.action));
    let summary = el("span", "govuk-details__summary-text").with(summary);
    Some(folded(summary, inside, "govuk-details sitting__minuted").id(format!("minutes-{key}")))
}

/// Where people wrote different things: all of it.
fn sides(room: Room, case: CaseId) -> AnyView {
    let said = Memo::new(move |_| room.docket.with(|docket| Some(docket.as_ref()?.case(case)?.minuted.clone())));
    live(move || {
        let said = said.get().filter(|said| said.is_conflict())?;
        let book = room.session.book.get_untracked().unwrap_or_default();
        let side = |side: &crate::domain::register::Side<Minuted>| {
            let who: Vec<String> = side.said.iter().map(|by| book.person(by.person)).collect();
            let words = format!("{}: {}", meetings::minuted(side.value.outcome), side.value.minutes.0);
            el("li", "").text(say!("minuting-side", who = who.join(", "), words = words))
        };
        let sides = el("ul", "govuk-list govuk-list--bullet").with_all(said.sides().iter().map(side));
        Some(el("div", "").with(warning(say!("minuting-conflict"))).with(sides))
    })
}

impl Draft {
    fn new(room: Room, case: CaseId, meeting: Id) -> Draft {
        let (outcome, stands) = (ArcRwSignal::new(None), ArcRwSignal::new(None));
        let (text, action) = (ArcRwSignal::default(), ArcRwSignal::default());
        let draft = Draft { case, meeting, outcome, text, stands, action };
        let (minutes, action) = (draft.clone(), draft.clone());
        room.session.may_lose(move || minutes.unsaid());
        room.session.may_lose(move || {
            let typed = (say!("agreed-text"), action.action.get_untracked());
            unfinished(case, &say!("agreed-add"), &[typed])
        });
        draft
    }

    /// Takes in what the register says; what is typed and not written stays.
    pub fn follow(room: Room, drafts: &mut BTreeMap<CaseId, Draft>, meeting: Id, docket: &Docket) {
        for one in &docket.cases {
            let draft = drafts.entry(one.case).or_insert_with(|| Draft::new(room, one.case, meeting));
            let stands = one.minuted.agreed().cloned();
            if draft.stands.get_untracked() == stands {
                continue;
            }
            if !untrack(|| draft.is_changed()) {
                draft.outcome.set(stands.as_ref().map(|stands| stands.outcome));
                draft.text.set(stands.as_ref().map(|stands| stands.minutes.0.clone()).unwrap_or_default());
            }
            draft.stands.set(stands);
        }
    }

    /// Writes what has changed, one event; false where there is nothing to write, or nobody has said what became of the case.
    pub fn save(&self, room: Room) -> bool {
        let Some(minuted) = self.minuted() else { return false };
        let before = self.stands.get_untracked();
        // At once: leaving the field and the button that was pressed must not both say it.
        self.stands.set(Some(minuted.clone()));
        let draft = self.clone();
        let work = async move { room.session.say_in_register(vec![What::Minuted(minuted)]).await };
        room.work(work, None, move || draft.stands.set(before));
        true
    }

    /// What would be written now.
    fn minuted(&self) -> Option<Minuted> {
        let outcome = self.outcome.get_untracked()?;
        let more = self.stands.with_untracked(|stands| stands.as_ref().map(|one| one.more.clone())).unwrap_or_default();
        let minutes = Private(self.text.get_untracked());
        let minuted = Minuted { case: self.case, meeting: self.meeting, outcome, minutes, more };
        (self.stands.with_untracked(|stands| stands.as_ref() != Some(&minuted))).then_some(minuted)
    }

    /// What would be lost if the page went now; text of which nobody has said what became of the case, as a note.
    fn unsaid(&self) -> Option<What> {
        if let Some(minuted) = self.minuted() {
            return Some(What::Minuted(minuted));
        }
        let typed = untrack(|| self.is_changed()).then(|| (say!("minuting-text"), self.text.get_untracked()))?;
        unfinished(self.case, &say!("minuting-heading"), &[typed])
    }

    /// Whether something else is typed than stands.
    fn is_changed(&self) -> bool {
        let (outcome, text) = (self.outcome.get(), self.text.get());
        self.stands.with(|stands| match stands {
            Some(stands) => outcome != Some(stands.outcome) || text != stands.minutes.0,
            None => outcome.is_some() || !text.is_empty(),
        })
    }
}

const OUTCOMES: [MinutedOutcome; 3] = [MinutedOutcome::Discussed, MinutedOutcome::Deferred, MinutedOutcome::NotHeard];

fn outcome_id(outcome: MinutedOutcome) -> &'static str {
    match outcome {
        MinutedOutcome::Discussed => "discussed",
        MinutedOutcome::Deferred => "deferred",
        MinutedOutcome::NotHeard => "not-heard",
    }
}
