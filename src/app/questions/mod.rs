//! One file for each kind of question.

mod choice;
mod choices;
mod control;
mod date;
mod folds;
mod frame;
mod grid;
mod item;
mod long_text;
mod not_known;
mod people;
mod select;
mod text;

pub use control::{checkbox, control, described_checkbox, file_control, radio, text_control};
pub use folds::questions;
pub use frame::error_of;
pub use grid::{ric_row, sheet};
pub use item::ric_item;
pub use people::people;

use leptos::prelude::*;

use super::form::Form;
use super::parts::{El, el, live};
use crate::domain::answers::Key;
use crate::domain::form::{Kind, Shown, option_ids};

/// More choices than this stand in a list that opens, not in a column of radios.
const MOST_RADIOS: usize = 9;

/// A question, for as long as it is asked.
pub fn question(form: Form, key: Key) -> AnyView {
    let shown = form.shows(key);
    live(move || shown.get().then(|| asked(form, key)))
}

fn asked(form: Form, key: Key) -> El {
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
        Shown::When(..) => el("div", "brand-follow-up").with(control),
    }
}
