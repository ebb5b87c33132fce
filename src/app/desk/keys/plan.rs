//! The first page of a ceremony: which area, who gets a key, until when.

use leptos::prelude::*;

use super::ways::roles;
use super::work::{Work, mend};
use crate::app::browser::clock;
use crate::app::desk::register::fields::{choose, day, tick};
use crate::app::parts::{El, Look, Mend, act, details, el, h2, live, p, unseen, warning};
use crate::app::questions::control;
use crate::area::ceremony::{Ceremony, Missing, Person, id_of};
use crate::area::{Nation, Role};
use crate::wording::{self, say};

/// What is typed about somebody who gets a key.
#[derive(Clone, Copy)]
struct Row {
    number: usize,
    role: Role,
    label: RwSignal<String>,
    to: RwSignal<String>,
    /// Of an older key of theirs.
    until: Option<RwSignal<String>>,
}

/// What is typed about the area.
#[derive(Clone, Copy)]
struct Area {
    name: RwSignal<String>,
    id: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    nation: RwSignal<String>,
}

/// The form.
pub fn plan(work: Work) -> El {
    let Some(ceremony) = work.keys.ceremony.get_untracked() else { return el("div", "") };
    work.keys.warm();
    let text = |text: &str| RwSignal::new(text.to_owned());
    let told = &ceremony.area;
    let area = Area {
        name: text(&told.name),
        id: text(&told.id),
        phone: text(&told.phone),
        email: text(&told.email),
        nation: text(&told.nation),
    };
    let rows = RwSignal::new(ceremony.people.iter().enumerate().map(row).collect::<Vec<Row>>());
    let post_quantum = RwSignal::new(ceremony.post_quantum);
    let first = ceremony.first;
    let start = move || {
        let typed = taken(&ceremony, area, &rows.get_untracked(), post_quantum.get_untracked());
        let mends = match typed {
            Ok(typed) => {
                let mends = missing(work, &typed);
                if mends.is_empty() {
                    work.keys.change(|ceremony| *ceremony = typed);
                    work.keys.planning.set(false);
                }
                mends
            }
            Err(mend) => vec![mend],
        };
        work.mends.set(mends);
    };
    el("section", "desk-part")
        .with(p(if first {
            say!("keys-plan-intro")
        } else {
            say!("keys-plan-intro-one", area = area.name.get_untracked())
        }))
        .with_all(first.then(|| area_fields(work, area)))
        .with(h2(if first { say!("keys-plan-people") } else { say!("keys-plan-person") }))
        .with(live(move || {
            Some(el("div", "").with_all(rows.get().into_iter().map(|row| person(work, row, rows, first))))
        }))
        .with_all(first.then(|| add(rows)))
        .with_all(first.then(|| advanced(post_quantum)))
        .with(p(say!("keys-plan-offline")))
        .with(act(Look::Main, say!("keys-plan-start"), start).id("plan-start"))
}

fn row((number, person): (usize, &Person)) -> Row {
    let date = |date: Option<chrono::NaiveDate>| RwSignal::new(date.map(|date| date.to_string()).unwrap_or_default());
    Row {
        number,
        role: person.role,
        label: RwSignal::new(person.label.clone()),
        to: date(person.to),
        until: person.replaces.as_ref().map(|old| date(Some(old.until))),
    }
}

fn line(work: Work, id: &'static str, label: String, hint: String, value: RwSignal<String>) -> El {
    let input = control("input", "govuk-input desk-narrow", id)
        .attribute("type", "text")
        .live_value(move || value.get())
        .on("input", move |event| value.set(event_target_value(&event)));
    work.field(id, label, hint, input)
}

fn area_fields(work: Work, area: Area) -> El {
    let own_id = RwSignal::new(false);
    // The id follows the name until somebody writes one.
    Effect::new(move |_| {
        let id = id_of(&area.name.get());
        if !own_id.get_untracked() {
            area.id.set(id);
        }
    });
    let nations = [
        ("", say!("panel-choose")),
        (Nation::England.id(), say!("keys-nation-england")),
        (Nation::Wales.id(), say!("keys-nation-wales")),
        (Nation::Scotland.id(), say!("keys-nation-scotland")),
        (Nation::NorthernIreland.id(), say!("keys-nation-northern-ireland")),
    ];
    let nations = nations.into_iter().map(|(id, label)| (id.to_owned(), label)).collect();
    let id = line(work, "plan-id", say!("keys-plan-id"), say!("keys-plan-id-hint"), area.id)
        .on("input", move |_| own_id.set(true));
    el("div", "")
        .with(h2(say!("keys-plan-area")))
        .with(line(work, "plan-name", say!("keys-plan-name"), say!("keys-plan-name-hint"), area.name))
        .with(id)
        .with(line(work, "plan-phone", say!("keys-plan-phone"), say!("keys-plan-phone-hint"), area.phone))
        .with(line(work, "plan-email", say!("keys-plan-email"), say!("keys-plan-email-hint"), area.email))
        .with(choose("plan-nation", say!("keys-plan-nation"), nations, area.nation))
}

fn person(work: Work, row: Row, rows: RwSignal<Vec<Row>>, first: bool) -> El {
    let Row { number, role, label, to, until } = row;
    let id = format!("plan-label-{number}");
    let error = work.error(id.clone());
    let input = control("input", "govuk-input desk-narrow", &id)
        .attribute("type", "text")
        .attribute("aria-describedby", format!("{id}-error"))
        .live_value(move || label.get())
        .on("input", move |event| label.set(event_target_value(&event)));
    let title = el("label", "govuk-label").attribute("for", &id).text(say!("keys-plan-label"));
    let group = el("div", "govuk-form-group").with(title).with(crate::app::questions::error_of(&id, error)).with(input);
    let out = move || rows.update(|rows| rows.retain(|one| one.number != number));
    let out = act(Look::Link, say!("keys-plan-out"), out)
        .with(unseen(format!(" {}", wording::area::role(role))))
        .id(format!("plan-out-{number}"));
    let recovery = (role == Role::Recovery).then(|| p(say!("keys-plan-recovery")));
    let last = (role != Role::Recovery)
        .then(|| day(&format!("plan-to-{number}"), say!("keys-plan-to"), Some(say!("keys-plan-to-hint")), to));
    let until = until.map(|until| {
        day(&format!("plan-until-{number}"), say!("keys-plan-until"), Some(say!("keys-plan-until-hint")), until)
    });
    let fields = el("fieldset", "govuk-fieldset")
        .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(wording::area::role(role)))
        .with(group)
        .with_all(last)
        .with_all(until)
        .with_all(recovery)
        .with_all(first.then(|| el("p", "govuk-body").with(out)));
    el("div", "desk-keys__person").with(fields)
}

fn add(rows: RwSignal<Vec<Row>>) -> El {
    let role = RwSignal::new(Role::Staff.name().to_owned());
    let add = move || {
        let Some(role) = Role::from_name(&role.get_untracked()) else { return };
        rows.update(|rows| {
            let number = rows.iter().map(|row| row.number + 1).max().unwrap_or_default();
            rows.push(row((number, &Person::new(role, wording::area::role(role), clock::today()))));
        });
    };
    el("div", "desk-keys__add")
        .with(choose("plan-role", say!("keys-add-role"), roles(), role))
        .with(act(Look::Secondary, say!("keys-plan-add"), add).id("plan-add"))
}

fn advanced(post_quantum: RwSignal<bool>) -> El {
    let switch = tick("plan-post-quantum", say!("keys-post-quantum"), post_quantum);
    let inside = el("div", "")
        .with(p(say!("keys-post-quantum-what")))
        .with(switch)
        .with(warning(say!("keys-post-quantum-needs")));
    details(say!("keys-advanced"), inside).id("plan-advanced")
}

/// The ceremony with what was typed.
fn taken(before: &Ceremony, area: Area, rows: &[Row], post_quantum: bool) -> Result<Ceremony, Mend> {
    let mut typed = before.clone();
    let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
    (typed.area.name, typed.area.id, typed.area.phone) = (text(area.name), text(area.id), text(area.phone));
    (typed.area.email, typed.area.nation) = (text(area.email), text(area.nation));
    typed.post_quantum = post_quantum;
    typed.people.clear();
    for row in rows {
        let mut person = Person::new(row.role, text(row.label), clock::today());
        let date = |id: &str, value: RwSignal<String>| {
            let wrong = |_| mend(&format!("{id}-{}", row.number), say!("keys-missing-date", label = text(row.label)));
            text(value).parse().map_err(wrong)
        };
        if row.role != Role::Recovery {
            person.to = Some(date("plan-to", row.to)?);
        }
        if let (Some(until), Some(old)) = (row.until, before.people.first().and_then(|one| one.replaces.clone())) {
            person.replaces = Some(crate::area::ceremony::Replaced { until: date("plan-until", until)?, ..old });
        }
        typed.people.push(person);
    }
    Ok(typed)
}

fn missing(work: Work, typed: &Ceremony) -> Vec<Mend> {
    let mut mends: Vec<Mend> = typed.missing(clock::today()).into_iter().map(|missing| what(missing, typed)).collect();
    if typed.first && untrack(|| work.keys.on_site(&typed.area.id)).is_some() {
        mends.push(mend("plan-id", say!("keys-missing-id-taken")));
    }
    mends
}

fn what(missing: Missing, typed: &Ceremony) -> Mend {
    let label = |at: usize| wording::area::role(typed.people[at].role);
    match missing {
        Missing::Name => mend("plan-name", say!("keys-missing-name")),
        Missing::Id => mend("plan-id", say!("keys-missing-id")),
        Missing::Phone => mend("plan-phone", say!("keys-missing-phone")),
        Missing::Label(at) => mend(&format!("plan-label-{at}"), say!("keys-missing-label", role = label(at))),
        Missing::Date(at) => mend(&format!("plan-to-{at}"), say!("keys-missing-date", label = typed.people[at].label)),
        Missing::NobodyButRecovery => mend("plan-role", say!("keys-missing-reader")),
        Missing::TooMany => mend("plan-role", say!("keys-missing-too-many")),
    }
}
