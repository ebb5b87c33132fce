//! The bank holidays that ship, beside what the Acts say: every list is worked out again here from its rules.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use marac_portal::domain::calendar::{BankHolidays, DayKind};
use marac_portal::domain::date::{iso_day, read_day};
use marac_portal::domain::nation::Nation;

const DATA: &[u8] = include_bytes!("../../public/bank-holidays.json");

fn data() -> BankHolidays {
    BankHolidays::parse(DATA).expect("what ships can be read")
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn days(holidays: &BankHolidays, nation: Nation, year: i32) -> Vec<String> {
    holidays.of(nation).iter().map(|h| h.date).filter(|d| d.year() == year).map(iso_day).collect()
}

/// Easter Sunday by the tables of the church: the golden number finds the Paschal full moon, Easter is the Sunday after.
fn easter(year: i32) -> NaiveDate {
    let golden = year % 19;
    let century = year / 100;
    // Days from 21 March to the full moon (Gregorian epact, with its two exceptions).
    let moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
    let moon = moon - i32::from(moon == 29 || (moon == 28 && golden > 10));
    let full_moon = day(year, 3, 21) + Days::new(moon as u64);
    let mut sunday = full_moon + Days::new(1);
    while sunday.weekday() != Weekday::Sun {
        sunday = sunday + Days::new(1);
    }
    sunday
}

/// The Monday of a month that is the first, or the last, on or after or before a day.
fn monday(mut day: NaiveDate, step: i64) -> NaiveDate {
    while day.weekday() != Weekday::Mon {
        day += chrono::TimeDelta::days(step);
    }
    day
}

/// A year by the rules: fixed days that fall on a weekend move to the next weekday that is not a holiday already.
fn by_the_rules(year: i32, nation: Nation) -> Vec<NaiveDate> {
    let (scotland, ireland) = (nation == Nation::Scotland, nation == Nation::NorthernIreland);
    let mut all = vec![easter(year) - Days::new(2), monday(day(year, 5, 1), 1), monday(day(year, 5, 31), -1)];
    all.push(if scotland { monday(day(year, 8, 1), 1) } else { monday(day(year, 8, 31), -1) });
    let mut fixed = vec![(1, 1), (12, 25), (12, 26)];
    if scotland {
        fixed.extend([(1, 2), (11, 30)]);
    } else {
        all.push(easter(year) + Days::new(1));
    }
    if ireland {
        fixed.extend([(3, 17), (7, 12)]);
    }
    fixed.sort();
    let weekend = |day: NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let (moved, stays): (Vec<_>, Vec<_>) =
        fixed.into_iter().map(|(month, of)| day(year, month, of)).partition(|day| weekend(*day));
    all.extend(stays);
    for day in moved {
        let free = day.iter_days().find(|day| !weekend(*day) && !all.contains(day)).unwrap();
        all.push(free);
    }
    // The only day of these years that no rule gives: appointed for Scotland by proclamation.
    if scotland && year == 2026 {
        all.push(day(2026, 6, 15));
    }
    all.sort();
    all
}

#[test]
fn every_year_of_every_nation_is_what_the_rules_give() {
    let holidays = data();
    assert_eq!((holidays.from, holidays.to), (2025, 2028));
    for year in holidays.from..=holidays.to {
        for nation in Nation::ALL {
            let expected: Vec<String> = by_the_rules(year, nation).into_iter().map(iso_day).collect();
            assert_eq!(days(&holidays, nation, year), expected, "{nation:?} {year}");
        }
    }
}

/// A year of each list in full, read off a printed calendar.
#[test]
#[rustfmt::skip]
fn whole_years_are_as_they_stand_on_the_wall() {
    let holidays = data();
    assert_eq!(days(&holidays, Nation::England, 2026), [
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"]);
    assert_eq!(days(&holidays, Nation::Scotland, 2026), [
        "2026-01-01", "2026-01-02", "2026-04-03", "2026-05-04", "2026-05-25", "2026-06-15", "2026-08-03", "2026-11-30",
        "2026-12-25", "2026-12-28"]);
    assert_eq!(days(&holidays, Nation::NorthernIreland, 2026), [
        "2026-01-01", "2026-03-17", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-07-13", "2026-08-31",
        "2026-12-25", "2026-12-28"]);
    assert_eq!(days(&holidays, Nation::Wales, 2027), [
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28"]);
    assert_eq!(days(&holidays, Nation::Scotland, 2028), [
        "2028-01-03", "2028-01-04", "2028-04-14", "2028-05-01", "2028-05-29", "2028-08-07", "2028-11-30", "2028-12-25",
        "2028-12-26"]);
}

#[test]
fn easter_is_worked_out_right_in_years_whose_date_is_known() {
    for known in [
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
    ] {
        let known = read_day(known).unwrap();
        assert_eq!(easter(known.year()), known);
    }
}

#[test]
fn a_substitute_names_the_weekend_day_that_it_stands_for() {
    let holidays = data();
    let mut substitutes = 0;
    for nation in Nation::ALL {
        for holiday in holidays.of(nation) {
            assert_eq!(holidays.kind(holiday.date, nation), Ok(DayKind::BankHoliday(holiday.name.clone())));
            let Some(instead) = holiday.instead_of else { continue };
            substitutes += 1;
            assert_eq!(holidays.kind(instead, nation), Ok(DayKind::Weekend), "{}", iso_day(holiday.date));
            assert!(instead < holiday.date && holiday.date - instead <= chrono::TimeDelta::days(3));
        }
    }
    // Four each in England and Wales, seven in Scotland, six in Northern Ireland.
    assert_eq!(substitutes, 4 + 4 + 7 + 6);
}
