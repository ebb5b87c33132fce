//! A date as somebody types it, in three boxes.

use chrono::NaiveDate;

use super::Date;

/// What stands in the three boxes of a date question.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TypedDate {
    pub day: String,
    pub month: String,
    pub year: String,
}

/// One of the three boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    Day,
    Month,
    Year,
}

/// Why a typed date is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// A box is empty that has to be filled.
    Incomplete(DatePart),
    /// A box holds something other than a number.
    NotANumber(DatePart),
    /// There is no such month: day and month may be the wrong way round.
    NoSuchMonth { swapped: bool },
    /// That month has no such day in that year.
    NoSuchDay,
    /// The year needs four digits, 1900 or later.
    Year,
    /// The date has not come yet.
    Future,
}

/// Whether a question takes only a whole day, or also a month or year, and days to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRule {
    pub approximate: bool,
    pub future: bool,
}

impl TypedDate {
    /// Whether nothing was typed in any box.
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year].iter().all(|part| part.trim().is_empty())
    }

    /// The box for a part.
    pub fn part_mut(&mut self, part: DatePart) -> &mut String {
        match part {
            DatePart::Day => &mut self.day,
            DatePart::Month => &mut self.month,
            DatePart::Year => &mut self.year,
        }
    }

    /// The text of a part.
    pub fn part(&self, part: DatePart) -> &str {
        match part {
            DatePart::Day => &self.day,
            DatePart::Month => &self.month,
            DatePart::Year => &self.year,
        }
    }

    /// Reads the boxes under a rule; `today` decides what is still to come.
    pub fn read(&self, rule: DateRule, today: NaiveDate) -> Result<Date, DateProblem> {
        let year = number(&self.year, DatePart::Year)?.ok_or(DateProblem::Incomplete(DatePart::Year))?;
        let month = month(&self.month)?;
        let day = number(&self.day, DatePart::Day)?;
        if !(1900..=2200).contains(&year) {
            return Err(DateProblem::Year);
        }
        let date = match (day, month) {
            (Some(day), Some(month)) => {
                if !(1..=12).contains(&month) {
                    return Err(DateProblem::NoSuchMonth { swapped: (1..=12).contains(&day) && month <= 31 });
                }
                Date::Day(NaiveDate::from_ymd_opt(year as i32, month, day).ok_or(DateProblem::NoSuchDay)?)
            }
            (None, month) if rule.approximate => {
                if month.is_some_and(|m| !(1..=12).contains(&m)) {
                    return Err(DateProblem::NoSuchMonth { swapped: false });
                }
                Date::About { year: year as i32, month }
            }
            (None, _) => return Err(DateProblem::Incomplete(DatePart::Day)),
            (Some(_), None) => return Err(DateProblem::Incomplete(DatePart::Month)),
        };
        if !rule.future && date.earliest() > today {
            return Err(DateProblem::Future);
        }
        Ok(date)
    }
}

fn number(text: &str, part: DatePart) -> Result<Option<u32>, DateProblem> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| DateProblem::NotANumber(part)),
    }
}

/// A month as a number, or by the first letters of its English name: three or more.
fn month(text: &str) -> Result<Option<u32>, DateProblem> {
    const NAMES: &str = "january february march april may june july august september october november december";
    let text = text.trim().to_ascii_lowercase();
    let named = NAMES.split(' ').position(|name| text.len() >= 3 && name.starts_with(&text));
    match named {
        Some(index) => Ok(Some(index as u32 + 1)),
        None => number(&text, DatePart::Month),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: DateRule = DateRule { approximate: true, future: false };
    const DAY: DateRule = DateRule { approximate: false, future: false };

    fn typed(day: &str, month: &str, year: &str) -> TypedDate {
        TypedDate { day: day.into(), month: month.into(), year: year.into() }
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (day, month, year, iso) in [
            ("13", "4", "1991", "1991-04-13"),
            (" 1 ", "april", "1991", "1991-04-01"),
            ("29", "Feb", "2024", "2024-02-29"),
            ("30", "Sept", "1991", "1991-09-30"),
            ("", "", "1987", "1987"),
            ("", "5", "1987", "1987-05"),
        ] {
            assert_eq!(typed(day, month, year).read(ANY, today()).unwrap().iso(), iso);
        }
    }

    #[test]
    fn impossible_dates_are_explained() {
        for (day, month, year, problem) in [
            ("4", "13", "1991", DateProblem::NoSuchMonth { swapped: true }),
            ("13", "40", "1991", DateProblem::NoSuchMonth { swapped: false }),
            ("29", "2", "2023", DateProblem::NoSuchDay),
            ("31", "6", "2023", DateProblem::NoSuchDay),
            ("1", "1", "91", DateProblem::Year),
            ("22", "11", "2026", DateProblem::Future),
            ("x", "1", "1991", DateProblem::NotANumber(DatePart::Day)),
            ("1", "12–", "1991", DateProblem::NotANumber(DatePart::Month)),
            ("1", "1", "", DateProblem::Incomplete(DatePart::Year)),
            ("1", "", "1991", DateProblem::Incomplete(DatePart::Month)),
            ("", "1", "1991", DateProblem::Incomplete(DatePart::Day)),
        ] {
            assert_eq!(typed(day, month, year).read(DAY, today()), Err(problem), "{day} {month} {year}");
        }
    }

    #[test]
    fn a_date_survives_being_written_and_typed_again() {
        for iso in ["1991-04-13", "2024-02-29"] {
            let date = Date::from_day(iso).unwrap();
            assert_eq!(date.typed().read(ANY, today()).unwrap(), date);
        }
        for about in ["1987", "1987-05"] {
            let date = Date::from_about(about).unwrap();
            assert_eq!((date.iso().as_str(), date.typed().read(ANY, today())), (about, Ok(date)));
        }
    }
}
