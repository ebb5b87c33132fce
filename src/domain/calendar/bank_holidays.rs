//! The bank holidays of the United Kingdom as data: `public/bank-holidays.json`.

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;

use crate::domain::json::{self, Fault, Object};
use crate::domain::label::Label;
use crate::domain::nation::Nation;

/// The bank holidays of some years, whole years for all three lists.
///
/// Source of the days: Banking and Financial Dealings Act 1971, Schedule 1, and the royal proclamations under its section 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankHolidays {
    pub id: String,
    /// Grows with every change of the file.
    pub version: u32,
    pub title: Label,
    pub source: Label,
    pub note: Label,
    /// The first and the last year that are whole; outside them nothing is known.
    pub from: i32,
    pub to: i32,
    /// In the order of [`List::ALL`], each in the order of its days.
    lists: [Vec<BankHoliday>; 3],
}

/// One day on which nobody is expected to work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankHoliday {
    pub date: NaiveDate,
    pub name: Label,
    /// The day that it stands in for: one at a weekend.
    pub instead_of: Option<NaiveDate>,
}

/// The three lists of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    EnglandAndWales,
    Scotland,
    NorthernIreland,
}

/// Why a file of bank holidays cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankHolidaysError {
    /// Not JSON, or not tagged as bank holidays; where the reader stopped.
    Malformed { line: usize, column: usize },
    /// A field that is missing or does not hold what its place calls for; its path, as `nations.scotland[3].date`.
    Field(String),
    /// A newer major version of the format.
    NewerFormat,
    /// The first year comes after the last, or is not a year of our time.
    Years,
    /// A day that cannot stand where it stands.
    Day { list: List, day: NaiveDate, fault: DayFault },
    /// A year with fewer days than any year has ever had: it is not whole, and working days would be counted wrong.
    NotWhole { list: List, year: i32 },
}

/// What is wrong with a day of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// It stands twice, or after a later one.
    OutOfOrder,
    /// It is a Saturday or a Sunday: the list names the weekday that stands in for it.
    Weekend,
    /// It lies outside the years that the file says it covers.
    OutsideYears,
}

/// The tag that a file of bank holidays carries.
pub const FORMAT: &str = "marac-portal/bank-holidays@1";

/// A year with fewer days is not whole: no list has had so few since 1971.
const FEWEST: usize = 6;

impl BankHolidays {
    /// Reads and checks a file.
    pub fn parse(bytes: &[u8]) -> Result<BankHolidays, BankHolidaysError> {
        let value = json::parse(bytes).map_err(|e| BankHolidaysError::Malformed { line: e.line, column: e.column })?;
        let format = value.get("format").and_then(Value::as_str).unwrap_or_default();
        if format.starts_with("marac-portal/bank-holidays@") && format != FORMAT {
            return Err(BankHolidaysError::NewerFormat);
        }
        if format != FORMAT {
            return Err(BankHolidaysError::Malformed { line: 1, column: 1 });
        }
        let read =
            json::read(&value, BankHolidays::read).map_err(|Fault { path, .. }| BankHolidaysError::Field(path))?;
        read.checked()
    }

    /// The days of a nation, in order.
    pub fn of(&self, nation: Nation) -> &[BankHoliday] {
        &self.lists[List::of(nation) as usize]
    }

    /// The bank holiday on a day, if it is one.
    pub fn on(&self, day: NaiveDate, nation: Nation) -> Option<&BankHoliday> {
        let days = self.of(nation);
        days.binary_search_by_key(&day, |holiday| holiday.date).ok().map(|at| &days[at])
    }

    fn read(json: &Object) -> BankHolidays {
        let year = |name| i32::try_from(json.needed_number(name)).unwrap_or_default();
        json.needed("nations");
        let nations = json.object("nations");
        let list = |list: List| {
            nations.needed(list.id());
            nations.objects(list.id(), BankHoliday::read)
        };
        BankHolidays {
            id: json.text("id"),
            version: json.needed_number("version"),
            title: json.label("title"),
            source: json.label("source"),
            note: json.label_if_given("note").unwrap_or_default(),
            from: year("from"),
            to: year("to"),
            lists: List::ALL.map(list),
        }
    }

    fn checked(self) -> Result<BankHolidays, BankHolidaysError> {
        if !(1971..=2200).contains(&self.from) || !(self.from..=2200).contains(&self.to) {
            return Err(BankHolidaysError::Years);
        }
        for (list, days) in List::ALL.into_iter().zip(&self.lists) {
            let mut last = NaiveDate::MIN;
            for BankHoliday { date: day, .. } in days {
                let fault = if *day <= last {
                    Some(DayFault::OutOfOrder)
                } else if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                    Some(DayFault::Weekend)
                } else if !(self.from..=self.to).contains(&day.year()) {
                    Some(DayFault::OutsideYears)
                } else {
                    None
                };
                if let Some(fault) = fault {
                    return Err(BankHolidaysError::Day { list, day: *day, fault });
                }
                last = *day;
            }
            let whole = |year: &i32| days.iter().filter(|holiday| holiday.date.year() == *year).count() >= FEWEST;
            if let Some(year) = (self.from..=self.to).find(|year| !whole(year)) {
                return Err(BankHolidaysError::NotWhole { list, year });
            }
        }
        Ok(self)
    }
}

impl BankHoliday {
    fn read(json: &Object) -> BankHoliday {
        BankHoliday {
            date: json.needed("date").and(json.date("date")).unwrap_or_default(),
            name: json.label("name"),
            instead_of: json.date("instead_of"),
        }
    }
}

impl List {
    /// All three, in the order of the format.
    pub const ALL: [List; 3] = [List::EnglandAndWales, List::Scotland, List::NorthernIreland];

    /// The list that holds in a nation.
    pub fn of(nation: Nation) -> List {
        match nation {
            Nation::England | Nation::Wales => List::EnglandAndWales,
            Nation::Scotland => List::Scotland,
            Nation::NorthernIreland => List::NorthernIreland,
        }
    }

    /// The word in the file.
    pub fn id(self) -> &'static str {
        match self {
            List::EnglandAndWales => "england_and_wales",
            List::Scotland => "scotland",
            List::NorthernIreland => "northern_ireland",
        }
    }
}

/// The data that ship, for tests.
#[cfg(test)]
pub(super) fn shipped() -> BankHolidays {
    BankHolidays::parse(include_bytes!("../../../public/bank-holidays.json")).unwrap()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn file() -> Value {
        serde_json::from_slice(include_bytes!("../../../public/bank-holidays.json")).unwrap()
    }

    fn refused(change: impl Fn(&mut Value)) -> BankHolidaysError {
        let mut file = file();
        change(&mut file);
        BankHolidays::parse(&serde_json::to_vec(&file).unwrap()).unwrap_err()
    }

    fn day(text: &str) -> NaiveDate {
        crate::domain::date::read_day(text).unwrap()
    }

    #[test]
    fn each_fault_of_a_file_is_named_with_its_place() {
        use BankHolidaysError::*;
        let scotland = List::Scotland;
        let wrong = |at: &str, fault| Day { list: scotland, day: day(at), fault };
        assert_eq!(BankHolidays::parse(b"{\n 7"), Err(Malformed { line: 2, column: 2 }));
        assert_eq!(refused(|f| f["format"] = json!("marac-portal/instrument@1")), Malformed { line: 1, column: 1 });
        assert_eq!(refused(|f| f["format"] = json!("marac-portal/bank-holidays@2")), NewerFormat);
        assert_eq!(refused(|f| f["to"] = json!(null)), Field("to".into()));
        assert_eq!(refused(|f| f["nations"]["scotland"] = json!(null)), Field("nations.scotland".into()));
        let third = "nations.scotland[3].date".to_owned();
        assert_eq!(refused(|f| f["nations"]["scotland"][3]["date"] = json!("5 May 2025")), Field(third.clone()));
        assert_eq!(refused(|f| f["nations"]["scotland"][3]["date"] = json!(null)), Field(third));
        assert_eq!(refused(|f| f["to"] = json!(2024)), Years);
        assert_eq!(refused(|f| f["to"] = json!(4_000_000_000_u32)), Years);
        let moved = |to: &'static str| move |f: &mut Value| f["nations"]["scotland"][3]["date"] = json!(to);
        assert_eq!(refused(moved("2025-04-18")), wrong("2025-04-18", DayFault::OutOfOrder));
        assert_eq!(refused(moved("2025-05-04")), wrong("2025-05-04", DayFault::Weekend));
        assert_eq!(
            refused(|f| f["to"] = json!(2027)),
            Day { list: List::EnglandAndWales, day: day("2028-01-03"), fault: DayFault::OutsideYears }
        );
        assert_eq!(refused(|f| f["to"] = json!(2029)), NotWhole { list: List::EnglandAndWales, year: 2029 });
    }

    #[test]
    fn england_and_wales_share_a_list() {
        let holidays = shipped();
        assert_eq!(holidays.of(Nation::England), holidays.of(Nation::Wales));
        let easter_monday = day("2026-04-06");
        let has = |nation| holidays.on(easter_monday, nation).is_some();
        assert_eq!(Nation::ALL.map(has), [true, true, false, true]);
    }
}
