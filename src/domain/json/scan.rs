//! The line and column of a value in a JSON text.

use super::{Misread, inside};

/// A walk over JSON that is known to be well formed.
pub(super) struct Scan<'a> {
    text: &'a [u8],
    at: usize,
    /// The path to stop at; without one, the first name that stands twice.
    wanted: Option<&'a str>,
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a [u8], wanted: Option<&'a str>) -> Scan<'a> {
        Scan { text, at: 0, wanted }
    }

    /// Goes past the next value, whose path is `here`; true when it stopped at what is wanted.
    pub fn stops_in(&mut self, here: &str) -> bool {
        self.skip(b" \t\r\n");
        if self.wanted == Some(here) {
            return true;
        }
        let open = self.next();
        match open {
            b'{' | b'[' => self.stops_among(here, open == b'{'),
            b'"' => {
                self.string();
                false
            }
            _ => {
                while !b" \t\r\n,]}".contains(&self.next()) && self.at < self.text.len() {
                    self.at += 1;
                }
                false
            }
        }
    }

    fn stops_among(&mut self, here: &str, named: bool) -> bool {
        // In a set: an object may have very many names.
        let (mut names, mut count) = (serde_json::Map::new(), 0);
        self.at += 1;
        loop {
            self.skip(b" \t\r\n,");
            if matches!(self.next(), b'}' | b']' | 0) {
                self.at += 1;
                return false;
            }
            let start = self.at;
            let name = if named { self.string() } else { String::new() };
            let path = match self.wanted {
                Some(_) if named => inside(here, &name),
                Some(_) => format!("{here}[{count}]"),
                // Paths grow with depth, and only what is looked for by its path needs one.
                None => String::new(),
            };
            count += 1;
            if self.wanted.is_none() && named && names.insert(name, serde_json::Value::Null).is_some() {
                self.at = start;
                return true;
            }
            self.skip(b" \t\r\n:");
            if self.stops_in(&path) {
                return true;
            }
        }
    }

    /// Goes past a string, and gives what it says: one name may be spelled in two ways.
    fn string(&mut self) -> String {
        let start = self.at + 1;
        self.at = start;
        while !matches!(self.next(), b'"' | 0) {
            self.at += if self.next() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        let inside = self.text.get(start..self.at - 1).unwrap_or_default();
        let spelled = inside.contains(&b'\\').then(|| serde_json::from_slice(self.text.get(start - 1..self.at)?).ok());
        spelled.flatten().unwrap_or_else(|| String::from_utf8_lossy(inside).into_owned())
    }

    fn skip(&mut self, what: &[u8]) {
        while what.contains(&self.next()) {
            self.at += 1;
        }
    }

    /// The byte ahead; 0, which stands nowhere in JSON, at the end.
    fn next(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    /// What is wrong at the place where it stands.
    pub fn misread(&self, detail: String) -> Misread {
        let before = &self.text[..self.at];
        Misread {
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            column: 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count(),
            detail,
        }
    }
}
