//! Minutes and the action log: what stands in them, in which order, and what stays out.

use marac_portal::domain::answers::Answers;
use marac_portal::domain::date::read_day;
use marac_portal::domain::private::Private;
use marac_portal::domain::register::meetings::{Action, ActionClosed, Attended, Meeting, Minuted};
use marac_portal::domain::register::{CaseId, Day};
use marac_portal::render::document::{Block, Document};
use marac_portal::render::outputs::action_log::action_log;
use marac_portal::render::outputs::minutes::{MinutedCase, Minutes, minutes};
use marac_portal::render::outputs::{Case, Include, Occasion, Output, Planned};
use marac_portal::render::table::{Cell, Table};
use serde_json::{Value, json};

use super::output_documents::{REFERENCE, all_words, confidential};
use super::output_support::{HOSTILE, answers, context, occasion};
use super::register_support::id;

/// What was written down about one meeting and one earlier one.
pub struct Sitting {
    pub meeting: Meeting,
    pub earlier: Meeting,
    pub attended: Vec<Attended>,
    pub minuted: Minuted,
    /// Of this meeting, then of the earlier one.
    pub actions: Vec<Action>,
    pub closed: Vec<ActionClosed>,
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn case_id() -> CaseId {
    CaseId::Entered(id(7))
}

fn action(number: u32, text: &str, more: Value) -> Action {
    let mut action = json!({"action": id(number), "case": case_id(), "text": text, "owner": "health"});
    action.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    read(action)
}

fn ended(number: u32, outcome: &str, more: Value) -> ActionClosed {
    let mut closed = json!({"action": id(number), "case": case_id(), "outcome": outcome});
    closed.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    read(closed)
}

impl Sitting {
    /// With this text in the minutes, and in an action of this meeting.
    pub fn saying(text: &str) -> Sitting {
        let attended = [
            json!({"agency": "health", "name": "Priya Anand", "part": "present", "signed": true}),
            json!({"agency": "Northmere Fire", "name": "Lee Marsh", "part": "observer"}),
            json!({"agency": "health", "name": "Sam Oduya", "part": "apologies", "sent_information": true}),
        ];
        let attended = attended.into_iter().map(|mut one| {
            one["meeting"] = json!(id(1));
            read(one)
        });
        let due = |day: &str, about: &str| json!({"due": day, "about": about, "meeting": id(1)});
        Sitting {
            meeting: read(json!({"meeting": id(1), "date": "2026-12-03", "label": "Northmere", "starts": "09:30",
                "place": "Civic Centre, room 4", "chair": "DI Rowan Hale", "statement": true})),
            earlier: read(json!({"meeting": id(2), "date": "2026-11-05", "label": "Northmere"})),
            attended: attended.collect(),
            minuted: read(json!({"case": case_id(), "meeting": id(1), "outcome": "discussed", "minutes": text})),
            actions: vec![
                action(11, "Alert on all records", due("2026-12-10", "professionals")),
                action(12, text, json!({"due": "2026-12-05", "about": "victim", "person_name": "Priya Anand"})),
                action(21, "Ring the school", json!({"due": "2026-11-12", "about": "children"})),
                action(
                    22,
                    "Change the locks",
                    json!({"due": "2026-11-19", "about": "victim", "owner": "Northmere Homes"}),
                ),
                action(23, "Offer the programme", json!({"due": "2026-11-20", "about": "perpetrator"})),
                action(24, "Tell the other MARAC", json!({})),
            ],
            closed: vec![
                ended(21, "no_longer_possible", json!({"on": "2026-11-10", "note": "The family moved away."})),
                ended(22, "agency_did_not", json!({"note": "No reason given."})),
                ended(23, "done", json!({"on": "2026-11-18"})),
            ],
        }
    }

    fn everywhere(&mut self, words: &str) {
        let said = || Private(words.to_owned());
        (self.meeting.label, self.earlier.label) = (said(), said());
        (self.meeting.place, self.meeting.chair) = (Some(said()), Some(said()));
        self.meeting.starts = Some(words.into());
        for one in &mut self.attended {
            (one.agency, one.name) = (words.into(), said());
        }
        for one in &mut self.actions {
            (one.text, one.owner, one.person_name) = (said(), said(), Some(said()));
        }
        self.closed.iter_mut().for_each(|one| one.note = said());
    }

    pub fn planned<'a>(&'a self, case: &'a Case<'a>) -> Vec<Planned<'a>> {
        let closed = |action: &Action| self.closed.iter().filter(|one| one.action == action.action).collect();
        let agreed_at = |at: usize| Some(if at < 2 { &self.meeting } else { &self.earlier });
        let planned = |(at, action): (usize, &'a Action)| Planned {
            case,
            action,
            closed: closed(action),
            agreed_at: agreed_at(at),
        };
        self.actions.iter().enumerate().map(planned).collect()
    }

    pub fn minutes<'a>(&'a self, case: &'a Case<'a>) -> Minutes<'a> {
        let mut actions = self.planned(case);
        let outstanding = actions.split_off(2);
        let minuted = MinutedCase { case, minuted: vec![&self.minuted], actions, carried_to: Some(&self.earlier) };
        Minutes { meeting: &self.meeting, attended: self.attended.iter().collect(), outstanding, cases: vec![minuted] }
    }
}

/// Both, of these answers and with these words wherever a person writes.
pub fn papers(answers: &Answers, words: &str, occasion: &Occasion) -> (Document, Table) {
    let (case, mut sitting) = (Case::new(REFERENCE, answers), Sitting::saying(words));
    if HOSTILE.contains(&words) {
        sitting.everywhere(words);
    }
    (minutes(&sitting.minutes(&case), occasion), action_log(&sitting.planned(&case), occasion))
}

fn tables(document: &Document) -> Vec<&Vec<Vec<String>>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(rows) => Some(rows),
        _ => None,
    });
    tables.collect()
}

#[test]
fn minutes_say_who_was_there_under_which_confidentiality_and_what_was_agreed() {
    let (context, answers) = (context(), answers());
    let (document, _) = papers(&answers, "Both agencies have seen her.", &occasion(&context));
    let words = all_words(&document);
    assert_eq!(document.title, "Minutes, Northmere MARAC, Northmere 3 December 2026");
    for said in [
        "MARAC: Northmere MARAC",
        "Place: Civic Centre, room 4",
        "Chair: DI Rowan Hale",
        "Read out at the meeting: Yes",
        "Northmere Health | Priya Anand | Yes",
        "Northmere Fire | Lee Marsh | No",
        "Northmere Health | Sam Oduya | Yes",
        "Case 1 · Q9W1-DFWF-077Y",
        "Victim: Marla Quill",
        "Outcome: Discussed",
        "What was said: Both agencies have seen her.",
        "No action is recorded about: Children, Alleged perpetrator",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    let actions = tables(&document).pop().unwrap();
    assert_eq!(
        actions[1],
        ["Victim", "Both agencies have seen her.", "Northmere Health\nPriya Anand", "5 December 2026", "Open"]
    );
    assert_eq!(actions[2][0], "Professionals");
}

#[test]
fn the_two_reasons_why_an_action_was_not_done_are_told_apart() {
    let (context, answers) = (context(), answers());
    let (document, _) = papers(&answers, "x", &occasion(&context));
    let outstanding = tables(&document).into_iter().find(|rows| rows[0][0] == "Case").unwrap();
    let became: Vec<&str> = outstanding.iter().skip(1).map(|row| row[4].as_str()).collect();
    assert_eq!(
        became,
        [
            "Not done: no longer possible, 10 November 2026\nThe family moved away.",
            "Not done: the agency did not do it\nNo reason given.",
            "Done, 18 November 2026",
            "Open",
        ]
    );
    assert_eq!(outstanding[1][0], "Q9W1-DFWF-077Y\nNorthmere 5 November 2026");
    assert_eq!(outstanding[2][2], "Northmere Homes");
}

#[test]
fn what_nobody_or_two_people_differently_wrote_down_is_said() {
    let (context, answers) = (context(), answers());
    let (case, sitting) = (Case::new(REFERENCE, &answers), Sitting::saying("She was heard."));
    let other = Minuted { minutes: Private("She was not.".into()), ..sitting.minuted.clone() };
    let mut both = sitting.minutes(&case);
    both.cases[0].minuted.push(&other);
    let words = all_words(&minutes(&both, &occasion(&context)));
    assert!(words.contains("CONFLICT") && words.contains("She was heard.") && words.contains("She was not."));
    let mut nothing = sitting.minutes(&case);
    (nothing.cases[0].minuted, nothing.cases[0].actions) = (Vec::new(), Vec::new());
    nothing.attended.clear();
    let words = all_words(&minutes(&nothing, &occasion(&context)));
    for said in ["Nobody has recorded what became of this case.", "No action is recorded.", "Nobody is recorded."] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn an_area_without_meetings_has_a_closing_date_and_no_statement_that_was_read_out() {
    let (context, answers) = (context(), answers());
    let (case, mut sitting) = (Case::new(REFERENCE, &answers), Sitting::saying("x"));
    sitting.meeting.without_meeting = true;
    let document = minutes(&sitting.minutes(&case), &occasion(&context));
    let words = all_words(&document);
    assert_eq!(document.title, "Information and updates, Northmere MARAC, Northmere 3 December 2026");
    assert!(words.contains("Closing date: 3 December 2026"));
    assert!(!words.contains("Read out") && !words.contains("Civic Centre"));
}

#[test]
fn the_action_log_begins_with_what_is_due_first_and_knows_what_is_late_on_the_day() {
    let (mut context, answers) = (context(), answers());
    let log = |context: &_| papers(&answers, "Ring her sister", &occasion(context)).1;
    let below = |table: &Table, heading: &str| -> Vec<String> {
        let at = table.columns.iter().position(|column| column.heading == heading).unwrap();
        table.rows.iter().map(|row| row[at].words()).collect()
    };
    let table = log(&context);
    assert_eq!(
        below(&table, "What is to be done"),
        [
            "Ring the school",
            "Change the locks",
            "Offer the programme",
            "Ring her sister",
            "Alert on all records",
            "Tell the other MARAC",
        ]
    );
    assert_eq!(below(&table, "Overdue"), ["No", "No", "No", "No", "No", "Unknown"]);
    assert_eq!(below(&table, "Agreed at")[2..4], ["Northmere 5 November 2026", "Northmere 3 December 2026"]);
    assert_eq!(below(&table, "Note")[0], "The family moved away.");
    assert!(matches!(table.rows[0][6], Cell::Day(_)) && matches!(table.rows[0][8], Cell::Day(_)));

    context.today = read_day("2026-12-05").unwrap();
    assert_eq!(below(&log(&context), "Overdue")[3], "No", "on its due day it is not late yet");
    context.today = read_day("2026-12-06").unwrap();
    let late = log(&context);
    assert_eq!(below(&late, "Overdue"), ["No", "No", "No", "Yes", "No", "Unknown"]);
    assert_eq!(below(&late, "What became of it")[3], "Open, overdue");
}

#[test]
fn an_action_that_people_ended_differently_is_a_conflict() {
    let (context, answers) = (context(), answers());
    let (case, mut sitting) = (Case::new(REFERENCE, &answers), Sitting::saying("x"));
    let on = Some(Day(read_day("2026-11-19").unwrap()));
    sitting.closed.push(ended(23, "agency_did_not", json!({"on": on})));
    let table = action_log(&sitting.planned(&case), &occasion(&context));
    assert_eq!(table.rows[2][9].words(), "CONFLICT: Done / Not done: the agency did not do it");
    assert!(matches!(table.rows[2][8], Cell::Empty), "and no day is taken for the day");
}

#[test]
fn a_confidential_address_is_kept_out_of_what_people_write_in_minutes_and_actions() {
    let (context, answers) = (context(), confidential());
    let mut occasion = occasion(&context);
    let said = "Change the locks of 14 Tern Street, NM1 4QT.";
    let of = |occasion: &Occasion| {
        let (document, table) = papers(&answers, said, occasion);
        [all_words(&document), String::from_utf8(table.to_csv()).unwrap()]
    };
    for words in of(&occasion) {
        assert!(!words.contains("Tern Street") && !words.contains("NM1 4QT"), "{words}");
        assert!(words.contains("Change the locks of [address withheld], [address withheld]."));
    }
    occasion.include = Include { confidential_address: true, ..Include::default() };
    assert!(of(&occasion).iter().all(|words| words.contains(said)));
}

#[test]
fn their_files_have_names_that_tell_of_nobody() {
    assert_eq!(Output::Minutes.file_name("2026-12-03", "docx"), "marac-minutes-2026-12-03.docx");
    assert_eq!(Output::ActionLog.file_name("2026-12-03", "xlsx"), "marac-action-log-2026-12-03.xlsx");
}
