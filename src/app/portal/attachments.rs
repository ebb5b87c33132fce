//! The page on which files are attached, and how the page that checks answers shows them.

use leptos::prelude::*;

use super::journey::{Journey, Step};
use super::section::back_to_tasks;
use crate::app::browser::page as window;
use crate::app::parts::{
    El, Look, Mend, act, act_once, bullets, effect, el, error_summary, h2, inset, live, live_text, p, page,
    summary_row, unseen, warning,
};
use crate::app::questions::file_control;
use crate::area::MOST_BY_MAIL;
use crate::wording::{attached as words, say};

/// The id of the control for files.
const CONTROL: &str = "attach";

/// The page.
pub fn attachments(journey: Journey) -> El {
    let limits = journey.area().pack.attachable();
    let nothing = limits.nothing();
    if !journey.attached.busy.get_untracked() {
        journey.attached.said.set(String::new());
    }
    let problems = Memo::new(move |_| {
        let over = journey.attached.problems(&journey.area().pack.attachable());
        journey.attached.refused.get().into_iter().chain(over).collect::<Vec<_>>()
    });
    let mends = Signal::derive(move || {
        problems.get().into_iter().map(|text| Mend { id: CONTROL.to_owned(), text }).collect::<Vec<_>>()
    });
    let on = move || {
        // Whoever goes on has read why.
        journey.attached.refused.set(Vec::new());
        journey.go(journey.next(Step::Attachments));
    };
    let page = page(say!("attach-heading"), Some(journey.caption(Step::Attachments)), Some(mends));
    let page = if nothing {
        page.with(p(say!("attach-none")))
    } else {
        let most = words::at_most(limits.limits.total_bytes);
        page.with(p(say!(
            "attach-what",
            files = limits.limits.files,
            types = words::types(&limits.limits),
            most = most
        )))
        .with_all(limits.mailed.then(|| p(say!("attach-mailed"))))
        .with(p(say!("attach-position")))
        .with(p(say!("attach-memory")))
        .with(control(journey, problems))
    };
    let page = page
        .with(
            el("p", "govuk-body")
                .attribute("role", "status")
                .id("attach-said")
                .with(live_text(move || journey.attached.said.get())),
        )
        .with(list(journey))
        .with(act_once(Look::Main, say!("continue"), journey.attached.busy.into(), on).id("continue"));
    el("div", "").with(back_to_tasks(journey)).with(error_summary(mends)).with(page)
}

/// The control, with what is wrong beside it.
fn control(journey: Journey, problems: Memo<Vec<String>>) -> El {
    let choose = move |files| journey.attached.choose(files, journey.area());
    let described = move || {
        let error = problems.with(|problems| !problems.is_empty());
        Some(if error { "attach-hint attach-error" } else { "attach-hint" }.to_owned())
    };
    let errors = live(move || {
        let line =
            |text: String| el("p", "govuk-error-message").with(unseen(say!("error-prefix")).text(" ")).text(text);
        let problems = problems.get();
        (!problems.is_empty()).then(|| el("div", "").id("attach-error").with_all(problems.into_iter().map(line)))
    });
    let class = move || {
        let error = problems.with(|problems| !problems.is_empty());
        Some(if error { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }.to_owned())
    };
    el("div", "")
        .live_attribute("class", class)
        .with(el("label", "govuk-label govuk-label--s").attribute("for", CONTROL).text(say!("attach-label")))
        .with(el("div", "govuk-hint").id("attach-hint").text(say!("attach-hint")))
        .with(errors)
        .with(file_control(CONTROL, choose).live_attribute("aria-describedby", described))
}

/// What is attached, each with the way to remove it.
fn list(journey: Journey) -> AnyView {
    let attached = journey.attached;
    // Where focus goes once the list stands there anew.
    let goal = StoredValue::new(None::<String>);
    live(move || {
        if let Some(id) = goal.try_update_value(Option::take).flatten() {
            effect(move || {
                if !window::focus_input(&id) {
                    window::focus_text("heading");
                }
            });
        }
        let files = attached.files.get();
        let (count, bytes) = (files.len(), attached.bytes());
        let area = journey.area();
        let most = words::at_most(area.pack.attachable().limits.total_bytes);
        let sums = say!("attach-sums", files = count, size = words::size(bytes), most = most);
        let mailed = bytes > MOST_BY_MAIL && area.pack.delivery.email.is_some();
        let rows = files.into_iter().enumerate().map(move |(at, file)| {
            let remove = move || {
                let next = if at + 1 < count { Some(at) } else { at.checked_sub(1) };
                goal.set_value(Some(next.map_or_else(|| CONTROL.to_owned(), remove_id)));
                attached.remove(at);
            };
            let button = act(Look::Link, say!("attach-remove"), remove).id(remove_id(at));
            let button = button.with(unseen(format!(" {}", file.name)));
            row(file.name.clone(), file.lines()).id(format!("attached-{at}")).with(action(button))
        });
        (count > 0).then(|| {
            el("section", "")
                .attribute("aria-labelledby", "attached-heading")
                .with(h2(say!("attach-list")).id("attached-heading"))
                .with(el("dl", "govuk-summary-list").id("attached").with_all(rows))
                .with(p(sums).id("attached-sums"))
                .with_all(mailed.then(|| inset(say!("attach-too-large-to-mail"))))
        })
    })
}

fn remove_id(at: usize) -> String {
    format!("attached-{at}-remove")
}

fn row(name: String, lines: Vec<String>) -> El {
    let lines = lines.into_iter().map(|line| el("span", "recap__line").text(line));
    let name = el("span", "brand-typed").text(name);
    let key = el("dt", "govuk-summary-list__key").attribute("translate", "no").with(name);
    let value = el("dd", "govuk-summary-list__value").with_all(lines);
    el("div", "govuk-summary-list__row").with(key).with(value)
}

fn action(button: El) -> El {
    el("dd", "govuk-summary-list__actions").with(button)
}

/// The files as the page that checks answers shows them; nothing where the area takes none and none is there.
pub fn recap(journey: Journey) -> Option<El> {
    let attached = journey.attached;
    let limits = journey.area().pack.attachable();
    let (files, refused) = (attached.files.get_untracked(), attached.refused.get_untracked());
    if limits.nothing() && files.is_empty() {
        return None;
    }
    let change = move |label: &str| {
        let go = move || journey.go(Step::Attachments);
        action(act(Look::Link, say!("change"), go).with(unseen(format!(" {label}"))))
    };
    let none = files.is_empty().then(|| {
        let value = el("dd", "govuk-summary-list__value").text(say!("attach-no-files"));
        summary_row(say!("attach-list"), value).with(change(&say!("attach-heading")))
    });
    let rows = files.into_iter().map(|file| row(file.name.clone(), file.lines()).with(change(&file.name)));
    let refused = (!refused.is_empty())
        .then(|| el("div", "govuk-inset-text").with(p(say!("attach-not-attached"))).with(bullets(refused)));
    let section = el("section", "recap")
        .id("recap-attachments")
        .with(h2(say!("attach-heading")))
        .with(el("dl", "govuk-summary-list").with_all(rows).with_all(none))
        .with_all(refused)
        .with_all(attached.problems(&limits).into_iter().map(warning));
    Some(section)
}
