//! An action of a case as an output sees it: who does what until when, and what became of it.

use chrono::NaiveDate;

use super::case::Case;
use super::occasion::Occasion;
use super::withheld::Withheld;
use crate::domain::form::ids;
use crate::domain::register::meetings::{Action, ActionClosed, ActionOutcome, Meeting};
use crate::render::plain::line;
use crate::wording::{date, form, meetings, say};

/// An action.
#[derive(Clone, Debug)]
pub struct Planned<'a> {
    pub case: &'a Case<'a>,
    pub action: &'a Action,
    /// What was said when it ended; none: it is open. Several: people differ.
    pub closed: Vec<&'a ActionClosed>,
    /// The meeting at which it was agreed, where that is known.
    pub agreed_at: Option<&'a Meeting>,
}

impl Planned<'_> {
    /// Whether it is open, and its last day is over.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.closed.is_empty() && self.action.due.is_some_and(|due| due.0 < today)
    }

    pub(super) fn said<'a>(&'a self, occasion: &'a Occasion) -> Said<'a> {
        Said { planned: self, withheld: Withheld::of(self.case.answers, occasion.include), occasion }
    }
}

/// An action in words, without what has to stay out.
pub(super) struct Said<'a> {
    planned: &'a Planned<'a>,
    withheld: Withheld,
    occasion: &'a Occasion<'a>,
}

impl Said<'_> {
    pub fn what(&self) -> String {
        self.withheld.keep_out(&self.planned.action.text)
    }

    pub fn about(&self) -> String {
        self.planned.action.about.map_or_else(|| say!("about-not-said"), meetings::about)
    }

    pub fn agency(&self) -> String {
        let owner = &self.planned.action.owner;
        self.withheld.keep_out(&form::option_of(ids::AGENCY, owner, self.occasion.context))
    }

    pub fn person(&self) -> String {
        let person = self.planned.action.person_name.as_ref();
        self.withheld.keep_out(person.map(|name| name.as_str()).unwrap_or_default())
    }

    /// Agency and person, a line each.
    pub fn who(&self) -> String {
        joined([self.agency(), self.person()], "\n")
    }

    pub fn due(&self) -> String {
        self.planned.action.due.map(|due| date::day(due.0)).unwrap_or_default()
    }

    /// How it ended, in a word or two.
    pub fn outcome(&self) -> String {
        let mut ended: Vec<ActionOutcome> = self.planned.closed.iter().map(|closed| closed.outcome).collect();
        ended.sort_unstable();
        ended.dedup();
        match ended.as_slice() {
            [] if self.planned.is_overdue(self.occasion.context.today) => say!("action-overdue"),
            [] => say!("action-open"),
            [one] => meetings::ended(*one),
            several => {
                let sides: Vec<String> = several.iter().map(|one| meetings::ended(*one)).collect();
                say!("conflict-of", sides = sides.join(" / "))
            }
        }
    }

    /// The day on which it ended, where all name the same.
    pub fn ended_on(&self) -> Option<NaiveDate> {
        let mut days = self.planned.closed.iter().map(|closed| closed.on.map(|on| on.0));
        let first = days.next()??;
        days.all(|day| day == Some(first)).then_some(first)
    }

    /// What was noted when it ended; a line for each who noted something else.
    pub fn note(&self) -> String {
        let mut notes: Vec<String> = Vec::new();
        for closed in &self.planned.closed {
            let note = self.withheld.keep_out(&closed.note);
            if !note.trim().is_empty() && !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes.join("\n")
    }

    /// How it ended, when, and why.
    pub fn became(&self) -> String {
        let outcome = match self.ended_on() {
            Some(day) => say!("action-on", outcome = self.outcome(), date = date::day(day)),
            None => self.outcome(),
        };
        joined([outcome, self.note()], "\n")
    }

    /// The meeting at which it was agreed, and its day.
    pub fn agreed_at(&self) -> String {
        let meeting = self.planned.agreed_at;
        meeting.map(|meeting| joined([line(&meeting.label), date::day(meeting.date.0)], " ")).unwrap_or_default()
    }
}

fn joined(parts: [String; 2], with: &str) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    said.join(with)
}
