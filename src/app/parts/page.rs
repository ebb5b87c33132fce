//! One page: its title in the window, its heading, focus on arrival.

use leptos::prelude::*;

use super::el::{El, effect, el};
use super::error_summary::Mend;
use crate::app::browser::{clock, page as window};
use crate::wording::say;

/// A page with a heading that takes focus when the page appears.
///
/// `caption` stands above the heading; while `mends` holds any, the title begins with "Error:".
pub fn page(heading: String, caption: Option<String>, mends: Option<Signal<Vec<Mend>>>) -> El {
    let title = match &caption {
        Some(caption) => format!("{caption}: {heading}"),
        None => heading.clone(),
    };
    effect(move || {
        let failed = mends.is_some_and(|mends| mends.with(|mends| !mends.is_empty()));
        window::set_title(&if failed { say!("title-error", title = title) } else { title.clone() });
    });
    // Once the page stands: moving focus makes the browser lay it out, and both together would block for too long.
    // What has taken focus by then, such as the line somebody comes back to, keeps it.
    effect(|| {
        clock::soon(|| {
            if window::nothing_has_focus() {
                window::focus_text("heading");
            }
        });
    });
    let caption = caption.map(|caption| el("span", "govuk-caption-l").text(caption));
    let heading = el("h1", "govuk-heading-l").id("heading").attribute("tabindex", "-1").with_all(caption).text(heading);
    el("main", "govuk-main-wrapper").id("main").with(heading)
}
