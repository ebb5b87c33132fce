//! Escalation: so many events in so many months.

use chrono::NaiveDate;
use marac_portal::domain::criteria::EscalationCount::{self, AnyAgency, Police};
use marac_portal::domain::criteria::Outcome::{self, Met, NotKnown, NotMet};
use marac_portal::domain::criteria::{Escalation, EscalationFinding, PastEvent};
use marac_portal::domain::date::Date;

use super::{date, day};

/// Events, months and whose; the day of the referral; the events as `day agency`; outcome, how many inside, how many unsure.
pub type Case = ((u32, u32, EscalationCount), &'static str, &'static [&'static str], Outcome, usize, usize);

#[rustfmt::skip]
pub const CASES: &[Case] = &[
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
    for ((events, months, count), today, given, outcome, inside, unsure) in CASES {
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
