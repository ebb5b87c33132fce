//! The answer key, for the trainer: every item with its facts, then routes, safe contact, agreement, the reason, traps.

use super::key_rows::{fields, item_rows, route_rows};
use crate::app::desk::tables::table;
use crate::app::parts::{El, bullets, el, h2, p, warning};
use crate::app::practice::facts::{facts, nationally};
use crate::domain::instrument::Instrument;
use crate::domain::practice::case::{Case, Point};
use crate::wording::say;

/// The whole key.
pub fn key(case: &Case, instrument: &Instrument) -> El {
    let context = nationally(case, instrument);
    let items = vec![
        say!("class-column-item"),
        say!("files-column-key"),
        say!("class-accepted-heading"),
        say!("files-column-fact"),
    ];
    let routes = vec![say!("paper-rules"), say!("chart-route"), say!("class-accepted-heading"), say!("paper-why")];
    el("div", "trainer-key")
        .with(warning(say!("paper-key-not-for-learners")))
        .with(table("key-items", say!("files-items"), items, item_rows(case, instrument)))
        .with(table("key-routes", say!("paper-key-routes"), routes, route_rows(case)))
        .with(fields(say!("section-safe-contact"), "safe_contact", &case.safe_contact, &context))
        .with(p(case.safe_contact_why.en().to_owned()))
        .with(facts(case, &case.uses.safe_contact))
        .with(fields(say!("section-agreement"), "agreement", &case.agreement, &context))
        .with(p(case.agreement_why.en().to_owned()))
        .with(facts(case, &case.uses.agreement))
        .with(h2(say!("section-reason")))
        .with(p(case.reason.model.en().to_owned()))
        .with(bullets(case.reason.prompts.iter().map(|one| format!("{} {}", one.text.en(), one.looks_for.en()))))
        .with(h2(say!("paper-traps")))
        .with(points(case, &case.traps))
        .with(h2(say!("paper-discussion")))
        .with(points(case, &case.discussion))
}

fn points(case: &Case, points: &[Point]) -> El {
    let point = |point: &Point| {
        let on = (!point.facts.is_empty()).then(|| facts(case, &point.facts));
        el("li", "").text(point.text.en()).with_all(on)
    };
    el("ul", "govuk-list govuk-list--bullet").with_all(points.iter().map(point))
}
