//! What the count says under the area's rules. Never "low", never green: a count below the threshold names the other routes.

use leptos::prelude::*;

use super::journey::Journey;
use crate::app::parts::{Notice, Tone};
use crate::domain::answers::Key;
use crate::domain::check::asks_items;
use crate::domain::form::ids;
use crate::domain::ric::Counts;
use crate::render::recap::counts_in_words;
use crate::wording::say;

/// From here on, what is not known may matter more than what is.
const MANY_DONT_KNOWS: u32 = 5;

/// The counts before the routes: they are seen before the professional's own view is asked.
#[component]
pub fn CountsAndRoute(journey: Journey) -> impl IntoView {
    let form = journey.form;
    let how = Key::of(ids::ASSESSMENT_HOW).expect("a row of the form");
    let asked = form.read(move |draft| asks_items(draft.choice(how)));
    let counts = form.read(move |draft| form.context(|context| Counts::of(&context.instrument, draft.ric())));
    let rules = form.context(|context| context.rules.clone());
    let escalation = say!("route-escalation", events = rules.escalation.events, months = rules.escalation.months);
    let repeat = say!("route-repeat", months = rules.repeat.months);
    view! {
        {move || asked.get().then(|| view! { <Finding journey=journey counts=counts.get() /> })}
        <p class="govuk-body">{say!("route-judgement-raises")}</p>
        <p class="govuk-body">{escalation}" "{repeat}</p>
    }
}

/// The counts, and what they mean for the route.
#[component]
pub fn Finding(journey: Journey, counts: Counts) -> impl IntoView {
    let rules = journey.form.context(|context| context.rules.clone());
    let needed = rules.visible_high_risk.yes_at_least;
    let meaning = match (counts.not_answered, rules.visible_high_risk(counts.yes)) {
        (_, true) => say!("finding-met", yes = counts.yes, needed = needed),
        (0, false) => say!("finding-not-met", yes = counts.yes, needed = needed),
        (_, false) => say!("finding-unfinished", open = counts.not_answered),
    };
    let unknown = (counts.dont_know >= MANY_DONT_KNOWS).then(|| say!("finding-dont-knows", count = counts.dont_know));
    view! {
        <div class="finding" id="finding">
            <h2 class="govuk-heading-m">{say!("finding-heading")}</h2>
            <p class="govuk-body govuk-!-font-weight-bold" id="counts">{counts_in_words(counts)}</p>
            <p class="govuk-body">{meaning}</p>
            {unknown.map(|text| view! { <Notice tone=Tone::Inset text=text /> })}
        </div>
    }
}
