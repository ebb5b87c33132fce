//! One item of the checklist: yes, no or don't know, with detail, sub-options, source and guidance.

use leptos::prelude::*;

use super::control::{checkbox, nth_id, radio, text_control};
use super::frame::{described_by_error, error_of, group, hint_of};
use super::long_text::left;
use crate::app::form::Form;
use crate::app::parts::{El, details, el, inset, live, unseen};
use crate::domain::check::ITEM_DETAIL;
use crate::domain::draft::{Msg, RicMsg};
use crate::domain::instrument::{Item, Tri};
use crate::domain::private::Private;
use crate::domain::problem::Place;
use crate::domain::ric::RicAnswer;
use crate::wording::{message, say};

/// An item with everything that belongs to it.
pub fn ric_item(form: Form, item: Item) -> El {
    let legend = format!("{}. {}", item.number, item.text.en());
    let why = details(say!("item-why"), item.why.en().to_owned().into_any());
    let (fieldset, answer) = answers(form, &item, legend);
    fieldset.with(beneath_answer(form, item, answer)).with(why)
}

/// The three answers of an item under its legend, and which of them it has.
pub fn answers(form: Form, item: &Item, legend: String) -> (El, Memo<Option<Tri>>) {
    let id = &item.id;
    let error = form.problem(Place::Item(id.clone()));
    let answer = read(form, id, |given| given.answer);
    let radios = Tri::ALL.into_iter().enumerate().map(|(n, tri)| {
        let label = message(&format!("opt-ynd-{}", tri.id().replace('_', "-")), None, &[]).unwrap_or_default();
        let choose = {
            let id = id.clone();
            move || form.send(Msg::Ric(id.clone(), RicMsg::Answered(tri)))
        };
        radio(nth_id(id, n, tri.id()), id, label, move || answer.get() == Some(tri), choose)
    });
    let fieldset = described_by_error(el("fieldset", "govuk-fieldset"), id, error)
        .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(legend))
        .with(error_of(id, error))
        .with(el("div", "govuk-radios govuk-radios--small govuk-radios--inline").with_all(radios));
    (group(error).with(fieldset).with_all(form.earlier(Place::Item(id.clone()))), answer)
}

/// What an answer brings up.
pub fn beneath_answer(form: Form, item: Item, answer: Memo<Option<Tri>>) -> AnyView {
    live(move || answer.get().map(|tri| beneath(form, &item, tri)))
}

/// What an answer brings up: guidance, sub-options, detail, source.
fn beneath(form: Form, item: &Item, tri: Tri) -> El {
    el("div", "brand-follow-up")
        .with_all(item.guidance(tri).into_iter().map(|text| inset(text.to_owned())))
        .with_all((tri == Tri::Yes && !item.options.is_empty()).then(|| options(form, item)))
        .with_all(detail(form, item, tri))
        .with_all(item.source.then(|| source(form, item)))
}

fn options(form: Form, item: &Item) -> El {
    let boxes = item.options.iter().map(|option| {
        let (id, mine, tick) = (item.id.clone(), option.id.clone(), option.id.clone());
        let ticked = read(form, &id, move |given| given.options.contains(&mine));
        let box_id = format!("{id}-option-{}", option.id.replace('_', "-"));
        let tick = move |on| form.send(Msg::Ric(id.clone(), RicMsg::Ticked(tick.clone(), on)));
        checkbox(box_id, option.text.en().to_owned(), move || ticked.get(), tick)
    });
    let legend = el("legend", "govuk-fieldset__legend").text(say!("item-options")).with(of_item(item));
    el("fieldset", "govuk-fieldset govuk-!-margin-bottom-4")
        .with(legend)
        .with(el("div", "govuk-checkboxes govuk-checkboxes--small").with_all(boxes))
}

/// The box for detail: where the answer prompts for it, or where something was already written.
fn detail(form: Form, item: &Item, tri: Tri) -> Option<El> {
    let (id, prompts) = (item.id.clone(), item.prompts(tri).join(" "));
    let written = form.draft.with_untracked(|draft| draft.item(&id).is_some_and(|given| !given.detail.is_empty()));
    if prompts.is_empty() && !written {
        return None;
    }
    let value = read(form, &id, |given| given.detail.clone());
    let box_id = format!("{id}-detail");
    let typed = move |text| form.send(Msg::Ric(id.clone(), RicMsg::WroteDetail(Private(text))));
    let mut area = text_control("textarea", "govuk-textarea", &box_id, value, typed).attribute("rows", "3");
    if !prompts.is_empty() {
        area = area.attribute("aria-describedby", format!("{box_id}-hint"));
    }
    let label = el("label", "govuk-label").attribute("for", &box_id).text(say!("item-detail")).with(of_item(item));
    Some(
        el("div", "govuk-form-group")
            .with(label)
            .with_all(hint_of(&box_id, (!prompts.is_empty()).then_some(prompts)))
            .with(area)
            .with(left(value, ITEM_DETAIL)),
    )
}

fn source(form: Form, item: &Item) -> El {
    let id = item.id.clone();
    let value = read(form, &id, |given| given.source.clone());
    let box_id = format!("{id}-source");
    let typed = move |text| form.send(Msg::Ric(id.clone(), RicMsg::WroteSource(Private(text))));
    let input = text_control("input", "govuk-input govuk-!-width-two-thirds", &box_id, value, typed);
    let label = el("label", "govuk-label").attribute("for", box_id).text(say!("item-source")).with(of_item(item));
    el("div", "govuk-form-group").with(label).with(input.attribute("type", "text"))
}

/// Which item a control belongs to, for those who cannot see it.
fn of_item(item: &Item) -> El {
    unseen(format!(" {}", say!("item-number", number = item.number)))
}

/// Reads something off what was said about an item; of an item nothing was said about, off nothing.
fn read<T: PartialEq + Default + Send + Sync + 'static>(
    form: Form,
    id: &str,
    read: impl Fn(&RicAnswer) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let id = id.to_owned();
    form.read(move |draft| draft.item(&id).map(&read).unwrap_or_default())
}
