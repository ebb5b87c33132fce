//! What is decided of keeping before anything is written: which certificates a purge has, and what a correction shows.

use std::collections::BTreeMap;

use crate::register_support::{ALMA, BRAM, body, case, decided, event, id, received, register, superseding};
use marac_portal::casework::{Closed, Content, Ended, NotPurged, Records, certificates, corrections};
use marac_portal::domain::private::Private;
use marac_portal::domain::record::Record;
use marac_portal::domain::register::cases::{Corrected, Decision, Filed, Held, Noted};
use marac_portal::domain::register::{Event, Register, Sha256, What};
use serde_json::json;

fn noted(number: u8) -> What {
    What::Noted(Noted { case: case(number), text: Private("Rang.".into()), more: Default::default() })
}

fn held(number: u8) -> What {
    What::Held(Held { case: case(number), reason: Private("Inquest.".into()), more: Default::default() })
}

fn filed(number: u8, to: u8) -> What {
    let reason = Private("amend_key".into());
    What::Filed(Filed { body: body(number), case: Some(case(to)), reason, more: Default::default() })
}

/// A case with an addition, a decision and a note; and another case.
fn events() -> Vec<Event> {
    let what = [received(1), received(2), filed(2, 1), decided(1, Decision::Accept, ""), noted(1), received(3)];
    (1..).zip(what).map(|(number, what)| event(number, ALMA, i64::from(number), what)).collect()
}

#[test]
fn the_certificate_of_an_addition_is_written_before_that_of_its_case() {
    let register = register(&events());
    let all = certificates(&register, case(1), None, "Sent by mistake").unwrap();
    let cases: Vec<_> = all.iter().map(|one| one.purged.case).collect();
    assert_eq!(cases, [case(2), case(1)]);
    // Received, filed under, decided, noted: all that tells of it, and nothing of the other case.
    assert!([1, 3, 4, 5].iter().all(|number| all[1].supersedes.contains(&id(*number))), "{:?}", all[1].supersedes);
    assert!(all.iter().all(|one| !one.supersedes.contains(&id(6))));
    assert_eq!(all[1].purged.why.0, "Sent by mistake");
}

#[test]
fn a_hold_on_the_case_or_on_what_adds_to_it_stops_the_purge() {
    for number in [1, 2] {
        let mut events = events();
        events.push(event(7, BRAM, 7, held(number)));
        assert_eq!(certificates(&register(&events), case(1), None, "x"), Err(NotPurged::Held));
    }
    assert_eq!(certificates(&register(&events()), case(9), None, "x"), Err(NotPurged::NotHere));
}

#[test]
fn once_the_certificates_are_there_the_files_are_known_that_have_to_go() {
    let mut events = events();
    let before = register(&events);
    assert_eq!(Ended::of(&before), Ended::default());
    for (number, one) in (7..).zip(certificates(&before, case(1), None, "x").unwrap()) {
        let mut purge = event(number, ALMA, 7, What::Purged(one.purged));
        purge.supersedes = one.supersedes;
        events.push(purge);
    }
    let after = register(&events);
    let ended = Ended::of(&after);
    assert_eq!(ended.bodies, [body(1), body(2)].into());
    // That files came in says no more than their hashes.
    assert_eq!(ended.events.len(), 3, "filed, decided, noted");
}

/// One record, whatever is asked for.
struct One(Record);

impl Records for One {
    fn record(&self, _body: Sha256) -> Result<Record, Closed> {
        Ok(self.0.clone())
    }
}

fn corrected(field: &str, value: serde_json::Value) -> What {
    let (value, reason) = (Private(value), Private("Misheard".into()));
    What::Corrected(Corrected { case: case(1), field: field.into(), value, reason, more: Default::default() })
}

#[test]
fn what_was_sent_stays_beside_what_it_was_corrected_to_and_both_sides_are_shown() {
    let context = crate::record::context();
    let record = Record::read(include_bytes!("../vectors/record-v1.json")).unwrap();
    let shown = |register: &Register| {
        let shown = corrections(&One(record.clone()), case(1), &register.cases[&case(1)], &context).unwrap();
        let rows = shown.into_iter().map(|one| (one.label, (one.sent, one.now)));
        rows.collect::<BTreeMap<_, _>>()
    };
    let first = event(2, ALMA, 2, corrected("perpetrators.0.name", json!("Devon Stroke")));
    let base = [event(1, ALMA, 1, received(1)), first.clone()];
    let now = shown(&register(&base));
    let (sent, corrected_to) = now.values().next().unwrap();
    assert_eq!(
        (now.len(), sent.as_str(), corrected_to.as_slice()),
        (1, "Devon Strake", &["Devon Stroke".to_owned()][..])
    );
    // Bram did not know of Alma's word.
    let mut differ = base.to_vec();
    differ.push(event(3, BRAM, 3, corrected("perpetrators.0.name", json!("Devin Strake"))));
    let both = shown(&register(&differ));
    assert_eq!(both.values().next().unwrap().1, ["Devon Stroke", "Devin Strake"]);
    let content = |register: &Register| {
        let content = Content::of(&One(record.clone()), case(1), &register.cases[&case(1)]).unwrap();
        marac_portal::domain::register::value_at(&content.answers, "perpetrators.0.name")
    };
    assert_eq!(
        (content(&register(&base)), content(&register(&differ))),
        (json!("Devon Stroke"), json!("Devon Strake"))
    );
    // He settles it.
    differ[2] = superseding(differ[2].clone(), &[2]);
    assert_eq!(content(&register(&differ)), json!("Devin Strake"));
}
