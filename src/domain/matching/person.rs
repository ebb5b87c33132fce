//! A person made ready to be compared.

use super::born::dates_in;
use super::case::Person;
use super::name::{Name, parts, short};
use super::place::{Address, phones_in};
use crate::domain::date::Date;

/// What is compared of a person.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Ready {
    /// The usual name first, where there is one.
    pub names: Vec<Name>,
    pub born: Vec<Date>,
    pub addresses: Vec<Address>,
    pub phones: Vec<String>,
}

/// No more names, addresses and numbers of one person than are compared.
const MOST_NAMES: usize = 8;
const MOST_OTHERS: usize = 6;

impl Ready {
    /// Makes a person ready: what is longer than the form allows is cut, so that no text can take long.
    pub fn new(person: &Person) -> Ready {
        let mut names = names_in(&person.name, false);
        names.extend(names_in(&person.other_names, true));
        let mut kept: Vec<Name> = Vec::new();
        for name in names {
            if kept.len() < MOST_NAMES && !kept.iter().any(|known| known.parts == name.parts) {
                kept.push(name);
            }
        }
        let born = person.born.iter().cloned().chain(dates_in(short(&person.other_born))).collect();
        let addresses = person.addresses.iter().take(MOST_OTHERS).filter_map(|text| Address::read(text)).collect();
        let phones =
            person.phones.iter().take(MOST_OTHERS).flat_map(|text| phones_in(text)).take(MOST_OTHERS).collect();
        Ready { names: kept, born, addresses, phones }
    }

    /// Whether nothing is known that tells who it is.
    pub fn is_nobody(&self) -> bool {
        self.names.is_empty() && self.born.is_empty()
    }
}

/// The names in a text. The first of the field for the name is the usual one, `others` are not.
///
/// `Marla Quill (née Strake)`, `Dev; Devon Clarke`, `aka Marla Strake, not used now`. A comma parts names only among other
/// names: before a given name it is a way of writing one.
fn names_in(text: &str, others: bool) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for line in short(text).split([';', '/', '|', '\n', '\r', '(', ')', '[', ']']) {
        let pieces: Vec<&str> = if others { line.split(',').collect() } else { vec![line] };
        let before = names.len();
        for piece in &pieces {
            let words: Vec<&str> = piece.split_whitespace().collect();
            for words in words.split(|word| is_between(word)) {
                let first = names.is_empty() && !others;
                names.extend(Name::read(words, !first).filter(|name| !name.parts.is_empty()));
            }
        }
        // `Strake, Marla` may be two names or one: it is both.
        if let [.., family, given] = names.as_slice()
            && pieces.len() == 2
            && names.len() == before + 2
            && family.parts.len() == 1
            && given.parts.len() == 1
        {
            let words = [family.typed.clone(), given.typed.clone()];
            names.extend(Name::read(&[&words[0], &words[1]], true));
        }
    }
    names
}

/// Words that stand between names and are none.
fn is_between(word: &str) -> bool {
    let word = parts(word).concat();
    BETWEEN.contains(&word.as_str())
}

const BETWEEN: &[&str] = &[
    "aka",
    "alias",
    "nee",
    "or",
    "also",
    "known",
    "as",
    "formerly",
    "former",
    "previously",
    "maiden",
    "married",
    "birth",
    "name",
    "named",
    "names",
    "called",
    "nickname",
    "spelt",
    "spelled",
    "used",
    "uses",
    "not",
    "now",
    "was",
    "is",
    "the",
    "goes",
    "by",
    "sometimes",
    "gynt",
];
