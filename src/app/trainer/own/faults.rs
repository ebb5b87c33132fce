//! What is still missing or wrong, as somebody writes; each line leads to its place.

use leptos::prelude::*;

use super::writing::Writing;
use crate::app::browser::{clock, page};
use crate::app::parts::{El, Look, act, el, h2, live, p};
use crate::domain::practice::CaseFault;
use crate::domain::practice::draft::CaseDraft;
use crate::wording::{practice, say};

/// The list; of a whole case that it is whole.
pub fn faults(writing: Writing) -> El {
    let list = live(move || {
        Some(match writing.checked.get() {
            Ok(case) => p(say!("own-whole", yes = case.yes())).id("own-is-whole"),
            Err(faults) => el("div", "")
                .with(p(say!("own-faults-count", count = faults.len())).id("own-count"))
                .with(lines(writing, &faults)),
        })
    });
    el("section", "trainer-faults no-print")
        .with(h2(say!("own-faults")).id("own-faults").attribute("tabindex", "-1"))
        .with(list)
}

fn lines(writing: Writing, faults: &[CaseFault]) -> El {
    let instrument = writing.instrument.get_value();
    let line = |fault: &CaseFault| {
        let words = practice::case_fault(fault, &instrument);
        match writing.read(|draft| control(fault, draft)) {
            None => el("li", "").text(words),
            Some(control) => {
                let go = move || {
                    let control = control.clone();
                    clock::soon(move || _ = page::focus_input(&control));
                };
                el("li", "").with(act(Look::Link, words, go))
            }
        }
    };
    let (first, more) = faults.split_at(faults.len().min(SHOWN));
    let more = (!more.is_empty()).then(|| p(say!("own-faults-more", count = more.len())));
    el("div", "").with(el("ul", "govuk-list govuk-list--bullet").with_all(first.iter().map(line))).with_all(more)
}

/// So many at a time: an empty case has sixty.
const SHOWN: usize = 12;

/// The control at the place of a fault.
fn control(fault: &CaseFault, draft: &CaseDraft) -> Option<String> {
    let row = |list: &str, id: &str, field: &str| {
        // The last of several: the first was there before.
        let at = (0..draft.rows(list)).rev().find(|at| draft.text(&format!("{list}[{at}].id")) == id)?;
        Some(format!("{list}[{at}].{field}"))
    };
    match fault {
        CaseFault::Field { path: at, .. }
        | CaseFault::Empty { at }
        | CaseFault::TooLong { at, .. }
        | CaseFault::Id { at }
        | CaseFault::Zero { at }
        | CaseFault::UnknownFact { at, .. }
        | CaseFault::UnknownRoute { at, .. }
        | CaseFault::RouteTwice { at, .. }
        | CaseFault::NotAnAnswer { at } => Some(shown_at(at)),
        CaseFault::TwiceRules { at } | CaseFault::CountAgainstRoute { at, .. } => {
            Some(format!("{at}.when.yes_at_least"))
        }
        CaseFault::MissingItem { item } | CaseFault::NoFactFor { item, .. } | CaseFault::AcceptedTwice { item, .. } => {
            Some(format!("key.{item}"))
        }
        CaseFault::UnknownTopic { fact, .. } | CaseFault::TwiceFact { fact } => row("facts", fact, "topic"),
        CaseFault::TwiceTopic { topic } | CaseFault::NothingUnder { topic } => row("topics", topic, "ask"),
        CaseFault::TwicePrompt { prompt } => row("reason.prompts", prompt, "text"),
        CaseFault::TwiceAgency { agency } => {
            let is = |at: &usize| draft.text(&format!("mock_marac[{at}].agency")) == *agency;
            let at = (0..draft.rows("mock_marac")).rev().find(is)?;
            Some(format!("mock_marac[{at}].agency"))
        }
        CaseFault::NoUsualRoutes => Some("routes[0].when.yes_at_least".into()),
        _ => None,
    }
}

/// The key of an item is folded away: its line stands for all of it.
fn shown_at(at: &str) -> String {
    match at.strip_prefix("key.") {
        Some(rest) => format!("key.{}", rest.split('.').next().unwrap_or_default()),
        None => at.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::read_day;
    use crate::domain::instrument::Instrument;
    use crate::domain::practice::draft::CaseMsg;

    #[test]
    fn every_fault_of_an_empty_case_leads_to_a_place() {
        let dash = include_bytes!("../../../../public/instruments/dash-ric.json");
        let instrument = Instrument::parse(dash).unwrap();
        let mut draft = CaseDraft::new(&instrument, read_day("2026-11-22").unwrap());
        draft.apply(CaseMsg::Added { list: "facts".into() });
        draft.apply(CaseMsg::Added { list: "topics".into() });
        let faults = draft.check(&instrument).unwrap_err();
        let places: Vec<Option<String>> = faults.iter().map(|fault| control(fault, &draft)).collect();
        assert!(
            places.iter().all(Option::is_some),
            "{:?}",
            faults.iter().zip(&places).find(|(_, place)| place.is_none())
        );
        for place in ["title", "narrative", "people.victim.name", "key.dash-07", "facts[0].topic", "topics[0].ask"] {
            assert!(places.contains(&Some(place.to_owned())), "{place}: {places:?}");
        }
    }
}
