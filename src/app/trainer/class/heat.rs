//! The heat map: a table with the counts in it, the key marked by a sign and in words; colour only says it once more.

use crate::app::desk::tables::{row_heading, table};
use crate::app::parts::{El, el, h2, p, unseen};
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::practice::class::{ClassView, ItemView};
use crate::wording::{practice, say};

/// Every item on a row, in the order of the checklist.
pub fn heat_map(instrument: &Instrument, view: &ClassView) -> El {
    let headings = vec![
        say!("class-column-item"),
        say!("opt-ynd-yes"),
        say!("opt-ynd-no"),
        say!("opt-ynd-dont-know"),
        say!("class-column-blank"),
        say!("class-column-agreement"),
    ];
    let rows = view.items.iter().map(|item| row(instrument, view.handed_in, item));
    el("section", "class-heat").with(h2(say!("class-heat"))).with(p(say!("class-heat-reads"))).with(table(
        "class-heat",
        say!("class-heat-caption"),
        headings,
        rows,
    ))
}

fn row(instrument: &Instrument, of: u32, item: &ItemView) -> Vec<El> {
    let title = title(instrument, &item.item);
    let counts = [item.yes, item.no, item.dont_know];
    let answers = Tri::ALL.into_iter().zip(counts).map(|(tri, count)| {
        let mark = if item.key == tri {
            Some((say!("class-key-sign"), say!("class-key")))
        } else if item.accept.contains(&tri) {
            Some((say!("class-accepted-sign"), say!("class-accepted")))
        } else {
            None
        };
        cell(count, of, mark)
    });
    let words = el("td", "govuk-table__cell").text(practice::agreement(item.in_words));
    let head = row_heading(el("span", "").text(title));
    std::iter::once(head).chain(answers).chain([cell(item.blank, of, None), words]).collect()
}

/// A count; what is marked carries the sign for those who see it, and the words for everybody.
fn cell(count: u32, of: u32, mark: Option<(String, String)>) -> El {
    let class = HEAT[level(count, of)];
    let number = el("span", "class-count").text(count.to_string());
    let mark = mark.map(|(sign, words)| {
        let sign = el("span", "class-sign").attribute("aria-hidden", "true").text(sign);
        el("span", "class-mark").with(sign).with(unseen(format!(" {words}")))
    });
    el("td", class).with(number).with_all(mark)
}

/// The number and the few words of an item.
pub fn title(instrument: &Instrument, item: &str) -> String {
    let item = instrument.item(item);
    item.map(|item| format!("{}. {}", item.number, item.short.en())).unwrap_or_default()
}

/// How warm a cell is: nobody, then a quarter of the class at a time.
fn level(count: u32, of: u32) -> usize {
    (count * 4).div_ceil(of.max(1)).min(4) as usize
}

const HEAT: [&str; 5] = [
    "govuk-table__cell class-heat--0",
    "govuk-table__cell class-heat--1",
    "govuk-table__cell class-heat--2",
    "govuk-table__cell class-heat--3",
    "govuk-table__cell class-heat--4",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warmth_of_a_cell_is_the_quarter_of_the_class_that_it_reaches() {
        let levels: Vec<usize> = (0..=8).map(|count| level(count, 8)).collect();
        assert_eq!(levels, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!([level(1, 30), level(30, 30), level(0, 0)], [1, 4, 0]);
    }
}
