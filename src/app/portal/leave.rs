//! The way out at once: somebody has come into the room.

use leptos::prelude::Set;

use super::journey::Journey;
use crate::app::browser::leaving;
use crate::app::parts::{El, Look, act, el, unseen};
use crate::domain::draft::Draft;
use crate::wording::say;

/// What a browser shows where the area names no page.
const EMPTY_PAGE: &str = "about:blank";

/// The bar that stays in view, with the way out; three presses of Shift do the same.
pub fn bar(journey: Journey) -> El {
    let area = journey.area();
    let to = area.pack.leave_page.clone().filter(|page| page.starts_with("https://") || page.starts_with("http://"));
    let to = to.unwrap_or_else(|| EMPTY_PAGE.to_owned());
    let leave = move || {
        leaving::cover();
        journey.form.draft.set(Draft::default());
        journey.attached.clear();
        leaving::replace_with(&to);
    };
    leaving::on_three_shifts(leave.clone());
    let button = act(Look::Secondary, say!("leave"), leave).id("leave").attribute("aria-describedby", "leave-how");
    let bar = el("div", "govuk-width-container")
        .with(el("span", "").text(area.pack.name.en()))
        .with(button)
        .with(unseen(say!("leave-how")).id("leave-how"));
    el("section", "brand-bar no-print").attribute("aria-label", say!("leave")).with(bar)
}
