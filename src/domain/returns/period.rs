//! The periods of a return: a meeting, a quarter of the calendar year, the twelve months to the end of a quarter.

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::{months_after, months_before};
use crate::domain::register::Id;

/// A period; first and last day are both in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    pub kind: PeriodKind,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Of a meeting: what tells it from others on the same day.
    pub meeting: Option<MeetingOf>,
}

/// Which meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeetingOf {
    pub label: String,
    pub id: Id,
}

/// What kind of period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    Meeting,
    Quarter,
    /// Twelve months to the end of a quarter.
    Year,
}

impl PeriodKind {
    /// Stable name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            PeriodKind::Meeting => "meeting",
            PeriodKind::Quarter => "quarter",
            PeriodKind::Year => "year",
        }
    }
}

impl Period {
    /// The quarter of the calendar year that a day lies in.
    pub fn quarter(day: NaiveDate) -> Period {
        Period { kind: PeriodKind::Quarter, from: quarter_start(day), to: quarter_end(day), meeting: None }
    }

    /// The twelve months to the end of the quarter that a day lies in.
    pub fn year(day: NaiveDate) -> Period {
        let from = months_before(quarter_start(day), 9);
        Period { kind: PeriodKind::Year, from, to: quarter_end(day), meeting: None }
    }

    /// Whether a day is in it.
    pub fn has(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// The first day of the quarter that a day lies in.
pub fn quarter_start(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).unwrap_or(NaiveDate::MIN)
}

/// The last day of the quarter that a day lies in.
pub fn quarter_end(day: NaiveDate) -> NaiveDate {
    months_after(quarter_start(day), 3).pred_opt().unwrap_or(NaiveDate::MAX)
}
