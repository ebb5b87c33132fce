//! The counts of the return, held to sixty cases that were counted by hand.

use chrono::NaiveDate;
use marac_portal::domain::answers_json::from_json;
use marac_portal::domain::criteria::{Outcome, Repeat, RepeatDefinition};
use marac_portal::domain::date::{iso_day, read_day};
use marac_portal::domain::returns::{
    Case, Cell, Facts, Heard, Measure, Overridden, PeriodKind, PeriodLines, Return, Span, quarter_end, quarter_start,
};
use serde_json::{Value, json};

use super::returns_fixture::{Line, groups, meeting};

/// Counted in the table by hand: how many, and of how many cases it is not known.
const COUNTED: &str = "\
                              A     B     C     D     E     A+B   C+D   all
cases_discussed               14/0  12/0  13/0  11/0  12/0  26/0  24/0  62/0
repeat_cases                  3/2   1/2   4/2   3/1   1/1   4/4   7/3   12/8
children_in_household         16/1  13/3  13/3  4/4   11/2  29/4  17/7  57/13
minoritised_victims           3/3   3/2   1/4   2/4   6/1   6/5   3/8   15/14
lgbt_victims                  0/6   3/6   2/6   3/4   2/2   3/12  5/10  10/24
disabled_victims              0/4   3/2   7/1   1/3   2/4   3/6   8/4   13/14
male_victims                  0/0   2/1   1/0   1/1   0/3   2/1   2/1   4/5
victims_16_17                 2/0   1/2   0/0   1/0   0/0   3/2   1/0   4/2
perpetrators_under_18         2/3   0/0   2/3   1/0   0/0   2/3   3/3   5/6
referred_by_police            5/0   5/1   6/0   7/0   8/0   10/1  13/0  31/1
referred_by_idva              1/0   3/1   0/0   3/0   2/0   4/1   3/0   9/1
referred_by_children          1/0   0/1   3/0   0/0   0/0   1/1   3/0   4/1
referred_by_primary_care      1/0   1/1   1/0   0/0   0/0   2/1   1/0   3/1
referred_by_secondary_care    2/0   1/1   0/0   0/0   1/0   3/1   0/0   4/1
referred_by_mental_health     1/0   0/1   1/0   0/0   0/0   1/1   1/0   2/1
referred_by_education         1/0   0/1   0/0   0/0   0/0   1/1   0/0   1/1
referred_by_housing           0/0   1/1   1/0   0/0   0/0   1/1   1/0   2/1
referred_by_probation         1/0   0/1   0/0   0/0   0/0   1/1   0/0   1/1
referred_by_adults            0/0   0/1   0/0   0/0   1/0   0/1   0/0   1/1
referred_by_substance_misuse  1/0   0/1   0/0   0/0   0/0   1/1   0/0   1/1
referred_by_voluntary         0/0   0/1   0/0   1/0   0/0   0/1   1/0   1/1
referred_by_mash              0/0   0/1   0/0   0/0   0/0   0/1   0/0   0/1
referred_by_other             0/0   0/1   1/0   0/0   0/0   0/1   1/0   1/1
police_share                  5/0   5/1   6/0   7/0   8/0   10/1  13/0  31/1
partner_share                 9/0   6/1   7/0   4/0   4/0   15/1  11/0  30/1
";

fn all() -> Vec<Heard> {
    Line::all().iter().flat_map(Line::heard).collect()
}

fn day(text: &str) -> NaiveDate {
    read_day(text).unwrap()
}

fn period<'r>(counted: &'r Return, kind: PeriodKind, to: &str) -> &'r PeriodLines {
    counted.periods.iter().find(|one| one.period.kind == kind && iso_day(one.period.to) == to).unwrap()
}

fn value(period: &PeriodLines, measure: Measure) -> Cell {
    period.line(measure).unwrap().value
}

#[test]
fn sixty_cases_at_five_meetings_come_to_what_was_counted_by_hand() {
    use PeriodKind::*;
    let counted = Return::of(&all(), Span::default(), None);
    let mut rows = COUNTED.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    assert_eq!(rows.next().unwrap(), ["A", "B", "C", "D", "E", "A+B", "C+D", "all"]);
    let periods = [
        (Meeting, "2026-01-13"),
        (Meeting, "2026-03-31"),
        (Meeting, "2026-04-01"),
        (Meeting, "2026-06-30"),
        (Meeting, "2026-12-31"),
        (Quarter, "2026-03-31"),
        (Quarter, "2026-06-30"),
        (Year, "2026-12-31"),
    ]
    .map(|(kind, to)| period(&counted, kind, to));
    let measures: Vec<Measure> = Measure::all().into_iter().filter(|one| periods[0].line(*one).is_some()).collect();
    for measure in measures {
        let row = rows.next().unwrap();
        assert_eq!(row[0], measure.id());
        for (period, expected) in periods.iter().zip(&row[1..]) {
            let line = period.line(measure).unwrap();
            let found = format!("{}/{}", line.value.count().unwrap(), line.not_known.count().unwrap());
            assert_eq!(found, *expected, "{} of {:?}", measure.id(), period.period);
        }
    }
    assert_eq!(rows.next(), None);
}

#[test]
fn a_quarter_without_a_meeting_stands_with_nothing_and_twelve_months_roll_to_its_end() {
    use PeriodKind::*;
    let counted = Return::of(&all(), Span::default(), Some(84_000));
    let cases = |kind, to| value(period(&counted, kind, to), Measure::CasesDiscussed);
    let quarters = ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"];
    assert_eq!(quarters.map(|to| cases(Quarter, to)), [26, 24, 0, 12].map(Cell::Count));
    assert_eq!(quarters.map(|to| cases(Year, to)), [26, 50, 50, 62].map(Cell::Count));
    let ends = counted.periods.iter().map(|one| (one.period.kind, iso_day(one.period.to))).collect::<Vec<_>>();
    assert_eq!(ends.len(), 5 + 4 + 4);
    // Nobody was at a meeting: nothing is a share of nothing.
    let empty = period(&counted, Quarter, "2026-09-30").line(Measure::RepeatCases).unwrap();
    assert_eq!((empty.value, empty.percent), (Cell::Count(0), Cell::Nothing));
    // 12 of the 54 cases for which it is known.
    let repeats = period(&counted, Year, "2026-12-31").line(Measure::RepeatCases).unwrap();
    assert_eq!((repeats.of, repeats.percent), (Cell::Count(54), Cell::Tenths(222)));

    let year = period(&counted, Year, "2026-12-31");
    let needed = [
        (Measure::RecommendedCases, Cell::Count(336)),
        (Measure::IdvaForCases, Cell::Hundredths(62)),
        (Measure::IdvaForRecommended, Cell::Hundredths(336)),
        (Measure::AdminForCases, Cell::Hundredths(16)),
        (Measure::AdminForRecommended, Cell::Hundredths(84)),
    ];
    for (measure, expected) in needed {
        assert_eq!(value(year, measure), expected, "{measure:?}");
        assert_eq!(period(&counted, Quarter, "2026-12-31").line(measure), None);
    }
    let unknown = Return::of(&all(), Span::default(), None);
    let year = period(&unknown, Year, "2026-12-31");
    assert_eq!(year.line(Measure::RecommendedCases), None);
    assert_eq!(value(year, Measure::IdvaForCases), Cell::Hundredths(62));
}

#[test]
fn a_quarter_begins_and_ends_with_its_months_in_leap_years_too() {
    for (of, first, last) in [
        ("2028-02-29", "2028-01-01", "2028-03-31"),
        ("2026-03-31", "2026-01-01", "2026-03-31"),
        ("2026-04-01", "2026-04-01", "2026-06-30"),
        ("2026-09-30", "2026-07-01", "2026-09-30"),
        ("2026-12-31", "2026-10-01", "2026-12-31"),
    ] {
        assert_eq!((quarter_start(day(of)), quarter_end(day(of))), (day(first), day(last)), "{of}");
    }
    let on = |day| Heard { on: day, meeting: None, facts: Facts::default() };
    let counted = Return::of(&[on(day("2027-03-31")), on(day("2028-04-01"))], Span::default(), None);
    let years: Vec<String> = counted
        .periods
        .iter()
        .filter(|one| one.period.kind == PeriodKind::Year)
        .map(|one| format!("{} to {}", iso_day(one.period.from), iso_day(one.period.to)))
        .collect();
    assert_eq!(years[0], "2026-04-01 to 2027-03-31");
    assert_eq!(years[4], "2027-04-01 to 2028-03-31");
    assert_eq!(value(period(&counted, PeriodKind::Year, "2028-03-31"), Measure::CasesDiscussed), Cell::Count(0));
    assert!(counted.periods.iter().all(|one| one.period.kind != PeriodKind::Meeting), "no meeting is known");
}

#[test]
fn a_span_chooses_periods_by_their_end_and_cuts_none() {
    let span = Span { from: Some(day("2026-03-31")), to: Some(day("2026-06-29")) };
    let counted = Return::of(&all(), span, None);
    let periods: Vec<(PeriodKind, String)> =
        counted.periods.iter().map(|one| (one.period.kind, iso_day(one.period.to))).collect();
    let expected = [
        (PeriodKind::Meeting, "2026-03-31"),
        (PeriodKind::Meeting, "2026-04-01"),
        (PeriodKind::Quarter, "2026-03-31"),
        (PeriodKind::Year, "2026-03-31"),
    ];
    assert_eq!(periods, expected.map(|(kind, to)| (kind, to.to_owned())));
    let quarter = period(&counted, PeriodKind::Quarter, "2026-03-31");
    assert_eq!(value(quarter, Measure::CasesDiscussed), Cell::Count(26), "the meeting of January is in it");
}

#[test]
fn two_meetings_on_one_day_are_two() {
    let (a, mut b) = (meeting('A'), meeting('B'));
    b.on = a.on;
    let counted = Return::of(&[a.clone(), a, b], Span::default(), None);
    let meetings = counted.periods.iter().filter(|one| one.period.kind == PeriodKind::Meeting);
    let cases: Vec<Cell> = meetings.map(|one| value(one, Measure::CasesDiscussed)).collect();
    assert_eq!(cases, [Cell::Count(2), Cell::Count(1)]);
}

fn facts(referral: Value, on: Option<&str>, overridden: &Overridden, rule: Repeat) -> Facts {
    let answers = from_json(&referral).unwrap();
    Facts::of(Case { answers: &answers, referred_on: on.map(day), overridden }, rule, &groups())
}

fn plain(referral: Value, on: Option<&str>) -> Facts {
    facts(referral, on, &Overridden::default(), Repeat::default())
}

#[test]
fn of_a_case_that_says_nothing_nothing_is_known() {
    assert_eq!(plain(json!({}), Some("2026-03-05")), Facts::default());
    let not_known = json!({"not_known": {"code": "not_asked_unsafe", "text": ""}});
    let unsaid = json!({"victim": {"born": not_known, "gender": "prefer_not_to_say", "orientation": "dont_know",
        "ethnicity": "prefer_not_to_say", "disability": "dont_know", "trans": "no"}, "perpetrators": [{"name": "Kit"}]});
    assert_eq!(plain(unsaid, Some("2026-03-05")), Facts::default());
}

#[test]
fn an_age_is_of_the_day_of_the_referral_and_of_a_rough_one_only_what_is_certain() {
    for (born, on, expected) in [
        (json!("2009-03-05"), Some("2026-03-05"), Some(true)),
        (json!("2010-03-06"), Some("2026-03-05"), Some(false)),
        (json!("2010-03-05"), Some("2026-03-05"), Some(true)),
        (json!("2008-03-05"), Some("2026-03-05"), Some(false)),
        (json!("2008-02-29"), Some("2026-02-28"), Some(true)),
        (json!("2008-02-29"), Some("2026-03-01"), Some(false)),
        (json!({"about": "2009"}), Some("2026-03-05"), Some(true)),
        (json!({"about": "2008"}), Some("2026-03-05"), None),
        (json!({"about": "2008-03"}), Some("2026-03-01"), None),
        (json!({"about": "2008-03"}), Some("2026-02-28"), Some(true)),
        (json!({"about": "1980"}), Some("2026-03-05"), Some(false)),
        (json!("2026-03-06"), Some("2026-03-05"), None),
        (json!("2009-03-05"), None, None),
    ] {
        let found = plain(json!({"victim": {"born": born}}), on).aged_16_17;
        assert_eq!(found, expected, "{born} on {on:?}");
    }
}

#[test]
fn a_child_who_is_of_age_or_not_born_is_not_counted_and_one_of_unknown_age_is() {
    let household = json!([{"kind": "child", "born": "2008-03-05"}, {"kind": "child", "born": "2008-03-06"},
        {"kind": "child"}, {"kind": "child", "born": {"about": "2008"}}, {"kind": "unborn_child"}, {"kind": "adult"}]);
    assert_eq!(plain(json!({"household": household}), Some("2026-03-05")).children, Some(3));
}

#[test]
fn an_agency_without_a_group_is_not_known_and_one_in_words_is_another() {
    let of = |agency: &str| plain(json!({"referrer": {"agency": agency}}), None).group.map(|group| group.id());
    assert_eq!(["gp", "other", "library", "mash"].map(of), [Some("primary_care"), Some("other"), None, None]);
}

#[test]
fn what_a_person_decided_comes_before_what_the_rules_find() {
    let by_rule = json!({"criteria": {"referred_before": "this_marac", "repeat_referred_on": "2026-01-01",
        "repeat_same_pair": "yes", "repeat_crime": "no"}});
    let routes = |routes: &[&str]| routes.iter().map(|route| (*route).to_owned()).collect::<Vec<_>>();
    let overridden =
        |decided: &[&str], found: &[&str], repeat| Overridden { routes: routes(decided), found: routes(found), repeat };
    let on = Some("2026-03-05");
    for (what, overridden, expected) in [
        ("the rule", overridden(&[], &[], None), Some(true)),
        ("taken out", overridden(&["judgement"], &["judgement", "repeat"], None), Some(false)),
        ("nothing was said of it", overridden(&["judgement"], &["judgement"], None), Some(true)),
        ("another pair", overridden(&[], &[], Some(Outcome::NotMet)), Some(false)),
        ("a pair without a day", overridden(&[], &[], Some(Outcome::NotKnown)), None),
        ("decided all the same", overridden(&["repeat"], &[], Some(Outcome::NotMet)), Some(true)),
    ] {
        assert_eq!(facts(by_rule.clone(), on, &overridden, Repeat::default()).repeat, expected, "{what}");
    }
    let older = Repeat { definition: RepeatDefinition::CrimeType, ..Repeat::default() };
    let nobody = Overridden::default();
    assert_eq!(facts(by_rule.clone(), on, &nobody, older).repeat, Some(false), "by the area's own definition");
    assert_eq!(plain(by_rule, None).repeat, None, "no day to count to");
}

#[test]
fn every_measure_has_a_name_of_its_own_and_the_version_of_the_definitions() {
    let mut ids: Vec<String> = Measure::all().iter().map(|one| one.definition()).collect();
    assert_eq!((ids.len(), ids[1].as_str()), (30, "repeat_cases@1"));
    let page = std::fs::read_to_string("docs/formats.md").unwrap();
    for measure in Measure::all() {
        assert!(page.contains(&format!("| `{}` |", measure.id())), "docs/formats.md does not list {}", measure.id());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 30);
}
