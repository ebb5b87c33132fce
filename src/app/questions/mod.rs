//! One component for each kind of question.

mod choice;
mod choices;
mod date;
mod frame;
mod item;
mod long_text;
mod not_known;
mod select;
mod text;

pub use choices::checkbox;
pub use frame::{error_of, unaided};
pub use item::RicItem;

use leptos::prelude::*;

use super::form::Form;
use crate::domain::answers::Key;
use crate::domain::form::{Kind, Shown, option_ids};

/// More choices than this stand in a list that opens, not in a column of radios.
const MOST_RADIOS: usize = 12;

/// A question, for as long as it is asked.
#[component]
pub fn Ask(form: Form, key: Key) -> impl IntoView {
    let shown = form.shows(key);
    move || shown.get().then(|| ask(form, key))
}

fn ask(form: Form, key: Key) -> AnyView {
    let control = match key.question().kind {
        Kind::Text { max, form: purpose } => text::text(form, key, max, purpose),
        Kind::LongText { max } => long_text::long_text(form, key, max),
        Kind::Date(_) => date::date(form, key),
        Kind::Choice(options) if form.context(|c| option_ids(options, c).len()) > MOST_RADIOS => {
            select::select(form, key, options)
        }
        Kind::Choice(options) => choice::choice(form, key, options),
        Kind::Choices(options) => choices::choices(form, key, options),
    };
    match key.question().shown {
        Shown::Always => control,
        Shown::When(..) => view! { <div class="brand-follow-up">{control}</div> }.into_any(),
    }
}
