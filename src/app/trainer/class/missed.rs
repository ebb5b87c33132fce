//! What most people answered otherwise, with the facts that bear the key.

use super::heat::title;
use crate::app::parts::{El, el, h2, p};
use crate::app::practice::facts::facts;
use crate::domain::instrument::Instrument;
use crate::domain::practice::case::Case;
use crate::domain::practice::class::ClassView;
use crate::wording::{practice, say};

/// The items, the most missed first.
pub fn most_missed(case: &Case, instrument: &Instrument, view: &ClassView) -> El {
    let section = el("section", "").with(h2(say!("class-missed")));
    if view.most_missed.is_empty() {
        return section.with(p(say!("class-missed-none")).id("class-missed-none"));
    }
    let items = view.most_missed.iter().map(|item| one(case, instrument, view, item));
    section
        .with(p(say!("class-missed-intro")))
        .with(el("ol", "govuk-list class-missed").id("class-missed").with_all(items))
}

fn one(case: &Case, instrument: &Instrument, view: &ClassView, item: &str) -> El {
    let counts = view.items.iter().find(|one| one.item == item);
    let otherwise = counts.map(|one| p(say!("class-otherwise", count = one.otherwise(), of = one.answered())));
    let keyed = case.keyed(item);
    let key =
        keyed.map(|keyed| p(say!("class-key-is", answer = practice::answer(Some(keyed.answer)), why = keyed.why.en())));
    let facts = keyed.map(|keyed| facts(case, &keyed.facts));
    el("li", "")
        .with(el("h3", "govuk-heading-s").text(title(instrument, item)))
        .with_all(otherwise)
        .with_all(key)
        .with_all(facts)
}
