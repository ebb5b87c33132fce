//! The trail of a register for an auditor: who did what when, and whether it counts. Nothing of what a case is about.

use super::Occasion;
use crate::domain::register::{CaseId, Entry, Person, What};
use crate::render::table::{Cell, Column, Kind, Table};
use crate::wording::{register as words, say};

/// How people and cases are called.
pub struct Names<'a> {
    /// The job title; of somebody unknown, the beginning of their key.
    pub person: &'a dyn Fn(Person) -> String,
    /// The reference, or a name that can be typed again.
    pub case: &'a dyn Fn(CaseId) -> String,
}

/// The trail, in the order of the entries. Reasons are what somebody wrote of a case: with `reasons` only.
pub fn audit<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    names: &Names,
    reasons: bool,
    occasion: &Occasion,
) -> Table {
    let mut columns = vec![
        Column::new(say!("audit-day"), Kind::Date),
        Column::new(say!("audit-time"), Kind::Text),
        Column::new(say!("audit-who"), Kind::Text),
        Column::new(say!("audit-what"), Kind::Text),
        Column::new(say!("audit-cases"), Kind::LongText),
        Column::new(say!("audit-more"), Kind::Text),
        Column::new(say!("audit-counts"), Kind::YesNo),
        Column::new(say!("audit-standing"), Kind::LongText),
        Column::new(say!("audit-replaced"), Kind::YesNo),
        Column::new(say!("audit-doubts"), Kind::LongText),
        Column::new(say!("audit-event"), Kind::Text),
    ];
    if reasons {
        columns.push(Column::new(say!("audit-reason"), Kind::LongText));
    }
    Table {
        title: occasion.title(&say!("audit-title")),
        marking: occasion.marking.clone(),
        columns,
        rows: entries.into_iter().map(|entry| row(entry, names, reasons)).collect(),
        footer: vec![say!("audit-clocks")],
        made_on: occasion.context.today,
    }
}

fn row(entry: &Entry, names: &Names, reasons: bool) -> Vec<Cell> {
    let event = entry.event.as_ref();
    let own = event.filter(|event| matches!(event.what, What::Entered(_))).map(|event| CaseId::Entered(event.id));
    let cases = event.map(|event| event.what.cases()).unwrap_or_default().into_iter().chain(own);
    let cases: Vec<String> = cases.map(names.case).collect();
    let doubts: Vec<String> = entry.doubts.iter().map(|doubt| words::doubt(*doubt)).collect();
    let counts = entry.counted().is_some();
    let mut cells = vec![
        event.map_or(Cell::Empty, |event| Cell::Day(event.at.date_naive())),
        Cell::text(event.map(|event| event.at.format("%H:%M:%S").to_string()).unwrap_or_default()),
        Cell::text(event.map(|event| (names.person)(event.person)).unwrap_or_default()),
        Cell::text(event.map(|event| words::what(&event.what)).unwrap_or_default()),
        Cell::text(cases.join("\n")),
        Cell::text(event.map(|event| more(&event.what, names)).unwrap_or_default()),
        Cell::YesNo(Some(counts)),
        Cell::text(words::standing(entry.standing)),
        Cell::YesNo(Some(entry.superseded)),
        Cell::text(doubts.join("\n")),
        Cell::text(event.map(|event| event.id.to_string()).unwrap_or_default()),
    ];
    if reasons {
        cells.push(Cell::text(event.and_then(|event| reason(&event.what)).unwrap_or_default()));
    }
    cells
}

/// What an auditor follows a case by: which output, which meeting, which readers. Names of agencies only where they are
/// the area's own words for a receiver.
fn more(what: &What, names: &Names) -> String {
    match what {
        What::Assigned(assigned) => assigned.meeting.map(|id| id.to_string()).unwrap_or_default(),
        What::Minuted(minuted) => minuted.meeting.to_string(),
        What::Meeting(meeting) => format!("{} {}", meeting.date, meeting.meeting),
        What::Attended(attended) => attended.meeting.to_string(),
        What::Corrected(corrected) => corrected.field.clone(),
        What::Restricted(restricted) => {
            restricted.readers.iter().map(|reader| (names.person)(*reader)).collect::<Vec<_>>().join(", ")
        }
        What::Printed(printed) => printed.output.clone(),
        What::Exported(exported) => exported.output.clone(),
        What::Circulated(circulated) => format!("{}: {}", circulated.to.0, circulated.output),
        What::Closed(closed) => closed.on.to_string(),
        What::Action(action) => action.action.to_string(),
        What::ActionClosed(closed) => closed.action.to_string(),
        What::Purged(purged) => purged.kept_until.map(|day| day.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn reason(what: &What) -> Option<&str> {
    Some(match what {
        What::Filed(filed) => &filed.reason,
        What::Decided(decided) => &decided.reason,
        What::Matched(matched) => &matched.reason,
        What::Corrected(corrected) => &corrected.reason,
        What::Restricted(restricted) => &restricted.reason,
        What::MustNotReceive(must_not) => &must_not.reason,
        What::Held(held) => &held.reason,
        What::Released(released) => &released.reason,
        What::Closed(closed) => &closed.reason,
        What::Retracted(retracted) => &retracted.reason,
        What::Purged(purged) => &purged.why,
        _ => return None,
    })
}
