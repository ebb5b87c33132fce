//! What the return asks of one case, and nothing that tells who it is about. `None`: not known.

use chrono::NaiveDate;

use super::group::{Group, Groups};
use super::routes::Routes;
use crate::domain::answers::{Answers, Key, Value};
use crate::domain::criteria::{Outcome, REPEAT, Repeat, RepeatFinding, Why};
use crate::domain::date::Date;
use crate::domain::form::{GROUPS, ids};

/// A case as it stands: what was sent, with what was added and corrected over it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub answers: &'a Answers,
    /// The day of the referral: ages are of this day.
    pub referred_on: Option<NaiveDate>,
    pub overridden: &'a Overridden,
}

/// What a person decided beside, or against, what the rules find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overridden {
    /// The routes by which it is heard; empty where nobody decided.
    pub routes: Vec<String>,
    /// The routes that the rules had found when that was decided.
    pub found: Vec<String>,
    /// What follows from an earlier case of which a person said that it is the same pair.
    pub repeat: Option<Outcome>,
}

/// The facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub repeat: Option<bool>,
    pub children: Option<u32>,
    pub minoritised: Option<bool>,
    pub lgbt: Option<bool>,
    pub disabled: Option<bool>,
    pub male: Option<bool>,
    pub aged_16_17: Option<bool>,
    /// How many of those whose age is known.
    pub perpetrators_under_18: u32,
    /// Whether the age of each of them is known.
    pub perpetrators_known: bool,
    pub group: Option<Group>,
    /// As a person decided; otherwise as the referral says.
    pub routes: Option<Routes>,
}

impl Facts {
    /// Looks at a case under the rules of its area.
    pub fn of(case: Case, repeat: Repeat, groups: &Groups) -> Facts {
        let Case { answers, referred_on, overridden } = case;
        let perpetrators = ages(answers, "perpetrators.born", rows(answers, "perpetrators"), referred_on);
        let under_18 = perpetrators.iter().map(|age| age.is_at_most(17));
        Facts {
            repeat: is_repeat(answers, referred_on, overridden, repeat),
            children: children(answers, referred_on),
            minoritised: choice(answers, "victim.ethnicity", &["asian", "black", "mixed", "other"], &["white"]),
            lgbt: any(
                choice(answers, "victim.orientation", &["gay_or_lesbian", "bisexual", "other"], &["heterosexual"]),
                choice(answers, "victim.trans", &["yes"], &["no"]),
            ),
            disabled: choice(answers, "victim.disability", &["yes"], &["no"]),
            male: choice(answers, "victim.gender", &["man"], &["woman", "other"]),
            aged_16_17: Age::of(answers.get("victim.born"), referred_on).is_within(16, 17),
            perpetrators_under_18: under_18.clone().filter(|under| *under == Some(true)).count() as u32,
            perpetrators_known: under_18.clone().all(|under| under.is_some()),
            group: answers.choice(ids::AGENCY).and_then(|agency| groups.get(agency)),
            routes: Routes::of(&overridden.routes).or_else(|| routes(answers)),
        }
    }
}

/// What a person decided comes before what the rules find.
fn is_repeat(answers: &Answers, referred_on: Option<NaiveDate>, by: &Overridden, rule: Repeat) -> Option<bool> {
    let names = |routes: &[String]| routes.iter().any(|route| route == REPEAT);
    if names(&by.routes) {
        return Some(true);
    }
    if !by.routes.is_empty() && names(&by.found) {
        return Some(false);
    }
    let outcome = by.repeat.unwrap_or_else(|| {
        let found = RepeatFinding::of(answers, rule, referred_on.unwrap_or(NaiveDate::MAX));
        // Without a day of the referral, nothing stands for the day of an incident that was not given.
        match found.why {
            Why::TooLate if referred_on.is_none() && found.incident.is_none() => Outcome::NotKnown,
            _ => found.outcome,
        }
    });
    match outcome {
        Outcome::Met => Some(true),
        Outcome::NotMet => Some(false),
        Outcome::NotKnown => None,
    }
}

fn routes(answers: &Answers) -> Option<Routes> {
    match answers.get(ids::ROUTES)? {
        Value::Choices(routes) => Routes::of(routes),
        _ => None,
    }
}

/// Children who are not known to be of age. Where nobody at all is listed, nobody was asked: the form has no "none".
fn children(answers: &Answers, referred_on: Option<NaiveDate>) -> Option<u32> {
    let rows = rows(answers, "household");
    let ages = ages(answers, "household.born", rows, referred_on);
    let kind = |row: u8| Key::at(ids::HOUSEHOLD_KIND, row).and_then(|key| answers.values.get(&key));
    let is_child = |row: &u8| kind(*row) == Some(&Value::Choice("child".into()));
    let count = (0..rows).filter(is_child).filter(|row| ages[usize::from(*row)].is_at_most(17) != Some(false)).count();
    (rows > 0).then_some(count as u32)
}

fn rows(answers: &Answers, group: &str) -> u8 {
    GROUPS.iter().find(|one| one.id == group).map_or(0, |group| answers.rows(group))
}

fn ages(answers: &Answers, id: &str, rows: u8, on: Option<NaiveDate>) -> Vec<Age> {
    let born = |row| Key::at(id, row).and_then(|key| answers.values.get(&key));
    (0..rows).map(|row| Age::of(born(row), on)).collect()
}

fn choice(answers: &Answers, id: &str, yes: &[&str], no: &[&str]) -> Option<bool> {
    match answers.choice(id)? {
        chosen if yes.contains(&chosen) => Some(true),
        chosen if no.contains(&chosen) => Some(false),
        _ => None,
    }
}

/// One Yes is enough; No is known only where both are.
fn any(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

/// The youngest and the oldest that somebody may be, in whole years; nothing where that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Age(Option<(u32, u32)>);

impl Age {
    fn of(born: Option<&Value>, on: Option<NaiveDate>) -> Age {
        let (Some(Value::Date(born)), Some(on)) = (born, on) else { return Age(None) };
        // Nobody is referred before they are born: of a rough date, only the part up to that day can be meant.
        let latest = if matches!(born, Date::Day(_)) { born.latest() } else { born.latest().min(on) };
        Age(on.years_since(latest).zip(on.years_since(born.earliest())))
    }

    fn is_at_most(self, years: u32) -> Option<bool> {
        self.is_within(0, years)
    }

    /// Known only where the youngest and the oldest agree.
    fn is_within(self, first: u32, last: u32) -> Option<bool> {
        let (youngest, oldest) = self.0?;
        match (first..=last).contains(&youngest) && (first..=last).contains(&oldest) {
            true => Some(true),
            false if oldest < first || youngest > last => Some(false),
            false => None,
        }
    }
}
