//! The cases of a register as rows of a list: what was sent, what was added and corrected since, what was decided.

use serde_json::{Map, Value, json};

use super::Loaded;
use crate::domain::answers::Answers;
use crate::domain::answers_json::from_json;
use crate::domain::context::Context;
use crate::domain::date::iso_minute;
use crate::domain::glance::Glance;
use crate::domain::record::{Change, Record, RecordKind};
use crate::domain::register::{Case, CaseId, Sha256, corrected};
use crate::envelope::{Identity, Reference};
use crate::native::cli::opening;
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

/// Why there is nothing to say of what a case holds.
#[derive(Clone, Copy)]
pub enum Closed {
    /// Its sealed file has not arrived.
    NotHere,
    Unopened,
    /// What was entered is no referral.
    NoRecord,
    /// The event that brought it has not arrived.
    NotBrought,
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
    let looked_into = parallel::map(&readable, |(id, case)| look(**id, case, answers(loaded, **id, case, identities)));
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

impl Closed {
    /// Why, in a few words.
    pub fn words(self) -> String {
        match self {
            Closed::NotHere => say!("cli-list-body-missing"),
            Closed::Unopened => say!("cli-list-body-unopened"),
            Closed::NoRecord => say!("cli-list-no-record"),
            Closed::NotBrought => say!("cli-list-not-brought"),
        }
    }
}

/// What was sent, with what was added and corrected over it.
fn answers(loaded: &Loaded, id: CaseId, case: &Case, identities: &[Identity]) -> Result<Answers, Closed> {
    let record = |body: Sha256| {
        let bytes = loaded.bodies.read(body).ok_or(Closed::NotHere)?;
        opening::open_record(&bytes, identities).map(|(_, record)| record).map_err(|_| Closed::Unopened)
    };
    let first = match (id, &case.entered) {
        _ if !case.is_here() => return Err(Closed::NotBrought),
        (CaseId::Body(body), _) => record(body)?.answers,
        (CaseId::Entered(_), Some(entered)) => entered_answers(&entered.value.record).ok_or(Closed::NoRecord)?,
        (CaseId::Entered(_), None) => return Err(Closed::NotBrought),
    };
    let mut additions: Vec<Record> = case.additions.iter().map(|body| record(*body)).collect::<Result<_, _>>()?;
    additions.sort_by(|a, b| a.sealed_at.cmp(&b.sealed_at));
    let now = additions.iter().fold(first, |answers, addition| answers.changed_by(&addition.answers));
    let settled = case.corrections.iter().filter_map(|(field, said)| Some((field.as_str(), &said.agreed()?.value.0)));
    Ok(corrected(&now, settled).0)
}

/// As people say it; nothing for a case that did not come through the portal.
pub fn reference(id: CaseId) -> String {
    match id {
        CaseId::Body(body) => Reference::from_sha256(&body.0).to_string(),
        CaseId::Entered(_) => String::new(),
    }
}

/// A record, or its `referral` object alone.
fn entered_answers(record: &Map<String, Value>) -> Option<Answers> {
    let json = Value::Object(record.clone());
    match Record::read(json.to_string().as_bytes()) {
        Ok(record) => Some(record.answers),
        Err(_) => from_json(json.get("referral").unwrap_or(&json)).ok(),
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
