//! The form with faults in it: which of them are mended, and what each of them would have done.

use leptos::prelude::*;

use super::route::Place;
use super::training::Taken;
use crate::app::parts::{El, bullets, el, h2, link, p, page};
use crate::domain::answers::Key;
use crate::domain::practice::faulty::{FaultyForm, FormFault, FoundBy};
use crate::domain::practice::mended::Mended;
use crate::wording::{criteria, form as words, say};

/// Every fault; what is still open is told as well, for whoever wants to know.
pub fn faults(taken: &Taken, faulty: &FaultyForm) -> El {
    let form = taken.journey().form;
    let all = form.context(|context| {
        form.draft.with_untracked(|draft| {
            let all = faulty.mended(draft, context).into_iter();
            all.map(|(fault, mended)| (fault.clone(), mended)).collect::<Vec<_>>()
        })
    });
    let mended = all.iter().filter(|(_, mended)| *mended == Mended::Mended).count();
    let summary = say!("prac-faults-mended", mended = mended, all = all.len());
    page(say!("prac-faults-heading"), None, None)
        .with(el("p", "govuk-body govuk-!-font-weight-bold").id("faults-mended").text(summary))
        .with_all(all.iter().map(|(fault, mended)| row(fault, mended)))
        .with(h2(say!("prac-talk-heading")))
        .with(bullets(faulty.discussion.iter().map(|line| line.en().to_owned())))
        .with(el("p", "govuk-body no-print").with(link(taken.hash(Place::Record), say!("prac-to-record"))))
}

fn row(fault: &FormFault, mended: &Mended) -> El {
    let label = |id: &str| Key::of(id).map(words::label).unwrap_or_default();
    let stands = match mended {
        Mended::Mended => say!("prac-fault-mended"),
        Mended::Open => say!("prac-fault-open"),
        Mended::StillMissing(ids) => {
            let missing = criteria::and(ids.iter().map(|id| label(id)).collect());
            say!("prac-fault-missing", questions = missing)
        }
    };
    let by = match fault.found_by {
        FoundBy::Program => say!("prac-fault-by-program"),
        FoundBy::Reader => say!("prac-fault-by-reader"),
    };
    el("section", "practice-item")
        .id(format!("fault-{}", fault.id))
        .with(el("h2", "govuk-heading-s").text(label(fault.field)))
        .with(el("p", "govuk-body practice-marked").with(el("strong", "").text(stands)))
        .with(p(fault.wrong.en().to_owned()))
        .with(p(fault.advice.en().to_owned()))
        .with(el("p", "govuk-hint").text(by))
}
