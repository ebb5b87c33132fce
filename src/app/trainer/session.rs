//! A session: its case, its code, and the link that learners open.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::cases::NotOpened;
use super::training::Training;
use crate::app::browser::files::ChosenFile;
use crate::app::browser::{clipboard, route};
use crate::app::desk::register::fields::{choose, labelled};
use crate::app::parts::{El, Look, act, bullets, el, h2, inset, live, live_text, p, qr, summary_row, warning};
use crate::app::questions::{control, file_control};
use crate::domain::practice::case::{Case, MOST_BYTES};
use crate::domain::practice::code::SessionMark;
use crate::wording::{practice, say};

/// The field for a session code.
const CODE: &str = "trainer-code";

/// The page.
pub fn session(training: Training) -> El {
    let wrong = RwSignal::new(Vec::<String>::new());
    training.on_drop(move |files| {
        let (cases, handed_in) = files.into_iter().partition(|file| file.name().ends_with(".json"));
        super::hand_ins::take_files(training, handed_in);
        open(training, cases, wrong);
    });
    let chosen = live(move || training.case().map(|case| about(&case)));
    let link = live(move || training.case().map(|case| ways(training, &case)));
    el("div", "")
        .with(inset(say!("trainer-care")).id("trainer-care"))
        .with(choice(training, wrong))
        .with(chosen)
        .with(code(training))
        .with(link)
}

/// Which case; an own one comes from a file.
fn choice(training: Training, wrong: RwSignal<Vec<String>>) -> El {
    let options = live(move || {
        let cases = training.cases.get();
        if !cases.here {
            return Some(p(say!("loading")).attribute("role", "status"));
        }
        let blank = (String::new(), say!("trainer-choose-case"));
        let titles = cases.all.iter().map(|known| {
            let title = known.case.title.en();
            let title = if known.own { say!("trainer-own-title", title = title) } else { title.to_owned() };
            (known.case.id.clone(), title)
        });
        let options = std::iter::once(blank).chain(titles).collect();
        let missing = (!cases.missing.is_empty() || cases.instrument.is_none())
            .then(|| warning(say!("trainer-missing", count = cases.missing.len())).id("trainer-missing"));
        let choose = choose("trainer-case", say!("trainer-case"), options, training.chosen);
        Some(el("div", "").with_all(missing).with(choose))
    });
    let open_own = file_control("trainer-open-case", move |files| open(training, files, wrong));
    let own = labelled("trainer-open-case", say!("trainer-open-case"), Some(say!("trainer-open-case-hint")), open_own);
    let faults = live(move || {
        let faults = wrong.get();
        (!faults.is_empty()).then(|| {
            el("div", "")
                .id("trainer-open-wrong")
                .attribute("role", "alert")
                .with(warning(say!("trainer-not-opened")))
                .with(bullets(faults))
        })
    });
    el("section", "").with(options).with(own).with(faults)
}

fn open(training: Training, files: Vec<ChosenFile>, wrong: RwSignal<Vec<String>>) {
    spawn_local(async move {
        let mut faults = Vec::new();
        for file in files {
            match read(training, &file).await {
                Ok(case) => {
                    training.chosen.try_set(case.id.clone());
                    training.said.try_set(say!("trainer-opened", title = case.title.en()));
                }
                Err(why) => faults.extend(why),
            }
        }
        wrong.try_set(faults);
    });
}

/// Opens an own case from a file; else why not, in words.
pub async fn read(training: Training, file: &ChosenFile) -> Result<Arc<Case>, Vec<String>> {
    let of = |why: String| vec![say!("unlock-of-file", file = file.name(), why = why)];
    if file.size() > MOST_BYTES as u64 {
        return Err(of(say!("trainer-case-too-large")));
    }
    let bytes = file.read().await.map_err(|_| of(say!("unlock-unreadable")))?;
    let instrument = training.cases.try_with_untracked(|cases| cases.instrument.clone()).flatten();
    let Some(instrument) = instrument else { return Err(of(say!("trainer-no-checklist"))) };
    let opened = training.cases.try_update(|cases| cases.open(&bytes)).ok_or_else(Vec::new)?;
    opened.map_err(|why| match why {
        NotOpened::NoChecklist => of(say!("trainer-no-checklist")),
        NotOpened::IdOfTheSite => of(say!("trainer-id-of-site")),
        NotOpened::Faults(faults) => {
            faults.iter().flat_map(|fault| of(practice::case_fault(fault, &instrument))).collect()
        }
    })
}

/// The content note first, then what the case is.
fn about(case: &Case) -> El {
    let row = |label: String, value: String| summary_row(label, el("dd", "govuk-summary-list__value").text(value));
    el("section", "")
        .with(h2(case.title.en().to_owned()))
        .with(inset(case.content_note.en().to_owned()).id("trainer-content-note"))
        .with(
            el("dl", "govuk-summary-list")
                .with(row(say!("trainer-about"), case.about.en().to_owned()))
                .with(row(say!("trainer-role"), case.role.en().to_owned()))
                .with(row(say!("trainer-minutes"), say!("trainer-minutes-of", minutes = case.minutes)))
                .with(row(say!("trainer-key-counts"), say!("trainer-key-yes", yes = case.yes()))),
        )
}

/// The code of the session; another by chance, or the one that was used before.
fn code(training: Training) -> El {
    let wrong = RwSignal::new(false);
    let typed = control("input", "govuk-input govuk-input--width-5 brand-reference", CODE)
        .attribute("type", "text")
        .attribute("maxlength", "4")
        .live_attribute("aria-describedby", move || {
            Some(if wrong.get() { "trainer-code-hint trainer-code-wrong" } else { "trainer-code-hint" }.to_owned())
        })
        .live_value(move || training.session.get().to_string())
        .on("change", move |event| match SessionMark::read(&event_target_value(&event)) {
            Some(mark) if mark != SessionMark::NONE => {
                wrong.set(false);
                // Also what was typed otherwise and is the same.
                training.session.update(|session| *session = mark);
            }
            _ => wrong.set(true),
        });
    let draw = move || {
        wrong.set(false);
        training.draw();
        training.said.set(say!("trainer-drawn", code = training.session.get_untracked()));
    };
    let error = live(move || {
        wrong.get().then(|| {
            el("p", "govuk-error-message")
                .id("trainer-code-wrong")
                .attribute("role", "alert")
                .text(say!("trainer-code-wrong"))
        })
    });
    el("section", "")
        .with(h2(say!("trainer-code-heading")))
        .with(error)
        .with(labelled(CODE, say!("trainer-code"), Some(say!("trainer-code-hint")), typed))
        .with(act(Look::Secondary, say!("trainer-draw"), draw).id("trainer-draw"))
}

/// How learners get there: the link in full, copied, and for their cameras.
fn ways(training: Training, case: &Case) -> El {
    let (id, own) = (case.id.clone(), training.is_own());
    let link = Memo::new(move |_| address(training.session.get(), (!own).then_some(id.as_str())));
    let copied = RwSignal::new(String::new());
    let copy = move || {
        let asked = clipboard::copy(&link.get_untracked());
        spawn_local(async move {
            let done = asked.await.is_ok();
            copied.try_set(if done { say!("trainer-copied") } else { say!("trainer-not-copied") });
        });
    };
    let code = live(move || {
        let link = link.get();
        qr(&link, &say!("trainer-qr", link = link)).map(|code| code.id("trainer-qr"))
    });
    let more = own.then(|| p(say!("trainer-own-ways")).id("trainer-own-ways"));
    let save = own.then(|| {
        let case = training.case();
        let save = move || case.iter().for_each(|case| super::own::save(training, case));
        act(Look::Secondary, say!("trainer-own-save"), save).id("trainer-own-share")
    });
    let on = act(Look::Main, say!("trainer-to-hand-ins"), || route::go(super::Page::HandIns.hash()));
    el("section", "")
        .with(h2(say!("trainer-link-heading")))
        .with(p(say!("trainer-link-intro")))
        .with(el("p", "govuk-body practice-link").id("trainer-link").with(live_text(move || link.get())))
        .with_all(more)
        .with(
            el("div", "govuk-button-group")
                .with(act(Look::Secondary, say!("trainer-copy"), copy).id("trainer-copy"))
                .with_all(save),
        )
        .with(
            el("p", "govuk-body")
                .attribute("role", "status")
                .id("trainer-copied")
                .with(live_text(move || copied.get())),
        )
        .with(code)
        .with(on.id("trainer-to-hand-ins"))
}

/// Where learners go: the practitioner's page beside this one. The case of the site is in it, an own one is opened there.
pub fn address(session: SessionMark, case: Option<&str>) -> String {
    let portal = route::address_of("../").unwrap_or_default();
    link_from(&portal, session, case)
}

fn link_from(portal: &str, session: SessionMark, case: Option<&str>) -> String {
    let case = case.map(|id| format!("/{id}")).unwrap_or_default();
    format!("{portal}#/practice/s/{session}{case}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_names_the_session_and_a_case_of_the_site() {
        let session = SessionMark::read("k7").unwrap();
        let portal = "https://marac.example.org/";
        assert_eq!(
            link_from(portal, session, Some("v1-marla-quill")),
            "https://marac.example.org/#/practice/s/K7/v1-marla-quill"
        );
        assert_eq!(link_from(portal, session, None), "https://marac.example.org/#/practice/s/K7");
    }
}
