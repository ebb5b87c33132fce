//! Which area's form, and which case.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::library::Library;
use super::route::Route;
use super::training::Training;
use crate::app::browser::files::ChosenFile;
use crate::app::browser::route as address;
use crate::app::parts::{El, bullets, el, h2, link, live, live_text, p, page, warning};
use crate::app::portal::areas::directory;
use crate::app::portal::load::Area;
use crate::app::questions::{control, file_control};
use crate::domain::label::Label;
use crate::domain::practice::case::{Case, MOST_BYTES};
use crate::domain::practice::code::SessionMark;
use crate::wording::{practice as words, say};

/// The areas; where there is one, its cases at once.
pub fn areas(training: Training) -> El {
    let found = RwSignal::new(None);
    spawn_local(async move {
        let areas = directory().await;
        if let Ok([only]) = areas.as_deref() {
            return address::go(&way(training, &only.id));
        }
        found.set(Some(areas));
    });
    let list = live(move || {
        Some(found.with(|found| match found {
            None => super::super::portal::loading(),
            Some(Err(())) => warning(say!("areas-not-read")),
            Some(Ok(areas)) if areas.is_empty() => p(say!("prac-no-area")),
            Some(Ok(areas)) => {
                let line = |area: &crate::area::Entry| {
                    el("li", "").with(link(Route::cases(&area.id), area.name.en().to_owned()))
                };
                el("ul", "govuk-list govuk-list--spaced").id("areas").with_all(areas.iter().map(line))
            }
        }))
    });
    page(say!("prac-heading"), None, None)
        .with(warning(say!("prac-nothing-sent")))
        .with(p(say!("prac-which-area")))
        .with(list)
}

/// Where the trainer's link leads in an area.
fn way(training: Training, area: &str) -> String {
    match training.wanted() {
        Some(case) => Route::base(area, &case),
        None => Route::cases(area),
    }
}

/// The cases of this site, the session, and a case of one's own trainer.
pub fn cases(training: Training, area: Arc<Area>, library: &Library) -> El {
    let line = |id: &str, title: &Label, about: &Label, minutes: u32| {
        let way = link(Route::base(&area.pack.id, id), title.en().to_owned());
        let minutes = say!("prac-minutes", minutes = minutes);
        el("li", "practice-case")
            .with(el("h3", "govuk-heading-s").with(way))
            .with(p(about.en().to_owned()))
            .with(el("p", "govuk-hint").text(minutes))
    };
    let cases = library.cases.iter().map(|case| line(&case.id, &case.title, &case.about, case.minutes));
    let faulty = library.faulty.iter().map(|form| line(&form.id, &form.title, &form.about, form.minutes));
    let damaged = (library.damaged > 0).then(|| warning(say!("prac-damaged", count = library.damaged)));
    page(say!("prac-heading"), None, None)
        .with(warning(say!("prac-nothing-sent")))
        .with(p(say!("prac-what")))
        .with(p(say!("prac-care")))
        .with(session(training))
        .with(h2(say!("prac-cases-heading")))
        .with_all(damaged)
        .with(el("ul", "govuk-list").id("cases").with_all(cases.chain(faulty)))
        .with(own_case(training, &area))
        .with(el("p", "govuk-body").with(link("#/".to_owned(), say!("prac-to-live"))))
}

/// The two characters of a trainer's session.
fn session(training: Training) -> El {
    let wrong = RwSignal::new(false);
    let typed = move |text: String| {
        let read = if text.trim().is_empty() { Some(SessionMark::NONE) } else { SessionMark::read(&text) };
        wrong.set(read.is_none());
        training.session.set(read.unwrap_or_default());
    };
    let value = move || match training.session.get_untracked() {
        SessionMark::NONE => String::new(),
        mark => mark.to_string(),
    };
    let input = control("input", "govuk-input govuk-input--width-3", "session")
        .attribute("type", "text")
        .attribute("aria-describedby", "session-hint session-said")
        .live_value(value)
        .on("input", move |event| typed(event_target_value(&event)));
    let said = live_text(move || match (wrong.get(), training.session.get()) {
        (true, _) => say!("prac-session-wrong"),
        (false, SessionMark::NONE) => say!("prac-session-none"),
        (false, mark) => say!("prac-session-is", mark = mark),
    });
    el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", "session").text(say!("prac-session")))
        .with(el("div", "govuk-hint").id("session-hint").text(say!("prac-session-hint")))
        .with(input)
        .with(el("p", "govuk-body").id("session-said").attribute("role", "status").with(said))
}

/// A case that a trainer wrote, opened from its file.
fn own_case(training: Training, area: &Arc<Area>) -> El {
    let faults = RwSignal::new(Vec::<String>::new());
    let taking = area.clone();
    let take = move |files: Vec<ChosenFile>| {
        faults.set(Vec::new());
        for file in files {
            spawn_local(read(training, taking.clone(), file, faults));
        }
    };
    let said = live(move || {
        let faults = faults.get();
        let all = || el("div", "").with(p(say!("prac-own-faults"))).with(bullets(faults.clone()));
        (!faults.is_empty()).then(all)
    });
    el("div", "govuk-form-group")
        .with(h2(say!("prac-own-heading")))
        .with(el("label", "govuk-label").attribute("for", "own-case").text(say!("prac-own")))
        .with(file_control("own-case", take))
        .with(el("div", "").attribute("role", "alert").id("own-case-faults").with(said))
}

async fn read(training: Training, area: Arc<Area>, file: ChosenFile, faults: RwSignal<Vec<String>>) {
    if file.size() > MOST_BYTES as u64 {
        faults.update(|faults| faults.push(say!("prac-own-unread")));
        return;
    }
    let Ok(bytes) = file.read().await else {
        faults.update(|faults| faults.push(say!("prac-own-unread")));
        return;
    };
    match Case::read(&bytes, &area.context.instrument) {
        Ok(case) => {
            let to = Route::base(&area.pack.id, &case.id);
            training.library(&area).update(|library| {
                if let Some(Ok(library)) = library {
                    library.add(case);
                }
            });
            address::go(&to);
        }
        Err(found) => faults.update(|faults| {
            faults.extend(found.iter().map(|fault| words::case_fault(fault, &area.context.instrument)))
        }),
    }
}

/// A link to a case that this site does not have.
pub fn no_such_case(area: &Area) -> El {
    page(say!("prac-no-case-heading"), None, None)
        .with(p(say!("prac-no-case")))
        .with(el("p", "govuk-body").with(link(Route::cases(&area.pack.id), say!("prac-other-case"))))
}
