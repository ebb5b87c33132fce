//! A table that scrolls by itself where the window is narrow.

use crate::app::parts::{El, el};

/// A table under its caption; the first cell of a row is its heading. `id` is that of the table.
pub fn table(id: &str, caption: String, headings: Vec<String>, rows: impl IntoIterator<Item = Vec<El>>) -> El {
    let heading = |words: String| el("th", "govuk-table__header").attribute("scope", "col").text(words);
    let head = el("tr", "govuk-table__row").with_all(headings.into_iter().map(heading));
    let rows = rows.into_iter().map(|cells| el("tr", "govuk-table__row").with_all(cells));
    let table = el("table", "govuk-table triage__table desk-table")
        .id(id)
        .with(el("caption", "govuk-table__caption govuk-table__caption--s").id(format!("{id}-caption")).text(caption))
        .with(el("thead", "govuk-table__head").with(head))
        .with(el("tbody", "govuk-table__body").with_all(rows));
    el("div", "triage")
        .attribute("role", "region")
        .attribute("tabindex", "0")
        .attribute("aria-labelledby", format!("{id}-caption"))
        .with(table)
}

/// The first cell of a row.
pub fn row_heading(inside: El) -> El {
    el("th", "govuk-table__header").attribute("scope", "row").with(inside)
}

/// A cell with words; lines stand below each other.
pub fn cell(words: String) -> El {
    el("td", "govuk-table__cell").with_all(words.lines().map(|line| el("span", "recap__line").text(line)))
}

/// A cell with something in it.
pub fn cell_of(inside: El) -> El {
    el("td", "govuk-table__cell").with(inside)
}
