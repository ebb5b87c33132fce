//! Practice files beside the key: what learners sealed, as a coordinator sees it, and what the case has to say to each
//! answer.

mod beside;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::hand_ins::{Came, What, no_case};
use super::training::Training;
use crate::app::browser::{clock, page};
use crate::app::desk::tables::{cell, cell_of, row_heading, table};
use crate::app::parts::{El, Look, act, el, h2, link, live, p, warning};
use crate::domain::record::Record;
use crate::wording::say;

/// The page.
pub fn files(training: Training) -> El {
    let looked = RwSignal::new(None::<Looked>);
    let list = live(move || {
        training.book.track();
        Some(if training.case().is_some() { list(training, looked) } else { no_case() })
    });
    let shown = live(move || {
        let (case, instrument) = (training.case()?, training.instrument()?);
        looked.with(|looked| match looked {
            None => None,
            Some(Looked { name, record: Some(record) }) => Some(beside::beside(&case, &instrument, name, record)),
            Some(Looked { name, record: None }) => {
                let gone = warning(say!("files-gone", file = name));
                Some(el("section", "").attribute("role", "alert").with(gone))
            }
        })
    });
    el("div", "").with(p(say!("files-intro"))).with(list).with(shown)
}

/// A file that somebody looks at; without its record where the worker that held it has gone.
#[derive(Clone)]
struct Looked {
    name: String,
    record: Option<Record>,
}

fn list(training: Training, looked: RwSignal<Option<Looked>>) -> El {
    let inputs = training.book.with(|book| book.inputs.clone());
    let chosen = training.case().map(|case| case.mark());
    let files = (1..).zip(&inputs).filter_map(|(row, input)| match &input.what {
        What::File { name, came: Came::Answers(answers) } => {
            Some((row, name.clone(), answers.record, answers.cases.clone()))
        }
        _ => None,
    });
    let rows: Vec<Vec<El>> = files
        .map(|(row, name, record, cases)| {
            let title = training.cases.with_untracked(|known| {
                // The case of the session, where it is one of several about the same people.
                let own = cases.iter().find(|mark| Some(**mark) == chosen).or(cases.first());
                own.and_then(|mark| known.titled(*mark).map(str::to_owned))
            });
            let label = say!("files-look-at", file = name);
            let file = name.clone();
            let look = act(Look::Secondary, say!("files-look"), move || look(training, looked, file.clone(), record));
            let look = look.id(format!("file-{row}-look")).attribute("aria-label", label);
            vec![
                row_heading(el("span", "").text(row.to_string())),
                cell(name),
                cell(title.unwrap_or_else(|| say!("files-case-unknown"))),
                cell_of(look),
            ]
        })
        .collect();
    if rows.is_empty() {
        let way = link(super::Page::HandIns.hash().to_owned(), say!("files-none-way"));
        return el("div", "").with(p(say!("files-none")).id("files-none")).with(el("p", "govuk-body").with(way));
    }
    let headings =
        vec![say!("hand-in-column-row"), say!("files-column-file"), say!("trainer-case"), say!("files-column-look")];
    el("section", "no-print").with(h2(say!("files-list"))).with(table("files", say!("files-caption"), headings, rows))
}

/// Fetches the record out of the worker, and leads to it.
fn look(training: Training, looked: RwSignal<Option<Looked>>, name: String, record: usize) {
    spawn_local(async move {
        let bytes = match training.worker().await {
            Some(worker) => worker.record(record).await.ok(),
            None => None,
        };
        let record = bytes.and_then(|bytes| Record::read(&bytes).ok()).filter(Record::is_practice);
        looked.try_set(Some(Looked { name, record }));
        clock::soon(|| _ = page::focus_text("beside"));
    });
}
