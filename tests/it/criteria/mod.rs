//! Why a case is referred, under an area's rules, case by case: thresholds, windows, ends of months, both definitions, and
//! what is not known.

mod count;
mod escalation;
mod repeat;
mod routes;

use chrono::NaiveDate;
use marac_portal::domain::answers::Key;
use marac_portal::domain::context::Context;
use marac_portal::domain::criteria::{Escalation, EscalationCount, Repeat, RepeatDefinition, RepeatScope, Rules};
use marac_portal::domain::date::{Date, read_day};
use marac_portal::domain::draft::{Draft, Msg, RicMsg};
use marac_portal::domain::form::ids;
use marac_portal::domain::instrument::Tri;

#[test]
fn the_tables_hold_at_least_sixty_cases() {
    assert!(count::CASES.len() + escalation::CASES.len() + repeat::CASES.len() >= 60);
}

#[test]
fn an_area_without_rules_of_its_own_has_the_national_ones() {
    let rules = Rules::default();
    assert_eq!(rules.visible_high_risk.yes_at_least, 14);
    assert_eq!(rules.escalation, Escalation { events: 3, months: 12, count: EscalationCount::AnyAgency });
    assert_eq!(
        rules.repeat,
        Repeat { months: 12, definition: RepeatDefinition::AnyInstance, same: RepeatScope::ThisMarac }
    );
}

fn day(text: &str) -> NaiveDate {
    read_day(text).unwrap_or_else(|| panic!("{text} is no day"))
}

/// A day, a month, a year, or `?`.
fn date(text: &str) -> Option<Date> {
    (text != "?").then(|| Date::from_day(text).or_else(|| Date::from_about(text)).expect(text))
}

/// A form in which the first items of the checklist are answered like this.
fn answered(items: impl Iterator<Item = Tri>, context: &Context) -> Draft {
    let mut draft = Draft::default();
    draft.apply(Msg::Chose(Key::of(ids::ASSESSMENT_HOW).unwrap(), "asked_directly".into()));
    for (item, tri) in context.instrument.items.iter().zip(items) {
        draft.apply(Msg::Ric(item.id.clone(), RicMsg::Answered(tri)));
    }
    draft
}
