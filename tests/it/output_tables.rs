//! Case list and agenda: what stands in them, and that nothing in them is ever more than text.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use marac_portal::domain::answers::{Answers, Key, Value};
use marac_portal::domain::date::read_day;
use marac_portal::render::outputs::{Case, Include, Meeting, Occasion, agenda, case_list};
use marac_portal::render::table::{Cell, Table};

use super::output_support::{HOSTILE, answers, context, elements, hostile, occasion, unzipped};

fn list(answers: &Answers, occasion: &Occasion) -> Table {
    case_list::case_list(&[Case::new("Q9W1-DFWF-077Y", answers)], occasion)
}

/// The cell below a heading, in words.
fn below(table: &Table, row: usize, heading: &str) -> String {
    let at = table.columns.iter().position(|column| column.heading == heading).unwrap_or_else(|| panic!("{heading}"));
    table.rows[row][at].words()
}

fn choose(answers: &mut Answers, id: &str, option: &str) {
    answers.values.insert(Key::of(id).unwrap(), Value::Choice(option.into()));
}

fn write(answers: &mut Answers, id: &str, text: &str) {
    answers.values.insert(Key::of(id).unwrap(), Value::Text(text.into()));
}

#[test]
fn the_case_list_says_who_and_why_in_short() {
    let (context, answers) = (context(), answers());
    let table = list(&answers, &occasion(&context));
    for (heading, words) in [
        ("Case", "1"),
        ("Reference", "Q9W1-DFWF-077Y"),
        ("New, repeat or transfer", "New"),
        ("Urgent", "No"),
        ("Victim", "Marla Quill"),
        ("Victim: other names", "Marla Strake (married name, not used now)"),
        ("Victim: born", "13 April 1991"),
        ("Victim: address", "Flat 2, 14 Tern Street\nNorthmere\nNM1 4QT"),
        ("Alleged perpetrators", "Devon Strake"),
        ("Alleged perpetrators: born", "1989 (about)"),
        ("Relationship to the victim", "Former partner"),
        ("Referring agency", "Northmere Health"),
        ("Routes", "Visible high risk: the number of Yes answers\nProfessional judgement"),
        ("Yes", "17"),
        ("Don't know", "4"),
        ("Not answered", "0"),
    ] {
        assert_eq!(below(&table, 0, heading), words, "{heading}");
    }
    assert!(below(&table, 0, "Reason, in short").starts_with("Recent separation that he does not accept"));
    assert_eq!(table.footer[0], DO_NOT_CONFIRM);
}

const DO_NOT_CONFIRM: &str = "Do not confirm or deny to anybody outside the meeting that this case is or was heard.";

#[test]
fn how_the_victim_is_reached_and_who_must_not_know_are_in_no_list() {
    let (context, answers) = (context(), answers());
    let occasion = occasion(&context);
    let both = [list(&answers, &occasion), agenda::agenda(&[Case::new("R", &answers)], &occasion)];
    for table in both {
        let csv = String::from_utf8(table.to_csv()).unwrap();
        for secret in ["07700 900111", "07700 900110", "Ines Halloran", "sister", "10:00 to 12:00"] {
            assert!(!csv.contains(secret), "{secret}");
        }
        assert!(below(&table, 0, "Take care").contains("Somebody must not receive this"));
    }
}

#[test]
fn a_confidential_address_and_immigration_status_are_out_until_a_person_puts_them_in() {
    let (context, mut answers) = (context(), answers());
    choose(&mut answers, "victim.confidential_address", "yes");
    write(&mut answers, "victim.immigration", "Spouse visa until May");
    write(&mut answers, "judgement.why", "He was seen at 14 Tern Street (NM14QT) twice.");
    write(&mut answers, "perpetrators.address", "flat 2 / 14 tern street");
    let mut occasion = occasion(&context);
    let table = list(&answers, &occasion);
    assert_eq!(below(&table, 0, "Victim: address"), "[address withheld]");
    assert_eq!(below(&table, 0, "Reason, in short"), "He was seen at [address withheld] ([address withheld]) twice.");
    let csv = String::from_utf8(table.to_csv()).unwrap().to_lowercase();
    for secret in ["tern street", "nm1 4qt", "nm14qt", "spouse visa"] {
        assert!(!csv.contains(secret), "{secret}");
    }
    occasion.include = Include { confidential_address: true, immigration: true };
    let table = list(&answers, &occasion);
    assert!(below(&table, 0, "Victim: address").contains("14 Tern Street"));
    assert_eq!(below(&table, 0, "Immigration status"), "Spouse visa until May");
}

#[test]
fn cases_are_heard_one_after_the_other_each_in_its_own_time() {
    let (context, answers) = (context(), answers());
    let mut occasion = occasion(&context);
    occasion.meeting = Some(Meeting {
        label: "Northmere".into(),
        date: read_day("2026-12-03").unwrap(),
        starts: chrono::NaiveTime::from_hms_opt(9, 30, 0),
        minutes_per_case: 12,
    });
    let mut cases = ["A", "B", "C"].map(|reference| Case::new(reference, &answers));
    cases[1].minutes = Some(30);
    let table = agenda::agenda(&cases, &occasion);
    assert_eq!(table.title, "Agenda, Northmere MARAC, Northmere 3 December 2026");
    let times = [0, 1, 2].map(|row| below(&table, row, "Time"));
    assert_eq!(times, ["09:30 to 09:42", "09:42 to 10:12", "10:12 to 10:24"]);
    assert_eq!([0, 1, 2].map(|row| below(&table, row, "Case")), ["1", "2", "3"]);
}

#[test]
fn another_reader_finds_typed_days_and_numbers_in_the_excel_file_and_text_as_text() {
    let (context, answers) = (context(), answers());
    let bytes = list(&answers, &occasion(&context)).to_xlsx().unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    let sheet = book.worksheet_range("Cases").unwrap();
    let heading = |words: &str| (0..).find(|at| sheet[(0, *at)] == Data::String(words.into())).unwrap();
    assert_eq!(sheet[(1, heading("Yes"))], Data::Float(17.0));
    let Data::DateTime(born) = &sheet[(1, heading("Victim: born"))] else { panic!("a day") };
    assert_eq!(born.as_f64(), 33_341.0, "13 April 1991 as Excel counts");
    assert_eq!(sheet[(1, heading("Alleged perpetrators: born"))], Data::String("1989 (about)".into()));
    assert_eq!(sheet[(1, heading("Victim"))], Data::String("Marla Quill".into()));

    let parts = unzipped(&bytes);
    let xml = &parts["xl/worksheets/sheet1.xml"];
    for wanted in ["state=\"frozen\"", "&amp;P of &amp;N", "OFFICIAL-SENSITIVE", "Do not confirm or deny"] {
        assert!(xml.contains(wanted), "{wanted}");
    }
    assert!(parts["xl/workbook.xml"].contains("_xlnm.Print_Titles"), "headings on every page");
}

#[test]
fn whatever_stands_in_a_case_no_cell_is_a_formula_and_the_file_is_well_formed() {
    let context = context();
    let mut occasion = occasion(&context);
    occasion.include = Include { confidential_address: true, immigration: true };
    for (answers, marking) in hostile().iter().zip(HOSTILE.iter().cycle()) {
        occasion.marking = (*marking).into();
        let cases = [Case::new(*marking, answers)];
        for table in [case_list::case_list(&cases, &occasion), agenda::agenda(&cases, &occasion)] {
            excel_is_harmless(&table);
            csv_is_harmless(&table);
        }
    }
}

fn excel_is_harmless(table: &Table) {
    let bytes = table.to_xlsx().unwrap();
    for (name, xml) in unzipped(&bytes) {
        let elements = elements(&name, &xml);
        for never in ["f", "hyperlink", "hyperlinks", "script", "w:p"] {
            assert!(!elements.iter().any(|element| element == never), "{name}: <{never}>");
        }
    }
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    let sheet = book.worksheet_range("Cases").unwrap();
    assert_eq!(sheet.height(), 2);
    assert!(book.worksheet_formula("Cases").unwrap().is_empty());
}

fn csv_is_harmless(table: &Table) {
    let bytes = table.to_csv();
    let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("rows of one length")).collect();
    assert_eq!(rows.len(), 2);
    for cell in rows.iter().flatten() {
        let first = cell.trim_start().chars().next();
        assert!(!first.is_some_and(|c| "=+-@".contains(c)), "a formula");
        assert!(!cell.contains(['\0', '\u{202e}', '\r', '\t']));
    }
}

#[test]
fn a_cell_does_not_print() {
    assert!(!format!("{:?}", Cell::text("Marla Quill")).contains("Marla"));
}
