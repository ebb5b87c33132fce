//! The four routes under an area's rules, case by case: thresholds, windows, ends of months, both definitions, and what
//! is not known.

use chrono::NaiveDate;
use marac_portal::domain::answers::{Answers, Key, Value};
use marac_portal::domain::check;
use marac_portal::domain::context::Context;
use marac_portal::domain::criteria::{
    Escalation, EscalationCount, EscalationFinding, Findings, Listed, Outcome, PastEvent, Repeat, RepeatDefinition,
    RepeatFinding, RepeatScope, Rules, Why,
};
use marac_portal::domain::date::{Date, DatePart, DateProblem, read_day};
use marac_portal::domain::draft::{Draft, Msg, RicMsg};
use marac_portal::domain::form::{ids, past_events};
use marac_portal::domain::instrument::Tri;
use marac_portal::domain::label::Label;
use marac_portal::domain::private::Private;
use marac_portal::domain::problem::ProblemKind;

use crate::cases::send;
use crate::record::{RECORD_V1, context};

use EscalationCount::{AnyAgency, Police};
use Outcome::{Met, NotKnown, NotMet};
use RepeatDefinition::{AnyInstance, CrimeType};
use RepeatScope::{AnyMarac, ThisMarac};

fn day(text: &str) -> NaiveDate {
    read_day(text).unwrap_or_else(|| panic!("{text} is no day"))
}

/// A day, a month, a year, or `?`.
fn date(text: &str) -> Option<Date> {
    (text != "?").then(|| Date::from_day(text).or_else(|| Date::from_about(text)).expect(text))
}

// ---- the count ----------------------------------------------------------------------------------------------------------

/// Yes needed; yes, no, don't know and not answered of the 24.
#[rustfmt::skip]
const COUNTS: &[(u32, [usize; 4], Outcome)] = &[
    (14, [13, 11, 0, 0], NotMet),
    (14, [14, 10, 0, 0], Met),
    (14, [24, 0, 0, 0], Met),
    (14, [0, 24, 0, 0], NotMet),
    // Don't know is no Yes, and no No either: the count stands, and the page points at it.
    (14, [13, 0, 11, 0], NotMet),
    (14, [14, 0, 10, 0], Met),
    // What was not asked yet may still be a Yes.
    (14, [13, 10, 0, 1], NotKnown),
    (14, [14, 9, 0, 1], Met),
    (14, [0, 0, 0, 24], NotKnown),
    // Local thresholds.
    (10, [10, 14, 0, 0], Met),
    (10, [9, 15, 0, 0], NotMet),
    (13, [13, 11, 0, 0], Met),
    (15, [14, 10, 0, 0], NotMet),
    (15, [15, 9, 0, 0], Met),
];

#[test]
fn the_count_is_visible_high_risk_from_the_threshold_of_the_area_on() {
    for (needed, [yes, no, dont_know, open], outcome) in COUNTS {
        let mut context = context();
        context.rules.visible_high_risk.yes_at_least = *needed;
        assert_eq!(yes + no + dont_know + open, 24);
        let answers = [(Tri::Yes, *yes), (Tri::No, *no), (Tri::DontKnow, *dont_know)];
        let draft = answered(answers.into_iter().flat_map(|(tri, times)| std::iter::repeat_n(tri, times)), &context);
        let found = check::findings(&draft, &context).visible_high_risk;
        assert_eq!(found.outcome, *outcome, "{yes} yes of {needed}, {dont_know} not known, {open} open");
    }
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

// ---- escalation ---------------------------------------------------------------------------------------------------------

/// Events, months and whose; the day of the referral; the events as `day agency`; outcome, how many inside, how many unsure.
type EscalationCase = ((u32, u32, EscalationCount), &'static str, &'static [&'static str], Outcome, usize, usize);

#[rustfmt::skip]
const ESCALATIONS: &[EscalationCase] = &[
    ((3, 12, AnyAgency), "2026-11-21", &[], NotMet, 0, 0),
    ((3, 12, AnyAgency), "2026-11-21", &["2026-10-01 police"], NotMet, 1, 0),
    ((3, 12, AnyAgency), "2026-11-21", &["2026-10-01 police", "2026-10-02 police"], NotMet, 2, 0),
    ((3, 12, AnyAgency), "2026-11-21", &["2026-10-01 police", "2026-10-02 police", "2026-10-03 police"], Met, 3, 0),
    // Their order does not matter, and two on one day are two.
    ((3, 12, AnyAgency), "2026-11-21", &["2026-10-03 police", "2026-02-01 health", "2026-10-03 housing"], Met, 3, 0),
    // Local numbers.
    ((5, 12, AnyAgency), "2026-11-21", &["2026-06-01 a", "2026-07-01 b", "2026-08-01 c", "2026-09-01 d"], NotMet, 4, 0),
    ((5, 12, AnyAgency), "2026-11-21", &["2026-06-01 a", "2026-07-01 b", "2026-08-01 c", "2026-09-01 d", "2026-10-01 e"], Met, 5, 0),
    ((1, 12, AnyAgency), "2026-11-21", &["2026-06-01 police"], Met, 1, 0),
    // The first day of the months counts, the day before does not.
    ((3, 12, AnyAgency), "2026-11-21", &["2025-10-03 police", "2026-05-01 police", "2026-10-03 police"], Met, 3, 0),
    ((3, 12, AnyAgency), "2026-11-21", &["2025-10-02 police", "2026-05-01 police", "2026-10-03 police"], NotMet, 2, 0),
    ((3, 6, AnyAgency), "2026-11-21", &["2026-04-03 police", "2026-05-01 police", "2026-10-03 police"], Met, 3, 0),
    ((3, 6, AnyAgency), "2026-11-21", &["2026-04-02 police", "2026-05-01 police", "2026-10-03 police"], NotMet, 2, 0),
    // 29 February, and ends of months that the earlier month does not have: its last day then.
    ((2, 12, AnyAgency), "2028-03-10", &["2027-02-28 police", "2028-02-29 police"], Met, 2, 0),
    ((2, 12, AnyAgency), "2028-03-10", &["2027-02-27 police", "2028-02-29 police"], NotMet, 1, 0),
    ((2, 12, AnyAgency), "2029-03-10", &["2028-02-29 police", "2029-02-28 police"], Met, 2, 0),
    ((2, 12, AnyAgency), "2029-03-10", &["2028-02-29 police", "2029-03-01 police"], NotMet, 1, 0),
    ((2, 6, AnyAgency), "2026-09-10", &["2026-02-28 police", "2026-08-31 police"], Met, 2, 0),
    ((2, 6, AnyAgency), "2026-09-10", &["2026-02-27 police", "2026-08-31 police"], NotMet, 1, 0),
    ((2, 6, AnyAgency), "2028-09-10", &["2028-02-29 police", "2028-08-31 police"], Met, 2, 0),
    ((2, 6, AnyAgency), "2028-09-10", &["2028-02-28 police", "2028-08-31 police"], NotMet, 1, 0),
    // A referral that was long in coming does not undo the pattern; one that has been over for as long is none of today.
    ((3, 6, AnyAgency), "2026-12-28", &["2026-03-03 a", "2026-04-21 b", "2026-06-28 c"], Met, 3, 0),
    ((3, 6, AnyAgency), "2026-12-29", &["2026-03-03 a", "2026-04-21 b", "2026-06-28 c"], NotMet, 3, 0),
    ((3, 12, AnyAgency), "2026-11-21", &["2019-03-03 a", "2019-04-21 b", "2019-06-28 c"], NotMet, 3, 0),
    // Earlier ones that were closer together are over: the months end with the most recent event.
    ((3, 6, AnyAgency), "2026-11-21", &["2026-01-01 a", "2026-01-02 a", "2026-01-03 a", "2026-11-01 a"], NotMet, 1, 0),
    // Whose events count.
    ((3, 12, Police), "2026-11-21", &["2026-08-01 police", "2026-09-01 police", "2026-10-01 police"], Met, 3, 0),
    ((3, 12, Police), "2026-11-21", &["2026-08-01 police", "2026-09-01 health", "2026-10-01 police"], NotMet, 2, 0),
    ((3, 12, Police), "2026-11-21", &["2026-08-01 police", "2026-09-01 nobody", "2026-10-01 police"], NotMet, 2, 0),
    ((3, 12, Police), "2026-11-21", &["2026-08-01 police", "2026-09-01 dont_know", "2026-10-01 police"], NotKnown, 2, 1),
    ((3, 12, Police), "2026-11-21", &["2026-08-01 police", "2026-09-01", "2026-10-01 police"], NotKnown, 2, 1),
    ((3, 12, Police), "2026-11-21", &["2026-08-01 police", "2026-09-01 dont_know", "2026-10-01 health"], NotMet, 1, 1),
    // One that nobody knew of until now is known to whoever refers.
    ((3, 12, AnyAgency), "2026-11-21", &["2026-08-01 nobody", "2026-09-01 nobody", "2026-10-01"], Met, 3, 0),
    // The months end with the last event that counts, not with one that does not.
    ((3, 6, Police), "2026-11-21", &["2026-02-01 police", "2026-05-01 police", "2026-07-01 police", "2026-11-01 health"], Met, 3, 0),
    // A month or year: known where it makes no difference, and only there.
    ((3, 12, AnyAgency), "2026-11-21", &["2026-08 police", "2026-09-01 police", "2026-10-01 police"], Met, 3, 0),
    ((3, 12, AnyAgency), "2026-11-21", &["2025 police", "2026-09-01 police", "2026-10-01 police"], NotKnown, 2, 1),
    ((3, 12, AnyAgency), "2026-11-21", &["2024 police", "2026-09-01 police", "2026-10-01 police"], NotMet, 2, 0),
    ((3, 12, AnyAgency), "2026-11-21", &["2025-10 police", "2026-09-01 police", "2026-10-15 police"], NotKnown, 2, 1),
    ((3, 12, AnyAgency), "2026-11-21", &["2026 police", "2026 police", "2026 police"], Met, 3, 0),
    ((3, 6, AnyAgency), "2026-11-21", &["2026 police", "2026 police", "2026 police"], NotKnown, 0, 3),
    ((3, 12, AnyAgency), "2026-11-21", &["?", "2026-09-01 police", "2026-10-01 police"], NotKnown, 2, 1),
    ((2, 12, AnyAgency), "2026-11-21", &["?", "2026-09-01 police", "2026-10-01 police"], Met, 2, 1),
    ((3, 12, AnyAgency), "2026-11-21", &["? health", "2026-10-01 police"], NotMet, 1, 1),
    ((3, 12, AnyAgency), "2026-11-21", &["?", "?", "?"], NotKnown, 0, 3),
    // The year is not over: what "2026" means ends today, so it is inside the year before today.
    ((2, 12, AnyAgency), "2026-12-31", &["2026 a", "2026-01-01 b"], Met, 2, 0),
];

#[test]
fn escalation_is_so_many_events_in_so_many_months() {
    for ((events, months, count), today, given, outcome, inside, unsure) in ESCALATIONS {
        let rule = Escalation { events: *events, months: *months, count: *count };
        let event = |text: &&str| {
            let (when, agency) = text.split_once(' ').map_or((*text, None), |(when, agency)| (when, Some(agency)));
            PastEvent { date: date(when), agency: agency.map(str::to_owned) }
        };
        let found = EscalationFinding::of(&given.iter().map(event).collect::<Vec<_>>(), rule, day(today));
        let is = (found.outcome, found.inside.len(), found.unsure);
        assert_eq!(is, (*outcome, *inside, *unsure), "{events} in {months} of {count:?} on {today}: {given:?}");
    }
}

/// The rule once more, the long way round, for events whose days are known.
fn by_hand(days: &[NaiveDate], rule: Escalation, today: NaiveDate) -> bool {
    let months = chrono::Months::new(rule.months);
    let Some(last) = days.iter().max() else { return false };
    let since = *last - months;
    days.iter().filter(|day| **day >= since).count() >= rule.events as usize && *last >= today - months
}

/// Whatever days two months may mean: met where all give it, not met where none does, and else not known.
#[test]
fn an_approximate_date_decides_only_where_every_day_that_it_can_mean_decides_alike() {
    let today = day("2026-04-30");
    let about = |month: u32| Date::About { year: 2026, month: Some(month) };
    let days =
        |date: &Date| date.earliest().iter_days().take((date.latest() - date.earliest()).num_days() as usize + 1);
    let mut seen = [0; 3];
    for (months, events) in [(1, 2), (1, 3), (2, 2), (2, 3), (3, 3)] {
        let rule = Escalation { events, months, count: AnyAgency };
        for (one, two) in (1..=4).flat_map(|one| (one..=4).map(move |two| (about(one), about(two)))) {
            for known in day("2026-01-05").iter_days().step_by(11).take(10) {
                let mut results =
                    days(&one).flat_map(|a| days(&two).map(move |b| by_hand(&[a, b, known], rule, today)));
                let first = results.next().unwrap();
                let expected = match (first, results.all(|met| met == first)) {
                    (true, true) => Met,
                    (false, true) => NotMet,
                    _ => NotKnown,
                };
                let event = |date: &Date| PastEvent { date: Some(date.clone()), agency: None };
                let given = [event(&one), event(&two), event(&Date::Day(known))];
                let found = EscalationFinding::of(&given, rule, today).outcome;
                assert_eq!(found, expected, "{rule:?}: {one:?}, {two:?}, {known}");
                seen[expected as usize] += 1;
            }
        }
    }
    assert!(seen.iter().all(|times| *times > 20), "{seen:?}");
}

// ---- repeat -------------------------------------------------------------------------------------------------------------

/// The definition and the scope; today; the earlier referral as `which day same-people crime`, `-` for not answered; the
/// most recent incident; outcome and why.
type RepeatCase = ((RepeatDefinition, RepeatScope), &'static str, &'static str, &'static str, Outcome, Why);

#[rustfmt::skip]
const REPEATS: &[RepeatCase] = &[
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
    for ((definition, same), today, referred, incident, outcome, why) in REPEATS {
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

#[test]
fn the_tables_hold_at_least_sixty_cases() {
    assert!(COUNTS.len() + ESCALATIONS.len() + REPEATS.len() >= 60);
}

// ---- what goes with the referral ------------------------------------------------------------------------------------------

fn event(draft: &mut Draft, row: u8, when: &str, context: &Context) {
    send(draft, Msg::AddedRow(past_events()), context);
    let date = date(when).unwrap().typed();
    for part in [DatePart::Day, DatePart::Month, DatePart::Year] {
        let text = Private(date.part(part).to_owned());
        send(draft, Msg::WroteDate(Key::at(ids::EVENT_DATE, row).unwrap(), part, text), context);
    }
    send(draft, Msg::Wrote(Key::at("past_events.what", row).unwrap(), Private("Police called".into())), context);
}

fn with_events(days: &[&str], context: &Context) -> Draft {
    let mut draft = Draft::default();
    for (row, when) in days.iter().enumerate() {
        event(&mut draft, row as u8, when, context);
    }
    draft
}

fn tick(draft: &mut Draft, route: &str, on: bool) {
    draft.apply(Msg::Ticked(Key::of(ids::ROUTES).unwrap(), route.into(), on));
}

fn standing(draft: &Draft, context: &Context) -> Vec<String> {
    check::ticked(draft, Key::of(ids::ROUTES).unwrap(), context)
}

const THREE: [&str; 3] = ["2026-09-01", "2026-10-01", "2026-11-01"];

#[test]
fn a_route_that_is_met_stands_ticked_until_a_person_takes_it_away() {
    let context = context();
    let mut draft = with_events(&THREE[..2], &context);
    assert!(standing(&draft, &context).is_empty());
    event(&mut draft, 2, THREE[2], &context);
    assert_eq!(standing(&draft, &context), ["escalation"]);
    tick(&mut draft, "escalation", false);
    assert!(standing(&draft, &context).is_empty());
    // Another event changes nothing about what a person decided; they can decide again.
    event(&mut draft, 3, "2026-11-10", &context);
    assert!(standing(&draft, &context).is_empty());
    tick(&mut draft, "escalation", true);
    assert_eq!(standing(&draft, &context), ["escalation"]);
}

#[test]
fn what_a_person_decides_about_one_route_leaves_the_others_alone() {
    let mut context = context();
    context.rules.other_routes = vec![Listed { id: "hba".into(), label: Label::One("Honour-based abuse".into()) }];
    let mut draft = with_events(&THREE, &context);
    tick(&mut draft, "judgement", true);
    tick(&mut draft, "hba", true);
    assert_eq!(standing(&draft, &context), ["judgement", "hba", "escalation"]);
    tick(&mut draft, "judgement", false);
    assert_eq!(standing(&draft, &context), ["hba", "escalation"]);
    for (id, choice) in [(ids::REFERRED_BEFORE, "this_marac"), (ids::REPEAT_SAME_PAIR, "yes")] {
        draft.apply(Msg::Chose(Key::of(id).unwrap(), choice.into()));
    }
    let on = Key::of(ids::REPEAT_REFERRED_ON).unwrap();
    for (part, text) in [(DatePart::Day, "14"), (DatePart::Month, "2"), (DatePart::Year, "2026")] {
        draft.apply(Msg::WroteDate(on, part, Private(text.into())));
    }
    assert_eq!(standing(&draft, &context), ["hba", "escalation", "repeat"]);
    tick(&mut draft, "escalation", false);
    assert_eq!(standing(&draft, &context), ["hba", "repeat"]);
}

#[test]
fn a_route_that_is_not_met_can_be_ticked_and_stays() {
    let context = context();
    let mut draft = Draft::default();
    tick(&mut draft, "escalation", true);
    tick(&mut draft, "repeat", true);
    assert_eq!(standing(&draft, &context), ["escalation", "repeat"]);
}

#[test]
fn several_routes_go_together_in_the_order_they_are_offered() {
    let context = context();
    let mut draft = Draft::of(&marac_portal::domain::record::Record::read(RECORD_V1).unwrap().answers);
    for (row, when) in THREE.iter().enumerate() {
        event(&mut draft, row as u8, when, &context);
    }
    // What a record does not name was left out by whoever sent it, and nothing adds it behind their back.
    let routes = |draft: &Draft| match check::whole(draft, &context).unwrap().answers().get(ids::ROUTES) {
        Some(Value::Choices(routes)) => routes.clone(),
        _ => Vec::new(),
    };
    assert_eq!(check::findings(&draft, &context).escalation.outcome, Met);
    assert_eq!(routes(&draft), ["visible_high_risk", "judgement"]);
    tick(&mut draft, "repeat", true);
    tick(&mut draft, "escalation", true);
    assert_eq!(routes(&draft), ["visible_high_risk", "judgement", "escalation", "repeat"]);
    // Nothing a person does takes the count away.
    for route in ["visible_high_risk", "judgement", "escalation", "repeat"] {
        tick(&mut draft, route, false);
    }
    assert_eq!(routes(&draft), ["visible_high_risk"]);
}

#[test]
fn judgement_raises_and_never_lowers() {
    let context = context();
    for yes in 0..=24 {
        let items = std::iter::repeat_n(Tri::Yes, yes).chain(std::iter::repeat_n(Tri::No, 24 - yes));
        let mut draft = answered(items, &context);
        let by_count = |draft: &Draft| check::findings(draft, &context).visible_high_risk.outcome == Met;
        for on in [true, false] {
            tick(&mut draft, "judgement", on);
            assert_eq!(by_count(&draft), yes >= 14);
            let sent = check::readable(&draft, &context);
            let routes = match sent.get(ids::ROUTES) {
                Some(Value::Choices(routes)) => routes.clone(),
                _ => Vec::new(),
            };
            assert_eq!(routes.contains(&"visible_high_risk".to_owned()), yes >= 14, "{yes} yes, judgement {on}");
            assert_eq!(routes.contains(&"judgement".to_owned()), on);
        }
    }
}

#[test]
fn an_event_to_come_is_a_date_to_mend_and_counts_for_nothing_until_then() {
    let context = context();
    let draft = with_events(&["2026-10-01", "2026-11-01", "2026-11-22"], &context);
    let found = check::findings(&draft, &context).escalation;
    assert_eq!((found.outcome, found.inside.len(), found.unsure), (NotKnown, 2, 1));
    let problems = check::whole(&draft, &context).unwrap_err();
    let future = problems.iter().find(|p| p.kind == ProblemKind::Date(DateProblem::Future));
    assert_eq!(future.map(|p| p.place.element_id()).as_deref(), Some("past-events-2-date"));
}

#[test]
fn where_the_checklist_was_not_asked_its_count_is_not_known() {
    let context = context();
    let mut draft = answered(std::iter::repeat_n(Tri::Yes, 24), &context);
    draft.apply(Msg::Chose(Key::of(ids::ASSESSMENT_HOW).unwrap(), "none".into()));
    let Findings { visible_high_risk, .. } = check::findings(&draft, &context);
    assert_eq!((visible_high_risk.outcome, visible_high_risk.counts), (NotKnown, None));
    assert!(check::readable(&draft, &context).get(ids::ROUTES).is_none());
}

#[test]
fn an_area_without_rules_of_its_own_has_the_national_ones() {
    let rules = Rules::default();
    assert_eq!(rules.visible_high_risk.yes_at_least, 14);
    assert_eq!(rules.escalation, Escalation { events: 3, months: 12, count: AnyAgency });
    assert_eq!(rules.repeat, Repeat { months: 12, definition: AnyInstance, same: ThisMarac });
}
