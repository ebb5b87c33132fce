//! People and events for the tests of the register.

use chrono::{DateTime, TimeDelta, Utc};
use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::{Decided, Decision, Received};
use marac_portal::domain::register::{
    CaseId, Event, Heard, Id, Person, Proof, Register, Scope, Sha256, Signer, What, read_second,
};

pub const ALMA: Person = Person([0xa1; 32]);
pub const BRAM: Person = Person([0xb2; 32]);
pub const CERI: Person = Person([0xc3; 32]);
pub const STRANGER: Person = Person([0xee; 32]);

/// 22 November 2026, ten past six in the morning.
pub fn now() -> DateTime<Utc> {
    read_second("2026-11-22T06:10:00Z").unwrap()
}

/// Three people of Northmere.
pub fn scope() -> Scope {
    let signer = |label: &str| Signer { label: label.into(), revoked: None };
    let people = [(ALMA, signer("Coordinator")), (BRAM, signer("Deputy")), (CERI, signer("IDVA service"))];
    Scope { area: "northmere".into(), practice: false, signers: people.into_iter().collect() }
}

/// A name that is the same in every run.
pub fn id(number: u32) -> Id {
    format!("7{number:025}").parse().unwrap()
}

pub fn body(number: u8) -> Sha256 {
    Sha256([number; 32])
}

pub fn case(number: u8) -> CaseId {
    CaseId::Body(body(number))
}

/// An event of that number, said so many minutes after six.
pub fn event(number: u32, person: Person, minutes: i64, what: What) -> Event {
    let at = now() + TimeDelta::minutes(minutes - 10);
    Event { id: id(number), area: "northmere".into(), practice: false, at, person, supersedes: Vec::new(), what }
}

pub fn superseding(mut event: Event, numbers: &[u32]) -> Event {
    event.supersedes = numbers.iter().map(|number| id(*number)).collect();
    event
}

/// As it is heard when its signature is good.
pub fn heard(event: &Event) -> Heard {
    Heard { line: Private(event.to_line().unwrap()), proof: Proof::By(event.person) }
}

pub fn register(events: &[Event]) -> Register {
    Register::of(events.iter().map(heard), &scope(), now())
}

pub fn received(number: u8) -> What {
    let (record_kind, submission) = (Some("referral".into()), Some(format!("submission {number}")));
    let from = Private("file".into());
    What::Received(Received { body: body(number), record_kind, submission, from, more: Default::default() })
}

pub fn decided(number: u8, decision: Decision, reason: &str) -> What {
    let second = (decision == Decision::NotCriteria).then(|| Private("R. Osei, deputy".to_owned()));
    What::Decided(Decided {
        case: case(number),
        decision,
        reason: Private(reason.into()),
        second,
        routes: vec!["visible_high_risk".into()],
        found: vec!["visible_high_risk".into()],
        asked: Vec::new(),
        to: None,
        more: Default::default(),
    })
}

/// What is decided about a case, by each side.
pub fn decisions(register: &Register, number: u8) -> Vec<Decision> {
    register.cases[&case(number)].decision.values().map(|decided| decided.decision).collect()
}
