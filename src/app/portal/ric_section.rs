//! The checklist: 24 items, how many are answered, the next one, and the counts when it is finished.

use leptos::prelude::*;

use super::journey::Journey;
use super::route_section::Finding;
use crate::app::browser;
use crate::app::parts::{Act, Look, Notice, Tone};
use crate::app::questions::RicItem;
use crate::domain::answers::Key;
use crate::domain::check::asks_items;
use crate::domain::form::ids;
use crate::domain::instrument::Wording;
use crate::domain::ric::Counts;
use crate::wording::say;

/// The items, for as long as they are asked.
#[component]
pub fn Checklist(journey: Journey) -> impl IntoView {
    let form = journey.form;
    let how = Key::of(ids::ASSESSMENT_HOW).expect("a row of the form");
    let asked = form.read(move |draft| asks_items(draft.choice(how)));
    move || asked.get().then(|| items(journey))
}

fn items(journey: Journey) -> AnyView {
    let form = journey.form;
    let instrument = form.context(|context| context.instrument.clone());
    let all = instrument.items.len();
    let own_words = (instrument.wording == Wording::Paraphrase).then(|| {
        view! { <Notice tone=Tone::Inset text=instrument.note.en().to_owned() /> }
    });
    let counted = instrument.clone();
    let counts = form.read(move |draft| Counts::of(&counted, draft.ric()));
    let next = {
        let ids: Vec<String> = instrument.items.iter().map(|item| item.id.clone()).collect();
        move || {
            let open = form.draft.with_untracked(|draft| {
                ids.iter().find(|id| draft.item(id).is_none_or(|given| given.answer.is_none())).cloned()
            });
            if let Some(id) = open {
                browser::page::focus_input(&id);
            }
        }
    };
    let rows = instrument.items.into_iter().map(|item| view! { <RicItem form=form item=item /> }).collect::<Vec<_>>();
    view! {
        <h2 class="govuk-heading-m" id="items">{instrument.title.en().to_owned()}</h2>
        {own_words}
        {rows}
        <div class="brand-count">
            <p class="govuk-body govuk-!-margin-bottom-0" role="status" id="ric-answered">
                {move || say!("answered-of", answered = counts.get().answered(), all = all)}
            </p>
            {move || (counts.get().not_answered > 0).then(|| view! {
                <Act words=say!("ric-next") look=Look::Link act=next.clone() />
            })}
        </div>
        {move || (counts.get().not_answered == 0).then(|| view! { <Finding journey=journey counts=counts.get() /> })}
    }
    .into_any()
}
