//! Which column of a table goes to which question.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::columns::Lines;
use super::import::Table;
use crate::app::browser::{clock, download, page};
use crate::app::clerk::{Columns, Import, Imported};
use crate::app::desk::register::fields::{choose, text};
use crate::app::parts::{El, Look, act, act_once, el, live, p};
use crate::domain::answers::Key;
use crate::domain::context::Context;
use crate::domain::form::ids;
use crate::domain::import::{Dates, Mapping, Target};
use crate::wording::{form as words, say};

/// The columns, each with where it goes, and what holds for all rows.
pub fn mapping(table: Table, columns: Columns) -> El {
    let context = table.session.area_context();
    let Some(context) = context else { return p(say!("register-unreadable")) };
    let context = StoredValue::new(context);
    let mapping = table.mapping.get_untracked();
    let examples = RwSignal::new(None::<Vec<Vec<String>>>);
    let lines = Lines::new(table, context, &columns, examples);
    let show = move || {
        spawn_local(async move {
            if let Some(Imported::Examples(cells)) = table.ask(Import::Examples, Vec::new()).await {
                examples.try_set(Some(cells));
            }
        });
    };
    let examples_button = move || match examples.with(Option::is_some) {
        true => act(Look::Link, say!("import-hide-examples"), move || examples.set(None)),
        false => act(Look::Link, say!("import-show-examples"), show),
    };
    let intro = if columns.guessed { say!("import-guessed") } else { say!("import-saved-mapping") };
    let count = columns.headings.len();
    el("div", "")
        .with(el("h3", "govuk-heading-m").id("import-columns").attribute("tabindex", "-1").text(say!(
            "import-columns",
            columns = count,
            rows = columns.rows
        )))
        .with(p(columns.how.clone()))
        .with(p(intro))
        .with(el("p", "").id("import-examples").with(live(move || Some(examples_button()))))
        .with(lines.table(&columns))
        .with_all(lines.empty(&columns))
        .with_all(for_all_rows(table, context, &mapping))
        .with(buttons(table))
}

fn buttons(table: Table) -> El {
    let open = move || {
        let headings = table.columns.get().map(|columns| columns.with_content()).unwrap_or_default();
        let open = table.mapping.with(|mapping| mapping.unused(&headings).len());
        (open > 0).then(|| p(say!("import-open", count = open)).id("import-open"))
    };
    let go = move || {
        table.wrong.set(None);
        table.busy.set(true);
        let mapping = table.mapping.with_untracked(Mapping::to_bytes);
        let mapping = String::from_utf8(mapping).unwrap_or_default();
        spawn_local(async move {
            if let Some(Imported::Tried(tried)) = table.ask(Import::Try { mapping }, Vec::new()).await {
                match tried {
                    Ok(tried) => {
                        table.tried.try_set(Some(tried));
                        clock::soon(|| {
                            page::focus_text("import-tried");
                        });
                    }
                    Err(why) => drop(table.wrong.try_set(Some(why))),
                }
            }
            table.busy.try_set(false);
        });
    };
    let save = move || {
        let bytes = table.mapping.with_untracked(Mapping::to_bytes);
        if download::file("mapping.json", &bytes).is_err() {
            table.wrong.set(Some(say!("register-not-offered")));
        }
    };
    el("div", "").with(live(open)).with(
        el("div", "govuk-button-group")
            .with(act_once(Look::Main, say!("import-try"), table.busy.into(), go).id("import-try"))
            .with(act(Look::Secondary, say!("import-save"), save).id("import-save")),
    )
}

/// What stands for every row: whose referrals they are, how dates are written.
fn for_all_rows(table: Table, context: StoredValue<Context>, mapping: &Mapping) -> Vec<El> {
    let agency_key = Key::of(ids::AGENCY).map(Target::Answer);
    let fixed = mapping.fixed.iter().find(|(target, _)| Some(target) == agency_key.as_ref());
    let agency = RwSignal::new(fixed.map(|(_, cell)| cell.clone()).unwrap_or_default());
    let dates = RwSignal::new(mapping.dates.id().to_owned());
    let years = RwSignal::new(mapping.years_from.map(|year| year.to_string()).unwrap_or_default());
    let agencies = context.with_value(|context| {
        let all = context
            .agencies
            .iter()
            .map(|agency| (agency.id.clone(), words::option_of(ids::AGENCY, &agency.id, context)));
        std::iter::once((String::new(), say!("import-agency-column"))).chain(all).collect::<Vec<_>>()
    });
    let orders = Dates::ALL.map(|dates| (dates.id().to_owned(), order(dates))).to_vec();
    Effect::new(move |before: Option<()>| {
        let (agency, dates, years) = (agency.get(), dates.get(), years.get());
        if before.is_none() {
            return;
        }
        let target = Key::of(ids::AGENCY).map(Target::Answer);
        table.remap(|mapping| {
            mapping.fixed.retain(|(known, _)| Some(known) != target.as_ref());
            mapping.fixed.extend(target.filter(|_| !agency.is_empty()).map(|target| (target, agency)));
            mapping.dates = Dates::ALL.into_iter().find(|one| one.id() == dates).unwrap_or_default();
            mapping.years_from = years.trim().parse().ok().filter(|year| (1900..=2100).contains(year));
        });
    });
    vec![
        choose("import-agency", say!("import-agency"), agencies, agency),
        choose("import-dates", say!("import-dates"), orders, dates),
        text("import-years", say!("import-years"), Some(say!("import-years-hint")), years),
    ]
}

fn order(dates: Dates) -> String {
    match dates {
        Dates::DayFirst => say!("import-day-first"),
        Dates::MonthFirst => say!("import-month-first"),
        Dates::Iso => say!("import-iso"),
        Dates::Serial => say!("import-serial"),
    }
}
