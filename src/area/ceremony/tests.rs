use super::*;
use crate::area::{Keyholder, example};
use crate::envelope::Identity;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn made(family: Family) -> Made {
    let identity = Identity::generate_of(family).unwrap();
    let file_name = "northmere-x-00000000-2026-11-23.key.age".into();
    Made { age: identity.recipient().to_string(), sign: identity.signing_public_key(), file_name, on: today() }
}

fn new_area() -> Ceremony {
    let mut ceremony = Ceremony::for_new_area(today(), |role| role.name().to_owned());
    ceremony.area.name = "North Mere".into();
    ceremony.area.id = id_of("North Mere");
    ceremony.area.phone = "07700 900100".into();
    ceremony
}

fn resumed(ceremony: &Ceremony) -> Ceremony {
    Ceremony::read(ceremony.to_file().as_bytes()).unwrap()
}

#[test]
fn the_pack_is_there_only_once_every_key_and_the_paper_were_tried() {
    let mut ceremony = new_area();
    let mut steps = Vec::new();
    loop {
        // Interrupted at every step, it goes on where it was.
        ceremony = resumed(&ceremony);
        let step = ceremony.next();
        steps.push(step);
        assert_eq!(ceremony.pack(None).is_some(), step == Step::Finished);
        match step {
            Step::Make(at) => ceremony.people[at].made = Some(made(Family::Classic)),
            Step::Drill(at) => ceremony.people[at].drilled = Some(today()),
            Step::DrillPaper(at) => ceremony.people[at].paper_drilled = Some(today()),
            Step::Finished => break,
        }
    }
    use Step::*;
    assert_eq!(steps, [Make(0), Make(1), Make(2), Drill(0), Drill(1), Drill(2), DrillPaper(2), Finished]);
    let pack = ceremony.pack(None).unwrap().unwrap();
    assert_eq!((pack.id.as_str(), pack.version, pack.name.en()), ("north-mere", 1, "North Mere"));
    assert_eq!(pack.recipients_on(today()).unwrap().recipients, ceremony.recipients());
    let holder = |at: usize| -> &Keyholder { &pack.keyholders()[at] };
    assert_eq!((holder(0).from, holder(0).to), (Some(today()), Some(day("2028-11-22"))));
    assert_eq!((holder(2).to, holder(2).drilled), (None, Some(today())));
    assert_eq!(pack.reminders(today()), []);
}

#[test]
fn another_key_of_somebody_overlaps_with_the_old_one() {
    let pack = example::pack();
    let mut person = Person::new(Role::Coordinator, "MARAC coordinator".into(), today());
    person.replaces = Some(Replaced { age: example::COORDINATOR.into(), until: day("2026-12-23") });
    let mut ceremony = resumed(&Ceremony::for_one(&pack, person));
    assert_eq!(ceremony.missing(today()), []);
    ceremony.people[0].made = Some(made(Family::Classic));
    ceremony.people[0].drilled = Some(today());
    let after = ceremony.pack(Some(&pack)).unwrap().unwrap();
    assert_eq!(after.version, pack.version + 1);
    let readers = |day_text: &str| after.recipients_on(day(day_text)).unwrap().recipients.len();
    assert_eq!(
        [readers("2026-11-22"), readers("2026-11-23"), readers("2026-12-23"), readers("2026-12-24")],
        [3, 4, 4, 3]
    );
    assert_eq!(after.agencies.len(), pack.agencies.len(), "the rest of the pack is as it was");
}

#[test]
fn a_post_quantum_area_gets_post_quantum_keys_only() {
    let mut ceremony = new_area();
    ceremony.post_quantum = true;
    ceremony.people[0].made = Some(made(Family::PostQuantum));
    assert_eq!(resumed(&ceremony), ceremony);
    ceremony.people[1].made = Some(made(Family::Classic));
    assert_eq!(Ceremony::read(ceremony.to_file().as_bytes()), Err(NotResumed::Damaged));
}

#[test]
fn a_file_that_is_no_ceremony_or_was_changed_is_not_resumed() {
    let good = new_area().to_file();
    let read = |file: &str| Ceremony::read(file.as_bytes()).unwrap_err();
    assert_eq!(read("minutes"), NotResumed::NotACeremony);
    assert_eq!(read(&example::json().to_string()), NotResumed::NotACeremony);
    assert_eq!(read(&good.replace("ceremony@1", "ceremony@2")), NotResumed::NewerFormat);
    for (from, to) in [("\"north-mere\"", "\"../keys\""), ("\"deputy\",", "\"boss\","), ("2028-11-22", "2028-11-32")] {
        assert_eq!(read(&good.replacen(from, to, 1)), NotResumed::Damaged, "{to}");
    }
    let mut ceremony = new_area();
    ceremony.people[0].drilled = Some(today());
    assert_eq!(read(&ceremony.to_file()), NotResumed::Damaged, "tried without having been made");
    let mut ceremony = new_area();
    (ceremony.people[0].made, ceremony.people[1].made) = (Some(made(Family::Classic)), None);
    ceremony.people[1].made = ceremony.people[0].made.clone();
    assert_eq!(read(&ceremony.to_file()), NotResumed::Damaged, "one key for two people");
}

#[test]
fn what_is_missing_is_named() {
    let mut ceremony = Ceremony::for_new_area(today(), |_| String::new());
    ceremony.people[0].to = Some(day("2026-11-22"));
    use Missing::*;
    assert_eq!(ceremony.missing(today()), [Name, Id, Phone, Label(0), Date(0), Label(1), Label(2)]);
    let mut ceremony = new_area();
    ceremony.people.drain(..2);
    assert_eq!(ceremony.missing(today()), [NobodyButRecovery]);
    ceremony.first = false;
    assert_eq!(ceremony.missing(today()), []);
}

#[test]
fn an_id_is_made_of_a_name() {
    for (name, id) in
        [("Northmere", "northmere"), ("North  Mere & Dale", "north-mere-dale"), ("Ynys Môn", "ynys-m-n"), ("!", "")]
    {
        assert_eq!(id_of(name), id);
    }
    assert!(is_area_id(&id_of(&"Mere ".repeat(20))));
}
