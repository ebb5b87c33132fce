//! The cases of a register as rows of a list: what was sent, what was added and corrected since, what was decided.

use serde_json::{Value, json};

use super::Loaded;
use super::content::{Closed, Content};
use crate::domain::answers::Answers;
use crate::domain::context::Context;
use crate::domain::date::iso_minute;
use crate::domain::glance::Glance;
use crate::domain::record::{Change, Record, RecordKind};
use crate::domain::register::{Case, CaseId};
use crate::envelope::{Identity, Reference};
use crate::native::cli::rows::Row;
use crate::native::parallel;
use crate::wording::date::day;
use crate::wording::{joining, register as words, say};

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
    let (looked_into, restricted) = each(loaded, identities, |id, case, answers| {
        let glance = answers.as_ref().map(|answers| Glance::of(answers, context)).ok();
        row(loaded, id, case, answers.err(), glance, context)
    });
    let well = looked_into.iter().all(|(_, well)| *well);
    Listed { rows: looked_into.into_iter().map(|(row, _)| row).collect(), restricted, well }
}

/// What `look` makes of every case that is a row of its own and that these people may read, and how many others there are.
pub fn each<T: Send>(
    loaded: &Loaded,
    identities: &[Identity],
    look: impl Fn(CaseId, &Case, Result<Answers, Closed>) -> T + Sync,
) -> (Vec<T>, usize) {
    let shown = |case: &&(&CaseId, &Case)| case.1.is_listed() || !(case.1.is_here() || case.1.is_purged());
    let may_read = |case: &Case| identities.iter().any(|identity| case.may_read(identity.person()));
    let cases: Vec<(&CaseId, &Case)> = loaded.register.cases.iter().filter(|case| shown(&case)).collect();
    let (readable, restricted): (Vec<_>, Vec<_>) = cases.into_iter().partition(|(_, case)| may_read(case));
    let answers = |id, case| Content::of(loaded, id, case, identities).map(|content| content.answers);
    let looked_into = parallel::map(&readable, |(id, case)| look(**id, case, answers(**id, case)));
    (looked_into, restricted.len())
}

fn row(
    loaded: &Loaded,
    id: CaseId,
    case: &Case,
    closed: Option<Closed>,
    glance: Option<Glance>,
    context: &Context,
) -> (Row, bool) {
    let well = !matches!(closed, Some(Closed::NotHere | Closed::Unopened));
    let mut row = Row {
        reference: reference(id),
        received: case.brought().map(|by| iso_minute(by.at)).unwrap_or_default(),
        decision: words::decided(&case.decision),
        meeting: meeting(loaded, case),
        remarks: remarks(loaded, case, closed.as_ref()),
        ..Row::default()
    };
    row.json = described(loaded, id, case, closed.as_ref());
    if let Some(glance) = glance {
        row.look(glance, context);
    }
    (row, well)
}

/// As people say it; nothing for a case that did not come through the portal.
pub fn reference(id: CaseId) -> String {
    match id {
        CaseId::Body(body) => Reference::from_sha256(&body.0).to_string(),
        CaseId::Entered(_) => String::new(),
    }
}

/// The meeting that a case is on the list of.
fn meeting(loaded: &Loaded, case: &Case) -> String {
    let named = case.assignment.values().map(|assigned| {
        let plan = assigned.meeting.and_then(|id| loaded.register.meetings.get(&id)?.plan.agreed());
        match (plan, assigned.meeting) {
            (Some(plan), _) => format!("{} {}", plan.label.0, day(plan.date.0)),
            (None, Some(id)) => id.to_string(),
            (None, None) => say!("cli-list-no-meeting"),
        }
    });
    let named: Vec<String> = named.collect();
    if case.assignment.is_conflict() { say!("conflict-of", sides = named.join(" / ")) } else { named.concat() }
}

fn remarks(loaded: &Loaded, case: &Case, closed: Option<&Closed>) -> Vec<String> {
    let mut remarks = Vec::new();
    let conflicts: Vec<String> = case.conflicts().into_iter().map(words::conflict).collect();
    if !conflicts.is_empty() {
        remarks.push(say!("cli-list-conflicts", what = conflicts.join(", ")));
    }
    remarks.extend(closed.map(|closed| closed.words()));
    remarks.extend(change(case).map(|change| say!("cli-list-unfiled", kind = joining::change(change))));
    if !case.additions.is_empty() {
        remarks.push(say!("cli-list-additions", count = case.additions.len()));
    }
    remarks.extend((!case.restriction.is_empty()).then(|| say!("cli-list-is-restricted")));
    remarks.extend(case.is_held().then(|| say!("cli-list-held")));
    let working = case.working.keys().map(|person| say!("cli-list-working", who = loaded.person(*person)));
    remarks.extend(working);
    remarks
}

fn described(loaded: &Loaded, id: CaseId, case: &Case, closed: Option<&Closed>) -> Value {
    let decisions: Vec<_> = case.decision.values().map(|decided| decided.decision).collect();
    let meetings = case.assignment.values().map(|assigned| {
        let plan = assigned.meeting.and_then(|id| loaded.register.meetings.get(&id)?.plan.agreed());
        let (date, label) = (plan.map(|plan| plan.date), plan.map(|plan| plan.label.0.as_str()));
        json!({"meeting": assigned.meeting, "date": date, "label": label})
    });
    let kind = match (id, change(case)) {
        (CaseId::Entered(_), _) => "entered",
        (CaseId::Body(_), Some(change)) => change.id(),
        (CaseId::Body(_), None) => "referral",
    };
    json!({
        "case": id,
        "kind": kind,
        // One: it is decided. Several: they contradict each other.
        "decisions": decisions,
        "meetings": meetings.collect::<Vec<_>>(),
        "conflicts": case.conflicts().into_iter().map(|about| about.id()).collect::<Vec<_>>(),
        "additions": case.additions,
        "acknowledged": !case.acknowledged.is_empty(),
        "working": case.working.keys().collect::<Vec<_>>(),
        "closed": case.closed.values().map(|closed| closed.on).collect::<Vec<_>>(),
        "held": case.is_held(),
        "restricted": !case.restriction.is_empty(),
        "content": match closed {
            None => "opened",
            Some(Closed::NotHere) => "not_here",
            Some(Closed::Unopened) => "not_opened",
            Some(Closed::NoRecord) => "no_record",
            Some(Closed::NotBrought) => "not_brought",
        },
    })
}

/// How a submission adds to another case, while nobody knows which.
pub fn change(case: &Case) -> Option<Change> {
    case.received.iter().find_map(|said| Change::from_id(said.value.record_kind.as_deref()?))
}

/// What a record says of its kind, as an event has it.
pub fn kind_of(record: &Record) -> &'static str {
    match &record.kind {
        RecordKind::Referral { .. } => "referral",
        RecordKind::Change { what, .. } => what.id(),
    }
}
