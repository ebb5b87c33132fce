//! One row of a table as the answers of one case.

use chrono::NaiveDate;

use super::cell::{Misfit, Reader, said};
use super::children;
use super::entered::Kept;
use super::mapping::{Column, Mapping, Target};
use super::read::Area;
use super::words::{Meanings, Offered};
use crate::domain::answers::{Answers, Key, Value};
use crate::domain::date::DateRule;
use crate::domain::form::{Kind, MOST_ROWS, ids};
use crate::domain::ric::RicAnswer;

/// A cell that is not, or not quite, what its column is for. What stands in it is not said here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellProblem {
    /// Of the column; several where they are joined.
    pub heading: String,
    pub misfit: Misfit,
}

/// What a row comes to.
#[derive(Default)]
pub(super) struct Answered {
    pub answers: Answers,
    pub referred_on: Option<NaiveDate>,
    pub heard_on: Option<NaiveDate>,
    pub kept: Vec<Kept>,
    pub problems: Vec<CellProblem>,
}

/// One target: which cells it is read from, and how.
pub(super) struct Reading<'a> {
    target: &'a Target,
    heading: String,
    places: Vec<usize>,
    reader: Reader<'a>,
    fixed: Option<&'a str>,
}

/// How the rows of a table with these headings are read.
pub(super) fn readings<'a>(
    mapping: &'a Mapping,
    meanings: &'a Meanings,
    headings: &[String],
    area: &Area,
) -> Vec<Reading<'a>> {
    let mut columns: Vec<(&Target, Vec<&Column>)> = Vec::new();
    for column in &mapping.columns {
        // What is only kept is kept under its own heading.
        match columns.iter_mut().find(|(target, _)| **target == column.to && column.to != Target::Kept) {
            Some((_, all)) => all.push(column),
            None => columns.push((&column.to, vec![column])),
        }
    }
    for (target, _) in &mapping.fixed {
        if !columns.iter().any(|(known, _)| *known == target) {
            columns.push((target, Vec::new()));
        }
    }
    let reading = |(target, columns): (&'a Target, Vec<&'a Column>)| {
        let offered = match target {
            Target::Answer(key) => Offered::of(key.question(), area.context, area.label),
            _ => Offered::default(),
        };
        let names: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
        let place = |name: &&str| headings.iter().position(|heading| heading == name);
        let fixed = mapping.fixed.iter().find(|(known, _)| known == target).map(|(_, cell)| cell.as_str());
        let heading = if names.is_empty() { target.to_text() } else { names.join(" + ") };
        let places = names.iter().filter_map(place).collect();
        Reading {
            target,
            heading,
            places,
            reader: Reader::new(mapping, meanings, &columns, offered, area.context.today),
            fixed,
        }
    };
    columns.into_iter().map(reading).collect()
}

impl Answered {
    /// Reads the cells of a row.
    pub fn read(cells: &[String], readings: &[Reading], area: &Area) -> Answered {
        let mut answered = Answered::default();
        for reading in readings {
            let between = match reading.target {
                Target::Answer(key) if matches!(key.question().kind, Kind::LongText { .. }) => "\n",
                _ => " ",
            };
            let said = reading.places.iter().filter_map(|place| said(cells.get(*place)?, reading.reader.meanings));
            let text = said.collect::<Vec<_>>().join(between);
            let text = if text.is_empty() { reading.fixed.unwrap_or_default() } else { &text };
            if !text.is_empty() {
                answered.take(text, reading, area);
            }
        }
        answered.imply();
        answered
    }

    fn take(&mut self, text: &str, reading: &Reading, area: &Area) {
        match reading.target {
            Target::Kept => self.kept.push(Kept { column: reading.heading.clone(), text: text.into(), why: None }),
            Target::ReferredOn => self.referred_on = self.day(text, reading, false),
            // A meeting that is still to come can have the case on its list.
            Target::HeardOn => self.heard_on = self.day(text, reading, true),
            Target::Item(id) => match reading.reader.tri(text) {
                Ok(None) => {}
                Ok(answer) => {
                    self.answers.ric.insert(id.clone(), RicAnswer { answer, ..RicAnswer::default() });
                }
                Err(misfit) => self.keep(text, reading, misfit),
            },
            Target::Children => match children::read(text, &reading.reader, area.label) {
                Ok(children) => self.answers.values.extend(children),
                Err(misfit) => self.keep(text, reading, misfit),
            },
            Target::Answer(key) => {
                for (row, text) in people(text, *key) {
                    self.answer(Key { id: key.id, row }, text, reading);
                }
            }
        }
    }

    fn day(&mut self, text: &str, reading: &Reading, future: bool) -> Option<NaiveDate> {
        let rule = DateRule { approximate: false, future };
        let date = reading.reader.mapping.date(text, reading.reader.dates, rule, reading.reader.today);
        date.map_err(|misfit| self.keep(text, reading, misfit)).ok().map(|date| date.earliest())
    }

    fn answer(&mut self, key: Key, text: &str, reading: &Reading) {
        let (value, misfit) = reading.reader.read(text, key.question());
        let misfit = match (key.id, misfit) {
            (ids::AGENCY, Some(Misfit::NoOption)) => {
                self.put("referrer.agency_other", Value::Text(text.replace('\n', " ")));
                Some(Misfit::OtherAgency)
            }
            (_, misfit) => misfit,
        };
        match value {
            // Two columns may name routes.
            Some(Value::Choices(more)) => match self.answers.values.entry(key).or_insert(Value::Choices(Vec::new())) {
                Value::Choices(all) => all.extend(more),
                other => *other = Value::Choices(more),
            },
            Some(value) => {
                self.answers.values.insert(key, value);
            }
            None => {}
        }
        if let Some(misfit) = misfit {
            self.keep(text, reading, misfit);
        }
    }

    fn keep(&mut self, text: &str, reading: &Reading, misfit: Misfit) {
        self.problems.push(CellProblem { heading: reading.heading.clone(), misfit });
        if !misfit.is_taken_over() {
            self.kept.push(Kept { column: reading.heading.clone(), text: text.into(), why: Some(misfit.id().into()) });
        }
    }

    /// What follows from an answer that is only asked beside another.
    fn imply(&mut self) {
        for (beside, id, option) in IMPLIED {
            if self.answers.get(beside).is_some() && self.answers.get(id).is_none() {
                self.put(id, Value::Choice(option.into()));
            }
        }
    }

    fn put(&mut self, id: &str, value: Value) {
        self.answers.values.extend(Key::of(id).map(|key| (key, value)));
    }

    /// Whether somebody has a name.
    pub fn names_somebody(&self) -> bool {
        let named = |(key, value): (&Key, &Value)| {
            ["victim.name", "perpetrators.name"].contains(&key.id) && matches!(value, Value::Text(_))
        };
        self.answers.values.iter().any(named)
    }
}

/// The rows of a group that one cell has, as our own tables number them: "1. Devon Strake", "2. Kit Strake", a line each.
fn people(text: &str, key: Key) -> Vec<(u8, &str)> {
    let numbered = |line: &'_ str| -> Option<(u8, usize)> {
        let (number, _) = line.split_once(". ")?;
        let row: u8 = number.parse().ok().filter(|row| (1..=MOST_ROWS).contains(row))?;
        Some((row - 1, number.len() + 2))
    };
    let whole = vec![(key.row, text)];
    if key.row > 0 || key.question().group().is_none() {
        return whole;
    }
    let lines: Option<Vec<(u8, &str)>> =
        text.lines().map(|line| numbered(line).map(|(row, at)| (row, line[at..].trim()))).collect();
    let ascending = |lines: &Vec<(u8, &str)>| lines.is_sorted_by(|one, next| one.0 < next.0);
    lines.filter(ascending).filter(|lines| lines.iter().all(|(_, text)| !text.is_empty())).unwrap_or(whole)
}

/// An answer, and what it implies of another.
const IMPLIED: [(&str, &str, &str); 2] =
    [("referrer.agency_other", ids::AGENCY, "other"), ("assessment.other_tool", ids::ASSESSMENT_HOW, "other_tool")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_lines_are_several_people_and_nothing_else_is() {
        let key = Key::of("perpetrators.name").unwrap();
        assert_eq!(people("1. Devon Strake\n3. Kit Strake", key), [(0, "Devon Strake"), (2, "Kit Strake")]);
        for whole in ["Devon Strake", "1. Devon\nKit", "2. Devon\n1. Kit", "21. Devon", "1. ", "07.700"] {
            assert_eq!(people(whole, key), [(0, whole)]);
        }
        assert_eq!(people("1. Marla", Key::of("victim.name").unwrap()), [(0, "1. Marla")]);
    }
}
