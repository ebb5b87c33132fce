//! The words of the practice cases: nobody's numbers, a calm voice, days that are what they are called.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value as Json;

use crate::practice_cases::{all, file, index, words};

#[test]
fn every_number_in_a_case_is_nobodys_and_no_agencys_of_the_trial_area() {
    let area: Json = serde_json::from_str(include_str!("../../src/native/cli/northmere.json")).unwrap();
    let area: Vec<String> = words(&area).into_iter().flat_map(numbers).collect();
    assert!(area.len() > 13);
    for name in index().cases.iter().chain(&index().exercises) {
        let file: Json = serde_json::from_slice(&file(&format!("{name}.json"))).unwrap();
        for number in words(&file).into_iter().flat_map(numbers) {
            assert!(number.starts_with("07700900") && number.len() == 11, "{name}: {number} may be somebody's");
            assert!(!area.contains(&number), "{name}: {number} is in the trial area's pack");
        }
        let text = words(&file).join("\n");
        let addresses = text.split_whitespace().filter(|word| word.contains('@') && !word.starts_with("marac-portal/"));
        assert!(addresses.clone().all(|word| word.trim_end_matches('.').ends_with("example.org")), "{name}");
        assert!(!text.contains("://") && !text.contains("www."), "{name}");
    }
}

/// Runs of at least 9 digits, blanks aside.
fn numbers(text: &str) -> Vec<String> {
    let compact: String = text.chars().filter(|c| *c != ' ').collect();
    compact.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() >= 9).map(str::to_owned).collect()
}

#[test]
fn no_case_speaks_of_scores_or_in_a_loud_voice_and_each_says_what_it_is_about() {
    for case in all() {
        let file: Json = serde_json::from_slice(&case.to_bytes()).unwrap();
        for text in words(&file) {
            let lower = text.to_lowercase();
            let words: BTreeSet<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
            for word in
                ["score", "scores", "percent", "percentage", "passed", "failed", "brutal", "horrific", "vicious"]
            {
                assert!(!words.contains(word), "{}: {word} in {text:?}", case.id);
            }
            assert!(!text.contains('%'), "{}: {text:?}", case.id);
        }
        assert!(case.content_note.en().contains("This case speaks of") && case.content_note.en().contains("stop"));
        assert!((150..=300).contains(&case.narrative.en().split_whitespace().count()), "{}", case.id);
        assert!((5..=8).contains(&case.mock_marac.len()), "{}", case.id);
    }
}

#[test]
fn a_day_that_is_named_with_its_weekday_has_that_weekday() {
    let months = "January February March April May June July August September October November December";
    let months: Vec<&str> = months.split(' ').collect();
    let mut seen = 0;
    for case in all() {
        let file: Json = serde_json::from_slice(&case.to_bytes()).unwrap();
        for text in words(&file) {
            let said: Vec<&str> = text.split([' ', ',', '.', ':']).filter(|word| !word.is_empty()).collect();
            for three in said.windows(3) {
                let (Ok(weekday), Ok(day)) = (three[0].parse::<Weekday>(), three[1].parse::<u32>()) else { continue };
                let Some(month) = months.iter().position(|month| *month == three[2]) else { continue };
                let date = NaiveDate::from_ymd_opt(2026, month as u32 + 1, day).unwrap();
                assert_eq!(date.weekday(), weekday, "{}: {three:?}", case.id);
                assert!(date <= case.as_of, "{}: {three:?} has not come yet", case.id);
                seen += 1;
            }
        }
    }
    assert!(seen >= 6, "{seen}");
}
