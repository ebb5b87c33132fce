//! What the count says under the area's rules. Never "low", never green: a count below the threshold names the other routes.

use leptos::prelude::*;

use super::journey::Journey;
use super::ric_section::{counts, items_are_asked};
use crate::app::parts::{El, el, h2, inset, live, p};
use crate::domain::ric::Counts;
use crate::render::recap::counts_in_words;
use crate::wording::say;

/// From here on, what is not known may matter more than what is.
const MANY_DONT_KNOWS: u32 = 5;

/// The counts before the routes: they are seen before the professional's own view is asked.
pub fn counts_and_route(journey: Journey) -> Vec<El> {
    let (asked, counts) = (items_are_asked(journey), counts(journey));
    vec![
        el("div", "").with(live(move || asked.get().then(|| finding(journey, counts.get())))),
        h2(say!("events-heading")),
        p(say!("events-intro")),
    ]
}

/// The counts, and what they mean for the route.
pub fn finding(journey: Journey, counts: Counts) -> El {
    let needed = journey.form.context(|context| context.rules.visible_high_risk.yes_at_least);
    let met = counts.yes >= needed;
    let meaning = match (counts.not_answered, met) {
        (_, true) => say!("finding-met", yes = counts.yes, needed = needed),
        (0, false) => say!("finding-not-met", yes = counts.yes, needed = needed),
        (_, false) => say!("finding-unfinished", open = counts.not_answered),
    };
    let unknown = || inset(say!("finding-dont-knows", count = counts.dont_know));
    el("div", "finding")
        .id("finding")
        .with(h2(say!("finding-heading")))
        .with(el("p", "govuk-body govuk-!-font-weight-bold").id("counts").text(counts_in_words(counts)))
        .with(p(meaning))
        .with_all((counts.dont_know >= MANY_DONT_KNOWS).then(unknown))
}
