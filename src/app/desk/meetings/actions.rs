//! Actions: who is to do what by when, how they ended, and those that were not done since the last meeting.

use leptos::prelude::*;

use super::agenda::of_case as case_line;
use super::room::Room;
use crate::app::browser::clock;
use crate::app::desk::register::fields::{choose, day, long_text, text};
use crate::app::desk::register::key;
use crate::app::parts::{El, Look, act, details, el, h2, live, p, warning};
use crate::casework::ActionOf;
use crate::domain::date::iso_day;
use crate::domain::private::Private;
use crate::domain::register::meetings::{About, Action, ActionClosed, ActionOutcome};
use crate::domain::register::{CaseId, Id, What};
use crate::wording::{date, meetings, say};

/// Those of earlier meetings that are open.
pub fn carried(room: Room) -> El {
    let carried = Memo::new(move |_| room.docket.with(|docket| Some(docket.as_ref()?.carried.clone())));
    let list = move || {
        let carried = carried.get()?;
        if carried.is_empty() {
            return Some(p(say!("carried-none")).id("carried-none"));
        }
        let today = clock::today();
        let overdue = carried.iter().filter(|one| one.is_overdue(today)).count();
        let counts =
            p(say!("carried-counts", open = carried.iter().filter(|one| one.is_open()).count(), overdue = overdue))
                .id("carried-counts");
        let rows = carried.into_iter().map(|one| {
            let of_which = case_line(room, one.case, "carried");
            row(room, one, "carried-heading").with(of_which)
        });
        Some(el("div", "").with(counts).with(el("ul", "sitting__agenda").id("carried").with_all(rows)))
    };
    el("section", "sitting__part")
        .attribute("aria-labelledby", "carried-heading")
        .with(h2(say!("carried-heading")).id("carried-heading").attribute("tabindex", "-1"))
        .with(live(list))
}

/// The actions of a case that were agreed at a meeting, and the form for one more.
pub fn of_case(room: Room, meeting: Id, case: CaseId, typed: ArcRwSignal<String>) -> El {
    let all = Memo::new(move |_| room.docket.with(|docket| Some(docket.as_ref()?.case(case)?.actions.clone())));
    let key = key(case);
    let heading = format!("actions-{key}");
    let focus = heading.clone();
    let list = move || {
        let all = all.get().filter(|all| !all.is_empty())?;
        Some(el("ul", "sitting__agenda").with_all(all.into_iter().map(|one| row(room, one, &focus))))
    };
    el("div", "")
        .with(el("h3", "govuk-heading-s").id(heading).attribute("tabindex", "-1").text(say!("actions-heading")))
        .with(live(list))
        .with(details(say!("agreed-add"), add(room, meeting, case, typed)).id(format!("action-{key}")))
}

fn add(room: Room, meeting: Id, case: CaseId, typed: ArcRwSignal<String>) -> El {
    let key = key(case);
    let id = |name: &str| format!("action-{key}-{name}");
    let words: RwSignal<String> = typed.into();
    let [owner, other, person, due, about] = [(); 5].map(|()| RwSignal::new(String::new()));
    let agencies = std::iter::once((String::new(), say!("agreed-choose-owner")))
        .chain(room.session.agencies())
        .chain([(OTHER.to_owned(), say!("agreed-other"))])
        .collect();
    let abouts = std::iter::once((String::new(), say!("about-not-said")))
        .chain(ABOUTS.map(|about| (about_id(about).to_owned(), meetings::about(about))))
        .collect();
    let wrong = RwSignal::new(None::<String>);
    let wrong_id = id("wrong");
    let alert = move || wrong.get().map(|why| warning(why).id(wrong_id.clone()).attribute("role", "alert"));
    let other_id = id("other");
    let other_field =
        move || owner.with(|owner| owner == OTHER).then(|| text(&other_id, say!("agreed-other-name"), None, other));
    let focus = id("text");
    let go = move || {
        let given =
            |text: RwSignal<String>| Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let named = if owner.with_untracked(|owner| owner == OTHER) { given(other) } else { given(owner) };
        let day = due.get_untracked();
        let (text, owned, day) = match (given(words), named, day.parse()) {
            (None, ..) => return wrong.set(Some(say!("agreed-text-first"))),
            (_, None, _) => return wrong.set(Some(say!("agreed-owner-first"))),
            (.., Err(_)) if !day.is_empty() => return wrong.set(Some(say!("agreed-due-first"))),
            (Some(text), Some(owned), day) => (text, owned, day.ok()),
        };
        wrong.set(None);
        let (person_name, about) = (given(person).map(Private), about_of(&about.get_untracked()));
        let session = room.session;
        let work = async move {
            let action = Action {
                action: session.mint().await?,
                case,
                meeting: Some(meeting),
                text: Private(text),
                owner: Private(owned),
                person_name,
                due: day,
                about,
                more: Default::default(),
            };
            session.say_in_register(vec![What::Action(action)]).await?;
            // The next one is often for the same agency by the same day.
            for typed in [words, person] {
                typed.try_set(String::new());
            }
            Ok(())
        };
        room.work(work, Some(focus.clone()), || ());
    };
    el("div", "")
        .with(long_text(&id("text"), say!("agreed-text"), None, words))
        .with(choose(&id("owner"), say!("agreed-owner"), agencies, owner))
        .with(live(other_field))
        .with(text(&id("person"), say!("agreed-person"), None, person))
        .with(day(&id("due"), say!("agreed-due"), Some(say!("panel-day-hint")), due))
        .with(choose(&id("about"), say!("agreed-about"), abouts, about))
        .with(live(alert))
        .with(act(Look::Secondary, say!("agreed-say"), go).id(id("say")))
}

/// One action: what, who, by when, how it ended; open, a form to close it.
fn row(room: Room, one: ActionOf, focus: &str) -> El {
    let book = room.session.book.get_untracked().unwrap_or_default();
    let today = clock::today();
    let differ =
        (one.state.plan.is_conflict() || one.state.closed.is_conflict()).then(|| warning(say!("agreed-conflict")));
    let plans = one.state.plan.sides().iter().map(|side| {
        let plan = &side.value;
        let person = plan.person_name.as_ref().map(|name| name.0.clone());
        let whose: Vec<String> = std::iter::once(room.agency(&plan.owner.0)).chain(person).collect();
        let due = plan.due.map(|due| say!("agreed-due-on", day = date::weekday(due.0)));
        let about = plan.about.map(meetings::about);
        let facts: Vec<String> = [whose.join(", ")].into_iter().chain(due).chain(about).collect();
        el("div", "")
            .with(el("p", "govuk-body sitting__action").text(plan.text.0.clone()))
            .with(el("p", "govuk-body-s").text(facts.join(". ")))
    });
    let overdue = one.is_overdue(today).then(|| el("strong", "govuk-tag govuk-tag--red").text(say!("agreed-overdue")));
    let ended = one.state.closed.sides().iter().map(|side| {
        let closed = &side.value;
        let on = closed.on.map(|on| date::day(on.0)).unwrap_or_default();
        let who: Vec<String> = side.said.iter().map(|by| book.person(by.person)).collect();
        let words: Vec<String> = [meetings::ended(closed.outcome), on, closed.note.0.clone()]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        el("p", "govuk-body-s").text(say!("agreed-ended", words = words.join(". "), who = who.join(", ")))
    });
    let close = (one.is_open() || one.state.closed.is_conflict()).then(|| close(room, &one, focus.to_owned()));
    el("li", "sitting__action-row")
        .id(format!("action-{}", one.action))
        .with_all(differ)
        .with_all(overdue)
        .with_all(plans)
        .with_all(ended)
        .with_all(close)
}

fn close(room: Room, one: &ActionOf, focus: String) -> El {
    let (action, case) = (one.action, one.case);
    let id = |name: &str| format!("close-{action}-{name}");
    let (outcome, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let on = RwSignal::new(iso_day(clock::today()));
    let outcomes = OUTCOMES.map(|(id, outcome)| (id.to_owned(), meetings::ended(outcome)));
    let outcomes = std::iter::once((String::new(), say!("panel-choose"))).chain(outcomes).collect();
    let wrong = RwSignal::new(None::<String>);
    let alert = move || wrong.get().map(|why| warning(why).attribute("role", "alert"));
    let go = move || {
        let chosen = outcome.get_untracked();
        let Some((_, outcome)) = OUTCOMES.into_iter().find(|(id, _)| *id == chosen) else {
            return wrong.set(Some(say!("agreed-outcome-first")));
        };
        let Ok(on) = on.get_untracked().parse() else { return wrong.set(Some(say!("panel-day-first"))) };
        let note = note.get_untracked();
        if outcome != ActionOutcome::Done && note.trim().is_empty() {
            return wrong.set(Some(say!("agreed-note-first")));
        }
        let note = Private(note);
        let closed = ActionClosed { action, case, outcome, on: Some(on), note, more: Default::default() };
        room.say(vec![What::ActionClosed(closed)], Some(focus.clone()));
    };
    let inside = el("div", "")
        .with(choose(&id("outcome"), say!("agreed-outcome"), outcomes, outcome))
        .with(day(&id("on"), say!("agreed-on"), Some(say!("panel-day-hint")), on))
        .with(text(&id("note"), say!("agreed-note"), Some(say!("agreed-note-hint")), note))
        .with(live(alert))
        .with(act(Look::Secondary, say!("agreed-close-say"), go).id(id("say")));
    details(say!("agreed-close"), inside).id(format!("close-{action}"))
}

/// Marks that the owner is an agency that the pack does not list.
const OTHER: &str = "other";

const ABOUTS: [About; 4] = [About::Victim, About::Children, About::Perpetrator, About::Professionals];

const OUTCOMES: [(&str, ActionOutcome); 3] = [
    ("done", ActionOutcome::Done),
    ("no_longer_possible", ActionOutcome::NoLongerPossible),
    ("agency_did_not", ActionOutcome::AgencyDidNot),
];

fn about_of(id: &str) -> Option<About> {
    ABOUTS.into_iter().find(|about| about_id(*about) == id)
}

fn about_id(about: About) -> &'static str {
    match about {
        About::Victim => "victim",
        About::Children => "children",
        About::Perpetrator => "perpetrator",
        About::Professionals => "professionals",
    }
}
