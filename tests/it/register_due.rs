//! What is due on a day, over the events of a register.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use marac_portal::area::london_time;
use marac_portal::domain::calendar::BankHolidays;
use marac_portal::domain::date::read_day;
use marac_portal::domain::due::{Item, Matter, Referred, Rules, due};
use marac_portal::domain::nation::Nation;
use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::{Acknowledged, Decision, Finding, Matched};
use marac_portal::domain::register::{Event, Register, What};

use crate::register_support::{ALMA, BRAM, case, decided, event, received, register};

fn look(register: &Register, referred: &[(u8, Referred)], now: &str) -> Vec<Item> {
    let holidays = BankHolidays::parse(include_bytes!("../../public/bank-holidays.json")).unwrap();
    let referred: BTreeMap<_, _> = referred.iter().map(|(number, day)| (case(*number), *day)).collect();
    let local: fn(DateTime<Utc>) -> NaiveDateTime = london_time;
    let rules = Rules {
        now: NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").unwrap(),
        within: 28,
        flag_months: 12,
        retention_months: 84,
        acknowledge_within: Some(4),
        holidays: &holidays,
        nation: Nation::England,
        local,
    };
    due(register, &referred, &rules)
}

fn kinds(items: &[Item]) -> Vec<&'static str> {
    items.iter().map(|item| item.matter.id()).collect()
}

fn on(day: &str) -> Referred {
    Referred::On(read_day(day).unwrap())
}

/// It came in on a Sunday at one minute past six.
fn came_in() -> Event {
    event(1, ALMA, 1, received(1))
}

#[test]
fn the_hours_of_an_acknowledgement_begin_with_the_next_working_day() {
    let found = |events: &[Event], now: &str| kinds(&look(&register(events), &[(1, on("2026-11-22"))], now));
    assert_eq!(found(&[came_in()], "2026-11-23T13:00"), ["undecided"]);
    assert_eq!(found(&[came_in()], "2026-11-23T13:01"), ["acknowledge", "undecided"]);
    let told = Acknowledged { case: case(1), how: Private("phone".into()), to: None, more: Default::default() };
    let told = event(2, BRAM, 5, What::Acknowledged(told));
    assert_eq!(found(&[came_in(), told], "2026-11-23T13:01"), ["undecided"]);
    let mistake = event(2, BRAM, 5, decided(1, Decision::Mistake, "A test"));
    assert_eq!(found(&[came_in(), mistake], "2026-11-23T13:01"), [""; 0]);
}

#[test]
fn people_who_differ_have_not_decided() {
    let differ = [
        came_in(),
        event(2, ALMA, 5, decided(1, Decision::Accept, "")),
        event(3, BRAM, 6, decided(1, Decision::AskForMore, "")),
    ];
    let items = look(&register(&differ), &[(1, on("2026-11-22"))], "2026-11-22T12:00");
    assert_eq!(items[0].matter, Matter::Undecided { since: read_day("2026-11-22").unwrap(), differ: true });
}

#[test]
fn nothing_is_destroyed_while_a_referral_of_the_same_pair_cannot_be_read() {
    let again = Matched {
        case: case(1),
        other: case(2),
        finding: Finding::Repeat,
        reason: Private(String::new()),
        more: Default::default(),
    };
    let events = [came_in(), event(2, ALMA, 2, received(2)), event(3, ALMA, 3, What::Matched(again))];
    let old = (1, on("2015-01-01"));
    let found = |referred: &[(u8, Referred)]| {
        let items = look(&register(&events), referred, "2026-11-22T12:00");
        kinds(&items).into_iter().filter(|kind| *kind != "undecided").collect::<Vec<_>>()
    };
    assert_eq!(found(&[old, (2, on("2015-02-01"))]), ["retention_over", "retention_over"]);
    assert_eq!(found(&[old, (2, on("2026-02-01"))]), [""; 0]);
    assert_eq!(found(&[old]), [""; 0], "other people alone may read the second");
    assert_eq!(found(&[old, (2, Referred::NotRead)]), ["not_read"]);
    assert_eq!(found(&[(1, Referred::NotSaid), (2, Referred::NotSaid)]), ["no_date", "no_date"]);
}
