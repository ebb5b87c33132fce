//! The next day of a regular meeting, as far as the words of an area's pack say its rhythm: "every second Tuesday",
//! "first and third Wednesday", "daily". It is a proposal: a person looks at it.

use std::num::NonZeroU32;

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::domain::calendar::{BankHolidays, Nth, Occurrence, Rhythm};
use crate::domain::nation::Nation;

/// The first day of a rhythm after today and after the last meeting that is planned; nothing where the words say none.
pub fn next_day(
    every: &str,
    last: Option<NaiveDate>,
    today: NaiveDate,
    holidays: &BankHolidays,
    nation: Nation,
) -> Option<Occurrence> {
    let after = last.map_or(today, |last| last.max(today));
    let rhythm = rhythm(every, last, today)?;
    let until = after.checked_add_months(Months::new(A_YEAR))?;
    rhythm.occurrences(after.succ_opt()?, until, holidays, nation).into_iter().next()
}

/// What the words say; where it depends on when it began, it goes on from the last meeting.
fn rhythm(every: &str, last: Option<NaiveDate>, today: NaiveDate) -> Option<Rhythm> {
    let lower = every.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let says = |any: &[&str]| words.iter().any(|word| any.contains(word));
    if says(&["daily", "weekday", "weekdays"]) {
        return Some(Rhythm::Weekdays);
    }
    let weekday = words.iter().find_map(|word| weekday(word));
    let first = match (weekday, last) {
        (Some(weekday), Some(last)) if last.weekday() == weekday => last,
        (Some(weekday), _) => today.succ_opt()?.iter_days().find(|day| day.weekday() == weekday)?,
        (None, last) => last?,
    };
    let weeks = |weeks| Some(Rhythm::EveryWeeks { first, weeks: NonZeroU32::new(weeks)? });
    // "Every second Tuesday" is each other one; "second Tuesday", and "every second Tuesday of the month", one of a month.
    let of_month = says(&["month", "monthly"]);
    let each = |pair: &[&str]| (pair[0] == "every").then(|| ordinal_weeks(pair[1])).flatten();
    if let Some(number) = words.windows(2).find_map(each).filter(|_| !of_month) {
        return weeks(number);
    }
    let which: Vec<Nth> = words.iter().filter_map(|word| nth(word)).collect();
    if let (false, Some(weekday)) = (which.is_empty(), weekday) {
        return Some(Rhythm::Monthly { which, weekday });
    }
    if says(&["fortnight", "fortnightly"]) {
        return weeks(2);
    }
    if says(&["week", "weeks", "weekly"]) {
        return weeks(words.iter().find_map(|word| number(word)).unwrap_or(1));
    }
    if of_month || weekday.is_none() { None } else { weeks(1) }
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.strip_suffix('s').filter(|word| word.ends_with("day")).unwrap_or(word);
    word.parse().ok()
}

fn nth(word: &str) -> Option<Nth> {
    Some(match word {
        "first" | "1st" => Nth::First,
        "second" | "2nd" => Nth::Second,
        "third" | "3rd" => Nth::Third,
        "fourth" | "4th" => Nth::Fourth,
        "last" => Nth::Last,
        _ => return None,
    })
}

fn ordinal_weeks(word: &str) -> Option<u32> {
    Some(match word {
        "other" | "second" | "2nd" => 2,
        "third" | "3rd" => 3,
        "fourth" | "4th" => 4,
        _ => return None,
    })
}

fn number(word: &str) -> Option<u32> {
    Some(match word {
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        _ => return word.parse().ok().filter(|weeks| (1..=52).contains(weeks)),
    })
}

const A_YEAR: u32 = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{iso_day, read_day};

    /// On Sunday, 22 November 2026.
    fn next(every: &str, last: &str) -> String {
        let holidays = BankHolidays::parse(include_bytes!("../../public/bank-holidays.json")).unwrap();
        let today = read_day("2026-11-22").unwrap();
        let next = next_day(every, read_day(last), today, &holidays, Nation::England);
        next.map(|next| iso_day(next.day)).unwrap_or_default()
    }

    #[test]
    fn the_next_meeting_follows_the_words_of_the_pack_and_the_last_meeting() {
        for (every, last, expected) in [
            ("every second Tuesday", "", "2026-11-24"),
            ("every second Tuesday", "2026-11-17", "2026-12-01"),
            ("every second Tuesday", "2026-12-08", "2026-12-22"),
            // It was moved once: the weekday of the pack holds.
            ("every second Tuesday", "2026-11-18", "2026-11-24"),
            ("second Tuesday", "", "2026-12-08"),
            ("Every second Tuesday of the month", "2026-12-08", "2027-01-12"),
            ("First and third Wednesday", "", "2026-12-02"),
            ("first and third Wednesday", "2026-12-02", "2026-12-16"),
            ("last Thursday", "", "2026-11-26"),
            ("Tuesdays", "", "2026-11-24"),
            ("every Monday", "2026-11-23", "2026-11-30"),
            ("weekly", "2026-11-20", "2026-11-27"),
            ("four-weekly", "2026-11-18", "2026-12-16"),
            ("every 4 weeks on Wednesday", "2026-11-18", "2026-12-16"),
            ("fortnightly, Friday", "2026-11-20", "2026-12-04"),
            ("daily", "", "2026-11-23"),
            ("every weekday", "2026-11-27", "2026-11-30"),
        ] {
            assert_eq!(next(every, last), expected, "{every} after {last}");
        }
    }

    #[test]
    fn words_that_say_no_day_propose_none() {
        for (every, last) in [("", ""), ("as needed", "2026-11-17"), ("monthly", "2026-11-17"), ("weekly", "")] {
            assert_eq!(next(every, last), "", "{every} after {last}");
        }
    }
}
