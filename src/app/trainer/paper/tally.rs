//! A grid for counting by hand, where nobody has a device that works.

use crate::app::parts::{El, el, p};
use crate::domain::instrument::Instrument;
use crate::wording::say;

/// A column for each learner.
const LEARNERS: usize = 25;

/// A row for each item; the sums are for the same letters.
pub fn tally(instrument: &Instrument) -> El {
    let numbers = (1..=LEARNERS).map(|number| heading(number.to_string()));
    let sums = [say!("paper-tally-yes"), say!("paper-tally-no"), say!("paper-tally-dont-know")].map(heading);
    let head = el("tr", "").with(heading(say!("class-column-item"))).with_all(numbers).with_all(sums);
    let rows = instrument.items.iter().map(|item| {
        let name = el("th", "").attribute("scope", "row").text(format!("{}. {}", item.number, item.short.en()));
        el("tr", "").with(name).with_all((0..LEARNERS + 3).map(|_| el("td", "")))
    });
    let table = el("table", "trainer-grid")
        .with(el("caption", "govuk-visually-hidden").text(say!("paper-tally")))
        .with(el("thead", "").with(head))
        .with(el("tbody", "").with_all(rows));
    let scroll = el("div", "triage").attribute("role", "region").attribute("tabindex", "0");
    el("div", "").with(p(say!("paper-tally-how"))).with(scroll.attribute("aria-label", say!("paper-tally")).with(table))
}

fn heading(words: String) -> El {
    el("th", "").attribute("scope", "col").text(words)
}
