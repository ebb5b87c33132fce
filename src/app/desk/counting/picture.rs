//! A chart on the page: as an image of its own, which can run nothing, with the table that says the same.

use super::figures::plain_table;
use crate::app::clerk::Picture;
use crate::app::parts::{El, bullets, el};
use crate::wording::say;

/// The chart, its table, and what a reader has to know.
pub fn picture(at: usize, chart: &Picture) -> El {
    let image = el("img", "desk-chart")
        .id(format!("counting-chart-{at}"))
        .attribute("src", data_url(&chart.svg))
        .attribute("alt", say!("counting-chart-alt", title = chart.title));
    let notes = (!chart.notes.is_empty()).then(|| bullets(chart.notes.clone()));
    el("section", "")
        .with(el("h3", "govuk-heading-s").text(chart.title.clone()))
        .with(image)
        .with(plain_table(chart.title.clone(), chart.columns.clone(), chart.rows.clone()))
        .with_all(notes)
}

/// The picture as an address: every byte that is no letter or digit is written out, so that none of it means anything.
fn data_url(svg: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    format!("data:image/svg+xml,{}", svg.bytes().map(byte).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_picture_ends_its_address() {
        assert_eq!(data_url("<svg a=\"é#\"/>"), "data:image/svg+xml,%3Csvg%20a%3D%22%C3%A9%23%22%2F%3E");
    }
}
