//! Repeat: something has happened again since the case was last referred.

use chrono::NaiveDate;

use super::{Outcome, Repeat, RepeatDefinition, RepeatScope};
use crate::domain::answers::{Answers, Value};
use crate::domain::calendar::months_after;
use crate::domain::date::Date;
use crate::domain::form::ids;

/// Whether a case comes back, and why, or why not.
///
/// The months run from the day of the last *referral*, not of the meeting, to the same day so many months on, both
/// included. What has to lie within them is the most recent incident; where its date was not given, the day on which they
/// are referred now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatFinding {
    pub outcome: Outcome,
    pub why: Why,
    pub rule: Repeat,
    /// The day of the last referral, as far as it is known.
    pub referred_on: Option<Date>,
    /// The last day that counts, where the day of the referral is known.
    pub until: Option<NaiveDate>,
    /// The most recent incident; nothing where the day of the later referral stands for it.
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

/// An earlier referral of the same two people that a register knows of, and what has come since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The day of the earlier referral.
    pub referred_on: Option<Date>,
    /// The day on which they were referred again.
    pub again_on: Option<Date>,
    /// The most recent incident of which the later referral tells.
    pub incident: Option<Date>,
    /// Whether it was this MARAC that had the earlier one.
    pub same_marac: Option<bool>,
    /// Whether what happened since would be a crime if it were reported.
    pub crime: Option<bool>,
}

impl RepeatFinding {
    /// Works it out from what a referral says; `today` is the day of the referral.
    pub fn of(answers: &Answers, rule: Repeat, today: NaiveDate) -> RepeatFinding {
        RepeatFinding::found(
            Known {
                before: answers.choice(ids::REFERRED_BEFORE),
                people: answers.choice(ids::REPEAT_SAME_PAIR),
                crime: answers.choice(ids::REPEAT_CRIME),
                referred_on: date(answers, ids::REPEAT_REFERRED_ON),
                incident: date(answers, ids::LAST_INCIDENT),
                on: Some(Date::Day(today)),
            },
            rule,
        )
    }

    /// Works it out from what a register knows; that it is the same two people is for a person to say.
    pub fn since(earlier: Since, rule: Repeat) -> RepeatFinding {
        let marac = |same: bool| if same { "this_marac" } else { "another_marac" };
        RepeatFinding::found(
            Known {
                before: Some(earlier.same_marac.map_or("which_not_known", marac)),
                people: Some("yes"),
                crime: earlier.crime.map(|crime| if crime { "yes" } else { "no" }),
                referred_on: earlier.referred_on,
                incident: earlier.incident,
                on: earlier.again_on,
            },
            rule,
        )
    }

    fn found(known: Known, rule: Repeat) -> RepeatFinding {
        let until = match &known.referred_on {
            Some(Date::Day(day)) => Some(months_after(*day, rule.months)),
            _ => None,
        };
        let checks = [
            before(known.before, rule.same),
            people(known.people),
            crime(known.crime, rule.definition),
            dates(known.referred_on.as_ref(), known.incident.as_ref(), rule.months, known.on.as_ref()),
        ];
        // What rules a repeat out for certain weighs more than what is not known.
        let first = |outcome: Outcome| checks.iter().find(|check| check.0 == outcome).copied();
        let early = matches!(checks[0].1, Why::NotSaid | Why::ReferredNotKnown).then_some(checks[0]);
        let (outcome, why) = early
            .or_else(|| first(Outcome::NotMet))
            .or_else(|| first(Outcome::NotKnown))
            .unwrap_or((Outcome::Met, Why::Within));
        RepeatFinding { outcome, why, rule, referred_on: known.referred_on, until, incident: known.incident }
    }
}

/// What the rule looks at, in the words of the form.
struct Known<'a> {
    before: Option<&'a str>,
    people: Option<&'a str>,
    crime: Option<&'a str>,
    referred_on: Option<Date>,
    incident: Option<Date>,
    /// The day of the later referral.
    on: Option<Date>,
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
/// same for all of them. `on`: the day of the later referral, which stands for an incident whose date was not given.
fn dates(referred: Option<&Date>, incident: Option<&Date>, months: u32, on: Option<&Date>) -> Check {
    let (Some(referred), Some(incident)) = (referred, incident.or(on)) else { return (Outcome::NotKnown, Why::NoDate) };
    let last_day = on.map_or(NaiveDate::MAX, Date::latest);
    let days = |date: &Date| (date.earliest(), date.latest().min(last_day).max(date.earliest()));
    let (first_referred, last_referred) = days(referred);
    let (first_incident, last_incident) = days(incident);
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
