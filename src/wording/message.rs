//! A message as it stands in the program: its text in parts, with places for values.

use std::fmt::Display;

/// A text made from `en.ftl` while compiling.
#[derive(Clone, Copy)]
pub struct Message(pub &'static [Part]);

/// A piece of a message.
pub enum Part {
    /// Words as they stand.
    Text(&'static str),
    /// The value of this name.
    Value(&'static str),
    /// One of several texts.
    Select(&'static Select),
}

/// Texts of which a number, the value named `by`, chooses one: the first whose case fits, else the other.
pub struct Select {
    pub by: &'static str,
    pub cases: &'static [(Case, &'static [Part])],
    pub other: &'static [Part],
}

/// When a text of a [`Select`] is chosen: a number, or a plural category of the language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Is(u32),
    One,
}

impl Message {
    /// The text with these values in it.
    pub fn say(self, values: &[(&str, &dyn Display)]) -> String {
        let mut said = String::new();
        say(self.0, values, &mut said);
        said
    }

    /// Whether the message needs these values, all of them and no others; asked while compiling.
    pub const fn takes(self, names: &[&str]) -> bool {
        let mut i = 0;
        while i < names.len() {
            if !names_value(self.0, names[i]) {
                return false;
            }
            i += 1;
        }
        needs_only(self.0, names)
    }
}

fn say(parts: &[Part], values: &[(&str, &dyn Display)], said: &mut String) {
    let value = |wanted: &str| values.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.to_string());
    for part in parts {
        match *part {
            Part::Text(text) => said.push_str(text),
            Part::Value(name) => said.push_str(&value(name).unwrap_or_default()),
            Part::Select(Select { by, cases, other }) => {
                let number = value(by).and_then(|text| number(&text));
                let fits = |case: &Case| number.is_some_and(|n| *case == Case::Is(n) || Some(*case) == category(n));
                say(cases.iter().find(|(case, _)| fits(case)).map_or(other, |(_, parts)| parts), values, said);
            }
        }
    }
}

/// The plural category of a number in English; `None` is "other".
fn category(number: u32) -> Option<Case> {
    (number == 1).then_some(Case::One)
}

/// Only a number as we write it selects; everything else is text.
fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number: &u32| number.to_string() == text)
}

const fn names_value(parts: &[Part], wanted: &str) -> bool {
    let mut i = 0;
    while i < parts.len() {
        let names = match &parts[i] {
            Part::Text(_) => false,
            Part::Value(name) => same(name, wanted),
            Part::Select(Select { by, cases, other }) => {
                let mut found = same(by, wanted) || names_value(other, wanted);
                let mut j = 0;
                while j < cases.len() {
                    found = found || names_value(cases[j].1, wanted);
                    j += 1;
                }
                found
            }
        };
        if names {
            return true;
        }
        i += 1;
    }
    false
}

const fn needs_only(parts: &[Part], names: &[&str]) -> bool {
    let mut i = 0;
    while i < parts.len() {
        let given = match &parts[i] {
            Part::Text(_) => true,
            Part::Value(name) => among(name, names),
            Part::Select(Select { by, cases, other }) => {
                let mut given = among(by, names) && needs_only(other, names);
                let mut j = 0;
                while j < cases.len() {
                    given = given && needs_only(cases[j].1, names);
                    j += 1;
                }
                given
            }
        };
        if !given {
            return false;
        }
        i += 1;
    }
    true
}

const fn among(name: &str, names: &[&str]) -> bool {
    let mut i = 0;
    while i < names.len() {
        if same(name, names[i]) {
            return true;
        }
        i += 1;
    }
    false
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}
