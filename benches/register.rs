//! A register of 5,000 cases and 20,000 events: opening its files, natively, and what they come to.
//!
//! `cargo bench --bench register`; the folder is made first, which takes a while.

use std::hint::black_box;

use chrono::{DateTime, TimeDelta, Utc};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::{Acknowledged, Decided, Decision, Received};
use marac_portal::domain::register::meetings::Assigned;
use marac_portal::domain::register::{CaseId, Event, Heard, Id, Proof, Register, Scope, Sha256, Signer, What};
use marac_portal::envelope::Identity;
use marac_portal::envelope::event::{open_event, random_id, seal_event};
use marac_portal::native::register::Folder;

const CASES: u64 = 5_000;

fn register(c: &mut Criterion) {
    let people: Vec<Identity> = (0..3).map(|_| Identity::generate().expect("randomness")).collect();
    let recipients: Vec<_> = people.iter().map(Identity::recipient).collect();
    let signer = Signer { label: "MARAC team".into(), revoked: None };
    let signers = people.iter().map(|person| (person.person(), signer.clone())).collect();
    let scope = Scope { area: "northmere".into(), practice: false, signers };
    let events = events(&people);
    let now = events.last().expect("events").at;
    let lines: Vec<String> = events.iter().map(|event| event.to_line().expect("short")).collect();
    let proof = |event: &Event| Proof::By(event.person);
    let heard: Vec<Heard> = events
        .iter()
        .zip(&lines)
        .map(|(event, line)| Heard { line: Private(line.clone()), proof: proof(event) })
        .collect();

    let mut group = c.benchmark_group("register-20000-events");
    group.sample_size(10).throughput(Throughput::Elements(events.len() as u64));
    group.bench_function("fold", |b| b.iter(|| Register::of(black_box(heard.clone()), &scope, now)));
    let whole = Register::of(heard.clone(), &scope, now);
    assert_eq!(whole.cases.len() as u64, CASES);
    let one_more = heard[7].clone();
    group.bench_function("one-more", |b| b.iter(|| whole.clone().with([one_more.clone()], &scope, now)));

    let temp = tempfile::tempdir().expect("a folder");
    let folder = Folder::create(temp.path()).expect("a folder");
    for (place, (event, line)) in events.iter().zip(&lines).enumerate() {
        let sealed = seal_event(line, &people[place % 3], &recipients).expect("an event can be sealed");
        let path = temp.path().join(event.file_name());
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, sealed).expect("room");
    }
    group.bench_function("open-folder", |b| b.iter(|| folder.events(&people[2..]).expect("a register")));
    let sealed = seal_event(&lines[1], &people[0], &recipients).expect("an event can be sealed");
    group.throughput(Throughput::Elements(1));
    group.bench_function("open-one", |b| b.iter(|| open_event(&sealed, &people[2..]).expect("our own opens")));
    group.bench_function("seal-one", |b| b.iter(|| seal_event(&lines[1], &people[0], &recipients).expect("sealed")));
    group.finish();
}

/// Each case comes in, is acknowledged, decided twice, and goes to a meeting.
fn events(people: &[Identity]) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let start = DateTime::<Utc>::from_timestamp(1_795_000_000, 0).expect("a date");
    let meeting: Id = random_id().expect("randomness");
    let mut say = |number: u64, what: What, supersedes: Vec<Id>| {
        let id = random_id().expect("randomness");
        let person = people[events.len() % 3].person();
        let at = start + TimeDelta::minutes(number as i64);
        events.push(Event { id, area: "northmere".into(), practice: false, at, person, supersedes, what });
        id
    };
    for number in 0..CASES {
        let mut body = [0; 32];
        body[..8].copy_from_slice(&number.to_be_bytes());
        let case = CaseId::Body(Sha256(body));
        let more = Private::default;
        let submission = Some("7ZQ4N8V2K6T1X9B3M5C0WJRHFD".to_owned());
        let record_kind = Some("referral".to_owned());
        let from = Private("inbox".to_owned());
        say(
            number,
            What::Received(Received { body: Sha256(body), record_kind, submission, from, more: more() }),
            vec![],
        );
        let how = Private("phone".to_owned());
        say(number, What::Acknowledged(Acknowledged { case, how, to: None, more: more() }), vec![]);
        let decided = |decision, reason: &str| {
            let routes = vec!["visible_high_risk".to_owned(), "escalation".to_owned()];
            let reason = Private(reason.to_owned());
            let found = routes.clone();
            let (second, asked, to) = (None, Vec::new(), None);
            What::Decided(Decided { case, decision, reason, second, routes, found, asked, to, more: more() })
        };
        let first = say(number, decided(Decision::AskForMore, "No address; asked by phone"), vec![]);
        if number % 5 != 0 {
            say(number, decided(Decision::Accept, "17 Yes; address given"), vec![first]);
        }
        if number % 5 == 0 {
            say(
                number,
                What::Assigned(Assigned { case, meeting: Some(meeting), place: None, minutes: None, more: more() }),
                vec![],
            );
        }
    }
    events
}

criterion_group!(benches, register);
criterion_main!(benches);
