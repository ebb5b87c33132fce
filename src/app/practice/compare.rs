//! The answers beside the key, with the fact behind each: nothing is added up, and nobody passes or fails.

use leptos::prelude::*;

use super::compare_fields::{agreement, reason, safe_contact};
use super::facts::facts;
use super::faults;
use super::route::Place;
use super::training::Taken;
use crate::app::parts::{El, bullets, details, el, h2, link, p, page};
use crate::domain::answers::Key;
use crate::domain::check;
use crate::domain::form::ids;
use crate::domain::practice::case::{Case, Point};
use crate::domain::practice::marking::{Mark, MarkedItem, mark_items, mark_routes};
use crate::wording::{criteria, form as words, practice, say};

/// The whole comparison; what to look at again stands first.
pub fn compare(taken: &Taken) -> El {
    if let Some(faulty) = &taken.chosen.faulty {
        return faults::faults(taken, faulty);
    }
    let case = &taken.chosen.case;
    let form = taken.journey().form;
    let given = |item: &str| form.draft.with_untracked(|draft| draft.item(item).and_then(|item| item.answer));
    let (agreed, again): (Vec<_>, Vec<_>) = mark_items(case, given).into_iter().partition(is_fine);
    let rows = |items: Vec<MarkedItem>| el("div", "").with_all(items.into_iter().map(|item| row(taken, case, &item)));
    let nothing_again = again.is_empty().then(|| p(say!("prac-again-none")));
    page(say!("prac-compare-heading"), None, None)
        .with(p(say!("prac-compare")))
        .with(h2(say!("prac-again-heading", count = again.len())))
        .with_all(nothing_again)
        .with(rows(again).id("look-again"))
        .with(details(say!("prac-agreed-heading", count = agreed.len()), rows(agreed)).id("agreed"))
        .with_all(routes(taken))
        .with_all(safe_contact(taken))
        .with_all(agreement(taken))
        .with_all(reason(taken))
        .with(h2(say!("prac-traps-heading")))
        .with(points(&case.traps).id("traps"))
        .with(h2(say!("prac-talk-heading")))
        .with(points(&case.discussion).id("talk"))
        .with(el("p", "govuk-body no-print").with(link(taken.hash(Place::HandIn), say!("prac-to-hand-in"))))
        .with(el("p", "govuk-body no-print").with(link(taken.hash(Place::Record), say!("prac-to-record"))))
}

fn is_fine(item: &MarkedItem) -> bool {
    matches!(item.mark, Mark::Agreed | Mark::AlsoAccepted)
}

/// One item: what it asks, both answers, and why.
fn row(taken: &Taken, case: &Case, marked: &MarkedItem) -> El {
    let form = taken.journey().form;
    let title = form.context(|context| practice::item(&marked.item, &context.instrument));
    let keyed = case.keyed(&marked.item);
    let both = keyed.map(|keyed| {
        let (yours, key) = (practice::answer(marked.given), practice::answer(Some(keyed.answer)));
        p(say!("prac-both", yours = yours, key = key))
    });
    el("section", "practice-item")
        .id(format!("marked-{}", marked.item))
        .with(el("h3", "govuk-heading-s").text(title))
        .with(el("p", "govuk-body practice-marked").with(el("strong", "").text(practice::mark(marked.mark))))
        .with_all(both)
        .with_all(keyed.map(|keyed| p(keyed.why.en().to_owned())))
        .with_all(keyed.map(|keyed| facts(case, &keyed.facts)))
}

/// The routes under the rules of this area.
fn routes(taken: &Taken) -> Vec<El> {
    let (case, form) = (&taken.chosen.case, taken.journey().form);
    let routes = Key::of(ids::ROUTES).expect("a row of the form");
    form.context(|context| {
        let Some(key) = case.routes_under(&context.rules) else {
            return vec![h2(say!("prac-routes-heading")), p(say!("prac-routes-no-key"))];
        };
        let ticked = form.draft.with_untracked(|draft| check::ticked(draft, routes, context));
        let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
        let lines = mark_routes(key, &ticked).into_iter().map(|marked| {
            let route = words::option_of(ids::ROUTES, marked.route, context);
            say!("prac-route-mark", route = route, mark = practice::route_mark(marked.mark))
        });
        let lines = lines.collect::<Vec<_>>();
        let none = lines.is_empty().then(|| p(say!("prac-route-none")));
        let chosen = criteria::and(ticked.iter().map(|id| words::option_of(ids::ROUTES, id, context)).collect());
        let chosen =
            if ticked.is_empty() { say!("prac-routes-chose-none") } else { say!("prac-routes-chose", routes = chosen) };
        [h2(say!("prac-routes-heading")), p(chosen)]
            .into_iter()
            .chain(none)
            .chain([bullets(lines).id("routes-marked"), p(key.why.en().to_owned())])
            .collect()
    })
}

fn points(points: &[Point]) -> El {
    bullets(points.iter().map(|point| point.text.en().to_owned()))
}
