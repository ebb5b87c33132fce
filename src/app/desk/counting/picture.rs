//! A chart on the page: as an image of its own, which can run nothing, with the table that says the same.

use super::figures::plain_table;
use crate::app::clerk::Picture;
use crate::app::parts::{El, bullets, el};
use crate::render::picture::address;
use crate::wording::say;

/// The chart, its table, and what a reader has to know.
pub fn picture(id: &str, chart: &Picture) -> El {
    let image = el("img", "desk-chart")
        .id(id)
        .attribute("src", address(&chart.svg))
        .attribute("alt", say!("counting-chart-alt", title = chart.title));
    let notes = (!chart.notes.is_empty()).then(|| bullets(chart.notes.clone()));
    el("section", "")
        .with(el("h3", "govuk-heading-s").text(chart.title.clone()))
        .with(image)
        .with(plain_table(chart.title.clone(), chart.columns.clone(), chart.rows.clone()))
        .with_all(notes)
}
