//! Tables of other systems become cases: every row accounted for, nothing lost, nothing made up.

use std::collections::BTreeSet;

use marac_portal::domain::answers::{Answers, Key, Value};
use marac_portal::domain::answers_json::from_json;
use marac_portal::domain::context::Context;
use marac_portal::domain::criteria::Listed;
use marac_portal::domain::import::{
    self, Area, Encoding, Imported, Mapping, MappingError, Misfit, RowProblem, Sheet, Unreadable,
};
use marac_portal::domain::label::Label;
use marac_portal::domain::register::Sha256;
use marac_portal::wording::form;
use serde_json::{Value as Json, json};

use super::output_support::HOSTILE;

pub fn context() -> Context {
    let listed = |id: &str, label: &str| Listed { id: id.into(), label: Label::One(label.into()) };
    let agencies = vec![listed("police", "Northmere Police"), listed("health", "Northmere Health")];
    Context { agencies, ..super::output_support::context() }
}

pub fn read_with(bytes: &[u8], mapping: &Mapping, known: &BTreeSet<Sha256>) -> Result<Imported, Unreadable> {
    let context = context();
    let label = |question: &str, option: &str| form::option_of(question, option, &context);
    import::read(bytes, mapping, &Area { context: &context, label: &label }, known)
}

pub fn guess(bytes: &[u8]) -> Mapping {
    Mapping::guess(&Sheet::read(bytes).unwrap().headings, &context())
}

fn read(bytes: &[u8]) -> Imported {
    read_with(bytes, &guess(bytes), &BTreeSet::new()).unwrap()
}

/// The answers of each case, as the register would read them back.
pub fn answers(imported: &Imported) -> Vec<Answers> {
    let of = |row: &import::Row| from_json(&row.entered.record["referral"]).unwrap();
    imported.cases().map(of).collect()
}

fn json(imported: &Imported) -> Vec<Json> {
    imported.cases().map(|row| Json::Object(row.entered.record.0.clone())).collect()
}

const EXTRACT: &str = "\
Crime No,Referral Date,IP Surname,IP Forename,IP DOB,IP Gender,Address line 1,Town,Postcode,Suspect Name,Suspect DOB,Suspect 2 Name,Relationship to victim,Referring agency,Children,Risk level,Consent
NM/1234/26,03/02/2026,Quill,Marla,13/04/1991,F,14 Tern Street,Northmere,NM1 4QT,Devon Strake,1989,Kit Strake,ex-boyfriend,Northmere Police,2,High,No
NM/1235/26,2026-02-28 09:30,O'Hara,\"Zo\u{eb}\",33341,Female,,,,\"Unknown\",,,Uncle,Fire brigade,,,x
";

#[test]
fn a_police_extract_becomes_cases_as_a_referral_would_hold_them() {
    let imported = read(EXTRACT.as_bytes());
    assert_eq!((imported.rows.len(), imported.cases().count(), imported.refused()), (2, 2, 0));
    let expected = json!({
        "referred_on": "2026-02-03",
        "referral": {
            "referrer": {"agency": "police"},
            "victim": {"name": "Marla Quill", "born": "1991-04-13", "address": "14 Tern Street\nNorthmere",
                "postcode": "NM1 4QT", "gender": "woman"},
            "perpetrators": [
                {"name": "Devon Strake", "born": {"about": "1989"}, "relationship": "former_partner"},
                {"name": "Kit Strake"}
            ],
            "household": [{"kind": "child"}, {"kind": "child"}],
            "assessment": {"how": "other_tool", "other_tool": "High"},
            "reason": {"police_references": "NM/1234/26"},
            "agreement": {"agrees": "no"}
        }
    });
    assert_eq!(json(&imported)[0], expected);
    let second = &json(&imported)[1];
    assert_eq!(second["referred_on"], "2026-02-28");
    assert_eq!(
        second["referral"]["victim"],
        json!({"name": "Zo\u{eb} O'Hara", "born": "1991-04-13", "gender": "woman"})
    );
    assert_eq!(second["referral"]["referrer"], json!({"agency": "other", "agency_other": "Fire brigade"}));
    assert_eq!(second["referral"]["perpetrators"][0]["name"], json!({"not_known": {"code": "not_known_here"}}));
    let told: Vec<(&str, Misfit)> =
        imported.cases().nth(1).unwrap().problems.iter().map(|cell| (cell.heading.as_str(), cell.misfit)).collect();
    assert_eq!(told, [("Referring agency", Misfit::OtherAgency)], "\"x\" is a tick: the victim agrees");
    assert_eq!(second["referral"]["agreement"]["agrees"], "yes");
}

#[test]
fn a_cell_that_cannot_be_understood_stays_with_its_case_and_is_told_without_its_content() {
    let table = "Victim name,Victim DOB,Referral date,Relationship\nMarla Quill,04/13/1991,soon,neighbour's lodger\n";
    let imported = read(table.as_bytes());
    let row = imported.cases().next().unwrap();
    let told: Vec<String> = row.problems.iter().map(|cell| format!("{}: {}", cell.heading, cell.misfit.id())).collect();
    assert_eq!(told, ["Victim DOB: date", "Referral date: no_date", "Relationship: no_option"]);
    let kept: Vec<(String, String)> =
        import::cells(&answers(&imported)[0]).into_iter().map(|kept| (kept.column, kept.text)).collect();
    let expected = [("Victim DOB", "04/13/1991"), ("Referral date", "soon"), ("Relationship", "neighbour's lodger")];
    assert_eq!(kept, expected.map(|(column, text)| (column.to_owned(), text.to_owned())));
    assert!(!format!("{imported:?}").contains("1991"), "nothing of a case is in debug text");
}

#[test]
fn a_row_is_a_case_once_however_often_and_in_whatever_order_it_is_imported() {
    let imported = read(EXTRACT.as_bytes());
    let known: BTreeSet<Sha256> =
        imported.cases().map(|row| row.entered.more["row"].as_str().unwrap().parse().unwrap()).collect();
    let lines: Vec<&str> = EXTRACT.lines().collect();
    let again = [lines[0], lines[2], lines[1], lines[1]].join("\r\n");
    let twice = read_with(again.as_bytes(), &guess(again.as_bytes()), &known).unwrap();
    assert_eq!((twice.cases().count(), twice.already(), twice.refused()), (0, 3, 0));
    let once = read(again.as_bytes());
    let why: Vec<_> = once.rows.iter().map(|row| row.as_ref().err().map(|row| row.why)).collect();
    assert_eq!(why, [None, None, Some(RowProblem::SameAs { line: 3 })]);
}

#[test]
fn a_row_without_anybody_or_out_of_line_is_no_case_and_is_told() {
    let table = "Victim,Perpetrator,Reason\n,,fell\nunknown,n/k,x\nMarla,Devon,he,came\nMarla\n,Devon,\"a\nb\"\n";
    let imported = read(table.as_bytes());
    let told: Vec<_> =
        imported.rows.iter().filter_map(|row| row.as_ref().err().map(|row| (row.line, row.why))).collect();
    let ragged = |cells| RowProblem::Ragged { cells, headings: 3 };
    assert_eq!(told, [(2, RowProblem::Nobody), (3, RowProblem::Nobody), (4, ragged(4)), (5, ragged(1))]);
    assert_eq!(answers(&imported)[0].text("reason.narrative"), Some("a\nb"));
}

#[test]
fn the_same_table_is_the_same_cases_in_every_encoding() {
    let text = "Victim;Perpetrator\nZo\u{eb} O\u{2019}Hara;Devon\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files = [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Encoding::Utf8),
        ([&b"\xff\xfe"[..], &utf16].concat(), Encoding::Utf16),
        (b"Victim;Perpetrator\nZo\xeb O\x92Hara;Devon\n".to_vec(), Encoding::Windows1252),
    ];
    for (bytes, encoding) in files {
        let imported = read(&bytes);
        assert_eq!(imported.encoding, encoding);
        assert_eq!(answers(&imported)[0].text("victim.name"), Some("Zo\u{eb} O\u{2019}Hara"));
    }
}

#[test]
fn a_mapping_says_everything_that_a_guess_cannot_and_reads_back_as_it_was_saved() {
    let saved = br#"{ "format": "marac-portal/mapping@1", "who_made_it": "R. Osei",
        "columns": [ {"heading": "A", "to": "victim.name"}, {"heading": "B", "to": "victim.born", "dates": "month_first"},
                     {"heading": "C", "to": "perpetrators.relationship", "words": {"B/F": "partner"}, "width": 3},
                     {"heading": "D", "to": "ric.dash-01"}, {"heading": "E", "to": "kept"}, {"heading": "F", "to": "criteria.routes", "words": {"yes": "repeat", "no": ""}} ],
        "left_out": ["G"], "fixed": {"referrer.agency": "police", "perpetrators.name": "not known"},
        "dates": "iso", "years_from": 1930, "yes": ["J"], "no": ["N"], "not_known": ["not known"], "nothing": ["-"] }"#;
    let mapping = Mapping::parse(saved).unwrap();
    assert_eq!(mapping.to_json(), serde_json::from_slice::<Json>(&mapping.to_bytes()).unwrap());
    assert_eq!(Mapping::parse(&mapping.to_bytes()).unwrap(), mapping);
    assert_eq!(mapping.to_json()["who_made_it"], "R. Osei");
    assert_eq!(mapping.to_json()["columns"][2]["width"], 3);
    let table = "A,B,C,D,E,F,G,H\nMarla,04/13/91,b/f,J,file 7,J,secret,more\nZoe,-,-,N,-,N,,\n";
    let imported = read_with(table.as_bytes(), &mapping, &BTreeSet::new()).unwrap();
    assert_eq!((imported.cells(), &imported.unused[..]), (0, &["H".to_owned()][..]));
    let expected = json!({
        "referrer": {"agency": "police"}, "victim": {"name": "Marla", "born": "1991-04-13"},
        "perpetrators": [{"name": {"not_known": {"code": "not_known_here"}}, "relationship": "partner"}],
        "criteria": {"routes": ["repeat"]}, "ric": {"dash-01": {"answer": "yes"}},
        "import": {"cells": [{"column": "E", "text": "file 7"}]}
    });
    assert_eq!(json(&imported)[0]["referral"], expected);
    assert_eq!(json(&imported)[1]["referral"]["ric"], json!({"dash-01": {"answer": "no"}}));
    assert_eq!(json(&imported)[1]["referral"].get("criteria"), None);
}

#[test]
fn a_mapping_that_is_none_or_for_another_table_is_refused_by_name() {
    let of = |text: &str| Mapping::parse(text.as_bytes());
    assert_eq!(of(r#"{"format": "marac-portal/mapping@2"}"#), Err(MappingError::NewerVersion));
    assert_eq!(of(r#"{"format": "marac-portal/area@1"}"#), Err(MappingError::NotAMapping));
    let head = r#"{"format": "marac-portal/mapping@1", "columns": "#;
    for (rest, place) in [
        (r#"[{"heading": "A", "to": "victim.shoe"}]}"#, "to"),
        (r#"[], "dates": "backwards"}"#, "dates"),
        (r#"[], "fixed": {"victim": "x"}}"#, "fixed"),
        (r#"[], "years_from": 30}"#, "years_from"),
        (r#"[], "yes": "J"}"#, ""),
    ] {
        let Err(MappingError::Malformed { detail, line: 1, .. }) = of(&format!("{head}{rest}")) else {
            panic!("{rest}")
        };
        assert!(detail.contains(place) || !detail.is_empty(), "{detail}");
    }
    let mapping = guess(b"Victim name,DOB\n");
    let read = read_with(b"Victim,DOB\nMarla,1991-04-13\n", &mapping, &BTreeSet::new());
    assert_eq!(read.unwrap_err(), Unreadable::Absent(vec!["Victim name".into()]));
}

#[test]
fn what_means_harm_is_text_and_stays_whole() {
    let long = "Zo\u{eb} ".repeat(25_000);
    for hostile in HOSTILE.iter().copied().chain([long.trim()]) {
        let cell = format!("\"{}\"", hostile.replace('"', "\"\""));
        let table = format!("Victim,Perpetrator,Perpetrator DOB\n{cell},Devon,{cell}\n");
        let imported = read(table.as_bytes());
        let expected = marac_portal::domain::answers::clean(hostile).replace('\n', " ");
        if hostile.len() > 100_000 {
            // Twice a hundred kilobytes fit; the next time it is told.
            let thrice = table.replace("Devon", &cell);
            assert_eq!(read(thrice.as_bytes()).rows[0].as_ref().unwrap_err().why, RowProblem::TooLong);
        }
        let Ok(row) = &imported.rows[0] else { panic!("{:?}", imported.rows[0]) };
        assert_eq!(answers(&imported)[0].text("victim.name"), Some(expected.as_str()));
        assert!(row.problems.iter().any(|cell| cell.heading == "Perpetrator DOB"), "{hostile}");
    }
    let wide = format!("{}\n", "Victim,".repeat(10_000));
    assert!(matches!(read_with(wide.as_bytes(), &Mapping::default(), &BTreeSet::new()), Err(Unreadable::Sheet(_))));
}

#[test]
fn the_apostrophe_of_our_own_tables_comes_off_and_no_other_does() {
    let table = "Victim,Perpetrator\n'=Marla,'Tis Strake\n'+44 Devon,'\n";
    let names: Vec<[Option<String>; 2]> = answers(&read(table.as_bytes()))
        .iter()
        .map(|answers| ["victim.name", "perpetrators.name"].map(|id| answers.text(id).map(str::to_owned)))
        .collect();
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(names, [[said("=Marla"), said("'Tis Strake")], [said("+44 Devon"), said("'")]]);
}

#[test]
fn a_case_by_hand_is_read_back_as_it_was_entered() {
    let answers = super::output_support::answers();
    let day = marac_portal::domain::date::read_day("2026-11-20");
    let entered = import::entered(&answers, day, "phone");
    assert_eq!(from_json(&entered.record["referral"]).unwrap(), answers);
    assert_eq!((entered.record["referred_on"].as_str(), entered.source.as_str()), (Some("2026-11-20"), "phone"));
    assert!(entered.more.is_empty());
    assert!(entered.record["referral"].get("victim").is_some());
    let named = Key::of("victim.name").and_then(|key| answers.values.get(&key).cloned());
    assert!(matches!(named, Some(Value::Text(_))));
}
