//! The cases of a register as rows of a list, looked into on all cores.

use serde_json::{Value, json};

use super::Loaded;
use crate::casework::{Closed, Content, Line, readable};
use crate::domain::context::Context;
use crate::domain::register::{Case, CaseId, Register};
use crate::envelope::Identity;
use crate::native::cli::rows::Row;
use crate::native::parallel;

/// The rows that these people may see.
pub struct Listed {
    pub rows: Vec<Row>,
    /// Cases that other people alone may read.
    pub restricted: usize,
    /// Whether everything could be looked into.
    pub well: bool,
}

/// Looks into every case that is a row of its own.
pub fn listed(loaded: &Loaded, identities: &[Identity], context: &Context) -> Listed {
    let (lines, restricted) = each(loaded, identities, |id, case, content| {
        Line::of(&loaded.register, &loaded.scope, id, case, content.as_ref().map_err(|closed| *closed), context)
    });
    let well = lines.iter().all(Line::is_well);
    Listed { rows: lines.into_iter().map(|line| row(line, &loaded.register, context)).collect(), restricted, well }
}

/// What `look` makes of every case that is a row of its own and that these people may read, and how many others there are.
pub fn each<'l, T: Send>(
    loaded: &'l Loaded,
    identities: &[Identity],
    look: impl Fn(CaseId, &'l Case, Result<Content, Closed>) -> T + Sync,
) -> (Vec<T>, usize) {
    let people: Vec<_> = identities.iter().map(Identity::person).collect();
    let (readable, restricted) = readable(&loaded.register, &people);
    let records = loaded.records(identities);
    let looked_into = parallel::map(&readable, |(id, case)| look(**id, case, Content::of(&records, **id, case)));
    (looked_into, restricted)
}

fn row(line: Line, register: &Register, context: &Context) -> Row {
    let mut row = Row {
        json: described(&line, register),
        reference: line.reference,
        received: line.received,
        decision: line.decided,
        meeting: line.meeting,
        remarks: line.remarks,
        ..Row::default()
    };
    if let Some(glance) = line.glance {
        row.look(glance, context);
    }
    row
}

fn described(line: &Line, register: &Register) -> Value {
    let meetings = line.meetings.iter().map(|meeting| {
        let plan = meeting.and_then(|id| register.meetings.get(&id)?.plan.agreed());
        let (date, label) = (plan.map(|plan| plan.date), plan.map(|plan| plan.label.0.as_str()));
        json!({"meeting": meeting, "date": date, "label": label})
    });
    json!({
        "case": line.case,
        "kind": line.kind,
        // One: it is decided. Several: they contradict each other.
        "decisions": line.decisions,
        "meetings": meetings.collect::<Vec<_>>(),
        "conflicts": line.conflicts,
        "additions": line.additions,
        "acknowledged": line.acknowledged.is_some(),
        "working": line.working,
        "closed": line.closed_on,
        "held": line.held,
        "restricted": line.restricted,
        "content": line.closed.map_or("opened", Closed::id),
    })
}
