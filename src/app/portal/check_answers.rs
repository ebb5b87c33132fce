//! Everything read back, what is still to be mended, the confirmation, and sealing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::attachments;
use super::journey::{Journey, SealedReferral, Step};
use super::readers::readers;
use super::sealing::{NotSealed, Ready, in_words, seal_submission};
use super::section::back_to_tasks;
use super::start::cannot_seal;
use crate::app::browser::clock;
use crate::app::parts::{
    self, El, Look, Mend, act, act_once, el, error_summary, h2, live, live_text, p, page, warning,
};
use crate::app::questions::checkbox;
use crate::domain::check;
use crate::domain::form::Section;
use crate::domain::problem::{Place, Problem};
use crate::domain::submission::{Submission, left_behind};
use crate::render::recap::recap;
use crate::wording::{form as words, say};

/// The page before sealing.
pub fn check_answers(journey: Journey) -> El {
    let (form, area) = (journey.form, journey.area());
    let checked = journey.submission();
    let parts = form.draft.with_untracked(|draft| {
        form.context(|context| recap(&check::readable(draft, context), context, journey.sections()))
    });
    let change = Callback::new(move |(section, place): (Section, Place)| journey.go_to(section, place));
    let mends = RwSignal::new(Vec::<Mend>::new());
    let after = match checked {
        Err(problems) => vec![to_mend(journey, &problems)],
        // What stands against the files is said beside them.
        Ok(_) if !journey.attached.problems(&area.pack.attachable()).is_empty() => Vec::new(),
        Ok(submission) if area.sealing.is_ok() => confirm_and_seal(journey, submission, mends),
        Ok(_) => cannot_seal(&area).into_iter().collect(),
    };
    let page = page(say!("check-heading"), Some(journey.caption(Step::Check)), Some(mends.into()))
        .with(p(say!("check-read")))
        .with_all(left_out(journey))
        .with_all(parts::recap(parts, Some(change)))
        .with_all(attachments::recap(journey))
        .with_all(after);
    el("div", "").with(back_to_tasks(journey)).with(error_summary(mends.into())).with(page)
}

/// What was typed and is not sent because another answer hides its question.
fn left_out(journey: Journey) -> Option<El> {
    let mut left_out = journey.form.draft.with_untracked(|draft| draft.left_out());
    let behind = journey.form.draft.with_untracked(|draft| left_behind(draft, &journey.before()));
    left_out.extend(behind.into_iter().filter(|key| journey.form.draft.with_untracked(|draft| draft.shows(*key))));
    let labels = left_out.into_iter().map(words::label).collect::<Vec<_>>();
    let what = || el("p", "").text(say!("check-left-out"));
    (!labels.is_empty()).then(|| el("div", "govuk-inset-text").id("left-out").with(what()).with(parts::bullets(labels)))
}

/// What stands in the way, each line a way to its question.
fn to_mend(journey: Journey, problems: &[Problem]) -> El {
    let lines = problems.iter().zip(journey.form.mends_of(problems)).map(|(problem, mend)| {
        let place = problem.place.clone();
        let go = move || journey.go_to(section_of(&place), place.clone());
        el("li", "").with(act(Look::Link, mend.text, go))
    });
    el("section", "")
        .id("to-mend")
        .attribute("aria-labelledby", "to-mend-heading")
        .with(h2(say!("check-to-mend", count = problems.len())).id("to-mend-heading"))
        .with(p(say!("check-to-mend-how")))
        .with(el("ul", "govuk-list govuk-list--spaced").with_all(lines))
}

fn section_of(place: &Place) -> Section {
    match place {
        Place::Question(key) => key.question().section,
        Place::Item(_) => Section::Ric,
        Place::Form => Section::Reason,
    }
}

/// Area and readers, the explicit confirmation, and the button.
fn confirm_and_seal(journey: Journey, submission: Submission, mends: RwSignal<Vec<Mend>>) -> Vec<El> {
    let area = journey.area();
    let name = area.pack.name.en();
    let gaps = submission.gaps();
    let gaps = (gaps > 0).then(|| warning(say!("check-gaps", count = gaps)));
    let failed = RwSignal::new(None::<NotSealed>);
    let busy = RwSignal::new(false);
    let ready = Ready::start();
    let go = move || {
        if !journey.confirmed.get_untracked() {
            mends.set(vec![Mend { id: "confirm-area".into(), text: say!("check-confirm-missing") }]);
            return;
        }
        if journey.attached.busy.get_untracked() {
            mends.set(vec![Mend { id: "seal".into(), text: say!("attach-wait") }]);
            return;
        }
        mends.set(Vec::new());
        failed.set(None);
        busy.set(true);
        // Begun now: by the time it is sealed the person may have gone to another page.
        let sealing = seal_submission(journey, &submission, ready);
        spawn_local(seal(journey, sealing, busy, failed));
    };
    let tick = checkbox(
        "confirm-area".into(),
        say!("check-confirm", area = name),
        move || journey.confirmed.get(),
        move |on| journey.confirmed.set(on),
    );
    let confirm = el("section", "")
        .attribute("aria-labelledby", "confirm-heading")
        .with(h2(say!("check-confirm-heading", area = name)).id("confirm-heading"))
        .with_all(readers(&area))
        .with(el("div", "govuk-form-group").with(el("div", "govuk-checkboxes").with(tick)));
    let at_work = live_text(move || if busy.get() { say!("check-sealing") } else { String::new() });
    let why = live(move || failed.get().map(|error| warning(in_words(error))));
    let ways = el("div", "")
        .with(el("div", "").attribute("role", "alert").id("not-sealed").with(why))
        .with(act_once(Look::Main, say!("check-seal"), busy.into(), go).id("seal"))
        .with(el("p", "govuk-body").attribute("role", "status").with(at_work));
    gaps.into_iter().chain([confirm, ways]).collect()
}

async fn seal(
    journey: Journey,
    sealing: impl Future<Output = Result<SealedReferral, NotSealed>>,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<NotSealed>>,
) {
    // The page says that it is at work before the seal is made.
    clock::breathe().await;
    let sealed = sealing.await;
    // Whoever left this page meanwhile has something to change: they seal again.
    if busy.try_set(false).is_some() {
        return;
    }
    match sealed {
        Ok(sealed) => {
            journey.keep_sealed(sealed);
            journey.go(Step::Receipt);
        }
        Err(error) => failed.set(Some(error)),
    }
}
