//! For what an output is made: the area, the day, the meeting, and what a person has decided to put in.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::case::Case;
use crate::area::Letters;
use crate::domain::context::Context;
use crate::wording::{date, say};

/// What all outputs of one sitting share.
#[derive(Clone, Debug)]
pub struct Occasion<'a> {
    /// The area's name.
    pub area: &'a str,
    /// The MARAC team's own number, for letters.
    pub phone: &'a str,
    /// The area's own words for letters.
    pub letters: Letters,
    pub marking: String,
    pub meeting: Option<Meeting>,
    pub include: Include,
    pub context: &'a Context,
}

/// A meeting, or the closing date of an area that works without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub label: String,
    pub date: NaiveDate,
    /// Local time; none where nobody meets.
    pub starts: Option<NaiveTime>,
    pub minutes_per_case: u32,
}

/// What stays out unless a person names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Include {
    pub confidential_address: bool,
    pub immigration: bool,
}

impl Occasion<'_> {
    /// "Case list, Northmere, Tuesday group 3 December 2026".
    pub(super) fn title(&self, output: &str) -> String {
        match &self.meeting {
            Some(meeting) => self.title_of(output, &meeting.label, meeting.date),
            None => say!("out-title", output = output, area = self.area),
        }
    }

    /// The same for a meeting of this label and day.
    pub(super) fn title_of(&self, output: &str, label: &str, day: NaiveDate) -> String {
        let when = format!("{label} {}", date::day(day));
        say!("out-title-meeting", output = output, area = self.area, meeting = when.trim())
    }

    /// When each case is heard, `09:30 to 09:45`, one after the other.
    pub(super) fn slots(&self, cases: &[Case]) -> Vec<Option<String>> {
        let meeting = self.meeting.as_ref();
        let usual = meeting.map_or(0, |meeting| meeting.minutes_per_case);
        slots(meeting.and_then(|meeting| meeting.starts), cases.iter().map(|case| case.minutes.unwrap_or(usual)))
    }
}

/// When each case is heard, `09:30 to 09:45`, one after the other, of the minutes that each gets; nobody is told a time
/// where the meeting has no beginning, or past midnight.
pub fn slots(starts: Option<NaiveTime>, minutes: impl IntoIterator<Item = u32>) -> Vec<Option<String>> {
    let mut next = starts;
    let slot = |minutes: u32| {
        let starts = next?;
        let (ends, days) = starts.overflowing_add_signed(TimeDelta::minutes(minutes.min(24 * 60).into()));
        next = (days == 0).then_some(ends);
        Some(say!("out-slot", from = starts.format("%H:%M"), to = next?.format("%H:%M")))
    };
    minutes.into_iter().map(slot).collect()
}
