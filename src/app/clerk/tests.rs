//! A register in the clerk: from an empty one to papers and figures, as the desk asks for them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::office::Office;
use super::protocol::{Ask, Paper, Told, Written};
use crate::area::example;
use crate::casework::{Format, Given, Wanted, zipped};
use crate::domain::register::{CaseId, Id, Sha256};
use crate::domain::returns::Level;
use crate::envelope::open::unseal;
use crate::envelope::{Identity, reference};
use crate::render::outputs::Output;

const NOW: &str = "2026-11-22T06:10:00Z";
const TODAY: &str = "2026-11-22";
const INSTRUMENT: &str = include_str!("../../../public/instruments/dash-ric.json");

/// The coordinator's worker, and an agency that has a key.
struct Clerk {
    office: Office,
    identities: Vec<Identity>,
    police: Identity,
}

impl Clerk {
    /// With a meeting and three cases on its list; the police must not receive the second.
    fn at_work() -> (Clerk, Id, Vec<CaseId>) {
        let [coordinator, police] = [(); 2].map(|()| Identity::generate().unwrap());
        let mut pack = example::json();
        pack["recipients"] = json!([{"role": "coordinator", "label": "MARAC coordinator",
            "age": coordinator.recipient().as_str(), "sign": coordinator.person()}]);
        pack["agencies"] = json!([
            {"id": "police", "label": "Police", "age": police.recipient().as_str(), "return": "police"},
            {"id": "housing", "label": "Housing", "return": "housing"}
        ]);
        let mut clerk = Clerk { office: Office::default(), identities: vec![coordinator], police };
        let begin = Ask::Begin { pack: pack.to_string(), instrument: INSTRUMENT.into(), today: TODAY.into() };
        assert!(matches!(clerk.ask(begin).0, Told::Begun(Ok(()))));
        let cases: Vec<CaseId> = ["Ida Quill", "Bryn Ashdown", "Mo Tarrant"].map(|name| clerk.enter(name)).into();
        let meeting: Id = "70000000000000000000000001".parse().unwrap();
        clerk.say(json!({"what": "meeting", "meeting": meeting, "date": "2026-12-03", "label": "North"}));
        for case in &cases {
            clerk.say(json!({"what": "assigned", "case": case, "meeting": meeting}));
            clerk.say(json!({"what": "minuted", "case": case, "meeting": meeting, "outcome": "discussed"}));
        }
        clerk.say(json!({"what": "must_not_receive", "case": cases[1], "agency": "police", "reason": "A brother"}));
        (clerk, meeting, cases)
    }

    fn ask(&mut self, ask: Ask) -> (Told, Vec<Vec<u8>>) {
        let (told, bytes) = self.office.answer(serde_json::to_value(ask).unwrap(), Vec::new(), &self.identities);
        (serde_json::from_value(told).unwrap(), bytes)
    }

    fn say(&mut self, what: Value) -> Id {
        let (told, _) = self.ask(Ask::Say { what: vec![what], now: NOW.into() });
        let Told::Said(Ok(written)) = told else { panic!("{told:?}") };
        let events: Vec<Id> = written.iter().map(|Written { id, .. }| *id).collect();
        self.ask(Ask::Wrote { events: events.clone(), now: NOW.into() });
        events[0]
    }

    fn enter(&mut self, victim: &str) -> CaseId {
        let referral = json!({"victim": {"name": victim}, "referrer": {"agency": "housing"}});
        let record = json!({"referral": referral, "referred_on": "2026-11-02"});
        CaseId::Entered(self.say(json!({"what": "entered", "record": record, "source": "phone"})))
    }

    fn made(&mut self, papers: Vec<Paper>) -> (String, Vec<Given>, Vec<u8>) {
        match self.ask(Ask::Make { papers }) {
            (Told::Made { file, papers }, bytes) => (file, papers, bytes.into_iter().next().unwrap()),
            (told, _) => panic!("{told:?}"),
        }
    }
}

fn paper(output: Output, meeting: Option<Id>, receiver: Option<&str>) -> Paper {
    Paper {
        wanted: Wanted { output, format: Format::Html, receiver: receiver.map(str::to_owned) },
        meeting,
        only: Vec::new(),
        put_in: Vec::new(),
        leave_out: Vec::new(),
        confidential_address: false,
        immigration: false,
        seal: true,
        to_area: None,
        today: TODAY.into(),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn nothing_is_made_before_each_case_that_stops_is_decided() {
    let (mut clerk, meeting, cases) = Clerk::at_work();
    let list = paper(Output::CaseList, Some(meeting), Some("police"));
    let (Told::Checked(checked), _) = clerk.ask(Ask::Check { papers: vec![list.clone()] }) else { panic!() };
    assert_eq!((checked[0].cases, checked[0].sealed, checked[0].stops.len()), (3, true, 1));
    let stop = &checked[0].stops[0];
    assert_eq!((stop.to.as_str(), &stop.case), ("police", &cases[1].to_string()));
    assert!(!stop.why.contains("brother") && !stop.why.contains("Ashdown"), "{}", stop.why);

    let (told, bytes) = clerk.ask(Ask::Make { papers: vec![list.clone()] });
    assert!(matches!(told, Told::Stops(stops) if stops.len() == 1) && bytes.is_empty());

    let left_out = Paper { leave_out: vec![stop.case.clone()], ..list.clone() };
    let (file, given, bytes) = clerk.made(vec![left_out]);
    assert_eq!(file, "marac-case-list-2026-11-22.html.age");
    // All came in the same second: their order is that of their names.
    assert_eq!(BTreeSet::from_iter(given[0].cases.clone()), BTreeSet::from([cases[0], cases[2]]));
    assert_eq!(given[0].file, Sha256(reference::sha256(&bytes)), "of the file as it was handed out");
    let page = text(&unseal(&bytes, std::slice::from_ref(&clerk.police)).unwrap());
    assert!(page.contains("Ida Quill") && !page.contains("Bryn Ashdown"));

    let put_in = Paper { put_in: vec![stop.case.clone()], seal: false, ..list };
    let (file, given, bytes) = clerk.made(vec![put_in]);
    assert_eq!((file.as_str(), given[0].sealed, given[0].cases.len()), ("marac-case-list-2026-11-22.html", false, 3));
    assert!(text(&bytes).contains("Bryn Ashdown"));
}

#[test]
fn each_agency_is_checked_by_itself_and_all_files_are_one_zip() {
    let (mut clerk, meeting, cases) = Clerk::at_work();
    let [mut police, housing] = ["police", "housing"].map(|to| paper(Output::CaseList, Some(meeting), Some(to)));
    police.leave_out = vec![cases[1].to_string()];
    let (file, given, bytes) = clerk.made(vec![police, housing]);
    assert_eq!(file, "marac-case-list-2026-11-22.zip");
    let of: Vec<_> = given.iter().map(|one| (one.to.as_str(), one.cases.len(), one.sealed)).collect();
    assert_eq!(of, [("police", 2, true), ("housing", 3, false)]);
    let (names, files) = zipped::unzip(&bytes).unwrap();
    assert_eq!(names, ["marac-case-list-2026-11-22-police.html.age", "marac-case-list-2026-11-22-housing.html"]);
    assert!(unseal(&files[0], std::slice::from_ref(&clerk.police)).is_ok());
    assert!(text(&files[1]).contains("Bryn Ashdown"));
}

#[test]
fn a_letter_for_each_case_goes_to_its_referrer_and_names_nobody() {
    let (mut clerk, _, cases) = Clerk::at_work();
    let letter = |case: &CaseId| Paper { only: vec![case.to_string()], ..paper(Output::Acknowledgement, None, None) };
    let (_, given, bytes) = clerk.made(cases.iter().map(letter).collect());
    assert!(given.iter().all(|one| one.to == "Housing" && one.cases.len() == 1 && !one.sealed));
    let (names, files) = zipped::unzip(&bytes).unwrap();
    assert_eq!(names.len(), 3);
    assert!(files.iter().all(|file| !text(file).contains("Quill") && !text(file).contains("Ashdown")));
}

#[test]
fn a_transfer_is_sealed_to_the_people_of_the_other_area() {
    let (mut clerk, _, cases) = Clerk::at_work();
    let other = Identity::generate().unwrap();
    let mut pack = example::json();
    pack["id"] = json!("eastmere");
    pack["recipients"] = json!([{"role": "coordinator", "label": "Eastmere", "age": other.recipient().as_str()}]);
    let transfer = paper(Output::Transfer, None, Some("Eastmere"));
    let transfer = Paper { only: vec![cases[0].to_string()], to_area: Some(pack.to_string()), ..transfer };
    let (_, given, bytes) = clerk.made(vec![transfer.clone()]);
    assert!(given[0].sealed && text(&unseal(&bytes, &[other]).unwrap()).contains("Ida Quill"));

    let (told, _) = clerk.ask(Ask::Make { papers: vec![Paper { to_area: Some("{}".into()), ..transfer }] });
    assert!(matches!(told, Told::NotMade(_)), "never unsealed in its place: {told:?}");
}

#[test]
fn the_figures_come_with_the_table_and_the_charts_as_files() {
    let (mut clerk, ..) = Clerk::at_work();
    let count = |published| Ask::Count { from: None, to: None, published, today: TODAY.into() };
    let (Told::Counted(counted), files) = clerk.ask(count(None)) else { panic!() };
    let meeting = counted.periods.iter().find(|period| period.kind == "meeting").unwrap();
    assert_eq!((meeting.label.as_str(), &meeting.rows[0][1]), ("North", &"3".to_owned()));
    assert!(text(&files[0]).starts_with("\u{feff}period,from,to,meeting,measure,value"));
    assert!(files.len() == 2 && counted.charts.iter().all(|chart| chart.svg.starts_with("<svg")));
    assert!(counted.remarks.iter().any(|said| said.contains("3 cases of the register were discussed")));

    let (Told::Counted(counted), files) = clerk.ask(count(Some(Level::Years))) else { panic!() };
    assert!(counted.periods.iter().all(|period| period.kind == "year" && period.rows[0][1] == "under 5"));
    assert!(!text(&files[0]).contains(",3,"));
}

#[test]
fn a_case_is_found_by_a_name_and_a_restricted_one_by_its_readers_alone() {
    let (mut clerk, _, cases) = Clerk::at_work();
    let found = |clerk: &mut Clerk, text: &str| match clerk.ask(Ask::Search { text: text.into() }) {
        (Told::Sighted(sighted), files) if files.is_empty() => sighted,
        (told, _) => panic!("{told:?}"),
    };
    let only = |case: CaseId| vec![(case, "victim".to_owned())];
    assert_eq!(found(&mut clerk, "bryn").cases, only(cases[1]));
    assert_eq!(found(&mut clerk, "Tarrent").cases, only(cases[2]));
    assert!(found(&mut clerk, "Tarrent").nearly && !found(&mut clerk, "Tarrant").nearly);

    clerk.say(json!({"what": "corrected", "case": cases[0], "field": "victim.name", "value": "Iris Quill", "reason": "Misheard"}));
    assert_eq!((found(&mut clerk, "iris quill").cases, found(&mut clerk, "ida").cases), (only(cases[0]), vec![]));

    let other = clerk.police.person();
    clerk.say(json!({"what": "restricted", "case": cases[1], "readers": [other], "reason": "Works here"}));
    assert_eq!(found(&mut clerk, "bryn").cases, []);
}

#[test]
fn what_was_put_on_the_next_list_stays_in_the_minutes_which_say_so() {
    let (mut clerk, meeting, cases) = Clerk::at_work();
    let next: Id = "70000000000000000000000002".parse().unwrap();
    clerk.say(json!({"what": "meeting", "meeting": next, "date": "2026-12-17", "label": "North"}));
    clerk.say(json!({"what": "minuted", "case": cases[0], "meeting": meeting, "outcome": "not_heard"}));
    clerk.say(json!({"what": "assigned", "case": cases[0], "meeting": next}));
    let minutes = |clerk: &mut Clerk, meeting| {
        let (_, given, bytes) = clerk.made(vec![paper(Output::Minutes, Some(meeting), None)]);
        (given[0].cases.len(), text(&bytes))
    };
    let (count, page) = minutes(&mut clerk, meeting);
    assert_eq!(count, 3);
    assert!(page.contains("Ida Quill") && page.contains("Carried over to") && page.contains("North 17 December 2026"));
    let (count, page) = minutes(&mut clerk, next);
    assert!(count == 1 && !page.contains("Carried over to"), "{page}");
}

#[test]
fn a_table_tells_which_of_its_columns_have_anything_in_them() {
    let (mut clerk, ..) = Clerk::at_work();
    let table = b"Victim,Ward,Officer\nAda Pell, ,Reed\nWren Asare,,\n".to_vec();
    let ask = Ask::Import(super::Import::Read { file: "table.csv".into() });
    let (told, _) = clerk.office.answer(serde_json::to_value(ask).unwrap(), vec![table], &clerk.identities);
    let Told::Imported(super::Imported::Read(Ok(columns))) = serde_json::from_value(told).unwrap() else { panic!() };
    assert_eq!(columns.filled, [true, false, true]);
    assert_eq!(columns.with_content(), ["Victim", "Officer"]);
}

#[test]
fn a_table_that_says_when_its_cases_were_heard_is_counted_by_their_meetings() {
    let (mut clerk, ..) = Clerk::at_work();
    let table =
        "Victim,MARAC date\nAda Pell,05/03/2026\nWren Asare,05/03/2026\nKit Loe,02/04/2026\nJo Finch,03/12/2026\n";
    let ask = Ask::Import(super::Import::Read { file: "table.csv".into() });
    let (told, _) = clerk.office.answer(serde_json::to_value(ask).unwrap(), vec![table.into()], &clerk.identities);
    let Told::Imported(super::Imported::Read(Ok(columns))) = serde_json::from_value(told).unwrap() else { panic!() };
    let tries = Ask::Import(super::Import::Try { mapping: columns.mapping });
    let Told::Imported(super::Imported::Tried(Ok(tried))) = clerk.ask(tries.clone()).0 else { panic!() };
    let heard = tried.heard.unwrap();
    assert!(heard.contains("3 heard, 1 only on the list of a meeting to come; 3 meetings"), "{heard}");
    assert!(heard.ends_with("did not have 2"), "that of December is planned: {heard}");

    // One case at a time: the second finds the meeting that the first has planned.
    let events: Vec<usize> = (0..4)
        .map(|_| {
            let put_in = super::Import::PutIn { most: 1, source: "back-fill".into(), closed: None, now: NOW.into() };
            let (Told::Said(Ok(written)), _) = clerk.ask(Ask::Import(put_in)) else { panic!() };
            let events: Vec<Id> = written.iter().map(|Written { id, .. }| *id).collect();
            clerk.ask(Ask::Wrote { events: events.clone(), now: NOW.into() });
            events.len()
        })
        .collect();
    assert_eq!(events, [4, 3, 4, 2], "the case, its meeting, that it is on its list, and that it was discussed");
    let count = Ask::Count { from: None, to: None, published: None, today: TODAY.into() };
    let (Told::Counted(counted), _) = clerk.ask(count) else { panic!() };
    let meetings = counted.periods.iter().filter(|period| period.kind == "meeting");
    let mut discussed: Vec<(&str, &str)> =
        meetings.map(|period| (period.label.as_str(), period.rows[0][1].as_str())).collect();
    discussed.sort();
    assert_eq!(discussed, [("North", "1"), ("North", "2"), ("North", "3")]);

    let Told::Imported(super::Imported::Tried(Ok(again))) = clerk.ask(tries).0 else { panic!() };
    assert_eq!((again.imported, again.already, again.heard), (0, 4, None));
}
