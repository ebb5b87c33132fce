//! One case in a list: who may see it, what is said of it without saying who it is about.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::content::{Closed, Content};
use crate::domain::context::Context;
use crate::domain::date::iso_minute;
use crate::domain::glance::Glance;
use crate::domain::record::{Change, Record, RecordKind};
use crate::domain::register::cases::Decision;
use crate::domain::register::{Case, CaseId, Day, Id, Person, Register, Scope, Sha256};
use crate::envelope::Reference;
use crate::wording::date::day;
use crate::wording::{joining, register as words, say};

/// A case as it is listed; nothing in it tells who it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub case: CaseId,
    /// As people say it; nothing for a case that did not come through the portal.
    pub reference: String,
    /// `referral`, `entered`, or how it adds to a case that nobody has named yet.
    pub kind: String,
    /// UTC minutes.
    pub received: String,
    /// Nothing where its record could not be read.
    pub glance: Option<Glance>,
    pub closed: Option<Closed>,
    /// One: it is decided. Several: they contradict each other.
    pub decisions: Vec<Decision>,
    /// In words, conflict or not.
    pub decided: String,
    /// The meetings whose list it is on; several where people differ.
    pub meetings: Vec<Option<Id>>,
    /// In words.
    pub meeting: String,
    /// What people say different things about: stable names.
    pub conflicts: Vec<String>,
    pub additions: BTreeSet<Sha256>,
    /// UTC minutes of the first acknowledgement.
    pub acknowledged: Option<String>,
    pub working: Vec<Person>,
    pub closed_on: Vec<Day>,
    pub held: bool,
    pub restricted: bool,
    /// Everything that a person should see beside it, in words.
    pub remarks: Vec<String>,
}

impl Line {
    /// Looks at a case; `content` is what it holds, as far as it could be looked into.
    pub fn of(
        register: &Register,
        scope: &Scope,
        id: CaseId,
        case: &Case,
        content: Result<&Content, Closed>,
        context: &Context,
    ) -> Line {
        let kind = match (id, change(case)) {
            (CaseId::Entered(_), _) => "entered",
            (CaseId::Body(_), Some(change)) => change.id(),
            (CaseId::Body(_), None) => "referral",
        };
        let closed = content.as_ref().err().copied();
        Line {
            case: id,
            reference: reference(id),
            kind: kind.to_owned(),
            received: case.brought().map(|by| iso_minute(by.at)).unwrap_or_default(),
            glance: content.ok().map(|content| Glance::of(&content.answers, context)),
            closed,
            decisions: case.decision.values().map(|decided| decided.decision).collect(),
            decided: words::decided(&case.decision),
            meetings: case.assignment.values().map(|assigned| assigned.meeting).collect(),
            meeting: meeting(register, case),
            conflicts: case.conflicts().into_iter().map(|about| about.id().to_owned()).collect(),
            additions: case.additions.clone(),
            acknowledged: case.acknowledged.iter().map(|said| iso_minute(said.by.at)).min(),
            working: case.working.keys().copied().collect(),
            closed_on: case.closed.values().map(|closed| closed.on).collect(),
            held: case.is_held(),
            restricted: !case.restriction.is_empty(),
            remarks: remarks(scope, case, closed),
        }
    }

    /// Whether its sealed file is missing or does not open.
    pub fn is_well(&self) -> bool {
        !matches!(self.closed, Some(Closed::NotHere | Closed::Unopened))
    }
}

/// The cases that are rows of their own and that one of these people may read, and how many others there are.
pub fn readable<'r>(register: &'r Register, people: &[Person]) -> (Vec<(&'r CaseId, &'r Case)>, usize) {
    let shown = |case: &(&CaseId, &Case)| case.1.is_listed() || !(case.1.is_here() || case.1.is_purged());
    let cases = register.cases.iter().filter(shown);
    let (readable, restricted): (Vec<_>, Vec<_>) = cases.partition(|(_, case)| case.may_be_read_by(people));
    (readable, restricted.len())
}

/// Of these the ones that are here and stand for themselves, and how many others there are.
pub fn listed_for<'r>(register: &'r Register, people: &[Person]) -> (Vec<(CaseId, &'r Case)>, usize) {
    let (listed, restricted): (Vec<_>, Vec<_>) = register.listed().partition(|(_, case)| case.may_be_read_by(people));
    (listed, restricted.len())
}

/// As people say it; nothing for a case that did not come through the portal.
pub fn reference(id: CaseId) -> String {
    match id {
        CaseId::Body(body) => Reference::from_sha256(&body.0).to_string(),
        CaseId::Entered(_) => String::new(),
    }
}

/// How a case is named on a command line: by its reference, or by the event that entered it.
pub fn called(id: CaseId) -> String {
    match id {
        CaseId::Body(_) => reference(id),
        CaseId::Entered(event) => event.to_string(),
    }
}

/// The job title of a person; the beginning of their key where nobody knows them.
pub fn person(scope: &Scope, person: Person) -> String {
    let known = scope.signers.get(&person).map(|signer| signer.label.clone());
    known.unwrap_or_else(|| person.to_string()[..8].to_owned())
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

/// The meeting that a case is on the list of.
fn meeting(register: &Register, case: &Case) -> String {
    let named = case.assignment.values().map(|assigned| {
        let plan = assigned.meeting.and_then(|id| register.meetings.get(&id)?.plan.agreed());
        match (plan, assigned.meeting) {
            (Some(plan), _) => format!("{} {}", plan.label.0, day(plan.date.0)),
            (None, Some(id)) => id.to_string(),
            (None, None) => say!("cli-list-no-meeting"),
        }
    });
    let named: Vec<String> = named.collect();
    if case.assignment.is_conflict() { say!("conflict-of", sides = named.join(" / ")) } else { named.concat() }
}

fn remarks(scope: &Scope, case: &Case, closed: Option<Closed>) -> Vec<String> {
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
    let working = case.working.keys().map(|who| say!("cli-list-working", who = person(scope, *who)));
    remarks.extend(working);
    remarks
}
