//! Any of several: checkboxes.

use leptos::prelude::*;

use super::choice::offered;
use super::control::{described_checkbox, nth_id};
use super::frame::Frame;
use crate::app::form::Form;
use crate::app::parts::{El, el, inset, live, live_text};
use crate::domain::answers::Key;
use crate::domain::check;
use crate::domain::criteria::Findings;
use crate::domain::draft::Msg;
use crate::domain::form::Options;
use crate::wording::criteria as words;

pub fn choices(form: Form, key: Key, options: Options) -> El {
    let frame = Frame::of(form, key);
    let ticked = form.read(move |draft| form.context(|context| check::ticked(draft, key, context)));
    let found = (options == Options::Routes).then(|| findings(form));
    let boxes = offered(form, options).into_iter().enumerate().map(|(n, (option, label))| {
        let mine = option.clone();
        let id = nth_id(&frame.id, n, &option);
        let beside = found.and_then(|found| arithmetic(found, &id, &option));
        let checked = move || ticked.with(|ids| ids.contains(&mine));
        described_checkbox(id, label, beside, checked, move |on| form.send(Msg::Ticked(key, option.clone(), on)))
    });
    let boxes = el("div", "govuk-checkboxes govuk-checkboxes--small").with_all(boxes);
    let by_count = found.map(|found| live(move || found.with(words::by_count).map(inset)));
    frame.grouped(el("div", "").with_all(by_count).with(boxes))
}

/// What the area's rules make of what was typed so far.
fn findings(form: Form) -> Memo<Findings> {
    form.read(move |draft| form.context(|context| check::findings(draft, context)))
}

/// What a route rests on, beside its checkbox.
fn arithmetic(found: Memo<Findings>, id: &str, route: &str) -> Option<El> {
    found.with_untracked(|found| words::route(route, found))?;
    let route = route.to_owned();
    let said = live_text(move || found.with(|found| words::route(&route, found)).unwrap_or_default());
    Some(el("div", "govuk-hint govuk-checkboxes__hint").id(format!("{id}-beside")).with(said))
}
