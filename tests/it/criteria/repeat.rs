//! Repeat: the same people, within so many months of the last referral.

use marac_portal::domain::answers::{Answers, Key, Value};
use marac_portal::domain::criteria::Outcome::{self, Met, NotKnown, NotMet};
use marac_portal::domain::criteria::RepeatDefinition::{self, AnyInstance, CrimeType};
use marac_portal::domain::criteria::RepeatScope::{self, AnyMarac, ThisMarac};
use marac_portal::domain::criteria::{Repeat, RepeatFinding, Why};
use marac_portal::domain::form::ids;

use super::{date, day};

/// The definition and the scope; today; the earlier referral as `which day same-people crime`, `-` for not answered; the
/// most recent incident; outcome and why.
pub type Case = ((RepeatDefinition, RepeatScope), &'static str, &'static str, &'static str, Outcome, Why);

#[rustfmt::skip]
pub const CASES: &[Case] = &[
    ((AnyInstance, ThisMarac), "2026-11-21", "- - - -", "-", NotKnown, Why::NotSaid),
    ((AnyInstance, ThisMarac), "2026-11-21", "no - - -", "2026-11-20", NotMet, Why::NeverReferred),
    ((AnyInstance, ThisMarac), "2026-11-21", "dont_know - - -", "2026-11-20", NotKnown, Why::ReferredNotKnown),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes -", "2026-09-20", Met, Why::Within),
    // The first and the last day count, the days around them do not.
    ((AnyInstance, ThisMarac), "2027-11-21", "this_marac 2026-02-14 yes -", "2026-02-14", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2027-11-21", "this_marac 2026-02-14 yes -", "2026-02-13", NotMet, Why::NothingSince),
    ((AnyInstance, ThisMarac), "2027-11-21", "this_marac 2026-02-14 yes -", "2027-02-14", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2027-11-21", "this_marac 2026-02-14 yes -", "2027-02-15", NotMet, Why::TooLate),
    // Where no incident is dated, today is taken.
    ((AnyInstance, ThisMarac), "2027-02-14", "this_marac 2026-02-14 yes -", "-", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2027-02-15", "this_marac 2026-02-14 yes -", "-", NotMet, Why::TooLate),
    // A year from 29 February ends on the 28th; a year from the 28th, before a leap day, too.
    ((AnyInstance, ThisMarac), "2029-06-01", "this_marac 2028-02-29 yes -", "2029-02-28", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2029-06-01", "this_marac 2028-02-29 yes -", "2029-03-01", NotMet, Why::TooLate),
    ((AnyInstance, ThisMarac), "2028-06-01", "this_marac 2027-02-28 yes -", "2028-02-28", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2028-06-01", "this_marac 2027-02-28 yes -", "2028-02-29", NotMet, Why::TooLate),
    ((AnyInstance, ThisMarac), "2028-06-01", "this_marac 2027-03-31 yes -", "2028-03-31", Met, Why::Within),
    // Which MARAC.
    ((AnyInstance, ThisMarac), "2026-11-21", "another_marac 2026-02-14 yes -", "2026-09-20", NotMet, Why::AnotherMarac),
    ((AnyInstance, AnyMarac), "2026-11-21", "another_marac 2026-02-14 yes -", "2026-09-20", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2026-11-21", "which_not_known 2026-02-14 yes -", "2026-09-20", NotKnown, Why::MaracNotKnown),
    ((AnyInstance, AnyMarac), "2026-11-21", "which_not_known 2026-02-14 yes -", "2026-09-20", Met, Why::Within),
    ((AnyInstance, AnyMarac), "2026-11-21", "this_marac 2026-02-14 yes -", "2026-09-20", Met, Why::Within),
    // The same people.
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02-14 no -", "2026-09-20", NotMet, Why::OtherPeople),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02-14 dont_know -", "2026-09-20", NotKnown, Why::PeopleNotKnown),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02-14 - -", "2026-09-20", NotKnown, Why::PeopleNotKnown),
    // Whether it would be a crime matters under the older definition alone.
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes no", "2026-09-20", Met, Why::Within),
    ((CrimeType, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes yes", "2026-09-20", Met, Why::Within),
    ((CrimeType, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes no", "2026-09-20", NotMet, Why::NotACrime),
    ((CrimeType, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes dont_know", "2026-09-20", NotKnown, Why::CrimeNotKnown),
    ((CrimeType, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes -", "2026-09-20", NotKnown, Why::CrimeNotKnown),
    ((CrimeType, AnyMarac), "2026-11-21", "another_marac 2026-02-14 yes yes", "2026-09-20", Met, Why::Within),
    ((CrimeType, ThisMarac), "2027-11-21", "this_marac 2026-02-14 yes yes", "2027-02-15", NotMet, Why::TooLate),
    // What rules it out for certain weighs more than what is not known.
    ((CrimeType, ThisMarac), "2027-11-21", "this_marac 2026-02-14 dont_know -", "2027-02-15", NotMet, Why::TooLate),
    ((CrimeType, ThisMarac), "2026-11-21", "which_not_known - - no", "-", NotMet, Why::NotACrime),
    // Dates that are missing, or that only a month or year is known of.
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac - yes -", "2026-09-20", NotKnown, Why::NoDate),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02 yes -", "2026-09-20", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2027-11-21", "this_marac 2026-02 yes -", "2027-02-01", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2027-11-21", "this_marac 2026-02 yes -", "2027-02-02", NotKnown, Why::DatesNotExact),
    ((AnyInstance, ThisMarac), "2027-11-21", "this_marac 2026-02 yes -", "2027-02-28", NotKnown, Why::DatesNotExact),
    ((AnyInstance, ThisMarac), "2027-11-21", "this_marac 2026-02 yes -", "2027-03-01", NotMet, Why::TooLate),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2025 yes -", "2026-09-20", NotKnown, Why::DatesNotExact),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2024 yes -", "2026-09-20", NotMet, Why::TooLate),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes -", "2026-09", Met, Why::Within),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes -", "2026", NotKnown, Why::DatesNotExact),
    ((AnyInstance, ThisMarac), "2026-11-21", "this_marac 2026-02-14 yes -", "2025", NotMet, Why::NothingSince),
];

#[test]
fn a_repeat_is_counted_from_the_day_of_the_last_referral() {
    for ((definition, same), today, referred, incident, outcome, why) in CASES {
        let mut answers = Answers::default();
        let mut put = |id: &str, text: &str, value: fn(&str) -> Value| {
            if text != "-" {
                answers.values.insert(Key::of(id).unwrap(), value(text));
            }
        };
        let [before, on, people, crime] = referred.split(' ').collect::<Vec<_>>()[..] else { panic!("{referred}") };
        put(ids::REFERRED_BEFORE, before, |text| Value::Choice(text.into()));
        put(ids::REPEAT_REFERRED_ON, on, |text| Value::Date(date(text).unwrap()));
        put(ids::REPEAT_SAME_PAIR, people, |text| Value::Choice(text.into()));
        put(ids::REPEAT_CRIME, crime, |text| Value::Choice(text.into()));
        put(ids::LAST_INCIDENT, incident, |text| Value::Date(date(text).unwrap()));
        let rule = Repeat { months: 12, definition: *definition, same: *same };
        let found = RepeatFinding::of(&answers, rule, day(today));
        assert_eq!(
            (found.outcome, found.why),
            (*outcome, *why),
            "{definition:?} {same:?} {today}: {referred}, {incident}"
        );
    }
}
