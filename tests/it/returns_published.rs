//! A published return: nothing in it tells a number that it does not show.

use std::collections::BTreeSet;

use marac_portal::domain::date::{iso_day, read_day};
use marac_portal::domain::returns::{
    Base, Cell, Facts, Group, Heard, Level, Line, Measure, PeriodKind, PeriodLines, Return, Span, published,
};
use proptest::prelude::*;

use super::returns_fixture::Line as Fixture;

/// So many cases of each group, and the last number of no known agency.
fn referred(counts: &[(Option<Group>, u64)]) -> Vec<Facts> {
    let facts = |group| Facts { group, ..Facts::default() };
    counts.iter().flat_map(|(group, count)| (0..*count).map(move |_| facts(*group))).collect()
}

fn year(facts: &[Facts]) -> (PeriodLines, PeriodLines) {
    let on = read_day("2026-05-05").unwrap();
    let heard: Vec<Heard> = facts.iter().map(|facts| Heard { on, meeting: None, facts: *facts }).collect();
    let raw = Return::of(&heard, Span::default(), Some(84_000));
    let mut shown = published(&raw, Level::Years).periods;
    let raw = raw.periods.into_iter().find(|one| one.period.kind == PeriodKind::Year).unwrap();
    (raw, shown.remove(0))
}

fn value(period: &PeriodLines, measure: Measure) -> Cell {
    period.line(measure).unwrap().value
}

#[test]
fn a_number_from_one_to_four_is_not_shown_and_neither_is_what_would_tell_it() {
    use Group::*;
    let (_, shown) =
        year(&referred(&[(Some(Police), 20), (Some(Idva), 7), (Some(Housing), 9), (Some(Adults), 3), (None, 2)]));
    let groups = [Police, Idva, Housing, Adults, Mash].map(|group| value(&shown, Measure::Referred(group)));
    // Adults could be worked out from 39 known and all others, so the smallest of these goes too.
    let expected = [Cell::Count(20), Cell::Withheld, Cell::Count(9), Cell::UnderFive, Cell::Count(0)];
    assert_eq!(groups, expected);
    assert_eq!(value(&shown, Measure::ReferredByPartners), Cell::Count(19));
    let adults = shown.line(Measure::Referred(Adults)).unwrap();
    assert_eq!((adults.of, adults.percent, adults.not_known), (Cell::Count(39), Cell::Withheld, Cell::Count(2)));

    let (_, shown) = year(&referred(&[(Some(Police), 20), (Some(Adults), 3)]));
    let hidden =
        [Measure::Referred(Police), Measure::ReferredByPolice, Measure::ReferredByPartners, Measure::Referred(Adults)];
    let expected = [Cell::Withheld, Cell::Withheld, Cell::Withheld, Cell::UnderFive];
    assert_eq!(hidden.map(|measure| value(&shown, measure)), expected);

    // Five groups of one each: their sum tells that none of them is two.
    let ones = [Idva, Housing, Adults, Mash, Probation].map(|group| (Some(group), 1));
    let (_, shown) = year(&referred(&ones));
    assert_eq!(value(&shown, Measure::CasesDiscussed), Cell::Count(5));
    for line in shown.lines.iter().filter(|line| line.measure.is_referral()) {
        assert_eq!((line.value, line.of, line.not_known), (Cell::Withheld, Cell::Withheld, Cell::Withheld));
    }
}

#[test]
fn where_only_a_few_are_known_or_only_a_few_are_no_the_others_are_not_shown() {
    let disabled = |yes: u64, no: u64, not_known: u64| {
        let facts = |disabled| Facts { disabled, ..Facts::default() };
        let of = [(Some(true), yes), (Some(false), no), (None, not_known)];
        let all: Vec<Facts> = of.iter().flat_map(|(is, count)| (0..*count).map(|_| facts(*is))).collect();
        let line = *year(&all).1.line(Measure::DisabledVictims).unwrap();
        (line.value, line.of, line.not_known)
    };
    use Cell::*;
    assert_eq!(disabled(5, 20, 3), (Count(5), Count(25), Count(3)));
    assert_eq!(disabled(0, 20, 3), (Count(0), Count(20), Count(3)));
    assert_eq!(disabled(3, 20, 3), (UnderFive, Count(23), Count(3)));
    assert_eq!(disabled(20, 3, 3), (Withheld, Count(23), Count(3)));
    assert_eq!(disabled(1, 0, 20), (Withheld, Withheld, Withheld));
}

#[test]
fn of_a_period_of_so_few_cases_nothing_is_shown_but_what_the_women_of_the_area_tell() {
    let (_, shown) = year(&referred(&[(Some(Group::Police), 3)]));
    assert_eq!(value(&shown, Measure::CasesDiscussed), Cell::UnderFive);
    for line in &shown.lines[1..] {
        let told = matches!(
            line.measure,
            Measure::RecommendedCases | Measure::IdvaForRecommended | Measure::AdminForRecommended
        );
        assert_eq!(line.value == Cell::Withheld, !told, "{line:?}");
        let rest = [line.of, line.percent, line.not_known];
        assert!(rest.iter().all(|cell| matches!(cell, Cell::Nothing | Cell::Withheld)), "{line:?}");
    }
}

#[test]
fn periods_of_one_kind_that_do_not_overlap_are_published_and_no_meetings() {
    let heard: Vec<Heard> = Fixture::all().iter().flat_map(Fixture::heard).collect();
    let mut later = heard[0].clone();
    later.on = read_day("2027-12-01").unwrap();
    let raw = Return::of(&[heard, vec![later]].concat(), Span::default(), None);
    let ends = |level| {
        let periods = published(&raw, level).periods.into_iter();
        periods.map(|one| (one.period.kind, iso_day(one.period.to))).collect::<Vec<_>>()
    };
    let years = ["2026-12-31", "2027-12-31"].map(|to| (PeriodKind::Year, to.to_owned()));
    assert_eq!(ends(Level::Years), years);
    assert_eq!(ends(Level::Quarters).len(), 8);
    assert!(ends(Level::Quarters).iter().all(|(kind, _)| *kind == PeriodKind::Quarter));
}

#[test]
fn the_sixty_cases_published() {
    let heard: Vec<Heard> = Fixture::all().iter().flat_map(Fixture::heard).collect();
    let shown = published(&Return::of(&heard, Span::default(), None), Level::Years).periods.remove(0);
    let of = |measure| value(&shown, measure);
    assert_eq!(of(Measure::CasesDiscussed), Cell::Count(62));
    assert_eq!(of(Measure::RepeatCases), Cell::Count(12));
    assert_eq!((of(Measure::MaleVictims), of(Measure::Victims16To17)), (Cell::UnderFive, Cell::UnderFive));
    assert_eq!(of(Measure::PerpetratorsUnder18), Cell::Count(5));
    assert_eq!([of(Measure::Referred(Group::Police)), of(Measure::Referred(Group::Mash))], [31, 0].map(Cell::Count));
    assert_eq!(of(Measure::Referred(Group::Idva)), Cell::Count(9), "eleven small ones hide each other");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_hidden_can_be_worked_out_from_what_is_shown(
        groups in prop::collection::vec(prop_oneof![4 => 0u64..=1, 3 => 0u64..=6, 1 => 0u64..=30], 15),
        flags in prop::collection::vec((0u8..3, 0u8..3, 0u8..3, 0u8..3, 0u8..3, 0u32..3, 0u32..2), 300),
        rare in 0u8..=20,
    ) {
        let by: Vec<_> = Group::ALL.into_iter().map(Some).chain([None]).zip(groups).collect();
        let some = |flag: u8, at: usize| match flag {
            0 => None,
            1 if at % 20 < usize::from(rare) => Some(true),
            _ => Some(false),
        };
        let facts: Vec<Facts> = referred(&by)
            .into_iter()
            .zip(flags)
            .enumerate()
            .map(|(at, (facts, (a, b, c, d, e, children, perpetrators)))| Facts {
                repeat: some(a, at),
                minoritised: some(b, at / 2),
                lgbt: some(c, at / 3),
                disabled: some(d, at),
                male: some(e, at / 5),
                children: (a > 0).then_some(children),
                perpetrators_under_18: if at < usize::from(rare) { perpetrators } else { 0 },
                ..facts
            })
            .collect();
        prop_assume!(!facts.is_empty());
        let (raw, shown) = year(&facts);
        for (raw, shown) in raw.lines.iter().zip(&shown.lines) {
            for (raw, shown) in [(raw.value, shown.value), (raw.of, shown.of), (raw.not_known, shown.not_known)] {
                prop_assert!(shown.is_hidden() || raw == shown);
                prop_assert!(shown != Cell::UnderFive || (1..=4).contains(&raw.count().unwrap()));
            }
            let small = raw.measure.base() != Base::Workload && raw.value.count().is_some_and(|one| (1..=4).contains(&one));
            prop_assert!(shown.value.is_hidden() || !small);
            prop_assert!(!shown.value.is_hidden() || matches!(shown.percent, Cell::Nothing | Cell::Withheld));
        }
        Reader { shown: &shown, cases: facts.len() as u64 }.learns_nothing()?;
    }
}

/// Somebody who knows what the marks mean and adds up, trying every number that may stand behind each mark.
struct Reader<'a> {
    shown: &'a PeriodLines,
    /// Taken as known even where it is not shown: no return is that secret.
    cases: u64,
}

impl Reader<'_> {
    fn learns_nothing(&self) -> Result<(), TestCaseError> {
        for line in &self.shown.lines {
            if line.measure.base() == Base::Cases && !line.measure.is_referral() {
                self.alone(line)?;
            }
        }
        self.referrals()
    }

    fn may_be(&self, cell: Cell) -> Vec<u64> {
        match cell {
            Cell::Count(count) => vec![count],
            Cell::UnderFive => (1..=4).collect(),
            _ => (0..=self.cases).collect(),
        }
    }

    /// Yes, No and not known make all cases; No is hidden wherever Yes is.
    fn alone(&self, line: &Line) -> Result<(), TestCaseError> {
        let mut seen: [BTreeSet<u64>; 4] = Default::default();
        for of in self.may_be(line.of) {
            for yes in self.may_be(line.value).into_iter().filter(|yes| *yes <= of) {
                if self.may_be(line.not_known).contains(&(self.cases - of)) {
                    [yes, of - yes, of, self.cases - of].into_iter().zip(&mut seen).for_each(|(one, seen)| {
                        seen.insert(one);
                    });
                }
            }
        }
        let [yes, no, of, not_known] = seen.map(|seen| seen.into_iter().collect::<Vec<_>>());
        prop_assert!(!yes.is_empty(), "{line:?} cannot be");
        for (cell, numbers) in [(line.value, &yes), (line.of, &of), (line.not_known, &not_known)] {
            prop_assert!(!cell.is_hidden() || numbers.len() > 1, "{line:?}: {numbers:?}");
        }
        prop_assert!(no.len() > 1 || !(1..=4).contains(&no[0]), "{line:?}: No is {no:?}");
        Ok(())
    }

    /// The groups make the cases whose agency is known; the police and all others do.
    fn referrals(&self) -> Result<(), TestCaseError> {
        let line = |measure| self.shown.line(measure).unwrap();
        let groups: Vec<Vec<u64>> =
            Group::ALL.iter().map(|group| self.may_be(line(Measure::Referred(*group)).value)).collect();
        let (police, partners) = (line(Measure::ReferredByPolice), line(Measure::ReferredByPartners));
        let mut seen: Vec<BTreeSet<u64>> = vec![BTreeSet::new(); Group::ALL.len()];
        let (mut known, mut others) = (BTreeSet::new(), BTreeSet::new());
        for of in self.may_be(police.of) {
            if of > self.cases || !self.may_be(police.not_known).contains(&(self.cases - of)) {
                continue;
            }
            for (at, may) in groups.iter().enumerate() {
                let sums = sums(groups.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, may)| may), of);
                for count in may.iter().filter(|count| **count <= of && sums.contains(&(of - **count))) {
                    // The first group is the police: the share of all others follows.
                    let partners_may = at > 0 || self.may_be(partners.value).contains(&(of - count));
                    if partners_may {
                        seen[at].insert(*count);
                        known.insert(of);
                        if at == 0 {
                            others.insert(of - count);
                        }
                    }
                }
            }
        }
        for (group, seen) in Group::ALL.iter().zip(&seen) {
            let cell = line(Measure::Referred(*group)).value;
            prop_assert!(!seen.is_empty());
            prop_assert!(!cell.is_hidden() || seen.len() > 1, "{group:?} can only be {seen:?}");
        }
        prop_assert!(!partners.value.is_hidden() || others.len() > 1, "partners can only be {others:?}");
        prop_assert!(!police.of.is_hidden() || known.len() > 1, "known can only be {known:?}");
        Ok(())
    }
}

/// Every sum that is no more than this.
fn sums<'a>(parts: impl Iterator<Item = &'a Vec<u64>>, most: u64) -> BTreeSet<u64> {
    parts.fold(BTreeSet::from([0]), |sums, may| {
        let all = sums.iter().flat_map(|sum| may.iter().map(move |one| sum + one));
        all.filter(|sum| *sum <= most).collect()
    })
}
