//! Repeat: something has happened again since the case was last referred.

use chrono::{Months, NaiveDate};

use super::{Outcome, Repeat, RepeatDefinition, RepeatScope};
use crate::domain::answers::{Answers, Value};
use crate::domain::date::Date;
use crate::domain::form::ids;

/// Whether a case comes back, and why, or why not.
///
/// The months run from the day of the last *referral*, not of the meeting, to the same day so many months on, both
/// included. What has to lie within them is the most recent incident; where its date was not given, today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatFinding {
    pub outcome: Outcome,
    pub why: Why,
    pub rule: Repeat,
    /// The day of the last referral, as far as it is known.
    pub referred_on: Option<Date>,
    /// The last day that counts, where the day of the referral is known.
    pub until: Option<NaiveDate>,
    /// The most recent incident; nothing where today stands for it.
    pub incident: Option<Date>,
}

/// What the finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Within,
    /// Whether there was an earlier referral was not said.
    NotSaid,
    NeverReferred,
    ReferredNotKnown,
    AnotherMarac,
    MaracNotKnown,
    OtherPeople,
    PeopleNotKnown,
    NotACrime,
    CrimeNotKnown,
    NoDate,
    /// It hangs on a date of which only the month or year is known.
    DatesNotExact,
    NothingSince,
    TooLate,
}

impl RepeatFinding {
    /// Works it out; `today` is the day of the referral.
    pub fn of(answers: &Answers, rule: Repeat, today: NaiveDate) -> RepeatFinding {
        let (referred_on, incident) = (date(answers, ids::REPEAT_REFERRED_ON), date(answers, ids::LAST_INCIDENT));
        let until = match &referred_on {
            Some(Date::Day(day)) => Some(months_after(*day, rule.months)),
            _ => None,
        };
        let checks = [
            before(answers.choice(ids::REFERRED_BEFORE), rule.same),
            people(answers.choice(ids::REPEAT_SAME_PAIR)),
            crime(answers.choice(ids::REPEAT_CRIME), rule.definition),
            dates(referred_on.as_ref(), incident.as_ref(), rule.months, today),
        ];
        // What rules a repeat out for certain weighs more than what is not known.
        let first = |outcome: Outcome| checks.iter().find(|check| check.0 == outcome).copied();
        let early = matches!(checks[0].1, Why::NotSaid | Why::ReferredNotKnown).then_some(checks[0]);
        let (outcome, why) = early
            .or_else(|| first(Outcome::NotMet))
            .or_else(|| first(Outcome::NotKnown))
            .unwrap_or((Outcome::Met, Why::Within));
        RepeatFinding { outcome, why, rule, referred_on, until, incident }
    }
}

type Check = (Outcome, Why);

const FINE: Check = (Outcome::Met, Why::Within);

fn before(answer: Option<&str>, same: RepeatScope) -> Check {
    match (answer, same) {
        (Some("no"), _) => (Outcome::NotMet, Why::NeverReferred),
        (Some("dont_know"), _) => (Outcome::NotKnown, Why::ReferredNotKnown),
        (Some("this_marac"), _) => FINE,
        (Some("another_marac"), RepeatScope::ThisMarac) => (Outcome::NotMet, Why::AnotherMarac),
        (Some("which_not_known"), RepeatScope::ThisMarac) => (Outcome::NotKnown, Why::MaracNotKnown),
        (Some("another_marac" | "which_not_known"), RepeatScope::AnyMarac) => FINE,
        _ => (Outcome::NotKnown, Why::NotSaid),
    }
}

fn people(answer: Option<&str>) -> Check {
    match answer {
        Some("yes") => FINE,
        Some("no") => (Outcome::NotMet, Why::OtherPeople),
        _ => (Outcome::NotKnown, Why::PeopleNotKnown),
    }
}

fn crime(answer: Option<&str>, definition: RepeatDefinition) -> Check {
    match (definition, answer) {
        (RepeatDefinition::AnyInstance, _) | (_, Some("yes")) => FINE,
        (_, Some("no")) => (Outcome::NotMet, Why::NotACrime),
        _ => (Outcome::NotKnown, Why::CrimeNotKnown),
    }
}

/// A date of which only the month or year is known has a first and a last day that it can mean: the answer has to be the
/// same for all of them.
fn dates(referred: Option<&Date>, incident: Option<&Date>, months: u32, today: NaiveDate) -> Check {
    let Some(referred) = referred else { return (Outcome::NotKnown, Why::NoDate) };
    let days = |date: &Date| (date.earliest(), date.latest().min(today).max(date.earliest()));
    let (first_referred, last_referred) = days(referred);
    let (first_incident, last_incident) = incident.map_or((today, today), days);
    if last_incident < first_referred {
        (Outcome::NotMet, Why::NothingSince)
    } else if first_incident > months_after(last_referred, months) {
        (Outcome::NotMet, Why::TooLate)
    } else if first_incident >= last_referred && last_incident <= months_after(first_referred, months) {
        FINE
    } else {
        (Outcome::NotKnown, Why::DatesNotExact)
    }
}

fn date(answers: &Answers, id: &str) -> Option<Date> {
    match answers.get(id) {
        Some(Value::Date(date)) => Some(date.clone()),
        _ => None,
    }
}

/// The same day so many months later; where there is no such day, the last of its month.
fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}
