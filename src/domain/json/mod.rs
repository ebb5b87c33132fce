//! Reading a data file field by field: one parse for every format, and a fault that names its place.

mod object;
mod scan;

pub use object::Object;

use std::cell::RefCell;

use serde_json::Value;

use scan::Scan;

/// A field that does not hold what its place calls for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// As in `recipients[0].from`; the first of a list is 0.
    pub path: String,
    pub detail: String,
}

/// Where and why the text of a file could not be read; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    pub line: usize,
    pub column: usize,
    pub detail: String,
}

/// Reads a whole file; the first fault, if there is any.
pub fn read<T>(value: &Value, read: impl FnOnce(&Object) -> T) -> Result<T, Fault> {
    let fault = RefCell::new(None);
    let read = read(&Object::of(value, String::new(), &fault));
    match fault.into_inner() {
        None => Ok(read),
        Some(fault) => Err(fault),
    }
}

/// Parses the text of a file; a name that stands twice in one object is refused.
pub fn parse(text: &[u8]) -> Result<Value, Misread> {
    let value = serde_json::from_slice(text).map_err(|error| {
        let mut detail = error.to_string();
        if let Some(place) = detail.rfind(" at line ") {
            detail.truncate(place);
        }
        Misread { line: error.line(), column: error.column(), detail }
    })?;
    let mut scan = Scan::new(text, None);
    if scan.stops_in("") { Err(scan.misread("a name stands twice here".into())) } else { Ok(value) }
}

impl Fault {
    /// The fault with its line and column in the text that [`parse`] has read.
    pub fn in_text(self, text: &[u8]) -> Misread {
        let mut path = self.path.as_str();
        loop {
            let mut scan = Scan::new(text, Some(path));
            if scan.stops_in("") {
                return scan.misread(self.detail);
            }
            // What is missing has no place of its own: that of the object it is missing from.
            path = &path[..path.rfind(['.', '[']).unwrap_or(0)];
        }
    }
}

fn inside(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{ \"a\": \"x\\\"}\",\n  \"b\": [ 1, {\"c\": -2.5e3, \"d\": null},\n 7 ] }";

    fn place(path: &str) -> (usize, usize) {
        let fault = Fault { path: path.into(), detail: String::new() };
        let Misread { line, column, .. } = fault.in_text(TEXT.as_bytes());
        (line, column)
    }

    #[test]
    fn a_fault_has_the_line_and_column_at_which_the_value_begins() {
        assert_eq!(place("a"), (1, 8));
        assert_eq!(place("b[0]"), (2, 10));
        assert_eq!(place("b[1].c"), (2, 19));
        assert_eq!(place("b[2]"), (3, 2));
    }

    #[test]
    fn what_is_missing_has_the_place_of_what_it_is_missing_from() {
        assert_eq!(place("b[1].e"), (2, 13));
        assert_eq!(place("c.d[4].e"), (1, 1));
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_at_its_second_place() {
        let twice = parse(b"{\"a\": {\"b\": 1},\n \"c\": [{\"b\": 1, \"b\": 2}]}").unwrap_err();
        assert_eq!((twice.line, twice.column), (2, 17));
        assert!(parse(br#"{"case": 1, "c\u0061se": 2}"#).is_err(), "one name, spelled in two ways");
        assert!(parse(TEXT.as_bytes()).is_ok());
        assert!(parse(b"{\"a\": {\"b\": 1}, \"b\": [[], {}, \"\", true, 0]}").is_ok());
    }
}
