//! The short code: 24 answers and the routes, handed in without a network or a file.
//!
//! 70 bits, highest first: the session (10), the case (8), 24 answers (2 each: 0 not answered, 1 yes, 2 no, 3 don't know), the
//! four national routes (1 each). They are 14 characters of Crockford base32; two check characters follow.

use std::fmt;

use super::reed_solomon::{self, CHECKS, Checked, LENGTH as WORD};
use crate::domain::criteria::{ESCALATION, JUDGEMENT, REPEAT, VISIBLE_HIGH_RISK};
use crate::domain::crockford::{ALPHABET, digit};
use crate::domain::instrument::Tri;

/// What a learner hands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandIn {
    pub session: SessionMark,
    /// [`super::case::Case::mark`] of the case.
    pub case: u8,
    /// By the order of the checklist.
    pub answers: [Option<Tri>; ITEMS],
    /// National routes, in the order of [`ROUTES`].
    pub routes: Vec<&'static str>,
}

/// Two characters by which a trainer's session knows its own hand-ins; `00` is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SessionMark(u16);

/// Why what was typed is no code. Places count the characters of the code from 1: blanks and hyphens are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeFault {
    Nothing,
    /// Too few or too many characters.
    Length {
        have: usize,
    },
    /// A character that stands in no code.
    Character {
        at: usize,
        character: char,
    },
    /// The check characters do not fit; if a single character is wrong, it is this one.
    Mistyped {
        likely: Option<Likely>,
    },
}

/// What a mistyped code probably should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// From 1.
    pub at: usize,
    pub should_be: char,
    /// The whole code with this character in its place.
    pub code: String,
}

/// Items that a code carries.
pub const ITEMS: usize = 24;
/// Characters of a code.
pub const LENGTH: usize = WORD;
/// The routes that a code carries, in their order.
pub const ROUTES: [&str; 4] = [VISIBLE_HIGH_RISK, JUDGEMENT, ESCALATION, REPEAT];

const GROUP: usize = 4;

impl HandIn {
    /// The code, in four groups of four.
    pub fn code(&self) -> String {
        let mut bits = u128::from(self.session.0 & 0x3ff) << 8 | u128::from(self.case);
        for answer in self.answers {
            bits = bits << 2 | number(answer);
        }
        for route in ROUTES {
            bits = bits << 1 | u128::from(self.routes.contains(&route));
        }
        let mut word = [0; LENGTH];
        for (place, symbol) in word[..LENGTH - CHECKS].iter_mut().rev().enumerate() {
            *symbol = (bits >> (5 * place) & 31) as u8;
        }
        reed_solomon::put_checks(&mut word);
        written(&word)
    }

    /// Reads a code as people write it: case-blind, O as 0, I and L as 1, blanks and hyphens skipped.
    pub fn read(typed: &str) -> Result<HandIn, CodeFault> {
        let mut word = Vec::new();
        for character in typed.chars().filter(|character| !is_gap(*character)) {
            match digit(character) {
                Some(digit) => word.push(digit),
                None => return Err(CodeFault::Character { at: word.len() + 1, character }),
            }
        }
        let word: [u8; LENGTH] = match <[u8; LENGTH]>::try_from(word) {
            Ok(word) => word,
            Err(word) if word.is_empty() => return Err(CodeFault::Nothing),
            Err(word) => return Err(CodeFault::Length { have: word.len() }),
        };
        match reed_solomon::check(&word) {
            Checked::Whole => Ok(HandIn::of(&word)),
            Checked::Wrong => Err(CodeFault::Mistyped { likely: None }),
            Checked::Perhaps { place, symbol: right } => {
                let mut word = word;
                word[place] = right;
                let likely = Likely { at: place + 1, should_be: symbol(right), code: written(&word) };
                Err(CodeFault::Mistyped { likely: Some(likely) })
            }
        }
    }

    fn of(word: &[u8; LENGTH]) -> HandIn {
        let bits = word[..LENGTH - CHECKS].iter().fold(0u128, |bits, symbol| bits << 5 | u128::from(*symbol));
        let (routes, answers) = (bits & 15, bits >> 4);
        let chosen = |(place, _): &(usize, &'static str)| routes >> (ROUTES.len() - 1 - place) & 1 == 1;
        HandIn {
            session: SessionMark((bits >> 60) as u16),
            case: (bits >> 52) as u8,
            answers: std::array::from_fn(|item| answer(answers >> (2 * (ITEMS - 1 - item)) & 3)),
            routes: ROUTES.into_iter().enumerate().filter(chosen).map(|(_, route)| route).collect(),
        }
    }
}

impl SessionMark {
    /// No session: somebody who practises alone.
    pub const NONE: SessionMark = SessionMark(0);

    /// The mark of this many random bits; the lowest ten are used. Never that of no session.
    pub fn random(bits: u16) -> SessionMark {
        SessionMark((bits & 0x3ff).max(1))
    }

    /// Reads two characters as people write them.
    pub fn read(typed: &str) -> Option<SessionMark> {
        let digits: Option<Vec<u8>> = typed.chars().filter(|character| !is_gap(*character)).map(digit).collect();
        match digits?.as_slice() {
            [high, low] => Some(SessionMark(u16::from(*high) << 5 | u16::from(*low))),
            _ => None,
        }
    }
}

impl fmt::Display for SessionMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", symbol((self.0 >> 5 & 31) as u8), symbol((self.0 & 31) as u8))
    }
}

fn number(answer: Option<Tri>) -> u128 {
    match answer {
        None => 0,
        Some(Tri::Yes) => 1,
        Some(Tri::No) => 2,
        Some(Tri::DontKnow) => 3,
    }
}

fn answer(number: u128) -> Option<Tri> {
    [None, Some(Tri::Yes), Some(Tri::No), Some(Tri::DontKnow)][number as usize & 3]
}

fn symbol(digit: u8) -> char {
    char::from(ALPHABET[usize::from(digit & 31)])
}

/// What may stand between the characters of a code: telephones and word processors write other hyphens than ours.
fn is_gap(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '\u{ad}' | '\u{200b}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn written(word: &[u8; LENGTH]) -> String {
    let groups: Vec<String> =
        word.chunks(GROUP).map(|group| group.iter().map(|digit| symbol(*digit)).collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_written_as_the_format_says() {
        // Session K7 = 10011 00111, case 0xA5, item 1 Yes, item 2 No, item 3 Don't know, item 4 blank, item 24 Yes;
        // visible high risk and repeat: 10011 00111 10100 10101 10110 00000 ... 00011 001.
        let mut answers = [None; ITEMS];
        (answers[0], answers[1], answers[2]) = (Some(Tri::Yes), Some(Tri::No), Some(Tri::DontKnow));
        answers[23] = Some(Tri::Yes);
        let session = SessionMark::read("k7").unwrap();
        let code = HandIn { session, case: 0xa5, answers, routes: vec![VISIBLE_HIGH_RISK, REPEAT] }.code();
        assert_eq!(code, "K7MN-P000-0000-0SPG");
        assert_eq!(HandIn::read(&code).unwrap().code(), code);
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code =
            HandIn { session: SessionMark::NONE, case: 1, answers: [Some(Tri::No); ITEMS], routes: vec![] }.code();
        let read = HandIn::read(&code);
        for typed in [
            code.to_lowercase(),
            code.replace('-', " "),
            code.replace('-', "\u{2013}"),
            code.replace('-', ""),
            format!(" {} ", code.replace('0', "O")),
            code.replace('1', "l"),
        ] {
            assert_eq!(HandIn::read(&typed), read, "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_named() {
        assert_eq!(HandIn::read(" - "), Err(CodeFault::Nothing));
        assert_eq!(HandIn::read("K7MN-P000"), Err(CodeFault::Length { have: 8 }));
        assert_eq!(HandIn::read(&"0".repeat(17)), Err(CodeFault::Length { have: 17 }));
        assert_eq!(HandIn::read("K7-U000"), Err(CodeFault::Character { at: 3, character: 'U' }));
    }

    #[test]
    fn a_session_is_two_characters_and_never_none_by_chance() {
        for (typed, written) in [("k7", "K7"), (" O l", "01"), ("zz", "ZZ"), ("00", "00")] {
            assert_eq!(SessionMark::read(typed).unwrap().to_string(), written);
        }
        for typed in ["", "K", "K77", "KU"] {
            assert_eq!(SessionMark::read(typed), None, "{typed}");
        }
        assert_eq!(SessionMark::read("00"), Some(SessionMark::NONE));
        assert_ne!(SessionMark::random(0x400), SessionMark::NONE);
    }

    fn hand_in() -> impl Strategy<Value = HandIn> {
        let answers = proptest::array::uniform24(0u128..4);
        (0u16..1024, any::<u8>(), answers, 0usize..16).prop_map(|(session, case, answers, routes)| HandIn {
            session: SessionMark(session),
            case,
            answers: answers.map(answer),
            routes: ROUTES.into_iter().enumerate().filter(|(at, _)| routes >> at & 1 == 1).map(|(_, r)| r).collect(),
        })
    }

    fn with(code: &str, at: usize, by: usize) -> String {
        let compact: Vec<char> = code.chars().filter(|c| *c != '-').collect();
        let old = usize::from(digit(compact[at]).unwrap());
        let put = |(place, c)| if place == at { symbol(((old + by) % 32) as u8) } else { c };
        compact.into_iter().enumerate().map(put).collect()
    }

    proptest! {
        #[test]
        fn what_is_handed_in_is_read_back(given in hand_in()) {
            prop_assert_eq!(HandIn::read(&given.code()), Ok(given));
        }

        #[test]
        fn every_single_wrong_character_is_found_and_the_right_code_proposed(given in hand_in()) {
            let code = given.code();
            let right: Vec<char> = code.chars().filter(|c| *c != '-').collect();
            for at in 0..LENGTH {
                for by in 1..32 {
                    let likely = Likely { at: at + 1, should_be: right[at], code: code.clone() };
                    prop_assert_eq!(HandIn::read(&with(&code, at, by)), Err(CodeFault::Mistyped { likely: Some(likely) }));
                }
            }
        }

        #[test]
        fn no_two_wrong_characters_make_another_code(given in hand_in(), one in 0..LENGTH, by in 1usize..32) {
            for other in (0..LENGTH).filter(|other| *other != one) {
                for by_other in 1..32 {
                    let typed = with(&with(&given.code(), one, by), other, by_other);
                    prop_assert!(matches!(HandIn::read(&typed), Err(CodeFault::Mistyped { .. })), "{}", typed);
                }
            }
        }

        #[test]
        fn two_characters_that_changed_places_are_noticed(given in hand_in(), at in 0..LENGTH - 1) {
            let mut typed: Vec<char> = given.code().chars().filter(|c| *c != '-').collect();
            typed.swap(at, at + 1);
            let read = HandIn::read(&typed.iter().collect::<String>());
            prop_assert_eq!(read.is_ok(), typed[at] == typed[at + 1]);
        }
    }
}
