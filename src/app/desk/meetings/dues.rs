//! The steps of a meeting and the days by which they are due, counted in working days.

use chrono::NaiveDate;

use super::room::Room;
use crate::app::parts::{El, bullets, el, p};
use crate::domain::calendar::{BeyondData, DayKind, DeadlineRules};
use crate::domain::register::meetings::Meeting;
use crate::wording::{date, say};

/// The days, or why there are none.
pub fn dues(room: Room, day: NaiveDate, without_meeting: bool) -> El {
    let Some(deadlines) = room.session.deadlines(day, without_meeting) else { return p(say!("dues-not-known")) };
    let rules = DeadlineRules::default();
    let when = |due: &Result<NaiveDate, BeyondData>| match due {
        Ok(due) => date::weekday(*due),
        Err(beyond) => say!("dues-beyond", year = beyond.to),
    };
    let mut lines = vec![
        say!("dues-list-closes", day = when(&deadlines.list_closes), days = rules.list_closes),
        say!("dues-circulated", day = when(&deadlines.list_circulated), days = rules.list_circulated),
        if without_meeting {
            say!("dues-research-closing", day = when(&deadlines.research_back))
        } else {
            say!("dues-research", day = when(&deadlines.research_back), days = rules.research_back)
        },
        say!("dues-minutes", day = when(&deadlines.minutes_out), days = rules.minutes_out),
    ];
    match &deadlines.kind {
        Ok(DayKind::Weekend) => lines.insert(0, say!("dues-weekend")),
        Ok(DayKind::BankHoliday(name)) => lines.insert(0, say!("dues-bank-holiday", name = name.en())),
        Ok(DayKind::Working) | Err(_) => {}
    }
    el("div", "").with(bullets(lines))
}

/// The last day for the list, where it can be counted.
pub fn list_closes(room: Room, day: NaiveDate, without_meeting: bool) -> Option<NaiveDate> {
    room.session.deadlines(day, without_meeting)?.list_closes.ok()
}

/// The days of a meeting as it is planned.
pub fn of_plan(room: Room, plan: &Meeting) -> El {
    dues(room, plan.date.0, plan.without_meeting)
}
