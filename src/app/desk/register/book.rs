//! The register that is open, as the page knows it.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::clerk::{MeetingView, Overview};
use crate::casework::Line;
use crate::domain::register::{By, CaseId, Id, Person};
use crate::wording::{date, say};

/// Lines and meetings; what is in the cases stays in the worker.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Id of the area.
    pub area: String,
    /// The folder; nothing where it is kept as a zip.
    pub folder: Option<String>,
    pub me: Option<Person>,
    pub people: Vec<(Person, String)>,
    pub lines: BTreeMap<CaseId, Line>,
    pub restricted: usize,
    pub meetings: Vec<MeetingView>,
    /// In words, and how many events.
    pub remarks: Vec<(String, usize)>,
    /// Cases that look like another one, while nobody has decided what they are to one another.
    pub unmatched: BTreeSet<CaseId>,
    /// Cases that the worker has still to compare.
    pub waiting: usize,
    /// The page is asking for that.
    pub comparing: bool,
    pub events: usize,
    /// Changes that no saved zip holds.
    pub unsaved: usize,
}

impl Book {
    /// Takes in what has changed.
    pub fn take(&mut self, overview: Overview) {
        let Overview { me, people, lines, gone, restricted, meetings, remarks, .. } = overview;
        let Overview { unmatched, waiting, events, .. } = overview;
        (self.unmatched, self.waiting) = (unmatched.into_iter().collect(), waiting);
        gone.iter().for_each(|case| drop(self.lines.remove(case)));
        self.lines.extend(lines.into_iter().map(|line| (line.case, line)));
        (self.me, self.people, self.restricted, self.meetings) = (me, people, restricted, meetings);
        (self.remarks, self.events) = (remarks, events);
    }

    /// The job title of a person; the beginning of their key where nobody knows them.
    pub fn person(&self, who: Person) -> String {
        let known = self.people.iter().find(|(person, _)| *person == who).map(|(_, label)| label.clone());
        known.unwrap_or_else(|| who.to_string()[..8].to_owned())
    }

    /// What somebody said, and who and when: "accepted (MARAC coordinator, 22 November 2026)".
    pub fn said_by(&self, words: String, by: By) -> String {
        say!("panel-by", words = words, who = self.person(by.person), day = date::day(by.at.date_naive()))
    }

    /// How a case is called on screen: its reference, or that it was entered by hand.
    pub fn called(&self, case: CaseId) -> String {
        let reference = self.lines.get(&case).map(|line| line.reference.clone()).unwrap_or_default();
        if reference.is_empty() { say!("cli-list-by-hand") } else { reference }
    }

    /// A meeting.
    pub fn meeting(&self, id: Id) -> Option<&MeetingView> {
        self.meetings.iter().find(|meeting| meeting.id == id)
    }
}

/// The part of an id that names a case.
pub fn key(case: CaseId) -> String {
    case.to_string()[..12].to_owned()
}
