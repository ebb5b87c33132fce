//! What two cases are to one another, case by case, and the arithmetic of a repeat between them.

use marac_portal::domain::criteria::{Outcome, Repeat, RepeatDefinition, RepeatScope, Why};
use marac_portal::domain::date::{Date, iso_day};
use marac_portal::domain::matching::{
    Against, Candidate, Case, KnownCases, Person, Reason, Relation, Role, Sure, Which, compare, last_referral,
};
use marac_portal::domain::private::Private;
use marac_portal::domain::record::Record;

use crate::record::RECORD_V1;

use Relation::{RolesReversed, SamePair, SamePerpetrator, SameVictim};
use Sure::{Certain, Likely, Possible};

/// Name and date of birth.
type Who = (&'static str, &'static str);

const MARLA: Who = ("Marla Quill", "1991-04-13");
const DEVON: Who = ("Devon Strake", "1989-01-30");
const ANNA: Who = ("Anna Kowalska", "1985-07-07");
const JAN: Who = ("Jan Nowak", "1983-11-20");
const UNKNOWN: Who = ("Unknown male", "");

fn date(text: &str) -> Option<Date> {
    Date::from_day(text).or_else(|| Date::from_about(text))
}

fn person((name, born): Who) -> Person {
    Person { born: date(born), ..Person::named(name) }
}

fn case(victim: Who, perpetrators: &[Who]) -> Case {
    let perpetrators = perpetrators.iter().map(|who| person(*who)).collect();
    Case { victim: Private(person(victim)), perpetrators: Private(perpetrators), ..Case::default() }
}

fn referred(referred_on: &str, incident: &str, crime: Option<bool>) -> Case {
    let area = Some("northmere".to_owned());
    Case { referred_on: date(referred_on), incident: date(incident), crime, area, ..case(MARLA, &[DEVON]) }
}

fn relations(here: &Case, there: &Case) -> Vec<(Relation, Sure)> {
    let told = |all: Vec<Candidate<()>>| all.iter().map(|one| (one.relation, one.sure)).collect::<Vec<_>>();
    let found = told(compare(here, there, Repeat::default()));
    assert_eq!(told(compare(there, here, Repeat::default())), found, "the same whichever is asked");
    found
}

// ---- relations ------------------------------------------------------------------------------------------------------------

/// A victim and the perpetrators.
type People = (Who, &'static [Who]);

/// What it is about, two cases, what is proposed.
type CaseRow = (&'static str, People, People, &'static [(Relation, Sure)]);

/// Two cases and what they are to one another.
#[rustfmt::skip]
const CASES: &[CaseRow] = &[
    ("the same pair", (MARLA, &[DEVON]), (MARLA, &[DEVON]), &[(SamePair, Certain)]),
    ("strangers", (MARLA, &[DEVON]), (ANNA, &[JAN]), &[]),
    ("each the other's victim", (MARLA, &[DEVON]), (DEVON, &[MARLA]), &[(RolesReversed, Certain)]),
    ("a serial perpetrator", (MARLA, &[DEVON]), (ANNA, &[DEVON]), &[(SamePerpetrator, Certain)]),
    ("another perpetrator", (MARLA, &[DEVON]), (MARLA, &[JAN]), &[(SameVictim, Certain)]),
    ("a victim here is the perpetrator of somebody else there", (MARLA, &[DEVON]), (ANNA, &[MARLA]), &[]),

    ("the perpetrator's birth is not known", (MARLA, &[DEVON]), (MARLA, &[("Devon Strake", "")]), &[(SamePair, Likely)]),
    ("about 1989", (MARLA, &[DEVON]), (MARLA, &[("Devon Strake", "1989")]), &[(SamePair, Likely)]),
    ("names alone", (("Marla Quill", ""), &[("Devon Strake", "")]), (("Quill Marla", ""), &[("STRAKE Devon", "")]), &[(SamePair, Likely)]),
    ("names alone, one a letter off", (("Marla Quill", ""), &[("Devon Strake", "")]), (("Marla Quill", ""), &[("Devan Strake", "")]), &[(SamePair, Possible)]),
    ("one name alone is the same", (("Marla Quill", ""), &[("Devon Strake", "")]), (("Marla Quill", ""), &[JAN]), &[(SameVictim, Possible)]),
    ("an initial beside the same victim", (MARLA, &[DEVON]), (MARLA, &[("D Strake", "")]), &[(SamePair, Possible), (SameVictim, Certain)]),
    ("a family name beside the same victim is another person", (MARLA, &[DEVON]), (MARLA, &[("Oscar Strake", "1991-05-05")]), &[(SameVictim, Certain)]),
    ("a victim with a new family name", (MARLA, &[DEVON]), (("Marla Strake", "1991-04-13"), &[DEVON]), &[(SamePair, Likely)]),
    ("reversed under a new family name", (MARLA, &[DEVON]), (DEVON, &[("Marla Strake", "1991-04-13")]), &[(RolesReversed, Likely)]),
    ("reversed with names alone", (MARLA, &[DEVON]), (("Devon Strake", ""), &[("Marla Quill", "")]), &[(RolesReversed, Likely)]),

    // A mother, and a father and a son of one name.
    ("father and son, both births known", (ANNA, &[("Jan Nowak", "1960-02-01")]), (ANNA, &[("Jan Nowak", "1988-09-12")]), &[(SamePair, Possible), (SameVictim, Certain)]),
    ("father and son, one birth known", (ANNA, &[("Jan Nowak", "1960-02-01")]), (ANNA, &[("Jan Nowak", "")]), &[(SamePair, Likely)]),
    ("a father harmed by his son of one name", (("Jan Nowak", "1960-02-01"), &[("Jan Nowak", "1988-09-12")]), (("Jan Nowak", "1960-02-01"), &[("Jan Nowak", "1988-09-12")]), &[(SamePair, Certain)]),
    ("and the other way round", (("Jan Nowak", "1960-02-01"), &[("Jan Nowak", "1988-09-12")]), (("Jan Nowak", "1988-09-12"), &[("Jan Nowak", "1960-02-01")]), &[(RolesReversed, Certain)]),

    // Several perpetrators, in any row.
    ("one of several", (MARLA, &[JAN, DEVON]), (MARLA, &[DEVON]), &[(SamePair, Certain)]),
    ("both of two", (MARLA, &[JAN, DEVON]), (MARLA, &[DEVON, JAN]), &[(SamePair, Certain)]),
    ("reversed for one of several", (MARLA, &[JAN, DEVON]), (DEVON, &[UNKNOWN, MARLA]), &[(RolesReversed, Certain)]),
    ("a serial perpetrator among several", (MARLA, &[JAN, DEVON]), (ANNA, &[DEVON]), &[(SamePerpetrator, Certain)]),

    // Somebody is not named: it can be asked, not seen.
    ("no perpetrator named", (MARLA, &[DEVON]), (MARLA, &[UNKNOWN]), &[(SamePair, Possible)]),
    ("no perpetrator at all", (MARLA, &[DEVON]), (MARLA, &[]), &[(SamePair, Possible)]),
    ("no victim named", (MARLA, &[DEVON]), (("Not known", ""), &[DEVON]), &[(SamePair, Possible)]),
    ("nobody named", (UNKNOWN, &[UNKNOWN]), (UNKNOWN, &[UNKNOWN]), &[]),
    ("nothing", (("", ""), &[]), (("", ""), &[]), &[]),
    ("nothing and a case", (("", ""), &[]), (MARLA, &[DEVON]), &[]),
];

#[test]
fn two_cases_are_related_as_their_people_are() {
    for (what, (victim, perpetrators), (their_victim, their_perpetrators), expected) in CASES {
        let (here, there) = (case(*victim, perpetrators), case(*their_victim, their_perpetrators));
        assert_eq!(relations(&here, &there), *expected, "{what}");
    }
}

#[test]
fn who_is_taken_for_whom_is_told_with_the_reasons() {
    let found = compare(&case(MARLA, &[JAN, DEVON]), &case(DEVON, &[UNKNOWN, MARLA]), Repeat::default());
    let people: Vec<(Role, Role)> = found[0].people.iter().map(|one| (one.here, one.there)).collect();
    assert_eq!(people, [(Role::Victim, Role::Perpetrator(1)), (Role::Perpetrator(1), Role::Victim)]);
    for person in &found[0].people {
        assert!(matches!(person.reasons.as_slice(), [Reason::SameName(_), Reason::SameBirth]), "{person:?}");
        assert_eq!((person.sure, person.against.as_slice()), (Some(Certain), [].as_slice()));
    }
    let found = compare(&case(MARLA, &[DEVON]), &case(MARLA, &[("D Strake", "")]), Repeat::default());
    assert_eq!(found[0].people[1].sure, None, "an initial is too little by itself");
}

#[test]
fn what_speaks_against_a_pair_is_told() {
    let against = |here: Case, there: Case| compare(&here, &there, Repeat::default()).remove(0).against;
    let one = || case(MARLA, &[DEVON]);
    assert_eq!(against(one(), one()), []);
    assert_eq!(against(one(), case(MARLA, &[DEVON, JAN])), [Against::OtherPerpetratorToo]);
    assert_eq!(against(one(), case(MARLA, &[DEVON, UNKNOWN])), []);
    assert_eq!(against(case(MARLA, &[UNKNOWN]), one()), [Against::PerpetratorNotNamed]);
    assert_eq!(against(case(UNKNOWN, &[DEVON]), one()), [Against::VictimNotNamed]);
}

#[test]
fn practice_and_live_never_see_one_another() {
    let practice = Case { practice: true, ..case(MARLA, &[DEVON]) };
    assert_eq!(relations(&practice, &case(MARLA, &[DEVON])), []);
    assert_eq!(relations(&practice, &practice), [(SamePair, Certain)]);
}

#[test]
fn a_submitted_referral_meets_a_case_that_was_typed_in_by_name() {
    let record = Case::of_record(&Record::read(RECORD_V1).unwrap());
    // Of Devon it is only known that he was born about 1989.
    assert_eq!(relations(&record, &record), [(SamePair, Likely)]);
    assert_eq!(relations(&record, &case(MARLA, &[DEVON])), [(SamePair, Likely)]);
    assert_eq!(relations(&record, &Case::named("quill, marla", &["Devon Strake"])), [(SamePair, Likely)]);
    assert_eq!(relations(&record, &Case::named("Marla Strake", &["DEVON STRAKE"])), [(SamePair, Likely)]);
    assert_eq!(relations(&record, &Case::named("Devon Strake", &["Marla Quill"])), [(RolesReversed, Likely)]);
}

// ---- repeats --------------------------------------------------------------------------------------------------------------

/// The earlier referral; the later one, its last incident and whether that was a crime; under any instance and under crimes
/// only; the last day that counts.
type RepeatRow =
    (&'static str, (&'static str, &'static str, Option<bool>), (Outcome, Why), (Outcome, Why), Option<&'static str>);

#[rustfmt::skip]
const REPEATS: &[RepeatRow] = {
    use Outcome::{Met, NotKnown, NotMet};
    use Why::{CrimeNotKnown, DatesNotExact, NoDate, NotACrime, NothingSince, TooLate, Within};
    &[
        ("2025-11-21", ("2026-11-21", "2026-11-20", Some(true)), (Met, Within), (Met, Within), Some("2026-11-21")),
        // The last day counts, the next does not.
        ("2025-11-21", ("2026-12-01", "2026-11-21", Some(false)), (Met, Within), (NotMet, NotACrime), Some("2026-11-21")),
        ("2025-11-21", ("2026-12-01", "2026-11-22", None), (NotMet, TooLate), (NotMet, TooLate), Some("2026-11-21")),
        // Without an incident the day of the later referral stands for it.
        ("2025-11-21", ("2026-11-21", "", None), (Met, Within), (NotKnown, CrimeNotKnown), Some("2026-11-21")),
        ("2025-11-21", ("2026-11-22", "", Some(true)), (NotMet, TooLate), (NotMet, TooLate), Some("2026-11-21")),
        // Two agencies tell of one incident: nothing has happened since.
        ("2026-11-20", ("2026-11-21", "2026-11-15", Some(true)), (NotMet, NothingSince), (NotMet, NothingSince), Some("2027-11-20")),
        ("2026-11-21", ("2026-11-21", "2026-11-15", Some(true)), (NotMet, NothingSince), (NotMet, NothingSince), Some("2027-11-21")),
        // 29 February: the window ends on the 28th.
        ("2028-02-29", ("2029-03-02", "2029-02-28", Some(true)), (Met, Within), (Met, Within), Some("2029-02-28")),
        ("2028-02-29", ("2029-03-02", "2029-03-01", Some(true)), (NotMet, TooLate), (NotMet, TooLate), Some("2029-02-28")),
        ("2027-02-28", ("2028-03-02", "2028-02-29", Some(true)), (NotMet, TooLate), (NotMet, TooLate), Some("2028-02-28")),
        // Known to the month: met only where every day of it says so.
        ("2026-01", ("2026-11-21", "2026-11-20", Some(true)), (Met, Within), (Met, Within), None),
        ("2025-11", ("2026-11-21", "2026-11-20", Some(true)), (NotKnown, DatesNotExact), (NotKnown, DatesNotExact), None),
        ("2024", ("2026-11-21", "2026-11-20", Some(true)), (NotMet, TooLate), (NotMet, TooLate), None),
        // Which came first is not clear.
        ("2026", ("2026-11-21", "2026-11-20", Some(true)), (NotKnown, DatesNotExact), (NotKnown, DatesNotExact), None),
        ("", ("2026-11-21", "2026-11-20", Some(true)), (NotKnown, NoDate), (NotKnown, NoDate), None),
    ]
};

#[test]
fn a_repeat_is_counted_from_the_referral_under_both_definitions() {
    for (before, (after, incident, crime), any, crimes, until) in REPEATS {
        let (this, other) = (referred(after, incident, *crime), referred(before, "", None));
        let again = compare(&this, &other, Repeat::default()).remove(0).repeat.expect("the same pair");
        let what = format!("{before}, then {after} with {incident}");
        assert_eq!((again.any_instance.outcome, again.any_instance.why), *any, "{what}");
        assert_eq!((again.crime_type.outcome, again.crime_type.why), *crimes, "{what}");
        assert_eq!(again.any_instance.until.map(iso_day).as_deref(), *until, "{what}");
        assert_eq!(again.finding(), &again.any_instance);
    }
}

#[test]
fn a_case_entered_late_is_the_earlier_one_if_it_was_referred_earlier() {
    let (november, january) = (referred("2026-11-21", "2026-11-20", Some(true)), referred("2026-01-05", "", None));
    let again = |this, other| compare(this, other, Repeat::default()).remove(0).repeat.unwrap();
    let (forward, back) = (again(&november, &january), again(&january, &november));
    assert_eq!((forward.earlier, back.earlier), (Some(Which::Other), Some(Which::This)));
    assert_eq!((&forward.any_instance, &forward.crime_type), (&back.any_instance, &back.crime_type));
    assert_eq!(forward.any_instance.until.map(iso_day).as_deref(), Some("2027-01-05"));
}

#[test]
fn the_rules_of_the_area_decide_window_definition_and_whose_marac() {
    let (this, other) = (referred("2026-11-21", "2026-11-20", Some(false)), referred("2026-01-05", "", None));
    let outcome = |rule: Repeat, other: &Case| compare(&this, other, rule).remove(0).repeat.unwrap().finding().outcome;
    let usual = Repeat::default();
    assert_eq!(outcome(usual, &other), Outcome::Met);
    assert_eq!(outcome(Repeat { months: 6, ..usual }, &other), Outcome::NotMet);
    assert_eq!(outcome(Repeat { definition: RepeatDefinition::CrimeType, ..usual }, &other), Outcome::NotMet);
    let elsewhere = |area: Option<&str>| Case { area: area.map(str::to_owned), ..other.clone() };
    assert_eq!(outcome(usual, &elsewhere(Some("eastmere"))), Outcome::NotMet);
    assert_eq!(outcome(Repeat { same: RepeatScope::AnyMarac, ..usual }, &elsewhere(Some("eastmere"))), Outcome::Met);
    assert_eq!(outcome(usual, &elsewhere(None)), Outcome::NotKnown);
}

// ---- many cases -----------------------------------------------------------------------------------------------------------

fn known(cases: &[(&'static str, Case)]) -> KnownCases<&'static str> {
    let mut known = KnownCases::default();
    cases.iter().for_each(|(named, case)| known.put(*named, case));
    known
}

#[test]
fn the_surest_comes_first_and_the_window_is_that_of_the_last_referral() {
    let known = known(&[
        ("spring", referred("2026-03-02", "", None)),
        ("summer", referred("2026-08-09", "", None)),
        ("to come", referred("2027-01-01", "", None)),
        ("reversed", case(DEVON, &[MARLA])),
        ("serial", case(ANNA, &[DEVON])),
        ("by name", Case::named("Marla Quill", &["Devon Strake"])),
        ("strangers", case(ANNA, &[JAN])),
    ]);
    let found = known.candidates(&referred("2026-11-21", "2026-11-20", None), Repeat::default());
    let order: Vec<&str> = found.iter().map(|one| one.other).collect();
    assert_eq!(order, ["to come", "summer", "spring", "reversed", "serial", "by name"]);
    let last = last_referral(&found).unwrap();
    assert_eq!(last.other, "summer");
    assert_eq!(last.repeat.as_ref().unwrap().finding().until.map(iso_day).as_deref(), Some("2027-08-09"));
    assert!(found.iter().all(|one| one.repeat.is_some() == (one.relation == SamePair)));
    assert!(last_referral(&found[3..5]).is_none());
}

#[test]
fn a_case_that_is_known_is_no_candidate_of_its_own_and_can_be_changed_and_forgotten() {
    let mut known = known(&[("a", case(MARLA, &[DEVON])), ("b", case(MARLA, &[DEVON])), ("c", case(ANNA, &[JAN]))]);
    let others = |known: &KnownCases<&'static str>, named| -> Vec<&str> {
        known.candidates_of(&named, Repeat::default()).iter().map(|one| one.other).collect()
    };
    assert_eq!((others(&known, "a"), others(&known, "c"), others(&known, "nobody")), (vec!["b"], vec![], vec![]));
    known.put("b", &case(ANNA, &[JAN]));
    assert_eq!((others(&known, "a"), others(&known, "c"), known.len()), (vec![], vec!["b"], 3));
    known.remove(&"b");
    known.remove(&"b");
    assert_eq!((others(&known, "c"), known.len()), (vec![], 2));
    known.remove(&"a");
    known.remove(&"c");
    assert!(known.is_empty() && known.candidates(&case(MARLA, &[DEVON]), Repeat::default()).is_empty());
}

#[test]
fn each_two_of_the_known_cases_are_told_once() {
    let known = known(&[("a", case(MARLA, &[DEVON])), ("b", case(DEVON, &[MARLA])), ("c", case(MARLA, &[DEVON]))]);
    let all = known.among_themselves(Repeat::default());
    let told: Vec<(&str, &str, Relation)> =
        all.iter().map(|(one, other)| (*one, other.other, other.relation)).collect();
    assert_eq!(told, [("b", "a", RolesReversed), ("c", "a", SamePair), ("c", "b", RolesReversed)]);
}
