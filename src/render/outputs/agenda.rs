//! The agenda: which case is heard when, and who presents it.

use super::answered::Answered;
use super::case::Case;
use super::occasion::Occasion;
use crate::render::table::{Cell, Column, Kind, Table};
use crate::wording::say;

/// The agenda, in the order of the cases.
pub fn agenda(cases: &[Case], occasion: &Occasion) -> Table {
    let columns = vec![
        Column::new(say!("out-case-number"), Kind::Number),
        Column::new(say!("out-time"), Kind::Text),
        Column::new(say!("out-reference"), Kind::Text),
        Column::new(say!("out-came-as"), Kind::Text),
        Column::new(say!("out-victim"), Kind::Text),
        Column::new(say!("out-perpetrators"), Kind::Text),
        Column::new(say!("out-agency"), Kind::Text),
        Column::new(say!("out-presenter"), Kind::Text),
        Column::new(say!("out-warning"), Kind::LongText),
    ];
    let row = |((number, case), slot): ((u32, &Case), Option<String>)| {
        let answered = Answered::new(case, occasion);
        vec![
            Cell::Number(number),
            Cell::text(slot.unwrap_or_default()),
            Cell::text(case.called()),
            Cell::text(case.came_as.word()),
            answered.cell("victim.name"),
            answered.of_perpetrators("perpetrators.name"),
            Cell::text(answered.agency()),
            answered.cell("referrer.presenter"),
            Cell::text(answered.warnings().join("\n")),
        ]
    };
    Table {
        title: occasion.title(&say!("out-agenda")),
        marking: occasion.marking.clone(),
        columns,
        rows: (1..).zip(cases).zip(occasion.slots(cases)).map(row).collect(),
        footer: vec![say!("out-do-not-confirm"), say!("out-do-not-contact")],
        made_on: occasion.context.today,
    }
}
