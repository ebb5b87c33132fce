//! The children of a case, from one cell.

use super::cell::{Misfit, Reader};
use crate::domain::answers::{Key, Value};
use crate::domain::date::DateRule;
use crate::domain::form::{MOST_ROWS, ids};

/// A number of children, or a line for each child: "Kit Strake, born 3 May 2019, Tern School".
pub(super) fn read(
    text: &str,
    reader: &Reader,
    label: &dyn Fn(&str, &str) -> String,
) -> Result<Vec<(Key, Value)>, Misfit> {
    let of_kind = |row: usize, kind: &str| answer(ids::HOUSEHOLD_KIND, row, Value::Choice(kind.into()));
    if let Ok(count) = text.parse::<usize>() {
        let all: Option<Vec<_>> =
            (0..count).take(usize::from(MOST_ROWS) + 1).map(|row| of_kind(row, "child")).collect();
        return all.ok_or(Misfit::NoChildren);
    }
    let mut all = Vec::new();
    for (row, line) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        if line == label(ids::HOUSEHOLD_KIND, "unborn_child") {
            all.push(of_kind(row, "unborn_child"));
            continue;
        }
        all.push(of_kind(row, "child"));
        if line == label(ids::HOUSEHOLD_KIND, "child") {
            continue;
        }
        // Only what says when they were born is certainly a child, and one.
        let (name, rest) = line.split_once(BORN).ok_or(Misfit::NoChildren)?;
        let (born, school) = rest.split_once(", ").unwrap_or((rest, ""));
        let rule = DateRule { approximate: true, future: false };
        let born = reader.mapping.date(born, reader.dates, rule, reader.today)?;
        if name != label(ids::HOUSEHOLD_KIND, "child") {
            all.push(answer("household.name", row, Value::Text(name.into())));
        }
        all.push(answer("household.born", row, Value::Date(born)));
        if !school.is_empty() {
            all.push(answer("household.school", row, Value::Text(school.into())));
        }
    }
    all.into_iter().collect::<Option<_>>().ok_or(Misfit::NoChildren)
}

fn answer(id: &str, row: usize, value: Value) -> Option<(Key, Value)> {
    let row = u8::try_from(row).ok().filter(|row| *row < MOST_ROWS)?;
    Some((Key::at(id, row)?, value))
}

/// As our own case list has it.
const BORN: &str = ", born ";
