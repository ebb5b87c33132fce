//! What the rows of a table come to, and putting them in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::import::Table;
use crate::app::browser::{clock, page};
use crate::app::clerk::{Ask, Import, Problem, Tried};
use crate::app::desk::register::fields::{choose, day};
use crate::app::desk::register::{NotDone, now};
use crate::app::desk::tables::{cell, row_heading, table as rows};
use crate::app::parts::{El, Look, act, act_once, el, live, p};
use crate::wording::say;

/// Cases that are put in at a time: between them a person can stop.
const BATCH: usize = 50;

/// The counts, each problem with its line, and the way in.
pub fn tried(table: Table, tried: Tried) -> El {
    let Tried { all, imported, already, refused, cells, heard, skipped, problems, more } = tried;
    let counts =
        say!("cli-imported", all = all, imported = imported, already = already, refused = refused, cells = cells);
    let skipped = (skipped > 0).then(|| p(say!("cli-import-skipped", count = skipped)));
    let headings = vec![say!("import-line"), say!("import-column"), say!("import-problem")];
    let listed = (!problems.is_empty()).then(|| {
        let lines = problems.into_iter().map(|Problem { line, heading, why }| {
            let heading = if heading.is_empty() { say!("import-whole-row") } else { heading };
            vec![row_heading(el("span", "").text(line.to_string())), cell(heading), cell(why)]
        });
        rows("import-problems", say!("import-problems"), headings, lines)
    });
    let more = (more > 0).then(|| p(say!("import-more", count = more)));
    el("div", "")
        .with(el("h3", "govuk-heading-m").id("import-tried").attribute("tabindex", "-1").text(say!("import-tried")))
        .with(p(counts).id("import-counts"))
        .with_all(heard.map(|heard| p(heard).id("import-heard")))
        .with_all(skipped)
        .with_all(listed)
        .with_all(more)
        .with_all((imported > 0).then(|| put_in(table, imported)))
}

fn put_in(table: Table, all: usize) -> El {
    let session = table.session;
    let (source, closed) = (RwSignal::new(String::from("csv")), RwSignal::new(String::new()));
    let sources = [
        ("csv", say!("source-csv")),
        ("police", say!("source-police")),
        ("back-fill", say!("source-back-fill")),
        ("transfer", say!("source-transfer")),
    ];
    let sources = sources.map(|(id, words)| (id.to_owned(), words)).to_vec();
    // Put in so far, while it goes on and once it was stopped.
    let done = RwSignal::new(None::<usize>);
    let stop = RwSignal::new(false);
    let go = move || {
        let closed = match closed.get_untracked().trim() {
            "" => None,
            day => match day.parse() {
                Ok(day) => Some(day),
                Err(_) => return table.wrong.set(Some(say!("panel-day-first"))),
            },
        };
        table.wrong.set(None);
        table.busy.set(true);
        stop.set(false);
        let begun = done.get_untracked().unwrap_or(0);
        done.set(Some(begun));
        spawn_local(async move {
            let visit = session.visit();
            let mut put = begun;
            // A page that was left stops it too.
            while put < all && !stop.try_get_untracked().unwrap_or(true) && session.is(visit) {
                let (source, now) = (source.try_get_untracked().unwrap_or_default(), now());
                let next = Import::PutIn { most: BATCH, source, closed, now };
                if let Err(why) = session.say_by(Ask::Import(next)).await {
                    table.wrong.try_set(Some(NotDone::words(why)));
                    // What of these rows is there already is known once they are tried again.
                    table.tried.try_set(None);
                    break;
                }
                put = (put + BATCH).min(all);
                done.try_set(Some(put));
                clock::breathe().await;
            }
            table.busy.try_set(false);
            if put == all && session.is(visit) {
                session.said.set(say!("import-done", done = all));
                clock::soon(|| {
                    page::focus_text("import-progress");
                });
            }
        });
    };
    let progress = move || {
        let put = done.get()?;
        Some(p(match put == all {
            true => say!("import-done", done = put),
            false => say!("import-progress", done = put, all = all),
        }))
    };
    let way = move || {
        let all_done = done.get() == Some(all);
        Some(match (table.busy.get(), all_done) {
            (true, _) => act(Look::Secondary, say!("import-stop"), move || stop.set(true)).id("import-stop"),
            (false, true) => el("span", ""),
            (false, false) => {
                act_once(Look::Main, say!("import-put", count = all), table.busy.into(), go).id("import-put")
            }
        })
    };
    el("div", "")
        .with(choose("import-source", say!("import-source"), sources, source))
        .with(day("import-closed", say!("import-closed"), Some(say!("import-closed-hint")), closed))
        .with(el("div", "").id("import-progress").attribute("role", "status").with(live(progress)))
        .with(live(way))
}
