//! Until when a case is flagged, and until when it is kept.

use chrono::NaiveDate;

use super::calendar::months_after;
use super::date::Date;

/// A case whose flag in the agencies' files runs until a day: whatever happens until then is a repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag<T> {
    pub case: T,
    /// The day of the *last* referral, from which the months run.
    pub referred_on: Date,
    /// The last day of the flag; where only a month or year is known, the last that it can be.
    pub until: NaiveDate,
}

/// The flags that end within some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flags<T> {
    /// The soonest first.
    pub ending: Vec<Flag<T>>,
    /// Cases of which no day of referral is known: a person has to say until when they are flagged.
    pub without_a_date: Vec<T>,
}

/// What the retention of a case hangs on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// The day of the last referral of these people.
    pub last_referred_on: Option<Date>,
    /// The day on which the case was closed.
    pub closed_on: Option<NaiveDate>,
    /// The day from which a legal hold forbids to destroy anything, until it is lifted.
    pub held_since: Option<NaiveDate>,
}

/// What is to be done with a case on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A legal hold: nothing is destroyed, whatever the months say.
    Held { since: NaiveDate, would_end: Option<NaiveDate> },
    /// It is kept up to and including this day.
    KeptUntil(NaiveDate),
    /// It was kept up to and including this day, which has passed: a person may destroy it.
    Due { since: NaiveDate },
    /// Neither the day of the last referral nor of closing is known: a person has to say.
    NotKnown,
}

impl<T> Flags<T> {
    /// The flags that end from one day to another, both included. `cases`: each case with the day of its last referral;
    /// `months`: the area's window for a repeat.
    pub fn ending(
        cases: impl IntoIterator<Item = (T, Option<Date>)>,
        months: u32,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Flags<T> {
        let mut flags = Flags { ending: Vec::new(), without_a_date: Vec::new() };
        for (case, referred_on) in cases {
            let Some(referred_on) = referred_on else {
                flags.without_a_date.push(case);
                continue;
            };
            let until = months_after(referred_on.latest(), months);
            if (from..=to).contains(&until) {
                flags.ending.push(Flag { case, referred_on, until });
            }
        }
        flags.ending.sort_by_key(|flag| flag.until);
        flags
    }
}

impl<T> Flag<T> {
    /// Whether it has ended by a day.
    pub fn has_ended(&self, today: NaiveDate) -> bool {
        today > self.until
    }
}

impl Retention {
    /// Reads the clock. The months run from the last referral or from closing, whichever is later, to the same day so many
    /// months on, that day included. A hold does not lengthen them: it stops what would follow.
    pub fn on(&self, today: NaiveDate, months: u32) -> Clock {
        let referred = self.last_referred_on.as_ref().map(Date::latest);
        let end = referred.max(self.closed_on).map(|from| months_after(from, months));
        match (self.held_since, end) {
            (Some(since), would_end) => Clock::Held { since, would_end },
            (None, None) => Clock::NotKnown,
            (None, Some(end)) if today > end => Clock::Due { since: end },
            (None, Some(end)) => Clock::KeptUntil(end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{iso_day, read_day};

    fn day(text: &str) -> NaiveDate {
        read_day(text).unwrap()
    }

    fn date(text: &str) -> Option<Date> {
        Date::from_day(text).or_else(|| Date::from_about(text))
    }

    #[test]
    fn flags_end_on_the_last_day_of_the_window_for_a_repeat_and_the_soonest_comes_first() {
        let cases = [
            ("c", date("2025-12-31")),
            ("a", date("2025-11-21")),
            ("leap", date("2024-02-29")),
            ("month", date("2025-11")),
            ("later", date("2026-02-01")),
            ("nobody knows", None),
        ];
        let flags = Flags::ending(cases, 12, day("2026-11-21"), day("2026-12-31"));
        let said: Vec<(&str, String)> = flags.ending.iter().map(|flag| (flag.case, iso_day(flag.until))).collect();
        let expected = [("a", "2026-11-21"), ("month", "2026-11-30"), ("c", "2026-12-31")];
        assert_eq!(said, expected.map(|(case, until)| (case, until.to_owned())));
        assert_eq!(flags.without_a_date, ["nobody knows"]);
        assert!(!flags.ending[0].has_ended(day("2026-11-21")));
        assert!(flags.ending[0].has_ended(day("2026-11-22")));
        let leap = Flags::ending([("leap", date("2024-02-29"))], 12, day("2025-02-28"), day("2025-02-28"));
        assert_eq!(leap.ending.len(), 1);
    }

    #[test]
    fn a_case_is_kept_from_the_later_of_its_last_referral_and_its_closing() {
        for (referred, closed, today, expected) in [
            ("2026-11-21", "", "2033-11-21", Clock::KeptUntil(day("2033-11-21"))),
            ("2026-11-21", "", "2033-11-22", Clock::Due { since: day("2033-11-21") }),
            ("2026-11-21", "2027-03-31", "2033-11-22", Clock::KeptUntil(day("2034-03-31"))),
            // Referred again after it was closed.
            ("2027-05-01", "2027-03-31", "2033-11-22", Clock::KeptUntil(day("2034-05-01"))),
            ("2028-02-29", "", "2035-02-28", Clock::KeptUntil(day("2035-02-28"))),
            ("", "2027-03-31", "2030-01-01", Clock::KeptUntil(day("2034-03-31"))),
            // Of a year the last day: nothing goes too early.
            ("2026", "", "2033-12-31", Clock::KeptUntil(day("2033-12-31"))),
            ("", "", "2100-01-01", Clock::NotKnown),
        ] {
            let case = Retention { last_referred_on: date(referred), closed_on: read_day(closed), held_since: None };
            assert_eq!(case.on(day(today), 84), expected, "{referred} {closed} on {today}");
        }
    }

    #[test]
    fn a_legal_hold_stops_the_clock_and_does_not_lengthen_it() {
        let mut case = Retention { last_referred_on: date("2026-11-21"), closed_on: None, held_since: None };
        case.held_since = Some(day("2030-01-01"));
        let held = Clock::Held { since: day("2030-01-01"), would_end: Some(day("2033-11-21")) };
        assert_eq!(case.on(day("2040-01-01"), 84), held);
        case.held_since = None;
        assert_eq!(case.on(day("2040-01-01"), 84), Clock::Due { since: day("2033-11-21") });
        let nothing = Retention { held_since: Some(day("2030-01-01")), ..Retention::default() };
        assert_eq!(nothing.on(day("2040-01-01"), 84), Clock::Held { since: day("2030-01-01"), would_end: None });
    }
}
