//! Events for the tests of casework: what the coordinator of Northmere says, one thing after the other.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::private::Private;
use crate::domain::register::cases::{Decided, Decision, Received};
use crate::domain::register::meetings::{Action, Assigned, Meeting, Minuted, MinutedOutcome};
use crate::domain::register::{
    CaseId, Event, Heard, Id, Person, Proof, Register, Scope, Sha256, Signer, What, read_second,
};

pub const ALMA: Person = Person([0xa1; 32]);
pub const BRAM: Person = Person([0xb2; 32]);

/// What Alma says, each knowing what she said before.
pub fn register(said: impl IntoIterator<Item = What>) -> Register {
    said.into_iter().fold(Register::default(), |register, what| {
        let supersedes = register.superseded_by(&what, ALMA);
        say(register, ALMA, supersedes, what)
    })
}

/// One more thing, by this person.
pub fn say(register: Register, person: Person, supersedes: Vec<Id>, what: What) -> Register {
    let number = u32::try_from(register.trail().len()).unwrap();
    let at = now() + TimeDelta::seconds(number.into());
    let event =
        Event { id: id(1_000 + number), area: "northmere".into(), practice: false, at, person, supersedes, what };
    let line = Private(event.to_line().unwrap());
    register.with([Heard { line, proof: Proof::By(person) }], &scope(), now())
}

pub fn id(number: u32) -> Id {
    format!("7{number:025}").parse().unwrap()
}

pub fn case(number: u8) -> CaseId {
    CaseId::Body(Sha256([number; 32]))
}

pub fn received(number: u8) -> What {
    let (record_kind, from) = (Some("referral".into()), Private("file".into()));
    let body = Sha256([number; 32]);
    What::Received(Received { body, record_kind, submission: None, from, more: Default::default() })
}

pub fn decided(number: u8, decision: Decision) -> What {
    What::Decided(Decided {
        case: case(number),
        decision,
        reason: Private("The rule is met".into()),
        second: None,
        routes: Vec::new(),
        found: Vec::new(),
        asked: Vec::new(),
        to: None,
        more: Default::default(),
    })
}

/// A meeting at 09:30 with 12 minutes for each case.
pub fn plan(number: u32, day: &str) -> Meeting {
    Meeting {
        starts: Some("09:30".into()),
        capacity: Some(20),
        minutes_per_case: Some(12),
        ..Meeting::on(id(number), day.parse().unwrap(), "North".into())
    }
}

pub fn assigned(number: u8, meeting: Option<u32>, minutes: Option<u32>) -> Assigned {
    Assigned { case: case(number), meeting: meeting.map(id), place: None, minutes, more: Default::default() }
}

pub fn minuted(number: u8, meeting: u32, outcome: MinutedOutcome) -> What {
    let minutes = Private("Heard.".into());
    What::Minuted(Minuted { case: case(number), meeting: id(meeting), outcome, minutes, more: Default::default() })
}

pub fn action(number: u32, of: u8, meeting: Option<u32>, due: Option<&str>) -> Action {
    Action {
        action: id(number),
        case: case(of),
        meeting: meeting.map(id),
        text: Private("Ring the school".into()),
        owner: Private("police".into()),
        person_name: None,
        due: due.map(|day| day.parse().unwrap()),
        about: None,
        more: Default::default(),
    }
}

fn scope() -> Scope {
    let signer = |label: &str| Signer { label: label.into(), revoked: None };
    let people = [(ALMA, signer("Coordinator")), (BRAM, signer("Deputy"))];
    Scope { area: "northmere".into(), practice: false, signers: people.into_iter().collect() }
}

fn now() -> DateTime<Utc> {
    read_second("2026-11-22T06:10:00Z").unwrap()
}
