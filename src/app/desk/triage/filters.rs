//! What chooses among the cases.

use leptos::prelude::*;

use super::List;
use super::entries::route;
use crate::app::parts::{El, el, live, live_text};
use crate::app::questions::{checkbox, control};
use crate::domain::criteria::VISIBLE_HIGH_RISK;
use crate::domain::triage::{Filter, Worked};
use crate::wording::say;

/// The controls, all of which hold at once.
pub fn filters(list: List) -> El {
    let registered = Memo::new(move |_| list.session.book.with(Option::is_some));
    let hint = move || if registered.get() { say!("triage-text-hint-register") } else { say!("triage-text-hint") };
    let text = control("input", "govuk-input govuk-input--width-20", "triage-text")
        .attribute("type", "search")
        .attribute("aria-describedby", "triage-text-hint")
        .live_value(move || list.session.triage.with(|seen| seen.view.filter.text.clone()))
        .on("input", move |event| list.change(|view| view.filter.text = event_target_value(&event)));
    let text = el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", "triage-text").text(say!("triage-text")))
        .with(el("div", "govuk-hint").id("triage-text-hint").with(live_text(hint)))
        .with(text);
    let open = move || {
        let open = || tick(list, "triage-open", say!("triage-only-open"), |filter| &mut filter.open);
        let alike = || tick(list, "triage-alike", say!("triage-only-alike"), |filter| &mut filter.alike);
        registered.get().then(|| el("div", "").with(open()).with(alike()))
    };
    let boxes = el("div", "govuk-checkboxes govuk-checkboxes--small")
        .with(tick(list, "triage-urgent", say!("triage-only-urgent"), |filter| &mut filter.urgent))
        .with(tick(list, "triage-incomplete", say!("triage-only-incomplete"), |filter| &mut filter.incomplete))
        .with(live(open));
    let boxes = el("fieldset", "govuk-fieldset govuk-form-group")
        .with(el("legend", "govuk-fieldset__legend govuk-visually-hidden").text(say!("triage-only")))
        .with(boxes);
    let by_meeting = move || registered.get().then(|| by_meeting(list));
    el("div", "triage__filters").with(text).with(by_route(list)).with(live(by_meeting)).with(boxes)
}

fn tick(list: List, id: &str, label: String, of: fn(&mut Filter) -> &mut bool) -> El {
    let is = move || list.session.triage.with(|seen| *of(&mut seen.view.filter.clone()));
    checkbox(id.into(), label, is, move |on| list.change(|view| *of(&mut view.filter) = on))
}

/// The routes that are there, to choose one of.
fn by_route(list: List) -> El {
    let routes = Memo::new(move |_| {
        let mut routes: Vec<String> = list.entries.with(|entries| {
            let of = entries.iter().filter_map(|entry| entry.glance.as_ref()).flat_map(|glance| &glance.routes);
            of.cloned().collect()
        });
        // The one that follows from the count stands first.
        routes.sort_by(|a, b| (a != VISIBLE_HIGH_RISK, a).cmp(&(b != VISIBLE_HIGH_RISK, b)));
        routes.dedup();
        routes
    });
    let label = move |id: &str| list.session.site.with_untracked(|site| route(site, id));
    let options = move || routes.get().into_iter().map(|id| (id.clone(), label(&id))).collect();
    choice(list, "triage-route", say!("triage-routes"), say!("triage-any-route"), options, |filter| &mut filter.route)
}

/// The meetings on whose lists cases are, to choose one of; or none.
fn by_meeting(list: List) -> El {
    let meetings = Memo::new(move |_| {
        let mut meetings: Vec<String> = list.entries.with(|entries| {
            let of = |worked: &Worked| worked.meeting.clone();
            entries.iter().filter_map(|entry| entry.worked.as_ref().map(of)).collect()
        });
        meetings.sort();
        meetings.dedup();
        meetings
    });
    let label = |words: &String| if words.is_empty() { say!("cli-list-no-meeting") } else { words.clone() };
    let options = move || meetings.get().into_iter().map(|words| (words.clone(), label(&words))).collect();
    choice(list, "triage-by-meeting", say!("triage-meeting"), say!("triage-any-meeting"), options, |filter| {
        &mut filter.meeting
    })
}

/// One of several, or any.
fn choice(
    list: List,
    id: &'static str,
    label: String,
    any: String,
    options: impl Fn() -> Vec<(String, String)> + Send + 'static,
    of: fn(&mut Filter) -> &mut Option<String>,
) -> El {
    // An option without a value is the choice of all; one that stands for an empty text needs a value of its own.
    let option = move |(option, label): (String, String)| {
        let this = option.clone();
        let is = move || {
            list.session
                .triage
                .with(|seen| *of(&mut seen.view.filter.clone()) == this.strip_prefix('-').map(str::to_owned))
        };
        el("option", "").attribute("value", option).text(label).live_state("selected", is)
    };
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event).strip_prefix('-').map(str::to_owned);
        list.change(|view| *of(&mut view.filter) = chosen);
    };
    let select = move || {
        let options = options().into_iter().map(|(value, label)| (format!("-{value}"), label));
        let options = std::iter::once((String::new(), any.clone())).chain(options).map(option);
        Some(control("select", "govuk-select", id).on("change", choose).with_all(options))
    };
    el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", id).text(label))
        .with(live(select))
}
