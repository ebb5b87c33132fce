//! Spelling is checked only where a person wants it: some checkers send the text away.

use leptos::prelude::*;

use crate::app::form::Form;
use crate::app::parts::{El, details, el, p};
use crate::app::questions::checkbox;
use crate::wording::say;

/// The reason why it is off, and the way to turn it on.
pub fn spelling(form: Form) -> El {
    let on =
        checkbox("spelling".into(), say!("spelling-on"), move || form.spelling.get(), move |on| form.spelling.set(on));
    let inside = el("div", "").with(p(say!("spelling-why"))).with(el("div", "govuk-checkboxes").with(on));
    details(say!("spelling-summary"), inside)
}
