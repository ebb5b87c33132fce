//! Matching, natively: one new case beside 5,000, and 5,000 beside one another.
//!
//! `cargo bench --no-default-features --bench matching`.

use criterion::{Criterion, criterion_group, criterion_main};

use chrono::{Days, NaiveDate};
use marac_portal::domain::criteria::Repeat;
use marac_portal::domain::date::Date;
use marac_portal::domain::matching::{Case, KnownCases, Person};
use marac_portal::domain::private::Private;

const CASES: usize = 5_000;

fn matching(c: &mut Criterion) {
    let cases = cases();
    let mut known = KnownCases::default();
    for (at, case) in cases.iter().enumerate() {
        known.put(at, case);
    }
    let all = known.among_themselves(Repeat::default());
    eprintln!("{CASES} cases: {} candidates among themselves", all.len());

    let mut group = c.benchmark_group("matching");
    group.bench_function("one-beside-5000", |b| {
        let mut at = 0;
        b.iter(|| {
            at = (at + 617) % CASES;
            known.candidates(&cases[at], Repeat::default())
        })
    });
    group.sample_size(10);
    group.bench_function("5000-put", |b| {
        b.iter(|| {
            let mut known = KnownCases::default();
            cases.iter().enumerate().for_each(|(at, case)| known.put(at, case));
            known.len()
        })
    });
    group.bench_function("5000-among-themselves", |b| b.iter(|| known.among_themselves(Repeat::default())));
    // The worst that a register can hold: everybody has the same name.
    let mut namesakes = KnownCases::default();
    for at in 0..CASES {
        namesakes.put(at, &Case::named("Anna Nowak", &["Jan Nowak"]));
    }
    group
        .bench_function("one-beside-5000-namesakes", |b| b.iter(|| namesakes.candidates(&cases[7], Repeat::default())));
    let namesake = Case::named("Anna Nowak", &["Jan Nowak"]);
    group.bench_function("a-namesake-beside-5000", |b| b.iter(|| namesakes.candidates(&namesake, Repeat::default())));
    group.finish();
}

/// Cases of invented people: few names are common and many rare, one case in five comes back, some of them with a slip.
fn cases() -> Vec<Case> {
    let mut dice = Dice(7);
    let given: Vec<String> = (0..400).map(|_| word(&mut dice)).collect();
    let family: Vec<String> = (0..1_500).map(|_| word(&mut dice)).collect();
    let mut cases: Vec<Case> = Vec::new();
    for at in 0..CASES {
        let again = at > 0 && dice.below(5) == 0;
        let mut case = if again {
            let earlier = dice.below(at as u64) as usize;
            cases[earlier].clone()
        } else {
            let victim = person(&mut dice, &given, &family);
            let perpetrator = person(&mut dice, &given, &family);
            Case { victim: Private(victim), perpetrators: Private(vec![perpetrator]), ..Case::default() }
        };
        if again && dice.below(3) == 0 {
            case.victim.name.pop();
            case.perpetrators[0].born = None;
        }
        case.referred_on = Some(Date::Day(day(2025, dice.below(420))));
        case.area = Some("northmere".into());
        cases.push(case);
    }
    cases
}

fn person(dice: &mut Dice, given: &[String], family: &[String]) -> Person {
    let (first, last) = (&given[dice.small(given.len())], &family[dice.small(family.len())]);
    Person {
        name: format!("{first} {last}"),
        other_names: if dice.below(6) == 0 {
            format!("{first} {}", family[dice.small(family.len())])
        } else {
            String::new()
        },
        born: Some(Date::Day(day(1950, dice.below(20_000)))),
        addresses: vec![format!(
            "{} {} Street, NM{} {}QT",
            dice.below(90),
            family[0],
            dice.below(9) + 1,
            dice.below(9)
        )],
        phones: vec![format!("07700 {:06}", dice.below(1_000_000))],
        ..Person::default()
    }
}

fn word(dice: &mut Dice) -> String {
    let syllables =
        ["ma", "ri", "an", "ko", "wal", "sk", "ten", "lu", "dra", "shi", "ren", "bo", "el", "ga", "vin", "ty"];
    (0..3).map(|_| syllables[dice.below(16) as usize]).collect()
}

fn day(year: i32, later: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap() + Days::new(later)
}

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    /// Small numbers far more often than large ones.
    fn small(&mut self, end: usize) -> usize {
        let one = self.below(1_000) * self.below(1_000);
        one as usize * end / 1_000_000
    }
}

criterion_group!(benches, matching);
criterion_main!(benches);
