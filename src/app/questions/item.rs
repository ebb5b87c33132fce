//! One item of the checklist: yes, no or don't know, with detail, sub-options, source and guidance.

use leptos::prelude::*;

use super::choice::radio;
use super::choices::checkbox;
use super::frame::{described_by, error_of, group_class, hint_of, unaided};
use super::long_text::left;
use crate::app::form::Form;
use crate::app::parts::{Details, Notice, Tone};
use crate::domain::check::ITEM_DETAIL;
use crate::domain::draft::{Msg, RicMsg};
use crate::domain::instrument::{Item, Tri};
use crate::domain::private::Private;
use crate::domain::problem::Place;
use crate::wording::{message, say};

/// An item with everything that belongs to it.
#[component]
pub fn RicItem(form: Form, item: Item) -> impl IntoView {
    let id = item.id.clone();
    let error = form.problem(Place::Item(id.clone()));
    let answer = {
        let id = id.clone();
        form.read(move |draft| draft.item(&id).and_then(|given| given.answer))
    };
    let tell = {
        let id = id.clone();
        move |msg: RicMsg| form.send(Msg::Ric(id.clone(), msg))
    };
    let radios = Tri::ALL.map(|tri| {
        let radio_id = if tri == Tri::Yes { id.clone() } else { format!("{id}-{}", tri.id().replace('_', "-")) };
        let label = message(&format!("opt-ynd-{}", tri.id().replace('_', "-")), None, &[]).unwrap_or_default();
        let tell = tell.clone();
        radio(radio_id, id.clone(), label, move || answer.get() == Some(tri), move || tell(RicMsg::Answered(tri)))
    });
    let legend = format!("{}. {}", item.number, item.text.en());
    let why = item.why.en().to_owned();
    let beneath = move || answer.get().map(|tri| beneath(form, &item, tri));
    view! {
        <div class=group_class(error)>
            <fieldset class="govuk-fieldset" aria-describedby=described_by(&id, false, error)>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
                {error_of(&id, error)}
                <div class="govuk-radios govuk-radios--small govuk-radios--inline">{radios.into_iter().collect::<Vec<_>>()}</div>
            </fieldset>
            {beneath}
            <Details summary=say!("item-why")>{why}</Details>
        </div>
    }
}

/// What an answer brings up: guidance, sub-options, detail, source.
fn beneath(form: Form, item: &Item, tri: Tri) -> AnyView {
    let guidance =
        item.guidance(tri).into_iter().map(|text| view! { <Notice tone=Tone::Inset text=text /> }).collect::<Vec<_>>();
    let options = (tri == Tri::Yes && !item.options.is_empty()).then(|| options(form, item));
    view! { <div class="brand-follow-up">{guidance}{options}{detail(form, item, tri)}{item.source.then(|| source(form, item))}</div> }
        .into_any()
}

fn options(form: Form, item: &Item) -> AnyView {
    let boxes = item.options.iter().map(|option| {
        let (id, mine, tick) = (item.id.clone(), option.id.clone(), option.id.clone());
        let ticked = {
            let id = id.clone();
            form.read(move |draft| draft.item(&id).is_some_and(|given| given.options.contains(&mine)))
        };
        let box_id = format!("{id}-option-{}", option.id.replace('_', "-"));
        checkbox(
            box_id,
            option.text.en().to_owned(),
            move || ticked.get(),
            move |on| {
                form.send(Msg::Ric(id.clone(), RicMsg::Ticked(tick.clone(), on)));
            },
        )
    });
    view! {
        <fieldset class="govuk-fieldset govuk-!-margin-bottom-4">
            <legend class="govuk-fieldset__legend">
                {say!("item-options")}<span class="govuk-visually-hidden">" "{say!("item-number", number = item.number)}</span>
            </legend>
            <div class="govuk-checkboxes govuk-checkboxes--small">{boxes.collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}

/// The box for detail: where the answer prompts for it, or where something was already written.
fn detail(form: Form, item: &Item, tri: Tri) -> Option<AnyView> {
    let (id, prompts) = (item.id.clone(), item.prompts(tri).join(" "));
    let written = form.draft.with_untracked(|draft| draft.item(&id).is_some_and(|given| !given.detail.is_empty()));
    if prompts.is_empty() && !written {
        return None;
    }
    let value = {
        let id = id.clone();
        form.read(move |draft| draft.item(&id).map(|given| given.detail.clone()).unwrap_or_default())
    };
    let box_id = format!("{id}-detail");
    let hint = (!prompts.is_empty()).then_some(prompts);
    let described = hint.as_ref().map(|_| format!("{box_id}-hint"));
    Some(
        view! {
            <div class="govuk-form-group">
                <label class="govuk-label" for=box_id.clone()>
                    {say!("item-detail")}<span class="govuk-visually-hidden">" "{say!("item-number", number = item.number)}</span>
                </label>
                {hint_of(&box_id, hint)}
                <textarea class="govuk-textarea" id=box_id rows="3" autocomplete="off" spellcheck="false"
                    {..unaided()} translate="no" aria-describedby=described prop:value=value
                    on:input=move |event| {
                        form.send(Msg::Ric(id.clone(), RicMsg::WroteDetail(Private(event_target_value(&event)))));
                    } />
                {left(value, ITEM_DETAIL)}
            </div>
        }
        .into_any(),
    )
}

fn source(form: Form, item: &Item) -> AnyView {
    let id = item.id.clone();
    let value = {
        let id = id.clone();
        form.read(move |draft| draft.item(&id).map(|given| given.source.clone()).unwrap_or_default())
    };
    let box_id = format!("{id}-source");
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label" for=box_id.clone()>
                {say!("item-source")}<span class="govuk-visually-hidden">" "{say!("item-number", number = item.number)}</span>
            </label>
            <input class="govuk-input govuk-!-width-two-thirds" id=box_id type="text" autocomplete="off"
                spellcheck="false" {..unaided()} translate="no" prop:value=value
                on:input=move |event| {
                    form.send(Msg::Ric(id.clone(), RicMsg::WroteSource(Private(event_target_value(&event)))));
                } />
        </div>
    }
    .into_any()
}
