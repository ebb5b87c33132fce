//! The checklist as a sheet: one line for each item, for copying what stands on paper.

use leptos::prelude::*;

use super::item::{answers, beneath_answer};
use crate::app::browser::{activity, page};
use crate::app::form::Form;
use crate::app::parts::{El, details, el, live, p};
use crate::domain::draft::{Msg, RicMsg};
use crate::domain::instrument::{Item, Tri};
use crate::wording::say;

/// All items on one sheet, as they stand on paper.
pub fn sheet(form: Form) -> El {
    let items = form.context(|context| context.instrument.items.clone());
    let after: Vec<Option<String>> = items.iter().skip(1).map(|item| Some(item.id.clone())).chain([None]).collect();
    let rows = items.into_iter().zip(after).map(|(item, next)| ric_row(form, item, next));
    el("div", "brand-sheet").id("sheet").with(p(say!("grid-how"))).with_all(rows)
}

/// One line of the sheet; `next` is the item after it.
pub fn ric_row(form: Form, item: Item, next: Option<String>) -> El {
    let legend = format!("{}. {}", item.number, item.short.en());
    let id = item.id.clone();
    let by_key = move |event: leptos::ev::Event| {
        let answer = match activity::letter(&event) {
            Some('y') => Tri::Yes,
            Some('n') => Tri::No,
            Some('d') => Tri::DontKnow,
            _ => return,
        };
        form.send(Msg::Ric(id.clone(), RicMsg::Answered(answer)));
        page::focus(next.as_ref().unwrap_or(&id));
    };
    let (fieldset, answer) = answers(form, &item, legend);
    let answered = Memo::new(move |_| answer.get().is_some());
    let detail =
        live(move || answered.get().then(|| details(say!("grid-detail"), beneath_answer(form, item.clone(), answer))));
    el("div", "brand-sheet-row").with(fieldset.on("keydown", by_key)).with(detail)
}
