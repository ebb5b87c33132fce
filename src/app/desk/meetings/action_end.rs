//! How an action ended, or that it ended otherwise, or not at all: each takes the place of what was said before.

use leptos::prelude::*;

use super::room::Room;
use crate::app::browser::clock;
use crate::app::desk::register::fields::{choose, day, option_of, text};
use crate::app::parts::{El, Look, act, details, el, live, warning};
use crate::casework::ActionOf;
use crate::domain::date::iso_day;
use crate::domain::private::Private;
use crate::domain::register::cases::Retracted;
use crate::domain::register::meetings::{ActionClosed, ActionOutcome};
use crate::domain::register::{Id, What};
use crate::wording::{meetings, say};

/// The form, folded; `focus`: what takes focus once it is said.
pub fn end(room: Room, one: &ActionOf, focus: String) -> El {
    let (action, case) = (one.action, one.case);
    let id = |name: &str| format!("close-{action}-{name}");
    let before = one.state.closed.agreed();
    let outcome = RwSignal::new(before.map(|before| option_of(before.outcome)).unwrap_or_default());
    let note = RwSignal::new(before.map(|before| before.note.0.clone()).unwrap_or_default());
    let on = before.and_then(|before| before.on).map_or_else(|| iso_day(clock::today()), |on| on.to_string());
    let on = RwSignal::new(on);
    let more = before.map(|before| before.more.clone()).unwrap_or_default();
    let outcomes = OUTCOMES.map(|outcome| (option_of(outcome), meetings::ended(outcome)));
    let again = (!one.is_open()).then(|| (OPEN_AGAIN.to_owned(), say!("agreed-open-again")));
    let options = std::iter::once((String::new(), say!("panel-choose")))
        .chain(outcomes)
        .chain(again)
        .chain([(WITHDRAWN.to_owned(), say!("agreed-withdrawn"))])
        .collect();
    let wrong = RwSignal::new(None::<String>);
    let alert = move || wrong.get().map(|why| warning(why).attribute("role", "alert"));
    let closings: Vec<Id> = one.state.closed.events().collect();
    let all: Vec<Id> = one.state.plan.events().chain(closings.iter().copied()).collect();
    let go = move || {
        let (chosen, reason) = (outcome.get_untracked(), note.get_untracked());
        let ended = OUTCOMES.into_iter().find(|outcome| option_of(*outcome) == chosen);
        if ended != Some(ActionOutcome::Done) && !chosen.is_empty() && reason.trim().is_empty() {
            return wrong.set(Some(say!("agreed-note-first")));
        }
        let Ok(on) = on.get_untracked().parse() else { return wrong.set(Some(say!("panel-day-first"))) };
        let taken_back = match (ended, chosen.as_str()) {
            (Some(outcome), _) => {
                let (on, note, more) = (Some(on), Private(reason), more.clone());
                let closed = ActionClosed { action, case, outcome, on, note, more };
                return room.say(vec![What::ActionClosed(closed)], Some(focus.clone()));
            }
            (None, OPEN_AGAIN) => closings.clone(),
            (None, WITHDRAWN) => all.clone(),
            _ => return wrong.set(Some(say!("agreed-outcome-first"))),
        };
        let reason = Private(reason);
        let retracted = Retracted { case: Some(case), meeting: None, reason, more: Default::default() };
        let session = room.session;
        let work = async move { session.take_back(What::Retracted(retracted), taken_back).await };
        room.work(work, Some(focus.clone()), || ());
    };
    let words = if one.is_open() { say!("agreed-close-say") } else { say!("agreed-close-change-say") };
    let inside = el("div", "")
        .with(choose(&id("outcome"), say!("agreed-outcome"), options, outcome))
        .with(day(&id("on"), say!("agreed-on"), Some(say!("panel-day-hint")), on))
        .with(text(&id("note"), say!("agreed-note"), Some(say!("agreed-note-hint")), note))
        .with(live(alert))
        .with(act(Look::Secondary, words, go).id(id("say")));
    let summary = if one.is_open() { say!("agreed-close") } else { say!("agreed-close-change") };
    details(summary, inside).id(format!("close-{action}"))
}

const OUTCOMES: [ActionOutcome; 3] =
    [ActionOutcome::Done, ActionOutcome::NoLongerPossible, ActionOutcome::AgencyDidNot];

// What takes back what was said, where nothing else is said in its place.
const OPEN_AGAIN: &str = "-open";
const WITHDRAWN: &str = "-withdrawn";
