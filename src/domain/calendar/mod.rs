//! Days that count: bank holidays, working days, the deadlines of a meeting and the days on which it meets.
//!
//! Bank holidays are data (`public/bank-holidays.json`) and reach as far as the data does. Beyond its last year nothing is
//! guessed: every answer that would need a day beyond it is [`BeyondData`].

mod bank_holidays;
mod deadlines;
mod months;
mod rhythm;
mod working_days;
mod working_hours;

pub use bank_holidays::{BankHoliday, BankHolidays, BankHolidaysError, DayFault, FORMAT, List};
pub use deadlines::{Cycle, DeadlineRules, Deadlines};
pub use months::{months_after, months_before, months_between};
pub use rhythm::{MOST_OCCURRENCES, Nth, Occurrence, Rhythm};
pub use working_days::{BeyondData, DayKind};
