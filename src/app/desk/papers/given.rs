//! What went out, and what may follow from it.

use leptos::prelude::*;

use super::steps::{Handed, Papers};
use crate::app::parts::{El, Look, act, act_once, bullets, el, live, p, warning};
use crate::casework::Format;
use crate::casework::Given;
use crate::wording::say;

/// The part of the page.
pub fn given(work: Papers, handed: Handed) -> El {
    let heading = el("h2", "govuk-heading-m").id("papers-given").attribute("tabindex", "-1");
    let heading = heading.text(say!("papers-given", file = handed.file));
    let recorded = match handed.recorded {
        true => p(say!("papers-recorded")).id("papers-recorded"),
        false => warning(say!("papers-not-recorded")).id("papers-not-recorded"),
    };
    let line = |given: &Given| {
        let how = match (given.to.is_empty(), given.sealed) {
            (true, _) => String::new(),
            (false, true) => say!("papers-sealed"),
            (false, false) => say!("papers-unsealed"),
        };
        let words = say!("papers-holds", to = work.choice.name(&given.to), count = given.cases.len());
        format!("{words} {how}").trim().to_owned()
    };
    let letters = handed.chosen.output.is_letter();
    let lines = (!letters).then(|| bullets(handed.papers.iter().map(line)).id("papers-given-to"));
    let printing = (handed.chosen.format == Format::Html).then(|| p(say!("papers-how-to-print")));
    let sealed = handed.papers.iter().any(|given| given.sealed).then(|| p(say!("papers-how-to-open")));
    let acknowledge = handed.chosen.acknowledges().then(|| acknowledge(work, handed.clone()));
    let again = act(Look::Secondary, say!("papers-again"), move || work.begin_again()).id("papers-again");
    el("div", "")
        .with(heading)
        .with(recorded)
        .with_all(lines)
        .with_all(printing)
        .with_all(sealed)
        .with_all(acknowledge)
        .with(work.alert())
        .with(again)
}

/// A second act: a letter that was saved is not yet a letter that was sent.
fn acknowledge(work: Papers, handed: Handed) -> AnyView {
    live(move || {
        let count = handed.papers.iter().map(|given| given.cases.len()).sum::<usize>();
        if handed.acknowledged.get() {
            let said = p(say!("papers-acknowledged-said", count = count));
            return Some(said.id("papers-acknowledged-said").attribute("tabindex", "-1"));
        }
        let handed = handed.clone();
        let record = move || work.acknowledge(handed.clone());
        let words = say!("papers-acknowledged", count = count);
        let record = act_once(Look::Main, words, work.doing.busy.into(), record).id("papers-acknowledged");
        Some(el("div", "govuk-inset-text").with(p(say!("papers-acknowledged-hint"))).with(record))
    })
}
