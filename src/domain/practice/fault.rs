//! What is wrong with a practice case, and where.

use crate::domain::instrument::{Instrument, Tri};
use crate::domain::json::Misread;

/// A fault of a case; `at` is a place in its file, as `key.dash-07.facts`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseFault {
    /// Not JSON, or not tagged as a case; where the reader stopped.
    NotACase {
        line: usize,
        column: usize,
    },
    /// A newer major version of the format.
    NewerVersion,
    /// Bytes that a file may have, and has.
    TooLarge {
        most: usize,
        bytes: usize,
    },
    /// One name stands twice in one object.
    NamedTwice {
        name: String,
        line: usize,
    },
    /// A field that is missing or does not hold what its place calls for.
    Field {
        path: String,
        line: usize,
        detail: String,
    },
    /// A text that says nothing.
    Empty {
        at: String,
    },
    /// Characters allowed, and characters too many.
    TooLong {
        at: String,
        most: usize,
        over: usize,
    },
    /// An id that is not 1 to 40 small letters, digits and hyphens.
    Id {
        at: String,
    },
    /// A number of minutes or a version that is 0.
    Zero {
        at: String,
    },

    MissingItem {
        item: String,
    },
    KeyedTwice {
        item: String,
    },
    /// Not an item of the checklist.
    UnknownItem {
        item: String,
    },
    /// An answer that the key gives or accepts already.
    AcceptedTwice {
        item: String,
        answer: Tri,
    },
    /// A Yes without a fact that was said, a No without one that was denied, a Don't know that rests on something known.
    NoFactFor {
        item: String,
        answer: Tri,
    },

    UnknownFact {
        at: String,
        fact: String,
    },
    TwiceFact {
        fact: String,
    },
    UnknownTopic {
        fact: String,
        topic: String,
    },
    TwiceTopic {
        topic: String,
    },
    /// A topic about which nothing is learned.
    NothingUnder {
        topic: String,
    },
    TwicePrompt {
        prompt: String,
    },
    TwiceAgency {
        agency: String,
    },

    /// Not one of the four national routes.
    UnknownRoute {
        at: String,
        route: String,
    },
    /// Routes that are the key and accepted as well, or stand twice.
    RouteTwice {
        at: String,
        route: String,
    },
    /// Two keys for the same rules.
    TwiceRules {
        at: String,
    },
    /// Visible high risk stands against the number of Yes in the key; `needed` of that key.
    CountAgainstRoute {
        at: String,
        yes: u32,
        needed: u32,
    },
    /// No routes for the usual rules.
    NoUsualRoutes,

    /// Not a question of the form in its place.
    UnknownQuestion {
        at: String,
    },
    /// An answer that its question does not take.
    NotAnAnswer {
        at: String,
    },
}

impl CaseFault {
    /// Why the text of a file could not be read; a name that stands twice is told by itself.
    pub(super) fn of_text(text: &[u8], misread: Misread, instrument: &Instrument) -> CaseFault {
        let Misread { line, column, .. } = misread;
        match name_at(text, line, column) {
            // Only a whole file of JSON is looked through for names.
            Some(item) if well_formed(text) && instrument.item(&item).is_some() => CaseFault::KeyedTwice { item },
            Some(name) if well_formed(text) => CaseFault::NamedTwice { name, line },
            _ => CaseFault::NotACase { line, column },
        }
    }
}

fn well_formed(text: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok()
}

/// The name that begins at a place of a text.
fn name_at(text: &[u8], line: usize, column: usize) -> Option<String> {
    let line = text.split(|byte| *byte == b'\n').nth(line.checked_sub(1)?)?;
    let mut names = serde_json::Deserializer::from_slice(line.get(column.checked_sub(1)?..)?).into_iter::<String>();
    names.next()?.ok()
}
