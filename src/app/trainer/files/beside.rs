//! One practice file beside the key, item by item.

use serde_json::{Map, Value as Json};

use crate::app::desk::tables::{cell, cell_of, row_heading, table};
use crate::app::parts::{El, bullets, el, h2, p};
use crate::app::practice::facts::{beside_models, facts, nationally};
use crate::domain::answers_json::to_json;
use crate::domain::context::Context;
use crate::domain::criteria::Rules;
use crate::domain::form::ids;
use crate::domain::instrument::Instrument;
use crate::domain::practice::case::Case;
use crate::domain::practice::code::ROUTES;
use crate::domain::practice::marking::{MarkedItem, mark_items, mark_routes};
use crate::domain::record::Record;
use crate::wording::{practice, say};

/// Everything that the case has a key for.
pub fn beside(case: &Case, instrument: &Instrument, name: &str, record: &Record) -> El {
    let context = nationally(case, instrument);
    let answers = to_json(&record.answers);
    el("section", "")
        .with(h2(say!("files-beside", file = name)).id("beside").attribute("tabindex", "-1"))
        .with(p(say!("files-beside-care")))
        .with(items(case, instrument, record))
        .with_all(routes(case, record))
        .with_all(fields(case, "safe_contact", &answers, &context))
        .with_all(fields(case, "agreement", &answers, &context))
        .with_all(reason(case, record))
}

fn items(case: &Case, instrument: &Instrument, record: &Record) -> El {
    let given = |id: &str| record.answers.ric.get(id).and_then(|answer| answer.answer);
    let row = |marked: &MarkedItem| {
        let keyed = case.keyed(&marked.item);
        let why = keyed.map(|keyed| el("span", "recap__line").text(keyed.why.en()));
        let facts = keyed.map(|keyed| facts(case, &keyed.facts));
        vec![
            row_heading(el("span", "").text(practice::item(&marked.item, instrument))),
            cell(practice::answer(marked.given)),
            cell(keyed.map(|keyed| practice::answer(Some(keyed.answer))).unwrap_or_default()),
            cell_of(el("strong", "").text(practice::mark(marked.mark))),
            cell_of(el("div", "").with_all(why).with_all(facts)),
        ]
    };
    let headings = vec![
        say!("class-column-item"),
        say!("files-column-given"),
        say!("files-column-key"),
        say!("files-column-mark"),
        say!("files-column-fact"),
    ];
    table("beside-items", say!("files-items"), headings, mark_items(case, given).iter().map(row))
}

/// Under the national rules: a trainer talks about those of the area.
fn routes(case: &Case, record: &Record) -> Vec<El> {
    let answers = to_json(&record.answers);
    let chosen = answers["criteria"]["routes"].as_array().cloned().unwrap_or_default();
    let given: Vec<&str> = ROUTES.into_iter().filter(|route| chosen.iter().any(|one| one == route)).collect();
    let Some(key) = case.routes_under(&Rules::default()) else { return Vec::new() };
    let lines = mark_routes(key, &given).into_iter().map(|marked| {
        say!("prac-route-mark", route = practice::route(marked.route), mark = practice::route_mark(marked.mark))
    });
    let lines: Vec<String> = lines.collect();
    let none = lines.is_empty().then(|| p(say!("files-no-route")));
    vec![
        h2(say!("files-routes")),
        el("div", "").id("beside-routes").with_all(none).with(bullets(lines)),
        p(key.why.en().to_owned()),
    ]
}

fn fields(case: &Case, part: &'static str, answers: &Json, context: &Context) -> Vec<El> {
    let (key, why, uses): (&Map<String, Json>, _, _) = match part {
        "agreement" => (&case.agreement, case.agreement_why.en(), &case.uses.agreement),
        _ => (&case.safe_contact, case.safe_contact_why.en(), &case.uses.safe_contact),
    };
    let row = |[question, given, key, mark]: [String; 4]| {
        let question = row_heading(el("span", "").text(question));
        vec![question, cell(given), cell(key), cell_of(el("strong", "").text(mark))]
    };
    let heading = match part {
        "agreement" => say!("section-agreement"),
        _ => say!("section-safe-contact"),
    };
    let headings = vec![
        say!("files-column-question"),
        say!("files-column-given"),
        say!("files-column-key"),
        say!("files-column-mark"),
    ];
    let rows = beside_models(part, key, answers, context).into_iter().map(row);
    let id = format!("beside-{}", part.replace('_', "-"));
    vec![table(&id, heading, headings, rows), p(why.to_owned()), facts(case, uses)]
}

/// What was written, the model, and what a reader looks for.
fn reason(case: &Case, record: &Record) -> Vec<El> {
    let own = record.answers.text(ids::NARRATIVE).unwrap_or_default().trim().to_owned();
    let own = if own.is_empty() { say!("not-answered") } else { own };
    let heading = |words: String| el("h3", "govuk-heading-s").text(words);
    let looks = case.reason.prompts.iter().map(|prompt| format!("{} {}", prompt.text.en(), prompt.looks_for.en()));
    vec![
        h2(say!("section-reason")),
        heading(say!("files-column-given")),
        el("p", "govuk-body brand-typed").id("beside-reason").text(own),
        heading(say!("files-reason-model")),
        p(case.reason.model.en().to_owned()),
        heading(say!("files-reason-looks")),
        bullets(looks),
    ]
}
