//! Whether a referral that was sent has been read: asked with the code of its file, which says nothing about it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::delivery;
use super::journey::{Journey, Step};
use super::load::Area;
use crate::app::browser::fields;
use crate::app::parts::{El, Look, act_once, el, link, live, p, page};
use crate::app::questions::control;
use crate::wording::say;

/// The page where the code of a receipt is typed.
pub fn status(journey: Journey) -> El {
    let label = el("label", "govuk-label").attribute("for", "status-code").text(say!("status-code"));
    let field = control("input", "govuk-input brand-reference", "status-code");
    let group = el("div", "govuk-form-group").with(label).with(field);
    page(say!("status-heading"), None, None)
        .with(p(say!("status-what")))
        .with(group)
        .with(ask(|| fields::text("status-code"), journey.area()))
        .with(el("p", "govuk-body").with(link(journey.hash(Step::Start), say!("status-back"))))
}

/// For a file that was just sent: its code, and the button.
pub fn of_sent(name: String, area: Arc<Area>) -> El {
    let digits = name.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    let code = el("p", "govuk-body").id("status-code").attribute("translate", "no");
    el("div", "")
        .with(p(say!("status-code-is")))
        .with(code.with(el("strong", "brand-reference").text(digits)))
        .with(ask(move || name.clone(), area))
}

fn ask(code: impl Fn() -> String + 'static, area: Arc<Area>) -> El {
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let go = move || {
        let name: String = code().chars().filter(|c| !c.is_whitespace()).collect();
        let (name, area) = (name.to_ascii_lowercase(), area.clone());
        busy.set(true);
        spawn_local(async move {
            let said = delivery::status(&area, &name).await;
            drop((answer.try_set(Some(said)), busy.try_set(false)));
        });
    };
    el("div", "no-print")
        .with(act_once(Look::Secondary, say!("status-ask"), busy.into(), go).id("status-ask"))
        .with(el("div", "").attribute("role", "status").id("status").with(live(move || answer.get().map(p))))
}
