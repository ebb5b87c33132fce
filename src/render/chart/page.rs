//! Charts with their tables as one document.

use super::returns::Charts;
use crate::domain::returns::Level;
use crate::render::document::{Block, Document};
use crate::wording::say;

/// For whom a page is, and where it comes from.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// The area's name.
    pub area: &'a str,
    pub marking: String,
    pub published: Option<Level>,
    pub made_on: chrono::NaiveDate,
}

/// The page: raw counts carry the area's marking; what is made for everybody says so instead.
pub fn page(charts: Charts, head: Head) -> Document {
    let mut blocks = vec![Block::Paragraph(say!("chart-what"))];
    for chart in charts.charts {
        blocks.extend([Block::Heading(chart.title.clone()), Block::Chart(chart)]);
    }
    if !charts.left_out.is_empty() {
        blocks.extend([Block::Heading(say!("chart-left-out")), Block::List(charts.left_out)]);
    }
    let footer = if head.published.is_some() { say!("chart-for-everybody") } else { say!("chart-not-for-publication") };
    Document {
        title: say!("out-title", output = say!("chart-page"), area = head.area),
        reference: String::new(),
        marking: head.marking,
        blocks,
        footer: vec![footer],
        made_on: head.made_on,
    }
}
