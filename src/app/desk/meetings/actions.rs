//! Actions: who is to do what by when, how they ended, and those that were not done since the last meeting.

use leptos::prelude::*;

use super::action_end::end;
use super::action_form::ActionForm;
use super::agenda::of_case as case_line;
use super::room::Room;
use crate::app::browser::clock;
use crate::app::desk::register::{key, unfinished};
use crate::app::parts::{El, Look, act, details, el, h2, live, p, warning};
use crate::casework::ActionOf;
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
    let form = ActionForm::new(typed.into());
    let wrong = RwSignal::new(None::<String>);
    let wrong_id = id("wrong");
    let alert = move || wrong.get().map(|why| warning(why).id(wrong_id.clone()).attribute("role", "alert"));
    let focus = id("text");
    let go = move || {
        let action = match form.action(case, Some(meeting), Default::default()) {
            Ok(action) => action,
            Err(why) => return wrong.set(Some(why)),
        };
        wrong.set(None);
        let session = room.session;
        let work = async move {
            let action = action(session.mint().await?);
            session.say_in_register(vec![What::Action(action)]).await?;
            // The next one is often for the same agency by the same day.
            for typed in [form.text, form.person] {
                typed.try_set(String::new());
            }
            Ok(())
        };
        room.work(work, Some(focus.clone()), || ());
    };
    form.fields(room, id)
        .with(live(alert))
        .with(act(Look::Secondary, say!("agreed-say"), go).id(format!("action-{key}-say")))
}

/// One action: what, who, by when, how it ended; and the forms that say otherwise.
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
    let change = change(room, &one, focus.to_owned());
    el("li", "sitting__action-row")
        .id(format!("action-{}", one.action))
        .with_all(differ)
        .with_all(overdue)
        .with_all(plans)
        .with_all(ended)
        .with(end(room, &one, focus.to_owned()))
        .with_all(change)
}

/// The form that changes what was agreed: the last word stands, and what was said before stays in the trail.
fn change(room: Room, one: &ActionOf, focus: String) -> Option<El> {
    let before = one.state.plan.values().next()?.clone();
    let (action, case) = (one.action, one.case);
    let id = move |name: &str| format!("change-{action}-{name}");
    let form = ActionForm::of(room, &before);
    let (text, settled) = (before.text.0.clone(), !one.state.plan.is_conflict());
    room.session.may_lose(move || {
        let now = form.text.try_get_untracked().filter(|now| *now != text)?;
        unfinished(case, &say!("agreed-change"), &[(say!("agreed-text"), now)])
    });
    let wrong = RwSignal::new(None::<String>);
    let alert = move || wrong.get().map(|why| warning(why).attribute("role", "alert"));
    let go = move || match form.action(case, before.meeting, before.more.clone()) {
        Ok(changed) => {
            let changed = changed(action);
            if settled && changed == before {
                return wrong.set(Some(say!("agreed-same")));
            }
            room.say(vec![What::Action(changed)], Some(focus.clone()));
        }
        Err(why) => wrong.set(Some(why)),
    };
    let fields =
        form.fields(room, id).with(live(alert)).with(act(Look::Secondary, say!("agreed-change-say"), go).id(id("say")));
    Some(details(say!("agreed-change"), fields).id(format!("change-{action}")))
}
