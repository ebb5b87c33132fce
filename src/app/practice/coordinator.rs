//! "Now be the coordinator": the file is opened with the practice identity, and read as a coordinator reads it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::route::Place;
use super::training::Taken;
use crate::app::browser::held::Held;
use crate::app::browser::worker::Stopped;
use crate::app::parts::{El, el, link, live, p, page, recap, summary_row, warning};
use crate::app::portal::journey::Step;
use crate::app::portal::outcome::SealedReferral;
use crate::app::worker::Opener;
use crate::domain::answers::Answers;
use crate::domain::form::Section;
use crate::domain::mode::Practice;
use crate::domain::record::Record;
use crate::render;
use crate::wording::say;

/// Why a practice file was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotOpened {
    NoWorker,
    /// It does not say that it is practice, or is no record.
    NotPractice,
}

/// The sealed file, opened; without one, the way back.
pub fn coordinator(taken: &Taken) -> El {
    let journey = taken.journey();
    let compare = link(taken.hash(Place::Compare), say!("prac-to-compare")).id("to-compare");
    let first = page(say!("prac-coordinator-heading"), None, None).with(warning(say!("prac-nothing-sent")));
    let Some(sealed) = taken.outcome.sealed() else {
        let back = link(journey.hash(Step::Check), say!("receipt-to-check"));
        return first.with(p(say!("prac-nothing-yet"))).with(el("p", "govuk-body").with(back));
    };
    let opened = RwSignal::new(None::<Result<Arc<Answers>, NotOpened>>);
    spawn_local({
        let (taken, sealed) = (taken.clone(), sealed.clone());
        async move {
            let answers = open(&taken, &sealed).await.unwrap_or(Err(NotOpened::NoWorker));
            // The page may have been left meanwhile.
            drop(opened.try_set(Some(answers.map(Arc::new))));
        }
    });
    let read = live(move || {
        Some(match opened.get() {
            None => p(say!("prac-opening")).attribute("role", "status"),
            Some(Err(NotOpened::NoWorker)) => warning(say!("prac-not-opened")),
            Some(Err(NotOpened::NotPractice)) => warning(say!("prac-not-practice")),
            Some(Ok(answers)) => journey.form.context(|context| {
                let parts = render::recap::recap(&answers, context, &Section::AS_READ);
                el("div", "").id("opened").with_all(recap(parts, None))
            }),
        })
    });
    let value = el("dd", "govuk-summary-list__value brand-reference").id("reference");
    let reference = summary_row(say!("receipt-reference"), value.text(sealed.sealed.reference().to_string()));
    first
        .with(p(say!("prac-coordinator")))
        .with(el("dl", "govuk-summary-list").with(reference))
        .with(read)
        .with(el("p", "govuk-body").with(compare))
}

/// What the practice identity finds in the file.
async fn open(taken: &Taken, sealed: &SealedReferral<Practice>) -> Result<Result<Answers, NotOpened>, Stopped> {
    let Ok(opener) = Opener::of(taken.training.worker()).await else { return Ok(Err(NotOpened::NoWorker)) };
    if opener.practice().await?.is_none() || opener.open(0, Held::of(sealed.sealed.bytes())).await?.is_err() {
        return Ok(Err(NotOpened::NotPractice));
    }
    let record = Record::read(&opener.record(0).await?).ok().filter(Record::is_practice);
    Ok(record.map(|record| record.answers).ok_or(NotOpened::NotPractice))
}
