//! What of a return may be shown to everybody: no figure from 1 to 4, and none from which one could be worked out.
//!
//! A published return has periods of one kind that do not overlap, so that no period can be worked out from others.
//! Within a period these figures add up, and a sum with one part missing would tell it:
//!
//! - Yes, No and not known make all cases: where No is under five, Yes is withheld too.
//! - The groups of agencies make the cases whose agency is known, and so do the police and all others.
//!
//! A reader knows that "under 5" is 1 to 4, and nothing of what is withheld. No hidden figure has only one value then.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::group::Group;
use super::measure::{Base, Measure};
use super::period::{Period, PeriodKind};
use super::tally::{Cell, Line, PeriodLines, Return};

/// Of which kind the periods are; of the other kind none are shown beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Quarters,
    /// Twelve months each: to the end of the last quarter, and every fourth before it.
    Years,
}

/// The return without small numbers, and without meetings: nearly every figure of one meeting is small.
pub fn published(raw: &Return, level: Level) -> Return {
    let kind = match level {
        Level::Quarters => PeriodKind::Quarter,
        Level::Years => PeriodKind::Year,
    };
    let of_kind = || raw.periods.iter().filter(|one| one.period.kind == kind);
    let last = of_kind().map(|one| one.period.to).max();
    let apart =
        |period: &Period| level == Level::Quarters || last.is_some_and(|last| last.month() == period.to.month());
    let shown = of_kind().filter(|one| apart(&one.period)).map(period);
    Return { periods: shown.collect() }
}

fn period(raw: &PeriodLines) -> PeriodLines {
    let all = raw.line(Measure::CasesDiscussed).and_then(|line| line.value.count()).unwrap_or_default();
    let mut lines = raw.lines.clone();
    if is_small(all) {
        for line in &mut lines {
            *line = withheld(line, Cell::UnderFive);
        }
    } else {
        for line in lines.iter_mut().filter(|line| !line.measure.is_referral()) {
            *line = alone(line);
        }
        referrals(&mut lines);
    }
    PeriodLines { period: raw.period.clone(), lines }
}

/// A period of so few cases: their number is under five, and nothing else is said of them.
fn withheld(line: &Line, of_all: Cell) -> Line {
    let hide = |cell: Cell| if cell == Cell::Nothing { cell } else { Cell::Withheld };
    match (line.measure.base(), line.measure) {
        (Base::All, _) => Line { value: of_all, ..*line },
        // What follows from the number of women alone.
        (_, Measure::RecommendedCases | Measure::IdvaForRecommended | Measure::AdminForRecommended) => *line,
        _ => Line {
            value: hide(line.value),
            of: hide(line.of),
            // Always: whether there is a percentage would tell whether nothing is known.
            percent: if line.measure.base() == Base::Cases { Cell::Withheld } else { hide(line.percent) },
            not_known: hide(line.not_known),
            ..*line
        },
    }
}

/// A line that adds up with no other.
fn alone(line: &Line) -> Line {
    let (Some(yes), Some(of)) = (line.value.count(), line.of.count()) else { return *line };
    let percent = if line.percent == Cell::Nothing { Cell::Nothing } else { Cell::Withheld };
    match line.measure.base() {
        Base::Cases if is_small(of) => withheld(line, Cell::Withheld),
        Base::Cases if !is_small(yes) && is_small(of - yes) => Line { value: Cell::Withheld, percent, ..*line },
        Base::Cases | Base::People if is_small(yes) => Line { value: Cell::UnderFive, percent, ..*line },
        _ => *line,
    }
}

/// The groups of agencies, the police and all others.
fn referrals(lines: &mut [Line]) {
    let mut groups: Vec<Part> = Group::ALL.iter().filter_map(|group| Part::of(*group, lines)).collect();
    let of: u64 = groups.iter().map(|part| part.count).sum();
    let partners = groups.iter().filter(|part| part.group != Group::Police).map(|part| part.count).sum();
    if is_small(partners) {
        hide(&mut groups, |part| part.group == Group::Police);
    }
    while !is_safe(&groups) {
        // The smallest that is not small, of the police last; then, if it must be, those with none.
        let open = groups.iter().filter(|part| part.cell == Cell::Count(part.count));
        let Some(next) = open.min_by_key(|part| (part.count == 0, part.group == Group::Police, part.count)) else {
            break;
        };
        let next = next.group;
        hide(&mut groups, |part| part.group == next);
    }
    let everything = is_small(of) || !is_safe(&groups);
    for line in lines.iter_mut().filter(|line| line.measure.is_referral()) {
        let part = |group| groups.iter().find(|part: &&Part| part.group == group);
        let shares = |hidden: bool| if hidden { Cell::Withheld } else { line.value };
        let police_hidden = part(Group::Police).is_some_and(|part| part.cell.is_hidden());
        let value = match line.measure {
            Measure::Referred(group) => part(group).map_or(line.value, |part| part.cell),
            Measure::ReferredByPolice => part(Group::Police).map_or(line.value, |part| part.cell),
            _ => shares(police_hidden),
        };
        *line = match value.is_hidden() {
            _ if everything => withheld(line, Cell::Withheld),
            true => Line { value, percent: Cell::Withheld, ..*line },
            false => *line,
        };
    }
}

/// One group of a sum that is known.
#[derive(Clone, Copy)]
struct Part {
    group: Group,
    count: u64,
    cell: Cell,
}

impl Part {
    fn of(group: Group, lines: &[Line]) -> Option<Part> {
        let count = lines.iter().find(|line| line.measure == Measure::Referred(group))?.value.count()?;
        let cell = if is_small(count) { Cell::UnderFive } else { Cell::Count(count) };
        Some(Part { group, count, cell })
    }

    /// The least and the most that a reader can think of, before adding up.
    fn bounds(&self, sum: u64) -> (u64, u64) {
        match self.cell {
            Cell::UnderFive => (1, SMALL),
            Cell::Withheld => (0, sum),
            _ => (self.count, self.count),
        }
    }
}

/// Withholds one that is not hidden yet.
fn hide(groups: &mut [Part], which: impl Fn(&Part) -> bool) {
    for part in groups.iter_mut().filter(|part| which(part) && !part.cell.is_hidden()) {
        part.cell = Cell::Withheld;
    }
}

/// Whether each hidden part of the sum can be more than one number.
fn is_safe(groups: &[Part]) -> bool {
    let sum: u64 = groups.iter().map(|part| part.count).sum();
    let bounds: Vec<(u64, u64)> = groups.iter().map(|part| part.bounds(sum)).collect();
    let (least, most): (u64, u64) = bounds.iter().fold((0, 0), |(a, b), (low, high)| (a + low, b + high));
    groups.iter().zip(&bounds).filter(|(part, _)| part.cell.is_hidden()).all(|(_, &(low, high))| {
        // What the others leave, if they are as many and as few as they can be.
        let (at_least, at_most) = (sum.saturating_sub(most - high), sum - (least - low));
        low.max(at_least) < high.min(at_most)
    })
}

/// The largest number that is not shown; none at all is shown.
const SMALL: u64 = 4;

fn is_small(count: u64) -> bool {
    (1..=SMALL).contains(&count)
}
