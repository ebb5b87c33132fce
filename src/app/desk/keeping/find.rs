//! Where a person stands, for somebody who asks what is held about them.

use leptos::prelude::*;

use super::{Part, read_case};
use crate::app::browser::{clock, page};
use crate::app::clerk::{FoundPerson, Keep, Keeping};
use crate::app::desk::register::NotDone;
use crate::app::desk::register::fields::text;
use crate::app::desk::session::Session;
use crate::app::desk::tables::{cell, table};
use crate::app::parts::{El, Look, act_once, bullets, el, inset, live, p};
use crate::casework::Hit;
use crate::wording::say;

/// The part of the page.
pub fn find(session: Session) -> El {
    let part = Part::new(session, "find");
    let (name, born) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let found = RwSignal::new(None::<FoundPerson>);
    let csv = StoredValue::new(Vec::new());
    let look = move || {
        let (name, born) = (name.get_untracked(), born.get_untracked());
        part.begin(async move {
            let (Keeping::Found(told), files) = part.ask(Keep::Find { name, born, today: super::today() }).await?
            else {
                return Ok(());
            };
            found.try_set(None);
            let told = told?;
            csv.try_set_value(files.into_iter().next().unwrap_or_default());
            found.try_set(Some(told));
            clock::soon(|| {
                page::focus_text("find-found");
            });
            Ok(())
        });
    };
    let save = move || {
        part.begin(async move {
            let bytes = csv.get_value();
            let mut cases: Vec<_> = found
                .with_untracked(|found| found.iter().flat_map(|found| &found.places).map(|place| place.case).collect());
            cases.dedup();
            let name = format!("places-{}.csv", super::today());
            session.hand_out(&name, &bytes, cases, "person_search").await.map_err(NotDone::words)
        });
    };
    let list = move || {
        let found = found.get()?;
        let any = !found.places.is_empty();
        let save = any.then(|| act_once(Look::Secondary, say!("find-save"), part.busy.into(), save).id("find-save"));
        Some(list(session, found).with_all(save))
    };
    part.section(say!("find-heading"), say!("find-intro"))
        .with(text("find-name", say!("find-name"), Some(say!("find-name-hint")), name))
        .with(text("find-born", say!("find-born"), Some(say!("find-born-hint")), born))
        .with(act_once(Look::Main, say!("find-go"), part.busy.into(), look).id("find-go"))
        .with(live(list))
}

fn list(session: Session, found: FoundPerson) -> El {
    let FoundPerson { places, cases, not_read, restricted } = found;
    let restricted = (restricted > 0).then(|| inset(say!("cli-find-restricted", count = restricted)));
    let not_read = (!not_read.is_empty()).then(|| el("div", "govuk-inset-text").with(bullets(not_read)));
    let listed = (!places.is_empty()).then(|| {
        let rows = places.into_iter().enumerate().map(|(at, place)| {
            let [called, rest @ ..] = place.cells;
            let read = read_case(session, "find", at + 1, called, place.case);
            std::iter::once(el("th", "govuk-table__header").attribute("scope", "row").with(read))
                .chain(rest.into_iter().map(cell))
                .collect()
        });
        table("find", say!("find-caption"), Hit::headings().to_vec(), rows)
    });
    el("div", "")
        .with(
            el("p", "govuk-body govuk-!-font-weight-bold")
                .id("find-found")
                .attribute("tabindex", "-1")
                .text(say!("cli-find-found", count = cases)),
        )
        .with(p(say!("cli-find-read")).id("find-must-read"))
        .with_all(restricted)
        .with_all(not_read)
        .with_all(listed)
}
