//! The return: the figures of each period.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::facts::Facts;
use super::group::Group;
use super::measure::{Base, Measure};
use super::period::{MeetingOf, Period, PeriodKind, quarter_end};
use crate::domain::calendar::months_after;

/// One case at one meeting: a case that two meetings discussed counts in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The day of the meeting; where no meeting is known, that of the referral.
    pub on: NaiveDate,
    pub meeting: Option<MeetingOf>,
    pub facts: Facts,
}

/// Which periods are wanted: those that end on one of these days. Each is counted whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// The figures of all periods: meetings, then quarters, then twelve months, each in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Return {
    pub periods: Vec<PeriodLines>,
}

/// The figures of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodLines {
    pub period: Period,
    pub lines: Vec<Line>,
}

/// One figure, and what it has to be read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub measure: Measure,
    pub value: Cell,
    /// The cases for which it is known.
    pub of: Cell,
    pub percent: Cell,
    /// The cases for which it is not known: never counted as No.
    pub not_known: Cell,
}

/// What stands in one place of a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// There is nothing to say here.
    Nothing,
    Count(u64),
    /// With one digit after the point.
    Tenths(u64),
    /// With two digits after the point.
    Hundredths(u64),
    /// 1 to 4, not shown.
    UnderFive,
    /// Any number, not shown: another that is not shown could be worked out from it.
    Withheld,
}

impl Return {
    /// Counts; `adult_women` live in the area, where that is known.
    pub fn of(heard: &[Heard], span: Span, adult_women: Option<u32>) -> Return {
        let periods = periods(heard).into_iter().filter(|period| span.has(period.to));
        let counted = periods.map(|period| {
            let of = |heard: &&Heard| match period.kind {
                PeriodKind::Meeting => heard.on == period.from && heard.meeting == period.meeting,
                _ => period.has(heard.on),
            };
            let facts: Vec<&Facts> = heard.iter().filter(of).map(|heard| &heard.facts).collect();
            let all = facts.len() as u64;
            let mut lines: Vec<Line> = Measure::all().into_iter().filter_map(|one| line(one, &facts)).collect();
            if period.kind == PeriodKind::Year {
                lines.extend(workload(all, adult_women));
            }
            PeriodLines { period, lines }
        });
        Return { periods: counted.collect() }
    }
}

impl Span {
    fn has(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl PeriodLines {
    /// The line of a measure.
    pub fn line(&self, measure: Measure) -> Option<&Line> {
        self.lines.iter().find(|line| line.measure == measure)
    }
}

impl Cell {
    /// A count that stands there.
    pub fn count(self) -> Option<u64> {
        match self {
            Cell::Count(count) => Some(count),
            _ => None,
        }
    }

    /// Whether something is there that is not shown.
    pub fn is_hidden(self) -> bool {
        matches!(self, Cell::UnderFive | Cell::Withheld)
    }
}

/// The meetings; every quarter from the first case to the last, an empty one too, and the twelve months to its end.
fn periods(heard: &[Heard]) -> Vec<Period> {
    let meetings = heard.iter().filter(|heard| heard.meeting.is_some()).map(|heard| Period {
        kind: PeriodKind::Meeting,
        from: heard.on,
        to: heard.on,
        meeting: heard.meeting.clone(),
    });
    let mut periods: BTreeSet<Period> = meetings.collect();
    let days = || heard.iter().map(|heard| heard.on);
    if let (Some(first), Some(last)) = (days().min(), days().max()) {
        let mut day = first;
        while quarter_end(day) <= quarter_end(last) {
            periods.extend([Period::quarter(day), Period::year(day)]);
            day = months_after(day, 3);
            if day == NaiveDate::MAX {
                break;
            }
        }
    }
    periods.into_iter().collect()
}

/// The line of a measure that is counted.
fn line(measure: Measure, all: &[&Facts]) -> Option<Line> {
    let cases = |of: fn(&Facts) -> Option<bool>| {
        let known: Vec<bool> = all.iter().filter_map(|facts| of(facts)).collect();
        (known.iter().filter(|yes| **yes).count() as u64, known.len() as u64)
    };
    let referred = |is: &dyn Fn(Group) -> bool| {
        let known: Vec<Group> = all.iter().filter_map(|facts| facts.group).collect();
        (known.iter().filter(|group| is(**group)).count() as u64, known.len() as u64)
    };
    let (value, known) = match measure {
        Measure::CasesDiscussed => (all.len() as u64, all.len() as u64),
        Measure::RepeatCases => cases(|facts| facts.repeat),
        Measure::MinoritisedVictims => cases(|facts| facts.minoritised),
        Measure::LgbtVictims => cases(|facts| facts.lgbt),
        Measure::DisabledVictims => cases(|facts| facts.disabled),
        Measure::MaleVictims => cases(|facts| facts.male),
        Measure::Victims16To17 => cases(|facts| facts.aged_16_17),
        Measure::ChildrenInHousehold => {
            let known: Vec<u32> = all.iter().filter_map(|facts| facts.children).collect();
            (known.iter().copied().map(u64::from).sum(), known.len() as u64)
        }
        Measure::PerpetratorsUnder18 => {
            let known = all.iter().filter(|facts| facts.perpetrators_known).count();
            (all.iter().map(|facts| u64::from(facts.perpetrators_under_18)).sum(), known as u64)
        }
        Measure::Referred(wanted) => referred(&|group| group == wanted),
        Measure::ReferredByPolice => referred(&|group| group == Group::Police),
        Measure::ReferredByPartners => referred(&|group| group != Group::Police),
        Measure::RecommendedCases
        | Measure::IdvaForCases
        | Measure::IdvaForRecommended
        | Measure::AdminForCases
        | Measure::AdminForRecommended => return None,
    };
    Some(Line {
        measure,
        value: Cell::Count(value),
        of: if measure.base() == Base::All { Cell::Nothing } else { Cell::Count(known) },
        percent: match measure.base() {
            Base::Cases => share(value, known),
            _ => Cell::Nothing,
        },
        not_known: Cell::Count(all.len() as u64 - known),
    })
}

/// What twelve months of so many cases need, and what so many women would lead one to expect.
fn workload(cases: u64, adult_women: Option<u32>) -> Vec<Line> {
    let line =
        |measure, value| Line { measure, value, of: Cell::Nothing, percent: Cell::Nothing, not_known: Cell::Nothing };
    // Of women to 10,000 of whom 40 cases are expected; a whole IDVA for 100 cases, a whole administrator for 400.
    let women = adult_women.map(u64::from);
    let mut lines = Vec::new();
    lines.extend(women.map(|women| line(Measure::RecommendedCases, Cell::Count(rounded(women * 40, 10_000)))));
    lines.push(line(Measure::IdvaForCases, Cell::Hundredths(cases)));
    lines.extend(women.map(|women| line(Measure::IdvaForRecommended, Cell::Hundredths(rounded(women * 40, 10_000)))));
    lines.push(line(Measure::AdminForCases, Cell::Hundredths(rounded(cases, 4))));
    lines.extend(women.map(|women| line(Measure::AdminForRecommended, Cell::Hundredths(rounded(women, 1_000)))));
    lines
}

/// So many of those that are known, as a percentage; nothing where none is known.
pub fn share(part: u64, of: u64) -> Cell {
    if of == 0 { Cell::Nothing } else { Cell::Tenths(rounded(part * 1000, of)) }
}

/// A quotient rounded to the nearest whole number, a half upwards.
fn rounded(number: u64, by: u64) -> u64 {
    (number + by / 2) / by
}
