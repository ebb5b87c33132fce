//! Drafts for the tests of keeping work: any that a person could leave, and an invented whole one.

use marac_portal::domain::answers::{Key, NotKnownCode};
use marac_portal::domain::date::DatePart;
use marac_portal::domain::draft::file::DraftFile;
use marac_portal::domain::draft::{Draft, Msg, RicMsg};
use marac_portal::domain::form::{GROUPS, Kind, MOST_ROWS, QUESTIONS, START, Section};
use marac_portal::domain::instrument::Tri;
use marac_portal::domain::private::Private;
use marac_portal::domain::problem::Place;
use marac_portal::domain::record::Record;
use marac_portal::envelope::content::reduced;
use marac_portal::envelope::lock::WorkFactor;
use marac_portal::envelope::reference::sha256;
use marac_portal::envelope::{Attachment, hex};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value as Json, json};

use crate::record::{RECORD_V1, context};

/// All of a person's work, as a page hands it over.
#[derive(Clone, Debug)]
pub struct Work {
    pub draft: Draft,
    pub files: Vec<Attachment>,
    /// What stands around the form: `unconfirmed`, `before`, `earlier`, `area`, `step`.
    pub around: Json,
}

impl Work {
    /// An invented case that is almost finished, with one attachment.
    pub fn invented() -> Work {
        let around = json!({ "unconfirmed": ["victim"], "before": null, "earlier": null, "area": "northmere",
            "area_name": "Northmere", "area_version": 3, "step": 7 });
        let pdf = Attachment { name: "body map.pdf".to_owned(), bytes: b"%PDF-1.4 invented\n".to_vec() };
        Work { draft: recorded(), files: vec![pdf], around }
    }

    /// What is written of it.
    pub fn file(&self) -> DraftFile {
        let mut work =
            json!({ "form": self.draft.to_json(), "files": self.files.iter().map(listed).collect::<Json>() });
        for (name, value) in self.around.as_object().unwrap() {
            work[name] = value.clone();
        }
        DraftFile::new(&work, Some(&context().instrument), "2026-11-21T17:35Z", "0.1.0+test")
    }

    /// Whether a file that was read says the same, about everything but the files.
    pub fn is_in(&self, read: &DraftFile) -> bool {
        let (draft, without_place) = read.draft();
        let around = self.around.as_object().unwrap();
        let work = read.work();
        draft == self.draft && without_place.is_empty() && around.iter().all(|(name, value)| work[name] == *value)
    }

    /// The bytes of its files, in order.
    pub fn contents(&self) -> Vec<&[u8]> {
        self.files.iter().map(|file| &file.bytes[..]).collect()
    }
}

fn listed(file: &Attachment) -> Json {
    json!({ "name": file.name, "stored": reduced(&file.name), "kind": "PDF", "sha256": sha256_of(file),
        "gps_removed": false, "here": false })
}

pub fn sha256_of(file: &Attachment) -> String {
    hex(&sha256(&file.bytes))
}

/// As little work as there can be: the tests are of what is inside.
pub fn cheap() -> WorkFactor {
    WorkFactor::new(2).unwrap()
}

/// Any work: whatever order people do things in, whatever they type.
pub fn any_work() -> impl Strategy<Value = Work> {
    let files = vec((hostile(), vec(any::<u8>(), 0..400)), 0..4);
    (any::<bool>(), vec(any_act(), 0..40), files, any_around()).prop_map(|(from_record, acts, files, around)| {
        let mut draft = if from_record { recorded() } else { Draft::default() };
        acts.into_iter().for_each(|act| draft.apply(act));
        let files = files.into_iter().map(|(name, bytes)| Attachment { name, bytes }).collect();
        Work { draft, files, around }
    })
}

/// The answers of the recorded referral.
pub fn recorded() -> Draft {
    Draft::of(&Record::read(RECORD_V1).unwrap().answers)
}

fn any_around() -> impl Strategy<Value = Json> {
    let sections = vec(select(&Section::ALL[..]), 0..4);
    (sections, hostile(), 0u64..14, any::<bool>()).prop_map(|(sections, text, step, again)| {
        let sections: Vec<&str> = sections.into_iter().map(Section::id).collect();
        let earlier = if again { json!({ "answers": [["victim.name", 0, text]], "on": text }) } else { Json::Null };
        json!({ "unconfirmed": sections, "before": [["victim.name", 0, text]], "earlier": earlier, "area": text,
            "area_name": text, "area_version": step, "step": step })
    })
}

fn any_act() -> impl Strategy<Value = Msg> {
    let of_question = (any::<Index>(), 0..MOST_ROWS, hostile(), 0..6u8).prop_map(|(at, row, text, way)| {
        let key = key(&at, row);
        match (way, key.question().kind) {
            (4, _) => Msg::GaveReason(key, Some(*at.get(&NotKnownCode::ALL))),
            (5, _) => Msg::WroteReason(key, Private(text)),
            (3, _) if row % 4 == 0 => Msg::GaveReason(key, None),
            (_, Kind::Text { .. } | Kind::LongText { .. }) => Msg::Wrote(key, Private(text)),
            (_, Kind::Choice(_)) => Msg::Chose(key, text),
            (way, Kind::Choices(_)) => Msg::Ticked(key, text, way > 0),
            (way, Kind::Date(_)) => {
                let parts = [DatePart::Day, DatePart::Month, DatePart::Year];
                Msg::WroteDate(key, parts[usize::from(way % 3)], Private(text))
            }
        }
    });
    let of_item = (1..30u8, hostile(), 0..6u8).prop_map(|(item, text, way)| {
        let act = match way {
            0 => RicMsg::WroteDetail(Private(text)),
            1 => RicMsg::Ticked(text, true),
            2 => RicMsg::WroteSource(Private(text)),
            way => RicMsg::Answered([Tri::Yes, Tri::No, Tri::DontKnow][usize::from(way) - 3]),
        };
        Msg::Ric(format!("dash-{item:02}"), act)
    });
    let of_row = (0..GROUPS.len(), 0..MOST_ROWS, any::<bool>()).prop_map(|(group, row, more)| {
        if more { Msg::AddedRow(&GROUPS[group]) } else { Msg::RemovedRow(&GROUPS[group], row) }
    });
    let confirmed = any::<Index>().prop_map(|at| {
        let earlier = Box::new(recorded());
        let place = match at.index(3) {
            0 => Place::Item("dash-04".into()),
            _ => Place::Question(key(&at, 0)),
        };
        Msg::StillSo(place, earlier)
    });
    prop_oneof![6 => of_question, 3 => of_item, 2 => of_row, 1 => confirmed]
}

fn key(at: &Index, row: u8) -> Key {
    let question = at.index(QUESTIONS.len() + START.len());
    let question = QUESTIONS.iter().chain(START).nth(question).unwrap();
    let row = if question.group().is_some() { row } else { 0 };
    Key::at(question.id, row).unwrap()
}

/// What people paste, and what somebody could make of it.
fn hostile() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 8] =
        ["", "  ", "\u{202e}gpj.exe", "\0\u{1}\u{7f}\r\n\t", "👩🏽‍👧 ŷ é", "\"],[\\\"{}", "../../etc/passwd", "</script>"];
    let long = Just("Ŵ \"words\" ".repeat(500));
    prop_oneof![6 => "\\PC{0,20}", 4 => select(&KNOWN[..]).prop_map(str::to_owned), 1 => long]
}
