//! Setting the short code with which work hidden in a hurry comes back.

use leptos::prelude::*;

use super::journey::Journey;
use crate::app::browser::{fields, page as window};
use crate::app::parts::{El, Look, act, details, el, live, p};
use crate::app::questions::{control, error_of};
use crate::domain::leave_code::LeaveCode;
use crate::wording::say;

/// The optional part of the start page, folded.
pub fn leave_code(journey: Journey) -> El {
    let code = journey.leave.code;
    let wrong = RwSignal::new(false);
    let changed = RwSignal::new(false);
    let error = Memo::new(move |_| wrong.get().then(|| say!("leave-code-wrong")));
    let is_set = Memo::new(move |_| code.with(Option::is_some));
    let set = move || match LeaveCode::typed(&String::from_utf8_lossy(&fields::secret("leave-code"))) {
        Some(typed) => {
            fields::clear("leave-code");
            wrong.set(false);
            changed.set(true);
            code.set(Some(typed));
        }
        None => {
            wrong.set(true);
            window::focus_input("leave-code");
        }
    };
    let take = move || {
        changed.set(true);
        code.set(None);
    };
    let input = control("input", "govuk-input govuk-input--width-10", "leave-code")
        .attribute("type", "text")
        .attribute("autocapitalize", "off")
        .attribute("data-secret", "")
        .attribute("aria-describedby", "leave-code-hint leave-code-error")
        .live_attribute("aria-invalid", move || wrong.get().then(|| "true".to_owned()))
        .on("keydown", move |event| {
            if fields::is_enter(&event) {
                set();
            }
        });
    let group = el("div", "govuk-form-group")
        .with(el("label", "govuk-label govuk-label--s").attribute("for", "leave-code").text(say!("leave-code")))
        .with(el("div", "govuk-hint").id("leave-code-hint").text(say!("leave-code-hint")))
        .with(el("div", "").attribute("role", "alert").with(error_of("leave-code", error)))
        .with(input);
    let stands = live(move || {
        Some(match (is_set.get(), changed.get()) {
            (true, _) => p(say!("leave-code-is-set")),
            (false, true) => p(say!("leave-code-taken")),
            (false, false) => el("span", ""),
        })
    });
    let take_away =
        live(move || is_set.get().then(|| act(Look::Secondary, say!("leave-code-take"), take).id("take-code")));
    let acts = el("div", "govuk-button-group")
        .with(act(Look::Secondary, say!("leave-code-set"), set).id("set-code"))
        .with(take_away);
    let inside = el("div", "")
        .with(p(say!("leave-code-what")))
        .with(p(say!("leave-code-limits")))
        .with(group)
        .with(acts)
        .with(el("div", "").attribute("role", "status").id("code-stands").with(stands));
    details(say!("leave-code-summary"), inside).id("leave-code-fold")
}
