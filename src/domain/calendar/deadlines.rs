//! What has to be done by when for a meeting, or for a closing date where nobody meets.

use chrono::NaiveDate;

use super::bank_holidays::BankHolidays;
use super::working_days::{BeyondData, DayKind};
use crate::domain::nation::Nation;

/// What the deadlines are worked out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    /// A meeting on this day.
    Meeting(NaiveDate),
    /// No meeting: what agencies know has to be in by this day.
    Closing(NaiveDate),
}

/// How many working days lie between the steps and the meeting or the closing date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadlineRules {
    /// Before it: the last day for referrals to this list. Default 9, the day before the list goes out.
    pub list_closes: u32,
    /// Before it: the case list goes to the agencies for research. Default 8, the usual norm; areas differ.
    pub list_circulated: u32,
    /// Before it: the agencies' research is back. Default 1. With a closing date it is that date itself.
    pub research_back: u32,
    /// After it: minutes and actions go out; without a meeting, the information and updates. Default 5.
    pub minutes_out: u32,
}

/// The days by which each step is due; each for itself, where the data reach so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlines {
    pub of: Cycle,
    /// What kind of day the meeting or the closing date is: nothing is moved, but anything but a working day is a question.
    pub kind: Result<DayKind, BeyondData>,
    pub list_closes: Result<NaiveDate, BeyondData>,
    pub list_circulated: Result<NaiveDate, BeyondData>,
    pub research_back: Result<NaiveDate, BeyondData>,
    pub minutes_out: Result<NaiveDate, BeyondData>,
}

impl Default for DeadlineRules {
    fn default() -> Self {
        DeadlineRules { list_closes: 9, list_circulated: 8, research_back: 1, minutes_out: 5 }
    }
}

impl Deadlines {
    /// Works them out.
    pub fn of(cycle: Cycle, rules: DeadlineRules, holidays: &BankHolidays, nation: Nation) -> Deadlines {
        let day = cycle.day();
        let before = |days| holidays.working_days_before(day, days, nation);
        Deadlines {
            of: cycle,
            kind: holidays.kind(day, nation),
            list_closes: before(rules.list_closes),
            list_circulated: before(rules.list_circulated),
            research_back: match cycle {
                Cycle::Meeting(_) => before(rules.research_back),
                Cycle::Closing(day) => Ok(day),
            },
            minutes_out: holidays.working_days_after(day, rules.minutes_out, nation),
        }
    }
}

impl Cycle {
    /// The day of the meeting, or the closing date.
    pub fn day(self) -> NaiveDate {
        match self {
            Cycle::Meeting(day) | Cycle::Closing(day) => day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::bank_holidays::shipped;
    use crate::domain::date::{iso_day, read_day};

    fn days(cycle: Cycle, rules: DeadlineRules, nation: Nation) -> [String; 4] {
        let Deadlines { list_closes, list_circulated, research_back, minutes_out, .. } =
            Deadlines::of(cycle, rules, &shipped(), nation);
        let said =
            |due: Result<NaiveDate, BeyondData>| due.map_or_else(|beyond| format!("beyond {}", beyond.to), iso_day);
        [list_closes, list_circulated, research_back, minutes_out].map(said)
    }

    fn meeting(day: &str) -> Cycle {
        Cycle::Meeting(read_day(day).unwrap())
    }

    #[test]
    fn the_steps_of_a_meeting_are_counted_in_working_days() {
        let usual = DeadlineRules::default();
        for (cycle, nation, expected) in [
            ("2026-12-16", Nation::England, ["2026-12-03", "2026-12-04", "2026-12-15", "2026-12-23"]),
            ("2027-01-06", Nation::England, ["2026-12-21", "2026-12-22", "2027-01-05", "2027-01-13"]),
            ("2027-01-06", Nation::Scotland, ["2026-12-18", "2026-12-21", "2027-01-05", "2027-01-13"]),
            ("2026-04-09", Nation::Wales, ["2026-03-25", "2026-03-26", "2026-04-08", "2026-04-16"]),
            ("2026-07-16", Nation::NorthernIreland, ["2026-07-02", "2026-07-03", "2026-07-15", "2026-07-23"]),
            ("2028-03-09", Nation::England, ["2028-02-25", "2028-02-28", "2028-03-08", "2028-03-16"]),
        ] {
            assert_eq!(days(meeting(cycle), usual, nation), expected, "{cycle} in {nation:?}");
        }
    }

    #[test]
    fn an_area_counts_as_it_chooses() {
        let own = DeadlineRules { list_closes: 5, list_circulated: 5, research_back: 0, minutes_out: 1 };
        let expected = ["2026-12-09", "2026-12-09", "2026-12-16", "2026-12-17"];
        assert_eq!(days(meeting("2026-12-16"), own, Nation::England), expected);
    }

    #[test]
    fn without_a_meeting_research_is_back_by_the_closing_date() {
        let closing = Cycle::Closing(read_day("2026-12-16").unwrap());
        let expected = ["2026-12-03", "2026-12-04", "2026-12-16", "2026-12-23"];
        assert_eq!(days(closing, DeadlineRules::default(), Nation::England), expected);
    }

    #[test]
    fn a_step_beyond_the_data_says_so_and_the_others_stand() {
        let expected = ["2028-12-12", "2028-12-13", "2028-12-22", "beyond 2028"];
        assert_eq!(days(meeting("2028-12-27"), DeadlineRules::default(), Nation::England), expected);
    }

    #[test]
    fn a_meeting_on_a_bank_holiday_is_said_and_not_moved() {
        let kind = |day| Deadlines::of(meeting(day), DeadlineRules::default(), &shipped(), Nation::England).kind;
        assert!(matches!(kind("2026-12-28"), Ok(DayKind::BankHoliday(_))));
        assert_eq!((kind("2026-12-27"), kind("2026-12-29")), (Ok(DayKind::Weekend), Ok(DayKind::Working)));
    }
}
