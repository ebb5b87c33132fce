//! The case list: what agencies need to look up whom they know, and no more.

use super::answered::Answered;
use super::case::Case;
use super::occasion::Occasion;
use crate::domain::form::ids;
use crate::domain::ric::Counts;
use crate::render::table::{Cell, Column, Kind, Table};
use crate::wording::say;

/// The list, in the order of the cases.
pub fn case_list(cases: &[Case], occasion: &Occasion) -> Table {
    let mut columns = vec![
        Column::new(say!("out-case-number"), Kind::Number),
        Column::new(say!("out-reference"), Kind::Text),
        Column::new(say!("out-time"), Kind::Text),
        Column::new(say!("out-came-as"), Kind::Text),
        Column::new(say!("out-urgent"), Kind::YesNo),
        Column::new(say!("out-victim"), Kind::Text),
        Column::new(say!("out-victim-other-names"), Kind::Text),
        Column::new(say!("out-victim-born"), Kind::Date),
        Column::new(say!("out-victim-other-born"), Kind::Text),
        Column::new(say!("out-victim-address"), Kind::LongText),
        Column::new(say!("out-perpetrators"), Kind::Text),
        Column::new(say!("out-perpetrators-other-names"), Kind::Text),
        Column::new(say!("out-perpetrators-born"), Kind::Date),
        Column::new(say!("out-perpetrators-address"), Kind::LongText),
        Column::new(say!("out-relationship"), Kind::Text),
        Column::new(say!("out-children"), Kind::LongText),
        Column::new(say!("out-agency"), Kind::Text),
        Column::new(say!("out-presenter"), Kind::Text),
        Column::new(say!("out-routes"), Kind::LongText),
        Column::new(say!("out-yes"), Kind::Number),
        Column::new(say!("out-dont-know"), Kind::Number),
        Column::new(say!("out-not-answered"), Kind::Number),
        Column::new(say!("out-reason"), Kind::LongText),
        Column::new(say!("out-warning"), Kind::LongText),
    ];
    if occasion.include.immigration {
        columns.push(Column::new(say!("out-immigration"), Kind::LongText));
    }
    let rows = (1..).zip(cases).zip(occasion.slots(cases));
    let rows = rows.map(|((number, case), slot)| row(number, slot, &Answered::new(case, occasion), occasion));
    Table {
        title: occasion.title(&say!("out-case-list")),
        marking: occasion.marking.clone(),
        columns,
        rows: rows.collect(),
        footer: vec![say!("out-do-not-confirm"), say!("out-do-not-contact")],
        made_on: occasion.context.today,
    }
}

fn row(number: u32, slot: Option<String>, answered: &Answered, occasion: &Occasion) -> Vec<Cell> {
    let counts = answered.glance.counts;
    let count = |of: fn(Counts) -> u32| counts.map_or(Cell::Empty, |counts| Cell::Number(of(counts)));
    let urgent = answered.case.answers.choice(ids::URGENT).map(|urgent| urgent == "yes");
    let mut cells = vec![
        Cell::Number(number),
        Cell::text(answered.case.called()),
        Cell::text(slot.unwrap_or_default()),
        Cell::text(answered.case.came_as.word()),
        Cell::YesNo(urgent),
        answered.cell("victim.name"),
        answered.cell("victim.other_names"),
        answered.cell("victim.born"),
        answered.cell("victim.other_born"),
        Cell::text(answered.address()),
        answered.of_perpetrators("perpetrators.name"),
        answered.of_perpetrators("perpetrators.other_names"),
        answered.of_perpetrators("perpetrators.born"),
        answered.of_perpetrators("perpetrators.address"),
        answered.of_perpetrators("perpetrators.relationship"),
        Cell::text(answered.children().join("\n")),
        Cell::text(answered.agency()),
        answered.cell("referrer.presenter"),
        Cell::text(answered.routes()),
        count(|counts| counts.yes),
        count(|counts| counts.dont_know),
        count(|counts| counts.not_answered),
        Cell::text(answered.short_reason()),
        Cell::text(answered.warnings().join("\n")),
    ];
    if occasion.include.immigration {
        cells.push(answered.cell(ids::IMMIGRATION));
    }
    cells
}
