//! One person who is looked for, by name and perhaps day of birth.

use super::candidate::Sure;
use super::case::Person;
use super::likeness::Likeness;
use super::name::parts;
use super::person::Ready;

/// Somebody who is looked for.
pub struct Sought {
    ready: Ready,
    /// The names as parts, each name once.
    names: Vec<Vec<String>>,
}

/// How a person stands in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Likely {
    pub sure: Sure,
    /// The names are the same, and the dates of birth are not: another person, or a slip.
    pub born_otherwise: bool,
}

impl Sought {
    /// Makes ready whom to look for; nothing where no name is given.
    pub fn new(person: &Person) -> Option<Sought> {
        let ready = Ready::new(person);
        let names: Vec<Vec<String>> = ready.names.iter().map(|name| name.parts.clone()).collect();
        (!names.is_empty()).then_some(Sought { ready, names })
    }

    /// Whether it may be this person, and how sure that is.
    pub fn may_be(&self, person: &Person) -> Option<Likely> {
        let likeness = Likeness::of(&self.ready, &Ready::new(person));
        let born_otherwise = likeness.is_contradicted();
        match likeness.level.sure() {
            Some(sure) => Some(Likely { sure, born_otherwise }),
            // Looking for somebody must not miss them for a slip in a date.
            None if likeness.has_same_name() => Some(Likely { sure: Sure::Possible, born_otherwise }),
            None => None,
        }
    }

    /// Whether a text names them: all parts of a name in any order, with at most two words between.
    pub fn is_named_in(&self, text: &str) -> bool {
        let words = parts(text);
        self.names.iter().filter(|name| name.len() > 1).any(|name| {
            let window = (name.len() + BETWEEN).min(words.len());
            let all = |words: &[String]| name.iter().all(|part| words.contains(part));
            window >= name.len() && words.windows(window).any(all)
        })
    }

    /// Whether a text has a part of their names: for a case that they stand in anyway.
    pub fn is_touched_in(&self, text: &str) -> bool {
        let words = parts(text);
        let telling = |part: &&String| part.chars().count() >= SHORTEST;
        self.names.iter().flatten().filter(telling).any(|part| words.contains(part))
    }
}

/// Words that may stand between the parts of a name: a middle name, a `Mrs`.
const BETWEEN: usize = 2;
/// A shorter part tells nobody apart: `Li`, `de`.
const SHORTEST: usize = 3;
