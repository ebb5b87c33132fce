//! The figures of each period in a table of their own, and what they mean.

use crate::app::clerk::PeriodRows;
use crate::app::parts::{El, details, el, folded};
use crate::wording::{date, say};

/// The periods under a heading for each kind, the latest first; the first of each kind stands open.
pub fn periods(periods: &[PeriodRows]) -> Vec<El> {
    let kinds = [
        ("year", say!("counting-kind-years")),
        ("quarter", say!("counting-kind-quarters")),
        ("meeting", say!("counting-kind-meetings")),
    ];
    let of_kind = |(kind, heading): (&'static str, String)| {
        let of: Vec<&PeriodRows> = periods.iter().rev().filter(|period| period.kind == kind).collect();
        let folds = (0..).zip(of).map(|(at, period)| fold(kind, at, period));
        let folds: Vec<El> = folds.collect();
        let heading = el("h3", "govuk-heading-s").text(heading);
        (!folds.is_empty()).then(|| el("section", "").id(format!("counting-{kind}")).with(heading).with_all(folds))
    };
    kinds.into_iter().filter_map(of_kind).collect()
}

/// Each measure once: its name, its definition, and the name and version of that.
pub fn definitions(definitions: &[[String; 3]]) -> El {
    let each = definitions.iter().flat_map(|[name, means, definition]| {
        [el("dt", "").text(name.clone()), el("dd", "").text(format!("{means} ({definition})"))]
    });
    details(say!("counting-definitions"), el("dl", "govuk-body").with_all(each)).id("counting-definitions")
}

fn fold(kind: &str, at: usize, period: &PeriodRows) -> El {
    let (from, to) = (date::day(period.from.0), date::day(period.to.0));
    let name = match period.label.is_empty() {
        true if period.from == period.to => to,
        true => say!("counting-period", from = from, to = to),
        false => format!("{} {to}", period.label),
    };
    let summary = el("span", "govuk-details__summary-text").text(name.clone());
    let fold = folded(summary, el("div", "").with(table(name, &period.rows)), "govuk-details");
    let fold = fold.id(format!("counting-{kind}-{at}"));
    if at == 0 { fold.attribute("open", "") } else { fold }
}

fn table(caption: String, rows: &[[String; 5]]) -> El {
    let headings = [
        say!("counting-measure"),
        say!("counting-value"),
        say!("counting-of"),
        say!("counting-percent"),
        say!("counting-not-known"),
    ];
    plain_table(caption, headings.into(), rows.iter().map(|row| row.to_vec()).collect())
}

/// A table whose first column names its rows; it scrolls by itself where it is too wide.
pub fn plain_table(caption: String, columns: Vec<String>, rows: Vec<Vec<String>>) -> El {
    let head = (0..).zip(columns).map(|(at, words)| {
        let class = if at == 0 { "govuk-table__header" } else { "govuk-table__header govuk-table__header--numeric" };
        el("th", class).attribute("scope", "col").text(words)
    });
    let cell = |(at, words): (usize, String)| match at {
        0 => el("th", "govuk-table__header").attribute("scope", "row").text(words),
        _ => el("td", "govuk-table__cell govuk-table__cell--numeric").text(words),
    };
    let row = |row: Vec<String>| el("tr", "govuk-table__row").with_all((0..).zip(row).map(cell));
    let table = el("table", "govuk-table")
        .with(el("caption", "govuk-table__caption govuk-visually-hidden").text(caption.clone()))
        .with(el("thead", "govuk-table__head").with(el("tr", "govuk-table__row").with_all(head)))
        .with(el("tbody", "govuk-table__body").with_all(rows.into_iter().map(row)));
    el("div", "desk-wide")
        .attribute("role", "region")
        .attribute("tabindex", "0")
        .attribute("aria-label", caption)
        .with(table)
}
