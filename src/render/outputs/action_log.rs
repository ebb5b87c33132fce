//! The action log: what every agency has to do, the first due day first, and what became of it.

use super::occasion::Occasion;
use super::planned::Planned;
use crate::render::table::{Cell, Column, Kind, Table};
use crate::wording::say;

/// The log. What has no due day stands last: nobody can be late with it, and nobody will remember it either.
pub fn action_log(actions: &[Planned], occasion: &Occasion) -> Table {
    let columns = vec![
        Column::new(say!("action-number"), Kind::Number),
        Column::new(say!("out-reference"), Kind::Text),
        Column::new(say!("action-what"), Kind::LongText),
        Column::new(say!("action-about"), Kind::Text),
        Column::new(say!("minutes-agency"), Kind::Text),
        Column::new(say!("action-person"), Kind::Text),
        Column::new(say!("action-due"), Kind::Date),
        Column::new(say!("action-is-overdue"), Kind::YesNo),
        Column::new(say!("action-ended-on"), Kind::Date),
        Column::new(say!("action-became"), Kind::Text),
        Column::new(say!("action-note"), Kind::LongText),
        Column::new(say!("action-agreed-at"), Kind::Text),
    ];
    let mut sorted: Vec<&Planned> = actions.iter().collect();
    sorted
        .sort_by_key(|one| (one.action.due.is_none(), one.action.due, one.case.reference.as_str(), one.action.action));
    Table {
        title: occasion.title(&say!("out-action-log")),
        marking: occasion.marking.clone(),
        columns,
        rows: (1..).zip(sorted).map(|(number, planned)| row(number, planned, occasion)).collect(),
        footer: vec![say!("out-do-not-confirm")],
        made_on: occasion.context.today,
    }
}

fn row(number: u32, planned: &Planned, occasion: &Occasion) -> Vec<Cell> {
    let said = planned.said(occasion);
    let today = occasion.context.today;
    let overdue = match planned.action.due {
        None if planned.closed.is_empty() => None,
        _ => Some(planned.is_overdue(today)),
    };
    vec![
        Cell::Number(number),
        Cell::text(planned.case.called()),
        Cell::text(said.what()),
        Cell::text(said.about()),
        Cell::text(said.agency()),
        Cell::text(said.person()),
        planned.action.due.map_or(Cell::Empty, |due| Cell::Day(due.0)),
        Cell::YesNo(overdue),
        said.ended_on().map_or(Cell::Empty, Cell::Day),
        Cell::text(said.outcome()),
        Cell::text(said.note()),
        Cell::text(said.agreed_at()),
    ]
}
