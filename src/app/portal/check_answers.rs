//! Everything read back, what is still to be mended, the confirmation, and sealing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::attachments;
use super::journey::{Journey, Step};
use super::outcome::{Outcome, SealedReferral};
use super::readers::readers;
use super::sealing::{NotSealed, Ready, in_words, seal_submission};
use super::section::back_to_tasks;
use super::sheet::Sheet;
use super::start::cannot_seal;
use crate::app::browser::clock;
use crate::app::parts::{
    self, El, Look, Mend, act, act_once, el, error_summary, h2, live, live_text, p, page, warning,
};
use crate::app::questions::checkbox;
use crate::domain::check;
use crate::domain::form::Section;
use crate::domain::mode::{Live, Mode};
use crate::domain::problem::{Place, Problem};
use crate::domain::submission::{Submission, left_behind};
use crate::render::recap::recap;
use crate::wording::{form as words, say};

/// The page before sealing.
pub fn check_answers(outcome: Outcome<Live>) -> El {
    let area = outcome.journey.area();
    read_back(outcome.journey, |submission, mends| match area.sealing.is_ok() {
        true => confirm_and_seal(outcome, submission, mends),
        false => cannot_seal(&area).into_iter().collect(),
    })
}

/// Everything read back, with what is to be mended, or with what comes after where nothing is.
pub fn read_back(journey: Journey, after: impl FnOnce(Submission, RwSignal<Vec<Mend>>) -> Vec<El>) -> El {
    let (form, area) = (journey.form, journey.area());
    let checked = journey.submission();
    let parts = form.draft.with_untracked(|draft| {
        form.context(|context| recap(&check::readable(draft, context), context, journey.sections()))
    });
    let change = Callback::new(move |(section, place): (Section, Place)| journey.go_to(section, place));
    let mends = RwSignal::new(Vec::<Mend>::new());
    let after = match checked {
        Err(problems) => vec![to_mend(journey, &problems)],
        Ok(_) if !journey.unconfirmed.with_untracked(Vec::is_empty) => vec![warning(say!("check-confirm-sections"))],
        // What stands against the files is said beside them.
        Ok(_) if !journey.attached.problems(&area.pack.attachable()).is_empty() => Vec::new(),
        Ok(submission) => after(submission, mends),
    };
    let page = page(say!("check-heading"), Some(journey.caption(Step::Check)), Some(mends.into()))
        .with(p(say!("check-read")))
        .with_all(left_out(journey))
        .with_all(since_earlier(journey))
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

/// What is different from the earlier referral that this one started from.
fn since_earlier(journey: Journey) -> Option<El> {
    let keep = journey.leave.keep.filter(|keep| keep.work.earlier.with_untracked(serde_json::Value::is_object))?;
    Some(Sheet::of_work(keep, "again-changes").view())
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
fn confirm_and_seal(outcome: Outcome<Live>, submission: Submission, mends: RwSignal<Vec<Mend>>) -> Vec<El> {
    let area = outcome.journey.area();
    let name = area.pack.name.en();
    let gaps = submission.gaps();
    let gaps = (gaps > 0).then(|| warning(say!("check-gaps", count = gaps)));
    let tick = checkbox(
        "confirm-area".into(),
        say!("check-confirm", area = name),
        move || outcome.confirmed.get(),
        move |on| outcome.confirmed.set(on),
    );
    let confirm = el("section", "")
        .attribute("aria-labelledby", "confirm-heading")
        .with(h2(say!("check-confirm-heading", area = name)).id("confirm-heading"))
        .with_all(readers(outcome.journey))
        .with(el("div", "govuk-form-group").with(el("div", "govuk-checkboxes").with(tick)));
    gaps.into_iter()
        .chain([confirm, outcome.journey.keys.changed(&area)])
        .chain([seal_button(outcome, submission, mends, say!("check-seal"), Ready::start())])
        .collect()
}

/// The button that seals, once what it seals is confirmed; what was sealed is at the end of the journey.
pub fn seal_button<M: Mode + Send + Sync>(
    outcome: Outcome<M>,
    submission: Submission,
    mends: RwSignal<Vec<Mend>>,
    words: String,
    ready: Ready,
) -> El {
    let journey = outcome.journey;
    let failed = RwSignal::new(None::<NotSealed>);
    let busy = RwSignal::new(false);
    let go = move || {
        if !outcome.confirmed.get_untracked() {
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
        spawn_local(seal(outcome, sealing, busy, failed));
    };
    let at_work = live_text(move || if busy.get() { say!("check-sealing") } else { String::new() });
    let why = live(move || failed.get().map(|error| warning(in_words(error))));
    el("div", "")
        .with(el("div", "").attribute("role", "alert").id("not-sealed").with(why))
        .with(act_once(Look::Main, words, busy.into(), go).id("seal"))
        .with(el("p", "govuk-body").attribute("role", "status").with(at_work))
}

async fn seal<M: Mode + Send + Sync>(
    outcome: Outcome<M>,
    sealing: impl Future<Output = Result<SealedReferral<M>, NotSealed>>,
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
            outcome.keep(sealed);
            outcome.journey.go(Step::Receipt);
        }
        Err(error) => failed.set(Some(error)),
    }
}
