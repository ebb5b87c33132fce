//! Who may have it and how long it is kept: must not receive, restricted, legal hold, closed.

use leptos::prelude::*;

use super::form;
use crate::app::browser::clock;
use crate::app::clerk::WholeCase;
use crate::app::desk::register::fields::{choose, day, long_text, text, tick};
use crate::app::desk::session::Session;
use crate::app::parts::El;
use crate::domain::date::iso_day;
use crate::domain::private::Private;
use crate::domain::register::What;
use crate::domain::register::cases::{Closed, Held, MustNotReceive, Released, Restricted};
use crate::wording::say;

/// The forms.
pub fn keep(session: Session, looked: &WholeCase) -> Vec<El> {
    let case = looked.line.case;
    let book = session.book.get_untracked().unwrap_or_default();
    let needed = |reason: RwSignal<String>| {
        let reason = reason.get_untracked();
        if reason.trim().is_empty() { Err(say!("panel-reason-first")) } else { Ok(Private(reason)) }
    };

    let none = (String::new(), say!("panel-no-agency"));
    let agencies = std::iter::once(none).chain(session.agencies()).collect();
    let (agency, name, why_not) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let not_for = move || {
        let given = |text: RwSignal<String>| Some(text.get_untracked()).filter(|text| !text.trim().is_empty());
        let (agency, name) = (given(agency), given(name).map(Private));
        if agency.is_none() && name.is_none() {
            return Err(say!("panel-not-for-first"));
        }
        let reason = Private(why_not.get_untracked());
        Ok(vec![What::MustNotReceive(MustNotReceive { case, agency, name, reason, more: Default::default() })])
    };
    let not_for_fields = vec![
        choose("not-for-agency", say!("panel-not-for-agency"), agencies, agency),
        text("not-for-name", say!("panel-not-for-name"), None, name),
        long_text("not-for-reason", say!("panel-reason"), None, why_not),
    ];

    let readers: Vec<_> = book
        .people
        .iter()
        .map(|(person, label)| (*person, label.clone(), RwSignal::new(Some(*person) == book.me)))
        .collect();
    let ticks = readers
        .iter()
        .map(|(person, label, value)| tick(&format!("reader-{}", &person.to_string()[..8]), label.clone(), *value));
    let why_restricted = RwSignal::new(String::new());
    let restrict_fields: Vec<El> =
        ticks.chain([long_text("restrict-reason", say!("panel-reason"), None, why_restricted)]).collect();
    let readers = StoredValue::new(readers);
    let me = book.me;
    let restricted = move || {
        let chosen: Vec<_> = readers.with_value(|readers| {
            readers.iter().filter(|(_, _, value)| value.get_untracked()).map(|(person, ..)| *person).collect()
        });
        // Whoever restricts it away from themselves could not lift it again.
        if !me.is_some_and(|me| chosen.contains(&me)) {
            return Err(say!("panel-restrict-yourself"));
        }
        Ok(vec![What::Restricted(Restricted {
            case,
            readers: chosen,
            reason: needed(why_restricted)?,
            more: Default::default(),
        })])
    };

    let is_held = looked.state.is_held();
    let why_held = RwSignal::new(String::new());
    let held = move || {
        let reason = needed(why_held)?;
        Ok(vec![match is_held {
            true => What::Released(Released { case, reason, more: Default::default() }),
            false => What::Held(Held { case, reason, more: Default::default() }),
        }])
    };
    let hold_words = if is_held { say!("panel-release") } else { say!("panel-hold") };
    let hold_fields = vec![long_text("hold-reason", say!("panel-reason"), None, why_held)];

    let on = RwSignal::new(iso_day(clock::today()));
    let why_closed = RwSignal::new(String::new());
    let closed = move || {
        let on = on.get_untracked().parse().map_err(|_| say!("panel-day-first"))?;
        Ok(vec![What::Closed(Closed {
            case,
            on,
            reason: Private(why_closed.get_untracked()),
            more: Default::default(),
        })])
    };
    let close_fields = vec![
        day("close-on", say!("panel-close-on"), Some(say!("panel-day-hint")), on),
        long_text("close-reason", say!("panel-reason"), None, why_closed),
    ];
    vec![
        form(
            session,
            "not-for",
            say!("panel-not-for-act"),
            not_for_fields,
            vec![(say!("panel-not-for-name"), name), (say!("panel-reason"), why_not)],
            not_for,
        ),
        form(
            session,
            "restrict",
            say!("panel-restrict"),
            restrict_fields,
            vec![(say!("panel-reason"), why_restricted)],
            restricted,
        ),
        form(session, "hold", hold_words, hold_fields, vec![(say!("panel-reason"), why_held)], held),
        form(session, "close", say!("panel-close"), close_fields, vec![(say!("panel-reason"), why_closed)], closed),
    ]
}
