//! Opening a register, and how it stands once it is open.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::book::Book;
use super::fields::choose;
use super::not_done::NotDone;
use super::shelf::{Shelf, can_pick};
use crate::app::browser::files;
use crate::app::browser::folder::{self, Folder};
use crate::app::clerk::{Ask, Told};
use crate::app::desk::session::Session;
use crate::app::desk::site::Site;
use crate::app::parts::{El, Look, act, bullets, el, inset, live, live_text, p, warning};
use crate::app::questions::control;
use crate::app::worker::KeyHeld;
use crate::wording::say;

/// The ways to a register, while none is open.
#[component]
pub fn Begin(session: Session) -> impl IntoView {
    let areas = Memo::new(move |_| session.keys.with(|keys| session.site.with(|site| areas(site, keys))));
    let area = RwSignal::new(String::new());
    let chosen = move || {
        let areas = areas.get_untracked();
        let picked = area.get_untracked();
        areas.iter().find(|(id, _)| *id == picked).or(areas.first()).map(|(id, _)| id.clone())
    };
    let empty = RwSignal::new_local(None::<Folder>);
    let open = move |shelf: Shelf| {
        empty.set(None);
        let Some(area) = chosen() else { return };
        session.said.set(say!("register-opening"));
        session.do_in_register(session.open_register(Rc::new(shelf), area));
    };
    let pick = move || {
        spawn_local(async move {
            match folder::pick().await {
                Ok(Some(folder)) => match holds_register(&folder).await {
                    true => open(Shelf::Folder(folder)),
                    false => empty.set(Some(folder)),
                },
                Ok(None) => {}
                Err(_) => session.not_done.set(Some(NotDone::NoAccess)),
            }
        });
    };
    let unzip = move |event: leptos::ev::Event| {
        let chosen = files::chosen(&event);
        files::clear(&event);
        let Some(file) = chosen.into_iter().next() else { return };
        spawn_local(async move {
            let Ok(bytes) = file.read().await else { return session.not_done.set(Some(NotDone::NoAccess)) };
            match session.ask(Ask::Unzip, vec![bytes]).await {
                Ok((Told::Unzipped(Some(names)), files)) => open(Shelf::of_zip(names.into_iter().zip(files))),
                Ok(_) => session.not_done.set(Some(NotDone::NotAZip)),
                Err(why) => session.not_done.set(Some(why)),
            }
        });
    };
    let start_here = move || {
        live(move || {
            let folder = empty.get()?;
            let words = say!("register-empty-folder", folder = folder.name());
            let start = act(Look::Secondary, say!("register-start-here"), move || open(Shelf::Folder(folder.clone())));
            Some(el("div", "govuk-inset-text").with(p(words)).with(start.id("register-start-here")))
        })
    };
    let again = move || {
        let kept = session.shelf.with_value(|shelf| shelf.clone().filter(|shelf| shelf.unsaved() > 0));
        kept.map(|shelf| {
            let words = say!("register-kept", count = shelf.unsaved());
            let go_on = move || {
                if let Some(area) = chosen() {
                    session.do_in_register(session.open_register(shelf.clone(), area));
                }
            };
            el("div", "govuk-inset-text")
                .with(p(words))
                .with(act(Look::Secondary, say!("register-go-on"), go_on).id("register-go-on"))
        })
    };
    let ways = move || {
        let areas = areas.get();
        if areas.is_empty() {
            return None;
        }
        let which = (areas.len() > 1).then(|| choose("register-area", say!("register-area"), areas, area));
        let folder = can_pick().then(|| act(Look::Secondary, say!("register-folder"), pick).id("register-folder"));
        let new = act(Look::Secondary, say!("register-new"), move || open(Shelf::of_zip([]))).id("register-new");
        let zip = control("input", "govuk-file-upload", "register-zip")
            .attribute("type", "file")
            .attribute("accept", ".zip")
            .attribute("aria-describedby", "register-zip-hint")
            .on("change", unzip);
        let zip = el("div", "govuk-form-group")
            .with(el("label", "govuk-label govuk-label--s").attribute("for", "register-zip").text(say!("register-zip")))
            .with(el("div", "govuk-hint").id("register-zip-hint").text(say!("register-zip-hint")))
            .with(zip);
        Some(
            el("section", "desk-register")
                .attribute("aria-labelledby", "register-heading")
                .with(
                    el("h2", "govuk-heading-m")
                        .id("register-heading")
                        .attribute("tabindex", "-1")
                        .text(say!("register-heading")),
                )
                .with(p(if can_pick() { say!("register-intro") } else { say!("register-intro-no-folder") }))
                .with_all(which)
                .with_all(again())
                .with(el("div", "govuk-button-group").with_all(folder).with(new))
                .with(start_here())
                .with(zip),
        )
    };
    view! { <Unsaid session=session /> {live(ways)} }
}

/// How the register stands, and what went wrong with it last.
#[component]
pub fn Standing(session: Session) -> impl IntoView {
    // The heading stays the same element while the rest follows the register: it may have focus.
    let heading = el("h2", "govuk-heading-m").id("register-heading").attribute("tabindex", "-1");
    let look = act(Look::Link, say!("register-look-again"), move || session.do_in_register(session.look_again()));
    let section = el("section", "desk-register")
        .attribute("aria-labelledby", "register-heading")
        .with(heading.text(say!("register-heading")))
        .with(el("p", "govuk-body").id("register-place").with(live_text(move || place(session))))
        .with(el("p", "govuk-body").with(el("span", "").id("register-counts").with(live_text(move || counts(session)))))
        .with(el("p", "govuk-body").with(look.id("register-look-again")))
        .with(live(move || remarks(session)));
    view! { <Unsaid session=session /> {section} }
}

/// What a person must see on every page of the register: what was not done, and what would be lost with this page.
#[component]
pub fn Unsaid(session: Session) -> impl IntoView {
    let wrong = live(move || session.not_done.get().map(|why| warning(why.words()).id("register-not-done")));
    view! { {wrong} {unsaved(session)} }
}

fn place(session: Session) -> String {
    session.book.with(|book| {
        let Some(book) = book else { return String::new() };
        let area = session.site.with(|site| site.pack(&book.area).map(|pack| pack.name.en().to_owned()));
        let area = area.unwrap_or_else(|| book.area.clone());
        match &book.folder {
            Some(folder) => say!("register-in-folder", area = area, folder = folder),
            None => say!("register-in-zip", area = area),
        }
    })
}

fn counts(session: Session) -> String {
    session.book.with(|book| {
        let counts = |book: &Book| say!("register-counts", cases = book.lines.len(), events = book.events);
        book.as_ref().map(counts).unwrap_or_default()
    })
}

fn remarks(session: Session) -> Option<El> {
    let remarks = session.book.with(|book| {
        let book = book.as_ref()?;
        let remark = |(words, count): &(String, usize)| say!("register-remark", words = words, count = count);
        let restricted = (book.restricted > 0).then(|| say!("cli-list-restricted", count = book.restricted));
        Some(book.remarks.iter().map(remark).chain(restricted).collect::<Vec<_>>())
    })?;
    (!remarks.is_empty()).then(|| inset(say!("register-remarks")).id("register-remarks").with(bullets(remarks)))
}

/// What would be lost with the page, where the register is in no folder.
fn unsaved(session: Session) -> AnyView {
    let of = |book: &Option<Book>| book.as_ref().filter(|book| book.folder.is_none()).map(|book| book.unsaved);
    let unsaved = Memo::new(move |_| session.book.with(of));
    let any = Memo::new(move |_| unsaved.with(Option::is_some));
    let words = move || match unsaved.get() {
        None | Some(0) => say!("register-saved"),
        Some(count) => say!("register-unsaved", count = count),
    };
    // The button stays the same while changes come in, or a press on it would go astray.
    live(move || {
        any.get().then(|| {
            let save = act(Look::Secondary, say!("register-save"), move || session.do_in_register(session.save_zip()));
            let words = el("p", "govuk-body").with(live_text(words));
            el("div", "govuk-inset-text").with(words).with(save.id("register-save"))
        })
    })
}

/// The areas whose keys are held: id and name.
pub fn areas(site: &Site, keys: &[KeyHeld]) -> Vec<(String, String)> {
    site.areas_of(keys).map(|pack| (pack.id.clone(), pack.name.en().to_owned())).collect()
}

async fn holds_register(folder: &Folder) -> bool {
    for part in ["events", "bodies"] {
        if folder.list(part).await.is_ok_and(|files| !files.is_empty()) {
            return true;
        }
    }
    false
}
